"""Two States on a page, in the API and on the command line; and how a statement is entered."""

import argparse
import csv
import json
import re
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.accounts.rules import Role
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.journal import queries as journal
from accede.site import demonstration
from accede.treaties import commands, models
from accede.treaties.queries import statements as queries

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
WAITS = "XEE-IPP73-1"


@pytest.fixture
def played(db: None) -> Client:
    demonstration.load()
    return Client()


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def row(html: str, instrument: str) -> str:
    found = re.search(rf'<tr id="between-{instrument}">(.*?)</tr>', html, re.DOTALL)
    assert found, instrument
    return plain(found[1])


def page(caller: Client, address: str, status: int = 200) -> str:
    answer = caller.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_real_pair_says_that_no_record_of_statements_is_loaded(played: Client) -> None:
    html = page(played, "/en/between/FRA/CAN/?as_of=2014-07-10")
    bombings = row(html, "TBC97")
    assert "Both are party" in bombings
    assert "since 3 May 2002" in bombings
    assert "no record of statements" in bombings
    assert "In force between them" not in plain(html)
    assert "No record of statements loaded." in html
    assert "No statement of either" not in html
    assert "Unknown: 9.1" in bombings


def test_an_objection_keeps_the_instrument_out_of_force(played: Client) -> None:
    html = page(played, "/en/between/XAA/XDD/?as_of=2014-07-10")
    assert "Not in force between them" in row(html, "TBC97")
    assert "Objection of Dorvenna, 30 November 2009" in row(html, "TBC97")
    before = page(played, "/en/between/XAA/XDD/?as_of=2014-07-10&as_known_on=2009-12-03")
    assert 'id="between-TBC97"' in before
    assert "Objection of Dorvenna" not in before


def test_a_reservation_alters_for_both_and_an_objection_is_told(played: Client) -> None:
    for address in ("/en/between/XAA/XBB/", "/en/between/XBB/XAA/"):
        bombings = row(page(played, f"{address}?as_of=2014-07-10"), "TBC97")
        assert "In force between them" in bombings
        assert "TBC97:9.2 does not apply" in bombings
        assert "The other objected." in bombings
        assert "Does not apply: 9.2 Applies: 9.1" in bombings.replace(" ,", ",")


def test_an_opt_out_a_declared_basis_and_a_withdrawal(played: Client) -> None:
    opted = row(page(played, "/en/between/XBB/XCC/?as_of=2014-07-10"), "TBC97")
    assert "Opted out: 20.1" in opted
    basis = row(page(played, "/en/between/XBB/XDD/?as_of=2014-07-10"), "ICSFT99")
    assert "Requests Bresolia receives: declared to be a basis" in basis
    assert "Requests Dorvenna receives: declared to be no basis" in basis
    for day, said in (("2003-06-01", "Opted out: 16.1"), ("2003-06-02", "Applies: 16.1")):
        assert said in row(page(played, f"/en/between/XAA/XFF/?as_of={day}"), "HOST79")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/en/between/FRA/ZZZ/", 404),
        ("/en/between/FRA/FRA/", 400),
        ("/en/between/FRA/XAA/", 400),
        ("/en/between/?first=FRA&second=QQQ", 400),
        ("/en/between/FRA/CAN/?as_of=2014-02-31", 400),
    ],
)
def test_what_cannot_be_set_side_by_side_is_refused(
    client: Client, address: str, status: int
) -> None:
    html = page(client, address, status)
    assert "<h1" in html
    assert "Traceback" not in html


def test_the_choice_leads_to_the_page_with_its_days(client: Client) -> None:
    answer = client.get("/en/between/?first=fra&second=CAN&as_of=2010-01-01")
    assert answer.headers["Location"] == "/en/between/FRA/CAN/?as_of=2010-01-01"
    days = "as_of=2010-01-01&as_known_on=2014-07-10"
    answer = client.get(f"/en/between/?first=FRA&second=CAN&{days}")
    assert answer.headers["Location"] == f"/en/between/FRA/CAN/?{days}"


