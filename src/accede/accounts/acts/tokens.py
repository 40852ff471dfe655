"""The verbs that write tokens: make, revoke, and note the day of a use."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accede.accounts import rules
from accede.accounts.acts.people import OPERATOR
from accede.accounts.models import Account, Token
from accede.accounts.queries import UnknownPerson, UnknownToken, digest_of, person, token_of
from accede.accounts.rules import AccountRefused
from accede.accounts.rules import Token as TokenView
from accede.basics.sources import Source
from accede.journal.acts import record
from accede.journal.rules import Actor

_LABEL_AT_MOST = 80
_TARGET = "accounts.Token"


@dataclass(frozen=True)
class Made:
    """A token that was just made, with its secret, which is nowhere else and not kept."""

    token: TokenView
    secret: str


@transaction.atomic
def make_token(
    *,
    actor: Actor,
    account: str,
    label: str,
    scopes: Collection[str],
    last_day: date,
    reason: str,
    source: Source | None,
    on: date,
) -> Made:
    """Makes a token that reads as the person; its secret is answered this once.

    Raises ``UnknownPerson`` and ``AccountRefused`` (TOKEN-1, 4; no scope; no label; an
    account that is closed).
    """
    if actor != OPERATOR:
        # Whoever holds the command line could send a new password as well; the record names them.
        rules.make_their_own(actor, account)
    rules.ends_in_time(on, last_day)
    chosen = rules.with_scopes(scopes)
    if not label.strip() or len(label.strip()) > _LABEL_AT_MOST:
        raise AccountRefused(
            "the token has no name, or one that is too long",
            remedy="say in at most 80 letters which program it is for",
        )
    row = Account.objects.select_for_update().filter(code=account).first()
    if row is None:
        raise UnknownPerson(account)
    if not row.is_active:
        raise AccountRefused("the account is closed", remedy="open a new one, with another code")
    code = secrets.token_hex(4)
    secret = f"accede_{code}_{secrets.token_urlsafe(32)}"
    made = Token.objects.create(
        code=code,
        account=row,
        label=label.strip(),
        scopes=sorted(chosen),
        digest=digest_of(secret),
        made_on=on,
        last_day=last_day,
    )
    record(
        actor=actor,
        act="accounts.make_token",
        target=(_TARGET, code),
        reason=reason,
        source=source,
        on=on,
        content={"person": account, "scopes": sorted(chosen), "last_day": last_day},
    )
    return Made(token_of(made), secret)


@transaction.atomic
def revoke_token(
    *, actor: Actor, code: str, reason: str, source: Source | None, on: date
) -> TokenView:
    """Ends a token at once. Raises ``UnknownToken``, and ``AccountRefused`` (TOKEN-5; already)."""
    row = Token.objects.select_for_update().select_related("account").filter(code=code).first()
    if row is None:
        raise UnknownToken
    if not (actor == OPERATOR or rules.may_revoke(person(actor.person), row.account.code)):
        raise AccountRefused(
            "TOKEN-5: the token is another person’s",
            remedy="ask the person, or an administrator",
        )
    if row.revoked_on is not None:
        raise AccountRefused("the token is revoked already", remedy="leave it as it is")
    row.revoked_on = max(on, row.made_on)
    row.save(update_fields=["revoked_on"])
    record(
        actor=actor,
        act="accounts.revoke_token",
        target=(_TARGET, code),
        reason=reason,
        source=source,
        on=on,
        content={"person": row.account.code},
    )
    return token_of(row)


@transaction.atomic
def note_use(*, actor: Actor, code: str, reason: str, source: Source | None, on: date) -> bool:
    """Notes that a token was used on a day; answers whether it was the first use of that day."""
    first = Token.objects.filter(code=code).exclude(last_used_on__gte=on).update(last_used_on=on)
    if first:
        record(
            actor=actor,
            act="accounts.use_token",
            target=(_TARGET, code),
            reason=reason,
            source=source,
            on=on,
            content={},
        )
    return bool(first)
