"""A resolution made into files of every format, well printed or torn: what readers are tried on.

The text comes from a published Akoma Ntoso file, whose notes stand where they are called.
Word counts the paragraphs itself; typst sets pages with running heads, numbers, notes at the
foot and words divided at line ends; the text layer of such a PDF is the torn text.
"""

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pypdf
import typst
from lxml import etree
from tests.mandates.scoring import VOWELS

from accede.papers.calls import CALL
from accede.papers.pdf import lines_of_pdf

_NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(r"\s*(\d{1,3})\s*(\.|[-–—])\s*(.*)", re.DOTALL)
Piece = tuple[str, str]
"""Text and nothing, or nothing and the mark of a note called there."""


@dataclass
class Text:
    """A resolution as it is printed: masthead, heading, paragraphs with number and calls, notes."""

    language: str
    masthead: list[tuple[str, str]]
    number: str
    title: str
    paragraphs: list[tuple[str, list[Piece]]]
    notes: dict[str, str]
    close: str
    annex: int = 10**6
    """The index of the first paragraph of an annex."""
    symbol: str = ""


def text_of(path: Path, language: str) -> Text:
    """The text of a published file."""
    root = etree.parse(str(path)).getroot()
    notes: dict[str, str] = {}

    def plain(element: etree._Element | None) -> str:
        return "" if element is None else _SPACES.sub(" ", "".join(element.itertext())).strip()

    def pieces(element: etree._Element) -> list[Piece]:
        found: list[Piece] = [(element.text or "", "")]
        for child in element:
            if child.tag == f"{_NS}authorialNote":
                mark = child.get("marker")
                notes[mark] = plain(child).removeprefix("() ").removeprefix("()")
                found.append(("", mark))
            elif child.tag == f"{_NS}sup" and (child.text or "").strip().isdigit():
                found.append(("", (child.text or "").strip()))
            elif child.tag == f"{_NS}sup" and (child.text or "").strip() in ("(", ")"):
                pass
            elif child.tag != f"{_NS}num":
                found += pieces(child)
            found.append((child.tail or "", ""))
        return found

    def paragraph(element: etree._Element) -> tuple[str, list[Piece]]:
        number = plain(element.find(f"{_NS}num"))
        joined: list[Piece] = []
        for text, mark in pieces(element):
            if mark or not joined or joined[-1][1]:
                joined.append((text, mark))
            else:
                joined[-1] = (joined[-1][0] + text, "")
        joined = [(_SPACES.sub(" ", text), mark) for text, mark in joined if text.strip() or mark]
        if joined and not joined[0][1]:
            joined[0] = (joined[0][0].lstrip(), "")
            if not number and (match := _NUMBER.fullmatch(joined[0][0])):
                number, joined[0] = f"{match[1]} {match[2]}", (match[3], "")
        return number, joined

    if language == "ar":
        # A text layer has the vowel signs twice or not at all, as the font has it.
        for element in root.iter():
            element.text = bare(element.text or "")
            element.tail = bare(element.tail or "")
    preface = root.find(f".//{_NS}preface")
    cover = root.find(f".//{_NS}coverPage")
    assert preface is not None and cover is not None
    members = root.findall(f".//{_NS}statement/{_NS}preamble/*")
    members += root.findall(f".//{_NS}statement/{_NS}mainBody/*")
    annex = len(members)
    attachments = root.find(f".//{_NS}attachments")
    if attachments is not None:
        members += list(attachments.find(f".//{_NS}mainBody"))
    cells = [plain(each) for each in cover]
    symbol = plain(cover.find(f".//{_NS}docNumber"))
    right = [symbol, *[cell for cell in cells if cell.startswith("Distr")]]
    left = [cell for cell in cells if cell and cell not in right]
    return Text(
        language,
        [(cell, right[n] if n < len(right) else "") for n, cell in enumerate(left)],
        plain(preface.find(f".//{_NS}docNumber")),
        plain(preface.find(f".//{_NS}docTitle")),
        [each for member in members if (each := paragraph(member))[1]],
        notes,
        plain(root.find(f".//{_NS}conclusions")),
        annex,
        symbol,
    )


def bare(text: str) -> str:
    """The text without the vowel signs of Arabic."""
    return VOWELS.sub("", text)


# ------------------------------------------------------------------------------ HTML


