"""Needs: what a State's reviews found lacking, who sees it, and the request that takes it up."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from accede.accounts.rules import Role
from accede.assessment.rules import Judgement
from accede.assistance.models import Request
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.life import Move, Moved, Standing
from accede.assistance.rules.needs import (
    Listed,
    Need,
    NeedsRefused,
    Origin,
    carried_by,
    listed,
    taken_up,
)
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.rules import Actor, Office

SignedIn = Callable[..., Client]
FIRST, SECOND = "XAA-2012-R1/TBC97:2.1", "XAA-2012-R1/TBC97:11"
TODAY = date.today()  # noqa: TID251 - a page asks what day it is, and so does its test
POINT = Need(
    code=FIRST,
    origin=Origin.LAW,
    about="TBC97:2.1",
    asks=Text({"en": "Cover the act."}),
    judgement=Judgement.PARTLY_ADDRESSED,
    word=Text({"en": "Partly addressed"}),
)
STATE = Viewer(ViewerKind.STATE, "XAA")


def request(**changes: object) -> RequestView:
    from accede.assistance.rules.asking import Priority

    plain = RequestView(
        code="XAA-2026-01",
        state="XAA",
        title=Text({"en": "Help"}),
        words=(),
        priority=Priority.LOW,
        rank=1,
        contact=Text({"en": "A desk"}),
        desired=None,
        paragraphs=(),
        themes=(),
        obligations=(),
        findings=(),
        drafted_on=TODAY,
        moves=(),
        demonstration=True,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_need_1_lists_what_is_lacking_or_open() -> None:
    assert {each for each in Judgement if listed(each) is Listed.NEED} == {
        Judgement.PARTLY_ADDRESSED,
        Judgement.NOT_IDENTIFIED,
        Judgement.UNKNOWN,
    }


def test_need_1_does_not_list_what_is_addressed_or_out_of_place() -> None:
    assert listed(Judgement.ADDRESSED) is Listed.APART
    assert listed(Judgement.NOT_BOUND) is listed(Judgement.NOT_APPLICABLE) is Listed.LEFT_OUT


def test_need_2_takes_up_points_of_the_list_once_each() -> None:
    assert taken_up([POINT], [FIRST, FIRST]) == (POINT,)


@pytest.mark.parametrize("ticked", [[], ["XBB-2012-R1/TBC97:2.1"], [FIRST, "<script>"]])
def test_need_2_refuses_nothing_and_what_is_not_listed(ticked: list[str]) -> None:
    with pytest.raises(NeedsRefused, match="NEED-2"):
        taken_up([POINT], ticked)
    with pytest.raises(NeedsRefused, match="NEED-2"):
        taken_up([replace(POINT, judgement=Judgement.ADDRESSED)], [FIRST])


def test_need_3_a_request_carries_the_points_it_names() -> None:
    for asked in (
        request(findings=(FIRST,)),
        request(obligations=("TBC97:2.1",)),
        request(questions=("TBC97:2.1",)),
    ):
        assert [each.request for each in carried_by(FIRST, "TBC97:2.1", [asked])] == [asked.code]


def test_need_3_does_not_count_a_request_that_was_withdrawn_or_names_something_else() -> None:
    gone = Moved(Move.WITHDRAW, Standing.WITHDRAWN, Office.STATE, TODAY)
    asked = [request(findings=(FIRST,), moves=(gone,)), request(findings=(SECOND,))]
    assert carried_by(FIRST, "TBC97:2.1", asked) == ()


@pytest.fixture
def reviewed(db: None) -> None:
    """The demonstration, whose State XAA had its penal code reviewed."""
    from accede.site import demonstration, translations

    translations.compile_all()
    demonstration.load()


@pytest.fixture
def closed(reviewed: None) -> None:
    """The same, once the State closed the review that it had opened to everybody."""
    from accede.consent.acts import revoke
    from accede.consent.models import ConsentGrant

    for row in ConsentGrant.objects.filter(state="XAA", target_class__startswith="assessment."):
        revoke(
            actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
            grant_number=row.pk,
            reason="a test",
            source=None,
            on=TODAY,
        )


def test_the_state_and_assigned_officers_see_the_points_and_nobody_else(closed: None) -> None:
    from accede.assistance.queries.needs import needs

    def codes(viewer: Viewer) -> set[str]:
        return {each.code for each in needs(viewer=viewer, on=TODAY, state="XAA")}

    assert {FIRST, SECOND} <= codes(STATE)
    assert {FIRST, SECOND} <= codes(Viewer(ViewerKind.OFFICE, person="officer.legal-1"))
    assert codes(Viewer(ViewerKind.STATE, "XBB")) == set()
    assert codes(Viewer(ViewerKind.OFFICE, person="officer.other")) == set()
    assert codes(PUBLIC_VIEWER) == set()


def test_a_point_says_what_is_lacking_its_paragraphs_and_who_carries_it(reviewed: None) -> None:
    from accede.assistance.queries.needs import needs

    points = {each.code: each for each in needs(viewer=STATE, on=TODAY, state="XAA")}
    first = points[FIRST]
    assert first.judgement is Judgement.PARTLY_ADDRESSED and len(first.lacking) == 3
    assert ("A/RES/68/187", "1") in first.paragraphs and first.kind == "OFFENCE"
    assert [each.request for each in first.carried] == ["XAA-2014-01"]
    earlier = needs(viewer=STATE, on=date(2012, 12, 20), seen_on=TODAY, state="XAA")
    before = {each.code: each for each in earlier}
    assert before[FIRST].judgement is Judgement.UNKNOWN and before[FIRST].reason


def test_two_points_ticked_become_a_draft_that_names_them(
    signed_in: SignedIn, reviewed: None
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    page = xaa.get("/fr/states/XAA/needs/").content.decode()
    assert "/fr/options/OFFENCE/?obligation=TBC97:2.1" in page and "XAA-2014-01" in page
    assert f'href="/fr/law-reviews/{FIRST}/"' in page
    assert 'href="/fr/frameworks/AUTHORITIES/#AUTHORITIES:5"' in page
    answer = xaa.post("/en/states/XAA/needs/", {"point": [FIRST, SECOND]})
    assert answer.status_code == 302
    html = xaa.get(answer.headers["Location"]).content.decode()
    assert len(re.findall(r'name="findings"[^>]*checked', html)) == 2
    assert 'value="TBC97:2.1 TBC97:11"' in html or 'value="TBC97:11 TBC97:2.1"' in html
    assert re.search(r'name="paragraphs" value="A/RES/68/187 1"[^>]*checked', html)
    assert re.search(r'name="title"[^>]*value="[^"]', html) is None, "the words are the State's"
    sent = xaa.post(
        "/en/requests/new/",
        {
            "title": "Advice on two articles",
            "words": "In our own words.",
            "language": "en",
            "priority": "HIGH",
            "rank": "1",
            "contact": "Directorate of Legislation",
            "findings": [FIRST, SECOND],
            "obligations": "TBC97:2.1 TBC97:11",
        },
    )
    assert sent.status_code == 302
    row = Request.objects.latest("pk")
    assert (row.findings, row.questions) == ([FIRST, SECOND], [])
    again = xaa.get("/en/states/XAA/needs/").content.decode()
    assert row.code in again, "the point says that a request carries it already"


@pytest.mark.parametrize("ticked", [[], ["XBB-2012-R1/TBC97:2.1"], ["XAA/M12:3' OR 1=1"]])
def test_nothing_a_stranger_or_a_tampered_code_is_refused_with_what_to_do(
    signed_in: SignedIn, reviewed: None, ticked: list[str]
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    before = Request.objects.count()
    answer = xaa.post("/en/states/XAA/needs/", {"point": ticked})
    assert answer.status_code == 400
    assert "Tick one point or more" in answer.content.decode()
    assert Request.objects.count() == before
    for asked in ("finding=XBB-2012-R1/TBC97:2.1", "question=M12:99", "question=%00"):
        assert xaa.get(f"/en/requests/new/?{asked}").status_code == 404


def test_a_request_does_not_begin_from_the_list_of_an_earlier_day(
    signed_in: SignedIn, reviewed: None
) -> None:
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    sent = xaa.post("/en/states/XAA/needs/?as_of=2014-06-30", {"point": [FIRST]})
    assert sent.status_code == 400 and "begins from what stands today" in sent.content.decode()


def test_another_state_the_public_and_an_officer_do_not_take_up_points(
    signed_in: SignedIn, reviewed: None
) -> None:
    assert signed_in(Role.FOCAL_POINT, of="XBB").get("/en/states/XAA/needs/").status_code == 404
    assert signed_in(Role.FOCAL_POINT, of="XAA").get("/en/states/ZZZ/needs/").status_code == 404
    assert Client().get("/en/states/XAA/needs/").status_code in (302, 403)
    officer = signed_in(Role.OFFICER)
    assert officer.get("/en/states/XAA/needs/").status_code == 200
    assert officer.post("/en/states/XAA/needs/", {"point": [FIRST]}).status_code == 403


def test_what_was_closed_is_not_seen_by_asking_for_an_earlier_day(
    signed_in: SignedIn, closed: None
) -> None:
    officer = signed_in(Role.OFFICER)
    page = officer.get("/en/states/XAA/needs/?as_of=2014-06-30")
    assert page.status_code == 200 and FIRST not in page.content.decode()
    table = officer.get("/en/states/XAA/needs/?as_of=2014-06-30&table=needs&format=csv")
    assert FIRST not in table.content.decode()


def test_who_may_see_a_request_does_not_for_that_see_its_findings(
    signed_in: SignedIn, closed: None
) -> None:
    from accede.assistance import acts
    from accede.assistance.rules.asking import Asking, Priority
    from accede.consent.rules import Audience, Opening

    actor = Actor("xaa.focal-point", Office.STATE, "XAA")
    code = acts.draft_request(
        actor=actor,
        state="XAA",
        asking=Asking(
            title=Text({"en": "Advice"}),
            words=Text({"en": "Ours."}),
            priority=Priority.HIGH,
            rank=1,
            contact=Text({"en": "A desk"}),
            obligations=("TBC97:11",),
            findings=(SECOND,),
            questions=("M12:3",),
        ),
        reason="a test",
        source=None,
        on=TODAY,
    )
    acts.submit_request(
        actor=actor,
        request=code,
        open_to=(Opening(Audience.STATE_AND_OFFICE), Opening(Audience.PUBLIC)),
        reason="a test",
        source=None,
        on=TODAY,
    )
    own = signed_in(Role.FOCAL_POINT, of="XAA").get(f"/en/requests/{code}/").content.decode()
    assert SECOND in own and "M12:3" in own
    public = Client().get(f"/en/requests/{code}/").content.decode()
    assert SECOND not in public and "TBC97:11" in public and "M12:3" in public
    told = Client().get(f"/api/v1/requests/{code}").json()
    assert (told["findings"], told["questions"]) == ([], ["M12:3"])


def test_the_points_are_there_for_programs_and_on_the_command_line(
    closed: None, capsys: pytest.CaptureFixture[str]
) -> None:
    from accede.site.cli import main

    public = Client().get("/api/v1/needs?state=XAA").json()
    assert SECOND not in {each["id"] for each in public["needs"]}
    assert Client().get("/api/v1/needs?state=QQQ").status_code == 422
    assert main(["assistance", "needs", "XAA", "--on", "2014-06-30", "--json"]) == 0
    assert '"state": "XAA"' in capsys.readouterr().out
    assert main(["assistance", "needs", "XAA", "--as", "nobody.here"]) == 3
    assert main(["assistance", "needs", "QQQ"]) == 3


@pytest.fixture
def answered(db: None) -> Callable[[], None]:
    """XAA asked for a review by M12; M12:3 is answered in part, and the answer agreed."""
    from accede.assessment.acts import (
        ask_framework_review,
        assign_officer,
        read_response,
        respond,
    )
    from accede.assessment.rules import Document, Draft
    from accede.site import translations

    translations.compile_all()
    own = Actor("xaa.focal-point", Office.STATE, "XAA")
    chief = Actor("office.chief", Office.SECRETARIAT)
    one, two = (Actor(f"officer.{each}", Office.SECRETARIAT) for each in ("one", "two"))
    code = ask_framework_review(
        actor=own,
        state="XAA",
        framework="M12",
        words=Text({"en": "Look with us."}),
        reason="a test",
        source=None,
        on=TODAY,
    ).code
    for each in (one, two):
        assign_officer(
            actor=chief, review=code, officer=each.person, reason="a test", source=None, on=TODAY
        )
    respond(
        actor=one,
        review=code,
        question="M12:3",
        draft=Draft(
            Judgement.PARTLY_ADDRESSED,
            Text({"en": "Half of it.", "fr": "La moitié."}),
            lacking=(Text({"en": "a penalty", "fr": "une peine"}),),
            documents=(Document(Text({"en": "Heritage Act"}), "Act 12", TODAY),),
        ),
        reason="a test",
        source=None,
        on=TODAY,
    )

    def agree() -> None:
        read_response(
            actor=two,
            review=code,
            question="M12:3",
            version=1,
            agreed=True,
            reason="a test",
            source=None,
            on=TODAY,
        )

    return agree


def test_an_answer_to_a_framework_is_a_point_once_it_is_agreed_and_before_it_is_open(
    answered: Callable[[], None],
) -> None:
    from accede.assistance.queries.needs import needs

    def points() -> dict[str, Need]:
        return {each.code: each for each in needs(viewer=STATE, on=TODAY, state="XAA")}

    draft = points()["XAA/M12:3"]
    assert draft.judgement is Judgement.UNKNOWN and draft.reasoning is None and not draft.lacking
    assert draft.reason and "second reader" in draft.reason.in_("en")
    answered()
    agreed = points()["XAA/M12:3"]
    assert agreed.judgement is Judgement.PARTLY_ADDRESSED
    assert [each.in_("fr") for each in agreed.lacking] == ["une peine"]
    assert agreed.paragraphs and all("preamble" not in number for _, number in agreed.paragraphs)
    unasked = points()["XAA/M12:1"]
    assert unasked.judgement is Judgement.UNKNOWN
    assert unasked.reason and "not been answered" in unasked.reason.in_("en")
    assert needs(viewer=Viewer(ViewerKind.STATE, "XBB"), on=TODAY, state="XAA") == ()


def test_a_request_that_begins_from_a_question_names_it(
    signed_in: SignedIn, answered: Callable[[], None]
) -> None:
    answered()
    xaa = signed_in(Role.FOCAL_POINT, of="XAA")
    answer = xaa.post("/en/states/XAA/needs/", {"point": ["XAA/M12:3"]})
    html = xaa.get(answer.headers["Location"]).content.decode()
    assert re.search(r'name="questions" value="M12:3"[^>]*checked', html)
    sent = {
        "title": "Advice on trafficking",
        "words": "In our own words.",
        "language": "en",
        "priority": "LOW",
        "rank": "1",
        "contact": "Directorate of Culture",
        "questions": ["M12:3"],
    }
    assert xaa.post("/en/requests/new/", {**sent, "questions": ["M12:99"]}).status_code == 400
    assert not Request.objects.exists()
    checked = xaa.post("/en/requests/new/", sent, follow=True).content.decode()
    row = Request.objects.get()
    assert row.questions == ["M12:3"] and "M12:3" in checked
    draft = xaa.get(f"/en/requests/{row.code}/draft/").content.decode()
    assert re.search(r'name="questions" value="M12:3"[^>]*checked', draft)
    assert row.code in xaa.get("/fr/states/XAA/needs/").content.decode()
