"""Who can see a record: told to whoever sees it, decided by its own State alone."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from accede.accounts.rules import Role
from accede.consent.models import ConsentGrant
from accede.journal.queries import verify
from accede.site import demonstration, sharing, translations

SignedIn = Callable[..., Client]
TODAY = date.today()  # noqa: TID251 - a page asks what day it is, and so does its test
RECORDS = (
    "assistance.Request/XAA-2014-01",
    "assistance.Activity/XAA-2014-A1",
    "assessment.Review/XAA-2012-R1",
    "assessment.Answer/XAA-2012-R1/TBC97:11",
    "legislation.Law/XAA-PENAL-CODE",
    "assessment.FrameworkAnswer/XAA/AUTHORITIES:1",
)


@pytest.fixture
def workspace(db: None) -> None:
    """The demonstration, in which the State has opened these records to everyone."""
    translations.compile_all()
    demonstration.load()


def page(record: str, kind: str = "who-can-see") -> str:
    return f"/en/{kind}/{record}/"


def close_all(record: str) -> None:
    ConsentGrant.objects.filter(target_id=record.partition("/")[2]).delete()


def test_every_kind_of_restricted_record_has_its_page(signed_in: SignedIn, workspace: None) -> None:
    assert {record.partition("/")[0] for record in RECORDS} == set(sharing.kinds())
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    for record in RECORDS:
        html = xaa.get(page(record)).content.decode()
        assert "Who sees it now, and why" in html or "Opened with the whole" in html
        assert "Everyone, without signing in" in html and "Open it from today" in html


def test_every_restricted_record_leads_to_who_can_see_it(
    signed_in: SignedIn, workspace: None
) -> None:
    """Wherever it stands on the page of its State, and on its own page, to whoever sees it."""
    kind_of = {
        "request": "assistance.Request",
        "activity": "assistance.Activity",
        "finding": "assessment.Answer",
        "answer": "assessment.FrameworkAnswer",
    }
    for somebody in (Client(), signed_in(Role.OFFICER), signed_in(Role.FOCAL_POINT, of="XAA")):
        html = somebody.get("/en/states/XAA/").content.decode()
        entries = re.findall(
            r'(<article class="entry" id="([a-z]+)-([^"]+)".*?</article>)', html, re.DOTALL
        )
        assert {kind for _, kind, _ in entries} == set(kind_of)
        for entry, kind, code in entries:
            assert f'href="{page(f"{kind_of[kind]}/{code}")}"' in entry, code
        leads = set(re.findall(r'href="(/en/who-can-see/[^"]+)"', html))
        assert leads >= {page(record) for record in RECORDS}
        assert {somebody.get(address).status_code for address in leads} == {200}
        request = somebody.get("/en/requests/XAA-2014-01/").content.decode()
        assert f'href="{page(RECORDS[0])}"' in request


@pytest.mark.parametrize("record", RECORDS)
def test_others_who_see_it_are_told_who_does_and_no_names(
    signed_in: SignedIn, workspace: None, record: str
) -> None:
    for somebody in (Client(), signed_in(Role.FOCAL_POINT, of="XBB"), signed_in(Role.DONOR)):
        html = somebody.get(page(record)).content.decode()
        assert "Everyone, without signing in" in html and "Open it from today" not in html
        assert "Close it" not in html and "no longer hold" not in html
        main = html[html.index('id="main"') :]
        assert "officer." not in main and "fficer 1" not in main


def test_a_form_sent_twice_opens_once(signed_in: SignedIn, workspace: None) -> None:
    record = RECORDS[0]
    close_all(record)
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    for said in ("open to them from today", "open to them already"):
        answer = xaa.post(page(record, "open"), {"audience": "DONORS"}, follow=True)
        assert said in answer.content.decode()
    assert ConsentGrant.objects.filter(target_id="XAA-2014-01").count() == 1


def test_the_state_opens_and_closes(signed_in: SignedIn, workspace: None) -> None:
    record = RECORDS[0]
    close_all(record)
    xaa, donor = signed_in(Role.FOCAL_POINT, of="XAA"), signed_in(Role.DONOR)
    assert donor.get(page(record)).status_code == 404
    last = TODAY + timedelta(days=10)
    sent = {"audience": "DONORS", "until": last.isoformat()}
    html = xaa.post(page(record, "open"), sent, follow=True).content.decode()
    assert "open to them from today" in html and f'datetime="{last}"' in html
    given = ConsentGrant.objects.get(target_id="XAA-2014-01")
    assert (given.audience, given.until) == ("DONORS", last + timedelta(days=1))
    assert donor.get(page(record)).status_code == 200
    number = re.search(r'name="grant" value="(\d+)"', html)
    assert number is not None
    html = xaa.post(page(record, "close"), {"grant": number[1]}, follow=True).content.decode()
    assert "closed from today" in html and "1 that no longer holds" in html
    assert donor.get(page(record)).status_code == 404
    again = xaa.post(page(record, "close"), {"grant": number[1]}, follow=True)
    assert "closed already" in again.content.decode()
    assert verify() == ()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose to whom"),
        ({"audience": "ALL"}, "Choose to whom"),
        ({"audience": "PARTNER"}, "Choose the partner body"),
        ({"audience": "PARTNER", "partner": "XBB"}, "Choose from the list"),
        ({"audience": "PUBLIC", "until": "2014-01-01"}, "is past"),
        ({"audience": "PUBLIC", "until": "2014-02-31"}, "no such day"),
        ({"audience": "PUBLIC", "until": "9999-12-31"}, "is past"),
    ],
)
def test_what_cannot_be_opened_is_told(
    signed_in: SignedIn, workspace: None, sent: dict[str, str], words: str
) -> None:
    before = ConsentGrant.objects.count()
    answer = signed_in(Role.FOCAL_POINT, of="XAA").post(page(RECORDS[0], "open"), sent)
    assert answer.status_code == 400 and words in answer.content.decode()
    assert ConsentGrant.objects.count() == before


@pytest.mark.parametrize("record", RECORDS)
def test_nobody_but_the_own_state_decides(
    signed_in: SignedIn, workspace: None, record: str
) -> None:
    before = list(ConsentGrant.objects.order_by("pk").values_list("pk", "revoked_on"))
    number = ConsentGrant.objects.filter(target_id=record.partition("/")[2]).values_list(
        "pk", flat=True
    )
    wanted = str(number.first() or before[0][0])
    others = [Client()] + [
        signed_in(role, of=of)
        for role, of in (
            (Role.FOCAL_POINT, "XBB"), (Role.OFFICER, ""), (Role.AUTHORITY_EDITOR, "XAA"),
            (Role.PARTNER, ""), (Role.DONOR, ""), (Role.AUDITOR, ""), (Role.ADMINISTRATOR, ""),
        )
    ]  # fmt: skip
    for somebody in others:
        opened = somebody.post(page(record, "open"), {"audience": "PUBLIC"})
        closed = somebody.post(page(record, "close"), {"grant": wanted})
        assert {opened.status_code, closed.status_code} <= {302, 403, 404}
        for answer in (opened, closed):
            assert answer.status_code != 302 or "sign-in" in answer.headers["Location"]
    assert list(ConsentGrant.objects.order_by("pk").values_list("pk", "revoked_on")) == before


@pytest.mark.parametrize(
    "record",
    [
        "assistance.Request/XAA-9999-99",
        "assistance.Nothing/XAA-2014-01",
        "accounts.Account/officer.legal-1",
        "assistance.Request/%00",
        "assistance.Request/" + "A" * 3000,
        "assessment.Answer/XAA-2012-R1",
    ],
)
def test_what_is_not_there_is_not_found(signed_in: SignedIn, workspace: None, record: str) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    assert xaa.get(page(record)).status_code == 404
    assert xaa.post(page(record, "open"), {"audience": "PUBLIC"}).status_code == 404
    for number in ("0", "-1", "x", "9" * 30, ""):
        assert xaa.post(page(RECORDS[0], "close"), {"grant": number}).status_code == 404


def test_a_grant_of_another_record_is_not_closed_here(signed_in: SignedIn, workspace: None) -> None:
    other = ConsentGrant.objects.exclude(target_id="XAA-2014-01").first()
    assert other is not None
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    assert xaa.post(page(RECORDS[0], "close"), {"grant": str(other.pk)}).status_code == 404


def test_a_finding_shows_what_opens_it_with_the_whole_review(
    signed_in: SignedIn, workspace: None
) -> None:
    html = signed_in(Role.FOCAL_POINT, of="XAA").get(page(RECORDS[3])).content.decode()
    assert "Opened with the whole it belongs to" in html and "XAA-2012-R1" in html
