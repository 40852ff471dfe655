"""Which documents and instruments a text refers to, as symbols and codes."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from accede.mandates.rules.terms import Plain, Terms, either

# ‘A/74/147’, ‘E/CN.15/2017/5’, ‘S/RES/2178 (2014)’ as they stand in a text.
_SYMBOL = re.compile(
    r"(?<![\w/])(?:A|E|S|ST|T|CAT|CCPR|CEDAW|CERD|CRC|CRPD|DP|TD|UNEP|CTOC|CAC)"
    r"/[A-Z0-9][A-Za-z0-9./-]*[A-Za-z0-9](?:\s?\((?:\d{4}|[IVXL]+)\))?"
)
_COUNCIL = re.compile(r"(?<![A-Za-z0-9/])(?P<n>\d{1,4})\s?\((?P<y>(?:19|20)\d\d)\)")
_SESSION = re.compile(r"(?<![A-Za-z0-9/.])(?P<s>(?:19|20)\d\d|\d{1,3})/(?P<n>\d{1,3})(?![\d/])")
# ‘2625 (XXV)’, ‘217 A (III)’: how the Assembly numbered before 1976.
# In Arabic the letter is written out and the session is a number: ‘155 جيم (د-7)’.
_OLD = re.compile(
    r"(?<![A-Za-z0-9/])(?P<n>\d{1,4})(?:\s?(?P<l>[A-D]|ألف|باء|جيم|دال))?"
    r"\s?\((?:(?P<s>[IVXL]+)|د\s?-\s?(?P<d>\d{1,2}))\)"
)
_ARABIC = {"ألف": "A", "باء": "B", "جيم": "C", "دال": "D"}
_LETTERS = re.compile(r"\s(?P<first>[A-Z])(?:\s\S{1,3}\s(?P<more>[A-Z]))?(?!\w)")
_NEAR, _FAR = 45, 90


@dataclass(frozen=True)
class DocumentWords:
    """How one language speaks of documents.

    ``resolution`` and ``decision`` are the words themselves; ``organs`` the names by
    letter of the symbol; ``own`` says that the organ speaks of its own; ``last`` that the
    word follows the number, as in Chinese. ``instruments`` are names by code.
    """

    language: str
    resolution: tuple[str, ...]
    decision: tuple[str, ...]
    organs: Mapping[str, tuple[str, ...]]
    own: tuple[str, ...]
    instruments: Mapping[str, tuple[str, ...]]

    @cached_property
    def _kinds(self) -> re.Pattern[str]:
        resolution = either(self.resolution, self.language)
        decision = either(self.decision, self.language)
        return re.compile(f"(?P<resolution>{resolution})|(?P<decision>{decision})")

    @cached_property
    def _organs(self) -> Terms:
        return Terms(self.language, self.organs)

    @cached_property
    def _own(self) -> re.Pattern[str]:
        return re.compile(rf"{either(self.own, self.language)}\s?$")

    @cached_property
    def _instruments(self) -> Terms:
        return Terms(self.language, self.instruments)

    def referred(self, plain: Plain, organ: str) -> tuple[str, ...]:
        """Symbols and codes in the order they stand; ``organ`` is the letter of the speaker.

        A number that nothing calls a resolution or a decision is not taken for one.
        """
        found: list[tuple[int, str]] = []
        taken: list[tuple[int, int]] = []
        for match in _SYMBOL.finditer(plain.source):
            taken.append(match.span())
            found.append((match.start(), re.sub(r"\s+", "", match[0])))
        kinds = list(self._kinds.finditer(plain.text))
        for start, end, whose, numbers in self._numbered(plain.source):
            if any(a <= start < b for a, b in taken):
                continue
            taken.append((start, end))
            here = _bisect(plain.at, start)
            kind = self._kind(kinds, here)
            if kind is None:
                continue
            nature = "DEC" if kind["decision"] else "RES"
            letter = self._organ(plain.text, kind, here, organ)
            if letter not in whose:
                letter = min(whose)
            found += [(start, f"{letter}/{nature}/{number}") for number in numbers]
        for span in self._instruments.spans(plain.text):
            found.append((plain.at[span.start], span.code))
        return tuple(dict.fromkeys(code for _, code in sorted(found, key=lambda pair: pair[0])))

    def _numbered(self, source: str) -> Iterator[tuple[int, int, frozenset[str], list[str]]]:
        """Numbers that may be those of documents: place, whose they may be, the numbers."""
        for match in _COUNCIL.finditer(source):
            number = f"{_digits(match['n'])}({_digits(match['y'])})"
            yield match.start(), match.end(), frozenset("S"), [number]
        for match in _OLD.finditer(source):
            letter = _ARABIC.get(match["l"] or "", match["l"] or "")
            session = match["s"] or _roman(int(match["d"]))
            number = f"{_digits(match['n'])}{letter}({session})"
            yield match.start(), match.end(), frozenset("AE"), [number]
        for match in _SESSION.finditer(source):
            number = f"{_digits(match['s'])}/{_digits(match['n'])}"
            several = _LETTERS.match(source, match.end())
            numbers = [number]
            if several is not None and several["first"]:
                numbers = [f"{number}{each}" for each in several.groups() if each]
            whose = frozenset("E") if len(match["s"]) == 4 else frozenset({"A", "A/HRC"})
            yield match.start(), match.end(), whose, numbers

    def _kind(self, kinds: list[re.Match[str]], here: int) -> re.Match[str] | None:
        """The word ‘resolution’ or ‘decision’ that a number belongs to."""
        if self.language == "zh":
            return next((each for each in kinds if 0 <= each.start() - here <= _FAR * 2), None)
        before = [each for each in kinds if each.start() < here]
        return before[-1] if before else None

    def _organ(self, text: str, kind: re.Match[str], here: int, speaker: str) -> str:
        """The letter of the organ whose resolution it is: named before, after, or its own."""
        if self.language == "zh":
            named = list(self._organs.spans(text[max(0, here - _NEAR) : here]))
            return named[-1].code if named else speaker
        before = text[max(0, kind.start() - _NEAR) : kind.start()]
        if self._own.search(before):
            return speaker
        for span in self._organs.spans(before):
            if not before[span.end :].strip(" -"):
                return span.code
        between = text[kind.end() : here]
        first = next(iter(self._organs.spans(between)), None)
        if first is not None and len(between[: first.start].split()) < 2:
            return first.code
        following = self._kinds.search(text, max(kind.end(), here))
        limit = min(following.start() if following else len(text), here + _FAR * 3)
        after = text[here:limit]
        first = next(iter(self._organs.spans(after)), None)
        if first is None or re.search(r"[;.؛]\s", after[: first.start]):
            return "A"
        # A name that stands just before the next ‘resolution’ belongs to that one.
        of_next = following and not text[here + first.end : following.start()].strip(" -")
        return "A" if of_next else first.code


def _digits(text: str) -> str:
    """Western digits, whatever those of the text."""
    return "".join(str(unicodedata.digit(each, 0)) for each in text)


def _roman(number: int) -> str:
    """A number below 50 in Roman numerals, as the Assembly numbered its sessions.

    >>> _roman(29)
    'XXIX'
    """
    tens, units = divmod(number, 10)
    return ("X" * tens if tens < 4 else "XL") + (
        "",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    )[units]


def _bisect(at: tuple[int, ...], place: int) -> int:
    """The place in the plain text of a place in its source."""
    low, high = 0, len(at)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if at[middle] < place else (low, middle)
    return low
