"""Who has an account, and who somebody signed in is."""

import hashlib
import hmac
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import QuerySet

from accede.accounts import models, rules
from accede.accounts.models import Account
from accede.accounts.rules import AccountRefused, Person, Role, Scope, Token
from accede.basics.texts import Text
from accede.bodies.queries import body
from accede.journal.rules import Office
from accede.states.queries import world

# As ``acts.make_token`` writes it.
_SECRET = re.compile(r"accede_([0-9a-f]{8})_[0-9A-Za-z_-]{43}")


@dataclass(frozen=True)
class Kept:
    """An account as its keepers see it: the person, since when, and whether it is closed;
    whether they have chosen a password and have a second step of signing in.
    """

    person: Person
    opened_on: date
    closed_on: date | None
    has_password: bool
    has_second_step: bool


@dataclass(frozen=True)
class Session:
    """Where a person is signed in: since when, from which address, with which program."""

    began: datetime
    ip: str
    agent: str
    is_this_one: bool


class UnknownPerson(AccountRefused):
    """A code or e-mail address that no account has."""

    def __init__(self, named: str) -> None:
        super().__init__(
            f"nobody here is known as ‘{named}’",
            remedy="list the accounts and give the code or e-mail address of one",
        )


class UnknownToken(AccountRefused):
    """A code that no token has."""

    def __init__(self) -> None:
        super().__init__(
            "there is no such token", remedy="list the tokens and give the code of one"
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
    return _kept(rows)


def kept(code: str) -> Kept:
    """The account with this code, closed or not; ``UnknownPerson`` where there is none."""
    # A sign that no database stores in a text is in no code.
    found = () if "\x00" in code else _kept(Account.objects.filter(code=code))
    if not found:
        raise UnknownPerson(code)
    return found[0]


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


def has_second_step(code: str) -> bool:
    """Whether the person signs in with a second step."""
    steps = Authenticator.objects.filter(user__code=code, type=Authenticator.Type.TOTP)
    return bool(steps.exists())


def recovery_codes_left(code: str) -> int:
    """How many codes kept on paper the person has not used yet."""
    row = Authenticator.objects.filter(
        user__code=code, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def sessions(code: str, this_one: str) -> tuple[Session, ...]:
    """Where the person is signed in, the latest first; ``this_one`` is the session's own key."""
    user = Account.objects.get(code=code)
    rows = UserSession.objects.purge_and_list(user)
    return tuple(
        Session(row.created_at, row.ip, row.user_agent, row.session_key == this_one)
        for row in sorted(rows, key=lambda row: row.created_at, reverse=True)
    )


def name_of(person: Person) -> Text | None:
    """What the State or body is called for which the person acts."""
    if person.office is Office.STATE:
        return world().state(person.of).name
    return body(person.of).name if person.of else None


def account_of(code: str) -> Account:
    """The record behind a person, for signing in alone; ``UnknownPerson`` where there is none."""
    row = Account.objects.filter(code=code).first()
    if row is None:
        raise UnknownPerson(code)
    return row


def tokens(code: str) -> tuple[Token, ...]:
    """The tokens of a person, the latest first, those that no longer open with them."""
    rows = models.Token.objects.select_related("account").filter(account__code=code)
    return tuple(token_of(row) for row in rows.order_by("-pk"))


def bearer(secret: str, on: date) -> tuple[Person, Token] | None:
    """As whom a program reads that shows this secret, and with which token; ``None`` where the
    secret is none of ours, the token is not in use on the day, or its person may not sign in.
    """
    shown = _SECRET.fullmatch(secret)
    if shown is None:
        return None
    row = models.Token.objects.select_related("account").filter(code=shown[1]).first()
    # Compared in the same time whatever is wrong with it.
    if not hmac.compare_digest(row.digest if row else "", digest_of(secret)) or row is None:
        return None
    person, token = person_of(row.account), token_of(row)
    return (person, token) if person and rules.is_in_use(token, on) else None


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is long and made by chance: no slow digest is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(row: models.Token) -> Token:
    """A token as the rules know it."""
    return Token(
        code=row.code,
        person=row.account.code,
        label=row.label,
        scopes=frozenset(map(Scope, row.scopes)),
        made_on=row.made_on,
        last_day=row.last_day,
        revoked_on=row.revoked_on,
        last_used_on=row.last_used_on,
    )


def demonstration_mode() -> bool:
    """Whether demonstration accounts may sign in here."""
    return bool(settings.ACCEDE_DEMONSTRATION)


def _kept(rows: QuerySet[Account]) -> tuple[Kept, ...]:
    with_step = set(
        Authenticator.objects.filter(user__in=rows, type=Authenticator.Type.TOTP).values_list(
            "user_id", flat=True
        )
    )
    return tuple(
        Kept(
            _person(row),
            row.opened_on,
            row.closed_on,
            row.has_usable_password(),
            row.pk in with_step,
        )
        for row in rows
    )


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
