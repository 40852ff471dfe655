"""What assistance offers: requests and activities on a State's page, what waits for whom,
and who can see a request or an activity.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.accounts.rules import Person
from accede.assessment.rules import Judgement
from accede.assistance import catalogue, queries, tables
from accede.assistance.queries import activities, every_activity, every_request, requests
from accede.assistance.rules.activities import ActivityView, Stage
from accede.assistance.rules.asking import RequestView, in_own_order
from accede.assistance.rules.desks import may_answer_requests, may_write_requests_of
from accede.assistance.rules.life import Standing
from accede.assistance.rules.turns import Turn
from accede.basics.offering import (
    Happened,
    MenuEntry,
    News,
    Panel,
    Restricted,
    Search,
    SearchDocument,
    Task,
    Tasks,
)
from accede.basics.tables import TableOffer
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Shared, Viewer, ViewerKind
from accede.journal.rules import Target
from accede.legislation.queries import findings
from accede.states.queries import world
from accede.states.rules import State
from accede.treaties.queries import instruments

# How far an activity has come; the other words stand in the catalogue.
STAGES: Mapping[Stage, Any] = {
    Stage.PLANNED: _("Planned"),
    Stage.UNDER_WAY: _("Under way"),
    Stage.DELIVERED: _("Carried out"),
    Stage.CANCELLED: _("Cancelled"),
}
if set(STAGES) != set(Stage):
    raise AssertionError("a stage of an activity has no words")

# The form that repeats a standing beside its word. Standings of different requests are not
# compared; the mark says whether it is open, at work, done or at an end.
MARKS: Mapping[Standing, str] = {
    Standing.DRAFT: "open",
    Standing.SUBMITTED: "ring",
    Standing.RETURNED: "open",
    Standing.ACKNOWLEDGED: "ring",
    Standing.UNDER_ASSESSMENT: "half",
    Standing.AGREED: "half",
    Standing.IN_DELIVERY: "half",
    Standing.DELIVERED: "full",
    Standing.EVALUATED: "full",
    Standing.CLOSED: "ended",
    Standing.DECLINED: "ended",
    Standing.WITHDRAWN: "ended",
}
if set(MARKS) != set(Standing):
    raise AssertionError("a standing has no mark")


# More requests than these are folded on a State's page, so that one sees them all at a glance.
A_FEW = 3


def on_state_page(
    *, state: State, day: date, viewer: Viewer, seen_on: date, **about: Any
) -> Mapping[str, Any] | None:
    """The State's requests and the activities for it that this viewer may see on the day."""
    asked = in_own_order(requests(viewer=viewer, on=day, seen_on=seen_on, state=state.code))
    done = [a for a in activities(viewer=viewer, on=day, seen_on=seen_on) if state.code in a.states]
    own = queries.is_of(viewer, state.code)
    if not asked and not done and not own:
        return None
    return {
        "is_own": own,
        "may_write": own,
        "open_findings": _open_findings(viewer, state.code, seen_on) if own else (),
        "is_public": viewer == PUBLIC_VIEWER,
        "is_office": viewer.audience is ViewerKind.OFFICE and bool(viewer.person),
        "requests": [_request(request) for request in asked],
        "many": len(asked) > A_FEW,
        "activities": [_activity(activity) for activity in done],
        "facts": [_facts(asked), _facts(done)],
        "tables": _results(done, state.code, day, about) if any(a.results for a in done) else (),
    }


def _results(
    done: list[ActivityView], state: str, day: date, about: Mapping[str, Any]
) -> tuple[TableOffer]:
    known_on, language = about.get("as_known_on"), about.get("language", "")[:2]
    make = partial(tables.results_table, done, state, language, day, known_on)
    return (TableOffer("results", gettext("Results measured"), make),)


