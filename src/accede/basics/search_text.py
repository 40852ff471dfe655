"""How a text becomes the tokens that a search compares, in six languages.

A word is folded: capitals, accents, the forms of Arabic letters and elided articles do not
count (``l’État`` is ``etat``). Beside itself it leaves its stem, marked with its language
(``etat~fr``), so that a stem of one language never meets a word of another by chance. A run
of Chinese leaves its characters and every two neighbours. A code or a symbol
(``TBC97:2.3.a``, ``A/RES/68/187``) stays whole, and can be found by what it begins with.

Both databases hold these tokens and nothing cleverer, so they find the same. How a word is
stemmed is the caller's to say: this module uses the standard library alone.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

Stem: TypeAlias = Callable[[str, str], str]
"""The stem of a word in a language: ``stem("fr", "adoptées")``."""

VERSION = 1
"""Moves when the same text would leave other tokens; what was indexed before is made anew."""

LONGEST_QUERY = 200
MOST_TERMS = 16
_LONGEST_TOKEN = 60

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# What belongs to a word although it is no letter: accents and vowel signs, soft hyphens,
# joiners.
_WITHIN = (
    "\u0300-\u036f\u0483-\u0487\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200c\u200d"
)
_RUN = re.compile(
    # A code has a sign inside it and, somewhere, a digit.
    r"(?P<code>(?<![^\W_])(?=[A-Za-z/:.-]{0,40}[0-9])[A-Za-z0-9]+(?:[/:.-][A-Za-z0-9]+)+(?![^\W_]))"
    rf"|(?P<han>[{_HAN}]+)"
    rf"|(?P<word>(?:(?![{_HAN}])[^\W_]|[{_WITHIN}])+)"
)
_APOSTROPHES = frozenset("'’ʼ‘ʹ`´＇")
_ELIDED = frozenset(
    {"l", "d", "j", "n", "s", "t", "m", "c", "qu", "jusqu", "lorsqu", "puisqu", "д"}
)
_AFTER_APOSTROPHE = frozenset({"s"})
_SPELT = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        # Arabic and its Persian keys: one alif, one ya, one kaf; no stretching.
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ـ": "",
    }
)
_SCRIPTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"[a-z\u00c0-\u024f]"), ("en", "fr", "es")),
    (re.compile(r"[\u0400-\u04ff]"), ("ru",)),
    (re.compile(r"[\u0600-\u06ff]"), ("ar",)),
)
# Words that a question does without, folded, where anything else is left of it.
_STOP_WORDS = """
the a an of to in on for and or by with at from is are be as it its that this which
le la les un une des du de au aux et ou en dans par pour sur avec que qui est sont ce
l d j n s t m c qu
el los las una unos y o por para con del al se su es
и в во на с со к о об по из за для не от до или что как это д
في من علي الي عن مع و او ان التي الذي هذا هذه ما
的 了 和 与 或 在 是
"""
_STOPS = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, and the tokens it leaves."""

    start: int
    end: int
    tokens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text, and whether it is one of the words that were looked for."""

    text: str
    found: bool


Term: TypeAlias = frozenset[str]
"""What one word of a question may match: any one of these tokens."""


def words(text: str, language: str, stem: Stem) -> Iterator[Word]:
    """The words of a text in a language, in order. Chinese characters overlap in pairs.

    A text of no one language (a name, a code) has the language ``""``, and no stems.
    """
    languages = (language,) if language else ()
    for match in _RUN.finditer(text):
        start, end = match.span()
        run = match[0]
        if match["code"]:
            yield Word(start, end, frozenset(_code_tokens(run)))
        elif match["han"]:
            for at in range(len(run)):
                yield Word(start + at, start + at + 1, frozenset({fold(run[at])}))
                if at + 1 < len(run):
                    yield Word(start + at, start + at + 2, frozenset({fold(run[at : at + 2])}))
        elif not _is_elided(text, match):
            yield Word(start, end, _word_tokens(run, languages, stem))


def terms(question: str, stem: Stem) -> tuple[Term, ...]:
    """What a question looks for; all of it must be found. Empty where it has no word at all.

    The language of a question is not known: a word may match a stem of any language that is
    written in its letters. Signs are no operators. Of a long question, the beginning counts.
    """
    found: dict[Term, bool] = {}
    for match in _RUN.finditer(question[:LONGEST_QUERY]):
        run = match[0]
        if match["code"]:
            found[frozenset({_cut(run.lower())})] = False
        elif match["han"]:
            pairs = [run[at : at + 2] for at in range(len(run) - 1)] or [run]
            for pair in pairs:
                found.setdefault(frozenset({fold(pair)}), fold(pair) in _STOPS)
        elif not _is_elided(question, match):
            folded = fold(run)
            if folded:
                tokens = _word_tokens(run, _languages(run), stem)
                found.setdefault(tokens, folded in _STOPS)
    said = [term for term, stop in found.items() if not stop]
    return tuple(said or found)[:MOST_TERMS]


def excerpt(
    text: str, language: str, looked_for: tuple[Term, ...], stem: Stem, *, length: int = 240
) -> tuple[tuple[Run, ...], int]:
    """The part of a text around the words looked for, in runs, and how many of the terms it has.

    With ``length`` 0 the whole text. Without any of the words: its beginning, and 0.
    """
    wanted = frozenset().union(*looked_for) if looked_for else frozenset()
    hits = [word for word in words(text, language, stem) if word.tokens & wanted]
    met = sum(any(term & word.tokens for word in hits) for term in looked_for)
    spans = _merged(hits)
    first, last = (0, len(text)) if not length else _window(text, spans, length)
    runs: list[Run] = [Run("… ", False)] if first else []
    at = first
    for start, end in spans:
        if start < first or end > last:
            continue
        if at < start:
            runs.append(Run(text[at:start], False))
        runs.append(Run(text[start:end], True))
        at = end
    if at < last:
        runs.append(Run(text[at:last], False))
    if last < len(text):
        runs.append(Run(" …", False))
    return tuple(runs), met


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without what does not count: capitals, accents, forms of letters.

    >>> fold("Côte"), fold("ЁЛКА"), fold("الأُمَّة"), fold("Œuvre")
    ('cote', 'елка', 'الامه', 'oeuvre')
    """
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    kept = []
    for at, sign in enumerate(parts):
        if unicodedata.combining(sign):
            # й is a letter of its own, and endings depend on it.
            if sign == "\u0306" and at and parts[at - 1] == "и":
                kept.append(sign)
        elif unicodedata.category(sign) == "Nd":
            kept.append(str(unicodedata.digit(sign)))
        elif unicodedata.category(sign) != "Cf":
            kept.append(sign)
    bare = unicodedata.normalize("NFC", "".join(kept)).translate(_SPELT)
    return _cut("".join(sign for sign in bare if sign.isalnum()))


