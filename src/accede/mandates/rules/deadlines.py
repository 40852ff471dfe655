"""The day by which a paragraph wants something: a session, its year, how often."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from accede.mandates.rules.terms import Terms, either

# The Assembly’s first regular session opened in 1946, the second in 1947: session n opens
# in September of 1945 + n.
_FIRST = 1945
_DIGITS = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {"零": 0, "百": 100}


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due.

    ``session`` is the number of a session ("69"), empty where a year alone is named;
    ``year`` the year in which it falls, ``None`` where it cannot be told; ``every`` the
    number of years after which it comes again, 0 for once.
    """

    session: str = ""
    year: int | None = None
    every: int = 0


@dataclass(frozen=True)
class DayWords:
    """How one language names sessions and years.

    ``units`` and ``tens`` are the words of ordinals by their value; ``number`` and
    ``year`` are regular expressions with the groups ``n`` and ``y``; ``before`` are the
    words that make a session a day by which; ``first`` says that the word for a session
    stands before its ordinal; ``held`` what follows a session
    that is over; ``every`` are the words for a period in years.
    """

    language: str
    session: tuple[str, ...]
    values: Mapping[int, tuple[str, ...]]
    number: str
    before: tuple[str, ...]
    year: str
    every: Mapping[int, tuple[str, ...]]
    joins: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    first: bool = False

    @cached_property
    def _values(self) -> Terms:
        return Terms(self.language, {str(value): words for value, words in self.values.items()})

    @cached_property
    def _due(self) -> re.Pattern[str]:
        session = either(self.session, self.language)
        before = either(self.before, self.language)
        if self.language == "zh":
            return re.compile(
                rf"(?P<words>第(?P<n>[〇零一二三四五六七八九十百\d]+)届)(?:常)?{session}"
            )
        every = either([word for words in self.values.values() for word in words], self.language)
        joins = rf"(?:{either(self.joins, self.language)}[\s-])?" if self.joins else ""
        ordinal = rf"(?P<words>{every}(?:[\s-]{joins}{every}){{0,2}}|{self.number or '(?!)'})"
        # What was done at a session that was held is no deadline.
        held = rf"(?!,?\s{either(self.held, self.language)})" if self.held else ""
        if self.first:
            return re.compile(rf"(?:{before}\s?)?{session}\s{ordinal}{held}")
        return re.compile(rf"{before}\s{ordinal}(?:\s\w+)?\s{session}{held}")

    @cached_property
    def _year(self) -> re.Pattern[str]:
        return re.compile(self.year or r"(?!)")

    def sessions(self, plain: str) -> list[tuple[int, int]]:
        """Each session named as a day by which: where it stands, and its number."""
        found = []
        for match in self._due.finditer(plain):
            number = self._value(match)
            if number:
                found.append((match.start(), number))
        return found

    def _value(self, match: re.Match[str]) -> int:
        digits = match.groupdict().get("n")
        if digits:
            return int(digits) if digits.isdigit() else _chinese(digits)
        return sum(int(each.code) for each in self._values.spans(match["words"]))

    def year_of(self, plain: str) -> int | None:
        """The last year by which something is wanted, or ``None``."""
        years = [int(match["y"]) for match in self._year.finditer(plain)]
        return max(years) if years else None

    def period(self, plain: str) -> int:
        """After how many years it comes again; 0 for once."""
        for years, words in self.every.items():
            if re.search(either(words, self.language), plain):
                return years
        return 0


def year_of_session(number: int) -> int:
    """The year in which a regular session of the General Assembly opens.

    >>> year_of_session(69)
    2014
    """
    return _FIRST + number


def _chinese(words: str) -> int:
    """A number below 200 in Chinese: 七十八 is 78."""
    total, last = 0, 0
    for each in words:
        if each == "十":
            total, last = total + (last or 1) * 10, 0
        elif each == "百":
            total, last = total + (last or 1) * 100, 0
        else:
            last = int(each) if each.isdigit() else _DIGITS[each]
    return total + last
