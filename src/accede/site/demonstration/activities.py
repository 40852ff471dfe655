"""The activities of the demonstration: how a file tells them, and how they are played.

``catalogue/demonstration/activities/<PROGRAMME>.yaml`` holds the activities of one
programme: at whose request, what was meant, what was reasoned before they began, what
came of them.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from accede import shelf
from accede.assistance import acts as assistance
from accede.assistance.acts import Joining
from accede.assistance.rules.activities import Kind, Level, Pillar, Plan
from accede.assistance.rules.asking import Paragraph
from accede.assistance.rules.results import Measure
from accede.assistance.rules.safeguards import Concern, Marker
from accede.basics.errors import BadInput, Place
from accede.journal.rules import Target
from accede.site.demonstration.shapes import FOLDER, Days, Opened, Words
from accede.site.demonstration.steps import Order, Step, step


class Reasoned(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The reasoning on one concern; ``reader`` is blank while nobody has read it."""

    concern: Concern
    reasoning: Words
    author: str
    written_on: date
    reader: str = ""
    read_on: date | None = None

    def steps(self, activity: str, about: Target) -> Iterator[Step]:
        """It is written, and read by another person."""
        yield step(
            assistance.write_safeguard,
            self.author,
            self.written_on,
            Order.SAFEGUARD,
            about,
            activity=activity,
            concern=self.concern,
            reasoning=self.reasoning.text,
        )
        if self.read_on is not None:
            yield step(
                assistance.read_safeguard,
                self.reader,
                self.read_on,
                Order.SAFEGUARD,
                about,
                activity=activity,
                concern=self.concern,
            )


class Measured(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A value measured, beside its baseline and target; numbers are written as text."""

    indicator: str
    unit: str
    target: str
    value: str
    verified_by: Words
    evidence: Words
    measured_on: date
    baseline: str = ""
    baseline_unknown: str = ""

    @property
    def measure(self) -> Measure:
        """The value as ``acts`` take it."""
        return Measure(
            indicator=self.indicator,
            unit=self.unit,
            baseline=Decimal(self.baseline) if self.baseline else None,
            target=Decimal(self.target),
            value=Decimal(self.value),
            verified_by=self.verified_by.text,
            evidence=self.evidence.text,
            baseline_unknown=self.baseline_unknown,
        )


class Joined(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A State that joins without a request of its own, and where it said so."""

    state: str
    agreement: str
    day: date


class Done(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One activity, from its plan to its results."""

    title: Words
    summary: Words
    officer: str
    kind: Kind
    level: Level
    pillars: tuple[Pillar, ...]
    planned: Days
    planned_on: date
    markers: dict[Marker, int]
    requests: tuple[str, ...]
    joined: tuple[Joined, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    themes: tuple[str, ...] = ()
    concerns: tuple[Concern, ...] = ()
    partners: tuple[str, ...] = ()
    safeguards: tuple[Reasoned, ...] = ()
    results: dict[str, Measured] = {}
    started_on: date | None = None
    delivered_on: date | None = None
    cancelled_on: date | None = None
    opened: tuple[Opened, ...] = ()

    def plan(self, programme: str) -> Plan:
        """The plan as ``acts`` take it."""
        return Plan(
            title=self.title.text,
            summary=self.summary.text,
            kind=self.kind,
            level=self.level,
            pillars=self.pillars,
            planned=self.planned.period,
            markers=self.markers,
            paragraphs=self.paragraphs,
            themes=self.themes,
            concerns=self.concerns,
            programme=programme,
            partners=self.partners,
        )

    def steps(self, code: str, programme: str) -> Iterator[Step]:
        """Every act of the activity, and who may read of it."""
        about: Target = ("assistance.Activity", code)
        yield step(
            assistance.plan_activity,
            self.officer,
            self.planned_on,
            Order.PLAN,
            about,
            code=code,
            plan=self.plan(programme),
            requests=list(self.requests),
            joined=[Joining(each.state, each.agreement, each.day) for each in self.joined],
        )
        for safeguard in self.safeguards:
            yield from safeguard.steps(code, about)
        for verb, on, order in (
            (assistance.start_activity, self.started_on, Order.START),
            (assistance.deliver_activity, self.delivered_on, Order.FINISH),
            (assistance.cancel_activity, self.cancelled_on, Order.FINISH),
        ):
            if on is not None:
                yield step(verb, self.officer, on, order, about, activity=code)
        for number, measured in self.results.items():
            yield step(
                assistance.record_result,
                self.officer,
                measured.measured_on,
                Order.MEASURE,
                about,
                activity=code,
                code=number,
                measure=measured.measure,
            )
        for opened in self.opened:
            yield from opened.steps(about)


class ActivitiesFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The activities of one programme, by their codes."""

    programme: str
    activities: dict[str, Done]


def read() -> dict[str, tuple[str, Done]]:
    """Every activity by its code, with its programme; ``BadInput`` for a code given twice."""
    found: dict[str, tuple[str, Done]] = {}
    for name, file in shelf.each(f"{FOLDER}/activities", ActivitiesFile):
        for code, done in file.activities.items():
            if code in found or name != file.programme:
                raise BadInput(
                    f"the file {name} is of {file.programme}, or {code} stands twice",
                    remedy="name the file after the programme, and give each activity once",
                    place=Place(f"{FOLDER}/activities/{name}.yaml"),
                )
            found[code] = (file.programme, done)
    return found


def steps() -> Iterator[Step]:
    """Every act of every activity."""
    for code, (programme, done) in read().items():
        yield from done.steps(code, programme)
