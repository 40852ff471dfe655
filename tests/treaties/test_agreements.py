"""Agreements between States: in force on a day, through whom, and as records were loaded."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.basics.sources import Source
from accede.journal.rules import Actor, Office
from accede.treaties import acts, catalogue, queries
from accede.treaties.exchange import codes
from accede.treaties.rules import Agreement, Force, Subject, UnknownParticipant, Why
from accede.treaties.rules.agreements import between, force

ONE = Agreement(
    code="UK-1",
    title="Extradition Treaty",
    subject=Subject.EXTRADITION,
    bilateral=True,
    parties=("GBR", "CSK"),
    mixed=False,
    signed=date(1924, 11, 11),
    in_force=date(1926, 11, 5),
    ended=None,
    references=("Treaty Series 31/1926",),
    place="uk.csv:7",
)
BETWEEN_TWO = replace(ONE, code="UK-2", parties=("GBR", "NRU"))
BEFORE = {"CZE": frozenset({"CSK"}), "SVK": frozenset({"CSK"})}
DAY = date(2010, 1, 1)


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, date(1926, 11, 5)),
        ({}, DAY),
        ({"ended": DAY}, date(2009, 12, 31)),
    ],
)
def test_agree_1_holds_from_the_day_in_force_until_the_day_it_ended(
    changes: dict[str, Any], day: date
) -> None:
    assert force(replace(ONE, **changes), day) == (Force.IN_FORCE, Why.NONE)


@pytest.mark.parametrize(
    ("changes", "day", "expected"),
    [
        ({}, date(1926, 11, 4), (Force.NOT_YET, Why.NONE)),
        ({"in_force": None}, date(1924, 11, 10), (Force.NOT_YET, Why.NONE)),
        ({"in_force": None}, DAY, (Force.UNKNOWN, Why.NO_DAY_IN_FORCE)),
        ({"ended": DAY}, DAY, (Force.ENDED, Why.NONE)),
        ({"ended": DAY, "in_force": None}, DAY, (Force.ENDED, Why.NONE)),
        ({"mixed": True}, DAY, (Force.UNKNOWN, Why.MIXED_PARTIES)),
    ],
)
def test_agree_1_refuses_to_say_in_force_what_the_record_does_not_say(
    changes: dict[str, Any], day: date, expected: tuple[Force, Why]
) -> None:
    assert force(replace(ONE, **changes), day) == expected


def test_agree_2_holds_between_those_named() -> None:
    (found,) = between([BETWEEN_TWO], "NRU", "GBR", DAY, {}, {})
    assert (found.force, found.why, found.through) == (Force.IN_FORCE, Why.NONE, ())
    (same,) = between([replace(ONE, parties=("GBR", "SUN"))], "RUS", "GBR", DAY, {}, {"SUN": "RUS"})
    assert (same.force, same.through) == (Force.IN_FORCE, ())


def test_agree_2_refuses_to_call_in_force_what_a_state_only_followed_in() -> None:
    (found,) = between([ONE], "CZE", "GBR", DAY, BEFORE, {})
    assert (found.force, found.why, found.through) == (
        Force.UNKNOWN,
        Why.PARTY_ENDED,
        ("CSK",),
    )
    assert between([ONE], "CZE", "SVK", DAY, BEFORE, {}) == ()
    assert between([ONE], "GBR", "FRA", DAY, BEFORE, {}) == ()


def test_every_word_is_in_both_languages() -> None:
    for kind, members in (("subjects", Subject), ("forces", Force), ("whys", Why)):
        words = catalogue.words(kind)
        assert set(words) == {each.value for each in members}
        assert all({"en", "fr"} <= set(words[each.value]) for each in members)


def load(*own: Agreement, findings: tuple[Finding, ...] = ()) -> acts.Registered:
    return acts.load_register(
        actor=Actor("treaty officer", Office.SECRETARIAT),
        agreements=own,
        findings=findings,
        reason="a file was loaded",
        source=Source("Records of treaties", "uk.csv"),
        on=DAY,
    )


@pytest.mark.django_db
def test_loaded_agreements_are_found_between_two_states() -> None:
    load(ONE, BETWEEN_TWO)
    (found,) = queries.agreements("NRU", "GBR", DAY)
    assert found.agreement == replace(BETWEEN_TWO, place="uk.csv:7")
    (through,) = queries.agreements("SVK", "GBR", DAY)
    assert (through.force, through.through) == (Force.UNKNOWN, ("CSK",))
    (then,) = queries.agreements("CSK", "GBR", date(1980, 1, 1))
    assert then.force is Force.IN_FORCE
    assert queries.agreements("CSK", "GBR", DAY) == ()
    assert queries.agreements("SVK", "CZE", DAY) == ()
    assert queries.agreements("SVK", "GBR", date(1980, 1, 1)) == ()


@pytest.mark.django_db
def test_the_file_loaded_last_is_read_and_the_same_file_writes_nothing() -> None:
    first = load(BETWEEN_TWO)
    assert (first.before, first.agreements) == (False, 1)
    assert load(BETWEEN_TWO) == replace(first, before=True)
    load(replace(BETWEEN_TWO, ended=date(2005, 1, 1)))
    (found,) = queries.agreements("NRU", "GBR", DAY)
    assert found.force is Force.ENDED


@pytest.mark.django_db
def test_what_is_no_register_is_refused() -> None:
    with pytest.raises(acts.NothingToLoad):
        load()
    with pytest.raises(UnknownParticipant):
        load(replace(ONE, parties=("GBR", "XAA")))
    found = Finding(codes.COLUMNS, Place("uk.csv", 3), "too few", "complete the row")
    assert load(findings=(found,)).findings == 1
