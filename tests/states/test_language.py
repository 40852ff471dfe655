"""Names in a sentence, and in alphabetical order."""

import pytest

from accede.states.queries import world
from accede.states.rules import (
    Gender,
    after_a,
    after_de,
    alphabetical,
    sort_key,
    with_article,
)


@pytest.mark.parametrize(
    ("code", "subject", "of", "to"),
    [
        ("TCD", "le Tchad", "du Tchad", "au Tchad"),
        ("FRA", "la France", "de la France", "à la France"),
        ("AFG", "l’Afghanistan", "de l’Afghanistan", "à l’Afghanistan"),
        ("COM", "les Comores", "des Comores", "aux Comores"),
        ("CUB", "Cuba", "de Cuba", "à Cuba"),
        ("HTI", "Haïti", "d’Haïti", "à Haïti"),
        ("ISR", "Israël", "d’Israël", "à Israël"),
        ("XAA", "l’Avendrie", "de l’Avendrie", "à l’Avendrie"),
        ("XFF", "les Îles Fendarra", "des Îles Fendarra", "aux Îles Fendarra"),
        ("EU", "l’Union européenne", "de l’Union européenne", "à l’Union européenne"),
    ],
)
def test_french_articles(code: str, subject: str, of: str, to: str) -> None:
    named = world().participant(code)
    assert with_article(named, "fr") == subject
    assert after_de(named) == of
    assert after_a(named) == to


def test_english_articles() -> None:
    assert with_article(world().state("COG"), "en") == "the Congo"
    assert with_article(world().state("FRA"), "en") == "France"
    assert with_article(world().state("COG"), "ru") == "Конго"


def test_french_gender_follows_the_article_where_it_shows_it() -> None:
    shows = {"le": Gender.MASCULINE, "la": Gender.FEMININE}
    for state in world().every:
        if state.french_article in shows:
            assert state.french_gender is shows[state.french_article], state.code
    assert world().state("DEU").french_gender is Gender.FEMININE
    assert world().state("IRQ").french_gender is Gender.MASCULINE
    assert world().state("USA").french_plural


def test_names_are_elided_before_a_vowel_and_nowhere_else() -> None:
    for state in world().every:
        if state.french_article in ("le", "la"):
            assert state.name.in_("fr")[0] not in "AÂEÉÈIÎOÔU", state.code
        if state.french_article == "l’":
            assert state.name.in_("fr")[0] in "AÂEÉÈIÎOÔUH", state.code


def test_alphabetical_in_each_language() -> None:
    some = [world().state(code) for code in ("ZWE", "EST", "ERI", "EGY", "CIV", "CRI")]

    def order(language: str) -> list[str]:
        return [state.code for state in alphabetical(some, language)]

    assert order("en") == ["CRI", "CIV", "EGY", "ERI", "EST", "ZWE"]
    assert order("fr") == ["CRI", "CIV", "EGY", "ERI", "EST", "ZWE"]
    assert alphabetical(some, "zh") == alphabetical(reversed(some), "zh")


def test_every_chinese_name_begins_with_a_character_whose_sound_is_known() -> None:
    # Where this fails, a name has a rarer character: give it a homophone in ``ordering``.
    last_by_sound = "\u5ea7".encode("gb18030").decode("latin-1")
    named = [*world().every, *world().organisations, *world().regions]
    late = [each.code for each in named if sort_key(each.name.in_("zh"), "zh")[0] > last_by_sound]
    assert late == []


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("fr", ["Égypte", "Estonie", "Îles Cook", "Inde"]),
        ("es", ["canto", "caña", "cañón", "capa"]),
        ("ru", ["Еда", "Ёж", "Ель", "Иран", "Йемен", "Катар"]),
        ("ar", ["أرمينيا", "البحرين", "تونس", "الجزائر"]),
        ("zh", ["阿富汗", "法国", "斐济", "冈比亚", "秘鲁", "纳米比亚", "瑙鲁", "尼泊尔", "中国"]),
        ("en", ["Côte d’Ivoire", "Cote dIvory", "Sao Tome", "São Tome B"]),
    ],
)
def test_sort_keys(language: str, ordered: list[str]) -> None:
    assert sorted(reversed(ordered), key=lambda name: sort_key(name, language)) == ordered
