"""What holds of money: sound amounts and rates, what may be received and allocated.

Money received first is used first: an allocation is worth the dollars of the receipts it
draws on, and never exceeds the dollars received.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from accede.basics.periods import Period
from accede.basics.ruled import rule
from accede.contributions.rules.facts import (
    CENT,
    SCOPES,
    USD,
    Allocation,
    ContributionView,
    Dated,
    Earmark,
    EarmarkKind,
    MoneyRefused,
    Rate,
    Receipt,
    Scope,
    Sums,
    Use,
)
from accede.journal.rules import Actor, Office

TOO_MUCH = Decimal(10) ** 12
"""Amounts stay below this, so that each engine keeps them to the cent."""

RATE_PLACES = Decimal("0.00000001")


@rule("MONEY-1")
def amount_sound(amount: Decimal, currency: str) -> None:
    """An amount is a number above zero and below a million millions, with at most two
    decimals, in a currency named by its three-letter code.
    """
    # The bound first: a number beyond it could not even be rounded to cents.
    if not amount.is_finite() or not 0 < amount < TOO_MUCH or amount != amount.quantize(CENT):
        raise MoneyRefused(
            f"MONEY-1: {amount} is not an amount",
            remedy=f"give more than 0 and less than {TOO_MUCH:,}, in whole cents",
        )
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        raise MoneyRefused(
            f"MONEY-1: ‘{currency}’ does not name a currency",
            remedy="give its three-letter code, such as EUR",
        )


@rule("MONEY-2")
def in_dollars(amount: Decimal, currency: str, rate: Rate, on: date) -> Decimal:
    """An amount in dollars is the amount times a rate that has a day, not after the
    movement's own, and a source; it is rounded to whole cents, halves to the even cent.
    A dollar is worth a dollar.
    """
    per_unit = rate.usd_per_unit
    if not per_unit.is_finite() or not 0 < per_unit < 1000 or not rate.source.strip():
        raise MoneyRefused(
            "MONEY-2: the rate has no value above 0 and below 1,000, or no source",
            remedy="give the rate with its day and its source",
        )
    if per_unit != per_unit.quantize(RATE_PLACES):
        raise MoneyRefused(
            "MONEY-2: the rate has more than eight decimals", remedy="round it, as its source does"
        )
    if rate.day > on:
        raise MoneyRefused(
            f"MONEY-2: the rate is of {rate.day}, after the movement of {on}",
            remedy="use the rate in force on the day of the movement",
        )
    if currency == USD and rate.usd_per_unit != 1:
        raise MoneyRefused(
            f"MONEY-2: a dollar is not worth {rate.usd_per_unit} dollars", remedy="give the rate 1"
        )
    dollars = (amount * rate.usd_per_unit).quantize(CENT, ROUND_HALF_EVEN)
    if dollars >= TOO_MUCH:
        raise MoneyRefused(
            f"MONEY-2: {dollars:,} dollars is more than can be kept", remedy="correct the rate"
        )
    return dollars


@rule("MONEY-3")
def within_agreed(agreed: Decimal, received: Iterable[Receipt], amount: Decimal) -> None:
    """Receipts of an agreement never exceed what was agreed, in the currency agreed. More
    money needs another agreement.
    """
    left = agreed - sum((receipt.amount for receipt in received), Decimal(0))
    if amount > left:
        raise MoneyRefused(
            f"MONEY-3: {amount} would be received and {left} of what was agreed is left",
            remedy="correct the amount, or record another agreement",
        )


@rule("MONEY-4")
def within_received(
    received: Sequence[Receipt], allocated: Sequence[Allocation], amount: Decimal
) -> None:
    """An allocation never exceeds what was received and is not yet allocated; what is only
    agreed or pledged cannot be allocated.
    """
    left = sum((r.amount for r in received), Decimal(0)) - sum(
        (a.amount for a in allocated), Decimal(0)
    )
    if amount > left:
        raise MoneyRefused(
            f"MONEY-4: {amount} would be allocated and {left} of what was received is left",
            remedy="allocate no more than that, or wait for the next receipt",
        )


@rule("MONEY-5")
def earmark_kept(earmark: Earmark, use: Use) -> None:
    """An allocation does not break an earmark: hard, it goes to that activity alone; soft,
    to an activity of that programme, theme or region, all of whose States are in the
    region; unearmarked, to any. A cancelled activity receives nothing.
    """
    kept = {
        Scope.NONE: True,
        Scope.PROGRAMME: use.programme == earmark.code,
        Scope.REGION: use.regions == frozenset({earmark.code}),
        Scope.THEME: earmark.code in use.themes,
        Scope.ACTIVITY: use.activity == earmark.code,
    }
    if use.cancelled or not kept[earmark.scope]:
        raise MoneyRefused(
            f"MONEY-5: the activity {use.activity} was cancelled, or its request withdrawn"
            if use.cancelled
            else f"MONEY-5: the money is bound to {earmark.scope} {earmark.code}, and"
            f" {use.activity} is not of it",
            remedy="allocate to an activity that the donor’s earmark covers",
        )


@rule("MONEY-6")
def in_day_order(last: date | None, on: date) -> None:
    """Movements of one agreement are recorded in the order of their days, the agreement
    first; so at no day has more been allocated than received.
    """
    if last is not None and on < last:
        raise MoneyRefused(
            f"MONEY-6: {on} is before {last}, the last movement of this agreement",
            remedy="give the day on which the money moved, in order",
        )


@rule("MONEY-7")
def is_long_term(covers: Period) -> bool:
    """A contribution is long-term if it covers more than two years. One whose end is open
    is of no known length, and is not called long-term.
    """
    if covers.end is None:
        return False
    start = covers.start
    # Two years from 29 February end on 1 March, like two years from 1 March.
    two_years = (
        date(start.year + 2, 3, 1)
        if (start.month, start.day) == (2, 29)
        else start.replace(year=start.year + 2)
    )
    return covers.end > two_years


@rule("MONEY-8")
def earmark_sound(earmark: Earmark) -> None:
    """An earmark is soft, by a programme, a region or a theme, or hard, by one activity,
    and names it; money without an earmark names nothing.
    """
    if earmark.scope not in SCOPES[earmark.kind] or bool(earmark.code.strip()) != (
        earmark.kind is not EarmarkKind.UNEARMARKED
    ):
        raise MoneyRefused(
            f"MONEY-8: {earmark.kind} by {earmark.scope} ‘{earmark.code}’ is not an earmark",
            remedy="SOFT names a programme, region or theme; HARD an activity; UNEARMARKED nothing",
        )


@rule("MONEY-9")
def same_world(money: bool, activity: bool) -> None:
    """Demonstration money pays for demonstration activities alone, and real money never
    does. Each argument says whether that side is a demonstration.
    """
    if money != activity:
        raise MoneyRefused(
            "MONEY-9: demonstration and real money would be mixed",
            remedy="allocate demonstration money to demonstration activities",
        )


@rule("MONEY-10")
def by_the_office(actor: Actor) -> None:
    """Agreements, receipts and allocations are recorded at the Office's desk."""
    if actor.office is not Office.SECRETARIAT:
        raise MoneyRefused(
            f"MONEY-10: {actor.office} does not record money", remedy="have the Office record it"
        )


