"""The report as a PDF that is read aloud as well as it is printed (PDF/UA-1), set by typst.

Each figure leads to its records, which stand at the end, and from there to its page on the
web where the address of the workspace is given. The same report gives the same bytes.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from accede.press.typesetting import Data, typeset
from accede.reporting.rules.labels import FigureView
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
    walk,
)

PAPER = Path(__file__).with_name("paper")
"""Where the layouts stand."""

_REGION = {"en": "GB", "fr": "FR"}
_MANY, _SHORT = 6, 44
"""From how many records on they are set in columns; how long, on average, fits three."""


def write(
    report: Report, opened: Iterable[FigureView], addresses: Mapping[str, str] | None = None
) -> bytes:
    """The whole document; ``addresses`` gives the page of a figure on the web, by its code."""
    paper = _Paper(report, {view.id: view for view in opened}, addresses or {})
    return typeset(PAPER / "report.typ", paper.data(), report.period.last or report.period.start)


class _Paper:
    """One document being filled; remembers which figures it showed."""

    def __init__(
        self, report: Report, opened: Mapping[str, FigureView], addresses: Mapping[str, str]
    ) -> None:
        self.report = report
        self.opened = opened
        self.addresses = addresses
        self.shown: dict[str, None] = {}
        self.text = report.strings

    def data(self) -> Mapping[str, Data]:
        report = self.report
        day = report.period.last or report.period.start
        body = [block for level, part in walk(report.sections) for block in self.part(part, level)]
        return {
            "title": report.title,
            "symbol": report.symbol,
            "subtitle": report.subtitle,
            "author": "Accede",
            "description": report.subtitle,
            "keywords": [report.symbol, f"SHA-256 {report.facts_digest}"],
            "day": [day.year, day.month, day.day],
            "lang": report.language,
            "region": _REGION[report.language],
            "running": self.text["running"],
            "page": around(self.text["page.of"]),
            "contents": self.text["contents"],
            "masthead": [[line.label, line.text] for line in report.masthead],
            "notices": report.notices,
            "body": [*body, *self.records()],
        }

    def part(self, part: Section, level: int) -> Iterator[Data]:
        yield {
            "k": "heading",
            "level": level,
            "id": part.id,
            "text": f"{part.number}. {part.title}" if part.number else part.title,
            "page": part.id == "annex.a",
        }
        items: list[Data] = []
        for block in part.blocks:
            if isinstance(block, Paragraph) and block.item:
                items.append(self.paragraph(block))
                continue
            if items:
                yield {"k": "items", "items": items}
                items = []
            yield self.table(block) if isinstance(block, Table) else self.paragraph(block)
        if items:
            yield {"k": "items", "items": items}
        if part.annex:
            for entry in self.report.annex:
                yield from self.entry(entry, level + 1)

    def paragraph(self, block: Paragraph) -> Mapping[str, Data]:
        mark = self.mark(block.mark) if block.mark is not Mark.UNKNOWN else {}
        return {"k": "par", "n": block.number, "runs": self.runs(block.runs), **mark}

    def mark(self, mark: Mark | None) -> Mapping[str, Data]:
        if mark is None:
            return {}
        return {"mark": {"kind": mark.value, "text": self.text[f"mark.{mark.value}"]}}

    def runs(self, runs: Runs) -> list[Data]:
        return [self.run(run) for run in runs]

    def run(self, run: Run) -> Data:
        made: dict[str, Data] = {"t": run.text}
        if run.strong:
            made["strong"] = True
        if run.mark is Mark.UNKNOWN:
            made["em"] = True
        if run.figure and self.opened[run.figure].records:
            self.shown[run.figure] = None
            made["to"] = f"figure-{run.figure}"
        return made

    def table(self, table: Table) -> Data:
        return {
            "k": "table",
            "id": f"table-{table.id}",
            "caption": table.caption,
            "kind": table.mark.value if table.mark else "",
            "widths": list(table.widths or (1,) * len(table.header)),
            "groups": [self.cell(cell) for cell in table.groups],
            "header": [self.cell(cell) for cell in table.header],
            "rows": [[self.cell(cell) for cell in row] for row in table.rows],
            "note": self.runs(table.note),
            **self.mark(table.mark),
        }

    def cell(self, cell: Cell) -> Data:
        return {
            "runs": self.runs(cell.runs),
            "numeric": cell.numeric,
            "heading": cell.heading,
            "span": cell.span,
        }

    def entry(self, entry: AnnexEntry, level: int) -> Iterator[Data]:
        text = self.text
        yield {
            "k": "heading",
            "level": level,
            "id": f"annex-{entry.number}",
            "text": text["contents.paragraph"].replace("0", entry.number),
            "listed": False,
        }
        yield {"k": "par", "runs": [{"t": entry.duty}]}
        if entry.text:
            yield {"k": "par", "style": "label", "runs": [{"t": text["annex.text"]}]}
            yield {"k": "par", "style": "quote", "runs": [{"t": entry.text}]}
        yield {"k": "par", "style": "label", "runs": [{"t": text["annex.evidence"]}]}
        lines = []
        for line in entry.evidence:
            mark = self.mark(line.mark) if line.mark is Mark.DEMONSTRATION else {}
            lines.append({"runs": self.runs(line.runs), **mark})
        yield {"k": "items", "items": lines}

    def records(self) -> Iterator[Data]:
        """The records behind every figure the document shows."""
        if not self.shown:
            return
        title = self.text["records.title"]
        yield {"k": "heading", "level": 1, "id": "records", "text": title, "page": True}
        for code in self.shown:
            yield self.behind(self.opened[code])

    def behind(self, view: FigureView) -> Data:
        sources = list(dict.fromkeys(row.source for row in view.records if row.source))
        # Each source is printed once below the records; where there are several, by number.
        numbers = {source: str(n) for n, source in enumerate(sources, 1)}
        several = len(sources) > 1
        rows: list[Data] = []
        for row in view.records:
            said = ", ".join(part for part in (row.brief, row.day_text, row.amount_text) if part)
            rows.append({"text": said, "note": numbers.get(row.source, "") if several else ""})
        made: dict[str, Data] = {
            "k": "records",
            "id": f"figure-{view.id}",
            "label": view.label,
            "colon": self.text["colon"],
            "value": view.value_text,
            "rows": rows,
            "columns": _columns(view),
            "sources": [f"[{n}] {said}" if several else said for said, n in numbers.items()],
        }
        if view.id in self.addresses:
            made |= {"href": self.addresses[view.id], "open": self.text["records.open"]}
        mark = self.mark(Mark.DEMONSTRATION) if view.demonstration else {}
        return {**made, **mark}


def _columns(view: FigureView) -> int:
    if len(view.records) < _MANY:
        return 1
    signs = sum(len(row.brief) + len(row.day_text) for row in view.records)
    return 3 if signs <= _SHORT * len(view.records) else 2


def around(sentence: str) -> list[Data]:
    """What stands before, between and after the two numbers of “Page 1 of 2”."""
    before, rest = sentence.split("1", 1)
    between, after = rest.split("2", 1)
    return [before, between, after]
