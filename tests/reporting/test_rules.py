"""The coded rules of reporting, each holding once and refusing once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from accede.basics.periods import Period
from accede.reporting import catalogue
from accede.reporting.rules.adherence import balances, counted_to, unbalanced
from accede.reporting.rules.annex import annex
from accede.reporting.rules.compose import (
    FigureDisagrees,
    figures_of,
    findings_on,
    within_limit,
)
from accede.reporting.rules.facts import Moment, Request, Standing
from accede.reporting.rules.figures import (
    Figure,
    KnownUntil,
    Reason,
    Record,
    Unit,
    Unknown,
    agrees_with_records,
    keeps_worlds_apart,
)
from accede.reporting.rules.pen import Pen
from accede.reporting.rules.tree import Words
from accede.reporting.rules.work import by_region, enough_to_count, request_record

RECORD = Record(("treaties.Act", "1"), day=date(2014, 7, 1))


def count(value, *records, demonstration=False):
    return Figure("f", value, Unit.ACTS, records, "label.deposits", demonstration=demonstration)


def test_report_1_holds_where_a_count_equals_its_records():
    assert agrees_with_records(count(1, RECORD))
    assert agrees_with_records(count(Unknown(Reason.LIST_COMPLETE_UNTIL, date(2014, 7, 10))))
    assert agrees_with_records(count(KnownUntil(1, date(2014, 7, 10)), RECORD))
    money = replace(RECORD, amount=Decimal("12.50"))
    assert agrees_with_records(count(Decimal("25.00"), money, money))


def test_report_1_refuses_a_count_without_its_records():
    assert not agrees_with_records(count(2, RECORD))
    assert not agrees_with_records(count(Unknown(Reason.LIST_UNDATED), RECORD))
    assert not agrees_with_records(count(KnownUntil(1, date(2014, 6, 30)), RECORD))
    assert not agrees_with_records(count(Decimal(1), RECORD))


def test_report_2_holds_where_all_records_are_of_one_world():
    assert keeps_worlds_apart(count(1, RECORD))
    assert keeps_worlds_apart(count(1, replace(RECORD, demonstration=True), demonstration=True))


def test_report_2_refuses_a_demonstration_record_in_a_real_figure():
    assert not keeps_worlds_apart(count(2, RECORD, replace(RECORD, demonstration=True)))


def test_report_3_holds_a_number_only_where_the_lists_cover_the_period():
    first, last = date(2012, 7, 1), date(2014, 6, 30)
    assert counted_to(lambda until: 34, first, last, date(2014, 7, 10)) == 34
    assert counted_to(lambda until: 34, first, last, last) == 34


def test_report_3_refuses_a_number_where_the_lists_do_not_reach():
    first, last = date(2012, 7, 1), date(2014, 6, 30)

    def tally(until: date) -> int:
        return 20 if until == date(2013, 1, 1) else 34

    assert counted_to(tally, first, last, date(2013, 1, 1)) == KnownUntil(20, date(2013, 1, 1))
    beyond = counted_to(tally, first, last, date(2012, 6, 30))
    assert beyond == Unknown(Reason.LIST_COMPLETE_UNTIL, date(2012, 6, 30))
    assert counted_to(tally, first, last, None) == Unknown(Reason.LIST_UNDATED)


def standing(moment, *parties):
    records = tuple(Record(("treaties.Act", p), p) for p in parties)
    return Standing("HOST79", moment, date(2014, 1, 1), records, (), ())


def test_report_4_holds_where_the_count_closes(small):
    assert balances(standing(Moment.EVE, "FRA"), standing(Moment.LAST, "FRA", "IRQ"), 1, 0)
    assert unbalanced(small) == []


def test_report_4_refuses_a_count_that_does_not_close(small, write):
    assert not balances(standing(Moment.EVE, "FRA"), standing(Moment.LAST, "FRA"), 1, 0)
    twice = replace(small, acts=(*small.acts, small.acts[0]))
    assert unbalanced(twice) == ["HOST79"]
    assert findings_on(twice, write(twice, "en")) == {"REPORT-4": "HOST79"}


def asked(open_to_public):
    return Request("XAA-1", "XAA", None, date(2014, 1, 1), ("2",), False, open_to_public)


def test_report_5_holds_an_open_request_by_its_code():
    assert request_record(asked(True)).target == ("assistance.Request", "XAA-1")


def test_report_5_refuses_to_tell_anything_of_a_request_that_is_not_open():
    record = request_record(asked(False))
    assert record.withheld
    assert (record.target, record.participant, record.day) == (("", ""), "", None)


def test_report_6_holds_regions_of_three_and_more_apart():
    assert by_region({"Africa": 4, "Asia": 3}) == ((("Africa",), 4), (("Asia",), 3))


def test_report_6_refuses_a_region_below_three_of_its_own():
    assert by_region({"Africa": 4, "Asia": 1, "Europe": 2}) == (
        (("Africa",), 4),
        (("Asia", "Europe"), 3),
    )
    assert by_region({"Africa": 4, "Asia": 2}) == ((("Africa", "Asia"), 6),)


@given(some.dictionaries(some.text("ABCDE", min_size=1), some.integers(0, 9)))
def test_report_6_loses_nobody_and_leaves_nobody_alone(counts):
    groups = by_region(counts)
    assert sum(n for _, n in groups) == sum(counts.values())
    assert all(n >= 3 for _, n in groups) or len(groups) == 1


def test_report_7_holds_every_operative_paragraph_once_in_order(small, write):
    for language in ("en", "fr"):
        assert [entry.number for entry in write(small, language).annex] == ["1", "2", "3", "4"]


def test_report_7_refuses_to_pass_over_a_paragraph_without_records(small, write):
    entries = {entry.number: entry for entry in write(small, "en").annex}
    assert entries["2"].nothing
    assert "Nothing to report" in entries["2"].evidence[0].runs[0].text
    assert not entries["1"].nothing
    assert not entries["4"].nothing


def test_an_annex_cannot_be_written_for_a_row_without_its_line_of_evidence(small):
    figures = {f.id: f for f in figures_of(small, catalogue.evidence())}
    with pytest.raises(KeyError):
        annex(Pen(small, figures, catalogue.speech("en")), {})


def test_report_8_holds_8_500_words():
    assert within_limit(Words(8_000, 500, 8_500))


def test_report_8_refuses_one_word_more(small, write):
    assert not within_limit(Words(8_000, 501, 8_500))
    long = replace(write(small, "en"), words=Words(9_000, 0, 8_500))
    assert findings_on(small, long) == {"REPORT-8": "9000 > 8500"}


def test_a_figure_that_disagrees_with_its_records_stops_the_report(small, monkeypatch):
    monkeypatch.setattr("accede.reporting.rules.compose.agrees_with_records", lambda f: False)
    with pytest.raises(FigureDisagrees):
        figures_of(small, catalogue.evidence())


def test_the_period_is_closed_by_its_last_day():
    assert Period.through(date(2012, 7, 1), date(2014, 6, 30)).last == date(2014, 6, 30)


def test_report_9_holds_three_withheld_records_are_counted() -> None:
    assert enough_to_count(3) == 3


def test_report_9_refuses_to_count_one_or_two() -> None:
    assert [enough_to_count(n) for n in (0, 1, 2)] == [0, 0, 0]
