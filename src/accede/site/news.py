"""What is new, put together from what every room offers in its ``NEWS``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import get_language

from accede.basics.offering import Happened, News
from accede.consent.rules import Viewer
from accede.journal.queries import head
from accede.journal.rules import Head

MOST = 5


@dataclass(frozen=True)
class Lately:
    """What one room tells of, under its title."""

    title: Any
    happened: tuple[Happened, ...]


@cache
def offered() -> tuple[News, ...]:
    """All news that the installed rooms offer, in order."""
    return tuple(sorted(_found(), key=lambda each: each.order))


def news(*, viewer: Viewer, day: date) -> tuple[Lately, ...]:
    """What this viewer may see of what is new on the day; rooms with nothing are left out."""
    return _news(head(), viewer, day, get_language() or "")


@lru_cache(maxsize=64)
def _news(moved: Head, viewer: Viewer, day: date, language: str) -> tuple[Lately, ...]:
    """Kept until the journal moves: nothing is written without it. Addresses hold a language."""
    told = (
        Lately(each.title, tuple(each.latest(viewer=viewer, day=day, most=MOST)))
        for each in offered()
    )
    return tuple(each for each in told if each.happened)


def _found() -> Iterator[News]:
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            yield from getattr(import_module(name), "NEWS", ())
