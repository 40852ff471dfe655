"""What a State's sheet says of the instruments: standing, what may come next, what is due."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TypeAlias

from django.utils.translation import gettext as _

from accede.reporting.rules.sheet import Form, Line, Part, Piece, Row
from accede.reporting.state_page.asked import COMMA, Asked, Said, opened
from accede.states.rules import StateKind
from accede.treaties import queries as treaties
from accede.treaties.queries.statements import digest_of, statement_words
from accede.treaties.queries.statements import statements as said_about
from accede.treaties.rules import (
    ActList,
    Instrument,
    Notification,
    Participation,
    Reason,
    Status,
    Step,
    due_on_joining,
    next_steps,
)
from accede.treaties.rules.statements import Statement, Statements, withdrawn_on

FORMS: Mapping[Status, Form | None] = {
    Status.BOUND: Form.FULL,
    Status.CONSENTED: Form.HALF,
    Status.PROVISIONAL: Form.HALF,
    Status.SIGNED: Form.RING,
    Status.NOT_SIGNED: Form.OPEN,
    Status.WITHDRAWN: Form.ENDED,
    Status.UNKNOWN: Form.UNKNOWN,
    # There was no such State, or no such instrument, to speak of.
    Status.NOT_APPLICABLE: None,
}
if set(FORMS) != set(Status):
    raise AssertionError("a status has no form")

# Who stands so has done nothing, or it is not known whether it has, or it was no State then.
WITHOUT_ACTS = (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)

Stands: TypeAlias = tuple[Instrument, Participation]


def standing(asked: Asked) -> Said | None:
    """Where the State stands under each instrument, by which acts, and what may come next.

    Of a fictitious State, or one that no longer exists, only the instruments it acted on.
    """
    legal = treaties.snapshot(as_known_on=asked.as_known_on)
    shown = _shown(asked)
    if not shown:
        return None
    # The acts of a fictitious State stand in lists of their own, never in a depositary's.
    lists = tuple(
        each
        for one, _stands in shown
        for each in legal.sources(one.code, demonstration=asked.state.demonstration)
    )
    part = Part(
        id="standing",
        title=_("Standing under the instruments on %(day)s") % {"day": asked.write_day(asked.day)},
        header=(
            _("Instrument"),
            _("Standing"),
            _("Acts that prove it"),
            _("What may come next"),
        ),
        widths=(33, 22, 29, 16),
        rows=tuple(_standing_row(asked, one, stands, lists) for one, stands in shown),
        left_out=asked.rest("standing"),
        whole=True,
    )
    return Said(part, [legal.digest, asked.state.code, asked.day], lists)


def to_notify(asked: Asked) -> Said | None:
    """What becoming party has a State notify: where it is bound, will be, or may still join."""
    due = [
        (one, each)
        for one, stands in _shown(asked)
        if next_steps(one, stands.status, asked.day)
        for each in due_on_joining(one)
    ]
    if not due:
        return None
    part = Part(
        id="notices",
        title=_("To notify on becoming party"),
        header=(_("Instrument"), _("What is notified"), _("To whom, and when")),
        widths=(14, 50, 36),
        rows=tuple(_notice_row(asked, one, each) for one, each in due),
        left_out=asked.rest("notices"),
        lead=(
            Piece(
                _(
                    "What the instruments have a party notify; whether it was done is not "
                    "recorded here."
                )
            ),
        ),
    )
    return Said(part, [[one.code, each.code] for one, each in due])


def statements(asked: Asked) -> Said | None:
    """What the State said about instruments by the day, as far as it was entered and read."""
    known = said_about(authors=(asked.state.code,), as_known_on=asked.as_known_on)
    said = [each for each in known.standing if each.done <= asked.day]
    if not said:
        return None
    part = Part(
        id="statements",
        title=_("Reservations and declarations"),
        header=(_("Instrument"), _("Kind, provision and day"), _("In short")),
        widths=(14, 30, 56),
        rows=tuple(_statement_row(asked, each, known) for each in said),
        left_out=asked.rest("statements"),
    )
    return Said(part, [digest_of(known), asked.day])


def _statement_row(asked: Asked, each: Statement, known: Statements) -> Row:
    kind = opened(asked.text(statement_words("kinds")[each.kind]))
    places = ", ".join(place.partition(":")[2] for place in each.provisions)
    told: list[Line] = [
        (kind, Piece(f" {places}" if places else "", quiet=True)),
        (Piece(asked.write_day(each.done), quiet=True),),
    ]
    ended = withdrawn_on(each, known.standing)
    if ended is not None and ended <= asked.day:
        told.append((Piece(_("withdrawn on %(day)s") % {"day": asked.write_day(ended)}),))
    return Row(
        (
            ((Piece(each.instrument, to=asked.instrument(each.instrument)),),),
            tuple(told),
            ((asked.text(each.summary),),),
        )
    )


def _shown(asked: Asked) -> tuple[Stands, ...]:
    legal, state = treaties.snapshot(as_known_on=asked.as_known_on), asked.state
    alone = state.demonstration or state.kind is StateKind.HISTORIC
    return tuple(
        (each, legal.participation(code, state.code, asked.day))
        for code, each in legal.instruments.items()
        if legal.acts(code, state.code) or (code in legal.nineteen and not alone)
    )


def _standing_row(
    asked: Asked, instrument: Instrument, stands: Participation, lists: tuple[ActList, ...]
) -> Row:
    numbers = {each.code: f" [{n}]" for n, each in enumerate(lists, 1)}
    acts: list[Line] = [
        (
            opened(asked.text(treaties.act_text(act.kind))),
            COMMA,
            Piece(asked.write_day(act.done)),
            *([Piece(f" {act.instrument}")] if act.instrument != instrument.code else []),
            Piece(numbers.get(act.list_code, ""), quiet=True),
        )
        for act in stands.acts
    ]
    if not acts:
        ours = "".join(numbers[each.code] for each in lists if each.instrument == instrument.code)
        acts = [(Piece(_("No act in the lists held here") + ours, quiet=True),)]
    title = asked.text(instrument.title, to=asked.instrument(instrument.code))
    return Row(
        (
            ((title, Piece(f"  {instrument.code}", quiet=True)),),
            _said(asked, stands),
            tuple(acts),
            _steps(asked, instrument, stands),
        )
    )


def _said(asked: Asked, stands: Participation) -> tuple[Line, ...]:
    status, until = stands.status, stands.until
    word = asked.text(treaties.status_text(status), form=FORMS[status], strong=True)
    said: list[Line] = [(opened(word),)]
    if stands.as_last_known:
        said.append((Piece(_("as last known")),))
    if stands.since and status not in WITHOUT_ACTS:
        since = _("since %(day)s") % {"day": asked.write_day(stands.since)}
        if until and status is Status.BOUND:
            last = asked.write_day(until - timedelta(days=1))
            since += _(", until %(day)s") % {"day": last}
        said.append((Piece(since, quiet=True),))
    reason = Reason(stands.reason)
    if reason is not Reason.NONE and not stands.as_last_known:
        said.append((asked.text(treaties.reason_text(reason), quiet=True),))
    return tuple(said)


def _steps(asked: Asked, instrument: Instrument, stands: Participation) -> tuple[Line, ...]:
    """What may come next, in the words of the page; nothing of it is owed but to notify."""
    said = []
    for step in next_steps(instrument, stands.status, asked.day):
        match step:
            case Step.SIGN if (signature := instrument.clauses.signature) and signature.until:
                day = asked.write_day(signature.until)
                said.append(_("may sign, until %(day)s") % {"day": day})
            case Step.SIGN:
                said.append(_("may sign"))
            case Step.RATIFY:
                said.append(_("may ratify, accept or approve"))
            case Step.ACCEDE:
                said.append(_("may accede"))
            case Step.AWAIT if stands.until is not None:
                said.append(_("binds it from %(day)s") % {"day": asked.write_day(stands.until)})
            case Step.NOTIFY:
                said.append(_("notifications on becoming party"))
    return tuple((Piece(each),) for each in said)


def _notice_row(asked: Asked, instrument: Instrument, notice: Notification) -> Row:
    article = _("art.\u00a0%(article)s") % {"article": notice.article}
    return Row(
        (
            ((Piece(instrument.code, to=asked.instrument(instrument.code)),),),
            ((asked.text(notice.what), Piece(f" ({article})", quiet=True)),),
            ((asked.text(notice.to_whom),), (asked.text(notice.deadline, quiet=True),)),
        )
    )
