"""The verbs that write accounts: open, change, close. Names and addresses stay out of the
journal, which forgets nothing; it knows a person by their code.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from accede.accounts import rules
from accede.accounts.catalogue import demonstration_people
from accede.accounts.models import Account
from accede.accounts.queries import UnknownPerson, demonstration_mode, person
from accede.accounts.rules import OFFICE_OF, AccountRefused, Person, Role
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.bodies.queries import body
from accede.bodies.rules import BodyKind
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
    _spoken(language)
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
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        # Somebody took the code or the address in the same moment.
        _sound(code, name, address)
        raise
    # The link to choose a password goes to this address and proves it.
    EmailAddress.objects.create(user=row, email=address, verified=True, primary=True)
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
    _one_keeper_at_a_time()
    _kept_by(actor)
    row = _in_use(account)
    rules.not_their_own(actor.person, row.code)
    rules.same_office(row.held, roles)
    rules.fitting_roles(roles, row.of)
    if row.held == frozenset(roles):
        raise AccountRefused(
            "the account has these roles already", remedy="choose others, or leave it as it is"
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
    _one_keeper_at_a_time()
    _kept_by(actor)
    row = _in_use(account)
    rules.not_their_own(actor.person, row.code)
    rules.one_administrator_left(_administrators(), row.code)
    if on < row.opened_on:
        raise AccountRefused(
            "the account was opened after that day",
            remedy="give a day not before the day it was opened",
        )
    row.is_active = False
    row.closed_on = on
    row.set_unusable_password()
    row.save(update_fields=["is_active", "closed_on", "password"])
    _journal(actor, "close", row.code, reason, source, on, {"of": row.of})


@transaction.atomic
def remove_second_step(
    *, actor: Actor, account: str, reason: str, source: Source | None, on: date
) -> None:
    """Takes the second step away from who has lost their telephone and their codes.

    Raises ``UnknownPerson`` and ``AccountRefused`` (ACCOUNT-2, 3; closed; there is none).
    """
    _kept_by(actor)
    row = _in_use(account)
    rules.not_their_own(actor.person, row.code)
    steps = Authenticator.objects.filter(user=row)
    if not steps.exists():
        raise AccountRefused(
            "the account has no second step of signing in", remedy="leave it as it is"
        )
    steps.delete()
    _journal(actor, "remove_second_step", row.code, reason, source, on, {})


@transaction.atomic
def describe_oneself(
    *, actor: Actor, name: str, language: str, reason: str, source: Source | None, on: date
) -> Person:
    """Writes how a person is called and which language they read; their own verb alone.

    Raises ``UnknownPerson`` and ``AccountRefused`` (a name or language that cannot be used).
    """
    row = _in_use(actor.person)
    _named(name)
    _spoken(language)
    row.name, row.language = name.strip(), language
    row.save(update_fields=["name", "language"])
    _journal(actor, "describe_oneself", row.code, reason, source, on, {"language": language})
    return person(row.code)


@transaction.atomic
def note_security(
    *, account: str, changed: str, reason: str, source: Source | None, on: date
) -> None:
    """Leaves in the journal that a person changed how they sign in: what, and never to what."""
    owner = rules.actor_of(person(account))
    _journal(owner, "change_security", account, reason, source, on, {"changed": changed})


@transaction.atomic
def open_demonstration(*, on: date) -> tuple[Person, ...]:
    """Opens the accounts of the demonstration that are not there yet; answers those.

    Raises ``AccountRefused`` where the workspace is not in demonstration mode.
    """
    _in_demonstration_mode()
    there = set(Account.objects.values_list("code", flat=True))
    return tuple(
        open_account(
            actor=OPERATOR,
            code=each.code,
            name=each.name,
            email=each.email,
            roles=each.roles,
            of=each.of,
            language=each.language,
            demonstration=True,
            reason="demonstration",
            source=None,
            on=on,
        )
        for each in demonstration_people()
        if each.code not in there
    )


@transaction.atomic
def give_demonstration_passwords(*, passwords: Mapping[str, str], on: date) -> None:
    """Gives accounts of the demonstration these passwords, by code; whoever is signed in to
    one is signed out. Only their digests are kept.

    Raises ``AccountRefused`` (not in demonstration mode) and ``UnknownPerson``.
    """
    _in_demonstration_mode()
    for code, password in passwords.items():
        row = _in_use(code)
        if not row.demonstration:
            raise AccountRefused(
                f"{code} is not an account of the demonstration",
                remedy="let the person choose a password by the link they are sent",
            )
        row.set_password(password)
        row.save(update_fields=["password"])
        _journal(
            OPERATOR, "change_security", code, "demonstration", None, on, {"changed": "password"}
        )


def _kept_by(actor: Actor) -> None:
    """Passes the operator, and an account in use that is an administrator's (ACCOUNT-2)."""
    if actor == OPERATOR:
        return
    row = Account.objects.filter(code=actor.person, is_active=True).first()
    if row is None or not rules.may_keep_accounts(person(row.code)):
        raise NotAKeeper(actor)


def _known(roles: Collection[Role], of: str) -> None:
    """Raises where the State or body named is not one that these roles act for."""
    (office,) = {OFFICE_OF[role] for role in roles}
    if office not in _ACTED_FOR:
        return
    try:
        known = _ACTED_FOR[office](of)
    except BadInput:
        known = False
    if not known:
        raise AccountRefused(
            "the roles do not fit the State or body named",
            remedy="name a State for a State’s roles, a partner or a donor for theirs",
        )


_ACTED_FOR: Mapping[Office, Callable[[str], bool]] = {
    Office.STATE: lambda code: world().state(code).code == code,
    Office.PARTNER: lambda code: body(code).kind is BodyKind.PARTNER,
    Office.DONOR: lambda code: body(code).kind is BodyKind.DONOR,
}


def _sound(code: str, name: str, address: str) -> None:
    """Raises where what names the person cannot be used, or is taken."""
    if not _CODE.fullmatch(code) or len(code) > 80:
        raise AccountRefused(
            "this cannot be the code of a person",
            remedy="write small letters and figures, parted by points or hyphens",
        )
    if code == OPERATOR.person or Account.objects.filter(code=code).exists():
        raise AccountRefused("the code is taken", remedy="choose another")
    _named(name)
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


def _named(name: str) -> None:
    if not name.strip() or len(name.strip()) > 120:
        raise AccountRefused(
            "the name is missing or too long", remedy="write it in full, in at most 120 letters"
        )


def _spoken(language: str) -> None:
    if language not in dict(settings.LANGUAGES):
        raise AccountRefused(
            f"‘{language}’ is not a language of the workspace",
            remedy=f"choose one of {', '.join(dict(settings.LANGUAGES))}",
        )


def _in_demonstration_mode() -> None:
    if not demonstration_mode():
        raise AccountRefused(
            "this workspace is not in demonstration mode",
            remedy="set ACCEDE_DEMONSTRATION=yes where only fictitious records are kept",
        )


def _one_keeper_at_a_time() -> None:
    """Waits for whoever takes away roles just now: two administrators who take each other's
    at the same moment would else leave none.
    """
    list(Account.objects.select_for_update().order_by("pk").values_list("pk", flat=True))


def _in_use(account: str) -> Account:
    row = Account.objects.select_for_update().filter(code=account).first()
    if row is None:
        raise UnknownPerson(account)
    if not row.is_active:
        raise AccountRefused("the account is closed", remedy="open a new one, with another code")
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
