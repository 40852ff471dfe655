"""``accede treaties load``, ``accede treaties status`` and ``accede treaties deposits``."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import transaction

from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import Plain
from accede.basics.errors import BadInput, Place
from accede.basics.findings import Finding
from accede.basics.outcomes import Outcome
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.journal.rules import Actor, Office
from accede.states import queries as states
from accede.states.rules import Resolved
from accede.treaties import acts, queries
from accede.treaties.exchange import mtdsg
from accede.treaties.rules import Act, Instrument, LegalState, Participation, Status

_TABLE_NAME = re.compile(r"mtdsg-(\d+)-(\d+)", re.ASCII)
_CHAPTERS = {"18": "XVIII"}
_TITLE = "Status of multilateral treaties deposited with the Secretary-General"


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs of this room."""
    group = verbs.add_parser(
        "treaties", help="load depositary acts; ask who is party and since when"
    )
    verb = group.add_subparsers(required=True, metavar="VERB")
    load = verb.add_parser("load", help="read status tables and write their acts")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--instrument", metavar="CODE", help="where the file name does not say it")
    load.add_argument(
        "--as-known-on",
        metavar="DAY",
        help="the day the table is complete until; without it, absence from it tells nothing",
    )
    load.add_argument(
        "--accept-findings",
        action="store_true",
        help="write the sound rows and record what is wrong with the others",
    )
    load.add_argument("--person", default="command line", help="who loads it")
    load.set_defaults(run=_load)
    status = verb.add_parser("status", help="where States stand towards an instrument on a day")
    status.add_argument("instrument", metavar="INSTRUMENT")
    status.add_argument("--on", metavar="DAY", help="default: today")
    status.add_argument("--state", metavar="CODE", help="one State or organisation alone")
    status.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    status.set_defaults(run=_status)
    deposits = verb.add_parser("deposits", help="consents to be bound deposited in a period")
    deposits.add_argument("--from", dest="first", required=True, metavar="DAY")
    deposits.add_argument("--to", dest="last", required=True, metavar="DAY", help="the last day")
    deposits.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by that day")
    deposits.set_defaults(run=_deposits)


@dataclass(frozen=True)
class _Table:
    file: str
    instrument: Instrument
    reading: mtdsg.Reading
    complete_until: date | None
    stated: bool

    @property
    def complete(self) -> bool:
        """Whether absence from the table can be relied on: somebody said so, and all was read."""
        return self.stated and not self.reading.findings


