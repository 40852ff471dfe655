"""One step of the demonstration: what is done, on which day, at whose desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from accede.accounts.catalogue import demonstration_people
from accede.accounts.rules import actor_of
from accede.basics.errors import BadInput
from accede.journal.rules import Actor, Target

WHY = "demonstration"


class Order(IntEnum):
    """What comes first among steps of one day."""

    DRAFT = 0
    CONSENT = 1
    MOVE = 2
    TALK = 3
    AGREE = 4
    MONEY = 5
    PLAN = 6
    SAFEGUARD = 7
    ALLOCATE = 8
    START = 9
    FINISH = 10
    MEASURE = 11
    FOLLOW = 12


@dataclass(frozen=True)
class Step:
    """One act to come. ``about`` is the record whose presence says that it was played."""

    on: date
    order: Order
    about: Target
    do: Callable[[], object]


def step(
    verb: Callable[..., object],
    by: str,
    on: date,
    order: Order,
    about: Target,
    *,
    reason: str = WHY,
    **what: object,
) -> Step:
    """A step through one act, made by the person of this code."""
    return Step(
        on,
        order,
        about,
        lambda: verb(actor=actor(by), on=on, reason=reason, source=None, **what),
    )


def actor(code: str) -> Actor:
    """The desk a person of the demonstration acts at; ``BadInput`` where there is no such one."""
    for person in demonstration_people():
        if person.code == code:
            return actor_of(person)
    raise BadInput(
        f"‘{code}’ is nobody of the demonstration",
        remedy="name a person of catalogue/demonstration/people.yaml",
    )
