"""What is open elsewhere: findings, obligations nobody has read for, requests, notifications."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accede.assessment.queries import reviews
from accede.assessment.rules import LABELS, Judgement
from accede.assistance import queries as assistance
from accede.assistance.rules.turns import Turn, Waits, waits
from accede.legislation.queries import findings
from accede.reporting.rules.sheet import Form, Line, Part, Piece, Row
from accede.reporting.state_page.asked import COMMA, Asked, Said
from accede.reporting.state_page.law import due_of
from accede.reporting.state_page.work import FINDING_FORMS, REQUEST_FORMS
from accede.treaties.queries import instruments, snapshot
from accede.treaties.queries.statements import statement_words
from accede.treaties.queries.statements import waiting as waiting_entries
from accede.treaties.rules import Instrument, Status
from accede.treaties.rules.owed import asks_something
from accede.treaties.rules.statements import Statement

TURNS: Mapping[Turn, Any] = {
    Turn.SUBMIT: gettext_lazy("The State has not submitted it yet"),
    Turn.CLARIFY: gettext_lazy("The State clarifies what was asked back"),
    Turn.ANSWER_PROPOSAL: gettext_lazy("The State answers the proposal of the Office"),
    Turn.READ: gettext_lazy("The State reads what the Office wrote"),
    Turn.ACKNOWLEDGE: gettext_lazy("The Office acknowledges receipt"),
    Turn.ASSESS: gettext_lazy("The Office assesses it"),
    Turn.PROPOSE: gettext_lazy("The Office makes a proposal"),
    Turn.AGREE: gettext_lazy("The State accepted; the Office records the agreement"),
    Turn.REPLY: gettext_lazy("The Office replies to the last message of the State"),
}
if set(TURNS) != set(Turn):
    raise AssertionError("a turn has no words")


def open_findings(asked: Asked) -> Said | None:
    """Findings that lapsed, that are not known or not agreed, and obligations nobody has read for.

    The last only in open reviews of a law, under the instruments that bind the State.
    """
    about = {
        "viewer": asked.viewer, "on": asked.day, "seen_on": asked.seen_on,
        "state": asked.state.code,
    }  # fmt: skip
    seen = findings(**about)  # type: ignore[arg-type]
    known = {one.code: one for each in instruments() for one in each.obligations}
    rows, facts = [], []
    for each in seen:
        if each.judgement is not Judgement.UNKNOWN and each.lapsed_on is None:
            continue
        obligation = known.get(each.obligation)
        words = asked.text(obligation.summary) if obligation else Piece(each.obligation)
        word = asked.text(LABELS[each.judgement], form=FINDING_FORMS[each.judgement], strong=True)
        said: list[Line] = [(word,)]
        if each.reason_words:
            said.append((asked.text(each.reason_words, quiet=True),))
        if each.lapsed_on:
            day = asked.write_day(each.lapsed_on)
            said.append((Piece(_("Lapsed on %(day)s") % {"day": day}),))
        said.append((Piece(asked.write_day(each.made_on)), COMMA, Piece(each.author, quiet=True)))
        rows.append(Row((((words, Piece(f"  {each.obligation}", quiet=True)),), tuple(said))))
        facts.append([each.code, each.judgement.value, each.lapsed_on])
    under = [
        review
        for review in reviews(**about)  # type: ignore[arg-type]
        if review.law and review.open_on(asked.day)
    ]
    if under:
        read = {each.obligation for each in seen}
        for instrument, left in _unread(asked, read):
            rows.append(_unread_row(asked, instrument, left))
            facts.append([instrument.code, *left])
    if not rows:
        return None
    part = Part(
        id="open-findings",
        title=_("Open in the review of the law"),
        header=(_("Obligation"), _("Where it stands")),
        widths=(66, 34),
        rows=tuple(rows),
        left_out=asked.rest("findings"),
        whole=True,
    )
    return Said(part, facts)


def _unread(asked: Asked, read: set[str]) -> list[tuple[Instrument, list[str]]]:
    """By instrument that binds the State, what asks something and was not read for."""
    legal, found = snapshot(as_known_on=asked.as_known_on), []
    for each in instruments():
        stands = legal.participation(each.code, asked.state.code, asked.day)
        left = [
            one.code for one in each.obligations if asks_something(one) and one.code not in read
        ]
        if stands.status is Status.BOUND and left:
            found.append((each, left))
    return found


def _unread_row(asked: Asked, instrument: Instrument, left: list[str]) -> Row:
    title = asked.text(instrument.title, to=asked.instrument(instrument.code))
    numbers = ", ".join(code.partition(":")[2] for code in left)
    words = ngettext("%(n)s provision not read yet", "%(n)s provisions not read yet", len(left))
    return Row(
        (
            ((title, Piece(f"  {instrument.code}", quiet=True)),),
            (
                (Piece(words % {"n": len(left)}, form=Form.OPEN, strong=True),),
                (Piece(numbers, quiet=True, long=True),),
            ),
        )
    )


def waiting_requests(asked: Asked) -> Said | None:
    """The requests on which somebody is to do something: what, at whose desk, since when."""
    names = assistance.standing_names()
    rows, facts = [], []
    for request in assistance.requests(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    ):
        said = assistance.conversation(viewer=asked.viewer, request=request, on=asked.day)
        for turn in waits(request.drafted_on, request.moves, said):
            title = asked.text(request.title, to=f"{asked.page}#request-{request.code}")
            stands = asked.text(names[request.standing], form=REQUEST_FORMS[request.standing])
            rows.append(
                Row(
                    (
                        ((title, Piece(f"  {request.code}", quiet=True)),),
                        ((stands,),),
                        _turn(asked, turn),
                    )
                )
            )
            facts.append([request.code, turn.turn.value, turn.since])
    if not rows:
        return None
    part = Part(
        id="waiting-requests",
        title=_("Requests that await an answer"),
        header=(_("Request"), _("Where it stands"), _("What is next, and since when")),
        widths=(48, 18, 34),
        rows=tuple(rows),
        left_out=asked.rest("requests"),
        whole=True,
    )
    return Said(part, facts)


def _turn(asked: Asked, turn: Waits) -> tuple[Line, ...]:
    since = _("since %(day)s") % {"day": asked.write_day(turn.since)}
    return (
        (Piece(str(TURNS[turn.turn]), strong=True),),
        (Piece(since, quiet=True),),
    )


def notifications_due(asked: Asked) -> Said | None:
    """What a party notifies where the State is one, and no notification is entered here."""
    return due_of(asked, bound_alone=True)


def entries(asked: Asked) -> Said | None:
    """Statements of the State that wait for their second reader, for who may see them."""
    found = [
        each
        for each in waiting_entries(asked.viewer, author=asked.state.code)
        if isinstance(each, Statement) and each.entered_on and each.entered_on <= asked.day
    ]
    if not found:
        return None
    kinds = statement_words("kinds")
    part = Part(
        id="entries",
        title=_("Statements that await a second reader"),
        header=(_("Instrument"), _("Kind and day"), _("Entered")),
        widths=(30, 40, 30),
        rows=tuple(
            Row(
                (
                    ((Piece(each.instrument, to=asked.instrument(each.instrument)),),),
                    (
                        (
                            asked.text(kinds[each.kind]),
                            COMMA,
                            Piece(asked.write_day(each.done), quiet=True),
                        ),
                    ),
                    (
                        (
                            Piece(asked.write_day(each.entered_on or each.done)),
                            COMMA,
                            Piece(each.entered_by, quiet=True),
                        ),
                    ),
                )
            )
            for each in found
        ),
        left_out=asked.rest("statements"),
    )
    return Said(part, [[each.code, each.entered_on] for each in found])
