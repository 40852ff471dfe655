"""Whom a name in a source means.

A name is reduced to a key that does not mind case, accents, punctuation, “the”, the
forms of “Saint”, “&”, or an inverted “Korea, Republic of”; the key is then looked up.
There is no guessing beyond that: no likeness, no parts of names. A name is known, held
for an officer, or unknown.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.errors import BadInput, Place
from accede.basics.ruled import rule
from accede.basics.texts import Text


class ResolvedKind(StrEnum):
    """What sort of thing a name turned out to mean."""

    STATE = "state"
    HISTORIC_STATE = "historic_state"
    ORGANISATION = "organisation"
    TERRITORY = "territory"
    HELD = "held"


@dataclass(frozen=True)
class Resolved:
    """Whom a name means: the code of the State or organisation.

    For a territory, ``code`` is the State responsible for its international relations
    and ``territory`` its own name. For a held name both are empty, so that nothing
    can be shown by accident.
    """

    kind: ResolvedKind
    code: str
    territory: Text | None = None

    def __post_init__(self) -> None:
        if (self.kind is ResolvedKind.HELD) == bool(self.code):
            raise ValueError("a held name has no code, every other name has one")
        if (self.kind is ResolvedKind.TERRITORY) != (self.territory is not None):
            raise ValueError("a territory has its name, nothing else has one")


HELD = Resolved(ResolvedKind.HELD, "")


@dataclass(frozen=True)
class NameEntry:
    """One name and whom it means, from a day or until a day where that changed.

    ``until`` is the first day on which it no longer means this; ``None`` has no end.
    """

    name: str
    means: Resolved
    until: date | None = None
    place: Place | None = None


_ARTICLE_AFTER = re.compile(r"\s?\((?:l['’]|le|la|les|el|los|las|the)\)$", re.IGNORECASE)
_INVERTED = re.compile(r"^(?P<head>[^,(]+?) ?(?:, ?(?P<comma>[^,()]+)|\((?P<bracket>[^()]+)\))$")
# What the second half of an inverted name ends in: Korea, Republic of; Iran (… d’).
_JOINS = ("of", "de", "d", "du", "del", "de los", "des")
_SPELT = {
    "&": " and ", "ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
}  # fmt: skip
_WORDS = {"st": "saint", "ste": "sainte"}
_OMITTED = frozenset({"the"})
_APOSTROPHES = re.compile(r"['’ʼ‘`´]")
_APART = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """What a name is looked up by: two ways of writing one name have the same key.

    >>> key("KOREA, REPUBLIC OF") == key("The Republic of Korea")
    True
    >>> key("St. Kitts & Nevis")
    'saint kitts and nevis'
    """
    text = _ARTICLE_AFTER.sub("", _visible(name))
    match = _INVERTED.match(text)
    if match is not None:
        second = match["comma"] or match["bracket"]
        if _words(second).endswith(tuple(f" {join}" for join in _JOINS)):
            return _words(f"{second} {match['head']}")
    return _words(text)


def _visible(name: str) -> str:
    """The name without invisible signs, notes in the form of asterisks, and spare spaces."""
    parts = unicodedata.normalize("NFC", name)
    seen = "".join(part for part in parts if unicodedata.category(part) != "Cf")
    return " ".join(seen.replace("*", " ").split())


def _words(text: str) -> str:
    # Some signs are capitals only once taken apart (ⅅ is D), and some letters of their own
    # only without their accents (ǽ is æ): each step comes after the one it needs.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    for letter, spelt in _SPELT.items():
        bare = bare.replace(letter, spelt)
    words = _APART.sub(" ", _APOSTROPHES.sub(" ", bare)).split()
    return " ".join(_WORDS.get(word, word) for word in words if word not in _OMITTED)


@rule("NAME-1")
def directory(entries: Iterable[NameEntry]) -> Mapping[str, tuple[NameEntry, ...]]:
    """A name means one thing on one day. Two entries whose names are written alike and
    mean different things are refused when the catalogue is read, unless each but the
    last says until when it holds.
    """
    found: dict[str, list[NameEntry]] = {}
    for entry in entries:
        spelt = key(entry.name)
        if not spelt:
            raise BadInput(f"‘{entry.name}’ is not a name", remedy="remove it", place=entry.place)
        others = found.setdefault(spelt, [])
        if any(other.means == entry.means and other.until == entry.until for other in others):
            continue
        if any(other.until == entry.until for other in others):
            raise BadInput(
                f"‘{entry.name}’ would mean two different things",
                remedy="keep it under one of them, or hold it for an officer",
                place=entry.place,
            )
        others.append(entry)
    for others in found.values():
        others.sort(key=lambda entry: (entry.until is None, entry.until or date.max))
    return {spelt: tuple(others) for spelt, others in found.items()}


_HELD_SHOWN = Text(
    {
        "en": "a name held for an officer",
        "fr": "un nom réservé à la décision d’un fonctionnaire",
    }
)


@rule("NAME-2")
def shown(resolved: Resolved, names: Mapping[str, Text], language: str) -> str:
    """What a page prints for a name in a source: the name of the State or organisation
    it means, a territory with the State responsible for it, and for a held name never
    the name itself, only that there is one.
    """
    if resolved.kind is ResolvedKind.HELD:
        return _HELD_SHOWN.in_(language)
    name = names[resolved.code].in_(language)
    if resolved.territory is not None:
        return f"{name} ({resolved.territory.in_(language)})"
    return name
