"""The statements of the demonstration: how the file tells them, and how they are played.

``catalogue/demonstration/statements.yaml`` holds what fictitious States are said to have
declared under the instruments, and how far each instrument was gone through.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from accede import shelf
from accede.basics.sources import Source
from accede.journal.rules import Target
from accede.site.demonstration.shapes import FOLDER, Words
from accede.site.demonstration.steps import WHY, Order, Step, actor
from accede.treaties.acts import statements as treaties
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.statements import (
    StatementKind,
)

_TITLE = "Depositary notification (demonstration)"
_RECORD = "Record of statements (demonstration)"


class Noticed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The notification of a depositary that does not exist."""

    reference: str
    stated_on: date


class Declared(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One statement, as it is entered and read; one without ``read_on`` still waits."""

    code: str
    kind: StatementKind
    done: date
    language: str
    source: Noticed
    summary: Words
    entered_on: date
    effect: Effect | None = None
    provisions: tuple[str, ...] = ()
    about: str = ""
    precludes: bool = False
    read_on: date | None = None

    @property
    def author(self) -> str:
        """Who made it, by its code."""
        return self.code.partition("-")[0]

    @property
    def instrument(self) -> str:
        """What it is about, by its code."""
        return self.code.partition("-")[2].rpartition("-")[0]


class Listed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """How far the statements of these States on one instrument were gone through."""

    code: str
    complete_until: date
    entered_on: date
    read_on: date


class All(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole file."""

    entered_by: str
    second_reader: str
    statements: tuple[Declared, ...]
    lists: tuple[Listed, ...]


def read() -> All:
    """The statements of the demonstration, as its file tells them."""
    return shelf.read(shelf.root() / FOLDER / "statements.yaml", All)


def steps() -> Iterator[Step]:
    """Every entry and every reading, to be sorted by day."""
    whole = read()
    enters, reads = whole.entered_by, whole.second_reader
    for each in whole.statements:
        about = ("treaties.Statement", each.code)
        yield _entered(each, enters, about)
        if each.read_on is not None:
            yield _read(each.code, reads, each.read_on, about)
    for listed in whole.lists:
        about = ("treaties.StatementList", listed.code)
        yield _listed(listed, enters, about)
        yield _read(listed.code, reads, listed.read_on, about)


def _entered(each: Declared, by: str, about: Target) -> Step:
    def do() -> None:
        treaties.enter_statement(
            actor=actor(by),
            instrument=each.instrument,
            author=each.author,
            kind=each.kind,
            effect=each.effect,
            provisions=each.provisions,
            done=each.done,
            language=each.language,
            summary=each.summary.text,
            source=Source(_TITLE, each.source.reference, each.source.stated_on),
            about=each.about,
            precludes=each.precludes,
            reason=WHY,
            on=each.entered_on,
        )

    return Step(each.entered_on, Order.DRAFT, about, do)


def _listed(each: Listed, by: str, about: Target) -> Step:
    def do() -> None:
        treaties.enter_statement_list(
            actor=actor(by),
            instrument=each.code.partition("-")[2].rpartition("-")[0],
            complete_until=each.complete_until,
            demonstration=True,
            source=Source(_RECORD, "", each.complete_until),
            reason=WHY,
            on=each.entered_on,
        )

    return Step(each.entered_on, Order.DRAFT, about, do)


def _read(code: str, by: str, on: date, about: Target) -> Step:
    def do() -> None:
        treaties.read_statement(actor=actor(by), code=code, agreed=True, reason=WHY, on=on)

    return Step(on, Order.AGREE, about, do)
