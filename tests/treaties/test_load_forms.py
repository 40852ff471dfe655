"""The load verb on lists of many instruments and on records of treaties; and its preview."""

import argparse
import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from tests.treaties.test_acts_form import SOUND, file_of
from tests.treaties.test_load import tables
from tests.treaties.test_uk_treaties import BOMBINGS
from tests.treaties.test_uk_treaties import SOUND as TREATY

from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.treaties import commands, models, queries
from accede.treaties.exchange import acts_form, codes, uk_treaties
from accede.treaties.rules import Force, Status

NAURU = {"participant_as_given": "Nauru", "iso2": "NR"}
NAMED = {**NAURU, "action": acts_form.NAMED, "date_of_deposit": "", "as_of": "not stated"}


def load(*arguments: str | Path) -> Outcome:
    parser = argparse.ArgumentParser()
    commands.register(parser.add_subparsers())
    args = parser.parse_args(["treaties", "load", *map(str, arguments)])
    outcome = args.run(args)
    assert isinstance(outcome, Outcome)
    return outcome


def document(outcome: Outcome) -> dict[str, Any]:
    assert isinstance(outcome.document, dict)
    return dict(outcome.document)


@pytest.fixture
def acts_file(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, str]) -> Path:
        path = tmp_path / "acts.csv"
        path.write_bytes(file_of(*rows))
        return path

    return write


