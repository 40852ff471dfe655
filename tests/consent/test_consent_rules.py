"""Denied by default; opened by the State alone, to one audience, for a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.accounts.rules import Person, Role
from accede.consent.rules import (
    PUBLIC_VIEWER,
    Audience,
    Grant,
    Protected,
    Viewer,
    ViewerKind,
    given_by_the_owner,
    in_force,
    is_assigned,
    may_decide,
    may_see,
    owns,
    reaches,
    reads_officers,
    viewer_of,
)
from accede.journal.rules import Actor, Office

TARGET = ("legislation.Finding", "XAA-F1")
RECORD = Protected(TARGET, "XAA", frozenset({"officer.1"}))
DAY = date(2014, 1, 1)

viewers = st.builds(
    Viewer,
    st.sampled_from(ViewerKind),
    st.sampled_from(["", "XAA", "XBB", "CTED"]),
    st.sampled_from(["", "officer.1", "officer.2"]),
)


def opened_to(audience: Audience, named: str = "", **dates: date) -> Grant:
    return Grant(TARGET, "XAA", audience, dates.pop("granted_on", DAY), named, **dates)


@given(viewers)
def test_without_a_grant_only_the_state_and_the_assigned_see(viewer: Viewer) -> None:
    expected = owns(viewer, RECORD) or is_assigned(viewer, RECORD)
    assert may_see(viewer, RECORD, [], DAY) is expected


@given(viewers)
def test_a_grant_to_the_public_opens_to_all(viewer: Viewer) -> None:
    assert may_see(viewer, RECORD, [opened_to(Audience.PUBLIC)], DAY)


def test_consent_1_the_state_sees_its_own() -> None:
    assert owns(Viewer(ViewerKind.STATE, "XAA"), RECORD)


def test_consent_1_refuses_another_state_and_a_partner_with_its_code() -> None:
    assert not owns(Viewer(ViewerKind.STATE, "XBB"), RECORD)
    assert not owns(Viewer(ViewerKind.PARTNER, "XAA"), RECORD)


def test_consent_2_the_assigned_officer_sees() -> None:
    assert is_assigned(Viewer(ViewerKind.OFFICE, person="officer.1"), RECORD)


def test_consent_2_refuses_an_officer_who_is_not_assigned() -> None:
    assert not is_assigned(Viewer(ViewerKind.OFFICE, person="officer.2"), RECORD)
    assert not is_assigned(Viewer(ViewerKind.OFFICE), Protected(TARGET, "XAA"))
    assert not is_assigned(Viewer(ViewerKind.PARTNER, "CTED", "officer.1"), RECORD)


def test_consent_3_holds_from_its_day_until_its_end() -> None:
    grant = opened_to(Audience.PUBLIC, until=DAY + timedelta(days=10))
    assert in_force(grant, DAY)
    assert in_force(grant, DAY + timedelta(days=9))


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ({}, DAY - timedelta(days=1)),
        ({"until": DAY + timedelta(days=10)}, DAY + timedelta(days=10)),
        ({"revoked_on": DAY}, DAY),
        ({"revoked_on": DAY, "until": DAY + timedelta(days=10)}, DAY + timedelta(days=1)),
    ],
)
def test_consent_3_refuses_before_after_and_when_revoked(dates: dict, day: date) -> None:
    assert not in_force(opened_to(Audience.PUBLIC, **dates), day)
    assert not may_see(PUBLIC_VIEWER, RECORD, [opened_to(Audience.PUBLIC, **dates)], day)


# Who sees what: a line for each audience, and nobody who is not on it.
REACHED = {
    Audience.STATE_AND_OFFICE: {ViewerKind.OFFICE},
    Audience.PARTNER: {ViewerKind.PARTNER, ViewerKind.COMPACT},
    Audience.COMPACT: {ViewerKind.COMPACT},
    Audience.DONORS: {ViewerKind.DONOR},
    Audience.PUBLIC: set(ViewerKind),
}


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("kind", list(ViewerKind))
def test_consent_4_opens_to_its_audience_and_refuses_others(
    audience: Audience, kind: ViewerKind
) -> None:
    named = "CTED" if audience is Audience.PARTNER else ""
    assert reaches(opened_to(audience, named), Viewer(kind, "CTED")) is (kind in REACHED[audience])


def test_consent_4_refuses_a_partner_not_named() -> None:
    assert not reaches(opened_to(Audience.PARTNER, "CTED"), Viewer(ViewerKind.PARTNER, "AU"))
    assert not reaches(opened_to(Audience.PARTNER, ""), Viewer(ViewerKind.PARTNER, ""))


def test_consent_5_holds_for_the_owner() -> None:
    assert given_by_the_owner(opened_to(Audience.PUBLIC), RECORD)


def test_consent_5_refuses_a_grant_by_another_state() -> None:
    forged = Grant(TARGET, "XBB", Audience.PUBLIC, DAY)
    assert not given_by_the_owner(forged, RECORD)
    assert not may_see(PUBLIC_VIEWER, RECORD, [forged], DAY)


def test_consent_6_the_states_own_person_decides() -> None:
    assert may_decide(Actor("focal.point", Office.STATE, "XAA"), "XAA")


def test_consent_6_refuses_anybody_else() -> None:
    assert not may_decide(Actor("focal.point", Office.STATE, "XBB"), "XAA")
    assert not may_decide(Actor("officer.1", Office.SECRETARIAT), "XAA")
    assert not may_decide(Actor("partner.1", Office.PARTNER, "XAA"), "XAA")


def test_a_grant_on_another_record_opens_nothing() -> None:
    other = Grant(("legislation.Finding", "XAA-F2"), "XAA", Audience.PUBLIC, DAY)
    assert not may_see(PUBLIC_VIEWER, RECORD, [other], DAY)


def _person(role: Role, of: str = "") -> Person:
    return Person("a.person", "A Person", "a.person@accede.example", frozenset({role}), of)


@pytest.mark.parametrize(
    ("role", "of", "viewer"),
    [
        (Role.OFFICER, "", Viewer(ViewerKind.OFFICE, person="a.person")),
        (Role.DRAFTER, "", Viewer(ViewerKind.OFFICE, person="a.person")),
        (Role.CLERK, "", Viewer(ViewerKind.OFFICE, person="a.person")),
        (Role.FOCAL_POINT, "XAA", Viewer(ViewerKind.STATE, "XAA")),
        (Role.PARTNER, "DEMO-PARTNER", Viewer(ViewerKind.PARTNER, "DEMO-PARTNER")),
        (Role.DONOR, "DEMO-DONOR", Viewer(ViewerKind.DONOR, "DEMO-DONOR")),
    ],
)
def test_consent_7_a_person_looks_as_their_desk(role: Role, of: str, viewer: Viewer) -> None:
    assert viewer_of(_person(role, of)) == viewer


def test_consent_7_who_has_no_desk_sees_nothing_but_what_is_public() -> None:
    assert viewer_of(None) == PUBLIC_VIEWER
    for role, of in ((Role.AUDITOR, ""), (Role.ADMINISTRATOR, ""), (Role.AUTHORITY_EDITOR, "XAA")):
        assert viewer_of(_person(role, of)) == PUBLIC_VIEWER


def test_consent_8_tells_the_state_and_the_office_which_officers_are_assigned() -> None:
    assert reads_officers(Viewer(ViewerKind.STATE, of="XAA"), "XAA")
    assert reads_officers(Viewer(ViewerKind.OFFICE, person="officer.legal-1"), "XAA")


@pytest.mark.parametrize("kind", sorted(set(ViewerKind) - {ViewerKind.OFFICE}))
def test_consent_8_refuses_the_names_of_officers_to_others(kind: ViewerKind) -> None:
    assert not reads_officers(Viewer(kind, of="XBB"), "XAA")
