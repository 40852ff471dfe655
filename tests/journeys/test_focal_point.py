"""J3, the focal point's journey: a State asks in its own words, and agrees on record.

Two people, each in a browser of their own that runs no script: a focal point and an officer.
What is walked here is told in ``docs/journeys/j3-focal-point.md``. A third has keys alone.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.assistance.models import Request, RequestMessage
from accede.journal.queries import verify
from accede.site import demonstration, translations

WORDS = (
    "Our prosecutors ask other States for evidence a few times a year, and most requests come "
    "back for want of detail. We ask for a week of practice with closed files of our own."
)
PROPOSAL = "Two officers would spend five working days with the unit in your capital."


@pytest.fixture
def two_pages(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A page for each of two people, without script and without memory."""
    contexts = [
        browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
        for _ in range(2)
    ]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.set_default_timeout(10_000)
    yield pages[0], pages[1]
    for context in contexts:
        context.close()


def test_a_focal_point_asks_and_agrees(
    live_server: LiveServer,
    two_pages: tuple[Page, Page],
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    translations.compile_all()
    demonstration.load()
    state, office = two_pages
    sign_in(state, account(Role.FOCAL_POINT, of="XAA"))
    sign_in(office, account(Role.OFFICER))
    here = f"{live_server.url}/en"

    # From the State's own page, from a finding, to a draft.
    state.goto(f"{here}/work-list/")
    state.get_by_role("link", name="The page of your State").click()
    expect(state.get_by_role("heading", level=1)).to_have_text("Avendria")
    state.get_by_text("Begin from a finding of a review").click()
    state.locator("a[href*='finding=XAA-2012-R1/TBC97']").first.click()
    expect(state.get_by_role("heading", level=1)).to_have_text("Write a request")
    state.get_by_role("button", name="Save and check").click()
    expect(state.get_by_role("alert")).to_contain_text("Write something here")
    state.get_by_label("What you ask for, in one line").fill("Practice in asking for evidence")
    state.get_by_label("Your request, in your own words").fill(WORDS)
    state.get_by_label("High").check()
    state.get_by_label("Whom to answer").fill("Directorate of Legislation")
    state.get_by_label("Legislative assistance").check()
    state.get_by_role("button", name="Save and check").click()

    # Check the answers, say who may see it, submit.
    expect(state.get_by_role("heading", level=1)).to_have_text("Check and submit")
    expect(state.locator("blockquote")).to_have_text(WORDS)
    expect(state.get_by_text("The State and the Office", exact=True)).to_be_visible()
    code = Request.objects.latest("pk").code
    office.goto(f"{here}/requests/{code}/")
    expect(office.get_by_text(WORDS)).to_have_count(0)
    state.get_by_role("button", name="Submit to the Office").click()
    expect(state.get_by_role("status")).to_contain_text("was submitted")

    # The officer finds it in the work list, acknowledges, asks, proposes.
    office.goto(f"{here}/work-list/")
    office.get_by_role("listitem").filter(has_text=code).get_by_role("link").click()
    expect(office.locator("blockquote").first).to_have_text(WORDS)
    office.get_by_role("button", name="Acknowledge receipt").click()
    office.get_by_role("button", name="Take under assessment").click()
    office.get_by_label("What the Office would do").fill(PROPOSAL)
    office.get_by_role("button", name="Propose this to the State").click()
    expect(office.get_by_role("button", name="Record the agreement")).to_have_count(0)

    # The focal point reads, asks back, and accepts.
    state.goto(f"{here}/work-list/")
    expect(state.get_by_role("listitem").filter(has_text=code)).to_contain_text(
        "Answer what the Office proposes"
    )
    state.get_by_role("listitem").filter(has_text=code).get_by_role("link").click()
    expect(state.locator(".message")).to_contain_text(PROPOSAL)
    state.get_by_role("link", name="Ask for something else").click()
    state.get_by_label("Your message").fill("Could it be in the second week of March?")
    state.get_by_role("button", name="Write", exact=True).click()
    office.goto(f"{here}/requests/{code}/")
    expect(office.locator(".message").last).to_contain_text("second week of March")
    office.get_by_label("Your message").fill("It can.")
    office.get_by_role("button", name="Write", exact=True).click()
    state.reload()
    state.get_by_role("button", name="Accept for our State").click()
    expect(state.get_by_role("status")).to_contain_text("You accepted")
    office.goto(f"{here}/requests/{code}/")
    office.get_by_role("button", name="Record the agreement").click()
    expect(office.locator(".opening .status")).to_have_text("Agreed")

    # The State decides who else sees it, and closes it again.
    state.goto(f"{here}/requests/{code}/")
    state.get_by_role("link", name="See who can see it, open or close it").click()
    state.get_by_label("Everyone, without signing in").check()
    state.get_by_role("button", name="Open it from today").click()
    row = state.get_by_role("row").filter(has_text="Everyone, without signing in")
    row.get_by_role("button", name=re.compile("Close it")).click()
    expect(state.get_by_role("status")).to_contain_text("closed from today")

    # And withdraws, when it wishes.
    state.goto(f"{here}/requests/{code}/")
    state.get_by_role("link", name="Withdraw the request").click()
    state.get_by_role("button", name="Withdraw the request").click()
    expect(state.locator(".opening .status")).to_have_text("Withdrawn by the State")
    assert RequestMessage.objects.filter(request__code=code).count() == 4
    assert verify() == ()


class Keys:
    """A person who has a keyboard and nothing else: on with Tab until the thing is reached."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def to(self, wanted: Locator, *, at_most: int = 120) -> "Keys":
        for _ in range(at_most):
            self._page.keyboard.press("Tab")
            if wanted.evaluate("one => one === document.activeElement"):
                return self
        raise AssertionError(f"no key leads to {wanted}")

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        self._page.keyboard.insert_text(text)


def test_a_focal_point_asks_and_withdraws_with_keys_alone(
    live_server: LiveServer,
    browser_page: Page,
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    translations.compile_all()
    demonstration.load()
    page, keys = browser_page, Keys(browser_page)
    sign_in(page, account(Role.FOCAL_POINT, of="XAA"))
    page.goto(f"{live_server.url}/en/")
    keys.to(page.get_by_role("link", name="Requests", exact=True).first).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Requests for assistance")
    keys.to(page.get_by_role("main").get_by_role("link", name="Write a request")).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a request")

    keys.to(page.get_by_label("What you ask for, in one line")).write("Practice with evidence")
    keys.to(page.get_by_label("Your request, in your own words")).write(WORDS)
    # One key chooses among what stands together, and one marks.
    keys.to(page.get_by_label("Medium")).press("ArrowUp")
    expect(page.get_by_label("High")).to_be_checked()
    keys.to(page.get_by_label("Whom to answer")).write("Directorate of Legislation")
    keys.to(page.get_by_label("Legislative assistance")).press("Space")
    keys.to(page.get_by_role("button", name="Save and check")).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check and submit")
    keys.to(page.get_by_role("button", name="Submit to the Office")).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("was submitted")

    keys.to(page.get_by_role("link", name="Withdraw the request")).press("Enter")
    expect(page).to_have_url(re.compile("/withdraw/$"))
    keys.to(page.get_by_role("button", name="Withdraw the request")).press("Enter")
    expect(page.locator(".opening .status")).to_have_text("Withdrawn by the State")
