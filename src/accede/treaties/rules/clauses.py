"""Final clauses as data: how many deposits, what delay, how a State leaves."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accede.basics.ruled import rule
from accede.basics.sources import Checked
from accede.basics.texts import Text
from accede.treaties.rules.acts import ActKind

_DELAY = re.compile(r"P(\d+)([DMY])", re.ASCII)


class Counting(StrEnum):
    """How a clause counts the days of its delay."""

    NTH_DAY_FOLLOWING = "nth_day_following"
    N_DAYS_AFTER = "n_days_after"


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
    """The Nth day following a deposit is the day of deposit plus N days.

    The day of deposit is not counted: a deposit on 1 June with thirty days leads to
    1 July. Depositaries count “N days after” alike.
    """
    return _COUNTS[counting](delay, deposit)


_COUNTS = {Counting.NTH_DAY_FOLLOWING: Delay.after, Counting.N_DAYS_AFTER: Delay.after}
assert set(_COUNTS) == set(Counting), "every way of counting needs its function"


@dataclass(frozen=True)
class Further:
    """Another final clause, in our own words: where it stands and what it says."""

    clause: str
    article: str
    says: Text


@dataclass(frozen=True)
class FinalClauses:
    """How an instrument enters into force, for all and for each, and how it is left.

    ``counts`` are the kinds of consent that make up ``needs_deposits``. A succession is
    not among them: it continues a participation that was counted already.
    """

    needs_deposits: int
    counts: frozenset[ActKind]
    delay_initial: Delay
    counting_initial: Counting
    delay_later: Delay
    counting_later: Counting
    denunciation_delay: Delay
    signature_from: date
    signature_until: date | None
    articles: Mapping[str, str]
    further: tuple[Further, ...]
    languages: tuple[str, ...]
    checked: Checked
