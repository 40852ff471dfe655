"""Requests and activities as a viewer may see them on a day.

The State owns what it asked and what was done for it: without its grant the public and
other States see nothing (``consent``). A request opens on the target
``("assistance.Request", code)``, an activity on ``("assistance.Activity", code)``, State by
State. ``totals`` counts without naming anybody and needs no consent. The names and the
indicators of the catalogue are offered here to the rooms above.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from accede.assistance.catalogue import indicators as indicators
from accede.assistance.catalogue import kind_names as kind_names
from accede.assistance.catalogue import level_names as level_names
from accede.assistance.catalogue import pillar_names as pillar_names
from accede.assistance.catalogue import priority_names as priority_names
from accede.assistance.catalogue import standing_names as standing_names
from accede.assistance.catalogue import theme_names as theme_names
from accede.assistance.models import Activity, Request, RequestMessage, Safeguard
from accede.assistance.rules.activities import ActivityView, Kind, Level, Pillar, Stage
from accede.assistance.rules.asking import (
    Paragraph,
    Priority,
    RequestView,
    WordsView,
    in_own_order,
)
from accede.assistance.rules.counting import Totals
from accede.assistance.rules.counting import totals as totals_of
from accede.assistance.rules.life import Move, Moved, Standing
from accede.assistance.rules.results import Measure, ResultView
from accede.assistance.rules.safeguards import Concern, Marker, SafeguardView
from accede.assistance.rules.talk import Message, Said, may_read
from accede.assistance.rules.turns import Turn, Waiting, waits
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.consent.queries import grants, visible
from accede.consent.rules import Protected, Viewer, ViewerKind, may_see
from accede.journal.queries import last_about
from accede.journal.rules import Office, Target
from accede.states.queries import world
from accede.states.rules import StateKind


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


def conversation(
    *, viewer: Viewer, code: str, on: date, seen_on: date | None = None
) -> tuple[Message, ...]:
    """What was said on a request by the day, oldest first; nothing to who may not read it.

    Only the State's own desk and the Office read it, and only where they see the request.
    """
    shown = request(viewer=viewer, code=code, on=on, seen_on=seen_on)
    if shown is None or not may_read(viewer, shown.state, sees=True):
        return ()
    return _said([code], on).get(code, ())


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


def message_of(row: RequestMessage) -> Message:
    """The entry of a conversation that a row holds."""
    return Message(
        number=row.number,
        said=Said(row.said),
        by=Office(row.by),
        person=row.person,
        on=row.on,
        after=row.after,
        text=None if row.text is None else Text(row.text),
        to_move=row.to_move,
        to_message=row.to_message,
    )


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
        _as_read(_request_view(row, on, _reads_reasons(viewer, row.state)), viewer)
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
    *, viewer: Viewer, on: date, seen_on: date | None = None, period: Period | None = None
) -> tuple[ActivityView, ...]:
    """The activities this viewer may see, as they stood on the day, ordered by code.

    With ``period``, those whose days touch it. An activity of several States is shown to
    one that is not among them only where all of them opened it; to one among them it is
    shown with the others counted and not named, unless they opened it. An activity for no
    State in particular holds nothing of a State's and is shown to all. A request that the
    viewer may not see is not named. ``seen_on`` is the day whose consent counts, ``on``
    where it is not given.
    """
    rows = list(_activities(on))
    given = grants(activity_target(row.code) for row in rows)
    asked = {each.code for each in requests(viewer=viewer, on=on, seen_on=seen_on)}
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
            view = _activity_view(row, on, open_states)
            view = replace(view, requests=tuple(code for code in view.requests if code in asked))
            if period is None or view.days.overlaps(period):
                shown.append(view)
    return tuple(shown)


def totals(*, on: date, period: Period) -> Totals:
    """What was asked and done in a period, counted as known on the day, demonstration apart.

    Counts alone: no State is named, so no consent is needed.
    """
    return totals_of(
        (_request_view(row, on, False) for row in _requests(on, None)),
        (_activity_view(row, on, None) for row in _activities(on)),
        period,
    )


def activity_scope(*, code: str, on: date) -> ActivityView | None:
    """The activity with its States, for the Office's own rules in rooms above.

    Consent is not applied: never show it to a reader. ``None`` where there is none.
    """
    row = _activities(on).filter(code=code).first()
    return None if row is None else _activity_view(row, on, None)


def still_asked(*, code: str, on: date) -> bool:
    """Whether no State has withdrawn the request that an activity answers, by the day."""
    row = _activities(on).filter(code=code).first()
    asked = {link.request_id for link in row.states.all() if link.request_id} if row else set()
    return all(
        _request_view(each, on, False).standing is not Standing.WITHDRAWN
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


def _request_view(row: Request, on: date, reasons: bool) -> RequestView:
    words = sorted((w for w in row.words.all() if w.on <= on), key=lambda w: w.version)
    standing = max((w.version for w in words if w.anew), default=0)
    written = [(w.version >= standing, WordsView(w.version, Text(w.text), w.on)) for w in words]
    moves = sorted(row.moves.all(), key=lambda m: m.number)
    return RequestView(
        code=row.code,
        state=row.state,
        title=Text(row.title),
        words=tuple(view for stands, view in written if stands),
        priority=Priority(row.priority),
        rank=row.rank,
        contact=Text(row.contact),
        desired=_desired(row),
        paragraphs=paragraphs_of(row.paragraphs),
        themes=tuple(row.themes),
        obligations=tuple(row.obligations),
        findings=tuple(row.findings),
        drafted_on=row.drafted_on,
        moves=tuple(
            Moved(Move(m.move), Standing(m.to), Office(m.by), m.on, m.reason if reasons else "")
            for m in moves
            if m.on <= on
        ),
        demonstration=_demonstration([row.state]),
        earlier=tuple(view for stands, view in written if not stands),
        officers=tuple(row.officers) if reasons else (),
    )


def _activity_view(row: Activity, on: date, open_states: set[str] | None) -> ActivityView:
    links = sorted(row.states.all(), key=lambda link: link.state)
    shown = [link for link in links if open_states is None or link.state in open_states]
    started = row.started_on if row.started_on and row.started_on <= on else None
    delivered = row.delivered_on if row.delivered_on and row.delivered_on <= on else None
    cancelled = row.cancelled_on is not None and row.cancelled_on <= on
    return ActivityView(
        code=row.code,
        title=Text(row.title),
        summary=Text(row.summary),
        states=tuple(link.state for link in shown),
        states_withheld=len(links) - len(shown),
        level=Level(row.level),
        kind=Kind(row.kind),
        pillars=tuple(Pillar(pillar) for pillar in row.pillars),
        paragraphs=paragraphs_of(row.paragraphs),
        themes=tuple(row.themes),
        markers=markers_of(row.markers),
        programme=row.programme,
        partners=tuple(row.partners),
        requests=tuple(link.request.code for link in shown if link.request is not None),
        planned=Period(row.planned_from, row.planned_until),
        started_on=started,
        delivered_on=delivered,
        stage=_stage(started, delivered, cancelled),
        concerns=tuple(Concern(concern) for concern in row.concerns),
        safeguards=tuple(
            safeguard_view(s, on)
            for s in sorted(row.safeguards.all(), key=lambda s: s.pk)
            if s.on <= on
        ),
        results=tuple(
            ResultView(
                code=r.code,
                measure=Measure(
                    indicator=r.indicator,
                    unit=r.unit,
                    baseline=None if r.baseline is None else _plain(r.baseline),
                    target=_plain(r.target),
                    value=_plain(r.value),
                    verified_by=Text(r.verified_by),
                    evidence=Text(r.evidence),
                    baseline_unknown=r.baseline_unknown,
                ),
                measured_on=r.measured_on,
            )
            for r in sorted(row.results.all(), key=lambda r: r.code)
            if r.measured_on <= on
        ),
        demonstration=_demonstration(link.state for link in links),
    )


def safeguard_view(row: Safeguard, on: date) -> SafeguardView:
    """One safeguard with its reading, where it was read by the day."""
    reading = getattr(row, "reading", None)
    if reading is not None and reading.on > on:
        reading = None
    return SafeguardView(
        concern=Concern(row.concern),
        reasoning=Text(row.reasoning),
        author=row.author,
        written_on=row.on,
        second_reader=reading.reader if reading else "",
        read_on=reading.on if reading else None,
    )


def paragraphs_of(stored: Iterable[Iterable[str]]) -> tuple[Paragraph, ...]:
    """Paragraphs as stored (lists of two) back as pairs."""
    return tuple((symbol, number) for symbol, number in stored)


def markers_of(stored: Mapping[str, int]) -> dict[Marker, int]:
    """The four markers as stored, back by marker."""
    return {marker: stored[marker.value] for marker in Marker}


def _stage(started: date | None, delivered: date | None, cancelled: bool) -> Stage:
    if cancelled:
        return Stage.CANCELLED
    if delivered is not None:
        return Stage.DELIVERED
    return Stage.PLANNED if started is None else Stage.UNDER_WAY


def _desired(row: Request) -> Period | None:
    return None if row.desired_from is None else Period(row.desired_from, row.desired_until)


def _demonstration(states: Iterable[str]) -> bool:
    return any(world().state(code).kind is StateKind.DEMONSTRATION for code in states)


def _plain(number: Decimal) -> Decimal:
    """The number without the zeros its column adds: 1 and not 1.0000."""
    return (
        number.quantize(Decimal(1))
        if number == number.to_integral_value()
        else (number.normalize())
    )
