"""Files made to harm, or for something else: refused plainly, at once, and nothing is read."""

import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
import typst
import xlsxwriter
from tests.mandates.renderings import word

from accede.basics.errors import BadInput
from accede.mandates.exchange import read_resolution
from accede.mandates.exchange.files import LARGEST
from accede.site import cli

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LINES = b"74/999. Lamps\n\nThe General Assembly,\n\n1. Decides to watch.\n"
GOOD = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in LINES.decode().split("\n\n"))


def pdf(text: str = "74/999. Lamps\n\nThe General Assembly,\n\n1. Decides to watch.") -> bytes:
    made = typst.compile(text.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def spreadsheet() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(0, 0, "The General Assembly,")
    book.close()
    return out.getvalue()


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf()))
    writer.encrypt("open sesame")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb_of_entities() -> bytes:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lamp"}">' for n in range(12))
    text = f'<!DOCTYPE a [{steps}]><akomaNtoso xmlns="{NS}">&e11;</akomaNtoso>'
    return f'<?xml version="1.0"?>{text}'.encode()


def entity_from_outside() -> bytes:
    given = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return f'<?xml version="1.0"?>{given}<akomaNtoso xmlns="{NS}">&x;</akomaNtoso>'.encode()


def deep_xml() -> bytes:
    return f'<akomaNtoso xmlns="{NS}">'.encode() + b"<p>" * 400_000


def deep_html() -> bytes:
    return b"<html><body>" + b"<div><b>" * 900_000 + b"The General"


def swollen_word() -> bytes:
    return word("<w:p/>" + " " * (400 * 1024 * 1024))


def word_with_macros() -> bytes:
    return word(GOOD, more={"word/vbaProject.bin": "x"})


def word_with_entities() -> bytes:
    document = '<!DOCTYPE a [<!ENTITY x "y">]><w:document>&x;</w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", document)
    return out.getvalue()


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number in range(4100):
            package.writestr(f"word/{number}", "")
    return out.getvalue()


def noise(of: bytes = b"") -> bytes:
    return of + random.Random(7).randbytes(10 * 1024 * 1024)


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "noise": (noise, "bytes|plain text"),
    "noise that says it is a PDF": (lambda: noise(b"%PDF-1.7\n"), "PDF cannot be read"),
    "noise that says it is a package": (lambda: noise(b"PK\x03\x04"), "package"),
    "noise that says it is HTML": (lambda: noise(b"<html>"), "HTML|no resolution"),
    "more than any resolution": (lambda: b"a" * (LARGEST + 1), f"more than {LARGEST} bytes"),
    "a book": (lambda: pdf("#for n in range(2000) [Page #n #pagebreak()]"), "200. pages"),
    "a spreadsheet": (spreadsheet, "spreadsheet"),
    "a locked PDF": (locked, "password"),
    "a PDF of pictures": (lambda: pdf("#rect(width: 5cm)"), "no text layer"),
    "a PDF cut short": (lambda: pdf()[:900], "PDF cannot be read"),
    "a Word document cut short": (lambda: word(GOOD)[:900], "package"),
    "a document with macros": (word_with_macros, "macros"),
    "a Word document with entities": (word_with_entities, "document type"),
    "a Word document that swells": (swollen_word, "unpacks to more than"),
    "a package of many parts": (many_parts, "4100 parts"),
    "a document of an older Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1" * 90, "older Office"),
    "Rich Text": (lambda: b"{\\rtf1 The General Assembly,}", "Rich Text"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" * 9, "picture"),
    "entities that grow": (bomb_of_entities, "document type"),
    "an entity from outside": (entity_from_outside, "document type"),
    "deep XML": (deep_xml, "not sound"),
    "deep HTML": (deep_html, "no resolution|HTML"),
    "XML of another kind": (lambda: b"<?xml version='1.0'?><rss/>", "kind that is not read"),
    "Akoma Ntoso cut short": (lambda: f'<akomaNtoso xmlns="{NS}"><doc>'.encode(), "not sound"),
    "Akoma Ntoso without a body": (lambda: f'<akomaNtoso xmlns="{NS}"/>'.encode(), "no body"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_is_no_resolution_is_refused_at_once(case: str) -> None:
    make, problem = CASES[case]
    data = make()
    start = time.perf_counter()
    with pytest.raises(BadInput, match=problem) as caught:
        read_resolution(data, file="lamps")
    assert time.perf_counter() - start < 10
    assert caught.value.remedy and "lamps" in str(caught.value)


def test_the_command_ends_with_3_and_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lamps.pdf"
    path.write_bytes(spreadsheet())
    assert cli.main(["mandates", "read", str(path)]) == 3
    assert "spreadsheet" in capsys.readouterr().err


def test_the_same_lines_are_read_where_nothing_is_wrong() -> None:
    for data in (LINES, word(GOOD), pdf()):
        assert read_resolution(data, file="lamps").symbol == "A/RES/74/999"
