"""The tables of requests and of results as data: what their pages show, and nothing more."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assistance.catalogue import indicators, priority_names, standing_names
from accede.assistance.rules.activities import ActivityView
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.needs import Need
from accede.basics.digests import digest
from accede.basics.tables import Cell, Column, Kind, Row, Table, address_on


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


def results_table(
    done: Sequence[ActivityView], state: str, language: str, day: date, as_known_on: date | None
) -> Table:
    """The results of the activities that a State's page shows, each under its activity."""
    columns = (
        Column("activity", _("Activity"), Kind.CODE),
        Column("indicator", _("Indicator"), Kind.CODE),
        Column("indicator_name", _("Indicator, in words")),
        Column("baseline", _("Baseline"), Kind.NUMBER),
        Column("target", _("Target"), Kind.NUMBER),
        Column("value", _("Measured"), Kind.NUMBER),
        Column("unit", _("Unit")),
        Column("measured_on", _("Measured on"), Kind.DAY),
        Column("verified_by", _("How it was verified")),
        Column("evidence", _("Evidence")),
        Column("demonstration", _("Demonstration")),
    )
    page = address_on(reverse("state", kwargs={"code": state}), as_of=day, as_known_on=as_known_on)
    known = indicators()
    rows = []
    for activity in done:
        for each in activity.results:
            indicator, measure = known[each.indicator], each.measure
            cells: tuple[Cell, ...] = (
                activity.code,
                each.indicator,
                indicator.title.in_(language),
                measure.baseline,
                measure.target,
                measure.value,
                indicator.unit_name.in_(language),
                each.measured_on,
                measure.verified_by.in_(language),
                measure.evidence.in_(language),
                _("Demonstration") if activity.demonstration else None,
            )
            rows.append(Row(each.code, f"{page}#activity-{activity.code}", cells))
    return Table(
        name="results",
        title=_("Results measured"),
        columns=columns,
        rows=tuple(rows),
        about=state,
        as_of=day,
        as_known_on=as_known_on,
        digest=digest([repr(each.results) for each in done]),
    )


def needs_table(listed: Sequence[Need], state: str, language: str, on: date) -> Table:
    """The needs of a State as its page lists them, those addressed last. Nothing is counted."""
    page = reverse("state-needs", kwargs={"code": state})
    return Table(
        name="needs",
        title=_("Needs"),
        about=state,
        as_of=on,
        columns=(
            Column("about", _("Obligation or question"), Kind.CODE),
            Column("origin", _("Comes from"), Kind.CODE),
            Column("asks", _("What is asked")),
            Column("judgement", _("Judgement"), Kind.CODE),
            Column("judgement_words", _("Judgement, in words")),
            Column("lacking", _("What is lacking")),
            Column("reason", _("Why it is open")),
            Column("kind", _("Kind of obligation"), Kind.CODE),
            Column("paragraphs", _("Paragraphs of the mandate")),
            Column("requests", _("In a request already")),
        ),
        rows=tuple(
            Row(
                each.code,
                f"{address_on(page, as_of=on)}#need-{each.code}",
                (
                    each.about,
                    each.origin.value,
                    each.asks.in_(language),
                    each.judgement.value,
                    each.word.in_(language),
                    "; ".join(one.in_(language) for one in each.lacking) or None,
                    each.reason.in_(language) if each.reason else None,
                    each.kind or None,
                    "; ".join(f"{symbol}:{number}" for symbol, number in each.paragraphs) or None,
                    "; ".join(one.request for one in each.carried) or None,
                ),
            )
            for each in listed
        ),
        digest=digest([[each.code, each.judgement.value] for each in listed]),
        names_states=False,
    )
