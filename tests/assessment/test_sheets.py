"""The table of a review: out and back it is the same; what is amiss is told by its cell."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from accede.assessment.catalogue import frameworks
from accede.assessment.exchange import SheetLine, cell, read_sheet, write_sheet
from accede.assessment.exchange.columns import NAMES
from accede.assessment.rules import (
    REQUIREMENTS,
    Amiss,
    Answer,
    Compared,
    Document,
    Draft,
    Fate,
    Fault,
    Judgement,
    Need,
    Review,
    Sheet,
    SheetRow,
    Unassigned,
    compared,
    waits_for_officers,
)
from accede.basics.errors import BadInput
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind

DAY = date(2014, 3, 1)
M12 = frameworks()["M12"]
REVIEW = Review(
    "XAA-2014-R1", "XAA", "", Text({"en": "Please."}), "xaa.focal-point", DAY, framework="M12"
)
WORDS = Text({"en": "It is so.", "fr": "Il en est ainsi."})
IN_PLACE = Draft(
    Judgement.ADDRESSED,
    WORDS,
    documents=(Document(Text({"en": "Heritage Act"}), "Act 12 | of 2009", date(2009, 5, 1)),),
)


def written(draft: Draft, version: int = 1) -> Answer:
    return Answer(1, version, draft, "officer.ana", DAY)


def row(question: str, draft: Draft | None, after: int = 0, *faults: Fault) -> SheetRow:
    return SheetRow(2, question, after, draft, faults)


def fate(given_row: SheetRow, latest: Answer | None = None) -> Compared:
    held = {given_row.question: latest} if latest else {}
    (found,) = compared(Sheet("XAA-2014-R1", "en", (given_row,)), M12, held, "officer.ana")
    return found


# ------------------------------------------------------------------ SHEET-1


def test_sheet_1_writes_what_its_writer_changed() -> None:
    assert fate(row("M12:3", IN_PLACE)).fate is Fate.NEW
    other = replace(IN_PLACE, reasoning=Text({"en": "Seen.", "fr": "Vu."}))
    assert fate(row("M12:3", other, 1), written(IN_PLACE)).fate is Fate.CHANGED


def test_sheet_1_does_not_write_what_stands_or_is_blank() -> None:
    assert fate(row("M12:3", IN_PLACE, 1), written(IN_PLACE)).fate is Fate.SAME
    assert fate(row("M12:3", None, 1), written(IN_PLACE)).fate is Fate.SAME
    assert fate(row("M12:3", None)).fate is Fate.SAME
    # Written over an older version, but by now it says what stands.
    assert fate(row("M12:3", IN_PLACE, 1), written(IN_PLACE, 2)).fate is Fate.SAME


def test_sheet_1_refuses_what_was_written_over_an_earlier_version() -> None:
    other = replace(IN_PLACE, reasoning=Text({"en": "Seen.", "fr": "Vu."}))
    found = fate(row("M12:3", other, 1), written(IN_PLACE, 2))
    assert found.fate is Fate.CONFLICT and found.latest == written(IN_PLACE, 2)


def test_sheet_1_refuses_to_write_over_a_colleagues_version_that_nobody_has_read() -> None:
    other = replace(IN_PLACE, reasoning=Text({"en": "Seen.", "fr": "Vu."}))
    theirs = replace(written(IN_PLACE), author="officer.ben")
    assert fate(row("M12:3", other, 1), theirs).fate is Fate.CONFLICT
    read = replace(theirs, second_reader="officer.ana", read_on=DAY, agreed=True)
    assert fate(row("M12:3", other, 1), read).fate is Fate.CHANGED


@pytest.mark.parametrize(
    ("given_row", "amiss"),
    [
        (row("M99:1", IN_PLACE), Fault(Amiss.NOT_ASKED, "question")),
        (row("M12:3", IN_PLACE, 4), Fault(Amiss.NEVER_WRITTEN, "after")),
        (
            row("M12:3", None, 0, Fault(Amiss.FORMULA, "judgement")),
            Fault(Amiss.FORMULA, "judgement"),
        ),
        (row("M12:3", replace(IN_PLACE, documents=())), Fault(Amiss.PART_MISSING, "documents")),
        (
            row("M12:3", replace(IN_PLACE, lacking=(WORDS,))),
            Fault(Amiss.PART_EXCLUDED, "lacking_en"),
        ),
        (
            row("M12:3", replace(IN_PLACE, reasoning=Text({"en": "So."}))),
            Fault(Amiss.LANGUAGE_MISSING, "reasoning_fr"),
        ),
    ],
)
def test_sheet_1_refuses_a_faulty_row_and_names_the_column(
    given_row: SheetRow, amiss: Fault
) -> None:
    found = fate(given_row)
    assert (found.fate, found.faults) == (Fate.FAULTY, (amiss,))


def test_sheet_1_refuses_a_question_that_stands_twice() -> None:
    rows = (row("M12:3", IN_PLACE), row("M12:3", IN_PLACE))
    found = compared(Sheet("XAA-2014-R1", "en", rows), M12, {}, "officer.ana")
    assert [each.faults for each in found] == [(Fault(Amiss.TWICE, "question"),)] * 2


def test_sheet_1_keeps_the_other_languages_of_a_document_that_was_not_renamed() -> None:
    both = Document(Text({"en": "Heritage Act", "fr": "Loi sur le patrimoine"}), "12")
    held = written(replace(IN_PLACE, documents=(both,)))
    sent = replace(IN_PLACE, documents=(Document(Text({"en": "Heritage Act"}), "12"),))
    assert fate(row("M12:3", sent, 1), held).fate is Fate.SAME


# ------------------------------------------------------------------ REVIEW-4


def test_review_4_tells_officers_that_a_review_waits() -> None:
    officer = Viewer(ViewerKind.OFFICE, person="officer.ana")
    assert waits_for_officers(officer, REVIEW, DAY)
    assert waits_for_officers(officer, replace(REVIEW, assigned=frozenset({"officer.ben"})), DAY)
    # What an officer learns holds neither words nor answers.
    assert not {"words", "asked_by"} & set(Unassigned.__slots__)


def test_review_4_does_not_tell_others_nor_of_a_review_that_has_its_officers() -> None:
    officer = Viewer(ViewerKind.OFFICE, person="officer.ana")
    two = frozenset({"officer.ben", "officer.cyr"})
    assert not waits_for_officers(officer, replace(REVIEW, assigned=two), DAY)
    assert not waits_for_officers(officer, replace(REVIEW, closed_on=DAY), DAY)
    for viewer in (PUBLIC_VIEWER, Viewer(ViewerKind.STATE, "XBB"), Viewer(ViewerKind.DONOR, "D")):
        assert not waits_for_officers(viewer, REVIEW, DAY)


# ------------------------------------------------------------------ out and back


_SIGNS = st.characters(blacklist_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
_LINE = st.text(_SIGNS, min_size=1, max_size=40).map(str.strip).filter(bool)
_WORDS = st.builds(lambda en, fr: Text({"en": en, "fr": fr}), _LINE, _LINE)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_DOCUMENTS = st.builds(
    lambda en, at, on: Document(Text({"en": en}), at, on),
    _LINE.filter(lambda text: not text.endswith("\\")),
    st.one_of(st.just(""), _LINE.filter(lambda text: not text.endswith("\\"))),
    st.one_of(st.none(), _DAYS),
)


@st.composite
def _drafts(draw: st.DrawFn) -> Draft:
    recorded = [each for each in Judgement if REQUIREMENTS[each].recorded]
    judgement = draw(st.sampled_from(recorded))
    needs = REQUIREMENTS[judgement]

    def part(need: Need, strategy: st.SearchStrategy[Text]) -> Text | None:
        if need is Need.EXCLUDED:
            return None
        return draw(strategy if need is Need.REQUIRED else st.one_of(st.none(), strategy))

    lacking = needs.lacking is Need.REQUIRED
    return Draft(
        judgement,
        draw(_WORDS),
        documents=tuple(draw(st.lists(_DOCUMENTS, min_size=1, max_size=3))),
        lacking=tuple(draw(st.lists(_WORDS, min_size=1, max_size=3))) if lacking else (),
        consulted=part(needs.consulted, _WORDS),
        because=part(needs.because, _WORDS),
    )


@settings(max_examples=40, deadline=None)
@given(_drafts(), st.sampled_from(("en", "fr")))
def test_what_goes_out_comes_back_the_same(draft: Draft, language: str) -> None:
    if language == "fr":
        documents = tuple(
            replace(each, words=Text({"fr": each.words.in_("en")})) for each in draft.documents
        )
        draft = replace(draft, documents=documents)
    lines = [SheetLine(each, written(draft)) for each in M12.questions[:1]]
    sheet = read_sheet(write_sheet(REVIEW, M12, lines, language), file="t.xlsx")
    assert (sheet.review, sheet.language) == ("XAA-2014-R1", language)
    (found,) = sheet.rows
    assert (found.question, found.after, found.faults) == ("M12:1", 1, ())
    assert found.draft == draft


def workbook(change: Callable[..., None] = lambda sheet: None, language: str = "en") -> bytes:
    """The empty table of the review, changed as somebody would change it in a spreadsheet."""
    lines = [SheetLine(each, None) for each in M12.questions]
    book = load_workbook(io.BytesIO(write_sheet(REVIEW, M12, lines, language)))
    change(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def at(column: str, line: int = 2) -> str:
    return cell(column, line)


def test_a_table_filled_in_by_hand_is_read() -> None:
    def fill(sheet) -> None:  # type: ignore[no-untyped-def]
        sheet[at("judgement")] = "In place"
        sheet[at("reasoning_en")], sheet[at("reasoning_fr")] = "It is.", "Oui."
        sheet[at("documents")] = "Heritage Act | Act 12 | 2009-05-01\nDecree 4"

    first = read_sheet(workbook(fill), file="t.xlsx").rows[0]
    assert first.faults == () and first.draft is not None
    assert first.draft.judgement is Judgement.ADDRESSED
    assert [each.at for each in first.draft.documents] == ["Act 12", ""]
    assert first.draft.documents[0].stated_on == date(2009, 5, 1)


def test_an_untouched_table_changes_nothing() -> None:
    sheet = read_sheet(workbook(), file="t.xlsx")
    assert len(sheet.rows) == len(M12.questions)
    assert {each.fate for each in compared(sheet, M12, {}, "officer.ana")} == {Fate.SAME}


@pytest.mark.parametrize(
    ("column", "value", "amiss"),
    [
        ("judgement", "Splendid", Amiss.NO_JUDGEMENT),
        ("judgement", "=A1", Amiss.FORMULA),
        ("after", "many", Amiss.NO_VERSION),
        ("documents", "| 12", Amiss.NO_DOCUMENT),
        ("documents", "Act | 12 | 2009-02-30", Amiss.NO_SUCH_DAY),
        ("lacking_fr", "un\ndeux", Amiss.LINES_DIFFER),
        ("reasoning_en", "x" * 10_001, Amiss.TOO_LONG),
    ],
)
def test_what_is_amiss_is_told_by_its_cell(column: str, value: str, amiss: Amiss) -> None:
    def fill(sheet) -> None:  # type: ignore[no-untyped-def]
        sheet[at("judgement")] = "In place"
        sheet[at("reasoning_en")], sheet[at("reasoning_fr")] = "It is.", "Oui."
        sheet[at(column)] = value

    first = read_sheet(workbook(fill), file="t.xlsx").rows[0]
    assert Fault(amiss, column) in first.faults and first.draft is None


def test_columns_that_were_moved_are_named() -> None:
    with pytest.raises(BadInput, match="column F should be"):
        read_sheet(workbook(lambda sheet: sheet.delete_cols(6)), file="t.xlsx")


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def _with(part: str, data: bytes) -> bytes:
    """The table with one part put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            if each != part:
                new.writestr(each, old.read(each))
        new.writestr(part, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no Excel workbook"),
        (b"not a workbook", "no Excel workbook"),
        (_zip(xl__workbook_dot_xml=b"<workbook/>"), "cannot be read"),
        (_zip(word__document_dot_xml=b"<w/>"), "no Excel workbook"),
        (_with("xl/vbaProject.bin", b"x"), "macros"),
        (_with("xl/huge.bin", bytes(25 * 1024 * 1024)), "unpacks to far more"),
        (
            _with(
                "xl/sharedStrings.xml",
                b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>',
            ),
            "declares what a table does not need",
        ),
        (
            _with("xl/sharedStrings.xml", b"<?p <!-- ?><!DOCTYPE a [<!ENTITY b 'c'>]><a/><!-- -->"),
            "declares what a table does not need",
        ),
        (
            _with("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode("utf-16")),
            "declares what a table does not need",
        ),
        (workbook()[:-400], "no Excel workbook"),
    ],
)
def test_another_file_is_refused_with_what_to_do(data: bytes, problem: str) -> None:
    with pytest.raises(BadInput, match=problem) as refused:
        read_sheet(data, file="t.xlsx")
    assert "t.xlsx" in str(refused.value) and refused.value.remedy


def test_the_table_of_something_else_is_refused() -> None:
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out) as book:
        book.add_worksheet("a")
        book.add_worksheet("b")
    with pytest.raises(BadInput, match="not the table of a review"):
        read_sheet(out.getvalue(), file="t.xlsx")


def test_equal_tables_give_equal_bytes() -> None:
    lines = [SheetLine(each, written(IN_PLACE)) for each in M12.questions]
    assert write_sheet(REVIEW, M12, lines, "fr") == write_sheet(REVIEW, M12, lines, "fr")
    assert len(NAMES) == len(set(NAMES))
