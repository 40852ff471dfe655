"""Six languages around every page: names, days, numbers, direction; what is English is marked."""

import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from accede.accounts.rules import Role
from accede.basics.partial import PartialDate
from accede.basics.texts import LANGUAGES
from accede.press.wording import in_words, number
from accede.site import menu

ARABIC = re.compile(r"[\u0600-\u06ff]")
DAY = date(2014, 7, 1)


def test_the_languages_stand_in_their_order_under_their_own_names(db: None) -> None:
    assert tuple(code for code, _ in settings.LANGUAGES) == LANGUAGES
    html = Client().get("/fr/").content.decode()
    names = re.search(r'<nav class="languages".*?</nav>', html, re.DOTALL)
    assert names is not None
    words = re.sub(r"<[^>]*>", " ", names[0]).split()
    assert words == ["العربية", "中文", "English", "Français", "Русский", "Español"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_is_shown_in_its_language(db: None, language: str) -> None:
    answer = Client().get("/", headers={"Accept-Language": f"{language}-XX,en;q=0.3"})
    assert answer.status_code == 302 and answer["Location"] == f"/{language}/"


@pytest.mark.parametrize(
    ("language", "name"),
    [("ar", "فرنسا"), ("zh", "法国"), ("ru", "Франция"), ("es", "Francia"), ("fr", "France")],
)
def test_a_state_has_its_name_in_the_language(db: None, language: str, name: str) -> None:
    html = Client().get(f"/{language}/states/FRA/?as_of=2014-07-01").content.decode()
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert heading is not None and name in heading[1]
    assert in_words(DAY, language) in html


@pytest.mark.parametrize(
    ("language", "day", "month", "year"),
    [
        ("en", "1\u00a0July 2014", "July 2014", "2014"),
        ("fr", "1ᵉʳ\u00a0juillet 2014", "juillet 2014", "2014"),
        ("es", "1\u00a0de julio de 2014", "julio de 2014", "2014"),
        ("ru", "1\u00a0июля 2014 года", "июль 2014 года", "2014 год"),
        ("zh", "2014年7月1日", "2014年7月", "2014年"),
        ("ar", "1\u00a0تموز/يوليه 2014", "تموز/يوليه 2014", "2014"),
    ],
)
def test_a_day_is_written_as_far_as_it_is_known(
    language: str, day: str, month: str, year: str
) -> None:
    assert in_words(DAY, language) == day
    assert in_words(PartialDate.parse("2014-07"), language) == month
    assert in_words(PartialDate.parse("2014"), language) == year


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234,567"),
        ("fr", "1\u202f234\u202f567"),
        ("es", "1.234.567"),
        ("ru", "1\u00a0234\u00a0567"),
        ("zh", "1,234,567"),
        ("ar", "1,234,567"),
    ],
)
def test_a_number_is_grouped_as_the_language_does(language: str, written: str) -> None:
    assert number(1_234_567, language) == written
    assert number(2014, language) == "2014"


class _Marked(HTMLParser):
    """Arabic letters that are not marked as Arabic."""

    def __init__(self) -> None:
        super().__init__()
        self.astray: list[str] = []
        self._languages = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "input", "br", "hr", "img"):
            self._languages.append((tag, dict(attrs).get("lang") or self._languages[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        while len(self._languages) > 1 and self._languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        # A title is all one language to a browser, whatever it says.
        tag, language = self._languages[-1]
        if ARABIC.search(data) and language != "ar" and tag != "title":
            self.astray.append(data.strip())


@pytest.mark.parametrize("place", ["/", "/states/", "/states/FRA/", "/instruments/TBC97/"])
def test_english_and_arabic_are_marked_as_what_they_are(db: None, place: str) -> None:
    html = Client().get(f"/ar{place}").content.decode()
    assert '<div class="page" lang="en">' in html
    page = _Marked()
    page.feed(html)
    assert page.astray == []


def test_every_label_of_the_menu_is_in_six_languages() -> None:
    assert {entry.door for entry in menu.offered()} >= {"start", "states", "instruments"}
    short = [entry.door for entry in menu.offered() if tuple(entry.label) != LANGUAGES]
    assert short == []


def test_the_menu_shows_the_doors_that_open(db: None, signed_in: Callable[..., Client]) -> None:
    def shown(browser: Client) -> set[str]:
        html = browser.get("/en/").content.decode()
        places = re.search(r'<nav class="places".*?</nav>', html, re.DOTALL)
        assert places is not None
        return set(re.findall(r'href="/en/([\w/-]*)"', places[0]))

    public, keeper = shown(Client()), shown(signed_in(Role.ADMINISTRATOR))
    assert "states/" in public and "people/" not in public
    assert public < keeper and "people/" in keeper
