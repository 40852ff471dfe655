"""Records of treaties: agreements, who is named under an instrument, and what is wrong."""

import csv
import io
from datetime import date

import pytest

from accede.basics.texts import Text
from accede.states.rules import Resolved, ResolvedKind
from accede.treaties import catalogue
from accede.treaties.exchange import codes, forms, uk_treaties
from accede.treaties.exchange.reading import Asked, Reading
from accede.treaties.rules import Life, Subject

NAMES = {
    "UNITED KINGDOM": Resolved(ResolvedKind.STATE, "GBR"),
    "NAURU": Resolved(ResolvedKind.STATE, "NRU"),
    "TUVALU": Resolved(ResolvedKind.STATE, "TUV"),
    "Tuvalu": Resolved(ResolvedKind.STATE, "TUV"),
    "CZECHOSLOVAKIA": Resolved(ResolvedKind.HISTORIC_STATE, "CSK"),
    "An Island": Resolved(ResolvedKind.TERRITORY, "NZL", Text({"en": "An island"})),
    "AN ISLAND": Resolved(ResolvedKind.TERRITORY, "NZL", Text({"en": "An island"})),
    "SOMEBODY": Resolved(ResolvedKind.HELD, ""),
    "Somebody": Resolved(ResolvedKind.HELD, ""),
}
LIVES = {
    "TUV": Life("TUV", began=date(1978, 10, 1)),
    "CSK": Life("CSK", ended=date(1993, 1, 1)),
}
SOUND = {
    "id": "123",
    "title": "Treaty on the Surrender of Fugitive Criminals",
    "subject": "EXTRADITION",
    "field3": "BI",
    "signed_or_adopted": "28/06/1980",
    "eif": "01/08/1981",
    "terminated": "",
    "references": "Treaty Series 1/1981: Cmnd 1||https://example.org/a.pdf;Other  2",
    "participants": "NAURU ; UNITED KINGDOM",
    "document_url": "https://example.org/a\\b.html",
}
BOMBINGS = {
    "title": "International Convention for the Suppression of Terrorist Bombings [ETS No. 1]",
    "subject": "TERRORISM",
    "field3": "MULTI",
    "signed_or_adopted": "15/12/1997",
    "eif": "23/05/2001",
}


def read(*rows: dict[str, str], chosen: str = "") -> Reading:
    out = io.StringIO()
    writer = csv.DictWriter(out, uk_treaties.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**SOUND, **row} for row in rows)
    asked = Asked(
        file="uk.csv",
        instruments=catalogue.instruments(),
        resolve=lambda name, _on: NAMES.get(name),
        no_later_than=date(2020, 1, 1),
        lives=LIVES,
        chosen=chosen,
    )
    return forms.read(out.getvalue().encode(), asked)


def found(reading: Reading) -> list[tuple[str, int | None]]:
    return [(each.code, each.place.line) for each in reading.all_findings]


def test_a_bilateral_treaty_is_an_agreement() -> None:
    reading = read({})
    (one,) = reading.agreements
    assert (one.code, one.subject, one.bilateral, one.mixed) == (
        "UK-123",
        Subject.EXTRADITION,
        True,
        False,
    )
    assert one.parties == ("NRU", "GBR")
    assert (one.signed, one.in_force, one.ended) == (date(1980, 6, 28), date(1981, 8, 1), None)
    assert one.references == ("Treaty Series 1/1981: Cmnd 1", "Other 2")
    assert (one.address, one.place) == ("https://example.org/a/b.html", "uk.csv:2")
    assert found(reading) == []


def test_a_title_of_the_catalogue_gives_a_list_of_who_is_named() -> None:
    reading = read({**BOMBINGS, "participants": "NAURU ; UNITED KINGDOM ; Somebody ; An Island"})
    (listed,) = reading.lists
    assert (listed.instrument, listed.acts, listed.named) == ("TBC97", (), ("GBR", "NRU"))
    assert (listed.stated_on, reading.agreements) == (None, ())
    assert found(reading) == [(codes.MIXED, 2), (codes.BESIDE_PARTIES, 2)]


