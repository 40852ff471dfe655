"""A legal officer finds where a State stands: by tiles, by the matrix, on any day, on paper."""

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from accede.site import demonstration, translations


@pytest.fixture
def workspace(live_server: LiveServer) -> str:
    """The address of a running workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return str(live_server.url)


def test_an_officer_goes_from_the_tiles_to_the_acts(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/states/?as_of=2014-07-10")
    page.get_by_label("Instrument").select_option("TBC97")
    page.get_by_label("Region").select_option("014")
    page.get_by_role("button", name="Show these States").click()
    expect(page).to_have_url(re.compile(r"as_of=2014-07-10.*instrument=TBC97&region=014"))
    expect(page.get_by_role("link", name="KEN Kenya, party")).to_be_visible()
    expect(page.get_by_role("link", name="Senegal")).to_have_count(0)

    page.get_by_role("link", name="List", exact=True).click()
    row = page.get_by_role("listitem").filter(has_text="Burundi")
    expect(row).to_contain_text("signatory, not yet party")
    row.get_by_role("link", name="Burundi").click()
    expect(page).to_have_url(re.compile(r"/states/BDI/\?as_of=2014-07-10"))
    expect(page.locator("#standing-TBC97")).to_contain_text("may ratify, accept or approve")


def test_an_officer_turns_the_matrix_and_opens_a_cell(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/matrix/?as_of=2014-07-10")
    page.get_by_role("navigation", name="Pages by region").get_by_role(
        "link", name="Europe"
    ).click()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="France", exact=True))
    page.get_by_role("region", name="States and instruments").focus()
    row.locator("a[href$='#standing-TBC97']").click()
    expect(page).to_have_url(re.compile(r"/states/FRA/\?as_of=2014-07-10#standing-TBC97"))
    expect(page.locator("tr:target")).to_contain_text("19\u00a0August 1999")


def test_the_head_of_the_matrix_stays_in_view(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/matrix/?as_of=2014-07-10")
    moved = page.locator(".scroll.tall")
    moved.evaluate("e => e.scrollTo(0, e.scrollHeight)")
    top = moved.bounding_box()
    head = page.locator(".matrix thead th").nth(1).bounding_box()
    assert top and head and abs(head["y"] - top["y"]) < 2
    page.set_viewport_size({"width": 390, "height": 844})
    moved.evaluate("e => e.scrollTo(200, 0)")
    name = page.locator(".matrix tbody th").first.bounding_box()
    side = moved.bounding_box()
    assert name and side and abs(name["x"] - side["x"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_new_day_keeps_the_filters(workspace: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{workspace}/en/states/?as_of=2014-07-10&instrument=HOST79&group=LDC")
    page.get_by_label("As of").fill("1985-01-01")
    page.get_by_role("button", name="Show this day").click()
    expect(page).to_have_url(re.compile(r"instrument=HOST79.*as_of=1985-01-01"))
    expect(page.get_by_label("Group")).to_have_value("LDC")
    expect(page.get_by_role("link", name=re.compile("Eritrea, not applicable"))).to_be_visible()


DISCLAIMER = {"en": "frontiers or boundaries.", "fr": "frontières ou limites."}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", ["FRA", "BDI", "GBR"])
def test_a_state_is_printed_on_four_pages_at_most(
    workspace: str, browser_page: Page, language: str, code: str
) -> None:
    """A State with many records of its own has its sheet (PDF), which keeps to four as well."""
    browser_page.goto(f"{workspace}/{language}/states/{code}/")
    printed = browser_page.pdf(format="A4")
    pages = PdfReader(BytesIO(printed)).pages
    assert len(pages) <= 4
    # The foot of the page follows what it says of names and frontiers, and lies on nothing.
    last = " ".join(pages[-1].extract_text().split())
    assert DISCLAIMER[language] in last
