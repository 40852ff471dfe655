"""The matrix of a day says of every cell what participation says of it."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.treaties import catalogue
from accede.treaties.queries import catalogued
from accede.treaties.rules import (
    Act,
    ActKind,
    ActList,
    LegalState,
    Life,
    Standing,
    Status,
    legal_state,
)

BOMBINGS = catalogue.instruments()["TBC97"]
LATER = replace(BOMBINGS, code="LATER", adopted=date(2005, 6, 1))
LIVES = (
    Life("TUV", "GEL", date(2002, 3, 1)),
    Life("NEW", "OLD", date(2002, 3, 1), began=date(2002, 3, 1)),
    Life("OLD", ended=date(2002, 3, 1)),
    Life("XAA", demonstration=True),
    Life("EU"),
)
days = st.dates(date(1996, 1, 1), date(2017, 1, 1))
partials = st.one_of(
    days.map(PartialDate.of),
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
)
lists = st.lists(
    st.builds(
        lambda code, of, stated, known, made_up, parties: ActList(
            f"{code}",
            of,
            Source(code, "", stated),
            stated,
            known and stated,
            demonstration=made_up,
            parties_only=parties,
        ),
        st.sampled_from("abcdef"),
        st.sampled_from(["TBC97", "LATER"]),
        st.one_of(st.none(), days),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    max_size=4,
    unique_by=lambda each: each.code,
)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            lambda by, kind, done: Act("TBC97", by, kind, done, "a"),
            st.sampled_from([life.code for life in LIVES if not life.demonstration]),
            st.sampled_from(ActKind),
            partials,
        ),
        max_size=8,
    ),
    st.lists(days, min_size=2, max_size=12),
)
def test_a_day_answers_the_same_whatever_was_asked_before(
    acts: list[Act], asked: list[date]
) -> None:
    source = ActList("a", "TBC97", Source("a", ""), date(2015, 1, 1), date(2015, 1, 1))

    def known() -> LegalState:
        return legal_state(instruments=[BOMBINGS], lists=[source], acts=acts, lives=LIVES)

    kept = known()
    for day in asked:
        for life in LIVES:
            placed = known().participation("TBC97", life.code, day)
            assert kept.participation("TBC97", life.code, day) == placed, (life.code, day)


def test_a_day_on_which_nothing_turned_is_not_folded_anew() -> None:
    legal = catalogued()
    first = legal.participation("TBC97", "FRA", date(2010, 3, 1))
    assert legal.participation("TBC97", "FRA", date(2010, 3, 2)) is first
    assert legal.participation("TBC97", "FRA", date(1999, 3, 2)) is not first


@settings(deadline=None)
@given(st.data(), lists, days, st.one_of(st.none(), days))
def test_every_cell_is_its_participation(
    data: st.DataObject, known: list[ActList], day: date, as_known_on: date | None
) -> None:
    acts = []
    if known:
        acts = data.draw(
            st.lists(
                st.builds(
                    lambda of, by, kind, done: Act(of.instrument, by, kind, done, of.code),
                    st.sampled_from(known),
                    st.sampled_from([life.code for life in LIVES]),
                    st.sampled_from(ActKind),
                    partials,
                ),
                max_size=8,
            )
        )
    legal = legal_state(
        instruments=[BOMBINGS, LATER],
        lists=known,
        acts=acts,
        lives=LIVES,
        as_known_on=as_known_on,
    )
    matrix = legal.day_matrix(day)
    assert set(matrix) == {"TBC97", "LATER"}
    for instrument, column in matrix.items():
        assert list(column) == [life.code for life in LIVES]
        assert column == legal.standings(instrument, day)
        for code, standing in column.items():
            here = legal.participation(instrument, code, day)
            assert standing == Standing(here.status, here.as_last_known, here.reason)


def test_the_catalogue_s_own_matrix_agrees_on_days_that_matter() -> None:
    legal = catalogued()
    for day in (date(1976, 1, 1), date(1990, 10, 3), date(2014, 7, 10), date(2014, 7, 11)):
        for instrument, column in legal.day_matrix(day).items():
            for code, standing in column.items():
                here = legal.participation(instrument, code, day)
                assert (standing.status, standing.as_last_known, standing.reason) == (
                    here.status,
                    here.as_last_known,
                    here.reason,
                ), (instrument, code, day)


def test_before_it_existed_a_state_is_not_said_to_be_not_yet_party() -> None:
    column = catalogued().standings("HOST79", date(1990, 1, 1))
    assert column["SSD"].status is Status.NOT_APPLICABLE
    assert column["FRA"].status is Status.NOT_SIGNED
