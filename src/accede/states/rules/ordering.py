"""Alphabetical order in each of the six languages, without a collation library.

Accents, case and punctuation do not count in the Latin languages, except that Spanish ñ
follows n. Russian ё counts as е; й keeps its place. Arabic is ordered without the
article ال, without vowel marks, the forms of alif and hamza alike. Chinese is ordered by
code point, that is roughly by radical, not by the number of strokes the United Nations
uses; a reader of Chinese finds a stable order, not the official one.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from accede.basics.texts import Text
from accede.states.rules.peoples import Organisation, Region, State

Named = TypeVar("Named", State, Organisation, Region)

_APART = re.compile(r"[\W_]+")
_LATIN = ("en", "fr", "es")


def sort_key(text: str, language: str) -> tuple[str, str]:
    """What to sort a text by in a language; the text itself settles what is left equal.

    >>> sorted(["Zimbabwe", "Érythrée", "Estonie"], key=lambda name: sort_key(name, "fr"))
    ['Érythrée', 'Estonie', 'Zimbabwe']
    """
    folded = text.casefold()
    if language == "ru":
        folded = unicodedata.normalize("NFC", folded).replace("ё", "е")
    elif language == "ar":
        folded = _bare(folded).replace("ة", "ه").replace("ى", "ي").replace("ـ", "")
        folded = re.sub(r"(?<!\w)ال(?=\w\w)", "", folded)
    elif language in _LATIN:
        if language == "es":
            # U+10FF is a letter to the pattern below, and after every Latin one.
            folded = unicodedata.normalize("NFC", folded).replace("ñ", "n\u10ff")
        folded = _bare(folded).replace("œ", "oe").replace("æ", "ae")
    return _APART.sub(" ", folded).strip(), text


def alphabetical(named: Iterable[Named], language: str) -> tuple[Named, ...]:
    """The States, organisations or regions in the alphabetical order of a language."""
    return tuple(sorted(named, key=lambda one: sort_key(_name(one.name, language), language)))


def _name(name: Text, language: str) -> str:
    return name.in_(language)


def _bare(text: str) -> str:
    """The text without accents and vowel marks."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))
