"""Tables as files: opened again, they say what the page says, whatever stands in a cell."""

import csv
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from accede.basics.partial import PartialDate
from accede.basics.sources import Source
from accede.basics.tables import Column, Kind, Row, Table, address_on
from accede.site.exports import FORMATS, Frame

FRAME = Frame(
    origin="https://accede.example",
    address="/en/instruments/TBC97/?as_of=2014-07-10",
    language="en",
    notes=("The disclaimer.",),
)
COLUMNS = (
    Column("name", "Name"),
    Column("since", "Since", Kind.DAY),
    Column("number", "Number", Kind.NUMBER),
    Column("code", "Code", Kind.CODE),
)


def table(*rows: Row, **changed: object) -> Table:
    facts: dict[str, object] = {
        "name": "participation",
        "title": "Participation",
        "columns": COLUMNS,
        "rows": rows,
        "about": "TBC97",
        "as_of": date(2014, 7, 10),
        "digest": "d" * 64,
        "sources": (Source("The depositary’s list", "XVIII-9", date(2014, 12, 31)),),
    }
    return Table(**(facts | changed))  # type: ignore[arg-type]


def row(code: str, *cells: object) -> Row:
    return Row(code, f"/en/states/{code}/?as_of=2014-07-10", cells)  # type: ignore[arg-type]


WORLD = table(
    row("CHN", "中国", date(2001, 11, 13), 7, "0042"),
    row("SAU", "المملكة العربية السعودية", PartialDate(1977), Decimal("-1.50"), "TBC97:2.3.a"),
    row("CIV", "Côte d’Ivoire, « à vérifier »", None, None, None),
)


def _csv(shown: Table) -> list[dict[str, str]]:
    text = FORMATS["csv"].write(shown, FRAME).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def _sheet(shown: Table, frame: Frame = FRAME):
    return load_workbook(BytesIO(FORMATS["xlsx"].write(shown, frame)))


def _json(shown: Table):
    return json.loads(FORMATS["json"].write(shown, FRAME))


def test_csv_reads_back_as_written() -> None:
    lines = _csv(WORLD)
    assert [line["id"] for line in lines] == ["CHN", "SAU", "CIV"]
    assert [line["name"] for line in lines] == [each.cells[0] for each in WORLD.rows]
    assert [line["since"] for line in lines] == ["2001-11-13", "1977", ""]
    assert [line["number"] for line in lines] == ["7", "-1.50", ""]
    assert lines[0]["code"] == "0042"
    assert lines[0]["permalink"] == "https://accede.example/en/states/CHN/?as_of=2014-07-10"
    assert lines[2]["table_as_of"] == "2014-07-10"
    assert lines[2]["table_as_known_on"] == ""
    assert lines[2]["table_sources"] == "The depositary’s list, XVIII-9, 2014-12-31"
    assert lines[2]["table_digest"] == "d" * 64


def test_csv_says_that_it_is_utf_8() -> None:
    assert FORMATS["csv"].write(WORLD, FRAME).startswith(b"\xef\xbb\xbfid,name,")


def test_xlsx_holds_real_days_numbers_and_links() -> None:
    sheet = _sheet(WORLD).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [
        "Id", "Name", "Since", "Number", "Code", "Permalink",
    ]  # fmt: skip
    china, arabia, ivory = sheet[2], sheet[3], sheet[4]
    assert china[1].value == "中国" and arabia[1].value == "المملكة العربية السعودية"
    assert china[2].is_date and china[2].value.date() == date(2001, 11, 13)
    assert arabia[2].value == "1977" and arabia[3].value == -1.5
    assert china[3].value == 7 and china[4].value == "0042"
    assert china[5].hyperlink.target.startswith("https://accede.example/en/states/CHN/")
    assert ivory[2].value is None
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:F4"


def test_xlsx_tells_what_it_stands_on() -> None:
    about = dict(_sheet(WORLD).worksheets[1].iter_rows(values_only=True))
    assert about["Title"] == "Participation"
    assert about["Permalink"] == "https://accede.example/en/instruments/TBC97/?as_of=2014-07-10"
    assert about["As of"].date() == date(2014, 7, 10)
    assert about["Digest of the facts"] == "d" * 64
    assert about["Source"] == "The depositary’s list, XVIII-9, 2014-12-31"
    assert about["Note"] == "The disclaimer."
    assert "As known on" not in about


def test_xlsx_runs_from_the_right_for_arabic() -> None:
    frame = Frame("https://accede.example", "/ar/", "ar", right_to_left=True)
    assert all(sheet.sheet_view.rightToLeft for sheet in _sheet(WORLD, frame).worksheets)
    assert not any(sheet.sheet_view.rightToLeft for sheet in _sheet(WORLD).worksheets)


