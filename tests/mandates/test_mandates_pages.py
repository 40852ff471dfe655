"""The pages of the mandate: each paragraph alone, and what those above it may say there."""

import re
from datetime import date

import pytest
from django.test import Client

from accede.accounts.rules import Role
from accede.consent.acts import revoke
from accede.consent.models import ConsentGrant
from accede.journal.rules import Actor, Office
from accede.mandates.acts import store_reading
from accede.mandates.queries import catalogued, related, resolution
from accede.mandates.rules import Paragraph, Part, Reading
from accede.site import demonstration, translations
from accede.treaties.queries import instruments
from accede.treaties.rules.matters import MATTERS, on_the_matter

CITED = "/en/mandates/A/RES/68/187/paragraphs/1/"


@pytest.fixture
def shown(db: None) -> Client:
    """A reader's browser, before a workspace with the demonstration in it."""
    translations.compile_all()
    demonstration.load()
    return Client()


def test_a_resolution_shows_every_paragraph_with_its_condition(shown: Client) -> None:
    html = shown.get("/en/mandates/A/RES/68/187/").content.decode()
    assert re.findall(r'id="paragraph-(\d+)"', html) == [str(n) for n in range(1, 16)]
    asked = sum(duty.on_request for duty in resolution("A/RES/68/187").operative)
    assert html.count("the paragraph itself says so") == asked > 0
    assert "reports/A/RES/68/187/annex/#paragraph-3" in html


def test_either_symbol_opens_the_same_text_under_its_own_name(shown: Client) -> None:
    for symbol, other in (("A/RES/72/194", "E/RES/2017/17"), ("E/RES/2017/17", "A/RES/72/194")):
        html = shown.get(f"/en/mandates/{symbol.lower()}/").content.decode()
        assert f"<title>{symbol} ·" in html
        assert f"<dd>{other}</dd>" in html


def test_a_paragraph_leads_to_the_same_matter_elsewhere(shown: Client) -> None:
    html = shown.get("/en/mandates/A/RES/68/187/paragraphs/3/").content.decode()
    assert "/en/mandates/A/RES/72/194/paragraphs/5/" in html, "both are row M05"
    assert "ICSFT99:17" in html, "fair treatment is a matter of the rule of law"
    assert 'rel="prev"' in html and 'rel="next"' in html


@pytest.mark.django_db
def test_related_paragraphs_share_a_row_and_stand_in_another_resolution() -> None:
    first = catalogued()[0]
    found = [(duty, related(first, duty)) for duty in first.operative]
    assert any(others for _, others in found)
    for duty, others in found:
        for other, each in others:
            assert other.symbol != first.symbol
            assert set(each.rows) & set(duty.rows)


def test_a_theme_leads_to_obligations_of_its_kinds_alone() -> None:
    every = [each for carried in instruments() for each in carried.obligations]
    for theme, kinds in MATTERS.items():
        found = on_the_matter(every, [theme])
        assert {each.kind for each in found} <= kinds
        assert len(found) == sum(each.kind in kinds for each in every)
    assert on_the_matter(every, ["TOOLS", "REPORTING"]) == ()


def test_a_stored_text_is_shown_in_its_own_language(shown: Client) -> None:
    page = "/en/mandates/A/RES/68/187/paragraphs/1/"
    assert "No text of this resolution was stored here yet" in shown.get(page).content.decode()
    reading = Reading(
        symbol="A/RES/68/187",
        language="fr",
        organ="Assemblée générale",
        adopted=date(2013, 12, 18),
        title="Un titre",
        paragraphs=(Paragraph(Part.OPERATIVE, "1", 1, "1. <b>Prie</b> instamment.", False),),
        notes=(),
        mends=(),
    )
    store_reading(
        reading=reading,
        file="texte.txt",
        actor=Actor("officer.clerk-1", Office.SECRETARIAT),
        reason="text of the mandate",
        source=None,
        on=date(2014, 1, 10),
        accept_findings=True,
    )
    html = shown.get(page).content.decode()
    assert '<blockquote class="provision" lang="fr" dir="auto">1. &lt;b&gt;Prie' in html
    assert "version 1" in shown.get("/en/mandates/A/RES/68/187/").content.decode()


def test_records_that_cite_a_paragraph_are_shown_as_consent_says(shown: Client, signed_in) -> None:  # type: ignore[no-untyped-def]
    code = "XAA-2014-01"
    assert code in shown.get(CITED).content.decode()
    for grant in ConsentGrant.objects.filter(revoked_on=None):
        revoke(
            actor=Actor("xaa.focal-point", Office.STATE, grant.state),
            grant_number=grant.pk,
            reason="the State takes it back",
            source=None,
            on=grant.granted_on,
        )
    assert code not in shown.get(CITED).content.decode()
    assert code not in signed_in(Role.FOCAL_POINT, of="XBB").get(CITED).content.decode()
    assert code in signed_in(Role.FOCAL_POINT, of="XAA").get(CITED).content.decode()


@pytest.mark.parametrize(
    ("page", "table", "rows", "first"),
    [
        ("/fr/mandates/", "resolutions", len(catalogued()), "A/RES/68/187"),
        ("/fr/mandates/A/RES/72/194/", "paragraphs", 19, "A/RES/72/194 1"),
    ],
)
def test_the_tables_are_had_as_data(
    shown: Client, page: str, table: str, rows: int, first: str
) -> None:
    answer = shown.get(page, {"format": "json", "table": table})
    told = answer.json()
    assert len(told["rows"]) == rows
    assert told["rows"][0]["id"] == first
    place = first.replace(" ", "/paragraphs/")
    assert told["rows"][0]["permalink"].endswith(f"/fr/mandates/{place}/")
