"""Reads a status table of the *Multilateral Treaties Deposited with the Secretary-General*.

The table is CSV: one row per participant, the participant's name first, then one column
of days per group of acts. The header decides what a column and a letter mean:
``"Ratification, Accession(a), Succession(d)"`` makes a bare day a ratification and
``20 Jun 1977 a`` an accession. Letters are case-sensitive (``a`` accession, ``A``
acceptance) and are never assumed where the header does not give them.

The table does not say which treaty it is about: the name of the file does
(``mtdsg-18-9.csv``, ``mtdsg-18-12-a.csv``), or whoever loads it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath

from accede.basics.errors import BadInput, Place
from accede.basics.findings import Finding
from accede.basics.partial import PartialDate
from accede.treaties.exchange import codes
from accede.treaties.exchange.checks import (
    Row,
    law_findings,
    life_findings,
    mark_duplicates,
    name_findings,
    participant,
)
from accede.treaties.exchange.reading import Asked, Line, Listed, Reading
from accede.treaties.rules.acts import Act, ActKind, in_order
from accede.treaties.rules.instruments import Instrument

TITLE = "Status of multilateral treaties deposited with the Secretary-General"

_TABLE_NAME = re.compile(r"mtdsg-(\d+)-(\d+(?:-[a-z])?)", re.ASCII)
_CHAPTERS = {"18": "XVIII"}
_KINDS = {kind.value.replace("_", " "): kind for kind in ActKind if kind.value != "consent"}
_HEADING = re.compile(r"([A-Z][A-Za-z ]+?)(?:\(([A-Za-z]{1,2})\))?")
_CELL = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: (\S+))?", re.ASCII)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


class StatusTable:
    """The form of the depositary's status tables."""

    name = "status table of the Secretary-General (MTDSG)"

    def recognises(self, header: Sequence[str]) -> bool:
        """A header that begins with ``Participant``."""
        return bool(header) and header[0].strip() == "Participant"

    def read(self, lines: Sequence[Line], asked: Asked) -> Reading:
        """The acts and findings of one table about one instrument."""
        instrument = _instrument(asked)
        header_line, header = lines[0]
        columns = _columns(header, Place(asked.file, header_line))
        rows = [
            _row(cells, columns, Place(asked.file, line), instrument, asked)
            for line, cells in lines[1:]
        ]
        mark_duplicates(rows, asked.file)
        acts = sorted((act for row in rows if row.sound for act in row.acts), key=in_order)
        listed = Listed(
            instrument=instrument.code,
            title=TITLE,
            reference=", ".join(
                each for each in (instrument.mtdsg, PurePath(asked.file).name) if each
            ),
            stated_on=None,
            acts=tuple(acts),
            named=(),
            findings=tuple(each for row in rows for each in row.findings),
            rows=len(rows),
        )
        return Reading(self.name, TITLE, len(rows), lists=(listed,))


def _instrument(asked: Asked) -> Instrument:
    """The instrument the table is about: the one named, or the one its file is named after."""
    if asked.chosen:
        return asked.instruments[asked.chosen]
    match = _TABLE_NAME.fullmatch(PurePath(asked.file).stem)
    number = f"{_CHAPTERS.get(match[1], match[1])}-{match[2]}" if match else ""
    for each in asked.instruments.values():
        if number and each.mtdsg == number:
            return each
    raise BadInput(
        "the file name does not say which instrument the table is about",
        remedy=f"add --instrument with one of {', '.join(asked.instruments)}",
        place=Place(asked.file),
    )


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
    asked: Asked,
) -> Row:
    row = Row(place.line or 0, "")
    if len(cells) != len(columns) + 1:
        row.findings.append(
            Finding(
                codes.COLUMNS,
                place,
                f"the row has {len(cells)} columns instead of {len(columns) + 1}",
                "complete the row",
            )
        )
        return row
    resolved = asked.resolve(cells[0].strip(), None)
    row.findings.extend(name_findings(cells[0], resolved, place))
    row.code = participant(resolved)
    for cell, meanings in zip(cells[1:], columns, strict=True):
        if cell.strip():
            read_ = _cell(cell.strip(), meanings, place)
            if isinstance(read_, Finding):
                row.findings.append(read_)
                continue
            kind, day = read_
            act = Act(instrument.code, row.code, kind, PartialDate.of(day), "", str(place))
            if act not in row.acts:
                row.acts.append(act)
    if not row.acts and not row.findings:
        row.findings.append(
            Finding(
                codes.NO_ACT,
                place,
                "the row names no act",
                "give the day of an act, or drop the row",
            )
        )
    row.findings.extend(law_findings(row.acts, place, instrument, asked.no_later_than))
    row.findings.extend(life_findings(row.acts, place, asked.lives))
    return row


def _cell(
    cell: str, meanings: Mapping[str, ActKind], place: Place
) -> tuple[ActKind, date] | Finding:
    match = _CELL.fullmatch(cell)
    if match is None or match[2] not in _MONTHS:
        return Finding(
            codes.UNREADABLE_DAY, place, f"‘{cell}’ is not a day", "write days as in 20 Jun 1977"
        )
    try:
        day = date(int(match[3]), _MONTHS[match[2]], int(match[1]))
    except ValueError:
        return Finding(
            codes.UNREADABLE_DAY, place, f"the calendar has no day ‘{cell}’", "correct the day"
        )
    letter = match[4] or ""
    if letter not in meanings:
        return Finding(
            codes.UNKNOWN_LETTER,
            place,
            f"the letter ‘{letter}’ of ‘{cell}’ is not in the column’s header",
            f"use one of {', '.join(sorted(each or 'no letter' for each in meanings))}",
        )
    return meanings[letter], day
