"""What the command line promises: one JSON document on stdout, and the four exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from accede.site import cli, translations
from accede.treaties.exchange import acts_form

pytestmark = pytest.mark.django_db


def test_json_is_one_document_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["journal", "verify", "--json"]) == cli.FINE
    out, err = capsys.readouterr()
    assert json.loads(out)["entries"] == 0
    assert err == ""


def test_without_json_lines_are_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["journal", "verify"]) == cli.FINE
    assert "The chain holds" in capsys.readouterr().out


@pytest.mark.parametrize(
    "call", [[], ["nonsense"], ["journal"], ["journal", "verify", "--nonsense"]]
)
def test_a_wrong_call_is_exit_code_2(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(call)
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "usage:" in err


def test_bad_input_is_exit_code_3_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["treaties", "status", "TBC98"]) == cli.BAD_INPUT
    out, err = capsys.readouterr()
    assert out == ""
    assert "TBC98" in err
    assert "What to do:" in err


def test_every_verb_has_json_and_help() -> None:
    def leaves(parser, path=()):
        groups = [
            a for a in parser._actions if hasattr(a, "choices") and isinstance(a.choices, dict)
        ]
        if not groups:
            yield path, parser
        for group in groups:
            for name, below in group.choices.items():
                yield from leaves(below, (*path, name))

    verbs = dict(leaves(cli.parser()))
    assert ("journal", "verify") in verbs
    assert ("report",) in verbs
    for path, verb in verbs.items():
        assert "--json" in verb.format_help(), path
        assert verb.get_default("run") is not None, path


def test_it_runs_as_a_program(tmp_path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "accede.site.cli", "treaties", "deposits", "--from", "2014-02-31",
         "--to", "2014-06-30"],
        env={"ACCEDE_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 3
    assert ended.stdout == ""
    assert "no day 2014-02-31" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_translations_compile_and_are_then_left_alone() -> None:
    translations.compile_all()
    assert translations.compile_all() == ()


@pytest.mark.parametrize(
    "setting",
    [
        {},
        {"ACCEDE_DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"},
        {"ACCEDE_HOME": "/dev/null"},
    ],
    ids=["not set up", "no such folder", "a data folder that is a file"],
)
def test_a_database_that_cannot_be_used_is_exit_code_3(setting, tmp_path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "accede.site.cli", "journal", "verify"],
        env={"ACCEDE_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": "src", **setting},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3, ended.stderr
    assert "What to do:" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_a_terminal_would_obey_is_written_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    columns = acts_form.COLUMNS
    row = {
        "instrument": "TBC97",
        "participant_as_given": "\x1b[2J\u202eNobody",
        "as_of": "2014-07-10",
    }
    file = tmp_path / "acts.csv"
    file.write_text(f"{','.join(columns)}\n{','.join(row.get(c, '') for c in columns)}\n")
    cli.main(["treaties", "load", str(file)])
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err and "\u202e" not in out + err
    assert "\\x1b[2J\\x202eNobody" in err
