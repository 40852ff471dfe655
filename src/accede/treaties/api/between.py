"""What States said about instruments, and what holds between two of them, for programs."""

from datetime import date
from typing import Annotated

import msgspec
from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router
from pydantic import WithJsonSchema

from accede.basics.asking import BadField, asked_code, asked_day, part_of
from accede.basics.digests import digest
from accede.basics.tables import address_on
from accede.basics.texts import Text
from accede.states.queries import designations, world
from accede.treaties.api.asked import AsKnownOn, AsOf, InstrumentCode, Limit, Offset
from accede.treaties.api_answers import Words, legend
from accede.treaties.queries import snapshot
from accede.treaties.queries.statements import (
    digest_of,
    pair,
    statement_words,
    statements,
)
from accede.treaties.rules.agreements import Agreed
from accede.treaties.rules.between import Between, Provision, Side
from accede.treaties.rules.statements import Statement, StatementKind, Statements, withdrawn_on

router = Router(tags=["Treaties"])

One = Annotated[
    str, Query(description="One of the two, a State or organisation.", examples=["FRA"])
]
Other = Annotated[str, Query(description="The other of the two.", examples=["CAN"])]
Author = Annotated[
    str, Query(description="Only statements of this State or organisation.", examples=["XAA"])
]
StatementKindCode = Annotated[
    str,
    Query(examples=["RESERVATION"]),
    WithJsonSchema(
        {
            "type": "string",
            "description": "Only statements of this kind.",
            "enum": list(StatementKind),
        }
    ),
]


class StatementAnswer(msgspec.Struct, kw_only=True):
    """One statement that counts: a second person has read it against its source.

    ``provisions`` are codes of obligations or of articles; of a partial withdrawal, those it
    frees. ``about`` is the statement that an objection or a withdrawal names. ``withdrawn``
    is the first day without effect.
    """

    id: str
    instrument: str
    author: str
    kind: str
    effect: str
    provisions: list[str]
    about: str
    precludes: bool
    done: date
    effective: date
    withdrawn: date | None
    language: str
    summary: dict[str, str]
    source: str
    stated_on: date | None
    corrects: str
    demonstration: bool
    permalink: str


class StatementsAnswer(msgspec.Struct, kw_only=True):
    """Statements by day. ``complete_until`` says per instrument up to which day the absence of
    one can be relied on; null where nobody has gone through them: no “no reservation”.
    """

    count: int
    limit: int | None
    offset: int
    as_known_on: date | None
    complete_until: dict[str, date | None]
    words: Words
    note: dict[str, str]
    digest: str
    items: list[StatementAnswer]


class SideAnswer(msgspec.Struct, kw_only=True):
    """One of the two: its standing, and what it declared of requests that it receives."""

    participant: str
    status: str
    since: date | None
    as_last_known: bool
    basis: str
    basis_statement: str


class ChangedAnswer(msgspec.Struct, kw_only=True):
    """What one statement does to one provision between the two, the same for both."""

    provision: str
    outcome: str
    statement: str
    objection: str


class ProvisionAnswer(msgspec.Struct, kw_only=True):
    """One provision on extradition, legal assistance or disputes, between the two."""

    obligation: str
    kind: str
    outcome: str


class BetweenAnswer(msgspec.Struct, kw_only=True):
    """One instrument between the two. ``to_verify`` says what is not known, by code."""

    id: str
    instrument: str
    force: str
    since: date | None
    until: date | None
    sides: list[SideAnswer]
    precluded_by: list[str]
    changes: list[ChangedAnswer]
    provisions: list[ProvisionAnswer]
    prevailed_by: list[str]
    read_with: list[str]
    statements_until: date | None
    to_verify: list[str]


class AgreementAnswer(msgspec.Struct, kw_only=True):
    """An agreement of the two on surrender or assistance, as a loaded record gives it.

    ``why`` says what leaves its force open; ``through`` are States that ended and stand in the
    record where one of the two is asked about.
    """

    id: str
    title: str
    subject: str
    force: str
    why: str
    through: list[str]
    parties: list[str]
    signed: date | None
    in_force: date | None
    ended: date | None
    references: list[str]


class PairAnswer(msgspec.Struct, kw_only=True):
    """Every instrument between two States on a day, and the statements it rests on."""

    first: str
    second: str
    as_of: date
    as_known_on: date | None
    words: Words
    note: dict[str, str]
    digest: str
    statements: list[StatementAnswer]
    items: list[BetweenAnswer]
    agreements: list[AgreementAnswer]
    permalink: str


