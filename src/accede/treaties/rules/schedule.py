"""The steps of joining in their order, and what is notified: each with its day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from accede.basics.ruled import rule
from accede.treaties.rules.instruments import Instrument, Notification, When

Others: TypeAlias = Mapping[str, int]
"""How many States made a declaration or reservation, by the article it is made under."""


class TaskKind(StrEnum):
    """One step of joining."""

    VERIFY_STANDING = "VERIFY_STANDING"
    VERIFY_BASE = "VERIFY_BASE"
    COMPARE_LAW = "COMPARE_LAW"
    DECIDE = "DECIDE"
    APPROVE = "APPROVE"
    JOIN_BASE_FIRST = "JOIN_BASE_FIRST"
    JOIN_BASE_TOGETHER = "JOIN_BASE_TOGETHER"
    SIGN_TREATY = "SIGN_TREATY"
    SIGN_DEFINITIVELY = "SIGN_DEFINITIVELY"
    SIGN_INSTRUMENT = "SIGN_INSTRUMENT"
    DEPOSIT = "DEPOSIT"
    NOTIFY = "NOTIFY"
    BOUND = "BOUND"


class Signatory(StrEnum):
    """Who signs for a State."""

    HEAD_OF_STATE = "HEAD_OF_STATE"
    HEAD_OF_GOVERNMENT = "HEAD_OF_GOVERNMENT"
    FOREIGN_MINISTER = "FOREIGN_MINISTER"
    ANYBODY_ELSE = "ANYBODY_ELSE"


@rule("ACCEDE-9")
def needs_full_powers(signatory: Signatory) -> bool:
    """The Head of State, the Head of Government and the Minister for Foreign Affairs sign
    without full powers; anybody else needs them, issued by one of the three.

    Vienna Convention on the Law of Treaties, article 7(2)(a).
    """
    return signatory is Signatory.ANYBODY_ELSE


@dataclass(frozen=True, slots=True)
class Due:
    """What is notified on joining, when, and the day where one follows.

    ``last`` is the last day allowed, ``None`` where the instrument sets none.
    """

    notification: Notification
    when: When
    last: date | None


@dataclass(frozen=True, slots=True)
class Notices:
    """What an instrument has a State notify: on joining, later as cases arise, if it wishes."""

    due: tuple[Due, ...]
    later: tuple[Notification, ...]
    options: tuple[Notification, ...]
    later_options: tuple[Notification, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One step: ``day`` is its day, ``by`` says that it is the last day; neither for what
    comes before the deposit, which has no day of its own."""

    kind: TaskKind
    day: date | None = None
    by: bool = False
    due: Due | None = None


@rule("ACCEDE-10")
def due(notification: Notification, deposit: date, binds: date | None) -> Due:
    """A notification due on deposit is due on that day; one due within a time from becoming
    party has its last day counted from the day the State would be bound.

    Where the instrument sets no time, none is invented: it is made once the State is party.
    """
    if notification.when is When.DEPOSIT:
        return Due(notification, When.DEPOSIT, deposit)
    if notification.within is None:
        return Due(notification, notification.when, None)
    start = binds if notification.when is When.BOUND else deposit
    last = None if start is None else notification.within.after(start)
    return Due(notification, notification.when, last)


def notices(instrument: Instrument, deposit: date, binds: date | None) -> Notices:
    """What the instrument has a State notify, sorted by when."""
    every = instrument.notifications
    own = [each for each in every if each.duty and _on_joining(each)]
    dated = [due(each, deposit, binds) for each in own]
    order = list(When)
    return Notices(
        due=tuple(sorted(dated, key=lambda each: (order.index(each.when), each.last or date.max))),
        later=tuple(each for each in every if each.duty and each not in own),
        options=tuple(each for each in every if not each.duty and each.on_joining),
        later_options=tuple(each for each in every if not each.duty and not each.on_joining),
    )


def _on_joining(notification: Notification) -> bool:
    """Whether it belongs to joining: always, or where what it concerns is there already."""
    return notification.on_joining or notification.when is When.CONCERNED


@rule("ACCEDE-11")
def tasks(
    told: Notices,
    *,
    verify: bool,
    base: str,
    signing: bool,
    definitive: bool,
    deposit: date,
    binds: date | None,
) -> tuple[Task, ...]:
    """What must be known comes before what is decided, and what is decided before the deposit.

    The standing is verified first; the law is compared and declarations are decided before
    the internal approval, so that what is approved is what is deposited; a base instrument
    that must come first is deposited before. Notifications follow by their days.
    """

    def steps() -> Iterator[Task]:
        if verify:
            yield Task(TaskKind.VERIFY_STANDING)
        if base == "TO_VERIFY":
            yield Task(TaskKind.VERIFY_BASE)
        yield Task(TaskKind.COMPARE_LAW)
        yield Task(TaskKind.DECIDE)
        yield Task(TaskKind.APPROVE)
        if base == "FIRST":
            yield Task(TaskKind.JOIN_BASE_FIRST)
        if definitive:
            yield Task(TaskKind.SIGN_DEFINITIVELY, deposit)
        else:
            if signing:
                yield Task(TaskKind.SIGN_TREATY)
            yield Task(TaskKind.SIGN_INSTRUMENT)
            if base == "TOGETHER":
                yield Task(TaskKind.JOIN_BASE_TOGETHER, deposit)
            yield Task(TaskKind.DEPOSIT, deposit)
        early = [each for each in told.due if each.when is When.DEPOSIT]
        yield from (Task(TaskKind.NOTIFY, each.last, due=each) for each in early)
        yield Task(TaskKind.BOUND, binds)
        for each in told.due:
            if each.when is not When.DEPOSIT:
                yield Task(TaskKind.NOTIFY, each.last, by=each.last is not None, due=each)

    return tuple(steps())
