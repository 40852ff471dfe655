"""Plain text that came from pages: what stands at their heads and feet, and the notes there.

Extraction may lose the rule above the notes and the size of their letters. What is left are
form feeds, lines that come again on page after page, and marks that go on from the last note
and are called on the same page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from accede.mandates.exchange.languages import KNOWN
from accede.papers.calls import call
from accede.papers.lines import Line, Zone

_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"\(?\d{1,3}\)?\s*(?=[^\W\d]|[«“\"(《])")
_HEAD = re.compile(r"[AES](?:/HRC)?/RES/\d")
_NUMBER = re.compile(r"\d{2,3}/\d")
_RULE = re.compile(r"_{5,}")
_MONTHS = frozenset(month.split()[0] for language in KNOWN.values() for month in language.months)
_AT_AN_EDGE = 6
"""Lines at the head of a page, and at its foot, that furniture may take."""
_LONGEST = 7
"""Lines of a note, on the average of a page."""
_DOTTED = re.compile(r"\s?\.\s|\s?[-–—]\s|\)")


def set_pages_apart(lines: Sequence[Line]) -> list[Line]:
    """The same lines; those that belong to the page or to its notes say so."""
    pages: list[list[Line]] = []
    for line in lines:
        if line.page or not pages:
            pages.append([])
        pages[-1].append(line)
    if len(pages) > 1:
        pages = _furniture(pages)
        if not any(_RULE.fullmatch(line.text) for line in lines):
            pages = _notes(pages)
    return [line for page in pages for line in page]


def _furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Lines at the edges of pages that come again, their numbers left out of account."""
    seen: Counter[str] = Counter()
    for page in pages:
        edge = [*page[:_AT_AN_EDGE], *page[-_AT_AN_EDGE:]] if len(page) > 2 * _AT_AN_EDGE else page
        seen.update({_key(line.text) for line in edge})
    # A number alone may be a call; that is for those who know the notes.
    del seen["#"]
    out = []
    for page in pages:
        rows = list(page)
        if rows[0].page and _HEAD.match(rows[0].text):
            rows[0] = replace(rows[0], zone=Zone.FURNITURE)
        for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
            for at in order:
                if rows[at].zone is Zone.TEXT and seen[_key(rows[at].text)] < 2:
                    break
                rows[at] = replace(rows[at], zone=Zone.FURNITURE)
        out.append(rows)
    return out


def _key(text: str) -> str:
    """A line as it comes again on other pages, with another number.

    What stands behind a number may be a note; then the rest has to be the same.
    """
    numbered = _NUMBERED.match(text)
    return f"#{text[numbered.end() :]}" if numbered else _DIGITS.sub("#", text)


def _notes(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The run of notes at the foot of each page, each opened by the next mark."""
    out = []
    last = 0
    for page in pages:
        rows = list(page)
        text = [at for at, line in enumerate(rows) if line.zone is Zone.TEXT]
        # A note that extraction lost leaves a gap of one or two.
        tried = (_openings(rows, text, last + gap) for gap in range(3))
        opened = next(filter(None, tried), {})
        if opened:
            first = min(opened)
            for at in text:
                if at >= first:
                    rows[at] = replace(rows[at], zone=Zone.NOTE)
            for at, (mark, rest) in opened.items():
                rows[at] = replace(rows[at], text=f"{call(mark)} {rest}")
            last = max(int(mark) for mark, _ in opened.values())
        out.append(rows)
    return out


def _openings(rows: Sequence[Line], text: Sequence[int], last: int) -> dict[int, tuple[str, str]]:
    """Where the notes of a page open, with mark and text."""
    expected = last + 1
    starts = [at for at in text if _opens(rows[at].text, expected)]
    # The last line that may open the next note is the likeliest: notes stand at the foot.
    for start in reversed(starts):
        before = " ".join(rows[at].text for at in text if at < start)
        run: dict[int, tuple[str, str]] = {}
        mark = expected
        for at in text:
            if at >= start and (rest := _opens(rows[at].text, mark)):
                run[at] = (str(mark), rest)
                mark += 1
        called = sum(_is_called(str(each), before) for each in range(expected, mark))
        behind = sum(at >= start for at in text)
        if behind > _LONGEST * len(run):
            continue
        if called * 2 >= len(run):
            return run
    return {}


def _opens(text: str, mark: int) -> str:
    """The text of a note that a line opens with a mark, or nothing."""
    printed = f"({mark})" if text.startswith("(") else str(mark)
    if not text.startswith(printed):
        return ""
    rest = text[len(printed) :]
    if not rest.strip() or (rest[0].isdigit() and not _NUMBER.match(rest)) or _DOTTED.match(rest):
        return ""
    rest = rest.strip()
    if rest.split(maxsplit=1)[0].lower().strip(",") in _MONTHS:
        return ""
    return "" if rest[0].islower() and rest[0].isascii() else rest


def _is_called(mark: str, text: str) -> bool:
    word = rf"[^\s/\d(]\(?{mark}\)?(?![\d/])"
    number = rf"\b(?:19|20)\d\d{mark}\b|/\d+{mark}\b"
    return re.search(f"{word}|{number}", text) is not None
