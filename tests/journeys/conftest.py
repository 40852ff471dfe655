"""A real browser for the journeys: the system's Chromium, driven by playwright.

``browser_page`` is an open page with nothing remembered. A journey fails when the page
it walks said something on the console: an error there is a broken page.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Chromium as root, on a machine without a screen and without a network.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.journey)


def chromium() -> str | None:
    """The browser to use: ``ACCEDE_CHROMIUM``, or the first one the system has."""
    names = (os.environ.get("ACCEDE_CHROMIUM") or "", *_NAMES)
    return next((path for name in names if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys of a run; skipped where the machine has none."""
    executable = chromium()
    if executable is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    # playwright keeps a loop running in this thread; Django would refuse its database there.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=executable, headless=True, args=list(_ARGUMENTS)
        )
        yield opened
        opened.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page of its own for one journey, 1280 by 900, without memory of the one before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(10_000)
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def sign_in(live_server: LiveServer) -> Callable[[Page, Person], None]:
    """Signs a person in to a page of the browser: ``sign_in(browser_page, account(Role.CLERK))``.

    A real session, without the way through the sign-in page; one journey of its own walks that.
    """

    def entered(page: Page, person: Person) -> None:
        client = Client()
        client.force_login(get_user_model().objects.get(code=person.code))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )

    return entered
