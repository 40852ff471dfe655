"""The review of a law on its pages: who may do what, and what becomes of what they send."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from accede.accounts.rules import Role
from accede.assessment.queries import reviews, versions_in
from accede.consent.rules import Viewer, ViewerKind
from accede.site import demonstration
from accede.site.cli import main

TODAY = date.today()  # noqa: TID251 - a page asks what day it is, and so does its test
OWN = Viewer(ViewerKind.STATE, "XAA")
PAGE = "/en/law-reviews/XAA-2012-R1/TBC97:4.a/"
FINDING = {
    "judgement": "ADDRESSED",
    "reasoning_en": "Article 7 sets ten to twenty-five years.",
    "reasoning_fr": "L’article 7 prévoit de dix à vingt-cinq ans.",
    "others": "7",
    "after": "0",
}


@dataclass(frozen=True)
class People:
    """Browsers of those who meet in the review of the demonstration."""

    state: Client
    ana: Client
    ben: Client
    stranger: Client
    neighbour: Client


@pytest.fixture
def people(db: None, signed_in: Callable[..., Client]) -> People:
    demonstration.load()
    return People(
        signed_in(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point"),
        signed_in(Role.OFFICER, code="officer.legal-1"),
        signed_in(Role.OFFICER, code="officer.legal-2"),
        signed_in(Role.OFFICER, code="officer.other"),
        signed_in(Role.FOCAL_POINT, of="XBB", code="xbb.focal-point"),
    )


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def wrote(obligation: str = "TBC97:4.a") -> int:
    review = next(each for each in reviews(viewer=OWN, on=TODAY) if each.code == "XAA-2012-R1")
    return len(versions_in(viewer=OWN, review=review, on=TODAY).get(obligation, ()))


def test_one_writes_another_reads_and_it_stands(people: People) -> None:
    assert people.ana.post(f"{PAGE}write/", FINDING).status_code == 302
    assert "Another person reads it" in text(people.ana.get(PAGE))
    own = people.ana.post(f"{PAGE}read/", {"read-version": 1, "read-agreed": "yes"})
    assert own.status_code == 400 and "Another person reads it" in text(own)
    read = people.ben.post(f"{PAGE}read/", {"read-version": 1, "read-agreed": "yes"})
    assert read.status_code == 302
    assert "Article 7 sets ten" in text(people.state.get(PAGE))
    # The State opened this review to everyone: what was agreed is public, and no names are.
    public = text(Client().get(PAGE))
    assert "Article 7 sets ten" in public and "Legal officer" not in public


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"others": "99"}, "no provision ‘99’ in force today"),
        ({"others": ""}, "This judgement needs it."),
        ({"ticked": "99"}, "Choose from the list."),
        ({"judgement": "NOT_BOUND"}, "Choose from the list."),
        ({"reasoning_fr": " "}, "Write something here."),
        ({"judgement": "PARTLY_ADDRESSED"}, "This judgement needs it."),
        ({"after": "3"}, "Somebody else wrote a newer version"),
    ],
)
def test_a_bad_finding_is_told_at_its_field_and_nothing_is_written(
    people: People, change: dict[str, str], said: str
) -> None:
    sent = people.ana.post(f"{PAGE}write/", {**FINDING, **change})
    assert sent.status_code == 400 and said in text(sent)
    assert wrote() == 0
    if "reasoning_en" not in change:
        assert "Article 7 sets ten" in text(sent)


def test_nobody_writes_over_a_colleagues_version_that_awaits_its_reader(people: People) -> None:
    people.ana.post(f"{PAGE}write/", FINDING)
    sent = people.ben.post(f"{PAGE}write/", {**FINDING, "after": "1", "reasoning_en": "Mine."})
    assert sent.status_code == 400 and "awaits its second reader" in text(sent)
    assert "Mine." in text(sent) and wrote() == 1


def test_who_is_told_of_a_newer_version_keeps_every_provision_ticked(people: People) -> None:
    page = PAGE.replace("4.a", "6.1")
    sent = {**FINDING, "others": "", "ticked": ["2", "3"]}
    assert people.state.post(f"{page}write/", sent).status_code == 302
    again = people.state.post(f"{page}write/", sent)
    assert again.status_code == 400
    html = text(again)
    for number in ("2", "3"):
        box = html[html.index(f'name="ticked" value="{number}"') :]
        assert "checked" in box[: box.index(">")]


def test_opened_findings_are_no_seat_in_the_review(people: People) -> None:
    """The demonstration opened this review to everybody, who therefore see what was agreed."""
    assign = "/en/reviews/XAA-2012-R1/assign/"
    assert people.stranger.get("/en/law-reviews/XAA-2012-R1/").status_code == 200
    assert people.stranger.get(assign).status_code == 404
    assert people.stranger.post(assign, {"officers": ["officer.other"]}).status_code == 404


def test_others_write_nothing_and_ask_for_no_law_of_another_state(people: People) -> None:
    people.ana.post(f"{PAGE}write/", FINDING)
    for browser in (people.stranger, people.neighbour):
        for place in ("write/", "read/"):
            assert browser.post(f"{PAGE}{place}", FINDING).status_code == 403
        # A draft is there for nobody else, though the review was opened to all.
        assert browser.get(PAGE).status_code == 404
        assert "Article 7 sets ten" not in text(browser.get("/en/law-reviews/XAA-2012-R1/"))
    assert Client().post(f"{PAGE}write/", FINDING).status_code == 302
    assert people.neighbour.get("/en/laws/XAA-PENAL-CODE/review/").status_code == 404
    assert people.ana.get("/en/laws/XAA-PENAL-CODE/review/").status_code == 403
    assert wrote() == 1


def test_the_state_comments_on_a_finding_and_an_officer_replies_once(people: People) -> None:
    early = people.state.post(f"{PAGE}comment/", {"comment-text": "Too early."})
    assert early.status_code == 400 and "nothing open here" in text(early)
    people.ana.post(f"{PAGE}write/", FINDING)
    said = people.state.post(f"{PAGE}comment/", {"comment-text": "Since May it is life."})
    assert said.status_code == 302
    waiting = text(people.ben.get("/en/work-list/"))
    assert "Reply to a comment of the State" in waiting
    assert "/law-reviews/XAA-2012-R1/TBC97:4.a/#comment-1" in waiting
    sent = {"to": "1", "reply-1-text": "Thank you, we read it again."}
    assert people.ben.post(f"{PAGE}reply/", sent).status_code == 302
    twice = people.ana.post(f"{PAGE}reply/", sent)
    assert twice.status_code == 400 and "nothing open here" in text(twice)
    page = text(people.state.get(PAGE))
    assert "Since May it is life." in page and "Thank you, we read it again." in page
    # On another obligation of the review there is no word of it, and for others none at all.
    assert "Since May" not in text(people.state.get(PAGE.replace("4.a", "4.b")))
    people.ben.post(f"{PAGE}read/", {"read-version": 1, "read-agreed": "yes"})
    assert "Since May" not in text(Client().get(PAGE))
    assert people.ana.post(f"{PAGE}comment/", {"comment-text": "x"}).status_code == 403
    assert people.state.post(f"{PAGE}reply/", sent).status_code == 403
    assert people.neighbour.post(f"{PAGE}comment/", {"comment-text": "x"}).status_code == 403
    assert people.stranger.post(f"{PAGE}reply/", sent).status_code == 403


def test_an_officer_in_the_review_may_assign_another(
    people: People, signed_in: Callable[..., Client]
) -> None:
    assign = "/en/reviews/XAA-2012-R1/assign/"
    assert assign in text(people.ana.get("/en/law-reviews/XAA-2012-R1/"))
    assert people.ana.get(assign).status_code == 200
    sent = {"officers": ["officer.legal-1", "officer.other"]}
    done = people.ana.post(assign, sent)
    assert done.status_code == 302 and done["Location"] == "/en/law-reviews/XAA-2012-R1/"
    assert people.stranger.get(PAGE).status_code == 200


def test_one_review_of_a_law_is_open_at_a_time(people: People) -> None:
    sent = people.state.post("/en/laws/XAA-PENAL-CODE/review/", {"words": "Again, please."})
    assert sent.status_code == 400 and "Again, please." in text(sent)
    assert "Ask to have this law read" not in text(people.state.get("/en/laws/XAA-PENAL-CODE/"))
    assert people.state.post("/en/law-reviews/XAA-2012-R1/close/").status_code == 302
    closed = people.ana.post("/en/law-reviews/XAA-2012-R1/TBC97:4.a/write/", FINDING)
    assert closed.status_code == 400 and "The review is closed" in text(closed)
    twice = people.state.post("/en/law-reviews/XAA-2012-R1/close/", follow=True)
    assert twice.status_code == 200 and "The review is closed" in text(twice)
    assert people.neighbour.post("/en/law-reviews/XAA-2012-R1/close/").status_code == 403
    assert "Ask to have this law read" in text(people.state.get("/en/laws/XAA-PENAL-CODE/"))
    sent = people.state.post("/en/laws/XAA-PENAL-CODE/review/", {"words": "Again, please."})
    assert sent.status_code == 302


def test_what_is_no_obligation_is_not_there(people: People) -> None:
    for code in ("TBC97:99", "NOPE:1", "TBC97"):
        assert people.ana.get(f"/en/law-reviews/XAA-2012-R1/{code}/").status_code == 404
        sent = people.ana.post(f"/en/law-reviews/XAA-2012-R1/{code}/write/", FINDING)
        assert sent.status_code == 404


def test_findings_are_printed_as_far_as_they_are_open(
    people: People, capsys: pytest.CaptureFixture[str]
) -> None:
    def rows(*more: str) -> list[dict[str, object]]:
        asked = ["legislation", "findings", "--state", "XAA", *more, "--json"]
        assert main(asked) == 0
        found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["findings"]
        return found

    both = rows("--on", "2014-06-30")
    assert [each["obligation"] for each in both] == ["TBC97:11", "TBC97:2.1"]
    assert both[1]["provisions"] == ["7", "8"] and both[1]["finding"] == "PARTLY_ADDRESSED"
    people.ana.post("/en/law-reviews/XAA-2012-R1/TBC97:4.a/write/", FINDING)
    assert len(rows()) == 2
    assert len(rows("--as", "xaa.focal-point")) == 3
    assert main(["legislation", "findings", "--state", "QQQ"]) == 3
    assert main(["legislation", "findings", "--state", "XAA", "--on", "2014-02-31"]) == 3
