"""Laws and candidates for programs: what is open to the caller, on a day.

Candidates are not findings, and every answer that has some says so.
"""

from datetime import UTC, date, datetime
from typing import Annotated, cast

import msgspec
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic import WithJsonSchema

from accede.basics.asking import asked_code, asked_day
from accede.basics.digests import digest
from accede.consent.queries import Visit
from accede.legislation.api_options import router as drafting
from accede.legislation.queries import LawCard, candidates_of, cards, law_of, wordings_of
from accede.legislation.saying import NOT_A_FINDING, because
from accede.states.queries import world
from accede.treaties.queries import everything
from accede.treaties.rules import ObligationKind

router = Router(tags=["Legislation"])
router.add_router("", drafting)

AsOf = Annotated[
    str, Query(description="The day, YYYY-MM-DD; today without it.", examples=["2014-07-10"])
]
OfState = Annotated[str, Query(description="Only laws of this State, by its code.")]
TheState = Annotated[str, Query(description="The State, by its code.", examples=["XAA"])]
LawCode = Annotated[str, Path(description="The code of the law.", examples=["XAA-PENAL-CODE"])]
Number = Annotated[str, Path(description="The number, as the law prints it.", examples=["7"])]
InstrumentCode = Annotated[
    str, Query(description="The obligations of this instrument.", examples=["HOST79"])
]
KindCode = Annotated[
    str,
    Query(examples=["OFFENCE"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": "Only obligations of this kind.",
            "enum": list(ObligationKind),
        }
    ),
]
OneLaw = Annotated[str, Query(description="Only in this law, by its code.")]
Top = Annotated[
    int, Query(ge=1, le=50, description="At most so many for each obligation.", examples=[10])
]


class LawItem(msgspec.Struct, kw_only=True):
    """A law without its text; ``provisions`` counts those in force on the day."""

    code: str
    state: str
    title: dict[str, str]
    published: bool
    provisions: int
    permalink: str


class LawsAnswer(msgspec.Struct, kw_only=True):
    """The laws open to the caller."""

    on: date
    count: int
    items: list[LawItem]


class ProvisionItem(msgspec.Struct, kw_only=True):
    """One wording of a provision; ``until`` is the first day it is no longer in force."""

    number: str
    heading: dict[str, str]
    path: list[str]
    text: dict[str, str]
    in_force_from: date
    until: date | None
    permalink: str


class LawAnswer(msgspec.Struct, kw_only=True):
    """A law with the provisions in force on the day, in its own order."""

    on: date
    law: LawItem
    digest: str
    provisions: list[ProvisionItem]


class ProvisionWordings(msgspec.Struct, kw_only=True):
    """Every wording of one provision, first to last."""

    law: str
    number: str
    wordings: list[ProvisionItem]


class CandidateRow(msgspec.Struct, kw_only=True):
    """A provision that may speak of an obligation; ``score`` orders those of one obligation."""

    obligation: str
    law: str
    provision: str
    heading: str
    score: float
    why: str
    permalink: str


class CandidatesAnswer(msgspec.Struct, kw_only=True):
    """Where the laws of a State may speak of obligations. Not findings: see ``note``."""

    state: str
    on: date
    note: dict[str, str]
    nothing_found: list[str]
    rows: list[CandidateRow]


@router.get("/laws", url_name="laws", summary="Laws")
def list_laws(request: HttpRequest, state: OfState = "", as_of: AsOf = "") -> LawsAnswer:
    """The laws open to the caller, by code. A published law is open to all."""
    day = _day(as_of)
    of = asked_code("state", state, [each.code for each in world().every])
    items = [_item(request, each) for each in _cards(request, day, of)]
    return LawsAnswer(on=day, count=len(items), items=items)


