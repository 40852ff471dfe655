"""The verbs that write money: an agreement, a receipt, an allocation.

Each takes ``actor``, ``reason``, ``source`` and ``on`` (the day the money moved), writes
within one transaction together with its journal entry, and raises a ``BadInput`` that
names the rule that refuses; nothing is then written.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from accede.assistance.queries import activity_scope, still_asked, theme_names
from accede.assistance.rules.activities import Stage
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.bodies.queries import body
from accede.bodies.rules import BodyKind
from accede.contributions import models, rules
from accede.contributions.queries import (
    agreement_target,
    allocations_of,
    earmark_of,
    receipts_of,
)
from accede.contributions.rules import Agreement, Earmark, MoneyRefused, Rate, Scope, Use
from accede.journal.acts import record
from accede.journal.rules import Actor
from accede.states.queries import region_name, world


class UnknownAgreement(BadInput):
    """There is no agreement with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no agreement ‘{code}’",
            remedy="give the code of an agreement that was recorded",
        )


class NoSuchActivity(BadInput):
    """Money cannot be allocated to an activity that was not planned."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no activity ‘{code}’ on this day",
            remedy="plan the activity first, at the State’s request",
        )


class CodeTaken(BadInput):
    """An agreement with this code stands already."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the code ‘{code}’ is taken", remedy="choose another code")


@transaction.atomic
def record_agreement(
    *,
    actor: Actor,
    code: str,
    agreement: Agreement,
    reason: str,
    source: Source | None,
    on: date,
) -> str:
    """Records what a donor agreed to give; answers its code.

    Raises ``MoneyRefused`` (MONEY-1, 2, 8, 10; a body that is no donor; an earmark to
    an unknown theme, region or activity), ``CodeTaken``, and what ``bodies`` raises for
    an unknown body.
    """
    rules.by_the_office(actor)
    donor = body(agreement.donor)
    if donor.kind is not BodyKind.DONOR:
        raise MoneyRefused(
            f"{agreement.donor} is not a donor", remedy="record the body as a donor first"
        )
    rules.amount_sound(agreement.amount, agreement.currency)
    usd = rules.in_dollars(agreement.amount, agreement.currency, agreement.rate, on)
    rules.earmark_sound(agreement.earmark)
    _earmark_known(agreement.earmark, on)
    if models.Agreement.objects.filter(code=code).exists():
        raise CodeTaken(code)
    models.Agreement.objects.create(
        code=code,
        donor=agreement.donor,
        title=dict(agreement.title.by_language),
        amount=agreement.amount,
        currency=agreement.currency,
        usd=usd,
        usd_per_unit=agreement.rate.usd_per_unit,
        rate_day=agreement.rate.day,
        rate_source=agreement.rate.source,
        covers_from=agreement.covers.start,
        covers_until=agreement.covers.end,
        earmark=agreement.earmark.kind.value,
        scope=agreement.earmark.scope.value,
        scope_code=agreement.earmark.code,
        acknowledged_publicly=agreement.acknowledged_publicly,
        agreed_on=on,
    )
    content: dict[str, Plain] = {
        "donor": agreement.donor,
        "amount": str(agreement.amount),
        "currency": agreement.currency,
        "usd": str(usd),
        "rate": _rate(agreement.rate),
        "covers": [agreement.covers.start, agreement.covers.end],
        "earmark": [
            agreement.earmark.kind.value,
            agreement.earmark.scope.value,
            agreement.earmark.code,
        ],
        "acknowledged_publicly": agreement.acknowledged_publicly,
    }
    _journal(actor, "record_agreement", code, reason, source, on, content)
    return code


