"""The contributions of the demonstration: how a file tells them, and how they are played.

``catalogue/demonstration/contributions.yaml`` holds what fictitious donors gave, with its
receipts and allocations; the rates are made up and say so.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import msgspec

from accede import shelf
from accede.contributions import acts as contributions
from accede.contributions.queries import agreement_target
from accede.contributions.rules import Agreement, Earmark, EarmarkKind, Rate, Scope
from accede.site.demonstration.shapes import FOLDER, Days, Words
from accede.site.demonstration.steps import Order, Step, step


class AtRate(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What a unit of the currency was worth in dollars on a day."""

    usd_per_unit: str
    day: date

    @property
    def rate(self) -> Rate:
        """The rate as ``acts`` take it."""
        return Rate(Decimal(self.usd_per_unit), self.day, "demonstration rate")


class Received(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Money that came in."""

    amount: str
    rate: AtRate
    day: date


class Allocated(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Money set aside for an activity."""

    activity: str
    amount: str
    day: date


class Given(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One contribution and its movements."""

    donor: str
    title: Words
    amount: str
    currency: str
    rate: AtRate
    covers: Days
    agreed_on: date
    acknowledged_publicly: bool
    officer: str
    earmark: EarmarkKind = EarmarkKind.UNEARMARKED
    scope: Scope = Scope.NONE
    scope_code: str = ""
    receipts: tuple[Received, ...] = ()
    allocations: tuple[Allocated, ...] = ()

    @property
    def agreement(self) -> Agreement:
        """The agreement as ``acts`` take it."""
        return Agreement(
            donor=self.donor,
            title=self.title.text,
            amount=Decimal(self.amount),
            currency=self.currency,
            rate=self.rate.rate,
            covers=self.covers.period,
            earmark=Earmark(self.earmark, self.scope, self.scope_code),
            acknowledged_publicly=self.acknowledged_publicly,
        )

    def steps(self, code: str) -> Iterator[Step]:
        """Every movement, in the order of its day."""
        about = agreement_target(code)
        yield step(
            contributions.record_agreement,
            self.officer,
            self.agreed_on,
            Order.MONEY,
            about,
            code=code,
            agreement=self.agreement,
        )
        for receipt in self.receipts:
            yield step(
                contributions.record_receipt,
                self.officer,
                receipt.day,
                Order.MONEY,
                about,
                agreement=code,
                amount=Decimal(receipt.amount),
                rate=receipt.rate.rate,
            )
        for allocation in self.allocations:
            yield step(
                contributions.allocate,
                self.officer,
                allocation.day,
                Order.ALLOCATE,
                about,
                agreement=code,
                activity=allocation.activity,
                amount=Decimal(allocation.amount),
            )


def read() -> dict[str, Given]:
    """Every contribution by its code."""
    return shelf.read(shelf.root() / FOLDER / "contributions.yaml", dict[str, Given])


def steps() -> Iterator[Step]:
    """Every movement of every contribution."""
    for code, given in read().items():
        yield from given.steps(code)
