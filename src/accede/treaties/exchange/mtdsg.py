"""Reads a status table of the *Multilateral Treaties Deposited with the Secretary-General*.

The table is CSV: one row per participant, the participant's name first, then one column
of days per group of acts. The header decides what a column and a letter mean:
``"Ratification, Accession(a), Succession(d)"`` makes a bare day a ratification and
``20 Jun 1977 a`` an accession. Letters are case-sensitive (``a`` accession, ``A``
acceptance) and are never assumed where the header does not give them.

Every value is used or reported with its line; a row with a finding gives no act. A file
that cannot be read at all is ``BadInput``. Nothing is written and no clock is read.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accede.basics.errors import BadInput, Place
from accede.basics.findings import Finding
from accede.basics.partial import PartialDate
from accede.states.rules import Resolved, ResolvedKind
from accede.treaties.rules.acts import NEED_SIGNATURE, SIGNATURES, Act, ActKind, in_order
from accede.treaties.rules.instruments import Instrument

Resolve = Callable[[str], Resolved | None]
"""Whom a name means; ``None`` where the product does not know it."""

UNKNOWN_NAME = "IMPORT-1"
HELD_NAME = "IMPORT-2"
TERRITORY = "IMPORT-3"
DUPLICATE = "IMPORT-4"
COLUMNS = "IMPORT-5"
UNREADABLE_DAY = "IMPORT-6"
UNKNOWN_LETTER = "IMPORT-7"
NO_ACT = "IMPORT-8"
BEFORE_ADOPTION = "IMPORT-9"
AFTER_LIST = "IMPORT-10"
CONSENT_BEFORE_SIGNATURE = "IMPORT-11"
NO_SIGNATURE = "IMPORT-12"
SIGNATURE_CLOSED = "IMPORT-13"
MISSING = "IMPORT-14"

UNREADABLE = frozenset({UNKNOWN_NAME, COLUMNS, UNREADABLE_DAY, UNKNOWN_LETTER, AFTER_LIST})
"""Findings on a row that does not say who did what when; the others doubt a row they read."""

_KINDS = {kind.value.replace("_", " "): kind for kind in ActKind}
_HEADING = re.compile(r"([A-Z][A-Za-z ]+?)(?:\(([A-Za-z]{1,2})\))?")
_CELL = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: (\S+))?", re.ASCII)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


@dataclass(frozen=True)
class Reading:
    """What a table says: the acts of its sound rows, and findings on the others.

    ``newest`` is the newest day among the acts; ``rows`` counts the rows of the table
    without its header.
    """

    acts: tuple[Act, ...]
    findings: tuple[Finding, ...]
    newest: date | None
    rows: int


@dataclass
class _Row:
    line: int
    code: str
    acts: list[Act] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read(
    content: bytes,
    *,
    file: str,
    instrument: Instrument,
    resolve: Resolve,
    no_later_than: date,
) -> Reading:
    """The acts and findings of one table about one instrument.

    ``no_later_than`` is the last day an act in the table can have: the day it is complete
    until, or today. Raises ``BadInput`` for an empty file, another encoding than UTF-8,
    a header that is not understood, and a file cut short.
    """
    lines = list(_lines(content, file))
    header_line, header = lines[0]
    columns = _columns(header, Place(file, header_line))
    rows = [
        _row(cells, columns, Place(file, line), instrument, resolve, no_later_than)
        for line, cells in lines[1:]
    ]
    _mark_duplicates(rows, file)
    sound = [act for row in rows if not row.findings for act in row.acts]
    acts = tuple(sorted(sound, key=in_order))
    newest = max((act.done.earliest for act in acts), default=None)
    findings = tuple(each for row in rows for each in row.findings)
    return Reading(acts, findings, newest, len(rows))


def _lines(content: bytes, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with the line each begins on; blank lines at the end are left out."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            "the file is not UTF-8",
            remedy="save it as UTF-8 and load it again",
            place=Place(file, content.count(b"\n", 0, error.start) + 1),
        ) from error
    if not text.strip():
        raise BadInput(
            "the file is empty", remedy="give the status table of one treaty", place=Place(file)
        )
    if "\0" in text:
        raise BadInput(
            "the file holds a zero byte and is no text",
            remedy="give the table as CSV",
            place=Place(file, text.count("\n", 0, text.index("\0")) + 1),
        )
    if not text.endswith("\n"):
        raise BadInput(
            "the file stops in the middle of a line",
            remedy="fetch it again; if it is whole, end its last line with a line break",
            place=Place(file, text.count("\n") + 1),
        )
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(
            f"the file stops inside a quoted value, or quotes wrongly ({error})",
            remedy="fetch it again, or close the quotation mark",
            place=Place(file, begins),
        ) from error


def _columns(header: Sequence[str], place: Place) -> tuple[Mapping[str, ActKind], ...]:
    """For each column of days, what each letter means; the empty letter is a bare day."""
    if len(header) < 2 or header[0].strip() != "Participant":
        raise BadInput(
            "the first line is not the header of a status table",
            remedy="begin the file with Participant, Signature and a column of consents",
            place=place,
        )
    return tuple(_column(heading, place) for heading in header[1:])


def _column(heading: str, place: Place) -> Mapping[str, ActKind]:
    meanings: dict[str, ActKind] = {}
    for part in heading.split(","):
        match = _HEADING.fullmatch(part.strip())
        kind = _KINDS.get(match[1].lower()) if match else None
        letter = (match[2] or "") if match else ""
        if kind is None or letter in meanings:
            raise BadInput(
                f"the column ‘{heading}’ is not understood",
                remedy="name acts of a depositary, each with a letter of its own but one",
                place=place,
            )
        meanings[letter] = kind
    return meanings


def _row(
    cells: Sequence[str],
    columns: Sequence[Mapping[str, ActKind]],
    place: Place,
    instrument: Instrument,
    resolve: Resolve,
    no_later_than: date,
) -> _Row:
    row = _Row(place.line or 0, "")
    if len(cells) != len(columns) + 1:
        row.findings.append(
            Finding(
                COLUMNS,
                place,
                f"the row has {len(cells)} columns instead of {len(columns) + 1}",
                "complete the row",
            )
        )
        return row
    resolved = resolve(cells[0].strip())
    row.findings.extend(_name_findings(cells[0], resolved, place))
    row.code = resolved.code if resolved else ""
    for cell, meanings in zip(cells[1:], columns, strict=True):
        if cell.strip():
            read_ = _cell(cell.strip(), meanings, place)
            if isinstance(read_, Finding):
                row.findings.append(read_)
                continue
            kind, day = read_
            row.acts.append(
                Act(instrument.code, row.code, kind, PartialDate.of(day), "", str(place))
            )
    if not row.acts and not row.findings:
        row.findings.append(
            Finding(
                NO_ACT, place, "the row names no act", "give the day of an act, or drop the row"
            )
        )
    row.findings.extend(_law_findings(row.acts, place, instrument, no_later_than))
    return row


def _name_findings(name: str, resolved: Resolved | None, place: Place) -> Iterator[Finding]:
    if resolved is None:
        yield Finding(
            UNKNOWN_NAME,
            place,
            f"‘{name}’ is not the name of a State or organisation known here",
            "correct the name, or have it added to the catalogue of names",
        )
    elif resolved.kind is ResolvedKind.HELD:
        yield Finding(
            HELD_NAME,
            place,
            "the name is held for an officer and is not shown",
            "refer the line to the officer responsible",
        )
    elif resolved.kind is ResolvedKind.TERRITORY:
        yield Finding(
            TERRITORY,
            place,
            "the row is about a territory, which is no participant of its own",
            "record it as a territorial application of the State responsible",
        )


def _cell(
    cell: str, meanings: Mapping[str, ActKind], place: Place
) -> tuple[ActKind, date] | Finding:
    match = _CELL.fullmatch(cell)
    if match is None or match[2] not in _MONTHS:
        return Finding(
            UNREADABLE_DAY, place, f"‘{cell}’ is not a day", "write days as in 20 Jun 1977"
        )
    try:
        day = date(int(match[3]), _MONTHS[match[2]], int(match[1]))
    except ValueError:
        return Finding(
            UNREADABLE_DAY, place, f"the calendar has no day ‘{cell}’", "correct the day"
        )
    letter = match[4] or ""
    if letter not in meanings:
        return Finding(
            UNKNOWN_LETTER,
            place,
            f"the letter ‘{letter}’ of ‘{cell}’ is not in the column’s header",
            f"use one of {', '.join(sorted(each or 'no letter' for each in meanings))}",
        )
    return meanings[letter], day


def _law_findings(
    acts: Sequence[Act], place: Place, instrument: Instrument, no_later_than: date
) -> Iterator[Finding]:
    """What cannot be, whatever the table says: days and kinds that law does not allow."""
    for act in acts:
        day, name = act.done.earliest, act.kind.value.replace("_", " ")
        if day < instrument.adopted:
            yield Finding(
                BEFORE_ADOPTION,
                place,
                f"the {name} of {day} is before the adoption, {instrument.adopted}",
                "correct the day, or check that the table is about this treaty",
            )
        if day > no_later_than:
            yield Finding(
                AFTER_LIST,
                place,
                f"the {name} of {day} is after the day the table speaks of, {no_later_than}",
                "correct the day, or state a later day",
            )
        signature = instrument.clauses.signature
        closed = signature.until if signature else None
        if act.kind is ActKind.SIGNATURE and closed is not None and day > closed:
            yield Finding(
                SIGNATURE_CLOSED,
                place,
                f"the signature of {day} is after the closing of signature, {closed}",
                "correct the day",
            )
    signed = [act.done for act in acts if act.kind in SIGNATURES]
    for act in acts:
        if act.kind in NEED_SIGNATURE and not signed:
            yield Finding(
                NO_SIGNATURE,
                place,
                f"a {act.kind.value} without a signature",
                "give the signature, or mark the act as an accession",
            )
        if act.kind in NEED_SIGNATURE and signed and act.done < min(signed):
            yield Finding(
                CONSENT_BEFORE_SIGNATURE,
                place,
                f"the {act.kind.value} of {act.done} is before the signature of {min(signed)}",
                "correct one of the two days",
            )


def _mark_duplicates(rows: Sequence[_Row], file: str) -> None:
    """A participant twice: the repeated row where both say the same, both where they differ."""
    seen: dict[str, _Row] = {}
    for row in rows:
        if not row.code:
            continue
        first = seen.setdefault(row.code, row)
        if first is row:
            continue
        differs = [act.key for act in first.acts] != [act.key for act in row.acts]
        for each, other in [(row, first), *([(first, row)] if differs else [])]:
            each.findings.append(
                Finding(
                    DUPLICATE,
                    Place(file, each.line),
                    f"the same participant stands in line {other.line} too"
                    + (" and the two differ" if differs else ""),
                    "keep one row",
                )
            )
