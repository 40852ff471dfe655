"""The mandate for programs: resolutions, their operative paragraphs, what each asks of whom."""

from datetime import date
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router
from pydantic import WithJsonSchema

from accede.basics.asking import asked_code, part_of
from accede.basics.digests import digest
from accede.basics.texts import LANGUAGES
from accede.mandates.api import texts
from accede.mandates.queries import (
    NoText,
    UnknownResolution,
    compared,
    laid_out,
    resolution,
    resolutions,
)
from accede.mandates.rules import Addressee, Duty, Force, Resolution

router = Router(tags=["Mandates"])
router.add_router("", texts.router)

ResolutionSymbol = Annotated[
    str,
    Query(description="Only this resolution, by any of its symbols.", examples=["A/RES/68/187"]),
]
ForceWord = Annotated[
    str,
    Query(examples=["urges"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": ("Only paragraphs that speak with this force."),
            "enum": list(Force),
        }
    ),
]
AddresseeWord = Annotated[
    str,
    Query(examples=["member_states"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": ("Only paragraphs that ask something of these."),
            "enum": list(Addressee),
        }
    ),
]
Theme = Annotated[str, Query(description="Only paragraphs on this theme, by its code.")]
Symbol = Annotated[
    str,
    Path(description="The symbol of the resolution, with its slashes.", examples=["A/RES/68/187"]),
]
Limit = Annotated[
    int | None, Query(ge=1, le=10_000, description="At most so many items.", examples=[50])
]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Leave out so many items first.")]


class AskAnswer(msgspec.Struct, kw_only=True):
    """One verb of a paragraph, and of whom it asks something."""

    force: str
    of: str


class ParagraphAnswer(msgspec.Struct, kw_only=True):
    """An operative paragraph: what it asks, in our own words; its own text where stored.

    ``on_request``: the paragraph itself says that assistance is given on request;
    ``on_request_by_policy``: the product extends that to it.
    """

    id: str
    resolution: str
    number: str
    summary: dict[str, str]
    asks: list[AskAnswer]
    rows: list[str]
    themes: list[str]
    on_request: bool
    on_request_by_policy: bool
    texts: dict[str, str]
    permalink: str


class ParagraphsAnswer(msgspec.Struct, kw_only=True):
    """A list of operative paragraphs, by resolution and number."""

    count: int
    limit: int | None
    offset: int
    digest: str
    items: list[ParagraphAnswer]


class ResolutionItem(msgspec.Struct, kw_only=True):
    """A resolution in a list; ``symbols`` are all under which the same text was adopted."""

    id: str
    symbols: list[str]
    titles: dict[str, str]
    adopted: date
    organ: dict[str, str]
    session: str
    report_to_session: str
    preambular_paragraphs: int
    operative_paragraphs: int
    source: str
    checked: str
    permalink: str


class ResolutionsAnswer(msgspec.Struct, kw_only=True):
    """The resolutions of the mandate, oldest first."""

    count: int
    items: list[ResolutionItem]


class ResolutionAnswer(msgspec.Struct, kw_only=True):
    """One resolution with its operative paragraphs."""

    resolution: ResolutionItem
    preceded_by: str
    succeeded_by: str
    digest: str
    paragraphs: list[ParagraphAnswer]


@router.get("/resolutions", url_name="resolutions", summary="Resolutions")
def list_resolutions(request: HttpRequest) -> ResolutionsAnswer:
    """The resolutions of the mandate, oldest first."""
    found = [_item(request, each) for each in resolutions()]
    return ResolutionsAnswer(count=len(found), items=found)


@router.get("/resolutions/{path:symbol}", url_name="resolution", summary="One resolution")
def one_resolution(request: HttpRequest, symbol: Symbol) -> ResolutionAnswer:
    """One resolution by any of its symbols, written with its slashes: A/RES/68/187."""
    try:
        found = resolution(symbol)
    except UnknownResolution as error:
        raise Http404(str(error)) from error
    paragraphs = [_paragraph(request, found, duty) for duty in found.operative]
    return ResolutionAnswer(
        resolution=_item(request, found),
        preceded_by=found.preceded_by,
        succeeded_by=found.succeeded_by,
        digest=_digest(paragraphs),
        paragraphs=paragraphs,
    )


class ComparedRow(msgspec.Struct, kw_only=True):
    """What became of one or more paragraphs: addresses on both sides, likeness in hundredths."""

    fate: str
    before: list[str]
    after: list[str]
    likeness: int
    confirmed: bool


class LinkAnswer(msgspec.Struct, kw_only=True):
    """A link that stands: numbers of operative paragraphs; a clerk’s, or the catalogue’s."""

    before: str
    after: str
    on: date | None
    by_catalogue: bool


