"""J11: a law is read against the obligations, because its State asked: candidates beside the law,
a finding that cites provisions, a second reader who returns it and then agrees.

Told in ``docs/journeys/j11-legal-drafter.md``. The browsers run no script.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office
from accede.legislation.acts import record_law
from accede.legislation.rules import ProvisionVersion
from accede.site import demonstration, translations

WORDS = "We drafted an Act on hostages last year. We ask that it be read before the Council votes."
DAY = date(2015, 1, 1)


@pytest.fixture
def desks(browser: Browser) -> Iterator[Callable[[], Page]]:
    """A browser of its own for each person."""
    contexts = []

    def opened() -> Page:
        context = browser.new_context(
            viewport={"width": 1280, "height": 900}, java_script_enabled=False
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield opened
    for context in contexts:
        context.close()


def _act_on_hostages() -> None:
    """A law that does not exist, of a State that does not: three articles."""
    texts = {
        "1": (
            "Taking of hostages",
            "Whoever seizes or detains another person and threatens to kill, to injure or to "
            "continue to detain that person, the hostage, in order to compel a State or an "
            "international organization to do or abstain from doing any act, is punished with "
            "imprisonment of ten to twenty years.",
        ),
        "2": ("Attempt", "The attempt to take a hostage is punished as the offence itself."),
        "3": ("Entry into force", "This Act enters into force on the day of its publication."),
    }
    record_law(
        actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
        code="XAA-HOSTAGES-ACT",
        state="XAA",
        title=Text({"en": "Act on the taking of hostages"}),
        cited_as="Hostages Act",
        provisions=[
            ProvisionVersion(number, Text({"en": head}), Text({"en": text}), Period(DAY))
            for number, (head, text) in texts.items()
        ],
        reason="the text as adopted",
        source=Source("Official Gazette of XAA (demonstration)", "2015/1", DAY),
        on=DAY,
    )


def test_a_law_is_read_by_two_officers_because_its_state_asked(
    live_server: LiveServer,
    desks: Callable[[], Page],
    account: Callable[..., Person],
    sign_in: Callable[[Page, Person], None],
) -> None:
    translations.compile_all()
    demonstration.load()
    _act_on_hostages()
    here = f"{live_server.url}/en"
    state, chief, ana, ben = desks(), desks(), desks(), desks()
    sign_in(state, account(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point"))
    sign_in(chief, account(Role.OFFICER, code="office.section-chief"))
    sign_in(ana, account(Role.OFFICER, code="officer.legal-1"))
    sign_in(ben, account(Role.OFFICER, code="officer.legal-2"))

    # The State asks, from the page of its own law; nobody else is offered to.
    state.goto(f"{here}/laws/XAA-HOSTAGES-ACT/")
    state.get_by_role("link", name="Ask to have this law read").click()
    state.get_by_label("In your own words").fill(WORDS)
    state.get_by_role("button", name="Ask for the review").click()
    expect(state.get_by_role("status")).to_contain_text("Your State asked for the review")
    code = state.url.rstrip("/").rsplit("/", 1)[1]

    # The chief of section assigns, and reads none of it.
    chief.goto(f"{here}/reviews/{code}/assign/")
    expect(chief.locator("main")).not_to_contain_text("before the Council votes")
    chief.locator("input[value='officer.legal-1']").check()
    chief.locator("input[value='officer.legal-2']").check()
    chief.get_by_role("button", name="Assign").click()
    assert (response := chief.goto(f"{here}/law-reviews/{code}/")) and response.status == 404

    # One officer opens an obligation beside the law: the candidates stand there with their reasons.
    ana.goto(f"{here}/law-reviews/{code}/?instrument=HOST79")
    expect(ana.locator("blockquote").first).to_have_text(WORDS)
    ana.locator("tr", has_text="HOST79:1.1").first.get_by_role("link").first.click()
    expect(ana.get_by_text("They are not findings")).to_be_visible()
    first = ana.locator("article").first
    expect(first).to_contain_text("Taking of hostages")
    expect(first.get_by_role("link", name="Open the provision")).to_have_attribute(
        "href", f"/en/laws/XAA-HOSTAGES-ACT/provisions/1/?as_of={_today()}"
    )

    # A finding without a provision is told where it lacks it; what was typed stays.
    ana.get_by_label("Addressed", exact=True).check()
    ana.get_by_label("Reasoning, in English").fill("Article 1 has every element.")
    ana.get_by_label("Reasoning, in French").fill("L’article 1 a chaque élément.")
    ana.get_by_role("button", name="Write the finding").click()
    expect(ana.get_by_role("alert")).to_contain_text("This judgement needs it")
    ana.get_by_label("Other provisions cited").fill("99")
    ana.get_by_role("button", name="Write the finding").click()
    expect(ana.get_by_role("alert")).to_contain_text("no provision ‘99’ in force today")
    ana.get_by_label("Other provisions cited").fill("")
    ana.get_by_label("1 — Taking of hostages").check()
    ana.get_by_role("button", name="Write the finding").click()
    expect(ana.get_by_role("status")).to_contain_text("The finding is written")

    # The other finds it in the work list and returns it.
    ben.goto(f"{here}/work-list/")
    ben.locator("li, tr").filter(has_text=f"{code}/HOST79:1.1").get_by_role("link").first.click()
    ben.get_by_label("It goes back, with a remark").check()
    ben.get_by_label("Your remark").fill("Third parties other than States are missing.")
    ben.get_by_role("button", name="Sign as second reader").click()

    # Written anew: in part, with what is lacking and two provisions; and agreed.
    ana.goto(f"{here}/law-reviews/{code}/HOST79:1.1/")
    expect(ana.locator("main")).to_contain_text("Third parties other than States are missing.")
    ana.get_by_text("Write a new version").click()
    ana.get_by_label("Partly addressed", exact=True).check()
    ana.get_by_label("Reasoning, in English").fill("Third parties are States and organizations.")
    ana.get_by_label("Reasoning, in French").fill("Les tiers sont États et organisations.")
    ana.get_by_label("What is lacking, in English").fill("natural and legal persons as third party")
    ana.get_by_label("What is lacking, in French").fill("les personnes comme tierce partie")
    ana.get_by_label("Other provisions cited").fill("3")
    ana.get_by_role("button", name="Write the finding").click()
    ben.goto(f"{here}/law-reviews/{code}/HOST79:1.1/")
    ben.get_by_label("I agree with it").check()
    ben.get_by_role("button", name="Sign as second reader").click()
    expect(ben.get_by_role("status")).to_contain_text("From today the finding stands")

    # The State sees it, and where help may begin; nobody else does.
    state.goto(f"{here}/law-reviews/{code}/?instrument=HOST79&finding=PARTLY_ADDRESSED")
    expect(state.locator("tbody tr")).to_have_count(1)
    expect(state.locator("tbody tr")).to_contain_text("1, 3")
    state.goto(f"{here}/states/XAA/needs/")
    expect(state.locator("main")).to_contain_text("natural and legal persons as third party")
    public = desks()
    assert (response := public.goto(f"{here}/law-reviews/{code}/")) and response.status == 404


def _today() -> str:
    return date.today().isoformat()  # noqa: TID251 - the page writes today's day in the address
