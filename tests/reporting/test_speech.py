"""The language of the report: both catalogues alike, plurals, genders, typography."""

import re
from datetime import date

import pytest

from accede.basics.errors import BadInput
from accede.reporting import catalogue
from accede.reporting.gathering import name_of
from accede.reporting.rules.figures import Figure, Unit
from accede.reporting.rules.speech import flat, words
from accede.reporting.rules.tree import Run
from accede.states.queries import world

FRENCH, ENGLISH = catalogue.speech("fr"), catalogue.speech("en")


def wordings(language):
    for key, sentence in catalogue.sentences(language).items():
        if isinstance(sentence, str):
            yield key, sentence
        else:
            yield from ((key, text) for case, text in sentence.items() if case != "by")


def state(code):
    return name_of(world().participant(code))


def figure(value):
    return Figure("f", value, Unit.ACTIVITIES, (), "label.activities")


def test_both_languages_have_the_same_keys_and_the_same_placeholders():
    english, french = catalogue.sentences("en"), catalogue.sentences("fr")
    assert set(english) == set(french)
    for key in english:
        assert catalogue.placeholders(english[key]) == catalogue.placeholders(french[key]), key
        assert isinstance(english[key], str) == isinstance(french[key], str), key


def test_both_languages_have_the_same_special_cases():
    for key, english in catalogue.sentences("en").items():
        french = catalogue.sentences("fr")[key]
        if not isinstance(english, str) and not isinstance(french, str):
            special = {"by", "none", "unknown", "until"}
            assert set(english) & special == set(french) & special, key
            assert english["by"] == french["by"], key


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (0, "Aucune activité d’assistance technique menée pendant la période n’est enregistrée."),
        (1, "Pendant la période, une activité a été menée, à la demande d’un État."),
        (2, "Pendant la période, deux activités ont été menées, à la demande d’États."),
        (34, "Pendant la période, 34 activités ont été menées, à la demande d’États."),
        (
            1_000_000,
            "Pendant la période, 1 000 000 d’activités ont été menées, à la demande d’États.",
        ),
    ],
)
def test_french_counts_agree(count, sentence):
    said = FRENCH.text("activities.delivered", activities=figure(count))
    assert said.replace("\u202f", " ").replace("\u00a0", " ") == sentence


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "In the period, one activity was delivered at the request of a State."),
        (9, "In the period, nine activities were delivered at the request of States."),
        (10, "In the period, 10 activities were delivered at the request of States."),
    ],
)
def test_english_counts_agree(count, sentence):
    assert ENGLISH.text("activities.delivered", activities=figure(count)) == sentence


def test_zero_is_singular_in_french_and_plural_in_english():
    assert FRENCH.plural(0) == FRENCH.plural(1) == "one"
    assert ENGLISH.plural(0) == "other"


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (["FRA"], "La France a adhéré à la Convention."),
        (["MLI"], "Le Mali a adhéré à la Convention."),
        (["IRQ"], "L’Iraq a adhéré à la Convention."),
        (["COM"], "Les Comores ont adhéré à la Convention."),
        (["NLD"], "Les Pays-Bas ont adhéré à la Convention."),
        (["MLT"], "Malte a adhéré à la Convention."),
        (["IRQ", "NGA", "LCA"], "L’Iraq, le Nigéria et Sainte-Lucie ont adhéré à la Convention."),
    ],
)
def test_french_states_take_their_article_and_their_verb(codes, sentence):
    said = FRENCH.text("acts.ACCESSION", states=tuple(state(code) for code in codes))
    assert re.sub(r" \(Royaume des\)", "", said) == sentence


@pytest.mark.parametrize(
    ("code", "form"),
    [
        ("FRA", "de la France"),
        ("MLI", "du Mali"),
        ("IRQ", "de l’Iraq"),
        ("COM", "des Comores"),
        ("MLT", "de Malte"),
        ("HTI", "d’Haïti"),
    ],
)
def test_french_states_contract_with_de(code, form):
    assert FRENCH.name(state(code), "of") == form


def test_english_states_take_the_article_they_need():
    said = ENGLISH.text("acts.RATIFICATION", states=(state("KOR"), state("TUR")))
    assert said == "The Republic of Korea and Türkiye ratified the Convention."


def test_states_stand_in_the_order_of_the_language():
    names = [state(code) for code in ("ZWE", "ERI", "EST", "AFG")]
    assert [n.code for n in FRENCH.sorted(names)] == ["AFG", "ERI", "EST", "ZWE"]


def test_days_are_written_as_the_language_writes_them():
    assert ENGLISH.day(date(2012, 7, 1)) == "1\u00a0July 2012"
    assert FRENCH.day(date(2012, 7, 1)) == "1er\u00a0juillet 2012"
    assert FRENCH.day(date(2014, 1, 11)) == "11\u00a0janvier 2014"


def test_paragraph_numbers_in_a_row_are_joined():
    assert ENGLISH.ranges(["2", "3", "4", "6", "8", "9"]) == "2 to 4, 6, 8 and 9"
    assert FRENCH.ranges(["1"]) == "1"
    assert FRENCH.ranges([]) == ""


def test_french_typography_has_its_no_break_spaces_and_apostrophes():
    for key, text in wordings("fr"):
        assert not re.search(r"(?<!\u00a0)[:;!?»](?!\w)", re.sub(r"\{\w+:\w+\}", "", text)), key
        assert not re.search(r"«(?!\u00a0)", text), key
        assert "'" not in text and '"' not in text, key


def test_english_has_typographic_quotes():
    for key, text in wordings("en"):
        assert "'" not in text and '"' not in text, key


def test_a_number_is_one_word_whatever_its_separator():
    assert words([Run("1\u202f234 actes\u00a0: «\u00a0deux\u00a0» mots")]) == 4
    assert flat((Run("a"), Run("b"))) == "ab"


def test_a_language_the_report_does_not_speak_is_refused():
    with pytest.raises(BadInput, match="‘de’"):
        catalogue.speech("de")


def test_every_row_of_the_mandate_has_its_line_of_evidence():
    assert tuple(catalogue.evidence()) == catalogue.ROWS
