"""Stems of words, by Snowball. Chinese has none."""

from functools import lru_cache

import Stemmer

_SNOWBALL = {
    "ar": "arabic",
    "en": "english",
    "fr": "french",
    "ru": "russian",
    "es": "spanish",
}
_STEMMERS = {language: Stemmer.Stemmer(name, 0) for language, name in _SNOWBALL.items()}


@lru_cache(maxsize=100_000)
def stem(language: str, word: str) -> str:
    """The stem of a word in a language; the word itself where the language has no stems.

    >>> stem("fr", "adoptées"), stem("ru", "терроризма"), stem("zh", "条约")
    ('adopt', 'терроризм', '条约')
    """
    stemmer = _STEMMERS.get(language)
    return str(stemmer.stemWord(word)) if stemmer else word
