"""A page of the workspace as a PDF (PDF/UA-1) of no more pages than it may have."""

from collections.abc import Iterable, Mapping
from datetime import date

from accede.press.typesetting import Data, pages, typeset
from accede.reporting.exchange.pdf import PAPER, around
from accede.reporting.rules.sheet import Line, Part, Piece, Row, Sheet, columns_of, fitting

_RIGHT_TO_LEFT = ("ar",)
_REGION = {"en": "GB", "fr": "FR", "es": "ES", "ru": "RU", "ar": "EG"}


def write(sheet: Sheet, day: date) -> bytes:
    """The document, dated with the day it speaks of."""
    return fitted(sheet, day)[1]


def fitted(sheet: Sheet, day: date) -> tuple[Sheet, bytes]:
    """As much of the sheet as fits its pages, for the other forms, and the document."""
    return fitting(sheet, lambda tried: typeset(PAPER / "sheet.typ", _data(tried, day), day), pages)


def _data(sheet: Sheet, day: date) -> Mapping[str, Data]:
    strong, rest = sheet.banner
    return {
        "lang": sheet.language,
        "region": _REGION.get(sheet.language, ""),
        "dir": "rtl" if sheet.language in _RIGHT_TO_LEFT else "ltr",
        "day": [day.year, day.month, day.day],
        "name": sheet.name,
        "kicker": sheet.kicker,
        "title": _piece(sheet.title),
        "description": f"{sheet.kicker}: {sheet.title.text}",
        "keywords": [f"SHA-256 {sheet.digest}"],
        "foot": sheet.foot,
        "page": around(sheet.page_of),
        "banner": [strong, rest],
        "facts": [[name, _line(said)] for name, said in sheet.facts],
        "columns": columns_of(sheet.facts),
        "notices": _lines(sheet.notices),
        "parts": [_part(part) for part in sheet.parts],
        "closing": [[title, _lines(lines)] for title, lines in sheet.closing],
    }


def _part(part: Part) -> Data:
    return {
        "id": part.id,
        "title": part.title,
        "lead": _line(part.lead),
        "header": part.header,
        "widths": part.widths,
        "rows": [_row(row) for row in part.rows],
    }


def _row(row: Row) -> Data:
    return {"cells": [_lines(cell) for cell in row.cells], "note": _line(row.note)}


def _lines(lines: Iterable[Line]) -> list[Data]:
    return [_line(line) for line in lines]


def _line(line: Line) -> list[Data]:
    return [_piece(piece) for piece in line]


def _piece(piece: Piece) -> Data:
    made: dict[str, Data] = {"t": piece.text}
    if piece.language:
        made["lang"] = piece.language
    if piece.link:
        made["href"] = piece.link
    if piece.form:
        made["form"] = piece.form.value
    if piece.strong:
        made["strong"] = True
    if piece.quiet:
        made["quiet"] = True
    return made
