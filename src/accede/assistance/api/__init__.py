"""Requests for programs, under the same consent as the pages: who asks sees what their office
and their State may see, and the public what States have opened to all.
"""

from datetime import date
from typing import Annotated

import msgspec
from django.http import Http404
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic import WithJsonSchema

from accede.assistance import queries
from accede.assistance.api.needs import router as needs
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.life import Standing
from accede.basics.asking import asked_code, asked_day, part_of
from accede.basics.digests import digest
from accede.consent.queries import Visit
from accede.consent.rules import Viewer
from accede.states.queries import designations, world

router = Router(tags=["Assistance"])
router.add_router("", needs)

AsOf = Annotated[
    str,
    Query(
        description="The day as of which the requests are shown; without it, today. What may be "
        "seen is what is open today, whatever this day.",
        examples=["2014-06-30"],
    ),
]
StateCode = Annotated[str, Query(description="Only this State’s requests.", examples=["XAA"])]
StandingWord = Annotated[
    str,
    Query(examples=["AGREED"]),
    WithJsonSchema(
        {"type": "string", "description": ("Only requests that stand so."), "enum": list(Standing)}
    ),
]
Theme = Annotated[str, Query(description="Only requests on this theme, by its code.")]
Code = Annotated[str, Path(description="The code of the request.", examples=["XAA-2014-01"])]
Limit = Annotated[
    int | None, Query(ge=1, le=10_000, description="At most so many items.", examples=[50])
]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Leave out so many items first.")]


class WordsAnswer(msgspec.Struct, kw_only=True):
    """What the State wrote on one day, in the languages it gave. Version 1 is the request."""

    version: int
    on: date
    text: dict[str, str]


class MoveAnswer(msgspec.Struct, kw_only=True):
    """One move in the life of a request: which, to what standing, by whose office, on what day.
    Why it was returned or declined is given to the State and the Office alone.
    """

    move: str
    to: str
    by: str
    on: date
    reason: str


class RequestAnswer(msgspec.Struct, kw_only=True):
    """A request in the State’s own words. ``rank`` is the State’s own order within a priority;
    requests of different States are never compared. ``findings`` are those open to the caller.
    """

    id: str
    state: str
    title: dict[str, str]
    words: list[WordsAnswer]
    standing: str
    priority: str
    rank: int
    desired_from: date | None
    desired_until: date | None
    paragraphs: list[str]
    themes: list[str]
    obligations: list[str]
    findings: list[str]
    questions: list[str]
    within_mandate: bool
    received_on: date | None
    answered_on: date | None
    moves: list[MoveAnswer]
    demonstration: bool
    permalink: str


class RequestsAnswer(msgspec.Struct, kw_only=True):
    """The requests this caller may see, by code; ``count`` counts those alone."""

    count: int
    limit: int | None
    offset: int
    as_of: date
    note: dict[str, str]
    digest: str
    items: list[RequestAnswer]


@router.get("/requests", url_name="requests", summary="Requests")
def requests(
    request: Visit,
    state: StateCode = "",
    standing: StandingWord = "",
    theme: Theme = "",
    as_of: AsOf = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> RequestsAnswer:
    """The requests for assistance that the caller may see, as they stood on a day.

    Without a token: those that States have opened to the public. With a token of the scope
    read:requests: what the person it belongs to sees on the pages.
    """
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    of = asked_code("state", state, [each.code for each in world().every])
    stands = asked_code("standing", standing, list(Standing))
    on = asked_code("theme", theme, list(queries.theme_names()))
    found = [
        each
        for each in queries.requests(viewer=request.viewer, on=day, seen_on=today, state=of)
        if stands in (None, each.standing) and (on is None or on in each.themes)
    ]
    pattern = request.build_absolute_uri(reverse("request", kwargs={"code": "CODE"}))
    return RequestsAnswer(
        count=len(found),
        limit=limit,
        offset=offset,
        as_of=day,
        note=dict(designations().by_language),
        digest=digest([day, [[each.code, each.standing.value] for each in found]]),
        items=[
            _answer(request.viewer, each, pattern, today) for each in part_of(found, limit, offset)
        ],
    )


@router.get("/requests/{code}", url_name="request", summary="One request")
def one_request(request: Visit, code: Code, as_of: AsOf = "") -> RequestAnswer:
    """One request by its code, where the caller may see it."""
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    for each in queries.requests(viewer=request.viewer, on=day, seen_on=today):
        if each.code == code:
            page = reverse("request", kwargs={"code": "CODE"})
            return _answer(request.viewer, each, request.build_absolute_uri(page), today)
    # The same answer whether there is none or it is not open: a code tells nothing.
    raise Http404(f"No request ‘{code[:80]}’ is open to you on {day}. Check its code and the day.")


def _answer(viewer: Viewer, each: RequestView, pattern: str, today: date) -> RequestAnswer:
    desired = each.desired
    return RequestAnswer(
        id=each.code,
        state=each.state,
        title=dict(each.title.by_language),
        words=[
            WordsAnswer(version=one.version, on=one.on, text=dict(one.text.by_language))
            for one in each.words
        ],
        standing=each.standing.value,
        priority=each.priority.value,
        rank=each.rank,
        desired_from=desired.start if desired else None,
        desired_until=desired.last if desired else None,
        paragraphs=[f"{symbol}:{number}" for symbol, number in each.paragraphs],
        themes=list(each.themes),
        obligations=list(each.obligations),
        findings=list(queries.findings_seen(viewer=viewer, request=each, on=today)),
        questions=list(each.questions),
        within_mandate=each.within_mandate,
        received_on=each.received_on,
        answered_on=each.answered_on,
        moves=[
            MoveAnswer(
                move=one.move.value, to=one.to.value, by=one.by.value, on=one.on, reason=one.reason
            )
            for one in each.moves
        ],
        demonstration=each.demonstration,
        permalink=pattern.replace("/CODE/", f"/{each.code}/"),
    )
