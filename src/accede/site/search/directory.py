"""Every document of the index in the order a page shows it, and sets of them as numbers.

A set of documents is one whole number: bit *n* stands for the *n*-th document. To keep what
a viewer may see of what was found is then one operation, and so is counting, however many
there are. The directory is kept in memory; what was indexed since is read and put in its
place. Rows of the index are never changed, only added and removed, so that a number of a row
means one document for as long as the index is the same (``epoch``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from accede.site.search import index
from accede.site.search.models import Indexed

Documents: TypeAlias = int
"""A set of documents of one directory."""

_Entry = tuple[int, str, str, int]


# One directory is not another with the same rows: a set of documents belongs to one alone.
@dataclass(frozen=True, eq=False)
class Directory:
    """The documents by kind, in each kind by place and code; ``last`` is the last row read."""

    epoch: str
    last: int
    entries: tuple[_Entry, ...]
    at: Mapping[int, int] = field(init=False, repr=False)
    of_kind: Mapping[str, tuple[int, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        at = {entry[3]: position for position, entry in enumerate(self.entries)}
        kinds = tuple(index.searches())
        spans: dict[str, tuple[int, int]] = {}
        start = 0
        for number, some in groupby(self.entries, itemgetter(0)):
            end = start + sum(1 for _ in some)
            spans[kinds[number]] = (start, end)
            start = end
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "of_kind", spans)

    def documents(self, rows: Iterable[int]) -> Documents:
        """The documents of these rows; a row the directory has not read is left out."""
        # One digit for each document, the first of them last.
        digits = bytearray(b"0" * (len(self.entries) + 1))
        at, end = self.at, len(self.entries)
        for row in rows:
            position = at.get(row)
            if position is not None:
                digits[end - position] = 49
        return int(digits, 2)

    def all_of(self, kind: str) -> Documents:
        """Every document of a kind."""
        start, end = self.of_kind.get(kind, (0, 0))
        return ((1 << (end - start)) - 1) << start

    def with_codes(self, kind: str, codes: frozenset[str]) -> Documents:
        """The documents of a kind that have these codes."""
        start, end = self.of_kind.get(kind, (0, 0))
        return self.documents(entry[3] for entry in self.entries[start:end] if entry[2] in codes)

    def rows(self, documents: Documents, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Row and code of some of the documents, from one place to another in their order."""
        digits = bin(documents)[:1:-1]
        position = -1
        for number in range(end):
            position = digits.find("1", position + 1)
            if position < 0:
                return
            if number >= start:
                yield self.entries[position][3], self.entries[position][2]


def brought_up(known: Directory | None, epoch: str) -> Directory:
    """The directory with what was indexed since it was read; read anew for another index."""
    if known is None or known.epoch != epoch:
        known = Directory(epoch, 0, ())
    numbers = {kind: number for number, kind in enumerate(index.searches())}
    new = [
        (numbers[kind], place, code, row)
        for row, kind, code, place in Indexed.objects.filter(pk__gt=known.last)
        .values_list("pk", "kind", "code", "place")
        .iterator(chunk_size=10_000)
        if kind in numbers
    ]
    if not new:
        return known
    last = max(entry[3] for entry in new)
    # Two sorted runs, nearly: the sort takes little more than one look at each.
    return Directory(epoch, last, tuple(sorted([*known.entries, *new])))
