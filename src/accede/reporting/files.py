"""The formats a report is written in, by what their files end in."""

from collections.abc import Callable, Mapping

from accede.reporting import queries
from accede.reporting.exchange import docx, html, pdf
from accede.reporting.rules.facts import Facts
from accede.reporting.rules.tree import Report

WRITERS: Mapping[str, Callable[[Report, Facts, Mapping[str, str]], bytes]] = {
    "docx": lambda report, facts, web: docx.write(report),
    "html": lambda report, facts, web: html.write(report, queries.opened(report, facts)),
    "pdf": lambda report, facts, web: pdf.write(report, queries.opened(report, facts), web),
}
"""A writer for each format; ``web`` is the address of each figure's page, where known."""

MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
if set(MEDIA_TYPES) != set(WRITERS):
    raise AssertionError("a format has no media type")


def file_name(report: Report, form: str) -> str:
    """What the file is called: the resolution, the period, the language."""
    symbol = report.symbol.replace("/", "-")
    days = f"{report.period.start}-{report.period.last}"
    return f"report-{symbol}-{days}.{report.language}.{form}"
