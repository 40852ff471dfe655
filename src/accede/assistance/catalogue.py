"""The room's names and definitions, and the demonstration's request and activity.

Reads ``catalogue/assistance`` (names a reader meets, in English and French, and the
indicators) and ``catalogue/demonstration/assistance.yaml``, strictly: a missing name or an
unknown field is a ``BadInput`` that names the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TypeVar

import msgspec

from accede.assistance.rules.activities import Kind, Level, Pillar, Plan
from accede.assistance.rules.asking import Asking, Priority
from accede.assistance.rules.life import Standing
from accede.assistance.rules.results import Aggregation, Indicator, Measure
from accede.assistance.rules.safeguards import Concern, Marker
from accede.basics.errors import BadInput, Place
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.shelf import read, root

E = TypeVar("E", bound=StrEnum)


class _Name(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    en: str
    fr: str

    def text(self) -> Text:
        return Text({"en": self.en, "fr": self.fr})


class _Theme(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    name: _Name
    concern: Concern | None = None


class _Terms(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    standings: dict[str, _Name]
    priorities: dict[str, _Name]
    levels: dict[str, _Name]


class _Indicator(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: _Name
    definition: _Name
    unit: str
    unit_name: _Name
    aggregation: Aggregation


class _Days(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    first: date
    last: date

    def period(self) -> Period:
        return Period.through(self.first, self.last)


class _Request(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    state: str
    title: _Name
    words: _Name
    priority: Priority
    rank: int
    contact: _Name
    desired: _Days
    paragraphs: list[tuple[str, str]]
    themes: list[str]
    obligations: list[str]
    drafted_on: date
    submitted_on: date
    acknowledged_on: date
    assessed_on: date
    proposed_on: date
    proposal: _Name
    accepted_on: date
    agreed_on: date
    begun_on: date
    delivered_on: date
    evaluated_on: date
    findings: list[str] = []
    questions: list[str] = []


class _Safeguard(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    concern: Concern
    reasoning: _Name
    written_on: date
    read_on: date


class _Result(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    indicator: str
    unit: str
    baseline: str
    target: str
    value: str
    verified_by: _Name
    evidence: _Name
    measured_on: date


class _Activity(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    title: _Name
    summary: _Name
    kind: Kind
    level: Level
    pillars: list[Pillar]
    planned: _Days
    markers: dict[Marker, int]
    paragraphs: list[tuple[str, str]]
    themes: list[str]
    concerns: list[Concern]
    safeguards: list[_Safeguard]
    results: list[_Result]
    planned_on: date
    started_on: date
    delivered_on: date
    programme: str = ""


class _Demonstration(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    request: _Request
    activity: _Activity


@dataclass(frozen=True)
class DemonstrationRequest:
    """The demonstration State's request, ready for ``acts``, with the day of each move."""

    code: str
    state: str
    asking: Asking
    drafted_on: date
    submitted_on: date
    acknowledged_on: date
    assessed_on: date
    proposed_on: date
    proposal: Text
    accepted_on: date
    agreed_on: date
    begun_on: date
    delivered_on: date
    evaluated_on: date


@dataclass(frozen=True)
class DemonstrationSafeguard:
    """One safeguard of the demonstration activity, and the days it was written and read."""

    concern: Concern
    reasoning: Text
    written_on: date
    read_on: date


@dataclass(frozen=True)
class DemonstrationResult:
    """One result of the demonstration activity, and the day it was measured."""

    code: str
    measure: Measure
    measured_on: date


@dataclass(frozen=True)
class DemonstrationActivity:
    """The demonstration activity, ready for ``acts``, with its days."""

    code: str
    request: str
    plan: Plan
    planned_on: date
    started_on: date
    delivered_on: date
    safeguards: tuple[DemonstrationSafeguard, ...]
    results: tuple[DemonstrationResult, ...]


@cache
def indicators() -> Mapping[str, Indicator]:
    """The indicators by code, as the report explains them."""
    content = read(root() / "assistance" / "indicators.yaml", dict[str, _Indicator])
    return {
        code: Indicator(
            code=code,
            title=entry.title.text(),
            definition=entry.definition.text(),
            unit=entry.unit,
            unit_name=entry.unit_name.text(),
            aggregation=entry.aggregation,
        )
        for code, entry in content.items()
    }


@cache
def kind_names() -> Mapping[Kind, Text]:
    """The name of every kind of activity."""
    return _names("kinds.yaml", _read_names("kinds.yaml"), Kind)


