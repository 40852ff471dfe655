"""Frameworks and answers for programs: the questions are public, the answers as consent has it."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accede.accounts.acts import make_token
from accede.accounts.rules import Person, Role, actor_of
from accede.site import demonstration
from accede.site.cli import main

SignedIn = Callable[..., Client]
Account = Callable[..., Person]
TODAY = date.today()  # noqa: TID251 - a token lasts from today, and so does its test


@pytest.fixture
def program(account: Account) -> Callable[..., Client]:
    """A program with the token of a person, which opens what stands under consent."""

    def made(*roles: Role, of: str = "", code: str = "") -> Client:
        person = account(*roles, of=of, code=code)
        token = make_token(
            actor=actor_of(person),
            account=person.code,
            label="a program",
            scopes=("read:requests",),
            last_day=TODAY,
            reason="a test",
            source=None,
            on=TODAY,
        )
        return Client(headers={"authorization": f"Bearer {token.secret}"})

    return made


@pytest.fixture
def played(db: None) -> None:
    demonstration.load()


def test_the_questions_are_public(db: None) -> None:
    listed = json.loads(Client().get("/api/v1/frameworks").content)
    assert len(listed["items"]) == 11 and listed["digest"]
    shown = json.loads(Client().get("/api/v1/frameworks/authorities").content)
    assert shown["id"] == "AUTHORITIES" and len(shown["questions"]) == 10
    known = {each["id"] for each in shown["elements"]}
    assert known == {code for each in shown["questions"] for code in each["serves"]}
    assert Client().get("/api/v1/frameworks/M99").status_code == 404


def test_answers_are_told_as_far_as_they_are_open(played: None, program: SignedIn) -> None:
    def codes(browser: Client, asked: str = "?state=XAA") -> set[str]:
        items = json.loads(browser.get(f"/api/v1/answers{asked}").content)["items"]
        return {each["id"] for each in items}

    assert codes(Client(), "") == {"XAA/AUTHORITIES:1"}
    own = program(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point")
    assert len(codes(own)) == 10 and codes(own, "?state=XBB") == set()
    assert codes(program(Role.OFFICER, code="officer.cyr")) == {"XAA/AUTHORITIES:1"}
    # On an earlier day what was agreed since does not stand yet.
    assert codes(own, "?state=XAA&as_of=2013-03-01") == set()


def test_a_draft_is_unknown_and_tells_nothing_of_itself(played: None, program: SignedIn) -> None:
    own = program(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point")
    items = json.loads(own.get("/api/v1/answers?state=XAA").content)["items"]
    draft = next(each for each in items if each["id"] == "XAA/AUTHORITIES:10")
    assert (draft["judgement"], draft["reasoning"], draft["documents"]) == ("UNKNOWN", None, [])
    assert not any("officer." in json.dumps(each) for each in items)


def test_an_answer_opened_alone_tells_of_no_review_and_of_no_officer(
    played: None, program: SignedIn, signed_in: SignedIn
) -> None:
    (item,) = json.loads(Client().get("/api/v1/answers?state=XAA").content)["items"]
    assert item["reviews"] == []
    own = program(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point")
    items = json.loads(own.get("/api/v1/answers?state=XAA").content)["items"]
    assert items[0]["reviews"] == ["XAA-2013-R1", "XAA-2014-R1"]
    who = "/en/who-can-see/assessment.FrameworkAnswer/XAA/AUTHORITIES:1/"
    for browser in (
        Client(),
        signed_in(Role.FOCAL_POINT, of="XBB"),
        signed_in(Role.OFFICER, code="officer.cyr"),
        signed_in(Role.PARTNER, of="DEMO-PARTNER"),
    ):
        for address in (who, "/en/states/XAA/", "/en/states/XAA/overview.html"):
            page = browser.get(address).content.decode()
            assert "XAA-2013-R1" not in page and "XAA-2014-R1" not in page, address
        assert "first desk" not in browser.get(who).content.decode()
    public = Client().get("/en/states/XAA/overview.html").content.decode()
    assert "Order 31 of 2006" in public and "officer.legal" not in public
    assert "officer.legal" not in Client().get("/en/states/XAA/").content.decode()


@pytest.mark.parametrize("asked", ["?state=QQQ", "?as_of=2014-02-31", "?as_of=2999-01-01"])
def test_what_cannot_be_asked_is_refused_by_its_field(db: None, asked: str) -> None:
    assert Client().get(f"/api/v1/answers{asked}").status_code == 422


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, list]]:  # type: ignore[type-arg]
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out or "{}")


def test_the_command_line_prints_questions_and_open_answers(
    played: None, signed_in: SignedIn, capsys: pytest.CaptureFixture[str]
) -> None:
    signed_in(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point")
    code, asked = printed(capsys, "assessment", "frameworks", "m12", "--lang", "fr")
    assert code == 0 and len(asked["questions"]) == 9 + 1
    code, open_ = printed(capsys, "assessment", "answers", "XAA", "--on", "2014-06-30")
    assert code == 0 and [each["question"] for each in open_["answers"]] == ["AUTHORITIES:1"]
    code, own = printed(capsys, "assessment", "answers", "XAA", "--as", "xaa.focal-point")
    assert code == 0 and len(own["answers"]) == 10


def test_the_command_line_says_what_it_does_not_know(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["assessment", "frameworks", "M99"]) == 3
    assert "give one of" in capsys.readouterr().err
    assert main(["assessment", "answers", "QQQ"]) == 3
    assert main(["assessment", "answers", "XAA", "--as", "nobody"]) == 3
