"""The catalogue of States: 193 Members, six languages, the right script, codes used once."""

import csv
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from accede import shelf
from accede.basics.errors import BadInput
from accede.basics.texts import LANGUAGES
from accede.states.catalogue import read_world
from accede.states.queries import designations, region_name, regions, world
from accede.states.rules import Organisation, State, StateKind, UnknownGroup, UnknownRegion

_SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff (),،\u0640-]+"),
    "zh": re.compile(r"[\u4e00-\u9fff\uff08\uff09\u2014-]+"),
    "en": re.compile(r"[A-Za-zÀ-ÿ’ (),.-]+"),
    "fr": re.compile(r"[A-Za-zÀ-ÿŒœ’ (),.-]+"),
    "ru": re.compile(r"[А-Яа-яЁё’ (),\u2014-]+"),
    "es": re.compile(r"[A-Za-zÀ-ÿ’ (),.-]+"),
}
# Days on which the list names the day of the resolution, not that of admission.
_CORRECTED = {
    "AFG": date(1946, 11, 19),
    "ISL": date(1946, 11, 19),
    "SWE": date(1946, 11, 19),
    "THA": date(1946, 12, 16),
}


def _named() -> list[State | Organisation]:
    return [*world().every, *world().organisations]


def test_there_are_193_members_two_observers_and_two_other_states() -> None:
    counted = Counter(state.kind for state in world().every)
    assert counted[StateKind.MEMBER] == 193
    observers = {state.code for state in world().every if state.kind is StateKind.OBSERVER}
    others = {state.code for state in world().every if state.kind is StateKind.NON_MEMBER}
    assert observers == {"VAT", "PSE"}
    assert others == {"COK", "NIU"}
    assert {one.code for one in world().organisations} == {"EU", "EURATOM"}


def test_every_name_is_there_in_six_languages_in_the_right_script() -> None:
    wrong = [
        (one.code, language, one.name.by_language.get(language))
        for one in _named()
        for language in LANGUAGES
        if not _SCRIPTS[language].fullmatch(one.name.by_language.get(language, ""))
    ]
    assert wrong == []


def test_no_name_carries_an_article_note_or_straight_apostrophe() -> None:
    stray = re.compile(r"\((?:the|le|la|les|l’|el|los|las)\)|\*|'|\s\s|^\s|\s$|^[Tt]he ")
    wrong = [
        (one.code, name)
        for one in _named()
        for name in one.name.by_language.values()
        if stray.search(name)
    ]
    assert wrong == []


def test_no_two_have_the_same_name_in_a_language() -> None:
    for language in LANGUAGES:
        counted = Counter(one.name.in_(language) for one in _named())
        assert [name for name, times in counted.items() if times > 1] == []


def test_codes_are_used_once() -> None:
    codes = [one.code for one in _named()]
    assert len(codes) == len(set(codes))
    for of in ("iso2", "m49"):
        given = [code for state in world().every if (code := getattr(state, of))]
        assert len(given) == len(set(given))


def test_only_made_up_and_historic_states_lack_codes() -> None:
    for state in world().real:
        assert re.fullmatch(r"[A-Z]{3}", state.code)
        assert re.fullmatch(r"[A-Z]{2}", state.iso2), state.code
        assert re.fullmatch(r"[0-9]{3}", state.m49), state.code


def test_every_state_of_today_lies_in_a_region_without_parts() -> None:
    parents = {region.parent for region in regions()}
    for state in (*world().real, *world().demonstration):
        chain = world().regions_of(state)
        assert chain[-1].code == state.region not in parents
        assert [region.level for region in chain] == list(range(1, len(chain) + 1))


def test_regions_come_after_the_region_that_holds_them() -> None:
    seen: set[str] = {""}
    for region in regions():
        assert region.parent in seen
        seen.add(region.code)
    assert regions()[0].code == "002"
    assert region_name("014").in_("fr") == "Afrique orientale"
    with pytest.raises(UnknownRegion):
        region_name("999")


