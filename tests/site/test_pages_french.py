"""The French pages are French: no English words of ours are left on them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client

from accede.site import demonstration, translations

ROOMS = Path(__file__).resolve().parents[2] / "src" / "accede"
PLACES = (
    "/",
    "/states/",
    "/states/CIV/",
    "/states/CIV/?as_of=2014-07-10",
    "/states/PSE/",
    "/states/COK/",
    "/states/XAA/?as_of=2014-06-30",
    "/states/FRA/?as_of=2005-01-01&as_known_on=2006-01-01",
    "/instruments/",
    "/instruments/TBC97/",
    "/instruments/ICSANT05/?as_of=2014-07-01",
    "/instruments/ICSANT05/?as_of=1990-01-01",
    "/mandates/",
    "/mandates/A/RES/68/187/",
    "/mandates/A/RES/68/187/paragraphs/1/",
    "/mandates/A/RES/72/194/",
    "/mandates/A/RES/72/194/paragraphs/13/",
    "/reports/",
    "/reports/A/RES/68/187/annex/",
    "/reports/A/RES/72/194/annex/",
    "/reports/A/RES/68/187/figures/deposits/",
    "/reports/A/RES/72/194/figures/deposits/",
    "/reports/A/RES/68/187/figures/activities-demonstration/",
    "/states/FRA/?as_of=2014-02-31",
    "/nothing/",
)
_SPOKEN = {"aria-label", "data-label", "title", "alt", "placeholder"}


class _Words(HTMLParser):
    """What a page says: its texts, and the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        # The spaces that hold are kept.
        self.said.append(re.sub(r"[ \n\t]+", " ", data).strip(" "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said += [value or "" for name, value in attrs if name in _SPOKEN]


def english() -> Iterator[re.Pattern[str]]:
    """Every English text of the pages that has another French one, its places left open."""
    for path in sorted(ROOMS.glob("*/locale/fr/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="fr"):
                ids = [message.id] if isinstance(message.id, str) else [*message.id]
                said = message.string or ""
                french = [said] if isinstance(said, str) else [*said]
                for text in ids:
                    if text and text not in french:
                        parts = re.split(r"%\(\w+\)s", text)
                        yield re.compile(".+".join(map(re.escape, parts)))


@pytest.fixture
def shown(db: None) -> Client:
    """A reader's browser, before a workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return Client()


def test_no_english_is_left_on_a_french_page(shown: Client) -> None:
    patterns = tuple(english())
    for place in PLACES:
        whole = set(filter(None, _said(shown, place)))
        left = {said for said in whole if any(each.fullmatch(said) for each in patterns)}
        assert left == set(), place


def test_french_is_set_as_french(shown: Client) -> None:
    """Apostrophes are curved; the signs with two parts stand off by a space that holds."""
    for place in PLACES:
        for said in _said(shown, place):
            # Codes and symbols are the same in every language: TBC97:2.3.a.
            text = re.sub(r"[A-Z]+\d+:\S+", "", said)
            assert not re.search(r"\w'\w", text), said
            assert not re.search(r" [:;!?»]|« ", text), said
            assert not re.search(r"[^\W\d_][:;!?](?:\s|$)", text), said


def _said(shown: Client, place: str) -> list[str]:
    words = _Words()
    words.feed(shown.get(f"/fr{place}").content.decode())
    return words.said


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/fr/states/CIV/?as_of=2014-07-01", "1ᵉʳ\u00a0juillet 2014"),
        ("/en/states/CIV/?as_of=2014-07-01", "1\u00a0July 2014"),
        ("/fr/states/CIV/?as_of=2014-07-11", "11\u00a0juillet 2014"),
    ],
)
def test_days_are_written_out(shown: Client, address: str, words: str) -> None:
    assert words in shown.get(address).content.decode()


def test_the_language_switch_keeps_the_place_and_the_day(shown: Client) -> None:
    html = shown.get("/en/states/CIV/?as_of=2014-07-10").content.decode()
    assert 'href="/fr/states/CIV/?as_of=2014-07-10" lang="fr"' in html
