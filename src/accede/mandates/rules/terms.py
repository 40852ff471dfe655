"""Words looked for in a text, whatever their endings, spaces and accents.

A term is written in small letters: ``member states``, ``donor*`` (any ending), ``in …
consultation with`` (up to four words between).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from accede.basics.errors import BadInput

WORD = re.compile(r"[^\W_]+")

# Chinese sets no space between words; Arabic writes ‘and’, ‘to’, ‘the’ onto the next one.
_UNSPACED = frozenset({"zh"})
_PREFIXED = frozenset({"ar"})

_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "أ": "ا", "إ": "ا", "آ": "ا"}
_ALIKE |= {"ى": "ي", "ة": "ه", "ё": "е"}
# Marks that change nothing: Arabic vowels and the stretch of a line, soft hyphens.
_SILENT = frozenset("\u0640\u00ad\u200b\u200c\u200d\u200e\u200f")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as terms are looked for in it, and where each of its characters stood."""

    text: str
    at: tuple[int, ...]
    source: str

    def as_printed(self, start: int, end: int) -> str:
        """The stretch of the source that a stretch of the plain text was made of."""
        return self.source[self.at[start] : self.at[end - 1] + 1] if end > start else ""


def plainly(text: str) -> Plain:
    """The text in small letters with plain apostrophes, hyphens, spaces and Arabic letters.

    >>> plainly("L’Office  PRIE").text
    "l'office prie"
    """
    letters: list[str] = []
    at: list[int] = []
    for place, character in enumerate(text):
        if character in _SILENT or "\u064b" <= character <= "\u0652" or character == "\u0670":
            continue
        if character.isspace():
            if letters and letters[-1] == " ":
                continue
            plain = " "
        else:
            small = character.lower()
            plain = _ALIKE.get(small, small if len(small) == 1 else character)
        letters.append(plain)
        at.append(place)
    return Plain("".join(letters), tuple(at), text)


def pattern_of(term: str, language: str) -> str:
    """The regular expression of one term in one language; for the plain text.

    ``BadInput`` for a term that is empty or not in small letters.
    """
    term = unicodedata.normalize("NFC", term)
    if not term.strip() or term != term.lower() or term != term.strip():
        raise BadInput(
            f"the term ‘{term}’ of the lexicon is empty, spaced or has a capital letter",
            remedy="write terms in small letters, without spaces around them",
        )
    plain = plainly(term).text
    if language in _UNSPACED:
        # Between two parts of a term, a few characters and no mark.
        return r"[^，。；：、]{0,12}?".join(re.escape(part) for part in plain.split("…"))
    body = ""
    before = ""
    for word in plain.split(" "):
        if word == "…":
            # A mark may stand between the words of a gap, a space alone elsewhere.
            before = r"(?:[\s,]+[^\s,;:.]+){0,4}?[\s,]+"
            continue
        body += before + r"[\w'-]*".join(re.escape(part) for part in word.split("*"))
        before = r"\s"
    if language in _PREFIXED:
        # ‘the’ and what is written onto a word may stand before any term.
        body = rf"(?:[وف]?(?:[بلك]?ال|لل|[بلك])?)?{body}"
    # ‘l'’ and what it stands before are one stretch of letters to the eye, two words here.
    closing = "" if plain.endswith("'") else r"(?![^\W\d_])"
    return rf"(?<![^\W\d_]){body}{closing}"


@lru_cache(maxsize=256)
def words_of(plain: str) -> tuple[tuple[int, str], ...]:
    """The words of a plain text, each with where it begins."""
    return tuple((match.start(), match[0]) for match in WORD.finditer(plain))


_ONTO = re.compile(r"[وف]?(?:[بلك]?ال|لل|[بلك])?")
_STEM = 3


