"""A day of which perhaps only the year, or the year and month, is known.

Old acts are often known by their year alone. Such an act happened on some day between
``earliest`` and ``latest``, both included; a rule that needs one exact day asks
``exact`` and must say what it does when there is none.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from accede.basics.errors import BadInput, Place


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a year and a month, or a full day.

    >>> PartialDate.parse("1977-01").latest
    datetime.date(1977, 1, 31)
    >>> PartialDate.parse("1977").exact is None
    True
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day of the month needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The partial date that is the full day given."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str, *, place: Place | None = None) -> "PartialDate":
        """Reads ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; otherwise ``BadInput``."""
        parts = text.strip().split("-")
        widths = [len(part) for part in parts]
        try:
            if widths not in ([4], [4, 2], [4, 2, 2]) or not text.strip().isascii():
                raise ValueError
            numbers = [int(part) for part in parts]
            if 0 in numbers:
                raise ValueError
            return cls(*numbers)
        except ValueError:
            raise BadInput(
                f"‘{text}’ is not a year, a month or a day",
                remedy="write YYYY, YYYY-MM or YYYY-MM-DD",
                place=place,
            ) from None

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> date | None:
        """The day, where all of it is known."""
        return self.earliest if self.day else None

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        return f"{text}-{self.day:02d}" if self.day else text
