"""The facts a report is made from, in no language and in no format.

``queries`` gathers them from the rooms below, with consent applied; from here on
everything is pure. ``plain`` gives them their canonical form, and its digest is printed
in the report, so that anyone with the same records obtains the same digest.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from accede.basics.digests import Plain, digest
from accede.basics.partial import PartialDate
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.reporting.rules.figures import Record, Target


@dataclass(frozen=True, slots=True)
class Name:
    """A State, organisation or body as a sentence needs it, in English and French.

    ``subject`` and ``of`` carry the article: “the Congo”, « du Congo ». ``plural`` says
    whether a French verb agrees with it in the plural (les Comores ont adhéré).
    """

    code: str
    text: Text
    subject: Text
    of: Text
    plural: bool = False
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One operative paragraph: its number, its summary, the rows of the mandate it serves.

    ``stored`` holds the text of a reading kept by the operator, by language.
    """

    number: str
    summary: Text
    rows: tuple[str, ...]
    stored: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """The resolution reported on."""

    symbol: str
    also: tuple[str, ...]
    title: Text
    adopted: date
    organ: Text
    report_to_session: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Treaty:
    """An instrument whose acts are followed; ``complete_until`` is the last day its list covers."""

    code: str
    title: Text
    in_force: date | None
    complete_until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class TreatyAct:
    """One act a depositary recorded on one day; ``consent`` says whether it binds."""

    target: Target
    instrument: str
    participant: str
    kind: str
    day: date
    consent: bool
    bound_from: date | None
    source: str


class Moment(Enum):
    """When a standing is taken: the eve of the period, its last day, the lists' last day."""

    EVE = "eve"
    LAST = "last"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stood where under one instrument on one day, the records that prove it included."""

    instrument: str
    moment: Moment
    day: date
    parties: tuple[Record, ...]
    awaiting: tuple[Record, ...]
    signatories: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A State's request. Where ``open_to_public`` is false only its existence is reported."""

    code: str
    state: str
    title: Text
    received: date
    paragraphs: tuple[str, ...]
    demonstration: bool
    open_to_public: bool
    region: Text | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding of a review that the State asked for and opened to the public."""

    code: str
    state: str
    obligation: str
    judgement: str
    made_on: date
    demonstration: bool
    open_to_public: bool = True


@dataclass(frozen=True, slots=True)
class Measured:
    """A result: what was to be reached, and what was measured, in the indicator's unit."""

    code: str
    indicator: str
    title: Text
    unit: Text
    baseline: Decimal | None
    target: Decimal
    value: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Activity:
    """An activity delivered; ``paragraphs`` are those of the resolution it cites."""

    code: str
    title: Text
    states: tuple[str, ...]
    pillars: tuple[str, ...]
    paragraphs: tuple[str, ...]
    requests: tuple[str, ...]
    delivered: date
    results: tuple[Measured, ...]
    demonstration: bool
    open_to_public: bool


@dataclass(frozen=True, slots=True)
class Allocation:
    """What of a contribution went to one activity, in United States dollars."""

    activity: str
    usd: Decimal


@dataclass(frozen=True, slots=True)
class Contribution:
    """What came in under one agreement in the period: currency, dollars, purpose, use.

    ``rate_day`` is the day of the last rate used; ``elsewhere`` is what went to
    activities that may not be shown. An agreement whose donor is not named in public
    has no ``code`` and no ``donor``.
    """

    code: str
    donor: str
    amount: Decimal
    currency: str
    usd: Decimal
    rate_day: date | None
    earmark_scope: str
    earmark: Text | None
    received: date
    allocations: tuple[Allocation, ...]
    elsewhere: Decimal
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the report says, before it is said."""

    mandate: Mandate
    period: Period
    known_on: date | None
    names: tuple[Name, ...]
    treaties: tuple[Treaty, ...]
    acts: tuple[TreatyAct, ...]
    standings: tuple[Standing, ...]
    requests: tuple[Request, ...] = ()
    findings: tuple[Judged, ...] = ()
    activities: tuple[Activity, ...] = ()
    contributions: tuple[Contribution, ...] = ()

    def name(self, code: str) -> Name:
        """The State, organisation or body with this code."""
        return next(name for name in self.names if name.code == code)

    def treaty(self, code: str) -> Treaty:
        """The instrument with this code."""
        return next(treaty for treaty in self.treaties if treaty.code == code)


def plain(value: object) -> Plain:
    """The canonical form of facts: records as mappings, amounts as written, days in ISO form."""
    match value:
        case None | bool() | int() | str() | date():
            return value
        case Enum():
            return str(value.value)
        case Decimal() | PartialDate() | Source():
            return str(value)
        case Text():
            return dict(value.by_language)
        case tuple() | list():
            return [plain(item) for item in value]
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    raise TypeError(f"{type(value).__name__} has no canonical form")


def facts_digest(facts: Facts) -> str:
    """SHA-256 over the facts used: not over a file, and not over a language."""
    return digest(plain(facts))
