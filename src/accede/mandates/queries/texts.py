"""A resolution as it can be laid beside another: its stored text, or our own words."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from accede.basics.errors import BadInput
from accede.basics.texts import LANGUAGES
from accede.mandates import catalogue
from accede.mandates.models import StoredReading
from accede.mandates.queries.resolutions import catalogued
from accede.mandates.queries.stored import corrected_reading, corrections, reading_of
from accede.mandates.rules import Paragraph, Part, Reading, Resolution
from accede.mandates.rules.corrections import Corrected, Correction, corrected, unfit
from accede.mandates.rules.senses import Call, Condition, Sense, senses_of


class NoText(BadInput):
    """Nothing is stored and nothing is described under a symbol."""

    def __init__(self, symbol: str, language: str) -> None:
        asked = f" in ‘{language}’" if language else ""
        super().__init__(
            f"no text of {symbol} is stored here{asked}, and the catalogue does not describe it",
            remedy="read and store its text first, or give a file",
        )


class Words(StrEnum):
    """Whose words a side of a comparison is in."""

    FILE = "file"
    STORED = "stored"
    OURS = "catalogue"


@dataclass(frozen=True)
class Laid:
    """One resolution as it is laid beside another, and in whose words."""

    reading: Reading
    senses: tuple[Sense, ...]
    words: Words


@lru_cache(maxsize=64)
def understood(reading: Reading) -> tuple[Sense, ...]:
    """What each paragraph of a reading says, by the lexicon of its language; in its order."""
    return senses_of(reading, catalogue.lexicon(reading.language))


def stored_reading(symbol: str, language: str = "") -> Reading | None:
    """The reading stored last under a symbol, or another of the same text; ``None`` without.

    Without a language the text is taken in the first there is of French and English, then
    of any.
    """
    known = next((each for each in catalogued() if symbol in each.symbols), None)
    rows = StoredReading.objects.filter(symbol__in=known.symbols if known else (symbol,))
    if language:
        rows = rows.filter(language=language)
    order = {"fr": 0, "en": 1}
    found = sorted(
        rows,
        key=lambda row: (
            order.get(row.language, 2),
            row.language,
            row.symbol != symbol,
            -row.version,
        ),
    )
    return corrected_reading(found[0]) if found else None


@dataclass(frozen=True)
class Shown:
    """A stored text as it stands: paragraph by paragraph with what was read and corrected.

    ``unfit`` are corrections of a text that the last reading no longer has.
    """

    symbol: str
    language: str
    version: int
    file: str
    read_on: date
    reading: Reading
    paragraphs: tuple[Corrected, ...]
    senses: tuple[Sense, ...]
    unfit: tuple[Correction, ...]


def shown_texts(symbol: str) -> tuple[Shown, ...]:
    """The text of a resolution in each language that is stored, by the order of languages."""
    asked = symbol.strip().upper()
    known = next((each for each in catalogued() if asked in each.symbols), None)
    rows = StoredReading.objects.filter(symbol__in=known.symbols if known else (asked,))
    last: dict[str, StoredReading] = {}
    for row in sorted(rows, key=lambda row: (row.symbol == asked, row.version)):
        last[row.language] = row
    return tuple(_shown(last[code]) for code in LANGUAGES if code in last)


def _shown(row: StoredReading) -> Shown:
    read = reading_of(row.pk, row.digest)
    made = corrections(row.symbol, row.language)
    stand = corrected(read.paragraphs, made)
    reading = replace(read, paragraphs=tuple(each.paragraph for each in stand))
    return Shown(
        row.symbol,
        row.language,
        row.version,
        row.file,
        row.read_on,
        reading,
        stand,
        understood(reading),
        unfit(read.paragraphs, made),
    )


def stored_symbols() -> tuple[str, ...]:
    """The symbols under which texts are stored and which the catalogue does not describe."""
    described = {symbol for each in catalogued() for symbol in each.symbols}
    stored = StoredReading.objects.order_by("symbol").values_list("symbol", flat=True).distinct()
    return tuple(symbol for symbol in stored if symbol not in described)


def laid_out(symbol: str, language: str = "") -> Laid:
    """A resolution’s stored text, else our own words of it; ``NoText`` where there is neither."""
    asked = symbol.strip().upper()
    reading = stored_reading(asked, language)
    if reading is not None:
        return Laid(reading, understood(reading), Words.STORED)
    known = next((each for each in catalogued() if asked in each.symbols), None)
    if known is None or language not in ("", "en", "fr"):
        raise NoText(asked, language)
    return _ours(known, language or "en")


def laid_out_if(symbol: str, language: str) -> Laid | None:
    """The same, or ``None`` where there is no text in that language."""
    try:
        return laid_out(symbol, language)
    except NoText:
        return None


def comparable() -> tuple[str, ...]:
    """The symbols that can be laid beside one another: described here, or stored."""
    described = [symbol for each in catalogued() for symbol in each.symbols]
    stored = StoredReading.objects.order_by("symbol").values_list("symbol", flat=True).distinct()
    return tuple(dict.fromkeys([*described, *stored]))


def _ours(described: Resolution, language: str) -> Laid:
    """The catalogue’s summaries as if they were the text: its paragraphs, asks and themes."""
    paragraphs, senses = [], []
    for consideration in described.preamble:
        at = f"preamble {consideration.number}"
        text = consideration.summary.in_(language)
        paragraphs.append(Paragraph(Part.PREAMBLE, "", 0, text, False, at))
        senses.append(Sense(themes=consideration.themes))
    for duty in described.operative:
        text = duty.summary.in_(language)
        at = f"operative {duty.number}"
        paragraphs.append(Paragraph(Part.OPERATIVE, duty.number, 1, text, False, at))
        calls = tuple(Call("", ask.force, (ask.of,)) for ask in duty.asks)
        senses.append(
            Sense(
                calls,
                calls[0].force if calls else None,
                tuple(dict.fromkeys(ask.of for ask in duty.asks)),
                (Condition.ON_REQUEST,) if duty.on_request else (),
                duty.themes,
            )
        )
    reading = Reading(
        described.symbol,
        language,
        described.organ.in_(language),
        described.adopted,
        described.title.in_(language),
        tuple(paragraphs),
        (),
        (),
        described.session,
    )
    return Laid(reading, tuple(senses), Words.OURS)


def stored_readings() -> tuple[StoredReading, ...]:
    """The last version stored of each text, by symbol and language, without its paragraphs."""
    last = {(row.symbol, row.language): row for row in StoredReading.objects.order_by("version")}
    return tuple(last[each] for each in sorted(last))
