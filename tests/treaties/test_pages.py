"""The legal pages: States, matrix, instruments; what they show, keep, and refuse."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from accede.site import demonstration, translations
from accede.states.queries import world
from accede.treaties.queries import snapshot
from accede.treaties.rules import Status


@pytest.fixture
def shown(db: None) -> Client:
    """A reader's browser, before a workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return Client()


def html_of(shown: Client, address: str) -> str:
    answer = shown.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def test_every_member_has_one_tile_and_who_is_none_stands_apart(shown: Client) -> None:
    html = html_of(shown, "/en/states/")
    grids, _, apart = html.partition('id="observer"')
    for state in world().every:
        code = f"<b>{state.code}</b>"
        assert (grids.count(code), apart.count(code)) == (
            (1, 0) if state.code in {each.code for each in world().members} else (0, 1)
        ), state.code
    assert "express no opinion" in html


def test_a_tile_says_a_standing_by_mark_and_by_word(shown: Client) -> None:
    html = html_of(shown, "/en/states/?instrument=TBC97&as_of=2014-07-10")
    marks = {
        code: (mark, word)
        for mark, code, word in re.findall(
            r'data-mark="(\w+)"><a href="[^"]+"><b>(\w+)</b> <span class="said">[^<]*?, ([^<]+)<',
            html,
        )
    }
    assert marks["FRA"] == ("full", "party")
    assert marks["BDI"] == ("ring", "signatory, not yet party")
    assert marks["SOM"] == ("open", "not yet party, no signature")
    standings = snapshot().standings("TBC97", date(2014, 7, 10))
    bound = {code for code, each in standings.items() if each.status is Status.BOUND}
    organisations = {each.code for each in world().organisations}
    assert {code for code, (mark, _) in marks.items() if mark == "full"} == bound - organisations
    assert "List" in html and "view=list" in html


def test_a_state_that_did_not_exist_is_not_called_not_yet_party(shown: Client) -> None:
    for code, day in (("SSD", "1990-01-01"), ("CZE", "1985-01-01")):
        html = html_of(shown, f"/en/states/{code}/?as_of={day}")
        assert "did not exist on this day" in html
        assert "ot yet party" not in html
        assert "Not applicable" in html


def test_the_list_holds_a_region_and_a_group_together(shown: Client) -> None:
    html = html_of(shown, "/en/states/?view=list&region=014&group=LDC")
    assert ">Uganda</a>" in html
    for out in (">Kenya</a>", ">Senegal</a>", ">Avendria</a>"):
        assert out not in html
    none = html_of(shown, "/en/states/?region=155&group=SIDS")
    assert "No State lies in both" in none


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", "AUT BEL FRA DEU LIE LUX MCO NLD CHE"),
        ("fr", "DEU AUT BEL FRA LIE LUX MCO NLD CHE"),
        ("es", "DEU AUT BEL FRA LIE LUX MCO NLD CHE"),
        ("ru", "AUT BEL DEU LIE LUX MCO NLD FRA CHE"),
    ],
)
def test_states_stand_in_the_alphabet_of_the_language(
    shown: Client, language: str, order: str
) -> None:
    day = "as_of=2014-07-10"
    for place in (f"states/?view=list&region=155&{day}", f"instruments/TBC97/?region=155&{day}"):
        html = html_of(shown, f"/{language}/{place}")
        # An instrument tells its milestones before its participants.
        listed = html.rpartition('ledger participants">')[2].partition("</table>")[0]
        codes = re.findall(rf'href="/{language}/states/(\w{{3}})/', listed)
        assert list(dict.fromkeys(codes)) == order.split(), place


