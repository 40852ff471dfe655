"""Tokens: how a program reads as a person, and how far.

A token is shown once, when it is made, and kept as a digest. It opens no page and writes
nothing; behind a door of the API its caller sees what its person sees, and no more.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from accede.accounts.rules.people import AccountRefused, Person, Role
from accede.basics.ruled import rule
from accede.journal.rules import Actor

LONGEST = timedelta(days=366)
"""How long a token may last: a year, be it a leap year."""


class Scope(StrEnum):
    """What a token opens."""

    READ_PUBLIC = "read:public"
    READ_REQUESTS = "read:requests"


SCOPE_OF: Mapping[str, Scope] = {
    "api:requests": Scope.READ_REQUESTS,
    "api:request": Scope.READ_REQUESTS,
    "api:needs": Scope.READ_REQUESTS,
    "api:answers": Scope.READ_REQUESTS,
}
"""The scope that each door asks of a token; a door that is not here opens to every token."""


@dataclass(frozen=True)
class Token:
    """One token, without its secret. ``last_day`` is the last day on which it opens."""

    code: str
    person: str
    label: str
    scopes: frozenset[Scope]
    made_on: date
    last_day: date
    revoked_on: date | None = None
    last_used_on: date | None = None


@rule("TOKEN-1")
def ends_in_time(made_on: date, last_day: date) -> None:
    """A token has a last day, not before the day it is made and at most a year after it."""
    if not made_on <= last_day <= made_on + LONGEST:
        raise AccountRefused(
            "TOKEN-1: a token lasts at most a year, and not into the past",
            remedy="give a last day between today and a year from today",
        )


@rule("TOKEN-2")
def is_in_use(token: Token, on: date) -> bool:
    """A token opens from the day it is made until its last day, that day included, and not
    from the day it is revoked.
    """
    ended = token.revoked_on is not None and token.revoked_on <= on
    return token.made_on <= on <= token.last_day and not ended


@rule("TOKEN-3")
def opens_with(scopes: Collection[Scope], door: str) -> bool:
    """A token opens what is public; what stands under consent it opens only with the scope
    that the door asks.
    """
    return door not in SCOPE_OF or SCOPE_OF[door] in scopes


@rule("TOKEN-4")
def make_their_own(actor: Actor, person: str) -> None:
    """A person makes tokens for themselves alone: nobody who is signed in reads in somebody
    else's name. Who holds the command line of the workspace can make one, and the record
    names them.
    """
    if actor.person != person:
        raise AccountRefused(
            "TOKEN-4: nobody makes a token that reads as somebody else",
            remedy="let the person make it on their own page of tokens",
        )


@rule("TOKEN-5")
def may_revoke(keeper: Person | None, person: str) -> bool:
    """A token is revoked by its person or by an administrator."""
    return keeper is not None and (keeper.code == person or keeper.holds(Role.ADMINISTRATOR))


def with_scopes(scopes: Collection[str]) -> frozenset[Scope]:
    """The scopes named; ``AccountRefused`` for none, or one there is not."""
    known = {scope.value for scope in Scope}
    if not scopes or not known.issuperset(scopes):
        raise AccountRefused(
            "the token would open nothing" if not scopes else "there is no such scope",
            remedy=f"choose among {', '.join(sorted(known))}",
        )
    return frozenset(map(Scope, scopes))
