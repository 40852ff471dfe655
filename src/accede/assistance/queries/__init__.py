"""Requests and activities as a viewer may see them on a day.

The State owns what it asked and what was done for it: without its grant the public and
other States see nothing (``consent``). A request opens on the target
``("assistance.Request", code)``, an activity on ``("assistance.Activity", code)``, State by
State. ``totals`` counts without naming anybody and needs no consent. The names and the
indicators of the catalogue are offered here to the rooms above.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from accede.assistance.catalogue import indicators as indicators
from accede.assistance.catalogue import kind_names as kind_names
from accede.assistance.catalogue import level_names as level_names
from accede.assistance.catalogue import pillar_names as pillar_names
from accede.assistance.catalogue import priority_names as priority_names
from accede.assistance.catalogue import standing_names as standing_names
from accede.assistance.catalogue import theme_names as theme_names
from accede.assistance.models import Activity, Request, RequestMessage
from accede.assistance.queries.shaping import activity_view, message_of, request_view
from accede.assistance.queries.shaping import markers_of as markers_of
from accede.assistance.queries.shaping import paragraphs_of as paragraphs_of
from accede.assistance.queries.shaping import safeguard_view as safeguard_view
from accede.assistance.rules.activities import ActivityView
from accede.assistance.rules.asking import RequestView, in_own_order
from accede.assistance.rules.counting import Totals
from accede.assistance.rules.counting import totals as totals_of
from accede.assistance.rules.life import Standing
from accede.assistance.rules.talk import Message, may_read
from accede.assistance.rules.turns import Turn, Waiting, waits
from accede.basics.periods import Period
from accede.consent.queries import grants, visible
from accede.consent.rules import Protected, Viewer, ViewerKind, may_see
from accede.journal.queries import last_about
from accede.journal.rules import Office, Target


def is_of(viewer: Viewer, state: str) -> bool:
    """Whether the viewer looks from that State's desk."""
    return viewer.audience is ViewerKind.STATE and viewer.of == state


def request_target(code: str) -> Target:
    """What consent and the journal call a request."""
    return ("assistance.Request", code)


def activity_target(code: str) -> Target:
    """What consent and the journal call an activity."""
    return ("assistance.Activity", code)


