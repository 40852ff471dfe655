"""What other rooms ask of this one: the world, a region's name, a name's meaning.

The catalogue alone, read once; nothing here touches a database.
"""

from functools import cache

from accede.basics.texts import Text
from accede.states.catalogue import read_designations, read_world
from accede.states.rules import Region, World


@cache
def world() -> World:
    """Every State and organisation the product knows, read from the catalogue once."""
    return read_world()


def regions() -> tuple[Region, ...]:
    """The regions in the order of M49, each after the one that holds it; the demonstration last."""
    return world().regions


def region_name(code: str) -> Text:
    """The name of a region in six languages; ``UnknownRegion`` where there is none."""
    return world().region(code).name


@cache
def designations() -> Text:
    """What a page prints wherever it lists States: names express no opinion on status."""
    return read_designations()
