"""The tables of this room's pages as data: people, and entries of the journal."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.queries import Kept
from accede.accounts.rules import Said
from accede.accounts.words import ROLES
from accede.basics.digests import digest
from accede.basics.tables import Column, Kind, Row, Table, address_on


def people_table(people: Iterable[Kept]) -> Table:
    """Every account, in use and closed, with its roles."""
    rows = [
        Row(
            each.person.code,
            reverse("person", args=[each.person.code]),
            (
                each.person.code,
                each.person.name,
                each.person.email,
                each.person.office.value,
                ", ".join(str(ROLES[role]) for role in sorted(each.person.roles)),
                each.person.of or None,
                each.opened_on,
                each.closed_on,
            ),
        )
        for each in people
    ]
    return Table(
        name="people",
        title=_("People"),
        columns=(
            Column("code", pgettext("in the record", "Code"), Kind.CODE),
            Column("name", pgettext("of a person", "Name")),
            Column("email", _("E-mail address")),
            Column("office", pgettext("of a person", "Office"), Kind.CODE),
            Column("roles", _("Roles")),
            Column("acts_for", _("Acts for"), Kind.CODE),
            Column("opened_on", _("Open since"), Kind.DAY),
            Column("closed_on", pgettext("of an account", "Closed on"), Kind.DAY),
        ),
        rows=tuple(rows),
        names_states=False,
        digest=digest([[row.id, *map(str, row.cells)] for row in rows]),
    )


def entries_table(entries: Iterable[Said]) -> Table:
    """Entries of the journal as the page shows them: who, what, when, on which record."""
    here = reverse("record")
    rows = [
        Row(
            str(each.entry.seq),
            address_on(here, before=str(each.entry.seq + 1)) + f"#entry-{each.entry.seq}",
            (
                each.entry.seq,
                each.entry.at,
                each.entry.person,
                each.entry.office,
                each.entry.of or None,
                each.entry.act,
                *each.entry.target,
                each.entry.on,
                each.reason,
                each.source or None,
                each.entry.hash,
            ),
        )
        for each in entries
    ]
    return Table(
        name="entries",
        title=_("The record"),
        columns=(
            Column("seq", pgettext("in the record", "Entry"), Kind.NUMBER),
            Column("at", pgettext("in the record", "Written"), Kind.CODE),
            Column("person", pgettext("in the record", "Who"), Kind.CODE),
            Column("office", pgettext("of a person", "Office"), Kind.CODE),
            Column("acts_for", _("Acts for"), Kind.CODE),
            Column("act", pgettext("in the record", "Act"), Kind.CODE),
            Column("kind", _("Kind of record"), Kind.CODE),
            Column("record", pgettext("in the record", "Record"), Kind.CODE),
            Column("on", pgettext("in the record", "Done on"), Kind.DAY),
            Column("reason", pgettext("in the record", "Why")),
            Column("source", pgettext("in the record", "Source")),
            Column("hash", pgettext("in the record", "Hash"), Kind.CODE),
        ),
        rows=tuple(rows),
        notes=(_("Why, and on what source, stands with the record where a State opens it."),),
        names_states=False,
        digest=digest([each.entry.hash for each in entries]),
    )
