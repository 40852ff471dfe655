"""A resolution as one file prints it: paragraphs, notes, furniture of the page, mends."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """The part of a resolution that a paragraph stands in.

    A heading is a line between operative paragraphs that asks for nothing and has no
    number, such as the name of a pillar.
    """

    CHAPEAU = "chapeau"
    RECOMMENDATION = "recommendation"
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    HEADING = "heading"
    ANNEX = "annex"


class Use(StrEnum):
    """What one line of a source turned out to be."""

    TEXT = "text"
    NOTE = "note"
    FURNITURE = "furniture"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Call:
    """Where a paragraph calls a note: the note’s mark, and how much of the text stands before."""

    mark: str
    after: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a reading.

    ``number`` is what the text prints ("4", "4.a"), empty where it prints none; ``at`` is
    the paragraph's address, counted where no number is printed ("preamble 3"). ``level``
    is 0 for a chapeau, a preamble, a heading; 1 for a numbered paragraph; 2 and 3 for its
    letters and small roman numerals. ``first_line`` and ``last_line`` count from 1.
    """

    part: Part
    number: str
    level: int
    text: str
    in_draft: bool
    at: str = ""
    first_line: int = 0
    last_line: int = 0
    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark, its text, and the paragraphs that call it, once per call.

    The text is empty where a paragraph calls a note that the file does not have.
    """

    mark: str
    text: str
    called_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mend:
    """One change made to the source's characters, at a line, with its reason."""

    line: int
    found: str
    made: str
    why: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line of the source that belongs to the page and not to the text."""

    line: int
    text: str
    kind: str


@dataclass(frozen=True)
class Reading:
    """A resolution as one file prints it, in one language.

    ``adopted`` is ``None`` where the file does not print the day. ``uses`` has one entry
    for each line of the file, in order. ``agenda_item`` is the item under which it was adopted,
    as printed (“106”, “19, c”); ``committee_report`` the symbol of the report or recommendation
    on which; both are empty where the masthead prints none.
    """

    symbol: str
    language: str
    organ: str
    adopted: date | None
    title: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    mends: tuple[Mend, ...]
    session: str = ""
    furniture: tuple[Furniture, ...] = ()
    uses: tuple[Use | None, ...] = ()
    symbols_seen: tuple[str, ...] = ()
    doubts: tuple[Mend, ...] = ()
    agenda_item: str = ""
    committee_report: str = ""

    def of(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of one part, in order."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.part is part)
