"""``accede legislation load``, ``laws``, ``candidates`` and ``findings``."""

import argparse
import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput, Place
from accede.basics.outcomes import Outcome
from accede.basics.sources import Source
from accede.consent.rules import Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.legislation import acts, commands_findings, commands_options, queries
from accede.legislation.catalogue import numberings
from accede.legislation.exchange import LARGEST, read_law
from accede.legislation.rules import Candidate, Difference, LawReading
from accede.legislation.saying import NOT_A_FINDING, because
from accede.states.queries import world
from accede.treaties.queries import everything
from accede.treaties.rules import Obligation, ObligationKind

# What the State has not published or opened is not printed here either.
_OPERATOR = Viewer(ViewerKind.OFFICE)


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of legislation."""
    group = verbs.add_parser("legislation", help="laws, and which provisions speak of what")
    verb = group.add_subparsers(required=True, metavar="VERB")
    load = verb.add_parser("load", help="record a law, or its next consolidation, from a file")
    load.add_argument(
        "file", type=Path, help="Markdown, HTML, Word, PDF, Akoma Ntoso or plain text in UTF-8"
    )
    load.add_argument("--state", required=True, help="the State, for example FRA")
    load.add_argument("--lang", default="", help="the language: ar, zh, en, fr, ru or es")
    load.add_argument("--title", default="", help="the title; the file’s own where not given")
    load.add_argument("--code", default="", help="the code; made of State and title")
    load.add_argument(
        "--in-force-from", default="", help="the day it is in force from, YYYY-MM-DD (today)"
    )
    load.add_argument("--source", default="", help="where the text was published")
    load.add_argument(
        "--not-published", action="store_true", help="keep it to its State and those it opens it to"
    )
    load.add_argument("--dry-run", action="store_true", help="read and compare, write nothing")
    load.add_argument(
        "--accept-findings", action="store_true", help="load what seems to be two laws as one"
    )
    load.add_argument("--reason", default="", help="why it is recorded")
    load.add_argument("--person", default="command line", help="who records it")
    load.set_defaults(run=_load)
    laws = verb.add_parser("laws", help="the laws that are recorded")
    laws.add_argument("--state", default="", help="of this State alone")
    laws.add_argument("--on", default="", help="as in force on this day, YYYY-MM-DD (today)")
    laws.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    laws.set_defaults(run=_laws)
    likely = verb.add_parser("candidates", help="where a law may speak of an obligation")
    likely.add_argument("--state", required=True, help="the State whose laws are looked through")
    likely.add_argument("--instrument", default="", help="for example HOST79")
    likely.add_argument("--obligation", default="", help="one alone, for example HOST79:1.1")
    likely.add_argument("--kind", default="", help="for example OFFENCE")
    likely.add_argument(
        "--law", action="append", default=[], help="this law alone; may be repeated"
    )
    likely.add_argument(
        "--top", type=int, default=5, help="at most so many for each obligation (5)"
    )
    likely.add_argument("--on", default="", help="as in force on this day, YYYY-MM-DD (today)")
    likely.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    likely.set_defaults(run=_candidates)
    commands_options.register(verb, today=_today)
    commands_findings.register(verb, today=_today)


def _load(args: argparse.Namespace) -> Outcome:
    state = _state(args.state)
    reading = read_law(
        _bytes(args.file), file=str(args.file), language=args.lang, numberings=numberings()
    )
    title = args.title or reading.title or args.file.stem
    code = args.code or law_code(state, title)
    today = _today()
    begins = parse_day(args.in_force_from) if args.in_force_from else today
    document = _reading(reading, title)
    document |= {"law": code, "state": state, "in_force_from": begins, "dry_run": args.dry_run}
    if args.dry_run:
        changes = acts.compared(code, reading)
        document |= {"version": None, "written": False, "difference": _difference(changes)}
        found = bool(reading.grave) and not args.accept_findings
    else:
        loaded = acts.load_law(
            actor=Actor(args.person, Office.SECRETARIAT),
            code=code,
            state=state,
            title=title,
            reading=reading,
            in_force_from=begins,
            published=not args.not_published,
            reason=args.reason or "the text of the law, from a file",
            source=Source(args.source or title, args.file.name, None),
            on=today,
            accept_findings=args.accept_findings,
        )
        changes, found = loaded.difference, False
        document |= {
            "version": loaded.ordinal,
            "written": loaded.written,
            "difference": _difference(changes),
        }
    return Outcome(document, _loaded_lines(document, reading, changes), found=found)


def _laws(args: argparse.Namespace) -> Outcome:
    day = _day(args.on)
    held = queries.cards(viewer=_OPERATOR, on=day, state=_state(args.state) if args.state else None)
    rows: list[Plain] = []
    lines = []
    for card in held:
        versions = queries.versions_of(card.code)
        rows.append(
            {
                "law": card.code,
                "state": card.state,
                "title": dict(card.title.by_language),
                "provisions": card.provisions,
                "published": card.published,
                "versions": [
                    {"version": each.ordinal, "in_force_from": each.in_force_from}
                    for each in versions
                ],
            }
        )
        lines.append(f"{card.code}: {card.title.in_(args.lang)}, {card.provisions} provisions")
    return Outcome(rows, lines)


def _candidates(args: argparse.Namespace) -> Outcome:
    state, day = _state(args.state), _day(args.on)
    if args.top < 1 or args.top > 50:
        raise BadInput(f"‘{args.top}’ candidates cannot be shown", remedy="ask for 1 to 50")
    seen = queries.visible_codes(viewer=_OPERATOR, on=day, state=state)
    for law in args.law:
        if law not in seen:
            raise BadInput(
                f"{state} has no law ‘{law}’ here", remedy="see ‘accede legislation laws’"
            )
    if not seen:
        raise BadInput(
            f"no law of {state} is recorded", remedy="load one with ‘accede legislation load’"
        )
    obligations = _obligations(args)
    found = queries.candidates_of(
        obligations, viewer=_OPERATOR, on=day, state=state, laws=args.law, top=args.top
    )
    rows = [_row(each, args.lang) for likely in found.values() for each in likely]
    lines = [NOT_A_FINDING.in_(args.lang), ""]
    for obligation in obligations:
        lines.append(f"{obligation.code}: {obligation.summary.in_(args.lang)}")
        likely = found[obligation.code]
        lines += [
            f"  {each.law} {each.number}  {each.score:.2f}  {each.heading[:90]}  "
            f"[{because(each, args.lang)}]"
            for each in likely
        ] or ["  nothing found"]
    return Outcome(
        {
            "state": state,
            "on": day,
            "note": NOT_A_FINDING.in_(args.lang),
            "nothing_found": [each.code for each in obligations if not found[each.code]],
            "rows": rows,
        },
        lines,
    )


def _obligations(args: argparse.Namespace) -> Sequence[Obligation]:
    known = {each.code: each for each in everything()}
    if args.instrument and args.instrument not in known:
        raise BadInput(
            f"‘{args.instrument}’ is not an instrument of the catalogue",
            remedy="give a code such as HOST79; see ‘accede treaties list’",
        )
    if args.kind and args.kind not in ObligationKind.__members__:
        raise BadInput(
            f"‘{args.kind}’ is no kind of obligation",
            remedy=f"give one of {', '.join(ObligationKind.__members__)}",
        )
    chosen = [
        each
        for instrument in known.values()
        for each in instrument.obligations
        if (not args.instrument or each.instrument == args.instrument)
        and (not args.kind or each.kind.value == args.kind)
        and (not args.obligation or each.code == args.obligation)
    ]
    if not chosen:
        raise BadInput(
            "no obligation of the catalogue is all of that",
            remedy="see ‘accede treaties obligations’ for codes and kinds",
        )
    return chosen


def law_code(state: str, title: str) -> str:
    """The code of a law from its State and its title.

    >>> law_code("FRA", "Code pénal"), law_code("XAA", "Loi n° 12 du 3 mai 2004")
    ('FRA:code-penal', 'XAA:loi-n-12-du-3-mai-2004')
    """
    plain = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    slug = re.sub(r"[^\w]+", "-", bare).strip("-_")[:60].strip("-")
    return f"{state}:{slug}"


def _row(each: Candidate, language: str) -> dict[str, Plain]:
    return {
        "obligation": each.obligation,
        "law": each.law,
        "provision": each.number,
        "heading": each.heading,
        # For reading and sorting; no digest is made of it.
        "score": cast(Plain, each.score),
        "why": because(each, language),
    }


def _reading(reading: LawReading, title: str) -> dict[str, Plain]:
    counts: dict[str, Plain] = {}
    for remark in reading.remarks:
        before = counts.get(remark.kind.value, 0)
        counts[remark.kind.value] = (before if isinstance(before, int) else 0) + 1
    return {
        "title": title,
        "file": Path(reading.file).name,
        "language": reading.language,
        "detected": reading.detected or None,
        "opening": reading.opening,
        "provisions": len(reading.provisions),
        "lines": reading.lines,
        "not_placed": reading.not_placed,
        "remarks": [
            {"kind": each.kind.value, "line": each.line, "what": each.what}
            for each in reading.remarks[:200]
        ],
        "remark_counts": counts,
    }


def _loaded_lines(
    document: dict[str, Plain], reading: LawReading, changes: Difference
) -> list[str]:
    place = "would be" if document["dry_run"] else "is"
    lines = [
        f"{document['law']}: {document['title']}",
        f"{len(reading.provisions)} provisions in {reading.lines} paragraphs, "
        f"{reading.not_placed} paragraphs not placed; language {reading.language}",
        f"in force from {document['in_force_from']}: {len(changes.added)} added, "
        f"{len(changes.changed)} changed, {len(changes.ended)} ended, "
        f"{len(changes.kept)} unchanged",
    ]
    if document["dry_run"]:
        lines.append("nothing is written")
    elif document["written"]:
        lines.append(f"recorded as version {document['version']}")
    else:
        lines.append(f"the same text {place} recorded already, as version {document['version']}")
    if reading.detected and reading.detected != reading.language:
        lines.append(f"the text looks like ‘{reading.detected}’, not ‘{reading.language}’")
    lines += [f"line {each.line}: {each.kind.value} {each.what}" for each in reading.remarks[:40]]
    return lines


def _difference(changes: Difference) -> dict[str, Plain]:
    return {
        "added": list(changes.added),
        "changed": list(changes.changed),
        "ended": list(changes.ended),
        "unchanged": len(changes.kept),
    }


def _state(code: str) -> str:
    return world().state(code).code


def _bytes(path: Path) -> bytes:
    """The file's bytes, at most just too many for the reader to accept."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(
            f"the file cannot be read: {error.strerror or error}",
            remedy="give the path of a file",
            place=Place(str(path)),
        ) from error


def _today() -> date:
    return datetime.now(UTC).date()


def _day(text: str) -> date:
    return refuse_future(parse_day(text), today=_today()) if text else _today()
