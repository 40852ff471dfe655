"""The indicators, counted from requests and activities.

Pure counts of what the caller hands in: whoever counts for a reader hands in what that
reader may see, or publishes the count alone. Demonstration records are never counted
with real ones: ``real`` and ``demonstration`` part them first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_high, median_low

from accede.assistance.rules.activities import ActivityView, Pillar
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.life import Standing
from accede.basics.periods import Period
from accede.basics.ruled import rule


@dataclass(frozen=True)
class RequestCount:
    """Q1. Requests received in a period, and what became of them by its end.

    ``met`` were delivered, ``unmet`` were declined, ``pending`` are on their way,
    ``withdrawn`` were taken back by the State. ``days_to_answer`` holds the whole days
    from submission to the first answer, one per request answered by then, ascending.
    """

    received: int
    met: int
    unmet: int
    withdrawn: int
    pending: int
    days_to_answer: tuple[int, ...]

    @property
    def median_days(self) -> Decimal | None:
        """The median of the days to first answer; ``None`` where none was answered."""
        if not self.days_to_answer:
            return None
        middle = median_low(self.days_to_answer) + median_high(self.days_to_answer)
        return Decimal(middle) / 2


@dataclass(frozen=True)
class PartOf:
    """So many of so many: ``count`` of ``of``. Never a percentage of States."""

    count: int
    of: int


@dataclass(frozen=True)
class Counts:
    """What the room counts for one period, all demonstration or all real."""

    requests: RequestCount
    activities_delivered: int
    states_assisted: int
    by_pillar: Mapping[Pillar, int]
    with_markers_and_safeguards: PartOf
    laws_reviewed: Decimal
    laws_drafted: Decimal


@dataclass(frozen=True)
class Totals:
    """The counts of one period, the demonstration apart."""

    period: Period
    real: Counts
    demonstration: Counts


def delivered_in(activities: Iterable[ActivityView], period: Period) -> tuple[ActivityView, ...]:
    """The activities whose last day is in the period, as they were handed in."""
    return tuple(a for a in activities if a.delivered_on is not None and a.delivered_on in period)


@rule("COUNT-1")
def requests_received(requests: Iterable[RequestView], period: Period) -> RequestCount:
    """A request is received on the day the State first submits it, and counted in that
    period alone. It is met once delivered and unmet once declined, by the period's last
    day; a return for more detail is an answer, and does not make it unmet.
    """
    received = met = unmet = withdrawn = 0
    days: list[int] = []
    for request in requests:
        if request.received_on is None or request.received_on not in period:
            continue
        received += 1
        reached = {
            moved.to for moved in request.moves if period.end is None or moved.on < period.end
        }
        if Standing.DELIVERED in reached:
            met += 1
        elif Standing.DECLINED in reached:
            unmet += 1
        elif Standing.WITHDRAWN in reached:
            withdrawn += 1
        answered = request.answered_on
        if answered is not None and (period.end is None or answered < period.end):
            days.append((answered - request.received_on).days)
    return RequestCount(
        received, met, unmet, withdrawn, received - met - unmet - withdrawn, tuple(sorted(days))
    )


@rule("COUNT-2")
def states_assisted(activities: Iterable[ActivityView], period: Period) -> frozenset[str]:
    """S1. A State is assisted in a period if an activity for it was delivered in it, and is
    counted once however many there were.
    """
    return frozenset(s for a in delivered_in(activities, period) for s in a.states)


@rule("COUNT-3")
def by_pillar(activities: Iterable[ActivityView], period: Period) -> Mapping[Pillar, int]:
    """B1. An activity delivered in a period counts once under each pillar it names, so the
    four counts may add up to more than the activities; a pillar without any shows 0.
    """
    delivered = delivered_in(activities, period)
    return {pillar: sum(pillar in a.pillars for a in delivered) for pillar in Pillar}


@rule("COUNT-4")
def marked_and_safeguarded(activities: Iterable[ActivityView], period: Period) -> PartOf:
    """H1. Of the activities delivered in a period, those with some marker above 0 and a
    safeguards record read by a second person.
    """
    delivered = delivered_in(activities, period)
    counted = [
        a
        for a in delivered
        if any(level > 0 for level in a.markers.values())
        and any(s.read_on is not None for s in a.safeguards)
    ]
    return PartOf(len(counted), len(delivered))


@rule("COUNT-5")
def measured_sum(activities: Iterable[ActivityView], indicator: str, period: Period) -> Decimal:
    """L1, L2. Values of an indicator that adds up are summed over the results measured in
    the period, on whatever day their activity was delivered.
    """
    return sum(
        (
            result.value
            for activity in activities
            for result in activity.results
            if result.indicator == indicator and result.measured_on in period
        ),
        Decimal(0),
    )


def counts(
    requests: Iterable[RequestView], activities: Iterable[ActivityView], period: Period
) -> Counts:
    """Every count of the room for one period, over what is handed in."""
    asked, done = tuple(requests), tuple(activities)
    return Counts(
        requests=requests_received(asked, period),
        activities_delivered=len(delivered_in(done, period)),
        states_assisted=len(states_assisted(done, period)),
        by_pillar=by_pillar(done, period),
        with_markers_and_safeguards=marked_and_safeguarded(done, period),
        laws_reviewed=measured_sum(done, "L1", period),
        laws_drafted=measured_sum(done, "L2", period),
    )


def totals(
    requests: Iterable[RequestView], activities: Iterable[ActivityView], period: Period
) -> Totals:
    """The counts of a period, real and demonstration parted."""
    asked, done = tuple(requests), tuple(activities)
    return Totals(
        period=period,
        real=counts(
            (r for r in asked if not r.demonstration),
            (a for a in done if not a.demonstration),
            period,
        ),
        demonstration=counts(
            (r for r in asked if r.demonstration), (a for a in done if a.demonstration), period
        ),
    )
