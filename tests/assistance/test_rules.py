"""Asking, planning, safeguarding, measuring, counting: each rule holds and refuses."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.assistance.rules.activities import (
    ActivityRefused,
    ActivityView,
    Basis,
    Kind,
    Level,
    Pillar,
    Stage,
    by_the_office,
    days_in_order,
    markers_given,
    on_request,
    one_world,
    pillars_named,
)
from accede.assistance.rules.asking import (
    Asking,
    Priority,
    RequestRefused,
    RequestView,
    WordsView,
    grounds_known,
    in_own_order,
    own_request,
    paragraphs_exist,
    words_added,
)
from accede.assistance.rules.counting import (
    PartOf,
    by_pillar,
    marked_and_safeguarded,
    measured_sum,
    requests_received,
    states_assisted,
    totals,
)
from accede.assistance.rules.life import MOVED_BY, SERVED, Move, Moved, Standing, next_standing
from accede.assistance.rules.results import (
    Aggregation,
    Indicator,
    Measure,
    ResultRefused,
    ResultView,
    measured,
)
from accede.assistance.rules.safeguards import (
    Concern,
    Marker,
    SafeguardLacking,
    SafeguardView,
    concerns_of,
    safeguarded,
)
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office

STATE = Actor("xaa.focal-point", Office.STATE, "XAA")
OFFICE = Actor("officer.1", Office.SECRETARIAT)
DAY = date(2014, 2, 10)
TWO_YEARS = Period.through(date(2012, 7, 1), date(2014, 6, 30))


def text(words: str = "words") -> Text:
    return Text({"en": words, "fr": f"{words} (fr)"})


ASKING = Asking(
    title=text("Review of the extradition law"),
    words=text("We ask for advice on our own terms."),
    priority=Priority.HIGH,
    rank=1,
    contact=text("Directorate of Legislation"),
)

MARKERS = {Marker.HUMAN_RIGHTS: 1, Marker.GENDER: 0, Marker.CHILDREN: 0, Marker.VICTIMS: 0}

MEASURE = Measure(
    indicator="L2",
    unit="bill",
    baseline=Decimal(0),
    target=Decimal(1),
    value=Decimal(1),
    verified_by=text("Text of the bill"),
    evidence=text("Letter of 16 May 2014"),
)

BILLS = Indicator("L2", text("Bills"), text("Bills drafted"), "bill", text("bill"), Aggregation.SUM)


def request(
    code: str = "XAA-1",
    state: str = "XAA",
    *,
    moves: list[tuple[Move, date]] | None = None,
    priority: Priority = Priority.HIGH,
    rank: int = 1,
    demonstration: bool = True,
) -> RequestView:
    history: list[Moved] = []
    standing = Standing.DRAFT
    for move, on in moves or []:
        standing = next_standing(standing, move)
        history.append(Moved(move, standing, MOVED_BY[move], on))
    return RequestView(
        code=code,
        state=state,
        title=text(),
        words=(WordsView(1, text(), date(2014, 1, 1)),),
        priority=priority,
        rank=rank,
        contact=text(),
        desired=None,
        paragraphs=(),
        themes=(),
        obligations=(),
        findings=(),
        drafted_on=date(2014, 1, 1),
        moves=tuple(history),
        demonstration=demonstration,
    )


def activity(
    code: str = "A1",
    states: tuple[str, ...] = ("XAA",),
    *,
    delivered_on: date | None = date(2014, 3, 14),
    pillars: tuple[Pillar, ...] = (Pillar.III,),
    marked: int = 0,
    safeguards: tuple[SafeguardView, ...] = (),
    results: tuple[ResultView, ...] = (),
    demonstration: bool = True,
) -> ActivityView:
    return ActivityView(
        code=code,
        title=text(),
        summary=text(),
        states=states,
        states_withheld=0,
        level=Level.NATIONAL,
        kind=Kind.WORKSHOP,
        pillars=pillars,
        paragraphs=(),
        themes=(),
        markers={**MARKERS, Marker.HUMAN_RIGHTS: marked},
        programme="",
        partners=(),
        requests=(),
        planned=Period.through(date(2014, 3, 10), date(2014, 3, 14)),
        started_on=date(2014, 3, 10),
        delivered_on=delivered_on,
        stage=Stage.DELIVERED if delivered_on else Stage.UNDER_WAY,
        concerns=(),
        safeguards=safeguards,
        results=results,
        demonstration=demonstration,
    )


def safeguard(concern: Concern = Concern.COOPERATION) -> SafeguardView:
    return SafeguardView(
        concern, text(), "officer.1", date(2014, 2, 1), "officer.2", date(2014, 2, 3)
    )


def unread(concern: Concern = Concern.COOPERATION) -> SafeguardView:
    return replace(safeguard(concern), second_reader="", read_on=None)


# ------------------------------------------------------------------ asking


def test_request_1_holds_at_the_states_own_desk() -> None:
    own_request(STATE, "XAA")


@pytest.mark.parametrize(
    "actor",
    [OFFICE, Actor("xab.focal-point", Office.STATE, "XAB"), Actor("p", Office.PARTNER, "CTED")],
)
def test_request_1_refuses_everybody_else(actor: Actor) -> None:
    with pytest.raises(RequestRefused, match="REQUEST-1"):
        own_request(actor, "XAA")


WRITTEN = [WordsView(1, Text({"en": "We ask."}), DAY)]


def test_request_2_holds_for_words_that_are_added() -> None:
    words_added([], 1, DAY)
    words_added(WRITTEN, 2, DAY)


def test_request_2_refuses_to_overwrite_or_to_go_back() -> None:
    with pytest.raises(RequestRefused, match="REQUEST-2"):
        words_added(WRITTEN, 1, DAY)
    with pytest.raises(RequestRefused, match="REQUEST-2"):
        words_added(WRITTEN, 2, date(2014, 2, 9))


KNOWN = frozenset({("A/RES/68/187", "1"), ("A/RES/68/187", "7")})


def test_request_3_holds_for_a_paragraph_that_exists_and_tells_of_none() -> None:
    assert paragraphs_exist([("A/RES/68/187", "7")], KNOWN)
    assert not paragraphs_exist([], KNOWN)
    assert not request().within_mandate


def test_request_3_refuses_a_paragraph_the_resolution_does_not_have() -> None:
    with pytest.raises(RequestRefused, match="REQUEST-3"):
        paragraphs_exist([("A/RES/68/187", "16")], KNOWN)


def test_request_4_holds_within_one_state() -> None:
    low = request("XAA-1", priority=Priority.LOW)
    second = request("XAA-2", rank=2)
    first = request("XAA-3", rank=1)
    assert in_own_order([low, second, first]) == (first, second, low)


def test_request_4_refuses_to_compare_states() -> None:
    with pytest.raises(RequestRefused, match="REQUEST-4"):
        in_own_order([request("XAA-1"), request("XAB-1", "XAB")])


def _grounds(asking: Asking) -> None:
    grounds_known(
        asking,
        themes=frozenset({"LEGISLATION"}),
        obligations=frozenset({"TBC97:11"}),
        findings=frozenset({"XAA-2012-R1/TBC97:11"}),
        questions=frozenset({"M12:3"}),
    )


def test_request_5_holds_for_grounds_that_are_known() -> None:
    _grounds(ASKING)
    _grounds(
        replace(
            ASKING,
            themes=("LEGISLATION",),
            obligations=("TBC97:11",),
            findings=("XAA-2012-R1/TBC97:11",),
            questions=("M12:3",),
        )
    )


@pytest.mark.parametrize(
    "asking",
    [
        replace(ASKING, themes=("WEATHER",)),
        replace(ASKING, obligations=("TBC97:99",)),
        replace(ASKING, findings=("XAB-2012-R1/TBC97:11",)),
        replace(ASKING, questions=("M12:99",)),
        replace(ASKING, rank=0),
    ],
)
def test_request_5_refuses_grounds_that_nobody_knows(asking: Asking) -> None:
    with pytest.raises(RequestRefused, match="REQUEST-5"):
        _grounds(asking)


def test_an_obligation_is_cited_as_a_provision() -> None:
    with pytest.raises(BadInput, match="does not cite a provision"):
        _grounds(replace(ASKING, obligations=("article 11",)))


# ------------------------------------------------------------------ activities

AGREED = Basis("XAA", request="R", request_state="XAA", standing=Standing.AGREED, agreed_on=DAY)
JOINED = Basis("XAB", joined_on=DAY, agreement="Note verbale 12/2014")


def test_activity_1_holds_with_the_states_agreed_request() -> None:
    on_request(Level.NATIONAL, [AGREED], DAY)
    on_request(Level.REGIONAL, [AGREED, JOINED], DAY)
    on_request(Level.GLOBAL, [], DAY)


@pytest.mark.parametrize(
    ("level", "bases"),
    [
        (Level.NATIONAL, []),
        (Level.NATIONAL, [JOINED]),
        (Level.NATIONAL, [replace(AGREED, standing=Standing.UNDER_ASSESSMENT, agreed_on=None)]),
        (Level.NATIONAL, [replace(AGREED, standing=Standing.WITHDRAWN)]),
        (Level.NATIONAL, [replace(AGREED, standing=Standing.CLOSED)]),
        (Level.NATIONAL, [replace(AGREED, request_state="XAB")]),
        (Level.NATIONAL, [replace(AGREED, agreed_on=date(2014, 2, 11))]),
        (Level.REGIONAL, [replace(JOINED, agreement=" ")]),
        (Level.REGIONAL, [replace(JOINED, joined_on=date(2014, 2, 11))]),
        (Level.REGIONAL, [AGREED, Basis("XAC")]),
    ],
)
def test_activity_1_refuses_an_activity_nobody_asked_for(level: Level, bases: list[Basis]) -> None:
    with pytest.raises(ActivityRefused, match="ACTIVITY-1"):
        on_request(level, bases, DAY)


@given(st.sampled_from(Standing))
def test_activity_1_serves_a_national_activity_in_exactly_four_standings(
    standing: Standing,
) -> None:
    basis = replace(AGREED, standing=standing)
    if standing in SERVED:
        on_request(Level.NATIONAL, [basis], DAY)
    else:
        with pytest.raises(ActivityRefused):
            on_request(Level.NATIONAL, [basis], DAY)


def test_activity_2_holds_once_a_second_person_has_read() -> None:
    safeguarded([], [], DAY)
    safeguarded([Concern.COOPERATION], [safeguard()], DAY)


@pytest.mark.parametrize(
    "record",
    [
        unread(),
        replace(safeguard(), second_reader="Officer.1 "),
        replace(safeguard(), read_on=date(2014, 2, 11)),
        safeguard(Concern.INTERNET),
    ],
)
def test_activity_2_refuses_without_a_reading_by_another(record: SafeguardView) -> None:
    with pytest.raises(SafeguardLacking, match="ACTIVITY-2"):
        safeguarded([Concern.COOPERATION], [record], DAY)


def test_activity_2_refuses_while_the_newest_reasoning_is_unread() -> None:
    newer = replace(unread(), written_on=date(2014, 2, 5))
    with pytest.raises(SafeguardLacking, match="ACTIVITY-2"):
        safeguarded([Concern.COOPERATION], [safeguard(), newer], DAY)


def test_a_concern_is_not_talked_away_by_leaving_it_undeclared() -> None:
    by_theme = {"ICT": Concern.INTERNET}
    marked = {**MARKERS, Marker.CHILDREN: 1}
    assert concerns_of([], by_theme, ["ICT"], marked) == {Concern.INTERNET, Concern.CHILDREN}
    assert concerns_of([Concern.SECURITY_BODIES], by_theme, [], MARKERS) == {
        Concern.SECURITY_BODIES
    }


def test_activity_3_holds_for_pillars_named_once() -> None:
    pillars_named([Pillar.III, Pillar.IV])


@pytest.mark.parametrize("pillars", [[], [Pillar.II, Pillar.II]])
def test_activity_3_refuses_none_and_twice(pillars: list[Pillar]) -> None:
    with pytest.raises(ActivityRefused, match="ACTIVITY-3"):
        pillars_named(pillars)


def test_activity_4_holds_with_all_four_markers() -> None:
    markers_given(MARKERS)


@pytest.mark.parametrize(
    "markers", [{}, {**MARKERS, Marker.GENDER: 3}, {Marker.HUMAN_RIGHTS: 1, Marker.GENDER: 0}]
)
def test_activity_4_refuses_a_blank_or_another_number(markers: dict[Marker, int]) -> None:
    with pytest.raises(ActivityRefused, match="ACTIVITY-4"):
        markers_given(markers)


def test_activity_5_holds_in_the_order_of_days() -> None:
    days_in_order(planned_on=DAY, started_on=DAY, delivered_on=DAY)


@pytest.mark.parametrize(
    ("started_on", "delivered_on"),
    [
        (date(2014, 2, 9), None),
        (None, DAY),
        (date(2014, 3, 10), date(2014, 3, 9)),
    ],
)
def test_activity_5_refuses_days_out_of_order(
    started_on: date | None, delivered_on: date | None
) -> None:
    with pytest.raises(ActivityRefused, match="ACTIVITY-5"):
        days_in_order(planned_on=DAY, started_on=started_on, delivered_on=delivered_on)


def test_activity_6_holds_for_the_office() -> None:
    by_the_office(OFFICE)


def test_activity_6_refuses_a_states_person() -> None:
    with pytest.raises(ActivityRefused, match="ACTIVITY-6"):
        by_the_office(STATE)


def test_activity_7_holds_where_all_are_alike() -> None:
    assert one_world([True, True])
    assert not one_world([False])
    assert not one_world([])


def test_activity_7_refuses_real_beside_demonstration() -> None:
    with pytest.raises(ActivityRefused, match="ACTIVITY-7"):
        one_world([True, False])


def test_the_days_of_an_activity_are_the_actual_ones_once_known() -> None:
    assert activity().days == Period.through(date(2014, 3, 10), date(2014, 3, 14))
    assert activity(delivered_on=None).days == Period(date(2014, 3, 10))


# ------------------------------------------------------------------ results


def test_result_1_holds_for_a_value_with_its_evidence() -> None:
    measured(MEASURE, BILLS, started_on=DAY, on=DAY)
    unknown = replace(MEASURE, baseline=None, baseline_unknown="no record before 2014")
    measured(unknown, BILLS, started_on=DAY, on=DAY)


@pytest.mark.parametrize(
    ("measure", "started_on"),
    [
        (MEASURE, None),
        (MEASURE, date(2014, 2, 11)),
        (replace(MEASURE, unit="law"), DAY),
        (replace(MEASURE, indicator="L1"), DAY),
        (replace(MEASURE, baseline=None), DAY),
        (replace(MEASURE, value=Decimal(-1)), DAY),
        (replace(MEASURE, target=Decimal("NaN")), DAY),
        (replace(MEASURE, value=Decimal("1e40")), DAY),
        (replace(MEASURE, value=Decimal("0.00001")), DAY),
        (replace(MEASURE, baseline=Decimal("123456789012")), DAY),
    ],
)
def test_result_1_refuses_what_is_not_measured(measure: Measure, started_on: date | None) -> None:
    with pytest.raises(ResultRefused, match="RESULT-1"):
        measured(measure, BILLS, started_on=started_on, on=DAY)


# ------------------------------------------------------------------ counting

MET = [
    (Move.SUBMIT, date(2014, 1, 15)),
    (Move.ACKNOWLEDGE, date(2014, 1, 20)),
    (Move.ASSESS, date(2014, 1, 27)),
    (Move.AGREE, date(2014, 2, 10)),
    (Move.BEGIN, date(2014, 3, 10)),
    (Move.DELIVER, date(2014, 3, 14)),
]


def test_count_1_holds_for_requests_met_pending_declined_and_withdrawn() -> None:
    asked = [
        request("1", moves=MET),
        request("2", moves=MET[:2]),
        request("3", moves=[*MET[:1], (Move.DECLINE, date(2014, 1, 18))]),
        request("4", moves=[*MET[:1], (Move.WITHDRAW, date(2014, 1, 16))]),
    ]
    count = requests_received(asked, TWO_YEARS)
    assert (count.received, count.met, count.unmet, count.withdrawn, count.pending) == (
        4, 1, 1, 1, 1,
    )  # fmt: skip
    assert count.days_to_answer == (3, 5, 5)
    assert count.median_days == Decimal(5)


def test_count_1_refuses_drafts_other_periods_and_later_deliveries() -> None:
    until_january = Period.through(date(2014, 1, 1), date(2014, 1, 31))
    count = requests_received([request("1"), request("2", moves=MET)], until_january)
    assert (count.received, count.met, count.pending) == (1, 0, 1)
    earlier = Period.through(date(2013, 1, 1), date(2013, 12, 31))
    assert requests_received([request("2", moves=MET)], earlier).received == 0
    assert requests_received([], TWO_YEARS).median_days is None


def test_a_median_between_two_days_is_a_half() -> None:
    asked = [
        request("1", moves=MET[:2]),
        request("2", moves=[*MET[:1], (Move.ACKNOWLEDGE, date(2014, 1, 17))]),
    ]
    assert requests_received(asked, TWO_YEARS).median_days == Decimal("3.5")


def test_count_2_counts_a_state_once() -> None:
    done = [activity("1"), activity("2"), activity("3", ("XAA", "XAB"))]
    assert states_assisted(done, TWO_YEARS) == {"XAA", "XAB"}


def test_count_2_refuses_what_was_not_delivered_in_the_period() -> None:
    done = [activity("1", delivered_on=None), activity("2", delivered_on=date(2014, 7, 1))]
    assert states_assisted(done, TWO_YEARS) == frozenset()


def test_count_3_counts_under_every_pillar_named() -> None:
    done = [activity("1", pillars=(Pillar.III, Pillar.IV)), activity("2")]
    assert by_pillar(done, TWO_YEARS) == {Pillar.I: 0, Pillar.II: 0, Pillar.III: 2, Pillar.IV: 1}


def test_count_3_shows_a_pillar_without_any() -> None:
    assert set(by_pillar([], TWO_YEARS)) == set(Pillar)


def test_count_4_counts_marked_and_safeguarded() -> None:
    done = [activity("1", marked=1, safeguards=(safeguard(),)), activity("2", marked=1)]
    assert marked_and_safeguarded(done, TWO_YEARS) == PartOf(1, 2)


def test_count_4_refuses_an_unread_record_and_a_zero_marker() -> None:
    done = [
        activity("1", marked=1, safeguards=(unread(),)),
        activity("2", marked=0, safeguards=(safeguard(),)),
    ]
    assert marked_and_safeguarded(done, TWO_YEARS) == PartOf(0, 2)


def test_count_5_sums_the_results_measured_in_the_period() -> None:
    two = ResultView("r2", replace(MEASURE, value=Decimal(2)), date(2014, 5, 20))
    done = [activity("1", results=(ResultView("r1", MEASURE, date(2014, 5, 20)), two))]
    assert measured_sum(done, "L2", TWO_YEARS) == Decimal(3)


def test_count_5_refuses_other_indicators_and_other_days() -> None:
    done = [activity("1", results=(ResultView("r1", MEASURE, date(2014, 7, 1)),))]
    assert measured_sum(done, "L2", TWO_YEARS) == 0
    assert measured_sum(done, "L1", Period(date(2014, 1, 1))) == 0


def test_a_demonstration_is_never_counted_with_real_records() -> None:
    asked = [request("1", moves=MET), request("2", moves=MET, demonstration=False)]
    done = [activity("1"), activity("2", demonstration=False), activity("3", demonstration=False)]
    both = totals(asked, done, TWO_YEARS)
    assert (both.real.requests.received, both.demonstration.requests.received) == (1, 1)
    assert (both.real.activities_delivered, both.demonstration.activities_delivered) == (2, 1)
