"""The pages of instruments and obligations: families, clauses, ties, how things were checked."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.test import Client, RequestFactory

from accede.basics.errors import BadField
from accede.basics.sources import Checked
from accede.basics.texts import Text
from accede.site import demonstration
from accede.treaties import catalogue
from accede.treaties.rules import Base, BaseRelation, Family, Instrument, InstrumentKind
from accede.treaties.views import law
from accede.treaties.views.families import by_family, family_asked
from accede.treaties.views.obligations import checks, grouped, rows_of

BOMBINGS = catalogue.instruments()["TBC97"]


@pytest.fixture
def shown(db: None) -> Client:
    demonstration.load()
    return Client()


def html_of(shown: Client, address: str) -> str:
    answer = shown.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def decision(monkeypatch: pytest.MonkeyPatch) -> Instrument:
    """A decision with one paragraph, put among the real instruments."""
    one = replace(
        BOMBINGS.obligations[0],
        code="SCR0000:1",
        checked=Checked.NOT_CHECKED,
        same_as=(),
        covered_by=(),
        summary=Text({"en": "Report to the committee.", "fr": "Faire rapport au comité."}),
    )
    made = replace(
        BOMBINGS,
        code="SCR0000",
        kind=InstrumentKind.DECISION,
        family=Family.DECISION,
        title=Text({"en": "A decision", "fr": "Une décision"}),
        mtdsg="",
        final=None,
        obligations=(one,),
        notifications=(),
    )
    every = dict(catalogue.everything()) | {made.code: made}
    monkeypatch.setattr(catalogue, "everything", lambda: every)
    monkeypatch.setattr(catalogue, "decisions", lambda: {made.code: made})
    return made


def test_every_instrument_has_its_page_in_both_languages(shown: Client) -> None:
    for code, each in catalogue.everything().items():
        for language in ("en", "fr"):
            html = html_of(shown, f"/{language}/instruments/{code}/?as_of=2014-07-10")
            assert each.title.in_(language) in html
            for one in each.obligations:
                assert f'id="{one.code}"' in html


def test_the_list_stands_in_families_and_counts_only_what_is_known(shown: Client) -> None:
    html = html_of(shown, "/en/instruments/?as_of=2014-07-10")
    present = {each.family for each in catalogue.everything().values()}
    for family in Family:
        assert (f'id="{family.value.lower()}"' in html) == (family in present)
    early = html_of(shown, "/en/instruments/?as_of=2014-07-10&as_known_on=2000-01-01")
    assert "No record loaded" in early and "which does not mean no" in early
    rows = shown.get(
        "/en/instruments/?as_of=2014-07-10&as_known_on=2000-01-01&format=json&table=instruments"
    ).json()["rows"]
    assert all(row["parties"] is None for row in rows)


def test_entry_into_force_is_shown_known_and_recomputed(shown: Client) -> None:
    agreeing = html_of(shown, "/en/instruments/TBC97/")
    assert "Both are the same day" in agreeing and "the last deposit needed" in agreeing
    late = html_of(shown, "/en/instruments/IPP73/")
    part = late[late.index('id="entry"') : late.index('id="clauses"')]
    for name in ("Czechoslovakia", "German Democratic Republic", "Yugoslavia", "its consent"):
        assert name in part
    assert "is never altered" in part and 'datetime="1977-04-13"' in part


def test_obligations_stand_by_kind_with_the_same_duty_elsewhere(shown: Client) -> None:
    html = html_of(shown, "/en/instruments/TBC97/?as_of=2014-07-10")
    kinds = re.findall(r'id="kind-(\w+)"', html)
    assert kinds == [k for k in dict.fromkeys(kinds)] and "OFFENCE" in kinds
    tied = next(each for each in BOMBINGS.obligations if each.same_as)
    row = html[html.index(f'id="{tied.code}"') :]
    row = row[: row.index("</tr>")]
    assert "Same duty in:" in row
    for code in tied.same_as:
        carried = code.partition(":")[0] in catalogue.everything()
        assert (f"#{code}" in row) == carried and code in row


def test_what_a_party_notifies_stands_apart_from_what_it_may_declare(shown: Client) -> None:
    html = html_of(shown, "/en/instruments/TBC97/")
    duties, options = html.index("What a party notifies"), html.index("What it may declare")
    assert duties < options < html.index('id="obligations"')
    assert "on joining" in html[duties:options]


def test_a_decision_is_shown_by_its_paragraphs_and_has_no_parties(
    shown: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision(monkeypatch)
    html = html_of(shown, "/en/instruments/SCR0000/?as_of=2014-07-10")
    assert "nobody signs or joins it" in html and 'id="SCR0000:1"' in html
    assert "not checked against a text" in html
    for absent in ("Depositary", "State by State", "Final clauses", "Plan to join"):
        assert absent not in html
    listed = html_of(shown, "/en/instruments/")
    assert "Decisions of the Security Council" in listed
    assert "SCR0000" not in html_of(shown, "/en/matrix/")
    assert "SCR0000" not in html_of(shown, "/en/states/FRA/")


def test_how_one_instrument_adds_to_another_is_said_on_both() -> None:
    protocol = replace(
        BOMBINGS,
        code="P",
        base=Base("TBC97", BaseRelation.REQUIRES, "17(4)"),
        prevails_over=("HOST79",),
    )
    told = law.about(protocol)
    assert told["base"]["says"].startswith("Only a party to TBC97 can join")
    assert told["base"]["article"] == "17(4)"
    assert [each.code for each in told["prevails_over"]] == ["HOST79"]


def test_a_citation_is_marked_unless_it_was_read_in_an_authentic_text() -> None:
    ways = {
        way: replace(BOMBINGS.obligations[0], checked=way)
        for way in (Checked.TEXT, Checked.TRANSLATION, Checked.NOT_CHECKED)
    }
    marks = [str(row["unchecked"]) for row in rows_of(ways.values())]
    assert marks == ["", "read in a translation", "not checked against a text"]
    assert checks(list(ways.values())) == {"text": 1, "translation": 1, "not": 1}


def test_grouping_loses_no_provision() -> None:
    for each in catalogue.everything().values():
        rows = rows_of(each.obligations)
        grouped_codes = [row["obligation"].code for part in grouped(rows) for row in part["rows"]]
        assert sorted(grouped_codes) == sorted(one.code for one in each.obligations)


def test_families_hold_every_instrument_once() -> None:
    parts = by_family(catalogue.everything().values())
    codes = [each.code for part in parts for each in part["instruments"]]
    assert sorted(codes) == sorted(catalogue.everything())


def test_a_family_that_is_none_is_refused() -> None:
    asked = RequestFactory()
    assert family_asked(asked.get("/")) is Family.NINETEEN
    assert family_asked(asked.get("/"), every=True) is None
    assert family_asked(asked.get("/?family=regional")) is Family.REGIONAL
    assert family_asked(asked.get("/?family=all")) is None
    for wrong in ("DECISION", "x"):
        with pytest.raises(BadField):
            family_asked(asked.get(f"/?family={wrong}"))


def test_obligations_are_found_by_kind_instrument_and_words(shown: Client) -> None:
    every = sum(len(each.obligations) for each in catalogue.everything().values())
    assert f"{every} provisions" in html_of(shown, "/en/obligations/").replace("\xa0", "")
    offences = shown.get("/en/obligations/?kind=OFFENCE&format=json&table=obligations").json()
    assert {row["kind"] for row in offences["rows"]} == {"OFFENCE"} and offences["digest"]
    few = shown.get(
        "/en/obligations/?instrument=TBC97&words=custody&format=json&table=obligations"
    ).json()["rows"]
    assert few and all("custody" in row["summary"].lower() for row in few)
    assert all(row["permalink"].endswith(f"#{row['id']}") for row in few)
    assert "No obligation is of this sort" in html_of(shown, "/en/obligations/?words=zzzz")
    for wrong in ("kind=NOPE", "instrument=NOPE"):
        assert shown.get(f"/en/obligations/?{wrong}").status_code == 400


def test_a_page_on_an_early_day_says_that_nothing_was_adopted(shown: Client) -> None:
    day = date(1990, 1, 1)
    html = html_of(shown, f"/en/instruments/ICSANT05/?as_of={day}")
    assert "had not been adopted" in html


def test_the_matrix_keeps_to_a_family_and_says_where_it_has_none(shown: Client) -> None:
    day = "as_of=2014-07-10"
    for family in ("NINETEEN", "ALL", "REGIONAL"):
        html = html_of(shown, f"/en/matrix/?{day}&family={family}")
        head = html[html.index("<thead>") : html.index("</thead>")]
        for code, each in catalogue.instruments().items():
            assert (f"/instruments/{code}/" in head) == (family in ("ALL", each.family.value))
        europe = f"/en/matrix/?region=150&{day}"
        assert (f"{europe}&family={family}" in html) == (family != "NINETEEN")
    assert shown.get("/en/matrix/?family=DECISION").status_code == 400


def test_where_no_record_is_loaded_a_state_s_page_says_so_in_one_line(shown: Client) -> None:
    html = html_of(shown, "/en/states/FRA/?as_of=2014-07-10&as_known_on=2000-01-01")
    assert html.count("No record loaded") >= 1
    for code, each in catalogue.instruments().items():
        if each.adopted <= date(2014, 7, 10):
            assert f'<li id="standing-{code}">' in html
    known = html_of(shown, "/en/states/FRA/?as_of=2014-07-10")
    assert '<tr id="standing-TBC97">' in known


def test_leaving_the_base_ends_both_only_where_a_clause_says_so(shown: Client) -> None:
    leaving = html_of(shown, "/en/instruments/FPP88/")
    assert "Only a party to SUA88 can join. Denouncing SUA88 denounces it too (7(4))." in leaving
    silent = html_of(shown, "/en/instruments/SUAP05/")
    assert "Only a party to SUA88 can join." in silent
    assert "denounces it too" not in silent


def test_where_no_record_is_loaded_nobody_is_counted(shown: Client) -> None:
    silent = html_of(shown, "/en/instruments/SUA88/?as_of=2014-07-10")
    assert "No record loaded" in silent and 'class="counts' not in silent
    named = html_of(shown, "/en/instruments/SUAP05/?as_of=2014-07-10")
    assert "Nobody can be counted." in named and 'class="counts' not in named
    assert "No record loaded" not in named and "Counted as last known" not in named
    through = html_of(shown, "/en/instruments/HAGUE70/?as_of=2018-06-30")
    assert "joined a protocol that makes its parties bound" in through
    before = html_of(shown, "/en/instruments/HAGUE70/?as_of=2017-06-30")
    assert "joined a protocol that makes its parties bound" not in before
    assert 'class="counts' in html_of(shown, "/en/instruments/TBC97/?as_of=2014-07-10")


def test_the_place_of_adoption_is_in_the_language_of_the_page(shown: Client) -> None:
    assert "</time>, à Londres" in html_of(shown, "/fr/instruments/SUAP05/")
