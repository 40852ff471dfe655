"""The tables of the reports' pages as data: reports, paragraphs, figures, records."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.basics.digests import digest
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.tables import Column, Kind, Row, Table, address_on
from accede.mandates.rules import Resolution
from accede.reporting.queries import FigureView, Report
from accede.reporting.rules.figures import Figure, KnownUntil, Unknown, Value


def reports_table(rows: Iterable[tuple[Resolution, Period]], language: str) -> Table:
    """The resolutions that can be reported on, with their usual periods."""
    listed: list[Row] = []
    sources: list[Source] = []
    for each, period in rows:
        lead = next(iter(each.adoptions), each)
        where = reverse("report-annex", kwargs={"symbol": lead.symbol})
        cells = (
            lead.symbol,
            each.title.in_(language),
            lead.organ.in_(language),
            lead.adopted,
            period.start,
            period.last,
        )
        address = address_on(where, **{"from": period.start, "to": period.last})
        listed.append(Row(lead.symbol, address, cells))
        sources.extend(_sources(each, lead.symbol))
    return Table(
        name="reports",
        title=_("Reports"),
        columns=(
            Column("resolution", _("Resolution"), Kind.CODE),
            Column("title", _("Title")),
            Column("organ", _("Organ")),
            Column("adopted", _("Adopted"), Kind.DAY),
            Column("period_from", _("From"), Kind.DAY),
            Column("period_to", _("To"), Kind.DAY),
        ),
        rows=tuple(listed),
        names_states=False,
        digest=digest([[row.id, *map(str, row.cells)] for row in listed]),
        sources=tuple(sources),
    )


def paragraphs_table(page: Mapping[str, Any], report: Report) -> Table:
    """Each operative paragraph: what it asks, its text where stored, what answers it."""
    here = _annex_address(page)
    rows = [
        Row(
            entry.number,
            f"{here}#paragraph-{entry.number}",
            (
                entry.number,
                entry.duty,
                entry.text or None,
                "\n".join("".join(run.text for run in line.runs) for line in entry.evidence),
            ),
        )
        for entry in report.annex
    ]
    columns = (
        Column("paragraph", _("Paragraph"), Kind.CODE),
        Column("duty", _("What the paragraph asks")),
        Column("text", _("Text of the paragraph, as stored")),
        Column("evidence", _("What answers it")),
    )
    title = _("The operative paragraphs, one by one")
    return _of_report(page, report, "paragraphs", title, columns, rows)


def figures_table(page: Mapping[str, Any], report: Report) -> Table:
    """Each figure under the paragraph it answers, in the sentence that says what it counts."""
    rows = []
    for entry in report.annex:
        for line in entry.evidence:
            for code in line.figures:
                if found := report.figure(code):
                    sentence = "".join(run.text for run in line.runs)
                    cells = (entry.number, code, *valued(found.value), *_says(found, sentence))
                    address = _figure_address(page, code)
                    rows.append(Row(f"{entry.number}/{code}", address, cells))
    columns = (
        Column("paragraph", _("Paragraph"), Kind.CODE),
        Column("figure", _("Figure"), Kind.CODE),
        Column("value", _("Value"), Kind.NUMBER),
        Column("certainty", _("Certainty"), Kind.CODE),
        Column("known_until", _("Known until"), Kind.DAY),
        Column("unit", _("Unit"), Kind.CODE),
        Column("demonstration", _("Demonstration"), Kind.CODE),
        Column("sentence", _("Sentence of the report")),
    )
    # The same figure may stand in two lines of one paragraph.
    distinct = {row.id: row for row in reversed(rows)}
    ordered = [row for row in rows if distinct[row.id] is row]
    return _of_report(page, report, "figures", _("Figures"), columns, ordered)


def records_table(page: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Table:
    """The records behind one figure, as its page shows them."""
    shown: FigureView = page["figure"]
    here = _figure_address(page, shown.id)
    listed = []
    for number, row in enumerate(rows, 1):
        record = row["record"]
        codes = [state.code for state in row["states"]]
        address = here
        if codes:
            where = reverse("state", kwargs={"code": codes[0]})
            address = address_on(where, as_of=page["last"], as_known_on=page["as_known_on"])
            address += row["anchor"]
        elif row["instrument"]:
            where = reverse("instrument", kwargs={"code": row["instrument"]})
            address = address_on(where, as_of=page["last"], as_known_on=page["as_known_on"])
        cells = (
            record.title,
            record.day,
            record.amount,
            ", ".join(codes) or None,
            row["instrument"] or None,
            _yes(record.withheld),
            _yes(record.demonstration),
            record.source or None,
        )
        room, code = record.target
        known_as = code if code else f"{shown.id}/{number}"
        listed.append(Row(f"{room}:{known_as}" if room else known_as, address, cells))
    return Table(
        name="records",
        title=shown.label,
        about=f"{page['symbol']}-{shown.id}",
        columns=(
            Column("record", _("Record")),
            Column("day", _("Day"), Kind.DAY),
            Column("amount", _("Amount"), Kind.NUMBER),
            Column("states", _("States"), Kind.CODE),
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("withheld", _("not public").capitalize(), Kind.CODE),
            Column("demonstration", _("Demonstration"), Kind.CODE),
            Column("source", _("Source")),
        ),
        rows=tuple(listed),
        as_known_on=page["as_known_on"],
        period=(page["first"], page["last"]),
        digest=digest([shown.id, [[row.id, *map(str, row.cells)] for row in listed]]),
        sources=_sources(page["resolution"], page["symbol"]),
    )


def valued(value: Value) -> tuple[int | Decimal | None, str, Any]:
    """A value as number, how certain it is, and the last day on which it is known."""
    match value:
        case Unknown(until=until):
            return None, "unknown", until
        case KnownUntil(value=number, until=until):
            return number, "known_until", until
        case number:
            return number, "known", None


def _says(figure: Figure, sentence: str) -> tuple[str, str, str]:
    return figure.unit.value, _yes(figure.demonstration), sentence


def _of_report(
    page: Mapping[str, Any],
    report: Report,
    name: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[Row],
) -> Table:
    return Table(
        name=name,
        title=title,
        about=page["symbol"],
        columns=columns,
        rows=tuple(rows),
        as_known_on=page["as_known_on"],
        period=(page["first"], page["last"]),
        digest=report.facts_digest,
        sources=_sources(page["resolution"], page["symbol"]),
        notes=report.notices,
    )


def _sources(mandate: Resolution, symbol: str) -> tuple[Source, ...]:
    return (Source(mandate.title.in_("en"), symbol, mandate.adopted),)


def _annex_address(page: Mapping[str, Any]) -> str:
    return _on(page, reverse("report-annex", kwargs={"symbol": page["symbol"]}))


def _figure_address(page: Mapping[str, Any], code: str) -> str:
    return _on(page, reverse("figure", kwargs={"symbol": page["symbol"], "figure": code}))


def _on(page: Mapping[str, Any], path: str) -> str:
    days = {"from": page["first"], "to": page["last"], "as_known_on": page["as_known_on"]}
    return address_on(path, **days)


def _yes(holds: bool) -> str:
    """A mark that no language changes."""
    return "yes" if holds else "no"
