"""Stems of words, by Snowball; Chinese has none and is taken sign by sign.

A room of technique, between ``basics`` and the rooms: searching and the candidates of a law
compare words by the same stems.
"""

import re
from functools import lru_cache

import Stemmer

from accede.basics.search_text import fold

_SNOWBALL = {
    "ar": "arabic",
    "en": "english",
    "fr": "french",
    "ru": "russian",
    "es": "spanish",
}
_STEMMERS = {language: Stemmer.Stemmer(name, 0) for language, name in _SNOWBALL.items()}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WITHIN = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200c\u200d"
_WORD = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}])[^\W\d_]|[{_WITHIN}])+")
# و ف, then ب ك ل, then ال, or لل: written as one with the word they stand before.
_PARTICLES = frozenset("وفبكل")
_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w{3})")
# Words that carry no subject, folded: articles, pronouns, the commonest prepositions.
_STOP_WORDS = """
the a an of to in on for and or by with at from is are be as it its that this which any
such shall who been was were has have he his her she they their there
le la les un une des du de au aux et ou en dans par pour sur avec que qui est sont ce ces
cette son sa ses leur leurs il elle se l d j n s t m c qu a ete
el los las unos y o u al es lo su sus con del por para sin sobre como entre ese esta este
и в во на с со к о об по из у от до или что как это его ее их для за при же
في من علي الي عن مع و او ان التي الذي هذا هذه ما كل اذا
的 了 和 与 或 在 是 其 者 等
"""
_STOPS = frozenset(_STOP_WORDS.split())


@lru_cache(maxsize=100_000)
def stem(language: str, word: str) -> str:
    """The stem of a word in a language; the word itself where the language has no stems.

    >>> stem("fr", "adoptées"), stem("ru", "терроризма"), stem("zh", "条约")
    ('adopt', 'терроризм', '条约')
    """
    stemmer = _STEMMERS.get(language)
    return str(stemmer.stemWord(word)) if stemmer else word


def sequence(text: str, language: str) -> list[str]:
    """The stems of a text in the order of its words, without those that carry no subject.

    >>> sequence("La prise d’otages est punie.", "fr"), sequence("劫持航空器", "zh")
    (['pris', 'otag', 'pun'], ['劫', '持', '航', '空', '器'])
    """
    return [found for word in _WORD.findall(text) if (found := _one(word, language))]


def words(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of a text that carry a subject, in order: stem, and folded word.

    An Arabic word that begins with a letter that may be a particle (و ف ب ك ل) is followed by
    what it would be without it: only a dictionary could tell which it is.
    """
    found: list[tuple[str, str]] = []
    for word in _WORD.findall(text):
        if stemmed := _one(word, language):
            bare = _bare(word)
            found.append((stemmed, bare))
            if language == "ar" and len(bare) >= 5 and bare[0] in _PARTICLES:
                rest = bare[1:]
                found.append((fold(stem(language, rest)) or rest, rest))
    return tuple(found)


def folded(text: str) -> list[str]:
    """The words of a text folded and not stemmed, in order: what a beginning is compared with."""
    return [found for word in _WORD.findall(text) if (found := _bare(word)) and found not in _STOPS]


@lru_cache(maxsize=200_000)
def _one(word: str, language: str) -> str:
    bare = _bare(word)
    if not bare or bare in _STOPS or fold(word) in _STOPS:
        return ""
    if language == "ar":
        return fold(stem(language, bare)) or bare
    return fold(stem(language, word.lower())) or bare


def _bare(word: str) -> str:
    """The word folded, and in Arabic without the article and what is written before it."""
    found = fold(word)
    return _ARTICLE.sub("", found) if "\u0621" <= found[:1] <= "\u064a" else found
