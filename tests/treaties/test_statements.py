"""What a statement carries, when it counts, and for how long it has effect."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.treaties.statements_made import BOMBINGS, COMPLETE, DAY, names, said

from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.statements import (
    NEEDS,
    Amiss,
    Statement,
    StatementKind,
    amiss,
    counts,
    exists_in,
    in_effect,
    may_enter,
    remaining,
    sees_waiting,
    standing,
)

RESERVATION = said("A-1")
OPT_OUT = said("A-2", "AAA", StatementKind.RESERVATION, Effect.OPTS_OUT, "TBC97:20")
OBJECTION = names("B-1", "BBB", StatementKind.OBJECTION, "A-1", date(2006, 1, 1))
WITHDRAWAL = names("A-3", "AAA", StatementKind.WITHDRAWAL, "A-1", date(2010, 5, 5))
KNOWN = {each.code: each for each in (RESERVATION, OPT_OUT, OBJECTION, WITHDRAWAL)}


def lacking(entry: Statement) -> set[Amiss]:
    return set(amiss(entry, BOMBINGS, KNOWN))


def test_statement_1_holds_once_another_person_agreed() -> None:
    assert counts(RESERVATION)
    assert counts(COMPLETE)


@pytest.mark.parametrize(
    "unread",
    [
        said("A-9", read=False),
        replace(RESERVATION, agreed=False),
        replace(RESERVATION, second_reader="officer.one"),
        replace(RESERVATION, second_reader=" OFFICER.one\u200b"),
        replace(COMPLETE, second_reader=COMPLETE.entered_by),
    ],
    ids=["nobody read it", "returned", "own reader", "own reader in disguise", "own list"],
)
def test_statement_1_refuses_what_nobody_else_agreed_to(unread: Statement) -> None:
    assert not counts(unread)
    if isinstance(unread, Statement):
        assert standing([unread], None) == ()


@pytest.mark.parametrize("provision", ["TBC97:9.2", "TBC97:9", "TBC97:2.3", "TBC97:11"])
def test_statement_2_holds_for_an_obligation_and_its_article(provision: str) -> None:
    assert exists_in(provision, BOMBINGS)


@pytest.mark.parametrize("provision", ["TBC97:99", "TBC97:9.2.z", "ICSFT99:9", "9.2", "", "TBC97"])
def test_statement_2_refuses_a_provision_that_the_catalogue_has_not(provision: str) -> None:
    assert not exists_in(provision, BOMBINGS)
    assert Amiss.PROVISION_UNKNOWN in lacking(replace(RESERVATION, provisions=(provision,)))


def test_statement_3_holds_for_each_kind_that_carries_what_it_needs() -> None:
    whole = (
        RESERVATION, OPT_OUT, OBJECTION, WITHDRAWAL,
        said("A-4", "AAA", StatementKind.DECLARATION, Effect.INTERPRETS),
        said("A-5", "AAA", StatementKind.NOTIFICATION, Effect.BASIS_NO, "TBC97:9.2"),
        said("A-6", "AAA", StatementKind.DESIGNATION, Effect.DESIGNATES, "TBC97:7.1"),
        said("A-7", "AAA", StatementKind.TERRITORIAL_APPLICATION, None),
        replace(OBJECTION, code="B-2", precludes=True),
        replace(WITHDRAWAL, code="A-8", kind=StatementKind.PARTIAL_WITHDRAWAL),
    )  # fmt: skip
    assert {each.kind for each in whole} == set(StatementKind)
    assert [lacking(each) for each in whole] == [set()] * len(whole)


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (replace(RESERVATION, effect=None), Amiss.EFFECT_MISSING),
        (replace(RESERVATION, effect=Effect.DESIGNATES), Amiss.EFFECT_DOES_NOT_FIT),
        (replace(RESERVATION, provisions=()), Amiss.PROVISION_MISSING),
        (replace(OBJECTION, provisions=("TBC97:9.2",)), Amiss.PROVISION_DOES_NOT_FIT),
        (replace(OPT_OUT, provisions=("TBC97:9.2",)), Amiss.NOT_A_DISPUTE_CLAUSE),
        (replace(OPT_OUT, provisions=("TBC97:20", "TBC97:9.2")), Amiss.NOT_A_DISPUTE_CLAUSE),
        (replace(OBJECTION, about="B-9"), Amiss.NAMES_NOTHING),
        (replace(RESERVATION, corrects="B-9"), Amiss.NAMES_NOTHING),
        (replace(OBJECTION, instrument="HOST79"), Amiss.NAMES_ANOTHER_INSTRUMENT),
        (replace(OBJECTION, about="A-3"), Amiss.NAMES_WRONG_KIND),
        (replace(RESERVATION, about="A-2"), Amiss.NAMES_WRONG_KIND),
        (replace(OBJECTION, author="AAA"), Amiss.NAMES_WRONG_AUTHOR),
        (replace(WITHDRAWAL, author="BBB"), Amiss.NAMES_WRONG_AUTHOR),
        (replace(RESERVATION, precludes=True), Amiss.PRECLUDES_WITHOUT_OBJECTION),
        (replace(RESERVATION, summary=Text({"en": "So."})), Amiss.LANGUAGE_MISSING),
        (replace(RESERVATION, source=Source("C.N.")), Amiss.SOURCE_WITHOUT_DAY),
        (replace(RESERVATION, done=date(2011, 1, 1)), Amiss.DAYS_OUT_OF_ORDER),
        (replace(WITHDRAWAL, effective=date(2004, 1, 1)), Amiss.DAYS_OUT_OF_ORDER),
        (replace(RESERVATION, done=date(1990, 1, 1)), Amiss.BEFORE_ADOPTION),
        (
            replace(
                WITHDRAWAL, kind=StatementKind.PARTIAL_WITHDRAWAL, provisions=("TBC97:11",)
            ),
            Amiss.PROVISION_DOES_NOT_FIT,
        ),
    ],
)  # fmt: skip
def test_statement_3_refuses_what_does_not_fit(entry: Statement, what: Amiss) -> None:
    assert what in lacking(entry)


def test_statement_3_refuses_to_name_what_nobody_has_read() -> None:
    unread = {"A-1": said("A-1", read=False)}
    assert amiss(OBJECTION, BOMBINGS, unread) == (Amiss.NAMES_WHAT_DOES_NOT_COUNT,)


def test_every_kind_says_which_effects_it_can_have() -> None:
    assert set().union(*(each.effects for each in NEEDS.values())) == set(Effect)


def test_statement_4_holds_from_the_day_the_source_states() -> None:
    known = RESERVATION.source.stated_on
    assert known is not None
    assert standing([RESERVATION], known) == (RESERVATION,)
    assert standing([RESERVATION], None) == (RESERVATION,)


def test_statement_4_never_shows_what_was_not_yet_stated() -> None:
    assert standing([RESERVATION], date(2005, 6, 1)) == ()


def test_statement_4_never_shows_what_was_corrected_nor_loses_what_names_it() -> None:
    better = said("A-10", effect=Effect.MODIFIES, corrects="A-1")  # type: ignore[arg-type]
    best = said("A-11", effect=Effect.EXCLUDES, corrects="A-10")  # type: ignore[arg-type]
    left = {each.code: each for each in standing([RESERVATION, better, best, OBJECTION], None)}
    assert set(left) == {"A-11", "B-1"}
    assert left["B-1"].about == "A-11"
    unread = replace(better, agreed=None)
    assert RESERVATION in standing([RESERVATION, unread], None)


def test_statement_5_holds_between_its_day_and_its_withdrawal() -> None:
    both = (RESERVATION, WITHDRAWAL)
    assert in_effect(RESERVATION, both, date(2005, 6, 1))
    assert in_effect(RESERVATION, both, date(2010, 5, 4))


def test_statement_5_refuses_a_day_before_and_a_day_after() -> None:
    both = (RESERVATION, WITHDRAWAL, OBJECTION)
    assert not in_effect(RESERVATION, both, date(2005, 5, 31))
    assert not in_effect(RESERVATION, both, date(2010, 5, 5))
    assert not in_effect(OBJECTION, both, date(2010, 5, 5))


def test_statement_6_holds_for_what_is_not_freed() -> None:
    two = said("A-1", "AAA", StatementKind.RESERVATION, Effect.EXCLUDES, "TBC97:9.2", "TBC97:11")
    part = replace(WITHDRAWAL, kind=StatementKind.PARTIAL_WITHDRAWAL, provisions=("TBC97:9",))
    assert remaining(two, (two, part), date(2010, 5, 4)) == ("TBC97:9.2", "TBC97:11")
    assert remaining(two, (two, part), date(2010, 5, 5)) == ("TBC97:11",)


def test_statement_6_frees_nothing_where_it_names_no_provision() -> None:
    part = replace(WITHDRAWAL, kind=StatementKind.PARTIAL_WITHDRAWAL)
    assert remaining(RESERVATION, (RESERVATION, part), DAY) == ("TBC97:9.2",)


def test_statement_7_holds_for_the_office() -> None:
    assert sees_waiting(Viewer(ViewerKind.OFFICE, person="officer.one"))


@pytest.mark.parametrize("kind", [each for each in ViewerKind if each is not ViewerKind.OFFICE])
def test_statement_7_refuses_everybody_else(kind: ViewerKind) -> None:
    assert not sees_waiting(Viewer(kind, of="AAA"))
    assert not sees_waiting(PUBLIC_VIEWER)


def test_statement_8_holds_for_the_office() -> None:
    assert may_enter(Actor("officer.one", Office.SECRETARIAT))


@pytest.mark.parametrize("office", [each for each in Office if each is not Office.SECRETARIAT])
def test_statement_8_refuses_every_other_desk(office: Office) -> None:
    of = "" if office is Office.SYSTEM else "AAA"
    assert not may_enter(Actor("somebody", office, of))


@given(st.permutations([RESERVATION, OPT_OUT, OBJECTION, WITHDRAWAL]))
def test_the_order_of_entry_does_not_matter(entries: list[Statement]) -> None:
    assert standing(entries, None) == standing(reversed(entries), None)
