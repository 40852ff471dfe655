"""``accede legislation findings``: what reviews found, on a day, as far as consent allows."""

import argparse
from collections.abc import Callable
from datetime import date
from functools import partial

from accede.assessment.rules import LABELS
from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.consent.queries import reader_named
from accede.legislation import queries
from accede.legislation.rules import FindingView
from accede.states.queries import world

_NOTHING = {
    "en": "no finding is open to this reader",
    "fr": "aucune constatation n’est ouverte à ce lecteur",
}


def register(
    verb: "argparse._SubParsersAction[argparse.ArgumentParser]", *, today: Callable[[], date]
) -> None:
    """Adds ``findings``; ``today`` says what day it is."""
    found = verb.add_parser("findings", help="what reviews of laws found, on a day")
    found.add_argument("--state", required=True, help="the State, for example XAA")
    found.add_argument("--on", default="", metavar="DAY", help="as they stand on this day (today)")
    found.add_argument(
        "--as",
        dest="reader",
        default="",
        metavar="PERSON",
        help="as this person sees them; without it, as the Office sees them",
    )
    found.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    found.set_defaults(run=partial(_findings, clock=today))


def _findings(args: argparse.Namespace, *, clock: Callable[[], date]) -> Outcome:
    state = world().state(args.state.upper())
    today = clock()
    on = refuse_future(parse_day(args.on), today=today) if args.on else today
    viewer = reader_named(args.reader)
    seen = queries.findings(viewer=viewer, on=on, seen_on=today, state=state.code)
    lines = [f"{state.name.in_(args.lang)}, {on}", ""]
    for each in seen:
        cited = ", ".join(one.number for one in each.citations)
        lines.append(f"{each.obligation:14} {LABELS[each.judgement].in_(args.lang)}  {cited}")
        lines += [f"{'':14} - {one.in_(args.lang)}" for one in each.lacking]
    if not seen:
        lines.append(_NOTHING[args.lang])
    return Outcome(
        {
            "state": state.code,
            "on": on,
            "person": args.reader or None,
            "findings": [_row(each, args.lang) for each in seen],
        },
        lines,
    )


def _row(view: FindingView, language: str) -> dict[str, Plain]:
    return {
        "code": view.code,
        "review": view.review,
        "law": view.law,
        "obligation": view.obligation,
        "finding": view.judgement.value,
        "reason": view.reason_words.in_(language) if view.reason_words else None,
        "agreed": view.recorded.value if view.recorded else None,
        "provisions": [each.number for each in view.citations],
        "lacking": [each.in_(language) for each in view.lacking],
        "reasoning": view.reasoning.in_(language) if view.reasoning else None,
        "consulted": view.consulted.in_(language) if view.consulted else None,
        "made_on": view.made_on,
        "read_on": view.read_on,
        "lapsed_on": view.lapsed_on,
        "demonstration": view.demonstration,
    }
