"""An instrument that adds to another: how it is joined, stands and is left with its base."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from accede.basics.ruled import rule
from accede.treaties.rules.acts import Act, ActKind
from accede.treaties.rules.fold import Reason, Span, Status
from accede.treaties.rules.instruments import BaseRelation, Instrument
from accede.treaties.rules.timelines import Ties

_CONTINUED = {
    ActKind.SUCCESSION: frozenset({Status.BOUND, Status.CONSENTED}),
    ActKind.SUCCESSION_TO_SIGNATURE: frozenset({Status.BOUND, Status.CONSENTED, Status.SIGNED}),
}


@rule("FOLD-19")
def on_base(status: Status, base: Status, instrument: Instrument) -> tuple[Status, Reason]:
    """What only parties to a base may join, binds nobody before the base does.

    Who has consented to both waits until the base binds it. Where the record of the base
    shows that it had not joined the base, or had left it with no clause saying what becomes
    of this one, the record cannot be right or the law is silent: the status is unknown. Where
    the record of the base does not tell, the deposit that was accepted is proof enough.
    """
    if status is not Status.BOUND or not rests_on_base(instrument):
        return status, Reason.NONE
    if base is Status.CONSENTED:
        return Status.CONSENTED, Reason.BASE_NOT_YET_BINDING
    if base is Status.WITHDRAWN:
        return Status.UNKNOWN, Reason.BASE_LEFT
    if base in (Status.NOT_SIGNED, Status.SIGNED, Status.PROVISIONAL):
        return Status.UNKNOWN, Reason.BASE_NOT_JOINED
    return status, Reason.NONE


@rule("FOLD-20")
def left_with_base(instrument: Instrument) -> bool:
    """Denouncing the base denounces this one where its article says so, and an amendment always.

    It takes effect when the denunciation of the base does, and falls with its withdrawal. An
    amendment is part of what it amends, and cannot outlive it for anybody.
    """
    base = instrument.base
    return base is not None and bool(base.denounced_with or base.relation is BaseRelation.AMENDS)


@rule("FOLD-21")
def joins(protocol: Instrument, convention: Instrument) -> bool:
    """Who joins a protocol that says so is party to the convention too, as the protocol amends it.

    It is bound by the convention at the latest from the day the protocol binds it, whether or
    not it had joined the convention before. What leaving the protocol does to that, no clause
    says, and the status is then unknown unless it joined the convention by an act of its own.
    """
    base = protocol.base
    return (
        base is not None
        and base.relation is BaseRelation.IMPLIES
        and base.instrument == convention.code
    )


@rule("FOLD-22")
def continues(kind: ActKind, predecessor: Status) -> bool:
    """A succession continues what the predecessor had: its participation, or its signature.

    Where the list shows that the predecessor had neither on the day of succession, the
    succession stands as the depositary recorded it, and the status says so. A predecessor
    of which the list shows no act tells nothing: depositaries leave out States that ended.
    """
    return kind not in _CONTINUED or predecessor in _CONTINUED[kind]


def ties(instrument: Instrument, everything: Mapping[str, Instrument]) -> Ties:
    """The instruments at hand whose acts count under another one (FOLD-20, FOLD-21)."""
    left_with: dict[str, Instrument] = {}
    here = instrument
    while left_with_base(here) and here.base and here.base.instrument in everything:
        here = everything[here.base.instrument]
        left_with[here.code] = here
    through = {code: each for code, each in everything.items() if joins(each, instrument)}
    return Ties(left_with, through)


def rests_on_base(instrument: Instrument) -> bool:
    """Whether only parties to its base may be party to an instrument."""
    base = instrument.base
    return base is not None and base.relation is not BaseRelation.IMPLIES


def resting(
    spans: Sequence[Span], base: Sequence[tuple[date | None, Status]], instrument: Instrument
) -> tuple[Span, ...]:
    """A timeline with what the base does to it (FOLD-19).

    ``base`` are the standings under the base, each with the day on which it begins, the first
    with ``None``.
    """
    own, turns = _days(span.start for span in spans), _days(day for day, _ in base)
    found: list[Span] = []
    for day in (None, *sorted({*own, *turns})):
        span = spans[0 if day is None else bisect_right(own, day)]
        _, there = base[0 if day is None else bisect_right(turns, day)]
        status, reason = on_base(span.status, there, instrument)
        reason = span.reason if status is span.status else reason
        if not found or (found[-1].status, found[-1].reason) != (status, reason):
            found.append(Span(day, status, reason))
    return tuple(found)


def succeeding(spans: Sequence[Span], acts: Sequence[Act], predecessor: Status) -> tuple[Span, ...]:
    """A timeline that says where a succession continues nothing that the list shows (FOLD-22)."""
    doubted = {act.kind for act in acts if not continues(act.kind, predecessor)}
    touched = {status for kind in doubted for status in _CONTINUED[kind]}
    if ActKind.SUCCESSION not in doubted:
        touched &= {Status.SIGNED}
    return tuple(
        replace(each, reason=Reason.PREDECESSOR_NOT_SHOWN)
        if each.status in touched and each.reason is Reason.NONE
        else each
        for each in spans
    )


def _days(starts: Iterable[date | None]) -> list[date]:
    return [each for each in starts if each is not None]
