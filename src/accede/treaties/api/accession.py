"""A plan to join an instrument, for programs: the way, the days, the steps, what is added."""

from datetime import date
from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Query, Router

from accede.basics.asking import BadField, asked_code, asked_day
from accede.basics.days import parse_day
from accede.basics.errors import BadInput
from accede.basics.tables import address_on
from accede.states.queries import world
from accede.treaties import planning
from accede.treaties.api.asked import AsKnownOn, AsOf
from accede.treaties.planning import Planned
from accede.treaties.queries import snapshot
from accede.treaties.rules.accession import Way

router = Router(tags=["Treaties"])

StateCode = Annotated[str, Query(description="The State, by its code.", examples=["FJI"])]
Joined = Annotated[
    str, Query(description="The instrument to be joined, by its code.", examples=["ICSANT05"])
]
Deposit = Annotated[
    str,
    Query(
        description="A day supposed for the deposit, perhaps to come; without it, the day asked "
        "about.",
        examples=["2014-09-01"],
    ),
]
WayCode = Annotated[
    str,
    Query(
        description="The way of joining, one of those open; without it, the first of them.",
        examples=["accession"],
    ),
]


class TaskAnswer(msgspec.Struct, kw_only=True):
    """A step in its order. ``last`` is true where ``day`` is the last day, not the day itself.
    A step before the deposit has no day.
    """

    step: str
    day: date | None
    last: bool
    notification: str | None


class AddedAnswer(msgspec.Struct, kw_only=True):
    """A duty of a party, new or owed already ``under`` other instruments; ``perhaps`` under
    those where the standing is not known.
    """

    obligation: str
    kind: str
    new: bool
    under: list[str]
    perhaps: list[str]


class AccessionAnswer(msgspec.Struct, kw_only=True):
    """A plan to join. ``case`` says whether there is anything to plan; ``binds_from`` the day
    that would follow from the deposit, null where it cannot be computed.
    """

    state: str
    instrument: str
    as_of: date
    as_known_on: date | None
    complete_until: date | None
    case: str
    status: str
    as_last_known: bool
    ways: list[str]
    way: str | None
    base: str | None
    base_need: str | None
    deposit: date
    binds_from: date | None
    tasks: list[TaskAnswer]
    options: list[str]
    later: list[str]
    added: list[AddedAnswer]
    digest: str
    permalink: str


@router.get("/accession", url_name="accession", summary="A plan to join an instrument")
def accession(
    request: HttpRequest,
    state: StateCode,
    instrument: Joined,
    as_of: AsOf = "",
    as_known_on: AsKnownOn = "",
    deposit: Deposit = "",
    way: WayCode = "",
) -> AccessionAnswer:
    """The way open to a State, the steps with their days, and what joining adds to what it owes.

    It rests on public facts. Where the standing is not known, `case` is TO_VERIFY and the first
    step is to ask the depositary. Letters are on the page, at `permalink`.
    """
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    known_on = asked_day("as_known_on", as_known_on, today=today)
    here = {each.code: each for each in world().every}
    code = asked_code("instrument", instrument, list(snapshot().instruments))
    who = asked_code("state", state, list(here))
    if code is None or who is None:
        raise Http404("Name a State and an instrument by their codes.")
    chosen = asked_code("way", way, [each.value for each in Way])
    try:
        made = planning.planned(
            code,
            here[who],
            day,
            as_known_on=known_on,
            deposit=_deposit(deposit, day),
            way=chosen or "",
        )
    except planning.WayNotOpen as error:
        raise BadField("way", error.problem, remedy=error.remedy) from error
    place = reverse("accession", kwargs={"code": who, "instrument": code})
    link = request.build_absolute_uri(address_on(place, as_of=day, as_known_on=known_on))
    return _answer(made, link)


def _deposit(given: str, day: date) -> date | None:
    """The day supposed for the deposit; unlike others it may be to come."""
    if not given:
        return None
    try:
        deposit = parse_day(given)
    except BadInput as error:
        raise BadField("deposit", error.problem, remedy=error.remedy) from error
    if deposit < day:
        raise BadField(
            "deposit", "it lies before the day of the plan", remedy="give that day or a later one"
        )
    return deposit


def _answer(made: Planned, link: str) -> AccessionAnswer:
    plan, joins = made.plan, planning.has_letters(made)
    return AccessionAnswer(
        state=plan.state,
        instrument=plan.instrument.code,
        as_of=plan.day,
        as_known_on=plan.known_on,
        complete_until=plan.complete_until,
        case=plan.case.value,
        status=plan.standing.status.value,
        as_last_known=plan.standing.as_last_known,
        ways=[each.value for each in plan.ways],
        way=plan.way.value if joins else None,
        base=plan.base.instrument.code if plan.base else None,
        base_need=plan.base.need.value if plan.base else None,
        deposit=plan.deposit,
        binds_from=plan.binds,
        tasks=[
            TaskAnswer(
                step=each.kind.value,
                day=each.day,
                last=each.by,
                notification=each.due.notification.code if each.due else None,
            )
            for each in plan.tasks
        ],
        options=[each.code for each in plan.notices.options],
        later=[each.code for each in plan.notices.later],
        added=[
            AddedAnswer(
                obligation=each.obligation.code,
                kind=each.obligation.kind.value,
                new=each.new,
                under=list(each.under),
                perhaps=list(each.perhaps),
            )
            for each in plan.adds
        ],
        digest=plan.digest,
        permalink=link,
    )
