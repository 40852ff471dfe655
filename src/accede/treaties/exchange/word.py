"""A plan or a letter as a Word document, A4, with the same bytes for the same document.

Letters are set for signature: wide margins, what is to be filled in marked in yellow. Plans
are set close, so that they print on two pages.
"""

from datetime import datetime, time

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from accede.press.word import field, packed, plain_fonts
from accede.treaties.rules.documents import (
    Document,
    Heading,
    Paragraph,
    Runs,
    Style,
    Table,
)

FONT = "Times New Roman"
_LOCALE = {"en": "en-GB", "fr": "fr-FR"}
_INK, _QUIET = RGBColor(0x1C, 0x21, 0x27), RGBColor(0x52, 0x5C, 0x66)
_STYLES = ("Normal", "Title", "Heading 1", "List Bullet", "Header", "Footer")
_ALIGNED = {
    Style.TITLE: WD_ALIGN_PARAGRAPH.CENTER,
    Style.CENTRED: WD_ALIGN_PARAGRAPH.CENTER,
    Style.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def letter(document: Document) -> bytes:
    """A letter as Word: 12 points, room for a letterhead, blanks in yellow."""
    made = _started(document, size=12, margin=25, after=10)
    made.sections[0].top_margin = Mm(35)
    _blocks(made, document, size=12, width=160)
    return packed(made)


def plan(document: Document) -> bytes:
    """A plan as Word: its title first, tables close, page numbers at the foot."""
    made = _started(document, size=9, margin=17, after=3)
    title = made.add_paragraph(document.title, style="Title")
    title.paragraph_format.space_after = Pt(4)
    for run in title.runs:
        run.font.size = Pt(14)
    _blocks(made, document, size=8, width=176)
    return packed(made)


def _started(document: Document, *, size: float, margin: int, after: float) -> WordDocument:
    made = new_document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(margin)
    page.top_margin, page.bottom_margin = Mm(min(margin, 18)), Mm(16)
    page.footer_distance = Mm(8)
    locale = _LOCALE[document.language]
    plain_fonts(made, FONT, _STYLES)
    for language in made.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
        language.set(qn("w:eastAsia"), locale)
    sizes = {
        "Normal": (size, 0, after),
        "Title": (size + 4, 6, 14),
        "Heading 1": (size + 1.5, after + 3, after),
        "List Bullet": (size, 0, after / 2),
        "Header": (8, 0, 0),
        "Footer": (8, 0, 0),
    }
    for name, (points, before, below) in sizes.items():
        style = made.styles[name]
        style.font.size, style.font.italic = Pt(points), False
        style.font.color.rgb = _QUIET if name == "Footer" else _INK
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(below)
        for spread in style.element.get_or_add_rPr().findall(qn("w:spacing")):
            spread.getparent().remove(spread)
    made.styles["Title"].font.bold = True
    border = made.styles["Title"].element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)
    _properties(made, document, locale)
    footer = page.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{document.foot}  ·  ")
    field(footer, "PAGE")
    footer.add_run(" / ")
    field(footer, "NUMPAGES")
    return made


def _properties(made: WordDocument, document: Document, locale: str) -> None:
    properties = made.core_properties
    # The format holds no more of a title.
    properties.title = document.title[:255]
    properties.author = properties.last_modified_by = "Accede"
    properties.language = locale
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(document.day, time())
    properties.revision = 1


def _blocks(made: WordDocument, document: Document, *, size: float, width: int) -> None:
    for block in document.blocks:
        match block:
            case Heading():
                made.add_heading(block.text, 1)
            case Table():
                _table(made, block, size, width)
            case Paragraph():
                _paragraph(made, block, size)


def _paragraph(made: WordDocument, block: Paragraph, size: float) -> None:
    names = {Style.TITLE: "Title", Style.ITEM: "List Bullet"}
    said = made.add_paragraph(style=names.get(block.style, "Normal"))
    if block.style in _ALIGNED:
        said.alignment = _ALIGNED[block.style]
    _runs(said, block.runs)
    small = {Style.SMALL: max(7.5, size - 3), Style.NOTE: min(size, 9.5)}.get(block.style)
    for run in said.runs:
        if small is not None:
            run.font.size, run.font.color.rgb = Pt(small), _QUIET
        run.italic = True if block.style is Style.NOTE else None
    if block.style is Style.RIGHT:
        said.paragraph_format.keep_together = True


def _runs(said: WordParagraph, runs: Runs) -> None:
    for each in runs:
        run = said.add_run(each.text)
        run.bold = True if each.strong else None
        if each.quiet:
            run.font.color.rgb = _QUIET
        if each.blank:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _table(made: WordDocument, block: Table, size: float, width: int) -> None:
    table = made.add_table(rows=0, cols=len(block.widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    if block.header:
        row = table.add_row()
        for cell, said in zip(row.cells, block.header, strict=True):
            _line(cell.paragraphs[0], said, size)
            cell.paragraphs[0].runs[0].bold = True
            _shade(cell)
        _mark(row, "w:tblHeader")
        _mark(row, "w:cantSplit")
    for cells in block.rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for cell, lines in zip(row.cells, cells, strict=True):
            _fill(cell, lines, size)
    _widths(table, block.widths, width)
    _borders(table, block.title)
    gap = made.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(4)


def _fill(cell: _Cell, lines: tuple[Runs, ...], size: float) -> None:
    for number, runs in enumerate(lines):
        said = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        said.paragraph_format.space_after = said.paragraph_format.space_before = Pt(1)
        _runs(said, runs)
        for run in said.runs:
            run.font.size = Pt(size)


def _line(said: WordParagraph, text: str, size: float) -> None:
    said.paragraph_format.space_after = said.paragraph_format.space_before = Pt(1)
    said.add_run(text).font.size = Pt(size)


def _widths(table: WordTable, shares: tuple[int, ...], line: int) -> None:
    """Column widths by their shares of the line; Word reads the cells, others the grid."""
    table.autofit = False
    widths = [Length(int(Mm(line) * share / sum(shares))) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _borders(table: WordTable, title: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for edge, weight in (("top", "6"), ("bottom", "6"), ("insideH", "4")):
        line = OxmlElement(f"w:{edge}")
        colour = "C3CAD1" if edge == "insideH" else "1C2127"
        for key, value in (("val", "single"), ("sz", weight), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    if title:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), title)
        table._tbl.tblPr.append(caption)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F1F3F5")):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
