"""The menu: the doors that rooms offer, those this person may open, in order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.urls import NoReverseMatch, reverse

from accede.accounts.rules import Person
from accede.accounts.rules.doors import opens
from accede.basics.offering import MenuEntry
from accede.basics.texts import Text


@dataclass(frozen=True)
class Shown:
    """One entry as it stands on a page; ``current`` says what a browser is to be told."""

    label: Text
    address: str
    current: str
    says: Any


@cache
def offered() -> tuple[MenuEntry, ...]:
    """Every entry the installed rooms offer, in order."""
    return tuple(sorted(_found(), key=lambda entry: (entry.order, entry.door)))


def menu(
    places: tuple[str, ...], *, person: Person | None, page: str, path: str
) -> tuple[Shown, ...]:
    """The entries of these places that this person may open, the current one marked."""
    return tuple(
        Shown(entry.label, address, _current(entry, page, here=path == address), entry.says)
        for entry in offered()
        if entry.place in places
        and opens(entry.door, person)
        and (address := address_of(entry.door)) is not None
    )


def address_of(door: str) -> str | None:
    """Where a door stands; ``None`` where this installation has no such page."""
    try:
        return reverse(door)
    except NoReverseMatch:
        return None


def _current(entry: MenuEntry, page: str, *, here: bool) -> str:
    """``page`` for the page itself, ``true`` for one behind the same door."""
    if here:
        return "page"
    return "true" if entry.leads_to(page) else ""


def _found() -> Iterator[MenuEntry]:
    for room in apps.get_app_configs():
        name = f"{room.name}.offers"
        if room.name.startswith("accede.") and find_spec(name):
            yield from getattr(import_module(name), "MENU", ())
