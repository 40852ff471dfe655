"""How a State's request is written, added to, and moved along its life."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from accede.assessment.queries import question
from accede.assistance.acts.rows import (
    CodeTaken,
    history_of,
    journal,
    known_paragraphs,
    request_row,
    said_on,
)
from accede.assistance.catalogue import theme_names
from accede.assistance.models import Activity, Request, RequestMove, RequestWords, Result
from accede.assistance.queries import request_target
from accede.assistance.rules import activities as activity_rules
from accede.assistance.rules import asking as asking_rules
from accede.assistance.rules import life
from accede.assistance.rules.asking import Asking, RequestRefused, WordsView
from accede.assistance.rules.life import Move, Standing, Work
from accede.assistance.rules.talk import accepted
from accede.basics.digests import Plain
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent import acts as consent
from accede.consent.queries import grants
from accede.consent.rules import Audience, Opening, Viewer, ViewerKind, in_force
from accede.journal.rules import Actor
from accede.legislation.queries import findings
from accede.states.queries import world
from accede.treaties.queries import snapshot


@transaction.atomic
def draft_request(
    *,
    actor: Actor,
    code: str = "",
    state: str,
    asking: Asking,
    reason: str,
    source: Source | None,
    on: date,
) -> str:
    """Writes a State's request as a draft, in its own words; answers its code.

    Without a code it is given the next of its State and year (REQUEST-9). Raises
    ``RequestRefused`` (REQUEST-1, 3, 5, 8), ``CodeTaken``, ``UnknownState``,
    ``UnknownResolution``, ``UnknownInstrument``.
    """
    world().state(state)
    asking_rules.own_request(actor, state)
    _sound(asking, state, on)
    row = _new_row(code, state, on, _columns(asking))
    _add_words(row, 1, asking.words, on)
    journal(
        actor, "draft_request", row, reason, source, on, {"state": state, **_told(asking)}
    )  # fmt: skip
    return row.code


@transaction.atomic
def rewrite_draft(
    *,
    actor: Actor,
    request: str,
    asking: Asking,
    read: str | None = None,
    reason: str,
    source: Source | None,
    on: date,
) -> None:
    """Writes a draft anew; the wording before is kept, and seen by its State alone.

    ``read`` is the mark of what its writer had read. Raises ``UnknownRequest``,
    ``ChangedMeanwhile`` (REQUEST-6), ``RequestRefused`` (REQUEST-1, 2, 3, 5, 7, 8).
    """
    row = request_row(request, read)
    asking_rules.own_request(actor, row.state)
    asking_rules.still_a_draft(life.standing_after(history_of(row)))
    _sound(asking, row.state, on)
    written = _written(row)
    if dict(asking.words.by_language) != dict(written[-1].text.by_language):
        version = len(written) + 1
        asking_rules.words_added(written, version, on)
        _add_words(row, version, asking.words, on, anew=True)
    columns = _columns(asking)
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
    journal(actor, "rewrite_draft", row, reason, source, on, _told(asking))


@transaction.atomic
def submit_request(
    *,
    actor: Actor,
    request: str,
    open_to: Sequence[Opening] = (Opening(Audience.STATE_AND_OFFICE),),
    read: str | None = None,
    reason: str,
    source: Source | None,
    on: date,
) -> Standing:
    """Submits a request and opens it, by the State's own act, to the Office and to whom else
    the State chooses. What is open already is left as it is.

    Raises what ``move_request`` and ``consent.acts.grant`` raise, ``RequestRefused``
    (REQUEST-10) and ``ChangedMeanwhile`` (REQUEST-6).
    """
    asking_rules.opened_to_the_office(open_to)
    to = move_request(
        actor=actor, request=request, move=Move.SUBMIT, read=read, reason=reason, source=source,
        on=on,
    )  # fmt: skip
    target = request_target(request)
    state = Request.objects.values_list("state", flat=True).get(code=request)
    holding = [each for each in grants([target]) if in_force(each, on)]
    for opening in open_to:
        if not any(
            (each.audience, each.named, each.until)
            == (opening.audience, opening.named, opening.until)
            for each in holding
        ):
            consent.grant(
                actor=actor,
                target=target,
                state=state,
                audience=opening.audience,
                named=opening.named,
                until=opening.until,
                reason=reason.strip() or "opened by the State when it submitted its request",
                source=source,
                on=on,
            )
    return to


@transaction.atomic
def amend_words(
    *,
    actor: Actor,
    request: str,
    words: Text,
    read: str | None = None,
    reason: str,
    source: Source | None,
    on: date,
) -> int:
    """Adds words of the State to its request; answers their version. Nothing is overwritten.

    Raises ``UnknownRequest``, ``RequestRefused`` (REQUEST-1, 2, 8; a request at its end),
    ``ChangedMeanwhile`` (REQUEST-6).
    """
    row = request_row(request, read)
    asking_rules.own_request(actor, row.state)
    asking_rules.readable(words)
    standing = life.standing_after(history_of(row))
    if standing in life.ENDS:
        raise RequestRefused(
            f"the request {request} is at its end ({standing})",
            remedy="ask again with a new request",
        )
    written = _written(row)
    version = len(written) + 1
    asking_rules.words_added(written, version, on)
    _add_words(row, version, words, on)
    journal(
        actor, "amend_words", row, reason, source, on,
        {"version": version, "words": dict(words.by_language)},
    )  # fmt: skip
    return version


@transaction.atomic
def assign_officer(
    *, actor: Actor, request: str, officer: str, reason: str, source: Source | None, on: date
) -> None:
    """Assigns an officer of the Office to a request, who may then see it.

    Raises ``UnknownRequest``, ``ActivityRefused`` (ACTIVITY-6).
    """
    row = request_row(request)
    activity_rules.by_the_office(actor)
    if officer not in row.officers:
        row.officers = [*row.officers, officer]
        row.save(update_fields=["officers"])
    journal(actor, "assign_officer", row, reason, source, on, {"officer": officer})


@transaction.atomic
def move_request(
    *,
    actor: Actor,
    request: str,
    move: Move,
    read: str | None = None,
    language: str = "en",
    reason: str,
    source: Source | None,
    on: date,
) -> Standing:
    """Makes one move of a request's life and answers where it then stands.

    Raises ``UnknownRequest``, ``MoveRefused`` (LIFE-1 to LIFE-6), ``ChangedMeanwhile``
    (REQUEST-6). A request submitted is a State's sign to the Office: whoever acknowledges
    it is assigned to it. ``language`` is that of the reason.
    """
    row = request_row(request, read)
    history = history_of(row)
    # Who may move it comes first: to anybody else, where it stands is not told.
    life.own_move(move, actor, row.state)
    to = life.next_standing(life.standing_after(history), move)
    life.reason_given(move, reason)
    life.in_order(history, on)
    if on < row.drafted_on:
        raise life.MoveRefused(
            f"LIFE-4: {on} is before {row.drafted_on}, the day of the draft",
            remedy="give the day on which the move was made",
        )
    life.agreed_by_both(move, accepted(history, said_on(row)))
    life.work_done(move, _work(row, on))
    RequestMove.objects.create(
        request=row,
        number=len(history) + 1,
        move=move.value,
        to=to.value,
        by=actor.office.value,
        person=actor.person,
        reason=reason,
        language=language,
        on=on,
    )
    if move is Move.ACKNOWLEDGE and actor.person not in row.officers:
        row.officers = [*row.officers, actor.person]
        row.save(update_fields=["officers"])
    # A State that withdraws owes no reason, but a journal entry has one.
    journal(
        actor, "move_request", row, reason.strip() or f"{move} by its own desk", source, on,
        {"move": move.value, "to": to.value},
    )  # fmt: skip
    return to


def _sound(asking: Asking, state: str, on: date) -> None:
    for text in (asking.title, asking.words, asking.contact):
        asking_rules.readable(text)
    asking_rules.paragraphs_exist(asking.paragraphs, known_paragraphs(asking.paragraphs))
    asking_rules.grounds_known(
        asking,
        themes=frozenset(theme_names()),
        obligations=_known_obligations(asking.obligations),
        findings=_own_findings(state, on) if asking.findings else frozenset(),
        questions=frozenset(code for code in asking.questions if question(code)),
    )


def _columns(asking: Asking) -> dict[str, Any]:
    return {
        "title": dict(asking.title.by_language),
        "priority": asking.priority.value,
        "rank": asking.rank,
        "contact": dict(asking.contact.by_language),
        "desired_from": asking.desired.start if asking.desired else None,
        "desired_until": asking.desired.end if asking.desired else None,
        "paragraphs": [list(paragraph) for paragraph in asking.paragraphs],
        "themes": list(asking.themes),
        "obligations": list(asking.obligations),
        "findings": list(asking.findings),
        "questions": list(asking.questions),
    }


def _told(asking: Asking) -> dict[str, Plain]:
    """What the journal keeps of what was written."""
    return {
        "title": dict(asking.title.by_language),
        "words": dict(asking.words.by_language),
        "priority": asking.priority.value,
        "rank": asking.rank,
        "paragraphs": [list(paragraph) for paragraph in asking.paragraphs],
        "themes": list(asking.themes),
        "obligations": list(asking.obligations),
        "findings": list(asking.findings),
        "questions": list(asking.questions),
    }


def _new_row(code: str, state: str, on: date, columns: dict[str, Any]) -> Request:
    """The row of a new request, under the code given or the next free one.

    Two people of one State may draft at the same moment; the later takes the next number.
    """
    while True:
        wanted = code or asking_rules.next_code(
            state, on.year, Request.objects.filter(state=state).values_list("code", flat=True)
        )
        if not Request.objects.filter(code=wanted).exists():
            try:
                with transaction.atomic():
                    return Request.objects.create(
                        code=wanted, state=state, drafted_on=on, **columns
                    )
            except IntegrityError:
                if not Request.objects.filter(code=wanted).exists():
                    raise
        if code:
            raise CodeTaken(code)


def _written(row: Request) -> list[WordsView]:
    return [WordsView(w.version, Text(w.text), w.on) for w in row.words.order_by("version")]


def _add_words(row: Request, version: int, words: Text, on: date, anew: bool = False) -> None:
    RequestWords.objects.create(
        request=row, version=version, text=dict(words.by_language), on=on, anew=anew
    )


def _work(row: Request, on: date) -> Work:
    answering = Activity.objects.filter(states__request=row, cancelled_on__isnull=True)
    begun = answering.filter(started_on__lte=on)
    delivered = answering.filter(delivered_on__lte=on)
    return Work(
        begun=begun.count(),
        delivered=delivered.count(),
        open=answering.count() - delivered.count(),
        measured=Result.objects.filter(activity__in=answering, measured_on__lte=on).count(),
    )


def _known_obligations(cited: Sequence[str]) -> frozenset[str]:
    if not cited:
        return frozenset()
    legal = snapshot()
    return frozenset(
        obligation.code
        for instrument in {code.partition(":")[0] for code in cited}
        for obligation in legal.instrument(instrument).obligations
    )


def _own_findings(state: str, on: date) -> frozenset[str]:
    viewer = Viewer(ViewerKind.STATE, of=state)
    return frozenset(finding.code for finding in findings(viewer=viewer, on=on, state=state))
