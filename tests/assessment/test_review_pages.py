"""Reviews on their pages: who may open what, and what becomes of what they send."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from accede.accounts.rules import Role
from accede.assessment.acts import ask_framework_review, assign_officers, respond
from accede.assessment.exchange import cell
from accede.assessment.queries import comments, history, responded, reviews
from accede.assessment.rules import Document, Draft, Judgement
from accede.basics.texts import Text
from accede.consent.acts import grant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.site import demonstration

DAY = date(2014, 3, 1)
TODAY = date.today()  # noqa: TID251 - a page asks what day it is, and so does its test
OWN = Viewer(ViewerKind.STATE, "XAA")
ANSWER = {
    "judgement": "ADDRESSED",
    "reasoning_en": "The Act of 2009 covers it.",
    "reasoning_fr": "La loi de 2009 y répond.",
    "document_1": "Heritage Act",
    "at_1": "Act 12 of 2009",
    "day_1": "2009-05-01",
    "after": "0",
}


@dataclass(frozen=True)
class People:
    """Browsers of those who meet in a review, and the review."""

    review: str
    state: Client
    ana: Client
    ben: Client
    stranger: Client
    neighbour: Client

    def at(self, place: str = "") -> str:
        return f"/en/reviews/{self.review}/{place}"


@pytest.fixture
def people(db: None, signed_in: Callable[..., Client]) -> People:
    """A review of M12 with two officers, an officer who is not assigned, another State."""
    code = ask_framework_review(
        actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
        state="XAA",
        framework="M12",
        words=Text({"en": "Please look with us at what is smuggled."}),
        reason="the State asks",
        source=None,
        on=DAY,
    ).code
    assign_officers(
        actor=Actor("office.chief", Office.SECRETARIAT),
        review=code,
        officers=("officer.ana", "officer.ben"),
        reason="work",
        source=None,
        on=DAY,
    )
    return People(
        code,
        signed_in(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point"),
        signed_in(Role.OFFICER, code="officer.ana"),
        signed_in(Role.OFFICER, code="officer.ben"),
        signed_in(Role.OFFICER, code="officer.cyr"),
        signed_in(Role.FOCAL_POINT, of="XBB", code="xbb.focal-point"),
    )


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def wrote(people: People, question: str = "M12:3") -> int:
    viewer = Viewer(ViewerKind.OFFICE, person="officer.ana")
    return len(history(viewer=viewer, state="XAA", question=question, on=TODAY))


def test_the_state_asks_and_an_officer_assigns(signed_in: Callable[..., Client], db: None) -> None:
    state = signed_in(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point")
    sent = state.post("/en/reviews/ask/", {"framework": "M14", "words": "Look at the victims."})
    (asked,) = reviews(viewer=OWN, on=TODAY)
    assert sent.status_code == 302 and asked.code in sent["Location"]
    assert asked.words.in_("en") == "Look at the victims."
    chief = signed_in(Role.OFFICER, code="office.chief")
    page = text(chief.get("/en/frameworks/"))
    assert asked.code in page and "victims." not in page
    waiting = text(chief.get(f"/en/reviews/{asked.code}/assign/"))
    assert "Look at the victims" not in waiting
    assert chief.get(f"/en/reviews/{asked.code}/").status_code == 404
    signed_in(Role.OFFICER, code="officer.ana")
    signed_in(Role.OFFICER, code="officer.ben")
    done = chief.post(
        f"/en/reviews/{asked.code}/assign/", {"officers": ["officer.ana", "officer.ben"]}
    )
    assert done.status_code == 302
    (asked,) = reviews(viewer=OWN, on=TODAY)
    assert asked.assigned == {"officer.ana", "officer.ben"}
    # With its two officers it is no longer told of.
    assert asked.code not in text(chief.get("/en/frameworks/"))
    assert chief.get(f"/en/reviews/{asked.code}/assign/").status_code == 404


def test_a_second_review_by_the_same_framework_is_refused_and_the_words_stay(
    people: People,
) -> None:
    sent = people.state.post("/en/reviews/ask/", {"framework": "M12", "words": "Once more."})
    assert sent.status_code == 400
    assert "open review by this framework already" in text(sent) and "Once more." in text(sent)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"framework": "M99", "words": "x"}, "Choose from the list."),
        ({"framework": "M14", "words": "  "}, "Write something here."),
        ({"framework": "M14", "words": "bell \x07"}, "cannot be printed"),
    ],
)
def test_a_bad_request_for_a_review_is_told_at_its_field(
    people: People, data: dict[str, str], said: str
) -> None:
    sent = people.state.post("/en/reviews/ask/", data)
    assert sent.status_code == 400 and said in text(sent)
    assert len(reviews(viewer=OWN, on=TODAY)) == 1


def test_one_answers_another_reads_and_the_state_sees_it_stand(people: People) -> None:
    sent = people.ana.post(people.at("M12:3/answer/"), ANSWER)
    assert sent.status_code == 302
    page = text(people.ana.get(people.at("M12:3/")))
    assert "You wrote a version of this. Another person reads it." in page
    assert "Sign as second reader" not in page
    page = text(people.ben.get(people.at("M12:3/")))
    assert "Waits for its second reader" in page and "Sign as second reader" in page
    read = people.ben.post(people.at("M12:3/read/"), {"read-version": 1, "read-agreed": "yes"})
    assert read.status_code == 302
    (item,) = responded(viewer=OWN, on=TODAY)
    assert item.standing.judgement is Judgement.ADDRESSED
    page = text(people.state.get(people.at("M12:3/")))
    assert "The Act of 2009 covers it." in page and "Act 12 of 2009" in page


def test_an_answer_goes_back_with_a_remark_and_comes_again(people: People) -> None:
    people.ana.post(people.at("M12:3/answer/"), ANSWER)
    none = people.ben.post(people.at("M12:3/read/"), {"read-version": 1, "read-agreed": "no"})
    assert none.status_code == 400 and "Say what the author should look at again." in text(none)
    sent = {"read-version": 1, "read-agreed": "no", "read-remark": "And the ports?"}
    assert people.ben.post(people.at("M12:3/read/"), sent).status_code == 302
    page = text(people.ana.get(people.at("M12:3/")))
    assert "Returned to its author" in page and "And the ports?" in page
    again = people.ana.post(people.at("M12:3/answer/"), {**ANSWER, "after": "1"})
    assert again.status_code == 302 and wrote(people) == 2


def test_who_writes_over_a_version_they_did_not_see_is_told_and_loses_nothing(
    people: People,
) -> None:
    people.ana.post(people.at("M12:3/answer/"), ANSWER)
    people.ben.post(people.at("M12:3/read/"), {"read-version": 1, "read-agreed": "yes"})
    mine = {**ANSWER, "reasoning_en": "I say otherwise.", "reasoning_fr": "Je dis autrement."}
    sent = people.ben.post(people.at("M12:3/answer/"), mine)
    page = text(sent)
    assert sent.status_code == 400 and wrote(people) == 1
    assert "Somebody else wrote a newer version meanwhile" in page
    assert "I say otherwise." in page and "The Act of 2009 covers it." in page
    assert 'name="after" value="1"' in page
    # Having read it, they may still write theirs.
    assert people.ben.post(people.at("M12:3/answer/"), {**mine, "after": "1"}).status_code == 302
    assert wrote(people) == 2


def test_nobody_writes_over_a_colleagues_version_that_awaits_its_reader(people: People) -> None:
    people.ana.post(people.at("M12:3/answer/"), ANSWER)
    page = text(people.ben.get(people.at("M12:3/")))
    assert "Sign as second reader" in page and "Write a new version" not in page
    mine = {**ANSWER, "after": "1", "reasoning_en": "I say otherwise."}
    sent = people.ben.post(people.at("M12:3/answer/"), mine)
    assert sent.status_code == 400 and wrote(people) == 1
    assert "awaits its second reader" in text(sent) and "I say otherwise." in text(sent)
    # The author may write it anew.
    assert people.ana.post(people.at("M12:3/answer/"), {**ANSWER, "after": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"judgement": "NOT_BOUND"}, "Choose from the list."),
        ({"judgement": ""}, "Choose one."),
        ({"reasoning_fr": ""}, "Write something here."),
        ({"document_1": ""}, "Say what this document is."),
        ({"document_1": "", "at_1": "", "day_1": ""}, "This judgement needs it."),
        ({"lacking_en": "a"}, "Give it in both languages."),
        ({"lacking_en": "a", "lacking_fr": "b"}, "This judgement cannot carry it."),
        ({"day_1": "2009-02-30"}, "The calendar has no such day."),
        (
            {"judgement": "PARTLY_ADDRESSED", "lacking_en": "a\nb", "lacking_fr": "c"},
            "There are 2 elements in English and 1 in French.",
        ),
        ({"judgement": "NOT_IDENTIFIED"}, "This judgement needs it."),
        ({"judgement": "UNKNOWN"}, "This judgement needs it."),
    ],
)
def test_an_incomplete_answer_is_told_at_its_field_and_nothing_is_written(
    people: People, change: dict[str, str], said: str
) -> None:
    sent = people.ana.post(people.at("M12:3/answer/"), {**ANSWER, **change})
    assert sent.status_code == 400 and said in text(sent) and wrote(people) == 0


def test_the_state_comments_and_an_officer_replies_once(people: People) -> None:
    people.ana.post(people.at("M12:3/answer/"), ANSWER)
    said = people.state.post(people.at("M12:3/comment/"), {"comment-text": "Since May it is not."})
    assert said.status_code == 302
    page = text(people.ana.get(people.at("M12:3/")))
    assert "Since May it is not." in page and 'name="to" value="1"' in page
    sent = {"to": "1", "reply-1-text": "Thank you, we look."}
    assert people.ana.post(people.at("M12:3/reply/"), sent).status_code == 302
    twice = people.ben.post(people.at("M12:3/reply/"), sent)
    assert twice.status_code == 400 and "nothing open here" in text(twice)
    assert [each.to for each in comments(viewer=OWN, state="XAA", question="M12:3", on=TODAY)] == [
        0,
        1,
    ]
    # An officer does not comment, the State does not reply.
    assert people.ana.post(people.at("M12:3/comment/"), {"comment-text": "x"}).status_code == 403
    assert people.state.post(people.at("M12:3/reply/"), sent).status_code == 403


@pytest.mark.parametrize("who", ["stranger", "neighbour", "public"])
def test_others_find_no_review_and_write_in_none(people: People, who: str) -> None:
    browser = Client() if who == "public" else getattr(people, who)
    people.ana.post(people.at("M12:3/answer/"), ANSWER)
    for place in ("", "M12:3/", "answers.xlsx", "table/"):
        assert browser.get(people.at(place)).status_code in (302, 404)
        assert "The Act of 2009" not in text(browser.get(people.at(place)))
    for place in ("M12:3/answer/", "M12:3/read/", "close/", "table/", "table/keep/"):
        assert browser.post(people.at(place), ANSWER).status_code in (302, 403, 404)
    assert wrote(people) == 1
    assert people.review not in text(browser.get("/en/frameworks/"))


def test_whom_the_state_opens_it_to_sees_what_was_agreed_and_no_draft(people: People) -> None:
    people.ana.post(people.at("M12:3/answer/"), ANSWER)
    people.ben.post(people.at("M12:3/read/"), {"read-version": 1, "read-agreed": "yes"})
    people.ana.post(people.at("M12:4/answer/"), {**ANSWER, "reasoning_en": "Only a draft."})
    people.state.post(people.at("M12:3/comment/"), {"comment-text": "Between us."})
    grant(
        actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
        target=("assessment.Review", people.review),
        state="XAA",
        audience=Audience.PUBLIC,
        until=None,
        reason="open",
        source=None,
        on=TODAY,
    )
    page = text(Client().get(people.at("M12:3/")))
    assert "The Act of 2009 covers it." in page
    assert "Between us." not in page and "officer.ana" not in page
    for place in ("", "M12:4/"):
        assert "Only a draft." not in text(Client().get(people.at(place)))
    assert Client().get(people.at("table/")).status_code == 302
    assert people.stranger.get(people.at("table/")).status_code == 403
    assert len(responded(viewer=PUBLIC_VIEWER, on=TODAY)) == 1


def test_a_closed_review_takes_no_answer(people: People) -> None:
    assert people.state.post(people.at("close/")).status_code == 302
    sent = people.ana.post(people.at("M12:3/answer/"), ANSWER)
    assert sent.status_code == 400 and "The review is closed" in text(sent)
    assert "Answer the question" not in text(people.ana.get(people.at("M12:4/")))


def test_a_question_that_the_review_does_not_ask_is_not_there(people: People) -> None:
    assert people.ana.get(people.at("M05:1/")).status_code == 404
    assert people.ana.post(people.at("M05:1/answer/"), ANSWER).status_code == 404
    # One that M12 asks with another framework is.
    assert people.ana.get(people.at("M10:6/")).status_code == 200


# ------------------------------------------------------------------ the table


def filled(people: People, *rows: tuple[int, str, str]) -> SimpleUploadedFile:
    """The table as the page gives it, with the reasoning of some rows filled in."""
    data = people.ana.get(people.at("answers.xlsx")).content
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    for line, judgement, words in rows:
        sheet[cell("judgement", line)] = judgement
        for spoken in ("en", "fr"):
            sheet[cell(f"reasoning_{spoken}", line)] = f"{words} ({spoken})"
        sheet[cell("documents", line)] = "Act | 12 | 2009-05-01"
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("table.xlsx", out.getvalue())


def kept(page: str) -> str:
    return page.split('name="kept" value="')[1].split('"')[0]


def test_a_table_is_looked_at_and_then_written_whole(people: People) -> None:
    file = filled(people, (2, "In place", "One"), (3, "ADDRESSED", "Two"))
    looked = text(people.ana.post(people.at("table/"), {"file": file}))
    assert "2 rows would be written." in looked and wrote(people, "M12:1") == 0
    done = people.ana.post(people.at("table/keep/"), {"kept": kept(looked)})
    assert done.status_code == 302
    assert (wrote(people, "M12:1"), wrote(people, "M12:2")) == (1, 1)
    # What was kept is kept once.
    assert people.ana.post(people.at("table/keep/"), {"kept": kept(looked)}).status_code == 400
    # The same table now changes nothing.
    file = filled(people)
    assert "The table says what stands here already." in text(
        people.ana.post(people.at("table/"), {"file": file})
    )


def test_the_form_keeps_as_many_documents_as_a_table_brought(people: People) -> None:
    data = people.ana.get(people.at("answers.xlsx")).content
    book = load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    sheet[cell("judgement", 2)] = "In place"
    for spoken in ("en", "fr"):
        sheet[cell(f"reasoning_{spoken}", 2)] = f"Twelve ({spoken})"
    sheet[cell("documents", 2)] = "\n".join(f"Act {n}" for n in range(1, 13))
    out = io.BytesIO()
    book.save(out)
    file = SimpleUploadedFile("table.xlsx", out.getvalue())
    looked = text(people.ana.post(people.at("table/"), {"file": file}))
    people.ana.post(people.at("table/keep/"), {"kept": kept(looked)})
    page = text(people.ana.get(people.at("M12:1/")))
    assert 'name="document_12" value="Act 12"' in page and 'name="document_13"' in page
    sent = {**ANSWER, "at_1": "", "day_1": "", "after": "1"}
    sent |= {f"document_{n}": f"Act {n}" for n in range(1, 13)}
    assert people.ana.post(people.at("M12:1/answer/"), sent).status_code == 302
    viewer = Viewer(ViewerKind.OFFICE, person="officer.ana")
    latest = history(viewer=viewer, state="XAA", question="M12:1", on=TODAY)[0]
    assert latest.version == 2 and len(latest.draft.documents) == 12


def test_a_table_that_clashes_overwrites_nothing(people: People) -> None:
    file = filled(people, (2, "In place", "Mine"), (3, "In place", "Two"))
    people.ben.post(people.at("M12:1/answer/"), ANSWER)
    looked = text(people.ana.post(people.at("table/"), {"file": file}))
    assert "clashes" in looked and "Mine (en)" in looked and "The Act of 2009 covers it." in looked
    refused = people.ana.post(people.at("table/keep/"), {"kept": kept(looked)})
    assert refused.status_code == 400 and wrote(people, "M12:2") == 0
    done = people.ana.post(people.at("table/keep/"), {"kept": kept(looked), "without": "on"})
    assert done.status_code == 302
    assert (wrote(people, "M12:1"), wrote(people, "M12:2")) == (1, 1)


def test_a_clash_that_comes_between_the_look_and_the_writing_is_found(people: People) -> None:
    file = filled(people, (2, "In place", "Mine"))
    looked = text(people.ana.post(people.at("table/"), {"file": file}))
    people.ben.post(people.at("M12:1/answer/"), ANSWER)
    late = people.ana.post(people.at("table/keep/"), {"kept": kept(looked)})
    assert late.status_code == 400 and "clashes" in text(late) and wrote(people, "M12:1") == 1


def test_what_one_looked_at_another_does_not_write(people: People) -> None:
    looked = text(
        people.ana.post(people.at("table/"), {"file": filled(people, (2, "In place", "A"))})
    )
    assert people.ben.post(people.at("table/keep/"), {"kept": kept(looked)}).status_code == 400
    assert wrote(people, "M12:1") == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.xlsx", b"nonsense"), "no Excel workbook"),
        (SimpleUploadedFile("a.xlsx", b""), "The file is empty."),
        (SimpleUploadedFile("a.xlsx", bytes(4 * 1024 * 1024 + 1)), "larger than 4 MB"),
    ],
)
def test_another_file_is_refused_on_the_page(
    people: People, file: SimpleUploadedFile, said: str
) -> None:
    sent = people.ana.post(people.at("table/"), {"file": file})
    assert sent.status_code == 400 and said in text(sent)


def test_the_table_of_another_review_is_refused(people: People) -> None:
    file = filled(people)
    other = ask_framework_review(
        actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
        state="XAA",
        framework="M14",
        words=Text({"en": "And this."}),
        reason="asks",
        source=None,
        on=DAY,
    ).code
    sent = people.state.post(f"/en/reviews/{other}/table/", {"file": file})
    assert sent.status_code == 400 and f"not of {other}" in text(sent)


# ------------------------------------------------------------------ once answered, for all


def test_an_answer_serves_another_framework_and_says_so(people: People) -> None:
    """M12 asks M10:6 with M10: an answer written in one review stands in the other."""
    respond(
        actor=Actor("officer.ana", Office.SECRETARIAT),
        review=people.review,
        question="M10:6",
        draft=Draft(
            Judgement.ADDRESSED,
            Text({"en": "Both.", "fr": "Les deux."}),
            documents=(Document(Text({"en": "Instruction"})),),
        ),
        reason="answered",
        source=None,
        on=DAY,
    )
    people.ben.post(people.at("M10:6/read/"), {"read-version": 1, "read-agreed": "yes"})
    people.state.post("/en/reviews/ask/", {"framework": "M10", "words": "And links."})
    other = next(each for each in reviews(viewer=OWN, on=TODAY) if each.framework == "M10")
    page = text(people.state.get(f"/en/reviews/{other.code}/M10:6/"))
    assert "Both." in page
    assert "answered once for both frameworks" in text(people.state.get(people.at()))


def test_the_demonstration_shows_every_judgement_and_whom_it_is_open_to(
    db: None, signed_in: Callable[..., Client]
) -> None:
    demonstration.load()
    state = signed_in(Role.FOCAL_POINT, of="XAA", code="xaa.focal-point")
    page = text(state.get("/en/reviews/XAA-2013-R1/"))
    for word in ("In place", "Provided for in part", "No provision identified", "Unknown"):
        assert word in page
    assert "a second reader" in page and "a reply to the State" in page
    assert Client().get("/en/reviews/XAA-2013-R1/").status_code == 404
    # AUTHORITIES:9 is asked by M09 as well, of which there is no review: it is not listed there.
    listed = text(state.get("/en/states/XAA/"))
    assert 'id="framework-M10"' in listed and 'id="framework-M09"' not in listed
    partner = signed_in(Role.PARTNER, of="DEMO-PARTNER")
    assert partner.get("/en/reviews/XAA-2013-R1/").status_code == 404
