"""``accede assessment frameworks`` and ``answers``: the questions, and what States answered."""

import argparse
from datetime import UTC, datetime

from accede.assessment import queries
from accede.assessment.rules import WORDS, Framework, Responded
from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.consent.queries import reader_named
from accede.states.queries import world

_NOTHING = {
    "en": "nothing is open to this reader",
    "fr": "rien n’est ouvert à ce lecteur",
}


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of assessment."""
    group = verbs.add_parser("assessment", help="frameworks of questions, and answers to them")
    verb = group.add_subparsers(required=True, metavar="VERB")
    asked = verb.add_parser("frameworks", help="the frameworks, or the questions of one")
    asked.add_argument("framework", nargs="?", default="", help="its code, for example M12")
    asked.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    asked.set_defaults(run=_frameworks)
    answers = verb.add_parser("answers", help="what stands of a State’s answers on a day")
    answers.add_argument("state", metavar="STATE", help="its code, for example XAA")
    answers.add_argument("--on", default="", metavar="DAY", help="as of this day (today)")
    answers.add_argument(
        "--as",
        dest="reader",
        default="",
        metavar="PERSON",
        help="as this person sees it; without it, as the Office sees it",
    )
    answers.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    answers.set_defaults(run=_answers)


def _frameworks(args: argparse.Namespace) -> Outcome:
    if not args.framework:
        every = queries.frameworks()
        rows: list[Plain] = [_framework(each, args.lang) for each in every]
        lines = [f"{each.code:12} {each.title.in_(args.lang)} ({len(each.asks)})" for each in every]
        return Outcome({"frameworks": rows}, lines)
    shown = queries.framework(args.framework.upper())
    if shown is None:
        raise BadInput(
            f"there is no framework ‘{args.framework}’",
            remedy="give one of " + ", ".join(each.code for each in queries.frameworks()),
        )
    asked = queries.questions_of(shown)
    document = _framework(shown, args.lang) | {
        "questions": [
            {
                "code": each.code,
                "kind": each.kind.value,
                "question": each.question.in_(args.lang),
                "guidance": each.guidance.in_(args.lang),
                "evidence": each.evidence.in_(args.lang),
                "serves": [one.code for one in shown.served_by(each.code)],
                "law": list(each.law),
            }
            for each in asked
        ]
    }
    lines = [shown.title.in_(args.lang), ""]
    lines += [f"{each.code:16} {each.question.in_(args.lang)}" for each in asked]
    return Outcome(document, lines)


def _framework(shown: Framework, language: str) -> dict[str, Plain]:
    return {
        "code": shown.code,
        "title": shown.title.in_(language),
        "about": shown.about.in_(language),
        "paragraphs": [str(each) for each in shown.paragraphs],
        "asks": list(shown.asks),
    }


def _answers(args: argparse.Namespace) -> Outcome:
    state = world().state(args.state.upper())
    today = datetime.now(UTC).date()
    on = refuse_future(parse_day(args.on), today=today) if args.on else today
    viewer = reader_named(args.reader)
    seen = queries.responded(viewer=viewer, on=on, seen_on=today, state=state.code)
    lines = [f"{state.name.in_(args.lang)}, {on}", ""]
    for each in seen:
        asked = queries.question(each.question)
        assert asked is not None
        word = WORDS[asked.kind, each.standing.judgement].in_(args.lang)
        lines += [f"{each.question:16} {word}", f"{'':16} {asked.question.in_(args.lang)}"]
    if not seen:
        lines.append(_NOTHING[args.lang])
    return Outcome(
        {
            "state": state.code,
            "on": on,
            "person": args.reader or None,
            "answers": [_row(each, args.lang) for each in seen],
        },
        lines,
    )


def _row(item: Responded, language: str) -> dict[str, Plain]:
    answer = item.standing.answer
    draft = answer.draft if answer else None
    return {
        "question": item.question,
        "judgement": item.standing.judgement.value,
        "reasoning": draft.reasoning.in_(language) if draft else None,
        "lacking": [each.in_(language) for each in draft.lacking] if draft else [],
        "documents": [
            {"title": each.words.in_(language), "at": each.at, "stated_on": each.stated_on}
            for each in (draft.documents if draft else ())
        ],
        "consulted": draft.consulted.in_(language) if draft and draft.consulted else None,
        "because": draft.because.in_(language) if draft and draft.because else None,
        "answered_on": answer.answered_on if answer else None,
        "read_on": answer.read_on if answer else None,
        "reviews": [each.code for each in item.reviews],
    }
