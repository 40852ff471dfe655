"""Answers to the questions of frameworks: who writes, reads, comments, and who sees what."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accede.assessment.acts import (
    AlreadyRead,
    DaysOutOfOrder,
    IncompleteAnswer,
    NotAssigned,
    NothingToRead,
    NotTheStatesOwn,
    NotToComment,
    OutsideTheReview,
    Overtaken,
    RemarkMissing,
    SameReader,
    UnderWay,
    UnknownFramework,
    ask_framework_review,
    assign_officer,
    close_review,
    comment,
    read_response,
    reply,
    respond,
    respond_together,
)
from accede.assessment.queries import (
    answered,
    comments,
    framework_reviews,
    history,
    responded,
    responses_awaiting,
)
from accede.assessment.rules import Document, Draft, Judgement, Reason
from accede.basics.texts import Text
from accede.consent.acts import grant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.queries import about
from accede.journal.rules import Actor, Office

ASKED = date(2014, 2, 1)
DAY = date(2014, 3, 1)
LATER = DAY + timedelta(days=1)
WORDS = Text({"en": "It is so.", "fr": "Il en est ainsi."})
IN_PLACE = Draft(
    Judgement.ADDRESSED,
    WORDS,
    documents=(Document(Text({"en": "Heritage Act"}), "Act 12 of 2009", date(2009, 5, 1)),),
)
OWN = Viewer(ViewerKind.STATE, "XAA")
OF_ANA = Viewer(ViewerKind.OFFICE, person="officer.ana")
OF_CHIEF = Viewer(ViewerKind.OFFICE, person="office.chief")


def ask(actor: Actor, framework: str = "M12", on: date = ASKED, **more: str) -> str:
    return ask_framework_review(
        actor=actor,
        state=more.pop("state", "XAA"),
        framework=framework,
        words=Text({"en": "Please look with us."}),
        reason="the State asks",
        source=None,
        on=on,
        **more,
    ).code


def assign(actor: Actor, review: str, *officers: str, on: date = ASKED) -> None:
    for officer in officers:
        assign_officer(
            actor=actor, review=review, officer=officer, reason="work", source=None, on=on
        )


@pytest.fixture
def m12(db: None, focal_point: Actor, chief: Actor) -> str:
    """A review of M12 with two officers."""
    code = ask(focal_point)
    assign(chief, code, "officer.ana", "officer.ben")
    return code


def write(actor: Actor, review: str, question: str = "M12:3", **more: object) -> int:
    return respond(
        actor=actor,
        review=review,
        question=question,
        draft=more.pop("draft", IN_PLACE),  # type: ignore[arg-type]
        reason="answered",
        source=None,
        on=more.pop("on", DAY),  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    ).version


def read(
    actor: Actor,
    review: str,
    question: str = "M12:3",
    version: int = 1,
    *,
    agreed: bool = True,
    remark: str = "",
    on: date = DAY,
) -> None:
    read_response(
        actor=actor,
        review=review,
        question=question,
        version=version,
        agreed=agreed,
        remark=remark,
        reason="read",
        source=None,
        on=on,
    )


def say(actor: Actor, review: str, on: date = LATER) -> int:
    return comment(
        actor=actor,
        review=review,
        question="M12:3",
        words=Text({"en": "The Act was amended."}),
        reason="said",
        source=None,
        on=on,
    ).number


def answer_back(actor: Actor, review: str, to: int, on: date = LATER) -> None:
    reply(
        actor=actor,
        review=review,
        question="M12:3",
        to=to,
        words=Text({"en": "We read it again."}),
        reason="replied",
        source=None,
        on=on,
    )


def test_a_state_asks_and_the_journal_tells(m12: str) -> None:
    assert m12 == "XAA-2014-R1"
    (entry, *_rest) = about("assessment.Review", m12)
    assert entry.act == "assessment.ask_framework_review"


def test_nobody_else_asks_and_nothing_is_written(
    db: None, chief: Actor, written: Callable[[], object]
) -> None:
    before = written()
    with pytest.raises(NotTheStatesOwn):
        ask(chief)
    with pytest.raises(NotTheStatesOwn):
        ask(Actor("xbb.focal-point", Office.STATE, "XBB"), state="XAA")
    assert written() == before


def test_an_unknown_framework_and_a_second_open_review_are_refused(
    m12: str, focal_point: Actor
) -> None:
    with pytest.raises(UnknownFramework):
        ask(focal_point, "M99")
    with pytest.raises(UnderWay):
        ask(focal_point)
    close_review(actor=focal_point, review=m12, reason="done", source=None, on=DAY)
    assert ask(focal_point, on=LATER) == "XAA-2014-R2"


def test_an_answer_is_a_finding_once_another_person_agreed(
    m12: str, ana: Actor, ben: Actor
) -> None:
    write(ana, m12)
    (item,) = responded(viewer=OWN, on=DAY)
    assert item.standing.judgement is Judgement.UNKNOWN
    assert item.standing.reason is Reason.AWAITS_SECOND_READER
    read(ben, m12, on=LATER)
    (item,) = responded(viewer=OWN, on=LATER)
    assert item.standing.judgement is Judgement.ADDRESSED
    assert item.standing.answer is not None
    assert item.standing.answer.draft.documents == IN_PLACE.documents
    assert answered(viewer=OWN, on=LATER) == (), "it is no finding on a law"


def test_nobody_reads_their_own_an_answer_is_read_once_and_returned_with_a_remark(
    m12: str, ana: Actor, ben: Actor
) -> None:
    write(ana, m12)
    with pytest.raises(SameReader):
        read(ana, m12)
    with pytest.raises(NothingToRead):
        read(ben, m12, version=2)
    with pytest.raises(RemarkMissing):
        read(ben, m12, agreed=False, remark="  ")
    read(ben, m12, agreed=False, remark="Cite the decree.")
    with pytest.raises(AlreadyRead):
        read(ben, m12)
    write(ana, m12, on=LATER)
    with pytest.raises(Overtaken):
        write(ben, m12, on=LATER)
    assert [each.version for each in history(viewer=OWN, state="XAA", question="M12:3", on=LATER)]


def test_an_answer_in_the_wrong_place_is_refused_and_nothing_is_written(
    m12: str, ana: Actor, chief: Actor, written: Callable[[], object]
) -> None:
    before = written()
    with pytest.raises(OutsideTheReview):
        write(ana, m12, "M13:1")
    with pytest.raises(UnknownFramework):
        write(ana, m12, "M12:99")
    with pytest.raises(NotAssigned):
        write(chief, m12)
    with pytest.raises(IncompleteAnswer):
        write(ana, m12, draft=Draft(Judgement.ADDRESSED, WORDS))
    with pytest.raises(IncompleteAnswer):
        write(ana, m12, draft=Draft(Judgement.NOT_IDENTIFIED, Text({"en": "None."})))
    with pytest.raises(Overtaken):
        write(ana, m12, after=3)
    assert written() == before


def test_a_review_of_a_law_takes_no_answer_to_a_framework(review: str, ana: Actor) -> None:
    with pytest.raises(OutsideTheReview):
        write(ana, review)


def test_days_go_forward(m12: str, ana: Actor, ben: Actor, focal_point: Actor) -> None:
    write(ana, m12)
    with pytest.raises(DaysOutOfOrder):
        read(ben, m12, on=DAY - timedelta(days=1))
    with pytest.raises(DaysOutOfOrder):
        write(ana, m12, on=DAY - timedelta(days=1))
    with pytest.raises(DaysOutOfOrder):
        close_review(
            actor=focal_point, review=m12, reason="", source=None, on=DAY - timedelta(days=1)
        )


def test_an_answer_once_given_serves_every_framework_that_asks(
    m12: str, focal_point: Actor, chief: Actor, ana: Actor, ben: Actor
) -> None:
    write(ana, m12, "M10:6")
    read(ben, m12, "M10:6")
    other = ask(focal_point, "M10", on=DAY)
    assign(chief, other, "officer.cleo", on=DAY)
    (item,) = responded(viewer=Viewer(ViewerKind.OFFICE, person="officer.cleo"), on=DAY)
    assert item.code == "XAA/M10:6"
    # The officer is told of the review they work in, the State of both.
    assert [each.code for each in item.reviews] == [other]
    (item,) = responded(viewer=OWN, on=DAY)
    assert [each.code for each in item.reviews] == [m12, other]
    cleo = Actor("officer.cleo", chief.office)
    assert write(cleo, other, "M10:6", on=LATER, after=1) == 2
    assert len(responses_awaiting(viewer=OF_ANA, on=LATER)) == 1


def test_answers_are_the_states_and_its_officers_alone_until_it_opens_them(
    m12: str, focal_point: Actor, ana: Actor, ben: Actor
) -> None:
    write(ana, m12)
    write(ana, m12, "M12:4")
    read(ben, m12)
    assert len(responded(viewer=OF_ANA, on=LATER)) == 2
    for viewer in (PUBLIC_VIEWER, OF_CHIEF, Viewer(ViewerKind.STATE, "XBB")):
        assert responded(viewer=viewer, on=LATER) == ()
        assert framework_reviews(viewer=viewer, on=LATER) == ()
    grant(
        actor=focal_point,
        target=("assessment.Review", m12),
        state="XAA",
        audience=Audience.PUBLIC,
        until=None,
        reason="opened",
        source=None,
        on=DAY,
    )
    (item,) = responded(viewer=PUBLIC_VIEWER, on=LATER)
    assert item.question == "M12:3", "a draft is opened by no grant"
    assert comments(viewer=PUBLIC_VIEWER, state="XAA", question="M12:3", on=LATER) == ()
    assert history(viewer=PUBLIC_VIEWER, state="XAA", question="M12:3", on=LATER) == ()


def test_the_state_comments_and_an_officer_replies_once(
    m12: str, focal_point: Actor, ana: Actor, chief: Actor
) -> None:
    with pytest.raises(NotToComment):
        say(focal_point, m12)
    write(ana, m12)
    number = say(focal_point, m12)
    with pytest.raises(NotToComment):
        say(ana, m12)
    with pytest.raises(NotToComment):
        answer_back(chief, m12, number)
    answer_back(ana, m12, number)
    with pytest.raises(NotToComment):
        answer_back(ana, m12, number)
    with pytest.raises(DaysOutOfOrder):
        say(focal_point, m12, on=DAY)
    said = comments(viewer=OWN, state="XAA", question="M12:3", on=LATER)
    assert [(each.number, each.to, each.version) for each in said] == [(1, 0, 1), (2, 1, 1)]


def test_several_answers_are_written_all_or_none(
    m12: str, ana: Actor, written: Callable[[], object]
) -> None:
    before = written()
    drafts = {"M12:1": (0, IN_PLACE), "M12:2": (4, IN_PLACE)}
    with pytest.raises(Overtaken):
        respond_together(actor=ana, review=m12, drafts=drafts, reason="sheet", source=None, on=DAY)
    assert written() == before
    drafts["M12:2"] = (0, IN_PLACE)
    done = respond_together(
        actor=ana, review=m12, drafts=drafts, reason="sheet", source=None, on=DAY
    )
    assert [each.version for each in done] == [1, 1]
