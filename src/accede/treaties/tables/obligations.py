"""Obligations as data: those of one instrument, or of all that were asked for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accede.basics.tables import Column, Kind, Row, Table
from accede.treaties import catalogue
from accede.treaties.tables import Page, days_of, on_page


def obligations_table(page: Page, rows: Sequence[Mapping[str, Any]], language: str) -> Table:
    """One row for each provision, article by article, with its ties."""
    known = catalogue.everything()
    codes = dict.fromkeys(row["obligation"].instrument for row in rows)
    return Table(
        name="obligations",
        title=_("Obligations"),
        about=page["instrument"].code if page["instrument"] else "",
        columns=(
            Column("obligation", _("Code"), Kind.CODE),
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("article", _("Article")),
            Column("kind", _("Kind"), Kind.CODE),
            Column("kind_name", _("Kind, in words")),
            Column("strength", _("How far it binds")),
            Column("addressee", _("Whom it addresses")),
            Column("summary", _("What the provision says")),
            Column("same_as", _("Same duty in"), Kind.CODE),
            Column("covered_by", _("Covered by"), Kind.CODE),
            Column("imports", _("Takes over"), Kind.CODE),
            Column("checked", _("How it was checked"), Kind.CODE),
        ),
        rows=tuple(
            Row(
                row["obligation"].code,
                on_page(page, "instrument", row["obligation"].instrument, row["obligation"].code),
                (
                    row["obligation"].code,
                    row["obligation"].instrument,
                    row["obligation"].article,
                    row["obligation"].kind.value,
                    row["kind"].in_(language),
                    row["strength"].in_(language),
                    row["addressee"].in_(language),
                    row["obligation"].summary.in_(language),
                    _codes(row["same"]),
                    _codes(row["covered"]),
                    _codes(row["imports"]),
                    row["obligation"].checked.value,
                ),
            )
            for row in rows
        ),
        sources=tuple(dict.fromkeys(known[code].source for code in codes)),
        digest=page["digest"],
        names_states=False,
        notes=(_("In our own words; the instrument alone is authentic."),),
        **days_of(page),
    )


def _codes(linked: Iterable[Mapping[str, Any]]) -> str | None:
    return " ".join(each["code"] for each in linked) or None
