"""The matrix of a day: the States of a region or group, under every instrument."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accede.basics.digests import digest
from accede.basics.tables import TableOffer, address_on
from accede.states.queries import world
from accede.states.rules import Organisation, State
from accede.treaties import tables
from accede.treaties.queries import snapshot
from accede.treaties.rules import LegalState, Reason, Standing
from accede.treaties.views.asked import Filters, days_kept, filters, kept
from accede.treaties.views.showing import (
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
    standings = legal.day_matrix(as_of)
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
            "rows": _rows(standings, members, where, language),
        }
        for word, kind, members in blocks
        if members
    ]
    listed = [each for _, _, members in blocks for each in members]
    real = [] if apart else listed
    seen = [column[each.code] for column in standings.values() for each in listed]
    reaches = {code: legal.complete_until(code) for code in legal.instruments}
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
            for each in legal.instruments.values()
        ],
        "parts": parts,
        "pages": _pages(asked, apart, as_of, as_known_on),
        "regions": region_choices(),
        "groups": world().groups,
        "kept": kept(request, "region", "group"),
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
) -> list[Mapping[str, Any]]:
    say = sayer(language)
    return [
        {
            "name": each.name,
            "code": each.code,
            "address": where.state(each.code),
            "cells": [
                {"said": say(column[each.code]), "part": f"standing-{code}"}
                for code, column in standings.items()
            ],
        }
        for each in members
    ]


def _pages(
    asked: Filters, apart: bool, as_of: date, as_known_on: date | None
) -> list[Mapping[str, Any]]:
    """The pages of the matrix: the wide regions, then who stands apart."""
    here = asked.region.code if asked.region and not asked.group else ""
    days = {"as_of": as_of, "as_known_on": as_known_on}
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
