"""The rulebook as a page: every coded rule, found by its code, in the language it is in."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from tests.house.test_rules import TESTS, marks_in

from accede.basics.ruled import rule
from accede.site.rulebook import french, passages, rules_by_room, spoken

ROOMS = [room for room in settings.ROOMS if "." not in room]
SOURCES = TESTS.parent / "src" / "accede"


@pytest.fixture
def html(db: None) -> str:
    return unescape(Client().get("/fr/rulebook/").content.decode())


def test_every_rule_of_the_house_stands_in_it_once(html: str) -> None:
    codes = re.findall(r'<dt id="([A-Z0-9-]+)">', html)
    assert sorted(codes) == sorted({code for code, _ in marks_in(SOURCES)})
    assert len(codes) == len(set(codes)) > 100


def test_every_rule_is_in_french_on_the_french_page(html: str) -> None:
    assert "traduites ici" in html
    texts = re.findall(r"<dd([^>]*)>", html)
    assert texts and all('lang="fr"' in each for each in texts)
    assert "fait un signataire, et ne lie pas" in html


def test_elsewhere_the_texts_are_marked_as_english_and_the_page_says_so(db: None) -> None:
    other = unescape(Client().get("/es/rulebook/").content.decode())
    texts = re.findall(r"<dd([^>]*)>", other)
    assert "Their texts are in English" in other
    assert texts and all('lang="en"' in each for each in texts)


def test_a_translation_is_of_the_text_that_the_rule_has_now() -> None:
    everything = [each for own in rules_by_room(ROOMS).values() for each in own]
    assert {each.code for each in everything} == set(french())
    stale = [each.code for each in everything if spoken(each, "fr") != "fr"]
    assert not stale, f"translate again, with the digest of the text: {stale}"
    for each in everything:
        told = [part for part in passages(each) if not part.example]
        assert len(told) == len(french()[each.code].text), each.code
    changed = replace(everything[0], text=everything[0].text + " And more.")
    assert spoken(changed, "fr") == "en", "a rule that changed is shown as it is written"


def test_the_translations_are_set_as_french_is() -> None:
    for code, each in french().items():
        for text in each.text:
            assert not re.search(r"(?<!\u00a0)[;:?!»](?=\s|$)", text), code
            assert not re.search(r"«(?!\u00a0)|'", text), code


def test_it_is_had_as_a_table(db: None) -> None:
    document = Client().get("/en/rulebook/?format=json&table=rules").json()
    rows = {row["id"]: row for row in document["rows"]}
    assert rows["FOLD-3"]["room"] == "treaties"
    assert "signatory" in rows["FOLD-3"]["text"]
    assert rows["FOLD-3"]["permalink"].endswith("/en/rulebook/#FOLD-3")


def test_rooms_come_in_the_order_asked_and_without_rules_not_at_all() -> None:
    assert list(rules_by_room(("treaties", "basics", "states"))) == ["treaties", "states"]
    codes = [each.code for each in rules_by_room(("treaties",))["treaties"]]
    assert codes.index("FOLD-2") < codes.index("FOLD-10")


def test_an_example_within_a_rule_is_told_from_its_text() -> None:
    @rule("TEST-1")
    def stated() -> None:
        """It holds.

        >>> 1 + 1
        2
        """

    (said, example) = passages(stated.__rule__)  # type: ignore[attr-defined]
    assert (said.text, said.example, example.example) == ("It holds.", False, True)
