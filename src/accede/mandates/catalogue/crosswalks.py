"""Crosswalks that were judged by reading both texts: ``catalogue/crosswalks/*.yaml``."""

from datetime import date
from functools import cache

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Checked
from accede.mandates.catalogue.resolutions import resolutions
from accede.mandates.rules.crosswalks import Decision, Link

FOLDER = "crosswalks"


class _Link(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    before: str
    after: str


class _Crosswalk(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    before: str
    after: str
    judged_on: date
    checked: Checked
    links: tuple[_Link, ...]


@cache
def crosswalks() -> tuple[Link, ...]:
    """Every link that the catalogue gives, by file and in its order.

    ``BadInput`` where a resolution or a paragraph is not in the catalogue.
    """
    found: list[Link] = []
    for name, shape in shelf.each(FOLDER, _Crosswalk):
        for symbol, numbers in (
            (shape.before, [each.before for each in shape.links]),
            (shape.after, [each.after for each in shape.links]),
        ):
            known = resolutions().get(symbol)
            missing = [n for n in numbers if known is None or known.duty(n) is None]
            if missing:
                raise BadInput(
                    f"{symbol} has no operative paragraph {missing[0]} in the catalogue",
                    remedy="link paragraphs of resolutions that the catalogue describes",
                    place=Place(f"{FOLDER}/{name}.yaml"),
                )
        found += [
            Link(
                (shape.before, each.before),
                (shape.after, each.after),
                Decision.CONFIRMED,
                on=shape.judged_on,
            )
            for each in shape.links
        ]
    return tuple(found)
