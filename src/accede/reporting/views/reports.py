"""The list of reports, the annex of one, paragraph by paragraph, and each figure opened."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accede.assistance.queries import activities
from accede.basics.periods import Period
from accede.basics.tables import TableOffer
from accede.basics.texts import written_in
from accede.consent.rules import PUBLIC_VIEWER
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.mandates.queries import UnknownResolution, resolution, resolutions
from accede.mandates.rules import Resolution
from accede.reporting import addresses, queries, tables
from accede.reporting.files import MEDIA_TYPES, WRITERS, file_name
from accede.reporting.queries import RecordRow, UnknownFigure
from accede.reporting.rules.figures import Figure, KnownUntil, Unknown
from accede.reporting.rules.periods import usual_period
from accede.reporting.rules.tree import Mark
from accede.states.queries import world

# Where the records of other rooms stand on the page of their State.
ANCHORS = {
    "assistance.Request": "request",
    "assistance.Activity": "activity",
    "assistance.Result": "activity",
    "legislation.Finding": "finding",
}
_OF_ACTIVITIES = ("assistance.Activity", "assistance.Result")


def reports(request: HttpRequest) -> HttpResponse:
    """Every resolution that can be reported on, with its usual period."""
    rows = [(each, usual_period(each)) for each in resolutions()]
    table = partial(tables.reports_table, rows, request.LANGUAGE_CODE)
    context = {
        "page": "reports",
        "rows": rows,
        "tables": [TableOffer("reports", _("Reports"), table)],
    }
    return TemplateResponse(request, "reporting/reports.html", context)


def annex(
    request: HttpRequest,
    *,
    symbol: str,
    first: date | None,
    last: date | None,
    as_known_on: date | None,
) -> HttpResponse:
    """Each operative paragraph: its duty, its text where stored, the evidence and its figures."""
    mandate = _mandate(symbol)
    period = _period(mandate, first, last)
    language = written_in(request.LANGUAGE_CODE)
    made = _report(head(), symbol, period, language, date.today(), as_known_on)
    context: dict[str, Any] = {
        "page": "reports",
        "resolution": mandate,
        "symbol": symbol,
        "first": period.start,
        "last": period.last,
        "as_known_on": as_known_on,
        "same_text": [each for each in mandate.symbols if each != symbol],
        "report": made,
        "entries": [_entry(entry, made.figure) for entry in made.annex],
        "digest": made.facts_digest,
    }
    context["tables"] = [
        TableOffer("paragraphs", _("Paragraphs"), partial(tables.paragraphs_table, context, made)),
        TableOffer("figures", _("Figures"), partial(tables.figures_table, context, made)),
    ]
    return TemplateResponse(request, "reporting/annex.html", context)


def report_file(
    request: HttpRequest,
    *,
    symbol: str,
    form: str,
    first: date | None,
    last: date | None,
    as_known_on: date | None,
) -> HttpResponse:
    """The whole report as a file: a PDF to read, a Word document to work on, one web page."""
    if form not in MEDIA_TYPES:
        raise Http404(f"a report has no format ‘{form}’")
    mandate = _mandate(symbol)
    period = _period(mandate, first, last)
    language = written_in(request.LANGUAGE_CODE)
    site = request.build_absolute_uri("/").rstrip("/")
    name, content = _file(head(), symbol, period, language, date.today(), as_known_on, form, site)
    answer = HttpResponse(content, content_type=MEDIA_TYPES[form])
    shown = "inline" if form == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{shown}; filename="{name}"'
    return answer


def figure(
    request: HttpRequest,
    *,
    symbol: str,
    figure: str,
    first: date | None,
    last: date | None,
    as_known_on: date | None,
) -> HttpResponse:
    """One figure and every record behind it."""
    mandate = _mandate(symbol)
    period = _period(mandate, first, last)
    language = written_in(request.LANGUAGE_CODE)
    try:
        shown = _figure(head(), symbol, period, figure, language, date.today(), as_known_on)
    except UnknownFigure as error:
        raise Http404(str(error)) from error
    rows = _rows(shown.records)
    context: dict[str, Any] = {
        "page": "reports",
        "resolution": mandate,
        "symbol": symbol,
        "first": period.start,
        "last": period.last,
        "as_known_on": as_known_on,
        "figure": shown,
        "rows": rows,
        "unknown": isinstance(shown.value, Unknown),
        "until": shown.value.until if isinstance(shown.value, Unknown | KnownUntil) else None,
        "amounts": any(record.amount_text for record in shown.records),
    }
    table = partial(tables.records_table, context, rows)
    context["tables"] = [TableOffer("records", _("Records"), table)]
    return TemplateResponse(request, "reporting/figure.html", context)


def _mandate(symbol: str) -> Resolution:
    try:
        return resolution(symbol)
    except UnknownResolution as error:
        raise Http404(str(error)) from error


def _period(mandate: Resolution, first: date | None, last: date | None) -> Period:
    usual = usual_period(mandate)
    return Period.through(first or usual.start, last or usual.last or usual.start)


# Kept until the journal moves: nothing is written without it.
@lru_cache(maxsize=32)
def _report(
    moved: Head, symbol: str, period: Period, language: str, today: date, known_on: date | None
) -> queries.Report:
    return queries.report(symbol, period, language, today, as_known_on=known_on)


@lru_cache(maxsize=16)
def _file(
    moved: Head,
    symbol: str,
    period: Period,
    language: str,
    today: date,
    known_on: date | None,
    form: str,
    site: str,
) -> tuple[str, bytes]:
    """A report as a file: what it is called, and what is in it."""
    facts = queries.facts(symbol, period, today, as_known_on=known_on)
    made = queries.composed(facts, language)
    web = addresses.of_figures(made, site, known_on)
    return file_name(made, form), WRITERS[form](made, facts, web)


@lru_cache(maxsize=128)
def _figure(
    moved: Head,
    symbol: str,
    period: Period,
    code: str,
    language: str,
    today: date,
    known_on: date | None,
) -> queries.FigureView:
    return queries.figure(symbol, period, code, language, today, as_known_on=known_on)


@lru_cache(maxsize=4)
def _activities(moved: Head, today: date) -> Mapping[str, tuple[str, ...]]:
    """The States of each activity open to the public."""
    return {each.code: each.states for each in activities(viewer=PUBLIC_VIEWER, on=today)}


def _rows(records: tuple[RecordRow, ...]) -> list[dict[str, Any]]:
    """The records with the States they open, and where on a State's page each stands."""
    here = {state.code: state for state in world().every}
    of_activity: Mapping[str, tuple[str, ...]] = {}
    if any(record.target[0] in _OF_ACTIVITIES for record in records):
        of_activity = _activities(head(), date.today())
    rows = []
    for record in records:
        room, code = record.target
        activity = next((each for each in of_activity if f"{code}-".startswith(f"{each}-")), "")
        codes = of_activity.get(activity) or (record.links.get("state", ""),)
        rows.append(
            {
                "record": record,
                "states": [here[each] for each in codes if each in here],
                "anchor": f"#{ANCHORS[room]}-{activity or code}" if room in ANCHORS else "",
                "instrument": record.links.get("instrument", ""),
            }
        )
    return rows


def _entry(entry: queries.AnnexEntry, find: Any) -> dict[str, Any]:
    """A paragraph for the page: each run of its evidence with the figure that it opens."""
    codes = dict.fromkeys(code for line in entry.evidence for code in line.figures)
    figures: list[Figure] = [found for code in codes if (found := find(code)) is not None]
    return {
        "entry": entry,
        "figures": figures,
        "evidence": [
            {
                "runs": line.runs,
                "demonstration": line.mark is Mark.DEMONSTRATION,
                "nothing": line.mark is Mark.NOTHING,
            }
            for line in entry.evidence
        ],
    }