@pytest.mark.parametrize(
    ("address", "field", "words"),
    [
        ("/en/states/?region=999", "region", "No region has this code"),
        ("/en/states/?group=G77", "group", "LDC, LLDC, SIDS"),
        ("/en/states/?instrument=NOPE97", "instrument", "No instrument has this code"),
        ("/en/states/?view=map", "view", "tiles, list"),
        ("/en/states/?as_of=2014-02-31", "as_of", "no such day"),
        ("/en/matrix/?region=elsewhere", "region", "No region has this code"),
        ("/en/matrix/?group=EU", "group", "No group has this code"),
        ("/en/matrix/?as_known_on=2999-01-01", "as_known_on", "in the future"),
        ("/en/instruments/?as_of=x", "as_of", "no such day"),
        ("/en/instruments/TBC97/?region=XX", "region", "No region has this code"),
        ("/fr/matrix/?group=EU", "group", "Aucun groupe n’a ce code"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    shown: Client, address: str, field: str, words: str
) -> None:
    answer = shown.get(address)
    assert answer.status_code == 400
    html = unescape(answer.content.decode())
    assert words in html and 'role="alert"' in html
    assert f'href="#{field}"' in html and f'id="{field}"' in html
    assert "Traceback" not in html


def test_each_cell_of_the_matrix_is_a_standing_and_opens_its_acts(shown: Client) -> None:
    day = date(2014, 7, 10)
    html = html_of(shown, f"/en/matrix/?as_of={day}&as_known_on=2014-12-31&region=150")
    legal = snapshot(as_known_on=date(2014, 12, 31))
    cells = re.findall(
        r'data-mark="(\w+)" href="/en/states/(\w+)/\?as_of=2014-07-10&as_known_on=2014-12-31'
        r'#standing-(\w+)"',
        html,
    )
    europe = {each.code for each in world().real if each.code in world().within("150")}
    assert len(cells) == len(europe) * len(legal.nineteen)
    assert {code for _, code, _ in cells} == europe
    for mark, code, instrument in cells:
        bound = legal.participation(instrument, code, day).status is Status.BOUND
        assert (mark == "full") == bound
    assert 'id="standing-TBC97"' in html_of(shown, f"/en/states/FRA/?as_of={day}")


def test_the_matrix_is_paged_by_region_and_ends_with_who_stands_apart(shown: Client) -> None:
    first = html_of(shown, "/en/matrix/?as_of=2014-07-10")
    assert ">Algeria</a>" in first and ">France</a>" not in first and "Avendria" not in first
    assert "/en/matrix/?region=150&as_of=2014-07-10" in first
    last = html_of(shown, "/en/matrix/?region=apart&as_of=2014-07-10")
    assert "Avendria" in last and "They do not exist" in last and ">France</a>" not in last
    assert "as last known" not in last.partition("<table")[2]


def test_beyond_the_lists_the_matrix_says_as_last_known(shown: Client) -> None:
    html = html_of(shown, "/en/matrix/?as_of=2014-07-11")
    assert "party, as last known" in html and "not known" in html
    assert "not yet party, no signature" not in html.partition("<table")[2]
    assert "complete until" in html


def test_days_and_filters_are_kept_from_page_to_page(shown: Client) -> None:
    days = "as_of=2010-01-01&as_known_on=2014-12-31"
    states = html_of(shown, f"/en/states/?{days}&instrument=TBC97&region=150")
    assert f"/en/states/FRA/?{days}" in states
    assert '<input type="hidden" name="instrument" value="TBC97">' in states
    assert '<input type="hidden" name="as_known_on" value="2014-12-31">' in states
    instruments = html_of(shown, f"/en/instruments/?{days}")
    assert f"/en/instruments/TBC97/?{days}" in instruments and f"/en/matrix/?{days}" in instruments
    one = html_of(shown, f"/en/instruments/TBC97/?{days}&region=150")
    assert f"/en/states/FRA/?{days}" in one and f"/en/instruments/?{days}" in one
    assert f"/en/states/?{days}" in html_of(shown, f"/en/states/FRA/?{days}")


def test_the_instruments_are_counted_on_the_day(shown: Client) -> None:
    html = html_of(shown, "/en/instruments/?as_of=2014-07-10")
    row = html[html.index("/instruments/TBC97/") :]
    standings = snapshot().standings("TBC97", date(2014, 7, 10))
    real = {each.code for each in (*world().real, *world().organisations)}
    bound = [code for code in real if standings[code].status is Status.BOUND]
    assert f"<div>{len(bound)}</div>" in row[: row.index("</tr>")]
    early = html_of(shown, "/en/instruments/?as_of=1990-01-01")
    assert "not adopted then" in early


def test_an_instrument_tells_its_life_and_its_acts_by_region(shown: Client) -> None:
    html = html_of(shown, "/en/instruments/TBC97/?as_of=2014-07-10&region=150")
    for words in ("22 deposits reached, by", "last day of signature", "the lists of acts end"):
        assert words in html
    acts = html[html.index('id="acts"') :]
    assert ">France</a>" in acts and ">Algeria</a>" not in acts
    early = html_of(shown, "/en/instruments/TBC97/?as_of=1990-01-01")
    assert "had not been adopted" in early and "entered into force" not in early


def test_a_state_page_counts_and_tells_what_may_come_next(shown: Client) -> None:
    html = html_of(shown, "/en/states/SOM/?as_of=2014-07-10")
    assert "may accede" in html
    assert re.search(r"<b>1</b> <span class=\"status\" data-mark=\"ring\">Signatory", html)
    france = html_of(shown, "/en/states/FRA/?as_of=2014-07-10")
    assert "To notify on becoming party" in france and "whether it was done is not" in france
    assert france.count('class="timeline acts-in-time"') == 1
    assert not re.search(r"\d\s?%|score|rank", france)


@pytest.mark.parametrize(
    ("address", "table", "number"),
    [
        ("/en/states/?instrument=TBC97&as_of=2014-07-10&region=150", "states", 44),
        ("/en/matrix/?as_of=2014-07-10&region=150", "matrix", 44 * 19),
        ("/en/instruments/?as_of=2014-07-10", "instruments", 63),
        ("/en/instruments/TBC97/?as_of=2014-07-10&region=150", "participants", 44),
        ("/en/instruments/TBC97/?as_of=2014-07-10", "obligations", 43),
        ("/en/states/FRA/?as_of=2014-07-10", "standing", 49),
        ("/en/states/FRA/?as_of=2014-07-10", "acts", 23),
    ],
)
def test_every_legal_table_is_had_as_data(
    shown: Client, address: str, table: str, number: int
) -> None:
    html = html_of(shown, address)
    assert f"format=csv&table={table}" in html
    document = shown.get(f"{address}&format=json&table={table}").json()
    assert document["as_of"] == "2014-07-10" and document["digest"]
    rows = document["rows"]
    assert len({row["id"] for row in rows}) == len(rows)
    assert len(rows) == number
    assert document["sources"] if table != "states" else True
    for row in (rows[0], rows[-1]):
        assert shown.get(row["permalink"].partition("#")[0]).status_code == 200
    again = shown.get(f"{address}&format=xlsx&table={table}")
    assert again.status_code == 200 and again.content[:2] == b"PK"


@pytest.mark.parametrize(
    ("state", "source", "never"),
    [("XAA", "Acts of the demonstration", "Status of multilateral treaties"),
     ("FRA", "Status of multilateral treaties", "Acts of the demonstration")],
)  # fmt: skip
def test_no_depositary_stands_behind_the_act_of_a_state_that_does_not_exist(
    shown: Client, state: str, source: str, never: str
) -> None:
    address = f"/en/states/{state}/?as_of=2014-07-10"
    html = html_of(shown, address)
    assert source in html and never not in html
    for table in ("standing", "acts"):
        cited = shown.get(f"{address}&format=json&table={table}").content.decode()
        assert source in cited and never not in cited, table


def test_a_file_of_the_matrix_says_status_and_certainty(shown: Client) -> None:
    address = "/en/matrix/?as_of=2014-07-11&region=150&format=json"
    rows = {row["id"]: row for row in shown.get(address).json()["rows"]}
    france = rows["FRA:TBC97"]
    assert (france["status"], france["as_last_known"]) == ("BOUND", "yes")
    assert france["reason"].startswith("The day is after the last day")
    assert {row["status"] for row in rows.values()} <= {"BOUND", "SIGNED", "UNKNOWN", "CONSENTED"}


def test_each_final_clause_names_its_article(shown: Client) -> None:
    page = html_of(shown, "/en/instruments/TBC97/?as_of=2014-07-10")
    clauses = page[page.index('id="clauses"') : page.index('id="obligations"')]
    for article in ("22(1)", "22(2)", "23", "21(1)"):
        assert f"(art.\N{NO-BREAK SPACE}{article})" in clauses


def test_who_may_still_join_reads_what_it_would_notify(shown: Client) -> None:
    page = html_of(shown, "/en/states/XBB/?as_of=2014-07-10")
    assert "may ratify" in page, "a signatory of the convention of 2005, not yet party"
    notices = page[page.index('id="notices"') :]
    assert "(art.\N{NO-BREAK SPACE}7(4))" in notices
    unknown = html_of(shown, "/en/states/SSD/?as_of=2020-01-01")
    assert 'id="notices"' not in unknown, "nothing follows from what is not known"
