"""Instruments, obligations, acts and participation for programs, on any day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Router

from accede.basics.asking import BadField, asked_code, asked_day, part_of
from accede.basics.digests import digest
from accede.basics.tables import address_on
from accede.states.queries import designations, world
from accede.treaties import catalogue
from accede.treaties.api import accession, between, changes
from accede.treaties.api.asked import (
    ActKindCode,
    AsKnownOn,
    AsOf,
    Code,
    Duty,
    From,
    InstrumentCode,
    KindCode,
    Limit,
    ObligationCode,
    Offset,
    Participant,
    RegionCode,
    StatusCode,
    StrengthWord,
    To,
)
from accede.treaties.api_answers import (
    ActAnswer,
    ActsAnswer,
    InstrumentAnswer,
    InstrumentItem,
    InstrumentsAnswer,
    ListAnswer,
    ObligationAnswer,
    ObligationsAnswer,
    ParticipationAnswer,
    ParticipationsAnswer,
    act_answer,
    instrument_answer,
    instrument_item,
    legend,
    list_answer,
    obligation_answer,
    participation_answer,
)
from accede.treaties.queries import snapshot
from accede.treaties.rules import (
    ActKind,
    LegalState,
    ObligationKind,
    Status,
    Strength,
    UnknownInstrument,
)
from accede.treaties.rules.owed import asks_something

router = Router(tags=["Treaties"])
router.add_router("", changes.router)
router.add_router("", accession.router)
router.add_router("", between.router)


@router.get("/instruments", url_name="instruments", summary="Instruments")
def instruments(request: HttpRequest, as_known_on: AsKnownOn = "") -> InstrumentsAnswer:
    """The instruments carried here, by the day of their adoption."""
    legal = snapshot(as_known_on=asked_day("as_known_on", as_known_on, today=date.today()))
    pattern = _instrument_page(request)
    found: list[InstrumentItem] = [
        instrument_item(each, legal.complete_until(each.code), pattern)
        for each in legal.instruments.values()
    ]
    return InstrumentsAnswer(count=len(found), digest=legal.digest, items=found)


@router.get("/instruments/{code}", url_name="instrument", summary="One instrument")
def instrument(request: HttpRequest, code: Code, as_known_on: AsKnownOn = "") -> InstrumentAnswer:
    """One instrument with its final clauses, its notifications and its lists of acts."""
    legal = snapshot(as_known_on=asked_day("as_known_on", as_known_on, today=date.today()))
    try:
        found = legal.instrument(code.upper())
    except UnknownInstrument as error:
        raise Http404(str(error)) from error
    lists = [list_answer(each) for each in legal.sources(found.code)]
    reach = legal.complete_until(found.code)
    return instrument_answer(found, reach, lists, legal.digest, _instrument_page(request))


@router.get("/obligations", url_name="obligations", summary="Obligations")
def obligations(
    request: HttpRequest,
    instrument: InstrumentCode = "",
    kind: KindCode = "",
    strength: StrengthWord = "",
    duty: Duty = None,
    limit: Limit = None,
    offset: Offset = 0,
) -> ObligationsAnswer:
    """What the instruments ask, allow or leave untouched, provision by provision."""
    everything = catalogue.everything()
    code = asked_code("instrument", instrument, list(everything))
    of_kind = asked_code("kind", kind, [each.value for each in ObligationKind])
    binding = asked_code("strength", strength, [each.value for each in Strength])
    chosen = [
        each
        for carried in everything.values()
        if code in (None, carried.code)
        for each in carried.obligations
        if of_kind in (None, each.kind.value)
        and binding in (None, each.strength.value)
        and duty in (None, asks_something(each))
    ]
    pattern = _instrument_page(request)
    return ObligationsAnswer(
        count=len(chosen),
        limit=limit,
        offset=offset,
        words=legend("kinds", "strengths", "addressees"),
        digest=digest([[each.code, dict(each.summary.by_language)] for each in chosen]),
        items=[obligation_answer(each, pattern) for each in part_of(chosen, limit, offset)],
    )


@router.get("/obligations/{code}", url_name="obligation", summary="One obligation")
def obligation(request: HttpRequest, code: ObligationCode) -> ObligationAnswer:
    """One obligation by its code, such as TBC97:2.3.a."""
    for carried in catalogue.everything().values():
        for each in carried.obligations:
            if each.code.casefold() == code.casefold():
                return obligation_answer(each, _instrument_page(request))
    raise Http404(f"No obligation has the code ‘{code[:80]}’. Take one from /api/v1/obligations.")


@router.get("/acts", url_name="acts", summary="Acts")
def acts(
    request: HttpRequest,
    instrument: InstrumentCode = "",
    participant: Participant = "",
    kind: ActKindCode = "",
    first: From = "",
    last: To = "",
    as_known_on: AsKnownOn = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> ActsAnswer:
    """What States and organisations did, as the depositaries’ lists record it, by day."""
    today = date.today()
    known_on = asked_day("as_known_on", as_known_on, today=today)
    since, until = asked_day("from", first, today=today), asked_day("to", last, today=today)
    if since and until and until < since:
        raise BadField("to", "the last day is before the first", remedy="exchange the two days")
    legal = snapshot(as_known_on=known_on)
    code = asked_code("instrument", instrument, list(legal.instruments))
    by = asked_code("participant", participant, list(legal.lives))
    of_kind = asked_code("kind", kind, [each.value for each in ActKind])
    chosen = [
        each
        for each in legal.acts(code, by)
        if of_kind in (None, each.kind.value)
        # An act of which only the year is known is left out where it may lie outside.
        and (since is None or since <= each.done.earliest)
        and (until is None or each.done.latest <= until)
    ]
    asked = [code] if code else list(legal.instruments)
    items: list[ActAnswer] = [act_answer(each) for each in part_of(chosen, limit, offset)]
    return ActsAnswer(
        count=len(chosen),
        limit=limit,
        offset=offset,
        as_known_on=known_on,
        complete_until={each: legal.complete_until(each) for each in asked},
        words=legend("acts"),
        note=dict(designations().by_language),
        digest=digest([legal.digest, code, by, of_kind, since, until]),
        sources=_lists(legal, asked),
        items=items,
    )


@router.get("/participation", url_name="participation", summary="Participation on a day")
def participation(
    request: HttpRequest,
    instrument: InstrumentCode = "",
    participant: Participant = "",
    region: RegionCode = "",
    status: StatusCode = "",
    as_of: AsOf = "",
    as_known_on: AsKnownOn = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> ParticipationsAnswer:
    """Where each State stands under each instrument on a day, with the acts that prove it.

    After the day a list is complete until, a standing is given as last known, and where
    there is no act it is UNKNOWN, which does not mean no.
    """
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    known_on = asked_day("as_known_on", as_known_on, today=today)
    legal, here = snapshot(as_known_on=known_on), world()
    code = asked_code("instrument", instrument, list(legal.instruments))
    by = asked_code("participant", participant, list(legal.lives))
    inside = asked_code("region", region, [each.code for each in here.regions])
    standing = asked_code("status", status, list(Status))
    asked = [code] if code else list(legal.instruments)
    page = address_on(reverse("state", kwargs={"code": "CODE"}), as_of=day, as_known_on=known_on)
    pattern = request.build_absolute_uri(page)
    chosen = _participants(by, inside)
    found = [
        each
        for carried in asked
        for each in _standings(_Known(legal.digest, legal), carried, day, chosen, pattern)
        if standing in (None, each.status)
    ]
    return ParticipationsAnswer(
        count=len(found),
        limit=limit,
        offset=offset,
        as_of=day,
        as_known_on=known_on,
        complete_until={each: legal.complete_until(each) for each in asked},
        words=legend("statuses", "reasons", "acts"),
        note=dict(designations().by_language),
        digest=digest([legal.digest, code, by, inside, standing, day]),
        sources=_lists(legal, asked),
        items=list(part_of(found, limit, offset)),
    )


@dataclass(frozen=True)
class _Known:
    """A legal state by the digest of its facts."""

    digest: str
    legal: LegalState = field(compare=False)


# Kept by the facts and the question; a long list is asked for again and again.
@lru_cache(maxsize=512)
def _standings(
    known: _Known, instrument: str, day: date, participants: tuple[str, ...], pattern: str
) -> tuple[ParticipationAnswer, ...]:
    """Where each of these stands under one instrument; an organisation only if it acted."""
    legal, here = known.legal, world()
    states = {each.code for each in here.every}
    return tuple(
        participation_answer(
            instrument,
            who,
            legal.participation(instrument, who, day),
            pattern.replace("/CODE/", f"/{who}/") if who in states else "",
        )
        for who in participants
        if who in states or len(participants) == 1 or legal.acts(instrument, who)
    )


@lru_cache(maxsize=64)
def _participants(named: str | None, region: str | None) -> tuple[str, ...]:
    """Whom an answer is about: who is named; else the States of today and the organisations."""
    if named:
        return (named,)
    here = world()
    if region is None:
        states = tuple(each.code for each in here.real)
        return states + tuple(each.code for each in here.organisations)
    inside = [state for state in here.real if region in {r.code for r in here.regions_of(state)}]
    return tuple(state.code for state in inside)


def _lists(legal: LegalState, asked: Iterable[str]) -> list[ListAnswer]:
    return [list_answer(each) for code in asked for each in legal.sources(code)]


def _instrument_page(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("instrument", kwargs={"code": "CODE"}))
