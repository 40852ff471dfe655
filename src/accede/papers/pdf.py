"""A PDF with a text layer → lines, in reading order, each with its place on the page.

What a page has and its text has not is told by place and size: the heads and feet that come
again, the notes in smaller letters at the foot, the raised mark that calls one.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from accede.basics.errors import BadInput, Place
from accede.papers import pdf_pages
from accede.papers.calls import LEADING, call, clean, without_calls
from accede.papers.lines import Line, Zone

_SECONDS = 170
MOST_PAGES = 300
"""The longest resolutions, with their annexes, have some ninety pages."""
_CHARACTERS_A_PAGE = 7_000
_MARK = re.compile(r"\s*[()\[\]]?(?P<mark>\d{1,3}|\*{1,3})[()\[\]]?\s*")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,4})\)?\s?[.)\-–—]?|[-–—•]|[IVX]{1,5}\.|[A-Z]\.")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIGITS = re.compile(r"\d+")
_BAND = 0.13
"""The share of a page’s height at its head, and at its foot, where furniture may stand."""


@dataclass(slots=True)
class _Row:
    """One printed line: its text with calls, its place in points, the size of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    zone: Zone = Zone.TEXT


def lines_of_pdf(data: bytes, *, file: str, most_pages: int = MOST_PAGES) -> tuple[list[Line], int]:
    """The lines that are not blank, and how many. ``BadInput`` for a PDF that is locked,
    unsound, longer than ``most_pages``, or has no text layer.
    """
    pages = _pages(data, file, most_pages)
    rows = [_rows(page["lines"], number) for number, page in enumerate(pages)]
    if sum(len(row.text) for page in rows for row in page) < 40:
        raise BadInput(
            "the PDF has no text layer: its pages are pictures",
            remedy="recognise its text first (OCR), then give the searchable PDF or the text",
            place=Place(file),
        )
    _set_brackets_right(rows)
    heights = [float(page["height"]) for page in pages]
    body = _usual_size(rows)
    _set_furniture_aside(rows, heights)
    _set_notes_aside(rows, body)
    lines = _lines(rows)
    return lines, len(lines)