@lru_cache(maxsize=100_000)
def _word_tokens(word: str, languages: tuple[str, ...], stem: Stem) -> frozenset[str]:
    folded = fold(word)
    if not folded:
        return frozenset()
    tokens = {folded}
    if not folded.isdigit():
        lower = unicodedata.normalize("NFC", word).lower()
        for language in languages:
            # As written, and as typed without accents: either way the two meet.
            tokens.add(f"{fold(stem(language, lower)) or folded}~{language}")
            tokens.add(f"{fold(stem(language, folded)) or folded}~{language}")
    return frozenset(tokens)


def _code_tokens(code: str) -> Iterator[str]:
    """The code whole, what it begins with, its parts; of a symbol also what it ends with."""
    whole = code.lower()
    yield _cut(whole)
    # Longer than that, it is no code of anything; its parts are enough.
    cuts = [at for at, sign in enumerate(whole[:_LONGEST_TOKEN]) if sign in "/:.-"]
    for at in cuts:
        yield _cut(whole[:at])
        if whole[at] == "/":
            yield _cut(whole[at + 1 :])
    for part in re.split(r"[/:.-]", whole):
        if len(part) > 1:
            yield _cut(part)


def _is_elided(text: str, match: re.Match[str]) -> bool:
    """Whether the word is only an article before an apostrophe, or an English ’s after one."""
    start, end = match.span()
    short = match[0].lower()
    after = text[end : end + 1] in _APOSTROPHES and text[end + 1 : end + 2].isalpha()
    if after and short in _ELIDED:
        return True
    before = start > 1 and text[start - 1] in _APOSTROPHES and text[start - 2].isalpha()
    return before and short in _AFTER_APOSTROPHE


def _languages(word: str) -> tuple[str, ...]:
    lower = word.lower()
    for letters, languages in _SCRIPTS:
        if letters.search(lower):
            return languages
    return ()


def _cut(token: str) -> str:
    return token[:_LONGEST_TOKEN]


def _merged(hits: list[Word]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for word in hits:
        if spans and word.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(word.end, spans[-1][1]))
        else:
            spans.append((word.start, word.end))
    return spans


def _window(text: str, spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """Where an excerpt begins and ends: most of the words looked for, whole words at its edges."""
    if len(text) <= length:
        return 0, len(text)
    best = max(
        (start for start, _ in spans),
        key=lambda start: (sum(start <= one < start + length * 3 // 4 for one, _ in spans), -start),
        default=0,
    )
    first = max(0, min(best - length // 4, len(text) - length))
    last = min(len(text), first + length)
    if first:
        space = text.find(" ", first, best)
        first = space + 1 if space >= 0 else first
    if last < len(text):
        space = text.rfind(" ", max(best + 1, last - 40), last)
        last = space if space >= 0 else last
    return first, last
