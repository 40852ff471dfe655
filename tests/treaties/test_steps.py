"""What may come next for a State, and the days of an instrument's own life."""

from dataclasses import replace
from datetime import date

import pytest

from accede.treaties import catalogue
from accede.treaties.queries import catalogued
from accede.treaties.rules import (
    NOTHING,
    Event,
    Status,
    Step,
    due_on_joining,
    milestones,
    next_steps,
)

BOMBINGS = catalogue.instruments()["TBC97"]
PROTECTED = catalogue.instruments()["IPP73"]
LATER = date(2014, 1, 1)


def test_step_1_holds_who_is_not_yet_party_may_sign_while_it_is_open_and_accede() -> None:
    assert next_steps(BOMBINGS, Status.NOT_SIGNED, date(1999, 12, 31)) == (Step.SIGN, Step.ACCEDE)
    assert next_steps(BOMBINGS, Status.NOT_SIGNED, date(2000, 1, 1)) == (Step.ACCEDE,)
    assert next_steps(BOMBINGS, Status.SIGNED, LATER) == (Step.RATIFY,)
    assert next_steps(BOMBINGS, Status.CONSENTED, LATER) == (Step.AWAIT, Step.NOTIFY)
    assert next_steps(BOMBINGS, Status.WITHDRAWN, LATER) == (Step.ACCEDE,)


@pytest.mark.parametrize("status", [Status.UNKNOWN, Status.NOT_APPLICABLE])
def test_step_1_no_step_follows_from_what_is_not_known(status: Status) -> None:
    assert next_steps(BOMBINGS, status, LATER) == ()


def test_step_1_nothing_is_open_before_the_instrument_is() -> None:
    for status in Status:
        assert next_steps(BOMBINGS, status, date(1998, 1, 11)) == ()


def test_step_2_holds_a_duty_on_joining_is_due() -> None:
    assert [each.article for each in due_on_joining(BOMBINGS)] == ["6(3)"]
    assert Step.NOTIFY in next_steps(BOMBINGS, Status.BOUND, LATER)


def test_step_2_not_what_is_optional_or_follows_from_an_event() -> None:
    due = {each.code for each in due_on_joining(BOMBINGS)}
    others = [each for each in BOMBINGS.notifications if each.code not in due]
    assert others and all(not (each.duty and each.on_joining) for each in others)
    assert next_steps(PROTECTED, Status.BOUND, LATER) == ()


def test_an_instrument_s_life_is_told_up_to_the_day() -> None:
    legal = catalogued()
    reach = legal.complete_until("TBC97")
    told = milestones(
        BOMBINGS, legal.acts("TBC97"), legal.recomputed("TBC97"), reach, date(2020, 1, 1)
    )
    assert [(each.event, each.day) for each in told] == [
        (Event.ADOPTED, date(1997, 12, 15)),
        (Event.OPENED, date(1998, 1, 12)),
        (Event.FIRST_CONSENT, told[2].day),
        (Event.CLOSED, date(1999, 12, 31)),
        (Event.NUMBER_REACHED, date(2001, 4, 23)),
        (Event.IN_FORCE, date(2001, 5, 23)),
        (Event.LISTS_END, date(2014, 7, 10)),
    ]
    assert told[2].participant and told[4].participant
    early = milestones(
        BOMBINGS, legal.acts("TBC97"), legal.recomputed("TBC97"), reach, date(1998, 1, 1)
    )
    assert [each.event for each in early] == [Event.ADOPTED]


def test_where_acts_are_missing_the_number_is_not_told() -> None:
    """The list of IPP73 lacks three States that ended; its acts give another day."""
    legal = catalogued()
    told = milestones(PROTECTED, legal.acts("IPP73"), legal.recomputed("IPP73"), None, LATER)
    assert {each.event for each in told} == {
        Event.ADOPTED,
        Event.OPENED,
        Event.CLOSED,
        Event.IN_FORCE,
    }
    signature = BOMBINGS.clauses.signature
    assert signature is not None
    open_ended = replace(BOMBINGS.clauses, signature=replace(signature, until=None))
    never = replace(BOMBINGS, final=open_ended)
    assert Event.CLOSED not in {each.event for each in milestones(never, (), NOTHING, None, LATER)}