def _pages(data: bytes, file: str, most_pages: int) -> list[dict[str, Any]]:
    """What the bounded process read, or why it could not."""
    try:
        done = subprocess.run(
            [
                *(sys.executable, "-I", pdf_pages.__file__),
                *(str(most_pages), str(most_pages * _CHARACTERS_A_PAGE)),
            ],
            input=data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        printed = done.stdout if done.returncode == 0 else b'{"refused": "unsound"}'
        answer: dict[str, Any] = json.loads(printed)
    except (subprocess.TimeoutExpired, ValueError):
        answer = {"refused": "unbounded"}
    if "refused" not in answer:
        pages: list[dict[str, Any]] = answer["pages"]
        return pages
    problem, remedy = {
        "locked": (
            "the PDF is protected by a password",
            "save it without protection, or give another copy",
        ),
        "unsound": (
            "the PDF cannot be read; it may have been cut short",
            "get the file again from its publisher",
        ),
        "long": (
            f"the PDF has {answer.get('pages')} pages; at most {most_pages} are read",
            "give the pages of one document alone",
        ),
        "crowded": (
            f"page {answer.get('page')} of the PDF holds more text than a page can",
            "give the pages of one document alone",
        ),
        "unbounded": (
            "the PDF takes more time or memory to read than it may",
            "print it to a new PDF, or give its text",
        ),
    }[answer["refused"]]
    raise BadInput(problem, remedy=remedy, place=Place(file))


def _rows(lines: Sequence[Sequence[Sequence[Any]]], page: int) -> list[_Row]:
    """The printed lines of a page from top to bottom; parts of one line are put together."""
    parts: list[_Row] = []
    for spans in lines:
        parts += _parts(spans, page)
    parts.sort(key=lambda row: -row.base)
    rows: list[_Row] = []
    level: list[_Row] = []
    for part in parts:
        if level and level[0].base - part.base > 0.35 * max(level[0].size, part.size):
            rows += _joined(level)
            level = []
        level.append(part)
    return [*rows, *_joined(level)]


def _parts(spans: Sequence[Sequence[Any]], page: int) -> list[_Row]:
    """The spans of one drawn line; raised marks become calls of notes."""
    main = max(spans, key=lambda span: (span[4] > 0, span[2] - span[1]))
    base, size = float(main[3]), float(main[4])
    text, left, right = "", float("inf"), float("-inf")
    for span in spans:
        content = clean(str(span[0]))
        raised = span[5] or (span[4] < 0.85 * size and span[3] - base > 0.12 * size)
        mark = _MARK.fullmatch(content) if raised else None
        if mark is not None:
            # The call stands close to its word; a space after it is the text’s.
            text = text.rstrip() + call(mark["mark"]) + content[len(content.rstrip()) :]
        else:
            text += content
        left, right = min(left, span[1]), max(right, span[2])
    text = " ".join(text.split(" ")).strip()
    return (
        [_Row(text, left, right, base, size, page)] if without_calls(text).strip() or text else []
    )


def _joined(level: list[_Row]) -> list[_Row]:
    """Parts that stand on one level: one line, or columns that are lines of their own."""
    if not level:
        return []
    to_left = sum(bool(_RIGHT_TO_LEFT.search(row.text)) for row in level) * 2 > len(level)
    ordered = sorted(level, key=lambda row: -row.right if to_left else row.left)
    rows = [ordered[0]]
    for part in ordered[1:]:
        last = rows[-1]
        gap = last.left - part.right if to_left else part.left - last.right
        size = max(last.size, part.size)
        mark = _MARK.fullmatch(part.text) if part.size < 0.85 * last.size else None
        before = _MARK.fullmatch(last.text) if last.size < 0.85 * part.size else None
        if mark is not None and part.base - last.base > 0.12 * last.size and gap < size:
            rows[-1] = _wider(last, part, last.text + call(mark["mark"]), last)
        elif before is not None and last.base - part.base > 0.12 * part.size and gap < 4 * size:
            rows[-1] = _wider(last, part, call(before["mark"]) + part.text, part)
        elif gap < 1.5 * size or (gap < 6 * size and _NUMBER.fullmatch(last.text)):
            space = "" if gap < 0.1 * size else " "
            rows[-1] = _wider(
                last, part, last.text + space + part.text, max(last, part, key=_width)
            )
        else:
            rows.append(part)
    return rows


def _set_brackets_right(pages: Sequence[Sequence[_Row]]) -> None:
    """Turns brackets of a text from the right where the file has their shapes for their sense:
    the first of two opens, the second closes, over a line’s end as well.
    """
    rows = [row for page in pages for row in page]
    if sum(_RIGHT_TO_LEFT.search(row.text) is not None for row in rows) * 2 < len(rows):
        return
    for opening, closing in ("()", "[]"):
        since = 0
        is_open = False
        for number, row in enumerate(rows):
            out = []
            for sign in row.text:
                if sign in (opening, closing):
                    if is_open and number - since > 4:
                        is_open = False
                    out.append(closing if is_open else opening)
                    is_open, since = not is_open, number
                else:
                    out.append(sign)
            row.text = "".join(out)


def _width(row: _Row) -> float:
    return row.right - row.left


def _wider(last: _Row, part: _Row, text: str, main: _Row) -> _Row:
    left, right = min(last.left, part.left), max(last.right, part.right)
    return replace(main, text=text, left=left, right=right)


def _usual_size(pages: Sequence[Sequence[_Row]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for row in page:
            sizes[round(row.size, 1)] += len(row.text)
    return sizes.most_common(1)[0][0]


def _set_furniture_aside(pages: Sequence[Sequence[_Row]], heights: Sequence[float]) -> None:
    """Lines in the margins that come again on other pages, their numbers left out of account."""

    def margins(page: Sequence[_Row], height: float) -> list[_Row]:
        return [row for row in page if not _BAND * height < row.base < (1 - _BAND) * height]

    if len(pages) < 2:
        return
    seen: Counter[tuple[str, int]] = Counter()
    for page, height in zip(pages, heights, strict=True):
        seen.update({_place_of(row) for row in margins(page, height)})
    for page, height in zip(pages, heights, strict=True):
        for row in margins(page, height):
            if seen[_place_of(row)] > 1:
                row.zone = Zone.FURNITURE


def _place_of(row: _Row) -> tuple[str, int]:
    """A line of the margin as it comes again: at the same height, with another number."""
    return _DIGITS.sub("#", without_calls(row.text)), round(row.base / 4)


def _set_notes_aside(pages: Sequence[Sequence[_Row]], body: float) -> None:
    """The run of smaller lines at the foot of a page that begins with a note’s mark."""
    open_note = False
    for page in pages:
        rows = [row for row in page if row.zone is Zone.TEXT]
        start = len(rows)
        while start and rows[start - 1].size < 0.94 * body:
            start -= 1
        foot = rows[start:]
        first = next((n for n, row in enumerate(foot) if _opens_note(row.text)), None)
        if first is None:
            # A long note may go on at the foot of the next page, without a mark.
            first = 0 if open_note and foot and start else len(foot)
        elif open_note and all(row.size < 0.94 * body for row in foot[:first]) and start:
            first = 0
        for row in foot[first:]:
            row.zone = Zone.NOTE
        open_note = bool(foot[first:])


def _opens_note(text: str) -> bool:
    return (
        LEADING.match(text) is not None or re.match(r"(?:\d{1,3}|\*{1,3})\s+\S", text) is not None
    )


def _lines(pages: Sequence[Sequence[_Row]]) -> list[Line]:
    """Rows as lines: indents counted in letters from the margin, larger gaps as blank lines."""
    body = [row for page in pages for row in page if row.zone is Zone.TEXT]
    to_left = sum(bool(_RIGHT_TO_LEFT.search(row.text)) for row in body) * 2 > len(body)

    def edge(row: _Row) -> float:
        return -row.right if to_left else row.left

    margin = Counter(round(edge(row)) for row in body).most_common(1)[0][0]
    pitches = Counter(
        round(above.base - row.base)
        for page in pages
        for above, row in pairwise(page)
        if above.zone is row.zone is Zone.TEXT and above.base > row.base + 2
    )
    pitch = pitches.most_common(1)[0][0] if pitches else 0
    lines: list[Line] = []
    for page in pages:
        for index, row in enumerate(page):
            above = page[index - 1] if index else None
            below = page[index + 1] if index + 1 < len(page) else None
            indent = max(0, round((edge(row) - margin) / (0.5 * row.size)))
            lines.append(
                Line(
                    len(lines) + 1,
                    row.text,
                    indent,
                    _apart(above, row, pitch),
                    _apart(row, below, pitch),
                    page=index == 0 and row.page > 0,
                    zone=row.zone,
                )
            )
    return lines


def _apart(above: _Row | None, below: _Row | None, pitch: float) -> bool:
    """Whether more stands between two lines than between the lines of a paragraph."""
    if above is None or below is None or above.zone is not below.zone:
        return False
    return above.base - below.base > 1.25 * pitch