def dollars_drawn(
    received: Sequence[Receipt], allocated: Sequence[Allocation], amount: Decimal
) -> Decimal:
    """What an allocation of this amount is worth, drawing on the money received first.

    Assumes MONEY-4. Later receipts never change what an earlier allocation drew.
    """
    before = sum((a.amount for a in allocated), Decimal(0))
    return _worth(received, before + amount) - _worth(received, before)


def sums(views: Iterable[ContributionView], period: Period, dated: Dated) -> Sums:
    """What was agreed, received and allocated within a period, in dollars."""
    agreed = [view for view in views if view.agreed_on in period]
    return Sums(
        agreements=len(agreed),
        agreed_usd=sum((view.usd for view in agreed), Decimal(0)),
        received_usd=sum((usd for day, usd in dated.received if day in period), Decimal(0)),
        allocated_usd=sum((usd for day, usd in dated.allocated if day in period), Decimal(0)),
        donors=len({view.donor for view in agreed}),
        unearmarked_usd=sum(
            (v.usd for v in agreed if v.earmark.kind is EarmarkKind.UNEARMARKED), Decimal(0)
        ),
        long_term=sum(view.long_term for view in agreed),
    )


def _worth(received: Sequence[Receipt], drawn: Decimal) -> Decimal:
    """The dollars of the first ``drawn`` units of what was received; never falls as it grows."""
    total = Decimal(0)
    for receipt in received:
        if drawn >= receipt.amount:
            total += receipt.usd
            drawn -= receipt.amount
        else:
            return total + (receipt.usd * drawn / receipt.amount).quantize(CENT, ROUND_HALF_EVEN)
    return total
