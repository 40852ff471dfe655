"""A text that was cut is not a clean reading, and is not stored as one."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from accede.journal.rules import Actor, Office
from accede.mandates import acts, queries
from accede.mandates.rules import Paragraph, Part, Reading, counts_agree, texts_are_whole
from accede.site import cli

WHOLE = (
    Paragraph(Part.CHAPEAU, "", 0, "L’Assemblée générale,", False),
    Paragraph(Part.PREAMBLE, "", 0, "Rappelant sa résolution,", False),
    Paragraph(Part.OPERATIVE, "1", 1, "Prie l’Office d’agir ;", False),
    Paragraph(Part.OPERATIVE, "2", 1, "Prie le Secrétaire général de rendre compte.", False),
)


def test_read_7_holds_for_a_whole_text() -> None:
    assert texts_are_whole(WHOLE, file="r.txt") == ()


@pytest.mark.parametrize(
    "paragraphs",
    [
        WHOLE[:3],
        (*WHOLE[:3], replace(WHOLE[3], text="Prie le Secrétaire général de")),
        (*WHOLE, Paragraph(Part.RECOMMENDATION, "", 0, "Recommande ce qui suit :", False)),
        (*WHOLE, Paragraph(Part.CHAPEAU, "", 0, "L’Assemblée générale,", True)),
    ],
    ids=["no end", "mid-sentence", "no draft", "no recommendation"],
)
def test_read_7_refuses_a_cut_text(paragraphs: tuple[Paragraph, ...]) -> None:
    assert {each.code for each in texts_are_whole(paragraphs, file="r.txt")} == {"READ-7"}


def reading(paragraphs: tuple[Paragraph, ...]) -> Reading:
    return Reading(
        symbol="A/RES/68/187", language="fr", organ="L’Assemblée générale", adopted=None,
        title="", paragraphs=paragraphs, notes=(), mends=(), session="68",
    )  # fmt: skip


def test_read_8_holds_for_the_counts_of_the_catalogue() -> None:
    assert counts_agree(reading(WHOLE), preamble=1, operative=2, file="r.txt") == ()


def test_read_8_refuses_other_counts() -> None:
    (found,) = counts_agree(reading(WHOLE), preamble=10, operative=15, file="r.txt")
    assert "10 and 15" in found.problem


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["A-RES-68-187.fr.txt", "E-RES-2017-17.fr.txt"])
def test_a_seed_cut_at_any_line_is_a_finding_and_is_not_stored(
    shared: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (shared / "data" / "seeds" / name).read_text(encoding="utf-8").splitlines(True)
    cut = tmp_path / name
    for kept in range(20, len(lines) - 30, 29):
        cut.write_text("".join(lines[:kept]), encoding="utf-8")
        assert cli.main(["mandates", "read", str(cut), "--store"]) in (1, 3), kept
    capsys.readouterr()
    symbol = "A/RES/68/187" if name.startswith("A") else "E/RES/2017/17"
    assert all(not duty.texts for duty in queries.resolution(symbol).operative)


@pytest.mark.django_db
def test_an_unsound_reading_is_stored_only_when_accepted() -> None:
    given = {
        "reading": reading(WHOLE),
        "file": "r.txt",
        "actor": Actor("clerk", Office.SECRETARIAT),
        "reason": "read",
        "source": None,
        "on": date(2014, 1, 1),
    }
    with pytest.raises(acts.UnsoundReading):
        acts.store_reading(**given)
    assert acts.store_reading(**given, accept_findings=True).version == 1
