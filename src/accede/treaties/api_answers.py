"""What the API says of treaties: the shape of each answer, and how it is made.

Codes are the same in every language; ``words`` gives what they are called, by code and
language, once for a whole list.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

import msgspec

from accede.treaties.api_clauses import BaseAnswer, ClausesAnswer, base_answer, clauses_answer
from accede.treaties.catalogue import words
from accede.treaties.offers import duties
from accede.treaties.rules import Act, ActList, Instrument, Obligation, Participation, Reason
from accede.treaties.rules.owed import asks_something

Words = dict[str, dict[str, dict[str, str]]]


class ListAnswer(msgspec.Struct, kw_only=True):
    """A depositary’s list of acts: the day it speaks of, and the day it is complete until."""

    id: str
    instrument: str
    title: str
    reference: str
    stated_on: date | None
    complete_until: date | None


class InstrumentItem(msgspec.Struct, kw_only=True):
    """An instrument in a list. ``complete_until`` is the last day on which the absence of an
    act can be relied on; null where no list is carried.
    """

    id: str
    kind: str
    family: str
    titles: dict[str, str]
    adopted: date
    entered_into_force: date | None
    complete_until: date | None
    obligations: int
    duties: int
    permalink: str


class InstrumentsAnswer(msgspec.Struct, kw_only=True):
    """Every instrument carried here."""

    count: int
    digest: str
    items: list[InstrumentItem]


class NotificationAnswer(msgspec.Struct, kw_only=True):
    """What a State tells others under the instrument: a duty, or an option."""

    id: str
    article: str
    duty: bool
    on_joining: bool
    trigger: dict[str, str]
    what: dict[str, str]
    to_whom: dict[str, str]
    deadline: dict[str, str]
    obligation: str


class InstrumentAnswer(msgspec.Struct, kw_only=True):
    """One instrument, whole."""

    id: str
    kind: str
    family: str
    base: BaseAnswer | None
    prevails_over: list[str]
    titles: dict[str, str]
    adopted: date
    place: str
    adopted_by: str
    entered_into_force: date | None
    depositary: dict[str, str]
    status_list_chapter: str
    complete_until: date | None
    obligations: int
    duties: int
    clauses: ClausesAnswer
    notifications: list[NotificationAnswer]
    sources: list[ListAnswer]
    digest: str
    permalink: str


class ObligationAnswer(msgspec.Struct, kw_only=True):
    """One provision, cut and summarised in our own words. ``duty`` is false where it leaves a
    State free. ``same_as`` and ``covered_by`` are codes of provisions elsewhere.
    """

    id: str
    instrument: str
    article: str
    paragraph: str
    kind: str
    addressee: str
    strength: str
    duty: bool
    summary: dict[str, str]
    same_as: list[str]
    covered_by: list[str]
    checked: str
    permalink: str


class ObligationsAnswer(msgspec.Struct, kw_only=True):
    """A list of obligations, by instrument and place in it."""

    count: int
    limit: int | None
    offset: int
    words: Words
    digest: str
    items: list[ObligationAnswer]


class ActAnswer(msgspec.Struct, kw_only=True):
    """One act. ``done`` is its day, or the year or month where no more is known; ``source`` is
    the id of the list that carries it, ``place`` where it stands there.
    """

    id: str
    instrument: str
    participant: str
    kind: str
    done: str
    source: str
    place: str


class ActsAnswer(msgspec.Struct, kw_only=True):
    """A list of acts by day."""

    count: int
    limit: int | None
    offset: int
    as_known_on: date | None
    complete_until: dict[str, date | None]
    words: Words
    note: dict[str, str]
    digest: str
    sources: list[ListAnswer]
    items: list[ActAnswer]


class ParticipationAnswer(msgspec.Struct, kw_only=True):
    """Where one participant stands under one instrument on the day asked.

    ``since`` is the first day of the standing, ``until`` the first day after it; null where
    there is none or it is not known. ``as_last_known``: the lists do not reach the day.
    ``reason`` says why a standing is what it is, where that needs saying.
    """

    id: str
    instrument: str
    participant: str
    status: str
    since: date | None
    until: date | None
    as_last_known: bool
    reason: str
    acts: list[ActAnswer]
    permalink: str


class ParticipationsAnswer(msgspec.Struct, kw_only=True):
    """Standings on a day. ``words`` says what the codes of statuses, reasons and acts mean."""

    count: int
    limit: int | None
    offset: int
    as_of: date
    as_known_on: date | None
    complete_until: dict[str, date | None]
    words: Words
    note: dict[str, str]
    digest: str
    sources: list[ListAnswer]
    items: list[ParticipationAnswer]


@cache
def legend(*of: str) -> Words:
    """What codes are called, by language."""
    return {
        each: {code: dict(text.by_language) for code, text in words(each).items()} for each in of
    }


def list_answer(each: ActList) -> ListAnswer:
    """A list of acts, without its acts."""
    return ListAnswer(
        id=each.code,
        instrument=each.instrument,
        title=each.source.title,
        reference=each.source.reference,
        stated_on=each.stated_on,
        complete_until=each.complete_until,
    )


def instrument_item(each: Instrument, reach: date | None, pattern: str) -> InstrumentItem:
    """An instrument as a list shows it."""
    return InstrumentItem(
        id=each.code,
        kind=each.kind.value,
        family=each.family.value,
        titles=dict(each.title.by_language),
        adopted=each.adopted,
        entered_into_force=each.entered_into_force,
        complete_until=reach,
        obligations=len(each.obligations),
        duties=duties(each),
        permalink=pattern.replace("/CODE/", f"/{each.code}/"),
    )


def instrument_answer(
    each: Instrument,
    reach: date | None,
    lists: Sequence[ListAnswer],
    facts: str,
    pattern: str,
) -> InstrumentAnswer:
    """An instrument, whole."""
    return InstrumentAnswer(
        id=each.code,
        kind=each.kind.value,
        family=each.family.value,
        base=base_answer(each.base),
        prevails_over=list(each.prevails_over),
        titles=dict(each.title.by_language),
        adopted=each.adopted,
        place=each.place,
        adopted_by=each.adopted_by,
        entered_into_force=each.entered_into_force,
        depositary=dict(each.depositary.by_language),
        status_list_chapter=each.mtdsg,
        complete_until=reach,
        obligations=len(each.obligations),
        duties=duties(each),
        clauses=clauses_answer(each.clauses),
        notifications=[
            NotificationAnswer(
                id=one.code,
                article=one.article,
                duty=one.duty,
                on_joining=one.on_joining,
                trigger=dict(one.trigger.by_language),
                what=dict(one.what.by_language),
                to_whom=dict(one.to_whom.by_language),
                deadline=dict(one.deadline.by_language),
                obligation=one.obligation,
            )
            for one in each.notifications
        ],
        sources=list(lists),
        digest=facts,
        permalink=pattern.replace("/CODE/", f"/{each.code}/"),
    )


def obligation_answer(each: Obligation, pattern: str) -> ObligationAnswer:
    """One obligation."""
    return ObligationAnswer(
        id=each.code,
        instrument=each.instrument,
        article=each.article,
        paragraph=each.paragraph,
        kind=each.kind.value,
        addressee=each.addressee,
        strength=each.strength.value,
        duty=asks_something(each),
        summary=dict(each.summary.by_language),
        same_as=list(each.same_as),
        covered_by=list(each.covered_by),
        checked=each.checked.value,
        permalink=f"{pattern.replace('/CODE/', f'/{each.instrument}/')}#{each.code}",
    )


def act_answer(act: Act) -> ActAnswer:
    """One act."""
    kind, done = act.kind.value, str(act.done)
    return ActAnswer(
        id=f"{act.instrument}:{act.participant}:{kind}:{done}",
        instrument=act.instrument,
        participant=act.participant,
        kind=kind,
        done=done,
        source=act.list_code,
        place=act.place,
    )


def participation_answer(
    instrument: str, participant: str, placed: Participation, permalink: str
) -> ParticipationAnswer:
    """One standing, with the page of its participant where there is one."""
    return ParticipationAnswer(
        id=f"{instrument}:{participant}",
        instrument=instrument,
        participant=participant,
        status=placed.status.value,
        since=placed.since,
        until=placed.until,
        as_last_known=placed.as_last_known,
        reason=Reason(placed.reason).value,
        acts=[act_answer(act) for act in placed.acts],
        permalink=permalink,
    )
