"""The demonstration's contribution, and activities it may or may not be used for.

Records are imported inside the fixtures: this file is read before Django has its settings.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accede.journal.rules import Actor, Office


@pytest.fixture
def officer() -> Actor:
    return Actor("officer.finance-1", Office.SECRETARIAT)


@pytest.fixture
def planned(db: None) -> Callable[..., str]:
    """Plans the demonstration's activity at an agreed request, changed as asked."""
    from accede.assistance import acts
    from accede.assistance.catalogue import demonstration_activity, demonstration_request
    from accede.assistance.rules.life import Move

    wanted, done = demonstration_request(), demonstration_activity()
    state = Actor("xaa.focal-point", Office.STATE, "XAA")
    office = Actor("officer.legal-1", Office.SECRETARIAT)
    why: dict[str, Any] = {"reason": "demonstration", "source": None}
    asking = replace(wanted.asking, findings=())
    acts.draft_request(
        actor=state, code=wanted.code, state="XAA", asking=asking, on=wanted.drafted_on, **why
    )
    for actor, move, on in (
        (state, Move.SUBMIT, wanted.submitted_on),
        (office, Move.ACKNOWLEDGE, wanted.acknowledged_on),
        (office, Move.ASSESS, wanted.assessed_on),
    ):
        acts.move_request(actor=actor, request=wanted.code, move=move, on=on, **why)
    asked = {"request": wanted.code, **why}
    acts.propose(actor=office, text=wanted.proposal, on=wanted.proposed_on, **asked)
    acts.accept(actor=state, proposal=1, on=wanted.accepted_on, **asked)
    acts.move_request(actor=office, move=Move.AGREE, on=wanted.agreed_on, **asked)

    def plan(code: str = done.code, on: date = done.planned_on, **change: Any) -> str:
        return acts.plan_activity(
            actor=office,
            code=code,
            plan=replace(done.plan, **change),
            requests=[wanted.code],
            on=on,
            **why,
        )

    return plan


@pytest.fixture
def paid(officer: Actor, db: None) -> Callable[..., str]:
    """Records the demonstration's agreement and its receipt, changed as asked."""

    def pay(code: str = "DEMO-2013-01", receive: bool = True, **change: Any) -> str:
        from accede.contributions import acts
        from accede.contributions.catalogue import demonstration_contribution

        demo = demonstration_contribution()
        acts.record_agreement(
            actor=officer,
            code=code,
            agreement=replace(demo.agreement, **change),
            reason="demonstration",
            source=None,
            on=demo.agreed_on,
        )
        if receive:
            acts.record_receipt(
                actor=officer,
                agreement=code,
                amount=demo.received,
                rate=demo.received_rate,
                reason="demonstration",
                source=None,
                on=demo.received_on,
            )
        return code

    return pay
