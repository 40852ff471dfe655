"""Statements, acts and a legal state made up for tests: four States, two conventions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.treaties import catalogue
from accede.treaties.rules import Act, ActKind, ActList, LegalState, Life, legal_state
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.statements import (
    Statement,
    StatementKind,
    StatementList,
    Statements,
)

BOMBINGS = catalogue.instruments()["TBC97"]
WORDS = Text({"en": "So it says.", "fr": "Il dit cela."})
DAY = date(2012, 1, 1)
REACH = date(2014, 7, 10)
FOUR = ("AAA", "BBB", "CCC", "DDD")


def said(
    code: str,
    author: str = "AAA",
    kind: StatementKind = StatementKind.RESERVATION,
    effect: Effect | None = Effect.EXCLUDES,
    *provisions: str,
    done: date = date(2005, 6, 1),
    read: bool = True,
    **more: object,
) -> Statement:
    """A statement that counts, unless ``read`` is false; noticed the day after it was done."""
    if not provisions and effect is not None and effect is not Effect.INTERPRETS:
        provisions = ("TBC97:9.2",)
    return replace(
        Statement(
            code=code,
            instrument="TBC97",
            author=author,
            kind=kind,
            effect=effect,
            provisions=provisions,
            done=done,
            effective=done,
            language="en",
            summary=WORDS,
            source=Source("Depositary notification", code, done + timedelta(days=1)),
            entered_by="officer.one",
            entered_on=date(2014, 8, 1),
            second_reader="officer.two" if read else "",
            read_on=date(2014, 8, 2) if read else None,
            agreed=True if read else None,
        ),
        **more,  # type: ignore[arg-type]
    )


def names(
    code: str, author: str, kind: StatementKind, about: str, done: date, **more: object
) -> Statement:
    """An objection or a withdrawal: it names another statement and has no effect of its own."""
    return said(code, author, kind, None, done=done, about=about, **more)  # type: ignore[arg-type]


COMPLETE = StatementList(
    "TBC97-2014", "TBC97", Source("Status of treaties", "XVIII-9", REACH), REACH,
    "officer.one", REACH, "officer.two", REACH, True,
)  # fmt: skip


def all_known(entries: Iterable[Statement], *, complete: bool = True) -> Statements:
    """What counts among these, with a complete list or without."""
    return Statements.known(entries, [COMPLETE] if complete else [], None)


def legal(
    bound: Iterable[str] = ("AAA", "BBB", "CCC"),
    acts: Iterable[Act] = (),
    instruments: Iterable[object] = (BOMBINGS,),
) -> LegalState:
    """A world in which these are party to the bombings convention since 2003."""
    instruments = tuple(instruments)
    given = [
        Act("TBC97", each, ActKind.ACCESSION, PartialDate.of(date(2003, 3, 3)), "list")
        for each in bound
    ]
    lists = [
        ActList("list" if each.code == "TBC97" else f"list-{each.code}", each.code,
                Source("list", "", REACH), REACH, REACH)
        for each in instruments  # type: ignore[attr-defined]
    ]  # fmt: skip
    return legal_state(
        instruments=instruments,  # type: ignore[arg-type]
        lists=lists,
        acts=[*given, *acts],
        lives=[Life(each) for each in FOUR],
    )
