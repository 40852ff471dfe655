"""A stretch of days, from its first day up to but without its end.

Inside the product every period is ``[start, end)``: periods then meet without gap or
overlap, and a length is a subtraction. People write the last day they mean;
``Period.through`` turns that into the form used here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from accede.basics.errors import BadInput


@dataclass(frozen=True)
class Period:
    """Days from ``start`` up to but without ``end``; an end of ``None`` is open.

    >>> two_years = Period.through(date(2012, 7, 1), date(2014, 6, 30))
    >>> date(2014, 6, 30) in two_years, date(2014, 7, 1) in two_years
    (True, False)
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise BadInput(
                f"the period from {self.start} ends before it has a day",
                remedy="give a last day that is not before the first",
            )

    @classmethod
    def through(cls, first: date, last: date) -> "Period":
        """The period from the first day to the last, both included."""
        if last < first:
            raise BadInput(
                f"the last day, {last}, is before the first, {first}",
                remedy="exchange the two days",
            )
        if last == date.max:
            raise BadInput(
                f"no day follows {last}, so that no period can end on it",
                remedy="give an earlier last day",
            )
        return cls(first, last + timedelta(days=1))

    @property
    def last(self) -> date | None:
        """The last day inside, as people write it; ``None`` where the period is open."""
        return None if self.end is None else self.end - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day is in both."""
        starts_before = other.end is None or self.start < other.end
        return starts_before and (self.end is None or other.start < self.end)
