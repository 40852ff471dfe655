"""The State's two verbs: to open a record to an audience, and to close it again."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.consent.models import ConsentGrant
from accede.consent.queries import grants
from accede.consent.rules import Audience, Grant, in_force, may_decide
from accede.journal.acts import record
from accede.journal.rules import Actor, Target


class NotTheState(BadInput):
    """Somebody other than the State's own person tried to decide who sees its record."""

    def __init__(self, actor: Actor, state: str) -> None:
        super().__init__(
            f"{actor.person} does not act for {state}",
            remedy="let a person of the State's own office decide who sees its records",
        )


class OpenAlready(BadInput):
    """The State opens what it has opened to the same audience, until the same day, before."""

    def __init__(self) -> None:
        super().__init__(
            "the record is open to this audience already",
            remedy="leave it as it is, or close it and open it anew",
        )


@transaction.atomic
def grant(
    *,
    actor: Actor,
    target: Target,
    state: str,
    audience: Audience,
    named: str = "",
    until: date | None,
    reason: str,
    source: Source | None,
    on: date,
) -> int:
    """Opens the State's record to an audience from ``on``; answers the grant's number.

    ``named`` is the partner's code, and is given exactly where the audience is PARTNER.
    What is open stays open by one grant, so that to close it closes it. Raises
    ``NotTheState``, ``OpenAlready`` and ``BadInput``.
    """
    if not may_decide(actor, state):
        raise NotTheState(actor, state)
    if (audience is Audience.PARTNER) != bool(named):
        raise BadInput(
            "a grant to a partner names the partner, and no other grant does",
            remedy="name the partner, or choose another audience",
        )
    if until is not None and until <= on:
        raise BadInput(
            f"the grant would end on {until}, before it has a day",
            remedy="give an end after the day of the grant",
        )
    row = ConsentGrant.objects.create(
        target_class=target[0],
        target_id=target[1],
        state=state,
        audience=audience.value,
        named=named,
        granted_on=on,
        until=until,
    )
    record(
        actor=actor,
        act="consent.grant",
        target=target,
        reason=reason,
        source=source,
        on=on,
        content={"grant": row.pk, "audience": audience.value, "named": named, "until": until},
    )
    # Writers queue up at the journal's end: what came in the same moment is seen now.
    if any(in_force(each, on) for each in _alike(row)):
        raise OpenAlready
    return row.pk


@transaction.atomic
def revoke(
    *, actor: Actor, grant_number: int, reason: str, source: Source | None, on: date
) -> None:
    """Closes what a grant opened, from ``on``; reports issued before then stand.

    Raises ``NotTheState``, and ``BadInput`` where there is no such grant in force.
    """
    row = ConsentGrant.objects.select_for_update().filter(pk=grant_number).first()
    if row is None or row.revoked_on is not None:
        raise BadInput(
            f"there is no grant {grant_number} to revoke", remedy="list the grants and choose one"
        )
    if not may_decide(actor, row.state):
        raise NotTheState(actor, row.state)
    if on < row.granted_on:
        raise BadInput(
            f"the grant was given on {row.granted_on}, after {on}",
            remedy="give a day not before the day of the grant",
        )
    row.revoked_on = on
    row.save(update_fields=["revoked_on"])
    record(
        actor=actor,
        act="consent.revoke",
        target=(row.target_class, row.target_id),
        reason=reason,
        source=source,
        on=on,
        content={"grant": row.pk},
    )


def _alike(row: ConsentGrant) -> Iterator[Grant]:
    """The other grants of the same State, on the same record, to the same, until the same day."""
    for each in grants([(row.target_class, row.target_id)]):
        same = (each.state, each.audience, each.named, each.until)
        if each.number != row.pk and same == (row.state, row.audience, row.named, row.until):
            yield each
