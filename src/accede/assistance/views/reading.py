"""The list of requests, and one of them."""

from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from accede.assistance import catalogue, queries, tables
from accede.assistance.forms import ListForm, language_here
from accede.assistance.offers import MARKS
from accede.assistance.rules.asking import RequestView, in_own_order
from accede.assistance.rules.desks import may_write_requests_of
from accede.assistance.rules.life import Standing
from accede.assistance.views.page import page, state_names
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.consent.rules import Viewer, ViewerKind
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.states.rules import sort_key

A_PAGE = 50

# Where the age of a request says something: its State still waits for an answer.
_BEFORE_AGREEMENT = {Standing.SUBMITTED, Standing.ACKNOWLEDGED, Standing.UNDER_ASSESSMENT}


def listing(visit: Visit) -> HttpResponse:
    """The requests this visitor may see: their own State's in its own order; for everybody
    else by the day they came, the latest first, never by anybody's priority.
    """
    today, language = date.today(), language_here()
    own = visit.viewer.audience is ViewerKind.STATE
    seen = _seen(head(), visit.viewer, today)
    names = state_names(seen, language)
    chosen = {name: visit.GET.get(name, "") for name in ("standing", "state", "waiting")}
    form = ListForm(
        chosen, states=sorted(names.items(), key=lambda each: sort_key(each[1], language))
    )
    listed = _filtered(seen, form, today) if form.is_valid() else seen
    leaf = Paginator(listed, A_PAGE).get_page(visit.GET.get("page"))
    context = {
        "page": "requests",
        "own": own,
        "may_write": own and may_write_requests_of(visit.person, visit.viewer.of),
        "form": form,
        "asked": any(chosen.values()),
        "chosen": chosen,
        "total": len(listed),
        "leaf": leaf,
        "rows": [_row(view, names, today) for view in leaf],
    }
    if listed:
        make = partial(tables.requests_table, listed, names, language, own=own, today=today)
        context["tables"] = [TableOffer("requests", _("Requests for assistance"), make)]
    status = 200 if form.is_valid() else 400
    return TemplateResponse(visit, "assistance/requests.html", context, status=status)


def one(visit: Visit, *, code: str) -> HttpResponse:
    """One request: its words, its life, its conversation, and what is open to this visitor."""
    return page(visit, code)


@lru_cache(maxsize=64)
def _seen(moved: Head, viewer: Viewer, today: date) -> tuple[RequestView, ...]:
    """Kept until the journal moves: nothing is written without it."""
    if viewer.audience is ViewerKind.STATE:
        own = queries.requests(viewer=viewer, on=today, state=viewer.of)
        return in_own_order(own)
    seen = queries.requests(viewer=viewer, on=today)
    return tuple(sorted(seen, key=lambda each: (_came(each), each.code), reverse=True))


def _came(view: RequestView) -> date:
    return view.received_on or view.drafted_on


def _filtered(
    seen: tuple[RequestView, ...], form: ListForm, today: date
) -> tuple[RequestView, ...]:
    wished = form.cleaned_data
    days = int(wished["waiting"] or 0)
    return tuple(
        view
        for view in seen
        if wished["standing"] in ("", view.standing.value)
        and wished["state"] in ("", view.state)
        and (not days or (view.received_on and (today - view.received_on).days > days))
    )


def _row(view: RequestView, names: dict[str, str], today: date) -> dict[str, Any]:
    last = view.moves[-1].on if view.moves else view.drafted_on
    return {
        "view": view,
        "state": names[view.state],
        "standing": catalogue.standing_names()[view.standing],
        "mark": MARKS[view.standing],
        "priority": catalogue.priority_names()[view.priority],
        "since": last,
        "days": (today - _came(view)).days,
        "waits": view.standing in _BEFORE_AGREEMENT,
    }
