"""The record: who wrote what, when, to which record, and whether the chain holds."""

from functools import lru_cache, partial
from urllib.parse import urlencode

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accede.accounts.forms import RecordForm
from accede.accounts.rules import reading
from accede.accounts.tables import entries_table
from accede.accounts.views.people import Visit
from accede.basics.tables import TableOffer
from accede.journal import queries as journal
from accede.journal.rules import Break, Head

A_PAGE = 25
# So many entries are read through at every sight of the page; more of them when it is asked.
AT_SIGHT = 5_000


def record(request: Visit) -> HttpResponse:
    """Entries, the newest first; those that the filter asks for."""
    form = RecordForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    filters = {name: asked.get(name) or "" for name in ("person", "act", "kind", "record")}
    found = journal.latest(before=asked.get("before"), limit=A_PAGE + 1, **filters)
    head = journal.head()
    checked = head.seq <= AT_SIGHT or "check" in request.GET
    shown = [reading(entry) for entry in found[:A_PAGE]]
    more = len(found) > A_PAGE
    kept = {name: value for name, value in filters.items() if value}
    context = {
        "page": "record",
        "form": form,
        "said": shown,
        "tables": [TableOffer("entries", gettext("The record"), partial(entries_table, shown))],
        "head": head,
        "filtered": bool(kept),
        "newest": urlencode(kept) if asked.get("before") else None,
        "older": urlencode({**kept, "before": shown[-1].entry.seq}) if more else None,
        "checked": checked,
        "breaks": _breaks(head) if checked else (),
        "guarded": journal.guarded(),
    }
    status = 400 if form.errors else 200
    return TemplateResponse(request, "accounts/record.html", context, status=status)


@lru_cache(maxsize=1)
def _breaks(head: Head) -> tuple[Break, ...]:
    """Whether the chain holds up to this head: read through once for each head."""
    return journal.verify()
