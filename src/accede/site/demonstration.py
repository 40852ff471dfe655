"""Plays the demonstration: one line through the rooms, in fictitious States, by real acts.

A State has its penal code read, asks for help with what was found, and is helped with a
donor's money. Each step goes through the act a real user would call, so that every rule
holds for it and the journal tells it; nothing is written past the rules.
"""

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

WHY = "demonstration"


def load() -> bool:
    """Writes the whole demonstration in one transaction; answers whether it was not there yet."""
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
    legislation.record_law(
        actor=_state(law.recorded_by),
        code=law.code,
        state=law.state,
        title=Text(law.title),
        cited_as=law.cited_as,
        provisions=law.provisions(),
        reason=WHY,
        source=law.source,
        on=law.recorded_on,
    )
    assessment.ask_review(
        actor=_state(review.asked_by),
        code=review.code,
        state=review.state,
        law=review.law,
        words=review.words.text,
        reason=WHY,
        source=review.source.source,
        on=review.asked_on,
    )
    for officer in review.officers:
        assessment.assign_officer(
            actor=_officer(review.assigned_by),
            review=review.code,
            officer=officer,
            reason=WHY,
            source=None,
            on=review.assigned_on,
        )
    for finding in review.findings:
        draft = finding.draft()
        legislation.record_finding(
            actor=_officer(finding.author),
            review=review.code,
            law=review.law,
            obligation=finding.obligation,
            judgement=draft.judgement,
            reasoning=draft.reasoning,
            provisions=finding.provisions,
            lacking=draft.lacking,
            consulted=draft.consulted,
            because=draft.because,
            reason=WHY,
            source=None,
            on=finding.answered_on,
        )
        assessment.second_read(
            actor=_officer(finding.second_reader),
            review=review.code,
            question=finding.obligation,
            version=1,
            agreed=True,
            reason=WHY,
            source=None,
            on=finding.read_on,
        )


def _ask_for_help() -> None:
    """The State drafts and submits its request; the Office answers and both agree."""
    request = demonstration_request()
    focal_point = _state(demonstration_review().asked_by)
    assistance.draft_request(
        actor=focal_point,
        code=request.code,
        state=request.state,
        asking=request.asking,
        reason=WHY,
        source=None,
        on=request.drafted_on,
    )
    for move, actor, day in (
        (Move.SUBMIT, focal_point, request.submitted_on),
        (Move.ACKNOWLEDGE, OFFICER, request.acknowledged_on),
        (Move.ASSESS, OFFICER, request.assessed_on),
        (Move.AGREE, OFFICER, request.agreed_on),
    ):
        assistance.move_request(
            actor=actor, request=request.code, move=move, reason=WHY, source=None, on=day
        )


def _receive_the_contribution() -> None:
    given = demonstration_contribution()
    contributions.record_agreement(
        actor=OFFICER,
        code=given.code,
        agreement=given.agreement,
        reason=WHY,
        source=None,
        on=given.agreed_on,
    )
    contributions.record_receipt(
        actor=OFFICER,
        agreement=given.code,
        amount=given.received,
        rate=given.received_rate,
        reason=WHY,
        source=None,
        on=given.received_on,
    )


def _plan_and_safeguard() -> None:
    activity = demonstration_activity()
    assistance.plan_activity(
        actor=OFFICER,
        code=activity.code,
        plan=activity.plan,
        requests=[activity.request],
        reason=WHY,
        source=None,
        on=activity.planned_on,
    )
    for safeguard in activity.safeguards:
        assistance.write_safeguard(
            actor=OFFICER,
            activity=activity.code,
            concern=safeguard.concern,
            reasoning=safeguard.reasoning,
            reason=WHY,
            source=None,
            on=safeguard.written_on,
        )
        assistance.read_safeguard(
            actor=COLLEAGUE,
            activity=activity.code,
            concern=safeguard.concern,
            reason=WHY,
            source=None,
            on=safeguard.read_on,
        )


def _allocate() -> None:
    given = demonstration_contribution()
    contributions.allocate(
        actor=OFFICER,
        agreement=given.code,
        activity=given.activity,
        amount=given.allocated,
        reason=WHY,
        source=None,
        on=given.allocated_on,
    )


def _deliver_and_measure() -> None:
    request, activity = demonstration_request(), demonstration_activity()

    def moved(move: Move, on: date) -> None:
        assistance.move_request(
            actor=OFFICER, request=request.code, move=move, reason=WHY, source=None, on=on
        )

    assistance.start_activity(
        actor=OFFICER, activity=activity.code, reason=WHY, source=None, on=activity.started_on
    )
    moved(Move.BEGIN, request.begun_on)
    assistance.deliver_activity(
        actor=OFFICER, activity=activity.code, reason=WHY, source=None, on=activity.delivered_on
    )
    moved(Move.DELIVER, request.delivered_on)
    for result in activity.results:
        assistance.record_result(
            actor=OFFICER,
            activity=activity.code,
            code=result.code,
            measure=result.measure,
            reason=WHY,
            source=None,
            on=result.measured_on,
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
        consent.grant(
            actor=_state(review.asked_by),
            target=target,
            state=review.state,
            audience=Audience.PUBLIC,
            until=None,
            reason=WHY,
            source=None,
            on=day,
        )


def _state(person: str) -> Actor:
    return Actor(person, Office.STATE, demonstration_review().state)


def _officer(person: str) -> Actor:
    return Actor(person, Office.SECRETARIAT)


OFFICER = _officer("officer.programme-1")
COLLEAGUE = _officer("officer.legal-2")
