"""The conversation on a request, and whose turn it is: rules without a database."""

from datetime import date, timedelta

import pytest

from accede.assistance.rules.asking import (
    ChangedMeanwhile,
    RequestRefused,
    next_code,
    opened_to_the_office,
    readable,
    still_a_draft,
    unchanged_since,
)
from accede.assistance.rules.life import (
    LIFE,
    MOVED_BY,
    Move,
    Moved,
    MoveRefused,
    Standing,
    agreed_by_both,
    next_standing,
)
from accede.assistance.rules.talk import (
    Message,
    Said,
    TalkRefused,
    accepted,
    answers_something,
    in_turn,
    may_accept,
    may_note,
    may_propose,
    may_read,
    may_write,
    standing_proposal,
)
from accede.assistance.rules.turns import DESK, Turn, waits
from accede.basics.texts import Text
from accede.consent.rules import Audience, Opening, Viewer, ViewerKind
from accede.journal.rules import Actor, Office

STATE = Actor("xaa.focal-point", Office.STATE, "XAA")
OTHER = Actor("xbb.focal-point", Office.STATE, "XBB")
OFFICE = Actor("officer.programme-1", Office.SECRETARIAT)
PARTNER = Actor("partner.1", Office.PARTNER, "DEMO-PARTNER")
DAY = date(2014, 1, 15)
WORDS = Text({"en": "Which articles do you have in mind?"})


def moved(*moves: Move) -> tuple[Moved, ...]:
    """A history of these moves, one a day."""
    history: list[Moved] = []
    standing = Standing.DRAFT
    for number, move in enumerate(moves):
        standing = next_standing(standing, move)
        history.append(Moved(move, standing, MOVED_BY[move], DAY + timedelta(days=number)))
    return tuple(history)


ASSESSED = moved(Move.SUBMIT, Move.ACKNOWLEDGE, Move.ASSESS)
LAST = ASSESSED[-1].on


def said(number: int, kind: Said, by: Actor, after: int, to: int | None = None) -> Message:
    text = WORDS if kind in (Said.MESSAGE, Said.PROPOSAL) else None
    return Message(number, kind, by.office, by.person, LAST, after, text, to_message=to)


PROPOSED = (said(1, Said.PROPOSAL, OFFICE, 3),)
ACCEPTED = (*PROPOSED, said(2, Said.ACCEPTANCE, STATE, 3, to=1))


def test_talk_1_lets_the_states_desk_and_a_seeing_officer_write() -> None:
    may_write(STATE, "XAA", sees=False)
    may_write(OFFICE, "XAA", sees=True)


@pytest.mark.parametrize(
    ("actor", "sees"), [(OTHER, True), (PARTNER, True), (OFFICE, False), (OTHER, False)]
)
def test_talk_1_refuses_everybody_else(actor: Actor, sees: bool) -> None:
    with pytest.raises(TalkRefused, match="TALK-1"):
        may_write(actor, "XAA", sees=sees)


def test_talk_2_holds_from_submission_on_in_the_order_of_days() -> None:
    in_turn(ASSESSED, PROPOSED, LAST)
    in_turn(moved(Move.SUBMIT, Move.WITHDRAW), (), LAST)


def test_talk_2_refuses_a_draft_and_a_day_before() -> None:
    for draft in ((), moved(Move.WITHDRAW)):
        with pytest.raises(TalkRefused, match="TALK-2"):
            in_turn(draft, (), LAST)
    with pytest.raises(TalkRefused, match="TALK-2"):
        in_turn(ASSESSED, PROPOSED, LAST - timedelta(days=1))


def test_talk_3_holds_for_a_move_a_message_or_nothing() -> None:
    answers_something(ASSESSED, PROPOSED)
    answers_something(ASSESSED, PROPOSED, to_move=3)
    answers_something(ASSESSED, PROPOSED, to_message=1)


@pytest.mark.parametrize(
    ("to_move", "to_message"), [(4, None), (0, None), (None, 2), (None, 0), (1, 1)]
)
def test_talk_3_refuses_what_is_not_there(to_move: int | None, to_message: int | None) -> None:
    with pytest.raises(TalkRefused, match="TALK-3"):
        answers_something(ASSESSED, PROPOSED, to_move=to_move, to_message=to_message)


def test_talk_4_lets_the_office_propose_while_it_assesses() -> None:
    may_propose(OFFICE, Standing.UNDER_ASSESSMENT)