def requests(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[RequestView, ...]:
    """The requests this viewer may see, as they stood on the day, ordered by code.

    With ``state``, that State's alone. A draft is seen by nobody but its State until it
    is submitted, whatever was granted. ``seen_on`` is the day whose consent counts, ``on``
    where it is not given.
    """
    return _seen(_requests(on, state), viewer, on, seen_on or on)


def request(
    *, viewer: Viewer, code: str, on: date, seen_on: date | None = None
) -> RequestView | None:
    """One request as ``requests`` shows it; ``None`` where there is none for this viewer."""
    if not code.isprintable():
        return None
    rows = [row for row in _requests(on, None, code)]
    return next(iter(_seen(rows, viewer, on, seen_on or on)), None)


def conversation(*, viewer: Viewer, request: RequestView, on: date) -> tuple[Message, ...]:
    """What was said by the day on a request that this viewer was shown, oldest first.

    Only the State's own desk and the Office read it; everybody else gets nothing.
    """
    if not may_read(viewer, request.state, sees=True):
        return ()
    return _said([request.code], on).get(request.code, ())


def waiting_for(*, viewer: Viewer, on: date) -> tuple[Waiting, ...]:
    """What waits at this viewer's desk on requests, the longest waiting first.

    For a State, on its own. For an officer, what is to be acknowledged among all they see,
    and every later step on the requests they are assigned to.
    """
    desk = {ViewerKind.STATE: Office.STATE, ViewerKind.OFFICE: Office.SECRETARIAT}.get(
        viewer.audience
    )
    if desk is None:
        return ()
    state = viewer.of if desk is Office.STATE else None
    seen = requests(viewer=viewer, on=on, state=state)
    said = _said([each.code for each in seen], on)
    found = [
        Waiting(each, turn)
        for each in seen
        for turn in waits(each.drafted_on, each.moves, said.get(each.code, ()))
        if turn.desk is desk
        and (
            desk is Office.STATE or turn.turn is Turn.ACKNOWLEDGE or viewer.person in each.officers
        )
    ]
    return tuple(sorted(found, key=lambda each: (each.waits.since, each.request.code)))


def written_mark(code: str) -> str:
    """The mark of the last write on a request, which a form carries along."""
    return last_about(*request_target(code))


def _said(codes: Iterable[str], on: date) -> Mapping[str, tuple[Message, ...]]:
    rows = RequestMessage.objects.filter(request__code__in=list(codes), on__lte=on)
    found: dict[str, tuple[Message, ...]] = {}
    for row in rows.select_related("request").order_by("request__code", "number"):
        found[row.request.code] = (*found.get(row.request.code, ()), message_of(row))
    return found


def _seen(
    rows: "list[Request]", viewer: Viewer, on: date, seen_on: date
) -> tuple[RequestView, ...]:
    seen = visible(
        viewer=viewer,
        on=seen_on,
        records=[
            Protected(request_target(row.code), row.state, frozenset(row.officers)) for row in rows
        ],
    )
    views = (
        _as_read(request_view(row, on, _reads_reasons(viewer, row.state)), viewer)
        for row in rows
        if request_target(row.code) in seen
    )
    return tuple(
        view for view in views if view.received_on is not None or is_of(viewer, view.state)
    )


def requests_in_own_order(*, viewer: Viewer, on: date, state: str) -> tuple[RequestView, ...]:
    """One State's requests in that State's own order of priority."""
    return in_own_order(requests(viewer=viewer, on=on, state=state))


def activities(
    *,
    viewer: Viewer,
    on: date,
    seen_on: date | None = None,
    period: Period | None = None,
    answering: RequestView | None = None,
) -> tuple[ActivityView, ...]:
    """The activities this viewer may see, as they stood on the day, ordered by code.

    With ``period``, those whose days touch it; with ``answering``, those that answer a request
    this viewer was shown. An activity of several States is shown to
    one that is not among them only where all of them opened it; to one among them it is
    shown with the others counted and not named, unless they opened it. An activity for no
    State in particular holds nothing of a State's and is shown to all. A request that the
    viewer may not see is not named. ``seen_on`` is the day whose consent counts, ``on``
    where it is not given.
    """
    found = _activities(on)
    if answering is None:
        rows = list(found)
        asked = {each.code for each in requests(viewer=viewer, on=on, seen_on=seen_on)}
    else:
        rows = list(found.filter(states__request__code=answering.code))
        asked = {answering.code}
    given = grants(activity_target(row.code) for row in rows)
    shown: list[ActivityView] = []
    for row in rows:
        target, officers = activity_target(row.code), frozenset(row.officers)
        states = [link.state for link in row.states.all()]
        open_states = {
            state
            for state in states
            if may_see(viewer, Protected(target, state, officers), given, seen_on or on)
        }
        if open_states == set(states) or any(is_of(viewer, state) for state in open_states):
            view = activity_view(row, on, open_states)
            view = replace(view, requests=tuple(code for code in view.requests if code in asked))
            if period is None or view.days.overlaps(period):
                shown.append(view)
    return tuple(shown)


def request_parts(code: str) -> tuple[Protected, ...]:
    """What has to be opened for a request to be seen, for the page that says who sees it."""
    return tuple(
        Protected(request_target(row.code), row.state, frozenset(row.officers))
        for row in Request.objects.filter(code=code)
    )


def activity_parts(code: str) -> tuple[Protected, ...]:
    """What has to be opened for an activity to be seen: the part of each of its States."""
    return tuple(
        Protected(activity_target(row.code), link.state, frozenset(row.officers))
        for row in Activity.objects.filter(code=code).prefetch_related("states")
        for link in sorted(row.states.all(), key=lambda link: link.state)
    )


def totals(*, on: date, period: Period) -> Totals:
    """What was asked and done in a period, counted as known on the day, demonstration apart.

    Counts alone: no State is named, so no consent is needed.
    """
    return totals_of(
        (request_view(row, on, False) for row in _requests(on, None)),
        (activity_view(row, on, None) for row in _activities(on)),
        period,
    )


def every_request(*, on: date, codes: Collection[str] | None = None) -> tuple[RequestView, ...]:
    """The requests of all States, or those of the codes, for the index of the search.

    Consent is not applied: never show one to a reader whom ``requests`` does not show it.
    """
    rows = (row for row in _requests(on, None) if codes is None or row.code in codes)
    return tuple(request_view(row, on, False) for row in rows)


def every_activity(*, on: date, codes: Collection[str] | None = None) -> tuple[ActivityView, ...]:
    """The activities for all States, or those of the codes, for the index of the search.

    Consent is not applied: never show one to a reader whom ``activities`` does not show it.
    """
    rows = _activities(on) if codes is None else _activities(on).filter(code__in=codes)
    return tuple(activity_view(row, on, None) for row in rows)


def activity_scope(*, code: str, on: date) -> ActivityView | None:
    """The activity with its States, for the Office's own rules in rooms above.

    Consent is not applied: never show it to a reader. ``None`` where there is none.
    """
    row = _activities(on).filter(code=code).first()
    return None if row is None else activity_view(row, on, None)


def still_asked(*, code: str, on: date) -> bool:
    """Whether no State has withdrawn the request that an activity answers, by the day."""
    row = _activities(on).filter(code=code).first()
    asked = {link.request_id for link in row.states.all() if link.request_id} if row else set()
    return all(
        request_view(each, on, False).standing is not Standing.WITHDRAWN
        for each in _requests(on, None)
        if each.pk in asked
    )


def _reads_reasons(viewer: Viewer, state: str) -> bool:
    """Why a request was returned or declined is between the State and the Office."""
    return viewer.audience is ViewerKind.OFFICE or is_of(viewer, state)


def _as_read(view: RequestView, viewer: Viewer) -> RequestView:
    """Without what is the State's alone, where another looks."""
    return view if is_of(viewer, view.state) else replace(view, earlier=())


def _requests(on: date, state: str | None, code: str | None = None) -> "list[Request]":
    rows = Request.objects.prefetch_related("words", "moves").filter(drafted_on__lte=on)
    if state is not None:
        rows = rows.filter(state=state)
    return list((rows if code is None else rows.filter(code=code)).order_by("code"))


def _activities(on: date) -> "QuerySet[Activity]":
    return (
        Activity.objects.prefetch_related("states__request", "safeguards__reading", "results")
        .filter(recorded_on__lte=on)
        .order_by("code")
    )
