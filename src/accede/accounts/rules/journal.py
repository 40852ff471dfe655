"""What the journal tells those who read the whole of it."""

from dataclasses import dataclass

from accede.basics.ruled import rule
from accede.journal.rules import Entry

# Rooms whose records no State opens or closes: reason and source may be read.
OPEN_ROOMS: frozenset[str] = frozenset({"accounts", "mandates", "treaties", "states", "bodies"})


@dataclass(frozen=True)
class Said:
    """An entry as it is shown: ``reason`` and ``source`` are ``None`` where they are kept."""

    entry: Entry
    reason: str | None
    source: str | None


@rule("ACCOUNT-11")
def reading(entry: Entry) -> Said:
    """Who reads the journal learns who did what to which record, when, and whether it is
    whole. Why and on what source is shown only for records that no State opens or closes;
    what was written is never shown here. For the rest one asks the State.
    """
    room = entry.target[0].split(".")[0]
    if room in OPEN_ROOMS:
        return Said(entry, entry.reason, entry.source)
    return Said(entry, None, None)