class UnreadableRows(BadInput):
    """Some rows do not say what they must: a name, a day, a letter. All findings are listed."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        super().__init__(
            "the rows listed cannot be read, and nothing was written",
            remedy="correct them, or add --accept-findings to write the sound rows and record "
            "the others",
        )

    def __str__(self) -> str:
        return "\n".join([*(str(each) for each in self.findings), super().__str__()])


def _load(args: argparse.Namespace) -> Outcome:
    today = date.today()
    stated = parse_day(args.as_known_on) if args.as_known_on else None
    if stated is not None:
        refuse_future(stated, today=today)
    tables = [_read(path, args.instrument, stated, today) for path in args.files]
    findings = [each for table in tables for each in table.reading.findings]
    lines = [str(each) for each in findings]
    if not args.accept_findings and any(each.code in mtdsg.UNREADABLE for each in findings):
        raise UnreadableRows(findings)
    if findings and not args.accept_findings:
        lines.append(
            "Nothing was written. Correct the lines named, or write the sound rows and record "
            "the rest with --accept-findings."
        )
        return Outcome(_load_document(tables, ()), lines, found=True)
    with transaction.atomic():
        loaded = [_write(table, person=args.person, on=today) for table in tables]
    for table, done in zip(tables, loaded, strict=True):
        reach = (
            f"complete until {table.complete_until}"
            if table.complete
            else f"as of {table.complete_until}; not taken as complete: "
            "absence from it tells nothing"
        )
        new = "loaded before, nothing written" if done.before else f"{done.acts} acts written"
        lines.append(f"{table.instrument.code}: {new}; {reach}")
    return Outcome(_load_document(tables, loaded), lines, found=bool(findings))


def _read(path: Path, code: str | None, stated: date | None, today: date) -> _Table:
    instrument = _instrument_of(path, code)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BadInput(
            f"the file cannot be read: {error.strerror}",
            remedy="check the path and the permissions",
            place=Place(str(path)),
        ) from error
    reading = mtdsg.read(
        content,
        file=str(path),
        instrument=instrument,
        resolve=lambda name: _participant(name, stated),
        no_later_than=stated or today,
    )
    if stated is not None:
        missing = _missing(reading, instrument.code, stated, Place(str(path)))
        reading = replace(reading, findings=(*reading.findings, *missing))
    return _Table(str(path), instrument, reading, stated or reading.newest, stated is not None)


def _missing(
    reading: mtdsg.Reading, instrument: str, stated: date, place: Place
) -> tuple[Finding, ...]:
    """Who acted by that day, as the catalogue knows, and is not in a table said to be complete."""
    there = {act.participant for act in reading.acts}
    known = {
        act.participant
        for act in queries.catalogued().acts(instrument)
        if act.done.latest <= stated
    } - {each.code for each in states.world().demonstration}
    absent = sorted(known - there)
    if not absent:
        return ()
    shown = ", ".join(absent[:10]) + (f" and {len(absent) - 10} more" if len(absent) > 10 else "")
    return (
        Finding(
            mtdsg.MISSING,
            place,
            f"the table is said to be complete until {stated}, and lacks {shown}",
            "fetch the whole table, or load it without --as-known-on",
        ),
    )


def _participant(name: str, stated: date | None) -> Resolved | None:
    """Whom a name means; a State of the demonstration is no participant of a real table."""
    world = states.world()
    found = world.resolve(name, on=stated)
    made_up = {each.code for each in world.demonstration}
    return None if found is not None and found.code in made_up else found


def _instrument_of(path: Path, code: str | None) -> Instrument:
    known = {each.code: each for each in queries.instruments()}
    if code is not None:
        return queries.catalogued().instrument(code)
    match = _TABLE_NAME.fullmatch(path.stem)
    number = f"{_CHAPTERS.get(match[1], match[1])}-{match[2]}" if match else ""
    for each in known.values():
        if each.mtdsg == number:
            return each
    raise BadInput(
        "the file name does not say which instrument the table is about",
        remedy=f"add --instrument with one of {', '.join(known)}",
        place=Place(str(path)),
    )


def _write(table: _Table, *, person: str, on: date) -> acts.Loaded:
    return acts.load_list(
        actor=Actor(person, Office.SECRETARIAT),
        instrument=table.instrument.code,
        acts=table.reading.acts,
        findings=table.reading.findings,
        reason="a status table of the depositary was loaded",
        source=Source(
            _TITLE, f"{table.instrument.mtdsg}, {Path(table.file).name}", table.complete_until
        ),
        complete=table.complete,
        on=on,
    )


def _load_document(tables: Sequence[_Table], loaded: Sequence[acts.Loaded]) -> Plain:
    return {
        "tables": [
            {
                "file": table.file,
                "instrument": table.instrument.code,
                "stated_on": table.complete_until,
                "complete": table.complete,
                "rows": table.reading.rows,
                "acts": len(table.reading.acts),
                "findings": [
                    {
                        "code": each.code,
                        "line": each.place.line,
                        "problem": each.problem,
                        "remedy": each.remedy,
                    }
                    for each in table.reading.findings
                ],
            }
            for table in tables
        ],
        "written": [
            {"list": done.code, "acts": done.acts, "before": done.before} for done in loaded
        ],
    }


def _status(args: argparse.Namespace) -> Outcome:
    today = date.today()
    day = refuse_future(parse_day(args.on), today=today) if args.on else today
    state = _snapshot(args.as_known_on)
    instrument = state.instrument(args.instrument)
    chosen = (
        [states.world().participant(args.state).code]
        if args.state
        else [each.code for each in states.world().real]
    )
    found = {code: state.participation(instrument.code, code, day) for code in chosen}
    lines = [f"{instrument.code} on {day}. {_known(state, instrument.code)}"]
    lines += [f"{code}  {_sentence(where)}" for code, where in found.items()]
    return Outcome(
        document={
            "instrument": instrument.code,
            "as_of": day,
            "as_known_on": state.known_on,
            "complete_until": state.complete_until(instrument.code),
            "digest": state.digest,
            "participation": {code: _participation(where) for code, where in found.items()},
        },
        lines=lines,
    )


def _deposits(args: argparse.Namespace) -> Outcome:
    last = refuse_future(parse_day(args.last), today=date.today())
    period = Period.through(parse_day(args.first), last)
    state = _snapshot(args.as_known_on)
    found = state.deposits(period)
    world = states.world()
    reach = [
        f"{code}: {_known(state, code)}"
        for code in state.instruments
        if _falls_short(state, code, period)
    ]
    unknown = all(_begins_after(state, code, period) for code in state.instruments)
    number = "not known" if unknown else f"{len(found)}{', as far as is known' if reach else ''}"
    return Outcome(
        document={
            "from": period.start,
            "to": period.last,
            "as_known_on": state.known_on,
            "digest": state.digest,
            "complete_until": {code: state.complete_until(code) for code in state.instruments},
            "count": None if unknown else len(found),
            "complete": not reach,
            "deposits": [_act(act) for act in found],
        },
        lines=[
            *(
                f"{act.done}  {act.instrument:<9} {act.kind.value:<13} "
                f"{world.participant(act.participant).name.in_('en')}"
                for act in found
            ),
            f"Deposits from {period.start} to {period.last}: {number}.",
            *reach,
        ],
    )


def _snapshot(as_known_on: str | None) -> LegalState:
    known = parse_day(as_known_on) if as_known_on else None
    if known is not None:
        refuse_future(known, today=date.today())
    return queries.snapshot(as_known_on=known)


def _falls_short(state: LegalState, code: str, period: Period) -> bool:
    reach, last = state.complete_until(code), period.last
    return reach is None or last is None or reach < last


def _begins_after(state: LegalState, code: str, period: Period) -> bool:
    reach = state.complete_until(code)
    return reach is None or reach < period.start


def _known(state: LegalState, code: str) -> str:
    reach = state.complete_until(code)
    return f"Acts are known until {reach}." if reach else "No dated list of acts is at hand."


def _sentence(where: Participation) -> str:
    text = queries.status_text(where.status).in_("en")
    silent = (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)
    if where.since is not None and where.status not in silent:
        text += f" since {where.since}"
    if where.as_last_known:
        text += ", as last known"
    if where.reason:
        text += f" ({queries.reason_text(where.reason).in_('en')})"
    return text


def _participation(where: Participation) -> Plain:
    return {
        "status": where.status.value,
        "since": where.since,
        "until": where.until,
        "as_last_known": where.as_last_known,
        "reason": where.reason.value,
        "acts": [_act(act) for act in where.acts],
    }


def _act(act: Act) -> Plain:
    return {
        "instrument": act.instrument,
        "participant": act.participant,
        "kind": act.kind.value,
        "done": str(act.done),
        "list": act.list_code,
        "place": act.place,
    }
