"""The report as files: the same bytes twice, real headings, heads that repeat, no script."""

import re
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html as lxml_html

from accede.reporting import catalogue
from accede.reporting.exchange import docx, html
from accede.reporting.rules.labels import open_figure


def page(report, facts):
    speech = catalogue.speech(report.language)
    return html.write(report, [open_figure(figure, facts, speech) for figure in report.figures])


@pytest.fixture(params=["en", "fr"])
def report(request, small, write):
    return write(small, request.param)


def test_the_same_facts_give_the_same_bytes(small, write):
    for language in ("en", "fr"):
        first, second = write(small, language), write(small, language)
        assert docx.write(first) == docx.write(second)
        assert page(first, small) == page(second, small)


def test_the_archive_of_a_word_document_carries_no_time_of_its_own(report):
    with zipfile.ZipFile(BytesIO(docx.write(report))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None


def test_a_word_document_has_real_headings_and_its_language(report):
    document = Document(BytesIO(docx.write(report)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert len(headings) == 11
    assert headings[0] in ("Summary", "Résumé")
    language = next(document.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == {"en": "en-GB", "fr": "fr-FR"}[report.language]
    assert document.core_properties.language == {"en": "en-GB", "fr": "fr-FR"}[report.language]
    assert document.core_properties.title.endswith("A/RES/68/187")
    assert document.core_properties.created.isoformat().startswith("2014-06-30")


def test_the_heads_of_word_tables_repeat_on_each_page(report):
    document = Document(BytesIO(docx.write(report)))
    for table in document.tables[1:]:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_a_word_document_is_a4_and_numbers_its_pages(report):
    document = Document(BytesIO(docx.write(report)))
    size = document.sections[0]
    assert (round(size.page_width.mm), round(size.page_height.mm)) == (210, 297)
    fields = document.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]


def test_the_demonstration_is_marked_in_both_files(report, small):
    mark = report.strings["mark.demonstration"]
    text = "\n".join(p.text for p in Document(BytesIO(docx.write(report))).paragraphs)
    assert f"[{mark}]" in text
    assert f'mark-demonstration">{mark}<' in page(report, small).decode()


def test_a_page_stands_alone_and_every_link_arrives(report, small):
    content = page(report, small).decode()
    assert f'<html lang="{report.language}">' in content
    assert "<script" not in content and "http" not in content and "@import" not in content
    tree = lxml_html.fromstring(content)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = tree.xpath("//a/@href")
    assert links and {link.removeprefix("#") for link in links} <= set(ids)
    assert all(table.find("caption") is not None for table in tree.iter("table"))
    assert len(tree.xpath("//main//h1")) == 0 and len(tree.xpath("//h1")) == 1


def test_a_page_escapes_what_it_was_given(small, write):
    from dataclasses import replace

    from accede.basics.texts import Text

    bad = replace(small.activities[0], title=Text({"en": "<script>alert(1)</script>"}))
    facts = replace(small, activities=(bad,))
    content = page(write(facts, "en"), facts).decode()
    assert "<script>" not in content
    assert "&lt;script&gt;" in content


def test_every_paragraph_of_the_resolution_has_its_place_in_both_files(report, small):
    content = page(report, small).decode()
    assert re.findall(r'id="annex-(\d+)"', content) == ["1", "2", "3", "4"]
    document = Document(BytesIO(docx.write(report)))
    found = [p.text for p in document.paragraphs if re.fullmatch(r"Paragraphe? \d+", p.text)]
    assert len(found) == 4
