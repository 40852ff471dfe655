"""What waits for a person, put together from what every room offers in its ``TASKS``."""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import get_language

from accede.basics.offering import Task, Tasks
from accede.consent.rules import Viewer
from accede.journal.queries import head
from accede.journal.rules import Head


@cache
def offered() -> tuple[Tasks, ...]:
    """Every list of tasks that the installed rooms offer, in order."""
    return tuple(sorted(_found(), key=lambda each: each.order))


def tasks(*, person: Any, viewer: Viewer, day: date) -> tuple[Task, ...]:
    """What waits for this person on the day; nothing for the public."""
    if person is None:
        return ()
    return _tasks(head(), person, viewer, day, get_language() or "")


@lru_cache(maxsize=256)
def _tasks(moved: Head, person: Any, viewer: Viewer, day: date, language: str) -> tuple[Task, ...]:
    """Kept until the journal moves: nothing is written without it. Addresses hold a language."""
    return tuple(
        task for each in offered() for task in each.waiting(person=person, viewer=viewer, day=day)
    )


def _found() -> Iterator[Tasks]:
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            yield from getattr(import_module(name), "TASKS", ())
