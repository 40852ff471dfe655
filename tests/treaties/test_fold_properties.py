"""What holds of participation whatever the acts."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.treaties import catalogue
from accede.treaties.rules import (
    Act,
    ActKind,
    ActList,
    LegalState,
    Life,
    Status,
    fold,
    legal_state,
    timeline,
)

BOMBINGS = catalogue.instruments()["TBC97"]
LIFE = Life("TUV", "GEL", date(2002, 3, 1))
OLDER, NEWER = (
    ActList(code, "TBC97", Source(code, "", day), day, day)
    for code, day in (("older", date(2010, 1, 1)), ("newer", date(2014, 7, 10)))
)

days = st.dates(date(1996, 1, 1), date(2016, 1, 1))
partials = st.one_of(
    days.map(PartialDate.of),
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
)
acts = st.builds(
    Act,
    st.just("TBC97"),
    st.just("TUV"),
    st.sampled_from(ActKind),
    partials,
    st.sampled_from(["older", "newer"]),
)
some_acts = st.lists(acts, max_size=5)

# The time one case takes says nothing on a busy machine.
calm = settings(deadline=None)


def state(known: list[Act], as_known_on: date | None = None) -> LegalState:
    return legal_state(
        instruments=[BOMBINGS],
        lists=[OLDER, NEWER],
        acts=known,
        lives=[LIFE],
        as_known_on=as_known_on,
    )


@calm
@given(some_acts, st.randoms(), days)
def test_the_order_of_loading_does_not_matter(known: list[Act], random, day: date) -> None:
    shuffled = list(known)
    random.shuffle(shuffled)
    first, second = state(known), state(shuffled)
    assert first.digest == second.digest
    assert first.participation("TBC97", "TUV", day) == second.participation("TBC97", "TUV", day)


@calm
@given(some_acts)
def test_statuses_partition_time(known: list[Act]) -> None:
    spans = timeline(sorted(known, key=lambda act: act.done), BOMBINGS, LIFE)
    assert spans[0].start is None
    starts = [span.start for span in spans[1:]]
    assert all(start is not None for start in starts)
    assert starts == sorted(set(starts))
    assert all((a.status, a.reason) != (b.status, b.reason) for a, b in pairwise(spans))


@calm
@given(some_acts, days)
def test_a_status_lasts_from_since_until_the_day_before_until(known: list[Act], day: date) -> None:
    here = state(known).participation("TBC97", "TUV", day)
    legal = state(known)
    if here.since is not None:
        assert here.since <= day
        first = legal.participation("TBC97", "TUV", here.since)
        assert (first.status, first.reason) == (here.status, here.reason) or here.as_last_known
    if here.until is not None:
        assert day < here.until
        after = legal.participation("TBC97", "TUV", here.until)
        assert (after.status, after.reason) != (here.status, here.reason)


@calm
@given(some_acts, acts, days)
def test_an_act_known_later_never_changes_the_past_as_known_before(
    known: list[Act], later: Act, day: date
) -> None:
    before = state(known, as_known_on=date(2012, 1, 1))
    after = state([*known, replace(later, list_code="newer")], as_known_on=date(2012, 1, 1))
    assert before.participation("TBC97", "TUV", day) == after.participation("TBC97", "TUV", day)
    assert before.digest == after.digest


@calm
@given(some_acts, days)
def test_beyond_the_lists_absence_is_never_certain(known: list[Act], day: date) -> None:
    where = state(known).participation("TBC97", "TUV", date(2014, 7, 11) + (day - date(1996, 1, 1)))
    assert where.status is not Status.NOT_SIGNED
    assert where.as_last_known or where.status is Status.UNKNOWN


@calm
@given(st.lists(acts.filter(lambda act: act.done.exact is not None), max_size=5), days)
def test_acts_with_full_days_give_a_known_status_while_the_list_is_complete(
    known: list[Act], day: date
) -> None:
    day = min(day, date(2014, 7, 10) - timedelta(days=1))
    assert fold(known, BOMBINGS, [NEWER], day, LIFE).status is not Status.UNKNOWN
