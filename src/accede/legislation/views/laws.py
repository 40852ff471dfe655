"""Laws on pages: their list, a law as a tree, a provision, a law beside the obligations.

What a page shows of candidates is headed by what they are not: see ``saying``.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from accede.accounts.rules import opens
from accede.basics.digests import digest
from accede.basics.errors import BadField
from accede.basics.tables import address_on
from accede.basics.texts import Text
from accede.consent.queries import Visit
from accede.legislation.queries import (
    candidates_of,
    cards,
    law_of,
    law_reviews,
    versions_of,
    wordings_of,
)
from accede.legislation.rules import LawView, ProvisionVersion
from accede.legislation.saying import NOT_A_FINDING, reasons
from accede.states.queries import world
from accede.treaties.queries import everything, kind_text
from accede.treaties.rules import Instrument, Obligation, ObligationKind

_TOP = 10
_FIRST = "HOST79"


def laws(request: HttpRequest, *, as_of: date) -> HttpResponse:
    """The laws that this reader may see, State by State, as in force on the day."""
    visit = cast(Visit, request)
    asked = request.GET.get("state", "").strip().upper()
    known = {each.code: each for each in world().every}
    if asked and asked not in known:
        text = gettext("No State has this code. Write a code of three letters, such as FRA.")
        raise BadField("state", asked, text)
    held = cards(viewer=visit.viewer, on=as_of, state=asked or None)
    by_state = groupby(sorted(held, key=lambda each: each.state), key=lambda each: each.state)
    return TemplateResponse(
        request,
        "legislation/laws.html",
        {
            "page": "laws",
            "as_of": as_of,
            "state": known.get(asked),
            "states": [{"state": known[code], "laws": list(group)} for code, group in by_state],
            "digest": digest([[each.code, each.provisions] for each in held]),
        },
    )


def law(request: HttpRequest, *, code: str, as_of: date) -> HttpResponse:
    """One law on a day: its divisions with the numbers of their provisions, and its versions."""
    visit = cast(Visit, request)
    found = _law(request, code, as_of)
    asked = law_reviews(viewer=visit.viewer, law=code, state=found.state, on=date.today())
    return TemplateResponse(
        request,
        "legislation/law.html",
        {
            "page": "laws",
            "as_of": as_of,
            "law": found,
            "state": world().state(found.state),
            "reviews": asked,
            "may_ask": opens("law-review-ask", visit.person)
            and visit.viewer.of == found.state
            and not any(each.open_on(date.today()) for each in asked),
            "groups": _groups(found, as_of),
            "versions": [
                {"version": each, "remarks": each.remarks[:40]} for each in versions_of(code)
            ],
            "digest": _digest(found),
        },
    )


def provision(request: HttpRequest, *, code: str, number: str, as_of: date) -> HttpResponse:
    """One provision on a day: its paragraphs, its wordings in time, its neighbours."""
    found = _law(request, code, as_of)
    standing = {each.number: at for at, each in enumerate(found.provisions)}
    wordings = wordings_of(code, number)
    if number not in standing and not wordings:
        raise Http404(gettext("This law has no such provision."))
    at = standing.get(number)
    shown = found.provisions[at] if at is not None else None
    return TemplateResponse(
        request,
        "legislation/provision.html",
        {
            "page": "laws",
            "as_of": as_of,
            "law": found,
            "number": number,
            "shown": shown,
            "own_heading": _own_heading(shown),
            "paragraphs": _paragraphs(shown, request.LANGUAGE_CODE[:2]) if shown else [],
            "wordings": [
                {
                    "wording": each,
                    "address": _provision_address(code, number, max(each.in_force.start, as_of))
                    if as_of in each.in_force
                    else _provision_address(code, number, each.in_force.start),
                    "now": as_of in each.in_force,
                }
                for each in wordings
            ],
            "before": found.provisions[at - 1] if at else None,
            "after": found.provisions[at + 1]
            if at is not None and at + 1 < len(found.provisions)
            else None,
            "digest": digest([code, number, dict(shown.text.by_language) if shown else None]),
        },
    )


def beside(request: HttpRequest, *, code: str, as_of: date) -> HttpResponse:
    """A law beside the obligations of an instrument: for one of them, where it may speak of it."""
    visit = cast(Visit, request)
    found = _law(request, code, as_of)
    instrument, kind = _instrument(request), _kind(request)
    obligations = [each for each in instrument.obligations if kind in (None, each.kind)]
    likely = candidates_of(
        obligations, viewer=visit.viewer, on=as_of, state=found.state, laws=[code], top=_TOP
    )
    asked = request.GET.get("obligation", "").strip()
    at = next((at for at, each in enumerate(obligations) if each.code == asked), 0)
    chosen = obligations[at] if obligations else None
    texts = {each.number: each for each in found.provisions}
    language = request.LANGUAGE_CODE[:2]

    def address(one: Obligation) -> str:
        path = reverse("law-beside", kwargs={"code": code})
        filters = {"kind": kind.value} if kind else {}
        return address_on(
            path, as_of=as_of, instrument=instrument.code, **filters, obligation=one.code
        )

    return TemplateResponse(
        request,
        "legislation/beside.html",
        {
            "page": "laws",
            "as_of": as_of,
            "law": found,
            "instrument": instrument,
            "instruments": everything(),
            "kind": kind,
            "kinds": [
                {"code": each, "word": kind_text(each)}
                for each in ObligationKind
                if any(one.kind is each for one in instrument.obligations)
            ],
            "not_a_finding": NOT_A_FINDING,
            "obligations": [
                {
                    "obligation": each,
                    "address": address(each),
                    "found": len(likely[each.code]),
                    "chosen": each is chosen,
                }
                for each in obligations
            ],
            "chosen": chosen,
            "before": address(obligations[at - 1]) if at else "",
            "after": address(obligations[at + 1]) if at + 1 < len(obligations) else "",
            "candidates": [
                {
                    "candidate": each,
                    "why": reasons(each, language),
                    "provision": texts[each.number],
                    "paragraphs": _paragraphs(texts[each.number], language),
                    "address": _provision_address(code, each.number, as_of),
                }
                for each in (likely[chosen.code] if chosen else ())
            ],
            "digest": _digest(found),
        },
    )


def _law(request: HttpRequest, code: str, day: date) -> LawView:
    visit = cast(Visit, request)
    found = law_of(code=code, viewer=visit.viewer, on=day)
    if found is None:
        raise Http404(gettext("There is no such law here, or it is not open to you."))
    return found


def _own_heading(shown: ProvisionVersion | None) -> Text | None:
    """The heading of a provision that has one of its own, and not that of its division."""
    if shown is None:
        return None
    last = shown.path[-1] if shown.path else shown.number
    return None if last in shown.heading.by_language.values() else shown.heading


def _groups(found: LawView, day: date) -> list[Mapping[str, Any]]:
    """The provisions by the division they stand in; of its path, what is new since the last."""
    groups: list[Mapping[str, Any]] = []
    last: Sequence[str] = ()
    for path, provisions in groupby(found.provisions, key=lambda each: each.path):
        same = 0
        while same < min(len(path), len(last)) and path[same] == last[same]:
            same += 1
        groups.append(
            {
                "opened": path[same:],
                "provisions": [
                    {"provision": each, "address": _provision_address(found.code, each.number, day)}
                    for each in provisions
                ],
            }
        )
        last = path
    return groups


def _paragraphs(shown: ProvisionVersion, language: str) -> list[Mapping[str, Any]]:
    """Each paragraph with its place, which is part of its address: ``#p-2``."""
    given = shown.text.given(language)
    return [
        {"place": place, "text": text, "language": given}
        for place, text in enumerate(shown.text.in_(language).split("\n"), 1)
        if text.strip()
    ]


def _provision_address(code: str, number: str, day: date) -> str:
    path = reverse("law-provision", kwargs={"code": code, "number": number})
    return address_on(path, as_of=day)


def _digest(found: LawView) -> str:
    return digest(
        [
            found.code,
            [[each.number, str(each.in_force.start)] for each in found.provisions],
        ]
    )


def _instrument(request: HttpRequest) -> Instrument:
    given = request.GET.get("instrument", "").strip().upper() or _FIRST
    known = {each.code: each for each in everything()}
    if given not in known:
        text = gettext("No instrument has this code. Write one of these: %(choices)s.")
        raise BadField("instrument", given, text % {"choices": ", ".join(known)})
    return known[given]


def _kind(request: HttpRequest) -> ObligationKind | None:
    given = request.GET.get("kind", "").strip().upper()
    if not given:
        return None
    try:
        return ObligationKind(given)
    except ValueError:
        text = gettext("No obligation is of this kind. Take one from the list, such as OFFENCE.")
        raise BadField("kind", given, text) from None
