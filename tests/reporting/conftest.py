"""A small world for the report, made in memory: two conventions, three States, one made up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.reporting import catalogue
from accede.reporting.rules.compose import compose
from accede.reporting.rules.facts import (
    Activity,
    Allocation,
    Contribution,
    Duty,
    Facts,
    Judged,
    Mandate,
    Measured,
    Moment,
    Name,
    Request,
    Standing,
    Treaty,
    TreatyAct,
)
from accede.reporting.rules.figures import Record
from accede.reporting.rules.tree import Report

PERIOD = Period.through(date(2012, 7, 1), date(2014, 6, 30))


def both(english: str, french: str = "") -> Text:
    return Text({"en": english, "fr": french or english})


def named(code: str, english: str, subject: str, of: str, **more: Any) -> Name:
    french = subject.split(" ", 1)[-1] if " " in subject else subject.removeprefix("l’")
    return Name(code, both(english, french), both(english, subject), both(english, of), **more)


NAMES = (
    named("FRA", "France", "la France", "de la France"),
    named("IRQ", "Iraq", "l’Iraq", "de l’Iraq"),
    named("COM", "Comoros", "les Comores", "des Comores", plural=True),
    named("XAA", "Avendria", "l’Avendrie", "de l’Avendrie", demonstration=True),
    named("DEMO", "Fund", "Fonds", "Fonds", demonstration=True),
)


def act(participant: str, instrument: str, kind: str, day: date) -> TreatyAct:
    return TreatyAct(
        target=("treaties.Act", f"{instrument}/{participant}/{kind}"),
        instrument=instrument,
        participant=participant,
        kind=kind,
        day=day,
        consent=kind not in ("SIGNATURE", "DENUNCIATION"),
        bound_from=day + timedelta(days=30),
        source="list",
    )


ACTS = (
    act("COM", "HOST79", "ACCESSION", date(2013, 1, 2)),
    act("IRQ", "HOST79", "RATIFICATION", date(2013, 8, 26)),
)


def stood(participant: str, instrument: str) -> Record:
    return Record(
        ("treaties.Act", f"{instrument}/{participant}"), participant, instrument, "ACCESSION"
    )


def standing(instrument: str, moment: Moment, day: date, *parties: str) -> Standing:
    return Standing(instrument, moment, day, tuple(stood(p, instrument) for p in parties), (), ())


def facts_until(complete: date | None, period: Period = PERIOD, **changes: Any) -> Facts:
    """The small world, its lists complete until a day."""
    last = period.last
    assert last is not None
    eve = period.start - timedelta(days=1)
    stands = []
    for code, before, after in (("HOST79", ("FRA",), ("FRA", "COM", "IRQ")), ("TBC97", (), ())):
        stands += [
            standing(code, Moment.EVE, eve, *before),
            standing(code, Moment.LAST, last, *after),
        ]
        if complete is not None and complete < last:
            stands.append(standing(code, Moment.LIMIT, complete, *after))
    facts = Facts(
        mandate=Mandate(
            symbol="A/RES/68/187",
            also=(),
            title=both("Technical assistance", "Assistance technique"),
            adopted=date(2013, 12, 18),
            organ=both("General Assembly", "Assemblée générale"),
            report_to_session="69",
            duties=(
                Duty("1", both("Join.", "Adhérer."), ("M01",), (("fr", "Texte gardé ;"),)),
                Duty("2", both("Cooperate.", "Coopérer."), ("M03",)),
                Duty("3", both("Thank donors.", "Remercier."), ("M18",)),
                Duty("4", both("Report.", "Rendre compte."), ("M20",)),
            ),
        ),
        period=period,
        known_on=complete,
        names=NAMES,
        treaties=(
            Treaty("HOST79", both("Hostages", "Otages"), date(1983, 6, 3), complete, "list"),
            Treaty("TBC97", both("Bombings", "Attentats"), date(2001, 5, 23), complete, "list"),
        ),
        acts=tuple(a for a in ACTS if complete is None or a.day <= complete),
        standings=tuple(stands),
    )
    return replace(facts, **changes)


DEMONSTRATION: dict[str, Any] = {
    "requests": (
        Request("XAA-1", "XAA", both("Help", "Aide"), date(2014, 1, 15), ("2",), True, True),
    ),
    "findings": (Judged("F1", "XAA", "TBC97:11", "NOT_IDENTIFIED", date(2012, 12, 11), True),),
    "activities": (
        Activity(
            code="XAA-A1",
            title=both("Workshop", "Atelier"),
            states=("XAA",),
            pillars=("III",),
            paragraphs=("2",),
            requests=("XAA-1",),
            delivered=date(2014, 3, 14),
            results=(
                Measured(
                    "R1",
                    "L2",
                    both("Bills drafted", "Projets de loi"),
                    both("bill", "projet"),
                    Decimal(0),
                    Decimal(1),
                    Decimal(1),
                    date(2014, 5, 20),
                ),
            ),
            demonstration=True,
            open_to_public=True,
        ),
    ),
    "contributions": (
        Contribution(
            "C1",
            "DEMO",
            Decimal(250000),
            "EUR",
            Decimal(340000),
            date(2013, 12, 2),
            "THEME",
            both("Law", "Droit"),
            date(2013, 12, 9),
            (Allocation("XAA-A1", Decimal(65960)),),
            Decimal(0),
            True,
        ),
    ),
}


@pytest.fixture
def small() -> Facts:
    """Lists that cover the period, and a demonstration beside them."""
    return facts_until(date(2014, 7, 10), **DEMONSTRATION)


@pytest.fixture
def world() -> Callable[..., Facts]:
    """Makes the small world for a day until which its lists are complete."""
    return facts_until


@pytest.fixture
def write() -> Callable[[Facts, str], Report]:
    """Composes a report on facts in a language."""
    return lambda facts, language: compose(facts, catalogue.speech(language), catalogue.evidence())
