"""A page of the workspace as one web page that stands alone: no script, fit for print.

It holds what the PDF holds: of a sheet that was cut to its pages, that much. The same sheet
gives the same bytes.
"""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from accede.reporting.exchange.sayable import sayable
from accede.reporting.rules.sheet import Line, Part, Piece, Row, Sheet
from accede.reporting.rules.signs import SIGNS

_STYLE = files("accede.reporting.exchange").joinpath("sheet.css").read_text("utf-8")
_RIGHT_TO_LEFT = ("ar",)


def write(sheet: Sheet) -> bytes:
    """The whole page, UTF-8."""
    direction = ' dir="rtl"' if sheet.language in _RIGHT_TO_LEFT else ""
    page = (
        f'<!doctype html>\n<html lang="{sheet.language}"{direction}>\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Accede">\n'
        # What it holds is not to be listed, wherever the file is put.
        '<meta name="robots" content="noindex">\n'
        f'<meta name="facts-digest" content="{escape(sheet.digest)}">\n'
        f"<title>{_said(sheet.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{_head(sheet)}<main>\n{''.join(_part(part, sheet) for part in sheet.parts)}</main>\n"
        f"{_closing(sheet)}</body>\n</html>\n"
    )
    return page.encode()


def _head(sheet: Sheet) -> str:
    strong, rest = sheet.banner
    banner = (
        f'<p class="banner"><strong>{_said(strong)}</strong> {_said(rest)}</p>\n' if strong else ""
    )
    facts = "".join(
        f"<div><dt>{_said(name)}</dt><dd>{_line(said, sheet)}</dd></div>\n"
        for name, said in sheet.facts
    )
    notices = "".join(f'<p class="notice">{_line(each, sheet)}</p>\n' for each in sheet.notices)
    return (
        f'<header>\n<p class="kicker">{_said(sheet.kicker)}</p>\n'
        f"<h1>{_piece(sheet.title, sheet)}</h1>\n{banner}"
        f'<dl class="facts">\n{facts}</dl>\n{notices}</header>\n'
    )


def _part(part: Part, sheet: Sheet) -> str:
    lead = f'<p class="lead">{_line(part.lead, sheet)}</p>\n' if part.lead else ""
    title = f'<h2 id="{part.id}">{_said(part.title)}</h2>\n'
    if not part.rows:
        return f"<section>\n{title}{lead}</section>\n"
    widths = "".join(f'<col style="width:{width}%">' for width in part.widths)
    head = "".join(f'<th scope="col">{_said(words)}</th>' for words in part.header)
    rows = "".join(_row(row, len(part.header), sheet) for row in part.rows)
    return (
        f"<section>\n{title}{lead}"
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{part.id}">\n'
        f'<table aria-labelledby="{part.id}">\n<colgroup>{widths}</colgroup>\n'
        f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        "</section>\n"
    )


def _row(row: Row, columns: int, sheet: Sheet) -> str:
    if row.note:
        return f'<tr><td colspan="{columns}" class="note">{_line(row.note, sheet)}</td></tr>\n'
    first, *rest = row.cells
    cells = f'<th scope="row">{_lines(first, sheet)}</th>'
    cells += "".join(f"<td>{_lines(cell, sheet)}</td>" for cell in rest)
    return f"<tr>{cells}</tr>\n"


def _closing(sheet: Sheet) -> str:
    parts = "".join(
        f"<section>\n<h2>{_said(title)}</h2>\n{_lines(lines, sheet)}</section>\n"
        for title, lines in sheet.closing
    )
    return f"<footer>\n{parts}</footer>\n"


def _lines(lines: Iterable[Line], sheet: Sheet) -> str:
    return "".join(f"<p>{_line(line, sheet)}</p>" for line in lines)


def _line(line: Line, sheet: Sheet) -> str:
    return "".join(_piece(piece, sheet) for piece in line)


def _piece(piece: Piece, sheet: Sheet) -> str:
    text = _said(piece.text).replace("\n", "<br>")
    # Parts of a page below each other are told apart by more than their own language.
    marks = ""
    if piece.language and piece.language != sheet.language:
        marks += f' lang="{piece.language}"'
    if piece.quiet:
        marks += ' class="quiet"'
    if piece.link:
        text = f'<a href="{escape(piece.link)}"{marks}>{text}</a>'
    elif marks:
        text = f"<span{marks}>{text}</span>"
    if piece.strong:
        text = f"<strong>{text}</strong>"
    if piece.form:
        # The word beside it says the same.
        text = f'<span class="sign" aria-hidden="true">{SIGNS[piece.form]}</span> {text}'
    return text


def _said(text: str) -> str:
    return escape(sayable(text))
