"""The instruments in their families, on one day."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accede.basics.digests import digest
from accede.basics.tables import TableOffer
from accede.treaties import catalogue, tables
from accede.treaties.offers import duties
from accede.treaties.queries import snapshot
from accede.treaties.rules import Status
from accede.treaties.views.families import base_says, by_family
from accede.treaties.views.instrument import tally
from accede.treaties.views.law import KINDS
from accede.treaties.views.showing import language_of, reach_of


def instruments(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """Every instrument carried here, by family, and how many are party as far as is known."""
    legal = snapshot(as_known_on=as_known_on)
    rows: dict[str, dict[str, Any]] = {}
    for each in catalogue.everything().values():
        treaty = each.code in legal.instruments
        here = legal.standings(each.code, as_of) if treaty else {}
        counted = tally(here)
        lists = legal.sources(each.code) if treaty else ()
        rows[each.code] = {
            "instrument": each,
            "treaty": treaty,
            "kind": KINDS[each.kind],
            "base": base_says(each),
            "duties": duties(each),
            "listed": bool(lists),
            "named": any(one.named for one in lists) and not legal.acts(each.code),
            "reach": legal.complete_until(each.code) if treaty else None,
            "beyond": reach_of(here.values()),
            "adopted": as_of >= each.adopted,
            "in_force": each.in_force_on(as_of),
            "parties": counted[Status.BOUND],
            "signatories": counted[Status.SIGNED]
            if treaty and legal.signatures_until(each.code)
            else None,
        }
    context: dict[str, Any] = {
        "page": "instruments",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "families": [
            {**family, "rows": [rows[each.code] for each in family["instruments"]]}
            for family in by_family(catalogue.everything().values())
        ],
        "complete_until": _least(row["reach"] for row in rows.values()),
        "any_listed": any(row["listed"] for row in rows.values()),
        "beyond": any(row["beyond"] and row["reach"] for row in rows.values()),
        "digest": digest([legal.digest, as_of]),
    }
    ordered = [row for family in context["families"] for row in family["rows"]]
    make = partial(tables.instruments_table, context, ordered, legal, language_of(request))
    context["tables"] = [TableOffer("instruments", gettext("Instruments"), make)]
    return TemplateResponse(request, "treaties/instruments.html", context)


def _least(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
