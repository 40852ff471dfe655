"""Adherence as figures: deposits, signatures, denunciations, standings.

A list of acts is complete until a day. A count that needs days beyond it is known up to
that day, or not known at all; a count never stands for what may be missing.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from accede.basics.ruled import rule
from accede.reporting.rules.facts import Facts, Moment, Standing, Treaty, TreatyAct
from accede.reporting.rules.figures import (
    Figure,
    KnownUntil,
    Reason,
    Record,
    Unit,
    Unknown,
    Value,
)

KINDS = (
    "RATIFICATION",
    "ACCEPTANCE",
    "APPROVAL",
    "ACCESSION",
    "SUCCESSION",
    "DEFINITIVE_SIGNATURE",
)
"""The acts that express consent to be bound, in the order a table shows them."""

SIGNATURES = ("SIGNATURE", "SUCCESSION_TO_SIGNATURE")


def last_day(facts: Facts) -> date:
    """The last day of the period; a report's period is closed."""
    assert facts.period.end is not None
    return facts.period.end - timedelta(days=1)


def limit(treaties: Iterable[Treaty]) -> date | None:
    """The last day until which every one of the lists is complete; none where one is undated."""
    days = [treaty.complete_until for treaty in treaties]
    return None if None in days or not days else min(day for day in days if day)


@rule("REPORT-3")
def counted_to(count: Callable[[date], int], first: date, last: date, known: date | None) -> Value:
    """A count over a period is a number only where the lists cover the whole period. Where
    they end inside it, the count is given up to their last day and unknown after; where
    they end before it, or state no day, it is unknown. It is never given as zero instead."""
    if known is None:
        return Unknown(Reason.LIST_UNDATED)
    if known < first:
        return Unknown(Reason.LIST_COMPLETE_UNTIL, known)
    if known < last:
        return KnownUntil(count(known), known)
    return count(last)


def act_record(act: TreatyAct) -> Record:
    """An act as a record behind a figure."""
    return Record(act.target, act.participant, act.instrument, act.kind, act.day, None, act.source)


def figure_of_acts(
    facts: Facts,
    code: str,
    label: str,
    kinds: tuple[str, ...],
    instrument: str = "",
    about: tuple[tuple[str, str], ...] = (),
) -> Figure:
    """The acts of these kinds in the period, under one instrument or all."""
    treaties = [t for t in facts.treaties if instrument in ("", t.code)]
    acts = [act for act in facts.acts if act.kind in kinds and instrument in ("", act.instrument)]
    value = counted_to(
        lambda until: sum(act.day <= until for act in acts),
        facts.period.start,
        last_day(facts),
        limit(treaties),
    )
    return Figure(code, value, Unit.ACTS, _behind(value, acts), label, about)


def depositors(facts: Facts) -> Figure:
    """The States and organisations that deposited in the period, each once."""
    first: dict[str, TreatyAct] = {}
    for act in facts.acts:
        if act.consent:
            first.setdefault(act.participant, act)
    value = counted_to(
        lambda until: sum(act.day <= until for act in first.values()),
        facts.period.start,
        last_day(facts),
        limit(facts.treaties),
    )
    return Figure(
        "depositors", value, Unit.PARTICIPANTS, _behind(value, first.values()), "label.depositors"
    )


