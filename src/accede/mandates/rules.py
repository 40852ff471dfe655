"""What a resolution is made of, and what must hold of a reading of one.

A ``Reading`` is what stands in a file: paragraphs, notes, furniture, mends. A
``Resolution`` is what the catalogue says of it in the product's own words: each operative
paragraph as a ``Duty``. A stored reading overlays the duties with the text itself.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.basics.ruled import rule
from accede.basics.sources import Checked, Source
from accede.basics.texts import Text


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
    for each line of the file, in order.
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

    def of(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of one part, in order."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.part is part)


class Force(StrEnum):
    """With what force a paragraph speaks, by its verb."""

    URGES = "urges"
    CALLS_UPON = "calls_upon"
    REQUESTS = "requests"
    ENCOURAGES = "encourages"
    INVITES = "invites"
    STRESSES = "stresses"
    NOTES = "notes"
    THANKS = "thanks"


class Addressee(StrEnum):
    """Of whom a paragraph asks something."""

    MEMBER_STATES = "member_states"
    OFFICE = "office"
    SECRETARY_GENERAL = "secretary_general"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Ask:
    """One verb of a paragraph and the one it is addressed to."""

    force: Force
    of: Addressee


@dataclass(frozen=True)
class Duty:
    """What one operative paragraph asks for, in the product's own words.

    ``rows`` are the rows M01–M20 of the mandate. ``on_request`` is true where the
    paragraph itself says that assistance is given on request; ``on_request_by_policy``
    where the product extends that to it. ``texts`` holds the paragraph's own text by
    language, from stored readings; it is empty where none is stored.
    """

    number: str
    summary: Text
    rows: tuple[str, ...]
    themes: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    asks: tuple[Ask, ...] = ()
    on_request: bool = False
    on_request_by_policy: bool = False

    @property
    def forces(self) -> tuple[Force, ...]:
        """The forces with which the paragraph speaks, in its order."""
        return tuple(ask.force for ask in self.asks)

    @property
    def concerns_office(self) -> bool:
        """Whether the paragraph asks something of the Office itself."""
        return any(ask.of is Addressee.OFFICE for ask in self.asks)


@dataclass(frozen=True)
class Consideration:
    """One preambular paragraph in the product's own words.

    ``rules`` are the rules X1–X10 that run through the mandate and rest on it.
    """

    number: str
    summary: Text
    themes: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Adoption:
    """The same text adopted under another symbol: by whom, when, at which session."""

    symbol: str
    organ: Text
    adopted: date
    session: str


@dataclass(frozen=True)
class Resolution:
    """A resolution of the mandate, as the catalogue describes it.

    ``also`` are other symbols of the same text. ``session`` and ``report_to_session`` are
    written as numbers ("68", "2017"). ``preceded_by`` and ``succeeded_by`` are symbols in
    the line of resolutions on the same matter.
    """

    symbol: str
    also: tuple[str, ...]
    title: Text
    adopted: date
    organ: Text
    session: str
    report_to_session: str
    operative: tuple[Duty, ...]
    preamble_count: int
    source: Source
    checked: Checked
    preamble: tuple[Consideration, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    preceded_by: str = ""
    succeeded_by: str = ""

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every symbol that names this text."""
        return (self.symbol, *self.also)

    def duty(self, number: str) -> Duty | None:
        """The operative paragraph with this number, or ``None``."""
        return next((duty for duty in self.operative if duty.number == number), None)


@rule("READ-1")
def every_line_is_used(uses: Sequence[Use | None], *, file: str) -> tuple[Finding, ...]:
    """Every line of a source is text, a note, furniture of the page, or blank."""
    return tuple(
        Finding(
            "READ-1",
            Place(file, number),
            "the reader does not know what this line is",
            "look at the line; correct the file, or report the layout",
        )
        for number, use in enumerate(uses, start=1)
        if use is None
    )


@rule("READ-2")
def calls_and_notes_agree(notes: Iterable[Note], *, file: str) -> tuple[Finding, ...]:
    """Each call has its note, and each note is called."""
    found = []
    for note in notes:
        if not note.text:
            where = ", ".join(note.called_from)
            found.append(
                Finding(
                    "READ-2",
                    Place(file),
                    f"note {note.mark} is called from {where} and is not in the file",
                    "add the note’s text to the file, or check that the digit is a call",
                )
            )
        elif not note.called_from:
            found.append(
                Finding(
                    "READ-2",
                    Place(file),
                    f"note {note.mark} is in the file and no paragraph calls it",
                    "look for the call in the text; extraction may have lost it",
                )
            )
    return tuple(found)


@rule("READ-3")
def numbers_run_on(paragraphs: Iterable[Paragraph], *, file: str) -> tuple[Finding, ...]:
    """The numbers of the operative paragraphs run from 1 without a gap."""
    found = []
    last = 0
    for paragraph in paragraphs:
        if paragraph.part is not Part.OPERATIVE or paragraph.level != 1:
            continue
        number = int(paragraph.number)
        if number != last + 1:
            found.append(
                Finding(
                    "READ-3",
                    Place(file, paragraph.first_line or None),
                    f"operative paragraph {number} follows paragraph {last}",
                    "look for the missing paragraph in the file",
                )
            )
        last = number
    if last == 0:
        found.append(
            Finding(
                "READ-3",
                Place(file),
                "no numbered operative paragraph was found",
                "check that the file holds the whole resolution",
            )
        )
    return tuple(found)


