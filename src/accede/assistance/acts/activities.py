"""How an activity is planned, safeguarded, begun, delivered and measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accede.assessment.rules import second_reader_differs
from accede.assistance.acts.rows import (
    CodeTaken,
    activity_row,
    history_of,
    journal,
    known_paragraphs,
    request_row,
)
from accede.assistance.catalogue import indicators, theme_concerns, theme_names
from accede.assistance.models import (
    Activity,
    ActivityState,
    Request,
    Result,
    Safeguard,
    SafeguardReading,
)
from accede.assistance.queries import markers_of, safeguard_view
from accede.assistance.rules import activities as activity_rules
from accede.assistance.rules import asking as asking_rules
from accede.assistance.rules import life
from accede.assistance.rules.activities import Basis, Level, Plan
from accede.assistance.rules.asking import RequestRefused
from accede.assistance.rules.life import Standing
from accede.assistance.rules.results import Measure, measured
from accede.assistance.rules.safeguards import Concern, concerns_of, safeguarded
from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor
from accede.states.queries import world
from accede.states.rules import StateKind


class OwnReasoning(BadInput):
    """Somebody signed as second reader of their own reasoning."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"FOUR-EYES-1: {person} wrote this reasoning and cannot be its second reader",
            remedy="have another person read it",
        )


@dataclass(frozen=True)
class Joining:
    """A State's recorded agreement to join an activity above the national level.

    ``agreement`` says where the State said so: the note verbale and its reference.
    """

    state: str
    agreement: str
    joined_on: date


@transaction.atomic
def plan_activity(
    *,
    actor: Actor,
    code: str,
    plan: Plan,
    requests: Sequence[str] = (),
    joined: Sequence[Joining] = (),
    reason: str,
    source: Source | None,
    on: date,
) -> str:
    """Plans an activity at the request of each State it is for; answers its code.

    Raises ``ActivityRefused`` (ACTIVITY-1, 3, 4, 6, 7), ``RequestRefused`` (REQUEST-3,
    unknown theme), ``UnknownRequest``, ``CodeTaken``.
    """
    activity_rules.by_the_office(actor)
    if Activity.objects.filter(code=code).exists():
        raise CodeTaken(code)
    answered = [request_row(asked) for asked in requests]
    activity_rules.on_request(
        plan.level,
        [_asked(row, on) for row in answered]
        + [Basis(j.state, joined_on=j.joined_on, agreement=j.agreement) for j in joined],
        on,
    )
    states = [row.state for row in answered] + [j.state for j in joined]
    _each_state_once(states, plan.level)
    activity_rules.one_world(
        world().state(state).kind is StateKind.DEMONSTRATION for state in states
    )
    activity_rules.pillars_named(plan.pillars)
    activity_rules.markers_given(plan.markers)
    asking_rules.paragraphs_exist(plan.paragraphs, known_paragraphs(plan.paragraphs))
    unknown = sorted(set(plan.themes) - set(theme_names()))
    if unknown:
        raise RequestRefused(
            f"‘{', '.join(unknown)}’ is not a known theme", remedy="choose from the themes"
        )
    end = plan.planned.end
    if end is None:
        raise activity_rules.ActivityRefused(
            "the plan has no last day", remedy="give the first and the last day planned"
        )
    concerns = concerns_of(plan.concerns, theme_concerns(), plan.themes, plan.markers)
    row = Activity.objects.create(
        code=code,
        title=dict(plan.title.by_language),
        summary=dict(plan.summary.by_language),
        kind=plan.kind.value,
        level=plan.level.value,
        pillars=[pillar.value for pillar in plan.pillars],
        paragraphs=[list(paragraph) for paragraph in plan.paragraphs],
        themes=list(plan.themes),
        markers={marker.value: level for marker, level in plan.markers.items()},
        concerns=sorted(concern.value for concern in concerns),
        programme=plan.programme,
        partners=list(plan.partners),
        officers=[actor.person],
        planned_from=plan.planned.start,
        planned_until=end,
        recorded_on=on,
    )
    for asked in answered:
        ActivityState.objects.create(activity=row, state=asked.state, request=asked)
    for j in joined:
        ActivityState.objects.create(
            activity=row, state=j.state, joined_on=j.joined_on, agreement=j.agreement
        )
    journal(
        actor, "plan_activity", row, reason, source, on,
        {
            "title": dict(plan.title.by_language),
            "kind": plan.kind.value,
            "level": plan.level.value,
            "pillars": [pillar.value for pillar in plan.pillars],
            "paragraphs": [list(paragraph) for paragraph in plan.paragraphs],
            "requests": list(requests),
            "joined": [[j.state, j.agreement, j.joined_on] for j in joined],
            "planned": [plan.planned.start, end],
            "concerns": sorted(concern.value for concern in concerns),
        },
    )  # fmt: skip
    return code