@router.get("/laws/{code}", url_name="law", summary="One law")
def one_law(request: HttpRequest, code: LawCode, as_of: AsOf = "") -> LawAnswer:
    """A law with its provisions as in force on a day."""
    day = _day(as_of)
    visit = cast(Visit, request)
    found = law_of(code=code, viewer=visit.viewer, on=day)
    card = next((each for each in _cards(request, day, None) if each.code == code), None)
    if found is None or card is None:
        raise Http404("there is no such law here, or it is not open to you")
    provisions = [
        ProvisionItem(
            number=each.number,
            heading=dict(each.heading.by_language),
            path=list(each.path),
            text=dict(each.text.by_language),
            in_force_from=each.in_force.start,
            until=each.in_force.end,
            permalink=_provision(request, code, each.number, day),
        )
        for each in found.provisions
    ]
    return LawAnswer(
        on=day,
        law=_item(request, card),
        digest=digest([[each.number, each.in_force_from, each.text] for each in provisions]),
        provisions=provisions,
    )


@router.get(
    "/laws/{code}/provisions/{path:number}", url_name="law-provision", summary="One provision"
)
def one_provision(request: HttpRequest, code: LawCode, number: Number) -> ProvisionWordings:
    """Every wording of one provision in time."""
    today = datetime.now(UTC).date()
    visit = cast(Visit, request)
    if law_of(code=code, viewer=visit.viewer, on=today) is None:
        raise Http404("there is no such law here, or it is not open to you")
    wordings = wordings_of(code, number)
    if not wordings:
        raise Http404("this law has no such provision")
    return ProvisionWordings(
        law=code,
        number=number,
        wordings=[
            ProvisionItem(
                number=each.number,
                heading=dict(each.heading.by_language),
                path=list(each.path),
                text=dict(each.text.by_language),
                in_force_from=each.in_force.start,
                until=each.in_force.end,
                permalink=_provision(request, code, number, each.in_force.start),
            )
            for each in wordings
        ],
    )


@router.get("/candidates", url_name="candidates", summary="Candidates in the laws of a State")
def list_candidates(
    request: HttpRequest,
    state: TheState,
    instrument: InstrumentCode,
    kind: KindCode = "",
    law: OneLaw = "",
    top: Top = 5,
    as_of: AsOf = "",
) -> CandidatesAnswer:
    """For each obligation of an instrument, the provisions likely to speak of it, best first.

    They say where to begin reading; none of them says that an obligation is addressed.
    """
    day = _day(as_of)
    known = {each.code: each for each in everything()}
    of = asked_code("state", state, [each.code for each in world().every]) or ""
    chosen = known[asked_code("instrument", instrument, list(known)) or ""]
    wanted_kind = asked_code("kind", kind, [each.value for each in ObligationKind])
    held = [each.code for each in _cards(request, day, of)]
    only = asked_code("law", law, held)
    obligations = [
        each for each in chosen.obligations if wanted_kind in (None, "", each.kind.value)
    ]
    visit = cast(Visit, request)
    found = candidates_of(
        obligations,
        viewer=visit.viewer,
        on=day,
        state=of,
        laws=[only] if only else [],
        top=top,
    )
    return CandidatesAnswer(
        state=of,
        on=day,
        note=dict(NOT_A_FINDING.by_language),
        nothing_found=[each.code for each in obligations if not found[each.code]],
        rows=[
            CandidateRow(
                obligation=each.obligation,
                law=each.law,
                provision=each.number,
                heading=each.heading,
                score=each.score,
                why=because(each, "en"),
                permalink=_provision(request, each.law, each.number, day),
            )
            for likely in found.values()
            for each in likely
        ],
    )


def _cards(request: HttpRequest, day: date, state: str | None) -> tuple[LawCard, ...]:
    return cards(viewer=cast(Visit, request).viewer, on=day, state=state or None)


def _day(given: str) -> date:
    today = datetime.now(UTC).date()
    return asked_day("as_of", given, today=today) or today


def _item(request: HttpRequest, each: LawCard) -> LawItem:
    return LawItem(
        code=each.code,
        state=each.state,
        title=dict(each.title.by_language),
        published=each.published,
        provisions=each.provisions,
        permalink=request.build_absolute_uri(reverse("law", kwargs={"code": each.code})),
    )


def _provision(request: HttpRequest, code: str, number: str, day: date) -> str:
    path = reverse("law-provision", kwargs={"code": code, "number": number})
    return request.build_absolute_uri(f"{path}?as_of={day.isoformat()}")