@rule("READ-4")
def one_symbol(symbol: str, seen: Iterable[str], *, file: str) -> tuple[Finding, ...]:
    """A reading has one symbol, and every place that prints it agrees."""
    if not symbol:
        return (
            Finding(
                "READ-4",
                Place(file),
                "the file does not print the resolution’s symbol or number",
                "add the heading with the number, for example ‘68/187.’",
            ),
        )
    return tuple(
        Finding(
            "READ-4",
            Place(file),
            f"the masthead says {other} and the heading says {symbol}",
            "check which of the two is right",
        )
        for other in dict.fromkeys(seen)
        if other != symbol
    )


@rule("READ-5")
def mends_keep_letters(mends: Iterable[Mend], *, file: str) -> tuple[Finding, ...]:
    """A mend moves spaces, hyphens, note calls and forms of one letter; it never changes a word."""
    return tuple(
        Finding(
            "READ-5",
            Place(file, mend.line),
            f"the mend of ‘{mend.found}’ changes its letters",
            "report the mend; read the line by hand meanwhile",
        )
        for mend in mends
        if letters(mend.found) != letters(mend.made)
    )


@rule("READ-6")
def doubts_are_said(doubts: Iterable[Mend], *, file: str) -> tuple[Finding, ...]:
    """A word that looks broken and cannot be mended with certainty is left and reported."""
    return tuple(
        Finding(
            "READ-6",
            Place(file, doubt.line),
            f"‘{doubt.found}’ may be one word broken in two",
            f"correct the file if it is ‘{doubt.made}’",
        )
        for doubt in doubts
    )


@rule("READ-7")
def texts_are_whole(paragraphs: Sequence[Paragraph], *, file: str) -> tuple[Finding, ...]:
    """Each paragraph ends with a mark, the last operative one with a full stop, and a
    recommendation is followed by the draft it announces.
    """
    body = [each for each in paragraphs if each.part in (Part.PREAMBLE, Part.OPERATIVE)]
    found = [
        Finding(
            "READ-7",
            Place(file, each.last_line or each.first_line or None),
            f"{each.at or each.part.value} stops in the middle of a sentence",
            "look for the missing lines; the file may have been cut",
        )
        for each in body
        if not each.text.rstrip().endswith(_ENDS)
    ]
    operative = [each for each in body if each.part is Part.OPERATIVE]
    if operative and operative[-1].text.rstrip().endswith(tuple(",;:،؛，；：")):
        found.append(
            Finding(
                "READ-7",
                Place(file, operative[-1].last_line or operative[-1].first_line or None),
                "the last operative paragraph does not end the resolution",
                "look for what follows it; the file may have been cut",
            )
        )
    recommends = any(each.part is Part.RECOMMENDATION for each in paragraphs)
    drafted = any(each.part is Part.CHAPEAU and each.in_draft for each in paragraphs)
    if recommends != drafted:
        found.append(
            Finding(
                "READ-7",
                Place(file),
                "a draft and the recommendation to adopt it belong together, and one is missing",
                "check that the file holds the whole resolution",
            )
        )
    return tuple(found)


_ENDS = (*",;:.»”)…،؛؟，；：。）》", '"')


@rule("READ-8")
def counts_agree(
    reading: Reading, *, preamble: int, operative: int, file: str
) -> tuple[Finding, ...]:
    """A reading of a resolution that the catalogue holds has as many paragraphs as it says."""
    read = (
        len(reading.of(Part.PREAMBLE)),
        sum(each.level == 1 for each in reading.of(Part.OPERATIVE)),
    )
    if read == (preamble, operative):
        return ()
    return (
        Finding(
            "READ-8",
            Place(file),
            f"{read[0]} preambular and {read[1]} operative paragraphs were read; "
            f"{reading.symbol} has {preamble} and {operative}",
            "check that the file holds the whole resolution",
        ),
    )


def findings(reading: Reading, *, file: str) -> tuple[Finding, ...]:
    """Everything the rules find in one reading, in the order of their codes."""
    return (
        *every_line_is_used(reading.uses, file=file),
        *calls_and_notes_agree(reading.notes, file=file),
        *numbers_run_on(reading.paragraphs, file=file),
        *texts_are_whole(reading.paragraphs, file=file),
        *one_symbol(reading.symbol, reading.symbols_seen, file=file),
        *mends_keep_letters(reading.mends, file=file),
        *doubts_are_said(reading.doubts, file=file),
    )


_LIGATURES = str.maketrans(
    {"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff", "\ufb03": "ffi", "\ufb04": "ffl"}
)


def letters(text: str) -> str:
    """The letters of a text alone, accents composed, ligatures resolved."""
    whole = unicodedata.normalize("NFC", text.translate(_LIGATURES))
    return "".join(character for character in whole if character.isalpha())
