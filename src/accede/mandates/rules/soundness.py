"""What must hold of a reading: every line used, numbers without a gap, one symbol."""

import unicodedata
from collections.abc import Iterable, Sequence

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.basics.ruled import rule
from accede.mandates.rules.readings import Mend, Note, Paragraph, Part, Reading, Use


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
