"""The bodies: who they are, who took whose place, which are made up."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accede import shelf
from accede.basics.errors import BadInput
from accede.bodies.catalogue import read_bodies
from accede.bodies.queries import bodies, body, of_state, standing
from accede.bodies.rules import Body, BodyKind, UnknownBody, counted, of_its_state
from accede.states.queries import world


def test_the_office_and_the_bodies_of_the_resolutions_are_there() -> None:
    assert body("UNODC").kind is BodyKind.OFFICE
    assert body("UNODC").name.in_("fr") == "Office des Nations Unies contre la drogue et le crime"
    for code in ("CTC", "CTED", "CTITF", "COMPACT"):
        assert body(code).kind is BodyKind.PARTNER
    for code in ("AU", "OAS", "COE", "OSCE"):
        assert body(code).kind is BodyKind.REGIONAL


def test_depositaries_that_are_bodies() -> None:
    assert [one.code for one in bodies() if one.depositary] == ["IAEA", "ICAO", "IMO", "UNSG"]


def test_every_body_has_an_english_and_a_french_name() -> None:
    for one in bodies():
        assert one.name.given("en") == "en"
        assert one.name.given("fr") == "fr"
        assert "'" not in "".join(one.name.by_language.values())


def test_no_body_has_the_code_of_a_participant() -> None:
    participants = {one.code for one in (*world().every, *world().organisations)}
    assert participants.isdisjoint(one.code for one in bodies())


def test_an_unknown_body_is_refused() -> None:
    with pytest.raises(UnknownBody, match="not the code of a body"):
        body("NOBODY")


def test_body_1_holds_before_and_after_the_task_force_gave_way() -> None:
    assert standing("CTITF", date(2018, 12, 5)).code == "CTITF"
    assert standing("CTITF", date(2018, 12, 6)).code == "COMPACT"


def test_body_1_never_moves_a_body_that_stands() -> None:
    assert standing("CTED", date(2050, 1, 1)).code == "CTED"


def test_body_2_holds_for_bodies_that_exist() -> None:
    assert body("CTED") in counted(bodies())


def test_body_2_never_counts_a_body_that_is_made_up() -> None:
    made_up = [one for one in bodies() if one.demonstration]
    assert {one.kind for one in made_up} == {
        BodyKind.DONOR,
        BodyKind.PARTNER,
        BodyKind.REGIONAL,
        BodyKind.NATIONAL,
    }
    assert not set(made_up) & set(counted(bodies()))


NATIONAL = body("XAA-CENTRAL-AUTHORITY")
STATES = {"XAA": True, "FRA": False}


def test_body_3_holds_for_a_body_of_a_state_of_its_world() -> None:
    of_its_state(NATIONAL, STATES)
    of_its_state(body("CTED"), STATES)
    assert [one.state for one in of_state("XAA")] == ["XAA"] * 3
    assert of_state("FRA") == ()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(NATIONAL, state=""),
        replace(NATIONAL, task=None),
        replace(NATIONAL, state="FRA"),
        replace(NATIONAL, state="ZZZ"),
        replace(NATIONAL, demonstration=False),
        replace(body("CTED"), state="FRA"),
    ],
    ids=["no State", "no task", "a real State", "no such State", "real", "a partner of a State"],
)
def test_body_3_refuses_a_body_of_no_state_or_of_another_world(wrong: Body) -> None:
    with pytest.raises(BadInput, match="BODY-3"):
        of_its_state(wrong, STATES)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("AAA: {kind: partner, name: {en: A}}", "no name in: fr"),
        ("AAA: {kind: partner, name: {en: A, fr: A}, succeeded_by: BBB}", "not there"),
        (
            "AAA: {kind: national, state: XAA, name: {en: A, fr: A}, task: {en: A}}",
            "no name in: fr",
        ),
        ("AAA: {kind: club, name: {en: A, fr: A}}", "expected form"),
        ("AAA: {kind: partner, name: {en: A, fr: A}, colour: red}", "expected form"),
    ],
)
def test_a_catalogue_that_does_not_fit_is_refused(
    entry: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bodies").mkdir()
    text = f"source: {{title: Test}}\nchecked: computed\nbodies:\n  {entry}\n"
    (tmp_path / "bodies" / "one.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shelf, "root", lambda: tmp_path)
    with pytest.raises(BadInput, match=problem):
        read_bodies()
