"""Sections III to VII as written: requests, reviews, activities, money, results."""

from collections import Counter
from decimal import Decimal

from accede.reporting.rules.facts import Activity, Contribution, Measured, Request
from accede.reporting.rules.labels import obligation_name
from accede.reporting.rules.pen import Pen, section
from accede.reporting.rules.tree import Cell, Mark, Paragraph, Run, Runs, Section, Table
from accede.reporting.rules.work import WORLDS, by_region, suffix


def delivery(pen: Pen) -> Section:
    """Section III: delivery of assistance."""
    return section(
        pen,
        "delivery",
        "III",
        [],
        section(pen, "delivery.requests", "A", _requests(pen)),
        section(pen, "delivery.findings", "B", _findings(pen)),
        section(pen, "delivery.activities", "C", _activities(pen)),
        section(pen, "delivery.pillars", "D", _pillars(pen)),
    )


def tools(pen: Pen) -> Section:
    """Section IV: no room records tools yet, and the section says what that means."""
    return section(pen, "tools", "IV", [_nothing(pen, "tools.none")])


def partnerships(pen: Pen) -> Section:
    """Section V: likewise for partnerships."""
    return section(pen, "partnerships", "V", [_nothing(pen, "partnerships.none")])


def resources(pen: Pen) -> Section:
    """Section VI: contributions received, what they are for, what they were allocated to."""
    blocks: list[Paragraph | Table] = []
    for world in WORLDS:
        figure = pen.figure(f"contributions{suffix(world)}")
        if world and not figure.value:
            continue
        key = "contributions.demonstration" if world else "contributions.received"
        sentence = pen.say(key, contributions=figure, usd=pen.figure(f"usd{suffix(world)}"))
        blocks.append(pen.paragraph(sentence, mark=_mark(world, figure.value)))
        if figure.value:
            blocks.append(_contributions(pen, world))
    blocks.append(_nothing(pen, "resources.budget"))
    return section(pen, "resources", "VI", blocks)


def monitoring(pen: Pen) -> Section:
    """Section VII: each result beside its target."""
    blocks: list[Paragraph | Table] = []
    for world in WORLDS:
        figure = pen.figure(f"results{suffix(world)}")
        if world and not figure.value:
            continue
        number = pen.next_table() if figure.value else ""
        key = "results.demonstration" if world else "results.count"
        runs = pen.say(key, results=figure, table=number)
        blocks.append(pen.paragraph(runs, mark=_mark(world, figure.value)))
        if figure.value:
            blocks.append(_results(pen, world, number))
    return section(pen, "monitoring", "VII", blocks)


def activity_names(pen: Pen, activities: list[Activity]) -> str:
    """The titles of activities in one line; those not open to the public are left out."""
    return pen.speech.enumerated(
        [_quoted(pen, a.title.in_(pen.speech.language)) for a in activities if a.open_to_public]
    )


def _requests(pen: Pen) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    for world in WORLDS:
        figure = pen.figure(f"requests{suffix(world)}")
        if world and not figure.value:
            continue
        requests = [r for r in pen.facts.requests if r.demonstration == world]
        key = "requests.demonstration" if world else "requests.received"
        withheld = sum(not r.open_to_public for r in requests)
        sentences = [pen.say(key, requests=figure)]
        sentences += [_named(pen, r) for r in requests if r.open_to_public]
        if withheld:
            sentences.append(pen.say("requests.withheld", count=withheld))
            sentences.append(_regions(pen, requests))
        blocks.append(pen.paragraph(*sentences, mark=_mark(world, figure.value)))
    return blocks


def _named(pen: Pen, request: Request) -> Runs:
    return pen.say(
        "requests.named",
        state=pen.name(request.state),
        day=request.received,
        title=request.title.in_(pen.speech.language),
        code=request.code,
    )


def _regions(pen: Pen, requests: list[Request]) -> Runs:
    """The withheld requests by region, where the region of each is known."""
    regions = {r.region.in_(pen.speech.language) for r in requests if r.region is not None}
    withheld = [r for r in requests if not r.open_to_public]
    if not regions or any(r.region is None for r in withheld):
        return ()
    counts = Counter(r.region.in_(pen.speech.language) for r in withheld if r.region is not None)
    texts = [
        pen.text("requests.region", region=names[0], count=count)
        if len(names) == 1
        else pen.text(
            "requests.region.merged", regions=pen.speech.enumerated(list(names)), count=count
        )
        for names, count in by_region(counts)
    ]
    return pen.say("requests.regions", regions=pen.text("semicolon").join(texts))


def _findings(pen: Pen) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    real = pen.figure("findings")
    key = "findings.count" if real.value else "findings.none"
    blocks.append(pen.paragraph(pen.say(key, findings=real), mark=_mark(False, real.value)))
    made_up = pen.figure("findings-demonstration")
    if made_up.value:
        lines = [
            pen.say(
                "findings.line",
                state=pen.name(f.state),
                obligation=obligation_name(f.obligation, pen.facts, pen.speech),
                judgement=pen.text(f"judgement.{f.judgement}"),
                day=f.made_on,
            )
            for f in pen.facts.findings
            if f.demonstration
        ]
        lead = pen.say("findings.demonstration", findings=made_up)
        blocks.append(pen.paragraph(lead, *lines, mark=Mark.DEMONSTRATION))
    return blocks


