"""Two texts of one language side by side, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache


class Change(StrEnum):
    """What one stretch of words is, beside the other text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that were kept, added or removed, as they stand."""

    change: Change
    text: str


@lru_cache(maxsize=1024)
def differences(before: str, after: str, language: str) -> tuple[Stretch, ...]:
    """The words kept, removed and added between two texts of one language, in order.

    Joined, what was kept or removed is ``before`` and what was kept or added is ``after``.
    """
    a, b = _tokens(before, language), _tokens(after, language)
    found: list[Stretch] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(Change.KEPT, "".join(a[a1:a2])))
            continue
        if a1 < a2:
            found.append(Stretch(Change.REMOVED, "".join(a[a1:a2])))
        if b1 < b2:
            found.append(Stretch(Change.ADDED, "".join(b[b1:b2])))
    return tuple(found)


_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def _tokens(text: str, language: str) -> list[str]:
    """Words, spaces and signs; in Chinese every character is one."""
    return list(text) if language == "zh" else _TOKEN.findall(text)
