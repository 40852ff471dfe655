"""What changed between two days: acts done, standings that turned, and what cannot be told."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from accede.basics.periods import Period
from accede.basics.ruled import rule
from accede.treaties.rules.acts import Act
from accede.treaties.rules.fold import Reason, Status
from accede.treaties.rules.legal_state import LegalState
from accede.treaties.rules.on_a_day import Participation, Standing

_A_DAY = timedelta(days=1)
# Who stands so has done nothing, or it is not known whether it has, or it was no State then.
_WITHOUT_ACTS = frozenset({Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Change:
    """One participant under one instrument: where it stood before the period, where at its
    end, and its acts of the period.

    ``perhaps`` are acts of which only the month or year is known, and which may have been
    done in the period or outside it.
    """

    instrument: str
    participant: str
    before: Standing
    after: Participation
    acts: tuple[Act, ...]
    perhaps: tuple[Act, ...]

    @property
    def turned(self) -> bool:
        """Whether the standing itself is another one."""
        return turned(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Untold:
    """The last days of a period of which the lists of an instrument do not speak.

    ``since`` is the first of them; ``None`` where no list says until when it is complete, so
    that none of the days is covered.
    """

    instrument: str
    since: date | None


@rule("CHANGE-1")
def turned(before: Standing, after: Standing | Participation) -> bool:
    """A standing has changed where it is another one, and an act stands behind it or behind
    the one before.

    That a list ends, that an instrument was adopted or that a State came to exist changes no
    standing: nobody did anything. Whether an act on a day not fully known has changed it, is
    told as a change to “unknown”.
    """
    return before.status is not after.status and (_rests(before) or _rests(after))


@rule("CHANGE-2")
def done_within(act: Act, period: Period) -> bool | None:
    """An act lies in the period where all the days it may have been done on do.

    Where some do and some do not, it may (``None``), and is told apart.
    """
    inside = (act.done.earliest in period, act.done.latest in period)
    if all(inside):
        return True
    around = Period(act.done.earliest, act.done.latest + _A_DAY)
    return None if around.overlaps(period) else False


@rule("CHANGE-3")
def untold(instrument: str, reach: date | None, last: date) -> Untold | None:
    """Of the days after the lists end, no change is known, which does not mean that none was.

    Where no list says until when it is complete, that holds for every day.
    """
    if reach is None:
        return Untold(instrument, None)
    return Untold(instrument, reach + _A_DAY) if reach < last else None


def changes(
    legal: LegalState,
    period: Period,
    *,
    instruments: Iterable[str] | None = None,
    participants: Collection[str],
) -> tuple[Change, ...]:
    """What changed from the eve of the period's first day to its last, by instrument.

    Of these participants, in their order; of all instruments unless some are named. The
    period has a last day.
    """
    assert period.last is not None, "a period without end has no last day to compare with"
    last = period.last
    eve = period.start - _A_DAY if period.start > date.min else period.start
    found = []
    for code in legal.instruments if instruments is None else instruments:
        acts = _by_participant(legal, code, period, participants)
        before, after = legal.standings(code, eve), legal.standings(code, last)
        for who in participants:
            own = acts.get(who, ([], []))
            if any(own) or turned(before[who], after[who]):
                there = legal.participation(code, who, last)
                found.append(Change(code, who, before[who], there, tuple(own[0]), tuple(own[1])))
    return tuple(found)


def all_untold(legal: LegalState, instruments: Iterable[str], last: date) -> Iterator[Untold]:
    """What the lists of these instruments do not tell up to the last day (CHANGE-3)."""
    for code in instruments:
        if (gap := untold(code, legal.complete_until(code), last)) is not None:
            yield gap


def _by_participant(
    legal: LegalState, instrument: str, period: Period, participants: Collection[str]
) -> Mapping[str, tuple[list[Act], list[Act]]]:
    """The acts surely in the period, and those perhaps in it, by who did them."""
    found: dict[str, tuple[list[Act], list[Act]]] = {}
    wanted = frozenset(participants)
    for act in legal.acts(instrument):
        if act.participant in wanted and (here := done_within(act, period)) is not False:
            own = found.setdefault(act.participant, ([], []))
            own[0 if here else 1].append(act)
    return found


def _rests(here: Standing | Participation) -> bool:
    return here.status not in _WITHOUT_ACTS or here.reason is Reason.ACT_ON_UNKNOWN_DAY
