"""A PDF's text with its places, read in a process of its own that has bounds.

This file is run and not imported. It takes a PDF on its standard input, the most pages and the
most characters as its arguments, and prints one JSON document:
``{"pages": [{"height", "lines": [[…span…]]}]}``, or ``{"refused": REASON, …}``. A span is
``[text, left, right, baseline, size, raised]``, in points from the lower left corner. A file
made to hang or to fill the memory ends this process only.
"""

import ctypes
import json
import math
import sys
from typing import Any

_MOST_ON_A_PAGE = 40_000
_SECONDS = 150
_MEMORY = 3 * 1024**3
_BETWEEN = tuple("/.,:-_&'’() ")
_SPACE = " \t\u00a0\u2002\u2003\u2009\u202f"


def main() -> None:
    """Reads, and prints what was read or why not."""
    _limit()
    most_pages, most_characters = int(sys.argv[1]), int(sys.argv[2])
    print(json.dumps(_read(sys.stdin.buffer.read(), most_pages, most_characters)))


def _limit() -> None:
    """Bounds on time and memory, where the system has them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(data: bytes, most_pages: int, most_characters: int) -> dict[str, Any]:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        return {"refused": "locked" if locked else "unsound"}
    pages = len(document)
    if pages > most_pages:
        return {"refused": "long", "pages": pages}
    found = []
    total = 0
    for index in range(pages):
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return {"refused": "unsound"}
        count = raw.FPDFText_CountChars(text)
        total += max(0, count)
        if count > _MOST_ON_A_PAGE or total > most_characters:
            return {"refused": "crowded", "page": index + 1}
        order = _from_the_right if _is_from_the_right(raw, text, count) else _lines
        found.append({"height": page.get_height(), "lines": order(raw, text, count)})
        text.close()
        page.close()
    return {"pages": found}


def _lines(raw: Any, text: Any, count: int) -> list[list[list[Any]]]:
    """The lines as the page draws them, each in spans that share a baseline and a size.

    A gap wider than any space parts a line in two: they are columns.
    """
    lines: list[list[list[Any]]] = []
    spans: list[list[Any]] = []
    edges = [ctypes.c_double() for _ in range(4)]
    measure = _Measure(raw, text)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        hyphen = raw.FPDFText_IsHyphen(text, index) == 1 or code in (2, 0xFFFE)
        if hyphen and spans:
            spans[-1][0] += "-"
        if hyphen or character in ("\r", "\n"):
            if spans:
                lines.append(spans)
            spans = []
            continue
        if not character or character < " ":
            continue
        if character in _SPACE:
            # Chinese has none: what stands between its signs and a digit is the page’s air.
            made = raw.FPDFText_IsGenerated(text, index) == 1
            near = (index and raw.FPDFText_GetUnicode(text, index - 1), 
                    index + 1 < count and raw.FPDFText_GetUnicode(text, index + 1))  # fmt: skip
            if spans and not (made and any(0x2E80 <= each <= 0x9FFF for each in near)):
                spans[-1][0] += character
            continue
        start, end, base, size = measure(index)
        if size <= 0:
            if spans:
                spans[-1][0] += character
            continue
        raised = False
        if character.isdigit():
            raw.FPDFText_GetCharBox(text, index, *edges)
            raised = edges[2].value - base > 0.22 * size
        last = spans[-1] if spans else None
        if last and (start - last[2] > 2.4 * size or last[1] - end > 2.4 * size):
            lines.append(spans)
            spans, last = [], None
        if (
            last
            and last[5] is raised
            and abs(last[3] - base) < 0.1 * last[4]
            and abs(last[4] - size) < 0.12 * last[4]
        ):
            last[0] += character
            last[1], last[2] = min(last[1], start), max(last[2], end)
        else:
            spans.append([character, start, end, base, size, raised])
    if spans:
        lines.append(spans)
    return lines


class _Measure:
    """Where a sign stands: left, right, baseline, size, in points."""

    def __init__(self, raw: Any, text: Any) -> None:
        self._raw, self._text = raw, text
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()

    def __call__(self, index: int) -> tuple[float, float, float, float]:
        raw, text, matrix = self._raw, self._text, self._matrix
        raw.FPDFText_GetLooseCharBox(text, index, self._box)
        raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        size = float(raw.FPDFText_GetFontSize(text, index))
        if raw.FPDFText_GetMatrix(text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        if self._box.right <= self._box.left:
            size = 0.0
        return self._box.left, self._box.right, self._y.value, abs(size)


def _is_right(character: str) -> bool:
    """Whether a sign is of a script that runs from the right."""
    return "\u0590" <= character <= "\u08ff" or "\ufb1d" <= character <= "\ufefc"


def _is_from_the_right(raw: Any, text: Any, count: int) -> bool:
    """Whether most letters of a page run from the right."""
    right = left = 0
    for index in range(count):
        character = chr(max(0, raw.FPDFText_GetUnicode(text, index)))
        if character.isalpha():
            right += _is_right(character)
            left += not _is_right(character)
    return right > left


def _from_the_right(raw: Any, text: Any, count: int) -> list[list[list[Any]]]:
    """The lines of an Arabic page, put in order by where its signs stand.

    The library turns runs round by rules of its own, and signs of one ligature with them.
    """
    measure = _Measure(raw, text)
    signs: list[list[Any]] = []
    for index in range(count):
        character = chr(max(0, raw.FPDFText_GetUnicode(text, index)))
        if character <= " " or character in _SPACE:
            continue
        place = [*measure(index)]
        last = signs[-1] if signs else None
        if place[3] <= 0 or not character < "\ue000":
            continue
        if last and last[1:3] == place[:2] and _is_right(character):
            # Two letters of one sign: they were turned round.
            last[0] = character + last[0]
        elif last and 0x64B <= ord(character) <= 0x65F:
            last[0] += character
        else:
            signs.append([character, *place])
    if not signs:
        return []
    usual = sorted(sign[4] for sign in signs)[len(signs) // 2]
    signs.sort(key=lambda sign: -sign[3])
    levels: list[list[list[Any]]] = []
    for sign in signs:
        # A raised mark stands above its line, whose first letter comes after it.
        if levels and levels[-1][0][3] - sign[3] <= 0.6 * usual:
            levels[-1].append(sign)
        else:
            levels.append([sign])
    lines: list[list[list[Any]]] = []
    for level in levels:
        lines += _level(level, usual)
    return lines


def _level(level: list[list[Any]], usual: float) -> list[list[list[Any]]]:
    """One printed line, or columns side by side, from right to left, Latin runs turned back."""
    level.sort(key=lambda sign: -sign[2])
    base = sorted(sign[3] for sign in level)[len(level) // 2]
    lines: list[list[list[Any]]] = []
    held: list[list[Any]] = []
    for sign in level:
        if held and held[-1][1] - sign[2] > 2.4 * usual:
            lines.append(held)
            held = []
        # A bracket has air of its own.
        air = 0.36 if {sign[0], held[-1][0] if held else ""} & set("()[]") else 0.12
        if held and held[-1][1] - sign[2] > air * usual:
            held.append([" ", sign[2], held[-1][1], base, usual])
        held.append(sign)
    if held:
        lines.append(held)
    return [_spans(_turned(line, base), base) for line in lines]


def _turned(signs: list[list[Any]], base: float) -> list[list[Any]]:
    """Signs from the right, with each run of Latin letters or digits from its own left."""

    def own(at: int) -> bool:
        return 0 <= at < len(signs) and (signs[at][0][0].isdigit() or latin(at))

    def latin(at: int) -> bool:
        inside = 0 <= at < len(signs)
        return inside and signs[at][0][0].isalpha() and signs[at][0][0] < "\u0590"

    def runs_left(at: int) -> bool:
        if own(at) or signs[at][0] not in _BETWEEN:
            return own(at)
        # Up to two marks between Latin letters or digits run with them.
        before = at - 1 if own(at - 1) else at - 2 if signs[at - 1][0] in _BETWEEN else -1
        after = at + 1 if own(at + 1) else at + 2
        if not (own(before) and own(after)):
            return False
        if signs[at][0] in "/.,:":
            return True
        if signs[at][0] == " ":
            return latin(before) and latin(after)
        return latin(before) or latin(after)

    out: list[list[Any]] = []
    run: list[list[Any]] = []
    if not any(_is_right(sign[0][0]) for sign in signs):
        # A line of Latin alone, behind the mark of its note.
        marks = [sign for sign in signs if sign[3] - base > 0.12 * sign[4]]
        if marks == signs[: len(marks)]:
            return marks[::-1] + signs[len(marks) :][::-1]
        return signs[::-1]
    for at, sign in enumerate(signs):
        if runs_left(at):
            if run and run[0][3] - sign[3] > 0.12 * sign[4]:
                # The raised mark of a note, and then a number.
                out += run
                run = []
            run.insert(0, sign)
            continue
        out += [*run, sign]
        run = []
    return out + run


def _spans(signs: list[list[Any]], base: float) -> list[list[Any]]:
    spans: list[list[Any]] = []
    for character, left, right, y, size in signs:
        raised = y - base > 0.12 * size
        last = spans[-1] if spans else None
        if last and (last[5] is raised or character == " "):
            last[0] += character
            last[1], last[2] = min(last[1], left), max(last[2], right)
        else:
            spans.append([character, left, right, y, size, raised])
    return spans


if __name__ == "__main__":
    main()
