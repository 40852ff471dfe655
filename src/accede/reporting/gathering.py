"""Gathers the facts of a report from the rooms below, for the public eye.

The only place of this room that reads other rooms; what it answers is pure.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from accede.assistance import queries as assistance
from accede.assistance.rules.activities import ActivityView
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.bodies import queries as bodies
from accede.consent.rules import PUBLIC_VIEWER
from accede.contributions import queries as contributions
from accede.contributions.rules import ContributionView, Scope
from accede.legislation import queries as legislation
from accede.mandates import queries as mandates
from accede.reporting.rules.facts import (
    Activity,
    Allocation,
    Contribution,
    Duty,
    Facts,
    Judged,
    Mandate,
    Measured,
    Name,
    Request,
)
from accede.reporting.rules.work import enough_to_count
from accede.reporting.treaty_facts import standings, treaties, treaty_acts
from accede.states import queries as states
from accede.states.rules import Organisation, State
from accede.states.rules.grammar import after_de, with_article
from accede.treaties import queries as legal

EARLIEST = 1945
"""The year of the Charter."""


def gather(symbol: str, period: Period, on: date, as_known_on: date | None = None) -> Facts:
    """The facts of one report. ``BadInput`` for an unknown resolution or a wrong period."""
    mandate = _mandate(symbol)
    last = _last(period, on)
    state = legal.snapshot(as_known_on=as_known_on)
    followed = treaties(state)
    if not followed:
        raise BadInput(
            f"no list of acts was known on {as_known_on or on}",
            remedy="give a later day, or load the depositaries' lists",
        )
    acts = treaty_acts(state, followed, period)
    stands = standings(state, followed, period.start - timedelta(days=1), last)
    requests = _requests(mandate, period, on)
    activities = _activities(mandate, period, on)
    findings = _findings(period, on)
    money = _contributions(period, on)
    limits = [treaty.complete_until for treaty in followed if treaty.complete_until]
    return Facts(
        mandate=mandate,
        period=period,
        known_on=as_known_on or max(limits, default=None),
        names=_names(
            participants={
                *(act.participant for act in acts),
                *(r.participant for s in stands for r in (*s.parties, *s.awaiting, *s.signatories)),
                *(r.state for r in requests if r.open_to_public),
                *(f.state for f in findings),
                *(code for a in activities for code in a.states),
            },
            donors={c.donor for c in money if c.donor},
        ),
        treaties=followed,
        acts=acts,
        standings=stands,
        requests=requests,
        findings=findings,
        activities=activities,
        contributions=money,
    )


def name_of(one: State | Organisation, demonstration: bool = False) -> Name:
    """A State or organisation as sentences need it."""
    return Name(
        code=one.code,
        text=_pair(one.name.in_("en"), one.name.in_("fr")),
        subject=_pair(with_article(one, "en"), with_article(one, "fr")),
        of=_pair("of " + with_article(one, "en"), after_de(one)),
        plural=one.french_plural,
        demonstration=demonstration,
    )


def _pair(english: str, french: str) -> Text:
    return Text({"en": english, "fr": french})


def _names(participants: Iterable[str], donors: Iterable[str]) -> tuple[Name, ...]:
    world = states.world()
    made_up = {state.code for state in world.demonstration}
    found = [name_of(world.participant(code), code in made_up) for code in sorted(participants)]
    for code in sorted(donors):
        body = bodies.body(code)
        text = _pair(body.name.in_("en"), body.name.in_("fr"))
        found.append(Name(code, text, text, text, demonstration=body.demonstration))
    return tuple(found)


def _last(period: Period, on: date) -> date:
    if period.start.year < EARLIEST:
        raise BadInput(
            f"the period begins on {period.start}, before there was anything to report",
            remedy=f"give a first day from {EARLIEST} on",
        )
    last = period.last
    if last is None:
        raise BadInput("the period has no last day", remedy="give the last day of the period")
    if last > on:
        raise BadInput(
            f"the period ends on {last}, in the future",
            remedy=f"give a last day no later than today, {on}",
        )
    return last


def _mandate(symbol: str) -> Mandate:
    resolution = mandates.resolution(symbol)
    asked = symbol.strip().upper()
    adoption = next((a for a in resolution.adoptions if a.symbol == asked), None)
    return Mandate(
        symbol=asked,
        also=tuple(each for each in resolution.symbols if each != asked),
        title=resolution.title,
        adopted=adoption.adopted if adoption else resolution.adopted,
        organ=adoption.organ if adoption else resolution.organ,
        report_to_session=resolution.report_to_session,
        duties=tuple(
            Duty(duty.number, duty.summary, duty.rows, tuple(sorted(duty.texts.items())))
            for duty in resolution.operative
        ),
    )


def _cited(mandate: Mandate, cited: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The paragraphs of this resolution among those cited, under any of its symbols."""
    symbols = (mandate.symbol, *mandate.also)
    numbers = [number for symbol, number in cited if symbol in symbols]
    order = [duty.number for duty in mandate.duties]
    return tuple(sorted(set(numbers), key=order.index))


