"""The tables of the legal pages as data: States, standings, acts, instruments, obligations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.basics.digests import digest
from accede.basics.sources import Source
from accede.basics.tables import Cell, Column, Kind, Row, Table, address_on
from accede.states.queries import region_name
from accede.states.rules import Organisation, State
from accede.treaties.queries import act_text, reason_text, status_text
from accede.treaties.rules import (
    Act,
    Instrument,
    LegalState,
    Participation,
    Reason,
    Standing,
    Status,
)

Standings = Mapping[str, Standing]
Page = Mapping[str, Any]


def states_table(
    page: Page, states: Sequence[State], standings: Standings, legal: LegalState, language: str
) -> Table:
    """The States that a page lists; with an instrument chosen, where each stands."""
    chosen: Instrument | None = page["instrument"]
    columns = [
        Column("state", _("State"), Kind.CODE),
        Column("name", _("Name")),
        Column("kind", _("Kind"), Kind.CODE),
        Column("region", _("Region"), Kind.CODE),
        Column("region_name", _("Name of the region")),
        Column("member_from", _("Member of the United Nations since"), Kind.DAY),
    ]
    if chosen:
        columns += [Column("instrument", _("Instrument"), Kind.CODE), *_standing_columns()]
    rows = []
    for each in states:
        cells: list[Cell] = [
            each.code,
            each.name.in_(language),
            each.kind.value,
            each.region or None,
            region_name(each.region).in_(language) if each.region else None,
            each.member_from(),
        ]
        if chosen:
            cells += [chosen.code, *_standing_cells(standings[each.code], language)]
        rows.append(Row(each.code, on_page(page, "state", each.code), tuple(cells)))
    return Table(
        name="states",
        title=_("States"),
        about=chosen.code if chosen else "",
        columns=tuple(columns),
        rows=tuple(rows),
        sources=sources_of(legal, [chosen.code] if chosen else []),
        digest=digest([[row.id, *map(str, row.cells)] for row in rows]),
        **days_of(page),
    )


def matrix_table(
    page: Page,
    members: Sequence[State | Organisation],
    matrix: Mapping[str, Standings],
    legal: LegalState,
    language: str,
) -> Table:
    """The matrix of a page, one row for each State and instrument."""
    rows = [
        Row(
            f"{each.code}:{code}",
            place_of(page, each, code),
            (
                each.code,
                each.name.in_(language),
                code,
                *_standing_cells(standings[each.code], language),
            ),
        )
        for each in members
        for code, standings in matrix.items()
    ]
    return Table(
        name="matrix",
        title=_("States and instruments"),
        columns=(
            Column("participant", _("Participant"), Kind.CODE),
            Column("name", _("Name")),
            Column("instrument", _("Instrument"), Kind.CODE),
            *_standing_columns(),
        ),
        rows=tuple(rows),
        sources=sources_of(legal, matrix),
        digest=page["digest"],
        **days_of(page),
    )


def instruments_table(page: Page, rows: Iterable[Page], legal: LegalState, language: str) -> Table:
    """The instruments carried here, and how many stand where on the day."""
    return Table(
        name="instruments",
        title=_("Instruments"),
        columns=(
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("title", _("Title")),
            Column("adopted", _("Adopted"), Kind.DAY),
            Column("family", _("Family"), Kind.CODE),
            Column("kind", _("Kind"), Kind.CODE),
            Column("in_force", _("In force since"), Kind.DAY),
            Column("parties", _("Parties"), Kind.NUMBER),
            Column("signatories", _("Signatories, not yet party"), Kind.NUMBER),
            Column("complete_until", _("List complete until"), Kind.DAY),
            Column("obligations", _("Obligations for a party"), Kind.NUMBER),
        ),
        rows=tuple(
            Row(
                row["instrument"].code,
                on_page(page, "instrument", row["instrument"].code),
                (
                    row["instrument"].code,
                    row["instrument"].title.in_(language),
                    row["instrument"].adopted,
                    row["instrument"].family.value,
                    row["instrument"].kind.value,
                    row["instrument"].entered_into_force,
                    row["parties"] if row["reach"] else None,
                    row["signatories"],
                    row["reach"],
                    row["duties"],
                ),
            )
            for row in rows
        ),
        sources=sources_of(legal, legal.instruments),
        digest=page["digest"],
        names_states=False,
        notes=(_("Real States and organisations are counted, as far as the lists show."),),
        **days_of(page),
    )


def participants_table(
    page: Page,
    members: Sequence[State | Organisation],
    legal: LegalState,
    language: str,
) -> Table:
    """Where each participant stands under one instrument, with the acts that prove it."""
    code = page["instrument"].code
    found = [(each, legal.participation(code, each.code, page["as_of"])) for each in members]
    return Table(
        name="participants",
        title=_("Participants"),
        about=code,
        columns=(
            Column("participant", _("Participant"), Kind.CODE),
            Column("name", _("Name")),
            *_standing_columns(),
            *_time_columns(),
        ),
        rows=tuple(
            Row(
                f"{each.code}:{code}",
                place_of(page, each, code),
                (each.code, each.name.in_(language), *_participation_cells(here, code, language)),
            )
            for each, here in found
        ),
        sources=sources_of(legal, [code]),
        digest=page["digest"],
        **days_of(page),
    )


def standing_table(
    page: Page,
    state: State,
    found: Sequence[tuple[Instrument, Participation]],
    legal: LegalState,
    language: str,
) -> Table:
    """Where one State stands under each instrument."""
    return Table(
        name="standing",
        title=_("Standing under the instruments"),
        about=state.code,
        columns=(
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("title", _("Title")),
            *_standing_columns(),
            *_time_columns(),
        ),
        rows=tuple(
            Row(
                f"{state.code}:{each.code}",
                on_page(page, "state", state.code, f"standing-{each.code}"),
                (
                    each.code,
                    each.title.in_(language),
                    *_participation_cells(here, each.code, language),
                ),
            )
            for each, here in found
        ),
        sources=sources_of(legal, [each.code for each, _here in found], state.demonstration),
        digest=legal.digest,
        **days_of(page),
    )


def acts_table(
    page: Page, state: State, acts: Sequence[Act], legal: LegalState, language: str
) -> Table:
    """What one State did about the instruments, in the order of days."""
    return Table(
        name="acts",
        title=_("Acts"),
        about=state.code,
        columns=(
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("title", _("Title")),
            Column("act", _("Act"), Kind.CODE),
            Column("act_name", _("Act, in words")),
            Column("done", _("Done on"), Kind.DAY),
        ),
        rows=tuple(
            Row(
                ":".join((state.code, act.instrument, act.kind.value, str(act.done))),
                on_page(page, "state", state.code, f"standing-{act.instrument}"),
                (
                    act.instrument,
                    legal.instrument(act.instrument).title.in_(language),
                    act.kind.value,
                    act_text(act.kind).in_(language),
                    act.done,
                ),
            )
            for act in acts
        ),
        sources=sources_of(
            legal, dict.fromkeys(act.instrument for act in acts), state.demonstration
        ),
        digest=legal.digest,
        **days_of(page),
    )


def _standing_columns() -> tuple[Column, ...]:
    return (
        Column("status", _("Status"), Kind.CODE),
        Column("status_name", _("Status, in words")),
        Column("as_last_known", _("As last known")),
        Column("reason", _("Reason")),
    )


def _standing_cells(here: Standing | Participation, language: str) -> tuple[Cell, ...]:
    return (
        here.status.value,
        status_text(here.status).in_(language),
        _("yes") if here.as_last_known else _("no"),
        None if here.reason is Reason.NONE else reason_text(here.reason).in_(language),
    )


def _time_columns() -> tuple[Column, ...]:
    return (
        Column("since", _("Since"), Kind.DAY),
        Column("until", _("Until, without that day"), Kind.DAY),
        Column("acts", _("Acts that prove it")),
    )


def _participation_cells(here: Participation, code: str, language: str) -> tuple[Cell, ...]:
    silent = here.status in (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)
    acts = "; ".join(
        f"{act_text(act.kind).in_(language)} {act.done}"
        + (f" {act.instrument}" if act.instrument != code else "")
        for act in here.acts
    )
    return (
        *_standing_cells(here, language),
        None if silent else here.since,
        None if silent else here.until,
        acts or None,
    )


def days_of(page: Page) -> dict[str, Any]:
    """The days a table speaks of: those of its page."""
    return {"as_of": page["as_of"], "as_known_on": page["as_known_on"]}


def on_page(page: Page, place: str, code: str, part: str = "") -> str:
    """The address of a place on the days of the page."""
    known: date | None = page["as_known_on"]
    path = reverse(place, kwargs={"code": code})
    return address_on(path, as_of=page["as_of"], as_known_on=known) + (f"#{part}" if part else "")


def place_of(page: Page, each: State | Organisation, code: str) -> str:
    """Where a page shows this standing: a State has its own, an organisation has none."""
    if isinstance(each, Organisation):
        return on_page(page, "instrument", code)
    return on_page(page, "state", each.code, f"standing-{code}")


def sources_of(
    legal: LegalState, codes: Iterable[str], demonstration: bool = False
) -> tuple[Source, ...]:
    """The lists of acts of these instruments, each source once."""
    lists = (each for code in codes for each in legal.sources(code, demonstration=demonstration))
    return tuple(dict.fromkeys(each.source for each in lists))
