"""How texts and questions become tokens: folding, stems, codes, six scripts, any string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.basics.search_text import LONGEST_QUERY, MOST_TERMS, excerpt, fold, terms, words


def no_stem(language: str, word: str) -> str:
    return word


def cut(language: str, word: str) -> str:
    """A stem plain enough to follow by eye: the first four letters."""
    return word[:4]


def tokens(text: str, language: str) -> set[str]:
    return {token for word in words(text, language, no_stem) for token in word.tokens}


def found(question: str, text: str, language: str) -> bool:
    held = {token for word in words(text, language, cut) for token in word.tokens}
    asked = terms(question, cut)
    return bool(asked) and all(term & held for term in asked)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Côte d’Ivoire", "COTE D IVOIRE"),
        ("l’État", "etat"),
        ("Œuvre", "oeuvre"),
        ("São Tomé", "sao tome"),
        ("Ёлка", "елка"),
        ("Й", "й"),
        ("الأُمَّة", "الامه"),
        ("العـربية", "العربيه"),
        ("إيران", "ايران"),
        ("٢٠١٤", "2014"),
        ("Ｆｕｌｌ", "full"),
    ],
)
def test_what_does_not_count_is_folded_away(written: str, typed: str) -> None:
    assert found(typed, written, "")


def test_a_russian_short_i_is_a_letter_of_its_own() -> None:
    assert fold("мой") != fold("мои")


def test_elided_articles_and_the_english_s_leave_nothing() -> None:
    assert tokens("l’État, d’un, State’s", "") == {"etat", "un", "state"}


def test_a_stem_meets_only_its_own_language() -> None:
    assert found("bombed", "bombings", "en")
    held = {token for word in words("bombings", "ru", cut) for token in word.tokens}
    assert not any(term & held for term in terms("bombed", cut))


@pytest.mark.parametrize(
    ("code", "question"),
    [
        ("TBC97:2.3.a", "TBC97:2.3.a"),
        ("TBC97:2.3.a", "tbc97:2"),
        ("TBC97:2.3.a", "TBC97"),
        ("A/RES/68/187", "a/res/68/187"),
        ("A/RES/68/187", "68/187"),
        ("XAA-2014-01", "XAA-2014-01"),
        ("XAA-2014-01", "xaa"),
    ],
)
def test_a_code_is_found_as_typed_and_by_its_beginning(code: str, question: str) -> None:
    assert found(question, f"see {code}.", "en")


@pytest.mark.parametrize(
    "question", ["TBC97:2.3.b", "TBC97:2.3.a.1", "68/18", "XAA-2014-0", "A/RES/68/188"]
)
def test_a_code_is_not_found_by_another(question: str) -> None:
    assert not found(question, "TBC97:2.3.a A/RES/68/187 XAA-2014-01", "en")


def test_chinese_is_found_by_any_part_and_not_by_other_neighbours() -> None:
    assert found("科特迪瓦", "科特迪瓦共和国", "zh")
    assert found("瓦", "科特迪瓦共和国", "zh")
    assert not found("迪科", "科特迪瓦共和国", "zh")


def test_a_question_does_without_stop_words_unless_it_has_no_others() -> None:
    assert len(terms("the financing of terrorism", no_stem)) == 2
    assert len(terms("de la", no_stem)) == 2


@pytest.mark.parametrize("question", ["", "   ", "((( \"*' )", "\x00\x01", "—…«»", "\ud800"])
def test_a_question_without_words_asks_nothing(question: str) -> None:
    assert terms(question, no_stem) == ()


def test_of_a_long_question_the_beginning_counts() -> None:
    long = " ".join(f"word{n}" for n in range(10_000))
    assert 1 < len(terms(long, no_stem)) <= MOST_TERMS
    assert terms(long, no_stem) == terms(long[:LONGEST_QUERY], no_stem)


def test_an_excerpt_marks_what_was_found_and_keeps_the_rest() -> None:
    text = "One. " * 100 + "Assets are to be frozen without delay. " + "More. " * 100
    runs, met = excerpt(text, "en", terms("frozen assets", no_stem), no_stem)
    assert met == 2
    assert [run.text for run in runs if run.found] == ["Assets", "frozen"]
    shown = "".join(run.text for run in runs)
    assert shown.startswith("… ") and shown.endswith(" …") and len(shown) < 260


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_text_and_any_question_are_read(text: str, question: str) -> None:
    for language in ("", "fr", "zh", "ar"):
        for word in words(text, language, no_stem):
            assert 0 <= word.start < word.end <= len(text)
            # Nothing in a token is a sign to a database.
            for token in word.tokens:
                assert all(sign.isalnum() or sign in "/:.-~" for sign in token)
    asked = terms(question, no_stem)
    runs, met = excerpt(text, "en", asked, no_stem, length=0)
    assert "".join(run.text for run in runs) == text
    assert 0 <= met <= len(asked)


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text: str) -> None:
    held = {token for word in words(text, "en", no_stem) for token in word.tokens}
    assert all(term & held for term in terms(text, no_stem))
