"""A legal officer plans to join an instrument, from the page of the State to the letters."""

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from accede.site import demonstration, translations


@pytest.fixture
def workspace(live_server: LiveServer) -> str:
    """The address of a running workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return str(live_server.url)


def test_from_the_state_to_the_letters(workspace: str, browser_page: Page, tmp_path: Path) -> None:
    page = browser_page
    page.goto(f"{workspace}/fr/states/XAA/?as_of=2014-06-30")
    page.get_by_role("link", name="Planifier une adhésion").click()
    expect(page).to_have_url(re.compile(r"/fr/accession/\?state=XAA&as_of=2014-06-30"))
    page.get_by_role("link", name=re.compile("terrorisme nucléaire")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Plan d’adhésion de l’Avendrie")

    page.get_by_label("Dépôt supposé le").fill("2014-09-01")
    page.get_by_label(re.compile("23")).check()
    page.get_by_role("button", name="Planifier avec ces choix").click()
    expect(page.get_by_text("1ᵉʳ\u00a0octobre 2014").first).to_be_visible()

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Instrument d’adhésion").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert kept.name == "ICSANT05-XAA-instrument.fr.docx"
    said = "\n".join(each.text for each in Document(str(kept)).paragraphs)
    assert "avec les déclarations qui y sont annexées" in said
