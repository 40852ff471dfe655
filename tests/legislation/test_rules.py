"""What a finding about a law rests on, and when it lapses."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.assessment.rules import Answer, Answered, Draft, Judgement, Reason, Review, Standing
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office
from accede.legislation.rules import (
    BINDINGS,
    Binding,
    ProvisionVersion,
    cited_in_force,
    concerns_obligation,
    judgement_on,
    lapses_on,
    may_record_law,
    reason_words,
)
from accede.treaties.catalogue import instruments
from accede.treaties.rules import Status

WORDS = Text({"en": "So it is.", "fr": "Il en est ainsi."})
MADE, CHANGED = date(2012, 12, 4), date(2013, 7, 1)


def version(number: str, start: date, end: date | None = None) -> ProvisionVersion:
    return ProvisionVersion(number, WORDS, WORDS, Period(start, end))


OLD = version("7", date(1998, 5, 1), CHANGED)
NEW = version("7", CHANGED)
OTHER = version("8", date(1998, 5, 1))


def test_law_1_holds_for_provisions_in_force_in_the_order_cited() -> None:
    cited, absent = cited_in_force(["8", "7", "8"], [OLD, NEW, OTHER], on=MADE)
    assert (cited, absent) == ((OTHER, OLD), ())
    assert cited_in_force(["7"], [OLD, NEW], on=CHANGED) == ((NEW,), ())


def test_law_1_refuses_a_provision_of_another_day_or_none() -> None:
    cited, absent = cited_in_force(["7", "70"], [NEW, OTHER], on=MADE)
    assert (cited, absent) == ((), ("7", "70"))


def test_law_2_holds_a_finding_up_to_the_day_of_the_change() -> None:
    lapse = lapses_on(Judgement.ADDRESSED, made_on=MADE, cited=[OTHER], whole_law=[OLD, NEW, OTHER])
    assert lapse is None


def test_law_2_refuses_a_finding_from_the_day_a_cited_provision_changes() -> None:
    lapse = lapses_on(
        Judgement.ADDRESSED, made_on=MADE, cited=[OTHER, OLD], whole_law=[OLD, NEW, OTHER]
    )
    assert lapse == CHANGED


def test_law_2_refuses_nothing_identified_when_any_provision_changes_or_comes() -> None:
    added = version("7 bis", date(2013, 3, 1))
    lapse = lapses_on(
        Judgement.NOT_IDENTIFIED, made_on=MADE, cited=[], whole_law=[OLD, NEW, OTHER, added]
    )
    assert lapse == date(2013, 3, 1)
    unchanged = lapses_on(Judgement.NOT_IDENTIFIED, made_on=MADE, cited=[], whole_law=[OTHER])
    assert unchanged is None


@given(st.integers(-400, 400), st.sampled_from(Judgement))
def test_law_2_refuses_from_later_days_only(shift: int, judgement: Judgement) -> None:
    day = MADE + timedelta(days=shift)
    old = version("7", date(1998, 5, 1), day)
    cited = [old] if MADE in old.in_force else [version("7", day)]
    lapse = lapses_on(judgement, made_on=MADE, cited=cited, whole_law=[old, version("7", day)])
    assert lapse == (day if shift > 0 else None)


def test_law_3_holds_for_an_obligation_of_the_catalogue() -> None:
    assert concerns_obligation("TBC97:2.1", instruments()["TBC97"])
    assert concerns_obligation("TBC97:11", instruments()["TBC97"])


@pytest.mark.parametrize("code", ["TBC97:2", "TBC97:2.1.z", "TBC97:99", "HOST79:1.1"])
def test_law_3_refuses_what_is_no_obligation_of_the_instrument(code: str) -> None:
    assert not concerns_obligation(code, instruments()["TBC97"])


REVIEW = Review("XAA-R1", "XAA", "L", WORDS, "p", date(2012, 10, 8))
ANSWER = Answer(1, 1, Draft(Judgement.ADDRESSED, WORDS), "a", MADE, "b", date(2013, 1, 15), True)
AGREED = Answered(REVIEW, "TBC97:2.1", Standing(Judgement.ADDRESSED, None, ANSWER, ANSWER))
UNREAD = Answered(
    REVIEW,
    "TBC97:2.1",
    Standing(Judgement.UNKNOWN, Reason.AWAITS_SECOND_READER, None, replace(ANSWER, agreed=None)),
)


@pytest.mark.parametrize("status", Status)
def test_law_4_holds_for_every_participation(status: Status) -> None:
    found = judgement_on(AGREED, on=CHANGED, lapsed_on=None, status=status)
    if BINDINGS[status] is Binding.SHOWN:
        assert found == (Judgement.ADDRESSED, None)
    else:
        assert found == (Judgement.NOT_BOUND, Reason.STATE_NOT_BOUND)


def test_law_4_refuses_a_finding_not_agreed_or_lapsed() -> None:
    unread = judgement_on(UNREAD, on=CHANGED, lapsed_on=None, status=Status.BOUND)
    assert unread == (Judgement.UNKNOWN, Reason.AWAITS_SECOND_READER)
    lapsed = judgement_on(AGREED, on=CHANGED, lapsed_on=CHANGED, status=Status.BOUND)
    assert lapsed == (Judgement.UNKNOWN, Reason.PROVISION_CHANGED)
    before = judgement_on(
        AGREED, on=CHANGED - timedelta(days=1), lapsed_on=CHANGED, status=Status.BOUND
    )
    assert before == (Judgement.ADDRESSED, None)


def test_a_deposit_that_has_not_taken_effect_does_not_bind() -> None:
    assert BINDINGS[Status.CONSENTED] is Binding.NOT_BOUND
    assert BINDINGS[Status.UNKNOWN] is Binding.SHOWN


def test_a_law_is_recorded_by_its_state_or_the_secretariat() -> None:
    assert may_record_law(Actor("p", Office.STATE, "XAA"), "XAA")
    assert may_record_law(Actor("p", Office.SECRETARIAT), "XAA")
    assert not may_record_law(Actor("p", Office.STATE, "XAB"), "XAA")
    assert not may_record_law(Actor("p", Office.PARTNER, "XAA"), "XAA")


def test_a_reason_is_the_authors_where_the_author_gave_it() -> None:
    assert reason_words(None, WORDS) is None
    assert reason_words(Reason.STATED_BY_AUTHOR, WORDS) == WORDS
    changed = reason_words(Reason.PROVISION_CHANGED, None)
    assert changed is not None
    assert "a changé" in changed.in_("fr")
