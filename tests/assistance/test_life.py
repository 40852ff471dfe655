"""The life of a request: its table, and what no sequence of moves can do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.assistance.rules.life import (
    ENDS,
    LIFE,
    MOVED_BY,
    Move,
    Moved,
    MoveRefused,
    Standing,
    Work,
    in_order,
    next_standing,
    own_move,
    reason_given,
    standing_after,
    work_done,
)
from accede.journal.rules import Actor, Office

STATE = Actor("xaa.focal-point", Office.STATE, "XAA")
OTHER = Actor("xab.focal-point", Office.STATE, "XAB")
OFFICE = Actor("officer.1", Office.SECRETARIAT)
DAY = date(2014, 1, 15)

ALL_DONE = Work(begun=1, delivered=1, open=0, measured=1)
MAIN_LINE = [
    Move.SUBMIT,
    Move.ACKNOWLEDGE,
    Move.ASSESS,
    Move.AGREE,
    Move.BEGIN,
    Move.DELIVER,
    Move.EVALUATE,
    Move.CLOSE,
]


def test_the_table_holds_every_standing_with_every_move() -> None:
    assert set(LIFE) == {(standing, move) for standing in Standing for move in Move}
    assert set(MOVED_BY) == set(Move)


def test_life_1_holds_along_the_main_line() -> None:
    standing, passed = Standing.DRAFT, []
    for move in MAIN_LINE:
        standing = next_standing(standing, move)
        passed.append(standing)
    assert [s.value for s in passed] == [
        "SUBMITTED",
        "ACKNOWLEDGED",
        "UNDER_ASSESSMENT",
        "AGREED",
        "IN_DELIVERY",
        "DELIVERED",
        "EVALUATED",
        "CLOSED",
    ]


def test_life_1_lets_a_returned_request_come_back() -> None:
    assert next_standing(Standing.UNDER_ASSESSMENT, Move.RETURN) is Standing.RETURNED
    assert next_standing(Standing.RETURNED, Move.SUBMIT) is Standing.SUBMITTED


@pytest.mark.parametrize(
    ("standing", "move"),
    [
        (Standing.DRAFT, Move.AGREE),
        (Standing.SUBMITTED, Move.AGREE),
        (Standing.AGREED, Move.DECLINE),
        (Standing.AGREED, Move.DELIVER),
        (Standing.RETURNED, Move.ACKNOWLEDGE),
    ],
)
def test_life_1_refuses_a_move_that_skips(standing: Standing, move: Move) -> None:
    with pytest.raises(MoveRefused, match="LIFE-1"):
        next_standing(standing, move)


def test_every_standing_is_reached() -> None:
    reached, frontier = {Standing.DRAFT}, [Standing.DRAFT]
    while frontier:
        standing = frontier.pop()
        for move in Move:
            to = LIFE[standing, move]
            if to is not None and to not in reached:
                reached.add(to)
                frontier.append(to)
    assert reached == set(Standing)


def test_every_standing_that_is_not_an_end_can_be_withdrawn_and_no_end_can() -> None:
    for standing in Standing:
        to = LIFE[standing, Move.WITHDRAW]
        assert to is (None if standing in ENDS else Standing.WITHDRAWN)


@given(st.lists(st.sampled_from(Move), max_size=40))
def test_no_path_leaves_an_end(moves: list[Move]) -> None:
    standing = Standing.DRAFT
    for move in moves:
        try:
            to = next_standing(standing, move)
        except MoveRefused:
            continue
        assert standing not in ENDS
        standing = to


@given(
    st.lists(st.tuples(st.sampled_from(Move), st.sampled_from([STATE, OTHER, OFFICE])), max_size=40)
)
def test_only_the_state_itself_submits_or_withdraws(steps: list[tuple[Move, Actor]]) -> None:
    standing = Standing.DRAFT
    for move, actor in steps:
        try:
            to = next_standing(standing, move)
            own_move(move, actor, "XAA")
        except MoveRefused:
            continue
        if to in (Standing.WITHDRAWN, Standing.SUBMITTED):
            assert actor == STATE
        else:
            assert actor == OFFICE
        standing = to


def test_life_2_holds_for_the_desk_whose_move_it_is() -> None:
    own_move(Move.WITHDRAW, STATE, "XAA")
    own_move(Move.AGREE, OFFICE, "XAA")


@pytest.mark.parametrize(
    ("move", "actor"),
    [
        (Move.WITHDRAW, OFFICE),
        (Move.SUBMIT, OTHER),
        (Move.AGREE, STATE),
        (Move.ACKNOWLEDGE, Actor("p", Office.PARTNER, "CTED")),
        (Move.WITHDRAW, Actor("system", Office.SYSTEM)),
    ],
)
def test_life_2_refuses_another_desk(move: Move, actor: Actor) -> None:
    with pytest.raises(MoveRefused, match="LIFE-2"):
        own_move(move, actor, "XAA")


def test_life_3_holds_with_a_reason_and_asks_none_of_a_state_that_withdraws() -> None:
    reason_given(Move.DECLINE, "No expert in this field of law is available before 2016.")
    reason_given(Move.WITHDRAW, "")


@pytest.mark.parametrize("move", [Move.DECLINE, Move.RETURN])
def test_life_3_refuses_a_blank_reason(move: Move) -> None:
    with pytest.raises(MoveRefused, match="LIFE-3"):
        reason_given(move, " \n")


def test_life_4_holds_on_the_same_day_and_after() -> None:
    history = [Moved(Move.SUBMIT, Standing.SUBMITTED, Office.STATE, DAY)]
    in_order(history, DAY)
    in_order(history, DAY + timedelta(days=5))
    in_order([], DAY)


def test_life_4_refuses_a_day_before_the_last_move() -> None:
    history = [Moved(Move.SUBMIT, Standing.SUBMITTED, Office.STATE, DAY)]
    with pytest.raises(MoveRefused, match="LIFE-4"):
        in_order(history, DAY - timedelta(days=1))


def test_life_5_holds_once_the_work_is_done() -> None:
    for move in Move:
        work_done(move, ALL_DONE)
    work_done(Move.AGREE, Work())


@pytest.mark.parametrize(
    ("move", "work"),
    [
        (Move.BEGIN, Work()),
        (Move.DELIVER, Work(begun=1)),
        (Move.DELIVER, Work(begun=2, delivered=1, open=1)),
        (Move.EVALUATE, Work(begun=1, delivered=1)),
    ],
)
def test_life_5_refuses_a_standing_the_work_has_not_reached(move: Move, work: Work) -> None:
    with pytest.raises(MoveRefused, match="LIFE-5"):
        work_done(move, work)


def test_a_request_without_moves_is_a_draft() -> None:
    assert standing_after([]) is Standing.DRAFT
