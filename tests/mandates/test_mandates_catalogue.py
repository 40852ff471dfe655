"""The catalogue says of both texts what the table of the mandate says."""

import re
from pathlib import Path

import pytest

from accede.mandates import catalogue
from accede.mandates.exchange import read_resolution
from accede.mandates.rules import Addressee, Part, Resolution

R68, R17 = "A/RES/68/187", "E/RES/2017/17"
SEEDS = {R68: "A-RES-68-187.fr.txt", R17: "E-RES-2017-17.fr.txt"}


def _of(symbol: str) -> Resolution:
    return catalogue.resolutions()[symbol]


def _paragraphs(cell: str) -> list[str]:
    return re.findall(r"\d+", cell)


def _table(shared: Path) -> dict[str, dict[str, list[str]]]:
    """Row → the paragraphs it names, for each resolution."""
    rows = {}
    for line in (shared / "design/1-mandate.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"M\d\d", cells[0]):
            rows[cells[0]] = {R17: _paragraphs(cells[1]), R68: _paragraphs(cells[2])}
    return rows


def test_every_row_is_reached_exactly_as_the_table_lists(shared: Path) -> None:
    table = _table(shared)
    assert sorted(table) == [f"M{n:02}" for n in range(1, 21)]
    for symbol in (R17, R68):
        ours = {
            row: [duty.number for duty in _of(symbol).operative if row in duty.rows]
            for row in table
        }
        assert ours == {row: cells[symbol] for row, cells in table.items()}


def test_every_row_is_reached_by_one_of_the_two() -> None:
    reached = {
        row for each in catalogue.resolutions().values() for d in each.operative for row in d.rows
    }
    assert reached == {f"M{n:02}" for n in range(1, 21)}


def test_on_request_is_where_rule_x1_lists_it() -> None:
    asked = {s: [d.number for d in _of(s).operative if d.on_request] for s in (R17, R68)}
    assert asked[R17] == ["2", "4", *map(str, range(6, 16)), "18"]
    assert asked[R68] == ["4", "5", "6", "7", "9", "12", "14"]
    policy = {s: [d.number for d in _of(s).operative if d.on_request_by_policy] for s in (R17, R68)}
    assert policy == {R17: ["1", "3"], R68: ["1", "2", "8"]}


def test_the_preambles_carry_the_rules_that_rest_on_them() -> None:
    def on(symbol: str, rule: str) -> list[str]:
        return [each.number for each in _of(symbol).preamble if rule in each.rules]

    assert (on(R17, "X1"), on(R68, "X1")) == (["4", "7"], ["2", "5"])
    assert on(R17, "X4") == ["7", "11"]
    assert (on(R17, "X6"), on(R68, "X6")) == (["13"], ["10"])
    assert (on(R68, "X7"), on(R68, "X8")) == (["5"], ["4"])
    assert on(R17, "X10") == ["9", "14"]


def test_the_office_is_asked_for_something_where_it_is() -> None:
    assert [d.number for d in _of(R17).operative if d.concerns_office] == [
        "1", "2", *map(str, range(4, 17)),
    ]  # fmt: skip
    for symbol in (R17, R68):
        *_, resources, report = _of(symbol).operative
        for duty in (resources, report):
            assert [ask.of for ask in duty.asks] == [Addressee.SECRETARY_GENERAL]


def test_both_stand_in_their_line() -> None:
    assert (_of(R68).preceded_by, _of(R68).succeeded_by) == ("A/RES/66/178", "A/RES/70/177")
    assert (_of(R17).preceded_by, _of(R17).succeeded_by) == ("A/RES/70/177", "A/RES/74/175")
    (adopted,) = _of(R17).adoptions
    assert (adopted.symbol, adopted.adopted.isoformat()) == ("A/RES/72/194", "2017-12-19")
    assert (_of(R68).report_to_session, _of(R17).report_to_session) == ("69", "73")


@pytest.mark.parametrize("symbol", [R68, R17])
def test_every_text_is_in_both_languages_with_french_spaces(symbol: str) -> None:
    each = _of(symbol)
    texts = [each.title, each.organ]
    texts += [item.summary for item in (*each.operative, *each.preamble)]
    for text in texts:
        assert {"en", "fr"} <= set(text)
        french = text.by_language["fr"]
        assert not re.search(r"(?<!\u00a0)[;:!?»]", french) and "'" not in french, french


@pytest.mark.parametrize("symbol", [R68, R17])
def test_the_catalogue_counts_what_the_text_has(shared: Path, symbol: str) -> None:
    each = _of(symbol)
    reading = read_resolution((shared / "data/seeds" / SEEDS[symbol]).read_bytes(), file="seed")
    assert (reading.symbol, reading.adopted) == (each.symbol, each.adopted)
    assert reading.session == each.session
    assert reading.title == each.title.in_("fr")
    assert len(reading.of(Part.PREAMBLE)) == each.preamble_count == len(each.preamble)
    assert [p.number for p in reading.of(Part.OPERATIVE)] == [d.number for d in each.operative]


@pytest.mark.parametrize("symbol", [R68, R17])
def test_no_summary_repeats_the_resolution(shared: Path, symbol: str) -> None:
    """No nine words in a row are the text’s own; names of bodies may be shorter than that."""
    text = (shared / "data/seeds" / SEEDS[symbol]).read_text(encoding="utf-8").lower()
    source = " ".join(re.findall(r"\w+", text))
    each = _of(symbol)
    for item in (*each.operative, *each.preamble):
        words = re.findall(r"\w+", item.summary.in_("fr").lower())
        for at in range(len(words) - 8):
            assert " ".join(words[at : at + 9]) not in source, item.number
