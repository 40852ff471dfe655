"""One instrument on one day: who stands where, its life, its clauses, its obligations."""

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
from accede.basics.tables import TableOffer
from accede.states.queries import world
from accede.states.rules import Organisation, State, StateKind
from accede.treaties import catalogue, tables
from accede.treaties.offers import MARKS, WITHOUT_ACTS, standing
from accede.treaties.queries import snapshot, status_text
from accede.treaties.rules import (
    Instrument,
    LegalState,
    Reason,
    Standing,
    Status,
    UnknownInstrument,
    milestones,
)
from accede.treaties.tables.obligations import obligations_table
from accede.treaties.views import law
from accede.treaties.views.asked import Filters, days_kept, filters, kept
from accede.treaties.views.showing import (
    Where,
    grids,
    in_order,
    language_of,
    legend,
    region_choices,
    sayer,
    states_in_order,
    wide_regions,
)
from accede.treaties.views.statements import on_instrument

# What is counted, in the order of the page; the first is always there.
COUNTED: Mapping[Status, Any] = {
    Status.BOUND: _("Parties"),
    Status.CONSENTED: _("Consent given, not yet in force"),
    Status.PROVISIONAL: _("Applying provisionally"),
    Status.SIGNED: _("Signatories, not yet party"),
    Status.WITHDRAWN: _("No longer party"),
}


def instrument(
    request: HttpRequest, *, code: str, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """A treaty on one day; a decision of the Security Council, which has no parties, apart."""
    legal, language = snapshot(as_known_on=as_known_on), language_of(request)
    if (decided := catalogue.decisions().get(code)) is not None:
        return _decision(request, decided, as_of, as_known_on)
    try:
        shown = legal.instrument(code)
    except UnknownInstrument as error:
        raise Http404(str(error)) from error
    asked = filters(request)
    said = on_instrument(request, shown, as_of, as_known_on)
    standings = legal.standings(code, as_of)
    where = Where.on(as_of, as_known_on)
    real = asked.keep(states_in_order(language))
    ledger, ledger_of = _ledger(real, asked)
    apart = [] if asked.chosen else _apart(legal, code, language)
    reach = legal.complete_until(code)
    lists = legal.sources(code)
    context: dict[str, Any] = {
        "page": "instruments",
        **law.about(shown),
        "as_of": as_of,
        "as_known_on": as_known_on,
        "asked": asked,
        "regions": region_choices(),
        "region_groups": world().groups,
        "kept": kept(request, "region", "group"),
        "days": days_kept(as_of, as_known_on),
        "complete_until": reach,
        "beyond": reach is None or as_of > reach,
        "sources": lists,
        "unlisted": not lists,
        "through": any(
            each.reason is Reason.JOINED_THROUGH_PROTOCOL for each in standings.values()
        ),
        "named_alone": bool(lists) and reach is None and not legal.acts(code),
        "milestones": [
            {
                "event": each.event,
                "day": each.day,
                "name": world().participant(each.participant).name if each.participant else "",
            }
            for each in milestones(shown, legal.acts(code), legal.recomputed(code), reach, as_of)
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
        "entry": law.entry_into_force(shown, legal, language),
        **law.clauses_in_words(shown),
        "notifications": law.notifications(shown),
        **law.provisions(shown),
        "digest": digest([legal.digest, said["statements_digest"], code, as_of]),
        **said,
    }
    members: list[State | Organisation] = [*real, *(each for part in apart for each in part[2])]
    context["tables"] = [
        TableOffer(
            "participants",
            gettext("Participants"),
            partial(tables.participants_table, context, members, legal, language),
        ),
        _obligations_offer(context, language),
        said["statements_table"],
    ]
    return TemplateResponse(request, "treaties/instrument.html", context)


def _decision(
    request: HttpRequest, shown: Instrument, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """A decision: its paragraphs with their force. Nobody joins it."""
    context: dict[str, Any] = {
        "page": "instruments",
        **law.about(shown),
        "as_of": as_of,
        "as_known_on": as_known_on,
        "adopted_then": as_of >= shown.adopted,
        **law.provisions(shown),
        "digest": digest([catalogue.catalogue_digest(), shown.code, as_of]),
    }
    context["tables"] = [_obligations_offer(context, language_of(request))]
    return TemplateResponse(request, "treaties/decision.html", context)


def _obligations_offer(context: dict[str, Any], language: str) -> TableOffer:
    make = partial(obligations_table, context, context["obligations"], language)
    return TableOffer("obligations", gettext("Obligations"), make)


def tally(standings: Mapping[str, Standing]) -> Counter[Status]:
    """How many stand where: real States and organisations, the fictitious ones never."""
    here = world()
    real = [each.code for each in here.every if not each.demonstration]
    real += [each.code for each in here.organisations]
    return Counter(standings[code].status for code in real if code in standings)


def _counts(standings: Mapping[str, Standing]) -> list[Mapping[str, Any]]:
    counted = tally(standings)
    return [
        {"word": word, "mark": MARKS[status], "number": counted[status]}
        for status, word in COUNTED.items()
        if counted[status] or status is Status.BOUND
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
        {"participant": each, **standing(legal.participation(code, each.code, day), code)}
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
