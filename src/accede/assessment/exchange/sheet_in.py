"""A workbook that comes back → its rows, each fault with its cell; nothing is compared here."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from accede.assessment.exchange.columns import COLUMNS, LAYOUT, NAMES, READ
from accede.assessment.rules import Amiss, Document, Draft, Fault, Sheet, SheetRow
from accede.basics.errors import BadInput, Place
from accede.basics.texts import Text

_LARGEST = 24 * 1024 * 1024
"""Bytes of all parts once unpacked; a full table has some two hundred thousand."""
_MOST_PARTS = 200
_MOST_ROWS = 200
_LONGEST = 10_000
_BAR = re.compile(r"(?<!\\)\|")


def read_sheet(data: bytes, *, file: str) -> Sheet:
    """The table of a review as it was filled in.

    ``BadInput`` where the file is no such workbook, carries macros or entities, or unpacks
    without bound; what is amiss in a row is told with the row, by its cell.
    """
    _look_at(data, file)
    try:
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        # What a workbook says of its own extent need not be so.
        for sheet in book.worksheets:
            sheet.reset_dimensions()
        answers, about = book.worksheets[0], _pairs(book.worksheets[1])
        rows = list(answers.iter_rows(max_row=_MOST_ROWS + 2, max_col=len(COLUMNS)))
    except BadInput:
        raise
    # The library has no error of its own: an unsound part raises whatever it meets.
    except Exception as error:
        raise _not_the_table("the workbook cannot be read", file) from error
    if about.get("layout") != LAYOUT:
        raise _not_the_table("the workbook is not the table of a review", file)
    if len(rows) > _MOST_ROWS + 1:
        raise _not_the_table(f"the table has more than {_MOST_ROWS} rows", file)
    _check_headings(rows[0] if rows else (), file)
    language = about.get("language", "en")
    return Sheet(
        review=about.get("review", ""),
        language=language if language in ("en", "fr") else "en",
        rows=tuple(_rows(rows[1:], language if language in ("en", "fr") else "en")),
    )


def _look_at(data: bytes, file: str) -> None:
    """Refuses what is no plain workbook before anything of it is understood."""
    try:
        package = zipfile.ZipFile(BytesIO(data))
        parts = package.infolist()
        names = [each.filename for each in parts]
        if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _LARGEST:
            raise _not_the_table("the workbook unpacks to far more than a table", file)
        if any(each.lower().endswith("vbaproject.bin") for each in names):
            raise BadInput(
                "the workbook carries macros",
                remedy="save it as .xlsx, without macros",
                place=Place(file),
            )
        if "xl/workbook.xml" not in names:
            raise _not_the_table("the file is no Excel workbook", file)
        for each in names:
            if each.endswith((".xml", ".rels")) and _declares(package.read(each)):
                raise _not_the_table(f"the part {each} declares what a table does not need", file)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError,
            NotImplementedError) as error:  # fmt: skip
        raise _not_the_table("the file is no Excel workbook, or was cut short", file) from error


def _declares(part: bytes) -> bool:
    """Whether a part declares a document type or entities, or is in letters that could hide it."""
    upper = part.upper()
    return b"<!DOCTYPE" in upper or b"<!ENTITY" in upper or b"\0" in part


def _not_the_table(problem: str, file: str) -> BadInput:
    return BadInput(
        problem,
        remedy="take the table from the page of the review, fill it in and save it as .xlsx",
        place=Place(file),
    )


def _pairs(sheet: Any) -> dict[str, str]:
    found = {}
    for row in sheet.iter_rows(max_row=20, max_col=2, values_only=True):
        if len(row) == 2 and isinstance(row[0], str) and isinstance(row[1], str):
            found[row[0].strip()] = row[1].strip()
    return found


def _check_headings(row: Sequence[Any], file: str) -> None:
    given = [_plain(cell.value) for cell in row]
    for at, column in enumerate(COLUMNS):
        wanted = set(column.heading.by_language.values())
        if at >= len(given) or given[at] not in wanted:
            raise BadInput(
                f"column {get_column_letter(at + 1)} should be "
                f"‘{column.heading.in_('en')}’ (‘{column.heading.in_('fr')}’)",
                remedy="put the columns back as the table had them; remove and add none",
                place=Place(file, 1),
            )


def _rows(rows: Sequence[Sequence[Any]], language: str) -> Iterator[SheetRow]:
    for line, row in enumerate(rows, 2):
        if any(cell.value is not None and _plain(cell.value) for cell in row):
            yield _Row(line, row, language).read()


class _Row:
    """One row being read, with the faults of its cells."""

    def __init__(self, line: int, row: Sequence[Any], language: str) -> None:
        self.line, self.language = line, language
        self.faults: list[Fault] = []
        self.cells = {name: "" for name in NAMES}
        for name, cell in zip(NAMES, row, strict=False):
            if getattr(cell, "data_type", "") in ("f", "e"):
                self._amiss(name, Amiss.FORMULA)
            else:
                self.cells[name] = _plain(cell.value)

    def read(self) -> SheetRow:
        code, after = self.cells["question"], self._after()
        blank = not any(self.cells[column.name] for column in COLUMNS if column.filled_in)
        draft = None if blank or self.faults else self._draft()
        return SheetRow(self.line, code, after, draft, tuple(self.faults))

    def _draft(self) -> Draft | None:
        judgement = READ.get(self.cells["judgement"].casefold())
        if judgement is None:
            self._amiss("judgement", Amiss.NO_JUDGEMENT)
        for name in NAMES:
            if len(self.cells[name]) > _LONGEST:
                self._amiss(name, Amiss.TOO_LONG)
        lacking = [_lines(self.cells[f"lacking_{each}"]) for each in ("en", "fr")]
        if len(lacking[0]) != len(lacking[1]):
            self._amiss("lacking_fr", Amiss.LINES_DIFFER)
        documents = tuple(self._documents())
        reasoning = self._text("reasoning")
        if reasoning is None:
            self._amiss("reasoning_en", Amiss.NO_REASONING)
        consulted, because = self._text("consulted"), self._text("because")
        if self.faults or judgement is None or reasoning is None:
            return None
        return Draft(
            judgement=judgement,
            reasoning=reasoning,
            lacking=tuple(Text({"en": en, "fr": fr}) for en, fr in zip(*lacking, strict=True)),
            consulted=consulted,
            because=because,
            documents=documents,
        )

    def _text(self, name: str) -> Text | None:
        given = {each: self.cells[f"{name}_{each}"] for each in ("en", "fr")}
        return (
            Text({each: text for each, text in given.items() if text})
            if any(given.values())
            else None
        )

    def _documents(self) -> Iterator[Document]:
        for line in _lines(self.cells["documents"]):
            parts = [each.strip().replace("\\|", "|") for each in _BAR.split(line)]
            if not parts[0] or len(parts) > 3:
                self._amiss("documents", Amiss.NO_DOCUMENT)
                continue
            parts += [""] * (3 - len(parts))
            try:
                stated_on = date.fromisoformat(parts[2]) if parts[2] else None
            except ValueError:
                self._amiss("documents", Amiss.NO_SUCH_DAY)
                continue
            yield Document(Text({self.language: parts[0]}), parts[1], stated_on)

    def _after(self) -> int:
        text = self.cells["after"]
        if text.isascii() and text.isdigit() and len(text) < 7:
            return int(text)
        self._amiss("after", Amiss.NO_VERSION)
        return 0

    def _amiss(self, name: str, amiss: Amiss) -> None:
        self.faults.append(Fault(amiss, name))


def cell(column: str, line: int) -> str:
    """A cell as a spreadsheet names it: ``G5``."""
    return f"{get_column_letter(NAMES.index(column) + 1)}{line}"


def _plain(value: object) -> str:
    """What stands in a cell as text; a number that a program made of a text is written back."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t").strip()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
