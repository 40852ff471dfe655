"""The rules of participation, case by case: one that holds and one that does not, each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.treaties import catalogue
from accede.treaties.rules import (
    Act,
    ActKind,
    ActList,
    Counting,
    Delay,
    Instrument,
    LegalState,
    Life,
    Participation,
    Reason,
    Status,
    counted,
    entry_holds,
    fold,
    legal_state,
    recompute,
)
from accede.treaties.rules.fold import known_on, speaks_of, superseded

BOMBINGS: Instrument = catalogue.instruments()["TBC97"]
PROTECTED: Instrument = catalogue.instruments()["IPP73"]
TUVALU = Life("TUV")
LIST = ActList(
    "list", "TBC97", Source("list", "", date(2014, 7, 10)), date(2014, 7, 10), date(2014, 7, 10)
)


def act(kind: ActKind, done: str, of: str = "TBC97", by: str = "TUV") -> Act:
    return Act(of, by, kind, PartialDate.parse(done), "list")


def on(
    day: date,
    *acts: Act,
    life: Life = TUVALU,
    instrument: Instrument = BOMBINGS,
    lists: tuple[ActList, ...] = (LIST,),
) -> Participation:
    own = tuple(replace(each, instrument=instrument.code) for each in lists)
    return fold(acts, instrument, own, day, life)


def statuses(days: Mapping[date, Status], *acts: Act, life: Life = TUVALU) -> None:
    assert {day: on(day, *acts, life=life).status for day in days} == days


def test_fold_1_holds_the_thirtieth_day_following_a_deposit() -> None:
    assert counted(date(2013, 6, 1), Delay.parse("P30D"), Counting.NTH_DAY_FOLLOWING) == date(
        2013, 7, 1
    )


def test_fold_1_refuses_to_count_the_day_of_deposit_itself() -> None:
    deposit = date(2013, 6, 1)
    assert counted(deposit, Delay.parse("P30D"), Counting.NTH_DAY_FOLLOWING) != deposit + timedelta(
        days=29
    )


@pytest.mark.parametrize(
    ("deposit", "delay", "counting", "day"),
    [
        ("2017-11-28", "P2M", Counting.FIRST_OF_NTH_MONTH, "2018-01-01"),
        ("2018-05-01", "P2M", Counting.FIRST_OF_NTH_MONTH, "2018-07-01"),
        ("2012-01-31", "P3M", Counting.FIRST_OF_MONTH_AFTER, "2012-05-01"),
        ("2012-01-01", "P3M", Counting.FIRST_OF_MONTH_AFTER, "2012-05-01"),
        ("1978-05-03", "P3M", Counting.MONTHS_AFTER, "1978-08-03"),
        ("2016-05-09", "P0D", Counting.DAY_OF_DEPOSIT, "2016-05-09"),
    ],
)
def test_fold_1_holds_for_each_way_of_counting(
    deposit: str, delay: str, counting: Counting, day: str
) -> None:
    reached = counted(date.fromisoformat(deposit), Delay.parse(delay), counting)
    assert reached == date.fromisoformat(day)


def test_fold_2_holds_an_early_depositor_is_bound_with_the_instrument() -> None:
    found = on(date(2001, 5, 23), act(ActKind.ACCESSION, "1999-02-01"))
    assert (found.status, found.since) == (Status.BOUND, date(2001, 5, 23))


def test_fold_2_holds_a_later_depositor_is_bound_after_its_own_delay() -> None:
    found = on(date(2014, 1, 1), act(ActKind.ACCESSION, "2013-07-30"))
    assert (found.status, found.since) == (Status.BOUND, date(2013, 8, 29))


def test_fold_2_refuses_to_bind_a_depositor_before_the_delay_has_run() -> None:
    found = on(date(2013, 8, 28), act(ActKind.ACCESSION, "2013-07-30"))
    assert found.status is Status.CONSENTED
    assert (found.since, found.until) == (date(2013, 7, 30), date(2013, 8, 29))


def test_fold_3_holds_a_signatory_is_signed() -> None:
    found = on(date(2013, 1, 1), act(ActKind.SIGNATURE, "1998-12-17"))
    assert (found.status, found.since) == (Status.SIGNED, date(1998, 12, 17))


def test_fold_3_never_binds_by_signature_alone() -> None:
    signed = act(ActKind.SIGNATURE, "1998-12-17")
    for year in range(1999, 2014):
        assert on(date(year, 1, 1), signed).status is Status.SIGNED


def test_fold_4_holds_accession_binds_without_signature_and_the_first_consent_counts() -> None:
    found = on(
        date(2013, 1, 1),
        act(ActKind.ACCESSION, "2005-03-01"),
        act(ActKind.RATIFICATION, "2006-03-01"),
    )
    assert (found.status, found.since) == (Status.BOUND, date(2005, 3, 31))


def test_fold_4_refuses_a_signature_after_consent_any_effect() -> None:
    found = on(
        date(2013, 1, 1), act(ActKind.ACCESSION, "2005-03-01"), act(ActKind.SIGNATURE, "2006-01-01")
    )
    assert (found.status, found.since) == (Status.BOUND, date(2005, 3, 31))


def test_fold_5_holds_a_succession_binds_from_the_day_of_succession() -> None:
    life = Life("TUV", "GEL", date(2006, 6, 3))
    found = on(date(2006, 6, 3), act(ActKind.SUCCESSION, "2006-10-23"), life=life)
    assert (found.status, found.since, found.reason) == (
        Status.BOUND,
        date(2006, 6, 3),
        Reason.NONE,
    )


@pytest.mark.parametrize("succeeded", [None, date(1979, 10, 27), date(2008, 1, 1)])
def test_fold_5_refuses_a_day_of_succession_that_is_unknown_or_cannot_be(
    succeeded: date | None,
) -> None:
    life = Life("TUV", "GEL", succeeded)
    found = on(date(2010, 1, 1), act(ActKind.SUCCESSION, "2006-10-23"), life=life)
    assert (found.since, found.reason) == (date(2006, 10, 23), Reason.SUCCESSION_DAY_UNKNOWN)


def test_fold_6_holds_a_succession_to_signature_makes_a_signatory_from_succession() -> None:
    life = Life("TUV", "GEL", date(2006, 6, 3))
    signed = act(ActKind.SUCCESSION_TO_SIGNATURE, "2006-10-23")
    assert on(date(2006, 6, 3), signed, life=life).status is Status.SIGNED
    assert on(date(2006, 6, 2), signed, life=life).status is Status.NOT_SIGNED


def test_fold_6_not_from_succession_where_that_day_is_unknown() -> None:
    found = on(date(2010, 1, 1), act(ActKind.SUCCESSION_TO_SIGNATURE, "2006-10-23"))
    assert (found.status, found.since, found.reason) == (
        Status.SIGNED,
        date(2006, 10, 23),
        Reason.SUCCESSION_DAY_UNKNOWN,
    )


def test_fold_7_holds_a_denunciation_ends_it_after_one_year_or_six_months() -> None:
    gone = act(ActKind.DENUNCIATION, "2010-03-05")
    found = on(date(2012, 1, 1), act(ActKind.ACCESSION, "2005-01-01"), gone)
    assert (found.status, found.since) == (Status.WITHDRAWN, date(2011, 3, 5))
    older = fold(
        [
            act(ActKind.ACCESSION, "2005-01-01", of="IPP73"),
            act(ActKind.DENUNCIATION, "2010-03-05", of="IPP73"),
        ],
        PROTECTED,
        [replace(LIST, instrument="IPP73")],
        date(2012, 1, 1),
        TUVALU,
    )
    assert (older.status, older.since) == (Status.WITHDRAWN, date(2010, 9, 5))


def test_fold_7_refuses_an_end_before_the_delay_and_without_consent() -> None:
    gone = act(ActKind.DENUNCIATION, "2010-03-05")
    still = on(date(2011, 3, 4), act(ActKind.ACCESSION, "2005-01-01"), gone)
    assert (still.status, still.until) == (Status.BOUND, date(2011, 3, 5))
    assert on(date(2012, 1, 1), gone).status is Status.NOT_SIGNED


def test_fold_7_says_unknown_where_the_clause_is_not_carried() -> None:
    silent = replace(BOMBINGS, final=replace(BOMBINGS.clauses, denunciation=None))
    acts = act(ActKind.ACCESSION, "2005-01-01"), act(ActKind.DENUNCIATION, "2010-03-05")
    before, after = (
        on(day, *acts, instrument=silent) for day in (date(2010, 3, 4), date(2012, 1, 1))
    )
    assert before.status is Status.BOUND
    assert (after.status, after.reason) == (Status.UNKNOWN, Reason.CLAUSE_NOT_CARRIED)


def test_fold_2_binds_nobody_by_an_instrument_that_is_not_in_force() -> None:
    never = replace(BOMBINGS, entered_into_force=None)
    found = on(date(2012, 1, 1), act(ActKind.ACCESSION, "2005-01-01"), instrument=never)
    assert (found.status, found.since) == (Status.CONSENTED, date(2005, 1, 1))


def test_fold_2_says_unknown_where_the_clause_for_later_states_is_not_carried() -> None:
    silent = replace(BOMBINGS, final=replace(BOMBINGS.clauses, later=None))
    late = on(date(2012, 1, 1), act(ActKind.ACCESSION, "2005-01-01"), instrument=silent)
    early = on(date(2012, 1, 1), act(ActKind.ACCESSION, "1999-02-01"), instrument=silent)
    assert (late.status, late.reason) == (Status.UNKNOWN, Reason.CLAUSE_NOT_CARRIED)
    assert (early.status, early.since) == (Status.BOUND, date(2001, 5, 23))


def test_fold_17_holds_a_denunciation_withdrawn_in_time_has_no_effect() -> None:
    acts = (
        act(ActKind.ACCESSION, "2005-01-01"),
        act(ActKind.DENUNCIATION, "2010-03-05"),
        act(ActKind.WITHDRAWAL_OF_DENUNCIATION, "2011-03-04"),
    )
    statuses({date(2010, 6, 1): Status.BOUND, date(2012, 1, 1): Status.BOUND}, *acts)
    assert on(date(2012, 1, 1), *acts).until is None


def test_fold_17_refuses_a_withdrawal_on_the_day_the_denunciation_takes_effect() -> None:
    late = act(ActKind.WITHDRAWAL_OF_DENUNCIATION, "2011-03-05")
    gone = act(ActKind.DENUNCIATION, "2010-03-05")
    joined = act(ActKind.ACCESSION, "2005-01-01")
    assert on(date(2012, 1, 1), joined, gone, late).status is Status.WITHDRAWN
    assert on(date(2012, 1, 1), joined, late).status is Status.BOUND


def test_fold_25_holds_a_denunciation_before_its_time_leaves_the_standing_unknown() -> None:
    ships = catalogue.instruments()["SUA88"]
    joined = act(ActKind.ACCESSION, "2003-01-01", of="SUA88")
    early = act(ActKind.DENUNCIATION, "2003-06-01", of="SUA88")
    before = on(date(2004, 5, 31), joined, early, instrument=ships)
    after = on(date(2004, 6, 1), joined, early, instrument=ships)
    assert before.status is Status.BOUND
    assert (after.status, after.reason) == (Status.UNKNOWN, Reason.DENOUNCED_TOO_EARLY)
    again = act(ActKind.DENUNCIATION, "2005-01-01", of="SUA88")
    assert on(date(2006, 1, 1), joined, early, again, instrument=ships).status is Status.WITHDRAWN
    back = act(ActKind.WITHDRAWAL_OF_DENUNCIATION, "2004-01-01", of="SUA88")
    assert on(date(2006, 1, 1), joined, early, back, instrument=ships).status is Status.BOUND


def test_fold_25_not_once_the_year_has_run_nor_where_the_clause_sets_no_time() -> None:
    ships = catalogue.instruments()["SUA88"]
    joined = act(ActKind.ACCESSION, "2003-01-01", of="SUA88")
    # In force for it on 1 April 2003.
    in_time = act(ActKind.DENUNCIATION, "2004-04-01", of="SUA88")
    assert on(date(2005, 4, 1), joined, in_time, instrument=ships).status is Status.WITHDRAWN
    soon = act(ActKind.ACCESSION, "2005-01-01"), act(ActKind.DENUNCIATION, "2005-03-05")
    assert on(date(2006, 3, 5), *soon).status is Status.WITHDRAWN


def test_fold_18_holds_who_is_named_without_an_act_is_unknown() -> None:
    naming = replace(LIST, stated_on=None, complete_until=None, named=frozenset({"TUV"}))
    found = on(date(2010, 1, 1), lists=(naming,))
    assert (found.status, found.reason) == (Status.UNKNOWN, Reason.NAMED_WITHOUT_ACT)


def test_fold_18_refuses_where_a_complete_list_says_more_or_nobody_is_named() -> None:
    naming = replace(
        LIST, code="other", stated_on=None, complete_until=None, named=frozenset({"TUV"})
    )
    assert on(date(2010, 1, 1), lists=(LIST, naming)).status is Status.NOT_SIGNED
    joined = on(date(2010, 1, 1), act(ActKind.CONSENT, "2005-01-01"), lists=(LIST, naming))
    assert (joined.status, joined.reason) == (Status.BOUND, Reason.NONE)
    undated = replace(naming, named=frozenset())
    assert on(date(2010, 1, 1), lists=(undated,)).reason is Reason.LIST_UNDATED


OLD = replace(LIST, code="old", stated_on=date(2010, 1, 1))


def corrected(as_known_on: date | None = None) -> LegalState:
    """An accession recorded in 2010 as of 5 March 2003, and corrected in 2014 to 15 March."""
    wrong = replace(act(ActKind.ACCESSION, "2003-03-05"), list_code="old")
    right = replace(act(ActKind.ACCESSION, "2003-03-15"), corrects=(wrong.kind, wrong.done))
    return legal_state(
        instruments=[BOMBINGS],
        lists=[OLD, LIST],
        acts=[wrong, right],
        lives=[TUVALU],
        as_known_on=as_known_on,
    )


def test_fold_23_holds_a_correction_takes_the_place_of_what_it_names() -> None:
    found = corrected().participation("TBC97", "TUV", date(2010, 1, 1))
    assert (found.since, [str(each.done) for each in found.acts]) == (
        date(2003, 4, 14),
        ["2003-03-15"],
    )
    again = replace(LIST, code="again", stated_on=date(2012, 1, 1))
    wrong = replace(act(ActKind.ACCESSION, "2003-03-05"), list_code="again")
    right = replace(act(ActKind.ACCESSION, "2003-03-15"), corrects=(wrong.kind, wrong.done))
    legal = legal_state(
        instruments=[BOMBINGS], lists=[again, LIST], acts=[wrong, right], lives=[TUVALU]
    )
    assert [str(each.done) for each in legal.acts()] == ["2003-03-15"]


def test_fold_23_refuses_to_change_what_was_known_before_the_correction() -> None:
    then = corrected(as_known_on=date(2013, 1, 1)).participation("TBC97", "TUV", date(2010, 1, 1))
    assert then.since == date(2003, 4, 4)


def test_fold_23_refuses_to_touch_the_record_of_another() -> None:
    right = act(ActKind.ACCESSION, "2003-03-15", by="FJI")
    right = replace(right, corrects=(ActKind.ACCESSION, PartialDate.parse("2003-03-05")))
    assert not superseded(act(ActKind.ACCESSION, "2003-03-05"), [right])
    assert not superseded(act(ActKind.RATIFICATION, "2003-03-05", by="FJI"), [right])
    assert superseded(act(ActKind.ACCESSION, "2003-03-05", by="FJI"), [right])


def test_fold_24_holds_a_list_of_parties_tells_who_was_party() -> None:
    parties = replace(LIST, parties_only=True)
    joined = on(date(2010, 1, 1), act(ActKind.CONSENT, "2005-01-01"), lists=(parties,))
    assert (joined.status, joined.as_last_known) == (Status.BOUND, False)
    whole = replace(LIST, code="other")
    assert on(date(2010, 1, 1), lists=(parties, whole)).status is Status.NOT_SIGNED


def test_fold_24_refuses_to_say_not_signed_where_parties_alone_are_listed() -> None:
    parties = replace(LIST, parties_only=True)
    until = LIST.complete_until
    assert until is not None
    absent = on(date(2010, 1, 1), lists=(parties,))
    assert (absent.status, absent.reason) == (Status.UNKNOWN, Reason.PARTIES_ALONE_LISTED)
    assert absent.until == until + timedelta(days=1)
    early = replace(LIST, code="other", complete_until=date(2009, 12, 31))
    later = on(date(2010, 1, 1), lists=(parties, early))
    assert (later.reason, later.since) == (Reason.PARTIES_ALONE_LISTED, date(2010, 1, 1))
    assert on(date(2009, 12, 31), lists=(parties, early)).status is Status.NOT_SIGNED
    assert on(until + timedelta(days=1), lists=(parties,)).reason is Reason.LIST_COMPLETE_UNTIL
    before = on(date(2004, 12, 31), act(ActKind.CONSENT, "2005-01-01"), lists=(parties,))
    assert before.reason is Reason.PARTIES_ALONE_LISTED


def test_fold_7_holds_who_left_may_accede_again() -> None:
    acts = (
        act(ActKind.ACCESSION, "2005-01-01"),
        act(ActKind.DENUNCIATION, "2008-01-01"),
        act(ActKind.ACCESSION, "2011-01-01"),
    )
    statuses(
        {
            date(2008, 12, 31): Status.BOUND,
            date(2009, 1, 1): Status.WITHDRAWN,
            date(2011, 1, 2): Status.CONSENTED,
            date(2011, 1, 31): Status.BOUND,
        },
        *acts,
    )


def test_fold_8_holds_a_year_alone_is_enough_where_the_day_cannot_matter() -> None:
    statuses(
        {date(2004, 12, 31): Status.NOT_SIGNED, date(2006, 2, 1): Status.BOUND},
        act(ActKind.ACCESSION, "2005"),
    )


def test_fold_8_unknown_on_the_days_where_the_day_could_matter() -> None:
    found = on(date(2005, 6, 1), act(ActKind.ACCESSION, "2005"))
    assert (found.status, found.reason) == (Status.UNKNOWN, Reason.ACT_ON_UNKNOWN_DAY)


def test_fold_9_holds_absence_counts_while_the_list_is_complete() -> None:
    found = on(date(2014, 7, 10))
    assert found.status is Status.NOT_SIGNED
    assert (found.since, found.until) == (date(1997, 12, 15), date(2014, 7, 11))


def test_fold_9_unknown_beyond_the_list_and_presence_as_last_known() -> None:
    absent = on(date(2014, 7, 11))
    assert (absent.status, absent.since) == (Status.UNKNOWN, date(2014, 7, 11))
    assert absent.reason is Reason.LIST_COMPLETE_UNTIL
    present = on(date(2020, 1, 1), act(ActKind.ACCESSION, "2005-01-01"))
    assert (present.status, present.as_last_known) == (Status.BOUND, True)


def test_fold_9_unknown_in_an_undated_list_and_without_any() -> None:
    undated = replace(LIST, stated_on=None, complete_until=None)
    assert on(date(2010, 1, 1), lists=(undated,)).reason is Reason.LIST_UNDATED
    assert on(date(2010, 1, 1), lists=()).reason is Reason.NO_LIST
    assert on(date(2010, 1, 1), lists=()).status is Status.UNKNOWN


def test_fold_10_holds_a_list_counts_from_the_day_it_states() -> None:
    assert known_on([LIST], date(2014, 7, 10)) == (LIST,)
    assert known_on([LIST], None) == (LIST,)


def test_fold_10_refuses_lists_stated_later_and_undated_ones() -> None:
    assert known_on([LIST], date(2014, 7, 9)) == ()
    assert known_on([replace(LIST, stated_on=None)], date(2020, 1, 1)) == ()


def test_fold_11_holds_a_historic_state_takes_part_while_it_exists() -> None:
    life = Life("TUV", ended=date(2010, 5, 1))
    found = on(date(2010, 4, 30), act(ActKind.ACCESSION, "2005-01-01"), life=life)
    assert (found.status, found.until) == (Status.BOUND, date(2010, 5, 1))


def test_fold_11_not_from_the_day_it_ended() -> None:
    life = Life("TUV", ended=date(2010, 5, 1))
    found = on(date(2010, 5, 1), act(ActKind.ACCESSION, "2005-01-01"), life=life)
    assert (found.status, found.reason) == (Status.NOT_APPLICABLE, Reason.STATE_ENDED)


def test_fold_12_holds_there_was_nothing_to_join_before_the_adoption() -> None:
    found = on(date(1997, 12, 14), lists=())
    assert (found.status, found.reason) == (Status.NOT_APPLICABLE, Reason.BEFORE_ADOPTION)


def test_fold_12_not_from_the_day_of_adoption() -> None:
    assert on(date(1997, 12, 15), lists=()).status is Status.UNKNOWN


def deposits(number: int, first: date) -> list[Act]:
    return [
        act(ActKind.ACCESSION, (first + timedelta(days=n)).isoformat(), by=f"A{n:02d}")
        for n in range(number)
    ]


def test_fold_13_holds_where_the_deposits_give_the_known_day() -> None:
    # The 22nd deposit is thirty days before 23 May 2001.
    acts = deposits(22, date(2001, 4, 2))
    assert recompute(acts, BOMBINGS).day == BOMBINGS.entered_into_force
    assert entry_holds(BOMBINGS, BOMBINGS.entered_into_force)
    assert entry_holds(PROTECTED, PROTECTED.recomputes_to)
    assert entry_holds(catalogue.instruments()["HAGUE70"], None)


def test_fold_13_refuses_another_day_without_the_missing_acts_named() -> None:
    assert not entry_holds(BOMBINGS, recompute(deposits(22, date(2001, 4, 3)), BOMBINGS).day)
    assert recompute(deposits(21, date(2001, 4, 2)), BOMBINGS).day is None
    assert not entry_holds(replace(PROTECTED, missing=()), PROTECTED.recomputes_to)
    assert not entry_holds(catalogue.instruments()["HAGUE70"], date(1971, 10, 14))


def test_fold_14_holds_a_list_of_the_demonstration_speaks_of_a_made_up_state() -> None:
    assert speaks_of(replace(LIST, demonstration=True), Life("XAA", demonstration=True))
    assert speaks_of(LIST, TUVALU)


def test_fold_14_refuses_to_read_absence_of_a_made_up_state_from_a_real_list() -> None:
    found = on(date(2010, 1, 1), life=Life("XAA", demonstration=True))
    assert (found.status, found.reason) == (Status.UNKNOWN, Reason.NO_LIST)


def test_fold_15_refuses_to_read_absence_of_a_state_that_ended() -> None:
    life = Life("TUV", ended=date(2010, 5, 1))
    found = on(date(2009, 1, 1), life=life)
    assert (found.status, found.reason) == (Status.UNKNOWN, Reason.HISTORIC_LEFT_OUT)
    assert found.until == date(2010, 5, 1)


def test_fold_15_holds_an_act_of_such_a_state_is_read() -> None:
    life = Life("TUV", ended=date(2010, 5, 1))
    found = on(date(2009, 1, 1), act(ActKind.ACCESSION, "2005-01-01"), life=life)
    assert found.status is Status.BOUND


def test_fold_16_holds_from_the_day_a_state_exists_absence_is_read() -> None:
    life = Life("TUV", began=date(2011, 7, 9))
    found = on(date(2011, 7, 9), life=life)
    assert (found.status, found.since) == (Status.NOT_SIGNED, date(2011, 7, 9))


def test_fold_16_refuses_to_call_a_state_not_yet_party_before_it_existed() -> None:
    life = Life("TUV", began=date(2011, 7, 9))
    for day in (date(1990, 1, 1), date(2011, 7, 8)):
        found = on(day, life=life)
        assert (found.status, found.reason) == (Status.NOT_APPLICABLE, Reason.STATE_NOT_YET)
        assert (found.since, found.until) == (None, date(2011, 7, 9))


def test_fold_16_holds_a_succession_reaches_back_to_the_first_day() -> None:
    life = Life("TUV", "GEL", date(2006, 6, 3), began=date(2006, 6, 3))
    acts = (act(ActKind.SUCCESSION, "2006-10-23"),)
    statuses(
        {date(2006, 6, 2): Status.NOT_APPLICABLE, date(2006, 6, 3): Status.BOUND}, *acts, life=life
    )


def test_provisional_application_lasts_until_the_instrument_binds() -> None:
    statuses(
        {
            date(2005, 1, 1): Status.PROVISIONAL,
            date(2006, 1, 2): Status.CONSENTED,
            date(2006, 1, 31): Status.BOUND,
        },
        act(ActKind.PROVISIONAL_APPLICATION, "2005-01-01"),
        act(ActKind.ACCESSION, "2006-01-01"),
    )


def test_a_delay_of_months_ends_with_a_shorter_month() -> None:
    assert Delay.parse("P6M").after(date(2013, 8, 31)) == date(2014, 2, 28)
    assert Delay.parse("P1Y").after(date(2012, 2, 29)) == date(2013, 2, 28)
    with pytest.raises(ValueError, match="P30D"):
        Delay.parse("30 days")


def test_the_same_act_in_two_lists_is_one_act_of_the_older_list() -> None:
    newer = replace(LIST, code="newer", stated_on=date(2016, 1, 1), complete_until=date(2016, 1, 1))
    again = replace(act(ActKind.ACCESSION, "2005-01-01"), list_code="newer")
    state = legal_state(
        instruments=[BOMBINGS],
        lists=[newer, LIST],
        acts=[again, act(ActKind.ACCESSION, "2005-01-01")],
        lives=[TUVALU],
    )
    assert [each.list_code for each in state.acts()] == ["list"]
    assert state.complete_until("TBC97") == date(2016, 1, 1)
