"""``accede report``: the report of the Secretary-General, in Word, PDF and as a web page."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from accede.basics.digests import Plain
from accede.basics.outcomes import Outcome
from accede.basics.periods import Period
from accede.press.files import write_all
from accede.reporting import addresses, queries
from accede.reporting.commands.asked import day_named, site_named
from accede.reporting.files import WRITERS, file_name
from accede.reporting.rules.compose import findings_on
from accede.reporting.rules.facts import Facts, plain
from accede.reporting.rules.figures import Figure
from accede.reporting.rules.on_adherence import deposited
from accede.reporting.rules.tree import Report


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verb ``report``."""
    verb = verbs.add_parser("report", help="write the report on a resolution for a period")
    verb.add_argument("symbol", help="the resolution, for example A/RES/68/187")
    verb.add_argument("--from", dest="first", required=True, help="first day, YYYY-MM-DD")
    verb.add_argument("--to", dest="last", required=True, help="last day, included")
    verb.add_argument(
        "--lang", action="append", choices=("en", "fr"), help="a language; may be repeated (en, fr)"
    )
    verb.add_argument(
        "--format", action="append", choices=tuple(WRITERS), help="a format; may be repeated (all)"
    )
    verb.add_argument("--out", type=Path, default=Path("out"), help="the folder (out)")
    verb.add_argument(
        "--site", type=site_named, help="where the workspace is found: figures lead there"
    )
    verb.add_argument("--known-on", default="", help="with the lists known on this day, YYYY-MM-DD")
    verb.set_defaults(run=_report)


def _report(args: argparse.Namespace) -> Outcome:
    today = datetime.now(UTC).date()
    period = Period.through(day_named(args.first, today), day_named(args.last, today))
    known_on = day_named(args.known_on, today) if args.known_on else None
    languages = list(dict.fromkeys(args.lang or ["en", "fr"]))
    formats = list(dict.fromkeys(args.format or list(WRITERS)))
    facts = queries.facts(args.symbol, period, today, as_known_on=known_on)
    reports = [queries.composed(facts, language) for language in languages]
    # Everything is composed before anything is written.
    files: dict[str, bytes] = {}
    for report in reports:
        web = addresses.of_figures(report, args.site, known_on) if args.site else {}
        files |= {file_name(report, form): WRITERS[form](report, facts, web) for form in formats}
    written = write_all(args.out, files, "the report")
    return Outcome(
        _document(facts, reports, written),
        [*_lines(facts, reports), *(f"Written: {path}" for path in written)],
        found=any(findings_on(facts, report) for report in reports),
    )


def _lines(facts: Facts, reports: list[Report]) -> list[str]:
    lines = []
    for report in reports:
        lines.append(
            f"{report.symbol}, {report.period.start} to {report.period.last}, {report.language}:"
            f" {report.words.total} words (limit {report.words.limit})"
        )
        lines += [f"{code}: {problem}" for code, problem in findings_on(facts, report).items()]
    return lines


def _document(facts: Facts, reports: list[Report], written: list[Path]) -> Plain:
    report = reports[0]
    return {
        "symbol": report.symbol,
        "period": {"from": report.period.start, "to": report.period.last},
        "known_on": report.known_on,
        "files": [str(path) for path in written],
        "digest": report.facts_digest,
        "journal": report.head,
        "words": {each.language: each.words.total for each in reports},
        "findings": {each.language: dict(findings_on(facts, each)) for each in reports},
        "figures": {figure.id: _figure(figure) for figure in report.figures},
        "adherence": [
            {
                "day": act.day,
                "participant": act.participant,
                "instrument": act.instrument,
                "act": act.kind.lower(),
                "in_force_from": act.bound_from,
            }
            for act in deposited(facts)
        ],
        "paragraphs": {
            entry.number: {
                "nothing": entry.nothing,
                "figures": [code for line in entry.evidence for code in line.figures],
            }
            for entry in report.annex
        },
    }


def _figure(figure: Figure) -> Plain:
    return {
        "value": plain(figure.value),
        "unit": figure.unit.value,
        "demonstration": figure.demonstration,
        "records": [
            {"target": list(record.target), "withheld": record.withheld}
            for record in figure.records
        ],
    }