def on_paragraph_page(
    *,
    symbols: tuple[str, ...],
    number: str,
    day: date,
    viewer: Viewer,
    seen_on: date,
    through: tuple[tuple[str, str], ...] = (),
    **_about: Any,
) -> Mapping[str, Any] | None:
    """The requests and activities citing a paragraph that this viewer may see, and no count of
    the others. ``through`` are paragraphs that a confirmed link joins to it: what cites one of
    those, and not the paragraph itself, is told apart.
    """
    cited = {(symbol, number) for symbol in symbols}
    every_request = requests(viewer=viewer, on=day, seen_on=seen_on)
    every_activity = activities(viewer=viewer, on=day, seen_on=seen_on)
    asked = [view for view in every_request if cited & set(view.paragraphs)]
    done = [view for view in every_activity if cited & set(view.paragraphs)]
    linked = set(through)
    over_links: list[Mapping[str, Any]] = [
        {"view": view, "via": sorted(linked & set(view.paragraphs)), "is_request": is_request}
        for is_request, views in ((True, every_request), (False, every_activity))
        for view in views
        if linked & set(view.paragraphs) and not cited & set(view.paragraphs)
    ]
    if not asked and not done and not over_links:
        return None
    names = {state.code: state.name for state in world().every}
    return {
        "requests": [{"view": view, "state": names[view.state]} for view in asked],
        "activities": [
            {"view": view, "states": [(code, names[code]) for code in view.states]} for view in done
        ],
        "over_links": over_links,
        "facts": [_facts(asked), _facts(done)],
    }


def _open_findings(viewer: Viewer, state: str, today: date) -> list[Mapping[str, Any]]:
    """The findings from which a request can begin: what the law does not or only partly do."""
    summaries = {each.code: each.summary for one in instruments() for each in one.obligations}
    return [
        {
            "code": finding.code,
            "obligation": finding.obligation,
            "summary": summaries.get(finding.obligation),
        }
        for finding in findings(viewer=viewer, on=today, state=state)
        if finding.judgement in (Judgement.NOT_IDENTIFIED, Judgement.PARTLY_ADDRESSED)
    ]


