"""Alphabetical order in each of the six languages, without a collation library.

Accents, case and punctuation do not count in the Latin languages, except that Spanish ñ
follows n. Russian ё counts as е; й keeps its place. Arabic is ordered without the
article ال, without vowel marks, the forms of alif and hamza alike. Chinese is ordered by
sound (pinyin), which is the order of the commoner characters in the national code
GB 2312; a rarer character stands where its sound belongs if it is in ``_SOUNDS_LIKE``,
and after all others if it is not.
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
# Characters of names that GB 2312 keeps among the rarer ones, by stroke; each with a
# commoner one of the same sound: nǎo, fěi.
_SOUNDS_LIKE = str.maketrans({"瑙": "脑", "斐": "匪"})


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
    elif language == "zh":
        # Latin-1 gives each byte back as one letter, so that the order is that of the bytes.
        folded = folded.translate(_SOUNDS_LIKE).encode("gb18030").decode("latin-1")
        return folded, text
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
