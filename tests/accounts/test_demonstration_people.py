"""People of the demonstration: only in its mode, with passwords told once and kept nowhere."""

import json
from datetime import date
from types import ModuleType

import pytest
from django.contrib.auth import get_user_model

from accede.accounts import acts, queries
from accede.accounts.catalogue import demonstration_people
from accede.accounts.rules import AccountRefused, Role
from accede.journal import queries as journal
from accede.site import cli

pytestmark = pytest.mark.django_db
DAY = date(2014, 7, 1)


@pytest.fixture
def mode(settings: object, quick: None) -> None:
    settings.ACCEDE_DEMONSTRATION = True  # type: ignore[attr-defined]


def test_everybody_of_the_demonstration_is_fictitious_and_every_role_is_there() -> None:
    people = demonstration_people()
    assert {role for each in people for role in each.roles} == set(Role)
    assert all(each.email.endswith("@accede.example") for each in people)
    assert all(each.of == "" or each.of.startswith(("X", "DEMO-")) for each in people)
    assert len({each.code for each in people}) == len(people)


def test_passwords_are_told_once_and_open_the_door(
    mode: None, capsys: pytest.CaptureFixture[str], entering: ModuleType
) -> None:
    assert cli.main(["demonstration", "load", "--json"]) == cli.FINE
    told = json.loads(capsys.readouterr().out)["accounts"]
    assert len(told) == len(demonstration_people())
    assert len({each["password"] for each in told}) == len(told)
    for each in (told[0], told[-1]):
        person = queries.person(each["email"])
        assert entering.who(entering.sign_in(person, each["password"])) == person.code

    assert cli.main(["demonstration", "load"]) == cli.FINE
    again = capsys.readouterr().out
    assert not any(each["password"] in again for each in told)
    assert "ACCEDE_DEMONSTRATION=yes .venv/bin/accede demonstration passwords" in again

    kept = str(list(get_user_model().objects.values())) + str(list(journal.entries()))
    assert not any(each["password"] in kept for each in told)


def test_new_passwords_take_the_place_of_the_old_ones(
    mode: None, capsys: pytest.CaptureFixture[str], entering: ModuleType
) -> None:
    cli.main(["demonstration", "passwords", "--json"])
    old = json.loads(capsys.readouterr().out)["accounts"][0]
    person = queries.person(old["email"])
    inside = entering.sign_in(person, old["password"])
    cli.main(["demonstration", "passwords", "--json"])
    new = json.loads(capsys.readouterr().out)["accounts"][0]
    assert entering.who(inside) == "", "whoever was in under the old one is out"
    assert entering.who(entering.sign_in(person, old["password"])) == ""
    assert entering.who(entering.sign_in(person, new["password"])) == person.code


def test_without_the_mode_there_are_no_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demonstration", "load"]) == cli.FINE
    assert "not in demonstration mode" in capsys.readouterr().out
    assert queries.people() == ()
    assert cli.main(["demonstration", "passwords"]) == cli.BAD_INPUT
    assert "ACCEDE_DEMONSTRATION" in capsys.readouterr().err


def test_a_password_is_given_to_nobody_real(mode: None) -> None:
    acts.open_account(
        actor=acts.OPERATOR,
        code="officer.real-1",
        name="An officer",
        email="officer@accede.example",
        roles=[Role.OFFICER],
        reason="a desk",
        source=None,
        on=DAY,
    )
    with pytest.raises(AccountRefused, match="not an account of the demonstration"):
        acts.give_demonstration_passwords(passwords={"officer.real-1": "given-away"}, on=DAY)
    assert not queries.kept("officer.real-1").has_password
