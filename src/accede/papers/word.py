"""A Word document → its text, a line for each paragraph, as Word prints it.

Numbers that Word counts itself appear; a note stands under a rule at the end and its call
where Word sets it. What is deleted under tracked changes, or hidden, is left out.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from accede.basics.errors import BadInput, Place
from accede.papers.calls import call, clean
from accede.papers.markup import name, xml
from accede.papers.word_numbers import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_PART = 24 * 1024 * 1024
"""Bytes of one part once unpacked. The longest codes have some three megabytes of text."""
_MOST_PARTS = 4000
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "instrText", "pPr", "sectPr", "tblPr"))
_RULE = "_" * 15


def text_of_word(data: bytes, *, file: str) -> str:
    """The document's text; ``BadInput`` for a package that is none, unsound or unbounded."""
    with _opened(data, file) as package:
        document = xml(_part(package, "word/document.xml", file), file=file)
        styles = _optional(package, "word/styles.xml", file)
        numbering = _optional(package, "word/numbering.xml", file)
        footnotes = _optional(package, "word/footnotes.xml", file)
        endnotes = _optional(package, "word/endnotes.xml", file)
        heads = [
            xml(_part(package, each, file), file=file)
            for each in sorted(package.namelist())
            if each.startswith("word/header") and each.endswith(".xml")
        ][:12]
    reader = _Reader(Numbering(numbering, styles), footnotes, endnotes)
    head = dict.fromkeys(line for root in heads for line in reader.lines(root))
    lines = [*head, *reader.lines(document)]
    notes = reader.notes()
    if not any(line.strip() for line in lines):
        raise BadInput(
            "the Word document holds no text",
            remedy="if it holds pictures of pages, recognise their text first (OCR)",
            place=Place(file),
        )
    return "\n\n".join([*lines, *([_RULE, *notes] if notes else [])])


def _opened(data: bytes, file: str) -> zipfile.ZipFile:
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        names = package.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise BadInput(
            "the file is a package that cannot be opened; it may have been cut short",
            remedy="get the file again, or save it again from Word as .docx",
            place=Place(file),
        ) from error
    if len(names) > _MOST_PARTS:
        raise BadInput(
            f"the package has {len(names)} parts; a document has far fewer",
            remedy="give the document alone, saved from Word as .docx",
            place=Place(file),
        )
    _refuse_others(set(names), file)
    return package


def _refuse_others(names: set[str], file: str) -> None:
    """Packages that are no plain Word document, each by what it is."""
    if any(each.lower().endswith("vbaproject.bin") for each in names):
        problem, remedy = "the document carries macros", "save it from Word as .docx without macros"
    elif any(each.startswith("xl/") for each in names):
        problem, remedy = "the file is a spreadsheet", "give the text of the document"
    elif any(each.startswith("ppt/") for each in names):
        problem, remedy = "the file is a presentation", "give the text of the document"
    elif "content.xml" in names:
        problem, remedy = "the file is an OpenDocument file", "save it as .docx or as PDF"
    elif "word/document.xml" not in names:
        problem, remedy = "the file is an archive", "unpack it and give the document itself"
    else:
        return
    raise BadInput(problem, remedy=remedy, place=Place(file))


def _part(package: zipfile.ZipFile, part: str, file: str) -> bytes:
    """One part unpacked, and never more than its bound, whatever the package says of its size."""
    try:
        with package.open(part) as opened:
            data = opened.read(_LARGEST_PART + 1)
    except (zipfile.BadZipFile, RuntimeError, EOFError, ValueError, OSError, NotImplementedError,
            zipfile.zlib.error) as error:  # type: ignore[attr-defined]  # fmt: skip
        raise BadInput(
            f"the part {part} of the document cannot be unpacked",
            remedy="save the document again from Word, without a password",
            place=Place(file),
        ) from error
    if len(data) > _LARGEST_PART:
        raise BadInput(
            f"the part {part} of the document unpacks to more than {_LARGEST_PART} bytes",
            remedy="give the document alone, saved from Word as .docx",
            place=Place(file),
        )
    return data


