"""The report as a tree that any writer can walk: sections, paragraphs, tables, runs of text.

Nothing here knows a file format. A run that shows a figure carries the figure's code, so
that a page, a Word document and a web document all lead to the same records.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from accede.basics.periods import Period
from accede.reporting.rules.figures import Figure


class Mark(StrEnum):
    """What a reader must see beside a passage."""

    DEMONSTRATION = "demonstration"
    UNKNOWN = "unknown"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``figure`` is the code of the figure it shows, if any."""

    text: str
    figure: str = ""
    mark: Mark | None = None
    strong: bool = False


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``number`` is its number in the report, 0 where it has none."""

    runs: Runs
    number: int = 0
    mark: Mark | None = None
    item: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: ``numeric`` is set to the end of the line, ``heading`` heads its
    row or column, ``span`` is how many columns it covers."""

    runs: Runs
    numeric: bool = False
    heading: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, its head and its rows; ``widths`` are shares of the line.

    ``groups`` is a row above the head that says what several columns have in common.
    """

    id: str
    caption: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    note: Runs = ()
    mark: Mark | None = None
    groups: tuple[Cell, ...] = ()


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report with its title, its blocks and its own parts."""

    id: str
    number: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of evidence under an operative paragraph, and the figures it shows."""

    runs: Runs
    figures: tuple[str, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """One operative paragraph: its number, its duty, its stored text, its evidence.

    ``nothing`` is true where no record of the real world answers the paragraph; the
    evidence then says so in words, before any evidence of the demonstration.
    """

    number: str
    duty: str
    text: str
    evidence: tuple[Evidence, ...]
    nothing: bool
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MastheadLine:
    """A label and what it says, at the head of the report."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """How long the report is: the body, the annexes, and the limit that applies."""

    body: int
    annexes: int
    limit: int

    @property
    def total(self) -> int:
        """All words, annexes and tables included."""
        return self.body + self.annexes


@dataclass(frozen=True)
class Report:
    """The whole report in one language.

    ``facts_digest`` is the same in every language; ``head`` is where the journal stood,
    as provenance. ``words`` is counted on this language.
    """

    symbol: str
    language: str
    period: Period
    known_on: date | None
    title: str
    subtitle: str
    masthead: tuple[MastheadLine, ...]
    notices: tuple[str, ...]
    sections: tuple[Section, ...]
    annex: tuple[AnnexEntry, ...]
    figures: tuple[Figure, ...]
    facts_digest: str
    head: str
    words: Words
    demonstration: bool
    strings: dict[str, str] = field(default_factory=dict)

    def figure(self, code: str) -> Figure | None:
        """The figure with this code, or nothing."""
        return next((figure for figure in self.figures if figure.id == code), None)


def walk(sections: tuple[Section, ...], level: int = 1) -> Iterator[tuple[int, Section]]:
    """Every section with its level, in reading order."""
    for section in sections:
        yield level, section
        yield from walk(section.sections, level + 1)
