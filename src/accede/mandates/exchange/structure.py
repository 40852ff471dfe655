"""Lines of running text to paragraphs: chapeau, recommendation, preamble, operative, annex.

A paragraph begins where the layout sets it off and the line before it has ended; a
number begins one only where it is the next in order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from accede.mandates.exchange.languages import Language
from accede.mandates.exchange.plain import Layout, begins, ends
from accede.mandates.exchange.sorting import Sorted, is_lone, organ_of, plain
from accede.mandates.rules import Part
from accede.papers.lines import Line

_NUMBERED = re.compile(r"(?P<number>\d{1,3})(?P<dot>\s?\.|\s[-–—](?=\s))?\s*(?P<text>\D.*)")
_LETTERED = re.compile(
    r"\(?(?P<letter>[a-z]{1,2}|[ivxl]{1,6}|[а-я]|[\u0621-\u064a]{1,2}|[一二三四五六七八九十]{1,3})\)"
    r"\s*(?P<text>\S.*)"
)
_SECTION = re.compile(r"[IVX]{1,5}\.?")
_ROMAN = re.compile(r"[ivxl]+")


@dataclass(slots=True)
class Block:
    """One paragraph before it is mended: part, number, level and its lines."""

    part: Part
    number: str
    level: int
    in_draft: bool
    lines: list[Line] = field(default_factory=list)
    undotted: bool = False
    opens_annex: bool = False


@dataclass(slots=True)
class _State:
    """Where the reader stands while it goes through the lines."""

    blocks: list[Block]
    last: int = 0
    letter: str = ""
    in_draft: bool = False
    recommending: bool = False
    annex: bool = False
    annexed: int = 0
    announced: bool = False
    """A line above a draft was met, and its chapeau is still to come."""
    sectioned: bool = False
    """A roman number alone on its line was met: what stands above numbers is a heading."""
    chapeaux: int = 0

    @property
    def headed(self) -> bool:
        """Whether the last block is a heading, which ends in no mark."""
        return bool(self.blocks) and self.blocks[-1].part is Part.HEADING

    @property
    def last_line(self) -> Line | None:
        """The last line of the text so far."""
        return self.blocks[-1].lines[-1] if self.blocks else None

    @property
    def tail(self) -> str:
        """The end of the text so far, calls alone on their line left aside."""
        block = self.blocks[-1] if self.blocks else None
        if block is None:
            return ""
        for line in reversed(block.lines):
            if not is_lone(line):
                return line.text
        return ""


def build(source: Sorted, layout: Layout) -> list[Block]:
    """The paragraphs of the body, in order, not yet mended."""
    state = _State([])
    for line in source.body:
        if is_lone(line) and state.blocks:
            state.blocks[-1].lines.append(line)
            continue
        block = _beginning(line, state, source, layout)
        if block is None:
            state.blocks[-1].lines.append(line)
        else:
            state.blocks.append(block)
    _settle_parts(state.blocks)
    return state.blocks


def _beginning(line: Line, state: _State, source: Sorted, layout: Layout) -> Block | None:
    """The paragraph that a line begins, or ``None`` where it goes on with the last one."""
    language = source.language
    if not state.annex and organ_of(line.text, language) and _may_open(line, state, layout):
        state.chapeaux += 1
        state.in_draft = state.chapeaux > 1
        state.last = 0
        state.announced = state.sectioned = False
        return Block(Part.CHAPEAU, "", 0, state.in_draft, [line])
    if language.annex.fullmatch(plain(line.text)) and ends(state.tail):
        state.annex = True
        return Block(Part.ANNEX, "", 0, state.in_draft, [line], opens_annex=True)
    if language.draft.fullmatch(plain(line.text)) and state.chapeaux and not state.annex:
        state.announced = state.in_draft = True
        return Block(Part.HEADING, "", 0, True, [line])
    if state.announced:
        return None
    if _SECTION.fullmatch(line.text) and not state.annex and ends(state.tail):
        state.sectioned = True
        return Block(Part.HEADING, "", 0, state.in_draft, [line])
    numbered = None if state.annex else _numbered(line, state, layout, language)
    if numbered is not None:
        return numbered
    lettered = _lettered(line, state, layout)
    if lettered is not None:
        return lettered
    if not _set_off(line, state, layout, language):
        return None
    if state.annex:
        return _annexed(line, state, language)
    if state.last or (state.sectioned and state.headed):
        return Block(Part.HEADING, "", 0, state.in_draft, [line])
    return Block(Part.PREAMBLE, "", 0, state.in_draft, [line])


def _may_open(line: Line, state: _State, layout: Layout) -> bool:
    """The opening words open a text at its start, or a draft after a recommendation."""
    if not state.blocks:
        return True
    return state.announced or (state.tail.rstrip().endswith(":") and not state.in_draft)


def _numbered(line: Line, state: _State, layout: Layout, language: Language) -> Block | None:
    """An operative paragraph with its number; the next in order, or nearly so."""
    match = _NUMBERED.fullmatch(line.text)
    if match is None or not begins(match["text"], cased=language.cased):
        return None
    number = int(match["number"])
    if number == 1 and state.headed and state.sectioned:
        # A section may count its paragraphs anew.
        state.last = 0
    step = number - state.last
    apart = line.indent > 0 if layout.indented else line.blank_before or line.page
    ended = ends(state.tail) or (layout.flat and state.headed)
    dot = match["dot"] is not None
    if dot:
        # After a heading nothing has ended; the number in its place is enough.
        fits = (step == 1 and (apart or ended or layout.flat)) or (
            1 < step <= 5 and apart and ended
        )
    else:
        fits = step == 1 and state.last > 0 and (apart or layout.flat) and ended
    if not fits:
        return None
    if layout.flat and not ended and state.last:
        _part_heading(state)
    state.last, state.letter = number, ""
    first = _cut(line, match["text"])
    return Block(Part.OPERATIVE, str(number), 1, state.in_draft, [first], undotted=not dot)


def _part_heading(state: _State) -> None:
    """What stands behind the end of the last paragraph, and before a number, is a heading."""
    lines = state.blocks[-1].lines
    last = max((n for n, line in enumerate(lines) if ends(line.text)), default=None)
    if last is None or len(lines) - last > 4 or state.blocks[-1].part is not Part.OPERATIVE:
        return
    heading = Block(Part.HEADING, "", 0, state.in_draft, lines[last + 1 :])
    del lines[last + 1 :]
    state.blocks.append(heading)


def _lettered(line: Line, state: _State, layout: Layout) -> Block | None:
    """A lettered or small-roman member of an operative paragraph."""
    base = state.annexed if state.annex else state.last
    match = _LETTERED.fullmatch(line.text)
    if match is None or not (
        ends(state.tail) and (line.blank_before or line.indent or layout.flat)
    ):
        return None
    mark = match["letter"]
    if not base:
        # In a preamble, or in an annex without numbers, it is a paragraph with its letter.
        opens = bool(state.blocks) and state.blocks[-1].part is not Part.CHAPEAU
        return Block(state.blocks[-1].part, "", 0, state.in_draft, [line]) if opens else None
    # (i) after (h) is a letter; (i) inside (a) is a numeral.
    roman = _ROMAN.fullmatch(mark) is not None and bool(state.letter)
    if roman and len(mark) == 1 and ord(mark) == ord(state.letter[-1]) + 1:
        roman = False
    if roman:
        number, level = f"{base}.{state.letter}.{mark}", 3
    else:
        state.letter = mark
        number, level = f"{base}.{mark}", 2
    part = Part.ANNEX if state.annex else Part.OPERATIVE
    return Block(part, number, level, state.in_draft, [_cut(line, match["text"])])


def _annexed(line: Line, state: _State, language: Language) -> Block:
    """One paragraph of an annex, with its number where one is printed."""
    match = _NUMBERED.fullmatch(line.text)
    if match is not None and match["dot"] and begins(match["text"], cased=language.cased):
        cut = _cut(line, match["text"])
        return Block(Part.ANNEX, match["number"], 1, state.in_draft, [cut])
    return Block(Part.ANNEX, "", 0, state.in_draft, [line])


def _cut(line: Line, text: str) -> Line:
    """The line without its number; the line’s own number stays."""
    return replace(line, text=text)


def _set_off(line: Line, state: _State, layout: Layout, language: Language) -> bool:
    """Whether a line that has no number begins a paragraph."""
    last = state.blocks[-1] if state.blocks else None
    if last is None or (state.sectioned and _SECTION.fullmatch(last.lines[-1].text)):
        return True
    opened = last.part is Part.CHAPEAU or last.opens_annex
    number = _annexed(line, state, language).number if state.annex else ""
    if number and (line.blank_before or line.indent or int(number) == state.annexed + 1):
        state.annexed, state.letter = int(number), ""
        return True
    digit = state.annex and line.text[:1].isdigit()
    if opened:
        return begins(line.text, cased=language.cased)
    if not begins(line.text, cased=language.cased) and not (digit and ends(state.tail)):
        lettered = state.annex and _LETTERED.fullmatch(line.text) is not None
        quoted = state.annex and line.blank_before and not layout.spread and not layout.indented
        return lettered or (quoted and ends(state.tail))
    if layout.flat:
        return _set_off_by_words(line, state, layout, language)
    if layout.indented:
        if line.indent == 0:
            return False
        if not ends(state.tail):
            # A heading ends in no mark; a blank line and an indent then speak together.
            return line.blank_before and not layout.spread and not line.page
        # A page break leaves one space of its own before the next line.
        torn = line.page or (layout.spread and not line.blank_before)
        return line.indent > 1 or not torn or _opens(line.text, language)
    if not line.blank_before:
        # Only a running head or page number can have taken the blank line’s place.
        return line.page and ends(state.tail) and _opens(line.text, language)
    return ends(state.tail) if layout.spread or line.page else True


def _set_off_by_words(line: Line, state: _State, layout: Layout, language: Language) -> bool:
    """Whether a line begins a paragraph where neither indents nor blank lines say so: the line
    before it has ended and is short, or its own first words are those of a preamble.
    """
    last = state.last_line
    if last is None:
        return False
    filled = layout.fills(last)
    if len(state.blocks[-1].lines) == 1:
        # It was set in, and its number was cut off.
        filled += 0.12
    if not ends(state.tail):
        # A heading ends in no mark.
        return (state.annex or state.headed) and filled < (0.8 if language.cased else 0.7)
    if state.last or state.annex:
        return filled < 0.85
    opens = _opens(line.text, language)
    # The first line of a paragraph is set in, and so takes less than a full one.
    usual = language.opens_with(plain(line.text).split(" ", 1)[0].rstrip(","))
    own = layout.fills(line) < (0.97 if usual else 0.945)
    return filled < 0.75 or (opens and (language.cased or filled < language.filled or own))


def _opens(text: str, language: Language) -> bool:
    """Whether a line’s first words are those of a preambular paragraph."""
    words = plain(text)
    first = words.split(" ", 1)[0].rstrip(",")
    return language.participle.match(words) is not None or language.opens_with(first)


def _settle_parts(blocks: Sequence[Block]) -> None:
    """What stands between a council’s opening and its draft: the recommendation ends in a colon."""
    for index, block in enumerate(blocks):
        if block.part is Part.CHAPEAU and block.in_draft:
            before = [each for each in blocks[:index] if each.part is not Part.HEADING]
            if before and before[-1].part is Part.PREAMBLE and not before[-1].in_draft:
                before[-1].part = Part.RECOMMENDATION
