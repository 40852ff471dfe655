"""A page of the workspace on paper: parts with tables, and how much of them is printed.

A sheet has a number of pages it must not exceed. Where it would, it is printed by a smaller
measure: long texts are cut, then rows left out, and each place says how much is missing and
where the whole is. The measures follow one another until the sheet fits.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

PAGES = 4
"""The most pages on which the overview of a State is printed."""

LINES_OF_A_PAGE, SIGNS_OF_A_LINE = 80, 180
"""More than a page can hold: what exceeds them does not fit, what does not may still not."""


class Form(StrEnum):
    """The form that repeats a status beside its word, for those who do not see colours."""

    FULL = "full"
    HALF = "half"
    RING = "ring"
    OPEN = "open"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``language`` is its own, ``to`` the address it leads to.

    A ``long`` piece may be cut where the sheet would have too many pages. What leads to no
    whole address (the workspace's own is not known) is printed without a link.
    """

    text: str
    language: str = ""
    to: str = ""
    form: Form | None = None
    strong: bool = False
    quiet: bool = False
    long: bool = False

    @property
    def link(self) -> str:
        """The address it leads to from outside the workspace; empty where there is none."""
        return self.to if self.to.startswith(("https://", "http://")) else ""


Line: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each of several lines; or a note over the whole width, without cells."""

    cells: tuple[tuple[Line, ...], ...]
    note: Line = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: its title, a word on it, a table; or without rows the word alone.

    ``left_out`` says how many rows are missing and where they are. A part whose ``whole``
    is true gives up rows only when nothing else helps.
    """

    id: str
    title: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    left_out: Callable[[int], Line]
    lead: Line = ()
    whole: bool = False


@dataclass(frozen=True)
class Sheet:
    """One page of the workspace as it is printed.

    ``name`` is what programs call the document. ``words_left_out`` says how many words of a
    text are missing. ``foot`` is printed on every page, ``closing`` at the end. ``most`` is
    how many pages it may have.
    """

    language: str
    kicker: str
    title: Piece
    facts: tuple[tuple[str, Line], ...]
    parts: tuple[Part, ...]
    words_left_out: Callable[[int], str]
    foot: str
    page_of: str
    closing: tuple[tuple[str, tuple[Line, ...]], ...] = ()
    notices: tuple[Line, ...] = ()
    banner: tuple[str, str] = ("", "")
    name: str = ""
    digest: str = ""
    most: int = PAGES


@dataclass(frozen=True, slots=True)
class Measure:
    """How much is printed: rows of a part, rows of a part that is kept whole, words of a text."""

    rows: int
    kept: int
    words: int


MEASURES = (
    Measure(10_000, 10_000, 10_000),
    Measure(10_000, 10_000, 90),
    Measure(10_000, 10_000, 50),
    Measure(10_000, 10_000, 24),
    Measure(24, 10_000, 24),
    Measure(14, 10_000, 24),
    Measure(8, 80, 16),
    Measure(4, 50, 8),
    Measure(1, 20, 0),
)
"""From all there is to the least."""


def fitting(
    sheet: Sheet, made: Callable[[Sheet], bytes], pages: Callable[[bytes], int]
) -> tuple[Sheet, bytes]:
    """The sheet by the largest measure that does not exceed its pages, and what it is printed
    as; by the least of all where none does. Setting a sheet in type takes time, so the
    measures are halved.
    """
    sizes = _sizes(sheet, sheet.most)
    printed = made(sizes[0])
    if pages(printed) <= sheet.most or len(sizes) == 1:
        return sizes[0], printed
    low, high = 1, len(sizes) - 1
    fits: dict[int, bytes] = {}
    while low < high:
        middle = (low + high) // 2
        tried = made(sizes[middle])
        if pages(tried) <= sheet.most:
            high = middle
            fits[middle] = tried
        else:
            low = middle + 1
    return sizes[low], fits[low] if low in fits else made(sizes[low])


def _sizes(sheet: Sheet, most: int) -> list[Sheet]:
    """The sheet by each measure that makes a difference, but for those that cannot fit."""
    sizes: list[Sheet] = []
    for measure in MEASURES:
        smaller = measured(sheet, measure)
        if sizes and smaller == sizes[-1]:
            continue
        if lines(smaller) <= most * LINES_OF_A_PAGE or measure is MEASURES[-1]:
            sizes.append(smaller)
    return sizes


def measured(sheet: Sheet, measure: Measure) -> Sheet:
    """The sheet with no more than the measure allows, saying what is left out."""
    parts = []
    for part in sheet.parts:
        most = measure.kept if part.whole else measure.rows
        left = len(part.rows) - most
        rows = tuple(_row(row, measure.words, sheet) for row in part.rows[:most])
        if left > 0:
            rows += (Row((), part.left_out(left)),)
        parts.append(replace(part, rows=rows))
    return replace(sheet, parts=tuple(parts))


def lines(sheet: Sheet) -> int:
    """How many lines the sheet has at the very least."""
    return sum(_height(row, part.widths) for part in sheet.parts for row in part.rows)


def _height(row: Row, widths: tuple[int, ...]) -> int:
    """The lines of the tallest cell, if every one of them were full to the last letter."""
    whole = sum(widths)
    return max(
        (
            sum(
                1 + sum(len(piece.text) for piece in line) * whole // (SIGNS_OF_A_LINE * share)
                for line in cell
            )
            for cell, share in zip(row.cells, widths, strict=False)
        ),
        default=1,
    )


def _row(row: Row, words: int, sheet: Sheet) -> Row:
    return replace(row, cells=tuple(_lines(cell, words, sheet) for cell in row.cells))


def _lines(lines: Iterable[Line], words: int, sheet: Sheet) -> tuple[Line, ...]:
    return tuple(
        tuple(piece for each in line for piece in _cut(each, words, sheet)) for line in lines
    )


def _cut(piece: Piece, words: int, sheet: Sheet) -> Line:
    """The piece, or its first words and how many more there are."""
    said = piece.text.split()
    left = len(said) - words
    # Nobody gains by a note that is as long as the words it replaces.
    if not piece.long or left <= _NOT_WORTH:
        return (piece,)
    kept = replace(piece, text=" ".join(said[:words]) + " … " if words else "")
    note = Piece(sheet.words_left_out(left), quiet=True)
    return (kept, note) if words else (note,)


_NOT_WORTH = 6


def columns_of(facts: Iterable[tuple[str, Line]]) -> int:
    """In how many columns the facts of the head stand without touching each other.

    >>> short = ("As of", (Piece("30 June 2014"),))
    >>> long = ("Prepared for", (Piece("one " * 30),))
    >>> columns_of([short] * 7), columns_of([long] * 3), columns_of([short, long, short, short])
    (6, 1, 1)
    """
    widths = [_width(*fact) for fact in facts]
    for columns in range(min(len(widths), 6), 1, -1):
        widest = [max(widths[n::columns]) for n in range(columns)]
        if sum(widest) + (columns - 1) * _GAP <= _LINE:
            return columns
    return 1


# In points: the line, the least gap between two facts, a sign of a label and one of a value.
_LINE, _GAP, _LABEL, _VALUE = 487, 12, 3.9, 4.6


def _width(name: str, said: Line) -> float:
    return max(len(name) * _LABEL, sum(len(piece.text) for piece in said) * _VALUE)
