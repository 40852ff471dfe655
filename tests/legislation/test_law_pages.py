"""Laws on pages: what each shows, on which day, to whom, and what it says of candidates."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from tests.legislation.written import FRENCH

from accede.basics.sources import Source
from accede.journal.rules import Actor, Office
from accede.legislation.catalogue import numberings
from accede.legislation.exchange import read_law

OLD, NEW = "2021-03-01", "2024-08-01"


@pytest.fixture
def loaded(db: None) -> Callable[..., None]:
    from accede.legislation.acts import load_law

    def act(text: str, begins: date, *, published: bool = True) -> None:
        load_law(
            actor=Actor("officer.legal-1", Office.SECRETARIAT),
            code="XAA:code",
            state="XAA",
            title="Code des infractions",
            reading=read_law(text.encode(), file="law.md", language="fr", numberings=numberings()),
            in_force_from=begins,
            published=published,
            reason="published",
            source=Source("Journal officiel"),
            on=date(2025, 1, 6),
        )

    return act


def body(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_provision_has_an_address_for_each_day_and_each_paragraph(
    loaded: Callable[..., None],
) -> None:
    loaded(FRENCH, date(2020, 1, 1))
    loaded(FRENCH.replace("comme otage", "comme gage"), date(2024, 7, 1))
    page = "/en/laws/XAA:code/provisions/7-1/"
    before, after = body(f"{page}?as_of={OLD}"), body(f"{page}?as_of={NEW}")
    assert "comme otage" in before and "comme otage" not in after
    assert "comme gage" in after and 'id="p-1"' in after
    assert "Chapitre unique: De la prise d" in after
    for each in (before, after):
        assert f"as_of={date(2024, 7, 1)}" in each or f"as_of={NEW}" in each
    assert Client().get("/en/laws/XAA:code/provisions/99/").status_code == 404
    repealed = body("/en/laws/XAA:code/provisions/7-1/?as_of=2019-01-01")
    assert "not in force on this day" in repealed


def test_the_tree_and_the_versions_are_told(loaded: Callable[..., None]) -> None:
    loaded(FRENCH, date(2020, 1, 1))
    loaded(FRENCH.replace("comme otage", "comme gage"), date(2024, 7, 1))
    page = body(f"/en/laws/XAA:code/?as_of={NEW}")
    assert "Livre II: Des crimes" in page and ">2bis</a>" in page
    assert "Version 2" in page and "0 paragraphs not placed" in page
    assert "/en/laws/XAA:code/beside/" in page


def test_a_law_beside_obligations_says_that_candidates_are_no_findings(
    loaded: Callable[..., None],
) -> None:
    loaded(FRENCH, date(2020, 1, 1))
    page = body("/en/laws/XAA:code/beside/?instrument=HOST79&kind=OFFENCE")
    assert "They are not findings" in page and "comme otage" in page
    assert "hostage-taking:" in page
    french = body("/fr/laws/XAA:code/beside/?instrument=HOST79")
    assert "Ce ne sont pas des constatations" in french and "prise d’otages" in french
    second = body("/en/laws/XAA:code/beside/?instrument=HOST79&obligation=HOST79:1.2.a")
    assert 'rel="next"' in second and 'rel="prev"' in second
    none = body("/en/laws/XAA:code/beside/?instrument=SUAP05&kind=BOARDING")
    assert "Nothing was found for this obligation" in none
    assert "This says nothing about the law" in none
    assert Client().get("/en/laws/XAA:code/beside/?instrument=NONE").status_code == 400


def test_a_law_that_is_not_published_is_on_no_page_and_in_no_answer(
    loaded: Callable[..., None],
) -> None:
    loaded(FRENCH, date(2020, 1, 1), published=False)
    assert "Code des infractions" not in body("/en/laws/")
    for address in (
        "/en/laws/XAA:code/",
        "/en/laws/XAA:code/beside/",
        "/en/laws/XAA:code/provisions/7-1/",
        "/api/v1/laws/XAA:code",
        "/api/v1/laws/XAA:code/provisions/7-1",
    ):
        assert Client().get(address).status_code == 404, address
    told = Client().get("/api/v1/candidates?state=XAA&instrument=HOST79").json()
    assert told["rows"] == []


def test_programs_get_laws_wordings_and_candidates(loaded: Callable[..., None]) -> None:
    loaded(FRENCH, date(2020, 1, 1))
    loaded(FRENCH.replace("comme otage", "comme otage ou gage"), date(2024, 7, 1))
    listed = Client().get("/api/v1/laws?state=XAA").json()
    assert [each["code"] for each in listed["items"]] == ["XAA:code"]
    law = Client().get(f"/api/v1/laws/XAA:code?as_of={OLD}").json()
    assert [each["number"] for each in law["provisions"]] == ["1", "2bis", "7-1", "7-2", "8"]
    wordings = Client().get("/api/v1/laws/XAA:code/provisions/7-1").json()["wordings"]
    assert [each["until"] for each in wordings] == ["2024-07-01", None]
    found = Client().get("/api/v1/candidates?state=XAA&instrument=HOST79&kind=OFFENCE").json()
    assert found["rows"][0]["provision"] == "7-1" and "not findings" in found["note"]["en"]
    assert Client().get("/api/v1/candidates?state=QQQ&instrument=HOST79").status_code == 422
