"""The resolutions of the mandate: the catalogue's words, with the texts that were stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from accede.basics.errors import BadInput
from accede.basics.findings import Finding
from accede.mandates import catalogue
from accede.mandates.models import StoredParagraph, StoredReading
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
"""For each symbol and language the digest and key of the reading stored last."""


def _latest() -> Latest:
    rows = StoredReading.objects.order_by("version").values_list(
        "symbol", "language", "digest", "pk"
    )
    by_text = {(symbol, language): (digest, key) for symbol, language, digest, key in rows}
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
    """The texts of numbered operative paragraphs by (symbol, language)."""
    texts: dict[int, dict[str, str]] = {key: {} for _, _, _, key in latest}
    paragraphs = StoredParagraph.objects.filter(
        reading_id__in=list(texts), part=Part.OPERATIVE.value
    ).order_by("reading_id", "position")
    for reading, number, text in paragraphs.values_list("reading_id", "number", "text"):
        main = number.partition(".")[0]
        before = texts[reading].get(main)
        # The letters of a paragraph belong to its text.
        texts[reading][main] = text if before is None else f"{before}\n{text}"
    return {(symbol, language): texts[key] for symbol, language, _, key in latest}


def related(of: Resolution, duty: Duty) -> tuple[tuple[Resolution, Duty], ...]:
    """The paragraphs of other resolutions that share a row of the mandate with this one."""
    return tuple(
        (other, each)
        for other in resolutions()
        if other.symbol != of.symbol
        for each in other.operative
        if set(each.rows) & set(duty.rows)
    )
