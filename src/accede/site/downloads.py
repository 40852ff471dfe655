"""The tables of a page as files, at the page's own address: ``?format=csv&table=deposits``.

The file is made by the same call as the page, for the same viewer and the same days. A
page offers tables by putting ``tables`` (of ``TableOffer``) in the context of its
``TemplateResponse``; its template says where the links stand with
``{% include "site/parts/downloads.html" %}``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language_bidi, gettext, pgettext

from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.site.exports import FORMATS, Format, Frame

# What an address says of the file; the rest says which page.
FORMAT, TABLE = "format", "table"
# A page keeps its days in its context by the names of its parameters; a panel has its own.
_DAYS = {
    "as_of": ("as_of", "day"),
    "as_known_on": ("as_known_on",),
    "from": ("first",),
    "to": ("last",),
}


@dataclass(frozen=True)
class CannotGive(Exception):
    """The address asks for a file that the page does not have: which field, what to write."""

    field: str
    given: str
    text: str


def wanted(request: HttpRequest) -> Format | None:
    """The format the address asks for; ``None`` where it asks for the page."""
    if FORMAT not in request.GET:
        return None
    given = request.GET[FORMAT].strip()
    if given not in FORMATS:
        text = gettext("Write one of these formats: %(choices)s.")
        raise CannotGive(FORMAT, given, text % {"choices": ", ".join(FORMATS)})
    return FORMATS[given]


def as_file(request: Visit, page: HttpResponse, form: Format) -> HttpResponse:
    """The table asked for as a file, instead of the page that offers it."""
    if page.status_code != 200:
        return page
    context = (page.context_data if isinstance(page, TemplateResponse) else None) or {}
    offer = _chosen(request, context.get("tables") or ())
    table = offer.make()
    frame = Frame(
        origin=f"{request.scheme}://{request.get_host()}",
        address=permalink(request, context),
        language=request.LANGUAGE_CODE,
        right_to_left=get_language_bidi(),
        words=_words(),
        notes=(gettext(DISCLAIMER),) if table.names_states else (),
    )
    answer = HttpResponse(form.write(table, frame), content_type=form.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{table.file_stem}.{form.suffix}"'
    # What a page shows depends on who looks: no cache between may keep it for another, and a
    # browser keeps nothing that somebody signed in was shown.
    answer["Cache-Control"] = "private, no-cache" if request.person is None else "private, no-store"
    answer["Vary"] = "Cookie"
    return answer


def permalink(request: HttpRequest, context: Mapping[str, Any]) -> str:
    """The address of the page, from ``/``; the days that it shows always stand in it."""
    days = {
        name: day.isoformat()
        for name, keys in _DAYS.items()
        if (day := next((context[key] for key in keys if isinstance(context.get(key), date)), None))
    }
    kept = {
        name: value for name, value in request.GET.items() if value and name not in (FORMAT, TABLE)
    }
    query = urlencode(kept | days)
    return request.path + (f"?{query}" if query else "")


def _chosen(request: HttpRequest, offers: Sequence[TableOffer]) -> TableOffer:
    given = request.GET.get(TABLE, "").strip()
    if not offers:
        raise CannotGive(FORMAT, request.GET[FORMAT], gettext("This page has no table to give."))
    if not given and len(offers) == 1:
        return offers[0]
    for offer in offers:
        if offer.name == given:
            return offer
    text = gettext("Write the name of a table of this page: %(choices)s.")
    raise CannotGive(TABLE, given, text % {"choices": ", ".join(each.name for each in offers)})


# The words of site/parts/disclaimer.html.
DISCLAIMER = (
    "The names used here and the way entries are arranged express no opinion whatever on the "
    "legal status of any country, territory, city or area or of its authorities, or on the "
    "course of its frontiers or boundaries."
)


def _words() -> dict[str, str]:
    """The labels of a file that is for people."""
    return {
        "table": pgettext("sheet", "Table"),
        "about": pgettext("sheet", "About"),
        "id": gettext("Identifier"),
        "permalink": gettext("Permanent address"),
        "title": gettext("Title"),
        "as_of": gettext("As of"),
        "as_known_on": gettext("As known on"),
        "from": gettext("From"),
        "to": gettext("To"),
        "digest": gettext("Digest of the facts"),
        "source": gettext("Source"),
        "note": pgettext("sheet", "Note"),
    }
