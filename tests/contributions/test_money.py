"""Money: each rule holds and refuses; no sequence of acts allocates what was not received."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.basics.periods import Period
from accede.contributions.rules import (
    SCOPES,
    Allocation,
    Earmark,
    EarmarkKind,
    MoneyRefused,
    Rate,
    Receipt,
    Scope,
    Use,
    amount_sound,
    by_the_office,
    dollars_drawn,
    earmark_kept,
    earmark_sound,
    in_day_order,
    in_dollars,
    is_long_term,
    same_world,
    within_agreed,
    within_received,
)
from accede.journal.rules import Actor, Office

DAY = date(2013, 12, 9)
RATE = Rate(Decimal("1.36"), date(2013, 12, 2), "demonstration rate")
USE = Use("A1", "P1", frozenset({"africa"}), frozenset({"LEGISLATION"}), demonstration=True)
THEME = Earmark(EarmarkKind.SOFT, Scope.THEME, "LEGISLATION")


def receipt(amount: str, usd: str | None = None) -> Receipt:
    return Receipt(Decimal(amount), Decimal(usd or amount), RATE, DAY)


def allocation(amount: str) -> Allocation:
    return Allocation("A1", Decimal(amount), Decimal(amount), DAY)


def test_money_1_holds_for_whole_cents() -> None:
    amount_sound(Decimal("250000.00"), "EUR")
    amount_sound(Decimal("0.01"), "USD")


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("0", "EUR"), ("-5", "EUR"), ("1.005", "EUR"), ("NaN", "EUR"), ("Infinity", "EUR"),
     ("1e12", "EUR"), ("1e17", "EUR"), ("1e30", "EUR"), ("99999999999999.99", "EUR"),
     ("1", "eur"), ("1", "EURO"), ("1", "ÉUR")],
)  # fmt: skip
def test_money_1_refuses_what_is_no_amount(amount: str, currency: str) -> None:
    with pytest.raises(MoneyRefused, match="MONEY-1"):
        amount_sound(Decimal(amount), currency)


def test_money_2_rounds_halves_to_the_even_cent() -> None:
    half = replace(RATE, usd_per_unit=Decimal("0.5"))
    assert in_dollars(Decimal("0.01"), "EUR", half, DAY) == Decimal("0.00")
    assert in_dollars(Decimal("0.03"), "EUR", half, DAY) == Decimal("0.02")
    assert in_dollars(Decimal("250000.00"), "EUR", RATE, DAY) == Decimal("340000.00")


@pytest.mark.parametrize(
    ("currency", "rate"),
    [
        ("EUR", replace(RATE, day=DAY + timedelta(days=1))),
        ("EUR", replace(RATE, source=" ")),
        ("EUR", replace(RATE, usd_per_unit=Decimal(0))),
        ("EUR", replace(RATE, usd_per_unit=Decimal("1e30"))),
        ("EUR", replace(RATE, usd_per_unit=Decimal("1.123456789"))),
        ("USD", RATE),
    ],
)
def test_money_2_refuses_a_rate_without_day_source_or_sense(currency: str, rate: Rate) -> None:
    with pytest.raises(MoneyRefused, match="MONEY-2"):
        in_dollars(Decimal(1), currency, rate, DAY)


def test_money_3_holds_up_to_what_was_agreed() -> None:
    within_agreed(Decimal(100), [receipt("60")], Decimal(40))


def test_money_3_refuses_a_cent_more() -> None:
    with pytest.raises(MoneyRefused, match="MONEY-3"):
        within_agreed(Decimal(100), [receipt("60")], Decimal("40.01"))


def test_money_4_holds_up_to_what_was_received() -> None:
    within_received([receipt("60"), receipt("40")], [allocation("30")], Decimal(70))


def test_money_4_refuses_what_is_only_agreed() -> None:
    with pytest.raises(MoneyRefused, match="MONEY-4"):
        within_received([receipt("60")], [allocation("30")], Decimal("30.01"))
    with pytest.raises(MoneyRefused, match="MONEY-4"):
        within_received([], [], Decimal("0.01"))


@pytest.mark.parametrize(
    "earmark",
    [
        Earmark(),
        THEME,
        Earmark(EarmarkKind.SOFT, Scope.PROGRAMME, "P1"),
        Earmark(EarmarkKind.SOFT, Scope.REGION, "africa"),
        Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "A1"),
    ],
)
def test_money_5_holds_for_an_activity_the_earmark_covers(earmark: Earmark) -> None:
    earmark_kept(earmark, USE)


@pytest.mark.parametrize(
    ("earmark", "use"),
    [
        (replace(THEME, code="VICTIMS"), USE),
        (Earmark(EarmarkKind.SOFT, Scope.PROGRAMME, "P2"), USE),
        (Earmark(EarmarkKind.SOFT, Scope.REGION, "africa"), replace(USE, regions=frozenset())),
        (
            Earmark(EarmarkKind.SOFT, Scope.REGION, "africa"),
            replace(USE, regions=frozenset({"africa", "asia"})),
        ),
        (Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "A2"), USE),
        (Earmark(), replace(USE, cancelled=True)),
    ],
)
def test_money_5_refuses_to_break_an_earmark(earmark: Earmark, use: Use) -> None:
    with pytest.raises(MoneyRefused, match="MONEY-5"):
        earmark_kept(earmark, use)


def test_money_6_holds_in_the_order_of_days() -> None:
    in_day_order(None, DAY)
    in_day_order(DAY, DAY)


def test_money_6_refuses_a_day_before_the_last() -> None:
    with pytest.raises(MoneyRefused, match="MONEY-6"):
        in_day_order(DAY, DAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("first", "last", "long"),
    [
        (date(2013, 1, 1), date(2014, 12, 31), False),
        (date(2013, 1, 1), date(2015, 1, 1), True),
        (date(2012, 2, 29), date(2014, 2, 28), False),
        (date(2012, 2, 29), date(2014, 3, 1), True),
    ],
)
def test_money_7_calls_long_term_what_covers_more_than_two_years(
    first: date, last: date, long: bool
) -> None:
    assert is_long_term(Period.through(first, last)) is long


def test_money_7_does_not_call_an_open_end_long_term() -> None:
    assert not is_long_term(Period(date(2013, 1, 1)))


def test_money_8_holds_for_the_three_kinds_of_earmark() -> None:
    earmark_sound(Earmark())
    earmark_sound(THEME)
    earmark_sound(Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "A1"))


def test_money_8_refuses_every_other_combination() -> None:
    for kind in EarmarkKind:
        for scope in Scope:
            for code in ("", "X"):
                if scope in SCOPES[kind] and bool(code) == (kind is not EarmarkKind.UNEARMARKED):
                    earmark_sound(Earmark(kind, scope, code))
                else:
                    with pytest.raises(MoneyRefused, match="MONEY-8"):
                        earmark_sound(Earmark(kind, scope, code))


def test_money_9_holds_within_one_world() -> None:
    same_world(True, True)
    same_world(False, False)


@pytest.mark.parametrize(("money", "activity"), [(True, False), (False, True)])
def test_money_9_refuses_to_mix_worlds(money: bool, activity: bool) -> None:
    with pytest.raises(MoneyRefused, match="MONEY-9"):
        same_world(money, activity)


def test_money_10_holds_for_the_office() -> None:
    by_the_office(Actor("officer.1", Office.SECRETARIAT))


def test_money_10_refuses_the_donor() -> None:
    with pytest.raises(MoneyRefused, match="MONEY-10"):
        by_the_office(Actor("donor.1", Office.DONOR, "DEMO-DONOR"))


def test_money_received_first_is_used_first() -> None:
    received = [receipt("100", "136.00"), receipt("100", "110.00")]
    assert dollars_drawn(received, [], Decimal(50)) == Decimal("68.00")
    assert dollars_drawn(received, [allocation("50")], Decimal(100)) == Decimal("123.00")


cents = st.integers(1, 5_000_000).map(lambda n: Decimal(n) / 100)
rates = st.integers(1, 40_000).map(lambda n: Decimal(n) / 10_000)
steps = st.lists(st.tuples(st.sampled_from(["receive", "allocate"]), cents, rates), max_size=30)


@given(agreed=cents, steps=steps)
def test_no_accepted_sequence_allocates_more_than_was_received(
    agreed: Decimal, steps: list[tuple[str, Decimal, Decimal]]
) -> None:
    received: list[Receipt] = []
    allocated: list[Allocation] = []
    for what, amount, value in steps:
        rate = replace(RATE, usd_per_unit=value)
        try:
            if what == "receive":
                within_agreed(agreed, received, amount)
                usd = in_dollars(amount, "EUR", rate, DAY)
                received.append(Receipt(amount, usd, rate, DAY))
            else:
                within_received(received, allocated, amount)
                usd = dollars_drawn(received, allocated, amount)
                allocated.append(Allocation("A1", amount, usd, DAY))
        except MoneyRefused:
            pass
        assert sum(r.amount for r in received) <= agreed
        assert sum(a.amount for a in allocated) <= sum(r.amount for r in received)
        assert sum(a.usd for a in allocated) <= sum(r.usd for r in received)
        assert all(a.usd >= 0 for a in allocated)
    if sum(a.amount for a in allocated) == sum(r.amount for r in received):
        assert sum(a.usd for a in allocated) == sum(r.usd for r in received)
