"""Frameworks: every element a paragraph names has a question, and what they cite is there."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from accede import shelf
from accede.assessment.catalogue import cited, frameworks
from accede.assessment.catalogue.frameworks import FEWEST, MOST
from accede.assessment.rules import (
    LABELS,
    WORDS,
    Comment,
    Framework,
    Judgement,
    Kind,
    Paragraph,
    Review,
    awaiting_reply,
    may_comment,
    may_reply,
    reads_comments,
    responses_assigned,
    rests_on_framework,
    serves,
    unserved,
)
from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.legislation.catalogue import options
from accede.mandates.queries import catalogued
from accede.treaties.queries import everything

ROWS = ("M02", "M05", "M09", "M10", "M11", "M12", "M13", "M14", "M15", "M16", "AUTHORITIES")
# The paragraphs of the mandate that each row of the frameworks answers to.
PARAGRAPHS = {
    "M02": {"E/RES/2017/17:2"},
    "M05": {"E/RES/2017/17:5", "A/RES/68/187:3"},
    "M09": {"E/RES/2017/17:8"},
    "M10": {"E/RES/2017/17:9", "A/RES/68/187:12"},
    "M11": {"E/RES/2017/17:10"},
    "M12": {"E/RES/2017/17:11"},
    "M13": {"E/RES/2017/17:12", "A/RES/68/187:9"},
    "M14": {"E/RES/2017/17:13", "A/RES/68/187:8", "A/RES/68/187:preamble 6"},
    "M15": {"E/RES/2017/17:14"},
    "M16": {"E/RES/2017/17:15"},
    "AUTHORITIES": {"E/RES/2017/17:3", "E/RES/2017/17:4", "A/RES/68/187:2"},
}
DAY = date(2014, 3, 1)


@pytest.fixture(params=ROWS)
def framework(request: pytest.FixtureRequest) -> Framework:
    return frameworks()[request.param]


def test_there_is_a_framework_for_every_row_that_needs_one() -> None:
    assert tuple(frameworks()) == (*sorted(ROWS[:-1]), "AUTHORITIES")


def test_every_element_has_a_question_and_every_question_serves_one(framework: Framework) -> None:
    for element in framework.elements:
        asked = [code for code in framework.asks if element in framework.served_by(code)]
        assert asked, f"{framework.code}: nobody asks about {element.code}"
    for code in framework.asks:
        assert framework.served_by(code), f"{framework.code}: {code} serves nothing"
    assert unserved(framework) == ()


def test_a_framework_is_of_the_paragraphs_of_its_row_and_they_exist(framework: Framework) -> None:
    assert {str(each) for each in framework.paragraphs} == PARAGRAPHS[framework.code]
    known = {each.symbol: each for each in catalogued()}
    for paragraph in framework.paragraphs:
        held = known[paragraph.symbol]
        among = held.preamble if paragraph.preamble else held.operative
        assert paragraph.number in {each.number for each in among}


def test_a_framework_asks_eight_to_fifteen_questions(framework: Framework) -> None:
    assert FEWEST <= len(framework.asks) <= MOST


def test_every_text_is_in_english_and_french_and_set_as_french_is(framework: Framework) -> None:
    texts = [framework.title, framework.about, *(each.words for each in framework.elements)]
    for each in framework.questions:
        texts += [each.question, each.guidance, each.evidence]
        assert each.question.in_("en").endswith("?") and each.question.in_("fr").endswith("?")
    for text in texts:
        assert set(text.by_language) == {"en", "fr"}
        french = text.by_language["fr"]
        assert "'" not in french
        assert not re.search(r"[^\s\u00a0][;:?!](?=\s|$)", french), french


def test_what_a_question_cites_is_an_obligation_of_the_catalogue_or_listed(
    framework: Framework,
) -> None:
    treaties = {each.code: {o.code for o in each.obligations} for each in everything()}
    for question in framework.questions:
        for code in question.law:
            if code in cited():
                continue
            instrument, _, at = code.partition(":")
            held = treaties[instrument]
            found = not at or any(each == code or each.startswith(f"{code}.") for each in held)
            assert found or not held, f"{question.code} cites {code}, which is no obligation"


def test_every_article_listed_is_cited_and_says_how_it_was_checked() -> None:
    asked = {law for each in frameworks().values() for q in each.questions for law in q.law}
    # A room above cites from the same list.
    drafted = {law for each in options().values() for law in each.law}
    assert set(cited()) <= asked | drafted
    assert {each.checked for each in cited().values()} == {"text", "memory"}


def test_no_sentence_of_the_resolution_is_copied() -> None:
    shared = os.environ.get("ACCEDE_SHARED", "")
    place = Path(shared) / "data" / "seeds"
    if not shared or not place.is_dir():
        pytest.skip("the texts of the resolutions are not on this machine")
    seeds = [" ".join(path.read_text("utf-8").split()) for path in place.glob("*.txt")]
    for held in frameworks().values():
        for element in held.elements:
            words = element.words.in_("fr")
            if len(words.split()) >= 12:
                assert not any(words in seed for seed in seeds), words


def test_a_judgement_has_words_for_each_kind_of_question_and_no_others() -> None:
    assert set(WORDS) == {(kind, judgement) for kind in Kind for judgement in Judgement}
    for judgement in (Judgement.UNKNOWN, Judgement.NOT_APPLICABLE):
        assert {WORDS[kind, judgement] for kind in Kind} == {LABELS[judgement]}


def test_shared_questions_join_the_frameworks() -> None:
    shared = {each.question for one in frameworks().values() for each in one.also}
    assert len(shared) >= 8
    assert "M15:6" in frameworks()["M14"].asks


# ------------------------------------------------------------------ the loader


@pytest.fixture
def altered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[dict], None]], BadInput]:
    """The error of a catalogue in which M12 was altered."""

    def load(alter: Callable[[dict], None]) -> BadInput:
        catalogue = tmp_path / "catalogue"
        (catalogue / "frameworks" / "law").mkdir(parents=True)
        (catalogue / "treaties").symlink_to(shelf.root() / "treaties")
        for path in (shelf.root() / "frameworks").rglob("*.yaml"):
            copy = catalogue / path.relative_to(shelf.root())
            content = yaml.safe_load(path.read_text("utf-8"))
            if path.stem == "M12":
                alter(content)
            copy.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
        monkeypatch.setattr(shelf, "root", lambda: catalogue)
        frameworks.cache_clear()
        cited.cache_clear()
        try:
            with pytest.raises(BadInput) as raised:
                frameworks()
        finally:
            frameworks.cache_clear()
            cited.cache_clear()
        return raised.value

    return load


@pytest.mark.parametrize(
    ("alter", "says"),
    [
        (lambda d: d.update(surprise=1), "surprise"),
        (lambda d: d["questions"][0].update(kind="MOOD"), "kind"),
        (lambda d: d["questions"][0]["question"].pop("fr"), "fr"),
        (lambda d: d["elements"].append({**d["elements"][0], "code": "moon"}), "moon"),
        (lambda d: d["questions"][0].update(serves=[]), "M12:1 serves no element"),
        (lambda d: d["questions"][0].update(serves=["sun"]), "sun"),
        (lambda d: d["questions"][0].update(law=["NOPE:1"]), "NOPE:1"),
        (lambda d: d["questions"][0].update(code="M12:77"), "M12:77"),
        (lambda d: d["elements"][0].update(paragraphs=["para 11"]), "elements.destruction"),
        (lambda d: d["also"][0].update(question="M99:1"), "M99:1"),
        (lambda d: d.update(code="M13"), "M13"),
        (lambda d: d.update(questions=d["questions"][:3]), "questions"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_file_and_field(
    altered: Callable[[Callable[[dict], None]], BadInput], alter: Callable[[dict], None], says: str
) -> None:
    error = altered(alter)
    assert says in str(error)
    assert error.place is not None and error.place.file.endswith("M12.yaml")


# ------------------------------------------------------------------ the rules


def review(**changes: object) -> Review:
    held = Review(
        code="XAA-2014-R2",
        state="XAA",
        law="",
        framework="M12",
        words=Text({"en": "Please look."}),
        asked_by="xaa.focal-point",
        asked_on=date(2014, 2, 1),
        assigned=frozenset({"officer.ana"}),
    )
    return replace(held, **changes)  # type: ignore[arg-type]


STATE = Actor("xaa.focal-point", Office.STATE, "XAA")
ANA = Actor("officer.ana", Office.SECRETARIAT)
SAID = Comment(1, 1, Text({"en": "We see it otherwise."}), "xaa.focal-point", DAY)


def test_frame_1_holds_for_a_framework_whose_elements_are_all_asked() -> None:
    assert unserved(frameworks()["M12"]) == ()


def test_frame_1_catches_an_element_that_no_question_serves() -> None:
    held = frameworks()["M12"]
    bare = replace(held, questions=held.questions[1:])
    only = replace(bare, also=(), questions=bare.questions[:1])
    assert "no question serves the element heritage" in unserved(only)
    nothing = replace(held.questions[0], serves=())
    assert f"{nothing.code} serves no element" in unserved(replace(held, questions=(nothing,)))


def test_frame_2_lets_a_question_be_answered_in_an_open_review_that_asks_it() -> None:
    m12 = frameworks()["M12"]
    assert rests_on_framework(review(), m12, question="M12:3", on=DAY)
    assert rests_on_framework(review(), m12, question="M10:6", on=DAY)


def test_frame_2_refuses_another_question_a_closed_review_and_a_review_of_a_law() -> None:
    m12 = frameworks()["M12"]
    assert not rests_on_framework(review(), m12, question="M13:1", on=DAY)
    assert not rests_on_framework(review(closed_on=DAY), m12, question="M12:3", on=DAY)
    assert not rests_on_framework(review(framework=""), None, question="M12:3", on=DAY)


def test_frame_3_lets_an_answer_serve_every_framework_that_asks() -> None:
    m14 = frameworks()["M14"]
    assert serves(review(framework="M14"), m14, state="XAA", question="M15:6")


def test_frame_3_never_serves_another_state() -> None:
    assert not serves(review(), frameworks()["M12"], state="XBB", question="M12:3")
    assert not serves(review(), frameworks()["M12"], state="XAA", question="M13:1")


def test_frame_4_shows_an_answer_to_the_officers_of_each_review_it_serves() -> None:
    other = review(code="XAA-2014-R3", assigned=frozenset({"officer.ben"}))
    assert responses_assigned((review(), other)) == {"officer.ana", "officer.ben"}


def test_frame_4_shows_it_to_no_other_officer() -> None:
    assert "officer.ben" not in responses_assigned((review(),))


def test_comment_1_is_the_states() -> None:
    assert may_comment(STATE, review())


def test_comment_1_refuses_an_officer_and_another_state() -> None:
    assert not may_comment(ANA, review())
    assert not may_comment(Actor("xbb.focal-point", Office.STATE, "XBB"), review())


def test_comment_2_lets_an_assigned_officer_reply() -> None:
    assert may_reply(ANA, frozenset({"officer.ana"}), (SAID,), 1)


def test_comment_2_refuses_a_second_reply_a_stranger_and_a_reply_to_nothing() -> None:
    replied = (SAID, Comment(2, 1, Text({"en": "Noted."}), "officer.ana", DAY, to=1))
    assert not may_reply(ANA, frozenset({"officer.ana"}), replied, 1)
    assert not may_reply(ANA, frozenset(), (SAID,), 1)
    assert not may_reply(STATE, frozenset({"xaa.focal-point"}), (SAID,), 1)
    assert not may_reply(ANA, frozenset({"officer.ana"}), (SAID,), 2)
    assert awaiting_reply(replied) == ()


def test_comment_3_shows_comments_to_the_state_and_its_officers() -> None:
    assert reads_comments(Viewer(ViewerKind.STATE, "XAA"), (review(),))
    assert reads_comments(Viewer(ViewerKind.OFFICE, person="officer.ana"), (review(),))


def test_comment_3_hides_them_from_everybody_else() -> None:
    for viewer in (
        PUBLIC_VIEWER,
        Viewer(ViewerKind.STATE, "XBB"),
        Viewer(ViewerKind.OFFICE, person="officer.ben"),
        Viewer(ViewerKind.DONOR, "DEMO-DONOR"),
    ):
        assert not reads_comments(viewer, (review(),))


def test_a_paragraph_is_cited_by_symbol_and_number() -> None:
    assert Paragraph.parse("E/RES/2017/17:11") == Paragraph("E/RES/2017/17", "11")
    for bad in ("E/RES/2017/17", ":11", "E/RES/2017/17:eleven", "E/RES/2017/17:preamble"):
        with pytest.raises(ValueError, match="paragraph"):
            Paragraph.parse(bad)