def test_the_page_its_files_the_api_and_the_command_say_the_same(played: Client) -> None:
    days = "as_of=2014-07-10"
    told = played.get(f"/api/v1/between?first=XAA&second=XDD&{days}").json()
    sheet = played.get(f"/en/between/XAA/XDD/?{days}&format=csv&table=between")
    rows = list(csv.DictReader(StringIO(sheet.content.decode("utf-8-sig"))))
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    args = parser.parse_args(["treaties", "between", "xaa", "XDD", "--on", "2014-07-10"])
    outcome = args.run(args)
    assert isinstance(outcome, Outcome)
    document: Any = outcome.document
    assert set(document) == {
        *("first", "second", "on", "as_known_on", "digest", "rows", "agreements"),
    }
    by_api = {each["instrument"]: each["force"] for each in told["items"]}
    assert by_api == {each["instrument"]: each["force"] for each in document["rows"]}
    assert by_api == {each["instrument"]: each["force"] for each in rows}
    assert by_api["TBC97"] == "PRECLUDED"
    assert told["digest"] == document["digest"]
    assert told["digest"] in page(played, f"/en/between/XAA/XDD/?{days}")
    assert any("TBC97 PRECLUDED (XDD-TBC97-1)" in line for line in outcome.lines)
    whole = played.get(f"/en/between/XAA/XBB/?{days}&format=json&table=provisions").json()
    assert any("TBC97:9.2" in str(each) and "EXCLUDED" in str(each) for each in whole["rows"])


def test_agreements_of_the_two_are_told_as_their_records_give_them(client: Client) -> None:
    register = models.Register.objects.create(
        code="record", source_title="Record", source_reference="record.csv", digest="0",
        loaded_on=date(2014, 1, 1),
    )  # fmt: skip
    for code, begins in (("T-1", date(2004, 4, 4)), ("T-2", None)):
        models.AgreementRecord.objects.create(
            register=register, code=code, title=f"Extradition Treaty {code}", subject="EXTRADITION",
            bilateral=True, mixed=False, parties=["FRA", "CAN"], beside=0,
            signed=date(2003, 3, 3), in_force=begins, line=2,
        )  # fmt: skip
    html = page(client, "/en/between/FRA/CAN/?as_of=2014-07-10")
    assert "in force 4 April 2004" in plain(html)
    told = client.get("/api/v1/between?first=CAN&second=FRA&as_of=2014-07-10").json()
    assert {each["id"]: each["force"] for each in told["agreements"]} == {
        "T-1": "IN_FORCE",
        "T-2": "UNKNOWN",
    }
    sheet = client.get("/en/between/FRA/CAN/?as_of=2014-07-10&format=csv&table=agreements")
    assert "Extradition Treaty T-2" in sheet.content.decode()
    none = page(client, "/en/between/FRA/BEL/?as_of=2014-07-10")
    assert "does not mean that there is none" in none
    assert "Extradition Treaty" not in none


@pytest.mark.parametrize("two", [("FRA", "FRA"), ("FRA", "XAA"), ("FRA", "QQQ")])
def test_the_command_and_the_api_refuse_what_is_no_pair(
    client: Client, two: tuple[str, str]
) -> None:
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    args = parser.parse_args(["treaties", "between", *two])
    with pytest.raises(BadInput):
        args.run(args)
    answer = client.get(f"/api/v1/between?first={two[0]}&second={two[1]}")
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["name"] == "second"


def test_statements_in_the_api_are_those_that_count(played: Client) -> None:
    told = played.get("/api/v1/statements?instrument=IPP73").json()
    assert (told["count"], told["complete_until"]) == (0, {"IPP73": None})
    fictitious = played.get("/api/v1/statements?author=XEE").json()
    assert fictitious["count"] == 0
    own = played.get("/api/v1/statements?author=XCC&kind=PARTIAL_WITHDRAWAL").json()
    assert [each["about"] for each in own["items"]] == ["XCC-HOST79-1"]


