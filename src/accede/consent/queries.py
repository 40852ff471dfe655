"""Which of some records a viewer sees on a day: one query, then the rules."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.http import HttpRequest

from accede.accounts.queries import person
from accede.accounts.rules import Person
from accede.consent.models import ConsentGrant
from accede.consent.rules import (
    Audience,
    Grant,
    Protected,
    Viewer,
    ViewerKind,
    may_see,
    viewer_of,
)
from accede.journal.queries import Kept
from accede.journal.rules import Target


class Visit(HttpRequest):
    """What every view is given, for the types: the roof has said who comes, and as whom
    they look. Views use these two, and never Django's own ``user``.
    """

    person: Person | None
    viewer: Viewer


def reader_named(named: str) -> Viewer:
    """As whom a command looks: the person named, or the Office where nobody is.

    What a State has not opened to the Office is not told to whoever runs a command.
    Raises ``UnknownPerson``.
    """
    return viewer_of(person(named)) if named else Viewer(ViewerKind.OFFICE)


def visible(*, viewer: Viewer, on: date, records: Iterable[Protected]) -> frozenset[Target]:
    """The targets, among those given, that the viewer sees on the day."""
    wanted = tuple(records)
    given: dict[Target, list[Grant]] = defaultdict(list)
    for grant in grants({record.target for record in wanted}):
        given[grant.target].append(grant)
    return frozenset(
        record.target for record in wanted if may_see(viewer, record, given[record.target], on)
    )


def given_on(number: int) -> tuple[Target, str] | None:
    """On which record a grant was given, and by which State; ``None`` where there is none."""
    row = ConsentGrant.objects.filter(pk=number).first()
    return None if row is None else ((row.target_class, row.target_id), row.state)


def grants(targets: Iterable[Target]) -> tuple[Grant, ...]:
    """Every grant ever given on these targets, oldest first."""
    wanted = frozenset(targets)
    given = _read(wanted) if len(wanted) <= _FEW else _kept.all()
    found = (grant for target in wanted for grant in given.get(target, ()))
    return tuple(sorted(found, key=lambda grant: grant.number))


# So many are looked for in the database; for more, all are kept in memory.
_FEW = 50


def _read(targets: frozenset[Target] | None) -> Mapping[Target, tuple[Grant, ...]]:
    """The grants on these targets, or all, by target."""
    rows = ConsentGrant.objects.order_by("pk")
    if targets is not None:
        rows = rows.filter(
            target_class__in={target_class for target_class, _ in targets},
            target_id__in={target_id for _, target_id in targets},
        )
    found: dict[Target, tuple[Grant, ...]] = {}
    for row in rows:
        target = (row.target_class, row.target_id)
        if targets is None or target in targets:
            grant = Grant(
                target=target,
                state=row.state,
                audience=Audience(row.audience),
                granted_on=row.granted_on,
                named=row.named,
                until=row.until,
                revoked_on=row.revoked_on,
                number=row.pk,
            )
            found[target] = (*found.get(target, ()), grant)
    return found


_kept: Kept[tuple[Grant, ...]] = Kept(_read)
