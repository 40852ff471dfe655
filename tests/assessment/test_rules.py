"""What an answer needs, who has a part in it, and when it is a finding."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.assessment.rules import (
    LABELS,
    REASON_TEXTS,
    REQUIREMENTS,
    Answer,
    Draft,
    Judgement,
    Need,
    Reason,
    Review,
    incomplete,
    may_work_on,
    reads_drafts,
    reads_nothing_of_own,
    rests_on_review,
    second_reader_differs,
    standing,
    states_own_act,
)
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.rules import Actor, Office

WORDS = Text({"en": "So it is.", "fr": "Il en est ainsi."})
ENGLISH = Text({"en": "So it is."})
PARTS = {
    "provisions": {"evidence": (("legislation.LawProvision", "L/1@2000-01-01"),)},
    "lacking": {"lacking": (WORDS,)},
    "consulted": {"consulted": WORDS},
    "because": {"because": WORDS},
}
REVIEW = Review(
    "XAA-R1", "XAA", "XAA-PENAL-CODE", WORDS, "xaa.focal-point", date(2012, 10, 8),
    frozenset({"officer.ana"}), closed_on=date(2013, 6, 1),
)  # fmt: skip


def drafted(judgement: Judgement, parts: tuple[str, ...]) -> Draft:
    draft = Draft(judgement, WORDS)
    for part in parts:
        draft = replace(draft, **PARTS[part])
    return draft


@pytest.mark.parametrize("judgement", [j for j in Judgement if REQUIREMENTS[j].recorded])
def test_assess_1_holds_for_exactly_the_parts_the_table_asks_for(judgement: Judgement) -> None:
    needs = REQUIREMENTS[judgement]
    for chosen in product((True, False), repeat=len(PARTS)):
        given_parts = dict(zip(PARTS, chosen, strict=True))
        fits = all(
            getattr(needs, part) is Need.ALLOWED or (getattr(needs, part) is Need.REQUIRED) is there
            for part, there in given_parts.items()
        )
        draft = drafted(judgement, tuple(part for part, there in given_parts.items() if there))
        assert (incomplete(draft) == ()) is fits, given_parts


def test_assess_1_asks_what_the_domain_asks() -> None:
    required = {
        judgement: {part for part in PARTS if getattr(needs, part) is Need.REQUIRED}
        for judgement, needs in REQUIREMENTS.items()
    }
    assert required == {
        Judgement.ADDRESSED: {"provisions"},
        Judgement.PARTLY_ADDRESSED: {"provisions", "lacking"},
        Judgement.NOT_IDENTIFIED: {"consulted"},
        Judgement.UNKNOWN: {"because"},
        Judgement.NOT_BOUND: set(),
        Judgement.NOT_APPLICABLE: {"because"},
    }


def test_assess_1_refuses_not_bound_from_anybody() -> None:
    assert incomplete(Draft(Judgement.NOT_BOUND, WORDS)) == (
        "NOT_BOUND is computed and cannot be given as an answer",
    )


def test_assess_1_refuses_words_in_one_language_only() -> None:
    draft = replace(drafted(Judgement.NOT_IDENTIFIED, ()), consulted=ENGLISH, reasoning=ENGLISH)
    assert incomplete(draft) == ("‘So it is.’ is not given in fr",) * 2


def test_every_judgement_and_reason_has_its_words_in_both_languages() -> None:
    for text in (*LABELS.values(), *REASON_TEXTS.values()):
        assert {"en", "fr"} <= set(text)
    assert len({label.in_("fr") for label in LABELS.values()}) == len(Judgement)


def test_review_1_holds_for_the_states_own_person() -> None:
    assert states_own_act(Actor("xaa.focal-point", Office.STATE, "XAA"), "XAA")


@pytest.mark.parametrize(
    "actor",
    [
        Actor("xab.focal-point", Office.STATE, "XAB"),
        Actor("officer.ana", Office.SECRETARIAT),
        Actor("partner", Office.PARTNER, "XAA"),
        Actor("donor", Office.DONOR, "XAA"),
        Actor("accede", Office.SYSTEM),
    ],
    ids=lambda actor: actor.office,
)
def test_review_1_refuses_everybody_else(actor: Actor) -> None:
    assert not states_own_act(actor, "XAA")


def test_review_2_holds_within_the_open_review() -> None:
    for day in (REVIEW.asked_on, date(2013, 5, 31)):
        assert rests_on_review(REVIEW, state="XAA", law="XAA-PENAL-CODE", on=day)


@pytest.mark.parametrize(
    ("state", "law", "on"),
    [
        ("XAB", "XAA-PENAL-CODE", date(2013, 1, 1)),
        ("XAA", "XAA-EXTRADITION-ACT", date(2013, 1, 1)),
        ("XAA", "XAA-PENAL-CODE", date(2012, 10, 7)),
        ("XAA", "XAA-PENAL-CODE", date(2013, 6, 1)),
    ],
    ids=["another State", "another law", "before it was asked for", "closed"],
)
def test_review_2_refuses_what_the_state_did_not_ask(state: str, law: str, on: date) -> None:
    assert not rests_on_review(REVIEW, state=state, law=law, on=on)


def test_review_2_is_the_same_for_a_real_state() -> None:
    real = replace(REVIEW, state="FRA", law="FRA-L1")
    on = date(2013, 1, 1)
    assert rests_on_review(real, state="FRA", law="FRA-L1", on=on)
    assert not rests_on_review(real, state="FRA", law="FRA-L2", on=on)


def test_review_3_holds_for_assigned_officers_and_the_state() -> None:
    assert may_work_on(Actor("officer.ana", Office.SECRETARIAT), REVIEW)
    assert may_work_on(Actor("xaa.drafter", Office.STATE, "XAA"), REVIEW)


def test_review_3_refuses_an_officer_who_is_not_assigned_and_a_namesake_elsewhere() -> None:
    assert not may_work_on(Actor("officer.ben", Office.SECRETARIAT), REVIEW)
    assert not may_work_on(Actor("officer.ana", Office.PARTNER, "CTED"), REVIEW)


def test_four_eyes_1_holds_for_another_person() -> None:
    assert second_reader_differs("officer.ben", "officer.ana")


def test_four_eyes_1_refuses_the_author_however_written() -> None:
    assert not second_reader_differs(" Officer.Ana ", "officer.ana")


def test_four_eyes_2_holds_for_who_wrote_no_version() -> None:
    assert reads_nothing_of_own("officer.eva", ["officer.ana", "officer.ben"])


def test_four_eyes_2_refuses_who_wrote_an_earlier_version() -> None:
    assert not reads_nothing_of_own("officer.ana", ["officer.ana", "officer.ben"])


def version(number: int, on: date, judgement: Judgement = Judgement.ADDRESSED) -> Answer:
    draft = drafted(judgement, ("because",) if judgement is Judgement.UNKNOWN else ())
    return Answer(number, number, draft, "officer.ana", on)


FIRST = version(1, date(2012, 12, 4))
READ = replace(FIRST, second_reader="officer.ben", read_on=date(2013, 1, 15), agreed=True)


def test_four_eyes_3_holds_from_the_day_of_reading() -> None:
    stands = standing([READ], on=date(2013, 1, 15))
    assert stands is not None
    assert (stands.judgement, stands.reason, stands.answer) == (Judgement.ADDRESSED, None, READ)


def test_four_eyes_3_refuses_an_answer_that_nobody_read() -> None:
    for versions, on in (([READ], date(2013, 1, 14)), ([FIRST], date(2014, 1, 1))):
        stands = standing(versions, on=on)
        assert stands is not None
        assert stands.judgement is Judgement.UNKNOWN
        assert stands.reason is Reason.AWAITS_SECOND_READER
        assert stands.answer is None


def test_four_eyes_3_says_that_an_answer_was_returned() -> None:
    stands = standing([replace(READ, agreed=False)], on=date(2013, 2, 1))
    assert stands is not None
    assert stands.reason is Reason.RETURNED_BY_SECOND_READER
    assert stands.answer is None


def test_four_eyes_3_keeps_what_was_agreed_while_a_new_version_awaits_its_reader() -> None:
    second = version(2, date(2013, 3, 1), Judgement.UNKNOWN)
    stands = standing([second, READ], on=date(2013, 4, 1))
    assert stands is not None
    assert stands.answer == READ
    assert stands.awaiting == second


def test_an_unknown_that_was_agreed_gives_its_authors_reason() -> None:
    agreed = replace(
        version(1, date(2012, 12, 4), Judgement.UNKNOWN),
        second_reader="officer.ben", read_on=date(2013, 1, 15), agreed=True,
    )  # fmt: skip
    stands = standing([agreed], on=date(2013, 2, 1))
    assert stands is not None
    assert stands.reason is Reason.STATED_BY_AUTHOR


def test_before_the_first_answer_there_is_nothing() -> None:
    assert standing([READ], on=date(2012, 12, 3)) is None
    assert standing([], on=date(2013, 1, 1)) is None


DAYS = st.integers(0, 60).map(lambda days: date(2013, 1, 1) + timedelta(days=days))


@st.composite
def histories(draw: st.DrawFn) -> list[Answer]:
    """Versions in the order of their days, each read or not, agreed or returned."""
    written = []
    for number, day in enumerate(sorted(draw(st.lists(DAYS, max_size=5))), start=1):
        judgement = draw(st.sampled_from([j for j in Judgement if REQUIREMENTS[j].recorded]))
        one = version(number, day, judgement)
        if draw(st.booleans()):
            later = day + timedelta(days=draw(st.integers(0, 10)))
            one = replace(
                one, second_reader="officer.ben", read_on=later, agreed=draw(st.booleans())
            )
        written.append(one)
    return written


@given(histories(), DAYS)
def test_nothing_is_said_that_two_persons_have_not_agreed(history: list[Answer], on: date) -> None:
    stands = standing(history, on=on)
    if stands is None:
        assert all(answer.answered_on > on for answer in history)
    elif stands.answer is None:
        assert stands.judgement is Judgement.UNKNOWN and stands.reason is not None
    else:
        agreed = stands.answer
        assert agreed.agreed and agreed.read_on is not None and agreed.read_on <= on
        assert second_reader_differs(agreed.second_reader, agreed.author)


def test_assess_2_holds_for_the_state_and_assigned_officers() -> None:
    assert reads_drafts(Viewer(ViewerKind.STATE, "XAA"), REVIEW)
    assert reads_drafts(Viewer(ViewerKind.OFFICE, person="officer.ana"), REVIEW)


@pytest.mark.parametrize(
    "viewer",
    [
        PUBLIC_VIEWER,
        Viewer(ViewerKind.STATE, "XAB"),
        Viewer(ViewerKind.OFFICE, person="officer.ben"),
        Viewer(ViewerKind.PARTNER, "CTED", "officer.ana"),
        Viewer(ViewerKind.COMPACT),
        Viewer(ViewerKind.DONOR, "XAA"),
    ],
    ids=lambda viewer: viewer.audience,
)
def test_assess_2_refuses_drafts_to_everybody_else(viewer: Viewer) -> None:
    assert not reads_drafts(viewer, REVIEW)


@pytest.mark.parametrize(
    "disguise", ["Ann  Lee", "Ann\u00a0Lee", "Ann\u200b Lee", "ANN LEE", "ＡＮＮ Lee"]
)
def test_four_eyes_1_refuses_the_author_in_disguise(disguise: str) -> None:
    assert not second_reader_differs(disguise, "Ann Lee")
