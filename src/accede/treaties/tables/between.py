"""Tables of two States, and of what States said about one instrument."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.basics.digests import digest
from accede.basics.sources import Source
from accede.basics.tables import Cell, Column, Kind, Row, Table, address_on
from accede.states.queries import world
from accede.treaties.queries import snapshot, status_text
from accede.treaties.queries.agreed import force_text, subject_text, why_text
from accede.treaties.queries.statements import Pair, statement_words
from accede.treaties.rules.between import Between, Side
from accede.treaties.rules.statements import Statement, withdrawn_on

Page = Mapping[str, Any]


def between_table(page: Page, found: Pair, language: str) -> Table:
    """Every instrument between two States, one row each."""
    forces, doubts = statement_words("forces"), statement_words("doubts")
    rows = []
    for each in found.rows:
        cells: tuple[Cell, ...] = (
            each.instrument.code,
            each.instrument.title.in_(language),
            each.force.value,
            forces[each.force].in_(language),
            each.since,
            *_side_cells(each.first, language),
            *_side_cells(each.second, language),
            _many(one.code for one in each.precluded_by),
            _many(
                f"{one.provision} {one.outcome.value} ({one.statement.code})"
                for one in each.changes
            ),
            _many(each.prevailed_by),
            _many(each.read_with),
            each.complete_until,
            _many(doubts[one].in_(language) for one in each.doubts),
        )
        rows.append(Row(_id(found, each), _address(page, found, each), cells))
    return Table(
        name="between",
        title=_("Treaties in common"),
        about=f"{found.first}-{found.second}",
        columns=(
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("title", _("Title")),
            Column("force", _("Between the two"), Kind.CODE),
            Column("force_name", _("Between the two, in words")),
            Column("since", _("Since"), Kind.DAY),
            *_side_columns("first", found.first),
            *_side_columns("second", found.second),
            Column("precluded_by", _("Kept out of force by"), Kind.CODE),
            Column("changes", _("What alters it")),
            Column("prevailed_by", _("What comes before it"), Kind.CODE),
            Column("read_with", _("Read together with"), Kind.CODE),
            Column("statements_until", _("Statements recorded up to"), Kind.DAY),
            Column("to_verify", _("What remains to be verified")),
        ),
        rows=tuple(rows),
        **_facts(page, found),
    )


def provisions_table(page: Page, found: Pair, language: str) -> Table:
    """Each provision on extradition, assistance and disputes, and what becomes of it."""
    outcomes = statement_words("outcomes")
    return Table(
        name="provisions",
        title=_("Provisions on cooperation and disputes"),
        about=f"{found.first}-{found.second}",
        columns=(
            Column("obligation", _("Code"), Kind.CODE),
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("kind", _("Kind"), Kind.CODE),
            Column("outcome", _("Between the two"), Kind.CODE),
            Column("outcome_name", _("Between the two, in words")),
            Column("summary", _("What the provision says")),
        ),
        rows=tuple(
            Row(
                f"{found.first}:{found.second}:{each.obligation.code}",
                _address(page, found, row),
                (
                    each.obligation.code,
                    row.instrument.code,
                    each.obligation.kind.value,
                    each.outcome.value,
                    outcomes[each.outcome].in_(language),
                    each.obligation.summary.in_(language),
                ),
            )
            for row in found.rows
            for each in (*row.cooperation, *row.disputes)
        ),
        **_facts(page, found),
    )


def agreements_table(page: Page, found: Pair, language: str) -> Table:
    """Agreements of the two on surrender and assistance, as loaded records give them."""
    here = world()
    return Table(
        name="agreements",
        title=_("Agreements between the two"),
        about=f"{found.first}-{found.second}",
        columns=(
            Column("agreement", _("Agreement"), Kind.CODE),
            Column("title", _("Title")),
            Column("subject", _("Subject"), Kind.CODE),
            Column("subject_name", _("Subject, in words")),
            Column("force", _("Between the two"), Kind.CODE),
            Column("force_name", _("Between the two, in words")),
            Column("why", _("Reason")),
            Column("signed", _("Signed"), Kind.DAY),
            Column("in_force", _("In force since"), Kind.DAY),
            Column("ended", _("Ended"), Kind.DAY),
            Column("parties", _("Parties"), Kind.CODE),
            Column("through", _("Through States that ended")),
            Column("references", _("References")),
        ),
        rows=tuple(
            Row(
                f"{found.first}:{found.second}:{each.agreement.code}",
                _on(page, reverse("between", kwargs={"one": found.first, "other": found.second}))
                + "#agreements",
                (
                    each.agreement.code,
                    each.agreement.title,
                    each.agreement.subject.value,
                    subject_text(each.agreement.subject).in_(language),
                    each.force.value,
                    force_text(each.force).in_(language),
                    why_text(each.why).in_(language) if each.why else None,
                    each.agreement.signed,
                    each.agreement.in_force,
                    each.agreement.ended,
                    _many(each.agreement.parties),
                    _many(here.participant(code).name.in_(language) for code in each.through),
                    _many(each.agreement.references),
                ),
            )
            for each in found.agreed
        ),
        sources=tuple(
            dict.fromkeys(Source(_("Loaded record"), each.agreement.place) for each in found.agreed)
        ),
        digest=found.digest,
        notes=(_("Records speak of the treaties of some States; absence tells nothing."),),
        as_of=page["as_of"],
        as_known_on=page["as_known_on"],
    )


def statements_table(page: Page, about: str, entries: Sequence[Statement], language: str) -> Table:
    """The statements that count, on one instrument or of one State."""
    kinds, effects, here = statement_words("kinds"), statement_words("effects"), world()
    return Table(
        name="statements",
        title=_("Reservations and declarations"),
        about=about,
        columns=(
            Column("statement", _("Statement"), Kind.CODE),
            Column("instrument", _("Instrument"), Kind.CODE),
            Column("author", _("Participant"), Kind.CODE),
            Column("name", _("Name")),
            Column("kind", _("Kind"), Kind.CODE),
            Column("kind_name", _("Kind, in words")),
            Column("effect", _("Effect"), Kind.CODE),
            Column("effect_name", _("Effect, in words")),
            Column("provisions", _("Provisions it touches"), Kind.CODE),
            Column("about", _("Statement it names"), Kind.CODE),
            Column("precludes", _("Keeps the instrument out of force")),
            Column("done", _("Done on"), Kind.DAY),
            Column("effective", _("Effective on"), Kind.DAY),
            Column("withdrawn", _("Withdrawn on"), Kind.DAY),
            Column("language", _("Language"), Kind.CODE),
            Column("summary", _("In our own words")),
            Column("source", _("Source")),
        ),
        rows=tuple(
            Row(
                each.code,
                _statement_address(page, each),
                (
                    each.code,
                    each.instrument,
                    each.author,
                    here.participant(each.author).name.in_(language),
                    each.kind.value,
                    kinds[each.kind].in_(language),
                    each.effect.value if each.effect else None,
                    effects[each.effect].in_(language) if each.effect else None,
                    _many(each.provisions),
                    each.about or None,
                    (_("yes") if each.precludes else _("no")) if each.about else None,
                    each.done,
                    each.effective,
                    withdrawn_on(each, entries),
                    each.language,
                    each.summary.in_(language),
                    str(each.source),
                ),
            )
            for each in entries
        ),
        sources=tuple(dict.fromkeys(each.source for each in entries)),
        digest=digest([[each.code, str(each.source)] for each in entries]),
        notes=(_("In our own words; the text deposited alone is authentic."),),
        as_of=page["as_of"],
        as_known_on=page["as_known_on"],
    )


def _facts(page: Page, found: Pair) -> dict[str, Any]:
    legal = snapshot(as_known_on=found.as_known_on)
    demonstration = bool(page["demonstration"])
    lists = [
        each.source
        for row in found.rows
        for each in legal.sources(row.instrument.code, demonstration=demonstration)
    ]
    said = [each.source for each in found.known.standing]
    return {
        "sources": tuple(dict.fromkeys([*lists, *said])),
        "digest": found.digest,
        "as_of": page["as_of"],
        "as_known_on": page["as_known_on"],
    }


def _side_columns(name: str, code: str) -> tuple[Column, ...]:
    return (
        Column(f"{name}_status", f"{code}: {_('Status')}", Kind.CODE),
        Column(f"{name}_status_name", f"{code}: {_('Status, in words')}"),
        Column(f"{name}_since", f"{code}: {_('Since')}", Kind.DAY),
        Column(f"{name}_basis", f"{code}: {_('Basis for extradition, as declared')}", Kind.CODE),
    )


def _side_cells(side: Side, language: str) -> tuple[Cell, ...]:
    here = side.participation
    return (
        here.status.value,
        status_text(here.status).in_(language),
        here.since,
        side.basis.value,
    )


def _many(codes: Any) -> str | None:
    return "; ".join(codes) or None


def _id(found: Pair, row: Between) -> str:
    return f"{found.first}:{found.second}:{row.instrument.code}"


def _address(page: Page, found: Pair, row: Between) -> str:
    path = reverse("between", kwargs={"one": found.first, "other": found.second})
    return f"{_on(page, path)}#between-{row.instrument.code}"


def _statement_address(page: Page, each: Statement) -> str:
    return _on(page, reverse("statement", kwargs={"code": each.code}))


def _on(page: Page, path: str) -> str:
    known: date | None = page["as_known_on"]
    return address_on(path, as_of=page["as_of"], as_known_on=known)
