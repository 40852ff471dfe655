"""The API: what it answers, what it refuses and how, and that it is described as it is."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.accounts.rules import DOORS
from accede.site import demonstration, translations
from accede.site.reference import operations, schema
from accede.states.queries import world
from accede.treaties.queries import snapshot

V1 = "/api/v1"


@pytest.fixture
def caller(db: None) -> Client:
    """A program without a token, before a workspace with the demonstration in it."""
    demonstration.load()
    return Client(raise_request_exception=False)


@pytest.fixture(autouse=True)
def _counts_begin_again(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def _get(caller: Client, place: str, **asked: Any) -> Any:
    answer = caller.get(f"{V1}{place}", asked)
    assert answer.status_code == 200, (place, asked, answer.content)
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    return answer.json()


def _problem(answer: Any, status: int) -> Any:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == {
        "type", "title", "status", "detail", "what_to_do", "instance", "fields",
    }  # fmt: skip
    assert told["status"] == status and told["what_to_do"] and told["detail"]
    assert told["type"].startswith("/api/#")
    return told


# ---------------------------------------------------------------- States


def test_states_are_those_of_today(caller: Client) -> None:
    told = _get(caller, "/states")
    assert told["count"] == len(told["items"]) == len(world().real)
    assert not any(each["demonstration"] for each in told["items"])
    france = next(each for each in told["items"] if each["id"] == "FRA")
    assert set(france["names"]) == {"ar", "zh", "en", "fr", "ru", "es"}
    assert france["permalink"] == "http://testserver/en/states/FRA/"
    assert caller.get(france["permalink"]).status_code == 200
    assert "no opinion" in told["note"]["en"]


def test_states_of_one_kind_and_region(caller: Client) -> None:
    made_up = _get(caller, "/states", kind="demonstration")["items"]
    assert {each["kind"] for each in made_up} == {"demonstration"}
    assert len(_get(caller, "/states", kind="member")["items"]) == 193
    western_africa = {each["id"] for each in _get(caller, "/states", region="011")["items"]}
    assert {"CIV", "SEN"} <= western_africa and "FRA" not in western_africa


def test_members_on_a_day_count_those_that_ended_since(caller: Client) -> None:
    then = {each["id"] for each in _get(caller, "/states", member_on="1980-01-01")["items"]}
    assert {"SUN", "CSK"} <= then and "CZE" not in then
    assert len(_get(caller, "/states", member_on="2014-01-01")["items"]) == 193


def test_one_state_is_found_by_its_code_however_written(caller: Client) -> None:
    assert _get(caller, "/states/civ")["id"] == "CIV"
    assert "ISO 3166" in _problem(caller.get(f"{V1}/states/QQQ"), 404)["detail"]


def test_regions_each_stand_after_the_one_that_holds_them(caller: Client) -> None:
    seen = {""}
    for each in _get(caller, "/regions")["items"]:
        assert each["parent"] in seen
        seen.add(each["id"])


# ---------------------------------------------------------------- treaties


def test_instruments_in_a_list_and_one_whole(caller: Client) -> None:
    listed = _get(caller, "/instruments")
    assert listed["count"] == len(snapshot().instruments)
    whole = _get(caller, "/instruments/TBC97")
    assert whole["clauses"]["entry"]["deposits"] == 22
    assert whole["clauses"]["later"] == {
        "article": "22(2)",
        "delay": "P30D",
        "counting": "nth_day_following",
    }
    assert (whole["kind"], whole["family"], whole["base"]) == ("CONVENTION", "NINETEEN", None)
    assert whole["sources"] and whole["complete_until"] == "2014-07-10"
    assert whole["entered_into_force"] == "2001-05-23"
    _problem(caller.get(f"{V1}/instruments/XYZ"), 404)


def test_obligations_by_instrument_kind_and_force(caller: Client) -> None:
    every = _get(caller, "/obligations")
    own = _get(caller, "/obligations", instrument="TBC97")
    assert 0 < own["count"] < every["count"]
    assert {each["instrument"] for each in own["items"]} == {"TBC97"}
    kind = _get(caller, "/obligations", instrument="TBC97", kind="OFFENCE")
    assert {each["kind"] for each in kind["items"]} == {"OFFENCE"}
    assert kind["words"]["kinds"]["OFFENCE"]["fr"] == "infraction"
    free = _get(caller, "/obligations", duty="false")
    asking = _get(caller, "/obligations", duty="true")
    assert free["count"] + asking["count"] == every["count"]
    one = kind["items"][0]
    assert _get(caller, f"/obligations/{one['id']}") == one
    assert one["permalink"].endswith(f"/en/instruments/TBC97/#{one['id']}")


def test_participation_on_a_day_says_what_the_page_says(caller: Client) -> None:
    told = _get(caller, "/participation", instrument="TBC97", as_of="2014-07-10")
    legal = snapshot()
    for each in told["items"]:
        placed = legal.participation("TBC97", each["participant"], _day("2014-07-10"))
        assert each["status"] == placed.status.value
        assert len(each["acts"]) == len(placed.acts)
    assert told["complete_until"] == {"TBC97": "2014-07-10"}
    assert told["sources"][0]["instrument"] == "TBC97"
    assert len(told["digest"]) == 64
    assert not any(each["participant"].startswith("XA") for each in told["items"])
    assert told["words"]["statuses"]["BOUND"]["fr"]


def test_beyond_the_list_what_is_not_known_is_unknown(caller: Client) -> None:
    told = _get(caller, "/participation", instrument="TBC97", as_of="2020-01-01")
    assert "NOT_SIGNED" not in {each["status"] for each in told["items"]}
    unknown = [each for each in told["items"] if each["status"] == "UNKNOWN"]
    assert unknown and {each["reason"] for each in unknown} == {"LIST_COMPLETE_UNTIL"}
    bound = [each for each in told["items"] if each["status"] == "BOUND"]
    assert bound and all(each["as_last_known"] for each in bound)


def test_participation_of_one_state_by_standing_and_region(caller: Client) -> None:
    mine = _get(caller, "/participation", participant="FRA", as_of="2014-07-10")
    assert mine["count"] == len(snapshot().instruments)
    bound = _get(caller, "/participation", participant="FRA", as_of="2014-07-10", status="BOUND")
    assert bound["count"] == sum(each["status"] == "BOUND" for each in mine["items"])
    inside = _get(caller, "/participation", instrument="TBC97", region="011", as_of="2014-07-10")
    assert {"CIV", "SEN"} <= {each["participant"] for each in inside["items"]}
    assert "EU" not in {each["participant"] for each in inside["items"]}
    made_up = _get(caller, "/participation", participant="XAA", as_of="2014-07-10")
    assert {each["participant"] for each in made_up["items"]} == {"XAA"}


def test_acts_of_a_period_are_the_deposits_of_the_report(caller: Client) -> None:
    asked = {"from": "2012-07-01", "to": "2014-06-30"}
    acts = _get(caller, "/acts", **asked)
    # The report counts what was deposited with the Secretary-General.
    against_terrorism = {code for code, each in snapshot().nineteen.items() if each.mtdsg}
    consents = [
        each
        for each in acts["items"]
        if each["kind"] not in _NO_CONSENT and each["instrument"] in against_terrorism
    ]
    assert len(consents) == 34 < acts["count"]
    assert len({each["id"] for each in acts["items"]}) == acts["count"]
    told = _problem(caller.get(f"{V1}/acts", {"from": "2014-01-01", "to": "2013-01-01"}), 422)
    assert told["fields"][0]["name"] == "to"


_NO_CONSENT = ("signature", "succession_to_signature", "provisional_application", "denunciation")


# ---------------------------------------------------------------- mandates, reports


def test_resolutions_by_any_symbol(caller: Client) -> None:
    assert _get(caller, "/resolutions")["count"] == 2
    one = _get(caller, "/resolutions/A/RES/68/187")
    assert [each["number"] for each in one["paragraphs"]] == [str(n) for n in range(1, 16)]
    again = _get(caller, "/resolutions/A/RES/72/194")
    assert "E/RES/2017/17" in again["resolution"]["symbols"]
    page = one["paragraphs"][0]["permalink"]
    assert caller.get(page).status_code == 200
    _problem(caller.get(f"{V1}/resolutions/A/RES/1/1"), 404)


def test_paragraphs_by_force_and_addressee(caller: Client) -> None:
    every = _get(caller, "/paragraphs")["count"]
    urging = _get(caller, "/paragraphs", force="urges", addressee="member_states")
    assert 0 < urging["count"] < every
    for each in urging["items"]:
        assert {"force": "urges", "of": "member_states"} in each["asks"]
    _problem(caller.get(f"{V1}/paragraphs", {"force": "orders"}), 422)


def test_figures_and_their_records(caller: Client) -> None:
    told = _get(caller, "/figures", resolution="A/RES/68/187")
    deposits = next(each for each in told["items"] if each["id"] == "deposits")
    assert deposits["value"] == deposits["records"] == 34
    one = _get(caller, "/figures/deposits", resolution="A/RES/68/187", language="fr")
    assert len(one["records"]) == 34 and "période" in one["label"]
    assert caller.get(one["permalink"]).status_code == 200
    _problem(caller.get(f"{V1}/figures/none", {"resolution": "A/RES/68/187"}), 404)
    told = _problem(caller.get(f"{V1}/figures"), 422)
    assert told["fields"][0]["name"] == "resolution"


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("place", "field", "given"),
    [
        ("/participation", "as_of", "2014-02-31"),
        ("/participation", "as_of", "10 July 2014"),
        ("/participation", "as_of", "2999-01-01"),
        ("/participation", "as_known_on", "yesterday"),
        ("/participation", "instrument", "XYZ"),
        ("/participation", "participant", "QQQ"),
        ("/participation", "region", "999"),
        ("/participation", "status", "RANKED"),
        ("/participation", "limit", "0"),
        ("/participation", "limit", "many"),
        ("/participation", "offset", "-1"),
        ("/participation", "state", "FRA"),
        ("/obligations", "kind", "SORT"),
        ("/obligations", "duty", "perhaps"),
        ("/states", "kind", "province"),
        ("/states", "member_on", "1945"),
        ("/requests", "standing", "LOST"),
        ("/requests", "state", "QQQ"),
        ("/acts", "from", "x"),
        ("/regions", "level", "1"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(
    caller: Client, place: str, field: str, given: str
) -> None:
    told = _problem(caller.get(f"{V1}{place}", {field: given}), 422)
    assert [each["name"] for each in told["fields"]] == [field]
    assert told["fields"][0]["problem"] and told["fields"][0]["what_to_do"]


def test_nothing_there(caller: Client) -> None:
    for place in ("/api/v1/nothing", "/api/v2/states", "/api/v1/", "/api/v1/states/"):
        told = _problem(caller.get(place), 404 if place != "/api/v1/" else 403)
        assert told["instance"] == place


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_here(caller: Client, method: str) -> None:
    answer = getattr(caller, method)(f"{V1}/states")
    _problem(answer, 405)
    assert answer["Allow"] == "GET, HEAD"


def test_the_head_alone_is_had_as_well(caller: Client) -> None:
    whole, head = caller.get(f"{V1}/regions"), caller.head(f"{V1}/regions")
    assert head.status_code == 200 and not head.content
    assert head["ETag"] == whole["ETag"]
    assert head["Content-Length"] == str(len(whole.content))


def test_only_json_is_answered(caller: Client) -> None:
    _problem(caller.get(f"{V1}/states", headers={"accept": "text/csv"}), 406)
    for accepted in ("application/json", "*/*", "application/*", "text/html, */*;q=0.1"):
        assert caller.get(f"{V1}/regions", headers={"accept": accepted}).status_code == 200


def test_a_failure_is_told_as_a_problem(caller: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("accede.treaties.api.snapshot", broken)
    told = _problem(caller.get(f"{V1}/instruments"), 500)
    assert "disk" not in json.dumps(told)


def test_who_asks_too_often_is_told_when_to_come_back(caller: Client, settings: Any) -> None:
    # A window so long that no test comes to its end.
    settings.ACCEDE_API_CALLS, settings.ACCEDE_API_WINDOW = 3, 10**7
    for _ in range(3):
        assert caller.get(f"{V1}/regions").status_code == 200
    answer = caller.get(f"{V1}/regions")
    _problem(answer, 429)
    assert 0 < int(answer["Retry-After"]) <= 10**7
    # Somebody else is not kept out.
    assert caller.get(f"{V1}/regions", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_who_asks_is_counted_where_they_come_from_and_not_by_what_they_say(
    caller: Client, settings: Any
) -> None:
    settings.ACCEDE_API_CALLS, settings.ACCEDE_API_WINDOW = 1, 10**7

    def asks(of: str, remote: str = "127.0.0.1") -> int:
        told = {"x-forwarded-for": of} if of else {}
        return caller.get(f"{V1}/regions", headers=told, REMOTE_ADDR=remote).status_code

    # Where no proxy of the operator stands before the server, anybody may write this header.
    assert [asks("192.0.2.1"), asks("192.0.2.2"), asks("")] == [200, 429, 429]
    # Who has one address of IPv6 has a whole network of them.
    assert [asks("", "2001:db8::1"), asks("", "2001:db8::2")] == [200, 429]
    # Behind a proxy of the operator, one caller keeps no other out.
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert [asks("192.0.2.3"), asks("192.0.2.4"), asks("198.51.100.9, 192.0.2.4")] == [
        200,
        200,
        429,
    ]
    assert [asks("nowhere"), asks("nothing")] == [200, 429]


# ---------------------------------------------------------------- form


def test_a_part_of_a_list(caller: Client) -> None:
    whole = _get(caller, "/states")
    part = _get(caller, "/states", limit=3, offset=2)
    assert part["items"] == whole["items"][2:5]
    assert part["count"] == whole["count"] and part["digest"] == whole["digest"]
    assert _get(caller, "/states", offset=10_000)["items"] == []


def test_what_has_not_changed_is_not_sent_again(caller: Client) -> None:
    first = caller.get(f"{V1}/instruments")
    again = caller.get(f"{V1}/instruments", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304 and not again.content
    other = caller.get(f"{V1}/states", headers={"if-none-match": first["ETag"]})
    assert other.status_code == 200


def test_no_other_site_may_read_it_through_a_browser(caller: Client) -> None:
    answer = caller.get(f"{V1}/states", headers={"origin": "https://other.example"})
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert {"Authorization", "Accept"} <= set(answer["Vary"].replace(" ", "").split(","))


# ---------------------------------------------------------------- description


def test_the_description_is_whole(caller: Client) -> None:
    document = caller.get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0" and document["servers"] == [{"url": "http://testserver"}]
    shapes = document["components"]["schemas"]
    ids = set()
    for path, methods in document["paths"].items():
        assert path.startswith("/api/v1/"), path
        assert set(methods) == {"get"}, path
        details = methods["get"]
        assert details["summary"] and details["description"] and details["tags"], path
        ids.add(details["operationId"])
        named = {each["name"] for each in details["parameters"] if each["in"] == "path"}
        assert named == {part.strip("{}") for part in path.split("/") if part.startswith("{")}
        for each in details["parameters"]:
            assert each["description"], (path, each["name"])
            if each["in"] == "path" or each["required"]:
                assert each["example"], (path, each["name"])
            # At this place OpenAPI has a map of named examples, or one example alone.
            assert "examples" not in each
        assert {"200", "401", "403", "406", "422", "429", "500"} <= set(details["responses"])
        for answer in details["responses"].values():
            for content in answer.get("content", {}).values():
                assert content["schema"]["$ref"].rsplit("/", 1)[-1] in shapes
    assert len(ids) == len(document["paths"])
    for reference in set(_references(document)):
        assert reference.rsplit("/", 1)[-1] in shapes, reference
    assert all(shape.get("description") for shape in shapes.values())


def test_the_description_names_what_can_be_chosen(caller: Client) -> None:
    said = {(each.door, one.name): one.choices for each in operations() for one in each.parameters}
    assert "BOUND" in said["api:participation", "status"]
    assert "OFFENCE" in said["api:obligations", "kind"]
    assert "demonstration" in said["api:states", "kind"]
    assert not said["api:participation", "as_of"]


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for each in value.values():
            yield from _references(each)
    elif isinstance(value, list):
        for each in value:
            yield from _references(each)


def test_every_example_of_the_description_is_answered(caller: Client) -> None:
    for each in operations():
        answer = caller.get(each.example)
        assert answer.status_code == 200, (each.example, answer.content)
        shape = schema()["components"]["schemas"][each.answer]
        assert set(answer.json()) == set(shape["properties"]), each.path


def test_every_operation_is_a_door(caller: Client) -> None:
    ours = {each.door for each in operations()}
    assert ours == {name for name in DOORS if name.startswith("api:")}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_the_reference_for_people(caller: Client, language: str) -> None:
    translations.compile_all()
    html = caller.get(f"/{language}/api/").content.decode()
    for each in operations():
        assert f"GET {each.path}" in html
    answer = caller.get("/api/", headers={"accept-language": language})
    assert answer.status_code == 302 and answer["Location"] == f"/{language}/api/"


# ---------------------------------------------------------------- whatever is asked


_ASKED = st.dictionaries(
    st.sampled_from(
        [
            *("as_of", "as_known_on", "from", "to", "limit", "offset", "instrument", "kind"),
            *("participant", "region", "status", "duty", "state", "theme", "language", "code"),
        ]
    ),
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(["2014-07-10", "TBC97", "FRA", "011", "1", "-1", "true", "BOUND", ""]),
        st.integers().map(str),
    ),
    max_size=5,
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.slow
@given(which=st.sampled_from(operations()), asked=_ASKED, code=st.text(min_size=1, max_size=12))
def test_nothing_that_is_asked_breaks_it(
    db: None, which: Any, asked: dict[str, str], code: str
) -> None:
    from urllib.parse import quote

    cache.clear()
    place = which.path
    for each in which.parameters:
        if each.where == "path":
            place = place.replace("{" + each.name + "}", quote(code, safe=""))
    answer = Client().get(place, asked)
    assert answer.status_code in (200, 404, 422), (place, asked, answer.content)
    if answer.status_code != 200:
        _problem(answer, answer.status_code)


def _day(text: str) -> Any:
    from datetime import date

    return date.fromisoformat(text)