def _requests(mandate: Mandate, period: Period, on: date) -> tuple[Request, ...]:
    found = [
        Request(
            code=view.code,
            state=view.state,
            title=view.title,
            received=view.received_on,
            paragraphs=_cited(mandate, view.paragraphs),
            demonstration=view.demonstration,
            open_to_public=True,
        )
        for view in assistance.requests(viewer=PUBLIC_VIEWER, on=on)
        if view.received_on is not None and view.received_on in period
    ]
    totals = assistance.totals(on=on, period=period)
    for demonstration, counts in ((False, totals.real), (True, totals.demonstration)):
        shown = sum(each.demonstration == demonstration for each in found)
        # What a State has not opened is counted; its title, State and paragraphs stay behind.
        found += [
            Request("", "", Text({"en": "–"}), period.start, (), demonstration, False)
        ] * enough_to_count(counts.requests.received - shown)
    return tuple(found)


def _activities(mandate: Mandate, period: Period, on: date) -> tuple[Activity, ...]:
    found = [
        _activity(mandate, view, view.delivered_on, period)
        for view in assistance.activities(viewer=PUBLIC_VIEWER, on=on, period=period)
        if view.delivered_on is not None and view.delivered_on in period
    ]
    totals = assistance.totals(on=on, period=period)
    for demonstration, counts in ((False, totals.real), (True, totals.demonstration)):
        shown = sum(each.demonstration == demonstration for each in found)
        found += [
            Activity("", Text({"en": "–"}), (), (), (), (), period.start, (), demonstration, False)
        ] * enough_to_count(counts.activities_delivered - shown)
    return tuple(found)


def _activity(mandate: Mandate, view: ActivityView, delivered: date, period: Period) -> Activity:
    indicators = assistance.indicators()
    return Activity(
        code=view.code,
        title=view.title,
        states=view.states,
        pillars=tuple(pillar.value for pillar in view.pillars),
        paragraphs=_cited(mandate, view.paragraphs),
        requests=view.requests,
        delivered=delivered,
        results=tuple(
            Measured(
                code=result.code,
                indicator=result.indicator,
                title=indicators[result.indicator].title,
                unit=indicators[result.indicator].unit_name,
                baseline=result.measure.baseline,
                target=result.measure.target,
                value=result.value,
                on=result.measured_on,
            )
            for result in view.results
            if result.measured_on in period
        ),
        demonstration=view.demonstration,
        open_to_public=True,
    )


def _findings(period: Period, on: date) -> tuple[Judged, ...]:
    return tuple(
        Judged(
            code=view.code,
            state=view.state,
            obligation=str(view.obligation),
            judgement=view.judgement.value,
            # What nobody agreed to yet is no finding; it becomes one when it is agreed.
            made_on=view.read_on,
            demonstration=view.demonstration,
        )
        for view in legislation.findings(viewer=PUBLIC_VIEWER, on=on)
        if view.recorded is not None and view.read_on is not None and view.read_on in period
    )


def _contributions(period: Period, on: date) -> tuple[Contribution, ...]:
    found = []
    for view in contributions.contributions(viewer=PUBLIC_VIEWER, on=on, period=period):
        receipts = [receipt for receipt in view.receipts if receipt.received_on in period]
        if receipts:
            found.append(
                Contribution(
                    code=view.code,
                    donor=view.donor,
                    amount=sum((receipt.amount for receipt in receipts), Decimal(0)),
                    currency=view.currency,
                    usd=sum((receipt.usd for receipt in receipts), Decimal(0)),
                    rate_day=receipts[-1].rate.day if view.currency != "USD" else None,
                    earmark_scope=view.earmark.scope.value,
                    earmark=_earmark(view),
                    received=receipts[-1].received_on,
                    allocations=tuple(Allocation(code, usd) for code, usd in view.allocations),
                    elsewhere=view.allocated_elsewhere_usd,
                    demonstration=view.demonstration,
                )
            )
    return tuple(found)


def _earmark(view: ContributionView) -> Text | None:
    earmark = view.earmark
    if earmark.scope is Scope.NONE:
        return None
    if earmark.scope is Scope.THEME:
        return assistance.theme_names()[earmark.code]
    if earmark.scope is Scope.REGION:
        return states.world().region(earmark.code).name
    if not earmark.code:
        return Text({"en": "not made public", "fr": "non rendue publique"})
    return Text({"en": earmark.code})
