"""What holds for every page: there is an example of each, whole, light and quick to make."""

import gzip
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from tests.pages import EXAMPLES, NOT_PAGES, Example

from accede.accounts.rules import DOORS, Role
from accede.site import demonstration
from accede.site.stylesheet import stylesheet

LIGHT = 100_000
FEW = 12
SNAPSHOT = Path(__file__).with_name("queries.txt")
# Operations of the API are doors as well; their addresses are named with the API's name.
_API = re.compile(r"^api[-_:]")


@pytest.fixture
def opened(db: None, signed_in: Callable[..., Client]) -> Callable[[Example], Client]:
    """A browser before the demonstration, signed in as an example asks."""
    demonstration.load()
    browsers: dict[tuple[Role | None, str], Client] = {}

    def as_(example: Example) -> Client:
        key = (example.role, example.of)
        if key not in browsers:
            browsers[key] = Client() if example.role is None else signed_in(*key[:1], of=key[1])
        return browsers[key]

    return as_


def test_every_door_has_an_example() -> None:
    shown = {example.door for example in EXAMPLES if example.door}
    pages = {door for door in DOORS if not _API.match(door)} - set(NOT_PAGES)
    assert sorted(pages - shown) == [], "add an example to tests/pages.py"
    assert sorted(shown - pages) == [], "no such door"


def test_an_example_stands_behind_its_door() -> None:
    for example in EXAMPLES:
        if example.door:
            assert resolve(f"/en{example.address.split('?')[0]}").view_name == example.door


def test_every_page_is_whole_and_light_and_asks_little(
    opened: Callable[[Example], Client],
) -> None:
    """Asks the database as often as the snapshot says, once warm, and never more than a dozen
    times. ``ACCEDE_SNAPSHOTS=write`` writes it anew; the change is then to be read.
    """
    lines = []
    for example in EXAMPLES:
        browser = opened(example)
        whole_and_light(browser.get(f"/en{example.address}"), example)
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/en{example.address}")
        assert len(queries) <= FEW, (str(example), [each["sql"][:150] for each in queries])
        lines.append(f"{len(queries):2}  {example}\n")
    if os.environ.get("ACCEDE_SNAPSHOTS") == "write":
        SNAPSHOT.write_text("".join(lines), encoding="utf-8")
    assert "".join(lines) == SNAPSHOT.read_text(encoding="utf-8")


def whole_and_light(answer: HttpResponse, example: Example) -> None:
    """With its frame, one heading, a title; no script; small enough with its stylesheet."""
    assert answer.status_code == example.status, example
    html = answer.content.decode()
    assert html.startswith('<!doctype html>\n<html lang="en" dir="ltr">'), example
    assert len(re.findall(r"<h1[ >]", html)) == 1, example
    assert re.search(r"<title>\S.* · Accede</title>", html), example
    assert "{{" not in html and "{%" not in html, example
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", html), example
    size = len(gzip.compress(answer.content)) + len(stylesheet().compressed)
    assert size <= LIGHT, example
