"""A table as data: what a page shows in rows, with ids, addresses, days and sources.

A page offers its tables (``TableOffer``) in its context; the roof writes the one that is
asked for as a file. The rows are made only then. A table stands on its own: it says on
which days it speaks, on which sources, and what its reader must know besides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import urlencode

from accede.basics.partial import PartialDate
from accede.basics.sources import Source

Cell: TypeAlias = str | int | Decimal | date | PartialDate | None
"""``None`` is an empty cell: there is nothing to say. What is not known is said in words."""

# Every row has them already.
RESERVED = frozenset(
    {"id", "permalink", "table_as_of", "table_as_known_on", "table_digest", "table_sources"}
)


class Kind(StrEnum):
    """What stands in a column: words, days, numbers, codes that no language changes, addresses."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, the same in every language; its heading for people."""

    name: str
    heading: str
    kind: Kind = Kind.TEXT

    def __post_init__(self) -> None:
        if not self.name.isidentifier() or self.name in RESERVED:
            raise ValueError(f"{self.name!r} cannot name a column")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its id, the address that shows the same thing (from ``/``), and its cells."""

    id: str
    address: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on the days it speaks of, ready to be written as a file.

    ``about`` is the code of what the table is about (``TBC97``), for the name of the file.
    ``days`` are the days the file's name carries, where the table is about a period.
    ``names_states`` asks for the disclaimer on designations.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    about: str = ""
    as_of: date | None = None
    as_known_on: date | None = None
    period: tuple[date, date] | None = None
    digest: str = ""
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    names_states: bool = True

    def __post_init__(self) -> None:
        names = [column.name for column in self.columns]
        if len(names) != len(set(names)):
            raise ValueError(f"two columns of the table {self.name!r} have the same name")
        for row in self.rows:
            if len(row.cells) != len(names):
                raise ValueError(f"the row {row.id!r} of {self.name!r} has not {len(names)} cells")

    @property
    def file_stem(self) -> str:
        """The name of its file, without the ending.

        >>> Table("deposits", "", (), (), about="A/RES/68/187", as_of=date(2014, 6, 30)).file_stem
        'accede-deposits-A-RES-68-187-2014-06-30'
        """
        parts = ["accede", self.name, self.about]
        parts += [day.isoformat() for day in self.period or ()]
        parts += [self.as_of.isoformat()] if self.as_of else []
        parts += [f"known-{self.as_known_on.isoformat()}"] if self.as_known_on else []
        whole = "-".join(filter(None, parts))
        return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in whole)


@dataclass(frozen=True, slots=True)
class TableOffer:
    """A table that a page can give: its name in the address, its title, how it is made.

    ``make`` makes no call of its own into records: it puts in rows what the page already
    has in hand, so that the file never says more than the page.
    """

    name: str
    title: str
    make: Callable[[], Table]


def address_on(path: str, **asked: date | str | None) -> str:
    """The path with what is asked of it: days in ISO form, nothing for what is not given.

    >>> address_on("/en/states/FRA/", as_of=date(2014, 7, 10), as_known_on=None)
    '/en/states/FRA/?as_of=2014-07-10'
    """
    given = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asked.items()
        if value
    }
    return f"{path}?{urlencode(given)}" if given else path
