"""When something is due under a resolution: sessions and years, the next first."""

from functools import partial
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accede.basics.digests import digest
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.mandates import queries
from accede.mandates.tables import calendar_table


def calendar(request: HttpRequest) -> HttpResponse:
    """Every deadline that a resolution described or stored here sets, by year."""
    visit = cast(Visit, request)
    due = queries.deadlines(visit.LANGUAGE_CODE[:2])
    mark = digest([[each.symbol, each.number, each.session, each.year] for each in due])
    make = partial(calendar_table, due, mark, visit.LANGUAGE_CODE[:2])
    context = {
        "page": "mandates",
        "due": due,
        "digest": mark,
        "tables": [TableOffer("calendar", gettext("Calendar of deadlines"), make)],
    }
    return TemplateResponse(visit, "mandates/calendar.html", context)
