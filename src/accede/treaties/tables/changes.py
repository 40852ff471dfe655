"""What changed between two days, as data."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from accede.basics.tables import Column, Kind, Row, Table
from accede.states.rules import Organisation, State
from accede.treaties.queries import act_text, reason_text, status_text
from accede.treaties.rules import Act, Change, LegalState, Reason, Untold
from accede.treaties.tables import Page, place_of, sources_of


def changes_table(
    page: Page,
    found: Sequence[Change],
    codes: Sequence[str],
    names: Mapping[str, State | Organisation],
    untold: Mapping[str, Untold],
    legal: LegalState,
    language: str,
) -> Table:
    """One row for each State and instrument of which anything changed."""
    first, last = page["first"], page["last"]
    rows = [
        Row(
            f"{each.participant}:{each.instrument}",
            place_of(
                {"as_of": last, "as_known_on": page["as_known_on"]},
                names[each.participant],
                each.instrument,
            ),
            (
                each.instrument,
                each.participant,
                names[each.participant].name.in_(language),
                _("yes") if each.turned else _("no"),
                each.before.status.value,
                status_text(each.before.status).in_(language),
                each.after.status.value,
                status_text(each.after.status).in_(language),
                each.after.since if each.turned else None,
                _said(each.acts, language),
                _said(each.perhaps, language),
                None
                if each.after.reason is Reason.NONE
                else reason_text(each.after.reason).in_(language),
            ),
        )
        for each in found
    ]
    return Table(
        name="changes",
        title=_("What changed"),
        about=page["instrument"].code if page["instrument"] else "",
        columns=(
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("participant", _("Participant"), Kind.CODE),
            Column("name", _("Name")),
            Column("changed", _("Standing changed")),
            Column("before", _("Status before"), Kind.CODE),
            Column("before_name", _("Status before, in words")),
            Column("after", _("Status on the last day"), Kind.CODE),
            Column("after_name", _("Status on the last day, in words")),
            Column("since", _("Since"), Kind.DAY),
            Column("acts", _("Acts done in the period")),
            Column("perhaps", _("Acts perhaps done in the period")),
            Column("reason", _("Reason")),
        ),
        rows=tuple(rows),
        period=(first, last),
        as_known_on=page["as_known_on"],
        sources=sources_of(legal, codes),
        digest=page["digest"],
        notes=tuple(_notes(untold)),
    )


def _said(acts: Iterable[Act], language: str) -> str | None:
    return "; ".join(f"{act_text(act.kind).in_(language)} {act.done}" for act in acts) or None


def _notes(untold: Mapping[str, Untold]) -> Iterable[str]:
    """What the lists do not tell: instruments together that end on the same day."""
    by_day: dict[date | None, list[str]] = {}
    for code, each in untold.items():
        by_day.setdefault(each.since, []).append(code)
    for since, codes in by_day.items():
        if since is None:
            text = _("Of %(codes)s no list at hand says until when it is complete.")
            yield text % {"codes": ", ".join(codes)}
        else:
            text = _("Of %(codes)s the lists do not speak of %(day)s and the days after.")
            yield text % {"codes": ", ".join(codes), "day": since}
