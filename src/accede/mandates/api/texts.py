"""Stored texts for programs: their paragraphs and what each says; and what is due when."""

from datetime import date
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router

from accede.basics.asking import asked_code
from accede.basics.digests import digest
from accede.basics.texts import LANGUAGES
from accede.mandates.queries import Shown, deadlines, shown_texts, stored_readings
from accede.mandates.rules.corrections import Corrected
from accede.mandates.rules.senses import Sense

router = Router(tags=["Mandates"])

TextSymbol = Annotated[
    str,
    Path(description="The symbol of the text, with its slashes.", examples=["A/RES/68/901"]),
]
TextLanguage = Annotated[str, Query(description="Only in this language.")]


class TextItem(msgspec.Struct, kw_only=True):
    """A text that is stored: symbol, language, version, and the day on which it was read."""

    symbol: str
    language: str
    version: int
    title: str
    adopted: date | None
    read_on: date
    permalink: str


class TextsAnswer(msgspec.Struct, kw_only=True):
    """The texts that are stored, by symbol and language, the last version of each."""

    count: int
    items: list[TextItem]


class DeadlineAnswer(msgspec.Struct, kw_only=True):
    """When something is due: at a session, in a year, again after so many years (0: once)."""

    session: str
    year: int | None
    every: int


class SaidParagraph(msgspec.Struct, kw_only=True):
    """One paragraph of a stored text as it stands, and what it says.

    ``read`` is the text as it was read, where a correction stands over it.
    """

    at: str
    part: str
    number: str
    level: int
    text: str
    read: str | None
    verbs: list[str]
    force: str | None
    addressees: list[str]
    conditions: list[str]
    themes: list[str]
    references: list[str]
    deadline: DeadlineAnswer | None


class TextAnswer(msgspec.Struct, kw_only=True):
    """One stored text in one language, paragraph by paragraph."""

    text: TextItem
    digest: str
    paragraphs: list[SaidParagraph]


class DueItem(msgspec.Struct, kw_only=True):
    """Something due: by which paragraph, when; ``read`` says that it was read in a stored text."""

    resolution: str
    paragraph: str
    session: str
    year: int | None
    every: int
    read: bool


class DeadlinesAnswer(msgspec.Struct, kw_only=True):
    """What resolutions ask to be done by a session or a year, the latest year first."""

    count: int
    digest: str
    items: list[DueItem]


@router.get("/texts", url_name="texts", summary="Stored texts")
def list_texts(request: HttpRequest) -> TextsAnswer:
    """The texts of resolutions that are stored here, the last version of each."""
    items = [
        _item(
            request,
            each.symbol,
            each.language,
            each.version,
            each.title,
            each.adopted,
            each.read_on,
        )
        for each in stored_readings()
    ]
    return TextsAnswer(count=len(items), items=items)


@router.get("/texts/{path:symbol}", url_name="text", summary="One stored text")
def one_text(request: HttpRequest, symbol: TextSymbol, language: TextLanguage = "") -> TextAnswer:
    """A stored text and what each paragraph says; in the first language stored, unless asked."""
    asked = asked_code("language", language, list(LANGUAGES))
    shown = next((each for each in shown_texts(symbol) if asked in (None, each.language)), None)
    if shown is None:
        raise Http404(f"no text of {symbol} is stored here" + (f" in ‘{asked}’" if asked else ""))
    paragraphs = [
        _paragraph(each, sense) for each, sense in zip(shown.paragraphs, shown.senses, strict=True)
    ]
    return TextAnswer(
        text=_of(request, shown),
        digest=digest([[each.at, each.text] for each in paragraphs]),
        paragraphs=paragraphs,
    )


@router.get("/deadlines", url_name="deadlines", summary="Deadlines")
def list_deadlines(request: HttpRequest) -> DeadlinesAnswer:
    """What resolutions ask to be done by a session or a year, the latest year first."""
    items = [
        DueItem(
            resolution=each.symbol,
            paragraph=each.number,
            session=each.session,
            year=each.year,
            every=each.every,
            read=each.read,
        )
        for each in deadlines()
    ]
    mark = digest([[each.resolution, each.paragraph, each.session, each.year] for each in items])
    return DeadlinesAnswer(count=len(items), digest=mark, items=items)


def _of(request: HttpRequest, shown: Shown) -> TextItem:
    reading = shown.reading
    return _item(
        request,
        shown.symbol,
        shown.language,
        shown.version,
        reading.title,
        reading.adopted,
        shown.read_on,
    )


def _item(
    request: HttpRequest,
    symbol: str,
    language: str,
    version: int,
    title: str,
    adopted: date | None,
    read_on: date,
) -> TextItem:
    page = f"{reverse('mandate-text', kwargs={'symbol': symbol})}?lang={language}"
    return TextItem(
        symbol=symbol,
        language=language,
        version=version,
        title=title,
        adopted=adopted,
        read_on=read_on,
        permalink=request.build_absolute_uri(page),
    )


def _paragraph(each: Corrected, sense: Sense) -> SaidParagraph:
    due = sense.deadline
    return SaidParagraph(
        at=each.paragraph.at,
        part=str(each.paragraph.part),
        number=each.paragraph.number,
        level=each.paragraph.level,
        text=each.paragraph.text,
        read=each.read.text if each.correction else None,
        verbs=list(sense.verbs),
        force=str(sense.force) if sense.force else None,
        addressees=[str(who) for who in sense.addressees],
        conditions=[str(on) for on in sense.conditions],
        themes=list(sense.themes),
        references=list(sense.references),
        deadline=DeadlineAnswer(session=due.session, year=due.year, every=due.every)
        if due
        else None,
    )
