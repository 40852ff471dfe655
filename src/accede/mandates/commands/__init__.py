"""``accede mandates read``, ``show`` and ``list``; ``compare`` and ``link`` stand beside."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput, Place
from accede.basics.outcomes import Outcome
from accede.basics.sources import Source
from accede.journal.rules import Actor, Office
from accede.mandates import acts, queries
from accede.mandates.commands import comparing
from accede.mandates.exchange import akoma_ntoso, document, read_resolution
from accede.mandates.exchange.files import LARGEST
from accede.mandates.rules import Duty, Part, Reading, Resolution
from accede.mandates.rules.senses import Sense


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of the mandate."""
    group = verbs.add_parser("mandates", help="read resolutions, see what they ask for")
    verb = group.add_subparsers(required=True, metavar="VERB")
    read = verb.add_parser("read", help="read a resolution’s text into its paragraphs")
    read.add_argument(
        "file", type=Path, help="one resolution: text (UTF-8), Word, PDF, HTML or Akoma Ntoso"
    )
    read.add_argument(
        "--lang", default="", help="read in this language only: ar, zh, en, fr, ru or es"
    )
    read.add_argument(
        "--akn", type=Path, metavar="OUT.xml", help="write the reading as Akoma Ntoso 3.0"
    )
    read.add_argument("--store", action="store_true", help="keep the reading as a new version")
    read.add_argument(
        "--accept-findings", action="store_true", help="store a reading that has findings"
    )
    read.add_argument("--reason", default="", help="why it is stored")
    read.add_argument("--on", default="", help="the day it was read, YYYY-MM-DD (today)")
    read.add_argument("--person", default="command line", help="who stores it")
    read.set_defaults(run=_read)
    show = verb.add_parser("show", help="what each operative paragraph asks for")
    show.add_argument("symbol", help="for example A/RES/68/187")
    show.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    show.set_defaults(run=_show)
    comparing.register(verb)
    every = verb.add_parser("list", help="the resolutions of the mandate")
    every.add_argument("--lang", default="en", choices=("en", "fr"), help="the language")
    every.set_defaults(run=_list)


def _read(args: argparse.Namespace) -> Outcome:
    data = _bytes(args.file)
    reading = read_resolution(
        data, file=str(args.file), language=args.lang, lexicons=queries.known_words()
    )
    found = queries.found_in(reading, file=str(args.file))
    senses = queries.understood(reading)
    content: dict[str, Plain] = dict(document(reading, senses))
    content["findings"] = [
        {
            "code": each.code,
            "file": each.place.file,
            "line": each.place.line,
            "problem": each.problem,
            "remedy": each.remedy,
        }
        for each in found
    ]
    lines = [*_summary(reading), *_said(reading, senses), *map(str, found)]
    written = akoma_ntoso(reading) if args.akn else b""
    if args.store:
        stored = acts.store_reading(
            reading=reading,
            file=args.file.name,
            actor=Actor(args.person, Office.SECRETARIAT),
            reason=args.reason or "reading of the resolution’s text",
            source=Source(reading.title or reading.symbol, reading.symbol, reading.adopted),
            on=_day(args.on),
            accept_findings=args.accept_findings,
        )
        content["stored"] = {"version": stored.version, "digest": stored.digest}
        lines.append(f"Stored as version {stored.version}, digest {stored.digest}")
    if args.akn:
        _write(args.akn, written)
        lines.append(f"Written to {args.akn}")
    return Outcome(document=content, lines=lines, found=bool(found))


