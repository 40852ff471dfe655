"""Obligations as pages show them, with where the same duty stands elsewhere; and their page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.basics.digests import digest
from accede.basics.errors import BadField
from accede.basics.sources import Checked
from accede.basics.tables import TableOffer
from accede.treaties import catalogue
from accede.treaties.catalogue import words
from accede.treaties.queries import addressee_text, strength_text
from accede.treaties.rules import Instrument, Obligation, ObligationKind
from accede.treaties.rules.owed import Ties, asks_something
from accede.treaties.tables.obligations import obligations_table
from accede.treaties.views.asked import kept
from accede.treaties.views.families import by_family
from accede.treaties.views.showing import language_of

ON_A_PAGE = 100
# How a citation was checked, as far as a reader must know; what was read in a text is not marked.
MARKED: Mapping[Checked, Any] = {
    Checked.TEXT: "",
    Checked.TRANSLATION: _("read in a translation"),
    Checked.PAGE: _("not checked against a text"),
    Checked.COMPUTED: "",
    Checked.NOT_CHECKED: _("not checked against a text"),
}
if set(MARKED) != set(Checked):
    raise AssertionError("a way of checking is not told")


def obligations(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """The provisions of every instrument, or those of a kind, of an instrument, with a word."""
    everything = catalogue.everything()
    kind, of = _kind(request), _instrument(request, everything)
    words_asked = request.GET.get("words", "").strip()[:100]
    language = language_of(request)
    found = [
        one
        for each in everything.values()
        if of in (None, each)
        for one in each.obligations
        if kind in (None, one.kind) and _has(one, words_asked, language)
    ]
    pages = Paginator(found, ON_A_PAGE)
    page_of = pages.get_page(request.GET.get("page"))
    tally = Counter(one.instrument for one in found)
    context: dict[str, Any] = {
        "page": "instruments",
        "as_of": as_of,
        "as_known_on": as_known_on,
        "number": len(found),
        "duties": sum(asks_something(one) for one in found),
        "of_instruments": len(tally),
        "words": words_asked,
        "kind": kind,
        "kinds": [{"code": each, "word": words("kinds")[each.value]} for each in ObligationKind],
        "instrument": of,
        "families": by_family(everything.values()),
        "kept": kept(request, "kind", "instrument", "words"),
        "page_of": page_of,
        "parts": [
            {"instrument": everything[code], "rows": rows}
            for code, rows in _by_instrument(page_of.object_list).items()
        ],
        "checks": checks(found),
        "digest": digest([catalogue.catalogue_digest(), [one.code for one in found]]),
    }
    make = partial(obligations_table, context, rows_of(found), language)
    context["tables"] = [TableOffer("obligations", gettext("Obligations"), make)]
    return TemplateResponse(request, "treaties/obligations.html", context)


def rows_of(found: Iterable[Obligation]) -> list[dict[str, Any]]:
    """Each provision with its words, its ties, and how its citation was checked."""
    kinds, same = words("kinds"), _same()
    return [
        {
            "obligation": each,
            "kind": kinds[each.kind.value],
            "strength": strength_text(each.strength),
            "addressee": addressee_text(each.addressee),
            "free": not asks_something(each),
            "unchecked": MARKED[each.checked],
            "same": _linked(
                code
                for code in dict.fromkeys((*same.get(each.code, ()), *each.same_as))
                if code != each.code
            ),
            "covered": _linked(each.covered_by),
            "imports": _linked(each.imports),
        }
        for each in found
    ]


def grouped(rows: Iterable[dict[str, Any]]) -> list[Mapping[str, Any]]:
    """The provisions by kind, in the order of the kinds."""
    groups: dict[ObligationKind, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(row["obligation"].kind, []).append(row)
    return [
        {"kind": kind, "word": words("kinds")[kind.value], "rows": groups[kind]}
        for kind in ObligationKind
        if kind in groups
    ]


def checks(found: Sequence[Obligation]) -> Mapping[str, int]:
    """How many provisions were checked against an authentic text, a translation, or none."""
    tally = Counter(each.checked for each in found)
    read = tally[Checked.TEXT] + tally[Checked.COMPUTED]
    translated = tally[Checked.TRANSLATION]
    return {"text": read, "translation": translated, "not": len(found) - read - translated}


def _by_instrument(found: Iterable[Obligation]) -> Mapping[str, list[dict[str, Any]]]:
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(found):
        parts.setdefault(row["obligation"].instrument, []).append(row)
    return parts


def _has(one: Obligation, asked: str, language: str) -> bool:
    """Whether every word asked for stands in the code or in the summary."""
    said = f"{one.code} {one.summary.in_(language)}".casefold()
    return all(word in said for word in asked.casefold().split())


def _linked(codes: Iterable[str]) -> list[Mapping[str, Any]]:
    """Codes of provisions, and whether each is carried here, so that it can be opened."""
    carried = _codes(catalogue.catalogue_digest())
    return [{"code": code, "carried": code in carried} for code in codes]


def _same() -> Mapping[str, tuple[str, ...]]:
    return _ties(catalogue.catalogue_digest())


@lru_cache(maxsize=2)
def _codes(facts: str) -> frozenset[str]:
    return frozenset(
        one.code for each in catalogue.everything().values() for one in each.obligations
    )


@lru_cache(maxsize=2)
def _ties(facts: str) -> Mapping[str, tuple[str, ...]]:
    """By code: every provision that states the same duty, in the order of the instruments."""
    carried = [one for each in catalogue.everything().values() for one in each.obligations]
    ties = Ties(carried)
    classes: dict[str, list[str]] = {}
    for one in carried:
        classes.setdefault(ties.duty(one.code), []).append(one.code)
    return {code: tuple(alike) for alike in classes.values() for code in alike if len(alike) > 1}


def _kind(request: HttpRequest) -> ObligationKind | None:
    given = request.GET.get("kind", "").strip().upper()
    if not given:
        return None
    try:
        return ObligationKind(given)
    except ValueError:
        text = gettext("No obligation is of this kind. Take one from the list, such as OFFENCE.")
        raise BadField("kind", given, text) from None


def _instrument(request: HttpRequest, known: Mapping[str, Instrument]) -> Instrument | None:
    given = request.GET.get("instrument", "").strip()
    if not given:
        return None
    if given not in known:
        text = gettext("No instrument has this code. Write one of these: %(choices)s.")
        raise BadField("instrument", given, text % {"choices": ", ".join(known)})
    return known[given]
