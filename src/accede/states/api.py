"""States and regions for programs: codes, names in six languages, membership in time."""

from datetime import date
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic import WithJsonSchema

from accede.basics.asking import asked_code, asked_day, part_of
from accede.basics.digests import digest
from accede.states.queries import designations, world
from accede.states.rules import Region, State, StateKind, UnknownState

router = Router(tags=["States"])

Kind = Annotated[
    str,
    Query(examples=["member"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": (
                "Only States of this kind. Without it, the States of today; historic and "
                "fictitious ones are given only where asked for."
            ),
            "enum": list(StateKind),
        }
    ),
]
Region_ = Annotated[
    str, Query(description="Only States of this region, by its M49 code.", examples=["011"])
]
MemberOn = Annotated[
    str,
    Query(
        description="Only those that were Members of the United Nations on this day.",
        examples=["1975-01-01"],
    ),
]
Code = Annotated[
    str,
    Path(
        description="The code of the State: ISO 3166 alpha-3 for those of today.", examples=["FRA"]
    ),
]
Limit = Annotated[
    int | None, Query(ge=1, le=10_000, description="At most so many items.", examples=[50])
]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Leave out so many items first.")]


class StateAnswer(msgspec.Struct, kw_only=True):
    """A State: its codes, its names, since when it is a Member, until when it existed.

    ``existed_until`` is the first day on which a historic State no longer was one.
    """

    id: str
    kind: str
    names: dict[str, str]
    iso2: str
    m49: str
    regions: list[str]
    member_from: date | None
    existed_until: date | None
    predecessor: str
    succeeded_on: date | None
    successors: list[str]
    continued_by: str
    demonstration: bool
    permalink: str


class StatesAnswer(msgspec.Struct, kw_only=True):
    """A list of States in the order of their codes; ``count`` is that of the whole list."""

    count: int
    limit: int | None
    offset: int
    note: dict[str, str]
    digest: str
    items: list[StateAnswer]


class RegionAnswer(msgspec.Struct, kw_only=True):
    """A region of M49; ``parent`` is the region it lies in, blank for the widest."""

    id: str
    names: dict[str, str]
    level: int
    parent: str


class RegionsAnswer(msgspec.Struct, kw_only=True):
    """Every region in the order of M49, each after the one that holds it."""

    count: int
    items: list[RegionAnswer]


@router.get("/states", url_name="states", summary="States")
def states(
    request: HttpRequest,
    kind: Kind = "",
    region: Region_ = "",
    member_on: MemberOn = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> StatesAnswer:
    """The States of today, or of one kind, one region, or the Members on a day."""
    here = world()
    wanted = asked_code("kind", kind, [each.value for each in StateKind])
    inside = asked_code("region", region, [each.code for each in here.regions])
    day = asked_day("member_on", member_on, today=date.today())
    chosen: tuple[State, ...] = here.real
    if wanted:
        chosen = tuple(each for each in here.every if each.kind.value == wanted)
    if day:
        members = {each.code for each in here.members_on(day)}
        # Who was a Member then may be historic today.
        chosen = tuple(each for each in (chosen if wanted else here.every) if each.code in members)
    if inside:
        chosen = tuple(
            each for each in chosen if inside in [one.code for one in here.regions_of(each)]
        )
    pattern = request.build_absolute_uri(reverse("state", kwargs={"code": "CODE"}))
    return StatesAnswer(
        count=len(chosen),
        limit=limit,
        offset=offset,
        note=dict(designations().by_language),
        digest=digest(
            [[each.code, str(each.member_from()), dict(each.name.by_language)] for each in chosen]
        ),
        items=[_answer(each, pattern) for each in part_of(chosen, limit, offset)],
    )


@router.get("/states/{code}", url_name="state", summary="One State")
def state(request: HttpRequest, code: Code) -> StateAnswer:
    """One State by its code: ISO 3166 alpha-3, or this product’s own for a historic one."""
    try:
        found = world().state(code.upper())
    except UnknownState as error:
        raise Http404(str(error)) from error
    return _answer(found, request.build_absolute_uri(reverse("state", kwargs={"code": "CODE"})))


@router.get("/regions", url_name="regions", summary="Regions")
def regions(request: HttpRequest) -> RegionsAnswer:
    """The regions of the M49 classification, and the one made up for demonstration."""
    every = [_region(each) for each in world().regions]
    return RegionsAnswer(count=len(every), items=every)


def _answer(each: State, pattern: str) -> StateAnswer:
    return StateAnswer(
        id=each.code,
        kind=each.kind.value,
        names=dict(each.name.by_language),
        iso2=each.iso2,
        m49=each.m49,
        regions=[one.code for one in world().regions_of(each)],
        member_from=each.member_from(),
        existed_until=each.existed_until,
        predecessor=each.predecessor,
        succeeded_on=each.succeeded_on,
        successors=list(each.successors),
        continued_by=each.continued_by,
        demonstration=each.demonstration,
        permalink=pattern.replace("/CODE/", f"/{each.code}/"),
    )


def _region(each: Region) -> RegionAnswer:
    return RegionAnswer(
        id=each.code, names=dict(each.name.by_language), level=each.level, parent=each.parent
    )
