"""The report as one web page that stands alone: no script, no file beside it, fit for print.

Each figure leads to its records, which stand at the end of the page. The same report
gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files

from accede.reporting.rules.labels import FigureView
from accede.reporting.rules.tree import (
    AnnexEntry,
    Cell,
    Mark,
    Paragraph,
    Report,
    Runs,
    Section,
    Table,
)

_STYLE = files("accede.reporting.exchange").joinpath("report.css").read_text("utf-8")


def write(report: Report, opened: Iterable[FigureView]) -> bytes:
    """The whole page, UTF-8."""
    return _Page(report, {view.id: view for view in opened}).bytes()


class _Page:
    """One page being written; remembers which figures it showed."""

    def __init__(self, report: Report, opened: Mapping[str, FigureView]) -> None:
        self.report = report
        self.opened = opened
        self.shown: dict[str, None] = {}
        self.text = report.strings

    def bytes(self) -> bytes:
        report = self.report
        sections = "".join(self.section(part, 2) for part in report.sections)
        title = f"{report.title}: {report.symbol}"
        head = (
            f'<!doctype html>\n<html lang="{report.language}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="Accede">\n'
            f'<meta name="facts-digest" content="{report.facts_digest}">\n'
            f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        )
        page = (
            head
            + self.masthead()
            + self.contents()
            + f"<main>\n{sections}</main>\n"
            + self.records()
            + "</body>\n</html>\n"
        )
        return page.encode()

    def masthead(self) -> str:
        report = self.report
        rows = "".join(
            f"<dt>{escape(line.label)}</dt><dd>{escape(line.text)}</dd>\n"
            for line in report.masthead
        )
        notices = "".join(f'<p class="notice">{escape(text)}</p>\n' for text in report.notices)
        return (
            f"<header>\n<h1>{escape(report.title)}</h1>\n"
            f'<p class="subtitle">{escape(report.subtitle)}</p>\n'
            f'<dl class="masthead">\n{rows}</dl>\n{notices}</header>\n'
        )

    def contents(self) -> str:
        items = "".join(
            f'<li><a href="#{part.id}">{escape(_heading(part))}</a></li>\n'
            for part in self.report.sections
        )
        label = escape(self.text["contents"])
        return f'<nav aria-label="{label}">\n<ol>\n{items}</ol>\n</nav>\n'

    def section(self, part: Section, level: int) -> str:
        inner = [f"<h{level}>{escape(_heading(part))}</h{level}>\n"]
        items: list[str] = []
        for block in part.blocks:
            if isinstance(block, Paragraph) and block.item:
                items.append(f"<li>{self.runs(block.runs)}</li>\n")
                continue
            if items:
                inner.append(f'<ul class="items">\n{"".join(items)}</ul>\n')
                items = []
            inner.append(self.table(block) if isinstance(block, Table) else self.paragraph(block))
        if items:
            inner.append(f'<ul class="items">\n{"".join(items)}</ul>\n')
        if part.annex:
            inner += [self.entry(entry, level + 1) for entry in self.report.annex]
        inner += [self.section(child, level + 1) for child in part.sections]
        return f'<section id="{part.id}">\n{"".join(inner)}</section>\n'

    def paragraph(self, block: Paragraph) -> str:
        mark = self.mark(block.mark) if block.mark is not Mark.UNKNOWN else ""
        extra = " demonstration" if block.mark is Mark.DEMONSTRATION else ""
        text = mark + self.runs(block.runs)
        if not block.number:
            return f'<p class="{extra.strip()}">{text}</p>\n' if extra else f"<p>{text}</p>\n"
        return (
            f'<p class="p{extra}" id="p{block.number}"><span class="n">{block.number}.</span> '
            f"<span>{text}</span></p>\n"
        )

    def mark(self, mark: Mark | None) -> str:
        if mark is None:
            return ""
        said = escape(self.text[f"mark.{mark.value}"])
        return f'<strong class="mark mark-{mark.value}">{said}</strong>'

    def runs(self, runs: Runs) -> str:
        parts = []
        for run in runs:
            text = escape(run.text).replace("\n", "<br>")
            if run.strong:
                text = f"<strong>{text}</strong>"
            if run.mark is Mark.UNKNOWN:
                text = f'<span class="unknown-value">{text}</span>'
            if run.figure and self.opened[run.figure].records:
                self.shown[run.figure] = None
                text = f'<a href="#figure-{run.figure}">{text}</a>'
            parts.append(text)
        return "".join(parts)

    def table(self, table: Table) -> str:
        mark = self.mark(table.mark)
        groups = ""
        if table.groups:
            cells = "".join(self.group(cell) for cell in table.groups)
            groups = f'<tr class="groups">{cells}</tr>\n'
        head = "".join(self.cell(cell, "col") for cell in table.header)
        rows = "".join(
            "<tr>" + "".join(self.cell(cell, "row") for cell in row) + "</tr>\n"
            for row in table.rows
        )
        note = f'<p class="note">{self.runs(table.note)}</p>\n' if table.note else ""
        extra = " demonstration" if table.mark is Mark.DEMONSTRATION else ""
        return (
            f'<div class="scroll{extra}" id="table-{table.id}" tabindex="0" role="region" '
            f'aria-label="{escape(table.caption)}">\n'
            f"<table>\n<caption>{mark}{escape(table.caption)}</caption>\n"
            f"<thead>\n{groups}<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
            f"{note}</div>\n"
        )

    def group(self, cell: Cell) -> str:
        if not cell.runs:
            return f'<td colspan="{cell.span}"></td>'
        return f'<th scope="colgroup" colspan="{cell.span}">{self.runs(cell.runs)}</th>'

    def cell(self, cell: Cell, scope: str) -> str:
        number = ' class="num"' if cell.numeric else ""
        if cell.heading:
            return f'<th scope="{scope}"{number}>{self.runs(cell.runs)}</th>'
        return f"<td{number}>{self.runs(cell.runs)}</td>"

    def entry(self, entry: AnnexEntry, level: int) -> str:
        text = self.text
        title = escape(text["contents.paragraph"].replace("0", entry.number))
        parts = [
            f'<section class="entry" id="annex-{entry.number}">\n<h{level}>{title}</h{level}>\n',
            f"<p>{escape(entry.duty)}</p>\n",
        ]
        if entry.text:
            parts.append(
                f'<p class="label">{escape(text["annex.text"])}</p>\n'
                f"<blockquote>{escape(entry.text)}</blockquote>\n"
            )
        lines = []
        for line in entry.evidence:
            extra = ' class="demonstration"' if line.mark is Mark.DEMONSTRATION else ""
            mark = self.mark(line.mark) if line.mark is Mark.DEMONSTRATION else ""
            lines.append(f"<li{extra}>{mark}{self.runs(line.runs)}</li>\n")
        parts.append(
            f'<p class="label">{escape(text["annex.evidence"])}</p>\n'
            f"<ul>\n{''.join(lines)}</ul>\n</section>\n"
        )
        return "".join(parts)

    def records(self) -> str:
        """The records behind every figure the page shows, each in a fold of its own."""
        folds = "".join(self.fold(self.opened[code]) for code in self.shown)
        title = escape(self.text["records.title"])
        return (
            f'<aside class="records" id="records" aria-label="{title}">\n<h2>{title}</h2>\n'
            f"{folds}</aside>\n"
        )

    def fold(self, view: FigureView) -> str:
        sources = list(dict.fromkeys(row.source for row in view.records if row.source))
        rows = []
        for row in view.records:
            day = f", {row.day_text}" if row.day_text else ""
            amount = f", {row.amount_text}" if row.amount_text else ""
            # Where all records have one source, it is printed once below them.
            own = row.source if len(sources) > 1 else ""
            source = f" <small>{escape(own)}</small>" if own else ""
            rows.append(f"<li>{escape(row.title + day + amount)}.{source}</li>\n")
        shared = f'<p class="note">{escape(sources[0])}</p>\n' if len(sources) == 1 else ""
        mark = self.mark(Mark.DEMONSTRATION) if view.demonstration else ""
        return (
            f'<details class="figure">\n<summary>{mark}'
            f"{escape(view.label)}{escape(self.text['colon'])}<b>{escape(view.value_text)}</b>"
            f'</summary>\n<ol id="figure-{view.id}">\n{"".join(rows)}</ol>\n{shared}</details>\n'
        )


def _heading(part: Section) -> str:
    return f"{part.number}. {part.title}" if part.number else part.title
