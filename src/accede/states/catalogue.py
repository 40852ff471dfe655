"""The room's YAML, read strictly into the objects of ``rules``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Checked
from accede.basics.texts import LANGUAGES, Text
from accede.states.rules import (
    Gender,
    Grid,
    Group,
    NameEntry,
    Organisation,
    Region,
    Resolved,
    ResolvedKind,
    State,
    StateKind,
    World,
)

FOLDER = "states"


class SourceEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Where the facts of a file come from."""

    title: str
    reference: str = ""
    stated_on: date | None = None


class StateEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One State of a file; see the head of ``members.yaml``."""

    name: dict[str, str]
    french_gender: Gender = Gender.MASCULINE
    french_article: str = ""
    english_the: bool = False
    iso2: str = ""
    m49: str = ""
    region: str = ""
    admitted: date | None = None
    admitted_by: str = ""
    original: bool = False
    predecessor: str = ""
    succeeded_on: date | None = None
    existed_from: date | None = None
    existed_until: date | None = None
    continued_by: str = ""
    successors: tuple[str, ...] = ()
    checked: Checked | None = None


class StatesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A file of States of one kind."""

    source: SourceEntry
    checked: Checked
    states: dict[str, StateEntry]


class OrganisationEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One organisation."""

    name: dict[str, str]
    french_article: str = ""
    french_gender: Gender = Gender.FEMININE


class OrganisationsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``organisations.yaml``."""

    source: SourceEntry
    checked: Checked
    organisations: dict[str, OrganisationEntry]


class RegionEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One region, after the region that holds it."""

    code: str
    level: int
    name: dict[str, str]
    parent: str = ""


class RegionsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``regions.yaml``."""

    source: SourceEntry
    checked: Checked
    regions: tuple[RegionEntry, ...]


class GroupEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One group, and who is in it."""

    name: dict[str, str]
    members: tuple[str, ...]


class GroupsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``groups.yaml``."""

    source: SourceEntry
    checked: Checked
    groups: dict[str, GroupEntry]


class TilesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``tiles.yaml``: for each wide region its rows, a code or a dot at each place."""

    source: SourceEntry
    checked: Checked
    grids: dict[str, tuple[str, ...]]


class TerritoryEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One territory, the State responsible for it, and until when."""

    of: str
    en: str
    fr: str
    also: tuple[str, ...] = ()
    until: date | None = None


class TerritoriesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``territories.yaml``."""

    source: SourceEntry
    checked: Checked
    territories: tuple[TerritoryEntry, ...]


class HeldEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One name held for an officer, and why."""

    name: str
    why: str
    also: tuple[str, ...] = ()


class HeldFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``held.yaml``."""

    source: SourceEntry
    checked: Checked
    held: tuple[HeldEntry, ...]


class NamesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``names.yaml``: other names by the code of whom they mean."""

    source: SourceEntry
    checked: Checked
    names: dict[str, tuple[str, ...]]


class DesignationsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``designations.yaml``."""

    source: SourceEntry
    checked: Checked
    text: dict[str, str]


_KINDS = {
    "members": StateKind.MEMBER,
    "observers": StateKind.OBSERVER,
    "non-members": StateKind.NON_MEMBER,
    "historic": StateKind.HISTORIC,
    "demonstration": StateKind.DEMONSTRATION,
}
_ARTICLES = frozenset({"", "le", "la", "l’", "les"})


def read_world() -> World:
    """All files of the room as one ``World``; ``BadInput`` names the file that does not fit."""
    every = tuple(sorted(_states(), key=lambda state: state.code))
    organisations = tuple(_organisations())
    historic = {state.code for state in every if state.kind is StateKind.HISTORIC}
    return World(
        every=every,
        organisations=organisations,
        regions=tuple(_regions()),
        names=(
            *_other_names(historic, {one.code for one in organisations}),
            *_territories(),
            *_held(),
        ),
        groups=tuple(_groups()),
        grids=tuple(_grids()),
    )


def held_names() -> tuple[str, ...]:
    """Every name held for an officer. For tests and for the officer's own list alone."""
    return tuple(entry.name for entry in _held())


def read_designations() -> Text:
    """What is printed wherever States are listed, in the languages it was written in."""
    return Text(shelf.read(_path("designations"), DesignationsFile).text)


