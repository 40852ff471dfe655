"""Signing in, walked in a browser: in and out, by keyboard, with a second step.

The page's own fixture fails a journey when the browser complains: of an error, or of
something the security policy does not allow.
"""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.accounts.rules import Person, Role
from accede.site import translations

PASSWORD = "Lantern-Harbour-Thistle-9"


@pytest.fixture
def with_password(live_server: LiveServer, account: Callable[..., Person]) -> Callable[..., Person]:
    """Opens an account whose password is ``PASSWORD``, on a running workspace."""
    translations.compile_all()

    def opened(role: Role, **more: str) -> Person:
        person = account(role, **more)
        row = get_user_model().objects.get(code=person.code)
        row.set_password(PASSWORD)
        row.save()
        return person

    return opened


def _code(key: str) -> str:
    """What a telephone that has this key shows now (RFC 6238), told apart from the product.

    Whoever sees it change in a moment waits for the next, as people do.
    """
    left = 30 - time.time() % 30
    if left < 8:
        time.sleep(left)
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(key), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[at : at + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def _enter(page: Page, person: Person, address: str, password: str, button: str) -> None:
    page.get_by_label(address).fill(person.email)
    page.get_by_label(password).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=button).click()


def test_an_auditor_is_let_in_to_where_they_were_going_and_out_again(
    live_server: LiveServer, browser_page: Page, with_password: Callable[..., Person]
) -> None:
    page, person = browser_page, with_password(Role.AUDITOR)
    page.goto(f"{live_server.url}/en/record/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    _enter(page, person, "E-mail address", "Password", "Sign in")
    expect(page).to_have_url(re.compile(r"/en/record/$"))
    expect(page.get_by_text("The chain holds")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_a_keyboard_alone_signs_in(
    live_server: LiveServer, browser_page: Page, with_password: Callable[..., Person]
) -> None:
    page, person = browser_page, with_password(Role.FOCAL_POINT, of="XBB")
    page.goto(f"{live_server.url}/fr/account/sign-in/")
    page.get_by_label("Adresse électronique").focus()
    page.keyboard.type(person.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text(person.name).first).to_be_visible()


def test_an_officer_sets_up_the_second_step_and_needs_it_from_then_on(
    live_server: LiveServer, browser_page: Page, with_password: Callable[..., Person]
) -> None:
    page, person = browser_page, with_password(Role.OFFICER)
    page.goto(f"{live_server.url}/en/account/sign-in/")
    _enter(page, person, "E-mail address", "Password", "Sign in")
    page.get_by_role("link", name="Your account").click()
    page.get_by_role("link", name="Set up the second step").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()

    expect(page.get_by_role("img", name="The key as a square")).to_be_visible()
    key = page.locator(".secret").inner_text()
    page.get_by_label("Code").fill(_code(key))
    page.get_by_role("button", name="Set it up").click()
    expect(page.locator(".secrets li")).to_have_count(10)
    kept = page.locator(".secrets code").first.inner_text()

    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{live_server.url}/en/account/sign-in/")
    _enter(page, person, "E-mail address", "Password", "Sign in")
    expect(page.get_by_role("heading", level=1)).to_have_text("The second step")
    page.get_by_label("Code").fill(kept)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text(person.name).first).to_be_visible()
