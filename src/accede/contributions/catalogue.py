"""The demonstration's contribution, read strictly from ``catalogue/demonstration``."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.contributions.rules import Agreement, Earmark, EarmarkKind, Rate, Scope
from accede.shelf import read, root


class _Name(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    en: str
    fr: str


class _Rate(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    usd_per_unit: str
    day: date
    source: str

    def rate(self) -> Rate:
        return Rate(Decimal(self.usd_per_unit), self.day, self.source)


class _Days(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    first: date
    last: date


class _Earmark(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: EarmarkKind
    scope: Scope
    code: str


class _Agreement(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    donor: str
    title: _Name
    amount: str
    currency: str
    rate: _Rate
    covers: _Days
    earmark: _Earmark
    acknowledged_publicly: bool
    agreed_on: date


class _Receipt(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    amount: str
    rate: _Rate
    received_on: date


class _Allocation(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    activity: str
    amount: str
    allocated_on: date


class _Contribution(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    agreement: _Agreement
    receipt: _Receipt
    allocation: _Allocation


@dataclass(frozen=True)
class DemonstrationContribution:
    """The demonstration donor's contribution, ready for ``acts``, with its days."""

    code: str
    agreement: Agreement
    agreed_on: date
    received: Decimal
    received_rate: Rate
    received_on: date
    activity: str
    allocated: Decimal
    allocated_on: date


def demonstration_contribution() -> DemonstrationContribution:
    """The agreement, its one receipt and its one allocation; fictitious throughout."""
    file = read(root() / "demonstration" / "contribution.yaml", _Contribution)
    a, r, to = file.agreement, file.receipt, file.allocation
    return DemonstrationContribution(
        code=a.code,
        agreement=Agreement(
            donor=a.donor,
            title=Text({"en": a.title.en, "fr": a.title.fr}),
            amount=Decimal(a.amount),
            currency=a.currency,
            rate=a.rate.rate(),
            covers=Period.through(a.covers.first, a.covers.last),
            earmark=Earmark(a.earmark.kind, a.earmark.scope, a.earmark.code),
            acknowledged_publicly=a.acknowledged_publicly,
        ),
        agreed_on=a.agreed_on,
        received=Decimal(r.amount),
        received_rate=r.rate.rate(),
        received_on=r.received_on,
        activity=to.activity,
        allocated=Decimal(to.amount),
        allocated_on=to.allocated_on,
    )