@transaction.atomic
def write_safeguard(
    *,
    actor: Actor,
    activity: str,
    concern: Concern,
    reasoning: Text,
    reason: str,
    source: Source | None,
    on: date,
) -> None:
    """Writes the reasoning on one concern of an activity; a second person reads it after.

    A new reasoning on the same concern stands beside the old and needs its own reading.
    Raises ``UnknownActivity``, ``ActivityRefused`` (ACTIVITY-5, 6).
    """
    row = activity_row(activity)
    activity_rules.by_the_office(actor)
    _not_before(row.recorded_on, on)
    Safeguard.objects.create(
        activity=row,
        concern=concern.value,
        reasoning=dict(reasoning.by_language),
        author=actor.person,
        on=on,
    )
    journal(
        actor, "write_safeguard", row, reason, source, on,
        {"concern": concern.value, "reasoning": dict(reasoning.by_language)},
    )  # fmt: skip


@transaction.atomic
def read_safeguard(
    *,
    actor: Actor,
    activity: str,
    concern: Concern,
    reason: str,
    source: Source | None,
    on: date,
) -> None:
    """Signs, as second reader, the latest reasoning on one concern of an activity.

    Raises ``UnknownActivity``; ``ActivityRefused`` where there is none, it was read
    already, or the day is before it was written; ``OwnReasoning`` where the reader is
    its author (FOUR-EYES-1).
    """
    row = activity_row(activity)
    activity_rules.by_the_office(actor)
    safeguard = row.safeguards.filter(concern=concern.value).order_by("-pk").first()
    if safeguard is None or SafeguardReading.objects.filter(safeguard=safeguard).exists():
        raise activity_rules.ActivityRefused(
            f"no reasoning on {concern} of {activity} waits for its second reader",
            remedy="write the reasoning first",
        )
    if not second_reader_differs(actor.person, safeguard.author):
        raise OwnReasoning(actor.person)
    _not_before(safeguard.on, on)
    SafeguardReading.objects.create(safeguard=safeguard, reader=actor.person, on=on)
    journal(
        actor, "read_safeguard", row, reason, source, on, {"concern": concern.value}
    )  # fmt: skip


@transaction.atomic
def start_activity(
    *, actor: Actor, activity: str, reason: str, source: Source | None, on: date
) -> None:
    """Records that an activity began.

    Raises ``UnknownActivity``, ``SafeguardLacking`` (ACTIVITY-2), ``ActivityRefused``
    (ACTIVITY-1 where a State has withdrawn meanwhile, ACTIVITY-5, 6).
    """
    row = _open_activity(activity)
    activity_rules.by_the_office(actor)
    if row.started_on is not None:
        raise activity_rules.ActivityRefused(
            f"ACTIVITY-5: {activity} began on {row.started_on}", remedy="nothing is left to do"
        )
    activity_rules.days_in_order(planned_on=row.recorded_on, started_on=on)
    activity_rules.on_request(Level(row.level), _bases(row, on), on)
    safeguarded(
        concerns_of(
            (Concern(c) for c in row.concerns), theme_concerns(), row.themes,
            markers_of(row.markers),
        ),
        [safeguard_view(s, on) for s in row.safeguards.order_by("pk")],
        on,
    )  # fmt: skip
    row.started_on = on
    row.save(update_fields=["started_on"])
    journal(actor, "start_activity", row, reason, source, on, {"started_on": on})


