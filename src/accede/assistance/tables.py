"""The table of requests as data: what the list shows, and nothing more."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assistance.catalogue import priority_names, standing_names
from accede.assistance.rules.asking import RequestView
from accede.basics.digests import digest
from accede.basics.tables import Cell, Column, Kind, Row, Table


def requests_table(
    listed: Sequence[RequestView],
    names: Mapping[str, str],
    language: str,
    *,
    own: bool,
    today: date,
) -> Table:
    """The requests listed. Priority and rank are there for one State's own desk alone: those
    of different States are never set beside each other.
    """
    columns = [
        Column("code", _("Code"), Kind.CODE),
        Column("title", _("What is asked for")),
        Column("state", _("State"), Kind.CODE),
        Column("state_name", _("Name of the State")),
        Column("standing", _("Stands at"), Kind.CODE),
        Column("standing_name", _("Stands at, in words")),
        Column("received_on", _("Received"), Kind.DAY),
        Column("demonstration", _("Demonstration")),
    ]
    if own:
        columns += [
            Column("priority", _("Priority")),
            Column("rank", _("Place in your own order"), Kind.NUMBER),
        ]
    rows = []
    for view in listed:
        cells: list[Cell] = [
            view.code,
            view.title.in_(language),
            view.state,
            names[view.state],
            view.standing.value,
            standing_names()[view.standing].in_(language),
            view.received_on,
            _("Demonstration") if view.demonstration else None,
        ]
        if own:
            cells += [priority_names()[view.priority].in_(language), view.rank]
        rows.append(Row(view.code, reverse("request", kwargs={"code": view.code}), tuple(cells)))
    return Table(
        name="requests",
        title=_("Requests for assistance"),
        columns=tuple(columns),
        rows=tuple(rows),
        as_of=today,
        digest=digest([repr(view) for view in listed]),
    )
