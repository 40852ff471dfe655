"""A table of a page is had at the page's own address, with its days and its viewer."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from accede.accounts.rules import Role
from accede.site import demonstration, translations

PERIOD = "from=2012-07-01&to=2014-06-30"
FIGURE = f"/en/reports/A/RES/68/187/figures/deposits/?{PERIOD}"
ANNEX = f"/en/reports/A/RES/68/187/annex/?{PERIOD}"


@pytest.fixture
def shown(db: None) -> Client:
    """A reader's browser, before a workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return Client()


def offered(html: str) -> list[str]:
    """The addresses of the files that a page offers."""
    found = re.findall(r'href="([^"]+)" download', html)
    return [each for address in found if "format=" in (each := unescape(address))]


def test_the_records_of_a_figure_as_csv(shown: Client) -> None:
    answer = shown.get(f"{FIGURE}&format=csv&table=records")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    name = "accede-records-A-RES-68-187-deposits-2012-07-01-2014-06-30.csv"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "private" in answer["Cache-Control"]
    lines = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(lines) == 34 and len({line["id"] for line in lines}) == 34
    assert {line["permalink"].startswith("http://testserver/en/") for line in lines} == {True}
    for line in lines[:3]:
        assert shown.get(line["permalink"].partition("#")[0]).status_code == 200


def test_a_page_with_one_table_needs_no_name(shown: Client) -> None:
    assert shown.get(f"{FIGURE}&format=json").json()["table"] == "records"


def test_the_permanent_address_names_the_days_that_were_not_given(shown: Client) -> None:
    document = shown.get("/en/reports/A/RES/68/187/annex/?format=json&table=figures").json()
    assert document["permalink"].endswith(f"/annex/?{PERIOD}")
    assert document["period"] == {"from": "2012-07-01", "to": "2014-06-30"}


def test_figures_say_how_certain_they_are(shown: Client) -> None:
    rows = shown.get(f"{ANNEX}&format=json&table=figures").json()["rows"]
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows)
    deposits = [row for row in rows if row["figure"] == "deposits"]
    assert deposits and all(row["value"] == 34 for row in deposits)
    assert {row["certainty"] for row in rows} <= {"known", "known_until", "unknown"}
    assert all((row["value"] is None) == (row["certainty"] == "unknown") for row in rows)


def test_the_same_file_in_french(shown: Client) -> None:
    english = shown.get(f"{FIGURE}&format=xlsx").content
    french = shown.get(f"{FIGURE.replace('/en/', '/fr/')}&format=xlsx").content
    rows = load_workbook(BytesIO(french)).worksheets[0]
    assert [cell.value for cell in rows[1]][1:4] == ["Entrée", "Date", "Montant"]
    assert load_workbook(BytesIO(english)).worksheets[0]["B1"].value == "Record"
    about = dict(load_workbook(BytesIO(french)).worksheets[1].iter_rows(values_only=True))
    assert about["Du"].date() == date(2012, 7, 1)
    assert "statut juridique" in about["Note"]


def test_the_same_address_gives_the_same_bytes(shown: Client) -> None:
    for form in ("csv", "xlsx", "json"):
        once, again = (shown.get(f"{FIGURE}&format={form}").content for _ in range(2))
        assert once == again, form


@pytest.mark.parametrize(
    ("asked", "field", "choices"),
    [
        ("format=pdf&table=records", "format", "csv, xlsx, json"),
        ("format=&table=records", "format", "csv, xlsx, json"),
        ("format=csv&table=nothing", "table", "records"),
        ("format=csv&table=%3Cscript%3E", "table", "records"),
    ],
)
def test_what_a_page_does_not_have_is_named(
    shown: Client, asked: str, field: str, choices: str
) -> None:
    answer = shown.get(f"{FIGURE}&{asked}")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert f'<a href="#{field}">' in html and f'id="{field}"' in html
    assert choices in html
    assert "<script>" not in html


def test_a_page_with_several_tables_asks_which(shown: Client) -> None:
    answer = shown.get(f"{ANNEX}&format=csv")
    assert answer.status_code == 400
    assert "paragraphs, figures" in answer.content.decode()


def test_a_file_does_not_mend_a_wrong_day_or_place(shown: Client) -> None:
    assert shown.get(f"{FIGURE.replace('06-30', '06-31')}&format=csv").status_code == 400
    assert shown.get(f"{FIGURE.replace('deposits', 'nothing')}&format=csv").status_code == 404


def test_every_file_a_page_offers_opens(shown: Client) -> None:
    for place in (FIGURE, ANNEX, "/en/reports/", FIGURE.replace("/en/", "/fr/")):
        addresses = offered(shown.get(place).content.decode())
        assert len(addresses) % 3 == 0 and addresses, place
        for address in addresses:
            answer = shown.get(address)
            assert answer.status_code == 200, address
            assert answer["Content-Disposition"].startswith("attachment; "), address
    assert json.loads(shown.get(f"{FIGURE}&format=json").content)["rows"]


def test_a_browser_keeps_no_file_of_who_is_signed_in(
    shown: Client, signed_in: Callable[..., Client]
) -> None:
    state = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = state.get("/en/requests/?format=csv")
    assert answer.status_code == 200 and answer["Cache-Control"] == "private, no-store"
