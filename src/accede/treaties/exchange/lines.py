"""The lines of a CSV file, or the reason why it has none."""

import csv
import io
from collections.abc import Iterator, Sequence

from accede.basics.errors import BadInput, Place
from accede.treaties.exchange.reading import Line

LARGEST = 32 * 1024 * 1024
"""The most bytes that are read of a file: some 200,000 rows."""


def lines_of(content: bytes, file: str) -> list[Line]:
    """The rows with the line each begins on, the header first; blank lines are left out.

    Raises ``BadInput`` for an empty file, a file larger than ``LARGEST``, another encoding than
    UTF-8, a zero byte, and a file cut short.
    """
    if len(content) > LARGEST:
        raise BadInput(
            f"the file has more than {LARGEST:,} bytes, which no list of acts or treaties has",
            remedy="give one list alone, as CSV",
            place=Place(file),
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            "the file is not UTF-8",
            remedy="save it as UTF-8 and load it again",
            place=Place(file, content.count(b"\n", 0, error.start) + 1),
        ) from error
    if not text.strip():
        raise BadInput(
            "the file is empty", remedy="give a list of acts or treaties", place=Place(file)
        )
    if "\0" in text:
        raise BadInput(
            "the file holds a zero byte and is no text",
            remedy="give the table as CSV",
            place=Place(file, text.count("\n", 0, text.index("\0")) + 1),
        )
    if not text.endswith("\n"):
        raise BadInput(
            "the file stops in the middle of a line",
            remedy="fetch it again; if it is whole, end its last line with a line break",
            place=Place(file, text.count("\n") + 1),
        )
    found = list(_rows(text, file))
    if not found:
        raise BadInput(
            "the file is empty", remedy="give a list of acts or treaties", place=Place(file)
        )
    return found


def _rows(text: str, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise BadInput(
                f"a value has more than {csv.field_size_limit():,} signs",
                remedy="look for a quotation mark that is not closed, or shorten the value",
                place=Place(file, begins),
            ) from error
        raise BadInput(
            f"the file stops inside a quoted value, or quotes wrongly ({error})",
            remedy="fetch it again, or close the quotation mark",
            place=Place(file, begins),
        ) from error
