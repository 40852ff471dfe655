"""What a reader finds in a report: numbers, unknowns in words, the demonstration apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from accede.basics.periods import Period
from accede.basics.texts import Text
from accede.reporting import catalogue
from accede.reporting.rules.compose import figures_of
from accede.reporting.rules.facts import Request, facts_digest
from accede.reporting.rules.figures import KnownUntil, Unknown
from accede.reporting.rules.labels import open_figure
from accede.reporting.rules.speech import flat
from accede.reporting.rules.tree import Mark, Paragraph, Report, Table, walk


def prose(report: Report) -> str:
    """All the words of a report, one paragraph or row a line."""
    return "\n".join(lines(report)).replace("\u00a0", " ")


def lines(report: Report) -> Iterator[str]:
    for _, part in walk(report.sections):
        yield part.title
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield flat(block.runs)
            else:
                for row in (block.header, *block.rows):
                    yield " | ".join(flat(cell.runs) for cell in row)
    for entry in report.annex:
        yield from (entry.duty, *(flat(line.runs) for line in entry.evidence))


def table(report: Report, code: str) -> Table:
    return next(
        block
        for _, part in walk(report.sections)
        for block in part.blocks
        if isinstance(block, Table) and block.id == code
    )


def test_every_figure_equals_the_number_of_its_records(small):
    for figure in figures_of(small, catalogue.evidence()):
        if isinstance(figure.value, int):
            assert figure.value == len(figure.records), figure.id


def test_every_figure_a_reader_sees_exists_and_opens(small, write):
    for language in ("en", "fr"):
        report = write(small, language)
        codes = {figure.id for figure in report.figures}
        speech = catalogue.speech(language)
        for _, part in walk(report.sections):
            for block in part.blocks:
                cells = (
                    [block.runs]
                    if isinstance(block, Paragraph)
                    else [cell.runs for row in block.rows for cell in row]
                )
                assert {run.figure for runs in cells for run in runs} - {""} <= codes
        for figure in report.figures:
            view = open_figure(figure, small, speech)
            assert view.label and view.value_text
            assert len(view.records) == len(figure.records)
            assert all(row.title for row in view.records)


def test_the_deposits_are_listed_by_day_with_their_effect(small, write):
    rows = [
        [flat(cell.runs).replace("\u00a0", " ") for cell in row]
        for row in table(write(small, "fr"), "list").rows
    ]
    assert rows == [
        [
            "2 janvier 2013",
            "Comores",
            "Convention de 1979 sur les prises d’otages",
            "Adhésion",
            "1er février 2013",
        ],
        [
            "26 août 2013",
            "Iraq",
            "Convention de 1979 sur les prises d’otages",
            "Ratification",
            "25 septembre 2013",
        ],
    ]


def test_a_period_beyond_the_lists_has_no_number_for_adherence(world, write):
    period = Period.through(date(2016, 7, 1), date(2018, 6, 30))
    facts = world(date(2014, 7, 10), period, acts=())
    report = write(facts, "en")
    for figure in report.figures:
        if figure.id.startswith(("deposit", "signatures", "withdrawals")):
            assert isinstance(figure.value, Unknown), figure.id
        if figure.id.endswith(("-eve", "-last")):
            assert isinstance(figure.value, Unknown), figure.id
    cells = [cell for row in table(report, "standing").rows for cell in row[2:]]
    assert {flat(cell.runs) for cell in cells} == {"unknown"}
    assert {run.mark for cell in cells for run in cell.runs} == {Mark.UNKNOWN}
    text = prose(report)
    assert "The lists are complete until 10 July 2014, before the period begins" in text
    assert "The number of instruments deposited in the period is unknown." in text
    assert "no deposit" not in text.lower()


def test_a_period_beyond_the_lists_shows_the_last_position_known_as_such(world, write):
    period = Period.through(date(2016, 7, 1), date(2018, 6, 30))
    report = write(world(date(2014, 7, 10), period, acts=()), "fr")
    shown = table(report, "last-known")
    assert "10\u00a0juillet 2014, dernier jour connu" in shown.caption
    assert flat(shown.rows[0][1].runs) == "3"


def test_a_period_across_the_limit_is_known_up_to_it_and_unknown_after(world, write):
    facts = world(date(2013, 6, 30))
    report = write(facts, "en")
    deposits = report.figure("deposits")
    assert deposits is not None and deposits.value == KnownUntil(1, date(2013, 6, 30))
    eve, last = report.figure("parties-HOST79-eve"), report.figure("parties-HOST79-last")
    assert eve is not None and eve.value == 1
    assert last is not None and isinstance(last.value, Unknown)
    text = prose(report)
    assert "From 1 July 2012 to 30 June 2013, the last day that the depositary lists cover" in text
    assert "Hostages Convention, 1979: 1 up to 30 June 2013; unknown after." in text
    assert "1; then unknown" in text
    assert "up to 30 June 2013" in table(report, "list").caption.replace("\u00a0", " ")


def test_a_list_without_a_day_makes_every_count_unknown(world, write):
    report = write(world(None), "en")
    deposits = report.figure("deposits")
    assert deposits is not None and isinstance(deposits.value, Unknown)
    assert "before the period" not in prose(report).replace("position before the period", "")
    assert "does not state the day until which it is complete" in prose(report)


def test_the_demonstration_is_never_in_a_real_total(small, world, write):
    without = {f.id: f.value for f in figures_of(world(date(2014, 7, 10)), catalogue.evidence())}
    for figure in figures_of(small, catalogue.evidence()):
        if not figure.demonstration:
            assert figure.value == without[figure.id], figure.id
            assert not any(record.demonstration for record in figure.records)
    made_up = {f.id: f.value for f in figures_of(small, catalogue.evidence()) if f.demonstration}
    assert made_up["usd-demonstration"] == Decimal(340000)
    assert made_up["activities-demonstration"] == 1


def test_the_demonstration_is_marked_wherever_it_is_told(small, write):
    for language in ("en", "fr"):
        report = write(small, language)
        for _, part in walk(report.sections):
            for block in part.blocks:
                cells = (
                    [block.runs]
                    if isinstance(block, Paragraph)
                    else [cell.runs for row in block.rows for cell in row]
                )
                text = "".join(flat(runs) for runs in cells)
                if "Avend" in text or "XAA" in text:
                    assert block.mark is Mark.DEMONSTRATION, text
        for entry in report.annex:
            for line in entry.evidence:
                if any(code.endswith("-demonstration") for code in line.figures):
                    assert line.mark is Mark.DEMONSTRATION


def test_a_paragraph_answered_by_the_demonstration_alone_has_nothing_to_report(small, write):
    entry = next(entry for entry in write(small, "fr").annex if entry.number == "2")
    assert entry.nothing
    assert [line.mark for line in entry.evidence] == [Mark.NOTHING, *[Mark.DEMONSTRATION] * 3]


def test_a_stored_text_is_shown_in_its_own_language_alone(small, write):
    assert write(small, "fr").annex[0].text == "Texte gardé ;"
    assert write(small, "en").annex[0].text == ""


def test_a_request_that_is_not_open_is_counted_and_not_told(world, write):
    closed = Request("", "", Text({"en": "–"}), date(2012, 7, 1), (), False, False)
    report = write(world(date(2014, 7, 10), requests=(closed, closed)), "en")
    text = prose(report)
    assert "In the period, two requests for assistance were received from States." in text
    assert "Of these, two are counted and not described" in text


def test_closed_requests_are_told_by_region_with_small_regions_joined(world, write):
    def closed(region: str) -> Request:
        name = Text({"en": region, "fr": region})
        return Request("", "", Text({"en": "–"}), date(2012, 7, 1), (), False, False, name)

    requests = tuple(closed(r) for r in ("Africa",) * 4 + ("Asia",) + ("Europe",) * 2)
    text = prose(write(world(date(2014, 7, 10), requests=requests), "en"))
    assert "Africa: 4; Asia and Europe, together: 3" in text


def test_the_digest_speaks_of_the_facts_and_not_of_the_language(small, write):
    assert write(small, "en").facts_digest == write(small, "fr").facts_digest == facts_digest(small)
    changed = replace(small, acts=small.acts[:1])
    assert facts_digest(changed) != facts_digest(small)


def test_the_word_count_is_the_count_of_what_is_written(small, write):
    report = write(small, "en")
    assert 500 < report.words.total < 3_000
    said = next(line.text for line in report.masthead if line.label == "Words")
    assert f"{report.words.total:,}" in said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_sentence_is_left_with_a_hole(small, world, write, language):
    beyond = Period.through(date(2016, 7, 1), date(2018, 6, 30))
    for facts in (
        small,
        world(None),
        world(date(2013, 6, 30)),
        world(date(2014, 7, 10), beyond, acts=()),
        world(date(2014, 7, 10), acts=()),
    ):
        text = prose(write(facts, language))
        assert "{" not in text and "}" not in text
        assert "  " not in text
