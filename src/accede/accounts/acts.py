"""The verbs that write accounts: open, change, close. Names and addresses stay out of the
journal, which forgets nothing; it knows a person by their code.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from accede.accounts import rules
from accede.accounts.models import Account
from accede.accounts.queries import UnknownPerson, person
from accede.accounts.rules import NAMES_OF, OFFICE_OF, AccountRefused, Person, Role
from accede.basics.digests import Plain
from accede.basics.sources import Source
from accede.bodies.queries import body
from accede.journal.acts import record
from accede.journal.rules import Actor, Office
from accede.states.queries import world

OPERATOR = Actor("operator", Office.SYSTEM)
"""Whoever holds the data folder and its command line: they open the first account."""

_CODE = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


class NotAKeeper(AccountRefused):
    """Somebody other than an administrator tried to open, change or close an account."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(
            f"ACCOUNT-2: {actor.person} is not an administrator",
            remedy="ask an administrator",
        )


@transaction.atomic
def open_account(
    *,
    actor: Actor,
    code: str,
    name: str,
    email: str,
    roles: Collection[Role],
    of: str = "",
    language: str = "en",
    demonstration: bool = False,
    reason: str,
    source: Source | None,
    on: date,
) -> Person:
    """Opens an account without a password: the person chooses one by the link they are sent.

    Raises ``AccountRefused`` (ACCOUNT-1, 2; a code or address that is taken or wrong),
    ``UnknownState``, ``UnknownBody``.
    """
    _kept_by(actor)
    rules.fitting_roles(roles, of)
    _known(roles, of)
    address = email.strip().lower()
    _sound(code, name, address)
    row = Account(
        code=code,
        name=name.strip(),
        email=address,
        roles=sorted(roles),
        of=of,
        language=language,
        demonstration=demonstration,
        opened_on=on,
    )
    row.set_unusable_password()
    row.save()
    _journal(
        actor, "open", code, reason, source, on,
        {"roles": sorted(roles), "of": of, "demonstration": demonstration},
    )  # fmt: skip
    return person(code)


@transaction.atomic
def change_roles(
    *,
    actor: Actor,
    account: str,
    roles: Collection[Role],
    reason: str,
    source: Source | None,
    on: date,
) -> Person:
    """Gives the account these roles in place of those it had.

    Raises ``UnknownPerson`` and ``AccountRefused`` (ACCOUNT-1, 2, 3, 4, 6; nothing to change).
    """
    _kept_by(actor)
    row = _in_use(account)
    rules.not_their_own(actor.person, row.code)
    rules.same_office(row.held, roles)
    rules.fitting_roles(roles, row.of)
    if row.held == frozenset(roles):
        raise AccountRefused(
            f"{row.code} has these roles already", remedy="choose others, or leave it as it is"
        )
    if Role.ADMINISTRATOR not in roles:
        rules.one_administrator_left(_administrators(), row.code)
    before = sorted(row.held)
    row.roles = sorted(roles)
    row.save(update_fields=["roles"])
    _journal(
        actor, "change_roles", row.code, reason, source, on,
        {"roles": sorted(roles), "before": before},
    )  # fmt: skip
    return person(row.code)


@transaction.atomic
def close_account(
    *, actor: Actor, account: str, reason: str, source: Source | None, on: date
) -> None:
    """Ends the use of an account at once, wherever it is signed in. What it did stays.

    Raises ``UnknownPerson`` and ``AccountRefused`` (ACCOUNT-2, 3, 4; closed already).
    """
    _kept_by(actor)
    row = _in_use(account)
    rules.not_their_own(actor.person, row.code)
    rules.one_administrator_left(_administrators(), row.code)
    if on < row.opened_on:
        raise AccountRefused(
            f"{row.code} was opened on {row.opened_on}, after {on}",
            remedy="give a day not before the day it was opened",
        )
    row.is_active = False
    row.closed_on = on
    row.set_unusable_password()
    row.save(update_fields=["is_active", "closed_on", "password"])
    _journal(actor, "close", row.code, reason, source, on, {"of": row.of})


def _kept_by(actor: Actor) -> None:
    """Passes the operator, and an account in use that is an administrator's (ACCOUNT-2)."""
    if actor == OPERATOR:
        return
    row = Account.objects.filter(code=actor.person, is_active=True).first()
    if row is None or not rules.may_keep_accounts(person(row.code)):
        raise NotAKeeper(actor)


def _known(roles: Collection[Role], of: str) -> None:
    """Raises where the State or body named does not exist."""
    (office,) = {OFFICE_OF[role] for role in roles}
    if office is Office.STATE:
        world().state(of)
    elif office in NAMES_OF:
        body(of)


def _sound(code: str, name: str, address: str) -> None:
    """Raises where what names the person cannot be used, or is taken."""
    if not _CODE.fullmatch(code) or len(code) > 80:
        raise AccountRefused(
            f"‘{code}’ cannot be the code of a person",
            remedy="write small letters and figures, parted by a point or hyphen: xaa.focal-point",
        )
    if code == OPERATOR.person or Account.objects.filter(code=code).exists():
        raise AccountRefused(f"the code {code} is taken", remedy="choose another")
    if not name.strip() or len(name) > 120:
        raise AccountRefused(
            "the name is missing or too long", remedy="write the person’s name in full"
        )
    try:
        validate_email(address)
    except ValidationError:
        raise AccountRefused(
            "this is not an e-mail address", remedy="write it as name@place.example"
        ) from None
    if len(address) > 254 or Account.objects.filter(email=address).exists():
        raise AccountRefused(
            "an account with this e-mail address is there already",
            remedy="open that one, or give another address",
        )


def _in_use(account: str) -> Account:
    row = Account.objects.select_for_update().filter(code=account).first()
    if row is None:
        raise UnknownPerson(account)
    if not row.is_active:
        raise AccountRefused(
            f"the account of {row.code} is closed", remedy="open a new one, with another code"
        )
    return row


def _administrators() -> frozenset[str]:
    rows = Account.objects.filter(is_active=True)
    return frozenset(row.code for row in rows if Role.ADMINISTRATOR in row.held)


def _journal(
    actor: Actor,
    verb: str,
    code: str,
    reason: str,
    source: Source | None,
    on: date,
    content: Mapping[str, Plain],
) -> None:
    record(
        actor=actor,
        act=f"accounts.{verb}",
        target=("accounts.Account", code),
        reason=reason,
        source=source,
        on=on,
        content=content,
    )
