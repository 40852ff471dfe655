"""What is recorded of the statements of States: what counts, and for the Office what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from django.db.models import Q

from accede.basics.digests import digest
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.rules import Viewer
from accede.treaties import models
from accede.treaties.catalogue import words
from accede.treaties.queries import agreements, snapshot
from accede.treaties.rules.agreements import Agreed
from accede.treaties.rules.between import Between, between
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.statements import (
    Statement,
    StatementKind,
    StatementList,
    Statements,
    counts,
    sees_waiting,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True)
class Pair:
    """Every instrument between two States on a day, and the digest of the facts it rests on.

    ``agreed`` are their own agreements on surrender and assistance, as loaded records give
    them; those are not known by day, and ``as_known_on`` leaves none of them out.
    """

    first: str
    second: str
    as_of: date
    as_known_on: date | None
    rows: tuple[Between, ...]
    known: Statements
    agreed: tuple[Agreed, ...]
    digest: str


def pair(first: str, second: str, *, as_of: date, as_known_on: date | None = None) -> Pair:
    """What holds between two States or organisations on a day, as known on a day.

    Raises ``UnknownParticipant`` for a code that is neither.
    """
    legal = snapshot(as_known_on=as_known_on)
    known = statements(authors=(first, second), as_known_on=as_known_on)
    rows = between(legal, known, first, second, as_of)
    agreed = agreements(first, second, as_of)
    facts = digest(
        [
            legal.digest,
            digest_of(known),
            [[each.agreement.code, each.force, list(each.through)] for each in agreed],
            first,
            second,
            as_of,
        ]
    )
    return Pair(first, second, as_of, as_known_on, rows, known, agreed, facts)


def statements(
    *,
    instrument: str | None = None,
    authors: Iterable[str] | None = None,
    as_known_on: date | None = None,
) -> Statements:
    """The statements that count, on one instrument or by some authors, as known on a day.

    With ``authors``, those of others that theirs name are left out, and so is what others
    say of theirs: enough for what holds between them.
    """
    lists = models.StatementList.objects.all()
    if instrument is not None:
        lists = lists.filter(instrument=instrument)
    known = _entries(instrument, authors)
    return Statements.known(known, [list_of(row) for row in lists], as_known_on)


def waiting(
    viewer: Viewer, *, instrument: str | None = None, author: str | None = None
) -> tuple[Statement | StatementList, ...]:
    """What a second person has still to read, for who may see it; else nothing."""
    if not sees_waiting(viewer):
        return ()
    authors = None if author is None else (author,)
    found: list[Statement | StatementList] = [
        each for each in _entries(instrument, authors) if each.agreed is None
    ]
    if author is None:
        lists = models.StatementList.objects.filter(agreed=None)
        if instrument is not None:
            lists = lists.filter(instrument=instrument)
        found += [list_of(row) for row in lists]
    return tuple(found)


def entry(code: str) -> Statement | StatementList | None:
    """The entry with this code, read or not; ``None`` where there is none."""
    row = _rows().filter(code=code).first()
    if row is not None:
        return statement_of(row)
    listed = models.StatementList.objects.filter(code=code).first()
    return None if listed is None else list_of(listed)


def naming(code: str) -> tuple[Statement, ...]:
    """The entries that name this one: objections, withdrawals, corrections."""
    rows = _rows().filter(Q(about__code=code) | Q(corrects__code=code))
    return tuple(statement_of(row) for row in rows)


def named_by(instrument: str) -> tuple[Statement, ...]:
    """What an objection, a withdrawal or a correction on an instrument may name: what counts."""
    return tuple(each for each in _entries(instrument, None) if counts(each))


def digest_of(known: Statements) -> str:
    """The digest of what statements say, whoever entered them and in whatever order."""
    return digest(
        {
            "statements": sorted(
                [
                    each.code, each.instrument, each.author, each.kind.value,
                    each.effect.value if each.effect else "", list(each.provisions), each.done,
                    each.effective, each.about, each.precludes, str(each.source),
                    dict(each.summary.by_language),
                ]
                for each in known.standing
            ),
            "lists": sorted(
                [each.instrument, each.complete_until, each.demonstration, str(each.source)]
                for each in known.lists
            ),
        }
    )  # fmt: skip


@cache
def statement_words(kind: str) -> dict[str, Text]:
    """The words for codes of statements: ``kinds``, ``effects``, ``forces``, ``outcomes``…"""
    return {
        code.partition(".")[2]: text
        for code, text in words("statements").items()
        if code.startswith(f"{kind}.")
    }


def statement_of(row: models.Statement) -> Statement:
    """A record as the rules know it."""
    return Statement(
        code=row.code,
        instrument=row.instrument,
        author=row.author,
        kind=StatementKind(row.kind),
        effect=Effect(row.effect) if row.effect else None,
        provisions=tuple(row.provisions),
        done=row.done,
        effective=row.effective,
        language=row.language,
        summary=Text(row.summary),
        source=Source(row.source_title, row.source_reference, row.source_stated_on),
        about=row.about.code if row.about else "",
        precludes=row.precludes,
        corrects=row.corrects.code if row.corrects else "",
        entered_by=row.entered_by,
        entered_on=row.entered_on,
        second_reader=row.second_reader,
        read_on=row.read_on,
        agreed=row.agreed,
        remark=row.remark,
        demonstration=row.demonstration,
    )


def list_of(row: models.StatementList) -> StatementList:
    """A record as the rules know it."""
    return StatementList(
        code=row.code,
        instrument=row.instrument,
        source=Source(row.source_title, row.source_reference, row.source_stated_on),
        complete_until=row.complete_until,
        entered_by=row.entered_by,
        entered_on=row.entered_on,
        second_reader=row.second_reader,
        read_on=row.read_on,
        agreed=row.agreed,
        remark=row.remark,
        demonstration=row.demonstration,
    )


def _rows() -> "QuerySet[models.Statement]":
    return models.Statement.objects.select_related("about", "corrects")


def _entries(instrument: str | None, authors: Iterable[str] | None) -> list[Statement]:
    rows = _rows()
    if instrument is not None:
        rows = rows.filter(instrument=instrument)
    if authors is not None:
        rows = rows.filter(author__in=list(authors))
    return [statement_of(row) for row in rows]
