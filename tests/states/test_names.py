"""The resolver: every name in the lists, and the pairs that must never be confused."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from accede.basics.texts import LANGUAGES
from accede.states.queries import world
from accede.states.rules import ResolvedKind, State, StateKind, key

_EVERY_NAME = sorted(
    {(state.name.in_(language), state.code) for state in world().every for language in LANGUAGES}
)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _names_in_lists(shared: Path) -> Counter[str]:
    folder = shared / "data" / "participation"
    found: Counter[str] = Counter()
    for path in sorted(folder.glob("mtdsg-18-*.csv")):
        found.update(row["Participant"] for row in _rows(path))
    found.update(row["participant_as_given"] for row in _rows(folder / "acts.csv"))
    for path in sorted(folder.glob("uk_treaties_*.csv")):
        for row in _rows(path):
            found.update(row["participants"].split(" ; "))
    return found


def test_every_name_in_the_lists_is_known(shared: Path) -> None:
    names = _names_in_lists(shared)
    assert len(names) > 600
    assert [name for name in names if world().resolve(name) is None] == []


def test_every_sort_of_name_occurs_in_the_lists(shared: Path) -> None:
    resolved = [world().resolve(name) for name in _names_in_lists(shared)]
    assert {one.kind for one in resolved if one} == set(ResolvedKind)


def test_every_name_agrees_with_the_country_code_beside_it(shared: Path) -> None:
    wrong, compared = [], 0
    for row in _rows(shared / "data" / "participation" / "acts.csv"):
        resolved = world().resolve(row["participant_as_given"])
        assert resolved is not None
        if not row["iso2"] or resolved.kind not in (ResolvedKind.STATE,):
            continue
        compared += 1
        if world().state(resolved.code).iso2 != row["iso2"]:
            wrong.append((row["participant_as_given"], row["iso2"], resolved.code))
    assert compared > 2000
    assert wrong == []


def test_a_name_with_the_code_of_a_state_is_that_state_or_held(shared: Path) -> None:
    """No list’s code is lost: only a territory, an organisation or a held name has another."""
    states = {state.iso2 for state in world().real}
    wrong = [
        row["participant_as_given"]
        for row in _rows(shared / "data" / "participation" / "acts.csv")
        if row["iso2"] in states
        and (resolved := world().resolve(row["participant_as_given"])) is not None
        and resolved.kind not in (ResolvedKind.STATE, ResolvedKind.HELD)
    ]
    assert wrong == []


def test_names_as_the_terminology_base_prints_them_are_known(shared: Path) -> None:
    """With their articles: Afghanistan (l'), Congo (the), Holy See (the) *."""
    columns = [f"UNTERM {language} Short" for language in ("English", "French", "Spanish")]
    wrong = []
    for row in _rows(shared / "data" / "reference" / "country-codes.csv"):
        for column in columns:
            name = row[column]
            resolved = world().resolve(name) if name else None
            if name and (resolved is None or resolved.code != row["ISO3166-1-Alpha-3"]):
                wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("Congo", "COG"), ("CONGO, PEOPLES REPUBLIC OF", "COG"), ("Kongo (Brazzaville)", "COG")),
        *(("Congo, Republic of the", "COG"), ("CONGO, DEMOCRATIC REPUBLIC OF", "COD")),
        *(("ZAIRE", "COD"), ("Democratic Republic of the Congo", "COD")),
        *(("KOREA REPUBLIC OF", "KOR"), ("Korea, Republic of", "KOR"), ("Korea (Süd-)", "KOR")),
        *(("KOREA DEMOCRATIC PEOPLE'S REPUBLIC OF", "PRK"), ("Korea (Nord)", "PRK")),
        *(("Guinea", "GIN"), ("Guinea-Bissau", "GNB"), ("Guinea Bissau", "GNB")),
        *(("Äquatorialguinea", "GNQ"), ("Equatorial Guinea", "GNQ"), ("Guinea Ecuatorial", "GNQ")),
        *(("Papua New Guinea", "PNG"), ("Papua-Neuguinea", "PNG")),
        *(("Niger", "NER"), ("NIGER (THE)", "NER"), ("Nigeria", "NGA"), ("Nigéria", "NGA")),
        *(("Dominica", "DMA"), ("DOMINICA, COMMONWEALTH OF", "DMA"), ("Dominique", "DMA")),
        *(("Dominican Republic", "DOM"), ("Dominikanische Republik", "DOM")),
        *(("Austria", "AUT"), ("Österreich", "AUT"), ("Australia", "AUS"), ("Australien", "AUS")),
        *(("Samoa", "WSM"), ("WESTERN SAMOA", "WSM")),
        *(("Irland", "IRL"), ("IRELAND, REPUBLIC OF", "IRL"), ("Irish Free State", "IRL")),
        *(("Island", "ISL"), ("Iceland", "ISL"), ("Islande", "ISL")),
        *(("Slowakei", "SVK"), ("SLOVAK REPUBLIC", "SVK"), ("Slowenien", "SVN")),
        *(("UPPER VOLTA", "BFA"), ("Burma", "MMR"), ("SIAM", "THA"), ("SWAZILAND", "SWZ")),
        *(("GERMANY FEDERAL REPUBLIC", "DEU"), ("HAYTI", "HTI"), ("BYELORUSSIA S S R", "BLR")),
        *(("St. Kitts und Nevis", "KNA"), ("ST KITTS & NEVIS", "KNA"), ("Saint Lucia", "LCA")),
        *(("State of Palestine", "PSE"), ("CHINA P R", "CHN"), ("The Gambia", "GMB")),
        *(("Mauretanien", "MRT"), ("Mauritius", "MUS"), ("Schweden", "SWE"), ("Schweiz", "CHE")),
        *(("Gabun", "GAB"), ("GAMBIA THE", "GMB"), ("Sambia", "ZMB"), ("Sudan", "SDN")),
        *(("South Sudan", "SSD"), ("Mali", "MLI"), ("Malawi", "MWI"), ("Libanon", "LBN")),
        *(("Jamaika", "JAM"), ("Georgien", "GEO"), ("Jordanien", "JOR"), ("Indien", "IND")),
    ],
)
def test_names_of_living_states(name: str, code: str) -> None:
    resolved = world().resolve(name)
    assert resolved is not None
    assert (resolved.kind, resolved.code) == (ResolvedKind.STATE, code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("SOVIET UNION", "SUN"), ("USSR", "SUN"), ("CZECHOSLOVAKIA", "CSK")),
        *(("YUGOSLAVIA", "YUG"), ("SERB-CROAT-SLOVENE STATE", "YUG")),
        *(("YUGOSLAVIA, FEDERAL REPUBLIC OF", "SCG"), ("SERBIA AND MONTENEGRO", "SCG")),
        *(("GERMAN DEMOCRATIC REPUBLIC", "DDR"), ("East Germany", "DDR")),
        *(("AUSTRIA-HUNGARY", "AUH"), ("PRUSSIA", "PRU"), ("ORANGE FREE STATE", "OFS")),
        *(("SWEDEN AND NORWAY", "SWN"), ("Yemen Arab Republic", "YAR")),
    ],
)
def test_names_of_historic_states(name: str, code: str) -> None:
    resolved = world().resolve(name)
    assert resolved is not None
    assert (resolved.kind, resolved.code) == (ResolvedKind.HISTORIC_STATE, code)


