"""What holds between two States: entered by one officer, read by another, seen by anybody.

And what changed between two days. Nobody's browser runs a script.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.journal.queries import verify
from accede.site import demonstration, translations

SUMMARY = "Does not take the convention as a basis for extradition."


@pytest.fixture
def workspace(live_server: LiveServer) -> str:
    """The address of a running workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return str(live_server.url)


@pytest.fixture
def three_pages(browser: Browser) -> Iterator[tuple[Page, Page, Page]]:
    """A page for each of three people, without script and without memory."""
    contexts = [
        browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
        for _ in range(3)
    ]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.set_default_timeout(10_000)
    yield pages[0], pages[1], pages[2]
    for context in contexts:
        context.close()


def test_a_statement_is_entered_read_and_shown_between_two_states(
    workspace: str,
    three_pages: tuple[Page, Page, Page],
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    one, other, anybody = three_pages
    sign_in(one, account(Role.OFFICER, code="officer.programme-1"))
    sign_in(other, account(Role.OFFICER, code="officer.programme-2"))

    # One officer enters it from the notification; what is lacking is told at its field.
    one.goto(f"{workspace}/en/instruments/HOST79/")
    one.get_by_role("link", name="Enter a statement").click()
    one.get_by_label("Whose statement").select_option("XAA")
    one.get_by_label("What it is").select_option("DECLARATION")
    one.get_by_role("combobox", name=re.compile("^What it does")).select_option("BASIS_NO")
    one.get_by_label("Made on").fill("2013-05-01")
    one.get_by_label("The language it is in").fill("en")
    one.get_by_label("In our own words, in English").fill(SUMMARY)
    one.get_by_label("In our own words, in French").fill(
        "Ne tient pas la convention pour base d’extradition."
    )
    one.get_by_label("Source", exact=True).fill("Depositary notification (demonstration)")
    one.get_by_label("Its number").fill("DEMO.2013.1")
    one.get_by_label("The day it states").fill("2013-05-10")
    one.get_by_role("button", name="Enter it").click()
    expect(one.get_by_role("alert")).to_contain_text("provision")
    one.get_by_label("Provisions it touches").fill("10.2")
    one.get_by_role("button", name="Enter it").click()
    expect(one.get_by_text("Entered, not yet read by a second person")).to_be_visible()
    expect(one.get_by_role("button", name="Sign as second reader")).to_have_count(0)

    # Until a second officer has read it, nobody else sees it, and nothing changes.
    pair = f"{workspace}/en/between/XAA/XBB/?as_of=2014-06-30"
    anybody.goto(pair)
    expect(anybody.get_by_text(SUMMARY)).to_have_count(0)

    # The second finds it in the work list and signs.
    other.goto(f"{workspace}/en/work-list/")
    other.get_by_role("listitem").filter(has_text="XAA-HOST79").get_by_role("link").click()
    other.get_by_label("It agrees with the source").check()
    other.get_by_role("button", name="Sign as second reader").click()
    expect(other.get_by_role("button", name="Sign as second reader")).to_have_count(0)

    # Anybody sees its effect, on the side of whoever receives the request.
    anybody.goto(pair)
    row = anybody.locator("#between-HOST79")
    expect(row).to_contain_text(SUMMARY)
    anybody.goto(f"{workspace}/en/between/XBB/XAA/?as_of=2013-04-30")
    expect(anybody.get_by_text(SUMMARY)).to_have_count(0)
    anybody.goto(f"{workspace}/en/search/?q=basis+extradition")
    expect(anybody.get_by_role("link", name=SUMMARY)).to_have_count(1)
    assert verify() == ()


def test_what_changed_is_asked_by_days_family_and_region(
    workspace: str, browser_page: Page
) -> None:
    page = browser_page
    page.goto(f"{workspace}/fr/changes/?from=2012-07-01&to=2014-06-30")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ce qui a changé")
    page.get_by_label("Famille").select_option("NINETEEN")
    page.get_by_label("Région").select_option("150")
    page.get_by_role("button", name="Afficher ces États").click()
    nuclear = page.locator("#of-ICSANT05")
    expect(nuclear).to_be_visible()
    france = page.get_by_role("row").filter(has_text="France").filter(has_text="Ratification")
    france.get_by_role("link", name="France").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("France")
    expect(page.locator("#standing-ICSANT05")).to_contain_text("11\u00a0septembre 2013")
