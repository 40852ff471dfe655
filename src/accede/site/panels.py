"""The panels that rooms offer to a page, found by their ``offers.py`` and put in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from accede.basics.digests import digest
from accede.basics.offering import Panel
from accede.basics.tables import TableOffer
from accede.journal.queries import head
from accede.journal.rules import Head


@dataclass(frozen=True)
class Shown:
    """A panel as it stands on the page, the digest of its facts, the tables it gives."""

    html: SafeString
    digest: str
    tables: tuple[TableOffer, ...] = ()


@cache
def offered(place: str) -> tuple[Panel, ...]:
    """Every panel the installed rooms offer to this place, in order."""
    found: list[Panel] = []
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            offers = import_module(name)
            found += [each for each in getattr(offers, "PANELS", ()) if each.place == place]
    return tuple(sorted(found, key=lambda panel: panel.order))


def panels(place: str, *, request: HttpRequest, **about: Any) -> tuple[Shown, ...]:
    """The panels with something to show to this viewer, rendered.

    ``about`` goes to each panel as it is; a panel that answers ``None`` is left out. The
    context may hold ``facts``, plain data of which the page prints the digest, and
    ``tables``, which the page then gives as files.
    """
    shown = []
    moved = head()
    for panel in offered(place):
        context = _context(panel, moved, tuple(about.items()))
        if context is not None:
            shown.append(_shown(panel, {**about, **context}, request))
    return tuple(shown)


@lru_cache(maxsize=256)
def _context(
    panel: Panel, moved: Head, about: tuple[tuple[str, Any], ...]
) -> Mapping[str, Any] | None:
    """What the panel answers, kept until the journal moves: nothing is written without it."""
    return panel.context(**dict(about))


def _shown(panel: Panel, context: Mapping[str, Any], request: HttpRequest) -> Shown:
    html = render_to_string(panel.template, dict(context), request=request)
    facts = digest([panel.template, context.get("facts")])
    return Shown(html, facts, tuple(context.get("tables", ())))
