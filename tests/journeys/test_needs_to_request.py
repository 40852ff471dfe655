"""From what its review found lacking to a request: a focal point ticks two points, writes, submits.

Told in ``docs/needs.md``. The browser runs no script.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.assistance.models import Request
from accede.site import demonstration, translations

WORDS = (
    "Our Code takes no offence out of the political ones and leaves infrastructure aside. We ask "
    "for advice on two articles, in our capital, before the bill goes to the Council."
)


@pytest.fixture
def state(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def test_two_points_become_a_request_in_the_states_own_words(
    live_server: LiveServer,
    state: Page,
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    translations.compile_all()
    demonstration.load()
    sign_in(state, account(Role.FOCAL_POINT, of="XAA"))
    here = f"{live_server.url}/en"

    # From the State's page to its needs.
    state.goto(f"{here}/states/XAA/")
    state.get_by_role("link", name="Needs found by your reviews").click()
    expect(state.get_by_role("heading", level=1)).to_have_text("Needs")
    partly = state.locator("article").filter(has_text="TBC97:2.1").first
    expect(partly).to_contain_text("infrastructure facilities as a place of the offence")
    expect(partly.get_by_role("link", name="XAA-2014-01")).to_be_visible()

    # Drafting options stand one step away.
    partly.get_by_role("link", name="Drafting options").click()
    expect(state.get_by_role("heading", name="What a provision needs to have")).to_be_visible()
    state.go_back()

    # Nothing ticked leads nowhere, and says what to do.
    state.get_by_role("button", name="Write a request from the points ticked").click()
    expect(state.get_by_role("alert")).to_contain_text("Tick one point or more")

    # Two points ticked; the words are the State's own and still to be written.
    state.get_by_label("Take this point into a request TBC97:2.1").check()
    state.get_by_label("Take this point into a request TBC97:11").check()
    state.get_by_role("button", name="Write a request from the points ticked").click()
    expect(state.get_by_role("heading", level=1)).to_have_text("Write a request")
    expect(state.get_by_label("Your request, in your own words")).to_have_value("")
    expect(state.locator("input[name=findings]:checked")).to_have_count(2)
    state.get_by_role("button", name="Save and check").click()
    expect(state.get_by_role("alert")).to_contain_text("Write something here")
    state.get_by_label("What you ask for, in one line").fill("Advice on two articles")
    state.get_by_label("Your request, in your own words").fill(WORDS)
    state.get_by_role("button", name="Save and check").click()

    # Check, submit; the request shows its points, and the needs show the request.
    expect(state.get_by_role("heading", level=1)).to_have_text("Check and submit")
    expect(state.locator("blockquote")).to_have_text(WORDS)
    code = Request.objects.latest("pk").code
    state.get_by_role("button", name="Submit to the Office").click()
    expect(state.get_by_role("status")).to_contain_text("was submitted")
    expect(state.get_by_text("XAA-2012-R1/TBC97:11")).to_be_visible()
    state.goto(f"{here}/states/XAA/needs/")
    expect(state.get_by_role("link", name=code)).to_have_count(2)
