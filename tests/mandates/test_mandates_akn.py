"""What is written as Akoma Ntoso is valid, and read back as it was."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from accede.basics.errors import BadInput
from accede.mandates import commands
from accede.mandates.exchange import akoma_ntoso, read_resolution
from accede.mandates.exchange.composing import compose
from accede.mandates.exchange.languages import KNOWN
from accede.mandates.exchange.mending import Ledger, tokens_of
from accede.mandates.rules import Call, Note, Paragraph, Part, Reading
from accede.site import cli


@cache
def schema(shared: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(shared / "data/schemas/akn/akomantoso30.xsd")))


def said(reading: Reading) -> Reading:
    """What a file of the format holds: not the lines and mends of the source."""
    return replace(
        reading,
        mends=(), furniture=(), uses=(), doubts=(), symbols_seen=(),
        paragraphs=tuple(replace(each, first_line=0, last_line=0) for each in reading.paragraphs),
    )  # fmt: skip


def back(reading: Reading) -> Reading:
    return said(read_resolution(akoma_ntoso(reading), file="back.xml"))


@pytest.mark.parametrize("language", ["en", "fr", "es", "ru", "ar", "zh"])
def test_every_resolution_at_hand_is_valid_and_comes_back(shared: Path, language: str) -> None:
    folder = shared / "data" / "resolutions" / language
    paths = sorted([*folder.glob("*.txt"), *folder.glob("*.akn.xml")])
    if language == "fr":
        paths += sorted((shared / "data" / "seeds").glob("*.txt"))
    assert len(paths) >= 18
    for path in paths:
        reading = said(read_resolution(path.read_bytes(), file=path.name))
        written = akoma_ntoso(reading)
        schema(shared).assertValid(etree.fromstring(written))
        assert back(reading) == reading, path.name
        assert akoma_ntoso(reading) == written


ALPHABETS = {"en": "abcdéXYZ", "fr": "abcdéXYZ", "es": "abñóXYZ", "ru": "абвгАБВ"}
ALPHABETS |= {"ar": "ابتثجحخ", "zh": "大会决议草案"}


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings such as a reader makes: numbers in order, letters under them, drafts, annexes."""
    language = KNOWN[draw(st.sampled_from(sorted(KNOWN)))]
    signs = ALPHABETS[language.code] + "019 <&>\"'«»;:,.()-–/!"

    def text() -> str:
        words = draw(st.text(signs, min_size=1, max_size=40)).strip() or "x"
        return compose(tokens_of([(1, f"x{words}x")]), language, Ledger())

    marks = [str(n) for n in range(1, draw(st.integers(0, 4)) + 1)]
    uncalled = list(marks)
    called: dict[str, list[str]] = {mark: [] for mark in marks}
    paragraphs: list[Paragraph] = []
    counted = dict.fromkeys(Part, 0)

    def add(part: Part, number: str = "", in_draft: bool = False, words: str = "") -> None:
        words = words or text()
        counted[part] += 1
        if part in (Part.CHAPEAU, Part.RECOMMENDATION):
            at = f"{part}{' of the draft' if in_draft else ''}"
        elif part is Part.ANNEX:
            at = f"annex {number or counted[part]}"
        else:
            at = f"{part} {number or counted[part]}"
        calls = []
        if part is not Part.CHAPEAU and marks and draw(st.booleans()):
            inside = [n for n in range(1, len(words) + 1) if not words[n - 1].isspace()]
            places = sorted(draw(st.lists(st.sampled_from(inside), max_size=2)))
            for place in places:
                again = [mark for mark in marks if called[mark]]
                mark = draw(st.sampled_from([*uncalled[:1], *again]))
                uncalled[:] = [each for each in uncalled if each != mark]
                called[mark].append(at)
                calls.append(Call(mark, place))
        level = number.count(".") + 1 if number else 0
        paragraphs.append(Paragraph(part, number, level, words, in_draft, at, calls=tuple(calls)))

    def whole(in_draft: bool) -> None:
        chapeau = next(iter(language.organs)) + ","
        add(Part.CHAPEAU, "", in_draft, compose(tokens_of([(1, chapeau)]), language, Ledger()))
        for _ in range(draw(st.integers(0, 3))):
            add(Part.PREAMBLE, "", in_draft)
        for number in range(1, draw(st.integers(0, 4)) + 1):
            if draw(st.integers(0, 5)) == 0:
                add(Part.HEADING, "", in_draft)
            add(Part.OPERATIVE, str(number), in_draft)
            for letter in "abc"[: draw(st.integers(0, 3))]:
                add(Part.OPERATIVE, f"{number}.{letter}", in_draft)
                for small in ("i", "ii")[: draw(st.integers(0, 2))]:
                    add(Part.OPERATIVE, f"{number}.{letter}.{small}", in_draft)

    def annex(in_draft: bool) -> None:
        for number in range(draw(st.integers(1, 3))):
            add(Part.ANNEX, str(number) if number else "", in_draft)

    drafts = draw(st.integers(0, 2))
    if drafts:
        add(Part.CHAPEAU, "", False, next(iter(language.organs)))
        add(Part.RECOMMENDATION)
        for _ in range(drafts):
            whole(in_draft=True)
            if draw(st.booleans()):
                annex(in_draft=True)
    else:
        whole(in_draft=False)
    if draw(st.booleans()):
        annex(in_draft=False)
    organ, letter = next(iter(language.organs.items()))
    number = f"{draw(st.integers(1, 99))}/{draw(st.integers(1, 999))}"
    return Reading(
        symbol=f"{letter}/RES/{number}",
        language=language.code,
        organ=organ,
        adopted=draw(st.none() | st.dates(date(1946, 1, 1), date(2046, 1, 1))),
        title=text(),
        paragraphs=tuple(paragraphs),
        notes=tuple(
            Note(mark, "" if called[mark] and draw(st.booleans()) else text(), tuple(called[mark]))
            for mark in marks
        ),
        mends=(),
        session=number.partition("/")[0],
    )


