"""How entries chain, and how a break in the chain is found and placed.

Each entry carries the hash of the one before it. An edit changes an entry's own hash; a
removal or an insertion breaks the numbering or the chain. A chain cannot show that its
own tail is gone, nor that all of it was written anew: for that a head is *anchored*
outside the database, and the chain must still hold that head.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from accede.basics.digests import Plain, digest
from accede.basics.ruled import rule
from accede.basics.sources import Source

Target: TypeAlias = tuple[str, str]
"""What an entry, a consent or a page speaks of: a class (``assistance.Request``) and an id."""

BEGINNING = "0" * 64
"""What the first entry carries as the hash before it."""


class Office(StrEnum):
    """The desk an actor writes from."""

    SECRETARIAT = "SECRETARIAT"
    STATE = "STATE"
    PARTNER = "PARTNER"
    DONOR = "DONOR"
    SYSTEM = "SYSTEM"


@dataclass(frozen=True)
class Actor:
    """Who writes: a person's code and the office they write for.

    ``of`` is the State's code for a State's person and the body's code for a partner or
    donor; it is empty for the Secretariat and for the product itself.
    """

    person: str
    office: Office
    of: str = ""

    def __post_init__(self) -> None:
        if not self.person.strip():
            raise ValueError("an actor has a person")
        needs_of = self.office in (Office.STATE, Office.PARTNER, Office.DONOR)
        if needs_of != bool(self.of):
            raise ValueError(f"an actor of {self.office} {'names' if needs_of else 'has no'} ‘of’")


def same_person(one: str, other: str) -> bool:
    """Whether two signatures are of one person, whatever office each was written from."""
    return _signature(one) == _signature(other)


def _signature(person: str) -> str:
    """A signature without what the eye does not see: forms of letters, spaces, joiners."""
    plain = unicodedata.normalize("NFKC", person).casefold()
    unseen = ("Z", "C")
    return "".join(each for each in plain if unicodedata.category(each)[0] not in unseen)


@dataclass(frozen=True, slots=True)
class Entry:
    """One write, as the chain sees it. ``at`` is the database's clock, ISO 8601 in UTC.

    ``salt`` is made by chance and shown to nobody; entries of earlier releases have none.
    """

    seq: int
    at: str
    person: str
    office: str
    of: str
    act: str
    target: Target
    reason: str
    source: str
    on: date
    content: str
    previous: str
    hash: str
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry's number and hash; number 0 where nothing is written yet."""

    seq: int
    hash: str


class Fault(StrEnum):
    """What can be wrong at a place of the chain."""

    EDITED = "EDITED"
    REMOVED = "REMOVED"
    INSERTED = "INSERTED"
    TAIL_LOST = "TAIL_LOST"
    REWRITTEN = "REWRITTEN"


@dataclass(frozen=True, slots=True)
class Break:
    """One fault, at the entry with this number (or between it and the one before)."""

    seq: int
    fault: Fault
    words: str


def source_text(source: Source | None) -> str:
    """The source as the journal keeps it; empty where the act is its own source."""
    return "" if source is None else str(source)


@rule("CHAIN-1")
def hash_of(entry: Entry) -> str:
    """An entry's hash covers everything the entry says and the hash of the entry before it. It
    is printed where others read it, so it covers a salt too: nobody finds out by guessing what
    an entry says.
    """
    fields: Mapping[str, Plain] = {
        "seq": entry.seq,
        "at": entry.at,
        "person": entry.person,
        "office": entry.office,
        "of": entry.of,
        "act": entry.act,
        "target": list(entry.target),
        "reason": entry.reason,
        "source": entry.source,
        "on": entry.on,
        "content": entry.content,
        "previous": entry.previous,
        **({"salt": entry.salt} if entry.salt else {}),
    }
    return digest(fields)


@rule("CHAIN-2")
def breaks(entries: Iterable[Entry]) -> Iterator[Break]:
    """Numbers run from 1 without gap or repeat, each entry's hash is its own, and each carries
    the hash of the entry before it.

    An entry whose content no longer gives its hash was edited; a gap in the numbers is a
    removal; a number that does not follow, or an entry that does not carry the hash before
    it although both are whole, is an insertion or an exchange at that place.
    """
    expected, previous = 1, BEGINNING
    for entry in entries:
        whole = hash_of(entry) == entry.hash
        if entry.seq > expected:
            gone = str(expected) if entry.seq == expected + 1 else f"{expected}–{entry.seq - 1}"
            yield Break(expected, Fault.REMOVED, f"entry {gone} is gone")
        elif entry.seq < expected:
            yield Break(entry.seq, Fault.INSERTED, f"number {entry.seq} stands out of turn")
        elif whole and entry.previous != previous:
            yield Break(
                entry.seq, Fault.INSERTED, f"entry {entry.seq} does not follow the one before it"
            )
        if not whole:
            yield Break(entry.seq, Fault.EDITED, f"entry {entry.seq} is not what was written")
        expected, previous = entry.seq + 1, entry.hash


@rule("CHAIN-3")
def against_anchor(anchor: Head, last: Head, hash_at_anchor: str | None) -> Break | None:
    """The chain still holds every anchored head: an entry with that number and that hash.

    An anchor beyond the last entry shows a lost tail; an anchored number with another hash
    shows that the chain was written anew up to there.
    """
    if anchor.seq == 0:
        return None
    if anchor.seq > last.seq:
        gone = anchor.seq - last.seq
        return Break(
            last.seq + 1,
            Fault.TAIL_LOST,
            f"the chain ends at {last.seq}; the anchor saw {gone} more, up to {anchor.seq}",
        )
    if hash_at_anchor is None:
        return Break(anchor.seq, Fault.REMOVED, f"entry {anchor.seq}, which was anchored, is gone")
    if hash_at_anchor != anchor.hash:
        return Break(
            anchor.seq, Fault.REWRITTEN, f"entry {anchor.seq} is not the one that was anchored"
        )
    return None
