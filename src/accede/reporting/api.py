"""The figures of a report for programs, each with the records it was counted from."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic import WithJsonSchema

from accede.basics.asking import BadField, asked_code, asked_day
from accede.basics.periods import Period
from accede.basics.tables import address_on
from accede.mandates.queries import UnknownResolution, resolution
from accede.reporting import queries
from accede.reporting.queries import RecordRow
from accede.reporting.rules.periods import usual_period
from accede.reporting.tables import valued

router = Router(tags=["Reports"])

ResolutionSymbol = Annotated[
    str, Query(description="The resolution reported on.", examples=["A/RES/68/187"])
]
From = Annotated[
    str,
    Query(
        alias="from",
        description="The first day of the period; without it, that of the usual period: two years "
        "to the thirtieth of June before the session that receives the report.",
        examples=["2012-07-01"],
    ),
]
To = Annotated[
    str, Query(alias="to", description="The last day of the period.", examples=["2014-06-30"])
]
AsKnownOn = Annotated[
    str, Query(description="Keep to the lists of acts stated by this day.", examples=["2014-12-31"])
]
Code = Annotated[str, Path(description="The code of the figure.", examples=["deposits"])]
Language = Annotated[
    str,
    Query(examples=["fr"]),
    WithJsonSchema(
        {"type": "string", "description": ("The language of what is said."), "enum": ["en", "fr"]}
    ),
]


class FigureItem(msgspec.Struct, kw_only=True):
    """One figure. ``certainty`` is known, known_until (the count is known up to that day, and
    not after it) or unknown, where ``value`` is null. An amount of money is a string.
    """

    id: str
    value: int | str | None
    certainty: str
    known_until: date | None
    unit: str
    records: int
    demonstration: bool
    permalink: str


class FiguresAnswer(msgspec.Struct, kw_only=True):
    """The figures of one report on its period, both days included."""

    count: int
    resolution: str
    period_from: date
    period_to: date
    as_known_on: date | None
    digest: str
    items: list[FigureItem]


class RecordAnswer(msgspec.Struct, kw_only=True):
    """One record behind a figure. What its State has not opened is counted and withheld."""

    id: str
    title: str
    day: date | None
    amount: str | None
    state: str
    instrument: str
    source: str
    withheld: bool
    demonstration: bool


class FigureAnswer(msgspec.Struct, kw_only=True):
    """One figure, what it counts in words, and every record behind it."""

    id: str
    label: str
    value: int | str | None
    value_text: str
    certainty: str
    known_until: date | None
    resolution: str
    period_from: date
    period_to: date
    as_known_on: date | None
    demonstration: bool
    permalink: str
    records: list[RecordAnswer]


@router.get("/figures", url_name="figures", summary="Figures of a report")
def figures(
    request: HttpRequest,
    resolution: ResolutionSymbol,
    first: From = "",
    last: To = "",
    as_known_on: AsKnownOn = "",
) -> FiguresAnswer:
    """Every figure that the report on a resolution shows for a period."""
    today = date.today()
    symbol, period = _asked(resolution, first, last, today)
    known_on = asked_day("as_known_on", as_known_on, today=today)
    made = queries.report(symbol, period, "en", today, as_known_on=known_on)
    items = []
    for each in made.figures:
        value, certainty, until = valued(each.value)
        items.append(
            FigureItem(
                id=each.id,
                value=_plain(value),
                certainty=certainty,
                known_until=until,
                unit=each.unit.value,
                records=len(each.records),
                demonstration=each.demonstration,
                permalink=_page(request, symbol, each.id, period, known_on),
            )
        )
    return FiguresAnswer(
        count=len(items),
        resolution=symbol,
        period_from=period.start,
        period_to=period.last or period.start,
        as_known_on=known_on,
        digest=made.facts_digest,
        items=items,
    )


@router.get("/figures/{code}", url_name="figure", summary="One figure and its records")
def one_figure(
    request: HttpRequest,
    code: Code,
    resolution: ResolutionSymbol,
    first: From = "",
    last: To = "",
    as_known_on: AsKnownOn = "",
    language: Language = "en",
) -> FigureAnswer:
    """One figure of a report with every record it was counted from."""
    today = date.today()
    symbol, period = _asked(resolution, first, last, today)
    known_on = asked_day("as_known_on", as_known_on, today=today)
    said_in = asked_code("language", language, ["en", "fr"]) or "en"
    try:
        shown = queries.figure(symbol, period, code, said_in, today, as_known_on=known_on)
    except queries.UnknownFigure as error:
        raise Http404(str(error)) from error
    value, certainty, until = valued(shown.value)
    return FigureAnswer(
        id=shown.id,
        label=shown.label,
        value=_plain(value),
        value_text=shown.value_text,
        certainty=certainty,
        known_until=until,
        resolution=symbol,
        period_from=period.start,
        period_to=period.last or period.start,
        as_known_on=known_on,
        demonstration=shown.demonstration,
        permalink=_page(request, symbol, shown.id, period, known_on),
        records=[_record(each, number) for number, each in enumerate(shown.records, 1)],
    )


def _asked(symbol: str, first: str, last: str, today: date) -> tuple[str, Period]:
    """The resolution and the period asked for; ``BadField`` where either cannot be used."""
    try:
        mandate = resolution(symbol)
    except UnknownResolution as error:
        raise BadField("resolution", error.problem, remedy=error.remedy) from error
    usual = usual_period(mandate)
    since = asked_day("from", first, today=today) or usual.start
    until = asked_day("to", last, today=today) or usual.last or usual.start
    if until < since:
        raise BadField("to", "the last day is before the first", remedy="exchange the two days")
    return symbol.strip().upper(), Period.through(since, until)


def _record(row: RecordRow, number: int) -> RecordAnswer:
    room, code = row.target
    return RecordAnswer(
        id=f"{room}:{code}" if code else str(number),
        title=row.title,
        day=row.day,
        amount=None if row.amount is None else str(row.amount),
        state=row.links.get("state", ""),
        instrument=row.links.get("instrument", ""),
        source=row.source,
        withheld=row.withheld,
        demonstration=row.demonstration,
    )


def _plain(value: int | Decimal | None) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _page(
    request: HttpRequest, symbol: str, code: str, period: Period, known_on: date | None
) -> str:
    path = reverse("figure", kwargs={"symbol": symbol, "figure": code})
    days = {"from": period.start, "to": period.last, "as_known_on": known_on}
    return request.build_absolute_uri(address_on(path, **days))
