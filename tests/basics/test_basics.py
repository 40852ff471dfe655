"""Days, partial dates, periods, citations, texts: what is accepted and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.basics.citations import Provision, parse_symbol
from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import canonical, digest
from accede.basics.errors import BadInput, Place
from accede.basics.partial import PartialDate
from accede.basics.periods import Period
from accede.basics.ruled import rule
from accede.basics.texts import Text

days = st.dates()


@given(days)
def test_a_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    ["", "2014", "2014-02-31", "2014-13-01", "31.12.2014", "2014-1-1", "٢٠١٤-٠١-٠١", "today"],
)
def test_what_is_not_a_day_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_day(text, place=Place("acts.csv", 7))
    assert str(refused.value).startswith("acts.csv:7: ")
    assert "What to do" in str(refused.value)


def test_a_future_day_is_refused_and_today_is_not() -> None:
    today = date(2014, 7, 10)
    assert refuse_future(today, today=today) == today
    with pytest.raises(BadInput, match="in the future"):
        refuse_future(today + timedelta(days=1), today=today)


@given(days)
def test_a_full_partial_date_is_its_day(day: date) -> None:
    partial = PartialDate.of(day)
    assert partial.earliest == partial.latest == partial.exact == day
    assert PartialDate.parse(str(partial)) == partial


@given(st.integers(1, 9999), st.integers(0, 12))
def test_a_partial_date_spans_its_days(year: int, month: int) -> None:
    partial = PartialDate(year, month)
    assert partial.exact is None
    assert partial.earliest <= partial.latest
    assert PartialDate.parse(str(partial)) == partial
    assert (partial.latest - partial.earliest).days in (27, 28, 29, 30, 364, 365)


@pytest.mark.parametrize("text", ["", "77", "1977-00", "1977-1", "1977-02-30", "1977-01-01-01"])
def test_what_is_not_a_partial_date_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        PartialDate.parse(text)


def test_a_day_without_its_month_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1977, 0, 3)


@given(days.filter(lambda d: d < date.max - timedelta(days=400)), st.integers(0, 399))
def test_a_period_through_a_day_holds_that_day_and_not_the_next(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    period = Period.through(first, last)
    assert first in period
    assert last in period
    assert last + timedelta(days=1) not in period
    assert period.last == last


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BadInput):
        Period.through(date(2014, 7, 2), date(2014, 7, 1))
    with pytest.raises(BadInput, match="no day follows"):
        Period.through(date(2014, 7, 1), date.max)
    with pytest.raises(BadInput):
        Period(date(2014, 7, 1), date(2014, 7, 1))


@given(days, days, days, days)
def test_overlap_is_mutual_and_means_a_common_day(a: date, b: date, c: date, d: date) -> None:
    one, other = Period.through(min(a, b), max(a, b)), Period.through(min(c, d), max(c, d))
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (
        max(one.start, other.start) in one and max(one.start, other.start) in other
    )


def test_open_periods_overlap_what_comes_later() -> None:
    assert Period(date(2014, 1, 1)).overlaps(Period.through(date(2020, 1, 1), date(2020, 1, 1)))
    assert not Period(date(2014, 1, 1)).overlaps(
        Period.through(date(2013, 1, 1), date(2013, 12, 31))
    )


@pytest.mark.parametrize("code", ["TBC97:2.3.a", "IPP73:6.1.a-e", "BEIJP10:P22", "ICSFT99:18"])
def test_a_citation_is_read_back(code: str) -> None:
    assert str(Provision.parse(code)) == code


@pytest.mark.parametrize(
    "code", ["TBC97", "TBC97:", "tbc97:2", "TBC97:2..a", "TBC97 2", "TBC97:2."]
)
def test_what_cites_nothing_is_refused(code: str) -> None:
    with pytest.raises(BadInput):
        Provision.parse(code)


@pytest.mark.parametrize(
    "symbol", ["A/RES/68/187", "E/RES/2017/17", "S/RES/1373(2001)", "A/RES/3166(XXVIII)"]
)
def test_a_symbol_is_accepted(symbol: str) -> None:
    assert parse_symbol(symbol) == symbol


@pytest.mark.parametrize(
    "symbol", ["", "68/187", "A", "A//187", "a/res/68/187", "../../etc/passwd"]
)
def test_what_is_no_symbol_is_refused(symbol: str) -> None:
    with pytest.raises(BadInput):
        parse_symbol(symbol)


def test_a_text_falls_back_and_says_so() -> None:
    text = Text({"en": "Viet Nam", "fr": "Viet Nam", "ru": "Вьетнам"})
    assert (text.in_("ru"), text.given("ru")) == ("Вьетнам", "ru")
    assert (text.in_("es"), text.given("es")) == ("Viet Nam", "en")
    assert list(text) == ["en", "fr", "ru"]


@pytest.mark.parametrize("by_language", [{}, {"de": "Wort"}, {"en": " "}])
def test_a_text_without_words_cannot_be_made(by_language: dict) -> None:
    with pytest.raises(ValueError, match=r"language|blank|is not one of"):
        Text(by_language)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), plain))
def test_a_digest_does_not_depend_on_order(value: dict) -> None:
    assert digest(value) == digest(dict(reversed(list(value.items()))))


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical({"a": object()})  # type: ignore[dict-item]


def test_a_rule_without_a_text_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="no text"):

        @rule("EXAMPLE-1")
        def _unsaid() -> None:
            pass
