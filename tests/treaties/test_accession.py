"""How a State joins: each way, each relation to a base instrument, each form of counting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.treaties.planning import (
    BOMBINGS,
    DAY,
    HOSTAGES,
    NUCLEAR,
    act,
    attached,
    later,
    world,
)

from accede.treaties.queries import catalogued
from accede.treaties.rules import ActKind, Counting, Delay, Life, Status
from accede.treaties.rules.accession import (
    PLANNED,
    BaseNeed,
    Case,
    Way,
    base_need,
    case_of,
    may_sign,
    plan,
    succeeds,
    ways,
)
from accede.treaties.rules.instruments import Base, BaseRelation, InstrumentKind, When
from accede.treaties.rules.schedule import (
    Signatory,
    TaskKind,
    due,
    needs_full_powers,
    notices,
    tasks,
)

SIGNATORIES = (Way.RATIFICATION, Way.ACCEPTANCE, Way.APPROVAL)
OPEN = date(1999, 6, 1)


def test_accede_1_holds_who_is_not_party_has_something_to_plan() -> None:
    assert case_of(BOMBINGS, Status.NOT_SIGNED, DAY) is Case.OPEN
    assert case_of(BOMBINGS, Status.SIGNED, DAY) is Case.OPEN
    assert case_of(BOMBINGS, Status.WITHDRAWN, DAY) is Case.OPEN
    assert case_of(BOMBINGS, Status.UNKNOWN, DAY) is Case.TO_VERIFY


def test_accede_1_not_who_is_party_nor_before_the_opening_nor_a_decision() -> None:
    assert case_of(BOMBINGS, Status.BOUND, DAY) is Case.PARTY
    assert case_of(BOMBINGS, Status.CONSENTED, DAY) is Case.AWAITING
    assert case_of(BOMBINGS, Status.NOT_APPLICABLE, DAY) is Case.NO_STATE
    assert case_of(BOMBINGS, Status.NOT_SIGNED, date(1998, 1, 11)) is Case.NOT_YET_OPEN
    decision = replace(BOMBINGS, kind=InstrumentKind.DECISION, final=None)
    assert case_of(decision, Status.NOT_SIGNED, DAY) is Case.NOT_JOINED


def test_accede_2_holds_a_state_signs_while_signature_is_open() -> None:
    assert may_sign(BOMBINGS, Status.NOT_SIGNED, date(1999, 12, 31))
    signature = BOMBINGS.clauses.signature
    assert signature is not None
    until = replace(signature, until=None, until_in_force=True)
    waiting = replace(BOMBINGS, final=replace(BOMBINGS.clauses, signature=until))
    assert may_sign(waiting, Status.NOT_SIGNED, date(2001, 5, 22))


def test_accede_2_not_after_the_last_day_nor_twice_nor_an_amendment() -> None:
    assert not may_sign(BOMBINGS, Status.NOT_SIGNED, date(2000, 1, 1))
    assert not may_sign(BOMBINGS, Status.SIGNED, OPEN)
    amendment = replace(BOMBINGS, kind=InstrumentKind.AMENDMENT)
    assert not may_sign(amendment, Status.NOT_SIGNED, OPEN)
    signature = BOMBINGS.clauses.signature
    assert signature is not None
    until = replace(signature, until=None, until_in_force=True)
    waiting = replace(BOMBINGS, final=replace(BOMBINGS.clauses, signature=until))
    assert not may_sign(waiting, Status.NOT_SIGNED, date(2001, 5, 23))


def test_accede_3_holds_each_standing_has_its_ways() -> None:
    assert ways(BOMBINGS, Status.SIGNED, DAY) == SIGNATORIES
    assert ways(BOMBINGS, Status.NOT_SIGNED, DAY) == (Way.ACCESSION,)
    assert ways(BOMBINGS, Status.WITHDRAWN, DAY) == (Way.ACCESSION,)
    assert ways(BOMBINGS, Status.UNKNOWN, DAY) == (Way.ACCESSION, *SIGNATORIES)
    assert ways(BOMBINGS, Status.NOT_SIGNED, OPEN) == (Way.ACCESSION, *SIGNATORIES)
    assert ways(BOMBINGS, Status.NOT_SIGNED, DAY, succeeds=True)[-1] is Way.SUCCESSION


def test_accede_3_a_definitive_signature_binds_where_the_clause_counts_it() -> None:
    entry = BOMBINGS.clauses.entry
    counts = entry.counts | {ActKind.DEFINITIVE_SIGNATURE}
    final = replace(BOMBINGS.clauses, entry=replace(entry, counts=counts))
    maritime = replace(BOMBINGS, final=final)
    assert Way.DEFINITIVE_SIGNATURE in ways(maritime, Status.NOT_SIGNED, OPEN)
    assert Way.DEFINITIVE_SIGNATURE not in ways(maritime, Status.NOT_SIGNED, DAY)
    assert Way.DEFINITIVE_SIGNATURE not in ways(BOMBINGS, Status.NOT_SIGNED, OPEN)


def test_accede_3_a_signatory_has_only_the_forms_that_the_clause_names() -> None:
    entry = replace(BOMBINGS.clauses.entry, counts=frozenset({ActKind.RATIFICATION}))
    ratified = replace(BOMBINGS, final=replace(BOMBINGS.clauses, entry=entry))
    assert ways(ratified, Status.SIGNED, DAY) == (Way.RATIFICATION,)
    amendment = replace(BOMBINGS, kind=InstrumentKind.AMENDMENT)
    assert ways(amendment, Status.NOT_SIGNED, DAY) == SIGNATORIES


def test_accede_3_not_for_who_is_party() -> None:
    for status in Status:
        open_ways = ways(BOMBINGS, status, DAY)
        assert bool(open_ways) == (case_of(BOMBINGS, status, DAY) in PLANNED), status


SUCCESSOR = Life("SRB", predecessor="YUG", succeeded_on=date(1992, 4, 27))
ENDED = Life("YUG", ended=date(1992, 4, 27))


def test_accede_4_holds_a_state_may_succeed_where_its_predecessor_was_party() -> None:
    before = act(ActKind.RATIFICATION, "1985-04-19", "HOST79", "YUG")
    legal = world(before, lives=(SUCCESSOR, ENDED))
    assert succeeds(legal, "HOST79", "SRB")
    made = plan(legal, "HOST79", "SRB", DAY)
    assert made.ways == (Way.ACCESSION, Way.SUCCESSION)


def test_accede_4_not_where_it_was_not_or_there_was_none() -> None:
    legal = world(lives=(SUCCESSOR, ENDED, Life("TUV")))
    assert not succeeds(legal, "HOST79", "SRB")
    assert not succeeds(legal, "HOST79", "TUV")


@pytest.mark.parametrize(
    ("relation", "standing", "need"),
    [
        (BaseRelation.REQUIRES, Status.NOT_SIGNED, BaseNeed.FIRST),
        (BaseRelation.REQUIRES, Status.SIGNED, BaseNeed.FIRST),
        (BaseRelation.SIMULTANEOUS, Status.NOT_SIGNED, BaseNeed.TOGETHER),
        (BaseRelation.IMPLIES, Status.NOT_SIGNED, BaseNeed.IMPLIED),
        (BaseRelation.IMPLIES, Status.UNKNOWN, BaseNeed.IMPLIED),
        (BaseRelation.AMENDS, Status.NOT_SIGNED, BaseNeed.FIRST),
        (BaseRelation.REQUIRES, Status.UNKNOWN, BaseNeed.TO_VERIFY),
        (BaseRelation.SIMULTANEOUS, Status.UNKNOWN, BaseNeed.TO_VERIFY),
    ],
)
def test_accede_5_holds_each_relation_has_its_step(
    relation: BaseRelation, standing: Status, need: BaseNeed
) -> None:
    assert base_need(Base("HOST79", relation, "1"), standing) is need


@pytest.mark.parametrize("relation", list(BaseRelation))
def test_accede_5_not_where_the_consent_was_given(relation: BaseRelation) -> None:
    for standing in (Status.BOUND, Status.CONSENTED):
        assert base_need(Base("HOST79", relation, "1"), standing) is BaseNeed.MET


def test_a_base_instrument_comes_before_the_deposit_or_with_it() -> None:
    kinds = {}
    for relation in BaseRelation:
        legal = world(instruments=(attached(relation), HOSTAGES))
        made = plan(legal, "TBC97", "TUV", DAY)
        kinds[relation] = [each.kind for each in made.tasks]
    first = kinds[BaseRelation.REQUIRES]
    assert first.index(TaskKind.JOIN_BASE_FIRST) < first.index(TaskKind.DEPOSIT)
    together = kinds[BaseRelation.SIMULTANEOUS]
    assert TaskKind.JOIN_BASE_TOGETHER in together
    assert not {TaskKind.JOIN_BASE_FIRST, TaskKind.JOIN_BASE_TOGETHER} & set(
        kinds[BaseRelation.IMPLIES]
    )


@pytest.mark.parametrize(
    ("delay", "counting", "binds"),
    [
        ("P30D", Counting.NTH_DAY_FOLLOWING, date(2014, 9, 29)),
        ("P90D", Counting.N_DAYS_AFTER, date(2014, 11, 28)),
        ("P0D", Counting.DAY_OF_DEPOSIT, date(2014, 8, 30)),
        ("P3M", Counting.MONTHS_AFTER, date(2014, 11, 30)),
        ("P2M", Counting.FIRST_OF_NTH_MONTH, date(2014, 10, 1)),
        ("P3M", Counting.FIRST_OF_MONTH_AFTER, date(2014, 12, 1)),
    ],
)
def test_the_day_it_would_bind_is_counted_as_the_clause_counts(
    delay: str, counting: Counting, binds: date
) -> None:
    changed = later(BOMBINGS, delay=Delay.parse(delay), counting=counting)
    made = plan(world(instruments=(changed,)), "TBC97", "TUV", DAY, deposit=date(2014, 8, 30))
    assert made.binds == binds


def test_a_deposit_before_the_entry_into_force_waits_for_it() -> None:
    made = plan(world(), "TBC97", "TUV", date(1999, 6, 1))
    assert made.binds == date(2001, 5, 23)
    waiting = replace(BOMBINGS, entered_into_force=None)
    assert plan(world(instruments=(waiting,)), "TBC97", "TUV", DAY).binds is None


def test_accede_9_holds_three_offices_sign_without_full_powers() -> None:
    offices = [each for each in Signatory if not needs_full_powers(each)]
    assert offices == [
        Signatory.HEAD_OF_STATE,
        Signatory.HEAD_OF_GOVERNMENT,
        Signatory.FOREIGN_MINISTER,
    ]


def test_accede_9_not_anybody_else() -> None:
    assert needs_full_powers(Signatory.ANYBODY_ELSE)


def test_accede_10_holds_a_notification_has_the_day_its_clause_gives() -> None:
    notice = next(each for each in BOMBINGS.notifications if each.article == "6(3)")
    deposit, binds = date(2014, 8, 30), date(2014, 9, 29)
    assert due(notice, deposit, binds).last == deposit
    month = replace(notice, when=When.BOUND, within=Delay.parse("P1M"))
    assert due(month, deposit, binds).last == date(2014, 10, 29)


def test_accede_10_no_time_is_invented() -> None:
    notice = next(each for each in NUCLEAR.notifications if each.article == "7(4)")
    assert due(notice, DAY, DAY + timedelta(days=30)).last is None
    month = replace(notice, within=Delay.parse("P1M"))
    assert due(month, DAY, None).last is None


def test_accede_11_holds_what_is_decided_comes_before_the_deposit() -> None:
    made = plan(world(without_list=frozenset({"TBC97"})), "TBC97", "TUV", DAY)
    kinds = [each.kind for each in made.tasks]
    assert kinds[0] is TaskKind.VERIFY_STANDING
    assert kinds == [
        TaskKind.VERIFY_STANDING,
        TaskKind.COMPARE_LAW,
        TaskKind.DECIDE,
        TaskKind.APPROVE,
        TaskKind.SIGN_INSTRUMENT,
        TaskKind.DEPOSIT,
        TaskKind.NOTIFY,
        TaskKind.BOUND,
    ]
    days = [each.day for each in made.tasks if each.day]
    assert days == sorted(days)


def test_accede_11_no_step_is_there_that_is_not_needed() -> None:
    made = plan(world(), "TBC97", "TUV", DAY)
    assert TaskKind.VERIFY_STANDING not in [each.kind for each in made.tasks]
    assert plan(world(act(ActKind.ACCESSION, "2003-01-01")), "TBC97", "TUV", DAY).tasks == ()
    told = notices(BOMBINGS, DAY, None)
    definitive = tasks(
        told, verify=False, base="", signing=True, definitive=True, deposit=DAY, binds=None
    )
    kinds = {each.kind for each in definitive}
    assert TaskKind.SIGN_DEFINITIVELY in kinds
    assert not kinds & {TaskKind.DEPOSIT, TaskKind.SIGN_INSTRUMENT, TaskKind.SIGN_TREATY}


def test_who_would_ratify_signs_first_only_while_signature_is_open() -> None:
    early = plan(world(), "TBC97", "TUV", OPEN, way=Way.RATIFICATION)
    assert TaskKind.SIGN_TREATY in [each.kind for each in early.tasks]
    unknown = world(without_list=frozenset({"TBC97"}))
    late = plan(unknown, "TBC97", "TUV", DAY, way=Way.RATIFICATION)
    assert TaskKind.SIGN_TREATY not in [each.kind for each in late.tasks]


def test_who_has_signed_ratifies_and_who_is_party_plans_nothing() -> None:
    legal = world(act(ActKind.SIGNATURE, "1998-03-01"))
    made = plan(legal, "TBC97", "TUV", DAY)
    assert (made.case, made.way) == (Case.OPEN, Way.RATIFICATION)
    bound = plan(world(act(ActKind.ACCESSION, "2003-01-01")), "TBC97", "TUV", DAY)
    assert bound.case is Case.PARTY and bound.binds is None


# Other work on the machine may slow the drawing of examples; it says nothing of the rules.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    day=st.dates(date(1990, 1, 1), date(2020, 12, 31)),
    wait=st.integers(0, 2000),
    signed=st.booleans(),
    joined=st.none() | st.dates(date(1999, 1, 1), date(2014, 1, 1)),
    relation=st.none() | st.sampled_from(BaseRelation),
)
def test_a_plan_binds_no_earlier_than_its_deposit_and_its_steps_are_in_order(
    day: date, wait: int, signed: bool, joined: date | None, relation: BaseRelation | None
) -> None:
    acts = [act(ActKind.SIGNATURE, "1998-03-01")] if signed else []
    acts += [act(ActKind.ACCESSION, joined.isoformat())] if joined else []
    chosen = attached(relation) if relation else BOMBINGS
    legal = world(*acts, instruments=(chosen, HOSTAGES))
    made = plan(legal, "TBC97", "TUV", day, deposit=day + timedelta(days=wait))
    if made.case in PLANNED:
        assert made.ways and made.way is made.ways[0]
        assert made.binds is not None and made.binds >= made.deposit
        days = [each.day for each in made.tasks if each.day]
        assert days == sorted(days)
        kinds = [each.kind for each in made.tasks]
        assert len(kinds) - kinds.count(TaskKind.NOTIFY) == len(set(kinds) - {TaskKind.NOTIFY})
    else:
        assert made.tasks == () and made.ways == ()


def test_every_instrument_of_the_catalogue_can_be_planned() -> None:
    legal = catalogued()
    for code, instrument in legal.instruments.items():
        for who in ("FJI", "XAA"):
            made = plan(legal, code, who, date(2020, 1, 1))
            assert (made.case is Case.NOT_JOINED) == (instrument.final is None), code
