"""The instruments and the acts the catalogue carries, read from YAML, strictly.

``catalogue/treaties/<CODE>.yaml`` is an instrument, ``catalogue/participation/*.yaml`` a
list of acts, ``catalogue/treaties/words/*.yaml`` the words for codes. Acts that a State of
the demonstration is said to have done stand apart, in ``demonstration/participation/*.yaml``.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import msgspec

from accede import shelf
from accede.basics.digests import digest
from accede.basics.errors import BadInput, Place
from accede.basics.partial import PartialDate
from accede.basics.sources import Checked, Source
from accede.basics.texts import Text
from accede.treaties.rules.acts import Act, ActKind, ActList
from accede.treaties.rules.clauses import Counting, Delay, FinalClauses, Further
from accede.treaties.rules.instruments import (
    Instrument,
    MissingAct,
    Notification,
    Obligation,
    ObligationKind,
    Strength,
)

_DEMONSTRATION = "demonstration/participation"


class _Source(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    reference: str = ""
    stated_on: date | None = None


class _Adopted(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    day: date
    place: str
    resolution: str


class _Missing(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    participant: str
    act: str


class _InForce(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    day: date
    checked: Checked
    recomputes_to: date | None = None
    missing: tuple[_Missing, ...] = ()


class _Entry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    deposits: int
    counts: tuple[ActKind, ...]
    delay: str
    counting: Counting


class _Later(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    delay: str
    counting: Counting


class _Denunciation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    delay: str


class _Signature(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    open_from: date
    open_until: date | None
    place: str


class _Further(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    clause: str
    article: str
    says: dict[str, str]


class _Clauses(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    entry_into_force: _Entry
    later: _Later
    denunciation: _Denunciation
    signature: _Signature
    further: tuple[_Further, ...]
    languages: tuple[str, ...]
    checked: Checked


class _Obligation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    article: str
    kind: ObligationKind
    addressee: str
    strength: Strength
    elements: tuple[str, ...]
    summary: dict[str, str]
    key_terms: tuple[str, ...]
    checked: Checked
    paragraph: str = ""
    same_as: tuple[str, ...] = ()
    covered_by: tuple[str, ...] = ()


class _Notification(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    article: str
    duty: bool
    trigger: dict[str, str]
    what: dict[str, str]
    to_whom: dict[str, str]
    deadline: dict[str, str]
    recurrence: str
    on_joining: bool
    checked: Checked
    obligation: str = ""


class _Instrument(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    title: dict[str, str]
    adopted: _Adopted
    in_force: _InForce
    depositary: dict[str, str]
    mtdsg: str
    source: _Source
    checked: Checked
    clauses: _Clauses
    obligations: tuple[_Obligation, ...]
    notifications: tuple[_Notification, ...]


class _Participation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    instrument: str
    source: _Source
    complete_until: date | None
    participants: dict[str, dict[ActKind, Any]]


@cache
def instruments() -> Mapping[str, Instrument]:
    """The instruments by code, oldest adoption first."""
    found = [_instrument(name, shape) for name, shape in shelf.each("treaties", _Instrument)]
    return {each.code: each for each in sorted(found, key=lambda each: each.adopted)}


@cache
def participation() -> tuple[tuple[ActList, tuple[Act, ...]], ...]:
    """The lists of acts the catalogue carries, each with its acts."""
    carried = [
        _participation(name, shape) for name, shape in shelf.each("participation", _Participation)
    ]
    carried += [
        _participation(name, shape, demonstration=True)
        for name, shape in shelf.each(_DEMONSTRATION, _Participation)
    ]
    return tuple(carried)


@cache
def words(kind: str) -> Mapping[str, Text]:
    """The words for codes of one kind (``reasons``, ``statuses``, ``acts``, ``kinds``…).

    Raises ``BadInput`` where there is no such file.
    """
    path = shelf.root() / "treaties" / "words" / f"{kind}.yaml"
    return {code: Text(text) for code, text in shelf.read(path, dict[str, dict[str, str]]).items()}


@cache
def catalogue_digest() -> str:
    """The digest of the catalogue files this room reads; changes when any of them does."""
    files = sorted(
        path
        for folder in ("treaties", "participation", _DEMONSTRATION)
        for path in (shelf.root() / folder).glob("*.yaml")
    )
    return digest([[path.name, path.read_text(encoding="utf-8")] for path in files])


def _instrument(name: str, shape: _Instrument) -> Instrument:
    place = Place(f"treaties/{name}.yaml")
    if shape.code != name:
        raise BadInput(
            f"the file is named {name} and speaks of {shape.code}",
            remedy="name the file after the instrument’s code",
            place=place,
        )
    strangers = [o.code for o in shape.obligations if not o.code.startswith(f"{name}:")]
    if strangers or len({o.code for o in shape.obligations}) != len(shape.obligations):
        raise BadInput(
            f"obligations of another instrument or twice the same: {strangers}",
            remedy="give every obligation a code of its own instrument, once",
            place=place,
        )
    return Instrument(
        code=shape.code,
        title=Text(shape.title),
        adopted=shape.adopted.day,
        place=shape.adopted.place,
        adopted_by=shape.adopted.resolution,
        entered_into_force=shape.in_force.day,
        entry_checked=shape.in_force.checked,
        recomputes_to=shape.in_force.recomputes_to,
        missing=tuple(MissingAct(m.participant, m.act) for m in shape.in_force.missing),
        depositary=Text(shape.depositary),
        mtdsg=shape.mtdsg,
        clauses=_clauses(shape.clauses, place),
        obligations=tuple(_obligation(each) for each in shape.obligations),
        notifications=tuple(_notification(each) for each in shape.notifications),
        source=_source(shape.source),
        checked=shape.checked,
    )


def _clauses(shape: _Clauses, place: Place) -> FinalClauses:
    try:
        delays = [
            Delay.parse(text)
            for text in (shape.entry_into_force.delay, shape.later.delay, shape.denunciation.delay)
        ]
    except ValueError as error:
        raise BadInput(str(error), remedy="correct the delay", place=place) from error
    return FinalClauses(
        needs_deposits=shape.entry_into_force.deposits,
        counts=frozenset(shape.entry_into_force.counts),
        delay_initial=delays[0],
        counting_initial=shape.entry_into_force.counting,
        delay_later=delays[1],
        counting_later=shape.later.counting,
        denunciation_delay=delays[2],
        signature_from=shape.signature.open_from,
        signature_until=shape.signature.open_until,
        articles={
            "entry_into_force": shape.entry_into_force.article,
            "later": shape.later.article,
            "denunciation": shape.denunciation.article,
            "signature": shape.signature.article,
        },
        further=tuple(Further(f.clause, f.article, Text(f.says)) for f in shape.further),
        languages=shape.languages,
        checked=shape.checked,
    )


def _obligation(shape: _Obligation) -> Obligation:
    return Obligation(
        code=shape.code,
        article=shape.article,
        paragraph=shape.paragraph,
        kind=shape.kind,
        addressee=shape.addressee,
        strength=shape.strength,
        elements=shape.elements,
        summary=Text(shape.summary),
        same_as=shape.same_as,
        covered_by=shape.covered_by,
        key_terms=shape.key_terms,
        checked=shape.checked,
    )


def _notification(shape: _Notification) -> Notification:
    return Notification(
        code=shape.code,
        article=shape.article,
        duty=shape.duty,
        trigger=Text(shape.trigger),
        what=Text(shape.what),
        to_whom=Text(shape.to_whom),
        deadline=Text(shape.deadline),
        recurrence=tuple(shape.recurrence.split("+")),
        on_joining=shape.on_joining,
        obligation=shape.obligation,
        checked=shape.checked,
    )


def _source(shape: _Source) -> Source:
    return Source(shape.title, shape.reference, shape.stated_on)


def _participation(
    name: str, shape: _Participation, *, demonstration: bool = False
) -> tuple[ActList, tuple[Act, ...]]:
    place = Place(f"{_DEMONSTRATION if demonstration else 'participation'}/{name}.yaml")
    if shape.instrument not in instruments():
        raise BadInput(
            f"‘{shape.instrument}’ is not an instrument of the catalogue",
            remedy="name an instrument that has a file in treaties/",
            place=place,
        )
    code = f"catalogue:{'demonstration:' if demonstration else ''}{name}"
    acts = tuple(
        Act(shape.instrument, participant, kind, _day(done, place), code, str(place))
        for participant, own in shape.participants.items()
        for kind, done in own.items()
    )
    carried = ActList(
        code=code,
        instrument=shape.instrument,
        source=_source(shape.source),
        stated_on=shape.source.stated_on,
        complete_until=shape.complete_until,
        digest=digest(sorted([*act.key[:3], str(act.done)] for act in acts)),
        demonstration=demonstration,
    )
    return carried, acts


def _day(value: object, place: Place) -> PartialDate:
    """YAML reads a full day as a date, a year as a number, a year and month as text."""
    if isinstance(value, date):
        return PartialDate.of(value)
    return PartialDate.parse(str(value), place=place)
