"""The coded rules of the room, and what the world refuses to be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accede.basics.errors import BadInput
from accede.basics.texts import LANGUAGES, Text
from accede.states.catalogue import held_names
from accede.states.queries import world
from accede.states.rules import (
    CHARTER_IN_FORCE,
    Continuity,
    NameEntry,
    Resolved,
    ResolvedKind,
    StateKind,
    UnknownOrganisation,
    UnknownState,
    World,
    directory,
    key,
)

_HELD = Resolved(ResolvedKind.HELD, "")


def _state(code: str) -> Resolved:
    return Resolved(ResolvedKind.STATE, code)


# STATE-1


def test_state_1_holds_for_a_historic_state_on_its_last_day() -> None:
    soviet_union = world().state("SUN")
    assert soviet_union.can_act_on(date(1991, 12, 23))
    assert world().state("FRA").can_act_on(date(2100, 1, 1))


def test_state_1_refuses_a_state_before_it_existed() -> None:
    south_sudan = world().state("SSD")
    assert not south_sudan.can_act_on(date(2011, 7, 8))
    assert south_sudan.can_act_on(date(2011, 7, 9))


def test_state_1_refuses_a_historic_state_once_it_ended() -> None:
    assert not world().state("SUN").can_act_on(date(1991, 12, 24))
    assert not world().state("DDR").can_act_on(date(1990, 10, 3))


# STATE-2


def test_state_2_holds_for_members() -> None:
    assert {state.kind for state in world().members} == {StateKind.MEMBER}
    assert len(world().members) == 193


def test_state_2_never_counts_a_demonstration_state() -> None:
    made_up = set(world().demonstration)
    assert len(made_up) == 6
    assert not made_up & set(world().members)
    assert not made_up & set(world().real)
    assert not made_up & set(world().members_on(date(2024, 1, 1)))
    assert {state.region for state in made_up} == {"demonstration"}


# STATE-3


def test_state_3_holds_for_a_late_original_member() -> None:
    assert world().state("BEL").member_from() == date(1945, 12, 27)
    assert world().state("DEU").member_from() == date(1973, 9, 18)


def test_state_3_never_makes_a_member_before_the_charter_was_in_force() -> None:
    united_states = world().state("USA")
    assert united_states.admitted == date(1945, 8, 8)
    assert united_states.member_from() == CHARTER_IN_FORCE
    assert world().members_on(CHARTER_IN_FORCE - timedelta(days=1)) == ()


def test_state_3_has_none_for_who_was_not_admitted() -> None:
    assert world().state("VAT").member_from() is None
    assert world().state("XAA").member_from() is None


# STATE-4


@pytest.mark.parametrize(("code", "past"), [("RUS", "SUN"), ("SRB", "SCG"), ("YEM", "YAR")])
def test_state_4_holds_for_the_same_state(code: str, past: str) -> None:
    assert world().continuity(code, past) is Continuity.SAME


@pytest.mark.parametrize(
    ("code", "past"),
    [
        *(("CZE", "CSK"), ("SVK", "CSK"), ("SRB", "YUG"), ("HRV", "YUG"), ("MNE", "SCG")),
        *(("DEU", "DDR"), ("YEM", "YMD"), ("VNM", "RVN")),
    ],
)
def test_state_4_holds_for_a_successor(code: str, past: str) -> None:
    assert world().continuity(code, past) is Continuity.SUCCESSOR


def test_state_4_refuses_a_state_that_is_neither() -> None:
    assert world().continuity("AUT", "AUH") is Continuity.NONE
    assert world().continuity("FRA", "SUN") is Continuity.NONE


@pytest.mark.parametrize(
    ("code", "past", "day"),
    [
        ("RUS", "SUN", date(1991, 12, 24)),
        ("CZE", "CSK", date(1993, 1, 1)),
        ("SVK", "CSK", date(1993, 1, 1)),
        ("SVN", "YUG", date(1991, 6, 25)),
        ("HRV", "YUG", date(1991, 10, 8)),
        ("MKD", "YUG", date(1991, 11, 17)),
        ("BIH", "YUG", date(1992, 3, 6)),
        ("SRB", "YUG", date(1992, 4, 27)),
        ("MNE", "SCG", date(2006, 6, 3)),
        ("YEM", "YAR", date(1990, 5, 22)),
        ("VNM", "RVN", date(1976, 7, 2)),
    ],
)
def test_days_of_succession(code: str, past: str, day: date) -> None:
    state = world().state(code)
    assert (state.predecessor, state.succeeded_on) == (past, day)
    ended = world().state(past).existed_until
    assert ended is not None and day <= ended


# NAME-1


def test_name_1_holds_where_two_ways_of_writing_mean_one_thing() -> None:
    found = directory([NameEntry("Chad", _state("TCD")), NameEntry("CHAD", _state("TCD"))])
    assert len(found[key("chad")]) == 1


def test_name_1_refuses_one_name_for_two_things() -> None:
    with pytest.raises(BadInput, match="two different things"):
        directory([NameEntry("Congo", _state("COG")), NameEntry("CONGO", _state("COD"))])
    with pytest.raises(BadInput, match="two different things"):
        directory([NameEntry("Korea", _state("KOR")), NameEntry("KOREA", _HELD)])
    with pytest.raises(BadInput, match="is not a name"):
        directory([NameEntry(" – ", _state("COG"))])


def test_name_1_holds_where_the_day_tells_them_apart() -> None:
    of_before = world().resolve("Hong Kong", on=date(1997, 6, 30))
    of_after = world().resolve("Hong Kong", on=date(1997, 7, 1))
    assert of_before is not None and of_before.code == "GBR"
    assert of_after is not None and of_after.code == "CHN"
    assert world().resolve("Hong Kong") == of_after


# NAME-2


def test_name_2_holds_for_every_sort_of_name() -> None:
    def shown(name: str, language: str) -> str:
        resolved = world().resolve(name)
        assert resolved is not None
        return world().shown(resolved, language)

    assert shown("Deutschland", "fr") == "Allemagne"
    assert shown("EUROPEAN UNION", "es") == "Unión Europea"
    assert shown("Insel Man", "fr").endswith("(Île de Man)")
    assert shown("SOVIET UNION", "en") == "Union of Soviet Socialist Republics"


def test_name_2_never_shows_a_held_name() -> None:
    held = held_names()
    assert len(held) > 30
    texts = [one.name for one in (*world().every, *world().organisations, *world().regions)]
    texts += [entry.means.territory for entry in world().names if entry.means.territory is not None]
    displayed = {key(name) for text in texts for name in text.by_language.values()}
    for name in held:
        resolved = world().resolve(name)
        assert resolved == _HELD
        assert key(name) not in displayed
        for language in LANGUAGES:
            assert key(name) not in key(world().shown(resolved, language))


def test_a_resolved_name_is_whole() -> None:
    with pytest.raises(ValueError, match="held"):
        Resolved(ResolvedKind.HELD, "TCD")
    with pytest.raises(ValueError, match="held"):
        Resolved(ResolvedKind.STATE, "")
    with pytest.raises(ValueError, match="territory"):
        Resolved(ResolvedKind.TERRITORY, "GBR")
    with pytest.raises(ValueError, match="territory"):
        Resolved(ResolvedKind.STATE, "GBR", Text({"en": "Bermuda"}))


# The world


def test_unknown_codes_say_what_to_do() -> None:
    with pytest.raises(UnknownState, match="three letters"):
        world().state("FR")
    with pytest.raises(UnknownState):
        world().participant("XXX")
    with pytest.raises(UnknownOrganisation):
        world().organisation("FRA")
    assert world().participant("EU") == world().organisation("EU")
    assert world().participant("FRA") == world().state("FRA")


@pytest.mark.parametrize(
    "broken",
    [
        {"predecessor": "ZZZ", "succeeded_on": date(2000, 1, 1)},
        {"predecessor": "SUN"},
        {"region": "999"},
        {"existed_until": date(2000, 1, 1)},
        {"code": "SUN"},
    ],
)
def test_a_world_whose_parts_do_not_fit_is_refused(broken: dict[str, object]) -> None:
    real = world()
    every = (replace(real.state("FRA"), **broken), real.state("SUN"), real.state("RUS"))
    with pytest.raises(BadInput):
        World(every, real.organisations, real.regions, ())
