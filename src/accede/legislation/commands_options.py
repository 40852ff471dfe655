"""``accede legislation options``: the drafting options, and where loaded laws may speak."""

import argparse
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.consent.rules import Viewer, ViewerKind
from accede.legislation.queries import comparable_laws, drafting_options
from accede.legislation.rules import Options, Point
from accede.legislation.saying import NOT_A_FINDING, because
from accede.treaties.queries import everything, kind_text
from accede.treaties.rules import Obligation, ObligationKind

_OPERATOR = Viewer(ViewerKind.OFFICE)
# What each part is called where it is printed.
_HEADINGS = {
    "en": ("Elements", "Choices", "Pitfalls", "Rights", "Questions"),
    "fr": ("Éléments", "Choix", "Écueils", "Droits", "Questions"),
}


def register(
    verb: "argparse._SubParsersAction[argparse.ArgumentParser]", *, today: Callable[[], date]
) -> None:
    """Adds the verb; ``today`` answers the day on which loaded laws are looked through."""
    options = verb.add_parser("options", help="what to think of when drafting for an obligation")
    options.add_argument(
        "about",
        nargs="?",
        default="",
        help="a kind such as OFFENCE, or an obligation such as TBC97:2.1; all kinds without it",
    )
    options.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    options.set_defaults(run=partial(_run, today=today))


def _run(args: argparse.Namespace, *, today: Callable[[], date]) -> Outcome:
    if not args.about:
        return _kinds(args.lang)
    asked = args.about.strip().upper()
    obligation = None
    if asked in ObligationKind.__members__:
        kind = ObligationKind(asked)
    else:
        obligation = _obligation(args.about.strip())
        kind = obligation.kind
    held = drafting_options()[kind]
    document = _document(held, args.lang)
    lines = list(_lines(held, args.lang))
    if obligation is not None:
        laws = comparable_laws(obligation, viewer=_OPERATOR, on=today())
        document |= {
            "obligation": obligation.code,
            "note": NOT_A_FINDING.in_(args.lang),
            "candidates": [
                {
                    "state": each.law.state,
                    "law": one.law,
                    "provision": one.number,
                    "heading": one.heading,
                    "why": because(one, args.lang),
                }
                for each in laws
                for one in each.likely
            ],
        }
        lines += ["", f"{obligation.code}: {obligation.summary.in_(args.lang)}"]
        lines += [NOT_A_FINDING.in_(args.lang)]
        lines += [
            f"  {one.law} {one.number}  {one.heading[:90]}  [{because(one, args.lang)}]"
            for each in laws
            for one in each.likely
        ]
    return Outcome(document, lines)


def _kinds(language: str) -> Outcome:
    held = drafting_options()
    return Outcome(
        {
            "kinds": [
                {
                    "kind": kind.value,
                    "title": kind_text(kind).in_(language),
                    "drafting": each.drafting.value,
                    "why": each.why.in_(language),
                }
                for kind, each in held.items()
            ]
        },
        [f"{kind.value:24} {each.drafting.value:8} {each.why.in_(language)}"
         for kind, each in held.items()],
    )  # fmt: skip


def _obligation(code: str) -> Obligation:
    for carried in everything():
        for each in carried.obligations:
            if each.code == code:
                return each
    raise BadInput(
        f"‘{code}’ is neither a kind of obligation nor an obligation of the catalogue",
        remedy="give a kind such as OFFENCE or a code such as TBC97:2.1; "
        "see ‘accede legislation options’",
    )


def _document(held: Options, language: str) -> dict[str, Plain]:
    def said(point: Point) -> dict[str, Plain]:
        return {"text": point.words.in_(language), "law": list(point.law)}

    return {
        "kind": held.kind.value,
        "title": kind_text(held.kind).in_(language),
        "drafting": held.drafting.value,
        "why": held.why.in_(language),
        "elements": [said(each) for each in held.elements],
        "choices": [
            {**said(each.question), "ways": [said(one) for one in each.ways]}
            for each in held.choices
        ],
        "pitfalls": [said(each) for each in held.pitfalls],
        "rights": [said(each) for each in held.rights],
        "questions": [said(each) for each in held.questions],
        "checked": held.checked,
    }


def _lines(held: Options, language: str) -> Iterator[str]:
    def said(point: Point, mark: str = "-") -> str:
        cited = f" [{', '.join(point.law)}]" if point.law else ""
        return f"{mark} {point.words.in_(language)}{cited}"

    elements, choices, pitfalls, rights, questions = _HEADINGS[language]
    yield f"{held.kind.value}: {kind_text(held.kind).in_(language)}"
    yield held.why.in_(language)
    if held.elements:
        yield from ("", elements, *(said(each) for each in held.elements))
        yield from ("", choices)
        for choice in held.choices:
            yield said(choice.question)
            yield from (said(each, "    ·") for each in choice.ways)
        yield from ("", pitfalls, *(said(each) for each in held.pitfalls))
        yield from ("", rights, *(said(each) for each in held.rights))
        yield from ("", questions, *(said(each) for each in held.questions))
