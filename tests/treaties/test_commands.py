"""What the command line answers: status, instrument, obligations, as programs read them."""

import json
from datetime import date
from typing import Any

import pytest

from accede.basics.partial import PartialDate
from accede.site import cli
from accede.treaties import catalogue
from accede.treaties.queries import catalogued
from accede.treaties.rules import Act, ActKind, Life, Status, legal_state
from accede.treaties.rules.effects import effective

BOMBINGS = catalogue.instruments()["TBC97"]

pytestmark = pytest.mark.django_db


def asked(capsys: pytest.CaptureFixture[str], *call: str) -> dict[str, Any]:
    assert cli.main(["treaties", *call, "--json"]) == cli.FINE
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_status_of_one_state_is_a_row_for_each_treaty(capsys: pytest.CaptureFixture[str]) -> None:
    document = asked(capsys, "status", "--state", "FRA", "--on", "2010-01-01")
    assert (document["on"], document["as_known_on"]) == ("2010-01-01", None)
    assert document["digest"]
    rows = {row["instrument"]: row for row in document["rows"]}
    treaties = [each.code for each in catalogue.instruments().values() if each.final]
    assert sorted(rows) == sorted(treaties)
    bombings = rows["TBC97"]
    assert (bombings["state"], bombings["status"], bombings["since"]) == (
        "FRA",
        "BOUND",
        "2001-05-23",
    )
    assert [(act["kind"], act["done"], act["effective"]) for act in bombings["acts"]] == [
        ("signature", "1998-01-12", "1998-01-12"),
        ("ratification", "1999-08-19", "2001-05-23"),
    ]
    assert all(act["complete_until"] == "2014-07-10" for act in bombings["acts"])
    assert "XVIII-9" in bombings["acts"][0]["source"]


def test_status_is_asked_of_one_instrument_in_two_ways(capsys: pytest.CaptureFixture[str]) -> None:
    first = asked(capsys, "status", "TBC97", "--on", "2014-01-01")
    again = asked(capsys, "status", "--instrument", "tbc97", "--on", "2014-01-01")
    assert first == again and len(first["rows"]) > 190
    assert cli.main(["treaties", "status", "TBC97", "--instrument", "HOST79"]) == cli.BAD_INPUT


def test_status_as_known_on_an_earlier_day_says_unknown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = ("status", "--state", "FRA", "--on", "2010-01-01", "--as-known-on", "2000-01-01")
    document = asked(capsys, *call)
    assert document["as_known_on"] == "2000-01-01"
    assert {row["status"] for row in document["rows"]} == {"UNKNOWN", "NOT_APPLICABLE"}
    adopted = {code: each.adopted for code, each in catalogue.instruments().items()}
    for row in document["rows"]:
        known = adopted[row["instrument"]] <= date(2010, 1, 1)
        assert row["status"] == ("UNKNOWN" if known else "NOT_APPLICABLE")


def test_an_instrument_says_known_and_recomputed_and_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    entry = asked(capsys, "instrument", "TBC97")["entry_into_force"]
    assert entry["catalogued"] == entry["recomputed"] == "2001-05-23" and entry["agrees"]
    late = asked(capsys, "instrument", "IPP73")["entry_into_force"]
    assert (late["catalogued"], late["recomputed"]) == ("1977-02-20", "1977-04-13")
    assert late["explained"] and not late["agrees"]
    assert {each["participant"] for each in late["missing"]} == {"CSK", "DDR", "YUG"}
    assert cli.main(["treaties", "instrument", "NOPE"]) == cli.BAD_INPUT


def test_every_instrument_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    for code, each in catalogue.everything().items():
        document = asked(capsys, "instrument", code)
        assert document["obligations"] == len(each.obligations)
        assert cli.main(["treaties", "instrument", code]) == cli.FINE
        assert code in capsys.readouterr().out


def test_obligations_are_those_of_a_kind_and_an_instrument(
    capsys: pytest.CaptureFixture[str],
) -> None:
    every = asked(capsys, "obligations")
    assert every["count"] == sum(len(e.obligations) for e in catalogue.everything().values())
    offences = asked(capsys, "obligations", "--kind", "offence")
    assert {each["kind"] for each in offences["obligations"]} == {"OFFENCE"}
    few = asked(capsys, "obligations", "--kind", "OFFENCE", "--instrument", "TBC97")
    assert {each["instrument"] for each in few["obligations"]} == {"TBC97"}
    assert 0 < few["count"] < offences["count"] < every["count"]
    assert sum(few["checked"].values()) == few["count"]
    assert cli.main(["treaties", "obligations", "--kind", "NOPE"]) == cli.BAD_INPUT


@pytest.mark.parametrize(
    ("kind", "done", "day"),
    [
        (ActKind.SIGNATURE, PartialDate(1999, 5, 1), date(1999, 5, 1)),
        (ActKind.ACCESSION, PartialDate(1999, 5, 1), date(2001, 5, 23)),
        (ActKind.ACCESSION, PartialDate(2004, 5, 1), date(2004, 5, 31)),
        (ActKind.DENUNCIATION, PartialDate(2004, 5, 1), date(2005, 5, 1)),
        (ActKind.SUCCESSION, PartialDate(2006, 10, 23), date(2006, 6, 3)),
        (ActKind.ACCESSION, PartialDate(2004, 5), None),
    ],
)
def test_an_act_takes_effect_by_the_clause_for_its_kind(
    kind: ActKind, done: PartialDate, day: date | None
) -> None:
    act = Act("TBC97", "MNE", kind, done)
    life = Life("MNE", succeeded_on=date(2006, 6, 3))
    legal = legal_state(instruments=[BOMBINGS], lists=[], acts=[], lives=[life])
    assert effective(act, legal) == day


def test_the_effect_of_the_last_consent_is_the_day_it_is_bound_from() -> None:
    """Whoever is bound by one consent alone is bound since the day that consent takes effect."""
    legal, seen = catalogued(), 0
    for code, each in legal.instruments.items():
        if each.final is None:
            continue
        for act in legal.acts(code):
            where = legal.participation(code, act.participant, date(2014, 7, 10))
            own = [one for one in where.acts if one.kind in _CONSENTS]
            if where.status is Status.BOUND and own == [act] and where.since:
                assert effective(act, legal) == where.since
                seen += 1
    assert seen > 500


_CONSENTS = {
    ActKind.RATIFICATION,
    ActKind.ACCEPTANCE,
    ActKind.APPROVAL,
    ActKind.ACCESSION,
    ActKind.DEFINITIVE_SIGNATURE,
}
