"""Needs for programs: what a State's reviews found lacking, as far as the caller may see."""

from datetime import date
from typing import Annotated

import msgspec
from ninja import Query, Router

from accede.assistance.queries.needs import needs
from accede.assistance.rules.needs import Listed, Need
from accede.basics.asking import asked_code, asked_day
from accede.basics.digests import digest
from accede.consent.queries import Visit
from accede.states.queries import world

router = Router(tags=["Assistance"])

TheState = Annotated[str, Query(description="The State, by its code.", examples=["XAA"])]
AsOf = Annotated[
    str,
    Query(
        description="The day as of which the points are shown; without it, today. What may be "
        "seen is what is open today, whatever this day.",
        examples=["2014-06-30"],
    ),
]


class CarriedItem(msgspec.Struct, kw_only=True):
    """A request that names the point already, and where it stands."""

    request: str
    standing: str


class NeedItem(msgspec.Struct, kw_only=True):
    """One point: the obligation or question it is about, and what was found."""

    id: str
    origin: str
    about: str
    asks: dict[str, str]
    judgement: str
    lacking: list[dict[str, str]]
    reason: dict[str, str] | None
    kind: str | None
    paragraphs: list[str]
    requests: list[CarriedItem]


class NeedsAnswer(msgspec.Struct, kw_only=True):
    """The needs of a State, one by one; ``addressed`` stands apart. Nothing is added up."""

    state: str
    as_of: date
    digest: str
    needs: list[NeedItem]
    addressed: list[NeedItem]


@router.get("/needs", url_name="needs", summary="Needs")
def list_needs(request: Visit, state: TheState, as_of: AsOf = "") -> NeedsAnswer:
    """What reviews that a State asked for found lacking, as far as it is open to the caller.

    Without a token: what States have opened to the public. With a token of the scope
    read:requests: what the person it belongs to sees on the pages.
    """
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    of = asked_code("state", state, [each.code for each in world().every]) or ""
    points = needs(viewer=request.viewer, on=day, seen_on=today, state=of)
    return NeedsAnswer(
        state=of,
        as_of=day,
        digest=digest([[each.code, each.judgement.value] for each in points]),
        needs=[_item(each) for each in points if each.listed is Listed.NEED],
        addressed=[_item(each) for each in points if each.listed is Listed.APART],
    )


def _item(point: Need) -> NeedItem:
    return NeedItem(
        id=point.code,
        origin=point.origin.value,
        about=point.about,
        asks=dict(point.asks.by_language),
        judgement=point.judgement.value,
        lacking=[dict(each.by_language) for each in point.lacking],
        reason=dict(point.reason.by_language) if point.reason else None,
        kind=point.kind or None,
        paragraphs=[f"{symbol}:{number}" for symbol, number in point.paragraphs],
        requests=[
            CarriedItem(request=each.request, standing=each.standing.value)
            for each in point.carried
        ],
    )
