"""What a file of a law is read into, and how two consolidations of a law differ."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from accede.basics.ruled import rule


@dataclass(frozen=True)
class Numbering:
    """How laws written in one language number their provisions; patterns are the catalogue's.

    ``divisions`` stand from the widest to the narrowest, each with its words; ``words`` are
    numbers written as words.
    """

    language: str
    numbers: str
    suffixes: tuple[str, ...]
    suffix_joined: bool
    ordinals: tuple[str, ...]
    words: Mapping[str, str]
    openings: tuple[str, ...]
    bare: tuple[str, ...]
    ranges: tuple[str, ...]
    divisions: tuple[tuple[str, ...], ...]
    division_numbers: str
    closing: tuple[str, ...]
    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    stop_words: frozenset[str]


class Remarked(StrEnum):
    """What a reading may have to say about a file."""

    NOT_PLACED = "NOT_PLACED"
    NUMBER_TWICE = "NUMBER_TWICE"
    WITHOUT_TEXT = "WITHOUT_TEXT"
    OTHER_LANGUAGE = "OTHER_LANGUAGE"
    TWO_LAWS = "TWO_LAWS"
    CONTENTS = "CONTENTS"


# What keeps a reading from being recorded unless the person accepts it.
GRAVE = frozenset({Remarked.TWO_LAWS})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a file that was not understood, or that a person should look at."""

    kind: Remarked
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class ReadProvision:
    """One provision as a file prints it.

    ``number`` is the law's own; where a file has a number twice, the second is ``12 [2]``.
    ``path`` holds the headings of the divisions it stands in, the widest first. ``text`` has
    a paragraph on each line.
    """

    number: str
    heading: str
    path: tuple[str, ...]
    text: str
    language: str
    line: int = 0


@dataclass(frozen=True)
class LawReading:
    """A law as a file prints it, with what was not understood.

    ``lines`` are the paragraphs of the file; ``front`` and ``closing`` those of title,
    preamble and promulgation; each of the others stands in a provision, in a heading, or
    among ``remarks``. ``opening`` is what opens its provisions, such as ``article``.
    """

    file: str
    language: str
    detected: str
    title: str
    opening: str
    provisions: tuple[ReadProvision, ...]
    lines: int
    front: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = field(default_factory=tuple)

    @property
    def not_placed(self) -> int:
        """How many paragraphs of the file were not understood."""
        return sum(remark.kind is Remarked.NOT_PLACED for remark in self.remarks)

    @property
    def grave(self) -> tuple[Remark, ...]:
        """The remarks that a person must accept before the law is recorded."""
        return tuple(remark for remark in self.remarks if remark.kind in GRAVE)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new consolidation of a law changes, by number in the order of the law."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def touched(self) -> frozenset[str]:
        """The numbers whose wording until then is no longer in force."""
        return frozenset(self.changed) | frozenset(self.ended)


@rule("LAW-5")
def difference(
    before: Mapping[str, tuple[str, str]], after: Iterable[tuple[str, str, str]]
) -> Difference:
    """A new consolidation replaces the wordings that differ and leaves the others alone.

    Provisions are compared by their number as the law prints it. A provision whose heading
    or text differs by more than blanks and typographic apostrophes is changed; one that the
    new consolidation does not have has ended; where it stands in the law does not count.
    What is unchanged stays in force as recorded, so that findings on it stand.
    """
    added, changed, kept = [], [], []
    seen = set()
    for number, heading, text in after:
        seen.add(number)
        if number not in before:
            added.append(number)
        elif _alike(before[number]) == _alike((heading, text)):
            kept.append(number)
        else:
            changed.append(number)
    ended = [number for number in before if number not in seen]
    return Difference(tuple(added), tuple(changed), tuple(ended), tuple(kept))


def _alike(words: tuple[str, str]) -> str:
    plain = "\n".join(words).replace("’", "'").replace("\u00a0", " ")
    return re.sub(r"\s+", " ", plain).strip()