class FirstWords:
    """Which of many terms may begin at a word: so that few are tried at each place."""

    def __init__(self, terms: Iterable[str], language: str) -> None:
        self._arabic = language in _PREFIXED
        self._whole: dict[str, list[int]] = {}
        self._stems: dict[str, list[tuple[str, int]]] = {}
        self._anywhere: list[int] = []
        for place, term in enumerate(terms):
            plain = plainly(term).text
            first = WORD.match(plain)
            if first is None or language in _UNSPACED:
                self._anywhere.append(place)
            elif plain[first.end() : first.end() + 1] == "*":
                stem = first[0]
                key = stem[:_STEM] if len(stem) >= _STEM else ""
                self._stems.setdefault(key, []).append((stem, place))
            else:
                self._whole.setdefault(first[0], []).append(place)

    def at(self, word: str) -> list[int]:
        """The places of the terms that may begin at a word, in the order they were given."""
        found = list(self._anywhere)
        for form in self._forms(word):
            found += self._whole.get(form, ())
            for key in (form[:_STEM], ""):
                found += (
                    place for stem, place in self._stems.get(key, ()) if form.startswith(stem)
                )
        return sorted(set(found)) if len(found) > 1 else found

    def _forms(self, word: str) -> tuple[str, ...]:
        """A word, and in Arabic what remains of it without what is written onto it."""
        if not self._arabic:
            return (word,)
        longest = _ONTO.match(word).end()  # type: ignore[union-attr]
        return tuple(word[start:] for start in range(min(longest, len(word) - 1) + 1))


@dataclass(frozen=True)
class Found:
    """One term found: its code, and where it stands in the plain text."""

    start: int
    end: int
    code: str


@dataclass(frozen=True)
class Terms:
    """Terms of one language by the code they speak of."""

    language: str
    by_code: Mapping[str, tuple[str, ...]]

    @cached_property
    def _made(self) -> tuple[tuple[tuple[str, re.Pattern[str]], ...], FirstWords]:
        """Every term, the longest first: its code, its expression; and where to try it."""
        pairs = [(term, code) for code, terms in self.by_code.items() for term in terms]
        pairs.sort(key=lambda pair: -len(pair[0]))
        made = tuple((code, re.compile(pattern_of(term, self.language))) for term, code in pairs)
        return made, FirstWords((term for term, _ in pairs), self.language)

    @cached_property
    def _together(self) -> re.Pattern[str]:
        """Every term at once, a group each: for a language that sets no spaces."""
        made, _ = self._made
        return re.compile("|".join(f"({pattern.pattern})" for _, pattern in made) or r"(?!)")

    def _all(self, plain: str) -> Iterator[Found]:
        """Every term that stands anywhere; of two from one place, the longer first."""
        made, first = self._made
        if self.language in _UNSPACED:
            for code, pattern in made:
                yield from (Found(*match.span(), code) for match in pattern.finditer(plain))
            return
        for start, word in words_of(plain):
            for place in first.at(word):
                code, pattern = made[place]
                match = pattern.match(plain, start)
                if match is not None:
                    yield Found(start, match.end(), code)

    def codes_in(self, plain: str) -> tuple[str, ...]:
        """The codes of the terms that stand in a plain text, in the order of the lexicon."""
        found = {each.code for each in self._all(plain)}
        return tuple(code for code in self.by_code if code in found)

    def places(self, code: str, plain: str) -> tuple[tuple[int, int], ...]:
        """Where the terms of one code stand in a plain text."""
        return tuple((each.start, each.end) for each in self._all(plain) if each.code == code)

    def spans(self, plain: str) -> Iterator[Found]:
        """Each term found in a plain text, from its start; where two begin, the longer one."""
        if self.language in _UNSPACED:
            made, _ = self._made
            for match in self._together.finditer(plain):
                yield Found(*match.span(), made[(match.lastindex or 1) - 1][0])
            return
        end = 0
        for each in self._all(plain):
            if each.start >= end:
                yield each
                end = each.end


def either(terms: Iterable[str], language: str) -> str:
    """One expression for any of several terms, the longest first; matches nothing without."""
    made = [pattern_of(term, language) for term in sorted(terms, key=len, reverse=True)]
    return f"(?:{'|'.join(made)})" if made else r"(?!)"