def adherence_figures(facts: Facts) -> tuple[Figure, ...]:
    """Every figure of section II, in reading order."""
    figures = [
        figure_of_acts(facts, "deposits", "label.deposits", KINDS),
        depositors(facts),
        figure_of_acts(facts, "signatures", "label.signatures", SIGNATURES),
        figure_of_acts(facts, "withdrawals", "label.withdrawals", ("DENUNCIATION",)),
    ]
    for kind in KINDS:
        figures.append(
            figure_of_acts(
                facts,
                f"deposits-{_slug(kind)}",
                "label.deposits.kind.all",
                (kind,),
                about=(("kind", kind),),
            )
        )
    for treaty in facts.treaties:
        about = (("instrument", treaty.code),)
        figures += [
            figure_of_acts(
                facts,
                f"deposits-{treaty.code}",
                "label.deposits.instrument",
                KINDS,
                treaty.code,
                about,
            ),
            figure_of_acts(
                facts,
                f"signatures-{treaty.code}",
                "label.signatures.instrument",
                SIGNATURES,
                treaty.code,
                about,
            ),
        ]
        figures += [
            figure_of_acts(
                facts,
                f"deposits-{treaty.code}-{_slug(kind)}",
                "label.deposits.kind",
                (kind,),
                treaty.code,
                (*about, ("kind", kind)),
            )
            for kind in KINDS
        ]
    for standing in facts.standings:
        figures += _standing_figures(facts, standing)
    figures.append(awaiting_in_all(facts))
    return tuple(figures)


def _standing_figures(facts: Facts, standing: Standing) -> list[Figure]:
    about = (("instrument", standing.instrument),)
    known = facts.treaty(standing.instrument).complete_until
    return [
        _standing(
            f"{column}-{standing.instrument}-{standing.moment.value}",
            f"label.{column}",
            records,
            standing.day,
            known,
            about,
        )
        for column, records in (
            ("parties", standing.parties),
            ("awaiting", standing.awaiting),
            ("signed", standing.signatories),
        )
    ]


def awaiting_in_all(facts: Facts) -> Figure:
    """Deposits under all instruments whose effect was still to come on the last day."""
    records = tuple(
        record
        for standing in facts.standings
        if standing.moment is Moment.LAST
        for record in standing.awaiting
    )
    return _standing(
        "awaiting-last",
        "label.awaiting.all",
        records,
        last_day(facts),
        limit(facts.treaties),
        (),
    )


def _standing(
    code: str,
    label: str,
    records: tuple[Record, ...],
    day: date,
    known: date | None,
    about: tuple[tuple[str, str], ...],
) -> Figure:
    value: Value
    if known is None:
        value, records = Unknown(Reason.LIST_UNDATED), ()
    elif day > known:
        value, records = Unknown(Reason.LIST_COMPLETE_UNTIL, known), ()
    else:
        value = len(records)
    return Figure(code, value, Unit.PARTICIPANTS, records, label, about, day)


@rule("REPORT-4")
def balances(eve: Standing, last: Standing, deposits: int, ended: int) -> bool:
    """Between the eve and the last day the count closes: parties and deposits awaiting
    effect at the start, plus deposits, less denunciations that took effect, equal parties
    and deposits awaiting effect at the end."""
    start = len(eve.parties) + len(eve.awaiting)
    return start + deposits - ended == len(last.parties) + len(last.awaiting)


def unbalanced(facts: Facts) -> list[str]:
    """The instruments whose count does not close over the period, where it is known.

    It does not close where a participant deposits again that was a party already, or where
    a succession takes effect before the period: the drafter should look at those acts.
    """
    found = []
    for treaty in facts.treaties:
        if treaty.complete_until is None or treaty.complete_until < last_day(facts):
            continue
        eve, last = (
            next(s for s in facts.standings if (s.instrument, s.moment) == (treaty.code, moment))
            for moment in (Moment.EVE, Moment.LAST)
        )
        deposits = sum(act.consent and act.instrument == treaty.code for act in facts.acts)
        before, after = _consented(eve), _consented(last)
        if not balances(eve, last, deposits, len(before - after)):
            found.append(treaty.code)
    return found


def _consented(standing: Standing) -> set[str]:
    return {record.participant for record in (*standing.parties, *standing.awaiting)}


def _behind(value: Value, acts: Iterable[TreatyAct]) -> tuple[Record, ...]:
    match value:
        case Unknown():
            return ()
        case KnownUntil(until=until):
            return tuple(act_record(act) for act in acts if act.day <= until)
        case _:
            return tuple(act_record(act) for act in acts)


def _slug(kind: str) -> str:
    return kind.lower().replace("_", "-")
