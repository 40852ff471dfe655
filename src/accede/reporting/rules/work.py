"""Requests, findings, activities, results and money as figures, the real world first.

Each figure exists twice: for the real world and, under a code that ends in
``-demonstration``, for the fictitious States. The two never meet (REPORT-2).
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from accede.basics.ruled import rule
from accede.reporting.rules.facts import (
    Activity,
    Contribution,
    Facts,
    Judged,
    Measured,
    Request,
)
from accede.reporting.rules.figures import Figure, Record, Unit, Value

WORLDS = (False, True)
"""Real first, demonstration after."""


def suffix(demonstration: bool) -> str:
    """What the code of a figure ends with."""
    return "-demonstration" if demonstration else ""


def work_figures(facts: Facts) -> tuple[Figure, ...]:
    """Every figure of sections III to VII, real and demonstration apart."""
    figures: list[Figure] = []
    for world in WORLDS:
        end, label = suffix(world), ".demonstration" if world else ""
        requests = [r for r in facts.requests if r.demonstration == world]
        findings = [f for f in facts.findings if f.demonstration == world]
        activities = [a for a in facts.activities if a.demonstration == world]
        money = [c for c in facts.contributions if c.demonstration == world]
        results = [(a, r) for a in activities for r in a.results]
        figures += [
            counting(
                f"requests{end}",
                f"label.requests{label}",
                Unit.REQUESTS,
                world,
                (request_record(r) for r in requests),
            ),
            counting(
                f"findings{end}",
                f"label.findings{label}",
                Unit.FINDINGS,
                world,
                (finding_record(f) for f in findings),
            ),
            counting(
                f"activities{end}",
                f"label.activities{label}",
                Unit.ACTIVITIES,
                world,
                (activity_record(a) for a in activities),
            ),
            counting(
                f"results{end}",
                f"label.results{label}",
                Unit.RESULTS,
                world,
                (result_record(a, r) for a, r in results),
            ),
            counting(
                f"contributions{end}",
                f"label.contributions{label}",
                Unit.CONTRIBUTIONS,
                world,
                (contribution_record(c) for c in money),
            ),
            summing(
                f"usd{end}", f"label.usd{label}", world, (contribution_record(c) for c in money)
            ),
            summing(
                f"allocated{end}",
                f"label.allocated{label}",
                world,
                (record for c in money for record in allocation_records(c)),
            ),
        ]
    for duty in facts.mandate.duties:
        figures += paragraph_figures(facts, duty.number)
    return tuple(figures)


def paragraph_figures(facts: Facts, number: str) -> list[Figure]:
    """What cites one operative paragraph: requests, activities and their results."""
    figures = []
    about = (("paragraph", number),)
    for world in WORLDS:
        end, label = suffix(world), ".demonstration" if world else ""
        activities = [
            a for a in facts.activities if a.demonstration == world and number in a.paragraphs
        ]
        requests = [
            r for r in facts.requests if r.demonstration == world and number in r.paragraphs
        ]
        figures += [
            counting(
                f"paragraph-{number}-requests{end}",
                f"label.paragraph.requests{label}",
                Unit.REQUESTS,
                world,
                (request_record(r) for r in requests),
                about,
            ),
            counting(
                f"paragraph-{number}-activities{end}",
                f"label.paragraph.activities{label}",
                Unit.ACTIVITIES,
                world,
                (activity_record(a) for a in activities),
                about,
            ),
            counting(
                f"paragraph-{number}-results{end}",
                f"label.paragraph.results{label}",
                Unit.RESULTS,
                world,
                (result_record(a, r) for a in activities for r in a.results),
                about,
            ),
        ]
    return figures


def counting(
    code: str,
    label: str,
    unit: Unit,
    demonstration: bool,
    records: Iterable[Record],
    about: tuple[tuple[str, str], ...] = (),
) -> Figure:
    """A figure that counts its records."""
    kept = tuple(records)
    return Figure(code, len(kept), unit, kept, label, about, None, demonstration)


def summing(code: str, label: str, demonstration: bool, records: Iterable[Record]) -> Figure:
    """A figure that adds the amounts of its records, in United States dollars."""
    kept = tuple(records)
    total: Value = sum((record.amount or Decimal(0) for record in kept), Decimal(0))
    return Figure(code, total, Unit.USD, kept, label, (), None, demonstration)


@rule("REPORT-5")
def request_record(request: Request) -> Record:
    """A request that its State has not opened to the public is counted, and nothing in the
    report tells which State made it or what it asks."""
    if not request.open_to_public:
        return Record(("", ""), demonstration=request.demonstration, withheld=True)
    return Record(
        ("assistance.Request", request.code),
        participant=request.state,
        kind="request",
        day=request.received,
        demonstration=request.demonstration,
    )


def finding_record(finding: Judged) -> Record:
    """A finding its State has opened to the public, as a record."""
    return Record(
        ("legislation.Finding", finding.code),
        participant=finding.state,
        instrument=finding.obligation,
        kind="finding",
        day=finding.made_on,
        demonstration=finding.demonstration,
    )


def activity_record(activity: Activity) -> Record:
    """An activity as a record; withheld where not all of its States opened it."""
    if not activity.open_to_public:
        return Record(("", ""), demonstration=activity.demonstration, withheld=True)
    return Record(
        ("assistance.Activity", activity.code),
        kind="activity",
        day=activity.delivered,
        demonstration=activity.demonstration,
    )


def result_record(activity: Activity, result: Measured) -> Record:
    """A measured result as a record, with the activity it belongs to."""
    return Record(
        ("assistance.Result", result.code),
        kind="result",
        day=result.on,
        demonstration=activity.demonstration,
    )


def contribution_record(contribution: Contribution) -> Record:
    """A contribution as a record, its amount in United States dollars."""
    return Record(
        ("contributions.Agreement", contribution.code),
        kind="contribution",
        day=contribution.received,
        amount=contribution.usd,
        demonstration=contribution.demonstration,
    )


def allocation_records(contribution: Contribution) -> list[Record]:
    """What a contribution was allocated to, one record per activity that may be shown."""
    records = [
        Record(
            ("contributions.Agreement", contribution.code),
            kind="allocation",
            instrument=allocation.activity,
            amount=allocation.usd,
            demonstration=contribution.demonstration,
        )
        for allocation in contribution.allocations
    ]
    if contribution.elsewhere:
        records.append(
            Record(
                ("", ""),
                amount=contribution.elsewhere,
                demonstration=contribution.demonstration,
                withheld=True,
            )
        )
    return records


@rule("REPORT-9")
def enough_to_count(withheld: int) -> int:
    """Records that no State has made public are counted only where there are three or more
    in the period: one or two, with days of the reader's choice, would be recognized.
    """
    return withheld if withheld >= 3 else 0


@rule("REPORT-6")
def by_region(counts: Mapping[str, int]) -> tuple[tuple[tuple[str, ...], int], ...]:
    """States that have not agreed to be named are counted by region. A region with fewer
    than three is joined with others until the joint count is three or more; where all
    together are fewer, they stand as one count for the world."""
    large = [((region,), n) for region, n in sorted(counts.items()) if n >= 3]
    small = sorted(region for region, n in counts.items() if 0 < n < 3)
    if not small:
        return tuple(large)
    joint = sum(counts[region] for region in small)
    # A lone small region would be recognized by subtraction, so it takes a neighbour along.
    if joint < 3 and large:
        regions, n = min(large, key=lambda each: each[1])
        large.remove((regions, n))
        small, joint = sorted([*small, *regions]), joint + n
    return (*large, (tuple(small), joint))
