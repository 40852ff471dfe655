"""The addresses of a report's files."""

from datetime import date

from django import template
from django.urls import reverse

from accede.basics.tables import address_on

register = template.Library()


@register.simple_tag
def report_file(
    symbol: str, form: str, first: date, last: date, known_on: date | None = None
) -> str:
    """``{% report_file symbol "pdf" first last as_known_on %}``."""
    where = reverse("report-file", kwargs={"symbol": symbol, "form": form})
    return address_on(where, **{"from": first, "to": last, "as_known_on": known_on})