PAGES = (
    "/en/instruments/IPP73/", "/en/states/XEE/", "/en/between/XEE/XBB/", "/en/",
    f"/en/statements/{WAITS}/", "/en/work-list/",
    "/en/instruments/IPP73/?format=json&table=statements",
    "/en/states/XEE/?format=csv&table=statements", "/api/v1/statements?author=XEE",
    "/api/v1/between?first=XEE&second=XBB", "/en/search/?q=XEE-IPP73-1",
)  # fmt: skip
OTHERS = (
    None, (Role.FOCAL_POINT, "XEE"), (Role.FOCAL_POINT, "XBB"), (Role.DONOR, "DEMO-DONOR"),
    (Role.PARTNER, "DEMO-PARTNER"), (Role.AUDITOR, ""), (Role.ADMINISTRATOR, ""),
)  # fmt: skip


@pytest.mark.parametrize("who", OTHERS)
def test_what_waits_is_told_nowhere_but_to_the_office(
    played: Client, signed_in: SignedIn, who: tuple[Role, str] | None
) -> None:
    caller = played if who is None else signed_in(who[0], of=who[1])
    for address in PAGES:
        html = caller.get(address).content.decode()
        shown = html.replace(f"/statements/{WAITS}/", "").replace(f"q={WAITS}", "")
        shown = shown.replace(f'value="{WAITS}"', "").replace(f"‘{WAITS}’", "")
        assert "towards States that do likewise" not in shown, address
        assert "not yet read by a second person" not in shown, address
    assert caller.get(f"/en/statements/{WAITS}/").status_code == 404


def test_the_office_sees_what_waits_and_another_officer_signs(signed_in: SignedIn) -> None:
    demonstration.load()
    officer = signed_in(Role.OFFICER)
    assert "Entered, not yet read by a second person" in page(officer, "/en/instruments/IPP73/")
    assert WAITS in page(officer, "/en/work-list/")
    html = page(officer, f"/en/statements/{WAITS}/")
    assert "Sign as second reader" in html
    refused = officer.post(f"/en/statements/{WAITS}/read/", {"agreed": "no"})
    assert refused.status_code == 400
    assert "does not agree with the source" in refused.content.decode()
    signed = officer.post(f"/en/statements/{WAITS}/read/", {"agreed": "yes"})
    assert signed.status_code == 302
    assert WAITS in {each.code for each in queries.statements().standing}
    assert [each.act for each in journal.about("treaties.Statement", WAITS)] == [
        "treaties.enter_statement",
        "treaties.read_statement",
    ]
    assert page(Client(), f"/en/statements/{WAITS}/")
    assert "Sign as second reader" not in page(officer, f"/en/statements/{WAITS}/")


FILLED = {
    "author": "FRA", "kind": "RESERVATION", "effect": "EXCLUDES", "provisions": "9.2, TBC97:20",
    "done": "2000-08-19", "language": "fr", "summary_en": "Says so.", "summary_fr": "Le dit.",
    "source_title": "Depositary notification", "reference": "C.N.0", "stated_on": "2000-08-25",
}  # fmt: skip


