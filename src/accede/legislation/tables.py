"""The table of a review of a law as data: what its page shows, and nothing more."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.assessment.rules import Review
from accede.basics.digests import digest
from accede.basics.tables import Cell, Column, Kind, Row, Table


def review_table(
    review: Review, shown: Sequence[Mapping[str, Any]], language: str, today: date
) -> Table:
    """The obligations listed, each with its finding as it stands today."""
    rows = [_row(each, language) for each in shown]
    return Table(
        name="findings",
        title=f"{review.code} · {review.law}",
        columns=(
            Column("obligation", _("Obligation"), Kind.CODE),
            Column("summary", _("What the provision says")),
            Column("finding", _("Finding"), Kind.CODE),
            Column("finding_words", _("Finding, in words")),
            Column("provisions", _("Provisions cited"), Kind.CODE),
            Column("lacking", _("Elements not found")),
            Column("reasoning", _("Reasoning")),
            Column("made_on", _("Written on"), Kind.DAY),
            Column("read_on", _("Read by a second person on"), Kind.DAY),
            Column("lapsed_on", _("Lapsed"), Kind.DAY),
        ),
        rows=tuple(rows),
        about=review.code,
        as_of=today,
        digest=digest([[str(cell) for cell in row.cells] for row in rows]),
    )


def _row(shown: Mapping[str, Any], language: str) -> Row:
    view, duty = shown["view"], shown["obligation"]
    said: tuple[Cell, ...] = (None,) * 6
    if view is not None and view.reasoning is not None:
        said = (
            ", ".join(each.number for each in view.citations) or None,
            "; ".join(each.in_(language) for each in view.lacking) or None,
            view.reasoning.in_(language),
            view.made_on,
            view.read_on,
            view.lapsed_on,
        )
    return Row(
        duty.code,
        shown["address"],
        (
            duty.code,
            duty.summary.in_(language),
            view.judgement.value if view else None,
            shown["word"].in_(language) if view else _("no finding yet"),
            *said,
        ),
    )