def test_codes_and_regions_agree_with_the_m49_table(shared: Path) -> None:
    path = shared / "data" / "reference" / "country-codes.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        table = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(lines)}
    for state in world().real:
        row = table[state.code]
        assert state.iso2 == row["ISO3166-1-Alpha-2"]
        assert int(state.m49) == int(row["M49"])
        finest = row["Intermediate Region Code"] or row["Sub-region Code"]
        assert int(state.region) == int(finest)
        assert int(world().regions_of(state)[0].code) == int(row["Region Code"])


def test_admission_days_agree_with_the_list_but_for_four_that_are_said(shared: Path) -> None:
    path = shared / "data" / "reference" / "un_members_admission.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        days = {row["iso2"]: date.fromisoformat(row["date"]) for row in csv.DictReader(lines)}
    differing = {
        state.code: state.admitted
        for state in world().members
        if state.admitted != days[state.iso2]
    }
    assert len(days) == 193
    assert differing == _CORRECTED


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("DEU", date(1973, 9, 18)),
        ("RUS", date(1945, 10, 24)),
        ("CHE", date(2002, 9, 10)),
        ("CZE", date(1993, 1, 19)),
        ("MNE", date(2006, 6, 28)),
        ("SRB", date(2000, 11, 1)),
        ("SSD", date(2011, 7, 14)),
        ("TLS", date(2002, 9, 27)),
    ],
)
def test_well_known_admission_days(code: str, day: date) -> None:
    assert world().state(code).admitted == day


@pytest.mark.parametrize(
    ("end_of", "members"),
    [
        *((1970, 127), (1971, 132), (1973, 135), (1974, 138), (1975, 144), (1976, 147)),
        *((1977, 149), (1978, 151), (1980, 154), (1981, 157), (1984, 159), (1990, 159)),
        *((1991, 166), (2000, 189), (2002, 191), (2006, 192), (2011, 193), (2020, 193)),
    ],
)
def test_the_membership_grew_as_the_united_nations_counts_it(end_of: int, members: int) -> None:
    assert len(world().members_on(date(end_of, 12, 31))) == members


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TUR", "en", "Türkiye"),
        ("SWZ", "en", "Eswatini"),
        ("MKD", "fr", "Macédoine du Nord"),
        ("CZE", "en", "Czechia"),
        ("CPV", "en", "Cabo Verde"),
        ("VNM", "en", "Viet Nam"),
        ("CIV", "en", "Côte d’Ivoire"),
        ("NLD", "en", "Netherlands (Kingdom of the)"),
        ("GBR", "en", "United Kingdom of Great Britain and Northern Ireland"),
        ("PSE", "fr", "État de Palestine"),
        ("COD", "zh", "刚果民主共和国"),
        ("CIV", "ru", "Кот-д’Ивуар"),
        ("BOL", "es", "Bolivia (Estado Plurinacional de)"),
        ("VAT", "ar", "الكرسي الرسولي"),
    ],
)
def test_names_are_those_the_united_nations_uses_today(code: str, language: str, name: str) -> None:
    assert world().state(code).name.in_(language) == name


def test_demonstration_codes_are_never_assigned_by_iso() -> None:
    codes = [state.code for state in world().demonstration]
    assert codes == ["XAA", "XBB", "XCC", "XDD", "XEE", "XFF"]
    assert all(re.fullmatch(r"X[A-Z]{2}", code) for code in codes)
    assert not any(state.iso2 or state.m49 or state.admitted for state in world().demonstration)


