"""The instruments, and one instrument on one day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.basics.digests import digest
from accede.basics.sources import Checked
from accede.basics.tables import TableOffer
from accede.states.queries import world
from accede.states.rules import Organisation, State, StateKind
from accede.treaties import tables
from accede.treaties.catalogue import words
from accede.treaties.offers import MARKS, WITHOUT_ACTS, duties, standing
from accede.treaties.queries import addressee_text, snapshot, status_text, strength_text
from accede.treaties.rules import (
    LegalState,
    Standing,
    Status,
    UnknownInstrument,
    milestones,
)
from accede.treaties.rules.owed import asks_something
from accede.treaties.views.asked import Filters, days_kept, filters, kept
from accede.treaties.views.showing import (
    Where,
    grids,
    in_order,
    language_of,
    legend,
    reach_of,
    region_choices,
    sayer,
    states_in_order,
    wide_regions,
)
from accede.treaties.views.terms import From, entry_says, term_says

CHECKS: Mapping[Checked, Any] = {
    Checked.TEXT: _("read in a full text"),
    Checked.TRANSLATION: _("read in an official translation that is not authentic"),
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
    "organisations": _("Regional organisations"),
    "relation_to_other": _("Relation to other instruments"),
    "annex_amendment": _("Amendment of the annex"),
    "definitive_signature": _("Signature that binds at once"),
    "end_of_participation": _("End of participation"),
}
# What is counted, in the order of the page; the first is always there.
COUNTED: Mapping[Status, Any] = {
    Status.BOUND: _("Parties"),
    Status.CONSENTED: _("Consent given, not yet in force"),
    Status.PROVISIONAL: _("Applying provisionally"),
    Status.SIGNED: _("Signatories, not yet party"),
    Status.WITHDRAWN: _("No longer party"),
}


def instruments(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """Every instrument carried here, by the day it was adopted, and how many are party."""
    legal = snapshot(as_known_on=as_known_on)
    rows: list[dict[str, Any]] = []
    for each in legal.instruments.values():
        here = legal.standings(each.code, as_of)
        tally = _tally(here)
        rows.append(
            {
                "instrument": each,
                "duties": duties(each),
                "reach": legal.complete_until(each.code),
                "beyond": reach_of(here.values()),
                "adopted": as_of >= each.adopted,
                "parties": tally[Status.BOUND],
                "signatories": tally[Status.SIGNED],
            }
        )
    context: dict[str, Any] = {
        "page": "instruments",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "rows": rows,
        "complete_until": _least(row["reach"] for row in rows),
        "beyond": any(row["beyond"] and row["reach"] for row in rows),
        "digest": digest([legal.digest, as_of]),
    }
    make = partial(tables.instruments_table, context, rows, legal, language_of(request))
    context["tables"] = [TableOffer("instruments", gettext("Instruments"), make)]
    return TemplateResponse(request, "treaties/instruments.html", context)


def instrument(
    request: HttpRequest, *, code: str, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """One instrument on one day: its time line, who stands where, its clauses and obligations."""
    legal, language = snapshot(as_known_on=as_known_on), language_of(request)
    try:
        shown = legal.instrument(code)
    except UnknownInstrument as error:
        raise Http404(str(error)) from error
    asked = filters(request)
    standings = legal.standings(code, as_of)
    where = Where.on(as_of, as_known_on)
    real = asked.keep(states_in_order(language))
    ledger, ledger_of = _ledger(real, asked)
    apart = [] if asked.chosen else _apart(legal, code, language)
    reach = legal.complete_until(code)
    kinds = words("kinds")
    context: dict[str, Any] = {
        "page": "instruments",
        "instrument": shown,
        "entry_checked": CHECKS[shown.entry_checked],
        "checked": CHECKS[shown.checked],
        "as_of": as_of,
        "as_known_on": as_known_on,
        "asked": asked,
        "regions": region_choices(),
        "region_groups": world().groups,
        "kept": kept(request, "region", "group"),
        "days": days_kept(as_of, as_known_on),
        "complete_until": reach,
        "beyond": reach is None or as_of > reach,
        "sources": legal.sources(code),
        "milestones": [
            {
                "event": each.event,
                "day": each.day,
                "name": world().participant(each.participant).name if each.participant else "",
            }
            for each in milestones(shown, legal.acts(code), reach, as_of)
        ],
        "adopted_then": as_of >= shown.adopted,
        "counts": _counts(standings),
        "legend": legend(language, {standings[each.code].status for each in real}),
        **_tiles(real, standings, where, language),
        "pages": _pages(where, code, ledger_of, asked),
        "groups": [
            _group(_rows(legal, code, members, as_of), word=word, kind=kind)
            for word, kind, members in (
                (ledger_of.name if ledger_of else "", "region", ledger),
                *apart,
            )
            if members
        ],
        "entry_says": entry_says(shown.clauses.entry),
        "later_says": term_says(shown.clauses.later, From.DEPOSIT) if shown.clauses.later else "",
        "denunciation_says": term_says(shown.clauses.denunciation, From.RECEIPT)
        if shown.clauses.denunciation
        else "",
        "clauses": [
            {"word": CLAUSES[each.clause], "clause": each} for each in shown.clauses.further
        ],
        "obligations": [
            {
                "kind": kinds[each.kind.value],
                "strength": strength_text(each.strength),
                "addressee": addressee_text(each.addressee),
                "free": not asks_something(each),
                "obligation": each,
            }
            for each in shown.obligations
        ],
        "duties": duties(shown),
        "digest": digest([legal.digest, code, as_of]),
    }
    members: list[State | Organisation] = [*real, *(each for part in apart for each in part[2])]
    context["tables"] = [
        TableOffer(
            "participants",
            gettext("Participants"),
            partial(tables.participants_table, context, members, legal, language),
        ),
        TableOffer(
            "obligations",
            gettext("Obligations"),
            partial(tables.obligations_table, context, legal, language),
        ),
    ]
    return TemplateResponse(request, "treaties/instrument.html", context)


def _tally(standings: Mapping[str, Standing]) -> Counter[Status]:
    """How many stand where: real States and organisations, the fictitious ones never."""
    here = world()
    real = [each.code for each in here.every if not each.demonstration]
    real += [each.code for each in here.organisations]
    return Counter(standings[code].status for code in real)


def _counts(standings: Mapping[str, Standing]) -> list[Mapping[str, Any]]:
    tally = _tally(standings)
    return [
        {"word": word, "mark": MARKS[status], "number": tally[status]}
        for status, word in COUNTED.items()
        if tally[status] or status is Status.BOUND
    ]


def _tiles(
    states: Sequence[State], standings: Mapping[str, Standing], where: Where, language: str
) -> dict[str, Any]:
    """Every State asked for as a tile; who is no Member apart."""
    say = sayer(language)

    def tile(state: State) -> Mapping[str, Any]:
        return {
            "state": state,
            "name": state.name.in_(language),
            "said": say(standings[state.code]),
            "address": where.state(state.code),
        }

    return {
        "grids": grids(states, tile),
        "others": [tile(each) for each in states if each.kind is not StateKind.MEMBER],
    }


def _ledger(states: Sequence[State], asked: Filters) -> tuple[Sequence[State], Any]:
    """Whose acts are told on this page: those filtered, else those of the first wide region."""
    if asked.chosen:
        return states, asked.region or asked.group
    first = wide_regions()[0]
    return Filters(first, None).keep(states), first


def _pages(where: Where, code: str, here: Any, asked: Filters) -> list[Mapping[str, Any]]:
    """The pages on which the acts are told: one for each wide region."""
    return [
        {
            "name": region.name,
            "address": where.instrument(code, "acts", region=region.code),
            "current": region == here and not asked.group,
        }
        for region in wide_regions()
    ]


def _apart(
    legal: LegalState, code: str, language: str
) -> list[tuple[Any, str, Sequence[State | Organisation]]]:
    """Who acted and is no State of today: organisations, States that ended, fictitious ones."""
    return [
        (word, kind, [each for each in in_order(language, kind) if legal.acts(code, each.code)])
        for kind, word in (
            ("organisations", _("Regional organisations")),
            ("historic", _("States that no longer exist")),
            ("demonstration", _("Demonstration States")),
        )
    ]


def _rows(
    legal: LegalState, code: str, members: Iterable[State | Organisation], day: date
) -> list[dict[str, Any]]:
    return [
        {"participant": each, **standing(legal.participation(code, each.code, day))}
        for each in members
    ]


def _group(rows: Sequence[dict[str, Any]], **about: Any) -> Mapping[str, Any]:
    """Who acted, row by row; the others named together beneath, by standing."""
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


def _least(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)
