"""In which of the six languages a text is written, by its commonest words and its letters."""

import re
from collections.abc import Mapping

from accede.legislation.rules import Numbering

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_READ = 60_000


def language_of(text: str, numberings: Mapping[str, Numbering]) -> str:
    """The code of the language, or ``""`` where the text is too short or in none of them.

    Letters decide for Arabic, Chinese and Russian; between languages of Latin letters the
    share of their commonest words does.
    """
    sample = text[:_READ]
    letters = sum(map(str.isalpha, sample))
    if letters < 20:
        return ""
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) * 2 > letters:
            return language if language in numberings else ""
    words = [word.casefold() for word in _WORD.findall(sample)]
    shares = {
        language: sum(word in numbering.stop_words for word in words) / max(1, len(words))
        for language, numbering in numberings.items()
    }
    best = max(shares, key=lambda language: shares[language], default="")
    return best if best and shares[best] >= 0.15 else ""