@router.get("/between", url_name="between", summary="What holds between two States")
def between(
    request: HttpRequest,
    first: One,
    second: Other,
    instrument: InstrumentCode = "",
    as_of: AsOf = "",
    as_known_on: AsKnownOn = "",
) -> PairAnswer:
    """Each instrument between two States on a day, computed both ways: whether it is in force
    between them, what reservations alter, what serves for extradition and legal assistance.
    """
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    known_on = asked_day("as_known_on", as_known_on, today=today)
    legal, here = snapshot(as_known_on=known_on), world()
    one = asked_code("first", first, list(legal.lives))
    other = asked_code("second", second, list(legal.lives))
    code = asked_code("instrument", instrument, list(legal.instruments))
    if one is None or other is None:
        field = "first" if one is None else "second"
        raise BadField(field, "no State is given", remedy="give its code, for example FRA")
    made_up = {each.code for each in here.demonstration}
    if one == other or (one in made_up) is not (other in made_up):
        raise BadField(
            "second",
            "these two cannot be set side by side",
            remedy="give two different States, both real or both fictitious",
        )
    found = pair(one, other, as_of=day, as_known_on=known_on)
    page = address_on(
        reverse("between", kwargs={"one": one, "other": other}), as_of=day, as_known_on=known_on
    )
    return PairAnswer(
        first=one,
        second=other,
        as_of=day,
        as_known_on=known_on,
        words={
            **legend("statuses"),
            **_words("forces", "outcomes", "bases", "doubts", "kinds", "effects"),
        },
        note=dict(designations().by_language),
        digest=found.digest,
        statements=[
            _statement(request, each, found.known)
            for each in found.known.standing
            if code in (None, each.instrument)
        ],
        items=[_between(each) for each in found.rows if code in (None, each.instrument.code)],
        agreements=[_agreement(each) for each in found.agreed],
        permalink=request.build_absolute_uri(page),
    )


@router.get("/statements", url_name="statements", summary="Reservations and declarations")
def all_statements(
    request: HttpRequest,
    instrument: InstrumentCode = "",
    author: Author = "",
    kind: StatementKindCode = "",
    as_known_on: AsKnownOn = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> StatementsAnswer:
    """What States and organisations said about the instruments, in our own words, by day. Those
    of fictitious States are given only where one is named.
    """
    known_on = asked_day("as_known_on", as_known_on, today=date.today())
    legal = snapshot()
    code = asked_code("instrument", instrument, list(legal.instruments))
    by = asked_code("author", author, list(legal.lives))
    of_kind = asked_code("kind", kind, list(StatementKind))
    known = statements(instrument=code, as_known_on=known_on)
    chosen = [
        each
        for each in known.standing
        if (each.author == by if by else not each.demonstration)
        and of_kind in (None, each.kind.value)
    ]
    asked = [code] if code else list(legal.instruments)
    return StatementsAnswer(
        count=len(chosen),
        limit=limit,
        offset=offset,
        as_known_on=known_on,
        complete_until={each: known.complete_until(each) for each in asked},
        words=_words("kinds", "effects"),
        note=dict(designations().by_language),
        digest=digest([digest_of(known), code, by, of_kind]),
        items=[_statement(request, each, known) for each in part_of(chosen, limit, offset)],
    )


def _words(*kinds: str) -> Words:
    return {kind: {code: _plain(text) for code, text in statement_words(kind).items()}
            for kind in kinds}  # fmt: skip


def _plain(text: Text) -> dict[str, str]:
    return dict(text.by_language)


def _statement(request: HttpRequest, each: Statement, known: Statements) -> StatementAnswer:
    return StatementAnswer(
        id=each.code,
        instrument=each.instrument,
        author=each.author,
        kind=each.kind.value,
        effect=each.effect.value if each.effect else "",
        provisions=list(each.provisions),
        about=each.about,
        precludes=each.precludes,
        done=each.done,
        effective=each.effective,
        withdrawn=withdrawn_on(each, known.standing),
        language=each.language,
        summary=_plain(each.summary),
        source=", ".join(filter(None, (each.source.title, each.source.reference))),
        stated_on=each.source.stated_on,
        corrects=each.corrects,
        demonstration=each.demonstration,
        permalink=request.build_absolute_uri(reverse("statement", kwargs={"code": each.code})),
    )


def _between(row: Between) -> BetweenAnswer:
    return BetweenAnswer(
        id=f"{row.first.code}:{row.second.code}:{row.instrument.code}",
        instrument=row.instrument.code,
        force=row.force.value,
        since=row.since,
        until=row.until,
        sides=[_side(row.first), _side(row.second)],
        precluded_by=[each.code for each in row.precluded_by],
        changes=[
            ChangedAnswer(
                provision=each.provision,
                outcome=each.outcome.value,
                statement=each.statement.code,
                objection=each.objection.code if each.objection else "",
            )
            for each in row.changes
        ],
        provisions=[_provision(each) for each in (*row.cooperation, *row.disputes)],
        prevailed_by=list(row.prevailed_by),
        read_with=list(row.read_with),
        statements_until=row.complete_until,
        to_verify=[each.value for each in row.doubts],
    )


def _agreement(each: Agreed) -> AgreementAnswer:
    held = each.agreement
    return AgreementAnswer(
        id=held.code,
        title=held.title,
        subject=held.subject.value,
        force=each.force.value,
        why=each.why.value,
        through=list(each.through),
        parties=list(held.parties),
        signed=held.signed,
        in_force=held.in_force,
        ended=held.ended,
        references=list(held.references),
    )


def _side(side: Side) -> SideAnswer:
    return SideAnswer(
        participant=side.code,
        status=side.participation.status.value,
        since=side.participation.since,
        as_last_known=side.participation.as_last_known,
        basis=side.basis.value,
        basis_statement=side.basis_said.code if side.basis_said else "",
    )


def _provision(each: Provision) -> ProvisionAnswer:
    return ProvisionAnswer(
        obligation=each.obligation.code,
        kind=each.obligation.kind.value,
        outcome=each.outcome.value,
    )
