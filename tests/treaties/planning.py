"""Made-up instruments and States for the tests of plans."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.treaties import catalogue
from accede.treaties.rules import (
    Act,
    ActKind,
    ActList,
    Instrument,
    LegalState,
    Life,
    legal_state,
)
from accede.treaties.rules.instruments import Base, BaseRelation

BOMBINGS: Instrument = catalogue.instruments()["TBC97"]
HOSTAGES: Instrument = catalogue.instruments()["HOST79"]
FINANCING: Instrument = catalogue.instruments()["ICSFT99"]
NUCLEAR: Instrument = catalogue.instruments()["ICSANT05"]
DAY = date(2014, 6, 30)
REACH = date(2014, 7, 10)


def act(kind: ActKind, done: str, of: str = "TBC97", by: str = "TUV") -> Act:
    """An act of a made-up list."""
    return Act(of, by, kind, PartialDate.parse(done), f"list-{of}")


def world(
    *acts: Act,
    instruments: tuple[Instrument, ...] = (BOMBINGS, HOSTAGES, FINANCING, NUCLEAR),
    without_list: frozenset[str] = frozenset(),
    lives: tuple[Life, ...] = (Life("TUV"), Life("FJI")),
) -> LegalState:
    """A legal state of these acts alone, its lists complete until ``REACH``."""
    lists = [
        ActList(f"list-{each.code}", each.code, Source("list", "", REACH), REACH, REACH)
        for each in instruments
        if each.code not in without_list
    ]
    return legal_state(instruments=instruments, lists=lists, acts=acts, lives=lives)


def attached(relation: BaseRelation, to: str = "HOST79") -> Instrument:
    """The convention on bombings as if it were attached to another instrument."""
    return replace(BOMBINGS, base=Base(to, relation, "17(4)"))


def later(instrument: Instrument, **changed: object) -> Instrument:
    """The instrument with another clause for States that join later."""
    clauses = instrument.clauses
    assert clauses.later is not None
    term = replace(clauses.later, **changed)  # type: ignore[arg-type]
    return replace(instrument, final=replace(clauses, later=term))


Catalogue = Mapping[str, Instrument]