def _activities(pen: Pen) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    for world in WORLDS:
        figure = pen.figure(f"activities{suffix(world)}")
        if world and not figure.value:
            continue
        key = "activities.demonstration" if world else "activities.delivered"
        activities = [a for a in pen.facts.activities if a.demonstration == world]
        shown = [a for a in activities if a.open_to_public]
        sentences = [pen.say(key, activities=figure)]
        if withheld := len(activities) - len(shown):
            sentences.append(pen.say("activities.withheld", count=withheld))
        blocks.append(pen.paragraph(*sentences, mark=_mark(world, figure.value)))
        if shown:
            blocks.append(_activity_table(pen, shown, world))
    return blocks


def _activity_table(pen: Pen, activities: list[Activity], world: bool) -> Table:
    heads = ("activity", "for", "delivered", "paragraphs", "pillars")
    return Table(
        f"activities{suffix(world)}",
        pen.text("table.activities", table=pen.next_table()),
        pen.head(*(pen.text(f"table.{head}") for head in heads)),
        tuple(
            (
                pen.cell(_titled(pen, a.title.in_(pen.speech.language), a.code), heading=True),
                pen.cell(", ".join(pen.speech.name(pen.name(s), "") for s in a.states)),
                pen.cell(a.delivered),
                pen.cell(", ".join(a.paragraphs) or pen.text("value.none")),
                pen.cell(", ".join(a.pillars)),
            )
            for a in activities
        ),
        (38, 18, 18, 14, 12),
        mark=Mark.DEMONSTRATION if world else None,
    )


def _pillars(pen: Pen) -> list[Paragraph | Table]:
    blocks: list[Paragraph | Table] = []
    for world in WORLDS:
        activities = [a for a in pen.facts.activities if a.demonstration == world]
        counts = Counter(pillar for a in activities for pillar in a.pillars)
        if not counts:
            if not world:
                blocks.append(_nothing(pen, "pillars.none"))
            continue
        items = [
            pen.text("pillars.item", pillar=pillar, count=counts[pillar])
            for pillar in ("I", "II", "III", "IV")
        ]
        runs = pen.say(
            "pillars.demonstration" if world else "pillars.real",
            pillars=pen.speech.enumerated(items),
        )
        blocks.append(pen.paragraph(runs, mark=_mark(world, 1)))
    return blocks


def _contributions(pen: Pen, world: bool) -> Table:
    heads = ("donor", "amount", "usd", "earmark", "allocated")
    return Table(
        f"contributions{suffix(world)}",
        pen.text("table.contributions", table=pen.next_table()),
        pen.head(*(pen.text(f"table.{head}") for head in heads), numeric=(1, 2)),
        tuple(
            _contribution_row(pen, c) for c in pen.facts.contributions if c.demonstration == world
        ),
        (22, 19, 14, 24, 21),
        mark=Mark.DEMONSTRATION if world else None,
    )


def _contribution_row(pen: Pen, contribution: Contribution) -> tuple[Cell, ...]:
    amount = pen.speech.number(contribution.amount)
    if contribution.rate_day is None:
        paid = pen.text("contribution.amount", amount=amount, currency=contribution.currency)
    else:
        paid = pen.text(
            "contribution.rate",
            amount=amount,
            currency=contribution.currency,
            day=contribution.rate_day,
        )
    parts = [
        pen.text("contribution.allocated", activity=a.activity, usd=a.usd)
        for a in contribution.allocations
    ]
    if contribution.elsewhere:
        parts.append(pen.text("contribution.elsewhere", usd=contribution.elsewhere))
    allocated = pen.text("semicolon").join(parts)
    name = contribution.earmark.in_(pen.speech.language) if contribution.earmark else ""
    return (
        pen.cell(pen.name(contribution.donor), heading=True),
        Cell((Run(paid),), numeric=True),
        Cell((Run(pen.speech.number(contribution.usd)),), numeric=True),
        pen.cell(pen.text(f"earmark.{contribution.earmark_scope}", name=name)),
        pen.cell(allocated or pen.text("contribution.unallocated")),
    )


def _results(pen: Pen, world: bool, number: str) -> Table:
    heads = ("activity", "indicator", "baseline", "target", "value", "measured")
    return Table(
        f"results{suffix(world)}",
        pen.text("table.results", table=number),
        pen.head(*(pen.text(f"table.{head}") for head in heads), numeric=(2, 3, 4)),
        tuple(
            _result_row(pen, activity, result)
            for activity in pen.facts.activities
            if activity.demonstration == world
            for result in activity.results
        ),
        (16, 32, 12, 12, 12, 16),
        pen.say("table.results.note"),
        mark=Mark.DEMONSTRATION if world else None,
    )


def _result_row(pen: Pen, activity: Activity, result: Measured) -> tuple[Cell, ...]:
    def number(value: Decimal | None) -> Cell:
        text = pen.text("value.unknown") if value is None else pen.speech.number(value)
        return Cell((Run(text),), numeric=True)

    language = pen.speech.language
    unit = result.unit.in_(language)
    return (
        pen.cell(activity.code, heading=True),
        pen.cell(f"{result.title.in_(language)} ({unit})"),
        number(result.baseline),
        number(result.target),
        number(result.value),
        pen.cell(result.on),
    )


def _nothing(pen: Pen, key: str) -> Paragraph:
    return pen.paragraph(pen.say(key), mark=Mark.NOTHING)


def _mark(demonstration: bool, value: object) -> Mark | None:
    if demonstration:
        return Mark.DEMONSTRATION
    return None if value else Mark.NOTHING


def _titled(pen: Pen, title: str, code: str) -> str:
    return pen.text("record.titled", title=title, code=code)


def _quoted(pen: Pen, text: str) -> str:
    return pen.text("quoted", text=text)
