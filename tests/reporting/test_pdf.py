"""The report as a PDF: accessible by its structure, the same bytes anywhere, afraid of no text."""

import hashlib
import os
import sys
from dataclasses import replace
from subprocess import run

import pytest
from tests.reporting.reading import fonts, kinds, links, loose, read, spaced, text

from accede.basics.texts import Text
from accede.press.letters import STAND_IN, legible
from accede.press.typesetting import pages, printable, typeset
from accede.reporting import catalogue
from accede.reporting.exchange import pdf
from accede.reporting.rules.labels import open_figure

PINNED = {"NotoSerif-Regular", "NotoSerif-Italic", "NotoSans-Regular", "NotoSans-Italic"}
HOSTILE = (
    '#read("/etc/passwd") #import "@preview/x:0.1.0" $x^2$ *b* _e_ @ref <label> ] ) } \\ `raw` '
    "// no /* no */ = H - l + e ~ --- \u202eabc\u202c \u200fRTL\u200e \x00\x07\x1b "
    "\N{GRINNING FACE} 中文 \N{ARABIC LETTER BEH} e\u0301 \u0651 <script> &amp; http://a.b/c"
)


def written(report, facts, web=None):
    speech = catalogue.speech(report.language)
    opened = [open_figure(figure, facts, speech) for figure in report.figures]
    return pdf.write(report, opened, web)


@pytest.fixture(params=["en", "fr"])
def report(request, small, write):
    return write(small, request.param)


def test_the_structure_is_what_accessibility_asks_for(report, small):
    reader = read(written(report, small))
    root = reader.root_object
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith(report.language)
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data().decode()
    assert all(page.get("/Tabs") == "/S" for page in reader.pages if "/Annots" in page)
    assert {"Document", "H1", "Table", "TH", "TD", "L", "Link", "TOC", "Caption"} <= kinds(root)
    assert loose(root) == []


def test_the_properties_are_the_reports_own(report, small):
    properties = read(written(report, small)).metadata
    assert properties.title == f"{report.title}, A/RES/68/187"
    assert properties.author == "Accede"
    assert properties.subject == report.subtitle
    assert report.facts_digest in properties["/Keywords"]
    assert properties.creation_date.date().isoformat() == "2014-06-30"


def test_every_font_is_pinned_and_embedded(report, small):
    found = fonts(read(written(report, small)))
    assert found and set(found) <= PINNED
    assert all(found.values())


def test_the_text_can_be_read_back(report, small):
    said = text(read(written(report, small)))
    for line in report.masthead:
        assert spaced(line.text) in said
    for entry in report.annex:
        assert spaced(entry.duty) in said
    assert report.strings["mark.demonstration"] in said
    assert {"en": "Page 1 of ", "fr": "Page 1 sur "}[report.language] in said
    assert {"en": "340,000", "fr": "340 000"}[report.language] in said


def test_every_page_says_which_of_how_many_it_is(report, small):
    content = written(report, small)
    reader = read(content)
    count = len(reader.pages)
    assert pages(content) == count > 1
    word = {"en": "of", "fr": "sur"}[report.language]
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} {word} {count}" in page.extract_text()
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]


def test_a_figure_leads_to_its_records_and_to_the_web(report, small):
    web = {figure.id: f"https://accede.example/{figure.id}" for figure in report.figures}
    inside, outside = links(read(written(report, small, web)))
    assert len(inside) > 10
    assert "https://accede.example/deposits" in outside
    assert links(read(written(report, small)))[1] == []


def test_headings_are_the_outline(report, small):
    reader = read(written(report, small))
    top = [str(each.title) for each in reader.outline if not isinstance(each, list)]
    titles = [f"{s.number}. {s.title}" if s.number else s.title for s in report.sections]
    assert [title for title in top if title in titles] == titles


def test_the_same_facts_give_the_same_bytes(small, write):
    for language in ("en", "fr"):
        first, second = write(small, language), write(small, language)
        assert written(first, small) == written(second, small)


_ELSEWHERE = """
import hashlib, json, sys
from datetime import date
from accede.press.typesetting import typeset
from accede.reporting.exchange.pdf import PAPER
made = typeset(PAPER / "report.typ", json.load(sys.stdin), date(2014, 6, 30))
print(hashlib.sha256(made).hexdigest())
"""


def test_another_machine_makes_the_same_bytes(report, small, tmp_path, monkeypatch):
    """Another zone, language, home and folder, no fonts of the system: the same file."""
    import json

    filled = {}

    def keep(layout, data, day):
        filled.update(data)
        return typeset(layout, data, day)

    monkeypatch.setattr(pdf, "typeset", keep)
    here = hashlib.sha256(written(report, small)).hexdigest()
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "FONTCONFIG_FILE": os.devnull,
        "SOURCE_DATE_EPOCH": "1",
        "PYTHONHASHSEED": "7",
    }
    done = run(
        [sys.executable, "-c", _ELSEWHERE],
        input=json.dumps(filled).encode(),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == here


def test_a_hostile_text_is_printed_and_never_obeyed(small, write):
    activity = replace(small.activities[0], title=Text({"en": HOSTILE}))
    request = replace(small.requests[0], title=Text({"en": HOSTILE}))
    facts = replace(small, activities=(activity,), requests=(request,))
    reader = read(written(write(facts, "en"), facts))
    said = text(reader)
    assert '#read("/etc/passwd")' in said and "root:" not in said
    for kept in ("$x^2$", "*b*", "_e_", "@ref", "<label>", "`raw`", "<script>", "&amp;", "---"):
        assert kept in said, kept
    assert STAND_IN in said
    assert set(fonts(reader)) <= PINNED | {"NotoSansArabic-Regular"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Türkiye, Côte d’Ivoire, Россия", "Türkiye, Côte d’Ivoire, Россия"),
        ("المملكة", "المملكة"),
        ("中", STAND_IN),
        ("a\x00b", f"a{STAND_IN}b"),
        ("a\ud800b", f"a{STAND_IN}b"),
        ("a\u202eb", f"a{STAND_IN}b"),
        ("x\N{GRINNING FACE}y", f"x{STAND_IN}y"),
        ("e\u0301", "é"),
        ("a\u0651", f"a{STAND_IN}"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
    ],
)
def test_a_sign_without_a_shape_is_seen_to_be_missing(given, shown):
    assert printable(given) == shown


def test_nothing_is_legible_without_a_font():
    assert legible("a b", ()) == STAND_IN * 3


@pytest.mark.slow
def test_no_text_whatever_keeps_a_document_from_being_made(small, write):
    """Every block of Unicode, in order and shuffled, comes out as a document."""
    import random

    signs = [chr(n) for n in range(0x20, 0x11000, 3) if not 0xD800 <= n < 0xE000]
    random.Random(3).shuffle(signs)
    long = " ".join("".join(signs[at : at + 40]) for at in range(0, 8000, 40))
    activity = replace(small.activities[0], title=Text({"en": long}))
    facts = replace(small, activities=(activity,))
    assert read(written(write(facts, "en"), facts)).pages
