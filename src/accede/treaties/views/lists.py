"""The lists that were loaded, and what is wrong with them: for those who keep them."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accede.basics.tables import TableOffer
from accede.treaties.queries.loaded import finding_text, loaded
from accede.treaties.tables.lists import lists_table
from accede.treaties.views.showing import language_of

# Of many lines with one finding, so many are named on the page; the file has them all.
_SHOWN = 12


def lists(request: HttpRequest) -> HttpResponse:
    """Each list and file that was loaded: its source, its reach, and its findings by kind."""
    found = loaded()
    rows: list[dict[str, Any]] = [
        {
            "loaded": each,
            "findings": [
                {
                    "code": code,
                    "text": finding_text(code),
                    "number": len(lines),
                    "lines": ", ".join(map(str, lines[:_SHOWN])),
                    "more": max(len(lines) - _SHOWN, 0),
                }
                for code, lines in each.findings.items()
            ],
        }
        for each in found
    ]
    context: dict[str, Any] = {"page": "instruments", "rows": rows}
    make = partial(lists_table, found, language_of(request))
    context["tables"] = [TableOffer("lists", gettext("Lists loaded"), make)] if found else []
    return TemplateResponse(request, "treaties/lists.html", context)
