"""The day an instrument itself entered into force: known, recomputed, compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from accede.basics.ruled import rule
from accede.treaties.rules.acts import NEED_SIGNATURE, Act, ActKind, in_order
from accede.treaties.rules.clauses import Entry, Who
from accede.treaties.rules.fold import Span, Status
from accede.treaties.rules.instruments import Instrument

TOOK_PART = "conference"
"""The mark of a participant that took part in the conference that adopted an instrument."""


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What the acts at hand give: the day, and the act that completed the number needed.

    Both are ``None`` where there are too few acts with a full day. ``completed_by`` alone is
    ``None`` where no act did: the last party that was lacking left the base.
    """

    day: date | None
    completed_by: Act | None


_ALSO_COUNT = frozenset({ActKind.CONSENT, ActKind.SUCCESSION})
NOTHING = Recomputed(None, None)


def recompute(
    acts: Iterable[Act],
    instrument: Instrument,
    *,
    organisations: frozenset[str] = frozenset(),
    floor: date | None = None,
    parties_to_base: Mapping[str, Sequence[Span]] | None = None,
) -> Recomputed:
    """The entry into force that the deposits alone give, by the instrument's own clause.

    ``floor`` is the entry into force of the instrument that has to be in force first.
    ``parties_to_base`` are the timelines under the base, for a clause that asks for a share of
    its parties. ``organisations`` are the participants that are no States.
    """
    entry = instrument.clauses.entry
    counting: dict[str, Act] = {}
    for act in sorted(acts, key=in_order):
        if act.instrument == instrument.code and counts(act, entry, organisations):
            counting.setdefault(act.participant, act)
    first = tuple(counting.values())
    if entry.share is not None:
        reached = _share_reached(first, entry.share, parties_to_base or {})
    else:
        reached = _number_reached(first, entry)
    if reached is None or entry.term is None or (entry.not_before and floor is None):
        return NOTHING
    on, by = reached
    return Recomputed(not_before(entry.term.from_(on), floor), by)


@rule("ENTRY-1")
def counts(act: Act, entry: Entry, organisations: frozenset[str]) -> bool:
    """Only the deposits count of whom the clause names, and of the kinds it names.

    Where it says States, an organisation’s deposit adds nothing to theirs. Where it says
    signatories, only a consent that follows a signature counts. Where it asks for having taken
    part in the conference, the list must say so. Where no signature is asked for, a consent
    whose kind the list leaves open counts, and so does a succession notified before the entry
    into force, since the successor is then a contracting State of its own. An act whose day is
    not fully known cannot be placed, and is left out.
    """
    if act.done.exact is None or act.kind not in entry.counts | _ALSO_COUNT:
        return False
    if entry.who is Who.STATES:
        return act.participant not in organisations
    if entry.who is Who.SIGNATORIES:
        return act.kind in NEED_SIGNATURE
    if entry.who is Who.CONFERENCE_PARTICIPANTS:
        return TOOK_PART in act.marks
    return True


@rule("ENTRY-2")
def enough(found: Sequence[Act], entry: Entry) -> bool:
    """The number is reached when there are as many deposits as the clause asks for.

    Where so many of them must come from a group (producers, members of an organisation), these
    must be among them, however many others there are.
    """
    if not entry.deposits or len(found) < entry.deposits:
        return False
    among = entry.among
    return among is None or sum(among.group in act.marks for act in found) >= among.at_least


@rule("ENTRY-3")
def share_of(parties: int, share: Fraction) -> int:
    """A share of the parties is counted of those there are on the day, and rounded up.

    It moves with them: every State that joins the base in the meantime raises it, every one
    that leaves lowers it. Only the deposits of parties to the base count.
    """
    return -((-parties * share.numerator) // share.denominator)


@rule("ENTRY-4")
def not_before(day: date, floor: date | None) -> date:
    """What may not enter into force before another instrument, does so with it at the earliest."""
    return day if floor is None else max(day, floor)


@rule("FOLD-13")
def entry_holds(instrument: Instrument, given: date | None) -> bool:
    """The known entry into force equals the recomputed one, or the missing acts are named.

    The known day is never altered by what the lists give: where they give another day,
    the catalogue says which, and whose acts the lists lack; where no list can give a day, it
    says why.
    """
    if instrument.cannot_recompute is not None:
        return given is None
    if given == instrument.entered_into_force:
        return not instrument.missing and instrument.recomputes_to is None
    return bool(instrument.missing) and given == instrument.recomputes_to


def _number_reached(first: Sequence[Act], entry: Entry) -> tuple[date, Act] | None:
    for number, act in enumerate(first, start=1):
        if enough(first[:number], entry):
            return act.done.earliest, act
    return None


def _share_reached(
    first: Sequence[Act], share: Fraction, base: Mapping[str, Sequence[Span]]
) -> tuple[date, Act | None] | None:
    turns = {span.start for spans in base.values() for span in spans if span.start is not None}
    deposits = {act.participant: act for act in first}
    for day in sorted({*turns, *(act.done.earliest for act in first)}):
        parties = {by for by, spans in base.items() if _bound(spans, day)}
        here = [act for by, act in deposits.items() if by in parties and act.done.earliest <= day]
        if parties and len(here) >= share_of(len(parties), share):
            return day, next((act for act in here if act.done.earliest == day), None)
    return None


def _bound(spans: Sequence[Span], day: date) -> bool:
    return [each for each in spans if each.start is None or each.start <= day][
        -1
    ].status is Status.BOUND
