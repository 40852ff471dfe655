"""A page of the workspace as a Word document: A4, real headings, heads of tables that repeat.

It holds what the PDF holds: of a sheet that was cut to its pages, that much. The same sheet
gives the same bytes. Set a little closer than the PDF, so that it has no more pages. It is
written from left to right: no sheet in Arabic is given to it.
"""

from collections.abc import Iterable
from datetime import date, datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from accede.press.word import field, packed
from accede.reporting.exchange.pdf import around
from accede.reporting.exchange.sayable import sayable
from accede.reporting.exchange.word_parts import (
    LOCALE,
    bare_styles,
    borders,
    describe,
    locale_of,
    repeat,
    row_property,
    set_widths,
    shade,
)
from accede.reporting.rules.sheet import Line, Part, Piece, Row, Sheet, columns_of
from accede.reporting.rules.signs import SIGNS

FONT, SIGNS_FONT = "Arial", "Segoe UI Symbol"
_INK, _QUIET, _DEMO = (
    RGBColor(0x1C, 0x21, 0x27),
    RGBColor(0x4A, 0x54, 0x5E),
    RGBColor(0x6B, 0x3A, 0),
)
_LINE = Mm(172)
_TABLE, _SMALL = 7.5, 7
# Style: size, space before and after, in points.
_STYLES = {
    "Normal": (8, 0, 3),
    "Title": (18, 0, 4),
    "Subtitle": (8, 0, 2),
    "Heading 1": (10.5, 11, 4),
    "Heading 2": (9, 9, 3),
    "Header": (7, 0, 0),
    "Footer": (7, 0, 0),
}
_RIGHT_TO_LEFT = ("ar",)


def write(sheet: Sheet, day: date) -> bytes:
    """The document, dated with the day it speaks of."""
    return packed(_Paper(sheet, day).document)


