"""What is known of money: agreements, earmarks, receipts, allocations, and their sums.

Amounts stand in the currency agreed; dollars stand beside them at a rate with its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.texts import Text

CENT = Decimal("0.01")
USD = "USD"


class MovementKind(StrEnum):
    """What a movement of money is. They are different things and are never added up."""

    PLEDGE = "PLEDGE"
    AGREEMENT = "AGREEMENT"
    RECEIPT = "RECEIPT"
    IN_KIND = "IN_KIND"
    ALLOTMENT = "ALLOTMENT"
    ALLOCATION = "ALLOCATION"


class EarmarkKind(StrEnum):
    """How closely a donor bound its money."""

    UNEARMARKED = "UNEARMARKED"
    SOFT = "SOFT"
    HARD = "HARD"


class Scope(StrEnum):
    """What an earmark is about."""

    NONE = "NONE"
    PROGRAMME = "PROGRAMME"
    REGION = "REGION"
    THEME = "THEME"
    ACTIVITY = "ACTIVITY"


SCOPES: Mapping[EarmarkKind, frozenset[Scope]] = {
    EarmarkKind.UNEARMARKED: frozenset({Scope.NONE}),
    EarmarkKind.SOFT: frozenset({Scope.PROGRAMME, Scope.REGION, Scope.THEME}),
    EarmarkKind.HARD: frozenset({Scope.ACTIVITY}),
}
"""What each kind of earmark may be about."""

if set(SCOPES) != set(EarmarkKind):  # pragma: no cover
    raise AssertionError("a kind of earmark has no scopes")


class MoneyRefused(BadInput):
    """The movement of money is not recorded; says which rule refuses it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in dollars, on which day, by which source."""

    usd_per_unit: Decimal
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class Earmark:
    """What the donor bound its money to; ``code`` names it and is empty where unearmarked."""

    kind: EarmarkKind = EarmarkKind.UNEARMARKED
    scope: Scope = Scope.NONE
    code: str = ""


@dataclass(frozen=True)
class Agreement:
    """What a donor agrees to give: how much, for which days, bound to what.

    ``acknowledged_publicly`` is the donor's consent to be named and thanked in public;
    without it only the donor and the Office see the agreement.
    """

    donor: str
    title: Text
    amount: Decimal
    currency: str
    rate: Rate
    covers: Period
    earmark: Earmark = Earmark()
    acknowledged_publicly: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """What an activity is, as far as an earmark asks."""

    activity: str
    programme: str
    regions: frozenset[str]
    themes: frozenset[str]
    demonstration: bool
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """Money that came in, in the agreement's currency, and its dollars at its own rate."""

    amount: Decimal
    usd: Decimal
    rate: Rate
    received_on: date


@dataclass(frozen=True, slots=True)
class Allocation:
    """Money set aside for an activity, and the dollars it drew."""

    activity: str
    amount: Decimal
    usd: Decimal
    allocated_on: date


@dataclass(frozen=True)
class ContributionView:
    """A contribution as one viewer may see it on one day.

    ``amount`` and ``usd`` are what was agreed, at the agreement's rate; ``received`` and
    ``received_usd`` what came in, each receipt at its own rate. ``allocations`` names the
    activities this viewer may see, with dollars; the rest is ``allocated_elsewhere_usd``.
    """

    code: str
    donor: str
    type: MovementKind
    title: Text
    amount: Decimal
    currency: str
    usd: Decimal
    rate: Rate
    covers: Period
    long_term: bool
    earmark: Earmark
    agreed_on: date
    receipts: tuple[Receipt, ...]
    allocations: tuple[tuple[str, Decimal], ...]
    allocated_elsewhere_usd: Decimal
    demonstration: bool

    @property
    def received(self) -> Decimal:
        """What came in, in the agreement's currency."""
        return sum((receipt.amount for receipt in self.receipts), Decimal(0))

    @property
    def received_usd(self) -> Decimal:
        """What came in, in dollars."""
        return sum((receipt.usd for receipt in self.receipts), Decimal(0))

    @property
    def allocated_usd(self) -> Decimal:
        """What was set aside, in dollars, activities withheld included."""
        return sum((usd for _, usd in self.allocations), self.allocated_elsewhere_usd)


@dataclass(frozen=True, slots=True)
class Dated:
    """Dollars by the day they came in or were allocated."""

    received: tuple[tuple[date, Decimal], ...]
    allocated: tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """Dollars of one period; agreements, their donors, unearmarked and long-term ones."""

    agreements: int
    agreed_usd: Decimal
    received_usd: Decimal
    allocated_usd: Decimal
    donors: int
    unearmarked_usd: Decimal
    long_term: int


@dataclass(frozen=True, slots=True)
class MoneyTotals:
    """The sums of one period, the demonstration apart."""

    period: Period
    real: Sums
    demonstration: Sums
