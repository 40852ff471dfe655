"""The drafting options: ``catalogue/legislation/options/<KIND>.yaml``, a file for each kind.

Everything is checked together when they are first read: each kind accounted for, each
article cited there, each of them read where a file says so.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from accede import shelf
from accede.assessment.queries import other_law
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Checked
from accede.basics.texts import Text
from accede.legislation.rules import Choice, Drafting, Options, Point, badly_cited, unaccounted
from accede.treaties.queries import everything
from accede.treaties.rules import ObligationKind

_FOLDER = "legislation/options"
# Read in an authentic text, or in an official translation of it.
_READ = (Checked.TEXT, Checked.TRANSLATION)


class WordsEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in English and French, neither of them left out."""

    en: str
    fr: str


class PointEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing said, with the articles it rests on."""

    en: str
    fr: str
    law: tuple[str, ...] = ()


class ChoiceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A choice as a file writes it."""

    en: str
    fr: str
    options: tuple[PointEntry, ...]
    law: tuple[str, ...] = ()


class OptionsEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: a kind, and what a drafter has to think of."""

    kind: ObligationKind
    drafting: Drafting
    why: WordsEntry
    checked: Literal["text", "memory"]
    elements: tuple[PointEntry, ...] = ()
    choices: tuple[ChoiceEntry, ...] = ()
    pitfalls: tuple[PointEntry, ...] = ()
    rights: tuple[PointEntry, ...] = ()
    questions: tuple[PointEntry, ...] = ()


@cache
def options() -> Mapping[ObligationKind, Options]:
    """The drafting options of every kind, in the order of the kinds; ``BadInput`` names the
    file where one does not fit.
    """
    found: dict[ObligationKind, Options] = {}
    for name, entry in shelf.each(_FOLDER, OptionsEntry):
        if name != entry.kind.value:
            raise _bad(name, f"kind: the file is of ‘{entry.kind}’", "name the file after its kind")
        found[entry.kind] = _options(name, entry)
    every = [each for one in everything() for each in one.obligations]
    kinds = {each.code: each.kind for each in every}
    read = {each.code for each in every if each.checked in _READ}
    for kind, held in found.items():
        for fault in badly_cited(held, kinds=kinds, read=read, other=other_law()):
            raise _bad(kind.value, fault, "cite an article by its code, and what was read as read")
    for fault in unaccounted(ObligationKind, found.values()):
        raise _bad("", fault, "write the file of that kind, whole")
    return MappingProxyType({kind: found[kind] for kind in ObligationKind})


def _options(name: str, entry: OptionsEntry) -> Options:
    return Options(
        kind=entry.kind,
        drafting=entry.drafting,
        why=_text(name, entry.why),
        elements=tuple(_points(name, entry.elements)),
        choices=tuple(
            Choice(
                Point(_text(name, each), each.law),
                tuple(_points(name, each.options)),
            )
            for each in entry.choices
        ),
        pitfalls=tuple(_points(name, entry.pitfalls)),
        rights=tuple(_points(name, entry.rights)),
        questions=tuple(_points(name, entry.questions)),
        checked=entry.checked,
    )


def _points(name: str, entries: tuple[PointEntry, ...]) -> Iterator[Point]:
    for each in entries:
        yield Point(_text(name, each), each.law)


def _text(name: str, entry: WordsEntry | PointEntry | ChoiceEntry) -> Text:
    en, fr = entry.en.strip(), entry.fr.strip()
    if not en or not fr:
        raise _bad(name, "a text is empty in English or in French", "write it in both")
    return Text({"en": en, "fr": fr})


def _bad(name: str, problem: str, remedy: str) -> BadInput:
    place = shelf.root() / _FOLDER / (f"{name}.yaml" if name else "")
    return BadInput(problem, remedy=remedy, place=Place(str(place)))
