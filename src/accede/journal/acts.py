"""The one verb of the journal: to record what was written, in the same transaction."""

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.db import connection, transaction

from accede.basics.digests import Plain, canonical
from accede.basics.errors import AccedeError
from accede.basics.sources import Source
from accede.journal.models import JournalEntry
from accede.journal.rules import BEGINNING, Actor, Entry, Target, hash_of, source_text


class NoTransaction(AccedeError):
    """The journal was written outside a transaction, apart from the write it speaks of."""


class NoReason(AccedeError):
    """A write gave no reason."""


# Any number that no other lock of the product takes.
_CHAIN_LOCK = 0x4A4F5552


def record(
    *,
    actor: Actor,
    act: str,
    target: Target,
    reason: str,
    source: Source | None,
    on: date,
    content: Mapping[str, Plain],
) -> Entry:
    """Appends one entry to the chain and answers it.

    ``on`` is the day the act was done in the world; the time of recording is the
    database's own. Writers queue up at the chain's end until the transaction is over.
    Raises ``NoTransaction`` outside ``transaction.atomic`` and ``NoReason`` for a blank
    reason.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NoTransaction("the journal is written inside the transaction of the act it records")
    if not reason.strip():
        raise NoReason(f"‘{act}’ needs a reason")
    at = _wait_for_turn()
    last = JournalEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    seq, previous = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    blank = Entry(
        seq=seq,
        at=at,
        person=actor.person,
        office=actor.office,
        of=actor.of,
        act=act,
        target=target,
        reason=reason.strip(),
        source=source_text(source),
        on=on,
        content=canonical(content),
        previous=previous,
        hash="",
        salt=secrets.token_hex(16),
    )
    hash_ = hash_of(blank)
    JournalEntry.objects.create(
        seq=seq,
        at=at,
        person=blank.person,
        office=blank.office,
        of=blank.of,
        act=act,
        target_class=target[0],
        target_id=target[1],
        reason=blank.reason,
        source=blank.source,
        on=on,
        content=blank.content,
        previous=previous,
        hash=hash_,
        salt=blank.salt,
    )
    return Entry(**{**{name: getattr(blank, name) for name in blank.__slots__}, "hash": hash_})


def _wait_for_turn() -> str:
    """Takes the chain's lock and answers the database's time, ISO 8601 in UTC.

    SQLite has taken its one write lock at the beginning of the transaction already
    (``transaction_mode`` IMMEDIATE).
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
            cursor.execute("SELECT clock_timestamp()")
            time: datetime = cursor.fetchone()[0]
        else:
            cursor.execute("SELECT strftime('%Y-%m-%dT%H:%M:%f', 'now')")
            time = datetime.fromisoformat(cursor.fetchone()[0]).replace(tzinfo=UTC)
    return time.astimezone(UTC).isoformat(timespec="milliseconds")
