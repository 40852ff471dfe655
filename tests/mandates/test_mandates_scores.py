"""How well resolutions are read against the gold, by language, and how well that is scored."""

import json
import re
from pathlib import Path

import pytest
from tests.mandates.scoring import Paragraph, Score, compare, gold_of, plainly

from accede.mandates.exchange.reader import read_resolution
from accede.mandates.rules import Reading

GOLD = {
    "paragraphs": [
        {"num": "", "text": "The General Assembly,"},
        {"num": "", "text": "Recalling its resolution 68/1871 and the Programme of 20302,"},
        {"num": "1.", "text": "Urges States to join;"},
        {"num": "", "text": "2 - Requests a report."},
    ],
    "footnotes": [["1", "One."], ["2", "Two."]],
}
PERFECT = [
    Paragraph("", "TheGeneralAssembly,"),
    Paragraph("", "Recallingitsresolution68/187andtheProgrammeof2030,"),
    Paragraph("1", "UrgesStatestojoin;"),
    Paragraph("2", "Requestsareport."),
]


def test_a_perfect_reader_scores_all() -> None:
    gold, marks = gold_of(GOLD)
    found, extra, missed = compare(PERFECT, gold, marks)
    assert found == Score(4, 4, 4) and not extra and not missed
    assert found.precision == found.recall == 1


def test_a_reader_that_keeps_the_calls_as_the_gold_does_scores_all_too() -> None:
    gold, marks = gold_of(GOLD)
    assert compare(gold, gold, marks)[0] == Score(4, 4, 4)


@pytest.mark.parametrize(
    ("read", "score"),
    [
        ([], Score(0, 0, 4)),
        (PERFECT[:3], Score(3, 3, 4)),
        ([*PERFECT, PERFECT[0]], Score(4, 5, 4)),
        ([*PERFECT[:2], Paragraph("3", "UrgesStatestojoin;"), PERFECT[3]], Score(3, 4, 4)),
        ([*PERFECT[:2], Paragraph("1", "UrgesStatestojoin;Requestsareport.")], Score(2, 3, 4)),
        ([*PERFECT[:1], Paragraph("", "Recallingitsresolution68/87andtheProgrammeof2030,")],
         Score(1, 2, 4)),
    ],
)  # fmt: skip
def test_a_poor_reader_scores_less(read: list[Paragraph], score: Score) -> None:
    gold, marks = gold_of(GOLD)
    found, extra, missed = compare(read, gold, marks)
    assert found == score
    assert len(extra) == found.read - found.agree and len(missed) == found.gold - found.agree


def test_nothing_of_nothing_is_no_failure() -> None:
    assert Score(0, 0, 0).precision == Score(0, 0, 0).recall == 1
    assert Score(0, 1, 0).precision == 0


def read_of(found: Reading) -> list[Paragraph]:
    return [plainly(each.number, each.text) for each in found.paragraphs]


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_resolutions_are_read_as_their_gold(shared: Path, language: str) -> None:
    folder = shared / "data" / "resolutions" / language
    whole, wrong = Score(0, 0, 0), []
    for path in sorted(folder.glob("*.gold.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt"))
        found = read_resolution(text.read_bytes(), file=text.name)
        gold, marks = gold_of(document)
        score, extra, missed = compare(read_of(found), gold, marks)
        whole += score
        wrong += [f"{text.name} + {each}" for each in extra]
        wrong += [f"{text.name} - {each}" for each in missed]
        assert found.language == language and found.symbol == document["symbol"]
        heading = re.sub(r"^\d+/\d+\.?\s*(?:-\s*)?", "", document["title"])
        assert plainly("", found.title) == plainly("", heading), text.name
        assert found.adopted is not None, text.name
    assert whole.gold > 200
    assert min(whole.precision, whole.recall) >= 0.995, "\n".join(wrong[:10])


# The item of the agenda and the report are facts, the same in every language.
HEADS = {
    "A_RES_74_175": ("106", "A/74/400"),
    "A_RES_74_147": ("70 (b)", "A/74/399/Add.2"),
}


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_item_of_the_agenda_and_the_report_are_read(language: str, shared: Path) -> None:
    for name, (item, report) in HEADS.items():
        path = shared / "data" / "resolutions" / language / f"{name}_{language}.txt"
        reading = read_resolution(path.read_bytes(), file=path.name)
        assert reading.agenda_item.startswith(item.partition(" ")[0]), name
        assert reading.committee_report == report, name


def test_a_seed_has_its_item_and_its_recommendation(shared: Path) -> None:
    path = shared / "data" / "seeds" / "E-RES-2017-17.fr.txt"
    reading = read_resolution(path.read_bytes(), file=path.name)
    assert (reading.agenda_item, reading.committee_report) == ("19, c", "E/2017/30")