class _Paper:
    """One document being written."""

    def __init__(self, sheet: Sheet, day: date) -> None:
        self.sheet = sheet
        self.document: WordDocument = Document()
        self.set_up(day)
        self.head()
        for part in sheet.parts:
            self.part(part)
        for title, lines in sheet.closing:
            self.heading(title, 2)
            for line in lines:
                self.line(self.document.add_paragraph(), line, _SMALL)

    def set_up(self, day: date) -> None:
        sheet, document = self.sheet, self.document
        page = document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(19)
        page.top_margin, page.bottom_margin = Mm(16), Mm(17)
        page.header_distance = page.footer_distance = Mm(9)
        locale = LOCALE.get(sheet.language, sheet.language)
        locale_of(document, locale)
        for name, (size, before, after) in _STYLES.items():
            style = document.styles[name]
            style.font.size = Pt(size)
            style.font.color.rgb = _QUIET if name in ("Subtitle", "Footer") else _INK
            style.paragraph_format.space_before, style.paragraph_format.space_after = (
                Pt(before),
                Pt(after),
            )
            style.paragraph_format.line_spacing = 1.0
            style.font.bold = name == "Title" or name.startswith("Heading")
            if name.startswith("Heading"):
                style.paragraph_format.keep_with_next = True
        bare_styles(document, FONT, _STYLES)
        properties = document.core_properties
        properties.title = sayable(sheet.name)
        properties.subject = sayable(f"{sheet.kicker}: {sheet.title.text}")
        properties.author = properties.last_modified_by = "Accede"
        properties.language = locale
        properties.keywords = f"SHA-256 {sheet.digest}"
        properties.comments = ""
        properties.created = properties.modified = datetime.combine(day, time())
        properties.revision = 1
        self.foot(page.footer.paragraphs[0])

    def foot(self, paragraph: Paragraph) -> None:
        """What stands on every page, and its number."""
        before, between, after = map(str, around(self.sheet.page_of))
        # The template's own stops would stand before ours.
        stops = self.document.styles["Footer"].element.get_or_add_pPr().find(qn("w:tabs"))
        if stops is not None:
            stops.getparent().remove(stops)
        paragraph.paragraph_format.tab_stops.add_tab_stop(_LINE, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{sayable(self.sheet.foot)}\t{before}")
        field(paragraph, "PAGE")
        paragraph.add_run(between)
        field(paragraph, "NUMPAGES")
        if after:
            paragraph.add_run(after)

    def head(self) -> None:
        sheet, document = self.sheet, self.document
        document.add_paragraph(sayable(sheet.kicker), style="Subtitle")
        self.line(document.add_paragraph(style="Title"), (sheet.title,))
        strong, rest = sheet.banner
        if strong:
            banner = document.add_paragraph()
            self.line(banner, (Piece(strong, strong=True), Piece(f" {rest}")))
            for run in banner.runs:
                run.font.color.rgb = _DEMO
            _framed(banner, ("top", "left", "bottom", "right"), "dashed")
        self.facts()
        for notice in sheet.notices:
            paragraph = document.add_paragraph()
            self.line(paragraph, notice)
            _framed(paragraph, ("left",))

    def facts(self) -> None:
        """What the document is about, side by side."""
        facts, columns = self.sheet.facts, columns_of(self.sheet.facts)
        table = self.document.add_table(rows=-(-len(facts) // columns), cols=columns)
        cells = [cell for row in table.rows for cell in row.cells]
        for cell, (name, said) in zip(cells, facts, strict=False):
            self.cell(cell, ((Piece(name, quiet=True),), said))
        longest = [max(map(_length, facts[n::columns])) for n in range(columns)]
        set_widths(table, longest, _LINE)
        borders(table, inside=False)
        after = self.document.add_paragraph()
        after.paragraph_format.space_after = Pt(0)
        after.paragraph_format.line_spacing = Pt(5)

    def heading(self, title: str, level: int) -> None:
        self.document.add_heading(sayable(title), level)

    def part(self, part: Part) -> None:
        self.heading(part.title, 1)
        if part.lead:
            lead = self.document.add_paragraph()
            lead.paragraph_format.keep_with_next = bool(part.rows)
            self.line(lead, part.lead)
        if not part.rows:
            return
        table = self.document.add_table(rows=0, cols=len(part.header))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        head = table.add_row()
        for cell, words in zip(head.cells, part.header, strict=True):
            self.line(cell.paragraphs[0], (Piece(words, strong=True),), _TABLE)
            shade(cell)
        repeat(head)
        for row in part.rows:
            self.row(table, row)
        set_widths(table, part.widths, _LINE)
        borders(table, inside=True)
        describe(table, sayable(part.title))

    def row(self, table: WordTable, row: Row) -> None:
        made: WordRow = table.add_row()  # type: ignore[no-untyped-call]
        if row.note:
            cell = made.cells[0].merge(made.cells[-1])
            self.cell(cell, (row.note,))
        else:
            for cell, lines in zip(made.cells, row.cells, strict=True):
                self.cell(cell, lines)
        signs = sum(len(piece.text) for cells in row.cells for line in cells for piece in line)
        # A row stays on one page, unless it is so long that it might not fit any.
        if signs <= 2400:
            row_property(made._tr.get_or_add_trPr(), "w:cantSplit")

    def cell(self, cell: _Cell, lines: Iterable[Line]) -> None:
        kept = tuple(lines) or ((),)
        for n, line in enumerate(kept):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(2 if n == 0 else 0)
            paragraph.paragraph_format.space_after = Pt(2 if n == len(kept) - 1 else 1)
            self.line(paragraph, line, _TABLE)

    def line(self, paragraph: Paragraph, line: Line, size: float = 0) -> None:
        for piece in line:
            self.piece(paragraph, piece, size)

    def piece(self, paragraph: Paragraph, piece: Piece, size: float) -> None:
        if piece.form:
            sign = paragraph.add_run(f"{SIGNS[piece.form]}\u00a0")
            _font(sign, SIGNS_FONT)
            if size:
                sign.font.size = Pt(size)
        run = paragraph.add_run(sayable(piece.text))
        run.bold = True if piece.strong else None
        if size:
            run.font.size = Pt(size)
        if piece.quiet:
            run.font.color.rgb = _QUIET
        if piece.language and piece.language != self.sheet.language:
            spoken = OxmlElement("w:lang")
            kind = "bidi" if piece.language in _RIGHT_TO_LEFT else "val"
            spoken.set(qn(f"w:{kind}"), LOCALE.get(piece.language, piece.language))
            run._r.get_or_add_rPr().append(spoken)
        if piece.link:
            run.underline = True
            self.linked(paragraph, run, piece.link)

    def linked(self, paragraph: Paragraph, run: Run, address: str) -> None:
        relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        link.append(run._r)
        paragraph._p.append(link)


def _length(fact: tuple[str, Line]) -> int:
    """How many signs the longer of its two lines has."""
    name, said = fact
    return max(len(name), sum(len(piece.text) for piece in said)) + 4


def _font(run: Run, font: str) -> None:
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{key}"), font)


def _framed(paragraph: Paragraph, edges: Iterable[str], kind: str = "single") -> None:
    """Lines around a paragraph; Word wants them in this order."""
    frame = OxmlElement("w:pBdr")
    for edge in edges:
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", kind), ("sz", "8"), ("space", "4"), ("color", "1C2127")):
            line.set(qn(f"w:{key}"), value)
        frame.append(line)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        frame, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.space_before = Pt(4)
    paragraph.paragraph_format.space_after = Pt(5)
