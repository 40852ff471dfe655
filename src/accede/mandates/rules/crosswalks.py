"""What leads from a paragraph of one resolution to one of another, once somebody said so.

A comparison proposes; a link stands when a clerk of the Secretariat has confirmed it, or
when the catalogue gives it, read in both texts. Evidence follows links that stand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.journal.rules import Actor, Office

Place = tuple[str, str]
"""A resolution’s own symbol and the number of an operative paragraph."""


class Decision(StrEnum):
    """What was decided of a link."""

    CONFIRMED = "CONFIRMED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Link:
    """One decision about what leads from one paragraph to another.

    ``order`` counts decisions as they were made; the catalogue’s stand before all. ``by``
    is empty for the catalogue’s.
    """

    before: Place
    after: Place
    decision: Decision
    order: int = 0
    on: date | None = None
    by: str = ""
    reason: str = ""


@rule("CROSS-1")
def standing(decisions: Iterable[Link]) -> Mapping[tuple[Place, Place], Link]:
    """A link stands where the last decision about it confirmed it; a proposal is none.

    The answer is the links that stand, by their two ends, in the order of those.
    """
    last: dict[tuple[Place, Place], Link] = {}
    for link in sorted(decisions, key=lambda each: each.order):
        last[link.before, link.after] = link
    return {
        ends: link
        for ends, link in sorted(last.items(), key=lambda item: _numbered(item[0]))
        if link.decision is Decision.CONFIRMED
    }


@rule("CROSS-2")
def may_decide(actor: Actor) -> bool:
    """A link is confirmed or refused from a desk of the Secretariat."""
    return actor.office is Office.SECRETARIAT


@rule("CROSS-3")
def leads_on(before: Place, after: Place) -> bool:
    """A link leads from one resolution to another, never within one."""
    return before[0] != after[0]


def _numbered(ends: tuple[Place, Place]) -> tuple[tuple[str, int], ...]:
    return tuple((symbol, int(number)) for symbol, number in ends)
