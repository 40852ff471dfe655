"""What was loaded: each list and file, how far it reaches, and what was wrong in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.treaties import catalogue, models


@dataclass(frozen=True)
class Loaded:
    """A list of acts, or the rest of a file, as it was loaded.

    ``findings`` are the lines concerned, by the code of the kind of finding. ``instrument``
    is ``""`` for the rest of a file: agreements, and rows that belong to no list.
    """

    code: str
    instrument: str
    source: Source
    complete_until: date | None
    loaded_on: date
    acts: int
    named: int
    agreements: int
    findings: Mapping[str, tuple[int, ...]]


def loaded() -> tuple[Loaded, ...]:
    """Everything that was loaded, the newest first. The catalogue's own lists are not in it."""
    lists = models.ActList.objects.annotate(number=Count("acts")).prefetch_related("findings")
    files = models.Register.objects.annotate(number=Count("agreements")).prefetch_related(
        "findings"
    )
    found = [
        Loaded(
            code=row.code,
            instrument=row.instrument,
            source=_source(row, row.stated_on),
            complete_until=row.complete_until,
            loaded_on=row.loaded_on,
            acts=row.number,
            named=len(row.named),
            agreements=0,
            findings=_by_kind(row),
        )
        for row in lists
    ]
    found += [
        Loaded(
            code=row.code,
            instrument="",
            source=_source(row, None),
            complete_until=None,
            loaded_on=row.loaded_on,
            acts=0,
            named=0,
            agreements=row.number,
            findings=_by_kind(row),
        )
        for row in files
    ]
    return tuple(sorted(found, key=lambda each: (-each.loaded_on.toordinal(), each.code)))


def finding_text(code: str) -> Text:
    """What a kind of finding is, in words; the code itself where it is no longer known."""
    return catalogue.words("findings").get(code, Text({"en": code}))


def _source(row: models.ActList | models.Register, stated_on: date | None) -> Source:
    return catalogue.entitled(Source(row.source_title, row.source_reference, stated_on))


def _by_kind(row: models.ActList | models.Register) -> Mapping[str, tuple[int, ...]]:
    lines: dict[str, list[int]] = {}
    for each in row.findings.all():
        lines.setdefault(each.code, []).append(each.line)
    order = sorted(lines, key=lambda code: (len(code), code))
    return {code: tuple(sorted(lines[code])) for code in order}
