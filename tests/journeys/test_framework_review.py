"""A review by a framework, walked by a State and three officers: asked for, assigned, answered,
returned, agreed, commented, and its table taken away and brought back.

Told in ``docs/journeys/framework-review.md``. The browsers run no script.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.assessment.exchange import cell
from accede.site import demonstration, translations

WORDS = "Smuggled statues pass through our port. We ask that our rules be gone through with us."


@pytest.fixture
def desks(browser: Browser) -> Iterator[Callable[[], Page]]:
    """A browser of its own for each person."""
    contexts = []

    def opened() -> Page:
        context = browser.new_context(
            viewport={"width": 1280, "height": 900},
            java_script_enabled=False,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield opened
    for context in contexts:
        context.close()


def answer(page: Page, judgement: str, words: str, document: str) -> None:
    """Fills in the form of an answer and sends it."""
    if not page.get_by_label("Reasoning, in English").is_visible():
        page.get_by_text("Write a new version").click()
    page.get_by_label(judgement, exact=True).check()
    page.get_by_label("Reasoning, in English").fill(f"{words} (in English)")
    page.get_by_label("Reasoning, in French").fill(f"{words} (en français)")
    page.get_by_label("Document 1").fill(document)
    page.get_by_role("button", name="Write the answer").click()


def test_a_review_is_walked_by_a_state_and_its_officers(
    live_server: LiveServer,
    desks: Callable[[], Page],
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
    tmp_path: Path,
) -> None:
    translations.compile_all()
    demonstration.load()
    here = f"{live_server.url}/en"
    state, chief, ana, ben = desks(), desks(), desks(), desks()
    sign_in(state, account(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point"))
    sign_in(chief, account(Role.OFFICER, code="office.section-chief"))
    sign_in(ana, account(Role.OFFICER, code="officer.legal-1"))
    sign_in(ben, account(Role.OFFICER, code="officer.legal-2"))

    # The State reads the questions, and asks in its own words.
    state.goto(f"{here}/frameworks/")
    state.get_by_role("link", name="Cultural property").click()
    state.get_by_role("link", name="Ask for a review by this framework").click()
    state.get_by_role("button", name="Ask for the review").click()
    expect(state.get_by_role("alert")).to_contain_text("Write something here")
    state.get_by_label("In your own words").fill(WORDS)
    state.get_by_role("button", name="Ask for the review").click()
    expect(state.get_by_role("status")).to_contain_text("Your State asked for the review")
    code = state.url.rstrip("/").rsplit("/", 1)[1]

    # The chief of section sees that it waits, and not a word of it.
    chief.goto(f"{here}/work-list/")
    chief.locator("li, tr").filter(has_text=code).get_by_role("link").first.click()
    expect(chief.locator("main")).not_to_contain_text("Smuggled statues")
    chief.locator("input[value='officer.legal-1']").check()
    chief.locator("input[value='officer.legal-2']").check()
    chief.get_by_role("button", name="Assign").click()
    expect(chief.get_by_role("status")).to_contain_text("The officers were assigned")
    assert (response := chief.goto(f"{here}/reviews/{code}/")) and response.status == 404

    # One officer answers; an answer without its document is told where it lacks it.
    ana.goto(f"{here}/reviews/{code}/")
    expect(ana.locator("blockquote").first).to_have_text(WORDS)
    ana.locator("tr", has_text="M12:1").get_by_role("link").click()
    answer(ana, "Provided for by law", "The Act covers the export", "")
    expect(ana.get_by_role("alert")).to_contain_text("This judgement needs it")
    expect(ana.get_by_label("Reasoning, in English")).to_have_value(
        "The Act covers the export (in English)"
    )
    ana.get_by_label("Document 1").fill("Heritage Act, section 12")
    ana.get_by_role("button", name="Write the answer").click()
    expect(ana.get_by_role("status")).to_contain_text("The answer is written")
    expect(ana.get_by_text("You wrote a version of this")).to_be_visible()

    # The other finds it in the work list, and returns it with a remark.
    ben.goto(f"{here}/work-list/")
    ben.locator("li, tr").filter(has_text="XAA/M12:1").get_by_role("link").first.click()
    ben.get_by_label("It goes back, with a remark").check()
    ben.get_by_label("Your remark").fill("And the import?")
    ben.get_by_role("button", name="Sign as second reader").click()
    expect(ben.get_by_role("status")).to_contain_text("It goes back with your remark")

    # Written anew, and agreed: now it stands, and the State sees it on its own page.
    ana.goto(f"{here}/reviews/{code}/M12:1/")
    expect(ana.locator("main")).to_contain_text("And the import?")
    answer(ana, "Provided for by law", "The Act covers import and export", "Heritage Act")
    ben.goto(f"{here}/reviews/{code}/M12:1/")
    ben.get_by_label("I agree with it").check()
    ben.get_by_role("button", name="Sign as second reader").click()
    expect(ben.get_by_role("status")).to_contain_text("From today the answer stands")
    state.goto(f"{here}/states/XAA/")
    stands = state.locator("[id='answer-XAA/M12:1']")
    expect(stands).to_contain_text("Provided for by law")

    # The State comments, an officer replies.
    stands.get_by_role("link").first.click()
    state.get_by_label("Your State’s comment").fill("The port authority reads it otherwise.")
    state.get_by_role("button", name="Comment for your State").click()
    ana.goto(f"{here}/work-list/")
    ana.locator("li, tr").filter(has_text="XAA/M12:1").get_by_role("link").first.click()
    ana.get_by_label("Your reply").fill("We shall ask it.")
    ana.get_by_role("button", name="Reply").click()
    expect(ana.locator("main")).to_contain_text("We shall ask it.")

    # The table goes off line; meanwhile a colleague answers one of its questions.
    ana.goto(f"{here}/reviews/{code}/")
    with ana.expect_download() as download:
        ana.get_by_role("link", name="Take the table to work off line").click()
    file = tmp_path / "table.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for line in (3, 4):
        sheet[cell("judgement", line)] = "Unknown"
        for spoken in ("en", "fr"):
            sheet[cell(f"reasoning_{spoken}", line)] = f"From off line ({spoken})"
            sheet[cell(f"because_{spoken}", line)] = f"No file was at hand ({spoken})"
    book.save(file)
    ben.goto(f"{here}/reviews/{code}/M12:2/")
    ben.get_by_label("Unknown", exact=True).check()
    ben.get_by_label("Reasoning, in English").fill("Meanwhile")
    ben.get_by_label("Reasoning, in French").fill("Entre-temps")
    ben.get_by_label("The reason, in English").fill("Not seen")
    ben.get_by_label("The reason, in French").fill("Pas vu")
    ben.get_by_role("button", name="Write the answer").click()

    # Back again: one row would be written, one clashes, and nothing is overwritten.
    ana.get_by_role("link", name="Bring the table back").click()
    ana.get_by_label("The table, as a spreadsheet").set_input_files(file)
    ana.get_by_role("button", name="Look at what it would change").click()
    expect(ana.get_by_text("1 row would be written.")).to_be_visible()
    clash = ana.locator("section", has=ana.locator("h2", has_text="M12:2"))
    expect(clash).to_contain_text("Meanwhile")
    expect(clash).to_contain_text("From off line")
    ana.get_by_label("Write the sound rows").check()
    ana.get_by_role("button", name="Write 1 answer").click()
    expect(ana.get_by_role("status")).to_contain_text("1 answer was written")
    ana.goto(f"{here}/reviews/{code}/M12:2/")
    expect(ana.locator("main")).to_contain_text("Meanwhile")

    # Nobody else comes to see any of it.
    public = desks()
    assert (response := public.goto(f"{here}/reviews/{code}/")) and response.status == 404
    public.goto(f"{here}/states/XAA/")
    expect(public.locator("main")).not_to_contain_text("The Act covers import")
