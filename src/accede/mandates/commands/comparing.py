"""``accede mandates compare``, ``link`` and ``correct``: what is done with texts once read."""

import argparse
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput, Place
from accede.basics.outcomes import Outcome
from accede.journal.rules import Actor, Office
from accede.mandates import acts, queries
from accede.mandates.exchange import read_resolution
from accede.mandates.exchange.files import LARGEST
from accede.mandates.queries.texts import Words
from accede.mandates.rules import Part
from accede.mandates.rules.comparing import Fate, Pairing
from accede.mandates.rules.crosswalks import Decision, Link
from accede.mandates.rules.differing import differences


def register(verb: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs that lead from one resolution to another."""
    compare = verb.add_parser("compare", help="what became of each paragraph in another text")
    compare.add_argument("before", help="the earlier text: a file, or a symbol")
    compare.add_argument("after", help="the later text: a file, or a symbol")
    compare.add_argument(
        "--lang", default="", help="the language of stored texts: ar, zh, en, fr, ru or es"
    )
    compare.set_defaults(run=_compare)
    link = verb.add_parser("link", help="decide that a paragraph leads to one of another text")
    link.add_argument("before", help="symbol and paragraph, for example A/RES/68/187:9")
    link.add_argument("after", help="symbol and paragraph, for example E/RES/2017/17:12")
    link.add_argument("--refuse", action="store_true", help="decide that it does not")
    link.add_argument("--reason", required=True, help="why")
    link.add_argument("--on", default="", help="the day, YYYY-MM-DD (today)")
    link.add_argument("--person", default="command line", help="who decides")
    link.set_defaults(run=_link)
    correct = verb.add_parser("correct", help="write over one paragraph of a stored text")
    correct.add_argument("symbol", help="for example A/RES/68/187")
    correct.add_argument("--lang", required=True, help="the language of the text")
    correct.add_argument("--at", required=True, help="the address, for example ‘operative 3’")
    correct.add_argument("--text", help="its text as it should stand")
    correct.add_argument("--number", help="its number as it should stand")
    correct.add_argument("--level", type=int, help="its level as it should stand")
    correct.add_argument("--part", choices=[each.value for each in Part], help="its part")
    correct.add_argument("--reason", required=True, help="why, and on what source")
    correct.add_argument("--on", default="", help="the day, YYYY-MM-DD (today)")
    correct.add_argument("--person", default="command line", help="who corrects")
    correct.set_defaults(run=_correct)


def _compare(args: argparse.Namespace) -> Outcome:
    compared = queries.compared(_side(args.before, args.lang), _side(args.after, args.lang))
    texts = [
        {each.at: each.text for each in laid.reading.paragraphs}
        for laid in (compared.before, compared.after)
    ]
    language = compared.before.reading.language
    alike = language == compared.after.reading.language
    confirmed = {(link.before[1], link.after[1]) for link in compared.links}
    rows: list[dict[str, Plain]] = []
    for row in compared.rows:
        stretches: list[dict[str, Plain]] = []
        if alike and row.fate is Fate.CHANGED:
            found = differences(texts[0][row.before[0]], texts[1][row.after[0]], language)
            stretches = [{"change": str(each.change), "text": each.text} for each in found]
        rows.append(
            {
                "fate": str(row.fate),
                "before": list(row.before),
                "after": list(row.after),
                "likeness": round(row.likeness * 100),
                "confirmed": any(each in confirmed for each in row.numbers),
                "differences": stretches,
            }
        )
    counts = {str(fate): sum(row.fate is fate for row in compared.rows) for fate in Fate}
    document: dict[str, Plain] = {
        "before": _said(compared.before),
        "after": _said(compared.after),
        "rows": rows,
        "counts": counts,
        "links": [_link_said(each) for each in compared.links],
    }
    return Outcome(document=document, lines=[*_lines(compared.rows), _total(counts)])


def _side(asked: str, language: str) -> queries.Laid:
    """One side: the file of that name, or else what is known under that symbol."""
    path = Path(asked)
    if not path.is_file():
        if path.suffix or asked.startswith((".", "~")) or "\\" in asked:
            raise BadInput(
                f"there is no file ‘{asked}’",
                remedy="give the path of a file, or a symbol such as A/RES/68/187",
                place=Place(asked),
            )
        return queries.laid_out(asked, language)
    with path.open("rb") as file:
        reading = read_resolution(
            file.read(LARGEST + 1), file=asked, lexicons=queries.known_words()
        )
    return queries.Laid(reading, queries.understood(reading), Words.FILE)


def _said(laid: queries.Laid) -> dict[str, Plain]:
    reading = laid.reading
    return {"symbol": reading.symbol, "language": reading.language, "words": str(laid.words)}


def _lines(rows: Sequence[Pairing]) -> Sequence[str]:
    return [
        f"{row.fate:8}{', '.join(row.before) or '–'} → {', '.join(row.after) or '–'}"
        + (f"  ({row.likeness:.2f})" if row.likeness else "")
        for row in rows
    ]


def _total(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {fate.lower()}" for fate, count in counts.items() if count)


def _link_said(link: Link) -> dict[str, Plain]:
    return {
        "before": list(link.before),
        "after": list(link.after),
        "decision": str(link.decision),
        "on": link.on.isoformat() if link.on else None,
        "by": link.by,
    }


def _link(args: argparse.Namespace) -> Outcome:
    today = datetime.now(UTC).date()
    on: date = refuse_future(parse_day(args.on), today=today) if args.on else today
    link = acts.decide_link(
        actor=Actor(args.person, Office.SECRETARIAT),
        before=_end(args.before),
        after=_end(args.after),
        decision=Decision.REFUSED if args.refuse else Decision.CONFIRMED,
        reason=args.reason,
        source=None,
        on=on,
    )
    (a, b), (c, d) = link.before, link.after
    line = f"{link.decision}: {a}, {b} → {c}, {d}"
    return Outcome(document=_link_said(link), lines=[line])


def _correct(args: argparse.Namespace) -> Outcome:
    today = datetime.now(UTC).date()
    made = acts.correct_paragraph(
        actor=Actor(args.person, Office.SECRETARIAT),
        symbol=args.symbol,
        language=args.lang,
        at=args.at,
        text=args.text,
        number=args.number,
        level=args.level,
        part=Part(args.part) if args.part else None,
        reason=args.reason,
        source=None,
        on=refuse_future(parse_day(args.on), today=today) if args.on else today,
    )
    said: dict[str, Plain] = {
        "symbol": args.symbol,
        "language": args.lang,
        "at": made.at,
        "of": made.of,
        "part": str(made.part),
        "number": made.number,
        "level": made.level,
        "text": made.text,
    }
    return Outcome(document=said, lines=[f"Corrected: {args.symbol} ({args.lang}), {made.at}"])


def _end(text: str) -> tuple[str, str]:
    symbol, colon, number = text.rpartition(":")
    if not (colon and symbol and number):
        raise BadInput(
            f"‘{text}’ names no paragraph",
            remedy="write the symbol, a colon and the number: A/RES/68/187:9",
        )
    return symbol, number
