"""A table as an Excel workbook: the rows on the first sheet, what they stand on on the second.

Days are real days, numbers real numbers, addresses links; the headings stay in view.
Written row by row, so that a long table needs little memory. Nothing in the file tells
when or by whom it was made: equal tables give equal bytes.
"""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from accede.basics.partial import PartialDate
from accede.basics.tables import Cell, Column, Kind, Table
from accede.site.exports.frame import Frame

# The bounds of the format itself.
_LONGEST_TEXT = 32_767
_LONGEST_LINK = 2_079
_MOST_LINKS = 65_000
_FIRST_DAY = date(1900, 3, 1)

_WIDTHS = {Kind.TEXT: 38, Kind.DAY: 13, Kind.NUMBER: 13, Kind.CODE: 18, Kind.LINK: 44}
_MADE = datetime(2000, 1, 1)


def write_xlsx(table: Table, frame: Frame) -> bytes:
    """The bytes of the workbook."""
    out = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(out, options) as book:
        book.set_properties({"title": table.title, "created": _MADE})
        _Sheets(book, table, frame).write()
    return out.getvalue()


class _Sheets:
    """The two sheets of one workbook."""

    def __init__(self, book: Workbook, table: Table, frame: Frame) -> None:
        self.table, self.frame = table, frame
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({"valign": "top", "text_wrap": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.number = book.add_format({"valign": "top"})
        self.link = book.add_format({"font_color": "#0B57A4", "underline": 1, "valign": "top"})
        self.rows = book.add_worksheet(self._word("table", "Table"))
        self.about = book.add_worksheet(self._word("about", "About"))
        self.links = 0
        if frame.right_to_left:
            self.rows.right_to_left()
            self.about.right_to_left()

    def write(self) -> None:
        permalink = Column("address", self._word("permalink", "Permalink"), Kind.LINK)
        identity = Column("identity", self._word("id", "Id"), Kind.CODE)
        columns = (identity, *self.table.columns, permalink)
        for at, column in enumerate(columns):
            self.rows.set_column(at, at, _WIDTHS[column.kind])
        self.rows.freeze_panes(1, 1)
        self.rows.autofilter(0, 0, max(len(self.table.rows), 1), len(columns) - 1)
        for at, column in enumerate(columns):
            self.rows.write_string(0, at, _fitting(column.heading), self.bold)
        for line, row in enumerate(self.table.rows, 1):
            cells = (row.id, *row.cells, self.frame.permalink(row.address))
            for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
                self._cell(self.rows, line, at, cell, column.kind)
        self._about()

    def _about(self) -> None:
        """What the table stands on, as pairs of label and text."""
        table, frame = self.table, self.frame
        first, last = table.period or (None, None)
        told: list[tuple[str, Cell, Kind]] = [
            (self._word("title", "Title"), table.title, Kind.TEXT),
            (self._word("permalink", "Permalink"), frame.permalink(frame.address), Kind.LINK),
            (self._word("as_of", "As of"), table.as_of, Kind.DAY),
            (self._word("as_known_on", "As known on"), table.as_known_on, Kind.DAY),
            (self._word("from", "From"), first, Kind.DAY),
            (self._word("to", "To"), last, Kind.DAY),
            (self._word("digest", "Digest of the facts"), table.digest or None, Kind.CODE),
            *((self._word("source", "Source"), str(each), Kind.TEXT) for each in table.sources),
            *((self._word("note", "Note"), note, Kind.TEXT) for note in table.notes),
            *((self._word("note", "Note"), note, Kind.TEXT) for note in frame.notes),
        ]
        self.about.set_column(0, 0, 24)
        self.about.set_column(1, 1, 90)
        for line, (label, cell, kind) in enumerate(each for each in told if each[1] is not None):
            self.about.write_string(line, 0, label, self.bold)
            self._cell(self.about, line, 1, cell, kind)

    def _cell(self, sheet: Worksheet, line: int, at: int, cell: Cell, kind: Kind) -> None:
        if cell is None:
            return
        if isinstance(cell, PartialDate):
            cell = cell.exact or str(cell)
        if isinstance(cell, date) and cell >= _FIRST_DAY:
            sheet.write_datetime(line, at, datetime(cell.year, cell.month, cell.day), self.day)
        elif isinstance(cell, int | Decimal) and kind is Kind.NUMBER:
            sheet.write_number(line, at, cell, self.number)
        elif kind is Kind.LINK and self._may_link(str(cell)):
            self.links += 1
            sheet.write_url(line, at, str(cell), self.link)
        else:
            sheet.write_string(line, at, _fitting(str(cell)), self.text)

    def _may_link(self, address: str) -> bool:
        """Whether it is an address of the web, and the format has room for one more link."""
        return (
            address.startswith(("https://", "http://"))
            and len(address) <= _LONGEST_LINK
            and self.links < _MOST_LINKS
        )

    def _word(self, name: str, otherwise: str) -> str:
        return str(self.frame.words.get(name, otherwise))


def _fitting(text: str) -> Any:
    """The text, cut with a mark where a cell cannot hold it."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
