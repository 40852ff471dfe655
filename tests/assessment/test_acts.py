"""A State asks, an officer answers, another reads; and nothing is half-written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accede.assessment import models
from accede.assessment.acts import (
    AlreadyRead,
    CodeTaken,
    DaysOutOfOrder,
    IncompleteAnswer,
    NotAssigned,
    NothingToRead,
    NotTheSecretariat,
    NotTheStatesOwn,
    OutsideTheReview,
    Overtaken,
    RemarkMissing,
    SameReader,
    UnderWay,
    UnknownReview,
    answer,
    ask_review,
    assign_officer,
    close_review,
    second_read,
)
from accede.assessment.queries import answered, awaiting, reviews
from accede.assessment.rules import Draft, Judgement, Reason
from accede.basics.errors import AccedeError
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.acts import grant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.acts import NoReason
from accede.journal.models import JournalEntry
from accede.journal.rules import Actor, Office
from accede.states.queries import world
from accede.states.rules import UnknownState

pytestmark = pytest.mark.django_db

Everything = Callable[[], tuple[object, ...]]
QUESTION = "TBC97:2.1"
ASKED, ANSWERED, READ = date(2012, 10, 8), date(2012, 12, 4), date(2013, 1, 15)
XAA = Viewer(ViewerKind.STATE, "XAA")


def asking(actor: Actor, **changes: Any) -> dict[str, Any]:
    return {
        "actor": actor,
        "code": "XAA-R1",
        "state": "XAA",
        "law": "XAA-PENAL-CODE",
        "words": Text({"en": "Please read our code.", "fr": "Veuillez lire notre code."}),
        "reason": "the State asks",
        "source": Source("Note"),
        "on": ASKED,
        **changes,
    }


def answering(actor: Actor, draft: Draft, **changes: Any) -> dict[str, Any]:
    return {
        "actor": actor,
        "review": "XAA-R1",
        "state": "XAA",
        "law": "XAA-PENAL-CODE",
        "question": QUESTION,
        "draft": draft,
        "reason": "first answer",
        "source": None,
        "on": ANSWERED,
        **changes,
    }


def reading(actor: Actor, **changes: Any) -> dict[str, Any]:
    return {
        "actor": actor,
        "review": "XAA-R1",
        "question": QUESTION,
        "version": 1,
        "agreed": True,
        "reason": "second reading",
        "source": None,
        "on": READ,
        **changes,
    }


def test_a_state_asks_and_the_journal_says_so(focal_point: Actor) -> None:
    review = ask_review(**asking(focal_point))
    assert (review.state, review.asked_by, review.asked_on) == ("XAA", "xaa.focal-point", ASKED)
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.target_id, entry.on) == ("assessment.ask_review", "XAA-R1", ASKED)


@pytest.mark.parametrize(
    "actor",
    [
        Actor("xab.focal-point", Office.STATE, "XAB"),
        Actor("officer.ana", Office.SECRETARIAT),
        Actor("accede", Office.SYSTEM),
    ],
    ids=lambda actor: actor.office + actor.of,
)
def test_nobody_asks_in_the_place_of_a_state(actor: Actor, written: Everything) -> None:
    before = written()
    with pytest.raises(NotTheStatesOwn, match="only by that State’s own act"):
        ask_review(**asking(actor))
    assert written() == before


def test_no_path_opens_a_review_of_a_real_state_but_its_own_act(
    ana: Actor, draft: Draft, written: Everything
) -> None:
    before = written()
    for state in world().members:
        with pytest.raises(NotTheStatesOwn):
            ask_review(**asking(ana, state=state.code))
    with pytest.raises(UnknownReview):
        answer(**answering(ana, draft, state="FRA", review="FRA-R1"))
    assert written() == before


def test_a_code_is_used_once_and_a_state_exists(focal_point: Actor, written: Everything) -> None:
    ask_review(**asking(focal_point))
    before = written()
    with pytest.raises(CodeTaken):
        ask_review(**asking(focal_point))
    with pytest.raises(UnknownState):
        ask_review(**asking(Actor("q", Office.STATE, "QQQ"), state="QQQ", code="Q"))
    with pytest.raises(NoReason):
        ask_review(**asking(focal_point, code="XAA-R2", law="XAA-OTHER", reason=" "))
    with pytest.raises(UnderWay):
        ask_review(**asking(focal_point, code="XAA-R2"))
    assert written() == before


def test_officers_are_assigned_by_the_secretariat_once(
    review: str, focal_point: Actor, chief: Actor, written: Everything
) -> None:
    before = written()
    what = {"review": review, "officer": "officer.ana", "reason": "r", "source": None}
    with pytest.raises(NotTheSecretariat):
        assign_officer(actor=focal_point, on=READ, **what)
    held = assign_officer(actor=chief, on=READ, **what)
    assert held.assigned == {"officer.ana", "officer.ben"}
    assert written() == before


def test_an_answer_read_by_another_person_stands(
    review: str, ana: Actor, ben: Actor, draft: Draft
) -> None:
    answer(**answering(ana, draft))
    second_read(**reading(ben))
    (unread,) = answered(viewer=XAA, on=date(2013, 1, 14))
    assert unread.standing.reason is Reason.AWAITS_SECOND_READER
    (found,) = answered(viewer=XAA, on=READ)
    assert found.code == "XAA-R1/TBC97:2.1"
    assert found.standing.judgement is Judgement.ADDRESSED
    assert list(JournalEntry.objects.order_by("seq").values_list("act", flat=True))[-2:] == [
        "assessment.answer",
        "assessment.second_read",
    ]


def test_the_author_is_never_the_second_reader_from_any_desk(
    review: str, ana: Actor, draft: Draft, written: Everything
) -> None:
    answer(**answering(ana, draft))
    before = written()
    for actor in (ana, Actor("Officer.Ana", Office.STATE, "XAA")):
        with pytest.raises(SameReader, match="cannot be its second reader"):
            second_read(**reading(actor))
    assert written() == before


def test_who_wrote_a_returned_version_does_not_read_the_next_one(
    review: str, ana: Actor, ben: Actor, draft: Draft, written: Everything
) -> None:
    answer(**answering(ana, draft))
    second_read(**reading(ben, agreed=False, remark="What of article 8?"))
    answer(**answering(ben, draft, on=READ))
    before = written()
    with pytest.raises(SameReader):
        second_read(**reading(ana, version=2))
    assert written() == before
    second_read(**reading(Actor("xaa.drafter", Office.STATE, "XAA"), version=2))
    (found,) = answered(viewer=XAA, on=READ)
    assert found.standing.answer is not None
    assert found.standing.answer.version == 2


def test_the_database_itself_refuses_a_reader_who_is_the_author(
    review: str, ana: Actor, draft: Draft
) -> None:
    written = answer(**answering(ana, draft))
    row = models.Answer.objects.filter(pk=written.record)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(second_reader="officer.ana", read_on=READ, agreed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(second_reader="officer.ben")


def refusals(draft: Draft) -> list[tuple[type[AccedeError], dict[str, Any]]]:
    return [
        (UnknownReview, {"review": "XAB-R1"}),
        (OutsideTheReview, {"law": "XAA-EXTRADITION-ACT"}),
        (OutsideTheReview, {"state": "XAB"}),
        (OutsideTheReview, {"on": date(2012, 10, 7)}),
        (NotAssigned, {"on": date(2012, 10, 14)}),
        (NotAssigned, {"actor": Actor("officer.eva", Office.SECRETARIAT)}),
        (NotAssigned, {"actor": Actor("xab.focal-point", Office.STATE, "XAB")}),
        (IncompleteAnswer, {"draft": replace(draft, evidence=())}),
        (IncompleteAnswer, {"draft": replace(draft, judgement=Judgement.NOT_BOUND)}),
        (NoReason, {"reason": ""}),
    ]


def test_an_answer_that_cannot_be_writes_nothing(
    review: str, ana: Actor, draft: Draft, written: Everything
) -> None:
    before = written()
    for error, changes in refusals(draft):
        with pytest.raises(error):
            answer(**{**answering(ana, draft), **changes})
        assert written() == before, error


def test_a_reading_that_cannot_be_writes_nothing(
    review: str, ana: Actor, ben: Actor, draft: Draft, written: Everything
) -> None:
    answer(**answering(ana, draft))
    before = written()
    for error, changes in (
        (NothingToRead, {"question": "TBC97:11"}),
        (NothingToRead, {"version": 2}),
        (RemarkMissing, {"agreed": False, "remark": "  "}),
        (NotAssigned, {"actor": Actor("officer.eva", Office.SECRETARIAT)}),
        (DaysOutOfOrder, {"on": date(2012, 12, 3)}),
    ):
        with pytest.raises(error):
            second_read(**{**reading(ben), **changes})
        assert written() == before, error
    second_read(**reading(ben))
    with pytest.raises(AlreadyRead):
        second_read(**reading(ben))


def test_the_second_of_two_writers_is_told(
    review: str, ana: Actor, ben: Actor, draft: Draft, written: Everything
) -> None:
    answer(**answering(ana, draft))
    before = written()
    with pytest.raises(Overtaken, match="awaits its second reader"):
        answer(**answering(ben, draft, on=READ))
    assert written() == before
    answer(**answering(ana, draft, on=READ))
    with pytest.raises(Overtaken):
        second_read(**reading(ben, version=1))


def test_a_closed_review_takes_no_answer_and_keeps_what_was_found(
    review: str, ana: Actor, ben: Actor, focal_point: Actor, draft: Draft, written: Everything
) -> None:
    answer(**answering(ana, draft))
    second_read(**reading(ben))
    with pytest.raises(DaysOutOfOrder):
        close_review(actor=focal_point, review=review, reason="done", source=None, on=ANSWERED)
    end = date(2013, 2, 1)
    close_review(actor=focal_point, review=review, reason="done", source=None, on=end)
    before = written()
    with pytest.raises(OutsideTheReview, match="closed on 2013-02-01"):
        answer(**answering(ana, draft, question="TBC97:11", on=end))
    assert written() == before
    assert len(answered(viewer=XAA, on=end)) == 1


def test_a_review_and_its_answers_are_for_the_state_and_assigned_officers(
    review: str, ana: Actor, ben: Actor, focal_point: Actor, draft: Draft
) -> None:
    answer(**answering(ana, draft))
    second_read(**reading(ben))
    answer(**answering(ana, draft, question="TBC97:11"))
    insiders = (XAA, Viewer(ViewerKind.OFFICE, person="officer.ana"))
    outsiders = (
        PUBLIC_VIEWER,
        Viewer(ViewerKind.STATE, "XAB"),
        Viewer(ViewerKind.OFFICE, person="officer.eva"),
        Viewer(ViewerKind.PARTNER, "CTED"),
        Viewer(ViewerKind.DONOR, "D1"),
    )
    for viewer in insiders:
        assert len(reviews(viewer=viewer, on=READ)) == 1
        assert len(answered(viewer=viewer, on=READ)) == 2
        assert [item.question for item in awaiting(viewer=viewer, on=READ)] == ["TBC97:11"]
    for viewer in outsiders:
        assert not reviews(viewer=viewer, on=READ)
        assert not answered(viewer=viewer, on=READ)
        assert not awaiting(viewer=viewer, on=READ)

    grant(
        actor=focal_point,
        target=("assessment.Answer", "XAA-R1/TBC97:2.1"),
        state="XAA",
        audience=Audience.PUBLIC,
        until=None,
        reason="the State shares one finding",
        source=None,
        on=READ,
    )
    assert [item.question for item in answered(viewer=PUBLIC_VIEWER, on=READ)] == ["TBC97:2.1"]
    assert not reviews(viewer=PUBLIC_VIEWER, on=READ)
    assert not awaiting(viewer=PUBLIC_VIEWER, on=READ)
