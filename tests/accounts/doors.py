"""Walks the workspace: every door that its addresses have, as every role and as the public.

What the walk sees is compared with the table of doors; it asks the addresses themselves
which doors there are, so that none is forgotten.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accede.accounts.rules import DOORS, PUBLIC, Role

# What a part of an address may be; any will do, since a door is passed before its room.
_SAMPLES = {
    "code": "XAA",
    "symbol": "A/RES/68/187",
    "figure": "deposits",
    "uidb36": "1",
    "key": "set-password",
    "path": "x",
}
_BY_CONVERTER = {"IntConverter": 1, "SlugConverter": "x", "UUIDConverter": "0" * 32}


@dataclass(frozen=True)
class Door:
    """A door by its name in the table, and one address behind which it stands."""

    name: str
    address: str


def doors() -> Iterator[Door]:
    """Every door of the workspace, the API's operations with them."""
    yield from _doors(get_resolver(), (), {})


def _doors(
    resolver: URLResolver, spaces: tuple[str, ...], above: Mapping[str, object]
) -> Iterator[Door]:
    for each in resolver.url_patterns:
        parts = {**above, **_parts(each)}
        if isinstance(each, URLResolver):
            inside = (*spaces, each.namespace) if each.namespace else spaces
            yield from _doors(each, inside, parts)
        elif isinstance(each, URLPattern):
            # A page without a name is known by nothing the table could hold.
            name = ":".join((*spaces, each.name or ""))
            yield Door(name, reverse(name, kwargs=parts) if each.name else "")


def _parts(pattern: URLPattern | URLResolver) -> dict[str, object]:
    route = pattern.pattern
    found: dict[str, object] = {
        name: _SAMPLES.get(name, _BY_CONVERTER.get(type(converter).__name__, "x"))
        for name, converter in route.converters.items()
    }
    groups = getattr(getattr(route, "regex", None), "groupindex", {}) if not found else {}
    return found | {name: _SAMPLES.get(name, "x") for name in groups}


def refused(answer: HttpResponseBase) -> bool:
    """Whether a door stayed shut to a GET: 401, 403, or the way to sign in and back here.

    Pages of signing in lead to each other as well, but never with the way back.
    """
    to = answer.headers.get("Location", "")
    shown_out = answer.status_code == 302 and "/account/sign-in/?next=" in to
    return shown_out or answer.status_code in (401, 403)


def walked(signed_in: Callable[..., Client], named: Iterable[Door]) -> dict[str, frozenset[str]]:
    """For each door, the roles to whom it opened; ``PUBLIC`` for who has not signed in."""
    named = tuple(named)
    opened: dict[str, set[str]] = {door.name: set() for door in named}
    for role in (PUBLIC, *Role):
        client = Client() if role == PUBLIC else signed_in(role)
        # Nobody is to be turned away here for having come too often.
        cache.clear()
        for door in named:
            answer = client.get(door.address)
            assert answer.status_code not in (429, 500), (role, door)
            if not refused(answer):
                opened[door.name].add(role)
    return {name: frozenset(roles) for name, roles in opened.items()}


def differences(seen: Mapping[str, frozenset[str]]) -> list[str]:
    """Where what was seen is not what the table says."""
    return [
        f"{name}: opens to {', '.join(sorted(roles)) or 'nobody'}, "
        f"the table says {', '.join(sorted(DOORS.get(name, frozenset()))) or 'nobody'}"
        for name, roles in sorted(seen.items())
        if roles != DOORS.get(name, frozenset())
    ]


def nowhere(named: Iterable[Door]) -> set[str]:
    """Doors that stand in the table and nowhere else."""
    return set(DOORS) - {door.name for door in named}