def _request(request: RequestView) -> Mapping[str, Any]:
    names = catalogue.standing_names()
    return {
        "view": request,
        "standing": names[request.standing],
        "mark": MARKS[request.standing],
        "since": request.moves[-1].on if request.moves else request.drafted_on,
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


# What each turn asks of the person in whose list it stands.
TO_DO: Mapping[Turn, Any] = {
    Turn.SUBMIT: _("Complete and submit the draft"),
    Turn.CLARIFY: _("Add what the Office asked for, and submit again"),
    Turn.ANSWER_PROPOSAL: _("Answer what the Office proposes"),
    Turn.READ: _("Read what the Office wrote"),
    Turn.ACKNOWLEDGE: _("Acknowledge the request"),
    Turn.ASSESS: _("Take the request under assessment"),
    Turn.PROPOSE: _("Propose what the Office would do"),
    Turn.AGREE: _("Record the agreement"),
    Turn.REPLY: _("Answer what the State wrote"),
}
if set(TO_DO) != set(Turn):
    raise AssertionError("a turn has no words")


def requests_waiting(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """For a focal point the State's drafts and what the Office answered; for an officer what
    is to be acknowledged, and the next step on the requests assigned to them.
    """
    if may_answer_requests(person) or may_write_requests_of(person, viewer.of):
        for each in queries.waiting_for(viewer=viewer, on=day):
            view = each.request
            yield Task(
                to_do=TO_DO[each.waits.turn],
                subject=view.title,
                code=view.code,
                address=reverse("request", kwargs={"code": view.code}),
                since=each.waits.since,
                state=view.state,
                demonstration=view.demonstration,
            )


def safeguards_waiting(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """For an officer, the reasonings of colleagues that nobody has read a second time."""
    if not may_answer_requests(person):
        return
    for activity in activities(viewer=viewer, on=day):
        latest = {safeguard.concern: safeguard for safeguard in activity.safeguards}
        for safeguard in latest.values():
            if safeguard.read_on is None and safeguard.author != person.code:
                yield Task(
                    to_do=_("Read a safeguard’s reasoning as second reader"),
                    subject=activity.title,
                    code=activity.code,
                    address=_place(activity),
                    since=safeguard.written_on,
                    state=activity.states[0] if activity.states else "",
                    demonstration=activity.demonstration,
                )


def request_shared(*, code: str, viewer: Viewer, day: date) -> Shared | None:
    """A request, as the page that says who can see it speaks of it."""
    view = queries.request(viewer=viewer, code=code, on=day)
    if view is None:
        return None
    return Shared(
        title=view.title,
        code=view.code,
        address=reverse("request", kwargs={"code": view.code}),
        parts=queries.request_parts(code),
        alone=view.received_on is None,
        demonstration=view.demonstration,
    )


def activity_shared(*, code: str, viewer: Viewer, day: date) -> Shared | None:
    """An activity: one part for each of its States whose part this viewer sees."""
    view = next((each for each in activities(viewer=viewer, on=day) if each.code == code), None)
    if view is None or not view.states:
        return None
    parts = queries.activity_parts(code)
    return Shared(
        title=view.title,
        code=view.code,
        address=_place(view),
        parts=tuple(each for each in parts if each.state in view.states),
        demonstration=view.demonstration,
    )


def _place(activity: ActivityView) -> str:
    """Where an activity stands: on the page of its State."""
    if not activity.states:
        return reverse("start")
    state = reverse("state", kwargs={"code": activity.states[0]})
    return f"{state}#activity-{activity.code}"


def requests_moved(*, viewer: Viewer, day: date, most: int) -> Iterator[Happened]:
    """The requests this viewer may see that moved last, and where each stands since."""
    names = {state.code: state.name for state in world().every}
    moved = [view for view in requests(viewer=viewer, on=day) if view.moves]
    moved.sort(key=lambda view: (view.moves[-1].on, view.code), reverse=True)
    for view in moved[:most]:
        yield Happened(
            on=view.moves[-1].on,
            what=catalogue.standing_names()[view.standing],
            subject=view.title,
            code=view.code,
            address=reverse("request", kwargs={"code": view.code}),
            of=names[view.state],
            demonstration=view.demonstration,
        )


NEWS = (News(20, _("Requests that moved last"), requests_moved),)
MENU = (
    MenuEntry(
        50,
        "requests",
        Text(
            {
                "ar": "الطلبات",
                "zh": "请求",
                "en": "Requests",
                "fr": "Demandes",
                "ru": "Запросы",
                "es": "Solicitudes",
            }
        ),
        says=_(
            "What States asked for, in their own words, as far as they opened it to you, and "
            "how far it has come."
        ),
    ),
)
TASKS = (Tasks(10, requests_waiting), Tasks(20, safeguards_waiting))
RESTRICTED = (
    Restricted("assistance.Request", request_shared),
    Restricted("assistance.Activity", activity_shared),
)
PANELS = (
    Panel("state", 30, "assistance/on_state_page.html", on_state_page),
    Panel("paragraph", 30, "assistance/on_paragraph_page.html", on_paragraph_page),
)


def request_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each request for the index of the search: its title and the State's own words."""
    for view in every_request(on=on, codes=only):
        yield SearchDocument(
            id=view.code,
            title=view.title,
            body=tuple(words.text for words in view.words),
            codes=(view.code, *view.obligations, *(symbol for symbol, _ in view.paragraphs)),
            door="request",
            where=(("code", view.code),),
            owner=view.state,
            demonstration=view.demonstration,
        )


def activity_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each activity for the index: what everybody who sees it sees; its States are not named."""
    for view in every_activity(on=on, codes=only):
        where = (("code", view.states[0]),) if len(view.states) == 1 else ()
        yield SearchDocument(
            id=view.code,
            title=view.title,
            body=(view.summary,),
            codes=(view.code, *(symbol for symbol, _ in view.paragraphs)),
            door="state" if where else "",
            where=where,
            anchor=f"activity-{view.code}" if where else "",
            owner=" ".join(view.states),
            demonstration=view.demonstration,
        )


def _touches(target: Target, kind: str) -> Iterable[str]:
    return (target[1],) if target[0] == kind else ()


SEARCH = (
    Search(
        "assistance.Request",
        50,
        _("Requests for assistance"),
        request_documents,
        touched=lambda target: _touches(target, "assistance.Request"),
        between=queries.requests_between,
        seen=lambda viewer, on: frozenset(view.code for view in requests(viewer=viewer, on=on)),
    ),
    Search(
        "assistance.Activity",
        60,
        _("Activities"),
        activity_documents,
        touched=lambda target: _touches(target, "assistance.Activity"),
        between=queries.activities_between,
        seen=lambda viewer, on: frozenset(view.code for view in activities(viewer=viewer, on=on)),
    ),
)
