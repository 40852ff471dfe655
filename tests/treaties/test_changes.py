"""What changed between two days: standings that turned, acts done, what cannot be told."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.basics.partial import PartialDate
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.treaties import catalogue
from accede.treaties.queries import catalogued
from accede.treaties.rules import (
    Act,
    ActKind,
    ActList,
    Change,
    LegalState,
    Life,
    Reason,
    Standing,
    Status,
    all_untold,
    changes,
    legal_state,
)
from accede.treaties.rules.changes import done_within, turned, untold

BOMBINGS = catalogue.instruments()["TBC97"]
YEAR = Period.through(date(2013, 1, 1), date(2013, 12, 31))
END = date(2014, 7, 10)


def standing(status: Status, reason: Reason = Reason.NONE) -> Standing:
    return Standing(status, False, reason)


def state_of(*acts: Act, reach: date | None = END) -> LegalState:
    lists = [ActList("a", "TBC97", Source("a"), reach, reach)]
    lives = [Life("FRA"), Life("TUV"), Life("NEW", began=date(2013, 6, 1))]
    return legal_state(instruments=[BOMBINGS], lists=lists, acts=acts, lives=lives)


def act(who: str, kind: ActKind, done: PartialDate | date) -> Act:
    day = done if isinstance(done, PartialDate) else PartialDate.of(done)
    return Act("TBC97", who, kind, day, "a")


def told(legal: LegalState, period: Period = YEAR) -> tuple[Change, ...]:
    return changes(legal, period, participants=list(legal.lives))


def test_change_1_holds_a_standing_that_rests_on_an_act_has_changed() -> None:
    not_yet, signed = standing(Status.NOT_SIGNED), standing(Status.SIGNED)
    assert turned(not_yet, signed) and turned(signed, standing(Status.BOUND))
    assert turned(standing(Status.BOUND), standing(Status.NOT_APPLICABLE, Reason.STATE_ENDED))
    assert turned(not_yet, standing(Status.UNKNOWN, Reason.ACT_ON_UNKNOWN_DAY))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            standing(Status.NOT_SIGNED),
            Standing(Status.UNKNOWN, False, Reason.LIST_COMPLETE_UNTIL),
        ),
        (standing(Status.NOT_APPLICABLE, Reason.STATE_NOT_YET), standing(Status.NOT_SIGNED)),
        (standing(Status.BOUND), Standing(Status.BOUND, True, Reason.LIST_COMPLETE_UNTIL)),
    ],
)
def test_change_1_nothing_changed_where_nobody_acted(before: Standing, after: Standing) -> None:
    assert not turned(before, after)


def test_change_2_holds_a_day_a_month_or_a_year_inside_is_inside() -> None:
    for done in (PartialDate(2013, 5, 7), PartialDate(2013, 5), PartialDate(2013)):
        assert done_within(act("FRA", ActKind.ACCESSION, done), YEAR) is True


def test_change_2_a_day_outside_is_not_and_a_year_around_it_is_never_sure() -> None:
    half = Period.through(date(2013, 3, 1), date(2013, 5, 15))
    assert done_within(act("FRA", ActKind.ACCESSION, PartialDate(2013, 5, 16)), half) is False
    assert done_within(act("FRA", ActKind.ACCESSION, PartialDate(2013, 5)), half) is None
    # A year that begins before the period and ends after it.
    assert done_within(act("FRA", ActKind.ACCESSION, PartialDate(2013)), half) is None


def test_change_3_holds_after_the_lists_end_nothing_is_told() -> None:
    gap = untold("TBC97", date(2013, 6, 30), date(2013, 12, 31))
    assert gap is not None and gap.since == date(2013, 7, 1)
    undated = untold("TBC97", None, date(2013, 12, 31))
    assert undated is not None and undated.since is None


def test_change_3_no_gap_where_the_lists_reach_the_last_day() -> None:
    assert untold("TBC97", date(2013, 12, 31), date(2013, 12, 31)) is None
    assert list(all_untold(state_of(), ["TBC97"], END)) == []


def test_an_accession_is_told_with_both_its_standings_and_its_act() -> None:
    joined = act("TUV", ActKind.ACCESSION, date(2013, 2, 1))
    (only,) = told(state_of(joined))
    assert (only.participant, only.turned, only.acts) == ("TUV", True, (joined,))
    assert (only.before.status, only.after.status) == (Status.NOT_SIGNED, Status.BOUND)
    assert only.after.since == date(2013, 3, 3)


def test_a_deposit_before_the_period_may_take_effect_within_it() -> None:
    (only,) = told(state_of(act("TUV", ActKind.ACCESSION, date(2012, 12, 15))))
    assert only.turned and only.acts == () and only.before.status is Status.CONSENTED


def test_an_act_that_changes_nothing_is_told_as_an_act() -> None:
    first, later = date(2005, 1, 1), date(2013, 2, 1)
    (only,) = told(
        state_of(act("FRA", ActKind.ACCESSION, first), act("FRA", ActKind.SIGNATURE, later))
    )
    assert not only.turned and [each.kind for each in only.acts] == [ActKind.SIGNATURE]


def test_only_whom_and_what_is_asked_for_is_told() -> None:
    legal = state_of(
        act("FRA", ActKind.SIGNATURE, date(2013, 2, 1)),
        act("TUV", ActKind.SIGNATURE, date(2013, 2, 1)),
    )
    assert [each.participant for each in changes(legal, YEAR, participants=["TUV"])] == ["TUV"]
    assert changes(legal, YEAR, instruments=[], participants=["TUV"]) == ()


days = st.dates(date(1998, 2, 1), date(2014, 7, 1))
partials = st.one_of(
    days.map(PartialDate.of),
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
)
histories = st.lists(
    st.builds(act, st.sampled_from(["FRA", "TUV", "NEW"]), st.sampled_from(ActKind), partials),
    max_size=5,
)


@settings(deadline=None)
@given(histories, days, days)
def test_what_is_not_told_stands_as_before(acts: list[Act], one: date, other: date) -> None:
    """Whoever is not among the changes has the same standing, or never acted."""
    legal, period = state_of(*acts), Period.through(min(one, other), max(one, other))
    found = {each.participant for each in told(legal, period)}
    eve = period.start - timedelta(days=1)
    before, after = (legal.standings("TBC97", day) for day in (eve, max(one, other)))
    for code in legal.lives:
        if code not in found:
            assert not turned(before[code], after[code])
            assert not any(done_within(each, period) for each in acts if each.participant == code)


@settings(deadline=None)
@given(histories, st.tuples(days, days, days).map(sorted))
def test_two_periods_that_meet_tell_no_act_twice(acts: list[Act], cut: list[date]) -> None:
    legal, (first, middle, last) = state_of(*acts), cut
    after = middle + timedelta(days=1)
    if after > last:
        return
    whole, left, right = (
        {each.key for change in told(legal, period) for each in change.acts}
        for period in (
            Period.through(first, last),
            Period.through(first, middle),
            Period.through(after, last),
        )
    )
    assert left | right <= whole and not left & right
    exact = {key for key in whole if key[3].exact}
    assert exact <= left | right


def test_the_acts_of_the_report_s_period_are_all_told() -> None:
    """The deposits of a period are among its changes, each once."""
    legal, period = catalogued(), Period.through(date(2012, 7, 1), date(2014, 6, 30))
    given = [act for each in told(legal, period) for act in each.acts]
    deposits = legal.deposits(period)
    assert len(deposits) == 49 and set(deposits) <= set(given)
    assert len(given) == len({each.key for each in given})
