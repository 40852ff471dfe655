"""The resolutions of the demonstration: read, stored and corrected as a clerk would.

``catalogue/demonstration/texts.yaml`` holds texts that no organ adopted.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

import msgspec

from accede import shelf
from accede.basics.sources import Source
from accede.mandates import acts
from accede.mandates.exchange import read_resolution
from accede.mandates.rules import Reading
from accede.site.demonstration.shapes import FOLDER
from accede.site.demonstration.steps import WHY, Order, Step, actor

_TITLE = "Text of a resolution (demonstration)"


class Stored(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One text and the day on which it is stored."""

    file: str
    stored_on: date
    text: str

    @property
    def reading(self) -> Reading:
        """The text as it is read."""
        return read_resolution(self.text.encode(), file=self.file)


class Corrected(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is written over one paragraph."""

    symbol: str
    language: str
    at: str
    text: str
    corrected_on: date
    reason: str


class Texts(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file whole."""

    stored_by: str
    texts: tuple[Stored, ...]
    corrections: tuple[Corrected, ...]


def steps() -> Iterator[Step]:
    """What is done with the texts, each on its day."""
    told = shelf.read(shelf.root() / FOLDER / "texts.yaml", Texts)
    for stored in told.texts:
        reading = stored.reading
        yield Step(
            stored.stored_on,
            Order.DRAFT,
            acts.target(reading.symbol, reading.language, 1),
            partial(_store, told.stored_by, stored, reading),
        )
    for each in told.corrections:
        yield Step(
            each.corrected_on,
            Order.FOLLOW,
            ("mandates.Correction", f"{each.symbol} {each.language} {each.at}"),
            partial(_correct, told.stored_by, each),
        )


def _store(by: str, stored: Stored, reading: Reading) -> None:
    acts.store_reading(
        reading=reading,
        file=stored.file,
        actor=actor(by),
        reason=WHY,
        source=Source(_TITLE, reading.symbol, stored.stored_on),
        on=stored.stored_on,
    )


def _correct(by: str, each: Corrected) -> None:
    acts.correct_paragraph(
        actor=actor(by),
        symbol=each.symbol,
        language=each.language,
        at=each.at,
        text=each.text,
        reason=each.reason,
        source=None,
        on=each.corrected_on,
    )