def _optional(package: zipfile.ZipFile, part: str, file: str) -> Any:
    return xml(_part(package, part, file), file=file) if part in package.namelist() else None


class _Reader:
    """Paragraphs in order, with the marks of notes counted as they are called."""

    def __init__(self, numbering: Numbering, footnotes: Any, endnotes: Any) -> None:
        self._numbering = numbering
        self._texts = {"footnote": _by_id(footnotes), "endnote": _by_id(endnotes)}
        self._marks: dict[tuple[str, str], str] = {}
        self._counted = 0

    def lines(self, root: Any) -> Iterator[str]:
        """The lines of every paragraph that prints something, tables cell by cell."""
        for paragraph in _paragraphs(root):
            number = self._numbering.next(paragraph)
            text = self._text(paragraph).strip()
            if text:
                yield f"{number} {text}".strip()

    def notes(self) -> list[str]:
        """The notes that were called, each with its mark, in the order of their calls."""
        found = []
        done: set[tuple[str, str]] = set()
        while pending := [each for each in self._marks if each not in done]:
            for kind, identity in pending:
                done.add((kind, identity))
                note = self._texts[kind].get(identity)
                texts = [] if note is None else [self._text(each) for each in _paragraphs(note)]
                joined = " ".join(" ".join(texts).split(" ")).strip()
                found.append(f"{call(self._marks[kind, identity])} {joined}".rstrip())
        return found

    def _text(self, paragraph: Any) -> str:
        out: list[str] = []
        custom: tuple[str, str] | None = None
        for element in _printed(paragraph):
            tag = name(element)
            if tag in ("footnoteReference", "endnoteReference"):
                key = (tag.removesuffix("Reference"), element.get(f"{_W}id") or "")
                if element.get(f"{_W}customMarkFollows") in ("1", "true", "on"):
                    custom = key
                else:
                    out.append(call(self._mark(key)))
            elif tag == "t":
                text = clean(element.text or "")
                if custom is not None and text.strip():
                    self._marks[custom] = text.strip()
                    out.append(call(text))
                    custom = None
                elif _raised(element) and text.strip().isdigit():
                    out.append(call(text))
                else:
                    out.append(text)
            elif tag in ("tab", "br", "cr", "ptab"):
                out.append(" ")
            elif tag == "noBreakHyphen":
                out.append("\u2011")
        return "".join(out).replace("\n", " ").replace("\f", " ")

    def _mark(self, key: tuple[str, str]) -> str:
        if key not in self._marks:
            self._counted += 1
            self._marks[key] = str(self._counted)
        return self._marks[key]


def _paragraphs(root: Any) -> Iterator[Any]:
    """Paragraphs in the order of the page, those inside a text box after the one it hangs on."""
    for element in root.iter(f"{_W}p"):
        if not any(name(each) in _SKIPPED for each in element.iterancestors()):
            yield element


def _printed(paragraph: Any) -> Iterator[Any]:
    """What a paragraph prints, in order: not what is deleted, hidden or in a text box."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = name(element)
        if not tag or tag in _SKIPPED or tag in ("p", "drawing", "pict"):
            continue
        if tag == "r" and _on(element.find(f"{_W}rPr/{_W}vanish")):
            continue
        yield element
        stack += reversed(element)


def _raised(text: Any) -> bool:
    vertical = text.getparent().find(f"{_W}rPr/{_W}vertAlign")
    return vertical is not None and vertical.get(f"{_W}val") == "superscript"


def _on(switch: Any) -> bool:
    return switch is not None and switch.get(f"{_W}val") not in ("0", "false", "off")


def _by_id(root: Any) -> dict[str, Any]:
    """Notes by identity, without the separators that Word keeps among them."""
    if root is None:
        return {}
    return {
        each.get(f"{_W}id") or "": each
        for each in root
        if name(each) in ("footnote", "endnote") and each.get(f"{_W}type") in (None, "normal")
    }
