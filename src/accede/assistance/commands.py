"""``accede assistance needs``: what the reviews of a State found lacking, as consent allows."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime

from accede.assistance import catalogue
from accede.assistance.queries.needs import needs
from accede.assistance.rules.needs import Listed, Need
from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.consent.queries import reader_named
from accede.states.queries import world

_HEADINGS = {
    "en": ("Needs of {}, on {}", "Addressed", "nothing is open to this reader", "in a request"),
    "fr": (
        "Besoins\u00a0: {}, le {}",
        "Prévu",
        "rien n’est ouvert à ce lecteur",
        "dans une demande",
    ),
}


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of assistance."""
    group = verbs.add_parser("assistance", help="what States lack, and what they ask for")
    verb = group.add_subparsers(required=True, metavar="VERB")
    listed = verb.add_parser("needs", help="what the reviews of a State found lacking")
    listed.add_argument("state", metavar="STATE", help="its code, for example XAA")
    listed.add_argument("--on", default="", metavar="DAY", help="as of this day (today)")
    listed.add_argument(
        "--as",
        dest="reader",
        default="",
        metavar="PERSON",
        help="as this person sees it; without it, as the Office sees it",
    )
    listed.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    listed.set_defaults(run=_needs)


def _needs(args: argparse.Namespace) -> Outcome:
    state = world().state(args.state.upper())
    today = datetime.now(UTC).date()
    on = refuse_future(parse_day(args.on), today=today) if args.on else today
    viewer = reader_named(args.reader)
    points = needs(viewer=viewer, on=on, seen_on=today, state=state.code)
    shown = [each for each in points if each.listed is Listed.NEED]
    apart = [each for each in points if each.listed is Listed.APART]
    heading, addressed, nothing, _carried = _HEADINGS[args.lang]
    lines = [heading.format(state.name.in_(args.lang), on), ""]
    if not points:
        lines.append(nothing)
    for each in shown:
        lines += _lines(each, args.lang)
    if apart:
        lines += ["", addressed, *(f"  {each.about}  {each.code}" for each in apart)]
    return Outcome(
        {
            "state": state.code,
            "on": on,
            "person": viewer.person or args.reader or None,
            "needs": [_row(each, args.lang) for each in shown],
            "addressed": [_row(each, args.lang) for each in apart],
        },
        lines,
    )


def _row(point: Need, language: str) -> dict[str, Plain]:
    return {
        "code": point.code,
        "origin": point.origin.value,
        "about": point.about,
        "asks": point.asks.in_(language),
        "judgement": point.judgement.value,
        "lacking": [each.in_(language) for each in point.lacking],
        "reason": point.reason.in_(language) if point.reason else None,
        "kind": point.kind or None,
        "paragraphs": [f"{symbol}:{number}" for symbol, number in point.paragraphs],
        "requests": [
            {"request": each.request, "standing": each.standing.value} for each in point.carried
        ],
    }


def _lines(point: Need, language: str) -> Iterator[str]:
    carried = _HEADINGS[language][-1]
    yield f"{point.about}  {point.word.in_(language)}  [{point.code}]"
    yield f"  {point.asks.in_(language)}"
    for each in point.lacking:
        yield f"  - {each.in_(language)}"
    if point.reason:
        yield f"  {point.reason.in_(language)}"
    for one in point.carried:
        standing = catalogue.standing_names()[one.standing].in_(language)
        yield f"  {carried}: {one.request} ({standing})"
