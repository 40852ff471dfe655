"""Drafting options on pages: every kind of obligation, and one kind with what laws do."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy

from accede.assessment.queries import CitedLaw, law_by_code
from accede.basics.digests import digest
from accede.basics.errors import BadField
from accede.basics.offering import SearchDocument
from accede.basics.tables import Column, Kind, Row, Table, TableOffer, address_on
from accede.consent.queries import Visit
from accede.legislation.queries import comparable_laws, drafting_options, law_languages
from accede.legislation.rules import Choice, Drafting, Options, Point
from accede.legislation.saying import NOT_A_FINDING, reasons
from accede.states.queries import world
from accede.treaties.queries import everything, kind_text, strength_text
from accede.treaties.rules import Obligation, ObligationKind, Strength

# Whether law is to be drafted, in a few words.
DRAFTING: Mapping[Drafting, Any] = {
    Drafting.NEEDED: gettext_lazy("Law is needed"),
    Drafting.DEPENDS: gettext_lazy("Depends on existing law"),
    Drafting.NONE: gettext_lazy("Nothing to draft"),
}
# The verbs of a provision that binds as it stands.
_PLAINLY = (Strength.SHALL, Strength.SHALL_NOT, Strength.DECIDES, Strength.DEMANDS)
if set(DRAFTING) != set(Drafting):
    raise AssertionError("a kind of drafting has no words")


def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of obligation: whether it asks for law, why, and where its options are."""
    rows = [
        {
            "kind": kind,
            "word": kind_text(kind),
            "options": held,
            "drafting": DRAFTING[held.drafting],
            "obligations": len(_of_kind(kind)),
            "address": reverse("drafting-option", kwargs={"kind": kind.value}),
        }
        for kind, held in drafting_options().items()
    ]
    offer = TableOffer("options", gettext("Drafting options"), lambda: _table(rows, _language()))
    return TemplateResponse(
        request,
        "legislation/options.html",
        {"page": "options", "rows": rows, "tables": [offer], "digest": _digest(drafting_options())},
    )


def kind(request: HttpRequest, *, kind: str, as_of: date) -> HttpResponse:
    """The options for one kind; for one of its obligations, where published laws may speak
    of it.
    """
    visit = cast(Visit, request)
    held = _held(kind)
    if held is None:
        raise Http404(gettext("No obligation is of this kind."))
    own = _of_kind(held.kind)
    chosen = _chosen(request, own)
    tongues = law_languages(viewer=visit.viewer, on=as_of) if own else ()
    language = request.GET.get("laws_in", "").strip()
    if language and language not in tongues:
        text = gettext("No law that is loaded is in this language. Choose from the list.")
        raise BadField("laws_in", language, text)
    names = {each.code: each for each in law_by_code(held.law) if not each.at}
    found = (
        comparable_laws(chosen, viewer=visit.viewer, on=as_of, language=language) if chosen else ()
    )
    here = _language()
    return TemplateResponse(
        request,
        "legislation/option.html",
        {
            "page": "options",
            "as_of": as_of,
            "options": held,
            "word": kind_text(held.kind),
            "drafting": DRAFTING[held.drafting],
            "parts": _parts(held, names),
            "choices": [_choice(each, names) for each in held.choices],
            "instruments": _by_instrument(own),
            "chosen": chosen,
            "languages": tongues,
            "laws_in": language,
            "not_a_finding": NOT_A_FINDING,
            "laws": [
                {
                    "law": each.law,
                    "state": world().state(each.law.state),
                    "candidates": [
                        {
                            "candidate": one,
                            "why": reasons(one, here),
                            "address": address_on(
                                reverse(
                                    "law-provision", kwargs={"code": one.law, "number": one.number}
                                ),
                                as_of=as_of,
                            ),
                        }
                        for one in each.likely
                    ],
                }
                for each in found
            ],
            "digest": _digest({held.kind: held}),
        },
    )


def on_obligations_page(*, kind: str, **_about: Any) -> Mapping[str, Any]:
    """Below the list of obligations, the way to their drafting options."""
    held = _held(kind)
    return {"option": held, "word": kind_text(held.kind) if held else None}


def on_instrument_page(*, instrument: str, **_about: Any) -> Mapping[str, Any] | None:
    """Below the obligations of an instrument, the kinds of them for which law may be needed."""
    carried = next((each for each in everything() if each.code == instrument), None)
    first: dict[ObligationKind, str] = {}
    for each in carried.obligations if carried else ():
        first.setdefault(each.kind, each.code)
    listed = [
        {
            "word": kind_text(each),
            "address": address_on(
                reverse("drafting-option", kwargs={"kind": each.value}), obligation=first[each]
            ),
        }
        for each, held in drafting_options().items()
        if each in first and held.drafting is not Drafting.NONE
    ]
    return {"listed": listed} if listed else None


def documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """The options of each kind for the search, by everything they say."""
    for place, (kind, held) in enumerate(drafting_options().items()):
        yield SearchDocument(
            id=kind.value,
            title=kind_text(kind),
            body=(held.why, *(each.words for each in held.points)),
            codes=(kind.value,),
            place=f"{place:02}",
            door="drafting-option",
            where=(("kind", kind.value),),
        )


def _parts(held: Options, names: Mapping[str, CitedLaw]) -> list[Mapping[str, Any]]:
    """What is said besides the choices, part by part, with its heading."""
    before: list[tuple[str, Any, Sequence[Point]]] = [
        ("elements", gettext("What a provision needs to have"), held.elements)
    ]
    after: list[tuple[str, Any, Sequence[Point]]] = [
        ("pitfalls", gettext("Pitfalls"), held.pitfalls),
        ("rights", gettext("Rights"), held.rights),
        ("questions", gettext("Questions to answer first"), held.questions),
    ]
    return [
        {
            "id": name,
            "heading": heading,
            "before_choices": (name, heading, points) in before,
            "points": [_point(each, names) for each in points],
        }
        for name, heading, points in (*before, *after)
        if points
    ]


def _choice(choice: Choice, names: Mapping[str, CitedLaw]) -> Mapping[str, Any]:
    return {
        "question": _point(choice.question, names),
        "ways": [_point(each, names) for each in choice.ways],
    }


def _point(point: Point, names: Mapping[str, CitedLaw]) -> Mapping[str, Any]:
    """One thing said; the articles it rests on, those of treaties apart from other law.

    Where an article does not plainly bind, how far it does is said beside it.
    """
    known = _by_code()
    return {
        "words": point.words,
        "articles": [
            {
                "code": code,
                "strength": None
                if known[code].strength in _PLAINLY
                else strength_text(known[code].strength),
            }
            for code in point.law
            if code not in names
        ],
        "other": [names[code] for code in point.law if code in names],
    }


def _chosen(request: HttpRequest, own: Sequence[Obligation]) -> Obligation | None:
    asked = request.GET.get("obligation", "").strip()
    chosen = next((each for each in own if each.code == asked), None)
    if asked and chosen is None:
        text = gettext("No obligation of this kind has this code. Choose one from the list.")
        raise BadField("obligation", asked, text)
    return chosen


def _by_instrument(own: Iterable[Obligation]) -> list[Mapping[str, Any]]:
    groups: dict[str, list[Obligation]] = {}
    for each in own:
        groups.setdefault(each.instrument, []).append(each)
    return [{"code": code, "obligations": held} for code, held in groups.items()]


@cache
def _by_code() -> Mapping[str, Obligation]:
    return {each.code: each for carried in everything() for each in carried.obligations}


@cache
def _of_kind(kind: ObligationKind) -> tuple[Obligation, ...]:
    return tuple(
        each for carried in everything() for each in carried.obligations if each.kind is kind
    )


def _held(given: str) -> Options | None:
    known = given in ObligationKind.__members__
    return drafting_options()[ObligationKind(given)] if known else None


def _table(rows: Sequence[Mapping[str, Any]], language: str) -> Table:
    return Table(
        name="options",
        title=gettext("Drafting options"),
        columns=(
            Column("kind", gettext("Kind"), Kind.CODE),
            Column("kind_name", gettext("Kind, in words")),
            Column("obligations", gettext("Obligations in the catalogue"), Kind.NUMBER),
            Column("drafting", gettext("Whether law is needed")),
            Column("why", gettext("Why")),
        ),
        rows=tuple(
            Row(
                row["kind"].value,
                row["address"],
                (
                    row["kind"].value,
                    row["word"].in_(language),
                    row["obligations"],
                    str(row["drafting"]),
                    row["options"].why.in_(language),
                ),
            )
            for row in rows
        ),
        digest=_digest(drafting_options()),
        names_states=False,
    )


def _digest(held: Mapping[ObligationKind, Options]) -> str:
    return digest(
        [
            [kind.value, [[dict(each.words.by_language), list(each.law)] for each in one.points]]
            for kind, one in held.items()
        ]
    )


def _language() -> str:
    return (get_language() or "en")[:2]
