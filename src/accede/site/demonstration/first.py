"""The first line of the demonstration: from a finding to a result and what paid for it.

A State has its penal code read, asks for help with what was found, and is helped with a
donor's money.
"""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from accede.assessment import acts as assessment
from accede.assessment.catalogue import demonstration_review
from accede.assistance import acts as assistance
from accede.assistance.catalogue import demonstration_activity, demonstration_request
from accede.assistance.rules.life import Move
from accede.basics.texts import Text
from accede.consent import acts as consent
from accede.consent.rules import Audience
from accede.contributions import acts as contributions
from accede.contributions.catalogue import demonstration_contribution
from accede.journal import queries as journal
from accede.journal.rules import Actor, Office
from accede.legislation import acts as legislation
from accede.legislation.catalogue import demonstration_law
from accede.site.demonstration.steps import WHY


def load() -> bool:
    """Writes the whole line in one transaction; answers whether it was not there yet."""
    law = demonstration_law()
    with transaction.atomic():
        if journal.about("legislation.Law", law.code):
            return False
        _read_the_law()
        _ask_for_help()
        _receive_the_contribution()
        _plan_and_safeguard()
        _allocate()
        _deliver_and_measure()
        _open_to_the_public()
    return True


def _read_the_law() -> None:
    """The State asks for a review of its penal code; two officers find, each reads the other."""
    law, review = demonstration_law(), demonstration_review()
    _did(
        legislation.record_law,
        _state(law.recorded_by),
        law.recorded_on,
        code=law.code,
        state=law.state,
        title=Text(law.title),
        cited_as=law.cited_as,
        provisions=law.provisions(),
        source=law.source,
    )
    _did(
        assessment.ask_review,
        _state(review.asked_by),
        review.asked_on,
        code=review.code,
        state=review.state,
        law=review.law,
        words=review.words.text,
        source=review.source.source,
    )
    for officer in review.officers:
        _did(
            assessment.assign_officer,
            _officer(review.assigned_by),
            review.assigned_on,
            review=review.code,
            officer=officer,
        )
    for finding in review.findings:
        draft = finding.draft()
        _did(
            legislation.record_finding,
            _officer(finding.author),
            finding.answered_on,
            review=review.code,
            law=review.law,
            obligation=finding.obligation,
            judgement=draft.judgement,
            reasoning=draft.reasoning,
            provisions=finding.provisions,
            lacking=draft.lacking,
            consulted=draft.consulted,
            because=draft.because,
        )
        _did(
            assessment.second_read,
            _officer(finding.second_reader),
            finding.read_on,
            review=review.code,
            question=finding.obligation,
            version=1,
            agreed=True,
        )


def _ask_for_help() -> None:
    """The State drafts and submits its request; the Office answers and both agree."""
    request = demonstration_request()
    focal_point = _state(demonstration_review().asked_by)
    _did(
        assistance.draft_request,
        focal_point,
        request.drafted_on,
        code=request.code,
        state=request.state,
        asking=request.asking,
    )
    for move, actor, day in (
        (Move.SUBMIT, focal_point, request.submitted_on),
        (Move.ACKNOWLEDGE, OFFICER, request.acknowledged_on),
        (Move.ASSESS, OFFICER, request.assessed_on),
    ):
        _did(assistance.move_request, actor, day, request=request.code, move=move)
    proposal = {"request": request.code, "text": request.proposal}
    _did(assistance.propose, OFFICER, request.proposed_on, **proposal)
    _did(assistance.accept, focal_point, request.accepted_on, request=request.code, proposal=1)
    agree = {"request": request.code, "move": Move.AGREE}
    _did(assistance.move_request, OFFICER, request.agreed_on, **agree)


def _receive_the_contribution() -> None:
    given = demonstration_contribution()
    _did(
        contributions.record_agreement,
        OFFICER,
        given.agreed_on,
        code=given.code,
        agreement=given.agreement,
    )
    _did(
        contributions.record_receipt,
        OFFICER,
        given.received_on,
        agreement=given.code,
        amount=given.received,
        rate=given.received_rate,
    )


def _plan_and_safeguard() -> None:
    activity = demonstration_activity()
    _did(
        assistance.plan_activity,
        OFFICER,
        activity.planned_on,
        code=activity.code,
        plan=activity.plan,
        requests=[activity.request],
    )
    for safeguard in activity.safeguards:
        _did(
            assistance.write_safeguard,
            OFFICER,
            safeguard.written_on,
            activity=activity.code,
            concern=safeguard.concern,
            reasoning=safeguard.reasoning,
        )
        _did(
            assistance.read_safeguard,
            COLLEAGUE,
            safeguard.read_on,
            activity=activity.code,
            concern=safeguard.concern,
        )


def _allocate() -> None:
    given = demonstration_contribution()
    _did(
        contributions.allocate,
        OFFICER,
        given.allocated_on,
        agreement=given.code,
        activity=given.activity,
        amount=given.allocated,
    )


def _deliver_and_measure() -> None:
    request, activity = demonstration_request(), demonstration_activity()

    def moved(move: Move, on: date) -> None:
        _did(assistance.move_request, OFFICER, on, request=request.code, move=move)

    _did(assistance.start_activity, OFFICER, activity.started_on, activity=activity.code)
    moved(Move.BEGIN, request.begun_on)
    _did(assistance.deliver_activity, OFFICER, activity.delivered_on, activity=activity.code)
    moved(Move.DELIVER, request.delivered_on)
    for result in activity.results:
        _did(
            assistance.record_result,
            OFFICER,
            result.measured_on,
            activity=activity.code,
            code=result.code,
            measure=result.measure,
        )
    moved(Move.EVALUATE, request.evaluated_on)


def _open_to_the_public() -> None:
    """The State lets everyone see its law, its review, its request and the activity."""
    law, review = demonstration_law(), demonstration_review()
    request, activity = demonstration_request(), demonstration_activity()
    for target, day in (
        (("legislation.Law", law.code), review.findings[-1].read_on),
        (("assessment.Review", review.code), review.findings[-1].read_on),
        (("assistance.Request", request.code), request.submitted_on),
        (("assistance.Activity", activity.code), activity.delivered_on),
    ):
        _did(
            consent.grant,
            _state(review.asked_by),
            day,
            target=target,
            state=review.state,
            audience=Audience.PUBLIC,
            until=None,
        )


def _did(verb: Callable[..., object], actor: Actor, on: date, **what: object) -> None:
    """One act of the demonstration; its reason is always the same, its source mostly none."""
    verb(actor=actor, on=on, reason=WHY, **{"source": None, **what})


def _state(person: str) -> Actor:
    return Actor(person, Office.STATE, demonstration_review().state)


def _officer(person: str) -> Actor:
    return Actor(person, Office.SECRETARIAT)


OFFICER = _officer("officer.programme-1")
COLLEAGUE = _officer("officer.legal-2")
