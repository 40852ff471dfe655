"""What changed between two days, for programs."""

from datetime import date

import msgspec
from django.http import HttpRequest
from django.urls import reverse
from ninja import Router

from accede.basics.asking import BadField, asked_code, asked_day, part_of
from accede.basics.digests import digest
from accede.basics.periods import Period
from accede.basics.tables import address_on
from accede.states.queries import designations, world
from accede.treaties.api.asked import (
    AsKnownOn,
    FirstDay,
    InstrumentCode,
    LastDay,
    Limit,
    Offset,
    Participant,
    RegionCode,
)
from accede.treaties.api_answers import (
    ActAnswer,
    ListAnswer,
    Words,
    act_answer,
    legend,
    list_answer,
)
from accede.treaties.queries import snapshot
from accede.treaties.rules import Change, Reason, all_untold, changes

router = Router(tags=["Treaties"])


class ChangeAnswer(msgspec.Struct, kw_only=True):
    """What changed for one participant under one instrument: its status before the period and
    on its last day, since when, and its acts of the period.

    ``perhaps`` are acts of which only the month or year is known, done in the period or
    outside it. ``changed`` is false where acts were done and the status is what it was.
    """

    id: str
    instrument: str
    participant: str
    changed: bool
    before: str
    after: str
    since: date | None
    as_last_known: bool
    reason: str
    acts: list[ActAnswer]
    perhaps: list[ActAnswer]
    permalink: str


class UntoldAnswer(msgspec.Struct, kw_only=True):
    """Days of which the lists of an instrument do not speak: from ``since`` on; where it is
    null, no list says until when it is complete.
    """

    instrument: str
    since: date | None


class ChangesAnswer(msgspec.Struct, kw_only=True):
    """What changed from the first day to the last, both included, and what is not known."""

    count: int
    limit: int | None
    offset: int
    first: date = msgspec.field(name="from")
    last: date = msgspec.field(name="to")
    as_known_on: date | None
    untold: list[UntoldAnswer]
    words: Words
    note: dict[str, str]
    digest: str
    sources: list[ListAnswer]
    items: list[ChangeAnswer]


@router.get("/changes", url_name="changes", summary="What changed between two days")
def what_changed(
    request: HttpRequest,
    first: FirstDay,
    last: LastDay,
    instrument: InstrumentCode = "",
    participant: Participant = "",
    region: RegionCode = "",
    as_known_on: AsKnownOn = "",
    limit: Limit = None,
    offset: Offset = 0,
) -> ChangesAnswer:
    """Acts done and standings changed: those on the eve of the first day are compared with
    those on the last. What the lists do not cover is named in ``untold``.
    """
    today = date.today()
    known_on = asked_day("as_known_on", as_known_on, today=today)
    since, until = asked_day("from", first, today=today), asked_day("to", last, today=today)
    if since is None or until is None:
        field = "from" if since is None else "to"
        raise BadField(field, "no day is given", remedy="write it as year-month-day")
    if until < since:
        raise BadField("to", "the last day is before the first", remedy="exchange the two days")
    legal, here = snapshot(as_known_on=known_on), world()
    code = asked_code("instrument", instrument, list(legal.instruments))
    by = asked_code("participant", participant, list(legal.lives))
    inside = asked_code("region", region, [each.code for each in here.regions])
    asked = (code,) if code else tuple(legal.instruments)
    members = [each.code for each in here.every if not each.demonstration]
    members += [each.code for each in here.organisations]
    if inside:
        members = [each.code for each in here.real if each.code in here.within(inside)]
    if by:
        members = [by] if by in members or not inside else []
    found = changes(legal, Period.through(since, until), instruments=asked, participants=members)
    page = address_on(reverse("state", kwargs={"code": "CODE"}), as_of=until, as_known_on=known_on)
    states = {each.code for each in here.every}
    pattern = request.build_absolute_uri(page)
    return ChangesAnswer(
        count=len(found),
        limit=limit,
        offset=offset,
        first=since,
        last=until,
        as_known_on=known_on,
        untold=[
            UntoldAnswer(instrument=each.instrument, since=each.since)
            for each in all_untold(legal, asked, until)
        ],
        words=legend("statuses", "reasons", "acts"),
        note=dict(designations().by_language),
        digest=digest([legal.digest, code, by, inside, since, until]),
        sources=[list_answer(each) for one in asked for each in legal.sources(one)],
        items=[
            _answer(each, pattern if each.participant in states else "")
            for each in part_of(found, limit, offset)
        ],
    )


def _answer(each: Change, pattern: str) -> ChangeAnswer:
    return ChangeAnswer(
        id=f"{each.instrument}:{each.participant}",
        instrument=each.instrument,
        participant=each.participant,
        changed=each.turned,
        before=each.before.status.value,
        after=each.after.status.value,
        since=each.after.since if each.turned else None,
        as_last_known=each.after.as_last_known,
        reason=Reason(each.after.reason).value,
        acts=[act_answer(act) for act in each.acts],
        perhaps=[act_answer(act) for act in each.perhaps],
        permalink=pattern.replace("/CODE/", f"/{each.participant}/"),
    )
