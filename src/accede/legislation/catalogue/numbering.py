"""How laws number their provisions, by language: ``catalogue/legislation/numbering``."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.basics.texts import LANGUAGES
from accede.legislation.rules import Numbering

_FOLDER = "legislation/numbering"


class NumberingEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file; see ``rules.Numbering``."""

    language: str
    numbers: str
    suffixes: tuple[str, ...]
    suffix_joined: bool
    ordinals: tuple[str, ...]
    words: dict[str, str]
    openings: tuple[str, ...]
    bare: tuple[str, ...]
    ranges: tuple[str, ...]
    divisions: tuple[tuple[str, ...], ...]
    division_numbers: str
    closing: tuple[str, ...]
    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    stop_words: tuple[str, ...]


@cache
def numberings() -> Mapping[str, Numbering]:
    """How laws are numbered, by language code; ``BadInput`` where a file does not fit."""
    found = {}
    for name, entry in shelf.each(_FOLDER, NumberingEntry):
        place = Place(f"{_FOLDER}/{name}.yaml")
        if entry.language != name or name not in LANGUAGES:
            raise BadInput(
                f"the file {name} speaks of the language ‘{entry.language}’",
                remedy="name the file after one of the six languages, and that language in it",
                place=place,
            )
        patterns = [
            entry.numbers, entry.division_numbers, *entry.suffixes, *entry.ordinals,
            *entry.openings, *entry.bare, *entry.closing, *entry.sentences,
            *entry.titles, *(word for level in entry.divisions for word in level),
        ]  # fmt: skip
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise BadInput(
                    f"‘{pattern}’ is no pattern: {error}",
                    remedy="correct the regular expression",
                    place=place,
                ) from error
        fields = msgspec.structs.asdict(entry)
        found[name] = Numbering(**{**fields, "stop_words": frozenset(entry.stop_words)})
    return found
