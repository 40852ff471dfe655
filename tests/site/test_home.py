"""The home page: what waits, what is new, and the ways in, for who looks."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accede.accounts.rules import Role
from accede.assistance.queries import requests as asked_for
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.site import demonstration
from accede.site.news import MOST, news
from accede.treaties.queries import snapshot
from accede.treaties.rules import Family


@pytest.fixture
def told(db: None) -> None:
    demonstration.load()


def _heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]*>", "", found[1]).strip()


def test_the_public_sees_what_the_workspace_is_and_what_is_new(told: None) -> None:
    html = Client().get("/en/").content.decode()
    assert "From the resolution to the report" in _heading(html)
    assert "Latest acts in the depositaries’ lists" in html
    assert "Requests that moved last" in html
    assert 'class="task-list"' not in html
    newest = snapshot().acts()[-1]
    assert f"/en/instruments/{newest.instrument}/?as_of={newest.done}" in html


def test_a_number_of_parties_stands_only_where_a_complete_list_tells_it(told: None) -> None:
    html = Client().get("/en/").content.decode()
    told_of = re.findall(r"<b>(\d+)</b> <a href=\"/en/instruments/([\w-]+)/", html)
    counted = {code: int(number) for number, code in told_of}
    legal = snapshot()
    nineteen = [code for code, each in legal.instruments.items() if each.family is Family.NINETEEN]
    complete = {code for code in nineteen if legal.complete_until(code)}
    assert complete and set(counted) == complete
    assert len(nineteen) == 19
    assert f"For {19 - len(complete)} more of the nineteen instruments" in html


def test_news_are_the_newest_first_and_few(told: None) -> None:
    for lately in news(viewer=PUBLIC_VIEWER, day=date(2026, 1, 1)):
        days = [each.on for each in lately.happened]
        assert 0 < len(days) <= MOST
        assert days == sorted(days, reverse=True)


def test_what_a_state_keeps_to_itself_is_no_news_to_the_public(
    told: None, signed_in: Callable[..., Client]
) -> None:
    def requests(browser: Client) -> set[str]:
        html = browser.get("/en/").content.decode()
        return set(re.findall(r"/en/requests/(X\w\w-[\w-]+)/", html))

    public = requests(Client())
    assert public
    assert requests(signed_in(Role.OFFICER)) - public
    # Each named to somebody is one that they may see; and not all are public.
    day = date.today()  # noqa: TID251 - a page asks what day it is, and so does its test
    for of in ("", "XAA", "XBB"):
        browser = signed_in(Role.FOCAL_POINT, of=of) if of else Client()
        viewer = Viewer(ViewerKind.STATE, of) if of else PUBLIC_VIEWER
        allowed = {each.code for each in asked_for(viewer=viewer, on=day)}
        assert requests(browser) <= allowed, of
        lately = {
            happened.code
            for room in news(viewer=viewer, day=day)
            for happened in room.happened
            if re.match(r"X\w\w-\d", happened.code)
        }
        assert lately <= requests(browser), of


def test_a_focal_point_finds_what_waits_and_the_way_to_ask(
    told: None, signed_in: Callable[..., Client]
) -> None:
    html = signed_in(Role.FOCAL_POINT, of="XAA").get("/en/").content.decode()
    assert 'class="task-list"' in html
    assert 'href="/en/requests/new/"' in html and 'href="/en/states/XAA/"' in html
    # What waits is the State's own: no task speaks of another State's request.
    tasks = re.search(r'<ul class="task-list">.*?</ul>', html, re.DOTALL)
    assert tasks is not None
    assert set(re.findall(r'<span class="code">(\w{3})-', tasks[0])) == {"XAA"}


@pytest.mark.parametrize("role", [Role.DONOR, Role.AUDITOR])
def test_nobody_finds_an_empty_page(
    told: None, signed_in: Callable[..., Client], role: Role
) -> None:
    html = signed_in(role).get("/en/").content.decode()
    assert "Nothing waits for you." in html
    assert "What is new" in html and "Ways in" in html