@pytest.mark.parametrize("standing", sorted(set(Standing) - {Standing.UNDER_ASSESSMENT}))
def test_talk_4_refuses_any_other_standing(standing: Standing) -> None:
    with pytest.raises(TalkRefused, match="TALK-4"):
        may_propose(OFFICE, standing)


def test_talk_4_refuses_a_state_that_proposes_to_itself() -> None:
    with pytest.raises(TalkRefused, match="TALK-4"):
        may_propose(STATE, Standing.UNDER_ASSESSMENT)


def test_talk_5_lets_the_state_accept_the_proposal_that_stands() -> None:
    may_accept(STATE, "XAA", ASSESSED, PROPOSED, 1)
    assert accepted(ASSESSED, ACCEPTED) and not accepted(ASSESSED, PROPOSED)


@pytest.mark.parametrize("actor", [OTHER, OFFICE, PARTNER])
def test_talk_5_refuses_anybody_but_the_state(actor: Actor) -> None:
    with pytest.raises(TalkRefused, match="TALK-5"):
        may_accept(actor, "XAA", ASSESSED, PROPOSED, 1)


def test_talk_5_refuses_a_proposal_that_was_replaced_accepted_or_has_lapsed() -> None:
    replaced = (*PROPOSED, said(2, Said.PROPOSAL, OFFICE, 3))
    returned = moved(
        Move.SUBMIT, Move.ACKNOWLEDGE, Move.ASSESS, Move.RETURN,
        Move.SUBMIT, Move.ACKNOWLEDGE, Move.ASSESS,
    )  # fmt: skip
    for moves, talk in ((ASSESSED, replaced), (ASSESSED, ACCEPTED), (returned, PROPOSED)):
        with pytest.raises(TalkRefused, match="TALK-5"):
            may_accept(STATE, "XAA", moves, talk, 1)
    assert standing_proposal(returned, PROPOSED) is None
    assert not accepted(returned, ACCEPTED), "an acceptance lapses with its proposal"


def test_talk_6_lets_the_state_and_the_office_read() -> None:
    assert may_read(Viewer(ViewerKind.STATE, of="XAA"), "XAA", sees=True)
    assert may_read(Viewer(ViewerKind.OFFICE, person="officer.legal-1"), "XAA", sees=True)


@pytest.mark.parametrize("kind", sorted(set(ViewerKind) - {ViewerKind.OFFICE}))
def test_talk_6_refuses_everybody_else_even_where_the_request_is_open(kind: ViewerKind) -> None:
    assert not may_read(Viewer(kind, of="XBB"), "XAA", sees=True)


def test_talk_6_refuses_an_officer_who_does_not_see_the_request() -> None:
    assert not may_read(Viewer(ViewerKind.OFFICE, person="officer.9"), "XAA", sees=False)


def test_talk_7_lets_the_other_desk_note_that_it_has_read() -> None:
    asked = (said(1, Said.MESSAGE, OFFICE, 3),)
    may_note(STATE, asked, 1)
    noted = (*asked, said(2, Said.NOTED, STATE, 3, to=1))
    assert [each.turn for each in waits(DAY, ASSESSED, noted)] == [Turn.PROPOSE]


def test_talk_7_refuses_an_own_message_a_proposal_and_one_that_is_not_the_last() -> None:
    asked = (said(1, Said.MESSAGE, OFFICE, 3),)
    replied = (*asked, said(2, Said.MESSAGE, STATE, 3))
    for actor, talk, number in (
        (OFFICE, asked, 1), (STATE, PROPOSED, 1), (STATE, replied, 1), (STATE, (), 1),
        (STATE, asked, 2),
    ):  # fmt: skip
        with pytest.raises(TalkRefused, match="TALK-7"):
            may_note(actor, talk, number)


def test_life_6_holds_once_the_state_has_accepted() -> None:
    agreed_by_both(Move.AGREE, True)
    agreed_by_both(Move.DECLINE, False)


def test_life_6_refuses_to_agree_in_a_states_place() -> None:
    with pytest.raises(MoveRefused, match="LIFE-6"):
        agreed_by_both(Move.AGREE, False)


def test_request_6_holds_where_nothing_was_written_meanwhile() -> None:
    unchanged_since("a1", "a1")
    unchanged_since(None, "a1")


