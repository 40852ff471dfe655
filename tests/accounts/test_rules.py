"""Who is who, what they may do, which doors open: without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accede.accounts import rules
from accede.accounts.rules import DOORS, AccountRefused, Person, Role, actor_of, opens
from accede.accounts.rules.people import OFFICE_OF
from accede.journal.rules import Actor, Entry, Office


def person(*roles: Role, of: str = "", code: str = "a.person") -> Person:
    return Person(code, "A Person", "a.person@accede.example", frozenset(roles), of)


@pytest.mark.parametrize(
    ("roles", "of", "office"),
    [
        ({Role.OFFICER}, "", Office.SECRETARIAT),
        ({Role.OFFICER, Role.DRAFTER, Role.CLERK}, "", Office.SECRETARIAT),
        ({Role.FOCAL_POINT, Role.AUTHORITY_EDITOR}, "XAA", Office.STATE),
        ({Role.PARTNER}, "DEMO-PARTNER", Office.PARTNER),
        ({Role.DONOR}, "DEMO-DONOR", Office.DONOR),
        ({Role.AUDITOR}, "", Office.SYSTEM),
        ({Role.ADMINISTRATOR}, "", Office.SYSTEM),
    ],
)
def test_account_1_holds_for_roles_of_one_office(roles: set[Role], of: str, office: Office) -> None:
    assert actor_of(person(*roles, of=of)) == Actor("a.person", office, of)


@pytest.mark.parametrize(
    ("roles", "of"),
    [
        ((), ""),
        ((Role.OFFICER, Role.FOCAL_POINT), "XAA"),
        ((Role.OFFICER, Role.ADMINISTRATOR), ""),
        ((Role.PARTNER, Role.DONOR), "DEMO-PARTNER"),
        ((Role.FOCAL_POINT,), ""),
        ((Role.DONOR,), ""),
        ((Role.OFFICER,), "XAA"),
        ((Role.ADMINISTRATOR,), "DEMO-DONOR"),
        ((Role.AUDITOR, Role.ADMINISTRATOR), ""),
    ],
)
def test_account_1_refuses_roles_that_do_not_fit(roles: tuple[Role, ...], of: str) -> None:
    with pytest.raises(AccountRefused, match="ACCOUNT-1"):
        person(*roles, of=of)


def one_of_each() -> list[Person | None]:
    named = {Office.STATE: "XAA", Office.PARTNER: "DEMO-PARTNER", Office.DONOR: "DEMO-DONOR"}
    return [None, *(person(role, of=named.get(OFFICE_OF[role], "")) for role in Role)]


def test_account_8_what_somebody_alone_decides_is_behind_their_door_alone() -> None:
    """Said a second time on purpose: whoever opens one of these changes two places."""
    state = ("new", "draft", "submit", "withdraw", "words", "accept")
    office = ("move", "propose", "assign")
    alone = {f"request-{step}": {Role.FOCAL_POINT} for step in state}
    alone |= {f"request-{step}": {Role.OFFICER} for step in office}
    alone |= {"record-open": {Role.FOCAL_POINT}, "record-close": {Role.FOCAL_POINT}}
    keeping = [door for door in DOORS if door.startswith(("people", "person"))]
    assert len(keeping) > 5
    alone |= {door: {Role.ADMINISTRATOR} for door in keeping}
    alone |= {"record": {Role.AUDITOR, Role.ADMINISTRATOR}}
    assert {door: set(DOORS[door]) for door in alone} == alone


def test_account_2_an_administrator_keeps_accounts() -> None:
    assert rules.may_keep_accounts(person(Role.ADMINISTRATOR))


def test_account_2_refuses_everybody_else() -> None:
    keepers = [each for each in one_of_each() if rules.may_keep_accounts(each)]
    assert [each.roles for each in keepers if each] == [{Role.ADMINISTRATOR}]
    assert None not in keepers


def test_account_3_holds_for_another() -> None:
    rules.not_their_own("administrator-1", "officer.legal-1")


def test_account_3_refuses_their_own() -> None:
    with pytest.raises(AccountRefused, match="ACCOUNT-3"):
        rules.not_their_own("administrator-1", "administrator-1")


def test_account_4_holds_where_another_is_left() -> None:
    rules.one_administrator_left({"administrator-1", "administrator-2"}, "administrator-1")
    rules.one_administrator_left({"administrator-1"}, "officer.legal-1")


def test_account_4_refuses_the_last() -> None:
    with pytest.raises(AccountRefused, match="ACCOUNT-4"):
        rules.one_administrator_left({"administrator-1"}, "administrator-1")


@pytest.mark.parametrize(("demonstration", "mode"), [(False, False), (False, True), (True, True)])
def test_account_5_lets_in(demonstration: bool, mode: bool) -> None:
    assert rules.may_sign_in(active=True, demonstration=demonstration, demonstration_mode=mode)


@pytest.mark.parametrize(
    ("active", "demonstration", "mode"),
    [(True, True, False), (False, False, False), (False, True, True), (False, False, True)],
)
def test_account_5_refuses_closed_and_demonstration(
    active: bool, demonstration: bool, mode: bool
) -> None:
    assert not rules.may_sign_in(
        active=active, demonstration=demonstration, demonstration_mode=mode
    )


def test_account_6_holds_within_an_office() -> None:
    rules.same_office({Role.OFFICER}, {Role.CLERK, Role.DRAFTER})


def test_account_6_refuses_another_office() -> None:
    with pytest.raises(AccountRefused, match="ACCOUNT-6"):
        rules.same_office({Role.OFFICER}, {Role.ADMINISTRATOR})


def test_account_7_auditors_and_administrators_read_the_record() -> None:
    assert rules.may_read_the_record(person(Role.AUDITOR))
    assert rules.may_read_the_record(person(Role.ADMINISTRATOR))


def test_account_7_refuses_everybody_else() -> None:
    readers = [each for each in one_of_each() if rules.may_read_the_record(each)]
    assert [each.roles for each in readers if each] == [{Role.AUDITOR}, {Role.ADMINISTRATOR}]
    assert None not in readers


def test_account_8_opens_to_the_roles_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(opens("start", each) for each in one_of_each())
    monkeypatch.setitem(DOORS, "vault", frozenset({Role.CLERK}))  # type: ignore[arg-type]
    assert opens("vault", person(Role.CLERK, Role.OFFICER))


def test_account_8_refuses_others_and_what_is_not_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOORS, "vault", frozenset({Role.CLERK}))  # type: ignore[arg-type]
    assert not opens("vault", person(Role.OFFICER))
    assert not opens("vault", None)
    assert not any(opens("not listed", each) for each in one_of_each())


NOON = datetime(2014, 7, 1, 12, tzinfo=UTC)
IDLE, LONGEST = timedelta(hours=1), timedelta(hours=12)


def signed_in_at(began: datetime, seen: datetime) -> bool:
    return rules.still_signed_in(began=began, seen=seen, now=NOON, idle=IDLE, longest=LONGEST)


def test_account_9_holds_while_it_is_used() -> None:
    assert signed_in_at(NOON, NOON)
    assert signed_in_at(NOON - LONGEST + timedelta(seconds=1), NOON - timedelta(minutes=59))


@pytest.mark.parametrize(
    ("began", "seen"),
    [
        (NOON - timedelta(hours=2), NOON - IDLE),
        (NOON - LONGEST, NOON),
        (NOON, NOON + timedelta(seconds=1)),
        (NOON + timedelta(seconds=1), NOON),
    ],
)
def test_account_9_refuses_what_is_idle_or_long(began: datetime, seen: datetime) -> None:
    assert not signed_in_at(began, seen)


def test_account_10_demands_a_second_step_of_who_sees_many_records() -> None:
    due = [
        each
        for each in one_of_each()
        if each and rules.second_step_due(each, demanded=True, has_one=False)
    ]
    secretariat = {Role.OFFICER, Role.DRAFTER, Role.CLERK}
    assert {role for each in due for role in each.roles} == {
        *secretariat,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    }


def test_account_10_never_demands_it_where_it_is_there_or_not_asked() -> None:
    officer, focal_point = person(Role.OFFICER), person(Role.FOCAL_POINT, of="XAA")
    assert not rules.second_step_due(officer, demanded=True, has_one=True)
    assert not rules.second_step_due(officer, demanded=False, has_one=False)
    assert not rules.second_step_due(focal_point, demanded=True, has_one=False)


def entry(kind: str) -> Entry:
    return Entry(
        seq=1,
        at="2014-07-01T12:00:00.000+00:00",
        person="xaa.focal-point",
        office=Office.STATE,
        of="XAA",
        act="some.act",
        target=(kind, "1"),
        reason="why it was done",
        source="where it stands",
        on=date(2014, 7, 1),
        content="{}",
        previous="0" * 64,
        hash="1" * 64,
    )


@pytest.mark.parametrize("kind", ["accounts.Account", "treaties.Act", "mandates.Reading"])
def test_account_11_shows_why_for_what_no_state_opens(kind: str) -> None:
    said = rules.reading(entry(kind))
    assert (said.reason, said.source) == ("why it was done", "where it stands")


@pytest.mark.parametrize(
    "kind", ["assistance.Request", "assessment.Review", "consent.Grant", "of.a.room.to.come"]
)
def test_account_11_hides_why_for_what_a_state_opens(kind: str) -> None:
    said = rules.reading(entry(kind))
    assert (said.reason, said.source) == (None, None)
