"""A table as CSV: one line of headings, then one line for each row.

UTF-8 with a byte order mark, because Excel reads anything else as its own code page;
commas, CRLF, quotes where needed (RFC 4180). The headings are the names for programs, the
same in every language. Each line carries the days, the digest and the sources, so that a
line copied elsewhere still says what it stands on; a CSV file has no other place for them.
"""

import csv
from decimal import Decimal
from io import StringIO

from accede.basics.tables import Cell, Table
from accede.site.exports.frame import Frame

# What a spreadsheet takes for the beginning of a formula, in narrow and in wide forms.
_STARTS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write_csv(table: Table, frame: Frame) -> bytes:
    """The bytes of the CSV file."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        [
            "id",
            *(column.name for column in table.columns),
            "permalink",
            "table_as_of",
            "table_as_known_on",
            "table_digest",
            "table_sources",
        ]
    )
    standing = [
        _plain(table.as_of),
        _plain(table.as_known_on),
        table.digest,
        harmless("; ".join(map(str, table.sources))),
    ]
    for row in table.rows:
        cells = map(_plain, row.cells)
        writer.writerow([harmless(row.id), *cells, frame.permalink(row.address), *standing])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text, kept from being run as a formula by an apostrophe in front where it would be.

    >>> harmless("=1+1"), harmless("Côte d'Ivoire")
    ("'=1+1", "Côte d'Ivoire")
    """
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_STARTS_FORMULA) else text


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    # A number may be negative; no number is a formula.
    return str(cell) if isinstance(cell, int | Decimal) else harmless(str(cell))