@pytest.fixture
def treaties_file(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: dict[str, str]) -> Path:
        out = io.StringIO()
        writer = csv.DictWriter(out, uk_treaties.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({**TREATY, **row} for row in rows)
        path = tmp_path / "uk_treaties.csv"
        path.write_bytes(out.getvalue().encode())
        return path

    return write


@pytest.mark.django_db
def test_a_list_of_acts_is_written_list_by_list(acts_file: Callable[..., Path]) -> None:
    path = acts_file(
        {"date_of_deposit": "2014-07-01"},
        {**NAURU, "instrument": "HOSTAGES_1979", "as_of": "not stated (newest 2005)"},
    )
    outcome = load(path)
    assert not outcome.found
    assert outcome.lines == [
        "TBC97: 1 acts written; as of 2014-07-10; not taken as complete: "
        "absence from it tells nothing",
        "HOST79: 1 acts written; as of 2002-08-09; not taken as complete: "
        "absence from it tells nothing",
    ]
    where = queries.snapshot().participation("TBC97", "TUV", date(2014, 9, 1))
    assert where.status is Status.BOUND
    before = tables()
    assert all("nothing written" in line for line in load(path).lines)
    assert tables() == before


@pytest.mark.django_db
def test_who_is_only_named_is_kept_as_named(acts_file: Callable[..., Path]) -> None:
    path = acts_file(NAMED)
    before = tables()
    refused = load(path)
    assert (refused.found, tables()) == (True, before)
    assert load(path, "--accept-findings").found
    (row,) = models.ActList.objects.all()
    assert (row.named, row.stated_on, row.acts.count()) == (["NRU"], None, 0)
    (listed,) = [each for each in queries.snapshot().sources("TBC97") if each.named]
    assert set(listed.named) == {"NRU"}


@pytest.mark.django_db
def test_the_preview_says_what_would_be_written_and_writes_nothing(
    acts_file: Callable[..., Path],
) -> None:
    path = acts_file(
        {"date_of_deposit": "2014-07-01"},
        {**NAURU, "date_of_deposit": "2014-02-31"},
        {"instrument": "A_2000"},
        {"instrument": "A_2000"},
    )
    before = tables()
    preview = load(path, "--dry-run")
    assert tables() == before
    assert (preview.found, document(preview)["dry_run"]) == (True, True)
    assert document(preview)["findings_by_kind"] == {
        codes.UNKNOWN_INSTRUMENT: 1,
        codes.UNREADABLE_DAY: 1,
    }
    assert "TBC97: 1 acts written" in "\n".join(preview.lines)
    written = load(path, "--accept-findings")
    assert document(preview)["written"] == document(written)["written"]
    again = load(path, "--dry-run")
    assert all(each["before"] for each in document(again)["written"])


@pytest.mark.django_db
def test_a_list_is_complete_no_longer_than_the_day_it_states(
    acts_file: Callable[..., Path],
) -> None:
    path = acts_file({"as_of": "2014-07-01"})
    for said, until in (("2014-06-30", False), ("2014-07-02", False)):
        outcome = load(path, "--as-known-on", said, "--dry-run")
        (table,) = document(outcome)["tables"]
        assert table["complete"] is until
    assert (
        codes.MISSING
        in document(load(path, "--as-known-on", "2014-06-30", "--dry-run"))["findings_by_kind"]
    )
    assert (
        document(load(path, "--as-known-on", "2014-07-02", "--dry-run"))["findings_by_kind"] == {}
    )


@pytest.mark.django_db
def test_rows_of_no_list_are_recorded_with_the_file(acts_file: Callable[..., Path]) -> None:
    load(acts_file({"instrument": "A_2000"}), "--accept-findings")
    (finding,) = models.ImportFinding.objects.all()
    assert (finding.code, finding.line, finding.list) == (codes.UNKNOWN_INSTRUMENT, 2, None)
    assert finding.register is not None
    assert finding.register.source_reference == "acts.csv"


@pytest.mark.django_db
def test_records_of_treaties_give_agreements_and_names(
    treaties_file: Callable[..., Path],
) -> None:
    path = treaties_file({}, {**BOMBINGS, "id": "5"})
    before = tables()
    assert load(path).found, "who only is named is a finding"
    assert tables() == before
    load(path, "--accept-findings")
    (found,) = queries.agreements("NRU", "GBR", date(2010, 1, 1))
    assert (found.agreement.code, found.force) == ("UK-123", Force.IN_FORCE)
    assert models.ActList.objects.get().named == ["GBR", "NRU"]
    after = tables()
    load(path, "--accept-findings")
    assert tables() == after


@pytest.mark.django_db
def test_bad_input_leaves_the_database_as_it_was(acts_file: Callable[..., Path]) -> None:
    path = acts_file({**SOUND, "action": "baptism"})
    before = tables()
    with pytest.raises(BadInput, match="IMPORT-21"):
        load(path)
    with pytest.raises(BadInput):
        load(acts_file(SOUND), "--instrument", "TBC98")
    with pytest.raises(BadInput, match="no act"):
        load(acts_file(), "--dry-run")
    assert tables() == before
    assert not apps.get_model("treaties", "Register").objects.exists()


@pytest.mark.django_db
def test_a_correction_of_nothing_or_of_what_was_corrected_is_found_and_not_used(
    acts_file: Callable[..., Path],
) -> None:
    first = {**NAURU, "date_of_deposit": "2005-08-09"}
    load("--accept-findings", acts_file({**first, "note": "corrects accession of 1999-01-01"}))
    assert "2005-08-09" not in _accessions("NRU")
    real = _accessions("NRU")[0]
    right = {**NAURU, "date_of_deposit": "2005-08-10", "note": f"corrects accession of {real}"}
    assert not load(acts_file(right)).found
    assert _accessions("NRU") == ["2005-08-10"]
    assert "nothing written" in load(acts_file(right)).lines[-1], "the same again is no finding"
    other = {**right, "date_of_deposit": "2005-08-11", "source": "another list"}
    assert found_in(load("--accept-findings", acts_file(other))) == {codes.CORRECTS_NOTHING: 1}
    assert _accessions("NRU") == ["2005-08-10"]


@pytest.mark.django_db
def test_of_two_corrections_of_one_record_in_a_file_the_first_stands(
    acts_file: Callable[..., Path],
) -> None:
    real = _accessions("NRU")[0]
    one, two = (
        {
            **NAURU,
            "date_of_deposit": f"2005-08-{day}",
            "note": f"corrects accession of {real}",
            "source": f"list {day}",
        }
        for day in (10, 11)
    )
    assert found_in(load("--accept-findings", acts_file(one, two))) == {codes.CORRECTS_NOTHING: 1}
    assert _accessions("NRU") == ["2005-08-10"]


def _accessions(code: str) -> list[str]:
    return [str(act.done) for act in queries.snapshot().acts("TBC97", code)]


def found_in(outcome: Outcome) -> dict[str, int]:
    return dict(document(outcome)["findings_by_kind"])
