"""The evidence in the documentation is what the facts at hand give."""

import argparse
import csv
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from accede.basics.outcomes import Outcome
from accede.states.queries import world
from accede.treaties import catalogue, commands
from accede.treaties.exchange.taking_effect import computed_effect, explanation
from accede.treaties.queries import catalogued, lives
from accede.treaties.rules import ActKind, Instrument, entry_holds
from accede.treaties.rules.clauses import Entry

EVIDENCE = Path(__file__).parents[2] / "docs" / "evidence.md"


def holds(part: str, lines: Sequence[str]) -> None:
    """The part of the page between its marks is these lines; or they are written there."""
    text = EVIDENCE.read_text(encoding="utf-8")
    opened, closed = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    before, rest = text.split(opened)
    was, after = rest.split(closed)
    now = "\n" + "\n".join(lines) + "\n\n"
    if os.environ.get("ACCEDE_SNAPSHOTS") == "write":
        EVIDENCE.write_text(before + opened + now + closed + after, encoding="utf-8")
    else:
        assert was == now, f"{EVIDENCE} is out of date: set ACCEDE_SNAPSHOTS=write and read it"


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(str(cell) for cell in row) + " |" for row in lines]


def needs(entry: Entry) -> str:
    """The clause in short: how many of whom, the delay, the floor."""
    many = str(entry.deposits) if entry.deposits else f"{entry.share} of the parties"
    who = f" {entry.who.value.replace('_', ' ')}" if entry.who.value != "anybody" else ""
    among = f", {entry.among.at_least} {entry.among.group}" if entry.among else ""
    floor = f", not before {entry.not_before}" if entry.not_before else ""
    delay = f", {entry.term.delay}" if entry.term else ""
    return f"{many}{who}{among}{delay}{floor} ({entry.article})"


def why(each: Instrument, recomputed: date | None) -> str:
    assert entry_holds(each, recomputed), f"{each.code} is not explained"
    if each.cannot_recompute is not None:
        return each.cannot_recompute.in_("en").rstrip(".").replace("\n", " ")
    if recomputed == each.entered_into_force:
        return "equal"
    names = [world().participant(one.participant).name.in_("en") for one in each.missing]
    return f"later: the list lacks the deposit of {', '.join(names)}"


def test_the_entry_into_force_of_every_listed_instrument_is_told() -> None:
    legal = catalogued()
    rows = []
    for code, each in legal.instruments.items():
        if legal.sources(code):
            found = legal.recomputed(code)
            rows.append(
                (
                    code,
                    needs(each.clauses.entry),
                    each.entered_into_force,
                    found.day or "–",
                    found.completed_by.participant if found.completed_by else "–",
                    why(each, found.day),
                )
            )
    assert len(rows) == 18
    head = ("Instrument", "Needs", "Known", "Recomputed", "Last deposit needed", "Result")
    holds("entry", table(head, rows))


def test_every_printed_day_in_force_is_compared_and_explained(shared: Path) -> None:
    """Of MARPLEX91, each row with both days; where they differ, by how much and why perhaps."""
    instrument, by_name = (
        catalogue.instruments()["MARPLEX91"],
        {each.code: each for each in lives()},
    )
    codes = {state.iso2: state.code for state in world().every if state.iso2}
    compared, differ = 0, []
    path = shared / "data" / "participation" / "acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            if row["instrument"] != "MEX_1991" or not row["entry_into_force"]:
                continue
            done, printed = (
                date.fromisoformat(row[name]) for name in ("date_of_deposit", "entry_into_force")
            )
            code = codes.get(row["iso2"], "")
            gives = computed_effect(ActKind(row["action"]), done, instrument, by_name.get(code))
            compared += 1
            assert gives is not None
            if gives != printed:
                reason = (
                    "in force before the deposit; one of the two is wrong in the list"
                    if printed < done
                    else explanation(done, printed, gives)
                )
                differ.append((number, code or "territory", done, printed, gives, reason))
    equal = compared - len(differ)
    lines = [f"{compared} rows print both days: {equal} are equal, {len(differ)} are not.", ""]
    head = ("Line", "Of", "Deposit", "Printed", "Computed", "What would explain it")
    assert equal > 140
    holds("printed", [*lines, *table(head, differ)])


FILES = (
    "acts.csv",
    "uk_treaties_extradition_mla.csv",
    "uk_treaties_terrorism.csv",
    *(f"mtdsg-18-{n}.csv" for n in ("5", "7", "9", "11", "12", "12-a", "12-b", "12-c", "14", "15")),
)


@pytest.mark.django_db
def test_the_findings_on_the_real_files_are_told_by_kind(shared: Path) -> None:
    rows = []
    for name in FILES:
        parser = argparse.ArgumentParser()
        commands.register(parser.add_subparsers())
        path = shared / "data" / "participation" / name
        args = parser.parse_args(["treaties", "load", str(path), "--dry-run"])
        outcome = args.run(args)
        assert isinstance(outcome, Outcome) and isinstance(outcome.document, dict)
        kinds = outcome.document["findings_by_kind"]
        assert isinstance(kinds, dict)
        if not kinds:
            rows.append((name, "–", 0, "nothing found"))
        for code, number in sorted(kinds.items(), key=lambda each: int(each[0].split("-")[1])):
            rows.append((name, code, number, catalogue.words("findings")[code].in_("en")))
    holds("findings", table(("File", "Kind", "Findings", "What it is"), rows))
