"""Where the figures of a report stand on the web, for a document that leaves the workspace."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from accede.reporting.rules.tree import Report


def of_figures(report: Report, site: str, as_known_on: date | None) -> Mapping[str, str]:
    """The address of each figure by its code; ``site`` is where the workspace is found."""
    days = {"from": report.period.start.isoformat()}
    if report.period.last is not None:
        days["to"] = report.period.last.isoformat()
    if as_known_on is not None:
        days["as_known_on"] = as_known_on.isoformat()
    with override(report.language):
        return {
            figure.id: site + _page(report.symbol, figure.id) + f"?{urlencode(days)}"
            for figure in report.figures
        }


def _page(symbol: str, figure: str) -> str:
    return reverse("figure", kwargs={"symbol": symbol, "figure": figure})
