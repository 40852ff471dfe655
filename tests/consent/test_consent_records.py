"""Granting and revoking, in the database and in the journal."""

from datetime import date

import pytest

from accede.basics.errors import BadInput
from accede.consent import acts, queries
from accede.consent.models import ConsentGrant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Protected, Viewer, ViewerKind
from accede.journal import queries as journal
from accede.journal.rules import Actor, Office

pytestmark = pytest.mark.django_db
FOCAL_POINT = Actor("focal.point", Office.STATE, "XAA")
TARGET = ("assistance.Request", "XAA-2014-01")
RECORD = Protected(TARGET, "XAA")
DAY = date(2014, 2, 1)


def open_to_public(**changes):
    return acts.grant(
        **{
            "actor": FOCAL_POINT,
            "target": TARGET,
            "state": "XAA",
            "audience": Audience.PUBLIC,
            "until": None,
            "reason": "the ministry publishes it",
            "source": None,
            "on": DAY,
            **changes,
        }
    )


def seen_by_the_public(on: date) -> bool:
    return TARGET in queries.visible(viewer=PUBLIC_VIEWER, on=on, records=[RECORD])


def test_granted_then_revoked() -> None:
    assert not seen_by_the_public(DAY)
    number = open_to_public()
    assert seen_by_the_public(DAY)
    assert not seen_by_the_public(date(2014, 1, 31))
    acts.revoke(
        actor=FOCAL_POINT, grant_number=number, reason="closed", source=None, on=date(2014, 3, 1)
    )
    assert seen_by_the_public(date(2014, 2, 28))
    assert not seen_by_the_public(date(2014, 3, 1))
    assert [entry.act for entry in journal.about(*TARGET)] == ["consent.grant", "consent.revoke"]


@pytest.mark.parametrize(
    "changes",
    [
        {"actor": Actor("focal.point", Office.STATE, "XBB")},
        {"actor": Actor("officer.1", Office.SECRETARIAT)},
        {"audience": Audience.PARTNER},
        {"named": "CTED"},
        {"until": DAY},
    ],
    ids=["another State", "the Office", "partner not named", "named for nothing", "no day"],
)
def test_a_wrong_grant_leaves_nothing_behind(changes: dict) -> None:
    with pytest.raises(BadInput):
        open_to_public(**changes)
    assert ConsentGrant.objects.count() == 0
    assert journal.head().seq == 0


def test_what_is_open_already_is_opened_once_so_that_to_close_it_closes_it() -> None:
    number = open_to_public()
    before = journal.head()
    with pytest.raises(acts.OpenAlready):
        open_to_public(on=date(2014, 2, 10))
    assert journal.head() == before and ConsentGrant.objects.count() == 1
    # Until another day, to another audience, or after it was closed, it is another opening.
    open_to_public(until=date(2014, 6, 1))
    open_to_public(audience=Audience.DONORS)
    open_to_public(target=("assistance.Request", "XAA-2014-02"))
    acts.revoke(
        actor=FOCAL_POINT, grant_number=number, reason="closed", source=None, on=date(2014, 3, 1)
    )
    open_to_public(on=date(2014, 3, 1))


def test_a_wrong_revocation_leaves_the_grant() -> None:
    number = open_to_public()
    wrong = [
        {"actor": Actor("focal.point", Office.STATE, "XBB"), "grant_number": number, "on": DAY},
        {"actor": FOCAL_POINT, "grant_number": number + 1, "on": DAY},
        {"actor": FOCAL_POINT, "grant_number": number, "on": date(2014, 1, 1)},
    ]
    for case in wrong:
        with pytest.raises(BadInput):
            acts.revoke(reason="closed", source=None, **case)
    assert seen_by_the_public(DAY)
    assert journal.head().seq == 1


def test_visible_asks_the_database_once(django_assert_num_queries) -> None:
    open_to_public()
    for count in (40, 400):
        records = [Protected(("assistance.Request", f"R{n}"), "XAA") for n in range(count)]
        records.append(RECORD)
        queries.visible(viewer=PUBLIC_VIEWER, on=DAY, records=records)
        # Of few, their grants are read; of many, whether anything was written since.
        with django_assert_num_queries(1):
            seen = queries.visible(viewer=PUBLIC_VIEWER, on=DAY, records=records)
        assert seen == {TARGET}
        own = queries.visible(viewer=Viewer(ViewerKind.STATE, "XAA"), on=DAY, records=records)
        assert len(own) == count + 1