@settings(max_examples=150, deadline=None)
@given(readings())
def test_any_reading_comes_back_as_it_was(reading: Reading) -> None:
    assert back(reading) == reading


@settings(max_examples=40, deadline=None)
@given(reading=readings())
def test_any_reading_is_valid(shared: Path, reading: Reading) -> None:
    schema(shared).assertValid(etree.fromstring(akoma_ntoso(reading)))


def test_a_character_that_xml_has_not_is_refused() -> None:
    text = b"74/999. Lamps\x01\n\nThe General Assembly,\n\n1. Decides to watch.\n"
    with pytest.raises(BadInput, match="XML does not allow"):
        akoma_ntoso(read_resolution(text, file="lamps.txt"))


LAMPS = "74/999. Lamps\n\nThe General Assembly,\n\nRecalling the night,\n\n1. Decides to watch.\n"


@pytest.mark.django_db
def test_the_command_writes_a_file_that_is_read_as_the_text_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, out = tmp_path / "lamps.txt", tmp_path / "lamps.xml"
    text.write_text(LAMPS, encoding="utf-8")
    assert cli.main(["mandates", "read", str(text), "--akn", str(out)]) == 0
    assert f"Written to {out}" in capsys.readouterr().out
    first = read_resolution(text.read_bytes(), file="lamps.txt")
    assert said(read_resolution(out.read_bytes(), file="lamps.xml")) == said(first)
    assert set(tmp_path.iterdir()) == {out, text}


@pytest.mark.django_db
def test_a_file_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, out = tmp_path / "lamps.txt", tmp_path / "lamps.xml"
    text.write_text(LAMPS, encoding="utf-8")
    out.write_text("older", encoding="utf-8")
    assert cli.main(["mandates", "read", str(text), "--akn", str(tmp_path / "no" / "x.xml")]) == 3

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(commands.Path, "replace", fail)
    assert cli.main(["mandates", "read", str(text), "--akn", str(out)]) == 3
    assert out.read_text(encoding="utf-8") == "older" and set(tmp_path.iterdir()) == {out, text}
