"""Every table of every page is also had as a file, and the file says what it stands on."""

import csv
import json
import re
from collections.abc import Callable
from html import unescape
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.pages import EXAMPLES, Example

from accede.accounts.rules import Role
from accede.site import demonstration

# What each page gives as files: one taken away by mistake is missed here.
GIVEN = {
    "state": {"standing", "acts", "results", "statements"},
    "who-can-see": {"access"},
    "people": {"people"},
    "record": {"entries"},
    "mandates": {"resolutions"},
    "mandate": {"paragraphs"},
    "mandate-compare": {"comparison"},
    "mandate-text": {"matrix"},
    "mandate-calendar": {"calendar"},
    "states": {"states"},
    "matrix": {"matrix"},
    "instruments": {"instruments"},
    "accession": {"notices", "added"},
    "instrument": {"participants", "obligations", "statements"},
    "changes": {"changes"},
    "between": {"between", "provisions"},
    "requests": {"requests"},
    "frameworks": {"reviews"},
    "framework": {"questions"},
    "review": {"answers"},
    "law-review": {"findings"},
    "state-needs": {"needs"},
    "reports": {"reports"},
    "report-annex": {"paragraphs", "figures"},
    "figure": {"records"},
    "obligations": {"obligations"},
    "drafting-options": {"options"},
    "rulebook": {"rules"},
}
# What is told here and nowhere else is its own source; a list of States has none.
OWN_SOURCE = {
    "findings",
    "answers",
    "questions",
    "reviews",
    "needs",
    "options",
    "rules",
    "access",
    "people",
    "entries",
    "states",
    "requests",
    "results",
}
# Tables that show no records: there is nothing to take away.
NO_RECORDS = {"style": "the pieces of a page, with made-up words"}


@pytest.fixture
def opened(db: None, signed_in: Callable[..., Client]) -> Callable[[Example], Client]:
    demonstration.load()
    browsers: dict[tuple[Role | None, str], Client] = {}

    def as_(example: Example) -> Client:
        key = (example.role, example.of)
        if key not in browsers:
            browsers[key] = Client() if example.role is None else signed_in(*key[:1], of=key[1])
        return browsers[key]

    return as_


def offered(html: str) -> dict[tuple[str, str], str]:
    """The addresses of the files that a page offers, by table and format."""
    found = {}
    for address in re.findall(r'href="([^"]*[?;]format=\w+&amp;table=\w+[^"]*)"', html):
        address = unescape(address)
        asked = dict(re.findall(r"[?&](format|table)=(\w+)", address))
        found[asked["table"], asked["format"]] = address
    return found


def test_a_page_with_a_table_offers_it_as_a_file(opened: Callable[[Example], Client]) -> None:
    without, pages = [], 0
    for example in EXAMPLES:
        html = opened(example).get(f"/en{example.address}").content.decode()
        if "<table" not in html or example.door in NO_RECORDS:
            continue
        pages += 1
        files = offered(html)
        tables = {table for table, _ in files}
        if not tables or any(
            (table, form) not in files for table in tables for form in ("csv", "xlsx", "json")
        ):
            without.append(str(example))
    assert not without, "\n".join(without)
    assert pages > 8


@pytest.mark.slow
def test_every_file_offered_says_what_it_stands_on(opened: Callable[[Example], Client]) -> None:
    kinds: set[tuple[str, str]] = set()
    for example in EXAMPLES:
        browser = opened(example)
        html = browser.get(f"/en{example.address}").content.decode()
        for (table, form), address in offered(html).items():
            if form != "json" or (example.door, table) in kinds:
                continue
            kinds.add((example.door, table))
            document = json.loads(browser.get(address).content)
            assert document["table"] == table, address
            assert document["title"] and document["digest"], address
            assert document["permalink"].startswith("http://testserver/en/"), address
            assert bool(document["sources"]) == (table not in OWN_SOURCE), address
            ids = [row["id"] for row in document["rows"]]
            assert len(ids) == len(set(ids)) and all(ids), (address, "an id stands twice")
            for row in document["rows"]:
                assert row["permalink"].startswith("http://testserver/"), (address, row)
            for row in document["rows"][:2]:
                place = row["permalink"].removeprefix("http://testserver").partition("#")[0]
                assert browser.get(place).status_code == 200, (address, place)
            _the_same_rows(browser, address, ids)
    given = {door: {table for of, table in kinds if of == door} for door, _ in kinds}
    assert given == GIVEN


def _the_same_rows(browser: Client, address: str, ids: list[str]) -> None:
    answer = browser.get(address.replace("format=json", "format=csv"))
    lines = csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert [line["id"] for line in lines] == ids, address
    answer = browser.get(address.replace("format=json", "format=xlsx"))
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [str(cell.value) for cell in sheet["A"][1:]] == ids, address
