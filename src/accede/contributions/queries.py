"""Contributions as a viewer may see them on a day, and their sums.

A donor sees its own; the Office sees all; others see those whose donor consented to be
acknowledged in public. An allocation names its activity only to a viewer who may see the
activity; its dollars are then counted, not named.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from accede.assistance.queries import activities
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.bodies.queries import body
from accede.consent.rules import Viewer, ViewerKind
from accede.contributions.models import Agreement
from accede.contributions.models import Allocation as AllocationRow
from accede.contributions.models import Receipt as ReceiptRow
from accede.contributions.rules import (
    Allocation,
    ContributionView,
    Dated,
    Earmark,
    EarmarkKind,
    MoneyTotals,
    MovementKind,
    Rate,
    Receipt,
    Scope,
    is_long_term,
    sums,
)
from accede.journal.rules import Target


def agreement_target(code: str) -> Target:
    """What the journal calls an agreement; its receipts and allocations are under it."""
    return ("contributions.Agreement", code)


def contributions(
    *, viewer: Viewer, on: date, period: Period | None = None
) -> tuple[ContributionView, ...]:
    """The contributions this viewer may see, as they stood on the day, ordered by code.

    With ``period``, those agreed, received or allocated within it, whole. An activity that
    the viewer may not see is not named, be it by an allocation or by an earmark; the
    donor and the Office know what they agreed on.
    """
    activities_seen = frozenset(activity.code for activity in activities(viewer=viewer, on=on))
    return tuple(
        _view(row, on, activities_seen, named=_agreed_on_it(viewer, row))
        for row in _agreements(on)
        if _may_see(viewer, row) and (period is None or _touches(row, on, period))
    )


def totals(*, on: date, period: Period) -> MoneyTotals:
    """What was agreed, received and allocated in a period, as known on the day.

    Sums alone, so no consent is needed; the demonstration apart.
    """
    rows = _agreements(on)
    real = [row for row in rows if not body(row.donor).demonstration]
    shown = [row for row in rows if body(row.donor).demonstration]
    return MoneyTotals(
        period=period,
        real=sums([_view(r, on, frozenset()) for r in real], period, _dated(real, on)),
        demonstration=sums([_view(r, on, frozenset()) for r in shown], period, _dated(shown, on)),
    )


def receipts_of(row: Agreement, on: date | None = None) -> list[Receipt]:
    """The receipts of an agreement in the order they were recorded, by a day if given."""
    return [
        _receipt(r)
        for r in sorted(row.receipts.all(), key=lambda r: r.pk)
        if on is None or r.received_on <= on
    ]


def allocations_of(row: Agreement, on: date | None = None) -> list[Allocation]:
    """The allocations of an agreement in the order they were recorded, by a day if given."""
    return [
        _allocation(a)
        for a in sorted(row.allocations.all(), key=lambda a: a.pk)
        if on is None or a.allocated_on <= on
    ]


def earmark_of(row: Agreement) -> Earmark:
    """What the donor bound its money to."""
    return Earmark(EarmarkKind(row.earmark), Scope(row.scope), row.scope_code)


def _agreed_on_it(viewer: Viewer, row: Agreement) -> bool:
    """Whether the viewer is the Office or this donor, and no other."""
    own = viewer.audience is ViewerKind.DONOR and viewer.of == row.donor
    return own or viewer.audience is ViewerKind.OFFICE


def _may_see(viewer: Viewer, row: Agreement) -> bool:
    return row.acknowledged_publicly or _agreed_on_it(viewer, row)


def _agreements(on: date) -> list[Agreement]:
    return list(
        Agreement.objects.prefetch_related("receipts", "allocations")
        .filter(agreed_on__lte=on)
        .order_by("code")
    )


def _touches(row: Agreement, on: date, period: Period) -> bool:
    days = [row.agreed_on]
    days += [receipt.received_on for receipt in receipts_of(row, on)]
    days += [allocation.allocated_on for allocation in allocations_of(row, on)]
    return any(day in period for day in days)


def _view(
    row: Agreement, on: date, activities_seen: frozenset[str], *, named: bool = False
) -> ContributionView:
    earmark = earmark_of(row)
    if earmark.scope is Scope.ACTIVITY and not named and earmark.code not in activities_seen:
        earmark = replace(earmark, code="")
    covers = Period(row.covers_from, row.covers_until)
    by_activity: dict[str, Decimal] = {}
    elsewhere = Decimal(0)
    for allocation in allocations_of(row, on):
        if allocation.activity in activities_seen:
            so_far = by_activity.setdefault(allocation.activity, Decimal(0))
            by_activity[allocation.activity] = so_far + allocation.usd
        else:
            elsewhere += allocation.usd
    return ContributionView(
        code=row.code,
        donor=row.donor,
        type=MovementKind.AGREEMENT,
        title=Text(row.title),
        amount=row.amount,
        currency=row.currency,
        usd=row.usd,
        rate=Rate(row.usd_per_unit.normalize(), row.rate_day, row.rate_source),
        covers=covers,
        long_term=is_long_term(covers),
        earmark=earmark,
        agreed_on=row.agreed_on,
        receipts=tuple(receipts_of(row, on)),
        allocations=tuple(sorted(by_activity.items())),
        allocated_elsewhere_usd=elsewhere,
        demonstration=body(row.donor).demonstration,
    )


def _dated(rows: Iterable[Agreement], on: date) -> Dated:
    held = list(rows)
    return Dated(
        received=tuple((r.received_on, r.usd) for row in held for r in receipts_of(row, on)),
        allocated=tuple((a.allocated_on, a.usd) for row in held for a in allocations_of(row, on)),
    )


def _receipt(row: ReceiptRow) -> Receipt:
    rate = Rate(row.usd_per_unit.normalize(), row.rate_day, row.rate_source)
    return Receipt(row.amount, row.usd, rate, row.received_on)


def _allocation(row: AllocationRow) -> Allocation:
    return Allocation(row.activity, row.amount, row.usd, row.allocated_on)
