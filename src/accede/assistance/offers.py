"""What assistance offers to a State's page: requests in its own words, and the work done."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.assistance import catalogue
from accede.assistance.queries import activities, requests
from accede.assistance.rules.activities import ActivityView, Stage
from accede.assistance.rules.asking import RequestView
from accede.basics.offering import Panel
from accede.consent.rules import Viewer
from accede.states.queries import world
from accede.states.rules import State

# How far an activity has come; the other words stand in the catalogue.
STAGES: Mapping[Stage, Any] = {
    Stage.PLANNED: _("Planned"),
    Stage.UNDER_WAY: _("Under way"),
    Stage.DELIVERED: _("Carried out"),
    Stage.CANCELLED: _("Cancelled"),
}
if set(STAGES) != set(Stage):
    raise AssertionError("a stage of an activity has no words")


def on_state_page(
    *, state: State, day: date, viewer: Viewer, seen_on: date, **_about: Any
) -> Mapping[str, Any] | None:
    """The State's requests and the activities for it that this viewer may see on the day."""
    asked = requests(viewer=viewer, on=day, seen_on=seen_on, state=state.code)
    done = [a for a in activities(viewer=viewer, on=day, seen_on=seen_on) if state.code in a.states]
    if not asked and not done:
        return None
    return {
        "requests": [_request(request) for request in asked],
        "activities": [_activity(activity) for activity in done],
        "facts": [_facts(asked), _facts(done)],
    }


def on_paragraph_page(
    *,
    symbols: tuple[str, ...],
    number: str,
    day: date,
    viewer: Viewer,
    seen_on: date,
    **_about: Any,
) -> Mapping[str, Any] | None:
    """The requests and activities citing a paragraph that this viewer may see, and no count of
    the others.
    """
    cited = {(symbol, number) for symbol in symbols}
    asked = [
        view
        for view in requests(viewer=viewer, on=day, seen_on=seen_on)
        if cited & set(view.paragraphs)
    ]
    done = [
        view
        for view in activities(viewer=viewer, on=day, seen_on=seen_on)
        if cited & set(view.paragraphs)
    ]
    if not asked and not done:
        return None
    names = {state.code: state.name for state in world().every}
    return {
        "requests": [{"view": view, "state": names[view.state]} for view in asked],
        "activities": [
            {"view": view, "states": [(code, names[code]) for code in view.states]} for view in done
        ],
        "facts": [_facts(asked), _facts(done)],
    }


def _request(request: RequestView) -> Mapping[str, Any]:
    names = catalogue.standing_names()
    return {
        "view": request,
        "standing": names[request.standing],
        "priority": catalogue.priority_names()[request.priority],
        "life": [{"on": moved.on, "word": names[moved.to]} for moved in request.moves],
    }


def _activity(activity: ActivityView) -> Mapping[str, Any]:
    indicators = catalogue.indicators()
    return {
        "view": activity,
        "kind": catalogue.kind_names()[activity.kind],
        "level": catalogue.level_names()[activity.level],
        "stage": STAGES[activity.stage],
        "pillars": [(each, catalogue.pillar_names()[each]) for each in activity.pillars],
        "results": [(each, indicators[each.indicator]) for each in activity.results],
    }


def _facts(views: Iterable[RequestView | ActivityView]) -> list[list[str]]:
    return [[view.code, repr(view)] for view in views]


PANELS = (
    Panel("state", 30, "assistance/on_state_page.html", on_state_page),
    Panel("paragraph", 30, "assistance/on_paragraph_page.html", on_paragraph_page),
)