def test_an_officer_enters_a_statement_and_cannot_sign_it(signed_in: SignedIn) -> None:
    officer = signed_in(Role.OFFICER)
    answer = officer.post("/en/instruments/TBC97/statements/new/", FILLED)
    assert answer.status_code == 302
    entered = models.Statement.objects.get()
    assert (entered.code, entered.provisions) == ("FRA-TBC97-1", ["TBC97:9.2", "TBC97:20"])
    html = page(officer, "/en/statements/FRA-TBC97-1/")
    assert "You entered this. Another officer reads it." in html
    assert "Sign as second reader" not in html
    refused = officer.post("/en/statements/FRA-TBC97-1/read/", {"agreed": "yes"})
    assert refused.status_code == 400
    assert "Another officer reads it" in refused.content.decode()
    assert queries.statements().standing == ()


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"author": ""}, "Choose from the list"),
        ({"author": "QQQ"}, "Choose from the list"),
        ({"effect": ""}, "Choose the effect that it has."),
        ({"effect": "DESIGNATES"}, "has no such effect"),
        ({"provisions": "99"}, "‘99’ is no article or provision"),
        ({"provisions": ""}, "Name the provision"),
        ({"kind": "OBJECTION", "effect": "", "provisions": ""}, "Name an entry that is there"),
        ({"precludes": "on"}, "Only an objection keeps"),
        ({"done": "2000-02-30"}, "no such day"),
        ({"stated_on": "1999-01-01"}, "lies before the one it follows"),
        ({"stated_on": "9000-01-01"}, "This day is to come"),
        ({"summary_fr": " "}, "Write something here"),
        ({"language": "French"}, "code of one language"),
        ({"about": "XAA-TBC97-1"}, "Choose from the list"),
    ],
)
def test_a_bad_form_says_what_to_mend_and_writes_nothing(
    signed_in: SignedIn, other: dict[str, str], said: str
) -> None:
    officer = signed_in(Role.OFFICER)
    answer = officer.post("/en/instruments/TBC97/statements/new/", FILLED | other)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "error-summary" in html
    assert said in plain(html)
    assert models.Statement.objects.count() == 0


def test_a_correction_begins_with_what_it_corrects(signed_in: SignedIn) -> None:
    demonstration.load()
    officer = signed_in(Role.OFFICER)
    html = page(officer, "/en/instruments/TBC97/statements/new/?corrects=XCC-TBC97-1")
    assert 'value="20.1"' in html
    assert re.search(r'value="XCC-TBC97-1"\s+selected', html)


def test_the_record_of_an_instrument_is_said_to_be_complete(signed_in: SignedIn) -> None:
    officer = signed_in(Role.OFFICER)
    address = "/en/instruments/TBC97/statements/complete/"
    filled = {"complete_until": "2014-07-10", "source_title": "Status", "stated_on": "2014-07-09"}
    assert officer.post(address, filled).status_code == 400
    assert officer.post(address, filled | {"stated_on": "2014-07-10"}).status_code == 302
    (listed,) = models.StatementList.objects.all()
    assert "No record of statements loaded." in page(Client(), "/en/instruments/TBC97/")
    html = page(officer, f"/en/statements/{listed.code}/")
    assert "You entered this" in html
    assert Client().get(f"/en/statements/{listed.code}/").status_code == 404


def test_doors_of_officers_open_to_no_one_else(signed_in: SignedIn) -> None:
    demonstration.load()
    for caller in (signed_in(Role.FOCAL_POINT, of="XAA"), signed_in(Role.CLERK)):
        for place in ("new", "complete"):
            assert caller.get(f"/en/instruments/TBC97/statements/{place}/").status_code == 403
        assert caller.post(f"/en/statements/{WAITS}/read/", {"agreed": "yes"}).status_code == 403
    assert models.Statement.objects.get(code=WAITS).agreed is None


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.sampled_from(["XAA", "XBB", "XCC", "XDD", "XEE", "XFF"]), min_size=2, max_size=2,
             unique=True),
    st.dates(date(1985, 1, 1), date(2018, 1, 1)),
    st.dates(date(2003, 1, 1), date(2018, 1, 1)),
)  # fmt: skip
def test_what_a_public_person_sees_is_what_counts(
    played: Client, two: list[str], day: date, known: date
) -> None:
    days = f"as_of={day}&as_known_on={known}"
    html = page(played, f"/en/between/{two[0]}/{two[1]}/?{days}")
    shown = set(re.findall(r"/statements/([A-Z0-9-]+)/", html))
    counting = queries.statements(authors=two, as_known_on=known).standing
    assert shown <= {each.code for each in counting if each.done <= day}
    told = played.get(f"/api/v1/between?first={two[0]}&second={two[1]}&{days}").json()
    assert {each["id"] for each in told["statements"]} == {each.code for each in counting}
    assert json.dumps(told).count(WAITS) == 0
