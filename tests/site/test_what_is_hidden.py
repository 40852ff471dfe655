"""What a State keeps to itself is on no page, in no file and behind no address of the API."""

import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from tests.pages import EXAMPLES

from accede.accounts.rules import Role
from accede.assistance.queries import every_request, requests
from accede.assistance.rules.asking import RequestView
from accede.site import demonstration

TODAY = date.today()  # noqa: TID251 - pages are asked for today
# The doors behind which records of States stand; behind the others are facts of treaties,
# texts of the mandate, and the reader's own account.
WITH_RECORDS = (
    *("start", "state", "search", "work", "who-can-see", "record", "mandate-paragraph"),
    *("requests", "request", "request-new", "request-draft", "request-submit"),
    *("request-withdraw", "report-annex", "figure"),
)
FILES = ("?format=csv&table=requests", "?format=json&table=requests", "?standing=SUBMITTED")
STEPS = ("", "draft/", "submit/", "withdraw/")


@pytest.mark.parametrize(
    ("role", "of"),
    [
        (None, ""),
        (Role.FOCAL_POINT, "XBB"),
        (Role.AUTHORITY_EDITOR, "XBB"),
        (Role.PARTNER, ""),
        (Role.DONOR, ""),
        (Role.OFFICER, ""),
        (Role.AUDITOR, ""),
        (Role.ADMINISTRATOR, ""),
    ],
    ids=lambda value: str(value or ""),
)
def test_nothing_hidden_is_told_anywhere(
    db: None, signed_in: Callable[..., Client], role: Role | None, of: str
) -> None:
    demonstration.load()
    browser = Client() if role is None else signed_in(role, of=of)
    viewer = browser.get("/en/").wsgi_request.viewer
    seen = {each.code: each for each in requests(viewer=viewer, on=TODAY)}
    hidden = [each for each in every_request(on=TODAY) if each.code not in seen]
    assert hidden and seen, "each reader sees some requests and not all"

    said = {text: each.code for each in hidden for text in texts(each)}
    assert len(said) > len(hidden)
    open_, met = {text: code for code in seen for text in texts(seen[code])}, set()
    for address in addresses(hidden):
        answer = browser.get(address)
        told = answer.content.decode(errors="replace")
        if answer.get("Content-Type", "").startswith("application/json"):
            told = json.dumps(answer.json(), ensure_ascii=False)
        assert [code for text, code in said.items() if text in told] == [], address
        met |= {code for text, code in open_.items() if text in told}
    # What is hidden would have been met as what is open was.
    assert met == set(seen)
    for each in hidden:
        for step in STEPS:
            status = browser.get(f"/en/requests/{each.code}/{step}").status_code
            assert status in (302, 403, 404), (each.code, step)
        assert browser.get(f"/api/v1/requests/{each.code}").status_code in (401, 403, 404)


def texts(request: RequestView) -> Iterator[str]:
    """What would give a request away: its title and how its words begin, in each language.

    A sign that a page writes otherwise would hide it, so what goes before one is enough.
    """
    for text in (request.title, *(words.text for words in request.words)):
        for language in text:
            plain = text.by_language[language].split("'")[0].split("&")[0].split('"')[0]
            yield plain[:60]


def addresses(hidden: list[RequestView]) -> Iterator[str]:
    """Every page with records, the list as files, the API, and the titles looked for."""
    yield from {f"/en{each.address}" for each in EXAMPLES if each.door in WITH_RECORDS}
    yield from (f"/en/requests/{asked}" for asked in FILES)
    yield from ("/api/v1/requests", "/fr/requests/", "/fr/")
    for state in sorted({each.state for each in hidden}):
        yield f"/en/states/{state}/"
        yield f"/en/requests/?state={state}"
    for each in hidden[:6]:
        yield f"/en/who-can-see/assistance.Request/{each.code}/"
        yield f"/en/search/?q={each.code}"
