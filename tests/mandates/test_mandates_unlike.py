"""Shapes that the gold has not: other organs, sections, several drafts, annexes with numbers."""

from dataclasses import replace

import pytest
from tests.mandates.unlike import SHAPES

from accede.mandates.exchange import akoma_ntoso, read_resolution
from accede.mandates.rules import Reading


def outline(found: Reading) -> list[tuple[str, str, str]]:
    return [(p.part.value, p.number, p.text) for p in found.paragraphs]


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_read_as_what_it_is(name: str) -> None:
    shape = SHAPES[name]
    found = read_resolution(shape.text.encode(), file="shape.txt")
    assert found.language == shape.language
    assert (found.symbol, found.title) == (shape.symbol, shape.title)
    assert found.adopted is not None and found.adopted.isoformat() == shape.day
    read = outline(found)
    assert [each[:2] for each in read] == [each[:2] for each in shape.paragraphs]
    for (_, _, text), (_, _, begins) in zip(read, shape.paragraphs, strict=True):
        assert text.startswith(begins)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_comes_back_from_akoma_ntoso(name: str) -> None:
    found = read_resolution(SHAPES[name].text.encode(), file="shape.txt")
    back = read_resolution(akoma_ntoso(found), file="shape.xml")
    plain = tuple(replace(p, first_line=0, last_line=0) for p in found.paragraphs)
    assert tuple(replace(p, first_line=0, last_line=0) for p in back.paragraphs) == plain
    assert (back.symbol, back.title, back.adopted, back.notes) == (
        found.symbol, found.title, found.adopted, found.notes,
    )  # fmt: skip


def test_a_number_cited_whole_elsewhere_keeps_its_last_digit() -> None:
    text = (
        "74/999. Lamps\n\nThe General Assembly,\n\nRecalling its decision 74/551,\n\n"
        "1. Decides to keep decision 74/551 in mind.\n\n45th plenary meeting\n15 December 2019\n\n"
        "_______________\n1 Resolution 1/2.\n"
    )
    found = read_resolution(text.encode(), file="lamps.txt")
    assert found.paragraphs[1].text == "Recalling its decision 74/551,"
    assert found.notes[0].called_from == ()


def test_a_number_keeps_its_last_digit_where_its_note_is_called_by_a_word() -> None:
    text = (
        "74/999. Lamps\n\nThe General Assembly,\n\n"
        "Recalling its decision 74/551 and the Charter,1\n\n"
        "1. Decides to watch.\n\n45th plenary meeting\n15 December 2019\n\n"
        "_______________\n1 Resolution 1/2.\n"
    )
    found = read_resolution(text.encode(), file="lamps.txt")
    assert found.paragraphs[1].text == "Recalling its decision 74/551 and the Charter,"
    assert found.notes[0].called_from == ("preamble 1",)
