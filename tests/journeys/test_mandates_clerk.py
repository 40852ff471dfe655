"""J8. A mandates clerk reads a new resolution, corrects it, lays it beside its forerunner.

Nobody's browser runs a script.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.journal.queries import verify
from accede.site import demonstration, translations

OLD = (
    "78/999. Lighthouses\n\nThe General Assembly,\n\nRecalling the night,\n\n"
    "1. Urges States to light lamps along the coast and in the harbours of the north;\n\n"
    "2. Requests the Office to train keepers, upon request and within its mandate;\n\n"
    "3. Requests the Secretary-General to report to it at its seventy-ninth session.\n"
)
NEW = (
    "79/998. Lighthouses\n\nThe General Assembly,\n\nRecalling its resolution 78/999,\n\n"
    "1. Urges all States to light lamps along the coast and in the harbours of the south;\n\n"
    "2. Requests the Secretary-General to report to it at its eightieth session.\n"
)


@pytest.fixture
def workspace(live_server: LiveServer) -> str:
    """The address of a running workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return str(live_server.url)


@pytest.fixture
def two_pages(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A page for the clerk and one for anybody, without script and without memory."""
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


def drop(page: Page, workspace: str, name: str, text: str) -> None:
    page.goto(f"{workspace}/en/mandates/")
    page.get_by_role("link", name=re.compile("^Read a resolution")).click()
    page.get_by_label("A file").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Read it").click()


def test_a_clerk_reads_stores_corrects_and_compares(
    workspace: str,
    two_pages: tuple[Page, Page],
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    clerk, anybody = two_pages
    sign_in(clerk, account(Role.CLERK, code="mandates.clerk"))

    # What is no resolution is told, and what is one is shown before anything is kept.
    drop(clerk, workspace, "letter.txt", "Dear all, no resolution is in this file.")
    expect(clerk.get_by_role("alert")).to_contain_text("no resolution begins")
    drop(clerk, workspace, "old.txt", OLD)
    expect(clerk.get_by_text("Not stored: this is what the file says.")).to_be_visible()
    expect(clerk.get_by_text("due at session 79 (2024)")).to_be_visible()
    anybody.goto(f"{workspace}/en/mandates/A/RES/78/999/text/")
    expect(anybody.get_by_role("heading", level=1)).not_to_contain_text("Lighthouses")

    clerk.get_by_label("Why it is stored").fill("a text to try on")
    clerk.get_by_role("button", name="Store the reading").click()
    expect(clerk.get_by_text("The reading is stored.")).to_be_visible()
    drop(clerk, workspace, "new.txt", NEW)
    clerk.get_by_label("Why it is stored").fill("its successor")
    clerk.get_by_role("button", name="Store the reading").click()

    # A correction lies over what was read, one click away.
    clerk.get_by_role("link", name=re.compile("^Correct.*Paragraph 1")).click()
    clerk.get_by_label("Its text").fill("Urges all States to light lamps along every coast;")
    clerk.get_by_role("button", name="Correct it").click()
    expect(clerk.get_by_role("alert")).to_be_visible()
    clerk.get_by_label("Why, and on what source").fill("the official record")
    clerk.get_by_role("button", name="Correct it").click()
    expect(clerk.get_by_text("The correction stands over what was read.")).to_be_visible()
    anybody.goto(f"{workspace}/en/mandates/A/RES/79/998/text/?find=every+coast")
    expect(
        anybody.get_by_text("Urges all States to light lamps along every coast;")
    ).to_be_visible()
    expect(anybody.get_by_role("link", name=re.compile("^Correct"))).to_have_count(0)

    # Beside its forerunner: what became of each paragraph, in words added and removed.
    anybody.goto(f"{workspace}/en/mandates/compare/?before=A/RES/78/999&after=A/RES/79/998&lang=en")
    expect(anybody.locator("ins").first).to_be_visible()
    expect(anybody.get_by_text("Gone", exact=True).first).to_be_visible()
    anybody.goto(f"{workspace}/en/mandates/calendar/")
    expect(anybody.get_by_role("link", name="A/RES/79/998, paragraph 2")).to_be_visible()
    assert verify() == ()


def test_evidence_follows_a_link_once_it_is_confirmed(
    workspace: str,
    two_pages: tuple[Page, Page],
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    clerk, anybody = two_pages
    sign_in(clerk, account(Role.CLERK, code="mandates.clerk"))
    later = f"{workspace}/en/mandates/A/RES/72/194/paragraphs/8/"
    anybody.goto(later)
    expect(anybody.get_by_text("Before and after it, by confirmed links")).to_have_count(0)

    clerk.goto(f"{workspace}/en/mandates/compare/?before=A/RES/68/187&after=A/RES/72/194")
    clerk.get_by_label("Paragraph of A/RES/68/187").fill("4")
    clerk.get_by_label("Paragraph of A/RES/72/194").fill("8")
    clerk.get_by_label("Why").fill("programmes against foreign fighters")
    clerk.get_by_role("button", name="Add the link").click()
    expect(clerk.get_by_text("The link stands from now on")).to_be_visible()

    anybody.goto(later)
    expect(anybody.get_by_text("Before and after it, by confirmed links")).to_be_visible()
    anybody.get_by_role("link", name="A/RES/68/187, paragraph 4").first.click()
    expect(anybody).to_have_url(re.compile("A/RES/68/187/paragraphs/4/"))

    # The same clerk takes it back; nothing of it is lost in the record.
    clerk.get_by_role("button", name=re.compile("^Refuse.*4 → 8")).click()
    expect(clerk.get_by_text("The link does not stand.")).to_be_visible()
    anybody.goto(later)
    expect(anybody.get_by_text("Before and after it, by confirmed links")).to_have_count(0)
    assert verify() == ()
