"""The page of the search: one field, what was found by kind, filters, pages."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accede.basics.search_text import LONGEST_QUERY
from accede.basics.texts import Text
from accede.consent.queries import Visit
from accede.site.search.queries import Found, Group, Hit, find
from accede.site.search.suggestions import nearby
from accede.states.queries import world

_LANGUAGE = slice(0, 2)


def search(request: Visit) -> HttpResponse:
    """What the question of the address finds, as far as this reader may see it today."""
    question = request.GET.get("q", "").strip()
    language = request.LANGUAGE_CODE[_LANGUAGE]
    kind = request.GET.get("kind", "")
    found = find(
        question,
        viewer=request.viewer,
        on=date.today(),
        language=language,
        kind=kind,
        page=_page(request),
    )
    context = {
        "page": "search",
        "question": question[:LONGEST_QUERY],
        "cut": len(question) > LONGEST_QUERY,
        "found": found,
        "groups": [_group(group, question, found) for group in found.groups],
        "everything": _address(question),
        "pager": _pager(question, found),
        "nearby": [(word, _address(word)) for word in nearby(question, language)]
        if question and not found.count
        else [],
    }
    return render(request, "search/search.html", context)


def _group(group: Group, question: str, found: Found) -> dict[str, Any]:
    return {
        "kind": group.kind,
        "name": group.name,
        "count": group.count,
        "current": group.kind == found.kind,
        "address": _address(question, kind=group.kind),
        "more": len(group.hits) < group.count and not found.kind,
        "hits": [_hit(hit) for hit in group.hits],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    address = reverse(hit.door, kwargs=dict(hit.where)) if hit.door else ""
    return {
        "hit": hit,
        "address": f"{address}#{hit.anchor}" if hit.anchor else address,
        "owner": _name(hit.owner),
    }


def _name(owner: str) -> Text | None:
    """The State whose record it is; nobody is named where there are several."""
    return world().state(owner).name if owner and " " not in owner else None


def _pager(question: str, found: Found) -> dict[str, str]:
    pager = {}
    if found.page > 1:
        pager["before"] = _address(question, kind=found.kind, page=found.page - 1)
    if found.page < found.pages:
        pager["after"] = _address(question, kind=found.kind, page=found.page + 1)
    return pager


def _address(question: str, kind: str = "", page: int = 1) -> str:
    asked = {"q": question[:LONGEST_QUERY]}
    if kind:
        asked["kind"] = kind
    if page > 1:
        asked["page"] = str(page)
    return f"{reverse('search')}?{urlencode(asked, errors='replace')}"


def _page(request: HttpRequest) -> int:
    """The page asked for; the first where it is no number."""
    given = request.GET.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 1