@transaction.atomic
def record_receipt(
    *,
    actor: Actor,
    agreement: str,
    amount: Decimal,
    rate: Rate,
    reason: str,
    source: Source | None,
    on: date,
) -> Decimal:
    """Records money received under an agreement, in its currency; answers its dollars.

    Raises ``UnknownAgreement``, ``MoneyRefused`` (MONEY-1, 2, 3, 6, 10).
    """
    rules.by_the_office(actor)
    row = _agreement(agreement)
    rules.amount_sound(amount, row.currency)
    usd = rules.in_dollars(amount, row.currency, rate, on)
    rules.within_agreed(row.amount, receipts_of(row), amount)
    rules.in_day_order(_last_day(row), on)
    models.Receipt.objects.create(
        agreement=row,
        amount=amount,
        usd=usd,
        usd_per_unit=rate.usd_per_unit,
        rate_day=rate.day,
        rate_source=rate.source,
        received_on=on,
    )
    content: dict[str, Plain] = {"amount": str(amount), "usd": str(usd), "rate": _rate(rate)}
    _journal(actor, "record_receipt", agreement, reason, source, on, content)
    return usd


@transaction.atomic
def allocate(
    *,
    actor: Actor,
    agreement: str,
    activity: str,
    amount: Decimal,
    reason: str,
    source: Source | None,
    on: date,
) -> Decimal:
    """Sets money received aside for an activity, in the agreement's currency; answers the
    dollars it drew.

    Raises ``UnknownAgreement``, ``NoSuchActivity``, ``MoneyRefused`` (MONEY-1, 4, 5, 6,
    9, 10).
    """
    rules.by_the_office(actor)
    row = _agreement(agreement)
    rules.amount_sound(amount, row.currency)
    received, allocated = receipts_of(row), allocations_of(row)
    rules.within_received(received, allocated, amount)
    rules.in_day_order(_last_day(row), on)
    use = _use(activity, on)
    rules.same_world(body(row.donor).demonstration, use.demonstration)
    rules.earmark_kept(earmark_of(row), use)
    usd = rules.dollars_drawn(received, allocated, amount)
    models.Allocation.objects.create(
        agreement=row, activity=activity, amount=amount, usd=usd, allocated_on=on
    )
    content: dict[str, Plain] = {"activity": activity, "amount": str(amount), "usd": str(usd)}
    _journal(actor, "allocate", agreement, reason, source, on, content)
    return usd


def _agreement(code: str) -> models.Agreement:
    """The agreement, held against other writers until the transaction ends."""
    row = models.Agreement.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise UnknownAgreement(code)
    return row


def _last_day(row: models.Agreement) -> date:
    days = [row.agreed_on]
    days += [receipt.received_on for receipt in receipts_of(row)]
    days += [allocation.allocated_on for allocation in allocations_of(row)]
    return max(days)


def _use(activity: str, on: date) -> Use:
    view = activity_scope(code=activity, on=on)
    if view is None:
        raise NoSuchActivity(activity)
    return Use(
        activity=view.code,
        programme=view.programme,
        regions=frozenset(world().state(state).region for state in view.states),
        themes=frozenset(view.themes),
        demonstration=view.demonstration,
        cancelled=view.stage is Stage.CANCELLED or not still_asked(code=activity, on=on),
    )


def _earmark_known(earmark: Earmark, on: date) -> None:
    """A theme, region or activity that nobody knows could never be kept; programmes are
    named by the donor's own code and are not listed yet.
    """
    if earmark.scope is Scope.REGION:
        region_name(earmark.code)
    known = (
        earmark.scope not in (Scope.THEME, Scope.ACTIVITY)
        or (earmark.scope is Scope.THEME and earmark.code in theme_names())
        or (
            earmark.scope is Scope.ACTIVITY and activity_scope(code=earmark.code, on=on) is not None
        )
    )
    if not known:
        raise MoneyRefused(
            f"MONEY-8: no {earmark.scope} is called ‘{earmark.code}’",
            remedy="name it by its code in the catalogue or the plan",
        )


def _rate(rate: Rate) -> list[Plain]:
    return [str(rate.usd_per_unit), rate.day, rate.source]


def _journal(
    actor: Actor,
    act: str,
    agreement: str,
    reason: str,
    source: Source | None,
    on: date,
    content: Mapping[str, Plain],
) -> None:
    record(
        actor=actor,
        act=f"contributions.{act}",
        target=agreement_target(agreement),
        reason=reason,
        source=source,
        on=on,
        content=content,
    )
