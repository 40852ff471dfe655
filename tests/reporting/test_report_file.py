"""The report as a file from the pages: for anybody, in the language of the address."""

import re
from html import unescape

import pytest
from django.test import Client
from tests.reporting.reading import links, read, text

from accede.mandates.queries import resolutions
from accede.site.translations import compile_all

DAYS = "from=2012-07-01&to=2014-06-30"
PLACE = "/{}/reports/A/RES/68/187/report.{}?" + DAYS


@pytest.fixture
def reader(db: None) -> Client:
    compile_all()
    return Client()


@pytest.mark.slow
@pytest.mark.parametrize(("language", "spoken"), [("en", "en"), ("fr", "fr"), ("ar", "en")])
def test_a_report_opens_as_a_pdf(reader, language, spoken):
    answer = reader.get(PLACE.format(language, "pdf"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf"
    name = f"report-A-RES-68-187-2012-07-01-2014-06-30.{spoken}.pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{name}"'
    document = read(answer.content)
    assert {"en": "Instruments deposited", "fr": "Instruments déposés"}[spoken] in text(document)
    _, outside = links(document)
    place = f"http://testserver/{spoken}/reports/A/RES/68/187/figures/deposits/?{DAYS}"
    assert place in outside
    assert reader.get(place.removeprefix("http://testserver")).status_code == 200


@pytest.mark.slow
def test_every_link_of_a_report_arrives(reader):
    _, outside = links(read(reader.get(PLACE.format("fr", "pdf")).content))
    assert len(set(outside)) > 10
    for place in set(outside):
        assert reader.get(place.removeprefix("http://testserver")).status_code == 200, place


@pytest.mark.parametrize(
    ("form", "media", "head"), [("docx", "wordprocessingml", b"PK"), ("html", "text/html", b"<!do")]
)
def test_the_other_formats_are_to_keep(reader, form, media, head):
    answer = reader.get(PLACE.format("en", form))
    assert media in answer["Content-Type"]
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer.content.startswith(head)


@pytest.mark.parametrize(
    ("place", "status"),
    [
        (PLACE.format("en", "odt"), 404),
        ("/en/reports/A/RES/1/1/report.pdf", 404),
        ("/en/reports/A/RES/68/187/report.pdf?from=2014-02-31", 400),
        ("/en/reports/A/RES/68/187/report.pdf?from=2014-06-30&to=2012-07-01", 400),
        ("/en/reports/A/RES/68/187/report.pdf?as_known_on=1990-01-01", 400),
    ],
)
def test_an_address_that_cannot_be_is_refused(reader, place, status):
    answer = reader.get(place)
    assert answer.status_code == status
    assert "text/html" in answer["Content-Type"]


def test_the_annex_offers_the_files(reader):
    page = reader.get(f"/fr/reports/A/RES/68/187/annex/?{DAYS}").content.decode()
    for form in ("pdf", "docx"):
        assert PLACE.format("fr", form).replace("&", "&amp;") in page
    assert "Le rapport entier en PDF" in page


def test_the_list_of_reports_leads_to_each_as_a_pdf(reader):
    page = reader.get("/en/reports/").content.decode()
    places = [unescape(place) for place in re.findall(r'href="([^"]+report\.pdf[^"]*)"', page)]
    assert len(places) == len(resolutions()) > 1
    for place in places:
        assert reader.get(place).status_code == 200, place
