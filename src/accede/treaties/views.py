"""The instruments, and one instrument on one day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accede.basics.digests import digest
from accede.basics.sources import Checked
from accede.states.queries import world
from accede.states.rules import State, alphabetical
from accede.treaties.catalogue import words
from accede.treaties.offers import FREE, MARKS, WITHOUT_ACTS, duties, standing
from accede.treaties.queries import snapshot, status_text
from accede.treaties.rules import LegalState, Status, UnknownInstrument

CHECKS: Mapping[Checked, Any] = {
    Checked.TEXT: _("read in a full text"),
    Checked.PAGE: _("seen on a public page"),
    Checked.COMPUTED: _("recomputed from the deposits"),
    Checked.NOT_CHECKED: _("not yet checked"),
}
CLAUSES: Mapping[str, Any] = {
    "reservations": _("Reservations"),
    "dispute_clause": _("Disputes"),
    "accession": _("Who may accede"),
    "amendment_clause": _("Amendment"),
    "territorial_clause": _("Territories"),
    "provisional_application": _("Provisional application"),
}
# What is counted, in the order of the page; the first is always there.
COUNTED: Mapping[Status, Any] = {
    Status.BOUND: _("Parties"),
    Status.CONSENTED: _("Consent given, not yet in force"),
    Status.PROVISIONAL: _("Applying provisionally"),
    Status.SIGNED: _("Signatories, not yet party"),
    Status.WITHDRAWN: _("No longer party"),
}


def instruments(request: HttpRequest) -> HttpResponse:
    """Every instrument carried here, by the day it was adopted."""
    legal = snapshot()
    rows = [
        {"instrument": each, "duties": duties(each), "reach": legal.complete_until(each.code)}
        for each in sorted(legal.instruments.values(), key=lambda each: each.adopted)
    ]
    context = {"page": "instruments", "rows": rows, "digest": legal.digest}
    return render(request, "treaties/instruments.html", context)


def instrument(
    request: HttpRequest, *, code: str, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """One instrument on one day: who stands where, its final clauses, its obligations."""
    legal = snapshot(as_known_on=as_known_on)
    try:
        shown = legal.instrument(code)
    except UnknownInstrument as error:
        raise Http404(str(error)) from error
    reach = legal.complete_until(code)
    kinds = words("kinds")
    groups, counts = _participants(legal, code, as_of, request.LANGUAGE_CODE)
    context = {
        "page": "instruments",
        "instrument": shown,
        "entry_checked": CHECKS[shown.entry_checked],
        "checked": CHECKS[shown.checked],
        "as_of": as_of,
        "as_known_on": as_known_on,
        "reach": reach,
        "beyond": reach is None or as_of > reach,
        "sources": legal.sources(code),
        "adopted_then": as_of >= shown.adopted,
        "counts": counts,
        "groups": groups,
        "clauses": [
            {"word": CLAUSES[each.clause], "clause": each} for each in shown.clauses.further
        ],
        "obligations": [
            {"kind": kinds[each.kind.value], "free": each.strength in FREE, "obligation": each}
            for each in shown.obligations
        ],
        "duties": duties(shown),
        "digest": digest([legal.digest, code, as_of]),
    }
    return render(request, "treaties/instrument.html", context)


def _participants(
    legal: LegalState, code: str, day: date, language: str
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Participants by wide region, and how many stand where; the fictitious ones not counted."""
    here = world()
    by_region: dict[str, list[State]] = {}
    for state in alphabetical(here.real, language):
        by_region.setdefault(here.regions_of(state)[0].code, []).append(state)
    groups: list[Mapping[str, Any]] = []
    tally: Counter[Status] = Counter()
    for region in here.regions:
        if region.code in by_region:
            rows = [_row(legal, code, each, day) for each in by_region[region.code]]
            tally.update(row["status"] for row in rows)
            groups.append(_group(rows, region=region))
    past = [each for each in here.every if each.existed_until and each.can_act_on(day)]
    for kind, members in (
        ("organisations", alphabetical(here.organisations, language)),
        ("historic", alphabetical(past, language)),
        ("demonstration", alphabetical(here.demonstration, language)),
    ):
        rows = [_row(legal, code, each, day) for each in members]
        rows = [row for row in rows if row["acts"]]
        if rows:
            groups.append(_group(rows, kind=kind))
            if kind != "demonstration":
                tally.update(row["status"] for row in rows)
    counts: list[Mapping[str, Any]] = [
        {"word": word, "mark": MARKS[status], "number": tally[status]}
        for status, word in COUNTED.items()
        if tally[status] or status is Status.BOUND
    ]
    return groups, counts


def _row(legal: LegalState, code: str, participant: Any, day: date) -> dict[str, Any]:
    participation = legal.participation(code, participant.code, day)
    return {"participant": participant, **standing(participation)}


def _group(rows: Iterable[dict[str, Any]], **about: Any) -> Mapping[str, Any]:
    """Who acted, row by row; the others named together beneath, by standing."""
    rows = list(rows)
    acted = [row for row in rows if row["status"] not in WITHOUT_ACTS or row["acts"]]
    without = [
        {
            "word": status_text(status),
            "mark": MARKS[status],
            "members": [
                row["participant"] for row in rows if row["status"] is status and not row["acts"]
            ],
        }
        for status in WITHOUT_ACTS
    ]
    return {"rows": acted, "without": [each for each in without if each["members"]], **about}
