"""The French pages are French: whoever follows their links finds no English of ours.

Two readers walk the whole workspace from its start: the public, and an officer, who sees
most. Of addresses that differ only in a code, a number or a day, a few are opened.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from tests.house.source_texts import badly_set
from tests.pages import EXAMPLES

from accede.accounts.rules import Role
from accede.site import demonstration

ROOMS = Path(__file__).resolve().parents[2] / "src" / "accede"
# How many pages of a kind are opened.
OF_A_KIND = 3
_SPOKEN = {"aria-label", "data-label", "title", "alt", "placeholder"}
_SILENT = {"script", "style"}
_EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Words that make a sentence English. Two of them in one text, and it is.
_ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|was|were|this|that|with|from|which|has|have|been|not|by|for|to|it)\b"
)


class Reading(HTMLParser):
    """What a page says in French, and where it leads. What is marked as English, or as a code
    that no language changes, is left out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: list[str] = []
        self._languages: list[tuple[str, str | None, bool]] = [("", "fr", False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # ``lang=""`` is what somebody wrote in a language that nobody noted.
        language = given["lang"] if "lang" in given else self._languages[-1][1]
        if language == "fr":
            self.said += [value or "" for name, value in attrs if name in _SPOKEN]
        if tag == "a" and (address := given.get("href")):
            self.links.append(address)
        if tag not in _EMPTY:
            kept = tag in _SILENT or given.get("translate") == "no"
            silent = kept or self._languages[-1][2]
            self._languages.append((tag, language, silent))

    def handle_endtag(self, tag: str) -> None:
        while len(self._languages) > 1 and self._languages.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _, language, silent = self._languages[-1]
        if language == "fr" and not silent:
            # The spaces that hold are kept.
            self.said.append(re.sub(r"[ \n\t]+", " ", data).strip(" "))


class English:
    """Tells English from French: by our own sources, and by the words that join a sentence."""

    def __init__(self) -> None:
        self._whole: set[str] = set()
        self._open: list[re.Pattern[str]] = []
        self._known: dict[str, bool] = {}
        for text in english():
            if "%(" in text:
                parts = re.split(r"%\(\w+\)s", text)
                self._open.append(re.compile(".+".join(map(re.escape, parts))))
            else:
                self._whole.add(text)

    def __contains__(self, said: str) -> bool:
        if said not in self._known:
            self._known[said] = (
                said in self._whole
                or len(_ENGLISH.findall(said)) > 1
                or any(each.fullmatch(said) for each in self._open)
            )
        return self._known[said]


def english() -> Iterator[str]:
    """Every English text of the pages that has another French one."""
    for path in sorted(ROOMS.glob("**/locale/fr/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="fr"):
                ids = [message.id] if isinstance(message.id, str) else [*message.id]
                said = message.string or ""
                french = [said] if isinstance(said, str) else [*said]
                yield from (text for text in ids if text and text not in french)


def walk(browser: Client, start: list[str]) -> Iterator[tuple[str, Reading]]:
    """Every page that links lead to within the French pages, a few of each kind."""
    waiting, seen, kinds = list(start), set(start), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        answer = browser.get(address)
        if answer.get("Content-Type", "").startswith("text/html") and answer.status_code != 302:
            page = Reading()
            page.feed(answer.content.decode())
            yield address, page
            for link in page.links:
                link = link.split("#")[0]
                link = address.split("?")[0] + link if link.startswith("?") else link
                if not link.startswith("/fr/") or link in seen:
                    continue
                kind = re.sub(r"=[^&]*", "=*", re.sub(r"\b[A-Z]{3,}[-\w]*|\d[-.\w]*", "*", link))
                seen.add(link)
                kinds[kind] += 1
                is_file = "format=" in link or re.search(r"\.(pdf|docx|zip)(\?|$)", link)
                if kinds[kind] <= OF_A_KIND and not is_file:
                    waiting.append(link)


@pytest.fixture
def workspace(db: None) -> None:
    demonstration.load()


@pytest.mark.slow
@pytest.mark.parametrize("role", [None, Role.OFFICER], ids=["public", "officer"])
def test_no_english_is_left_in_the_french_workspace(
    workspace: None, signed_in: Callable[..., Client], role: Role | None
) -> None:
    """Nor a straight apostrophe, nor a sign with two parts without its space that holds."""
    browser = Client() if role is None else signed_in(role)
    start = [f"/fr{each.address}" for each in EXAMPLES if each.role == role]
    in_english, left, wrong, pages = English(), {}, {}, 0
    for address, page in walk(browser, start):
        pages += 1
        for said in filter(None, page.said):
            if said in in_english:
                left[said] = address
            elif badly_set(said):
                wrong[said] = address
    assert left == {}
    assert wrong == {}
    assert pages > 20


@pytest.mark.parametrize(
    ("role", "of"),
    sorted({(each.role, each.of) for each in EXAMPLES if each.role not in (None, Role.OFFICER)}),
)
def test_no_english_is_left_on_the_pages_of_a_role(
    workspace: None, signed_in: Callable[..., Client], role: Role, of: str
) -> None:
    browser, in_english = signed_in(role, of=of), English()
    for each in EXAMPLES:
        if (each.role, each.of) == (role, of):
            page = Reading()
            page.feed(browser.get(f"/fr{each.address}").content.decode())
            assert [said for said in page.said if said in in_english] == [], str(each)


def test_english_is_caught() -> None:
    assert "The list of acts is complete" in English()
    assert "States" in English()
    assert "La liste des actes est complète" not in English()
    assert (
        badly_set("l'acte")
        and badly_set("Actes :")
        and badly_set("Actes:")
        and not badly_set("L’acte\u00a0:")
    )


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/fr/states/CIV/?as_of=2014-07-01", "1ᵉʳ\u00a0juillet 2014"),
        ("/en/states/CIV/?as_of=2014-07-01", "1\u00a0July 2014"),
        ("/fr/states/CIV/?as_of=2014-07-11", "11\u00a0juillet 2014"),
    ],
)
def test_days_are_written_out(workspace: None, address: str, words: str) -> None:
    assert words in Client().get(address).content.decode()


def test_the_language_switch_keeps_the_place_and_the_day(workspace: None) -> None:
    html = Client().get("/en/states/CIV/?as_of=2014-07-10").content.decode()
    assert 'href="/fr/states/CIV/?as_of=2014-07-10" lang="fr"' in html
