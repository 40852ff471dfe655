"""The page of what changed: what it counts, keeps, admits not to know, and refuses."""

from html import unescape

import pytest
from django.test import Client

from accede.site import demonstration
from accede.treaties import catalogue


@pytest.fixture
def shown(db: None) -> Client:
    demonstration.load()
    return Client()


def html_of(shown: Client, address: str) -> str:
    answer = shown.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def rows_of(shown: Client, address: str) -> list[dict[str, object]]:
    document = shown.get(f"{address}&format=json&table=changes").json()
    return [dict(each) for each in document["rows"]]


def test_an_accession_is_shown_with_where_it_led(shown: Client) -> None:
    asked = "/en/changes/?from=2012-07-01&to=2014-06-30&instrument=ICSANT05&region=150"
    html, rows = html_of(shown, asked), rows_of(shown, asked)
    assert rows and {row["instrument"] for row in rows} == {"ICSANT05"}
    france = next(row for row in rows if row["participant"] == "FRA")
    assert (france["before"], france["after"], france["changed"]) == ("SIGNED", "BOUND", "yes")
    assert france["acts"] == "ratification 2013-09-11"
    assert "/en/states/FRA/?as_of=2014-06-30#standing-ICSANT05" in html
    assert ">Algeria</a>" not in html


def test_a_family_of_instruments_is_shown_alone(shown: Client) -> None:
    asked = "/en/changes/?from=2012-07-01&to=2014-06-30&family="
    universal = {row["instrument"] for row in rows_of(shown, f"{asked}UNIVERSAL")}
    nineteen = {row["instrument"] for row in rows_of(shown, f"{asked}NINETEEN")}
    assert "UNTOC00" in universal and "TBC97" in nineteen and not universal & nineteen
    assert universal | nineteen == {row["instrument"] for row in rows_of(shown, f"{asked}ALL")}
    assert shown.get(f"{asked}SHOES").status_code == 400


def test_every_file_has_what_the_pages_show_together(shown: Client) -> None:
    asked = "/en/changes/?from=1990-01-01&to=2014-06-30"
    first, second = html_of(shown, asked), html_of(shown, f"{asked}&page=2")
    assert first.count('<th scope="row"><a href="/en/states/') == 100
    assert "Next" in first and first != second
    assert len(rows_of(shown, asked)) > 200


def test_beyond_the_lists_it_says_what_it_does_not_know(shown: Client) -> None:
    html = html_of(shown, "/en/changes/?from=2015-01-01&to=2016-01-01&as_known_on=2014-12-31")
    assert "do not speak of these days" in html and "does not mean that there was none" in html
    across = html_of(shown, "/en/changes/?from=2013-01-01&to=2016-01-01&instrument=TBC97")
    assert "nothing from" in across and "do not speak of these days" not in across
    document = shown.get(
        "/en/changes/?from=2013-01-01&to=2016-01-01&instrument=TBC97&format=json&table=changes"
    ).json()
    assert any("TBC97" in note for note in document["notes"])


def test_without_days_it_is_the_last_year_that_is_known(shown: Client) -> None:
    html = html_of(shown, "/en/changes/?instrument=TBC97")
    assert 'value="2013-07-11"' in html and 'value="2014-07-10"' in html


def test_fictitious_states_are_never_among_the_changes(shown: Client) -> None:
    rows = rows_of(shown, "/en/changes/?from=1998-01-01&to=2020-01-01")
    assert not any(str(row["participant"]).startswith("XA") for row in rows)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("from=2014-01-01&to=2013-01-01", "before the first"),
        ("from=2014-02-31", "no such day"),
        ("to=2999-01-01", "in the future"),
        ("instrument=NOPE", "No instrument has this code"),
    ],
)
def test_what_cannot_be_is_refused(shown: Client, asked: str, words: str) -> None:
    answer = shown.get(f"/en/changes/?{asked}")
    assert answer.status_code == 400 and words in unescape(answer.content.decode())


def test_a_program_reads_the_same_changes(shown: Client) -> None:
    asked = "from=2012-07-01&to=2014-06-30"
    answer = shown.get(f"/api/v1/changes?{asked}").json()
    rows = rows_of(shown, f"/en/changes/?{asked}")
    assert answer["count"] == len(rows)
    assert {each["id"] for each in answer["items"]} == {
        f"{row['instrument']}:{row['participant']}" for row in rows
    }
    # Of an instrument without a list nothing is told; each is named.
    listed = {each.instrument for each, _ in catalogue.participation() if each.complete_until}
    assert {each["instrument"] for each in answer["untold"]} == set(
        catalogue.instruments()
    ) - listed
    assert {each["since"] for each in answer["untold"]} == {None}
    beyond = shown.get("/api/v1/changes?from=2014-07-01&to=2014-08-01&instrument=TBC97").json()
    assert beyond["untold"] == [{"instrument": "TBC97", "since": "2014-07-11"}]
    few = shown.get(f"/api/v1/changes?{asked}&region=150&participant=CIV").json()
    assert few["count"] == 0
    assert shown.get("/api/v1/changes?from=2014-01-01&to=2013-01-01").status_code == 422
    assert shown.get("/api/v1/changes?from=2014-01-01").status_code == 422