def _write(path: Path, data: bytes) -> None:
    """The whole file or none of it: an older one of that name stays until the new one is there."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                file.write(data)
                file.close()
                Path(file.name).chmod(0o644)
                Path(file.name).replace(path)
            except OSError:
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BadInput(
            f"the file cannot be written: {error.strerror or error}",
            remedy="name a file in a folder that you may write to",
            place=Place(str(path)),
        ) from error


def _day(text: str) -> date:
    today = datetime.now(UTC).date()
    return refuse_future(parse_day(text), today=today) if text else today


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


def _summary(reading: Reading) -> Sequence[str]:
    day = reading.adopted.isoformat() if reading.adopted else "day of adoption not printed"
    counts = ", ".join(f"{len(reading.of(part))} {part.value}" for part in Part if reading.of(part))
    lines = [f"{reading.symbol} ({reading.language}), {day}", reading.title, counts]
    for note in reading.notes:
        lines.append(f"note {note.mark}, called from {', '.join(note.called_from) or 'nowhere'}")
    for mend in reading.mends:
        lines.append(f"line {mend.line}: ‘{mend.found}’ → ‘{mend.made}’ ({mend.why})")
    return lines


def _said(reading: Reading, senses: Sequence[Sense]) -> Iterator[str]:
    """What each paragraph says that asks or states something, a line each."""
    for paragraph, sense in zip(reading.paragraphs, senses, strict=True):
        if sense.force is None:
            continue
        said = [f"{paragraph.at}: {sense.force}"]
        if sense.addressees:
            said.append(f"of {', '.join(sense.addressees)}")
        if sense.conditions:
            said.append(f"({', '.join(sense.conditions)})")
        if sense.references:
            said.append(f"refers to {', '.join(sense.references)}")
        if sense.deadline is not None:
            year = f", {sense.deadline.year}" if sense.deadline.year else ""
            session = f"session {sense.deadline.session}" if sense.deadline.session else ""
            said.append(f"due {session}{year}".replace("due ,", "due"))
        yield " ".join(said)


def _show(args: argparse.Namespace) -> Outcome:
    each = queries.resolution(args.symbol)
    lines = [
        f"{' = '.join(each.symbols)}, {each.adopted.isoformat()}",
        each.title.in_(args.lang),
        *(f"{duty.number}. {duty.summary.in_(args.lang)}" for duty in each.operative),
    ]
    return Outcome(document=_resolution(each), lines=lines)


def _list(args: argparse.Namespace) -> Outcome:
    every = queries.resolutions()
    return Outcome(
        document=[
            {
                "symbol": each.symbol,
                "also": list(each.also),
                "adopted": each.adopted.isoformat(),
                "title": dict(each.title.by_language),
                "operative": len(each.operative),
                "stored": [
                    {"symbol": v.symbol, "language": v.language, "version": v.version}
                    for v in queries.versions(each.symbol)
                ],
            }
            for each in every
        ],
        lines=[
            f"{' = '.join(each.symbols)}, {each.adopted.isoformat()}: {each.title.in_(args.lang)}"
            for each in every
        ],
    )


def _resolution(each: Resolution) -> dict[str, Plain]:
    return {
        "symbol": each.symbol,
        "also": list(each.also),
        "title": dict(each.title.by_language),
        "organ": dict(each.organ.by_language),
        "adopted": each.adopted.isoformat(),
        "session": each.session,
        "report_to_session": each.report_to_session,
        "adoptions": [
            {"symbol": a.symbol, "adopted": a.adopted.isoformat(), "session": a.session}
            for a in each.adoptions
        ],
        "line": {"preceded_by": each.preceded_by, "succeeded_by": each.succeeded_by},
        "preamble": [
            {
                "number": c.number,
                "summary": dict(c.summary.by_language),
                "themes": list(c.themes),
                "rules": list(c.rules),
            }
            for c in each.preamble
        ],
        "operative": [_duty(duty) for duty in each.operative],
        "source": str(each.source),
        "checked": each.checked.value,
    }


def _duty(duty: Duty) -> dict[str, Plain]:
    return {
        "number": duty.number,
        "summary": dict(duty.summary.by_language),
        "rows": list(duty.rows),
        "themes": list(duty.themes),
        "asks": [{"force": ask.force.value, "of": ask.of.value} for ask in duty.asks],
        "on_request": duty.on_request,
        "on_request_by_policy": duty.on_request_by_policy,
        "concerns_office": duty.concerns_office,
        "texts": dict(duty.texts),
    }
