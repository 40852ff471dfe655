"""Every page, in a browser: heard, reached by keyboard, in a narrow window, in the dark.

English is looked at whole, two examples of each door for each role: axe, keyboard, 320
pixels (what 400 % of zoom leaves) and 640 (200 %). French and Arabic, whose pages are the
same with other words, once for each door, by axe and at 320; Arabic in the dark, so that
each scheme is seen on every page. Contrast, the slowest of axe's rules, is measured once in
each scheme.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer
from tests.journeys.audit import Findings, accessible, by_keyboard, narrow
from tests.pages import EXAMPLES, Example

from accede.accounts.rules import Role
from accede.site import demonstration

# The style page shows each piece twice on purpose.
SHOWN_TWICE = {"style": ("landmark-unique",)}


CONTRAST = ("color-contrast",)
ONE_OF_EACH = tuple({example.door: example for example in reversed(EXAMPLES)}.values())[::-1]


def two_of_each() -> Iterator[Example]:
    """The first two examples of each door for each role: more of a kind are alike."""
    seen = Counter[tuple[str, Role | None]]()
    for example in EXAMPLES:
        seen[example.door, example.role] += 1
        if seen[example.door, example.role] <= 2:
            yield example


class Rooms:
    """Browser windows, one for each person who looks at an example."""

    def __init__(self, browser: Browser, url: str, signed_in: Callable[..., Client]) -> None:
        self._browser, self.url, self._signed_in = browser, url, signed_in
        self._open: dict[tuple[Role | None, str, str], tuple[BrowserContext, Page]] = {}

    def page(self, example: Example, scheme: str) -> Page:
        """The window of the example's person, in a colour scheme."""
        key = (example.role, example.of, scheme)
        if key not in self._open:
            # axe comes from outside the page, which the page's own policy would refuse.
            context = self._browser.new_context(
                viewport={"width": 1280, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                bypass_csp=True,
            )
            if example.role is not None:
                session = self._signed_in(example.role, of=example.of).cookies["sessionid"].value
                context.add_cookies([{"name": "sessionid", "value": session, "url": self.url}])
            page = context.new_page()
            page.set_default_timeout(20_000)
            self._open[key] = context, page
        return self._open[key][1]

    def close(self) -> None:
        for context, _ in self._open.values():
            context.close()


@pytest.fixture
def rooms(
    live_server: LiveServer, browser: Browser, signed_in: Callable[..., Client]
) -> Iterator[Rooms]:
    demonstration.load()
    opened = Rooms(browser, str(live_server.url), signed_in)
    yield opened
    opened.close()


# In two halves, so that two processors share what takes longest of all journeys.
@pytest.mark.parametrize("half", [0, 1], ids=["half", "other-half"])
def test_every_page_is_for_everybody(rooms: Rooms, half: int) -> None:
    findings = Findings()
    for example in islice(two_of_each(), half, None, 2):
        page = opened(rooms, example, "en", "light")
        findings.add(example, by_keyboard(page))
        findings.add(example, narrow(page, 640))
        findings.add(example, narrow(page, 320))
        page.set_viewport_size({"width": 1280, "height": 900})
        findings.add(example, accessible(page, but=SHOWN_TWICE.get(example.door, ())))
    assert not findings.found, f"\n{findings}"


@pytest.mark.parametrize(("language", "scheme"), [("fr", "light"), ("ar", "dark")])
def test_every_page_is_for_everybody_in(rooms: Rooms, language: str, scheme: str) -> None:
    findings = Findings()
    for example in ONE_OF_EACH:
        page = opened(rooms, example, language, scheme)
        findings.add(example, narrow(page, 320))
        page.set_viewport_size({"width": 1280, "height": 900})
        but = SHOWN_TWICE.get(example.door, ()) + (CONTRAST if scheme == "light" else ())
        findings.add(example, accessible(page, but=but))
    assert not findings.found, f"\n{findings}"


def opened(rooms: Rooms, example: Example, language: str, scheme: str) -> Page:
    """The example's page, as its person sees it, in the direction of its language."""
    page = rooms.page(example, scheme)
    answer = page.goto(f"{rooms.url}/{language}{example.address}")
    assert answer is not None and answer.status == example.status, example
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    return page


def test_marks_differ_in_form_whatever_their_colour(rooms: Rooms) -> None:
    page = rooms.page(Example("style", "/style/"), "light")
    page.goto(f"{rooms.url}/en/style/")
    for colours in ("none", "active"):
        page.emulate_media(forced_colors="active" if colours == "active" else "none")
        forms = page.evaluate(
            """() => [...document.querySelectorAll('#marks ~ .specimens [dir=ltr] .status')]
            .map(one => {
              const style = getComputedStyle(one, '::before');
              const filled = style.backgroundColor === 'rgba(0, 0, 0, 0)' ? '' : 'filled';
              return [one.dataset.mark, [style.borderStyle, style.borderWidth, style.borderRadius,
                style.blockSize, filled, style.backgroundImage === 'none' ? '' : 'dot'].join(' ')];
            })"""
        )
        by_mark = dict(forms)
        assert len(by_mark) >= 6
        assert len(set(by_mark.values())) == len(by_mark), by_mark


def test_a_page_needs_no_script(rooms: Rooms, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{rooms.url}/en/states/FRA/")
    page.get_by_label("As of").fill("1999-01-01")
    page.get_by_role("button", name="Show this day").click()
    assert "as_of=1999-01-01" in page.url
    page.get_by_role("link", name="Français").click()
    assert "/fr/states/FRA/?as_of=1999-01-01" in page.url
    page.goto(f"{rooms.url}/en/style/")
    page.get_by_role("button", name="Open the dialog").first.click()
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    context.close()
