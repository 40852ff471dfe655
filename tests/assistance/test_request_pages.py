"""The pages of requests, for each who comes: what they show, what they take, what they refuse."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accede.accounts.rules import Role
from accede.assistance import acts
from accede.assistance.models import Request, RequestMessage, RequestMove
from accede.assistance.rules.asking import Asking, Priority
from accede.assistance.rules.life import Move
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.consent.models import ConsentGrant
from accede.journal.queries import verify
from accede.journal.rules import Actor, Office
from accede.site import translations

SignedIn = Callable[..., Client]
STATE = Actor("xaa.focal-point", Office.STATE, "XAA")
OFFICER = Actor("officer.programme-1", Office.SECRETARIAT)
CODE = "XAA-2014-01"
SECRET = "purple lighthouse statute"
PROPOSED = "three quiet weeks in the capital"
TODAY = date.today()  # noqa: TID251 - a page asks what day it is, and so does its test
WHY: dict[str, Any] = {"reason": "a test", "source": None}

FILLED = {
    "title": "Advice on a bill",
    "words": "We ask for advice on a bill.\r\nIt is our own.",
    "language": "en",
    "priority": "HIGH",
    "rank": "1",
    "desired_from": "2027-01-01",
    "desired_last": "2027-03-31",
    "contact": "Directorate of Legislation",
    "themes": ["LEGISLATION"],
    "obligations": "TBC97:2.1 TBC97:11",
    "paragraphs": ["A/RES/68/187 1"],
}


@pytest.fixture
def asked(db: None) -> str:
    """A draft of XAA, with words nobody else may read."""
    translations.compile_all()
    return acts.draft_request(
        actor=STATE,
        code=CODE,
        state="XAA",
        asking=Asking(
            title=Text({"en": f"About the {SECRET}"}),
            words=Text({"en": f"We ask about the {SECRET}."}),
            priority=Priority.HIGH,
            rank=1,
            contact=Text({"en": "Directorate of Legislation"}),
            desired=Period(date(2014, 2, 1)),
        ),
        on=date(2014, 1, 13),
        **WHY,
    )


@pytest.fixture
def submitted(asked: str) -> str:
    """The same, submitted and open to the Office."""
    acts.submit_request(actor=STATE, request=asked, on=date(2014, 1, 15), **WHY)
    return asked


@pytest.fixture
def proposed(submitted: str) -> str:
    """The same, under assessment, with a proposal that waits for the State."""
    for move, day in ((Move.ACKNOWLEDGE, 20), (Move.ASSESS, 27)):
        acts.move_request(actor=OFFICER, request=submitted, move=move, on=date(2014, 1, day), **WHY)
    acts.propose(
        actor=OFFICER, request=submitted, text=Text({"en": PROPOSED}), on=date(2014, 2, 3), **WHY
    )
    return submitted


def place(code: str = CODE, step: str = "", language: str = "en") -> str:
    return f"/{language}/requests/{code}/{step}"


def mark_in(html: str) -> str:
    """The mark of what was read, as the forms of a page carry it."""
    found = re.search(r'name="[a-z-]*read" value="([0-9a-f]+)"', html)
    assert found is not None
    return found.group(1)


# ---------------------------------------------------------------- the focal point writes


def test_partners_stand_in_the_alphabet_of_the_reader(signed_in: SignedIn, submitted: str) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    page = xaa.get(f"/fr/who-can-see/assistance.Request/{submitted}/").content.decode()
    assert page.index("Équipe spéciale") < page.index("Institut brésolien")


def test_where_nobody_waits_the_page_says_so(signed_in: SignedIn, proposed: str) -> None:
    acts.accept(actor=STATE, request=proposed, proposal=1, on=date(2014, 2, 10), **WHY)
    acts.move_request(actor=OFFICER, request=proposed, move=Move.AGREE, on=date(2014, 2, 11), **WHY)
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    assert "No answer is awaited for now." in xaa.get(place()).content.decode()


def test_a_focal_point_writes_checks_and_submits(signed_in: SignedIn, db: None) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    signed_in(Role.OFFICER)
    answer = xaa.post("/en/requests/new/", FILLED)
    code = f"XAA-{TODAY.year}-01"
    assert answer.headers["Location"] == place(code, "submit/")
    (row,) = Request.objects.all()
    assert (row.code, row.state, row.themes) == (code, "XAA", ["LEGISLATION"])
    assert row.words.get().text == {"en": "We ask for advice on a bill.\nIt is our own."}
    assert (row.desired_from, row.desired_until) == (date(2027, 1, 1), date(2027, 4, 1))
    assert mail.outbox == [], "a draft is nobody else's business"

    html = xaa.get(place(code, "submit/")).content.decode()
    assert "The State and the Office" in html and "We ask for advice" in html
    last = TODAY + timedelta(days=30)
    answer = xaa.post(
        place(code, "submit/"),
        {"read": mark_in(html), "others": ["PUBLIC"], "until": last.isoformat()},
        follow=True,
    )
    assert "was submitted" in answer.content.decode()
    assert RequestMove.objects.get().move == "SUBMIT"
    granted = ConsentGrant.objects.order_by("audience")
    assert [(g.audience, g.until) for g in granted] == [
        ("PUBLIC", last + timedelta(days=1)),
        ("STATE_AND_OFFICE", last + timedelta(days=1)),
    ]
    assert verify() == ()


def test_a_second_request_is_given_the_next_code(signed_in: SignedIn, db: None) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    for number in (1, 2):
        answer = xaa.post("/en/requests/new/", FILLED)
        assert answer.headers["Location"] == place(f"XAA-{TODAY.year}-0{number}", "submit/")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"words": "   "}, "words", "Write something here"),
        ({"title": ""}, "title", "Write something here"),
        ({"title": "x" * 201}, "title", "201 characters long"),
        ({"words": "x" * 20_001}, "words", "20001 characters long"),
        ({"words": "bell \x07"}, "words", "cannot be printed"),
        ({"words": "nothing \x00"}, "words", "cannot be printed"),
        ({"desired_from": "2027-02-31"}, "desired_from", "no such day"),
        ({"desired_from": "2027-04-01"}, "desired_last", "before the first"),
        ({"desired_from": ""}, "desired_from", "Give the first day"),
        ({"desired_last": "9999-12-31"}, "desired_last", "no such day"),
        ({"priority": "URGENT"}, "priority", "Choose a priority"),
        ({"rank": "0"}, "rank", "whole number"),
        ({"rank": "first"}, "rank", "whole number"),
        ({"themes": ["FISHING"]}, "themes", "Choose themes from the list"),
        ({"findings": ["XBB-2012-R1/TBC97:2.1"]}, "findings", "your own State"),
        ({"obligations": "TBC97"}, "obligations", "not the code of an obligation"),
        ({"obligations": "TBC97:2.1 TBC97:99.9"}, "obligations", "‘TBC97:99.9’ is not the code"),
        ({"paragraphs": ["A/RES/1/1 9"]}, "paragraphs", "from the list"),
        ({"language": "xx"}, "language", "six languages"),
    ],
)
def test_what_cannot_be_used_is_told_beside_its_field(
    signed_in: SignedIn, db: None, change: dict[str, Any], field: str | None, words: str
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = xaa.post("/en/requests/new/", FILLED | change)
    html = answer.content.decode()
    assert answer.status_code == 400
    summary = html[html.index('class="error-summary"') :]
    assert words in summary[: summary.index("</div>")]
    if field:
        assert re.search(rf'href="#id_{field}(_0)?"', summary)
    assert "We ask for advice" in html or "words" in change, "what was typed is still there"
    assert not Request.objects.exists()


def test_an_instrument_nobody_knows_is_refused_and_nothing_written(
    signed_in: SignedIn, db: None
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = xaa.post("/en/requests/new/", FILLED | {"obligations": "NOPE99:1"})
    assert answer.status_code == 400 and not Request.objects.exists()


def test_a_body_of_ten_megabytes_is_refused(signed_in: SignedIn, db: None) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = xaa.post("/en/requests/new/", FILLED | {"words": "x" * 10_000_000})
    assert answer.status_code in (400, 413) and not Request.objects.exists()


@pytest.mark.parametrize(
    "code", ["A" * 3000, "XAA-2014-99", "%00", "XAA%0A", "..", "<b>", "١٢٣", "%F0%9F%90%99"]
)
def test_a_code_that_is_none_is_not_found(signed_in: SignedIn, asked: str, code: str) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    for step in ("", "draft/", "submit/", "withdraw/"):
        assert xaa.get(f"/en/requests/{code}/{step}").status_code == 404


def test_a_request_begins_from_a_finding_of_the_own_state(
    signed_in: SignedIn, reviewed: None
) -> None:
    xaa, xbb = signed_in(Role.FOCAL_POINT, of="XAA"), signed_in(Role.FOCAL_POINT, of="XBB")
    address = "/en/requests/new/?finding=XAA-2012-R1/TBC97:11"
    html = xaa.get(address).content.decode()
    assert re.search(r'value="XAA-2012-R1/TBC97:11"[^>]*checked', html)
    assert 'value="TBC97:11"' in html
    filled = FILLED | {"findings": ["XAA-2012-R1/TBC97:11"], "obligations": "TBC97:11"}
    assert xaa.post(address, filled).status_code == 302
    assert Request.objects.get().findings == ["XAA-2012-R1/TBC97:11"]
    assert xbb.get(address).status_code == 404
    assert xbb.post("/en/requests/new/", filled).status_code == 400


def test_a_draft_is_written_anew_and_the_wording_before_is_kept(
    signed_in: SignedIn, asked: str
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    html = xaa.get(place(step="draft/")).content.decode()
    assert SECRET in html
    filled = FILLED | {"read": mark_in(html), "words": "Written anew."}
    assert xaa.post(place(step="draft/"), filled).status_code == 302
    html = xaa.get(place()).content.decode()
    assert "Written anew." in html and "1 earlier wording" in html and SECRET in html
    acts.submit_request(actor=STATE, request=asked, on=TODAY, **WHY)
    seen = signed_in(Role.OFFICER).get(place()).content.decode()
    assert "Written anew." in seen and SECRET not in seen
    assert xaa.get(place(step="draft/")).status_code == 302, "no longer a draft"


def test_who_saves_over_a_colleague_is_told_and_nothing_is_lost(
    signed_in: SignedIn, asked: str
) -> None:
    one = signed_in(Role.FOCAL_POINT, of="XAA")
    other = signed_in(Role.FOCAL_POINT, of="XAA", code="xaa.colleague")
    html = one.get(place(step="draft/")).content.decode()
    mine = FILLED | {"read": mark_in(html), "words": "Mine."}
    theirs = FILLED | {"read": mark_in(html), "words": "Theirs."}
    assert one.post(place(step="draft/"), mine).status_code == 302
    answer = other.post(place(step="draft/"), theirs)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Somebody else wrote on this request" in html and "Theirs." in html
    assert "Mine." in one.get(place()).content.decode()
    stale = other.post(place(step="submit/"), {"read": theirs["read"]})
    assert stale.status_code == 400 and not RequestMove.objects.exists()


def test_a_day_past_opens_nothing(signed_in: SignedIn, asked: str) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    for sent in ({"until": "2014-01-01"}, {"others": ["ALL"]}, {"partner": "XBB"}):
        assert xaa.post(place(step="submit/"), sent).status_code == 400
    assert not RequestMove.objects.exists() and not ConsentGrant.objects.exists()


# ---------------------------------------------------------------- both desks


def test_the_whole_journey_on_one_request(signed_in: SignedIn, submitted: str) -> None:
    xaa, office = signed_in(Role.FOCAL_POINT, of="XAA"), signed_in(Role.OFFICER)

    def did(client: Client, step: str, **sent: str) -> str:
        answer = client.post(place(step=step), sent, follow=True)
        assert answer.status_code == 200, answer.content.decode()
        return str(answer.content.decode())

    did(office, "move/", move="ACKNOWLEDGE")
    did(office, "move/", move="ASSESS")
    did(office, "propose/", **{"propose-text": PROPOSED})
    html = xaa.get(place()).content.decode()
    assert PROPOSED in html and "Your turn" in html and "Accept for our State" in html
    assert "Record the agreement" not in office.get(place()).content.decode()
    refused = office.post(place(step="move/"), {"move": "AGREE"})
    assert refused.status_code == 400 and "has not accepted" in refused.content.decode()
    did(xaa, "say/", **{"say-text": "In which month?", "say-answers": "message-1"})
    did(office, "say/", **{"say-text": "In March.", "say-answers": "message-2"})
    did(xaa, "accept/", proposal="1")
    html = did(office, "move/", move="AGREE")
    assert "Agreed" in html and "Earlier proposal" not in html
    assert [m.said for m in RequestMessage.objects.order_by("number")] == [
        "PROPOSAL", "MESSAGE", "MESSAGE", "ACCEPTANCE",
    ]  # fmt: skip
    html = did(xaa, "withdraw/", text="The session was moved.")
    assert "Withdrawn by the State" in html
    assert xaa.post(place(step="withdraw/"), {}).status_code == 302, "it is at its end"
    assert verify() == ()


def test_who_has_nothing_to_add_notes_that_they_read(signed_in: SignedIn, submitted: str) -> None:
    office, xaa = signed_in(Role.OFFICER), signed_in(Role.FOCAL_POINT, of="XAA")
    xbb = signed_in(Role.FOCAL_POINT, of="XBB")
    office.post(place(step="move/"), {"move": "ACKNOWLEDGE"})
    office.post(place(step="say/"), {"say-text": "We write again in May."})
    assert "Read what the Office wrote" in xaa.get("/en/work-list/").content.decode()
    assert xbb.post(place(step="noted/"), {"message": "1"}).status_code == 404
    for wrong in ({}, {"message": "9"}, {"message": "x"}):
        assert xaa.post(place(step="noted/"), wrong).status_code == 400
    assert office.post(place(step="noted/"), {"message": "1"}).status_code == 400, "its own"
    html = xaa.post(place(step="noted/"), {"message": "1"}, follow=True).content.decode()
    assert "Read; nothing to add." in html
    assert "Read what the Office wrote" not in xaa.get("/en/work-list/").content.decode()


@pytest.mark.parametrize(("move", "prefix"), [("RETURN", "return"), ("DECLINE", "decline")])
def test_a_reason_is_due_and_kept(
    signed_in: SignedIn, submitted: str, move: str, prefix: str
) -> None:
    office, xaa = signed_in(Role.OFFICER), signed_in(Role.FOCAL_POINT, of="XAA")
    answer = office.post(place(step="move/"), {"move": move})
    assert answer.status_code == 400
    assert RequestMove.objects.count() == 1
    office.post(place(step="move/"), {"move": move, f"{prefix}-text": "Which ministry asks?"})
    assert "Which ministry asks?" in xaa.get(place()).content.decode()


def test_a_returned_request_is_added_to_and_comes_back(signed_in: SignedIn, submitted: str) -> None:
    office, xaa = signed_in(Role.OFFICER), signed_in(Role.FOCAL_POINT, of="XAA")
    office.post(place(step="move/"), {"move": "RETURN", "return-text": "Which ministry?"})
    xaa.post(place(step="words/"), {"words-text": "The Ministry of Justice."})
    assert xaa.get(place(step="submit/")).status_code == 200
    assert xaa.post(place(step="submit/"), {}).status_code == 302
    html = office.get(place()).content.decode()
    assert "The Ministry of Justice." in html and "Submitted" in html
    opened = ConsentGrant.objects.filter(audience="STATE_AND_OFFICE")
    assert opened.count() == 1, "what is open already is left as it is"


@pytest.mark.parametrize(
    ("step", "sent"),
    [
        ("say/", {"say-text": " "}),
        ("say/", {"say-text": "\x07"}),
        ("say/", {"say-text": "x", "say-answers": "message-77"}),
        ("say/", {"say-text": "x", "say-answers": "move-99999"}),
        ("say/", {"say-text": "x", "say-answers": "'; drop"}),
        ("words/", {"words-text": ""}),
        ("accept/", {"proposal": "1"}),
        ("accept/", {"proposal": "99999999999999999999"}),
        ("accept/", {"proposal": "one"}),
    ],
)
def test_a_step_that_cannot_be_made_is_told_and_changes_nothing(
    signed_in: SignedIn, submitted: str, step: str, sent: dict[str, str]
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = xaa.post(place(step=step), sent)
    assert answer.status_code == 400
    assert 'class="error-summary"' in answer.content.decode()
    assert not RequestMessage.objects.exists()


@pytest.mark.parametrize("move", ["", "SUBMIT", "WITHDRAW", "FLY", "AGREE", "CLOSE"])
def test_an_officer_makes_the_offices_moves_alone(
    signed_in: SignedIn, submitted: str, move: str
) -> None:
    office = signed_in(Role.OFFICER)
    assert office.post(place(step="move/"), {"move": move}).status_code == 400
    assert RequestMove.objects.count() == 1


def test_a_stale_step_is_told(signed_in: SignedIn, proposed: str) -> None:
    office = signed_in(Role.OFFICER)
    mark = mark_in(office.get(place()).content.decode())
    acts.comment(actor=STATE, request=CODE, text=Text({"en": "Wait."}), on=date(2014, 2, 4), **WHY)
    sent = {"move": "DECLINE", "decline-text": "No.", "decline-read": mark}
    answer = office.post(place(step="move/"), sent)
    assert answer.status_code == 400 and "Somebody else wrote" in answer.content.decode()
    assert "Wait." in answer.content.decode() and RequestMove.objects.count() == 3


def test_a_colleague_is_assigned_and_only_an_officer(signed_in: SignedIn, submitted: str) -> None:
    office = signed_in(Role.OFFICER)
    legal = signed_in(Role.OFFICER, code="officer.legal-1")
    assert "officer.legal-1" in office.get(place()).content.decode()
    assert office.post(place(step="assign/"), {"officer": "xaa.focal-point"}).status_code == 400
    assert office.post(place(step="assign/"), {"officer": "officer.legal-1"}).status_code == 302
    ConsentGrant.objects.all().delete()
    assert legal.get(place()).status_code == 200
    assert office.get(place()).status_code == 404, "no grant, and not assigned"


@pytest.mark.parametrize("role", [Role.DRAFTER, Role.CLERK])
def test_the_office_reads_but_only_officers_answer(
    signed_in: SignedIn, submitted: str, role: Role
) -> None:
    reader = signed_in(role)
    html = reader.get(place()).content.decode()
    assert SECRET in html and '<form method="post" action="/en/requests' not in html
    for step in ("move/", "propose/", "say/", "assign/", "accept/", "withdraw/", "words/"):
        assert reader.post(place(step=step), {"move": "ACKNOWLEDGE"}).status_code == 403
    assert RequestMove.objects.count() == 1


def test_what_an_editor_of_authorities_may_not(signed_in: SignedIn, submitted: str) -> None:
    editor = signed_in(Role.AUTHORITY_EDITOR, of="XAA")
    assert editor.get(place()).status_code == 404
    assert editor.post("/en/requests/new/", FILLED).status_code == 403


# ---------------------------------------------------------------- notices


def test_notices_say_that_something_happened_and_nothing_else(
    signed_in: SignedIn, proposed: str
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    office = signed_in(Role.OFFICER)
    for other in (Role.FOCAL_POINT, Role.PARTNER, Role.DONOR):
        signed_in(other, **({"of": "XBB"} if other is Role.FOCAL_POINT else {}))
    signed_in(Role.OFFICER, code="officer.legal-1")
    office.post(place(step="say/"), {"say-text": "A confidential question."})
    xaa.post(place(step="say/"), {"say-text": "A confidential answer."})
    assert [message.to for message in mail.outbox] == [
        ["xaa.focal-point@accede.example"],
        ["officer.programme-1@accede.example"],
    ]
    for message in mail.outbox:
        whole = f"{message.subject}\n{message.body}"
        assert "http://testserver/en/requests/XAA-2014-01/" in whole
        for word in ("confidential", SECRET, PROPOSED, "Directorate", "Avendria"):
            assert word not in whole


def test_who_may_not_see_the_request_is_told_nothing(signed_in: SignedIn, submitted: str) -> None:
    """Where the State has closed it to the Office and no officer is assigned."""
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    signed_in(Role.OFFICER)
    xaa.post(place(step="say/"), {"say-text": "While it is open."})
    assert len(mail.outbox) == 1
    grant = ConsentGrant.objects.get(audience="STATE_AND_OFFICE")
    xaa.post(f"/en/close/assistance.Request/{CODE}/", {"grant": str(grant.pk)})
    xaa.post(place(step="say/"), {"say-text": "Now that it is closed."})
    assert RequestMessage.objects.count() == 2 and len(mail.outbox) == 1


def test_who_has_left_is_told_nothing_and_every_officer_is_where_nobody_is_left(
    signed_in: SignedIn, proposed: str
) -> None:
    from accede.accounts.acts import OPERATOR, close_account

    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    for each in ("officer.programme-1", "officer.legal-1"):
        signed_in(Role.OFFICER, code=each)
    close_account(actor=OPERATOR, account="officer.programme-1", on=TODAY, **WHY)
    xaa.post(place(step="say/"), {"say-text": "Is anybody there?"})
    assert [message.to for message in mail.outbox] == [["officer.legal-1@accede.example"]]


def test_a_notice_is_in_its_readers_language(signed_in: SignedIn, submitted: str) -> None:
    from accede.accounts.models import Account

    signed_in(Role.FOCAL_POINT, of="XAA")
    Account.objects.filter(code="xaa.focal-point").update(language="fr")
    signed_in(Role.OFFICER).post(place(step="move/"), {"move": "ACKNOWLEDGE"})
    (message,) = mail.outbox
    assert "/fr/requests/" in message.body and "Connectez-vous" in message.body


def test_a_write_stands_when_its_notice_cannot_go_out(
    signed_in: SignedIn, submitted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(*_given: object, **_named: object) -> None:
        raise ConnectionRefusedError("no mail server")

    monkeypatch.setattr("accede.assistance.notices.get_connection", unreachable)
    signed_in(Role.FOCAL_POINT, of="XAA")
    office = signed_in(Role.OFFICER)
    assert office.post(place(step="move/"), {"move": "ACKNOWLEDGE"}).status_code == 302
    assert RequestMove.objects.count() == 2


# ---------------------------------------------------------------- nobody else sees anything


STEPS = ("", "draft/", "submit/", "withdraw/", "words/", "say/", "accept/", "move/", "propose/",
         "assign/")  # fmt: skip


def test_another_state_sees_nothing_at_any_address(signed_in: SignedIn, proposed: str) -> None:
    xbb = signed_in(Role.FOCAL_POINT, of="XBB")
    sent = {"say-text": "x", "words-text": "x", "proposal": "1", "grant": "1", "audience": "PUBLIC"}
    for step in STEPS:
        assert xbb.get(place(step=step)).status_code in (403, 404, 405), step
        assert xbb.post(place(step=step), sent).status_code in (403, 404), step
    for kind in ("who-can-see", "open", "close"):
        address = f"/en/{kind}/assistance.Request/{CODE}/"
        assert xbb.get(address).status_code in (404, 405)
        assert xbb.post(address, sent).status_code in (403, 404)
    pages = ("", "requests/", "work-list/", "states/XAA/", "states/", "requests/new/")
    for page in (*pages, "requests/?state=XAA", "requests/?format=csv"):
        html = xbb.get(f"/en/{page}").content.decode()
        for word in (CODE, SECRET, PROPOSED):
            assert word not in html, (page, word)
    for sought in (CODE, SECRET, "lighthouse", PROPOSED):
        html = xbb.get("/en/search/", {"q": sought}).content.decode()
        assert f"requests/{CODE}/" not in html and "about the" not in html.lower(), sought
    for address in ("/api/v1/requests", f"/api/v1/requests/{CODE}"):
        assert SECRET not in xbb.get(address).content.decode()
    assert RequestMessage.objects.count() == 1 and ConsentGrant.objects.count() == 1


@pytest.mark.parametrize("role", [None, Role.PARTNER, Role.DONOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_nobody_else_sees_a_request_that_was_not_opened(
    signed_in: SignedIn, proposed: str, role: Role | None
) -> None:
    somebody = Client() if role is None else signed_in(role)
    assert somebody.get(place()).status_code == 404
    assert CODE not in somebody.get("/en/requests/").content.decode()
    assert somebody.get(f"/en/who-can-see/assistance.Request/{CODE}/").status_code == 404


def test_a_request_opened_to_everyone_keeps_its_conversation(
    signed_in: SignedIn, proposed: str
) -> None:
    from accede.consent.acts import grant
    from accede.consent.rules import Audience

    grant(
        actor=STATE, target=("assistance.Request", CODE), state="XAA", audience=Audience.PUBLIC,
        until=None, on=date(2014, 3, 1), **WHY,
    )  # fmt: skip
    for somebody in (Client(), signed_in(Role.FOCAL_POINT, of="XBB"), signed_in(Role.PARTNER)):
        html = somebody.get(place()).content.decode()
        assert SECRET in html
        assert PROPOSED not in html and "officer.programme-1" not in html
        assert "Conversation" not in html and "What is next" not in html
        assert "Waiting since" not in html


def test_a_draft_is_seen_by_its_state_alone(signed_in: SignedIn, asked: str) -> None:
    assert SECRET in signed_in(Role.FOCAL_POINT, of="XAA").get(place()).content.decode()
    office = signed_in(Role.OFFICER)
    assert office.get(place()).status_code == 404
    assert CODE not in office.get("/en/requests/").content.decode()
    assert CODE not in office.get("/en/work-list/").content.decode()


def test_a_states_page_speaks_to_who_looks(signed_in: SignedIn, submitted: str) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    assert xaa.post("/en/requests/new/", FILLED | {"title": "A second, still a draft"}).headers
    own = xaa.get("/en/states/XAA/").content.decode()
    assert "In your own words and order" in own and "Write a request" in own
    assert SECRET in own and "A second, still a draft" in own
    assert f"/en/who-can-see/assistance.Request/{CODE}/" in own
    office = signed_in(Role.OFFICER).get("/en/states/XAA/").content.decode()
    assert "because the State opened them to you" in office and SECRET in office
    assert "still a draft" not in office and "Write a request" not in office
    for somebody in (Client(), signed_in(Role.FOCAL_POINT, of="XBB"), signed_in(Role.DONOR)):
        html = somebody.get("/en/states/XAA/").content.decode()
        assert SECRET not in html and CODE not in html and "Write a request" not in html


def test_a_new_state_is_invited_to_ask(signed_in: SignedIn, db: None) -> None:
    html = signed_in(Role.FOCAL_POINT, of="XBB").get("/en/states/XBB/").content.decode()
    assert "Nothing had been asked by this day" in html and "Write a request" in html


# ---------------------------------------------------------------- lists


def test_the_list_is_filtered_and_given_as_a_file(signed_in: SignedIn, submitted: str) -> None:
    office = signed_in(Role.OFFICER)
    assert CODE in office.get("/en/requests/?standing=SUBMITTED&state=XAA").content.decode()
    assert CODE not in office.get("/en/requests/?standing=AGREED").content.decode()
    assert CODE in office.get("/en/requests/?waiting=90").content.decode()
    for wrong in ("standing=FLYING", "state=XBB", "waiting=-1"):
        assert office.get(f"/en/requests/?{wrong}").status_code == 400
    assert office.get("/en/requests/?page=99").status_code == 200
    csv = office.get("/en/requests/?format=csv").content.decode("utf-8-sig")
    assert CODE in csv and "priority" not in csv
    own = signed_in(Role.FOCAL_POINT, of="XAA").get("/en/requests/?format=csv")
    assert "priority" in own.content.decode("utf-8-sig")


def test_an_own_list_is_in_the_states_own_order(signed_in: SignedIn, submitted: str) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    xaa.post("/en/requests/new/", FILLED | {"priority": "LOW", "title": "Last of ours"})
    xaa.post("/en/requests/new/", FILLED | {"priority": "HIGH", "rank": "2", "title": "Second"})
    html = xaa.get("/en/requests/").content.decode()
    assert html.index(SECRET) < html.index("Second") < html.index("Last of ours")


def test_an_empty_list_says_so(signed_in: SignedIn, db: None) -> None:
    html = signed_in(Role.FOCAL_POINT, of="XAA").get("/en/requests/").content.decode()
    assert "has not asked for anything yet" in html
    assert "no request here for you" in Client().get("/en/requests/").content.decode()


def test_the_work_list_says_what_waits_and_for_whom(signed_in: SignedIn, proposed: str) -> None:
    xaa, office = signed_in(Role.FOCAL_POINT, of="XAA"), signed_in(Role.OFFICER)
    legal = signed_in(Role.OFFICER, code="officer.legal-1")
    assert "Answer what the Office proposes" in xaa.get("/en/work-list/").content.decode()
    assert CODE not in office.get("/en/work-list/").content.decode()
    acts.accept(actor=STATE, request=CODE, proposal=1, on=date(2014, 2, 4), **WHY)
    assert CODE not in xaa.get("/en/work-list/").content.decode()
    assert "Record the agreement" in office.get("/en/work-list/").content.decode()
    assert CODE not in legal.get("/en/work-list/").content.decode(), "not assigned"
    for role in (Role.PARTNER, Role.DONOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.CLERK):
        assert "Nothing waits for you" in signed_in(role).get("/en/work-list/").content.decode()
    assert Client().get("/en/work-list/").status_code == 302


def test_what_is_to_be_acknowledged_waits_for_every_officer(
    signed_in: SignedIn, submitted: str
) -> None:
    for code in ("officer.programme-1", "officer.legal-1"):
        html = signed_in(Role.OFFICER, code=code).get("/en/work-list/").content.decode()
        assert "Acknowledge the request" in html and "days" in html
