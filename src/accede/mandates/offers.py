"""What the mandate offers to the roof: its place in the menu, and what the search finds."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from accede.basics.offering import MenuEntry, Panel, Search, SearchDocument
from accede.basics.texts import Text
from accede.journal.rules import Target
from accede.mandates.queries import resolutions, shown_texts, stored_symbols
from accede.mandates.rules import Resolution

PANELS: tuple[Panel, ...] = ()

MENU = (
    MenuEntry(
        30,
        "mandates",
        Text(
            {
                "ar": "الولايات",
                "zh": "任务授权",
                "en": "Mandates",
                "fr": "Mandats",
                "ru": "Мандаты",
                "es": "Mandatos",
            }
        ),
        says=_("What each operative paragraph of a resolution asks, of whom, and what answers it."),
    ),
)


def resolution_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each resolution, under the symbol it is reported on and any other."""
    for place, each in enumerate(resolutions()):
        yield SearchDocument(
            id=each.symbol,
            title=each.title,
            body=(each.organ, *(other.organ for other in each.adoptions)),
            codes=_symbols(each),
            place=f"{place:03}",
            door="mandate",
            where=(("symbol", _symbols(each)[0]),),
        )


def paragraph_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each operative paragraph: our summary, and its text in the languages that were stored."""
    for place, each in enumerate(resolutions()):
        symbol = _symbols(each)[0]
        for duty in each.operative:
            code = f"{each.symbol} {duty.number}"
            if only is None or code in only:
                yield SearchDocument(
                    id=code,
                    title=duty.summary,
                    body=(Text(dict(duty.texts)),) if duty.texts else (),
                    codes=(f"{symbol}, {duty.number}", *each.symbols),
                    place=f"{place:03} {int(duty.number):03}",
                    door="mandate-paragraph",
                    where=(("symbol", symbol), ("number", duty.number)),
                )


def text_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each stored text, preamble and annexes too, in every language in which it is stored."""
    described = [_symbols(each)[0] for each in resolutions()]
    for place, symbol in enumerate((*described, *stored_symbols())):
        texts = shown_texts(symbol) if only is None or symbol in only else ()
        if not texts:
            continue
        titles = {each.language: each.reading.title or symbol for each in texts}
        body = {
            each.language: "\n".join(one.paragraph.text for one in each.paragraphs)
            for each in texts
        }
        yield SearchDocument(
            id=symbol,
            title=Text(titles),
            body=(Text(body),),
            codes=(symbol,),
            place=f"{place:03}",
            door="mandate-text",
            where=(("symbol", symbol),),
        )


def _texts_touched(target: Target) -> Iterable[str]:
    if target[0] in ("mandates.StoredReading", "mandates.Correction"):
        stored = target[1].partition(" ")[0]
        known = next((each for each in resolutions() if stored in each.symbols), None)
        yield _symbols(known)[0] if known else stored


def _symbols(each: Resolution) -> tuple[str, ...]:
    """The symbols of a text, the Assembly's first where it adopted it as well."""
    return (*each.also, each.symbol)


def _paragraphs_touched(target: Target) -> Iterable[str]:
    if target[0] not in ("mandates.StoredReading", "mandates.Correction"):
        return ()
    stored = target[1].partition(" ")[0]
    return (
        f"{each.symbol} {duty.number}"
        for each in resolutions()
        if stored in each.symbols
        for duty in each.operative
    )


SEARCH = (
    Search("mandates.Resolution", 35, _("Resolutions"), resolution_documents),
    Search(
        "mandates.Paragraph",
        40,
        _("Operative paragraphs"),
        paragraph_documents,
        touched=_paragraphs_touched,
    ),
    Search("mandates.Text", 45, _("Texts of resolutions"), text_documents, touched=_texts_touched),
)
