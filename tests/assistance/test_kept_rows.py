"""What is kept in memory of requests and activities is what stands in the database."""

from datetime import date

import pytest

from accede.assistance import acts, queries
from accede.assistance.queries import keeping
from accede.basics.texts import Text
from accede.consent import queries as consent
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal.queries import Kept
from accede.journal.rules import Actor, Office
from accede.site import demonstration

pytestmark = pytest.mark.django_db

XAA = Viewer(ViewerKind.STATE, "XAA", "xaa.focal-point")
OFFICER = Viewer(ViewerKind.OFFICE, person="officer.programme-1")
DAY = date(2026, 1, 1)


def shown() -> list[object]:
    return [
        (
            queries.requests(viewer=viewer, on=on),
            queries.activities(viewer=viewer, on=on),
            queries.waiting_for(viewer=viewer, on=on),
        )
        for viewer in (PUBLIC_VIEWER, XAA, OFFICER)
        for on in (date(2014, 6, 30), DAY)
    ]


def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_requests", Kept(keeping._read_requests))
    monkeypatch.setattr(keeping, "_activities", Kept(keeping._read_activities))
    monkeypatch.setattr(consent, "_kept", Kept(consent._read))


def test_after_each_act_what_is_kept_is_what_would_be_read(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    demonstration.load()
    monkeypatch.setattr(consent, "_FEW", 0)
    before = shown()
    state = Actor("xaa.focal-point", Office.STATE, "XAA")
    acts.amend_words(
        actor=state,
        request="XAA-2014-01",
        words=Text({"en": "One more word."}),
        reason="a test",
        source=None,
        on=DAY,
    )
    acts.comment(
        actor=state,
        request="XAA-2014-01",
        text=Text({"en": "A message."}),
        reason="a test",
        source=None,
        on=DAY,
    )
    acts.submit_request(actor=state, request="XAA-2018-03", reason="a test", source=None, on=DAY)
    after = shown()
    assert after != before
    forget(monkeypatch)
    assert shown() == after


def test_one_request_is_as_it_stands_in_the_list(db: None) -> None:
    demonstration.load()
    for viewer in (PUBLIC_VIEWER, XAA, OFFICER):
        for view in queries.requests(viewer=viewer, on=DAY):
            assert queries.request(viewer=viewer, code=view.code, on=DAY) == view
