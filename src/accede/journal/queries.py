"""What the journal says, and whether its chain holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from django.db import DatabaseError, connection

from accede.journal import guard
from accede.journal.models import JournalEntry
from accede.journal.rules import (
    BEGINNING,
    Break,
    Entry,
    Fault,
    Head,
    Target,
    against_anchor,
    breaks,
)

T = TypeVar("T")
# Where more was written than that, all is read again: the engines bound a list of codes.
_FEW = 500


class Kept(Generic[T]):
    """What was read of records, kept in memory; a record is read again once the journal tells
    of a write on it, and no other.

    ``read`` answers what there is of the records named, or of all for ``None``. Where the
    chain no longer holds the head it was read at, all is read again. What is kept is shared:
    nobody changes it. An act reads what it needs from the database itself.
    """

    def __init__(self, read: Callable[[frozenset[Target] | None], Mapping[Target, T]]) -> None:
        self._read = read
        # Head and records in one, so that threads see both of one moment.
        self._held: tuple[Head, Mapping[Target, T]] | None = None

    def all(self) -> Mapping[Target, T]:
        """Every record there is now."""
        # The head is read first: what is written meanwhile is read again next time.
        now, held = head(), self._held
        if held is not None and held[0] == now:
            return held[1]
        touched = targets_after(held[0].seq) if held is not None and follows(held[0]) else None
        if held is None or touched is None or len(touched) > _FEW:
            known = self._read(None)
        else:
            others = {each: kept for each, kept in held[1].items() if each not in touched}
            known = {**others, **self._read(touched)}
        self._held = (now, known)
        return known


def head() -> Head:
    """The last entry's number and hash."""
    last = JournalEntry.objects.order_by("-seq").values_list("seq", "hash").first()
    return Head(*last) if last else Head(0, BEGINNING)


def last_seq(room: str) -> int:
    """The number of the last entry about something of this room; 0 where there is none."""
    about = JournalEntry.objects.filter(target_class__startswith=f"{room}.")
    return about.order_by("-seq").values_list("seq", flat=True).first() or 0


def follows(earlier: Head) -> bool:
    """Whether the chain still holds an earlier head: that number with that hash."""
    if earlier.seq == 0:
        return earlier.hash == BEGINNING
    return JournalEntry.objects.filter(seq=earlier.seq, hash=earlier.hash).exists()


def targets_after(seq: int) -> frozenset[Target]:
    """What the entries after this number are about."""
    rows = JournalEntry.objects.filter(seq__gt=seq).values_list("target_class", "target_id")
    return frozenset(rows)


def entries() -> Iterator[Entry]:
    """Every entry in the order of its number, read a thousand at a time."""
    for row in JournalEntry.objects.order_by("seq").iterator(chunk_size=1000):
        yield _entry(row)


def latest(
    *,
    before: int | None = None,
    limit: int,
    person: str = "",
    act: str = "",
    kind: str = "",
    record: str = "",
) -> tuple[Entry, ...]:
    """The newest entries, from before a number on; those of a person, an act, a kind of
    record or one record where they are named.
    """
    wanted = {"person": person, "act": act, "target_class": kind, "target_id": record}
    rows = JournalEntry.objects.filter(**{name: asked for name, asked in wanted.items() if asked})
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return tuple(_entry(row) for row in rows.order_by("-seq")[:limit])


def about(target_class: str, target_id: str) -> tuple[Entry, ...]:
    """The entries about one record, oldest first."""
    rows = JournalEntry.objects.filter(target_class=target_class, target_id=target_id)
    return tuple(_entry(row) for row in rows.order_by("seq"))


def last_about(target_class: str, target_id: str) -> str:
    """The hash of the last entry about one record; empty where there is none.

    It changes with every write on the record and says nothing else: a form carries it, so
    that who saves can be told what was written meanwhile.
    """
    rows = JournalEntry.objects.filter(target_class=target_class, target_id=target_id)
    return rows.order_by("-seq").values_list("hash", flat=True).first() or ""


def verify(anchors: Iterable[Head] = ()) -> tuple[Break, ...]:
    """Every place where the chain, or an anchored head, does not hold; empty where all do."""
    # A database of an earlier release lacks the column; that is an error and not a finding.
    JournalEntry.objects.order_by("-seq").values_list("salt").first()
    try:
        found = list(breaks(entries()))
    except (DatabaseError, ValueError, TypeError):
        found = _breaks_one_by_one()
    last = head()
    for anchor in anchors:
        kept = JournalEntry.objects.filter(seq=anchor.seq).values_list("hash", flat=True).first()
        fault = against_anchor(anchor, last, kept)
        if fault is not None:
            found.append(fault)
    return tuple(found)


def guarded() -> bool:
    """Whether the database still refuses to change or delete an entry."""
    return guard.stands(connection)


def _breaks_one_by_one() -> list[Break]:
    """The breaks where some entry holds what its column cannot hold, and cannot be read."""
    readable: list[Entry] = []
    unreadable: list[int] = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM journal_journalentry ORDER BY seq")
        numbers = [row[0] for row in cursor.fetchall()]
    for number in numbers:
        if not isinstance(number, int):
            unreadable.append(len(readable) + len(unreadable) + 1)
            continue
        try:
            readable.append(_entry(JournalEntry.objects.get(seq=number)))
        except (DatabaseError, ValueError, TypeError):
            unreadable.append(number)
    found = [
        fault
        for fault in breaks(readable)
        if fault.fault is not Fault.REMOVED or fault.seq not in unreadable
    ]
    found += [Break(seq, Fault.EDITED, f"entry {seq} cannot be read") for seq in unreadable]
    return sorted(found, key=lambda fault: fault.seq)


def _entry(row: JournalEntry) -> Entry:
    return Entry(
        seq=row.seq,
        at=row.at,
        person=row.person,
        office=row.office,
        of=row.of,
        act=row.act,
        target=(row.target_class, row.target_id),
        reason=row.reason,
        source=row.source,
        on=row.on,
        content=row.content,
        previous=row.previous,
        hash=row.hash,
        salt=row.salt or "",
    )
