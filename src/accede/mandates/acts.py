"""The one verb of this room that writes: a reading is stored."""

from datetime import date

from django.db import transaction

from accede.basics.digests import Plain, digest
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Source
from accede.journal.acts import record
from accede.journal.rules import Actor
from accede.mandates.exchange import document
from accede.mandates.models import StoredParagraph, StoredReading
from accede.mandates.queries import found_in
from accede.mandates.rules import Reading


class UnsoundReading(BadInput):
    """A reading with findings, which was not accepted as it is."""

    def __init__(self, count: int, first: str, place: Place) -> None:
        super().__init__(
            f"the reading has {count} finding{'s' if count > 1 else ''}, first: {first}",
            remedy="correct the file, or store the reading as it is with --accept-findings",
            place=place,
        )


def store_reading(
    *,
    reading: Reading,
    file: str,
    actor: Actor,
    reason: str,
    source: Source | None,
    on: date,
    accept_findings: bool = False,
) -> StoredReading:
    """The stored reading: a new version, or the one that already has this content.

    A reading replaces nothing. Raises ``UnsoundReading`` for a reading with findings,
    unless ``accept_findings``; a reading without a symbol is never stored. One
    transaction, one entry in the journal.
    """
    found = found_in(reading, file=file)
    if found and not (accept_findings and reading.symbol):
        raise UnsoundReading(len(found), found[0].problem, found[0].place)
    content = document(reading)
    mark = digest(content)
    with transaction.atomic():
        same_text = StoredReading.objects.select_for_update().filter(
            symbol=reading.symbol, language=reading.language
        )
        versions = list(same_text.order_by("version"))
        for stored in versions:
            if stored.digest == mark:
                return stored
        stored = StoredReading(
            symbol=reading.symbol,
            language=reading.language,
            version=versions[-1].version + 1 if versions else 1,
            digest=mark,
            organ=reading.organ,
            session=reading.session,
            adopted=reading.adopted,
            title=reading.title,
            file=file,
            rest={key: content[key] for key in ("notes", "mends", "doubts", "furniture", "lines")},
            read_on=on,
        )
        stored.save()
        StoredParagraph.objects.bulk_create(
            StoredParagraph(
                reading=stored,
                position=position,
                part=paragraph.part.value,
                number=paragraph.number,
                level=paragraph.level,
                text=paragraph.text,
                in_draft=paragraph.in_draft,
            )
            for position, paragraph in enumerate(reading.paragraphs)
        )
        summary: dict[str, Plain] = {
            "symbol": stored.symbol,
            "language": stored.language,
            "version": stored.version,
            "digest": stored.digest,
            "file": stored.file,
            "paragraphs": len(reading.paragraphs),
            "mends": len(reading.mends),
            "findings": [str(each) for each in found],
        }
        record(
            actor=actor,
            act="store reading",
            target=target(stored.symbol, stored.language, stored.version),
            reason=reason,
            source=source,
            on=on,
            content=summary,
        )
    return stored


def target(symbol: str, language: str, version: int) -> tuple[str, str]:
    """How the journal speaks of a stored reading."""
    return ("mandates.StoredReading", f"{symbol} {language} {version}")
