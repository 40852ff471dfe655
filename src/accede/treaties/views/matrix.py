"""The matrix of a day: the States of a region or group, under every instrument."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

from accede.basics.digests import digest
from accede.basics.tables import TableOffer, address_on
from accede.states.queries import world
from accede.states.rules import Organisation, State
from accede.treaties import tables
from accede.treaties.queries import snapshot
from accede.treaties.rules import Family, LegalState, Reason, Standing
from accede.treaties.views.asked import Filters, days_kept, filters, kept
from accede.treaties.views.families import family_asked, family_choices
from accede.treaties.views.showing import (
    Said,
    Where,
    in_order,
    language_of,
    legend,
    reach_of,
    region_choices,
    sayer,
    states_in_order,
    wide_regions,
)

Matrix = Mapping[str, Mapping[str, Standing]]

_LAST_KNOWN = mark_safe(' class="last-known"')
# The last page: who lies in no region, or is no real State.
ELSEWHERE = "apart"
APART: Sequence[tuple[str, Any]] = (
    ("organisations", gettext_lazy("Regional organisations")),
    ("historic", gettext_lazy("States that no longer exist")),
    ("demonstration", gettext_lazy("Demonstration States")),
)


def matrix(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """Who stands where on the day: a page for each wide region, or what is filtered."""
    language = language_of(request)
    legal = snapshot(as_known_on=as_known_on)
    asked = filters(request, also=(ELSEWHERE,))
    apart = request.GET.get("region", "").strip() == ELSEWHERE
    if not asked.chosen and not apart:
        asked = Filters(wide_regions()[0], None)
    family = family_asked(request)
    codes = [code for code, each in legal.instruments.items() if family in (None, each.family)]
    standings = {code: legal.standings(code, as_of) for code in codes}
    blocks: list[tuple[Any, str, Sequence[State | Organisation]]]
    if apart:
        blocks = [(word, kind, _acting(legal, in_order(language, kind))) for kind, word in APART]
    else:
        blocks = [("", "", asked.keep(_of_today(language, asked)))]
    where = Where.on(as_of, as_known_on)
    parts = [
        {
            "word": word,
            "demonstration": kind == "demonstration",
            "linked": kind != "organisations",
            "rows": _rows(standings, members, where, language, kind != "organisations"),
        }
        for word, kind, members in blocks
        if members
    ]
    listed = [each for _, _, members in blocks for each in members]
    real = [] if apart else listed
    seen = [column[each.code] for column in standings.values() for each in listed]
    reaches = {code: legal.complete_until(code) for code in codes}
    context: dict[str, Any] = {
        "page": "matrix",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "asked": asked,
        "apart": apart,
        "instruments": [
            {
                "instrument": each,
                "address": where.instrument(each.code),
                "reach": reaches[each.code],
                "beyond": any(
                    standings[each.code][one.code].reason is Reason.LIST_COMPLETE_UNTIL
                    for one in real
                ),
            }
            for each in map(legal.instrument, codes)
        ],
        "families": family_choices(every=False),
        "family": family.value if family else "ALL",
        "parts": parts,
        "pages": _pages(asked, apart, as_of, as_known_on, family),
        "regions": region_choices(),
        "groups": world().groups,
        "kept": kept(request, "region", "group", "family"),
        "days": days_kept(as_of, as_known_on),
        "legend": legend(language, {each.status for each in seen}),
        "as_last_known": any(each.as_last_known for each in seen),
        "complete_until": min(filter(None, reaches.values()), default=None),
        "beyond": reach_of(seen),
        "digest": digest([legal.digest, as_of, as_known_on]),
    }
    make = partial(tables.matrix_table, context, listed, standings, legal, language)
    context["tables"] = [TableOffer("matrix", gettext("States and instruments"), make)]
    return TemplateResponse(request, "treaties/matrix.html", context)


def _of_today(language: str, asked: Filters) -> list[State]:
    fictitious = asked.region is not None and asked.region.code == "demonstration"
    return states_in_order(language, "demonstration" if fictitious else "real")


def _acting(
    legal: LegalState, members: Sequence[State | Organisation]
) -> list[State | Organisation]:
    """Those of whom any act is known: of the others nothing could be said."""
    acted = {act.participant for each in members for act in legal.acts(participant=each.code)}
    return [each for each in members if each.code in acted]


def _rows(
    standings: Matrix,
    members: Sequence[State | Organisation],
    where: Where,
    language: str,
    linked: bool,
) -> list[Mapping[str, Any]]:
    say = sayer(language)
    return [
        {
            "name": each.name,
            "code": each.code,
            "address": where.state(each.code),
            "cells": _cells(
                [(code, say(column[each.code])) for code, column in standings.items()],
                where.state(each.code) if linked else "",
            ),
        }
        for each in members
    ]


def _cells(said: Iterable[tuple[str, Said]], address: str) -> SafeString:
    """The marks of a row, each leading to its proof; written here, for there are thousands."""
    opening, closing = ("<a", "</a>") if address else ("<span", "</span>")
    return format_html_join(
        "",
        "<td{}>{}{}>{}</td>",
        (
            (
                _LAST_KNOWN if each.as_last_known else "",
                mark_safe(opening),
                _mark(each, f"{address}#standing-{code}" if address else ""),
                mark_safe(f'<span class="out-of-sight">{escape(each.aloud)}</span>{closing}'),
            )
            for code, each in said
        ),
    )


def _mark(each: Said, address: str) -> SafeString:
    """The attributes of a mark."""
    where = f' href="{escape(address)}"' if address else ""
    return mark_safe(f' class="mark-only" data-mark="{escape(each.mark)}"{where}')


def _pages(
    asked: Filters, apart: bool, as_of: date, as_known_on: date | None, family: Family | None
) -> list[Mapping[str, Any]]:
    """The pages of the matrix: the wide regions, then who stands apart."""
    here = asked.region.code if asked.region and not asked.group else ""
    days: dict[str, date | str | None] = {"as_of": as_of, "as_known_on": as_known_on}
    if family is not Family.NINETEEN:
        days["family"] = family.value if family else "ALL"
    found: list[Mapping[str, Any]] = [
        {
            "name": region.name,
            "address": address_on(reverse("matrix"), region=region.code, **days),
            "current": region.code == here,
        }
        for region in wide_regions()
    ]
    address = address_on(reverse("matrix"), region=ELSEWHERE, **days)
    return [*found, {"name": gettext("Apart"), "address": address, "current": apart}]
