"""The words of each language: every entry is recognised, and none is read for another."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede import shelf
from accede.basics.errors import BadInput
from accede.mandates.catalogue import lexicons
from accede.mandates.catalogue.lexicons import lexicon
from accede.mandates.catalogue.resolutions import Theme
from accede.mandates.rules.deadlines import year_of_session
from accede.mandates.rules.resolutions import Addressee
from accede.mandates.rules.senses import Condition
from accede.mandates.rules.terms import Terms, pattern_of, plainly
from accede.mandates.rules.verbs import first_letter
from accede.treaties.catalogue import instruments

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
# One neutral word of each language: it stands around a term and in its gaps.
NEUTRAL = {"ar": "قمر", "en": "moon", "es": "luna", "fr": "lune", "ru": "луна", "zh": "月"}


def said(term: str, language: str) -> str:
    """A term as a text would print it: gaps filled, endings open."""
    return term.replace("…", NEUTRAL[language]).replace("*", "")


def within(term: str, language: str) -> str:
    word, gap = NEUTRAL[language], "" if language == "zh" else " "
    return f"{word}{gap}{said(term, language)}{gap}{word}"


def test_the_six_languages_have_a_lexicon() -> None:
    assert tuple(sorted(lexicons())) == LANGUAGES
    with pytest.raises(BadInput, match="no lexicon for ‘de’"):
        lexicon("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_entry_of_conditions_themes_and_instruments_is_recognised(language: str) -> None:
    words = lexicons()[language]
    documents = Terms(language, words.documents.instruments)
    for terms in (words.conditions, words.themes, documents):
        for code, entries in terms.by_code.items():
            for entry in entries:
                assert code in terms.codes_in(plainly(within(entry, language)).text), entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_name_of_an_addressee_is_read_for_that_one(language: str) -> None:
    words = lexicons()[language].addressing
    terms = Terms(language, {str(code): names for code, names in words.who.items()})
    for code, names in words.who.items():
        for name in names:
            text = plainly(within(name, language)).text
            assert [each.code for each in terms.spans(text)][:1] == [code], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_verb_has_the_force_it_stands_under(language: str) -> None:
    verbs = lexicons()[language].verbs
    seen: dict[str, str] = {}
    for force, heads in verbs.heads.items():
        for head in heads:
            assert seen.setdefault(head, force) == force, f"{head} stands under two forces"
            text = plainly(head.replace(" ~ ", "" if language == "zh" else " ")).text
            verb = verbs.opening(text, first_letter(text))
            assert verb is not None and verb.end == len(text), head
            assert verb.force is force, head


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "zh"])
def test_a_term_inside_a_longer_word_is_not_that_term(language: str) -> None:
    words = lexicons()[language]
    for code, entries in words.themes.by_code.items():
        for entry in entries:
            if "*" in entry or "…" in entry or language == "ar":
                continue
            terms = Terms(language, {code: (entry,)})
            assert terms.codes_in(plainly(f"x{entry}x").text) == (), entry


def test_every_condition_theme_and_addressee_has_words_in_every_language() -> None:
    for language, words in lexicons().items():
        assert set(words.conditions.by_code) == {str(each) for each in Condition}, language
        assert set(words.themes.by_code) == {each.value for each in Theme}, language
        assert {each for each, names in words.addressing.who.items() if names} == set(Addressee)


def test_the_names_of_instruments_lead_to_instruments_of_the_catalogue() -> None:
    known = set(instruments()) | {"CHARTER"}
    for language, words in lexicons().items():
        assert set(words.documents.instruments) <= known, language
        assert set(words.documents.instruments) == set(lexicons()["en"].documents.instruments)


@pytest.mark.parametrize(
    ("language", "ordinals"),
    [
        ("en", {69: "sixty-ninth", 75: "seventy-fifth", 80: "eightieth", 81: "eighty-first"}),
        ("fr", {69: "soixante-neuvième", 70: "soixante-dixième", 75: "soixante-quinzième",
                77: "soixante-dix-septième", 80: "quatre-vingtième", 81: "quatre-vingt-unième",
                95: "quatre-vingt-quinzième"}),
        ("es", {69: "sexagésimo noveno", 75: "septuagésimo quinto", 80: "octogésimo"}),
        ("ru", {69: "шестьдесят девятой", 75: "семьдесят пятой", 80: "восьмидесятой"}),
    ],
)  # fmt: skip
def test_ordinals_of_sessions(language: str, ordinals: dict[int, str]) -> None:
    before = {"en": "at its", "fr": "à sa", "es": "en su", "ru": "на своей"}[language]
    session = {"en": "session", "fr": "session", "es": "período de sesiones", "ru": "сессии"}
    days = lexicons()[language].days
    for number, words in ordinals.items():
        text = plainly(f"{before} {words} {session[language]}").text
        assert [value for _, value in days.sessions(text)] == [number], words


def test_ordinals_of_sessions_in_arabic_and_chinese() -> None:
    arabic, chinese = lexicons()["ar"].days, lexicons()["zh"].days
    assert [n for _, n in arabic.sessions(plainly("في دورتها الثامنة والسبعين").text)] == [78]
    assert [n for _, n in chinese.sessions("大会第七十八届会议")] == [78]
    assert [n for _, n in chinese.sessions("第一百零一届会议")] == [101]


def test_a_session_that_was_held_is_no_deadline() -> None:
    days = lexicons()["en"].days
    assert days.sessions("at its seventy-fifth session, held in vienna") == []


@given(st.integers(1, 200))
def test_a_session_opens_a_year_after_the_one_before(number: int) -> None:
    assert year_of_session(number + 1) - year_of_session(number) == 1


@given(st.text(max_size=200))
def test_a_plain_text_leads_back_to_its_source(text: str) -> None:
    plain = plainly(text)
    assert len(plain.text) == len(plain.at)
    assert all(a < b for a, b in zip(plain.at, plain.at[1:], strict=False))
    if plain.text:
        whole = plain.as_printed(0, len(plain.text))
        assert whole in text and plainly(whole).text == plain.text


@pytest.mark.parametrize("term", ["", " ", "Member States", " states"])
def test_a_term_that_is_empty_spaced_or_has_a_capital_is_refused(term: str) -> None:
    with pytest.raises(BadInput, match="of the lexicon"):
        pattern_of(term, "en")


def test_a_lexicon_without_words_for_a_theme_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lexicons"
    folder.mkdir()
    whole = (shelf.root() / "lexicons" / "en.yaml").read_text(encoding="utf-8")
    broken = "\n".join(line for line in whole.splitlines() if not line.startswith("  CULTURE:"))
    (folder / "en.yaml").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match="no words for the theme CULTURE"):
        lexicons.__wrapped__()
    (folder / "en.yaml").write_text(whole, encoding="utf-8")
    (folder / "en.yaml").rename(folder / "fr.yaml")
    with pytest.raises(BadInput, match="says it is of ‘en’"):
        lexicons.__wrapped__()
