"""Figures: a value that is known, known up to a day, or unknown, with its records.

A figure is never a bare number. It carries the records it was made from, so that a
reader can open it, and a count equals the number of its records (REPORT-1).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from accede.basics.ruled import rule

Target: TypeAlias = tuple[str, str]
"""A record by its class and its code: ``("assistance.Request", "XAA-2013-01")``."""


class Reason(StrEnum):
    """Why a value is unknown."""

    LIST_COMPLETE_UNTIL = "list_complete_until"
    LIST_UNDATED = "list_undated"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not known, and why; ``until`` is the last day on which it was known, if any."""

    reason: Reason
    until: date | None = None


@dataclass(frozen=True, slots=True)
class KnownUntil:
    """A count known up to and including a day inside the period, and unknown after it."""

    value: int
    until: date


Value: TypeAlias = int | Decimal | Unknown | KnownUntil
"""A count, an amount, a count known up to a day, or unknown with a reason."""


class Unit(StrEnum):
    """What a figure counts, or measures."""

    ACTS = "acts"
    PARTICIPANTS = "participants"
    REQUESTS = "requests"
    FINDINGS = "findings"
    ACTIVITIES = "activities"
    RESULTS = "results"
    CONTRIBUTIONS = "contributions"
    USD = "usd"
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class Record:
    """One record behind a figure.

    ``participant``, ``instrument`` and ``kind`` are codes; ``title`` is a key of the
    facts (an activity's code, say) where the record has a title of its own. A record
    that its State has not opened to the public is ``withheld``: it counts, it shows its
    ``region`` or nothing, and its target is blank.
    """

    target: Target
    participant: str = ""
    instrument: str = ""
    kind: str = ""
    day: date | None = None
    amount: Decimal | None = None
    source: str = ""
    demonstration: bool = False
    withheld: bool = False
    region: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the report: its code, its value, its unit, its records.

    ``label`` is the key of the sentence that says what it counts, ``about`` the codes
    that fill it (instrument, kind of act). ``day`` is the day of a standing.
    """

    id: str
    value: Value
    unit: Unit
    records: tuple[Record, ...]
    label: str
    about: tuple[tuple[str, str], ...] = ()
    day: date | None = None
    demonstration: bool = False


@rule("REPORT-1")
def agrees_with_records(figure: Figure) -> bool:
    """A figure agrees with its records: a count is the number of records behind it, an
    amount is the sum of their amounts, and an unknown has none."""
    match figure.value:
        case Unknown():
            return not figure.records
        case KnownUntil(value=count, until=until):
            return count == len(figure.records) and all(
                record.day is None or record.day <= until for record in figure.records
            )
        case Decimal() as amount:
            return amount == sum(
                (record.amount or Decimal(0) for record in figure.records), Decimal(0)
            )
        case count:
            return count == len(figure.records)


@rule("REPORT-2")
def keeps_worlds_apart(figure: Figure) -> bool:
    """A figure counts either the records of the real world or those of the demonstration,
    never both together."""
    return all(record.demonstration == figure.demonstration for record in figure.records)
