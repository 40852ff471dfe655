"""What every Word document of this room is made with: tables, their heads, their lines, styles."""

from collections.abc import Iterable

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table, _Cell, _Row

from accede.press.word import plain_fonts

LOCALE = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-EG"}
"""The language a document is in, as Word names it."""


def locale_of(document: Document, locale: str) -> None:
    """The language of every text that names none of its own."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)
        language.set(qn("w:eastAsia"), locale)


def bare_styles(document: Document, font: str, names: Iterable[str]) -> None:
    """These styles in one font, without the spacing of letters and the rule of the template."""
    kept = tuple(names)
    for name in kept:
        style = document.styles[name]
        style.font.italic = False
        for spread in style.element.get_or_add_rPr().findall(qn("w:spacing")):
            spread.getparent().remove(spread)
    plain_fonts(document, font, kept)
    border = document.styles["Title"].element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def set_widths(table: Table, shares: Iterable[int], line: Length) -> None:
    """Column widths by their shares of the line; Word reads the cells, others the grid."""
    table.autofit = False
    kept = tuple(shares)
    widths = [Length(int(line * share / sum(kept))) for share in kept]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        # A row with merged cells has fewer, and takes its widths from the grid.
        if len(row.tc_lst) == len(widths):
            for cell, width in zip(row.tc_lst, widths, strict=True):
                cell.width = width


def borders(table: Table, *, inside: bool) -> None:
    """A line above and below the table, and between its rows where asked."""
    drawn = OxmlElement("w:tblBorders")
    lines = {"top": "8", "bottom": "8", **({"insideH": "4"} if inside else {})}
    for edge, size in lines.items():
        line = OxmlElement(f"w:{edge}")
        colour = "C3CAD1" if edge == "insideH" else "1C2127"
        for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        drawn.append(line)
    table._tbl.tblPr.append(drawn)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "70")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)
    _in_order(table)


def describe(table: Table, text: str) -> None:
    """A title that a screen reader announces with the table."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), text)
    table._tbl.tblPr.append(caption)
    _in_order(table)


# In which order the schema wants what is said of a table; Word may refuse another.
_ORDER = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
    *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
    *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
)
_PLACES = {qn(f"w:{name}"): n for n, name in enumerate(_ORDER)}


def _in_order(table: Table) -> None:
    properties = table._tbl.tblPr
    properties[:] = sorted(properties, key=lambda each: _PLACES[each.tag])


def shade(cell: _Cell) -> None:
    """The ground of a head, pale enough to copy as white."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F4F6F8")):
        ground.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def repeat(row: _Row) -> None:
    """Marks a row as a head that is printed again on each page."""
    row_property(row._tr.get_or_add_trPr(), "w:cantSplit")
    row_property(row._tr.get_or_add_trPr(), "w:tblHeader")


def row_property(properties, name: str) -> None:  # type: ignore[no-untyped-def]
    """Gives a row a property once."""
    if properties.find(qn(name)) is None:
        properties.append(OxmlElement(name))