@transaction.atomic
def deliver_activity(
    *, actor: Actor, activity: str, reason: str, source: Source | None, on: date
) -> None:
    """Records the last day of an activity that began.

    Raises ``UnknownActivity``, ``ActivityRefused`` (ACTIVITY-1 where a State has withdrawn
    meanwhile: then it is cancelled, not delivered; ACTIVITY-5, 6).
    """
    row = _open_activity(activity)
    activity_rules.by_the_office(actor)
    activity_rules.on_request(Level(row.level), _bases(row, on), on)
    activity_rules.days_in_order(
        planned_on=row.recorded_on, started_on=row.started_on, delivered_on=on
    )
    row.delivered_on = on
    row.save(update_fields=["delivered_on"])
    journal(actor, "deliver_activity", row, reason, source, on, {"delivered_on": on})


@transaction.atomic
def cancel_activity(
    *, actor: Actor, activity: str, reason: str, source: Source | None, on: date
) -> None:
    """Cancels an activity that was not delivered; it stays readable.

    Raises ``UnknownActivity``, ``ActivityRefused`` (ACTIVITY-5, 6).
    """
    row = _open_activity(activity)
    activity_rules.by_the_office(actor)
    _not_before(row.started_on or row.recorded_on, on)
    row.cancelled_on = on
    row.save(update_fields=["cancelled_on"])
    journal(actor, "cancel_activity", row, reason, source, on, {"cancelled_on": on})


@transaction.atomic
def record_result(
    *,
    actor: Actor,
    activity: str,
    code: str,
    measure: Measure,
    reason: str,
    source: Source | None,
    on: date,
) -> str:
    """Records a value measured on the day ``on``; answers the result's code.

    Raises ``UnknownActivity``, ``ResultRefused`` (RESULT-1), ``CodeTaken``, ``BadInput``
    for an indicator that the catalogue does not have.
    """
    row = activity_row(activity)
    activity_rules.by_the_office(actor)
    if measure.indicator not in indicators():
        raise BadInput(
            f"there is no indicator ‘{measure.indicator}’",
            remedy=f"choose one of {', '.join(indicators())}",
        )
    measured(measure, indicators()[measure.indicator], started_on=row.started_on, on=on)
    if Result.objects.filter(code=code).exists():
        raise CodeTaken(code)
    Result.objects.create(
        code=code,
        activity=row,
        indicator=measure.indicator,
        unit=measure.unit,
        baseline=measure.baseline,
        baseline_unknown=measure.baseline_unknown,
        target=measure.target,
        value=measure.value,
        verified_by=dict(measure.verified_by.by_language),
        evidence=dict(measure.evidence.by_language),
        measured_on=on,
    )
    journal(
        actor, "record_result", row, reason, source, on,
        {
            "result": code,
            "indicator": measure.indicator,
            "unit": measure.unit,
            "baseline": None if measure.baseline is None else str(measure.baseline),
            "target": str(measure.target),
            "value": str(measure.value),
            "evidence": dict(measure.evidence.by_language),
        },
    )  # fmt: skip
    return code


def _open_activity(code: str) -> Activity:
    row = activity_row(code)
    if row.cancelled_on is not None or row.delivered_on is not None:
        raise activity_rules.ActivityRefused(
            f"ACTIVITY-5: {code} was {'cancelled' if row.cancelled_on else 'delivered'} already",
            remedy="plan another activity",
        )
    return row


def _asked(row: Request, on: date) -> Basis:
    history = [moved for moved in history_of(row) if moved.on <= on]
    agreed = next((moved.on for moved in history if moved.to is Standing.AGREED), None)
    return Basis(
        state=row.state,
        request=row.code,
        request_state=row.state,
        standing=life.standing_after(history_of(row)),
        agreed_on=agreed,
    )


def _bases(row: Activity, on: date) -> list[Basis]:
    return [
        _asked(link.request, on)
        if link.request is not None
        else Basis(link.state, joined_on=link.joined_on, agreement=link.agreement)
        for link in row.states.select_related("request")
    ]


def _not_before(earliest: date, on: date) -> None:
    if on < earliest:
        raise activity_rules.ActivityRefused(
            f"ACTIVITY-5: {on} is before {earliest}, the day it follows", remedy="correct the day"
        )


def _each_state_once(states: Sequence[str], level: Level) -> None:
    if len(set(states)) != len(states) or (level is Level.NATIONAL and len(states) != 1):
        raise activity_rules.ActivityRefused(
            "an activity names each of its States once, and a national one a single State",
            remedy="name each State once, or plan it above the national level",
        )
