"""Who can see a record, as data: what the page says, row by row."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.basics.digests import digest
from accede.basics.tables import Cell, Column, Kind, Row, Table
from accede.consent.rules import Shared
from accede.site.sharing import Part


def access_table(
    record: Shared, kind: str, parts: Sequence[Part], today: date, language: str
) -> Table:
    """Everybody who sees the record today, and why; then what the State closed again."""
    here = reverse("who-can-see", kwargs={"kind": kind, "code": record.code})
    rows: list[Row] = []

    def add(part: Part, what: str, *cells: Cell) -> None:
        target = ":".join(part.protected.target)
        state = part.state.code
        rows.append(Row(f"{target}:{state}:{what}", here, (state, *cells)))

    for part in parts:
        add(part, "owner", part.state.name.in_(language), _("It is the State’s own record."),
            None, None, "yes")  # fmt: skip
        if part.assigned:
            counted = ngettext("%(n)s officer of the Office", "%(n)s officers of the Office",
                               part.assigned)  # fmt: skip
            who = ", ".join(part.officers) or counted % {"n": part.assigned}
            add(part, "assigned", who, _("Assigned to it."), None, None, "yes")
        for given, holds in [(each, "yes") for each in part.holding] + [
            (each, "no") for each in part.ended
        ]:
            add(
                part,
                str(given.grant.number),
                str(given.words),
                _("The State opened it."),
                given.grant.granted_on,
                given.last,
                holds,
            )
    return Table(
        name="access",
        title=_("Who can see this"),
        about=record.code,
        columns=(
            Column("state", _("State"), Kind.CODE),
            Column("who", _("Who")),
            Column("why", _("Why")),
            Column("since", _("Since"), Kind.DAY),
            Column("until", _("Until"), Kind.DAY),
            Column("holds", _("Holds today"), Kind.CODE),
        ),
        rows=tuple(rows),
        as_of=today,
        digest=digest([[row.id, *map(str, row.cells)] for row in rows]),
    )
