"""How well a reader reads: its paragraphs beside those of the gold, text and number.

The gold was read from official XML. Its known faults, which are not held against a reader:
it keeps the calls of notes glued to words; some Arabic files show no number but at the head of
the text (``1 - …``); one English number is printed without its dot; a chapeau stands among
the preamble. Spaces are made one, apostrophes and quotation marks alike, before comparing; marks
that print nothing are left out.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LEADING = re.compile(r"(?P<number>\d{1,3})(?:\s?\.|\s?[-–—])?\s+(?P<text>\D.*)", re.DOTALL)
_DIGITS = re.compile(r"\d")
_IN_CALLS = re.compile(r"[\d()]")
_SIGNS = re.compile(r"[^\w]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_ALIKE = str.maketrans("’‘“”«»\u00a0\u202f", '\'\'""""  ')


@dataclass(frozen=True, slots=True)
class Score:
    """How many paragraphs agree, of how many read and how many there are."""

    agree: int
    read: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 where nothing was read or asked."""
        return self.agree / self.read if self.read else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of what there is that was read; 1 where there is nothing."""
        return self.agree / self.gold if self.gold else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.agree + other.agree, self.read + other.read, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is compared: its number without signs, its text without spaces."""

    number: str
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What two paragraphs that agree have alike: all but digits and brackets."""
        return self.number, _IN_CALLS.sub("", self.text)

    def read_as(self, other: "Paragraph", marks: frozenset[str]) -> bool:
        """Whether another is this one of the gold, but for calls of its notes glued to words."""
        if self.number != other.number:
            return False
        ways = [(0, 0)]
        while ways:
            here, there = ways.pop()
            while (
                here < len(self.text)
                and there < len(other.text)
                and self.text[here] == other.text[there]
            ):
                here, there = here + 1, there + 1
            if here == len(self.text):
                if there == len(other.text):
                    return True
                continue
            # A call may have begun with digits that the text goes on with as well.
            for back in range(min(3, here, there) + 1):
                start = here - back
                ways += [
                    (end, there - back)
                    for mark in marks
                    if (end := start + len(mark)) > here
                    and self.text.startswith(mark, start)
                    and self.text[start - 1 : start] != "/"
                ]
        return False


def _western(digit: re.Match[str]) -> str:
    return str(unicodedata.digit(digit[0]))


def plainly(number: str, text: str) -> Paragraph:
    """A paragraph as it is compared."""
    number = _SIGNS.sub("", number.rstrip(".").rsplit(".", 1)[-1])
    number, text = (_DIGITS.sub(_western, each) for each in (number, text))
    # In some Arabic files the brackets of a call stand beside it, with nothing in them.
    text = _INVISIBLE.sub("", text).replace("()", "")
    text = unicodedata.normalize("NFKC", text).translate(_ALIKE).strip()
    if not number and (match := _LEADING.fullmatch(text)):
        number, text = match["number"], match["text"]
    return Paragraph(number, "".join(text.split()))


def gold_of(document: Mapping[str, Any]) -> tuple[list[Paragraph], frozenset[str]]:
    """The paragraphs of a gold file, those of annexes too, and the marks of its notes."""
    paragraphs = [plainly(each["num"], each["text"]) for each in document["paragraphs"]]
    marks = [mark for mark, _ in document["footnotes"]]
    # Arabic prints the call in brackets.
    return paragraphs, frozenset([*marks, *(f"({mark})" for mark in marks)])


def compare(
    read: Sequence[Paragraph], gold: Sequence[Paragraph], marks: frozenset[str]
) -> tuple[Score, list[Paragraph], list[Paragraph]]:
    """The score, what was read and is not in the gold, and what the gold has besides.

    ``marks`` are those of the notes, whose calls the gold keeps in its text.
    A paragraph read twice agrees once.
    """
    left: dict[tuple[str, str], list[Paragraph]] = {}
    for each in read:
        left.setdefault(each.key, []).append(each)
    missed = []
    for wanted in gold:
        alike = left.get(wanted.key, [])
        found = next((each for each in alike if wanted.read_as(each, marks)), None)
        if found is None:
            missed.append(wanted)
        else:
            alike.remove(found)
    extra = [each for alike in left.values() for each in alike]
    return Score(len(gold) - len(missed), len(read), len(gold)), extra, missed


# Marks that the print or its conversion cut short: they stop inside a word, or leave out the
# adverb or the noun that the same text marks elsewhere. (language, start of the mark, verb)
CUT_MARKS = frozenset(
    {
        ("ru", "подчеркива", "подчеркивая"),
        ("ru", "подчеркивает", "подчеркивает также"),
        ("ru", "призывает", "призывает также"),
        ("ru", "удовлетворением отмечает", "с удовлетворением отмечает"),
        ("ru", "выражая глубокое", "выражая"),
    }
)


def verb_as_marked(language: str, marked: str, read: str) -> bool:
    """Whether a leading verb is read as it is marked in print, spaces and signs alike."""
    made = [
        re.sub(r"\s+", " ", each.translate(_ALIKE)).strip(" ,،").lower() for each in (marked, read)
    ]
    return made[0] == made[1] or (language, made[0], made[1]) in CUT_MARKS


VOWELS = re.compile("[\u064b-\u065f\u0670\u0640]")
"""The vowel signs of Arabic and its lengthening stroke."""


def bare(paragraph: Paragraph) -> Paragraph:
    """The paragraph without the vowel signs of Arabic, which a PDF has twice or not at all."""
    return Paragraph(paragraph.number, VOWELS.sub("", paragraph.text))
