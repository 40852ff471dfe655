"""Loading lists of acts: what is written, what is refused, and that nothing is half-written."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models as django_models

from accede.basics.digests import canonical, digest
from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.journal.rules import Actor, Office
from accede.treaties import acts, commands, queries
from accede.treaties.rules import Act, ActKind, Status, UnknownInstrument, UnknownParticipant

ACTOR = Actor("treaty officer", Office.SECRETARIAT)
SOURCE = Source("A status table", "XVIII-9", date(2016, 3, 1))
NEW = Act("TBC97", "TUV", ActKind.ACCESSION, PartialDate.parse("2015-12-02"), "", "table.csv:2")

HEADER = 'Participant,Signature,"Approval(AA), Acceptance(A), Accession(a), Ratification"\n'
SOUND = HEADER + "Tuvalu,,2 Dec 2015 a\nAngola,,4 Feb 2016 a\n"


def tables() -> str:
    """The digest of every row of every table of the product."""
    content = []
    for model in apps.get_models():
        if model.__module__.startswith("accede."):
            rows = model._default_manager.order_by("pk").values()
            content.append([model._meta.label, [_plain(row) for row in rows]])
    return digest(content)


def _plain(row: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in row.items()}


@pytest.fixture
def run() -> Callable[..., Outcome]:
    def call(*arguments: str | Path) -> Outcome:
        parser = argparse.ArgumentParser()
        commands.register(parser.add_subparsers())
        args = parser.parse_args(["treaties", *map(str, arguments)])
        outcome = args.run(args)
        assert isinstance(outcome, Outcome)
        assert canonical(outcome.document)
        return outcome

    return call


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(content: str | bytes = SOUND, name: str = "mtdsg-18-9.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def load(*own: Act, source: Source = SOURCE) -> acts.Loaded:
    return acts.load_list(
        actor=ACTOR,
        instrument="TBC97",
        acts=own,
        complete=True,
        reason="a table was loaded",
        source=source,
        on=date(2016, 3, 2),
    )


@pytest.mark.django_db
def test_a_loaded_list_joins_what_the_catalogue_carries() -> None:
    before = queries.snapshot()
    load(NEW)
    after = queries.snapshot()
    where = after.participation("TBC97", "TUV", date(2016, 2, 1))
    assert (where.status, where.since) == (Status.BOUND, date(2016, 1, 1))
    assert where.acts[0].place == "XVIII-9:2"
    assert after.complete_until("TBC97") == date(2016, 3, 1)
    assert len(after.acts()) == len(before.acts()) + 1
    assert after.digest != before.digest
    assert (
        queries.snapshot(as_known_on=date(2015, 1, 1))
        .participation("TBC97", "TUV", date(2014, 1, 1))
        .status
        is Status.NOT_SIGNED
    )


@pytest.mark.django_db
def test_a_loaded_correction_takes_the_place_of_the_record_it_names() -> None:
    load(NEW)
    right = replace(
        NEW, done=PartialDate.parse("2015-12-12"), corrects=(NEW.kind, NEW.done), place="x:3"
    )
    load(right, source=replace(SOURCE, stated_on=date(2016, 4, 1)))
    now = queries.snapshot().participation("TBC97", "TUV", date(2016, 2, 1))
    assert [str(each.done) for each in now.acts] == ["2015-12-12"]
    assert now.since == date(2016, 1, 11)
    then = queries.snapshot(as_known_on=date(2016, 3, 15))
    assert then.participation("TBC97", "TUV", date(2016, 2, 1)).since == date(2016, 1, 1)
    assert load(right, source=replace(SOURCE, stated_on=date(2016, 4, 1))).before


@pytest.mark.django_db
def test_the_snapshot_is_read_once_until_something_is_written() -> None:
    assert queries.snapshot() is queries.snapshot()
    before = queries.snapshot()
    load(NEW)
    assert queries.snapshot() is not before


@pytest.mark.django_db
def test_the_same_list_twice_writes_nothing() -> None:
    first = load(NEW)
    kept = tables()
    again = load(NEW)
    assert (first.before, again.before, again.code) == (False, True, first.code)
    assert tables() == kept


@pytest.mark.django_db
def test_loading_is_journalled_with_its_reason_and_source() -> None:
    from accede.journal import queries as journal

    loaded = load(NEW)
    (entry,) = journal.about("treaties.ActList", loaded.code)
    assert (entry.act, entry.reason, entry.on) == (
        "treaties.load_list",
        "a table was loaded",
        date(2016, 3, 2),
    )
    assert "A status table" in entry.source
    assert journal.verify() == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("own", "source", "error"),
    [
        ([], SOURCE, acts.NothingToLoad),
        ([NEW], replace(SOURCE, stated_on=None), acts.ListWithoutDay),
        ([replace(NEW, participant="ZZZ")], SOURCE, UnknownParticipant),
        ([replace(NEW, participant="XAA")], SOURCE, UnknownParticipant),
    ],
)
def test_what_cannot_be_a_list_is_refused_and_nothing_is_written(
    own: list[Act], source: Source, error: type[Exception]
) -> None:
    before = tables()
    with pytest.raises(error):
        load(*own, source=source)
    assert tables() == before


@pytest.mark.django_db
def test_the_command_loads_a_table_and_takes_it_as_complete_only_when_told(
    run: Callable[..., Outcome], table: Callable[..., Path]
) -> None:
    outcome = run("load", table())
    assert not outcome.found
    assert outcome.lines == [
        "TBC97: 2 acts written; as of 2016-02-04; not taken as complete: "
        "absence from it tells nothing"
    ]
    assert queries.snapshot().complete_until("TBC97") == date(2014, 7, 10)
    absent = queries.snapshot().participation("TBC97", "ERI", date(2015, 12, 3))
    assert absent.status is Status.UNKNOWN
    again = run("load", table())
    assert "nothing written" in again.lines[0]


@pytest.mark.django_db
def test_a_part_of_a_table_cannot_be_called_complete(
    run: Callable[..., Outcome], table: Callable[..., Path]
) -> None:
    before = tables()
    refused = run("load", table(), "--as-known-on", "2016-06-30")
    assert refused.found
    assert "IMPORT-14" in refused.lines[0]
    assert tables() == before
    accepted = run("load", table(), "--as-known-on", "2016-06-30", "--accept-findings")
    assert accepted.found
    assert queries.snapshot().complete_until("TBC97") == date(2014, 7, 10)


@pytest.mark.django_db
def test_a_whole_table_is_complete_until_the_day_given(
    run: Callable[..., Outcome], table: Callable[..., Path], shared: Path
) -> None:
    whole = (shared / "data" / "participation" / "mtdsg-18-9.csv").read_bytes()
    outcome = run("load", table(whole), "--as-known-on", "2014-08-01")
    assert not outcome.found
    assert "complete until 2014-08-01" in outcome.lines[0]
    assert queries.snapshot().complete_until("TBC97") == date(2014, 8, 1)


@pytest.mark.django_db
def test_findings_stop_the_load_unless_they_are_accepted(
    run: Callable[..., Outcome], table: Callable[..., Path]
) -> None:
    path = table(SOUND + "Atlantis,,1 Feb 2016 a\nNauru,,31 Feb 2016 a\n")
    before = tables()
    with pytest.raises(BadInput) as refused:
        run("load", path)
    assert tables() == before
    lines = str(refused.value).splitlines()
    assert "mtdsg-18-9.csv:4: IMPORT-1" in lines[0]
    assert "mtdsg-18-9.csv:5: IMPORT-6" in lines[1]
    assert "--accept-findings" in lines[2]
    accepted = run("load", path, "--accept-findings")
    assert accepted.found
    findings = apps.get_model("treaties", "ImportFinding").objects.all()
    assert [(each.code, each.line) for each in findings] == [("IMPORT-1", 4), ("IMPORT-6", 5)]
    assert queries.snapshot().participation("TBC97", "TUV", date(2016, 2, 1)).status is Status.BOUND


@pytest.mark.django_db
def test_rows_that_were_read_but_are_doubtful_are_findings(
    run: Callable[..., Outcome], table: Callable[..., Path]
) -> None:
    path = table(SOUND + "Nauru,,1 Feb 2016 a\nNauru,,2 Feb 2016 a\n")
    before = tables()
    refused = run("load", path)
    assert refused.found
    assert "IMPORT-4" in refused.lines[0]
    assert tables() == before


@pytest.mark.django_db
def test_one_bad_table_of_several_and_none_is_written(
    run: Callable[..., Outcome], table: Callable[..., Path]
) -> None:
    before = tables()
    with pytest.raises(BadInput):
        run("load", table(), table(b"", "mtdsg-18-11.csv"))
    assert tables() == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "more"),
    [
        (b"", "mtdsg-18-9.csv", ()),
        (SOUND.encode("utf-16"), "mtdsg-18-9.csv", ()),
        (SOUND.encode()[:-3], "mtdsg-18-9.csv", ()),
        (SOUND.encode() + b'"Nauru,,1 Feb 2016 a\n', "mtdsg-18-9.csv", ()),
        (b"State,Day\nTuvalu,2016\n", "mtdsg-18-9.csv", ()),
        (SOUND.encode(), "table.csv", ()),
        (SOUND.encode(), "mtdsg-18-99.csv", ()),
        (SOUND.encode(), "mtdsg-18-9.csv", ("--instrument", "TBC98")),
        (SOUND.encode(), "mtdsg-18-9.csv", ("--as-known-on", "2016-02-31")),
        (SOUND.encode(), "mtdsg-18-9.csv", ("--as-known-on", "9999-01-01")),
    ],
)
def test_bad_input_leaves_the_database_as_it_was(
    run: Callable[..., Outcome],
    table: Callable[..., Path],
    content: bytes,
    name: str,
    more: tuple[str, ...],
) -> None:
    before = tables()
    with pytest.raises(BadInput) as caught:
        run("load", table(content, name), *more)
    assert caught.value.remedy
    assert tables() == before


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_bad_input(run: Callable[..., Outcome], tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        run("load", tmp_path / "mtdsg-18-9.csv")


@pytest.mark.django_db
def test_a_state_of_the_demonstration_is_no_participant_of_a_real_table(
    run: Callable[..., Outcome], table: Callable[..., Path]
) -> None:
    with pytest.raises(BadInput, match="IMPORT-1"):
        run("load", table(HEADER + "Avendria,,1 Feb 2016 a\n"))


@pytest.mark.django_db
def test_the_five_tables_load_and_change_nothing_that_the_catalogue_carries(
    run: Callable[..., Outcome], shared: Path
) -> None:
    folder = shared / "data" / "participation"
    paths = [folder / f"mtdsg-18-{number}.csv" for number in (5, 7, 9, 11, 15)]
    before = queries.snapshot()
    assert not run("load", *paths).found
    after = queries.snapshot()
    assert after.acts() == before.acts()
    assert after.complete_until("IPP73") == date(2014, 7, 10)
    found = run("deposits", "--from", "2012-07-01", "--to", "2014-06-30")
    assert found.lines[-2] == "Deposits from 2012-07-01 to 2014-06-30: 49, as far as is known."
    assert found.lines[-1].startswith("No dated list of acts is at hand: TOKYO63, ")


@pytest.mark.django_db
def test_deposits_includes_the_last_day_and_says_where_the_lists_stop(
    run: Callable[..., Outcome],
) -> None:
    outcome = run("deposits", "--from", "2014-05-27", "--to", "2014-05-29")
    assert [line.split()[:2] for line in outcome.lines[:-2]] == [
        ["2014-05-27", "ICSFT99"],
        ["2014-05-29", "ICSANT05"],
    ]
    later = run("deposits", "--from", "2016-07-01", "--to", "2018-06-30")
    assert "TBC97: Acts are known until 2014-07-10." in later.lines
    assert "Deposits from 2016-07-01 to 2018-06-30: 13, as far as is known." in later.lines
    last = run("deposits", "--from", "2021-07-01", "--to", "2022-06-30")
    assert last.lines[0] == "Deposits from 2021-07-01 to 2022-06-30: not known."
    partly = run("deposits", "--from", "2014-05-29", "--to", "2015-05-29")
    assert "Deposits from 2014-05-29 to 2015-05-29: 11, as far as is known." in partly.lines
    with pytest.raises(BadInput):
        run("deposits", "--from", "2014-05-29", "--to", "2014-05-27")


@pytest.mark.django_db
def test_status_says_who_is_party_since_when_and_how_far_it_is_known(
    run: Callable[..., Outcome],
) -> None:
    outcome = run("status", "TBC97", "--on", "2014-01-01", "--state", "FRA")
    assert outcome.lines[1].startswith("FRA  party since 2001-05-23")
    with pytest.raises(UnknownInstrument):
        run("status", "TBC98")
    with pytest.raises(BadInput):
        run("status", "TBC97", "--state", "ZZZ")
    everyone = run("status", "TBC97", "--on", "2014-01-01")
    assert not any(line.startswith("XAA") for line in everyone.lines)


@pytest.mark.django_db
def test_a_record_is_constrained_by_the_database_itself() -> None:
    from django.db import IntegrityError, transaction

    load(NEW)
    row: django_models.Model = apps.get_model("treaties", "ActList").objects.get()
    copy = {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.name != "id"
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.create(**{**copy, "code": "another"})  # type: ignore[attr-defined]
