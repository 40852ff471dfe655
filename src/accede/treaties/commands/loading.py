"""``accede treaties load``: read files, say what is wrong, preview, write.

The order is always the same: every file is read whole; where a row cannot be read, or
anything is wrong and was not accepted, nothing is written; else all is written at once.
"""

import argparse
from collections import Counter
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
from accede.basics.sources import Source
from accede.journal.rules import Actor, Office
from accede.states import queries as states
from accede.states.rules import Resolved
from accede.treaties import acts, queries
from accede.treaties.commands.held import corrections_of_what_is_held, missing
from accede.treaties.exchange import codes, forms
from accede.treaties.exchange.lines import LARGEST
from accede.treaties.exchange.reading import Asked, Listed, Reading
from accede.treaties.rules import Life

_REASON = "a file of a depositary or of a record of treaties was loaded"


def register(verb: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verb."""
    load = verb.add_parser("load", help="read lists of acts or treaties, and write them")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument(
        "--instrument",
        metavar="CODE",
        help="which instrument the table is about, or which alone to take from a file of many",
    )
    load.add_argument(
        "--as-known-on",
        metavar="DAY",
        help="the day the lists are complete until; without it, absence from them tells nothing",
    )
    load.add_argument(
        "--dry-run", action="store_true", help="say what would be written, and write nothing"
    )
    load.add_argument(
        "--accept-findings",
        action="store_true",
        help="write the sound rows and record what is wrong with the others",
    )
    load.add_argument("--person", default="command line", help="who loads it")
    load.set_defaults(run=_load)


def _load(args: argparse.Namespace) -> Outcome:
    today = date.today()
    stated = parse_day(args.as_known_on) if args.as_known_on else None
    if stated is not None:
        refuse_future(stated, today=today)
    return load(
        args.files,
        Wish(
            person=args.person,
            today=today,
            instrument=(args.instrument or "").upper(),
            stated=stated,
            dry=args.dry_run,
            accept=args.accept_findings,
        ),
    )


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


@dataclass(frozen=True)
class Wish:
    """How files are to be loaded: by whom, on what day, and what was said about them.

    ``stated`` is the day the lists are said to be complete until; ``dry`` previews and
    writes nothing; ``accept`` writes the sound rows in spite of findings.
    """

    person: str
    today: date
    instrument: str = ""
    stated: date | None = None
    dry: bool = False
    accept: bool = False


@dataclass(frozen=True)
class _List:
    """One list as it will be written: on what day it stands, and how far it is complete."""

    listed: Listed
    stated_on: date | None
    complete_until: date | None

    @property
    def empty(self) -> bool:
        return not self.listed.acts and not self.listed.named


@dataclass(frozen=True)
class _File:
    path: str
    reading: Reading
    lists: tuple[_List, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of the file, in the order of lines."""
        every = [*self.reading.findings, *(f for own in self.lists for f in own.listed.findings)]
        return tuple(sorted(every, key=lambda each: (each.place.line or 0, each.code)))

    @property
    def of_no_list(self) -> tuple[Finding, ...]:
        """Findings on rows that belong to no list that will be written."""
        empty = (f for own in self.lists if own.empty for f in own.listed.findings)
        return (*self.reading.findings, *empty)


class _Undo(Exception):
    """Raised to take back what a preview wrote."""


def load(paths: Sequence[Path], wish: Wish) -> Outcome:
    """Reads the files and writes what they say, all of them or none.

    A preview (``dry``) answers what would be written, from a write that is taken back.
    Raises ``BadInput`` where a file, or without ``accept`` a row, cannot be read.
    """
    files = [_read(path, wish) for path in paths]
    findings = [each for file in files for each in file.findings]
    lines = [str(each) for each in findings] + _by_kind(findings)
    if not wish.accept and not wish.dry:
        if any(codes.unreadable(each.code) for each in findings):
            raise UnreadableRows(findings)
        if findings:
            lines.append(
                "Nothing was written. Correct the lines named, or write the sound rows and record "
                "the rest with --accept-findings."
            )
            return Outcome(_document(files, [], wish), lines, found=True)
    written: list[tuple[Plain, str]] = []
    try:
        with transaction.atomic():
            for file in files:
                written += _write(file, wish)
            if wish.dry:
                raise _Undo
    except _Undo:
        lines.append(
            "This is a preview: nothing was written."
            if wish.accept or not findings
            else "This is a preview: nothing was written. With --accept-findings, this would be:"
        )
    lines += [line for _done, line in written]
    lines += [f"{file.path}: left aside: {each}" for file in files for each in file.reading.ignored]
    return Outcome(_document(files, [done for done, _ in written], wish), lines, bool(findings))


def _read(path: Path, wish: Wish) -> _File:
    try:
        with path.open("rb") as file:
            # No more than tells that it is too large: some files have no end.
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(
            f"the file cannot be read: {error.strerror}",
            remedy="check the path and the permissions",
            place=Place(str(path)),
        ) from error
    if wish.instrument:
        queries.catalogued().instrument(wish.instrument)
    world = states.world()
    asked = Asked(
        file=str(path),
        instruments={each.code: each for each in queries.instruments()},
        resolve=lambda name, on: _participant(name, on or wish.stated),
        no_later_than=wish.stated or wish.today,
        lives=_lives(),
        iso2={each.code: each.iso2 for each in world.every},
        chosen=wish.instrument,
    )
    reading = forms.read(content, asked)
    if reading.empty:
        raise acts.NothingToLoad(
            "the file holds no act, no participant and no agreement to load",
            remedy="check the file, and the instrument named",
            place=Place(str(path)),
        )
    mended = corrections_of_what_is_held(reading.lists)
    lists = tuple(_placed(own, wish, Place(str(path))) for own in mended)
    return _File(str(path), reading, lists)


def _lives() -> dict[str, Life]:
    """Who can act, and from when: a State that is the same as a historic one began as that."""
    began = {
        each.continued_by: each.existed_from
        for each in states.world().every
        if each.continued_by and each.existed_from
    }
    return {
        each.code: replace(each, began=each.began or began.get(each.code))
        for each in queries.lives()
    }


def _placed(listed: Listed, wish: Wish, place: Place) -> _List:
    """The list with the day it stands on, and how far it is complete, as was said.

    A list that gives its own day cannot be said to be complete after it. Without a day of
    its own it stands on the day said, else on that of its newest act.
    """
    said = wish.stated
    if said is not None and (listed.stated_on is None or said <= listed.stated_on):
        absent = missing(listed, said, place)
        if absent:
            listed = replace(listed, findings=(*listed.findings, *absent))
        whole = all(each.code in codes.LEAVES_NOBODY_OUT for each in listed.findings)
        return _List(listed, listed.stated_on or said, said if whole else None)
    return _List(listed, listed.stated_on or listed.newest, None)


def _participant(name: str, on: date | None) -> Resolved | None:
    """Whom a name means; a State of the demonstration is no participant of a real list."""
    world = states.world()
    found = world.resolve(name, on=on)
    made_up = {each.code for each in world.demonstration}
    return None if found is not None and found.code in made_up else found


def _write(file: _File, wish: Wish) -> list[tuple[Plain, str]]:
    actor = Actor(wish.person, Office.SECRETARIAT)
    written: list[tuple[Plain, str]] = []
    for own in file.lists:
        if own.empty:
            continue
        listed = own.listed
        done = acts.load_list(
            actor=actor,
            instrument=listed.instrument,
            acts=listed.acts,
            findings=listed.findings,
            named=listed.named,
            parties_only=listed.parties_only,
            complete=own.complete_until is not None,
            complete_until=own.complete_until,
            reason=_REASON,
            source=Source(listed.title, listed.reference, own.stated_on),
            on=wish.today,
        )
        plain: Plain = {
            "list": done.code,
            "acts": done.acts,
            "named": done.named,
            "findings": done.findings,
            "before": done.before,
        }
        written.append((plain, f"{listed.instrument}: {_wrote(done)}; {_reach(own)}"))
    rest = file.of_no_list
    if file.reading.agreements or rest:
        registered = acts.load_register(
            actor=actor,
            agreements=file.reading.agreements,
            findings=rest,
            reason=_REASON,
            source=Source(file.reading.title, Path(file.path).name),
            on=wish.today,
        )
        new = (
            "loaded before, nothing written"
            if registered.before
            else f"{registered.agreements} agreements written, "
            f"{registered.findings} findings recorded"
            if file.reading.agreements
            else f"{registered.findings} findings recorded on rows of which nothing is written"
        )
        plain = {
            "register": registered.code,
            "agreements": registered.agreements,
            "findings": registered.findings,
            "before": registered.before,
        }
        written.append((plain, f"{Path(file.path).name}: {new}"))
    return written


def _wrote(done: acts.Loaded) -> str:
    if done.before:
        return "loaded before, nothing written"
    also = f", {done.named} participants named without an act" if done.named else ""
    return f"{done.acts} acts written{also}"


def _reach(own: _List) -> str:
    if own.complete_until is not None:
        return f"complete until {own.complete_until}"
    silent = "not taken as complete: absence from it tells nothing"
    return f"as of {own.stated_on}; {silent}" if own.stated_on else f"undated; {silent}"


def _by_kind(findings: Sequence[Finding]) -> list[str]:
    """How many findings of each kind, where there are many."""
    if len(findings) < 2:
        return []
    counted = Counter(each.code for each in findings)
    order = sorted(counted, key=lambda code: int(code.rpartition("-")[2]))
    return [f"{code}: {counted[code]} × {codes.KINDS[code].found}" for code in order]


def _document(files: Sequence[_File], written: Sequence[Plain], wish: Wish) -> Plain:
    counted = Counter(each.code for file in files for each in file.findings)
    return {
        "dry_run": wish.dry,
        "tables": [
            {
                "file": file.path,
                "form": file.reading.form,
                "instrument": own.listed.instrument,
                "source": own.listed.reference,
                "stated_on": own.stated_on,
                "complete": own.complete_until is not None,
                "complete_until": own.complete_until,
                "rows": own.listed.rows,
                "acts": len(own.listed.acts),
                "named": len(own.listed.named),
                "findings": [_plain(each) for each in own.listed.findings],
            }
            for file in files
            for own in file.lists
        ],
        "registers": [
            {
                "file": file.path,
                "form": file.reading.form,
                "agreements": len(file.reading.agreements),
                "findings": [_plain(each) for each in file.reading.findings],
                "ignored": list(file.reading.ignored),
            }
            for file in files
            if file.reading.agreements or file.reading.findings
        ],
        "findings_by_kind": dict(sorted(counted.items())),
        "written": list(written),
    }


def _plain(each: Finding) -> Plain:
    return {
        "code": each.code,
        "line": each.place.line,
        "problem": each.problem,
        "remedy": each.remedy,
    }
