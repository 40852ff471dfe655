"""Lists of acts read from YAML, strictly: ``catalogue/participation/*.yaml``.

Acts that a State of the demonstration is said to have done stand apart, in
``demonstration/participation/*.yaml``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import msgspec

from accede import shelf
from accede.basics.digests import digest
from accede.basics.errors import BadInput, Place
from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.treaties.catalogue.instruments import instruments
from accede.treaties.catalogue.shapes import SourceShape, source_of
from accede.treaties.rules.acts import Act, ActKind, ActList

DEMONSTRATION = "demonstration/participation"
_MARKS, _CORRECTS = "marks", "corrects"


class _Participation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    instrument: str
    source: SourceShape
    complete_until: date | None
    participants: dict[str, dict[str, Any]]
    named: tuple[str, ...] = ()
    parties_only: bool = False


def entitled(source: Source) -> Source:
    """The source of a list with its title in every language that is known."""
    return replace(source, names=_titles().get(source.title))


@cache
def _titles() -> Mapping[str, Text]:
    """The titles of the sources of lists, by the English one."""
    path = shelf.root() / "treaties" / "words" / "sources.yaml"
    found = shelf.read(path, dict[str, dict[str, str]]).values()
    return {each["en"]: Text(each) for each in found}


@cache
def participation() -> tuple[tuple[ActList, tuple[Act, ...]], ...]:
    """The lists of acts the catalogue carries, each with its acts."""
    carried = [
        _participation(name, shape) for name, shape in shelf.each("participation", _Participation)
    ]
    carried += [
        _participation(name, shape, demonstration=True)
        for name, shape in shelf.each(DEMONSTRATION, _Participation)
    ]
    return tuple(carried)


def _participation(
    name: str, shape: _Participation, *, demonstration: bool = False
) -> tuple[ActList, tuple[Act, ...]]:
    place = Place(f"{DEMONSTRATION if demonstration else 'participation'}/{name}.yaml")
    if shape.instrument not in instruments():
        raise BadInput(
            f"‘{shape.instrument}’ is not an instrument of the catalogue",
            remedy="name an instrument that has a file in treaties/",
            place=place,
        )
    code = f"catalogue:{'demonstration:' if demonstration else ''}{name}"
    acts = tuple(
        Act(shape.instrument, participant, kind, done, code, str(place), marks, corrects)
        for participant, own in shape.participants.items()
        for marks in [frozenset(own.get(_MARKS, ()))]
        for before in [dict(_acts_of(participant, own.get(_CORRECTS, {}), place))]
        for kind, done in _acts_of(participant, own, place)
        for corrects in [(kind, before[kind]) if kind in before else None]
    )
    carried = ActList(
        code=code,
        instrument=shape.instrument,
        source=entitled(source_of(shape.source)),
        stated_on=shape.source.stated_on,
        complete_until=shape.complete_until,
        digest=digest(sorted([*act.key[:3], str(act.done)] for act in acts)),
        demonstration=demonstration,
        named=frozenset(shape.named),
        parties_only=shape.parties_only,
    )
    return carried, acts


def _acts_of(
    participant: str, own: Mapping[str, Any], place: Place
) -> Iterator[tuple[ActKind, PartialDate]]:
    """The acts of one line; several of one kind are a list of days."""
    for word, days in own.items():
        if word in (_MARKS, _CORRECTS):
            continue
        try:
            kind = ActKind(word)
        except ValueError:
            raise BadInput(
                f"‘{word}’ of {participant} is no kind of act",
                remedy=f"write one of {', '.join(ActKind)}, {_MARKS} or {_CORRECTS}",
                place=place,
            ) from None
        for done in days if isinstance(days, list) else [days]:
            yield kind, _day(done, place)


def _day(value: object, place: Place) -> PartialDate:
    """YAML reads a full day as a date, a year as a number, a year and month as text."""
    if isinstance(value, date):
        return PartialDate.of(value)
    return PartialDate.parse(str(value), place=place)
