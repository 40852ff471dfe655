"""The demonstration: one line through the rooms, all of it or nothing, and never twice."""

from datetime import date

import pytest

from accede.assistance import acts as assistance_acts
from accede.assistance import queries as assistance
from accede.basics.periods import Period
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.contributions import queries as contributions
from accede.journal import queries as journal
from accede.legislation import queries as legislation
from accede.site import demonstration
from accede.states.queries import world
from accede.treaties.queries import snapshot

pytestmark = pytest.mark.django_db
DAY = date(2014, 6, 30)


def test_the_line_runs_from_finding_to_result_and_money() -> None:
    assert demonstration.load()
    findings = legislation.findings(viewer=PUBLIC_VIEWER, on=DAY, state="XAA")
    assert {f.judgement.value for f in findings} == {"PARTLY_ADDRESSED", "NOT_IDENTIFIED"}
    assert all(f.author and f.second_reader and f.author != f.second_reader for f in findings)
    assert all(f.citations for f in findings)
    (request,) = assistance.requests(viewer=PUBLIC_VIEWER, on=DAY, state="XAA")
    assert {f.code for f in findings} == set(request.findings)
    (activity,) = assistance.activities(viewer=PUBLIC_VIEWER, on=DAY)
    assert activity.requests == (request.code,)
    assert activity.delivered_on is not None
    assert activity.results
    (given,) = contributions.contributions(viewer=PUBLIC_VIEWER, on=DAY)
    assert [line[0] for line in given.allocations] == [activity.code]
    assert journal.verify([journal.head()]) == ()


def test_a_second_load_writes_nothing() -> None:
    assert demonstration.load()
    before = journal.head()
    assert not demonstration.load()
    assert journal.head() == before


def test_a_load_that_fails_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(assistance_acts, "record_result", fails)
    with pytest.raises(RuntimeError, match="power"):
        demonstration.load()
    assert journal.head().seq == 0
    assert legislation.findings(viewer=Viewer(ViewerKind.STATE, "XAA"), on=DAY) == ()


def test_another_state_and_the_public_saw_nothing_before_the_grant() -> None:
    demonstration.load()
    early = date(2013, 1, 16)
    assert legislation.findings(viewer=PUBLIC_VIEWER, on=early, state="XAA") == ()
    assert legislation.findings(viewer=Viewer(ViewerKind.STATE, "XBB"), on=early) == ()
    assert legislation.findings(viewer=Viewer(ViewerKind.STATE, "XAA"), on=early) != ()


def test_fictitious_states_stand_in_no_total_of_real_ones() -> None:
    before = snapshot().deposits
    demonstration.load()
    fictitious = {state.code for state in world().demonstration}
    assert len(fictitious) == 6
    period = Period.through(date(2000, 1, 1), date(2018, 12, 31))
    assert not fictitious & {act.participant for act in snapshot().deposits(period)}
    assert before(period) == snapshot().deposits(period)
    totals = assistance.totals(on=DAY, period=period)
    assert (totals.real.requests.received, totals.demonstration.requests.received) == (0, 1)
    assert (totals.real.activities_delivered, totals.demonstration.activities_delivered) == (0, 1)
