"""``accede mandates``: what each verb answers."""

import argparse
import json
from pathlib import Path

import pytest

from accede.basics.errors import BadInput
from accede.basics.outcomes import Outcome
from accede.mandates import commands
from accede.mandates.models import StoredReading

TEXT = (
    "68/999. Les phares\n\nL’Assemblée générale,\n\nRappelant la nuit,\n\n1. Décide de veiller.\n"
)


def _run(*arguments: str) -> Outcome:
    top = argparse.ArgumentParser()
    commands.register(top.add_subparsers())
    args = top.parse_args(["mandates", *arguments])
    outcome: Outcome = args.run(args)
    return outcome


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "phares.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_answers_the_structure_without_a_database(file: Path) -> None:
    outcome = _run("read", str(file))
    content = json.loads(json.dumps(outcome.document))
    assert content["symbol"] == "A/RES/68/999" and not outcome.found
    assert [p["part"] for p in content["paragraphs"]] == ["preamble", "preamble", "operative"]


def test_read_finds_a_gap(file: Path) -> None:
    file.write_text(TEXT + "\n3. Décide encore.\n", encoding="utf-8")
    outcome = _run("read", str(file))
    assert outcome.found and any("READ-3" in line for line in outcome.lines)


@pytest.mark.django_db
def test_read_with_store_keeps_the_reading(file: Path) -> None:
    for _ in range(2):
        outcome = _run("read", str(file), "--store", "--on", "2018-01-15")
        assert any("version 1" in line for line in outcome.lines)
    stored = StoredReading.objects.get()
    assert (stored.file, stored.read_on.isoformat()) == ("phares.txt", "2018-01-15")


@pytest.mark.django_db
def test_bad_input_stores_nothing(file: Path) -> None:
    with pytest.raises(BadInput):
        _run("read", str(file), "--store", "--on", "2018-02-31")
    with pytest.raises(BadInput):
        _run("read", str(file), "--store", "--on", "2918-01-15")
    with pytest.raises(BadInput):
        _run("read", str(file.with_name("nothing.txt")), "--store")
    with pytest.raises(BadInput):
        _run("read", str(file), "--store", "--lang", "en")
    assert not StoredReading.objects.exists()


@pytest.mark.django_db
def test_show_and_list_speak_both_languages() -> None:
    shown = _run("show", "A/RES/72/194", "--lang", "fr")
    assert json.loads(json.dumps(shown.document))["symbol"] == "E/RES/2017/17"
    assert len(shown.lines) == 2 + 19 and "Office" in "".join(shown.lines)
    assert len(_run("list").lines) == 2
