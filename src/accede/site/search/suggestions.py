"""What somebody may have meant: public names near to what was typed, and nothing else.

Only States, instruments and resolutions are suggested, from the catalogue; no record of
anybody's enters, whoever asks.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

from accede.basics.search_text import fold
from accede.mandates.queries import catalogued
from accede.states.queries import world
from accede.treaties.queries import instruments

_LONGEST = 60


def nearby(question: str, language: str) -> tuple[str, ...]:
    """Up to three public names or codes written almost like the question."""
    asked = _key(question[:_LONGEST])
    names = _names(language)
    return tuple(names[near] for near in get_close_matches(asked, names, n=3, cutoff=0.72))


@lru_cache(maxsize=6)
def _names(language: str) -> Mapping[str, str]:
    here = world()
    said = [each.name.in_(language) for each in here.every]
    said += [each.name.in_(language) for each in here.organisations]
    said += [each.code for each in instruments()]
    said += [symbol for each in catalogued() for symbol in each.symbols]
    return {_key(name): name for name in said}


def _key(text: str) -> str:
    return " ".join(filter(None, map(fold, text.split())))