def test_other_days_than_the_catalogue_has_are_reported_and_change_nothing() -> None:
    reading = read({**BOMBINGS, "signed_or_adopted": "16/12/1997", "eif": "24/05/2001"})
    assert {code for code, _line in found(reading)} == {
        codes.MIXED,
        codes.OTHER_ADOPTION,
        codes.OTHER_DAY_IN_FORCE,
    }
    assert reading.lists[0].named == ("GBR", "NRU")


def test_one_instrument_alone() -> None:
    reading = read({}, BOMBINGS, chosen="TBC97")
    assert (reading.rows, len(reading.lists), reading.agreements) == (1, 1, ())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"participants": "ATLANTIS ; UNITED KINGDOM"}, codes.UNKNOWN_NAME),
        ({"participants": "SOMEBODY ; NAURU ; UNITED KINGDOM"}, codes.HELD_NAME),
        ({"participants": "AN ISLAND ; NAURU ; UNITED KINGDOM"}, codes.TERRITORY),
        ({"participants": "UNITED KINGDOM"}, codes.ONE_PARTY),
        ({"participants": ""}, codes.ONE_PARTY),
        ({"eif": "31/02/1981"}, codes.UNREADABLE_DAY),
        ({"eif": "1981-08-01"}, codes.UNREADABLE_DAY),
        ({"eif": "01/08/1979"}, codes.IN_FORCE_TOO_EARLY),
        ({"terminated": "01/08/1980"}, codes.IN_FORCE_TOO_EARLY),
        ({"eif": "01/08/2021"}, codes.AFTER_LIST),
        ({"subject": "FISH"}, codes.UNKNOWN_CATEGORY),
        ({"field3": "TRI"}, codes.UNKNOWN_CATEGORY),
        ({"id": "x"}, codes.UNKNOWN_CATEGORY),
        ({"title": "Agreement on Postal Parcels"}, codes.OTHER_SUBJECT),
        ({"subject": "MISCELLANEOUS"}, codes.OTHER_SUBJECT),
        (
            {
                "participants": "CZECHOSLOVAKIA ; UNITED KINGDOM",
                "signed_or_adopted": "28/06/1993",
                "eif": "01/08/1993",
            },
            codes.AFTER_END,
        ),
    ],
)
def test_a_wrong_row_is_reported_with_its_line_and_gives_nothing(
    row: dict[str, str], code: str
) -> None:
    reading = read({"id": "1", "title": "Extradition Treaty"}, row)
    got = [each for each in found(reading) if each[0] != codes.BESIDE_PARTIES]
    assert code in {each for each, _line in got}
    assert {line for _code, line in got} == {3}
    assert [each.code for each in reading.agreements] == ["UK-1"]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"eif": ""}, codes.NOT_SAID_IN_FORCE),
        ({"participants": "CZECHOSLOVAKIA ; UNITED KINGDOM"}, codes.ENDED_PARTY),
        ({"participants": "NAURU ; UNITED KINGDOM ; An Island"}, codes.BESIDE_PARTIES),
        ({"participants": "NAURU ; UNITED KINGDOM ; Tuvalu"}, codes.BESIDE_PARTIES),
        (
            {
                "participants": "TUVALU ; UNITED KINGDOM",
                "signed_or_adopted": "28/06/1970",
            },
            codes.LATER_PARTY,
        ),
        ({"field3": "MULTI"}, codes.MIXED),
    ],
)
def test_what_is_only_noted_leaves_the_agreement(row: dict[str, str], code: str) -> None:
    reading = read(row)
    assert found(reading) == [(code, 2)]
    (one,) = reading.agreements
    assert len(one.parties) == 2
    assert one.mixed is (code == codes.MIXED)


def test_more_than_two_parties_to_a_treaty_of_two_sides_are_mixed() -> None:
    (one,) = read({"participants": "NAURU ; TUVALU ; UNITED KINGDOM"}).agreements
    assert one.mixed


def test_the_same_treaty_twice_is_one() -> None:
    reading = read({}, {}, {"id": "9"})
    assert [each.code for each in reading.agreements] == ["UK-123"]
    assert found(reading) == [(codes.DUPLICATE, 3), (codes.DUPLICATE, 4)]


def test_a_held_name_is_in_no_text() -> None:
    reading = read({"participants": "SOMEBODY ; UNITED KINGDOM"})
    assert not any("SOMEBODY" in str(each) for each in reading.all_findings)
