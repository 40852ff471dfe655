"""How an upper room offers something to the roof without the roof knowing the room.

A room's ``offers.py`` holds ``PANELS``, a tuple of ``Panel``; ``site`` finds them and
composes a page of a place (``"state"``, ``"instrument"``) from the panels offered.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Panel:
    """A part of somebody else's page: a template and what it needs.

    ``context`` is called with keyword arguments that the page's place defines (for
    ``"state"``: ``state``, ``day``, ``viewer``, ``seen_on`` (the day whose consent counts),
    ``language``) and answers the template's context, or ``None`` where there is nothing
    to show to this viewer.
    """

    place: str
    order: int
    template: str
    context: Callable[..., Mapping[str, Any] | None]
