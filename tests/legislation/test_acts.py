"""A law is recorded, changed and cited; and nothing is half-written."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from accede.assessment.acts import IncompleteAnswer, NotAssigned, OutsideTheReview, UnknownReview
from accede.assessment.rules import Judgement
from accede.basics.errors import AccedeError, BadInput
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import NoReason
from accede.journal.models import JournalEntry
from accede.journal.rules import Actor, Office
from accede.legislation.acts import (
    ChangeTooEarly,
    LawRecorded,
    NoProvision,
    NotTheirLaw,
    ProvisionNotInForce,
    ProvisionTwice,
    UnknownLaw,
    UnknownObligation,
    record_finding,
    record_law,
    supersede_provision,
)
from accede.legislation.models import Citation, LawProvision
from accede.legislation.queries import findings, laws
from accede.legislation.rules import ProvisionVersion
from accede.states.rules import UnknownState
from accede.treaties.rules import UnknownInstrument

pytestmark = pytest.mark.django_db

Everything = Callable[[], tuple[object, ...]]
WORDS = Text({"en": "So it is.", "fr": "Il en est ainsi."})
ON = date(2012, 12, 4)


def recording(actor: Actor, **changes: Any) -> dict[str, Any]:
    return {
        "actor": actor,
        "code": "XAA-L2",
        "state": "XAA",
        "title": WORDS,
        "cited_as": "L2",
        "provisions": [ProvisionVersion("1", WORDS, WORDS, Period(date(2000, 1, 1)))],
        "reason": "the State sends its law",
        "source": Source("Official Journal"),
        "on": date(2012, 10, 8),
        **changes,
    }


def finding(actor: Actor, **changes: Any) -> dict[str, Any]:
    return {
        "actor": actor,
        "review": "XAA-2012-R1",
        "law": "XAA-PENAL-CODE",
        "obligation": "TBC97:2.2",
        "judgement": Judgement.ADDRESSED,
        "reasoning": WORDS,
        "provisions": ["4", "7"],
        "reason": "first reading",
        "source": None,
        "on": ON,
        **changes,
    }


def test_a_law_that_cannot_be_recorded_leaves_nothing(
    law: str, focal_point: Actor, written: Everything
) -> None:
    before = written()
    twice = [ProvisionVersion("1", WORDS, WORDS, Period(day)) for day in (ON, date(2013, 1, 1))]
    for error, changes in (
        (NotTheirLaw, {"actor": Actor("xab.focal-point", Office.STATE, "XAB")}),
        (NotTheirLaw, {"actor": Actor("partner", Office.PARTNER, "CTED")}),
        (LawRecorded, {"code": law}),
        (NoProvision, {"provisions": []}),
        (ProvisionTwice, {"provisions": twice}),
        (UnknownState, {"state": "QQQ"}),
        (NoReason, {"reason": " "}),
    ):
        with pytest.raises(error):
            record_law(**{**recording(focal_point), **changes})
        assert written() == before, error


def test_the_secretariat_may_record_a_law_and_the_journal_says_so(db: None, one: Actor) -> None:
    record_law(**recording(one))
    entry = JournalEntry.objects.get()
    assert (entry.act, entry.target_id) == ("legislation.record_law", "XAA-L2")


def test_a_change_closes_one_wording_and_opens_the_next(
    law: str, focal_point: Actor, amend: Callable[[str, date], None]
) -> None:
    from accede.consent.rules import Viewer, ViewerKind

    viewer = Viewer(ViewerKind.STATE, "XAA")
    amend("7", date(2013, 7, 1))
    supersede_provision(
        actor=focal_point, law=law, number="8", takes_effect=date(2013, 7, 1),
        heading=None, text=None, reason="repeal", source=Source("Official Journal"),
        on=date(2013, 6, 1),
    )  # fmt: skip
    (before,) = laws(viewer=viewer, on=date(2013, 6, 30))
    (after,) = laws(viewer=viewer, on=date(2013, 7, 1))
    assert [p.number for p in before.provisions] == [str(n) for n in range(1, 11)]
    assert [p.number for p in after.provisions] == ["1", "2", "3", "4", "5", "6", "7", "9", "10"]
    assert before.provisions[6].heading == after.provisions[6].heading
    assert after.provisions[6].text.in_("en") == "Worded anew."


def test_a_change_that_cannot_be_leaves_nothing(
    law: str, focal_point: Actor, written: Everything
) -> None:
    good: dict[str, Any] = {
        "actor": focal_point, "law": law, "number": "7", "takes_effect": date(2013, 7, 1),
        "heading": None, "text": WORDS, "reason": "amending act",
        "source": Source("Official Journal"), "on": date(2013, 6, 1),
    }  # fmt: skip
    before = written()
    for error, changes in (
        (UnknownLaw, {"law": "XAA-NONE"}),
        (NotTheirLaw, {"actor": Actor("xab.focal-point", Office.STATE, "XAB")}),
        (ProvisionNotInForce, {"number": "70"}),
        (ChangeTooEarly, {"takes_effect": date(1998, 5, 1)}),
        (NoReason, {"reason": ""}),
    ):
        with pytest.raises(error):
            supersede_provision(**{**good, **changes})
        assert written() == before, error


def test_a_finding_and_its_citations_are_written_together(review: str, one: Actor) -> None:
    answer = record_finding(**finding(one))
    cited = Citation.objects.filter(answer=answer.record).order_by("position")
    assert [citation.provision.number for citation in cited] == ["4", "7"]
    entry = JournalEntry.objects.order_by("-seq")[0]
    assert entry.target_id == "XAA-2012-R1/TBC97:2.2"
    assert "XAA-PENAL-CODE/4@1998-05-01" in entry.content


def test_a_finding_that_cannot_be_leaves_nothing(
    review: str, one: Actor, focal_point: Actor, written: Everything
) -> None:
    record_law(**recording(focal_point))
    before = written()
    refused: list[tuple[type[AccedeError], dict[str, Any]]] = [
        (UnknownLaw, {"law": "XAA-NONE"}),
        (UnknownInstrument, {"obligation": "NONE99:1"}),
        (UnknownObligation, {"obligation": "TBC97:2.1.z"}),
        (BadInput, {"obligation": "article 2"}),
        (ProvisionNotInForce, {"provisions": ["4", "70"]}),
        (IncompleteAnswer, {"provisions": []}),
        (IncompleteAnswer, {"judgement": Judgement.NOT_BOUND}),
        (IncompleteAnswer, {"judgement": Judgement.PARTLY_ADDRESSED}),
        (UnknownReview, {"review": "XAA-NONE"}),
        (OutsideTheReview, {"law": "XAA-L2", "provisions": ["1"]}),
        (OutsideTheReview, {"on": date(2012, 10, 7)}),
        (NotAssigned, {"actor": Actor("officer.eva", Office.SECRETARIAT)}),
        (NotAssigned, {"actor": Actor("xab.focal-point", Office.STATE, "XAB")}),
        (NoReason, {"reason": ""}),
    ]
    for error, changes in refused:
        with pytest.raises(error):
            record_finding(**{**finding(one), **changes})
        assert written() == before, changes


def test_when_the_citations_fail_the_answer_is_gone_too(
    review: str, one: Actor, written: Everything, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    before = written()
    monkeypatch.setattr(Citation.objects, "bulk_create", breaks)
    with pytest.raises(RuntimeError):
        record_finding(**finding(one))
    monkeypatch.undo()
    assert written() == before


def test_a_finding_cites_the_wording_of_its_own_day(
    review: str, one: Actor, focal_point: Actor, amend: Callable[[str, date], None]
) -> None:
    from accede.consent.rules import Viewer, ViewerKind

    amend("7", date(2013, 7, 1))
    record_finding(**finding(one, provisions=["7"]))
    viewer = Viewer(ViewerKind.STATE, "XAA")
    assert [view.obligation for view in findings(viewer=viewer, on=ON)] == ["TBC97:2.2"]
    cited = Citation.objects.get().provision
    assert cited.in_force_from == date(1998, 5, 1)
    assert LawProvision.objects.filter(number="7").count() == 2
