"""Requests and activities as a viewer may see them on a day.

The State owns what it asked and what was done for it: without its grant the public and
other States see nothing (``consent``). A request opens on the target
``("assistance.Request", code)``, an activity on ``("assistance.Activity", code)``, State by
State. ``totals`` counts without naming anybody and needs no consent. The names and the
indicators of the catalogue are offered here to the rooms above.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from accede.assistance.catalogue import indicators as indicators
from accede.assistance.catalogue import kind_names as kind_names
from accede.assistance.catalogue import level_names as level_names
from accede.assistance.catalogue import pillar_names as pillar_names
from accede.assistance.catalogue import priority_names as priority_names
from accede.assistance.catalogue import standing_names as standing_names
from accede.assistance.catalogue import theme_names as theme_names
from accede.assistance.models import Activity, Request, RequestMessage
from accede.assistance.queries.keeping import (
    Row,
    activity_rows,
    activity_seen,
    kept_activities,
    kept_requests,
    messages,
    request_rows,
    request_seen,
)
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
from accede.consent.rules import Grant, Protected, Viewer, ViewerKind, may_see
from accede.journal.queries import last_about
from accede.journal.rules import Office, Target
from accede.legislation.queries import findings


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
    rows = [kept for kept in kept_requests(on) if state is None or kept.row.state == state]
    return _seen(rows, viewer, on, seen_on or on)


def request(
    *, viewer: Viewer, code: str, on: date, seen_on: date | None = None
) -> RequestView | None:
    """One request as ``requests`` shows it; ``None`` where there is none for this viewer."""
    if not code.isprintable():
        return None
    rows = [Row(row) for row in request_rows().filter(drafted_on__lte=on, code=code)]
    return next(iter(_seen(rows, viewer, on, seen_on or on)), None)


def conversation(*, viewer: Viewer, request: RequestView, on: date) -> tuple[Message, ...]:
    """What was said by the day on a request that this viewer was shown, oldest first.

    Only the State's own desk and the Office read it; everybody else gets nothing.
    """
    if not may_read(viewer, request.state, sees=True):
        return ()
    rows = RequestMessage.objects.filter(request__code=request.code, on__lte=on)
    return tuple(message_of(row) for row in rows.order_by("number"))


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
    said = {kept.row.code: messages(kept) for kept in kept_requests(on)}
    found = [
        Waiting(each, turn)
        for each in seen
        for turn in waits(
            each.drafted_on,
            each.moves,
            tuple(entry for entry in said.get(each.code, ()) if entry.on <= on),
        )
        if turn.desk is desk
        and (
            desk is Office.STATE or turn.turn is Turn.ACKNOWLEDGE or viewer.person in each.officers
        )
    ]
    return tuple(sorted(found, key=lambda each: (each.waits.since, each.request.code)))


def written_mark(code: str) -> str:
    """The mark of the last write on a request, which a form carries along."""
    return last_about(*request_target(code))


def _seen(
    rows: list[Row[Request]], viewer: Viewer, on: date, seen_on: date
) -> tuple[RequestView, ...]:
    seen = visible(
        viewer=viewer,
        on=seen_on,
        records=[
            Protected(request_target(row.code), row.state, frozenset(row.officers))
            for row in (kept.row for kept in rows)
        ],
    )
    views = (
        _as_read(request_seen(kept, on, _reads_reasons(viewer, kept.row.state)), viewer)
        for kept in rows
        if request_target(kept.row.code) in seen
    )
    return tuple(
        view for view in views if view.received_on is not None or is_of(viewer, view.state)
    )


def findings_seen(*, viewer: Viewer, request: RequestView, on: date) -> tuple[str, ...]:
    """Of the findings a request names, those that this viewer may see themselves.

    Whoever may see a request does not for that see that a review was made.
    """
    if not request.findings or is_of(viewer, request.state):
        return request.findings
    seen = {each.code for each in findings(viewer=viewer, on=on, state=request.state)}
    return tuple(code for code in request.findings if code in seen)


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
    if answering is None:
        rows = list(kept_activities(on))
        asked = {each.code for each in requests(viewer=viewer, on=on, seen_on=seen_on)}
    else:
        found = activity_rows().filter(recorded_on__lte=on)
        rows = [Row(row) for row in found.filter(states__request__code=answering.code)]
        asked = {answering.code}
    given: dict[Target, list[Grant]] = defaultdict(list)
    for grant in grants(activity_target(kept.row.code) for kept in rows):
        given[grant.target].append(grant)
    shown: list[ActivityView] = []
    for kept in rows:
        row = kept.row
        target, officers = activity_target(row.code), frozenset(row.officers)
        states = [link.state for link in row.states.all()]
        open_states = {
            state
            for state in states
            if may_see(viewer, Protected(target, state, officers), given[target], seen_on or on)
        }
        if open_states == set(states) or any(is_of(viewer, state) for state in open_states):
            view = activity_seen(kept, on, frozenset(open_states))
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
        (request_seen(kept, on, False) for kept in kept_requests(on)),
        (activity_seen(kept, on, None) for kept in kept_activities(on)),
        period,
    )


def every_request(*, on: date, codes: Collection[str] | None = None) -> tuple[RequestView, ...]:
    """The requests of all States, or those of the codes, for the index of the search.

    Consent is not applied: never show one to a reader whom ``requests`` does not show it.
    """
    rows = (kept for kept in kept_requests(on) if codes is None or kept.row.code in codes)
    return tuple(request_seen(kept, on, False) for kept in rows)


def every_activity(*, on: date, codes: Collection[str] | None = None) -> tuple[ActivityView, ...]:
    """The activities for all States, or those of the codes, for the index of the search.

    Consent is not applied: never show one to a reader whom ``activities`` does not show it.
    """
    rows = (kept for kept in kept_activities(on) if codes is None or kept.row.code in codes)
    return tuple(activity_seen(kept, on, None) for kept in rows)


def requests_between(earlier: date, later: date) -> frozenset[str]:
    """The codes of requests that were written or added to after one day, up to another."""
    return frozenset(
        kept.row.code
        for kept in kept_requests(later)
        if earlier < kept.row.drafted_on
        or any(earlier < words.on <= later for words in kept.row.words.all())
    )


def activities_between(earlier: date, later: date) -> frozenset[str]:
    """The codes of activities that were recorded after one day, up to another."""
    return frozenset(
        kept.row.code for kept in kept_activities(later) if earlier < kept.row.recorded_on
    )


def activity_scope(*, code: str, on: date) -> ActivityView | None:
    """The activity with its States, for the Office's own rules in rooms above.

    Consent is not applied: never show it to a reader. ``None`` where there is none.
    """
    row = activity_rows().filter(recorded_on__lte=on, code=code).first()
    return None if row is None else activity_view(row, on, None)


def still_asked(*, code: str, on: date) -> bool:
    """Whether no State has withdrawn the request that an activity answers, by the day."""
    row = activity_rows().filter(recorded_on__lte=on, code=code).first()
    asked = {link.request_id for link in row.states.all() if link.request_id} if row else set()
    return all(
        request_view(each, on, False).standing is not Standing.WITHDRAWN
        for each in request_rows().filter(drafted_on__lte=on, pk__in=asked)
    )


def _reads_reasons(viewer: Viewer, state: str) -> bool:
    """Why a request was returned or declined is between the State and the Office."""
    return viewer.audience is ViewerKind.OFFICE or is_of(viewer, state)


def _as_read(view: RequestView, viewer: Viewer) -> RequestView:
    """Without what is the State's alone, where another looks."""
    if not view.earlier or is_of(viewer, view.state):
        return view
    return replace(view, earlier=())