@cache
def pillar_names() -> Mapping[Pillar, Text]:
    """What each pillar of the Global Strategy is about, in short."""
    return _names("pillars.yaml", _read_names("pillars.yaml"), Pillar)


@cache
def theme_names() -> Mapping[str, Text]:
    """The name of every theme, by its code."""
    return {code: theme.name.text() for code, theme in _themes().items()}


@cache
def theme_concerns() -> Mapping[str, Concern]:
    """The themes that bring a safeguards concern with them, and which."""
    return {code: t.concern for code, t in _themes().items() if t.concern is not None}


@cache
def standing_names() -> Mapping[Standing, Text]:
    """The name of every standing of a request."""
    return _names("terms.yaml", _terms().standings, Standing)


@cache
def priority_names() -> Mapping[Priority, Text]:
    """The name of every priority."""
    return _names("terms.yaml", _terms().priorities, Priority)


@cache
def level_names() -> Mapping[Level, Text]:
    """The name of every level of activity."""
    return _names("terms.yaml", _terms().levels, Level)


def demonstration_request() -> DemonstrationRequest:
    """What State XAA asks for in the demonstration; fictitious, and marked so everywhere."""
    r = _demonstration().request
    return DemonstrationRequest(
        code=r.code,
        state=r.state,
        asking=Asking(
            title=r.title.text(),
            words=r.words.text(),
            priority=r.priority,
            rank=r.rank,
            contact=r.contact.text(),
            desired=r.desired.period(),
            paragraphs=tuple(r.paragraphs),
            themes=tuple(r.themes),
            obligations=tuple(r.obligations),
            findings=tuple(r.findings),
            questions=tuple(r.questions),
        ),
        drafted_on=r.drafted_on,
        submitted_on=r.submitted_on,
        acknowledged_on=r.acknowledged_on,
        assessed_on=r.assessed_on,
        proposed_on=r.proposed_on,
        proposal=r.proposal.text(),
        accepted_on=r.accepted_on,
        agreed_on=r.agreed_on,
        begun_on=r.begun_on,
        delivered_on=r.delivered_on,
        evaluated_on=r.evaluated_on,
    )


def demonstration_activity() -> DemonstrationActivity:
    """What the Office does at that request in the demonstration, and what came of it."""
    file = _demonstration()
    a = file.activity
    return DemonstrationActivity(
        code=a.code,
        request=file.request.code,
        plan=Plan(
            title=a.title.text(),
            summary=a.summary.text(),
            kind=a.kind,
            level=a.level,
            pillars=tuple(a.pillars),
            planned=a.planned.period(),
            markers=a.markers,
            paragraphs=tuple(a.paragraphs),
            themes=tuple(a.themes),
            concerns=tuple(a.concerns),
            programme=a.programme,
        ),
        planned_on=a.planned_on,
        started_on=a.started_on,
        delivered_on=a.delivered_on,
        safeguards=tuple(
            DemonstrationSafeguard(s.concern, s.reasoning.text(), s.written_on, s.read_on)
            for s in a.safeguards
        ),
        results=tuple(
            DemonstrationResult(
                code=r.code,
                measure=Measure(
                    indicator=r.indicator,
                    unit=r.unit,
                    baseline=Decimal(r.baseline),
                    target=Decimal(r.target),
                    value=Decimal(r.value),
                    verified_by=r.verified_by.text(),
                    evidence=r.evidence.text(),
                ),
                measured_on=r.measured_on,
            )
            for r in a.results
        ),
    )


@cache
def _themes() -> dict[str, _Theme]:
    return read(root() / "assistance" / "themes.yaml", dict[str, _Theme])


def _demonstration() -> _Demonstration:
    return read(root() / "demonstration" / "assistance.yaml", _Demonstration)


@cache
def _terms() -> _Terms:
    return read(root() / "assistance" / "terms.yaml", _Terms)


def _read_names(file: str) -> dict[str, _Name]:
    return read(root() / "assistance" / file, dict[str, _Name])


def _names(file: str, content: Mapping[str, _Name], known: type[E]) -> Mapping[E, Text]:
    """Every value's name, exactly: none missing, none more."""
    values = {member.value for member in known}
    if set(content) != values:
        differ = ", ".join(sorted(set(content) ^ values))
        raise BadInput(
            f"the catalogue and the rules do not have the same {known.__name__}: {differ}",
            remedy="name each value once, in English and French",
            place=Place(str(root() / "assistance" / file)),
        )
    return {member: content[member.value].text() for member in known}
