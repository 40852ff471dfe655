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

    A ``long`` piece may be cut where the sheet would have too many pages.
    """

    text: str
    language: str = ""
    to: str = ""
    form: Form | None = None
    strong: bool = False
    quiet: bool = False
    long: bool = False


Line: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each of several lines; ``beneath`` runs under them over the whole width."""

    cells: tuple[tuple[Line, ...], ...]
    beneath: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sheet: its title, a word on it, a table.

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
    text are missing. ``foot`` is printed on every page, ``closing`` at the end.
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


@dataclass(frozen=True, slots=True)
class Measure:
    """How much is printed: rows of a part, rows of a part that is kept whole, words of a text."""

    rows: int
    kept: int
    words: int


MEASURES = (
    Measure(10_000, 10_000, 10_000),
    Measure(10_000, 10_000, 60),
    Measure(10_000, 10_000, 24),
    Measure(24, 10_000, 24),
    Measure(14, 10_000, 24),
    Measure(8, 80, 16),
    Measure(4, 50, 8),
    Measure(1, 20, 0),
)
"""From all there is to the least."""


def fitting(
    sheet: Sheet, made: Callable[[Sheet], bytes], pages: Callable[[bytes], int], most: int = PAGES
) -> bytes:
    """The sheet by the largest measure that does not exceed the pages; by the least of all
    where none does."""
    printed = b""
    tried: Sheet | None = None
    for measure in MEASURES:
        smaller = measured(sheet, measure)
        if smaller == tried:
            continue
        printed, tried = made(smaller), smaller
        if pages(printed) <= most:
            break
    return printed


def measured(sheet: Sheet, measure: Measure) -> Sheet:
    """The sheet with no more than the measure allows, saying what is left out."""
    parts = []
    for part in sheet.parts:
        most = measure.kept if part.whole else measure.rows
        left = len(part.rows) - most
        rows = tuple(_row(row, measure.words, sheet) for row in part.rows[:most])
        if left > 0:
            rows += (Row((), (part.left_out(left),)),)
        parts.append(replace(part, rows=rows))
    return replace(sheet, parts=tuple(parts))


def _row(row: Row, words: int, sheet: Sheet) -> Row:
    return replace(
        row,
        cells=tuple(_lines(cell, words, sheet) for cell in row.cells),
        beneath=_lines(row.beneath, words, sheet),
    )


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
