"""The report as a Word document: real headings, tables whose heads repeat, A4, numbered pages.

The same report gives the same bytes: the properties carry the period's last day and the
parts of the archive carry one fixed time.
"""

from datetime import datetime, time

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from accede.press.word import field, packed
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
from accede.reporting.rules.tree import (
    AnnexEntry,
    Cell,
    Mark,
    Paragraph,
    Report,
    Run,
    Runs,
    Section,
    Table,
)

FONT = "Times New Roman"
_INK, _QUIET, _DEMO = (
    RGBColor(0x1C, 0x21, 0x27),
    RGBColor(0x52, 0x5C, 0x66),
    RGBColor(0x6B, 0x3A, 0),
)
_LINE_WIDTH = Mm(170)


def write(report: Report) -> bytes:
    """The whole document."""
    document = Document()
    _set_up(document, report)
    _masthead(document, report)
    for part in report.sections:
        _section(document, report, part, 1)
    return packed(document)


def _set_up(document: DocumentType, report: Report) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(22), Mm(20)
    _styles(document, LOCALE[report.language])
    day = datetime.combine(report.period.last or report.period.start, time())
    properties = document.core_properties
    properties.title = f"{report.title}, {report.symbol}"
    properties.subject = report.subtitle
    properties.author = properties.last_modified_by = "Accede"
    properties.language = LOCALE[report.language]
    properties.comments = f"SHA-256 {report.facts_digest}"
    properties.created = properties.modified = day
    properties.revision = 1
    header = page.header.paragraphs[0]
    header.text = f"{report.title}, {report.symbol}"
    header.style = document.styles["Header"]
    footer = page.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run(f"{report.strings['page']} ")
    field(footer, "PAGE")
    footer.add_run(" / ")
    field(footer, "NUMPAGES")


def _styles(document: DocumentType, locale: str) -> None:
    locale_of(document, locale)
    sizes = {
        "Normal": (10.5, 0, 6),
        "Title": (18, 0, 4),
        "Subtitle": (12, 0, 10),
        "Heading 1": (14, 18, 6),
        "Heading 2": (12, 12, 4),
        "Heading 3": (10.5, 10, 3),
        "Caption": (9.5, 8, 3),
        "List Bullet": (10.5, 0, 3),
        "Quote": (10, 3, 6),
        "Header": (8.5, 0, 0),
        "Footer": (8.5, 0, 0),
    }
    for name, (size, before, after) in sizes.items():
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.color.rgb = _QUIET if name in ("Header", "Footer", "Subtitle") else _INK
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        if name.startswith(("Heading", "Caption")):
            style.font.bold = True
            style.paragraph_format.keep_with_next = True
    bare_styles(document, FONT, sizes)


def _masthead(document: DocumentType, report: Report) -> None:
    document.add_paragraph(report.title, style="Title")
    document.add_paragraph(report.subtitle, style="Subtitle")
    table = document.add_table(rows=0, cols=2)
    for line in report.masthead:
        label, text = table.add_row().cells
        _fill(label, (Run(line.label),), 9.5, _QUIET)
        _fill(text, (Run(line.text),), 9.5)
    set_widths(table, (25, 75), _LINE_WIDTH)
    borders(table, inside=False)
    document.add_paragraph()
    for notice in report.notices:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(notice)
        run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _section(document: DocumentType, report: Report, part: Section, level: int) -> None:
    title = f"{part.number}. {part.title}" if part.number else part.title
    heading = document.add_heading(title, level)
    if part.id.startswith("annex."):
        heading.paragraph_format.page_break_before = part.id == "annex.a"
    for block in part.blocks:
        if isinstance(block, Table):
            _table(document, report, block)
        else:
            _paragraph(document, report, block)
    if part.annex:
        for entry in report.annex:
            _entry(document, report, entry, level + 1)
    for child in part.sections:
        _section(document, report, child, level + 1)


def _paragraph(document: DocumentType, report: Report, block: Paragraph) -> None:
    paragraph = document.add_paragraph(style="List Bullet" if block.item else "Normal")
    if block.number:
        paragraph.add_run(f"{block.number}.\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(10))
    if block.mark is not Mark.UNKNOWN:
        _mark(paragraph, report, block.mark)
    _runs(paragraph, block.runs)


def _mark(paragraph: DocxParagraph, report: Report, mark: Mark | None) -> None:
    """The mark in words and in bold, so that it does not hang on colour alone."""
    if mark is None:
        return
    run = paragraph.add_run(f"[{report.strings[f'mark.{mark.value}']}]")
    run.bold = True
    if mark is Mark.DEMONSTRATION:
        run.font.color.rgb = _DEMO
    paragraph.add_run(" ")


def _runs(paragraph: DocxParagraph, runs: Runs, size: float = 0) -> None:
    for each in runs:
        run = paragraph.add_run(each.text)
        run.bold = True if each.strong else None
        run.italic = True if each.mark is Mark.UNKNOWN else None
        if size:
            run.font.size = Pt(size)


def _table(document: DocumentType, report: Report, table: Table) -> None:
    caption = document.add_paragraph(style="Caption")
    _mark(caption, report, table.mark)
    caption.add_run(table.caption)
    columns = len(table.header)
    made = document.add_table(rows=0, cols=columns)
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    if table.groups:
        _groups(made.add_row(), table.groups)
    _row(made.add_row(), table.header, head=True)
    for cells in table.rows:
        _row(made.add_row(), cells)
    set_widths(made, table.widths or (1,) * columns, _LINE_WIDTH)
    borders(made, inside=True)
    describe(made, table.caption)
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(3)
    if not table.note:
        note.paragraph_format.line_spacing = Pt(4)
    for run in table.note:
        shown = note.add_run(run.text)
        shown.font.size, shown.font.color.rgb = Pt(8.5), _QUIET


def _groups(row: _Row, groups: tuple[Cell, ...]) -> None:
    at, cells = 0, row.cells
    for group in groups:
        merged = cells[at].merge(cells[at + group.span - 1])
        _fill(merged, group.runs, 8.5, bold=True)
        merged.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        shade(merged)
        at += group.span
    repeat(row)


def _row(row: _Row, cells: tuple[Cell, ...], head: bool = False) -> None:
    for made, cell in zip(row.cells, cells, strict=True):
        _fill(made, cell.runs, 8.5, bold=head)
        if cell.numeric:
            made.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if head:
            shade(made)
    if head:
        repeat(row)
    row_property(row._tr.get_or_add_trPr(), "w:cantSplit")


def _fill(
    cell: _Cell, runs: Runs, size: float, colour: RGBColor = _INK, bold: bool = False
) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(2)
    _runs(paragraph, runs, size)
    for run in paragraph.runs:
        run.font.color.rgb = colour
        run.bold = True if bold else run.bold


def _entry(document: DocumentType, report: Report, entry: AnnexEntry, level: int) -> None:
    strings = report.strings
    document.add_heading(strings["contents.paragraph"].replace("0", entry.number), level)
    document.add_paragraph(entry.duty).paragraph_format.keep_with_next = True
    if entry.text:
        _label(document, strings["annex.text"])
        document.add_paragraph(entry.text, style="Quote").paragraph_format.left_indent = Mm(8)
    _label(document, strings["annex.evidence"])
    for line in entry.evidence:
        paragraph = document.add_paragraph(style="List Bullet")
        if line.mark is Mark.DEMONSTRATION:
            _mark(paragraph, report, line.mark)
        _runs(paragraph, line.runs)


def _label(document: DocumentType, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(1)
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), _QUIET
