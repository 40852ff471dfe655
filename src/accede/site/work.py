"""What waits for a person, put together from what every room offers in its ``TASKS``."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from accede.basics.offering import Task, Tasks
from accede.consent.rules import Viewer


@cache
def offered() -> tuple[Tasks, ...]:
    """Every list of tasks that the installed rooms offer, in order."""
    return tuple(sorted(_found(), key=lambda each: each.order))


def tasks(*, person: Any, viewer: Viewer, day: date) -> tuple[Task, ...]:
    """What waits for this person on the day; nothing for the public."""
    if person is None:
        return ()
    return tuple(
        task for each in offered() for task in each.waiting(person=person, viewer=viewer, day=day)
    )


def _found() -> Iterator[Tasks]:
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            yield from getattr(import_module(name), "TASKS", ())
