"""``accede treaties load``, ``accede treaties status`` and ``accede treaties deposits``."""

import argparse
from datetime import date

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.basics.periods import Period
from accede.states import queries as states
from accede.treaties import queries
from accede.treaties.commands import accession, loading
from accede.treaties.rules import Act, LegalState, Participation, Status


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of this room."""
    group = verbs.add_parser(
        "treaties", help="load depositary acts; ask who is party and since when"
    )
    verb = group.add_subparsers(required=True, metavar="VERB")
    loading.register(verb)
    status = verb.add_parser("status", help="where States stand towards an instrument on a day")
    status.add_argument("instrument", metavar="INSTRUMENT")
    status.add_argument("--on", metavar="DAY", help="default: today")
    status.add_argument("--state", metavar="CODE", help="one State or organisation alone")
    status.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    status.set_defaults(run=_status)
    deposits = verb.add_parser("deposits", help="consents to be bound deposited in a period")
    deposits.add_argument("--from", dest="first", required=True, metavar="DAY")
    deposits.add_argument("--to", dest="last", required=True, metavar="DAY", help="the last day")
    deposits.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    deposits.set_defaults(run=_deposits)
    accession.register(verb)


def _status(args: argparse.Namespace) -> Outcome:
    today = date.today()
    day = refuse_future(parse_day(args.on), today=today) if args.on else today
    state = _snapshot(args.as_known_on)
    instrument = state.instrument(args.instrument)
    chosen = (
        [states.world().participant(args.state).code]
        if args.state
        else [each.code for each in states.world().real]
    )
    found = {code: state.participation(instrument.code, code, day) for code in chosen}
    lines = [f"{instrument.code} on {day}. {_known(state, instrument.code)}"]
    lines += [f"{code}  {_sentence(where)}" for code, where in found.items()]
    return Outcome(
        document={
            "instrument": instrument.code,
            "as_of": day,
            "as_known_on": state.known_on,
            "complete_until": state.complete_until(instrument.code),
            "digest": state.digest,
            "participation": {code: _participation(where) for code, where in found.items()},
        },
        lines=lines,
    )


def _deposits(args: argparse.Namespace) -> Outcome:
    last = refuse_future(parse_day(args.last), today=date.today())
    period = Period.through(parse_day(args.first), last)
    state = _snapshot(args.as_known_on)
    found = state.deposits(period)
    world = states.world()
    reach = [
        f"{code}: {_known(state, code)}"
        for code in state.instruments
        if _falls_short(state, code, period)
    ]
    unknown = all(_begins_after(state, code, period) for code in state.instruments)
    number = "not known" if unknown else f"{len(found)}{', as far as is known' if reach else ''}"
    return Outcome(
        document={
            "from": period.start,
            "to": period.last,
            "as_known_on": state.known_on,
            "digest": state.digest,
            "complete_until": {code: state.complete_until(code) for code in state.instruments},
            "count": None if unknown else len(found),
            "complete": not reach,
            "deposits": [_act(act) for act in found],
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


def _snapshot(as_known_on: str | None) -> LegalState:
    known = parse_day(as_known_on) if as_known_on else None
    if known is not None:
        refuse_future(known, today=date.today())
    return queries.snapshot(as_known_on=known)


def _falls_short(state: LegalState, code: str, period: Period) -> bool:
    reach, last = state.complete_until(code), period.last
    return reach is None or last is None or reach < last


def _begins_after(state: LegalState, code: str, period: Period) -> bool:
    reach = state.complete_until(code)
    return reach is None or reach < period.start


def _known(state: LegalState, code: str) -> str:
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


def _participation(where: Participation) -> Plain:
    return {
        "status": where.status.value,
        "since": where.since,
        "until": where.until,
        "as_last_known": where.as_last_known,
        "reason": where.reason.value,
        "acts": [_act(act) for act in where.acts],
    }


def _act(act: Act) -> Plain:
    return {
        "instrument": act.instrument,
        "participant": act.participant,
        "kind": act.kind.value,
        "done": str(act.done),
        "list": act.list_code,
        "place": act.place,
    }