@pytest.mark.parametrize(
    ("name", "code", "english"),
    [
        ("Gold Coast", "GBR", "Gold Coast"),
        ("Guernsey, Bailiwick of", "GBR", "Guernsey"),
        ("Kaimaninseln", "GBR", "Cayman Islands"),
        ("Färöer", "DNK", "Faroe Islands"),
        ("Curacao", "NLD", "Curaçao"),
        ("Hongkong", "CHN", "Hong Kong, China"),
        ("Macau", "CHN", "Macao, China"),
        ("Papua", "AUS", "Papua"),
        ("American Samoa", "USA", "American Samoa"),
    ],
)
def test_names_of_territories(name: str, code: str, english: str) -> None:
    resolved = world().resolve(name)
    assert resolved is not None and resolved.territory is not None
    assert (resolved.kind, resolved.code) == (ResolvedKind.TERRITORY, code)
    assert resolved.territory.in_("en") == english


@pytest.mark.parametrize(
    "name",
    [
        *("TAIWAN", "KOSOVO", "KOREA", "Palestine", "GIN - GNQ", "SWA - SWZ", "Antilles"),
        *("All Territories under UK Sovereignty", "British African Protectorates"),
        *("Falklandinseln", "Transjordan", "TRANSJORDAN", "New Guinea", "Virgin Islands"),
        *("Kongo", "Western Samoa (UK)", "Berlin West", "Tunis"),
    ],
)
def test_names_held_for_an_officer(name: str) -> None:
    resolved = world().resolve(name)
    assert resolved is not None
    assert resolved.kind is ResolvedKind.HELD
    assert resolved.code == ""


@pytest.mark.parametrize(
    "name",
    ["", "   ", "Atlantis", "Republic of", "Kore", "Samoas", "Nigerien", "FRA", "–", "(the)"],
)
def test_an_unknown_name_is_unknown(name: str) -> None:
    assert world().resolve(name) is None


@settings(max_examples=400)
@given(
    named=st.sampled_from(_EVERY_NAME),
    change=st.sampled_from(
        [str.upper, str.lower, str.title, str.swapcase, lambda name: re.sub(" ", "   ", name)]
    ),
    around=st.sampled_from(["", " ", "\t", "\u00a0", "\u200f"]),
)
def test_case_and_space_do_not_matter(named, change, around) -> None:  # type: ignore[no-untyped-def]
    name, code = named
    resolved = world().resolve(around + change(name) + around)
    assert resolved is not None
    assert resolved.code == code


@given(text=st.text(max_size=40))
@example(text="ⅅ")
@example(text="Ǽ")
def test_a_key_is_its_own_key(text: str) -> None:
    assert key(key(text)) == key(text)


def _kind(state: State) -> ResolvedKind:
    historic = state.kind is StateKind.HISTORIC
    return ResolvedKind.HISTORIC_STATE if historic else ResolvedKind.STATE


def test_every_state_and_organisation_is_known_by_each_of_its_names() -> None:
    for state in world().every:
        for language in LANGUAGES:
            resolved = world().resolve(state.name.in_(language))
            assert resolved is not None
            assert (resolved.kind, resolved.code) == (_kind(state), state.code)
    for one in world().organisations:
        for language in LANGUAGES:
            resolved = world().resolve(one.name.in_(language))
            assert resolved is not None
            assert (resolved.kind, resolved.code) == (ResolvedKind.ORGANISATION, one.code)


def test_a_long_name_is_answered_at_once() -> None:
    """A cell of a spoilt file may hold anything; looking it up stays linear."""
    assert world().resolve("a" + " " * 200_000 + "b (c") is None
    assert world().resolve("a(" * 100_000) is None
    assert world().resolve("a " * 100_000 + ", of") is None