def test_json_is_one_document() -> None:
    document = _json(WORLD)
    assert document["table"] == "participation" and document["about"] == "TBC97"
    assert document["as_of"] == "2014-07-10" and document["as_known_on"] is None
    assert document["sources"] == [
        {
            "title": "The depositary’s list",
            "reference": "XVIII-9",
            "stated_on": "2014-12-31",
        }
    ]
    assert document["notes"] == ["The disclaimer."]
    assert document["columns"][1] == {"name": "since", "heading": "Since", "kind": "day"}
    assert document["rows"][1] == {
        "id": "SAU",
        "permalink": "https://accede.example/en/states/SAU/?as_of=2014-07-10",
        "name": "المملكة العربية السعودية",
        "since": "1977",
        "number": "-1.50",
        "code": "TBC97:2.3.a",
    }


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://evil.example";"click")',
        "+41 22 000 00 00",
        "-2+3",
        "@SUM(A1)",
        "  =1+1",
        "\t=1+1",
        "\r=1+1",
        "＝1+1",
    ],
)
def test_no_cell_is_run_as_a_formula(text: str) -> None:
    shown = table(replace(row("XAA", text, None, None, text), id=text))
    (line,) = _csv(shown)
    assert line["name"] == f"'{text}" == line["code"] == line["id"]
    cell = _sheet(shown).worksheets[0]["B2"]
    assert cell.data_type == "s"
    assert str(cell.value).replace("_x000D_", "\r") == text.replace("\r\n", "\n")
    assert _json(shown)["rows"][0]["name"] == text


def test_a_text_that_is_no_formula_is_left_alone() -> None:
    (line,) = _csv(table(row("XAA", "a=b, « c » - d", None, -3, "TBC97:2.3.a")))
    assert line["name"] == "a=b, « c » - d" and line["number"] == "-3"


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    text = 'first "line",\nsecond; line'
    shown = table(row("XAA", text, None, 1, ""))
    assert _csv(shown)[0]["name"] == text
    assert _sheet(shown).worksheets[0]["B2"].value == text


def test_signs_that_xml_refuses_do_not_break_the_workbook() -> None:
    shown = table(row("XAA", "a\x00b\x0bc\ufffe <&>", None, 1, ""))
    assert "<&>" in str(_sheet(shown).worksheets[0]["B2"].value)


def test_a_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    shown = table(row("XAA", "long " * 8000, None, 1, ""))
    value = str(_sheet(shown).worksheets[0]["B2"].value)
    assert len(value) == 32_767 and value.endswith("…")
    assert len(_csv(shown)[0]["name"]) == 40_000


def test_a_day_before_the_days_of_excel_is_written_out() -> None:
    shown = table(row("XAA", "old", date(1899, 1, 1), 1, ""))
    assert _sheet(shown).worksheets[0]["C2"].value == "1899-01-01"


def test_an_address_that_is_none_is_no_link() -> None:
    shown = table(
        Row("1", "/en/", ("javascript:alert(1)",)), columns=(Column("at", "At", Kind.LINK),)
    )
    assert _sheet(shown).worksheets[0]["B2"].hyperlink is None


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_an_empty_table_is_a_file_all_the_same(suffix: str) -> None:
    assert FORMATS[suffix].write(table(), FRAME)
    assert _csv(table()) == []
    assert _json(table())["rows"] == []
    assert _sheet(table()).worksheets[0].max_row == 1


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_equal_tables_give_equal_bytes(suffix: str) -> None:
    write = FORMATS[suffix].write
    assert write(WORLD, FRAME) == write(WORLD, FRAME)
    assert write(WORLD, FRAME) != write(table(), FRAME)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ((Column("a", "A"), Column("a", "A")), ()),
        ((Column("a", "A"),), (Row("1", "/", ()),)),
    ],
)
def test_a_table_out_of_shape_is_refused(
    columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> None:
    with pytest.raises(ValueError):
        Table("t", "T", columns, rows)


@pytest.mark.parametrize("name", ["id", "permalink", "table_digest", "two words", ""])
def test_a_column_has_a_name_of_its_own(name: str) -> None:
    with pytest.raises(ValueError):
        Column(name, "Heading")


def test_an_address_names_its_days() -> None:
    assert address_on("/en/", as_of=date(2014, 7, 10)) == "/en/?as_of=2014-07-10"
    assert address_on("/en/", as_of=None) == "/en/"


def test_a_file_name_is_plain() -> None:
    shown = table(about="A/RES/68/187 é", as_known_on=date(2015, 1, 1))
    assert shown.file_stem == "accede-participation-A-RES-68-187---2014-07-10-known-2015-01-01"
