"""An HTML page → its text, a line for each block, calls of notes marked.

Numbers that a list gives itself appear. A note is known by the link that calls it: what the
link leads to is the note's text, wherever on the page it stands.
"""

import re
from typing import Any

from accede.basics.errors import BadInput, Place
from accede.papers.calls import LEADING, call, clean, without_calls
from accede.papers.markup import html, name
from accede.papers.numerals import marked

_BLOCKS = frozenset(
    (
        *("p", "div", "li", "ol", "ul", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "blockquote", "section", "article", "header", "footer", "main", "aside", "pre"),
        *("dl", "dt", "dd", "figure", "form", "hr", "body", "center", "address", "caption"),
    )
)
_SILENT = frozenset(
    ("script", "style", "head", "nav", "noscript", "template", "svg", "button", "select", "iframe")
)
_MARK = re.compile(r"[\[(]?\s*(?P<mark>\d{1,3}|\*{1,3})\s*[\])]?")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}\s*[.)]|\(?[a-z]{1,4}\))")
_BACK = re.compile(r"[↩↑⏎^\ufe0e\s]+$")
_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman"}
_TYPES["I"] = "upperRoman"
_RULE = "_" * 15


def text_of_html(data: bytes, *, file: str) -> str:
    """The page's text; notes come last, under a rule. ``BadInput`` where there is no text."""
    root = html(data, file=file)
    page = _Page(root)
    page.walk(root)
    text = "\n\n".join([*page.blocks(), *page.notes()])
    if not without_calls(text).strip():
        raise BadInput(
            "the HTML page holds no text",
            remedy="save the page from a browser once it shows the text",
            place=Place(file),
        )
    return text


class _Page:
    """The text of a page while it is gathered. Goes through the elements without recursion."""

    def __init__(self, root: Any) -> None:
        self._named = {
            key: each
            for each in root.iter()
            if name(each)
            for key in (each.get("id"), each.get("name") if name(each) == "a" else None)
            if key
        }
        self._called: dict[str, str] = {}  # name of what is linked to → mark
        self._notes: dict[str, list[str]] = {}
        self._out: list[str] = []
        self._block: list[str] = []
        self._into: str = ""

    def walk(self, root: Any) -> None:
        """Every text in order. ``(element, False)`` enters it, ``(element, True)`` leaves it."""
        stack: list[tuple[Any, bool]] = [(root, False)]
        owners: dict[Any, str] = {}
        while stack:
            element, leaving = stack.pop()
            tag = name(element)
            if leaving:
                if tag in _BLOCKS:
                    self._close()
                if element in owners:
                    self._close()
                    self._into = ""
                self._add(element.tail)
                continue
            if not tag or tag in _SILENT:
                self._add(element.tail)
                continue
            mark = self._call_of(element, tag)
            if mark:
                self._block.append(call(mark))
                self._add(element.tail)
                continue
            if tag in _BLOCKS:
                self._close()
            if not self._into and (answers := self._answers(element)):
                self._close()
                owners[element] = self._into = answers
                self._notes.setdefault(answers, [])
            if tag == "br":
                self._block.append("\n")
            if tag == "li":
                self._block.append(_item_mark(element))
            self._add(element.text)
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]

    def blocks(self) -> list[str]:
        """The lines of the text, a paragraph each, and those of notes that no link calls."""
        self._close()
        for index, text in enumerate(self._out):
            # A block that begins with a raised mark opens a note; those that follow are notes too.
            if LEADING.match(text) and index > len(self._out) // 2:
                return [*self._out[:index], _RULE, *self._out[index:]]
        return self._out

    def notes(self) -> list[str]:
        """The notes that links lead to, in the order of their calls."""
        lines = []
        for mark, texts in self._notes.items():
            text = " ".join(texts)
            leading = LEADING.match(text)
            if leading and leading["mark"] == mark:
                text = leading["text"]
            text = re.sub(rf"^\s*[\[(]?{re.escape(mark)}\s*[\]).]?\s+", "", text)
            lines.append(f"{call(mark)} {_BACK.sub('', text)}")
        return [_RULE, *lines] if lines else []

    def _add(self, text: str | None) -> None:
        if text:
            self._block.append(re.sub(r"[ \t\r\n\f]+", " ", clean(text)))

    def _close(self) -> None:
        """Ends the block: its lines go to the text, or to the note that it is part of."""
        lines = [line.strip() for line in "".join(self._block).split("\n")]
        self._block = []
        if not any(map(without_calls, lines)):
            return
        if self._into:
            self._notes[self._into].append(" ".join(line for line in lines if line))
            return
        # A single break inside a paragraph is the page's, two begin another paragraph.
        for chunk in "\n".join(lines).split("\n\n"):
            joined = "\n".join(line for line in chunk.split("\n") if line)
            if joined:
                self._out.append(joined)

    def _call_of(self, element: Any, tag: str) -> str:
        """The mark of the note that an element calls, or nothing."""
        if tag not in ("sup", "a"):
            return ""
        words = "".join(element.itertext())
        match = _MARK.fullmatch(words.strip()) if len(words) < 12 else None
        if match is None:
            return ""
        links = [element] if tag == "a" else [e for e in element.iter() if name(e) == "a"]
        targets = [link.get("href", "")[1:] for link in links if link.get("href", "")[:1] == "#"]
        if self._into:
            return match["mark"] if tag == "sup" and not targets else ""
        for target in targets:
            if target in self._named:
                self._called.setdefault(target, match["mark"])
                return match["mark"]
        raised = tag == "sup" or (
            element.getparent() is not None and name(element.getparent()) == "sup"
        )
        return match["mark"] if raised else ""

    def _answers(self, element: Any) -> str:
        """The mark of the note that an element holds, or nothing."""
        for key in (element.get("id"), element.get("name")):
            if key in self._called and self._named.get(key) is element:
                return self._called[key]
        return ""


def _item_mark(item: Any) -> str:
    """The number that a list shows before its member, unless the member prints one itself."""
    parent = item.getparent()
    if parent is None or name(parent) != "ol":
        return ""
    if _NUMBERED.match("".join(item.itertext())[:40]):
        return ""
    members = [each for each in parent if name(each) == "li"]
    start = parent.get("start") or "1"
    value = int(start) if start.isdigit() else 1
    for each in members:
        own = each.get("value") or ""
        value = int(own) if own.isdigit() and len(own) < 6 else value
        if each is item:
            break
        value += 1
    form = _TYPES.get(item.get("type") or parent.get("type") or "1", "decimal")
    return f"{marked(value, form)}. " if form == "decimal" else f"({marked(value, form)}) "