class ComparisonAnswer(msgspec.Struct, kw_only=True):
    """Two resolutions side by side; ``words`` says whose words each side is in."""

    before: str
    after: str
    languages: list[str]
    words: list[str]
    digest: str
    rows: list[ComparedRow]
    links: list[LinkAnswer]


Before = Annotated[
    str, Query(description="The symbol of the earlier text.", examples=["A/RES/68/187"])
]
After = Annotated[
    str, Query(description="The symbol of the later text.", examples=["A/RES/72/194"])
]
TextLanguage = Annotated[
    str, Query(description="The language of the texts; any that is stored, without.")
]


@router.get("/comparison", url_name="comparison", summary="Two resolutions compared")
def comparison(
    request: HttpRequest, before: Before, after: After, language: TextLanguage = ""
) -> ComparisonAnswer:
    """What became of each paragraph of one resolution in another, and the links that stand."""
    lang = asked_code("language", language, list(LANGUAGES)) or ""
    try:
        found = compared(laid_out(before, lang), laid_out(after, lang))
    except NoText as error:
        raise Http404(str(error)) from error
    stand = {(each.before[1], each.after[1]) for each in found.links}
    rows = [
        ComparedRow(
            fate=str(row.fate),
            before=list(row.before),
            after=list(row.after),
            likeness=round(row.likeness * 100),
            confirmed=any(pair in stand for pair in row.numbers),
        )
        for row in found.rows
    ]
    sides = (found.before, found.after)
    return ComparisonAnswer(
        before=found.before.reading.symbol,
        after=found.after.reading.symbol,
        languages=[side.reading.language for side in sides],
        words=[str(side.words) for side in sides],
        digest=digest([[row.fate, row.before, row.after, row.confirmed] for row in rows]),
        rows=rows,
        links=[
            LinkAnswer(
                before=link.before[1], after=link.after[1], on=link.on, by_catalogue=not link.by
            )
            for link in found.links
        ],
    )


@router.get("/paragraphs", url_name="paragraphs", summary="Operative paragraphs")
def paragraphs(
    request: HttpRequest,
    resolution: ResolutionSymbol = "",
    force: ForceWord = "",
    addressee: AddresseeWord = "",
    theme: Theme = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> ParagraphsAnswer:
    """The operative paragraphs of the mandate, and what each asks of whom."""
    every = resolutions()
    symbol = asked_code("resolution", resolution, [name for each in every for name in each.symbols])
    speaks = asked_code("force", force, list(Force))
    asked = asked_code("addressee", addressee, list(Addressee))
    themes = sorted({each for text in every for duty in text.operative for each in duty.themes})
    on = asked_code("theme", theme, themes)
    chosen = [
        (text, duty)
        for text in every
        if symbol is None or symbol in text.symbols
        for duty in text.operative
        if on is None or on in duty.themes
        if any(speaks in (None, ask.force) and asked in (None, ask.of) for ask in duty.asks)
        or (speaks is None and asked is None)
    ]
    items = [_paragraph(request, text, duty) for text, duty in part_of(chosen, limit, offset)]
    return ParagraphsAnswer(
        count=len(chosen), limit=limit, offset=offset, digest=_digest(items), items=items
    )


def _item(request: HttpRequest, each: Resolution) -> ResolutionItem:
    page = reverse("mandate", kwargs={"symbol": each.symbol})
    return ResolutionItem(
        id=each.symbol,
        symbols=list(each.symbols),
        titles=dict(each.title.by_language),
        adopted=each.adopted,
        organ=dict(each.organ.by_language),
        session=each.session,
        report_to_session=each.report_to_session,
        preambular_paragraphs=each.preamble_count,
        operative_paragraphs=len(each.operative),
        source=str(each.source),
        checked=each.checked.value,
        permalink=request.build_absolute_uri(page),
    )


def _paragraph(request: HttpRequest, of: Resolution, duty: Duty) -> ParagraphAnswer:
    where = {"symbol": of.symbol, "number": duty.number}
    return ParagraphAnswer(
        id=f"{of.symbol}:{duty.number}",
        resolution=of.symbol,
        number=duty.number,
        summary=dict(duty.summary.by_language),
        asks=[AskAnswer(force=ask.force.value, of=ask.of.value) for ask in duty.asks],
        rows=list(duty.rows),
        themes=list(duty.themes),
        on_request=duty.on_request,
        on_request_by_policy=duty.on_request_by_policy,
        texts=dict(duty.texts),
        permalink=request.build_absolute_uri(reverse("mandate-paragraph", kwargs=where)),
    )


def _digest(shown: list[ParagraphAnswer]) -> str:
    return digest([[each.id, each.summary, each.texts] for each in shown])
