"""The mandate: the resolutions known, one resolution, one operative paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext

from accede.accounts.rules import opens
from accede.basics.digests import digest
from accede.basics.tables import TableOffer
from accede.basics.texts import LANGUAGES
from accede.consent.queries import Visit
from accede.mandates import queries
from accede.mandates.catalogue import Theme
from accede.mandates.queries import UnknownResolution, related, resolution, resolutions, versions
from accede.mandates.rules import Ask, Consideration, Duty, Resolution
from accede.mandates.rules.crosswalks import Link, Place
from accede.mandates.tables import paragraphs_table, resolutions_table
from accede.mandates.words import ADDRESSEES, CHECKS, FORCES, THEMES


def mandates(request: HttpRequest) -> HttpResponse:
    """Every resolution of the mandate, oldest first."""
    visit = cast(Visit, request)
    rows, language = resolutions(), request.LANGUAGE_CODE[:2]
    mark = digest([_facts(each) for each in rows])
    make = partial(resolutions_table, rows, mark, language)
    context = {
        "page": "mandates",
        "rows": rows,
        "stored": queries.stored_symbols(),
        "may_store": opens("mandate-store", visit.person),
        "digest": mark,
        "tables": [TableOffer("resolutions", gettext("Resolutions"), make)],
    }
    return TemplateResponse(request, "mandates/mandates.html", context)


def mandate(request: HttpRequest, *, symbol: str) -> HttpResponse:
    """One resolution, its operative paragraphs one by one, and what its preamble rests on."""
    if symbol.strip().upper() in queries.stored_symbols():
        return redirect("mandate-text", symbol=symbol.strip().upper())
    shown = _known(symbol)
    here, mark = _symbol(shown, symbol), digest(_facts(shown))
    every = resolutions()
    known = {name for each in every for name in each.symbols}
    words = {
        str(code): word for named in (FORCES, ADDRESSEES, THEMES) for code, word in named.items()
    }
    make = partial(paragraphs_table, shown, here, words, mark, request.LANGUAGE_CODE[:2])
    context = {
        "page": "mandates",
        "resolution": shown,
        "symbol": here,
        "same_text": [each for each in shown.symbols if each != here],
        "checked": CHECKS[shown.checked],
        "paragraphs": [_paragraph(duty) for duty in shown.operative],
        "line": [(each, each in known) for each in (shown.preceded_by, shown.succeeded_by)],
        "comparisons": [
            (
                f"{reverse('mandate-compare')}?{urlencode({'before': a, 'after': b})}",
                b if a == here else a,
            )
            for a, b in (
                (shown.preceded_by, here),
                (here, shown.succeeded_by),
                *_beside(shown, here, every),
            )
            if {a, b} <= known
        ],
        "versions": versions(shown.symbol),
        "digest": mark,
        "tables": [TableOffer("paragraphs", gettext("Operative paragraphs"), make)],
    }
    return TemplateResponse(request, "mandates/mandate.html", context)


def paragraph(request: HttpRequest, *, symbol: str, number: str) -> HttpResponse:
    """One operative paragraph: what it asks, its text where stored, what is near it."""
    shown = _known(symbol)
    duty = shown.duty(number)
    if duty is None:
        raise Http404(f"{symbol} has no operative paragraph {number}")
    at = shown.operative.index(duty)
    led = queries.linked((shown.symbol, number))
    names = {each.symbol: each for each in resolutions()} if led else {}
    links = [_linked(place, link, names.get(place[0])) for place, link in led.items()]
    context = {
        "page": "mandates",
        "resolution": shown,
        "symbol": _symbol(shown, symbol),
        "paragraph": _paragraph(duty),
        "before": shown.operative[at - 1] if at else None,
        "after": shown.operative[at + 1] if at + 1 < len(shown.operative) else None,
        "rests_on": _rests_on(shown, duty),
        "related": [
            {"resolution": other, "paragraph": _paragraph(each)}
            for other, each in related(shown, duty)
        ],
        "texts": [(each, duty.texts[each]) for each in LANGUAGES if each in duty.texts],
        "links": links,
        "through": tuple((symbol, each["number"]) for each in links for symbol in each["symbols"]),
        "digest": digest([shown.symbol, _facts_of(duty)]),
    }
    return render(request, "mandates/paragraph.html", context)


def _known(symbol: str) -> Resolution:
    try:
        return resolution(symbol)
    except UnknownResolution as error:
        raise Http404(str(error)) from error


def _symbol(shown: Resolution, asked: str) -> str:
    """The symbol as the text prints it, whichever of its symbols was asked for."""
    return next(each for each in shown.symbols if each == asked.strip().upper())


def _paragraph(duty: Duty) -> Mapping[str, Any]:
    return {
        "duty": duty,
        "asks": [_ask(ask) for ask in duty.asks],
        "themes": [THEMES[Theme(code)] for code in duty.themes],
    }


def _ask(ask: Ask) -> Mapping[str, Any]:
    return {"force": FORCES[ask.force], "of": ADDRESSEES[ask.of]}


def _beside(shown: Resolution, here: str, every: Sequence[Resolution]) -> list[tuple[str, str]]:
    """The other resolutions known, each beside this one, the earlier first."""
    return [
        (_leading(each), here) if each.adopted < shown.adopted else (here, _leading(each))
        for each in every
        if each.symbol != shown.symbol
        and not {shown.preceded_by, shown.succeeded_by} & set(each.symbols)
    ]


def _linked(place: Place, link: Link, other: Resolution | None) -> Mapping[str, Any]:
    """A paragraph that a link joins to the one shown, by the symbol its text prints."""
    how = gettext("judged in both texts")
    if link.by and link.on:
        how = gettext("confirmed on %(day)s") % {"day": date_format(link.on)}
    return {
        "symbol": _leading(other) if other else place[0],
        "symbols": other.symbols if other else (place[0],),
        "number": place[1],
        "how": how,
    }


def _leading(shown: Resolution) -> str:
    """The Assembly’s symbol where it adopted the text as well."""
    return (*shown.also, shown.symbol)[0]


def _rests_on(shown: Resolution, duty: Duty) -> list[Consideration]:
    """The preambular paragraphs on a theme of this one."""
    return [each for each in shown.preamble if set(each.themes) & set(duty.themes)]


def _facts(shown: Resolution) -> list[Any]:
    return [shown.symbol, shown.adopted, [_facts_of(duty) for duty in shown.operative]]


def _facts_of(duty: Duty) -> list[Any]:
    return [duty.number, repr(duty.summary), list(duty.rows), _sorted(duty.texts.items())]


def _sorted(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    return [[language, text] for language, text in sorted(pairs)]
