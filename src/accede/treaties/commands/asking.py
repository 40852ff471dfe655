"""``accede treaties status`` and ``accede treaties deposits``: who stands where, who joined."""

import argparse
from datetime import date

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.basics.periods import Period
from accede.states import queries as states
from accede.treaties import queries
from accede.treaties.rules import (
    Act,
    ActList,
    LegalState,
    Participation,
    Status,
)
from accede.treaties.rules.effects import effective


def register(verb: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs that ask."""
    status = verb.add_parser("status", help="where States stand towards instruments on a day")
    status.add_argument("code", nargs="?", metavar="INSTRUMENT", help="like --instrument")
    status.add_argument("--instrument", metavar="CODE", help="one instrument alone")
    status.add_argument("--state", metavar="CODE", help="one State or organisation alone")
    status.add_argument("--on", metavar="DAY", help="default: today")
    status.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    status.set_defaults(run=_status)
    deposits = verb.add_parser("deposits", help="consents to be bound deposited in a period")
    deposits.add_argument("--from", dest="first", required=True, metavar="DAY")
    deposits.add_argument("--to", dest="last", required=True, metavar="DAY", help="the last day")
    deposits.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    deposits.set_defaults(run=_deposits)


def _status(args: argparse.Namespace) -> Outcome:
    today = date.today()
    day = refuse_future(parse_day(args.on), today=today) if args.on else today
    legal = snapshot(args.as_known_on)
    code = args.instrument or args.code
    if args.instrument and args.code:
        raise BadInput(
            f"two instruments are named, {args.code} and {args.instrument}",
            remedy="name one of them, or none for all",
        )
    # A decision binds those it addresses; nobody signs or joins it.
    treaties = [each.code for each in legal.instruments.values() if each.final is not None]
    asked = [legal.instrument(code.upper()).code] if code else treaties
    world = states.world()
    chosen = (
        [world.participant(args.state.upper()).code]
        if args.state
        else [*(each.code for each in world.real), *(each.code for each in world.organisations)]
    )
    rows: list[Plain] = []
    lines: list[str] = []
    organisations = {each.code for each in world.organisations}
    lists = {each.code: each for each in legal.lists}
    for each in asked:
        lines.append(f"{each} on {day}. {known(legal, each)}")
        for who in chosen:
            where = legal.participation(each, who, day)
            if who in organisations and not where.acts and not args.state:
                continue
            rows.append(_row(legal, each, who, where, lists))
            lines.append(f"{who}  {_sentence(where)}")
    document: Plain = {
        "on": day,
        "as_known_on": legal.known_on,
        "digest": legal.digest,
        "complete_until": {each: legal.complete_until(each) for each in asked},
        "rows": rows,
    }
    return Outcome(document, lines)


def _row(
    legal: LegalState, code: str, who: str, where: Participation, lists: dict[str, ActList]
) -> Plain:
    return {
        "state": who,
        "instrument": code,
        "status": where.status.value,
        "since": where.since,
        "until": where.until,
        "as_last_known": where.as_last_known,
        "reason": where.reason.value,
        "acts": [
            {
                "instrument": act.instrument,
                "kind": act.kind.value,
                "done": str(act.done),
                "effective": effective(act, legal),
                "source": str(lists[act.list_code].source),
                "complete_until": lists[act.list_code].complete_until,
            }
            for act in where.acts
        ],
    }


def _deposits(args: argparse.Namespace) -> Outcome:
    last = refuse_future(parse_day(args.last), today=date.today())
    period = Period.through(parse_day(args.first), last)
    state = snapshot(args.as_known_on)
    found = state.deposits(period)
    world = states.world()
    treaties = list(state.nineteen)
    reach = [
        f"{code}: {known(state, code)}"
        for code in treaties
        if _falls_short(state, code, period) and state.complete_until(code)
    ]
    if unlisted := [code for code in treaties if state.complete_until(code) is None]:
        reach.append(f"No dated list of acts is at hand: {', '.join(unlisted)}.")
    unknown = all(_begins_after(state, code, period) for code in treaties)
    number = "not known" if unknown else f"{len(found)}{', as far as is known' if reach else ''}"
    return Outcome(
        document={
            "from": period.start,
            "to": period.last,
            "as_known_on": state.known_on,
            "digest": state.digest,
            "complete_until": {code: state.complete_until(code) for code in treaties},
            "count": None if unknown else len(found),
            "complete": not reach,
            "deposits": [plain_act(act) for act in found],
        },
        lines=[
            *(
                f"{act.done}  {act.instrument:<9} {act.kind.value:<13} "
                f"{world.participant(act.participant).name.in_('en')}"
                for act in found
            ),
            f"Deposits from {period.start} to {period.last}: {number}.",
            *reach,
        ],
    )


def snapshot(as_known_on: str | None) -> LegalState:
    """The legal state as known on the day given, if one is."""
    day = parse_day(as_known_on) if as_known_on else None
    if day is not None:
        refuse_future(day, today=date.today())
    return queries.snapshot(as_known_on=day)


def _falls_short(state: LegalState, code: str, period: Period) -> bool:
    reach, last = state.complete_until(code), period.last
    return reach is None or last is None or reach < last


def _begins_after(state: LegalState, code: str, period: Period) -> bool:
    reach = state.complete_until(code)
    return reach is None or reach < period.start


def known(state: LegalState, code: str) -> str:
    """Until when the acts of an instrument are known, in a sentence."""
    reach = state.complete_until(code)
    return f"Acts are known until {reach}." if reach else "No dated list of acts is at hand."


def _sentence(where: Participation) -> str:
    text = queries.status_text(where.status).in_("en")
    silent = (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)
    if where.since is not None and where.status not in silent:
        text += f" since {where.since}"
    if where.as_last_known:
        text += ", as last known"
    if where.reason:
        text += f" ({queries.reason_text(where.reason).in_('en')})"
    return text


def plain_act(act: Act) -> Plain:
    """An act as plain data."""
    return {
        "instrument": act.instrument,
        "participant": act.participant,
        "kind": act.kind.value,
        "done": str(act.done),
        "list": act.list_code,
        "place": act.place,
    }
