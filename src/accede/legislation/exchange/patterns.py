"""The patterns of a numbering, compiled: what opens a provision or a division of a law."""

import re
from dataclasses import dataclass
from functools import lru_cache

from accede.legislation.rules import Numbering

_DIGITS = {
    ord(sign): str(value)
    for signs in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
    for value, sign in enumerate(signs)
}
_QUOTES = r"[«“„\"'‘\[(*]*\s*"
_HAN = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_AFTER = re.compile(r"^\s*(?:[.:)\]》】–—―-]\s*)+")


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a provision: its number, what follows on the line, how sure it is.

    ``marked`` says that a word such as *Article* opens it; ``pointed`` that a sign parts the
    number from what follows; ``quoted`` that a quotation mark stands before.
    """

    number: str
    rest: str
    marked: bool
    pointed: bool
    quoted: bool
    word: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a division: its level from 0, what it is called, its title."""

    level: int
    name: str
    title: str


class Patterns:
    """The compiled patterns of one numbering."""

    def __init__(self, numbering: Numbering) -> None:
        flags = re.IGNORECASE
        self.numbering = numbering
        suffix = ""
        if numbering.suffixes:
            joined = "|".join(numbering.suffixes)
            suffix = rf"(?P<suffix>\s?(?:{joined})(?![\w’'])(?:\.\d+)?)?"
        words = "|".join(sorted(map(re.escape, numbering.words), key=len, reverse=True))
        ordinal = rf"(?:\s?(?:{'|'.join(numbering.ordinals)})(?!\w))?" if numbering.ordinals else ""
        number = rf"(?:(?P<number>{numbering.numbers}){ordinal}{suffix}"
        number += rf"|(?P<word>{words})(?!\w))" if words else ")"
        ranges = "|".join(numbering.ranges)
        number += rf"(?P<range>\.?\s+(?:{ranges})\s+(?:art\.\s*)?(?:{numbering.numbers})(?!\w))?"
        marks = "|".join(numbering.openings)
        between = "" if numbering.openings == ("",) else r"\s*"
        self._marked = re.compile(
            rf"^(?P<quote>{_QUOTES})(?P<mark>{marks}){between}{number}", flags
        )
        bare = "|".join(numbering.bare)
        self._bare = (
            re.compile(rf"^(?P<quote>{_QUOTES})(?P<mark>{bare})\s*{number}(?=[\s.:(–—-]|$)", flags)
            if numbering.bare
            else None
        )
        self._divisions = [
            re.compile(_division(level, numbering.division_numbers), flags)
            for level in numbering.divisions
        ]
        self.closing = _any(numbering.closing, flags)
        self.sentences = _any(numbering.sentences, flags)
        self.titles = _any(numbering.titles, flags)

    def marked(self, text: str) -> Opening | None:
        """The opening of a provision by a word, where the paragraph is one."""
        return self._opening(self._marked.match(_western(text)), text, marked=True)

    def bare(self, text: str) -> Opening | None:
        """The opening of a provision by its number alone, where the paragraph may be one."""
        if self._bare is None:
            return None
        return self._opening(self._bare.match(_western(text)), text, marked=False)

    def division(self, text: str) -> Heading | None:
        """The heading of a division, where the paragraph is one."""
        if len(text) > 400:
            return None
        for level, pattern in enumerate(self._divisions):
            if found := pattern.match(text):
                title = found["title"].strip(" .:–—-*\u3000")
                # A sentence that begins so goes on in small letters.
                if title[:1].islower() and not found["sign"]:
                    return None
                return Heading(level, found["name"].strip(" .:–—-*"), title)
        return None

    def _opening(self, found: re.Match[str] | None, text: str, *, marked: bool) -> Opening | None:
        if found is None:
            return None
        groups = found.groupdict()
        number = self._number(groups)
        if not number:
            return None
        after = text[found.end() :]
        if after[:1].isalnum() and not _han(after[:1]):
            return None
        sign = _AFTER.match(after)
        rest = after[sign.end() :] if sign else after
        return Opening(
            number=number,
            rest=rest.strip(),
            marked=marked,
            pointed=bool(sign) or not rest.strip() or rest.lstrip()[:1] in "(（",
            quoted=bool(re.search(r"[«“„\"]", groups["quote"])),
            word=groups["mark"].strip(" .").casefold(),
        )

    def _number(self, groups: dict[str, str | None]) -> str:
        if word := groups.get("word"):
            return self.numbering.words.get(word.casefold(), word)
        number = re.sub(r"(?<=[LRDA])\.?\s?(?=\*?\s?\d)", "", (groups["number"] or ""))
        number = number.strip(" ().*")
        if not self.numbering.suffix_joined or not groups.get("suffix"):
            number = re.sub(r"\s*([-/])\s*", r"\1", number)
        if suffix := groups.get("suffix"):
            joined = self.numbering.suffix_joined
            number += suffix.strip() if joined else f" {suffix.strip()}"
        if between := groups.get("range"):
            number += re.sub(r"\s+", " ", between.lstrip("."))
        return number


@lru_cache(maxsize=40_000)
def order(number: str, *, decimal: bool = False) -> tuple[int, ...]:
    """Where a number stands among others: its figures, one after the other.

    With ``decimal`` what follows a point is a fraction, as some laws have it: 83.1 stands
    after 83.08.

    >>> order("421-2-10") > order("421-2-9"), order("12A"), order("第一百二十条之一")
    (True, (12, 1), (120, 1))
    """
    if found := re.match(r"第(.+?)条(?:之(.+))?", number):
        return tuple(_han_number(part) for part in found.groups() if part)
    if re.fullmatch(r"[IVXLC]+", number):
        return (_roman(number),)
    if decimal and (found := re.match(r"(\d{1,9})\.(\d{1,6})(?!\d)", number)):
        rest = order(number[found.end() :]) if number[found.end() :] else ()
        return (int(found[1]), int(found[2].ljust(6, "0")[:6]), *rest)
    parts: list[int] = []
    for figure, letters in re.findall(r"(\d+)|([A-Za-z\u0621-\u064a]+)", number):
        if figure:
            parts.append(int(figure[:9]))
        elif parts:
            latin = letters.casefold()
            parts.append(_LATIN.get(latin, ord(latin[0]) - 96 if latin[0].isascii() else 1))
    return tuple(parts)


_LATIN = {
    name: value
    for value, name in enumerate(
        ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies"), 2
    )
} | {"quáter": 4}


def _western(text: str) -> str:
    return text[:120].translate(_DIGITS) + text[120:]


def _division(words: tuple[str, ...], numbers: str) -> str:
    named = "|".join(words)
    number = rf"\s*(?:{numbers})(?![\w’'])" if numbers else ""
    return (
        rf"^[«“*\s]*(?P<name>(?:{named})(?!\w){number})"
        rf"(?P<sign>\s*[.:–—*-]+)?(?P<title>(?:\s.*|(?<=[.:–—*-]).*)?)$"
        if numbers
        else rf"^(?P<name>(?:{named}))(?P<sign>\s*[.:：])?(?P<title>\s*.*)$"
    )


def _any(patterns: tuple[str, ...], flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(patterns)})", flags)


def _han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _han_number(text: str) -> int:
    if text.isdigit():
        return int(text[:9])
    total = digit = 0
    for sign in text:
        if sign in _HAN:
            digit = _HAN[sign]
        elif sign in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[sign]
            digit = 0
    return total + digit


def _roman(text: str) -> int:
    values = [_ROMAN.get(sign, 0) for sign in text]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value
        for at, value in enumerate(values)
    )
