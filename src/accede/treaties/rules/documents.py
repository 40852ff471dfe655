"""A document before it has a format: what is said, in which order, and how it stands."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How a paragraph stands on the page."""

    NORMAL = "normal"
    TITLE = "title"
    CENTRED = "centred"
    RIGHT = "right"
    ITEM = "item"
    SMALL = "small"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``strong``, ``quiet``, or to be filled in by whoever uses the model."""

    text: str
    strong: bool = False
    quiet: bool = False
    blank: bool = False
    to: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in its style."""

    runs: Runs
    style: Style = Style.NORMAL

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document, below its title."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells hold one or more lines; ``widths`` are shares of the line."""

    title: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[Runs, ...], ...], ...]


Block: TypeAlias = Paragraph | Heading | Table


@dataclass(frozen=True)
class Document:
    """A document: its file name without ending, its title, its language, its day, its blocks.

    ``foot`` is printed on every page.
    """

    name: str
    title: str
    language: str
    day: date
    blocks: tuple[Block, ...]
    foot: str = ""

    @property
    def text(self) -> str:
        """Everything it says, a line for each paragraph and cell."""
        said = []
        for block in self.blocks:
            if isinstance(block, Heading | Paragraph):
                said.append(block.text)
            else:
                said += [block.title, *block.header]
                said += [
                    "".join(run.text for run in line)
                    for row in block.rows
                    for cell in row
                    for line in cell
                ]
        return "\n".join(said)


_BLANK = re.compile(r"(\[[^\[\]]*\])")


def runs(text: str, *, strong: bool = False, quiet: bool = False) -> Runs:
    """The text as runs: what stands in square brackets is to be filled in.

    >>> [run.blank for run in runs("Done at [place].")]
    [False, True, False]
    """
    return tuple(
        Run(part, strong=strong, quiet=quiet, blank=part.startswith("["))
        for part in _BLANK.split(text)
        if part
    )


def paragraph(text: str, style: Style = Style.NORMAL, *, strong: bool = False) -> Paragraph:
    """A paragraph of a text."""
    return Paragraph(runs(text, strong=strong), style)


def cell(*lines: str, quiet: str = "") -> tuple[Runs, ...]:
    """A cell of these lines; ``quiet`` is a last line that stands back."""
    said = [runs(line) for line in lines if line]
    return (*said, *((runs(quiet, quiet=True),) if quiet else ()))
