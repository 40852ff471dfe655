"""Who has an account, and who somebody signed in is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from accede.accounts import rules
from accede.accounts.models import Account
from accede.accounts.rules import AccountRefused, Person, Role


@dataclass(frozen=True)
class Kept:
    """An account as its keepers see it: the person, since when, and whether it is closed."""

    person: Person
    opened_on: date
    closed_on: date | None


class UnknownPerson(AccountRefused):
    """A code or e-mail address that no account has."""

    def __init__(self, named: str) -> None:
        super().__init__(
            f"nobody here is known as ‘{named}’",
            remedy="list the accounts and give the code or e-mail address of one",
        )


def person_of(user: Any) -> Person | None:
    """The person behind Django's user; ``None`` for who is not signed in or may not be."""
    if not isinstance(user, Account):
        # What a request carries is lazy, or nobody in particular.
        if not getattr(user, "is_authenticated", False):
            return None
        user = Account.objects.get(pk=user.pk)
    if not rules.may_sign_in(
        active=user.is_active,
        demonstration=user.demonstration,
        demonstration_mode=demonstration_mode(),
    ):
        return None
    return _person(user)


def people(*, closed: bool = False) -> tuple[Kept, ...]:
    """Every account in use, by name; with ``closed``, those no longer in use."""
    rows = Account.objects.filter(is_active=not closed).order_by("name", "code")
    return tuple(Kept(_person(row), row.opened_on, row.closed_on) for row in rows)


def person(named: str) -> Person:
    """The person with this code or e-mail address; ``UnknownPerson`` where there is none."""
    row = (
        Account.objects.filter(code=named).first()
        or Account.objects.filter(email=named.lower()).first()
    )
    if row is None:
        raise UnknownPerson(named)
    return _person(row)


def persons(codes: Collection[str]) -> dict[str, Person]:
    """The persons with these codes, those that have an account."""
    return {row.code: _person(row) for row in Account.objects.filter(code__in=set(codes))}


def addressees(*roles: Role, of: str = "") -> tuple[Person, ...]:
    """Everybody in use who holds one of the roles (for this State or body), by code."""
    rows = Account.objects.filter(is_active=True, of=of).order_by("code")
    return tuple(each for row in rows if (each := _person(row)).holds(*roles))


def demonstration_mode() -> bool:
    """Whether demonstration accounts may sign in here."""
    return bool(settings.ACCEDE_DEMONSTRATION)


def _person(row: Account) -> Person:
    return Person(
        code=row.code,
        name=row.name,
        email=row.email,
        roles=row.held,
        of=row.of,
        language=row.language,
        demonstration=row.demonstration,
    )
