"""What other rooms ask of this one. The catalogue alone, read once; no database."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from accede.bodies import rules
from accede.bodies.catalogue import read_bodies
from accede.bodies.rules import Body, BodyKind, UnknownBody
from accede.states.queries import world
from accede.states.rules import StateKind


@cache
def by_code() -> Mapping[str, Body]:
    """Every body by its code; ``BadInput`` where a national body is not of its State."""
    here = world()
    demonstration = {one.code: one.kind is StateKind.DEMONSTRATION for one in here.every}
    found = read_bodies()
    for one in found.values():
        rules.of_its_state(one, demonstration)
    return MappingProxyType(found)


def body(code: str) -> Body:
    """The body with this code; ``UnknownBody`` where there is none."""
    try:
        return by_code()[code]
    except KeyError:
        raise UnknownBody(code) from None


def bodies(kind: BodyKind | None = None) -> tuple[Body, ...]:
    """Every body, or those of one kind, in the order of codes; demonstration bodies included."""
    return tuple(one for _, one in sorted(by_code().items()) if kind is None or one.kind is kind)


def of_state(state: str) -> tuple[Body, ...]:
    """The national bodies of a State, in the order of codes."""
    return tuple(one for one in bodies(BodyKind.NATIONAL) if one.state == state)


def standing(code: str, day: date) -> Body:
    """The body that stands in this one's place on a day: itself, or its successor."""
    return rules.standing(body(code), by_code(), day)
