"""What a State's sheet says of the instruments: standing, what may come next, what is due."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeAlias

from django.utils.translation import gettext as _

from accede.basics.digests import Plain
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
from accede.treaties.rules.statements import Statement, StatementKind, Statements, withdrawn_on

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
    rows = instruments_of(asked)
    if not rows:
        return None
    # The acts of a fictitious State stand in lists of their own, never in a depositary's.
    lists = tuple(
        each
        for one, _stands in rows
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
        rows=tuple(_standing_row(asked, one, stands, lists) for one, stands in rows),
        left_out=asked.rest("standing"),
        lead=_counts(asked, rows),
        whole=True,
    )
    return Said(part, [legal.digest, asked.state.code, asked.day], lists)


def _counts(asked: Asked, rows: tuple[Stands, ...]) -> Line:
    """Of how many of the nineteen instruments a State stands where: how many, never how well."""
    nineteen = treaties.snapshot(as_known_on=asked.as_known_on).nineteen
    tally = Counter(stands.status for one, stands in rows if one.code in nineteen)
    if asked.state.demonstration or asked.state.kind is StateKind.HISTORIC:
        return ()
    said = [Piece(_("Of the nineteen universal instruments:") + " ")]
    for n, status in enumerate(each for each in Status if tally[each]):
        word = opened(asked.text(treaties.status_text(status), form=FORMS[status]))
        said += [Piece(" · ")] if n else []
        said += [word, Piece("\u00a0"), Piece(str(tally[status]), strong=True)]
    return tuple(said)


def to_notify(asked: Asked) -> Said | None:
    """What becoming party has a State notify: where it is bound, will be, or may still join."""
    return due_of(asked)


def due_of(asked: Asked, *, bound_alone: bool = False) -> Said | None:
    """What is notified on becoming party; or where the State is party and nothing is entered."""
    told = notified(asked)
    due = [
        (one, stands, each)
        for one, stands in instruments_of(asked)
        if next_steps(one, stands.status, asked.day)
        for each in due_on_joining(one)
        if not bound_alone or (stands.status is Status.BOUND and each.obligation not in told)
    ]
    if not due:
        return None
    title = _("To notify on becoming party")
    if bound_alone:
        title = _("Notifications due of a party, and none entered here")
    part = Part(
        id="notices",
        title=title,
        header=(
            _("Instrument"),
            _("What is notified"),
            _("To whom, and when"),
            _("Recorded here"),
        ),
        widths=(17, 39, 28, 16),
        rows=tuple(_notice_row(asked, *each, told) for each in due),
        left_out=asked.rest("notices"),
        lead=(
            Piece(
                _(
                    "What the instruments have a party notify. What a State notified is known "
                    "here as far as it was entered and read: where nothing is recorded, it may "
                    "have been done all the same."
                )
            ),
        ),
    )
    facts: list[Plain] = [
        [one.code, stands.status.value, each.code, told.get(each.obligation)]
        for one, stands, each in due
    ]
    return Said(part, facts)


def notified(asked: Asked) -> Mapping[str, date]:
    """The provisions on which the State made a notification or designation, each with its day."""
    _known, said = said_by_the_day(asked)
    return {
        place: each.done
        for each in said
        if each.kind in (StatementKind.NOTIFICATION, StatementKind.DESIGNATION)
        for place in each.provisions
    }


def said_by_the_day(asked: Asked) -> tuple[Statements, list[Statement]]:
    """What the State said about instruments, and of that what it had said by the day."""
    known = said_about(authors=(asked.state.code,), as_known_on=asked.as_known_on)
    return known, [each for each in known.standing if each.done <= asked.day]


def statements(asked: Asked) -> Said | None:
    """What the State said about instruments by the day, as far as it was entered and read.

    Whom it designated stands with its authorities.
    """
    known, every = said_by_the_day(asked)
    said = [each for each in every if each.kind is not StatementKind.DESIGNATION]
    if not said:
        return None
    part = Part(
        id="statements",
        title=_("Reservations and declarations"),
        header=(_("Instrument"), _("Kind, provision and day"), _("In short")),
        widths=(14, 30, 56),
        rows=tuple(statement_row(asked, each, known) for each in said),
        left_out=asked.rest("statements"),
    )
    return Said(part, [digest_of(known), asked.day])


def statement_row(asked: Asked, each: Statement, known: Statements) -> Row:
    """One statement: on which instrument, what kind, in short."""
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


def instruments_of(asked: Asked) -> tuple[Stands, ...]:
    """The instruments that the sheet speaks of, and where the State stands under each."""
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


def _notice_row(
    asked: Asked,
    instrument: Instrument,
    stands: Participation,
    notice: Notification,
    told: Mapping[str, date],
) -> Row:
    article = _("art.\u00a0%(article)s") % {"article": notice.article}
    status = asked.text(treaties.status_text(stands.status), form=FORMS[stands.status])
    done = told.get(notice.obligation)
    recorded = Piece(_("No notification entered"), quiet=True)
    if done is not None:
        recorded = Piece(_("Notified on %(day)s") % {"day": asked.write_day(done)})
    return Row(
        (
            (
                (Piece(instrument.code, to=asked.instrument(instrument.code)),),
                (opened(status),),
            ),
            ((asked.text(notice.what), Piece(f" ({article})", quiet=True)),),
            ((asked.text(notice.to_whom),), (asked.text(notice.deadline, quiet=True),)),
            ((recorded,),),
        )
    )