def as_html(text: Text) -> bytes:
    """A page with links from calls to notes, and numbers that the page prints itself."""
    called: set[str] = set()

    def body(pieces: list[Piece]) -> str:
        out = []
        for words, mark in pieces:
            if not mark:
                out.append(f"<i>{html.escape(words[:6])}</i>{html.escape(words[6:])}")
                continue
            back = "" if mark in called else f' id="r{mark}"'
            called.add(mark)
            out.append(f'<sup><a href="#n{mark}"{back}>{mark}</a></sup>')
        return "".join(out)

    head = "".join(
        f"<tr><td>{html.escape(left)}</td><td>{html.escape(right)}</td></tr>"
        for left, right in text.masthead
    )
    paragraphs = "\n".join(
        f"<p>{number} {body(pieces)}</p>" for number, pieces in text.paragraphs[: text.annex]
    )
    annex = "\n".join(
        f"<p>{number} {body(pieces)}</p>" for number, pieces in text.paragraphs[text.annex :]
    )
    notes = "".join(
        f'<li id="n{mark}"><p>{html.escape(words)} <a href="#r{mark}">↩</a></p></li>'
        for mark, words in text.notes.items()
    )
    return (
        f"<!DOCTYPE html><html lang={text.language}><head><title>x</title><style>p{{}}</style>"
        f"</head><body><nav><a href=/>Home</a></nav><table>{head}</table>"
        f"<h1>{text.number} {html.escape(text.title)}</h1>{paragraphs}"
        f"<p>{html.escape(text.close)}</p>{annex}<ol>{notes}</ol>"
        "<script>1 < 2</script></body></html>"
    ).encode()


# ------------------------------------------------------------------------------ Word

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
{overrides}</Types>"""
_OVERRIDE = (
    '<Override PartName="/word/{0}.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.{1}+xml"/>\n'
)
_RELATION = (
    '<Relationship Id="r{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{1}" Target="{2}"/>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_LEVEL = (
    '<w:lvl w:ilvl="{0}"><w:start w:val="1"/><w:numFmt w:val="{1}"/>'
    '<w:lvlText w:val="{2}"/></w:lvl>'
)
_LEVELS = ((0, "decimal", "%1."), (1, "lowerLetter", "(%2)"), (2, "lowerRoman", "(%3)"))
NUMBERING = f"""<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1">
{"".join(_LEVEL.format(*each) for each in _LEVELS)}
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""


def word(paragraphs: str, footnotes: str = "", *, more: dict[str, str] | None = None) -> bytes:
    """A .docx with these paragraphs and notes, in the markup of Word."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{n - 1}"><w:p/></w:footnote>'
        for n, kind in enumerate(("separator", "continuationSeparator"))
    )
    body = f"<w:body>{paragraphs}</w:body>"
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{_W}">{body}</w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{separators}{footnotes}</w:footnotes>',
        "word/numbering.xml": NUMBERING,
        **(more or {}),
    }
    names = ("document", "footnotes", "numbering")
    kinds = ("document.main", "footnotes", "numbering")
    overrides = "".join(_OVERRIDE.format(*each) for each in zip(names, kinds, strict=True))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES.format(overrides=overrides))
        document = _RELATION.format(1, "officeDocument", "word/document.xml")
        package.writestr("_rels/.rels", f"{_RELATIONS}{document}</Relationships>")
        inner = "".join(
            _RELATION.format(n, each, f"{each}.xml") for n, each in enumerate(names[1:])
        )
        package.writestr("word/_rels/document.xml.rels", f"{_RELATIONS}{inner}</Relationships>")
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def as_word(text: Text) -> bytes:
    """A .docx whose numbers Word counts and whose notes are footnotes."""
    called: set[str] = set()
    counted = 0

    def run(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    def body(pieces: list[Piece]) -> str:
        out = []
        for words, mark in pieces:
            if not mark:
                out.append(run(words))
            elif mark in called:
                raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                out.append(f"<w:r>{raised}<w:t>{mark}</w:t></w:r>")
            else:
                called.add(mark)
                out.append(f'<w:r><w:footnoteReference w:id="{mark}"/></w:r>')
        return "".join(out)

    def paragraph(index: int, number: str, pieces: list[Piece]) -> str:
        nonlocal counted
        properties = ""
        counted = 0 if index == text.annex else counted
        if number and number.split()[0].rstrip(".") != str(counted + 1):
            # The source prints a number out of order: it is typed.
            return f"<w:p>{run(number + ' ')}{body(pieces)}</w:p>"
        if number:
            counted += 1
            listed = 2 if index >= text.annex else 1
            properties = (
                f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr></w:pPr>'
            )
        return f"<w:p>{properties}{body(pieces)}</w:p>"

    cell = "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>"
    rows = "".join(
        f"<w:tr>{cell.format(run(left))}{cell.format(run(right))}</w:tr>"
        for left, right in text.masthead
    )
    members = [
        paragraph(index, number, pieces) for index, (number, pieces) in enumerate(text.paragraphs)
    ]
    heading = f"<w:p>{run(f'{text.number} {text.title}')}</w:p>"
    members.insert(text.annex, f"<w:p>{run(text.close)}</w:p>")
    notes = "".join(
        f'<w:footnote w:id="{mark}"><w:p><w:r><w:footnoteRef/></w:r>{run(" " + words)}</w:p>'
        "</w:footnote>"
        for mark, words in text.notes.items()
    )
    return word(f"<w:tbl>{rows}</w:tbl>{heading}{''.join(members)}", notes)


# ------------------------------------------------------------------------------ PDF

LAYOUT = """
#let it = json(bytes(sys.inputs.data))
#set text(lang: it.language, font: it.fonts, size: 10pt, hyphenate: true,
          dir: if it.language == "ar" { rtl } else { ltr })
