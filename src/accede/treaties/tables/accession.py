"""The tables of a plan as data: what joining adds, and what is notified."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.basics.tables import Column, Kind, Row, Table, address_on
from accede.treaties.planning import Planned
from accede.treaties.rules.instruments import Notification

Page = Mapping[str, Any]


def added_table(page: Page, made: Planned, language: str) -> Table:
    """Each duty that joining brings: new, or owed already and under which instruments."""
    rows = [
        Row(
            each.obligation.code,
            f"{_instrument(page, each.obligation.instrument)}#{each.obligation.code}",
            (
                each.obligation.code,
                each.obligation.kind.value,
                "new" if each.new else "owed",
                " ".join(each.under) or None,
                " ".join(each.perhaps) or None,
                each.obligation.summary.in_(language),
            ),
        )
        for each in made.plan.adds
    ]
    return Table(
        name="added",
        title=_("What joining adds"),
        columns=(
            Column("obligation", _("Code"), Kind.CODE),
            Column("kind", _("Kind"), Kind.CODE),
            Column("standing", _("New, or owed already"), Kind.CODE),
            Column("under", _("Owed already under"), Kind.CODE),
            Column("perhaps", _("Perhaps owed under"), Kind.CODE),
            Column("summary", _("What the provision says")),
        ),
        rows=tuple(rows),
        **_about(page, made),
    )


def notices_table(page: Page, made: Planned, language: str) -> Table:
    """What is notified or may be declared: on joining with its last day, and later."""
    told = made.plan.notices
    last = {each.notification.code: each.last for each in told.due}
    every: tuple[Notification, ...] = (
        *(each.notification for each in told.due),
        *told.options,
        *told.later,
        *told.later_options,
    )
    return Table(
        name="notices",
        title=_("To notify"),
        columns=(
            Column("notification", _("Code"), Kind.CODE),
            Column("article", _("Article")),
            Column("duty", _("Duty or option"), Kind.CODE),
            Column("what", _("What is notified")),
            Column("to_whom", _("To whom")),
            Column("deadline", _("When")),
            Column("last_day", _("Last day"), Kind.DAY),
        ),
        rows=tuple(
            Row(
                each.code,
                _instrument(page, made.plan.instrument.code),
                (
                    each.code,
                    each.article,
                    "duty" if each.duty else "option",
                    each.what.in_(language),
                    each.to_whom.in_(language),
                    each.deadline.in_(language),
                    last.get(each.code),
                ),
            )
            for each in every
        ),
        **_about(page, made),
    )


def _about(page: Page, made: Planned) -> dict[str, Any]:
    return {
        "about": f"{made.state.code}-{made.plan.instrument.code}",
        "as_of": page["as_of"],
        "as_known_on": page["as_known_on"],
        "digest": page["digest"],
        "sources": (made.plan.instrument.source, *(each.source for each in page["sources"])),
    }


def _instrument(page: Page, code: str) -> str:
    place = reverse("instrument", kwargs={"code": code})
    return address_on(place, as_of=page["as_of"], as_known_on=page["as_known_on"])
