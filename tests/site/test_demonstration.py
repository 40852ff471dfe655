"""The demonstration: by real acts, all of it or nothing, never twice, in no real total."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from accede.assistance import acts as assistance_acts
from accede.assistance import queries as assistance
from accede.assistance.rules.activities import Stage
from accede.assistance.rules.life import Standing
from accede.basics.periods import Period
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.contributions import queries as contributions
from accede.journal import queries as journal
from accede.legislation import queries as legislation
from accede.site import demonstration
from accede.site.demonstration import activities, first, requests
from accede.states.queries import world
from accede.treaties.queries import snapshot

pytestmark = pytest.mark.django_db
DAY = date(2014, 6, 30)
END = date(2018, 12, 31)
STATES = ("XAA", "XBB", "XCC", "XDD", "XEE", "XFF")


def of(state: str) -> Viewer:
    return Viewer(ViewerKind.STATE, of=state)


def test_the_first_line_runs_from_finding_to_result_and_money() -> None:
    assert demonstration.load()
    findings = legislation.findings(viewer=PUBLIC_VIEWER, on=DAY, state="XAA")
    assert {f.judgement.value for f in findings} == {"PARTLY_ADDRESSED", "NOT_IDENTIFIED"}
    assert all(f.author and f.second_reader and f.author != f.second_reader for f in findings)
    assert all(f.citations for f in findings)
    asked = {r.code: r for r in assistance.requests(viewer=PUBLIC_VIEWER, on=DAY, state="XAA")}
    request = asked["XAA-2014-01"]
    assert {f.code for f in findings} == set(request.findings)
    done = {a.code: a for a in assistance.activities(viewer=PUBLIC_VIEWER, on=DAY)}
    activity = done["XAA-2014-A1"]
    assert activity.requests == (request.code,)
    assert activity.delivered_on is not None
    assert activity.results
    given = {c.code: c for c in contributions.contributions(viewer=PUBLIC_VIEWER, on=DAY)}
    assert [line[0] for line in given["DEMO-2013-01"].allocations] == [activity.code]


@pytest.mark.slow
def test_everything_is_played_and_the_chain_holds(play: Callable[[], bool]) -> None:
    assert play()
    assert journal.verify([journal.head()]) == ()
    own = [r for s in STATES for r in assistance.requests(viewer=of(s), on=END, state=s)]
    assert len(own) == 40
    assert {r.code for r in own} == {*requests.read(), "XAA-2014-01"}
    assert set(Counter(r.standing for r in own)) == set(Standing)
    done = {a.code: a for s in STATES for a in assistance.activities(viewer=of(s), on=END)}
    assert set(done) == {*activities.read(), "XAA-2014-A1"}
    assert {a.stage for a in done.values()} == set(Stage)


def test_a_second_load_writes_nothing(play: Callable[[], bool]) -> None:
    assert demonstration.load()
    before = journal.head()
    assert not play()
    assert journal.head() == before


@pytest.mark.slow
def test_an_earlier_demonstration_receives_what_was_added(play: Callable[[], bool]) -> None:
    assert first.load()
    before = journal.about("assistance.Request", "XAA-2014-01")
    assert play()
    assert journal.about("assistance.Request", "XAA-2014-01") == before
    assert len(assistance.requests(viewer=of("XAA"), on=END, state="XAA")) == 7
    assert not play()


@pytest.mark.slow
def test_a_load_that_fails_leaves_nothing(
    play: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(assistance_acts, "cancel_activity", fails)
    with pytest.raises(RuntimeError, match="power"):
        play()
    assert journal.head().seq == 0
    assert legislation.findings(viewer=of("XAA"), on=DAY) == ()


def test_records_laid_in_again_are_those_that_were_played(play: Callable[[], bool]) -> None:
    """The tests' own short cut leaves the same chain and the same pages as the load."""
    assert demonstration.load()
    assert journal.verify([journal.head()]) == ()
    assert len(assistance.requests(viewer=of("XFF"), on=END, state="XFF")) == 6
    assert not play()


def test_another_state_and_the_public_saw_nothing_before_the_grant() -> None:
    demonstration.load()
    early = date(2013, 1, 16)
    assert legislation.findings(viewer=PUBLIC_VIEWER, on=early, state="XAA") == ()
    assert legislation.findings(viewer=of("XBB"), on=early) == ()
    assert legislation.findings(viewer=of("XAA"), on=early) != ()


def test_each_reader_sees_what_the_states_opened_to_them() -> None:
    demonstration.load()

    def seen(viewer: Viewer, on: date = END) -> set[str]:
        return {request.code for request in assistance.requests(viewer=viewer, on=on)}

    partner = Viewer(ViewerKind.PARTNER, of="DEMO-PARTNER")
    assert seen(partner) - seen(PUBLIC_VIEWER) == {"XBB-2016-01", "XDD-2017-01"}
    assert "XBB-2016-01" not in seen(partner, date(2019, 1, 1))
    assert "XEE-2018-01" in seen(Viewer(ViewerKind.COMPACT)) - seen(partner)
    assert "XBB-2018-02" in seen(Viewer(ViewerKind.DONOR, of="DEMO-DONOR"))
    # Opened to the public, and taken back.
    assert "XCC-2013-01" in seen(PUBLIC_VIEWER, date(2015, 3, 1))
    assert "XCC-2013-01" not in seen(PUBLIC_VIEWER, date(2015, 3, 2))
    # Seen by the State and its assigned officers alone, once it was answered.
    assert "XEE-2016-02" in seen(Viewer(ViewerKind.OFFICE, person="officer.programme-2"))
    assert "XEE-2016-02" not in seen(Viewer(ViewerKind.OFFICE, person="officer.legal-1"))
    # A draft is its State's alone.
    for draft, state in (("XAA-2018-03", "XAA"), ("XEE-2018-03", "XEE"), ("XFF-2018-03", "XFF")):
        assert draft in seen(of(state))
        assert draft not in seen(Viewer(ViewerKind.OFFICE, person="officer.programme-1"))


def test_fictitious_states_stand_in_no_total_of_real_ones() -> None:
    before = snapshot().deposits
    demonstration.load()
    fictitious = {state.code for state in world().demonstration}
    assert len(fictitious) == 6
    period = Period.through(date(2000, 1, 1), END)
    assert not fictitious & {act.participant for act in snapshot().deposits(period)}
    assert before(period) == snapshot().deposits(period)
    totals = assistance.totals(on=END, period=period)
    assert (totals.real.requests.received, totals.demonstration.requests.received) == (0, 37)
    assert (totals.real.activities_delivered, totals.demonstration.activities_delivered) == (0, 19)
