"""A law read from a file is recorded: a first time, or as a new consolidation.

One transaction with its entry in the journal; where an act raises, nothing has been written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accede.basics.digests import digest
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor
from accede.legislation.acts.recording import NotTheirLaw
from accede.legislation.models import Law, LawProvision, LawVersion
from accede.legislation.rules import (
    Difference,
    LawReading,
    ReadProvision,
    difference,
    law_target,
    may_record_law,
)
from accede.states.queries import world

_BATCH = 400
_MOST_REMARKS = 500


class TwoLaws(BadInput):
    """A file seems to hold more than one law."""

    def __init__(self, reading: LawReading) -> None:
        first = reading.grave[0]
        super().__init__(
            f"numbering begins again after ‘{first.what[:80]}’: the file seems to hold two laws",
            remedy="part the file, or load it as one law with --accept-findings",
            place=Place(reading.file, first.line),
        )


class OtherState(BadInput):
    """The code belongs to a law of another State."""

    def __init__(self, code: str, state: str) -> None:
        super().__init__(
            f"the law ‘{code}’ is one of {state}", remedy="give the law another code with --code"
        )


class VersionTooEarly(BadInput):
    """A consolidation would begin on or before the day of one that is recorded."""

    def __init__(self, code: str, begins: date, recorded: date) -> None:
        super().__init__(
            f"‘{code}’ is recorded as of {recorded}; a version of {begins} is no later",
            remedy="give the day from which the new consolidation is in force",
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading did: the version, what it changed, and whether anything was new."""

    law: str
    ordinal: int
    difference: Difference
    written: bool


def compared(code: str, reading: LawReading) -> Difference:
    """What loading the reading as this law would change; nothing is written."""
    return difference(_standing(code), _wordings(reading.provisions))


@transaction.atomic
def load_law(
    *,
    actor: Actor,
    code: str,
    state: str,
    title: str,
    reading: LawReading,
    in_force_from: date,
    published: bool,
    reason: str,
    source: Source,
    on: date,
    accept_findings: bool = False,
) -> Loaded:
    """The law as the reading has it, in force from a day: a new law, or its next version.

    ``on`` is the day it is recorded. Of a law recorded before, the provisions that differ are
    closed on ``in_force_from`` and opened anew; the others stand, and so do findings on them.
    The same content again writes nothing. Raises ``NotTheirLaw``, ``TwoLaws`` unless
    ``accept_findings``, ``OtherState``, ``VersionTooEarly``, and ``UnknownState``.
    """
    world().state(state)
    if not may_record_law(actor, state):
        raise NotTheirLaw(state)
    if reading.grave and not accept_findings:
        raise TwoLaws(reading)
    row = Law.objects.select_for_update().filter(code=code).first()
    if row is not None and row.state != state:
        raise OtherState(code, row.state)
    mark = digest(
        [[each.number, each.heading, each.text, [*each.path]] for each in reading.provisions]
    )
    last = row.versions.order_by("-ordinal").first() if row else None
    if last is not None and last.digest == mark:
        return Loaded(code, last.ordinal, compared(code, reading), written=False)
    if row is None:
        row = Law.objects.create(
            code=code,
            state=state,
            title={reading.language: title},
            cited_as=title[:300],
            published=published,
            source_title=source.title[:300],
            source_reference=source.reference,
            source_stated_on=source.stated_on,
        )
    else:
        begun = [last.in_force_from] if last else []
        begun += row.provisions.filter(in_force_from__gte=in_force_from).values_list(
            "in_force_from", flat=True
        )
        if begun and max(begun) >= in_force_from:
            raise VersionTooEarly(code, in_force_from, max(begun))
    changes = compared(code, reading)
    _write(row, reading, changes, in_force_from)
    version = LawVersion.objects.create(
        law=row,
        ordinal=last.ordinal + 1 if last else 1,
        in_force_from=in_force_from,
        language=reading.language,
        digest=mark,
        file=reading.file.replace("\\", "/").rpartition("/")[2][:255],
        opening=reading.opening[:40],
        lines=reading.lines,
        provisions=len(reading.provisions),
        not_placed=reading.not_placed,
        remarks=[[each.kind.value, each.line, each.what] for each in reading.remarks][
            :_MOST_REMARKS
        ],
        difference={
            "added": list(changes.added),
            "changed": list(changes.changed),
            "ended": list(changes.ended),
        },
        recorded_on=on,
    )
    record(
        actor=actor,
        act="legislation.load_law",
        target=law_target(code),
        reason=reason,
        source=source,
        on=on,
        content={
            "state": state,
            "title": title,
            "published": row.published,
            "version": version.ordinal,
            "from": in_force_from,
            "file": version.file,
            "digest": mark,
            "provisions": len(reading.provisions),
            "lines": reading.lines,
            "not_placed": reading.not_placed,
            "added": len(changes.added),
            "changed": list(changes.changed),
            "ended": list(changes.ended),
        },
    )
    return Loaded(code, version.ordinal, changes, written=True)


def _write(row: Law, reading: LawReading, changes: Difference, begins: date) -> None:
    places = {each.number: at for at, each in enumerate(reading.provisions)}
    standing = list(row.provisions.filter(in_force_until=None))
    touched = changes.touched
    closed, moved = [], []
    for provision in standing:
        if provision.number in touched:
            provision.in_force_until = begins
            closed.append(provision)
        else:
            at = places[provision.number]
            path = list(reading.provisions[at].path)
            if (provision.position, provision.path) != (at, path):
                provision.position, provision.path = at, path
                moved.append(provision)
    LawProvision.objects.bulk_update(closed, ["in_force_until"], batch_size=_BATCH)
    # Where a provision stands in the law is of the latest consolidation; its wording is not.
    LawProvision.objects.bulk_update(moved, ["position", "path"], batch_size=_BATCH)
    fresh = {*changes.added, *changes.changed}
    LawProvision.objects.bulk_create(
        [
            LawProvision(
                law=row,
                number=each.number[:80],
                position=at,
                path=list(each.path),
                heading=dict(_heading(each).by_language),
                text={each.language: each.text},
                in_force_from=begins,
            )
            for at, each in enumerate(reading.provisions)
            if each.number in fresh
        ],
        batch_size=_BATCH,
    )


def _heading(provision: ReadProvision) -> Text:
    """Its own heading, else that of the narrowest division it stands in, else its number."""
    above = provision.path[-1] if provision.path else ""
    return Text({provision.language: provision.heading or above or provision.number})


def _standing(code: str) -> dict[str, tuple[str, str]]:
    rows = LawProvision.objects.filter(law__code=code, in_force_until=None).order_by("position")
    return {row.number: (Text(row.heading).in_("en"), Text(row.text).in_("en")) for row in rows}


def _wordings(provisions: Sequence[ReadProvision]) -> list[tuple[str, str, str]]:
    # A heading that is only that of the division says nothing of the provision's own wording.
    return [(each.number, _heading(each).in_("en"), each.text) for each in provisions]
