"""``accede treaties between``: what holds between two States on a day."""

import argparse
from datetime import date

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.states.queries import world
from accede.treaties.queries.agreed import force_text
from accede.treaties.queries.statements import pair, statement_words
from accede.treaties.rules.between import Between, Side
from accede.treaties.rules.pair import Force


class NotSideBySide(BadInput):
    """Two that are the same, or one of which does not exist."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            f"{first} and {second} cannot be set side by side",
            remedy="give two different States, both real or both of the demonstration",
        )


def register(verb: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verb."""
    between = verb.add_parser("between", help="what holds between two States on a day")
    between.add_argument("first", metavar="FIRST", help="a State or organisation, by its code")
    between.add_argument("second", metavar="SECOND")
    between.add_argument("--on", metavar="DAY", help="default: today")
    between.add_argument(
        "--as-known-on", metavar="DAY", help="from the lists and notifications stated by that day"
    )
    between.set_defaults(run=_between)


def _between(args: argparse.Namespace) -> Outcome:
    today = date.today()
    day = refuse_future(parse_day(args.on), today=today) if args.on else today
    known = parse_day(args.as_known_on) if args.as_known_on else None
    if known is not None:
        refuse_future(known, today=today)
    here = world()
    first, second = (here.participant(code.upper()).code for code in (args.first, args.second))
    made_up = {each.code for each in here.demonstration}
    if first == second or (first in made_up) is not (second in made_up):
        raise NotSideBySide(first, second)
    found = pair(first, second, as_of=day, as_known_on=known)
    forces, doubts = statement_words("forces"), statement_words("doubts")
    told = [row for row in found.rows if row.force is not Force.NOT_BOTH]
    lines = [f"{first} and {second} on {day}."]
    for row in told:
        since = f" since {row.since}" if row.since else ""
        lines.append(f"{row.instrument.code:<10} {forces[row.force].in_('en')}{since}")
        lines += [f"           {_said(each)}" for each in _altered(row)]
        lines += [f"           {doubts[each].in_('en')}" for each in row.doubts]
    lines.append(f"{len(found.rows) - len(told)} instruments are not binding on both.")
    lines += [
        f"{each.agreement.title}: {force_text(each.force).in_('en')}" for each in found.agreed
    ]
    return Outcome(
        document={
            "first": first,
            "second": second,
            "on": day,
            "as_known_on": known,
            "digest": found.digest,
            "rows": [_row(row) for row in found.rows],
            "agreements": [
                {
                    "code": each.agreement.code,
                    "title": each.agreement.title,
                    "subject": each.agreement.subject.value,
                    "force": each.force.value,
                    "why": each.why.value,
                    "through": list(each.through),
                    "signed": each.agreement.signed,
                    "in_force": each.agreement.in_force,
                    "ended": each.agreement.ended,
                }
                for each in found.agreed
            ],
        },
        lines=lines,
    )


def _altered(row: Between) -> list[tuple[str, str, str]]:
    found = [(each.provision, each.outcome.value, each.statement.code) for each in row.changes]
    found += [
        (each.obligation.code, each.outcome.value, "")
        for each in row.disputes
        if each.outcome.value == "OPTED_OUT"
    ]
    return found + [(row.instrument.code, Force.PRECLUDED, each.code) for each in row.precluded_by]


def _said(altered: tuple[str, str, str]) -> str:
    place, outcome, code = altered
    return f"{place} {outcome}" + (f" ({code})" if code else "")


def _row(row: Between) -> Plain:
    return {
        "instrument": row.instrument.code,
        "force": row.force.value,
        "since": row.since,
        "until": row.until,
        "sides": [_side(row.first), _side(row.second)],
        "precluded_by": [each.code for each in row.precluded_by],
        "changes": [
            {
                "provision": each.provision,
                "outcome": each.outcome.value,
                "statement": each.statement.code,
                "objection": each.objection.code if each.objection else "",
            }
            for each in row.changes
        ],
        "provisions": [
            {
                "obligation": each.obligation.code,
                "kind": each.obligation.kind.value,
                "outcome": each.outcome.value,
            }
            for each in (*row.cooperation, *row.disputes)
        ],
        "prevailed_by": list(row.prevailed_by),
        "read_with": list(row.read_with),
        "statements_until": row.complete_until,
        "to_verify": [each.value for each in row.doubts],
    }


def _side(side: Side) -> Plain:
    return {
        "state": side.code,
        "status": side.participation.status.value,
        "since": side.participation.since,
        "as_last_known": side.participation.as_last_known,
        "basis": side.basis.value,
        "statements": [each.code for each in side.said],
    }
