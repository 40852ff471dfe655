"""The panels that rooms offer to a page, found by their ``offers.py`` and put in order."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

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


def panels(place: str, **about: Any) -> tuple[Shown, ...]:
    """The panels with something to show to this viewer, rendered.

    ``about`` goes to each panel as it is; a panel that answers ``None`` is left out. The
    context may hold ``facts``, plain data of which the page prints the digest, and
    ``tables``, which the page then gives as files. A panel has no form: it knows nothing of
    the visit but what ``about`` says, so that it can be kept.
    """
    moved, language = head(), get_language() or ""
    shown = (_shown(panel, moved, language, tuple(about.items())) for panel in offered(place))
    return tuple(panel for panel in shown if panel is not None)


@lru_cache(maxsize=256)
def _shown(
    panel: Panel, moved: Head, language: str, about: tuple[tuple[str, Any], ...]
) -> Shown | None:
    """The panel, kept until the journal moves: nothing is written without it."""
    context = panel.context(**dict(about))
    if context is None:
        return None
    html = render_to_string(panel.template, {**dict(about), **context})
    facts = digest([panel.template, context.get("facts")])
    return Shown(html, facts, tuple(context.get("tables", ())))
