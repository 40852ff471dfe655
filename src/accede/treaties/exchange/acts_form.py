"""Reads a list of acts of many instruments, one act or participant in each row.

The columns say the instrument, the participant as its source prints it and its two-letter
code, the days of signature and deposit, what was deposited, perhaps the day it took effect,
remarks, and for every row the day and the source of the list it comes from. Rows of one
instrument, day and source are one list.

``INSTRUMENTS``, ``ACTIONS`` and ``NOTES`` are all that is understood; anything else in
those columns is reported, and never read as something near it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accede.basics.errors import Place
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
from accede.treaties.exchange.taking_effect import effect_findings
from accede.treaties.rules.acts import CONSENTS, Act, ActKind, in_order
from accede.treaties.rules.instruments import Instrument

TITLE = "List of acts gathered from public sources"

COLUMNS = (
    "instrument",
    "participant_as_given",
    "iso2",
    "signature",
    "action",
    "date_of_deposit",
    "entry_into_force",
    "note",
    "source_flags",
    "as_of",
    "source",
)

INSTRUMENTS = {
    "TOKYO_1963": "TOKYO63",
    "DIPLOMATS_1973": "IPP73",
    "HOSTAGES_1979": "HOST79",
    "CPPNM_1980": "CPPNM80",
    "MTL_AIRPORTS_1988": "AIRP88",
    "MEX_1991": "MARPLEX91",
    "UN_PERSONNEL_1994": "UNPERS94",
    "BOMBINGS_1997": "TBC97",
    "FINANCING_1999": "ICSFT99",
    "UNTOC_2000": "UNTOC00",
    "UNTOC_TIP_2000": "UNTOC-TIP00",
    "UNTOC_SOM_2000": "UNTOC-SOM00",
    "UNTOC_FIREARMS_2001": "UNTOC-FIR01",
    "UNCAC_2003": "UNCAC03",
    "NUCLEAR_2005": "ICSANT05",
    "NUCLEAR_2005(UK list)": "ICSANT05",
    "SUA_2005": "SUAP05",
    "SUA_PROT_2005": "FPPP05",
    "BEIJING_PROT_2010": "BEIJP10",
}
"""How the form calls an instrument, and its code in the catalogue; the code itself will do."""

NAMED = "participant (signed or party; no date)"
ACTIONS: Mapping[str, ActKind] = {
    "ratification": ActKind.RATIFICATION,
    "acceptance": ActKind.ACCEPTANCE,
    "approval": ActKind.APPROVAL,
    "accession": ActKind.ACCESSION,
    "succession": ActKind.SUCCESSION,
    "consent (IEADB does not say which kind)": ActKind.CONSENT,
    "definitive signature": ActKind.DEFINITIVE_SIGNATURE,
    "succession to signature": ActKind.SUCCESSION_TO_SIGNATURE,
    "provisional application": ActKind.PROVISIONAL_APPLICATION,
    "denunciation": ActKind.DENUNCIATION,
    "withdrawal of denunciation": ActKind.WITHDRAWAL_OF_DENUNCIATION,
}
"""What the form says was done, or deposited; a signature alone has its own column."""

STATEMENT_NOTE = "reservation/declaration noted"
NOTES = {
    "former name in the source": "remarks that the source prints a former name",
    "iso2 inferred from IEADB code": "remarks on how the country code was found",
    "iso2 inferred (GIN has its own row)": "remarks on how the country code was found",
}
"""Remarks about the making of the list, which say nothing of the act: ignored on purpose."""

_CORRECTION = re.compile(r"corrects ([a-z ]+) of (\d{4}-\d\d-\d\d)")
"""The remark of a row that corrects an earlier one: “corrects accession of 2003-01-05”."""

PRODUCER, NO_PRODUCER = "b", "a"
_PRODUCERS_OF = "MARPLEX91"
_NOT_STATED = re.compile(r"not stated\b.*", re.DOTALL)
_ACTED = ("signature", "date_of_deposit")


@dataclass(frozen=True)
class _Said:
    """One row: where it stands, and what each column says."""

    place: Place
    of: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.of[column]


class ListOfActs:
    """The form with one row for each instrument and participant."""

    name = "list of acts of many instruments"

    def recognises(self, header: Sequence[str]) -> bool:
        """Its columns, all of them, in their order."""
        return tuple(cell.strip() for cell in header) == COLUMNS

    def read(self, lines: Sequence[Line], asked: Asked) -> Reading:
        """One list for each instrument, day and source; findings on rows of none of them."""
        stray: list[Finding] = []
        unknown: dict[str, list[Place]] = {}
        groups: dict[tuple[str, str, str], list[_Said]] = {}
        ignored: set[str] = set()
        rows = 0
        for line, cells in lines[1:]:
            place = Place(asked.file, line)
            if len(cells) != len(COLUMNS):
                stray.append(_columns_finding(len(cells), place))
                rows += 1
                continue
            said = _Said(place, {k: v.strip() for k, v in zip(COLUMNS, cells, strict=True)})
            code = INSTRUMENTS.get(said["instrument"], said["instrument"])
            if asked.chosen and code != asked.chosen:
                continue
            rows += 1
            if code not in asked.instruments:
                unknown.setdefault(said["instrument"], []).append(place)
                continue
            ignored.update(filter(None, [NOTES.get(said["note"])]))
            groups.setdefault((code, said["as_of"], said["source"]), []).append(said)
        return Reading(
            self.name,
            TITLE,
            rows,
            lists=tuple(
                _listed(asked.instruments[code], as_of, source, own, asked)
                for (code, as_of, source), own in groups.items()
            ),
            findings=(*stray, *(_unknown_instrument(*each) for each in unknown.items())),
            ignored=tuple(sorted(ignored)),
        )


def _listed(
    instrument: Instrument, as_of: str, source: str, said: Sequence[_Said], asked: Asked
) -> Listed:
    stated, problem = _stated(as_of, said[0].place)
    gives_signatures = any(each["signature"] for each in said)
    limit = min(stated, asked.no_later_than) if stated else asked.no_later_than
    rows = [_row(each, instrument, limit, asked, gives_signatures) for each in said]
    mark_duplicates(rows, asked.file)
    acts = sorted((act for row in rows if row.sound for act in row.acts), key=in_order)
    named = sorted({row.code for row in rows if row.sound and row.named})
    findings = [*problem, *(each for row in rows for each in row.findings)]
    findings += _mixed(said, instrument.code)
    return Listed(
        instrument=instrument.code,
        title=TITLE,
        reference=source,
        stated_on=stated,
        acts=tuple(acts),
        named=tuple(named),
        findings=tuple(sorted(findings, key=lambda each: (each.place.line or 0, each.code))),
        rows=len(rows),
        parties_only=bool(acts) and not gives_signatures,
    )


def _row(
    said: _Said, instrument: Instrument, limit: date, asked: Asked, gives_signatures: bool
) -> Row:
    place = said.place
    row = Row(place.line or 0, "")
    resolved = asked.resolve(said["participant_as_given"], limit)
    row.findings.extend(name_findings(said["participant_as_given"], resolved, place))
    row.code = participant(resolved)
    row.findings.extend(_code_findings(said["iso2"], row, asked.iso2, place))
    days = {column: _day(said[column], row, place) for column in (*_ACTED, "entry_into_force")}
    marks = _marks(said["source_flags"], instrument.code, row, place)
    signed, deposited = days["signature"], days["date_of_deposit"]
    corrects = _corrects(said["note"], row, place)

    def act(kind: ActKind, day: date, own: frozenset[str] = frozenset()) -> Act:
        done = PartialDate.of(day)
        return Act(instrument.code, row.code, kind, done, "", str(place), marks=own)

    if signed is not None:
        row.acts.append(act(ActKind.SIGNATURE, signed))
    kind = ACTIONS.get(said["action"])
    if said["action"] == NAMED and not said["date_of_deposit"]:
        row.named = True
    elif kind is not None and deposited is not None:
        row.acts.append(replace(act(kind, deposited, marks), corrects=corrects))
    elif kind is not None and not said["date_of_deposit"]:
        row.named = True
        row.findings.append(_no_day(kind, place))
    elif kind is None and (said["action"] or said["date_of_deposit"]):
        row.findings.append(_unknown_category("action", said["action"], place))
    if not row.acts and not row.named and not row.findings:
        row.findings.append(
            Finding(
                codes.NO_ACT,
                place,
                "the row names no act",
                "give the day of an act, or drop the row",
            )
        )
    row.findings.extend(
        law_findings(row.acts, place, instrument, limit, gives_signatures=gives_signatures)
    )
    row.findings.extend(life_findings(row.acts, place, asked.lives))
    if said["entry_into_force"] and not said["date_of_deposit"]:
        row.findings.append(_unknown_category("entry_into_force", said["entry_into_force"], place))
    if kind is not None and kind not in CONSENTS and said["entry_into_force"]:
        row.findings.append(_unknown_category("entry_into_force", said["entry_into_force"], place))
    elif days["entry_into_force"] is not None and deposited is not None and deposited <= limit:
        life = asked.lives.get(row.code)
        row.findings.extend(
            effect_findings(kind, deposited, days["entry_into_force"], instrument, life, place)
        )
    row.findings.extend(_note_findings(said["note"], place))
    return row


def _day(text: str, row: Row, place: Place) -> date | None:
    if not text:
        return None
    try:
        if len(text) != len("2002-04-29") or not text.isascii():
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        row.findings.append(
            Finding(
                codes.UNREADABLE_DAY,
                place,
                f"‘{text}’ is not a day of the calendar",
                "write days as in 2002-04-29",
            )
        )
        return None


def _stated(as_of: str, place: Place) -> tuple[date | None, list[Finding]]:
    """The day a list speaks of; without a finding where it says that it states none."""
    if _NOT_STATED.fullmatch(as_of):
        return None, []
    row = Row(place.line or 0, "")
    day = _day(as_of, row, place)
    if not as_of:
        row.findings.append(
            Finding(
                codes.UNREADABLE_DAY,
                place,
                "the list does not say what day it speaks of",
                "give the day, or say that it is not stated",
            )
        )
    return day, row.findings


def _code_findings(
    iso2: str, row: Row, known: Mapping[str, str], place: Place
) -> Iterable[Finding]:
    """The two letters beside a name must be those of whom the name means, where it has any."""
    expected = known.get(row.code, "")
    if row.findings or not row.code or not iso2 or iso2 == expected or not expected:
        return ()
    return (
        Finding(
            codes.OTHER_CODE,
            place,
            f"the name means {row.code}, and the code beside it is ‘{iso2}’",
            "correct one of the two",
        ),
    )


def _marks(flags: str, instrument: str, row: Row, place: Place) -> frozenset[str]:
    """The marks of a deposit. Only those on producer States are understood, for one treaty."""
    given = set(flags.split())
    understood = {PRODUCER, NO_PRODUCER} if instrument == _PRODUCERS_OF else set()
    for flag in sorted(given - understood):
        row.findings.append(
            Finding(
                codes.FLAG,
                place,
                f"the list marks the row with ‘{flag}’, which is not explained",
                "look up what it means in the source of the list",
            )
        )
    if understood <= given and understood:
        row.findings.append(_unknown_category("source_flags", flags, place))
        return frozenset()
    return frozenset({"producers"}) if PRODUCER in given & understood else frozenset()


def _corrects(note: str, row: Row, place: Place) -> tuple[ActKind, PartialDate] | None:
    """The record that a row corrects, by its remark; a finding where it names no such act."""
    if (match := _CORRECTION.fullmatch(note)) is None:
        return None
    kind, day = ACTIONS.get(match[1]), _day(match[2], row, place)
    if kind is None:
        row.findings.append(_unknown_category("note", note, place))
    return (kind, PartialDate.of(day)) if kind and day else None


def _note_findings(note: str, place: Place) -> Iterable[Finding]:
    if note == STATEMENT_NOTE:
        yield Finding(
            codes.STATEMENT,
            place,
            "a reservation or declaration was made, and the list does not give it",
            "have an officer enter it from the depositary’s notification",
        )
    elif note and note not in NOTES and not _CORRECTION.fullmatch(note):
        yield _unknown_category("note", note, place)


def _mixed(said: Sequence[_Said], instrument: str) -> list[Finding]:
    named = [each for each in said if each["action"] == NAMED and not each["date_of_deposit"]]
    if not named:
        return []
    return [
        Finding(
            codes.MIXED,
            named[0].place,
            f"{len(named)} rows of {instrument} from here name participants without saying "
            "whether they signed or are party, nor when",
            "load a list of the depositary; until then their status is unknown",
        )
    ]


def _no_day(kind: ActKind, place: Place) -> Finding:
    return Finding(
        codes.NO_DAY,
        place,
        f"a {kind.value} without the day it was given; the participant is named, no more",
        "give the day of deposit",
    )


def _unknown_category(column: str, text: str, place: Place) -> Finding:
    return Finding(
        codes.UNKNOWN_CATEGORY,
        place,
        f"‘{text}’ in the column {column} is not understood",
        "correct it, or have it added to what this form understands",
    )


def _unknown_instrument(name: str, places: Sequence[Place]) -> Finding:
    return Finding(
        codes.UNKNOWN_INSTRUMENT,
        places[0],
        f"‘{name}’ is not an instrument of the catalogue ({len(places)} rows)",
        "correct the name, or add the instrument to the catalogue",
    )


def _columns_finding(number: int, place: Place) -> Finding:
    return Finding(
        codes.COLUMNS,
        place,
        f"the row has {number} columns instead of {len(COLUMNS)}",
        "complete the row",
    )
