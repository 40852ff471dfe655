"""Who sees a law and a finding, what it says on a day, and how it lapses."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.assessment.acts import ask_review, assign_officer
from accede.assessment.rules import Judgement, Reason
from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.acts import grant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.legislation.acts import record_finding
from accede.legislation.queries import findings, laws
from accede.legislation.queries import reviewed as queries
from accede.treaties.queries import instruments, lives, snapshot
from accede.treaties.rules import Act, ActKind, ActList, Status, legal_state

pytestmark = pytest.mark.django_db

XAA = Viewer(ViewerKind.STATE, "XAA")
READ = date(2013, 1, 31)
OUTSIDERS = (
    PUBLIC_VIEWER,
    Viewer(ViewerKind.STATE, "XAB"),
    Viewer(ViewerKind.OFFICE, person="officer.eva"),
    Viewer(ViewerKind.OFFICE),
    Viewer(ViewerKind.PARTNER, "CTED"),
    Viewer(ViewerKind.COMPACT),
    Viewer(ViewerKind.DONOR, "D1"),
)


def opened(actor: Actor, target: tuple[str, str], audience: Audience, named: str = "") -> None:
    grant(
        actor=actor, target=target, state="XAA", audience=audience, named=named, until=None,
        reason="the State shares it", source=None, on=READ,
    )  # fmt: skip


def test_the_state_and_its_assigned_officers_read_the_two_findings(reviewed: str) -> None:
    for viewer in (XAA, Viewer(ViewerKind.OFFICE, person="officer.legal-1")):
        political, bombing = findings(viewer=viewer, on=READ)
        assert (bombing.code, bombing.obligation) == ("XAA-2012-R1/TBC97:2.1", "TBC97:2.1")
        assert bombing.judgement is bombing.recorded is Judgement.PARTLY_ADDRESSED
        assert len(bombing.lacking) == 3
        assert [citation.number for citation in bombing.citations] == ["7", "8"]
        assert bombing.citations[0].law_title.in_("fr") == "Code pénal de 1998"
        assert (bombing.author, bombing.second_reader) == ("officer.legal-1", "officer.legal-2")
        assert (bombing.made_on, bombing.read_on) == (date(2012, 12, 4), date(2013, 1, 15))
        assert (bombing.review, bombing.law) == ("XAA-2012-R1", "XAA-PENAL-CODE")
        assert bombing.demonstration
        assert political.judgement is Judgement.NOT_IDENTIFIED
        assert political.consulted is not None
        assert [citation.number for citation in political.citations] == ["9", "10"]
    assert findings(viewer=XAA, on=READ, state="XAB") == ()


@pytest.mark.parametrize("viewer", OUTSIDERS, ids=lambda viewer: viewer.audience + viewer.person)
def test_nobody_else_sees_a_finding_or_the_law(viewer: Viewer, reviewed: str) -> None:
    assert findings(viewer=viewer, on=READ) == ()
    assert findings(viewer=viewer, on=READ, state="XAA") == ()
    assert laws(viewer=viewer, on=READ) == ()


def test_a_grant_opens_one_finding_to_its_audience_from_its_day(
    reviewed: str, focal_point: Actor
) -> None:
    opened(focal_point, ("assessment.Answer", "XAA-2012-R1/TBC97:11"), Audience.PARTNER, "CTED")
    partner = Viewer(ViewerKind.PARTNER, "CTED")
    assert [view.obligation for view in findings(viewer=partner, on=READ)] == ["TBC97:11"]
    assert findings(viewer=partner, on=date(2013, 1, 30)) == ()
    for viewer in (PUBLIC_VIEWER, Viewer(ViewerKind.STATE, "XAB")):
        assert findings(viewer=viewer, on=READ) == ()


def test_a_grant_on_the_review_opens_its_findings(reviewed: str, focal_point: Actor) -> None:
    opened(focal_point, ("assessment.Review", "XAA-2012-R1"), Audience.PUBLIC)
    assert len(findings(viewer=PUBLIC_VIEWER, on=READ)) == 2
    assert laws(viewer=PUBLIC_VIEWER, on=READ) == ()


def test_a_grant_on_the_law_opens_its_text_alone(reviewed: str, focal_point: Actor) -> None:
    opened(focal_point, ("legislation.Law", "XAA-PENAL-CODE"), Audience.PUBLIC)
    (law,) = laws(viewer=PUBLIC_VIEWER, on=READ)
    assert (law.title.in_("en"), len(law.provisions)) == ("Penal Code of 1998", 10)
    assert findings(viewer=PUBLIC_VIEWER, on=READ) == ()


def test_an_answer_nobody_read_shows_nothing_of_its_draft(
    review: str, one: Actor, focal_point: Actor
) -> None:
    from accede.assessment.catalogue import demonstration_review

    draft = demonstration_review().findings[0].draft()
    record_finding(
        actor=one, review=review, law="XAA-PENAL-CODE", obligation="TBC97:2.1",
        judgement=draft.judgement, reasoning=draft.reasoning, provisions=["7"],
        lacking=draft.lacking, reason="first reading", source=None, on=date(2012, 12, 4),
    )  # fmt: skip
    opened(focal_point, ("assessment.Review", review), Audience.PUBLIC)
    assert findings(viewer=PUBLIC_VIEWER, on=READ) == ()
    (view,) = findings(viewer=XAA, on=READ)
    assert (view.judgement, view.reason) == (Judgement.UNKNOWN, Reason.AWAITS_SECOND_READER)
    assert view.reason_words is not None and "relue" in view.reason_words.in_("fr")
    assert (view.recorded, view.reasoning, view.consulted) == (None, None, None)
    assert (view.lacking, view.citations, view.second_reader) == ((), (), "")


def test_an_open_finding_does_not_open_the_law_it_cites(reviewed: str, focal_point: Actor) -> None:
    opened(focal_point, ("assessment.Review", reviewed), Audience.PUBLIC)
    cited = [each for view in findings(viewer=PUBLIC_VIEWER, on=READ) for each in view.citations]
    assert cited
    assert all(each.text is None and each.number for each in cited)
    own = [each for view in findings(viewer=XAA, on=READ) for each in view.citations]
    assert all(each.text is not None for each in own)


def test_a_finding_lapses_from_the_day_a_cited_provision_changes(
    reviewed: str, amend: Callable[[str, date], None]
) -> None:
    amend("7", date(2013, 7, 1))
    _, before = findings(viewer=XAA, on=date(2013, 6, 30))
    assert (before.judgement, before.lapsed_on) == (Judgement.PARTLY_ADDRESSED, None)
    political, after = findings(viewer=XAA, on=date(2013, 7, 1))
    assert (after.judgement, after.reason) == (Judgement.UNKNOWN, Reason.PROVISION_CHANGED)
    assert after.lapsed_on == date(2013, 7, 1)
    assert after.recorded is Judgement.PARTLY_ADDRESSED
    # What was not identified may stand in the new article 7.
    assert political.reason is Reason.PROVISION_CHANGED


def test_a_change_elsewhere_leaves_a_finding_as_it_was(
    reviewed: str, amend: Callable[[str, date], None]
) -> None:
    amend("1", date(2013, 7, 1))
    political, bombing = findings(viewer=XAA, on=date(2013, 7, 1))
    assert bombing.judgement is Judgement.PARTLY_ADDRESSED
    assert political.judgement is Judgement.UNKNOWN


def test_a_state_that_acceded_is_bound_and_its_findings_are_shown(reviewed: str) -> None:
    assert snapshot().participation("TBC97", "XAA", READ).status is Status.BOUND
    assert [view.judgement for view in findings(viewer=XAA, on=READ)] == [
        Judgement.NOT_IDENTIFIED,
        Judgement.PARTLY_ADDRESSED,
    ]


@pytest.mark.parametrize("acceded", [PartialDate(2013, 1, 15), None], ids=["late", "never"])
def test_a_state_not_bound_on_the_day_sees_the_findings_as_such(
    acceded: PartialDate | None, reviewed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    until = date(2013, 1, 31)
    carried = ActList("D", "TBC97", Source("Demonstration"), until, until, demonstration=True)
    acts = [Act("TBC97", "XAA", ActKind.ACCESSION, acceded, "D")] if acceded else []
    legal = legal_state(instruments=instruments(), lists=[carried], acts=acts, lives=lives())
    monkeypatch.setattr(queries, "snapshot", lambda: legal)
    for view in findings(viewer=XAA, on=READ):
        assert (view.judgement, view.reason) == (Judgement.NOT_BOUND, Reason.STATE_NOT_BOUND)
        assert view.recorded is not None and view.reasoning is not None
    if acceded:
        bound = findings(viewer=XAA, on=date(2013, 2, 14))
        assert all(view.judgement is view.recorded for view in bound)


def test_a_finding_is_shown_where_participation_is_unknown(
    reviewed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    legal = legal_state(instruments=instruments(), lists=[], acts=[], lives=lives())
    monkeypatch.setattr(queries, "snapshot", lambda: legal)
    assert all(view.judgement is view.recorded for view in findings(viewer=XAA, on=READ))


def test_more_findings_take_no_more_queries(reviewed: str, one: Actor) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries_made:
            findings(viewer=XAA, on=READ)
        return len(queries_made)

    findings(viewer=XAA, on=READ)
    before = counted()
    for obligation in ("TBC97:2.2", "TBC97:2.3.a", "TBC97:6.1"):
        record_finding(
            actor=one, review=reviewed, law="XAA-PENAL-CODE", obligation=obligation,
            judgement=Judgement.ADDRESSED, reasoning=Text({"en": "Yes.", "fr": "Oui."}),
            provisions=["2", "4"], reason="first reading", source=None, on=date(2013, 1, 20),
        )  # fmt: skip
    assert counted() == before <= 12


def test_asking_to_have_another_states_law_read_shows_it_to_nobody(law: str) -> None:
    ask_review(
        actor=Actor("xbb.focal-point", Office.STATE, "XBB"),
        code="XBB-2013-R1",
        state="XBB",
        law=law,
        words=Text({"en": "We would like to see what our neighbour's code says."}),
        reason="asked",
        source=Source("Note (demonstration)"),
        on=READ,
    )
    assign_officer(
        actor=Actor("office.section-chief", Office.SECRETARIAT),
        review="XBB-2013-R1",
        officer="officer.curious",
        reason="assigned",
        source=None,
        on=READ,
    )
    assert laws(viewer=Viewer(ViewerKind.OFFICE, person="officer.curious"), on=READ) == ()
