"""Lines to their uses: head of the document, running text, notes, furniture of the page.

One pass over the lines. A number alone on a line may be the call of a note or the number
of a page; that is decided when all notes are known.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from accede.mandates.exchange.languages import KNOWN, Language
from accede.mandates.exchange.plain import begins
from accede.mandates.rules import Furniture, Use
from accede.papers.calls import LEADING, without_calls
from accede.papers.lines import Line, Zone

_SEPARATOR = re.compile(r"_{5,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_SYMBOL = re.compile(r"(?:[AES]|A/HRC)/RES/(?:\d{1,4}/\d{1,4}(?:\s?[A-Z])?|\d{1,4}\s?\(\d{4}\))")
_NATIONS = (
    "Nations Unies|United Nations|Naciones Unidas|Организация Объединенных Наций"
    "|الأمم المتحدة|联合国"
)
_HEAD = re.compile(rf"(?:(?:{_NATIONS})\s+)?{_SYMBOL.pattern}")
_OF_COUNCIL = re.compile(
    r"(?:Resolution|Résolution|Resolución|Резолюция|القرار|第)\s*(?P<number>\d{1,4})\s*"
    r"\(\s*(?P<year>\d{4})\s*\)(?:\s*号决议)?,?"
)
_PAGE = re.compile(r"(?:[Pp]age\s+\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,2}/\d{1,3})")
_JOB = re.compile(
    r"\d{2}-\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{1,3}/\d{1,3})?|\d{1,3}/\d{1,3}\s+\d{2}-\d{5}"
)
_BAR_CODE = re.compile(r"\*\d{5,}\*.*")
_COMMAS = (",", "،", "，")
_LONE = re.compile(r"\d{1,3}")
_MARKED = re.compile(r"(?P<mark>\d{1,3}|\*{1,3})(?:\s+(?=\d)|\s*(?=\D))(?P<text>\S.*)")
_ABBREVIATED = re.compile(r"\b(?:Nos?|vols?|chaps?|sects?|pp?|paras?|par|arts?|Add|Corr|Rev)\.$")
HEADING = re.compile(
    r"(?P<number>\d{1,4}/\d{1,4}(?:\s?[A-Z])?)(?:\.\s*|\s+(?=[^\W\d]{2}))(?:[-–—]\s+)?(?P<title>\S.*)"
)


@dataclass(slots=True)
class OpenNote:
    """A note while its lines are gathered."""

    mark: str
    lines: list[Line] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether its text has come to a full stop that ends no abbreviation."""
        text = self.lines[-1].text if self.lines else ""
        return text.endswith((".", ".»", ". »", ".”")) and not _ABBREVIATED.search(text)


@dataclass(slots=True)
class Sorted:
    """The lines of a file by their use."""

    language: Language
    head: list[Line] = field(default_factory=list)
    title: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    close: list[Line] = field(default_factory=list)
    notes: list[OpenNote] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    uses: list[Use | None] = field(default_factory=list)

    def set_aside(self, line: Line, kind: str) -> None:
        """Keeps a line as furniture."""
        self.furniture.append(Furniture(line.number, line.text, kind))
        self.uses[line.number - 1] = Use.FURNITURE


def plain(text: str) -> str:
    """A line with single spaces and typographic apostrophes, for comparing only."""
    return " ".join(without_calls(text).replace("'", "’").split())


def organ_of(text: str, language: Language) -> str:
    """The organ whose opening words a line is, or nothing."""
    words = plain(text).rstrip(",،，").rstrip()
    return words if words in language.organs else ""


def find_opening(
    lines: Sequence[Line], languages: Sequence[Language]
) -> tuple[int, Language] | None:
    """Where the resolution’s first words stand, and in which language they are.

    A masthead may name the organ in the same words: where the words come again with the comma
    that ends an opening, the text begins there.
    """
    found = [
        (index, language, organ)
        for index, line in enumerate(lines)
        if len(line.text) <= 60
        for language in languages
        if (organ := organ_of(line.text, language))
    ]
    if not found:
        return None
    alike = [each for each in found if each[2] == found[0][2]]
    ended = [each for each in alike if lines[each[0]].text.rstrip().endswith(_COMMAS)]
    index, language, _ = (ended or alike)[0]
    return index, language


def sort_lines(lines: Sequence[Line], total: int, language: Language, opening: int) -> Sorted:
    """Every line into one of the lists of ``Sorted``; ``opening`` is the chapeau’s index."""
    result = Sorted(language, uses=[Use.BLANK] * total)
    for line in lines:
        result.uses[line.number - 1] = None
    _sort_head(lines[:opening], result)
    _sort_body(lines[opening:], result)
    _settle_lone_numbers(result)
    return result


def _sort_head(lines: Sequence[Line], result: Sorted) -> None:
    """The masthead, then the heading with number and title."""
    start = len(lines)
    for index, line in enumerate(lines):
        if HEADING.fullmatch(line.text):
            start = index
    for index, line in enumerate(lines):
        kind = page_furniture(line)
        if index >= start and not kind:
            result.title.append(line)
            result.uses[line.number - 1] = Use.TEXT
        else:
            result.head.append(line)
            result.set_aside(line, "masthead")


