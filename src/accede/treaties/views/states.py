"""The States as tiles or as a list; with an instrument chosen, where each stands on the day."""

from collections.abc import Callable, Mapping, Sequence
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
from accede.states.rules import State, StateKind
from accede.treaties import tables
from accede.treaties.queries import snapshot
from accede.treaties.rules import Standing
from accede.treaties.views.asked import (
    days_kept,
    filters,
    form_asked,
    instrument_asked,
    kept,
)
from accede.treaties.views.showing import (
    Where,
    grids,
    language_of,
    legend,
    reach_of,
    region_choices,
    sayer,
    states_in_order,
)

FORMS = ("tiles", "list")
# Who is no Member stands apart, under a heading of its own.
APART: Sequence[tuple[str, Any]] = (
    ("observer", gettext_lazy("Observers")),
    ("non_member", gettext_lazy("Other States")),
    ("historic", gettext_lazy("States that no longer exist")),
    ("demonstration", gettext_lazy("Demonstration States")),
)


def states(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """Every State, or those of a region or group; the fictitious ones apart."""
    language, here = language_of(request), world()
    legal = snapshot(as_known_on=as_known_on)
    form, asked = form_asked(request, FORMS), filters(request)
    chosen = instrument_asked(request, legal)
    standings = legal.standings(chosen.code, as_of) if chosen else {}
    tile = _tile(language, standings, Where.on(as_of, as_known_on))
    shown = asked.keep(states_in_order(language))
    past = [] if asked.chosen else states_in_order(language, "historic")
    fictitious = asked.keep(states_in_order(language, "demonstration"))
    if asked.group or (asked.region and asked.region.code != "demonstration"):
        fictitious = []
    apart = []
    for kind, word in APART:
        members = [each for each in (*shown, *past, *fictitious) if each.kind == kind]
        if members:
            apart.append({"kind": kind, "word": word, "tiles": [tile(each) for each in members]})
    listed = [each for each in shown if each.kind is StateKind.MEMBER]
    reach = legal.complete_until(chosen.code) if chosen else None
    rows = [*listed, *(each for each in shown if each not in listed), *past, *fictitious]
    context: dict[str, Any] = {
        "page": "states",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "asked": asked,
        "form": form,
        "forms": [
            {"code": each, "word": word, "address": _address(request, view=each)}
            for each, word in zip(FORMS, (gettext("Tiles"), gettext("List")), strict=True)
        ],
        "instrument": chosen,
        "instruments": legal.instruments.values(),
        "regions": region_choices(),
        "groups": here.groups,
        "kept": kept(request, "region", "group", "instrument", "view"),
        "days": (*days_kept(as_of, as_known_on), ("view", form)),
        "grids": grids(listed, tile) if form == "tiles" else (),
        "parts": _parts(listed, tile) if form == "list" else (),
        "apart": apart,
        "none": not (shown or past or fictitious),
        "legend": legend(language, {each.status for each in standings.values()}),
        "as_last_known": any(each.as_last_known for each in standings.values()),
        "complete_until": reach,
        "beyond": chosen is not None and reach_of(standings.values()),
        "number": len(listed),
    }
    if chosen:
        context["digest"] = digest([legal.digest, chosen.code, as_of, as_known_on])
    make = partial(tables.states_table, context, rows, standings, legal, language)
    context["tables"] = [TableOffer("states", gettext("States"), make)]
    return TemplateResponse(request, "treaties/states.html", context)


def _tile(
    language: str, standings: Mapping[str, Standing], where: Where
) -> Callable[[State], Mapping[str, Any]]:
    """What makes the tile of a State: its code, its name, where it stands, its address."""
    say = sayer(language)

    def tile(state: State) -> Mapping[str, Any]:
        here = standings.get(state.code)
        return {
            "state": state,
            "name": state.name.in_(language),
            "said": say(here) if here else None,
            "address": where.state(state.code),
        }

    return tile


def _parts(
    states: Sequence[State], tile: Callable[[State], Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The wide regions, each with the narrow ones inside it that have States, in M49 order."""
    here = world()
    by_region: dict[str, list[Mapping[str, Any]]] = {}
    for each in states:
        by_region.setdefault(each.region, []).append(tile(each))
    wide: list[dict[str, Any]] = []
    for region in here.regions:
        if region.level == 1:
            wide.append({"region": region, "inside": []})
        if region.code in by_region:
            wide[-1]["inside"].append({"region": region, "tiles": by_region[region.code]})
    return [each for each in wide if each["inside"]]


def _address(request: HttpRequest, **other: str) -> str:
    """This page with something of its address changed."""
    names = ("as_of", "as_known_on", "region", "group", "instrument", "view")
    return address_on(reverse("states"), **(dict(kept(request, *names)) | other))
