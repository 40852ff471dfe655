"""The demonstration's request and activity, taken along their days as far as a test asks.

Records are imported inside the fixtures: this file is read before Django has its settings.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from accede.basics.sources import Source
from accede.journal.rules import Actor, Office

STEPS = (
    "drafted", "submitted", "acknowledged", "assessed", "agreed",
    "planned", "safeguarded", "started", "delivered", "measured",
)  # fmt: skip


@pytest.fixture
def focal_point() -> Actor:
    return Actor("xaa.focal-point", Office.STATE, "XAA")


@pytest.fixture
def officer() -> Actor:
    return Actor("officer.legal-1", Office.SECRETARIAT)


@pytest.fixture
def second_reader() -> Actor:
    return Actor("officer.legal-2", Office.SECRETARIAT)


@pytest.fixture
def note() -> Source:
    return Source("Note of the Ministry of Justice of XAA", "MJ/2014/3")


@pytest.fixture
def as_far_as(
    focal_point: Actor, officer: Actor, second_reader: Actor, note: Source
) -> Callable[[str], None]:
    """Takes the demonstration up to and with the step named; findings are not cited."""

    def advance(last: str) -> None:
        from accede.assistance import acts
        from accede.assistance.catalogue import demonstration_activity, demonstration_request
        from accede.assistance.rules.life import Move

        wanted, done = demonstration_request(), demonstration_activity()
        why = {"reason": "demonstration", "source": note}

        def move(actor: Actor, what: Move, on: object) -> None:
            acts.move_request(actor=actor, request=wanted.code, move=what, on=on, **why)

        def draft() -> None:
            acts.draft_request(
                actor=focal_point,
                code=wanted.code,
                state=wanted.state,
                asking=replace(wanted.asking, findings=()),
                on=wanted.drafted_on,
                **why,
            )

        def agree() -> None:
            asked = {"request": wanted.code, **why}
            acts.propose(actor=officer, text=wanted.proposal, on=wanted.proposed_on, **asked)
            acts.accept(actor=focal_point, proposal=1, on=wanted.accepted_on, **asked)
            move(officer, Move.AGREE, wanted.agreed_on)

        def plan() -> None:
            acts.plan_activity(
                actor=officer,
                code=done.code,
                plan=done.plan,
                requests=[done.request],
                on=done.planned_on,
                **why,
            )

        def guard() -> None:
            for guard in done.safeguards:
                acts.write_safeguard(
                    actor=officer,
                    activity=done.code,
                    concern=guard.concern,
                    reasoning=guard.reasoning,
                    on=guard.written_on,
                    **why,
                )
                acts.read_safeguard(
                    actor=second_reader,
                    activity=done.code,
                    concern=guard.concern,
                    on=guard.read_on,
                    **why,
                )

        def start() -> None:
            acts.start_activity(actor=officer, activity=done.code, on=done.started_on, **why)
            move(officer, Move.BEGIN, wanted.begun_on)

        def deliver() -> None:
            acts.deliver_activity(actor=officer, activity=done.code, on=done.delivered_on, **why)
            move(officer, Move.DELIVER, wanted.delivered_on)

        def measure() -> None:
            for result in done.results:
                acts.record_result(
                    actor=officer,
                    activity=done.code,
                    code=result.code,
                    measure=result.measure,
                    on=result.measured_on,
                    **why,
                )
            move(officer, Move.EVALUATE, wanted.evaluated_on)

        steps = (
            draft,
            lambda: move(focal_point, Move.SUBMIT, wanted.submitted_on),
            lambda: move(officer, Move.ACKNOWLEDGE, wanted.acknowledged_on),
            lambda: move(officer, Move.ASSESS, wanted.assessed_on),
            agree,
            plan,
            guard,
            start,
            deliver,
            measure,
        )
        for step in steps[: STEPS.index(last) + 1]:
            step()

    return advance


@pytest.fixture
def reviewed(db: None, focal_point: Actor, note: Source) -> None:
    """The demonstration's review, with its findings written and read."""
    from accede.assessment.acts import ask_review, assign_officer, second_read
    from accede.assessment.catalogue import demonstration_review
    from accede.basics.texts import Text
    from accede.legislation.acts import record_finding, record_law
    from accede.legislation.catalogue import demonstration_law

    law, review = demonstration_law(), demonstration_review()
    why = {"reason": "demonstration", "source": note}
    record_law(
        actor=focal_point,
        code=law.code,
        state=law.state,
        title=Text(law.title),
        cited_as=law.cited_as,
        provisions=law.provisions(),
        on=law.recorded_on,
        **why,
    )
    ask_review(
        actor=focal_point,
        code=review.code,
        state=review.state,
        law=review.law,
        words=review.words.text,
        on=review.asked_on,
        **why,
    )
    for officer in review.officers:
        assign_officer(
            actor=Actor("office.section-chief", Office.SECRETARIAT),
            review=review.code,
            officer=officer,
            on=review.assigned_on,
            **why,
        )
    for finding in review.findings:
        draft = finding.draft()
        record_finding(
            actor=Actor(finding.author, Office.SECRETARIAT),
            review=review.code,
            law=review.law,
            obligation=finding.obligation,
            judgement=draft.judgement,
            reasoning=draft.reasoning,
            provisions=finding.provisions,
            lacking=draft.lacking,
            consulted=draft.consulted,
            because=draft.because,
            on=finding.answered_on,
            **why,
        )
        second_read(
            actor=Actor(finding.second_reader, Office.SECRETARIAT),
            review=review.code,
            question=finding.obligation,
            version=1,
            agreed=True,
            on=finding.read_on,
            **why,
        )
