"""What people do with resolutions: store a reading, correct it, decide a link between two."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from accede.basics.digests import Plain, digest
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Source
from accede.journal.acts import record
from accede.journal.rules import Actor
from accede.mandates import models as records
from accede.mandates.exchange import document
from accede.mandates.models import LinkDecision, StoredParagraph, StoredReading
from accede.mandates.queries import found_in
from accede.mandates.queries.crosswalks import own_symbol
from accede.mandates.queries.texts import laid_out, shown_texts
from accede.mandates.rules import Part, Reading
from accede.mandates.rules.corrections import Correction, changes_something, mark_of
from accede.mandates.rules.crosswalks import Decision, Link, leads_on, may_decide

# What a stored reading keeps as it was given, beside its paragraphs.
_REST = (
    *("notes", "mends", "doubts", "furniture", "lines"),
    *("agenda_item", "committee_report"),
)


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
            rest={key: content[key] for key in _REST},
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


class NotTheSecretariat(BadInput):
    """Links are decided, and texts corrected, by the Secretariat alone."""

    def __init__(self, what: str = "links between resolutions are decided") -> None:
        super().__init__(
            f"{what} by the Secretariat", remedy="ask a clerk of the Secretariat to do it"
        )


class NoSuchParagraph(BadInput):
    """A link was to end at a paragraph that the resolution does not have."""

    def __init__(self, symbol: str, number: str) -> None:
        super().__init__(
            f"{symbol} has no operative paragraph {number}",
            remedy="give the number of an operative paragraph of that resolution",
        )


class WithinOne(BadInput):
    """A link was to lead from a resolution to itself."""

    def __init__(self, symbol: str) -> None:
        super().__init__(
            f"both ends are in {symbol}", remedy="link paragraphs of two different resolutions"
        )


@transaction.atomic
def decide_link(
    *,
    actor: Actor,
    before: tuple[str, str],
    after: tuple[str, str],
    decision: Decision,
    reason: str,
    source: Source | None,
    on: date,
) -> Link:
    """Records that a paragraph leads to one of another resolution, or that it does not.

    An end is a symbol and the number of an operative paragraph. To decide again what stands
    is another record; the last counts. Raises ``NotTheSecretariat``, ``WithinOne``,
    ``NoSuchParagraph``, ``NoText`` for a resolution of which nothing is known.
    """
    if not may_decide(actor):
        raise NotTheSecretariat
    ends = tuple(
        (own_symbol(symbol.strip().upper()), number.strip()) for symbol, number in (before, after)
    )
    if not leads_on(*ends):
        raise WithinOne(ends[0][0])
    for symbol, number in ends:
        numbers = {each.number for each in laid_out(symbol).reading.paragraphs if each.level == 1}
        if number not in numbers:
            raise NoSuchParagraph(symbol, number)
    row = LinkDecision(
        before_symbol=ends[0][0],
        before_number=ends[0][1],
        after_symbol=ends[1][0],
        after_number=ends[1][1],
        decision=decision.value,
        person=actor.person,
        reason=reason,
        on=on,
    )
    row.save()
    record(
        actor=actor,
        act="decide link",
        target=("mandates.Link", f"{ends[0][0]} {ends[0][1]} → {ends[1][0]} {ends[1][1]}"),
        reason=reason,
        source=source,
        on=on,
        content={"decision": decision.value},
    )
    return Link(ends[0], ends[1], decision, row.pk, on, actor.person, reason)


class NoSuchText(BadInput):
    """A correction was to be of a paragraph that the stored text does not have."""

    def __init__(self, symbol: str, language: str, at: str) -> None:
        super().__init__(
            f"the text of {symbol} in ‘{language}’ has no ‘{at}’",
            remedy="give an address of the text that is stored, such as ‘operative 3’",
        )


class NothingCorrected(BadInput):
    """A correction left everything as it is, or no text at all."""

    def __init__(self, at: str) -> None:
        super().__init__(
            f"nothing of ‘{at}’ is corrected", remedy="change its text, number, level or part"
        )


@transaction.atomic
def correct_paragraph(
    *,
    actor: Actor,
    symbol: str,
    language: str,
    at: str,
    reason: str,
    source: Source | None,
    on: date,
    text: str | None = None,
    number: str | None = None,
    level: int | None = None,
    part: Part | None = None,
) -> Correction:
    """Writes over one paragraph of a stored text; what was read stays beside it.

    ``at`` is the paragraph’s address as it is shown; what is not given stays as it stands. To
    undo a correction is to correct it back. Raises ``NotTheSecretariat``, ``NoSuchText``,
    ``NothingCorrected``.
    """
    if not may_decide(actor):
        raise NotTheSecretariat("texts are corrected")
    shown = next((each for each in shown_texts(symbol) if each.language == language), None)
    found = next(
        (
            each
            for each in (shown.paragraphs if shown else ())
            if at in (each.paragraph.at, each.read.at)
        ),
        None,
    )
    if shown is None or found is None:
        raise NoSuchText(symbol, language, at)
    now = found.paragraph
    correction = Correction(
        found.read.at,
        mark_of(found.read.text),
        part if part is not None else now.part,
        number.strip() if number is not None else now.number,
        level if level is not None else now.level,
        (text if text is not None else now.text).strip(),
        by=actor.person,
        on=on,
        reason=reason,
    )
    if not changes_something(now, correction):
        raise NothingCorrected(at)
    row = records.Correction(
        symbol=shown.symbol,
        language=language,
        at=correction.at,
        of=correction.of,
        part=correction.part.value,
        number=correction.number,
        level=correction.level,
        text=correction.text,
        person=actor.person,
        reason=reason,
        on=on,
    )
    row.save()
    record(
        actor=actor,
        act="correct paragraph",
        target=("mandates.Correction", f"{shown.symbol} {language} {correction.at}"),
        reason=reason,
        source=source,
        on=on,
        content={
            "of": correction.of,
            "part": correction.part.value,
            "number": correction.number,
            "level": correction.level,
            "text": correction.text,
        },
    )
    return replace(correction, order=row.pk)


def target(symbol: str, language: str, version: int) -> tuple[str, str]:
    """How the journal speaks of a stored reading."""
    return ("mandates.StoredReading", f"{symbol} {language} {version}")
