"""Akoma Ntoso 3.0 → the parts, numbers and notes that its elements say, nothing guessed.

The published files put every paragraph beside the others and, in Arabic, the number into
the text; those that this product writes (``akn_out``) nest letters under their numbers.
Both are read, and others of the same elements.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accede.basics.errors import BadInput, Place
from accede.mandates.exchange.languages import KNOWN, Language
from accede.mandates.exchange.sorting import OpenNote, Sorted
from accede.mandates.exchange.structure import Block
from accede.mandates.rules import Part
from accede.papers.calls import call, clean
from accede.papers.lines import Line
from accede.papers.markup import name, xml

THREE_LETTERS = {"ar": "ara", "zh": "zho", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
"""The codes of ISO 639-2 that the format wants."""

_LANGUAGES = {three: two for two, three in THREE_LETTERS.items()} | {two: two for two in KNOWN}
_NUMBER = re.compile(r"(?P<number>\d{1,3})\s*(?:\.|[-–—])\s*(?P<text>\S.*)", re.DOTALL)
_LETTER = re.compile(r"\((?P<number>[a-z]{1,4})\)\s+(?P<text>\S.*)", re.DOTALL)
_BRACKETED = re.compile("\\(\\s*(\ue000[^\ue001]*\ue001)\\s*\\)")
_RAISED = re.compile(r"\s*(?:\d{1,3}|\*{1,3})\s*")
_SPACES = re.compile(r"[ \t\r\n]+")
_TEXTS = frozenset(("content", "intro", "wrapUp", "p", "block", "wrap"))
_LEVELS = frozenset(
    (
        *("paragraph", "subparagraph", "point", "indent", "list", "section", "article", "clause"),
        *("part", "chapter", "title", "subsection", "hcontainer", "alinea", "division", "item"),
    )
)


@dataclass(slots=True)
class Structured:
    """A resolution whose file says what each of its parts is."""

    source: Sorted
    blocks: list[Block] = field(default_factory=list)
    symbol: str = ""
    session: str = ""
    adopted: date | None = None
    agenda_item: str = ""
    committee_report: str = ""
    ours: bool = False
    """Whether this product wrote the file: then its spaces are right as well."""


def read_akoma_ntoso(data: bytes, *, file: str) -> Structured:
    """The structure of the file’s resolution; ``BadInput`` where it holds none."""
    root = xml(data, file=file)
    body = next((each for each in root.iter() if name(each) == "mainBody"), None)
    if body is None:
        raise BadInput(
            "the Akoma Ntoso file holds no body of a resolution",
            remedy="give the file of a resolution; it has a <mainBody>",
            place=Place(file),
        )
    code = next((e.get("language") for e in root.iter() if name(e) == "FRBRlanguage"), "") or ""
    if code not in _LANGUAGES:
        raise BadInput(
            f"the Akoma Ntoso file is in a language that is not read: ‘{code}’",
            remedy=f"set FRBRlanguage to one of {', '.join(sorted(THREE_LETTERS.values()))}",
            place=Place(file),
        )
    sources = [each.get("source") for each in root.iter() if name(each) == "identification"]
    reader = _Reader(KNOWN[_LANGUAGES[code]], ours="#accede" in sources)
    reader.document(body.getparent())
    reader.loose_notes(root)
    return _with_facts(reader, root, body.getparent())


def _with_facts(reader: "_Reader", root: Any, document: Any) -> Structured:
    """The structure with symbol, day and session as the head of the file says them."""
    source = reader.source
    number = title = symbol = item = report = ""
    for each in document.iterchildren():
        if name(each) == "preface":
            number = _plain(_first(each, "docNumber"))
            title = reader.text(_first(each, "docTitle"))
        elif name(each) == "coverPage":
            symbol = _plain(_first(each, "docNumber", "#symbol"))
            item = _plain(_first(each, "docketNumber"))
            report = _plain(_first(each, "docCommittee"))
    heading = f"{number.rstrip('.')}. {title}" if number else title
    if heading:
        source.title.append(_line(document, heading))
    found = Structured(source, reader.blocks, symbol=symbol.replace(" ", ""))
    session = next((e for e in root.iter() if name(e) == "session"), None)
    found.session = "" if session is None else session.get("value") or ""
    found.ours = reader.ours
    if found.ours:
        found.agenda_item, found.committee_report = item, report
    for each in root.iter():
        if name(each) == "FRBRdate" and each.get("name") == "adoption":
            try:
                found.adopted = date.fromisoformat(each.get("date") or "")
            except ValueError:
                continue
            break
    return found


def _first(parent: Any, tag: str, refers: str = "") -> Any:
    every = [each for each in parent.iter() if name(each) == tag]
    wanted = [each for each in every if not refers or each.get("refersTo") == refers]
    return wanted[0] if wanted else None


def _plain(element: Any) -> str:
    return "" if element is None else _SPACES.sub(" ", clean("".join(element.itertext()))).strip()


def _line(element: Any, text: str) -> Line:
    return Line(element.sourceline or 1, text, 0, True, True)


class _Reader:
    """The blocks of a document in order, and its notes as they are met."""

    def __init__(self, language: Language, *, ours: bool) -> None:
        self.ours = ours
        self.source = Sorted(language)
        self.blocks: list[Block] = []
        self._last = self._letter = ""
        self._in_draft = False
        self._order: dict[str, int] = {}

    def document(self, document: Any) -> None:
        """Preamble, body, attachments of one document, those of an attachment after its own."""
        stack = [document]
        while stack:
            element = stack.pop()
            tag = name(element)
            if tag == "preamble":
                self._preamble(element)
            elif tag == "mainBody":
                self._body(element)
            elif tag == "attachment":
                parts = [each for each in element if name(each) not in ("heading", "subheading")]
                self._last = self._letter = ""
                self._in_draft = any("draft" in (each.get("name") or "") for each in parts)
                stack += reversed(parts)
            elif tag in ("statement", "doc", "attachments", "component", "components"):
                stack += reversed(element)

    def _preamble(self, preamble: Any) -> None:
        for each in preamble:
            tag = name(each)
            if not tag:
                continue
            part = Part.CHAPEAU if tag == "formula" else Part.PREAMBLE
            if each.get("name") == "recommendation":
                part = Part.RECOMMENDATION
            leaves = [each] if tag != "recitals" else [e for e in each if name(e) == "recital"]
            for leaf in leaves:
                self._add(leaf, part, "", self._text_of(leaf))

    def _body(self, body: Any) -> None:
        """The members of a body, outer before inner, with the numbers that they hang on."""
        annex = any("annex" in (e.get("name") or "").lower() for e in _above(body))
        stack: list[tuple[Any, str]] = [(each, "") for each in reversed(body)]
        while stack:
            element, outer = stack.pop()
            tag = name(element)
            if tag in ("p", "block", "blockContainer"):
                self._member(element, Part.ANNEX if annex else None, "", self._text_of(element))
                continue
            if tag not in _LEVELS:
                continue
            number = self._number_of(element, outer)
            heading = " ".join(
                self.text(e) for e in element if name(e) in ("heading", "subheading")
            )
            text = self._text_of(element)
            if heading.strip():
                above = Part.ANNEX if annex else Part.HEADING
                self._member(element, above, "" if text else number, heading)
            part = _part_of(element, annex)
            if text:
                self._member(element, part, number, text)
            inner = [each for each in element if name(each) in _LEVELS]
            stack += [(each, number or outer) for each in reversed(inner)]

    def _number_of(self, element: Any, outer: str) -> str:
        """The number with those it hangs on: ``4``, ``4.a``."""
        printed = next((each for each in element if name(each) == "num"), None)
        if printed is None:
            return ""
        mark = _plain(printed).strip("().-–— \u00a0")
        whole: str = printed.get("title") or ""
        if whole.rpartition(".")[2] == mark:
            return whole
        return f"{outer}.{mark}" if outer else mark

    def _member(self, element: Any, part: Part | None, number: str, text: str) -> None:
        """One member of a body; a number or letter that stands in its text is taken out."""
        if not number and part in (None, Part.OPERATIVE, Part.ANNEX):
            if match := _NUMBER.fullmatch(text):
                number, text = str(int(match["number"])), match["text"]
            elif self._last and (match := _LETTER.fullmatch(text)):
                text = match["text"]
                number = self._lettered(match["number"])
        if part is None:
            part = Part.OPERATIVE if number else (Part.HEADING if self._last else Part.PREAMBLE)
        if number:
            self._last = number.split(".")[0]
            self._letter = number.split(".")[1] if "." in number else ""
        self._add(element, part, number, text)

    def _lettered(self, mark: str) -> str:
        roman = re.fullmatch("[ivx]+", mark) and self._letter
        if roman and not (len(mark) == 1 and ord(mark) == ord(self._letter[-1]) + 1):
            return f"{self._last}.{self._letter}.{mark}"
        return f"{self._last}.{mark}"

    def _add(self, element: Any, part: Part, number: str, text: str) -> None:
        if not text:
            return
        level = number.count(".") + 1 if number else 0
        block = Block(part, number, level, self._in_draft, [_line(element, text)])
        self.blocks.append(block)
        if part is Part.CHAPEAU:
            self._last = self._letter = ""
            if not self.source.body:
                self.source.body.append(block.lines[0])

    def _text_of(self, element: Any) -> str:
        """The text of an element, without its number, headings and members."""
        if name(element) in ("p", "block"):
            return self.text(element)
        direct = [each for each in element if name(each) in _TEXTS]
        return " ".join(filter(None, (self.text(each) for each in direct)))

    def text(self, element: Any) -> str:
        """The text of an element with the calls of notes in their places."""
        if element is None:
            return ""
        out: list[str] = []
        for kind, each in _events(element):
            if kind == "text":
                out.append(each)
            elif name(each) in ("authorialNote", "noteRef"):
                mark = each.get("marker") or "".join(each.itertext()).strip()
                out.append(call(mark))
                if name(each) == "authorialNote":
                    self._note(mark, each)
            elif name(each) == "sup":
                # The second call of a note is printed, and no element.
                out.append(call(each.text.strip()))
            elif name(each) == "eol":
                out.append(" ")
        text = _SPACES.sub(" ", "".join(out)).strip()
        # Published Arabic has its calls in brackets.
        return text if self.ours else _BRACKETED.sub(r"\1", text)

    def _note(self, mark: str, element: Any) -> None:
        if any(note.mark == mark for note in self.source.notes):
            return
        note = OpenNote(mark)
        self.source.notes.append(note)
        digits = re.search(r"(\d+)$", element.get("eId") or "")
        self._order[mark] = int(digits[1]) if digits else len(self._order)
        texts = [self.text(each) for each in element]
        note.lines = [_line(element, text) for text in texts if text]

    def loose_notes(self, root: Any) -> None:
        """Notes that no paragraph calls, which stand in the file’s head; then all in order."""
        for element in root.iter():
            if name(element) == "notes":
                for each in element:
                    if name(each) == "note":
                        self._note(each.get("marker") or "", each)
        order = list(self._order.values())
        if len(set(order)) == len(order):
            self.source.notes.sort(key=lambda note: self._order[note.mark])


def _part_of(element: Any, annex: bool) -> Part | None:
    """The part that an element says it is, where its place does not say it."""
    said = element.get("class")
    if said in [each.value for each in Part]:
        return Part(said)
    return Part.ANNEX if annex else None


def _above(element: Any) -> Iterator[Any]:
    yield from element.iterancestors()


def _events(element: Any) -> Iterator[tuple[str, Any]]:
    """Texts and elements in order, notes and numbers not entered."""
    yield "text", clean(element.text or "")
    stack = [iter(element)]
    open_elements = [element]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            closed = open_elements.pop()
            if stack:
                yield "text", clean(closed.tail or "")
            continue
        tag = name(child)
        raised = tag == "sup" and _RAISED.fullmatch(child.text or "") is not None
        if raised or tag in ("authorialNote", "noteRef", "eol"):
            yield "element", child
        if raised or not tag or tag in ("authorialNote", "noteRef", "num"):
            yield "text", clean(child.tail or "")
            continue
        if tag in ("p", "block"):
            yield "text", " "
        yield "text", clean(child.text or "")
        stack.append(iter(child))
        open_elements.append(child)
