"""Bytes to lines: what a plain-text file of a resolution looks like before it is understood.

Line numbers count from 1 as an editor counts them. A form feed is a page break, not a
line. Every step is one pass over the file.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from accede.basics.errors import BadInput, Place
from accede.papers.calls import clean, without_calls
from accede.papers.lines import Line

LARGEST = 4 * 1024 * 1024
"""Bytes. The longest resolutions are under one megabyte."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_HYPHEN = re.compile(r"\w-\w")
_INSIDE = re.compile(r"(?<=\w)\u00ad(?=\w)")
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffe0]")
_TERMINAL = re.compile(r"[,;:.!?،؛؟，；：。](?:\s*[»”\"’])?(?:\s*(?:\d{1,3}|\*{1,3}))?$|[»”]$")


def decode(data: bytes, *, file: str) -> str:
    """The text of a UTF-8 file; ``BadInput`` for anything else, with the line where it shows."""
    if not data.strip():
        raise BadInput(
            "the file is empty", remedy="give the text of a resolution", place=Place(file)
        )
    if len(data) > LARGEST:
        raise BadInput(
            f"the file has more than {LARGEST} bytes; a resolution has far fewer",
            remedy="give the text of one resolution alone",
            place=Place(file),
        )
    if data.startswith(_UTF_16):
        raise BadInput(
            "the file is encoded in UTF-16",
            remedy="save it again as UTF-8",
            place=Place(file, 1),
        )
    nul = data.find(b"\x00")
    if nul >= 0:
        raise BadInput(
            "the file is not plain text",
            remedy="extract the text of the document first and save it as UTF-8",
            place=Place(file, _line_of(data, nul)),
        )
    try:
        return clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(
            "the file is not encoded in UTF-8",
            remedy="save it again as UTF-8; it may be in Latin-1 or Windows-1252",
            place=Place(file, _line_of(data, error.start)),
        ) from error


def _line_of(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def lines_of(text: str) -> tuple[list[Line], int]:
    """The lines that are not blank, and how many lines the file has in all."""
    if "\u00ad" in text and not _HYPHEN.search(text):
        # A font that has one shape for both gives every hyphen back as a soft one.
        text = text.replace("\u00ad", "-")
    elif "\f" in text:
        # What a page shows inside a line is a hyphen.
        text = _INSIDE.sub("-", text)
    raw = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if raw and not raw[-1]:
        raw.pop()
    margin = _margin(raw)
    blank = [not line.strip() for line in raw]
    lines: list[Line] = []
    page = False
    for index, line in enumerate(raw):
        page = page or "\f" in line
        if blank[index]:
            continue
        content = line.replace("\f", "")
        indent = len(content) - len(content.lstrip())
        lines.append(
            Line(
                index + 1,
                content.strip(),
                max(0, indent - margin),
                index == 0 or blank[index - 1],
                index + 1 == len(raw) or blank[index + 1],
                page,
            )
        )
        page = False
    return lines, len(raw)


def _margin(raw: Sequence[str]) -> int:
    """The indent that most lines have."""
    indents = Counter(len(line) - len(line.lstrip()) for line in raw if line.strip())
    return indents.most_common(1)[0][0] if indents else 0


def ends(text: str) -> bool:
    """Whether a line ends as a paragraph, or a member of one, ends."""
    return _TERMINAL.search(without_calls(text).rstrip()) is not None


def begins(text: str, *, cased: bool = True) -> bool:
    """Whether a line begins as a paragraph does: with a capital, where the language has them at
    the head of one, else with a letter; behind an opening quotation mark at most.
    """
    first = text.lstrip('«“"(《 \u00a0\u202f')[:1]
    return first.isupper() if cased else first.isalpha()


def _length(text: str) -> int:
    """How long a text is in print, in Latin signs: a Chinese one takes two."""
    text = without_calls(text)
    wide = len(_WIDE.findall(text))
    # Between Chinese signs and digits extraction makes spaces that the page has not.
    return len("".join(text.split())) + wide if wide else len(text)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets off its paragraphs.

    ``indented``: by an indent of the first line; otherwise by a blank line. ``spread``:
    a blank line stands between all lines, so that blank lines say nothing. ``flat``: by
    neither, so that words, numbers and the length of lines are left; ``width`` is the usual
    length of a full line, in signs.
    """

    indented: bool
    spread: bool
    flat: bool = False
    width: int = 0

    def fills(self, line: Line) -> float:
        """The share of a full line that a line takes: the last of a paragraph takes less."""
        return _length(line.text) / self.width if self.width else 1.0


def layout_of(lines: Sequence[Line], *, cased: bool = True) -> Layout:
    """The layout of the body of a resolution, from what most of its lines do."""
    beginnings = indented = runs = apart = 0
    for before, line in pairwise(lines):
        if ends(before.text) and begins(line.text.lstrip("0123456789. -"), cased=cased):
            beginnings += 1
            indented += line.indent > 0
        if not ends(before.text):
            runs += 1
            apart += line.blank_before
    blanks = sum(line.blank_before for line in lines)
    is_indented = indented * 2 > beginnings > 0
    lengths = sorted(_length(line.text) for line in lines)
    return Layout(
        indented=is_indented,
        spread=runs > len(lines) // 2 and apart * 2 > runs,
        flat=not is_indented and blanks * 12 < len(lines) and len(lines) > 7,
        width=lengths[len(lengths) * 4 // 5] if lengths else 0,
    )
