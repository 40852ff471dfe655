"""Rows as the frozen objects of the rules, as they stood on a day. Consent is not applied here."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from accede.assistance.models import Activity, Request, RequestMessage, Safeguard
from accede.assistance.rules.activities import ActivityView, Kind, Level, Pillar, Stage
from accede.assistance.rules.asking import Paragraph, Priority, RequestView, WordsView
from accede.assistance.rules.life import Move, Moved, Standing
from accede.assistance.rules.results import Measure, ResultView
from accede.assistance.rules.safeguards import Concern, Marker, SafeguardView
from accede.assistance.rules.talk import Message, Said
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.journal.rules import Office
from accede.states.queries import world
from accede.states.rules import StateKind


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


def request_view(row: Request, on: date, reasons: bool) -> RequestView:
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
        questions=tuple(row.questions),
        drafted_on=row.drafted_on,
        moves=tuple(
            Moved(
                Move(m.move),
                Standing(m.to),
                Office(m.by),
                m.on,
                m.reason if reasons else "",
                m.language,
            )
            for m in moves
            if m.on <= on
        ),
        demonstration=_demonstration([row.state]),
        earlier=tuple(view for stands, view in written if not stands),
        officers=tuple(row.officers) if reasons else (),
    )


def activity_view(row: Activity, on: date, open_states: set[str] | None) -> ActivityView:
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
