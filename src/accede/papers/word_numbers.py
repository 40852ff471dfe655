"""The numbers that Word counts itself, as it prints them before a paragraph."""

import re
from typing import Any

from accede.papers.numerals import marked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_DEEPEST = 9


class Numbering:
    """Counts on through a document: ``next(paragraph)`` is its number as printed, or nothing."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._styles = _numbered_styles(styles)
        if numbering is None:
            return
        for abstract in numbering.findall(f"{_W}abstractNum"):
            key = abstract.get(f"{_W}abstractNumId") or ""
            self._levels[key] = {
                _number(level.get(f"{_W}ilvl")): _level(level)
                for level in abstract.findall(f"{_W}lvl")
            }
        for number in numbering.findall(f"{_W}num"):
            key = number.get(f"{_W}numId") or ""
            self._lists[key] = _value(number, "abstractNumId")
            self._starts[key] = {
                _number(each.get(f"{_W}ilvl")): _number(_value(each, "startOverride"))
                for each in number.findall(f"{_W}lvlOverride")
                if each.find(f"{_W}startOverride") is not None
            }

    def next(self, paragraph: Any) -> str:
        """The paragraph's number; it is counted whether or not it prints text."""
        number, level = self._of(paragraph)
        levels = self._levels.get(self._lists.get(number, ""), {})
        if number in ("", "0") or level not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[number], [None] * _DEEPEST)
        if number not in self._begun:
            # A list that begins anew says so with numbers of its own to start at.
            self._begun.add(number)
            for each in self._starts[number]:
                if each < _DEEPEST:
                    counts[each] = None
        start = self._starts[number].get(level, levels[level][2])
        before = counts[level]
        counts[level] = start if before is None else before + 1
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        form, pattern, _ = levels[level]
        if form in ("bullet", "none"):
            return "" if form == "none" else "–"

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            its_form, _, its_start = levels.get(place, ("decimal", "", 1))
            count = counts[place]
            return marked(its_start if count is None else count, its_form)

        return _PLACE.sub(shown, pattern)

    def _of(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return self._styles.get("", ("", 0))
        style = self._styles.get(_value(properties, "pStyle"), ("", 0))
        own = properties.find(f"{_W}numPr")
        if own is None:
            return style
        level = _value(own, "ilvl")
        return _value(own, "numId") or style[0], _number(level) if level else style[1]


def _numbered_styles(styles: Any) -> dict[str, tuple[str, int]]:
    """The list and level of each style, its own or those of the style it is based on."""
    if styles is None:
        return {}
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.findall(f"{_W}style"):
        key = style.get(f"{_W}styleId") or ""
        based[key] = _value(style, "basedOn")
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            own[key] = (_value(numbered, "numId"), _number(_value(numbered, "ilvl")))
    found = {}
    for key in based:
        at, seen = key, set[str]()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            found[key] = own[at]
    return found


def _level(level: Any) -> tuple[str, str, int]:
    start = _value(level, "start")
    form = _value(level, "numFmt") or "decimal"
    return form, _value(level, "lvlText"), _number(start) if start else 1


def _value(element: Any, child: str) -> str:
    found = element.find(f"{_W}{child}")
    return "" if found is None else found.get(f"{_W}val") or ""


def _number(text: str | None) -> int:
    return min(int(text), 100_000) if text and text.isdigit() else 0
