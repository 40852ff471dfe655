"""What a measured value needs before it may be called a result."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.basics.texts import Text


class Aggregation(StrEnum):
    """How values of one indicator are put together across time and place."""

    SUM = "SUM"
    DISTINCT = "DISTINCT"
    COUNT_BY = "COUNT_BY"
    PART_OF = "PART_OF"


@dataclass(frozen=True)
class Indicator:
    """What is measured, in which unit, and how values add up."""

    code: str
    title: Text
    definition: Text
    unit: str
    unit_name: Text
    aggregation: Aggregation


class ResultRefused(BadInput):
    """The value is not a result; says which rule refuses it."""


@dataclass(frozen=True)
class Measure:
    """A value as the Office measured it, against its baseline and target.

    An unknown baseline is ``None`` and ``baseline_unknown`` says why.
    """

    indicator: str
    unit: str
    baseline: Decimal | None
    target: Decimal
    value: Decimal
    verified_by: Text
    evidence: Text
    baseline_unknown: str = ""


@dataclass(frozen=True)
class ResultView:
    """A measured result of one activity."""

    code: str
    measure: Measure
    measured_on: date

    @property
    def indicator(self) -> str:
        """The code of the indicator."""
        return self.measure.indicator

    @property
    def value(self) -> Decimal:
        """What was measured, in the indicator's unit."""
        return self.measure.value


TOO_MUCH = Decimal(10) ** 11
PLACES = Decimal("0.0001")


@rule("RESULT-1")
def measured(measure: Measure, indicator: Indicator, *, started_on: date | None, on: date) -> None:
    """A result is a value of a catalogued indicator in its unit, against a baseline and a
    target, with the means of verification, the evidence and the day. It is not measured
    before its activity began. A baseline that is not known says why.
    """
    if measure.indicator != indicator.code or measure.unit != indicator.unit:
        raise ResultRefused(
            f"RESULT-1: {indicator.code} is measured in {indicator.unit}, not {measure.unit}",
            remedy="give the value in the indicator's unit",
        )
    if measure.baseline is None and not measure.baseline_unknown.strip():
        raise ResultRefused(
            "RESULT-1: the baseline is blank", remedy="give it, or say why it is not known"
        )
    given = (measure.value, measure.target, measure.baseline or Decimal(0))
    if not all(_fits(number) for number in given):
        raise ResultRefused(
            "RESULT-1: a value, target or baseline is not a number from 0 up",
            remedy=f"give a number from 0, below {TOO_MUCH:,}, with at most four decimals",
        )
    if started_on is None or on < started_on:
        raise ResultRefused(
            f"RESULT-1: measured on {on}, but the activity began on {started_on or 'no day yet'}",
            remedy="measure after the activity began",
        )


def _fits(number: Decimal) -> bool:
    """Whether every engine keeps the number as it is given."""
    return number.is_finite() and 0 <= number < TOO_MUCH and number == number.quantize(PLACES)
