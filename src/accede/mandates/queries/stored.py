"""Stored readings as the rules speak of one, with what was corrected in them."""

from dataclasses import replace
from functools import lru_cache

from accede.mandates import models as records
from accede.mandates.models import StoredReading
from accede.mandates.rules import Note, Paragraph, Part, Reading
from accede.mandates.rules.corrections import Correction, corrected


def corrected_reading(row: StoredReading) -> Reading:
    """A stored reading with what was corrected in it."""
    reading = reading_of(row.pk, row.digest)
    made = corrections(row.symbol, row.language)
    if not made:
        return reading
    stand = corrected(reading.paragraphs, made)
    return replace(reading, paragraphs=tuple(each.paragraph for each in stand))


def corrections(symbol: str, language: str) -> tuple[Correction, ...]:
    """Every correction of a text in one language, in the order they were made."""
    return tuple(
        Correction(
            row.at,
            row.of,
            Part(row.part),
            row.number,
            row.level,
            row.text,
            row.pk,
            row.person,
            row.on,
            row.reason,
        )
        for row in records.Correction.objects.filter(symbol=symbol, language=language).order_by(
            "pk"
        )
    )


@lru_cache(maxsize=64)
def reading_of(key: int, _digest: str) -> Reading:
    """A stored reading as the rules speak of one; mends and furniture stay in the record.

    Kept by key and content: a stored reading is never changed.
    """
    row = StoredReading.objects.get(pk=key)
    paragraphs = []
    counted = dict.fromkeys(Part, 0)
    for stored in row.paragraphs.order_by("position"):
        part = Part(stored.part)
        counted[part] += 1
        at = f"{part} {stored.number or counted[part]}"
        if part in (Part.CHAPEAU, Part.RECOMMENDATION):
            at = f"{part}{' of the draft' if stored.in_draft else ''}"
        paragraphs.append(
            Paragraph(part, stored.number, stored.level, stored.text, stored.in_draft, at)
        )
    notes = tuple(
        Note(each["mark"], each["text"], tuple(each["called_from"])) for each in row.rest["notes"]
    )
    return Reading(
        row.symbol,
        row.language,
        row.organ,
        row.adopted,
        row.title,
        tuple(paragraphs),
        notes,
        (),
        row.session,
        agenda_item=row.rest.get("agenda_item", ""),
        committee_report=row.rest.get("committee_report", ""),
    )