#set par(justify: true, leading: 0.62em, spacing: 1.2em)
#set page(paper: "us-letter", margin: (x: 3.2cm, y: 2.6cm), header: context {
  if counter(page).get().first() > 1 { grid(columns: (1fr, 2fr), text(size: 9pt, it.symbol),
                     align(end, text(size: 9pt, it.title))) }
}, footer: context {
  let at = counter(page).get().first()
  let last = counter(page).final().first()
  grid(columns: (1fr, 1fr), text(size: 9pt)[#at/#last], align(end, text(size: 9pt, it.job)))
})
#show footnote.entry: set text(size: 8pt, hyphenate: true)
#let body(pieces) = for piece in pieces {
  if piece.at(1) == "" { piece.at(0) } else if piece.at(1) in it.notes.keys() {
    if piece.at(2) { footnote(numbering: it.mark, it.notes.at(piece.at(1))) }
    else { super(numbering(it.mark, int(piece.at(1)))) }
  } else { super(numbering(it.mark, int(piece.at(1)))) }
}
#grid(columns: (1fr, 1fr), row-gutter: 9pt, ..it.masthead.flatten().map(cell => text(cell)))
#v(12pt)
#pad(x: 1cm, text(weight: "bold", hyphenate: false, it.heading))
#for member in it.paragraphs {
  if member.kind == "close" { align(end, member.words); pagebreak(weak: true) }
  else if member.kind == "heading" { pad(x: 1cm, strong(body(member.pieces))) }
  else { par(first-line-indent: (amount: 1.2cm, all: true), {
    if member.number != "" { member.number; h(0.55cm) }
    body(member.pieces)
  }) }
}
"""


@dataclass
class Fonts:
    """Where the fonts of a language come from; Chinese is the system’s, where it has any."""

    names: list[str]
    system: bool = False
    folders: list[str] = field(default_factory=list)


@cache
def fonts(language: str) -> Fonts | None:
    """The fonts in which a language can be set here, or ``None``."""
    from accede.press import typesetting

    names = ["Noto Serif", "Noto Sans"]
    if language == "zh":
        known = {family for font in typst.Fonts().fonts() for family in [font.family]}
        chinese = [name for name in ("Noto Serif CJK SC", "Noto Sans CJK SC") if name in known]
        return Fonts(chinese[:1] + names, system=True) if chinese else None
    if language == "ar":
        # Noto draws the dots of an Arabic letter apart, and the text layer then has it twice.
        names = ["DejaVu Sans Mono", *names]
    wheels = (*typesetting.LATIN, *typesetting.ARABIC)
    return Fonts(names, folders=[str(typesetting._folder(wheel)) for wheel in wheels])


def as_pdf(text: Text, layout: str = LAYOUT) -> bytes:
    """Pages as they are printed: masthead in two columns, running heads, notes at the foot."""
    chosen = fonts(text.language)
    assert chosen is not None
    called: set[str] = set()

    def marked(pieces: list[Piece]) -> list[list[object]]:
        out: list[list[object]] = []
        for words, mark in pieces:
            out.append([words, mark, bool(mark) and mark not in called])
            called.update({mark} - {""})
        return out

    members: list[dict[str, object]] = []
    for index, (number, pieces) in enumerate(text.paragraphs):
        words = "".join(each for each, _ in pieces)
        heading = not number and index > 1 and not words.rstrip().endswith(tuple(",;.:،؛，；。："))
        members.append(
            {"kind": "heading" if heading else "text", "number": number, "pieces": marked(pieces)}
        )
    members.insert(text.annex, {"kind": "close", "words": text.close})
    data = {
        "language": text.language,
        "fonts": chosen.names,
        "mark": "(1)" if text.language == "ar" else "1",
        "symbol": text.symbol,
        "title": text.title,
        "job": "20-17232",
        "masthead": text.masthead,
        "heading": f"{text.number} {text.title}",
        "paragraphs": members,
        "notes": text.notes,
    }
    made = typst.compile(
        layout.encode(),
        font_paths=typst.Fonts(
            include_system_fonts=chosen.system,
            include_embedded_fonts=True,
            font_paths=chosen.folders,
        ),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        format="pdf",
    )
    assert isinstance(made, bytes)
    return made


def torn(pdf: bytes, language: str = "en") -> bytes:
    """The text layer of a PDF as extraction gives it: calls glued to words, pages run together.

    For Arabic, whose order this extraction loses, it is the text that PDFium gives.
    """
    if language == "ar":
        lines, _ = lines_of_pdf(pdf, file="torn.pdf")
        texts = [("\f" if line.page else "") + line.text for line in lines]
        return CALL.sub(r"(\g<mark>)", "\n".join(texts)).encode()
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return "\n\f".join(page.extract_text() for page in reader.pages).encode()


RENDERINGS: dict[str, Callable[[Text], bytes]] = {
    "html": as_html,
    "word": as_word,
    "pdf": as_pdf,
    "torn": lambda text: torn(as_pdf(text), text.language),
}
