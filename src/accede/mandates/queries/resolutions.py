"""The resolutions of the mandate: the catalogue's words, with the texts that were stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import TypeAlias

from django.db.models import OuterRef, Subquery

from accede.basics.errors import BadInput
from accede.basics.findings import Finding
from accede.basics.texts import Text
from accede.mandates import catalogue
from accede.mandates.exchange.lexicon import words
from accede.mandates.models import Correction, StoredReading
from accede.mandates.queries.stored import corrected_reading
from accede.mandates.rules import Duty, Part, Reading, Resolution, counts_agree, findings


class UnknownResolution(BadInput):
    """The catalogue has no resolution with this symbol."""

    def __init__(self, symbol: str, known: Iterable[str]) -> None:
        super().__init__(
            f"the resolution ‘{symbol}’ is not in the catalogue",
            remedy=f"choose one of {', '.join(known)}",
        )


@dataclass(frozen=True, slots=True)
class Version:
    """One stored reading, without its text."""

    symbol: str
    language: str
    version: int
    digest: str
    file: str
    read_on: date
    paragraphs: int


def resolution(symbol: str) -> Resolution:
    """The resolution with this symbol, whichever of its symbols it is.

    Raises ``UnknownResolution``, which names those that are known.
    """
    asked = symbol.strip().upper()
    for each in resolutions():
        if asked in each.symbols:
            return each
    raise UnknownResolution(symbol, [name for each in resolutions() for name in each.symbols])


def resolutions() -> tuple[Resolution, ...]:
    """Every resolution of the mandate, oldest first, overlaid with the stored texts."""
    return _overlay(_latest())


def catalogued() -> tuple[Resolution, ...]:
    """Every resolution as the catalogue alone has it; needs no database."""
    return tuple(catalogue.resolutions().values())


@cache
def known_words() -> Mapping[str, frozenset[str]]:
    """The catalogue’s words by language: known when a broken word is mended."""
    texts: list[Text] = []
    for each in catalogued():
        texts += [each.title, each.organ]
        texts += [duty.summary for duty in each.operative]
        texts += [consideration.summary for consideration in each.preamble]
    return {
        language: words(text.by_language[language] for text in texts if language in text)
        for language in ("en", "fr")
    }


def versions(symbol: str) -> tuple[Version, ...]:
    """The stored readings of a resolution under all its symbols, oldest first."""
    rows = StoredReading.objects.filter(symbol__in=resolution(symbol).symbols).order_by("pk")
    return tuple(
        Version(
            row.symbol,
            row.language,
            row.version,
            row.digest,
            row.file,
            row.read_on,
            row.paragraphs.count(),
        )
        for row in rows
    )


def found_in(reading: Reading, *, file: str) -> tuple[Finding, ...]:
    """What the rules find in a reading, held against what the catalogue knows of it."""
    found = findings(reading, file=file)
    known = next((each for each in catalogued() if reading.symbol in each.symbols), None)
    if known is None:
        return found
    return found + counts_agree(
        reading, preamble=known.preamble_count, operative=len(known.operative), file=file
    )


Latest: TypeAlias = tuple[tuple[str, str, str, int], ...]
"""For each symbol and language what is stored last: its digest and last correction, its key."""


def _latest() -> Latest:
    corrected = (
        Correction.objects.filter(symbol=OuterRef("symbol"), language=OuterRef("language"))
        .order_by("-pk")
        .values("pk")[:1]
    )
    rows = (
        StoredReading.objects.order_by("version")
        .annotate(corrected=Subquery(corrected))
        .values_list("symbol", "language", "digest", "pk", "corrected")
    )
    by_text = {
        (symbol, language): (f"{digest} {last or ''}", key)
        for symbol, language, digest, key, last in rows
    }
    return tuple((*text, *by_text[text]) for text in sorted(by_text))


@lru_cache(maxsize=4)
def _overlay(latest: Latest) -> tuple[Resolution, ...]:
    """Kept by content: the digests name the readings, so a kept answer cannot be stale."""
    if not latest:
        return catalogued()
    texts = _texts(latest)
    return tuple(_overlaid(each, texts) for each in catalogued())


def _overlaid(each: Resolution, texts: Mapping[tuple[str, str], Mapping[str, str]]) -> Resolution:
    """The resolution with the texts of its operative paragraphs, by language.

    Where the same text is stored under two symbols, its own symbol wins.
    """
    by_number: dict[str, dict[str, str]] = defaultdict(dict)
    for symbol in reversed(each.symbols):
        for (stored, language), paragraphs in texts.items():
            if stored == symbol:
                for number, text in paragraphs.items():
                    by_number[number][language] = text
    if not by_number:
        return each
    return replace(
        each,
        operative=tuple(
            replace(duty, texts=by_number.get(duty.number, {})) for duty in each.operative
        ),
    )


def _texts(latest: Latest) -> dict[tuple[str, str], dict[str, str]]:
    """The texts of numbered operative paragraphs by (symbol, language), as corrected."""
    rows = StoredReading.objects.in_bulk([key for _, _, _, key in latest])
    found: dict[tuple[str, str], dict[str, str]] = {}
    for symbol, language, _, key in latest:
        texts = found.setdefault((symbol, language), {})
        for paragraph in corrected_reading(rows[key]).of(Part.OPERATIVE):
            main = paragraph.number.partition(".")[0]
            before = texts.get(main)
            # The letters of a paragraph belong to its text.
            texts[main] = paragraph.text if before is None else f"{before}\n{paragraph.text}"
    return found


def related(of: Resolution, duty: Duty) -> tuple[tuple[Resolution, Duty], ...]:
    """The paragraphs of other resolutions that share a row of the mandate with this one."""
    return tuple(
        (other, each)
        for other in resolutions()
        if other.symbol != of.symbol
        for each in other.operative
        if set(each.rows) & set(duty.rows)
    )
