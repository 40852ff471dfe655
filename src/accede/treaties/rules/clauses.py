"""Final clauses as data: how many deposits of whom, what delay, how a State leaves."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from accede.basics.ruled import rule
from accede.basics.sources import Checked
from accede.basics.texts import Text
from accede.treaties.rules.acts import ActKind

_DELAY = re.compile(r"P(\d+)([DMY])", re.ASCII)


class Counting(StrEnum):
    """How a clause counts the days of its delay."""

    NTH_DAY_FOLLOWING = "nth_day_following"
    N_DAYS_AFTER = "n_days_after"
    DAY_OF_DEPOSIT = "day_of_deposit"
    MONTHS_AFTER = "months_after"
    FIRST_OF_NTH_MONTH = "first_of_nth_month"
    FIRST_OF_MONTH_AFTER = "first_of_month_after"


@dataclass(frozen=True, slots=True)
class Delay:
    """So many days, months or years.

    >>> Delay.parse("P6M").after(date(2014, 8, 31))
    datetime.date(2015, 2, 28)
    """

    number: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Delay":
        """Reads ``P30D``, ``P6M`` or ``P1Y``; otherwise ``ValueError``."""
        match = _DELAY.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a delay; write P30D, P6M or P1Y")
        return cls(int(match[1]), match[2])

    def after(self, day: date) -> date:
        """The day that many days, months or years later; a missing day is the month's last."""
        if self.unit == "D":
            return day + timedelta(days=self.number)
        months = day.month - 1 + self.number * (12 if self.unit == "Y" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))

    def __str__(self) -> str:
        return f"P{self.number}{self.unit}"


@rule("FOLD-1")
def counted(deposit: date, delay: Delay, counting: Counting) -> date:
    """A delay is counted from the day of deposit, which is not itself counted.

    “The thirtieth day following” and “thirty days after” a deposit of 1 June both lead to
    1 July. “The first day of the second month following” a deposit of 28 November leads to
    1 January. “The first day of the month following the expiration of three months” after
    a deposit of 15 January leads to 1 May. A clause without delay leads to the day itself.
    """
    return _COUNTS[counting](deposit, delay)


def _plainly(deposit: date, delay: Delay) -> date:
    return delay.after(deposit)


def _first_of_nth_month(deposit: date, delay: Delay) -> date:
    return delay.after(deposit.replace(day=1))


def _first_of_month_after(deposit: date, delay: Delay) -> date:
    return Delay(1, "M").after(delay.after(deposit).replace(day=1))


_COUNTS = {
    Counting.NTH_DAY_FOLLOWING: _plainly,
    Counting.N_DAYS_AFTER: _plainly,
    Counting.DAY_OF_DEPOSIT: _plainly,
    Counting.MONTHS_AFTER: _plainly,
    Counting.FIRST_OF_NTH_MONTH: _first_of_nth_month,
    Counting.FIRST_OF_MONTH_AFTER: _first_of_month_after,
}
assert set(_COUNTS) == set(Counting), "every way of counting needs its function"

UNITS = {
    Counting.NTH_DAY_FOLLOWING: "D",
    Counting.N_DAYS_AFTER: "D",
    Counting.DAY_OF_DEPOSIT: "D",
    Counting.MONTHS_AFTER: "MY",
    Counting.FIRST_OF_NTH_MONTH: "M",
    Counting.FIRST_OF_MONTH_AFTER: "M",
}
"""The units of delay each way of counting goes with."""
assert set(UNITS) == set(Counting), "every way of counting needs its units"


@dataclass(frozen=True, slots=True)
class Term:
    """A delay, how it is counted, and the article that sets it."""

    article: str
    delay: Delay
    counting: Counting

    def from_(self, day: date) -> date:
        """The day on which the term, begun on a day, has run."""
        return counted(day, self.delay, self.counting)


class Who(StrEnum):
    """Whose deposits make up the number that an instrument needs."""

    ANYBODY = "anybody"
    STATES = "states"
    SIGNATORIES = "signatories"
    CONFERENCE_PARTICIPANTS = "conference_participants"


@dataclass(frozen=True, slots=True)
class Among:
    """So many of the deposits must come from a group: producers, members of an organisation."""

    group: str
    at_least: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What an instrument needs to enter into force, and the term that runs from then.

    Either ``deposits`` says how many, or ``share`` which part of the parties to the base
    instrument (1 is every one of them). ``counts`` are the kinds of consent that the
    article names for the number (ENTRY-1). ``not_before`` is an instrument that must be in
    force first. ``term`` is ``None`` where the delay is not carried.
    """

    deposits: int | None
    share: Fraction | None
    counts: frozenset[ActKind]
    who: Who
    among: Among | None
    not_before: str
    article: str
    term: Term | None


@dataclass(frozen=True, slots=True)
class Signature:
    """From when to when an instrument can be signed; ``until`` of ``None`` is without end.

    ``open_from`` is ``None`` where no source at hand states the day.

    ``until_in_force`` says that signature closed when the instrument entered into force.
    """

    article: str
    open_from: date | None
    until: date | None
    until_in_force: bool
    place: str


@dataclass(frozen=True)
class Further:
    """Another final clause, in our own words: where it stands and what it says."""

    clause: str
    article: str
    says: Text


@dataclass(frozen=True)
class FinalClauses:
    """How an instrument enters into force, for all and for each, and how it is left.

    ``later`` is the term of a State that joins afterwards, ``denunciation`` that of one that
    leaves; each is ``None`` where the clause is not carried, which is not to say that there
    is none. ``denounced_after`` is how long it must have been in force for a State before that
    State may leave; ``None`` where it may at any time.
    """

    entry: Entry
    later: Term | None
    denunciation: Term | None
    signature: Signature | None
    further: tuple[Further, ...]
    languages: tuple[str, ...]
    checked: Checked
    denounced_after: Delay | None = None
    until_entry_into_force: bool = False