def page_furniture(line: Line) -> str:
    """The kind of furniture that a line is by its form alone, or nothing."""
    text = line.text
    if _SEPARATOR.fullmatch(text):
        return "rule above notes"
    if _ADDRESS.fullmatch(text):
        return "address"
    if _HEAD.fullmatch(text):
        return "running head"
    if _JOB.fullmatch(text) or _BAR_CODE.fullmatch(text):
        return "job number"
    if _PAGE.fullmatch(text) and _is_page(text):
        return "page number"
    return ""


def _is_page(text: str) -> bool:
    """``3/7`` is a page of a document; ``66/178`` is a resolution."""
    first, slash, last = text.partition("/")
    return not slash or int(first) <= int(last) <= 60


def _sort_body(lines: Sequence[Line], result: Sorted) -> None:
    """Text, notes under their rules, furniture between them, the close."""
    language = result.language
    in_notes = closed = after_mark = page = False
    last_mark = 0
    zoned = any(line.zone is Zone.NOTE for line in lines)
    for line in lines:
        kind = "page" if line.zone is Zone.FURNITURE else page_furniture(line)
        if kind:
            result.set_aside(line, kind)
            page = True
            if kind == "rule above notes":
                in_notes, after_mark = True, False
                page = False
            continue
        if page:
            line = replace(line, page=True)
        if zoned and in_notes is not (line.zone is Zone.NOTE):
            in_notes, after_mark = not in_notes, False
            line = replace(line, page=True)
        current = result.notes[-1] if in_notes and result.notes else None
        if in_notes:
            mark = _note_mark(
                line, last_mark, after_mark=after_mark, current=current, cased=language.cased
            )
            if mark:
                note = OpenNote(mark[0])
                result.notes.append(note)
                result.uses[line.number - 1] = Use.NOTE
                after_mark = not mark[1]
                if mark[1]:
                    note.lines.append(replace(line, text=mark[1]))
                if mark[0].isdigit():
                    last_mark = int(mark[0])
                page = False
                continue
            if after_mark and current is not None:
                current.lines.append(line)
                result.uses[line.number - 1] = Use.NOTE
                after_mark = page = False
                continue
            apart = line.blank_before or line.indent > 0 or line.page
            # Behind the close no text goes on, unless an annex begins.
            resumes = not zoned and (
                language.annex.fullmatch(line.text) if closed else current and current.whole
            )
            if current is not None and not (resumes and apart):
                current.lines.append(line)
                result.uses[line.number - 1] = Use.NOTE
                continue
            in_notes = False
            line = replace(line, page=True)
        page = False
        if closed and not language.annex.fullmatch(line.text):
            result.close.append(line)
            result.set_aside(line, "close")
            continue
        closed = language.close.match(plain(line.text)) is not None and len(line.text) < 80
        if closed:
            result.close.append(line)
            result.set_aside(line, "close")
        else:
            result.body.append(line)
            result.uses[line.number - 1] = Use.TEXT


def _note_mark(
    line: Line, last: int, *, after_mark: bool, current: OpenNote | None, cased: bool
) -> tuple[str, str] | None:
    """The mark and text with which a line opens a note, or ``None``."""
    if after_mark:
        return None
    if leading := LEADING.fullmatch(line.text):
        return leading["mark"], leading["text"]
    lone = _LONE.fullmatch(line.text) is not None
    match = _MARKED.fullmatch(line.text)
    if not lone and match is None:
        return None
    mark = line.text if lone else match["mark"] if match else ""
    text = "" if lone or match is None else match["text"]
    if mark.isdigit():
        step = int(mark) - last
        whole = current is None or current.whole
        if not (step == 1 or (1 < step <= 3 and whole)):
            return None
        if text and not (begins(text, cased=cased) or text[:1] in '«“"(' or text[:1].isdigit()):
            return None
    return mark, text


def _settle_lone_numbers(result: Sorted) -> None:
    """Keeps a number alone on a line as a call where a note answers it; else it is a page’s.

    A call stands beside the words it belongs to: no blank line on one side at least, or
    the mark that ends its member right after it.
    """
    marks = {note.mark for note in result.notes}
    called = 0
    kept: list[Line] = []
    dropped = False
    following = [line.text for line in result.body[1:]] + [""]
    for line, after in zip(result.body, following, strict=True):
        if not _LONE.fullmatch(line.text):
            if dropped and line.text in result.language.ordinals:
                result.set_aside(line, "close")
                continue
            dropped = False
            kept.append(line)
            continue
        beside = not (line.blank_before and line.blank_after) or after[:1] in {",", ";", "."}
        if line.text in marks and int(line.text) <= called + 1 and beside:
            called = max(called, int(line.text))
            kept.append(line)
        else:
            result.set_aside(line, "page number")
            dropped = True
    result.body[:] = kept


def is_lone(line: Line) -> bool:
    """Whether a line of the text is the call of a note, alone on its line."""
    return _LONE.fullmatch(line.text) is not None


def council_number(lines: Sequence[Line]) -> str:
    """The number that the Security Council gave, ``2396(2017)``, from its line of the masthead."""
    for line in lines:
        match = _OF_COUNCIL.fullmatch(line.text)
        if match:
            return f"{match['number']}({match['year']})"
    return ""


def symbols_in(lines: Sequence[Line]) -> tuple[str, ...]:
    """The symbols that lines of a masthead or running head consist of."""
    found = []
    for line in lines:
        if _HEAD.fullmatch(line.text):
            match = _SYMBOL.search(line.text)
            if match:
                found.append(match[0].replace(" ", ""))
    return tuple(dict.fromkeys(found))


LANGUAGES = tuple(KNOWN.values())
