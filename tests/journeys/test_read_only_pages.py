"""The three pages walked in a browser, by a legal officer, a drafter, a keyboard, a telephone.

The page's own fixture fails a journey when the browser complains: of an error, or of
something the security policy does not allow.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.site import demonstration, translations

PLACES = (
    "/",
    "/states/",
    "/states/XAA/?as_of=2014-06-30",
    "/states/BOL/",
    "/instruments/",
    "/instruments/ICSANT05/?as_of=2014-07-10",
    "/reports/",
    "/reports/A/RES/68/187/annex/",
    "/reports/A/RES/68/187/figures/deposits/",
    "/reports/A/RES/68/187/figures/usd-demonstration/",
)


@pytest.fixture
def workspace(live_server: LiveServer) -> str:
    """The address of a running workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return str(live_server.url)


def test_a_legal_officer_sees_where_a_state_stood(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="States").click()
    page.get_by_role("link", name="FRA France", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("France")
    expect(page.get_by_text("as last known").first).to_be_visible()

    page.get_by_label("As of").fill("1999-01-01")
    page.get_by_role("button", name="Show this day").click()
    expect(page).to_have_url(re.compile(r"as_of=1999-01-01"))
    row = page.get_by_role("row").filter(has_text="TBC97")
    expect(row).to_contain_text("Signatory, not yet party")
    expect(row).to_contain_text("12\u00a0January 1998")

    row.get_by_role("link", name="Terrorist Bombings").click()
    expect(page).to_have_url(re.compile(r"/instruments/TBC97/\?as_of=1999-01-01"))
    expect(page.get_by_role("heading", level=2).first).to_contain_text("1\u00a0January 1999")
    page.get_by_role("link", name="Europe", exact=True).click()
    page.get_by_role("link", name="France", exact=True).click()
    expect(page).to_have_url(re.compile(r"/states/FRA/\?as_of=1999-01-01"))


def test_a_drafter_follows_a_figure_down_to_its_records(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/reports/")
    page.get_by_role("link", name="A/RES/68/187").click()
    expect(page.locator("article.duty")).to_have_count(15)

    page.locator("#paragraph-1").get_by_role("link", name="34", exact=True).click()
    expect(page.locator(".value")).to_have_text("34")
    expect(page.locator("tbody tr")).to_have_count(34)

    page.get_by_role("link", name="Qatar").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Qatar")
    expect(page).to_have_url(re.compile(r"as_of=2014-06-30"))


def test_a_drafter_opens_an_activity_where_it_is_told(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/reports/A/RES/68/187/figures/activities-demonstration/")
    expect(page.get_by_text("records of States that do not exist")).to_be_visible()
    page.get_by_role("link", name="Avendria").first.click()
    expect(page.get_by_role("heading", name="Activities")).to_be_visible()
    expect(page.locator("article:target")).to_have_count(1)


def test_a_keyboard_goes_past_the_header(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/states/FRA/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Go to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    for form in ("PDF", "Word", "web page"):
        expect(page.get_by_role("link", name=f"Overview ({form})")).to_be_focused()
        page.keyboard.press("Tab")
    expect(page.get_by_label("As of")).to_be_focused()


def test_a_reader_of_french_stays_where_they_are(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/instruments/TBC97/?as_of=2014-07-10")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url(re.compile(r"/fr/instruments/TBC97/\?as_of=2014-07-10"))
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=1)).to_contain_text("attentats terroristes")
    expect(page.get_by_role("button", name="Afficher cette date")).to_be_visible()


def test_a_bad_day_is_mended_on_the_spot(workspace: str, browser: Browser) -> None:
    # A browser of its own: it rightly says on its console that the first answer was a 400.
    page = browser.new_page()
    answer = page.goto(f"{workspace}/en/states/FRA/?as_of=2014-02-31")
    assert answer is not None and answer.status == 400
    page.get_by_role("alert").get_by_role("link", name="2014-02-31").click()
    page.get_by_label("As of").fill("2014-02-28")
    page.get_by_role("button", name="Show this day").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("France")
    page.close()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_shows_a_page_without_moving_it_sideways(
    workspace: str, browser_page: Page, language: str, scheme: str
) -> None:
    page = browser_page
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for place in PLACES:
        page.goto(f"{workspace}/{language}{place}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
        beyond = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => e.checkVisibility() &&"
            " e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))"
        )
        assert beyond == [], place
