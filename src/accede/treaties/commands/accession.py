"""``accede treaties accession``: the plan for a State to join an instrument, and its letters."""

import argparse
from datetime import date
from pathlib import Path

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.press.files import write_all
from accede.treaties import planning
from accede.treaties.planning import Planned


def register(verb: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verb ``accession``."""
    made = verb.add_parser("accession", help="plan to join an instrument, with model letters")
    made.add_argument("state", metavar="STATE")
    made.add_argument("instrument", metavar="INSTRUMENT")
    made.add_argument("--on", metavar="DAY", help="the day of the plan; default: today")
    made.add_argument("--deposit", metavar="DAY", help="a day supposed for the deposit")
    made.add_argument("--way", metavar="WAY", default="", help="one of those open (the first)")
    made.add_argument(
        "--declare",
        action="append",
        metavar="CODE",
        help="a declaration decided on, such as N-TBC97:20.2; may be repeated",
    )
    made.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    made.add_argument(
        "--lang",
        action="append",
        choices=planning.LANGUAGES,
        help="a language; may be repeated (en, fr)",
    )
    made.add_argument("--out", type=Path, default=Path("out"), help="the folder (out)")
    made.set_defaults(run=_accession)


def _accession(args: argparse.Namespace) -> Outcome:
    today = date.today()
    day = refuse_future(parse_day(args.on), today=today) if args.on else today
    known = parse_day(args.as_known_on) if args.as_known_on else None
    made = planning.planned(
        args.instrument.upper(),
        planning.state_named(args.state.upper()),
        day,
        as_known_on=refuse_future(known, today=today) if known else None,
        deposit=parse_day(args.deposit) if args.deposit else None,
        way=args.way,
        chosen=tuple(args.declare or ()),
    )
    languages = list(dict.fromkeys(args.lang or planning.LANGUAGES))
    # Everything is made before anything is written.
    written = write_all(args.out, planning.files(made, languages), "the plan")
    return Outcome(_document(made, written), _lines(made, written))


def _lines(made: Planned, written: list[Path]) -> list[str]:
    plan = made.plan
    lines = [made.document("en").title]
    if planning.has_letters(made):
        binds = plan.binds.isoformat() if plan.binds else "not known"
        lines.append(f"{plan.way.value}: deposit supposed on {plan.deposit}; binds from {binds}")
    else:
        lines += made.opening("en")
    return [*lines, *(f"Written: {path}" for path in written)]


def _document(made: Planned, written: list[Path]) -> Plain:
    plan = made.plan
    return {
        "state": plan.state,
        "instrument": plan.instrument.code,
        "on": plan.day,
        "as_known_on": plan.known_on,
        "case": plan.case.value,
        "status": plan.standing.status.value,
        "ways": [each.value for each in plan.ways],
        "way": plan.way.value if planning.has_letters(made) else None,
        "base": plan.base.instrument.code if plan.base else None,
        "base_need": plan.base.need.value if plan.base else None,
        "deposit": plan.deposit,
        "binds_from": plan.binds,
        "tasks": [
            {
                "step": each.kind.value,
                "day": each.day,
                "last": each.by,
                "notification": each.due.notification.code if each.due else None,
            }
            for each in plan.tasks
        ],
        "new": [each.obligation.code for each in plan.adds if each.new],
        "owed": {each.obligation.code: list(each.under) for each in plan.adds if not each.new},
        "digest": plan.digest,
        "files": [str(path) for path in written],
    }
