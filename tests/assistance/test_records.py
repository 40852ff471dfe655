"""The line in the database: who sees it, what is refused whole, what the journal keeps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accede.assistance import acts
from accede.assistance.catalogue import demonstration_activity, demonstration_request
from accede.assistance.models import Activity, OnlyAdded, Request, RequestMove, RequestWords
from accede.assistance.queries import activities, requests, requests_in_own_order, totals
from accede.assistance.rules.activities import ActivityRefused, Level, Pillar, Stage
from accede.assistance.rules.asking import RequestRefused
from accede.assistance.rules.counting import PartOf
from accede.assistance.rules.life import Move, MoveRefused, Standing
from accede.assistance.rules.results import ResultRefused
from accede.assistance.rules.safeguards import SafeguardLacking
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.acts import grant, revoke
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.models import JournalEntry
from accede.journal.rules import Actor, Office

pytestmark = pytest.mark.django_db

LATER = date(2014, 6, 30)
TWO_YEARS = Period.through(date(2012, 7, 1), LATER)
XAA = Viewer(ViewerKind.STATE, of="XAA")
XBB = Viewer(ViewerKind.STATE, of="XBB")
OFFICER = Viewer(ViewerKind.OFFICE, person="officer.legal-1")
ANOTHER_OFFICER = Viewer(ViewerKind.OFFICE, person="officer.legal-9")

Advance = Callable[[str], None]


def _open(focal_point: Actor, kind: str, code: str) -> int:
    return grant(
        actor=focal_point,
        target=(f"assistance.{kind}", code),
        state="XAA",
        audience=Audience.PUBLIC,
        until=None,
        reason="The Ministry agrees",
        source=None,
        on=date(2014, 6, 1),
    )


def test_the_whole_line_stands(as_far_as: Advance) -> None:
    as_far_as("measured")
    (request,) = requests(viewer=XAA, on=LATER)
    assert request.standing is Standing.EVALUATED
    assert request.demonstration and request.within_mandate
    assert request.received_on == date(2014, 1, 15)
    assert request.answered_on == date(2014, 1, 20)
    (activity,) = activities(viewer=XAA, on=LATER)
    assert activity.requests == (request.code,)
    assert activity.states == ("XAA",)
    assert activity.stage is Stage.DELIVERED
    assert [(r.indicator, r.value) for r in activity.results] == [
        ("L2", Decimal(1)),
        ("L1", Decimal(1)),
    ]
    assert [s.second_reader for s in activity.safeguards] == ["officer.legal-2"]


def test_a_day_in_the_past_is_answered_as_it_was(as_far_as: Advance) -> None:
    as_far_as("measured")
    (request,) = requests(viewer=XAA, on=date(2014, 1, 31))
    assert request.standing is Standing.UNDER_ASSESSMENT
    assert activities(viewer=XAA, on=date(2014, 1, 31)) == ()
    (activity,) = activities(viewer=XAA, on=date(2014, 3, 12))
    assert (activity.stage, activity.results) == (Stage.UNDER_WAY, ())


def test_nobody_but_the_state_and_its_officers_sees_anything_without_a_grant(
    as_far_as: Advance,
) -> None:
    as_far_as("measured")
    for viewer in (PUBLIC_VIEWER, XBB, ANOTHER_OFFICER, Viewer(ViewerKind.DONOR, of="DEMO-DONOR")):
        assert requests(viewer=viewer, on=LATER) == ()
        assert activities(viewer=viewer, on=LATER) == ()
    assert len(requests(viewer=OFFICER, on=LATER)) == 1
    assert len(activities(viewer=OFFICER, on=LATER)) == 1


def test_a_grant_opens_one_record_and_a_revocation_closes_it(
    as_far_as: Advance, focal_point: Actor
) -> None:
    as_far_as("measured")
    number = _open(focal_point, "Activity", "XAA-2014-A1")
    assert len(activities(viewer=PUBLIC_VIEWER, on=LATER)) == 1
    assert requests(viewer=PUBLIC_VIEWER, on=LATER) == ()
    revoke(
        actor=focal_point,
        grant_number=number,
        reason="No longer",
        source=None,
        on=date(2014, 6, 15),
    )
    assert activities(viewer=PUBLIC_VIEWER, on=LATER) == ()


def test_a_draft_is_the_states_own_even_with_a_grant(
    as_far_as: Advance, focal_point: Actor
) -> None:
    as_far_as("drafted")
    _open(focal_point, "Request", "XAA-2014-01")
    assert requests(viewer=PUBLIC_VIEWER, on=LATER) == ()
    assert len(requests(viewer=XAA, on=LATER)) == 1


def test_counts_are_there_without_consent_and_the_demonstration_apart(as_far_as: Advance) -> None:
    as_far_as("measured")
    both = totals(on=LATER, period=TWO_YEARS)
    assert both.real.requests.received == both.real.activities_delivered == 0
    shown = both.demonstration
    assert (shown.requests.received, shown.requests.met) == (1, 1)
    assert shown.requests.days_to_answer == (5,)
    assert (shown.activities_delivered, shown.states_assisted) == (1, 1)
    assert shown.by_pillar == {Pillar.I: 0, Pillar.II: 0, Pillar.III: 1, Pillar.IV: 1}
    assert shown.with_markers_and_safeguards == PartOf(1, 1)
    assert (shown.laws_drafted, shown.laws_reviewed) == (1, 1)
    assert totals(on=date(2014, 1, 14), period=TWO_YEARS).demonstration.requests.received == 0


def test_activities_of_a_period_are_those_whose_days_touch_it(as_far_as: Advance) -> None:
    as_far_as("delivered")
    march_14 = Period.through(date(2014, 3, 14), date(2014, 3, 31))
    march_15 = Period.through(date(2014, 3, 15), date(2014, 3, 31))
    assert len(activities(viewer=XAA, on=LATER, period=march_14)) == 1
    assert activities(viewer=XAA, on=LATER, period=march_15) == ()


def test_words_are_added_and_never_overwritten(
    as_far_as: Advance, focal_point: Actor, note: Source
) -> None:
    as_far_as("submitted")
    version = acts.amend_words(
        actor=focal_point,
        request="XAA-2014-01",
        words=Text({"en": "We would also welcome comments on article 10."}),
        reason="Added by the Ministry",
        source=note,
        on=date(2014, 1, 17),
    )
    assert version == 2
    (request,) = requests(viewer=XAA, on=LATER)
    assert request.words[0].text == demonstration_request().asking.words
    assert request.words[1].text.in_("en").startswith("We would also")
    assert len(requests(viewer=XAA, on=date(2014, 1, 16))[0].words) == 1
    first = RequestWords.objects.get(version=1)
    first.text = {"en": "Other words"}
    with pytest.raises(OnlyAdded):
        first.save()
    with pytest.raises(OnlyAdded):
        first.delete()


def test_the_office_neither_writes_nor_amends_a_request(
    as_far_as: Advance, officer: Actor, note: Source
) -> None:
    as_far_as("submitted")
    with pytest.raises(RequestRefused, match="REQUEST-1"):
        acts.amend_words(
            actor=officer, request="XAA-2014-01", words=Text({"en": "Better words"}),
            reason="style", source=note, on=LATER,
        )  # fmt: skip
    assert RequestWords.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"paragraphs": (("A/RES/68/187", "99"),)},
        {"paragraphs": (("A/RES/99/999", "1"),)},
        {"obligations": ("TBC97:99",)},
        {"obligations": ("TBC98:1",)},
        {"themes": ("WEATHER",)},
        {"findings": ("XAA-2012-R1/TBC97:11",)},
    ],
)
def test_a_request_on_unknown_grounds_is_refused_whole(
    focal_point: Actor, note: Source, change: dict[str, object]
) -> None:
    wanted = demonstration_request()
    with pytest.raises(BadInput):
        acts.draft_request(
            actor=focal_point,
            code="XAA-2014-02",
            state="XAA",
            asking=replace(wanted.asking, **({"findings": ()} | change)),
            reason="r",
            source=note,
            on=wanted.drafted_on,
        )
    assert not Request.objects.exists()
    assert not JournalEntry.objects.exists()


@pytest.mark.usefixtures("reviewed")
def test_a_request_cites_the_findings_of_the_states_own_review_and_no_other_state_can(
    focal_point: Actor, note: Source
) -> None:
    wanted = demonstration_request()
    given = {"asking": wanted.asking, "reason": "r", "source": note, "on": wanted.drafted_on}
    acts.draft_request(actor=focal_point, code=wanted.code, state="XAA", **given)
    (request,) = requests(viewer=XAA, on=LATER)
    assert request.findings == ("XAA-2012-R1/TBC97:2.1", "XAA-2012-R1/TBC97:11")
    neighbour = Actor("xbb.focal-point", Office.STATE, "XBB")
    with pytest.raises(RequestRefused, match="REQUEST-5"):
        acts.draft_request(actor=neighbour, code="XBB-2014-01", state="XBB", **given)


def test_a_code_is_given_once(as_far_as: Advance) -> None:
    as_far_as("drafted")
    with pytest.raises(acts.CodeTaken):
        as_far_as("drafted")


def test_a_request_that_no_paragraph_covers_is_kept_and_shown_as_such(
    focal_point: Actor, note: Source
) -> None:
    wanted = demonstration_request()
    acts.draft_request(
        actor=focal_point,
        code="XAA-2014-02",
        state="XAA",
        asking=replace(wanted.asking, findings=(), paragraphs=(), rank=2),
        reason="r",
        source=note,
        on=wanted.drafted_on,
    )
    (request,) = requests_in_own_order(viewer=XAA, on=LATER, state="XAA")
    assert not request.within_mandate


def test_a_move_that_fails_at_the_journal_leaves_nothing(
    as_far_as: Advance, focal_point: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_far_as("drafted")

    def fail(**_: object) -> None:
        raise RuntimeError("the journal cannot be written")

    monkeypatch.setattr("accede.assistance.acts.rows.record", fail)
    with pytest.raises(RuntimeError):
        acts.move_request(
            actor=focal_point, request="XAA-2014-01", move=Move.SUBMIT,
            reason="r", source=None, on=date(2014, 1, 15),
        )  # fmt: skip
    assert not RequestMove.objects.exists()


def test_every_act_is_in_the_journal(as_far_as: Advance) -> None:
    as_far_as("measured")
    acts_written = list(JournalEntry.objects.order_by("seq").values_list("act", "target_id"))
    assert [act.removeprefix("assistance.") for act, _ in acts_written] == [
        "draft_request",
        *["move_request"] * 3,
        "propose",
        "accept",
        "move_request",
        "plan_activity",
        "write_safeguard",
        "read_safeguard",
        "start_activity",
        "move_request",
        "deliver_activity",
        "move_request",
        "record_result",
        "record_result",
        "move_request",
    ]
    assert {target for _, target in acts_written} == {"XAA-2014-01", "XAA-2014-A1"}


def _plan(officer: Actor, **change: object) -> str:
    done = demonstration_activity()
    given: dict[str, object] = {
        "actor": officer,
        "code": done.code,
        "plan": done.plan,
        "requests": [done.request],
        "reason": "demonstration",
        "source": None,
        "on": done.planned_on,
    }
    return acts.plan_activity(**(given | change))  # type: ignore[arg-type]


def test_no_activity_without_an_agreed_request(as_far_as: Advance, officer: Actor) -> None:
    as_far_as("assessed")
    with pytest.raises(ActivityRefused, match="ACTIVITY-1"):
        _plan(officer)
    with pytest.raises(ActivityRefused, match="ACTIVITY-1"):
        _plan(officer, requests=[])
    with pytest.raises(acts.UnknownRequest):
        _plan(officer, requests=["XAA-1999-01"])
    assert not Activity.objects.exists()


def test_a_withdrawn_request_stops_an_activity_that_has_not_begun(
    as_far_as: Advance, focal_point: Actor, officer: Actor
) -> None:
    as_far_as("safeguarded")
    acts.move_request(
        actor=focal_point, request="XAA-2014-01", move=Move.WITHDRAW,
        reason="", source=None, on=date(2014, 3, 1),
    )  # fmt: skip
    with pytest.raises(ActivityRefused, match="ACTIVITY-1"):
        acts.start_activity(
            actor=officer, activity="XAA-2014-A1", reason="r", source=None, on=date(2014, 3, 10)
        )
    with pytest.raises(MoveRefused, match="LIFE-1"):
        acts.move_request(
            actor=officer, request="XAA-2014-01", move=Move.BEGIN,
            reason="r", source=None, on=date(2014, 3, 10),
        )  # fmt: skip


def test_why_a_request_was_declined_is_between_the_state_and_the_office(
    as_far_as: Advance, focal_point: Actor, officer: Actor
) -> None:
    as_far_as("assessed")
    acts.move_request(
        actor=officer, request="XAA-2014-01", move=Move.DECLINE,
        reason="No expert before 2016", source=None, on=date(2014, 2, 10),
    )  # fmt: skip
    _open(focal_point, "Request", "XAA-2014-01")
    (own,) = requests(viewer=XAA, on=LATER)
    (public,) = requests(viewer=PUBLIC_VIEWER, on=LATER)
    assert own.moves[-1].reason == "No expert before 2016"
    assert public.standing is Standing.DECLINED and public.moves[-1].reason == ""


def test_an_activity_does_not_begin_before_its_safeguard_is_read_by_another(
    as_far_as: Advance, officer: Actor
) -> None:
    as_far_as("planned")
    guard = demonstration_activity().safeguards[0]
    common = {"activity": "XAA-2014-A1", "reason": "r", "source": None}
    with pytest.raises(SafeguardLacking, match="ACTIVITY-2"):
        acts.start_activity(actor=officer, on=date(2014, 3, 10), **common)
    acts.write_safeguard(
        actor=officer, concern=guard.concern, reasoning=guard.reasoning, on=guard.written_on,
        **common,
    )  # fmt: skip
    with pytest.raises(acts.OwnReasoning, match="FOUR-EYES-1"):
        acts.read_safeguard(actor=officer, concern=guard.concern, on=guard.read_on, **common)
    with pytest.raises(SafeguardLacking):
        acts.start_activity(actor=officer, on=date(2014, 3, 10), **common)


def test_a_result_is_not_measured_before_the_activity_began(
    as_far_as: Advance, officer: Actor
) -> None:
    as_far_as("safeguarded")
    result = demonstration_activity().results[0]
    with pytest.raises(ResultRefused, match="RESULT-1"):
        acts.record_result(
            actor=officer, activity="XAA-2014-A1", code=result.code, measure=result.measure,
            reason="r", source=None, on=result.measured_on,
        )  # fmt: skip


def test_a_request_is_not_delivered_while_an_activity_is_open(
    as_far_as: Advance, officer: Actor
) -> None:
    as_far_as("started")
    with pytest.raises(MoveRefused, match="LIFE-5"):
        acts.move_request(
            actor=officer, request="XAA-2014-01", move=Move.DELIVER,
            reason="r", source=None, on=date(2014, 3, 14),
        )  # fmt: skip


def test_a_cancelled_activity_stays_readable(as_far_as: Advance, officer: Actor) -> None:
    as_far_as("planned")
    acts.cancel_activity(
        actor=officer, activity="XAA-2014-A1", reason="r", source=None, on=date(2014, 3, 1)
    )
    assert activities(viewer=XAA, on=LATER)[0].stage is Stage.CANCELLED
    with pytest.raises(ActivityRefused, match="cancelled"):
        acts.start_activity(
            actor=officer, activity="XAA-2014-A1", reason="r", source=None, on=date(2014, 3, 10)
        )


def test_a_regional_activity_shows_each_state_its_own_part(
    as_far_as: Advance, focal_point: Actor, officer: Actor
) -> None:
    as_far_as("agreed")
    joining = acts.Joining("XBB", "Note verbale 12/2014", date(2014, 2, 12))
    plan = replace(demonstration_activity().plan, level=Level.REGIONAL)
    _plan(officer, plan=plan, joined=[joining])
    (own,) = activities(viewer=XBB, on=LATER)
    assert (own.states, own.states_withheld) == (("XBB",), 1)
    _open(focal_point, "Activity", "XAA-2014-A1")
    assert activities(viewer=PUBLIC_VIEWER, on=LATER) == ()
    (both,) = activities(viewer=XBB, on=LATER)
    assert both.states == ("XAA", "XBB")


def test_demonstration_and_real_states_do_not_meet(as_far_as: Advance, officer: Actor) -> None:
    as_far_as("agreed")
    plan = replace(demonstration_activity().plan, level=Level.REGIONAL)
    joining = acts.Joining("TGO", "Note verbale 12/2014", date(2014, 2, 12))
    with pytest.raises(ActivityRefused, match="ACTIVITY-7"):
        _plan(officer, plan=plan, joined=[joining])


def test_unknown_codes_say_so(officer: Actor, focal_point: Actor) -> None:
    with pytest.raises(acts.UnknownActivity, match="no activity"):
        acts.deliver_activity(
            actor=officer, activity="NONE", reason="r", source=None, on=date(2014, 3, 10)
        )
    with pytest.raises(acts.UnknownRequest, match="no request"):
        acts.move_request(
            actor=focal_point, request="NONE", move=Move.SUBMIT, reason="r", source=None, on=LATER
        )
    nobody = Actor("xaz.focal-point", Office.STATE, "XAZ")
    wanted = demonstration_request()
    with pytest.raises(BadInput):
        acts.draft_request(
            actor=nobody, code="X", state="XAZ", asking=wanted.asking,
            reason="r", source=None, on=wanted.drafted_on,
        )  # fmt: skip


def test_an_activity_is_not_delivered_after_the_state_withdrew(
    as_far_as: Advance, officer: Actor, focal_point: Actor
) -> None:
    as_far_as("started")
    acts.move_request(
        actor=focal_point, request="XAA-2014-01", move=Move.WITHDRAW, reason="", source=None,
        on=date(2014, 3, 12),
    )  # fmt: skip
    with pytest.raises(BadInput, match="ACTIVITY-1"):
        acts.deliver_activity(
            actor=officer, activity="XAA-2014-A1", reason="done", source=None,
            on=date(2014, 3, 14),
        )  # fmt: skip


def test_another_state_is_not_told_where_a_request_stands(as_far_as: Advance) -> None:
    as_far_as("agreed")
    stranger = Actor("xcc.focal-point", Office.STATE, "XCC")
    with pytest.raises(BadInput) as refused:
        acts.move_request(
            actor=stranger, request="XAA-2014-01", move=Move.SUBMIT, reason="why", source=None,
            on=date(2014, 3, 1),
        )  # fmt: skip
    assert "AGREED" not in str(refused.value)


def test_a_request_that_was_not_opened_is_not_named_by_its_activity(
    as_far_as: Advance, focal_point: Actor
) -> None:
    as_far_as("measured")
    grant(
        actor=focal_point, target=("assistance.Activity", "XAA-2014-A1"), state="XAA",
        audience=Audience.PUBLIC, until=None, reason="opened", source=None,
        on=date(2014, 6, 1),
    )  # fmt: skip
    (shown,) = activities(viewer=PUBLIC_VIEWER, on=date(2014, 6, 30))
    assert shown.requests == ()
    assert activities(viewer=PUBLIC_VIEWER, on=date(2014, 6, 30), seen_on=date(2014, 5, 31)) == ()


def test_a_symbol_in_small_letters_cites_no_paragraph(
    focal_point: Actor, as_far_as: Advance
) -> None:
    asking = replace(
        demonstration_request().asking, findings=(), paragraphs=(("a/res/68/187", "1"),)
    )
    with pytest.raises(BadInput, match="REQUEST-3"):
        acts.draft_request(
            actor=focal_point, code="XAA-2014-09", state="XAA", asking=asking, reason="asked",
            source=None, on=date(2014, 1, 13),
        )  # fmt: skip