def test_request_6_refuses_to_save_over_somebody_else() -> None:
    with pytest.raises(ChangedMeanwhile, match="REQUEST-6"):
        unchanged_since("a1", "b2")
    with pytest.raises(ChangedMeanwhile, match="REQUEST-6"):
        unchanged_since("", "b2")


def test_request_7_holds_for_a_draft() -> None:
    still_a_draft(Standing.DRAFT)


@pytest.mark.parametrize("standing", sorted(set(Standing) - {Standing.DRAFT}))
def test_request_7_refuses_once_submitted(standing: Standing) -> None:
    with pytest.raises(RequestRefused, match="REQUEST-7"):
        still_a_draft(standing)


def test_request_8_holds_for_plain_words_in_any_script() -> None:
    readable(Text({"en": "One line\nand\tanother", "ar": "نص عربي", "zh": "中文"}))


@pytest.mark.parametrize(
    "bad", ["a\x00b", "a\x1bb", "a\x7fb", "a\x85b", "a\ud800b", "a\uffffb", "a\ufdd0b", "x" * 11]
)
def test_request_8_refuses_what_cannot_be_printed_or_is_too_long(bad: str) -> None:
    with pytest.raises(RequestRefused, match="REQUEST-8"):
        readable(Text({"en": bad}), longest=10)


def test_request_9_gives_the_next_number_of_the_state_and_year() -> None:
    assert next_code("XAA", 2026, []) == "XAA-2026-01"
    assert next_code("XAA", 2026, ["XAA-2026-99"]) == "XAA-2026-100"


def test_request_9_never_gives_a_number_twice_and_minds_no_other_code() -> None:
    taken = ["XAA-2026-01", "XAA-2026-03", "XAA-2025-09", "XAA-2026-A1", "XAA-2026-٤", "XAB-2026-8"]
    assert next_code("XAA", 2026, taken) == "XAA-2026-04"


def test_request_10_holds_with_the_office_among_those_who_see() -> None:
    opened_to_the_office([Opening(Audience.PUBLIC), Opening(Audience.STATE_AND_OFFICE)])


def test_request_10_refuses_a_submission_nobody_could_answer() -> None:
    for chosen in ([], [Opening(Audience.PUBLIC)]):
        with pytest.raises(RequestRefused, match="REQUEST-10"):
            opened_to_the_office(chosen)


@pytest.mark.parametrize(
    ("moves", "talk", "turns"),
    [
        ((), (), [Turn.SUBMIT]),
        (moved(Move.SUBMIT), (), [Turn.ACKNOWLEDGE]),
        (moved(Move.SUBMIT, Move.ACKNOWLEDGE), (), [Turn.ASSESS]),
        (moved(Move.SUBMIT, Move.RETURN), (), [Turn.CLARIFY]),
        (ASSESSED, (), [Turn.PROPOSE]),
        (ASSESSED, PROPOSED, [Turn.ANSWER_PROPOSAL]),
        (ASSESSED, ACCEPTED, [Turn.AGREE]),
    ],
)
def test_turn_1_follows_where_the_request_stands(
    moves: tuple[Moved, ...], talk: tuple[Message, ...], turns: list[Turn]
) -> None:
    assert [each.turn for each in waits(DAY, moves, talk)] == turns


def test_turn_1_asks_the_desk_that_did_not_speak_last() -> None:
    asked = (said(1, Said.MESSAGE, OFFICE, 3),)
    assert [each.turn for each in waits(DAY, ASSESSED, asked)] == [Turn.PROPOSE, Turn.READ]
    replied = (*asked, said(2, Said.MESSAGE, STATE, 3))
    assert [each.turn for each in waits(DAY, ASSESSED, replied)] == [Turn.PROPOSE]


def test_turn_1_has_nothing_to_wait_for_at_an_end_or_after_the_next_move() -> None:
    for end in (Move.WITHDRAW, Move.DECLINE):
        assert waits(DAY, (*ASSESSED, _end(end)), PROPOSED) == ()
    earlier = (said(1, Said.MESSAGE, STATE, 2),)
    assert [each.turn for each in waits(DAY, ASSESSED, earlier)] == [Turn.PROPOSE]


def _end(move: Move) -> Moved:
    to = LIFE[Standing.UNDER_ASSESSMENT, move]
    assert to is not None
    return Moved(move, to, MOVED_BY[move], LAST)


def test_every_turn_has_its_desk() -> None:
    assert set(DESK) == set(Turn)
    assert set(DESK.values()) == {Office.STATE, Office.SECRETARIAT}