def test_the_note_on_designations_is_there_in_english_and_french() -> None:
    assert "no opinion" in designations().in_("en")
    assert designations().given("fr") == "fr"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('ar: "أندورا"', 'ar: ""', "six languages"),
        ("admitted: 1993-07-28", "admitted: 28 July 1993", "expected form"),
        ('iso2: "NO"', "iso2: NO", "expected form"),
        ('french_article: "l’"', "french_article: l'", "French article"),
        ("  AND:", "  AND:\n    capital: none", "expected form"),
        ('m49: "020"', 'm49: "020', "cannot be read"),
    ],
)
def test_a_spoilt_catalogue_is_refused_with_its_file(
    old: str, new: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = tmp_path / "states"
    shutil.copytree(shelf.root() / "states", copied)
    members = copied / "members.yaml"
    text = members.read_text(encoding="utf-8")
    assert old in text
    members.write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match=problem) as caught:
        read_world()
    assert caught.value.place is not None
    assert caught.value.place.file.endswith("members.yaml")


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key written twice, which YAML readers otherwise overlook."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), node.start_mark
        return dict(super().construct_mapping(node, deep))


@pytest.mark.parametrize("folder", ["states", "bodies"])
def test_no_key_is_written_twice_in_a_file(folder: str) -> None:
    paths = sorted((shelf.root() / folder).glob("*.yaml"))
    assert paths
    for path in paths:
        yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)


def test_a_state_that_succeeded_another_begins_on_that_day_unless_it_is_the_same() -> None:
    """Who has no day was there before every instrument, or is not ours to date."""
    for state in world().real:
        if state.existed_from and state.predecessor:
            assert state.existed_from == state.succeeded_on, state.code
            past = world().state(state.predecessor)
            assert past.continued_by != state.code
        if state.existed_from and state.admitted:
            assert state.existed_from <= state.admitted
    assert world().state("CZE").existed_from == date(1993, 1, 1)
    assert world().state("RUS").existed_from is None


def test_every_member_has_one_tile_in_the_grid_of_its_region() -> None:
    here = world()
    assert [grid.region for grid in here.grids] == ["002", "019", "142", "150", "009"]
    placed = [code for grid in here.grids for row in grid.rows for code in row if code]
    assert Counter(placed) == Counter(state.code for state in here.members)
    for grid in here.grids:
        assert set(grid.places) <= here.within(grid.region)
        assert len(set(grid.places.values())) == len(grid.places)


def test_a_grid_shrinks_to_the_states_asked_for() -> None:
    africa = world().grids[0]
    some = africa.around({"NAM", "MOZ"})
    assert some.rows == (("NAM", "", "MOZ"),)
    assert africa.around(set()).rows == ()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("PLW FSM AUS", "places a State twice"),
        ("PLW FSM FRA", "one of elsewhere"),
        ("PLW FSM", "not equally long"),
    ],
)
def test_a_wrong_grid_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, words: str
) -> None:
    copy = tmp_path / "states"
    shutil.copytree(shelf.root() / "states", copy)
    path = copy / "tiles.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("PLW FSM .   MHL .   .", f"{wrong} MHL .   ."),
        encoding="utf-8",
    )
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match=words):
        read_world()


def test_groups_are_those_of_the_m49_table(shared: Path) -> None:
    path = shared / "data" / "reference" / "country-codes.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        table = {row["ISO3166-1-Alpha-3"]: row for row in csv.DictReader(lines)}
    columns = {
        "LDC": "Least Developed Countries (LDC)",
        "LLDC": "Land Locked Developing Countries (LLDC)",
        "SIDS": "Small Island Developing States (SIDS)",
    }
    assert [group.code for group in world().groups] == [*columns]
    for group in world().groups:
        column = columns[group.code]
        listed = {state.code for state in world().real if table[state.code][column].strip()}
        assert group.members == listed
    with pytest.raises(UnknownGroup):
        world().group("G77")


def test_a_region_holds_the_states_of_its_parts() -> None:
    here = world()
    assert here.within("014") < here.within("202") < here.within("002")
    assert len(here.within("002")) == 54
    with pytest.raises(UnknownRegion):
        here.within("000")