def _path(name: str) -> Path:
    return shelf.root() / FOLDER / f"{name}.yaml"


def _states() -> Iterator[State]:
    for name, kind in _KINDS.items():
        path = _path(name)
        for code, entry in shelf.read(path, StatesFile).states.items():
            yield State(
                code=code,
                kind=kind,
                name=_in_six(entry.name, code, path),
                iso2=entry.iso2,
                m49=entry.m49,
                region=entry.region,
                admitted=entry.admitted,
                french_article=_article(entry.french_article, code, path),
                existed_from=entry.existed_from,
                existed_until=entry.existed_until,
                predecessor=entry.predecessor,
                succeeded_on=entry.succeeded_on,
                original=entry.original,
                admitted_by=entry.admitted_by,
                french_gender=entry.french_gender,
                english_the=entry.english_the,
                continued_by=entry.continued_by,
                successors=entry.successors,
            )


def _organisations() -> Iterator[Organisation]:
    path = _path("organisations")
    for code, entry in shelf.read(path, OrganisationsFile).organisations.items():
        yield Organisation(
            code=code,
            name=_in_six(entry.name, code, path),
            french_article=_article(entry.french_article, code, path),
            french_gender=entry.french_gender,
        )


def _regions() -> Iterator[Region]:
    path = _path("regions")
    for entry in shelf.read(path, RegionsFile).regions:
        yield Region(
            code=entry.code,
            name=_in_six(entry.name, entry.code, path),
            level=entry.level,
            parent=entry.parent,
        )


def _groups() -> Iterator[Group]:
    path = _path("groups")
    for code, entry in shelf.read(path, GroupsFile).groups.items():
        members = frozenset(entry.members)
        if len(members) != len(entry.members):
            raise BadInput(
                f"{code} names a State twice", remedy="name it once", place=Place(str(path))
            )
        yield Group(code=code, name=_in_six(entry.name, code, path), members=members)


def _grids() -> Iterator[Grid]:
    path = _path("tiles")
    for region, lines in shelf.read(path, TilesFile).grids.items():
        rows = tuple(tuple("" if code == "." else code for code in line.split()) for line in lines)
        if len({len(row) for row in rows}) > 1:
            raise BadInput(
                f"the rows of region {region} are not equally long",
                remedy="fill them with dots",
                place=Place(str(path)),
            )
        yield Grid(region=region, rows=rows)


def _other_names(historic: set[str], organisations: set[str]) -> Iterator[NameEntry]:
    path = _path("names")
    for code, names in shelf.read(path, NamesFile).names.items():
        kind = ResolvedKind.STATE
        if code in historic:
            kind = ResolvedKind.HISTORIC_STATE
        elif code in organisations:
            kind = ResolvedKind.ORGANISATION
        for name in names:
            yield NameEntry(name, Resolved(kind, code), place=Place(str(path)))


def _territories() -> Iterator[NameEntry]:
    path = _path("territories")
    for entry in shelf.read(path, TerritoriesFile).territories:
        means = Resolved(ResolvedKind.TERRITORY, entry.of, Text({"en": entry.en, "fr": entry.fr}))
        for name in (entry.en, entry.fr, *entry.also):
            yield NameEntry(name, means, until=entry.until, place=Place(str(path)))


def _held() -> Iterator[NameEntry]:
    path = _path("held")
    for entry in shelf.read(path, HeldFile).held:
        for name in (entry.name, *entry.also):
            yield NameEntry(name, Resolved(ResolvedKind.HELD, ""), place=Place(str(path)))


def _in_six(names: dict[str, str], code: str, path: Path) -> Text:
    """The name, in each of the six official languages."""
    missing = [language for language in LANGUAGES if not names.get(language, "").strip()]
    if missing or len(names) != len(LANGUAGES):
        raise BadInput(
            f"the name of {code} is not in each of the six languages",
            remedy=f"give it in {', '.join(LANGUAGES)}, and in no other",
            place=Place(str(path)),
        )
    return Text(names)


def _article(article: str, code: str, path: Path) -> str:
    if article not in _ARTICLES:
        raise BadInput(
            f"‘{article}’ is not a French article ({code})",
            remedy="write le, la, les, l’ with its curved apostrophe, or nothing",
            place=Place(str(path)),
        )
    return article
