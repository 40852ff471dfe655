"""What a State did not open is not found: no hit, no count, no order, no suggestion tells."""

import re
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accede.accounts.rules import Role
from accede.assistance.queries import every_activity, every_request
from accede.basics.search_text import fold
from accede.basics.texts import Text
from accede.consent.acts import grant, revoke
from accede.consent.models import ConsentGrant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.journal.rules import Actor, Office
from accede.legislation.queries import every_law
from accede.site import demonstration, translations
from accede.site.search import queries
from accede.site.search.queries import Found, find
from accede.site.search.suggestions import nearby

TODAY = date.today()  # noqa: TID251 - pages are asked for today
OTHER = Viewer(ViewerKind.STATE, "XBB", "xbb.focal-point")
OUTSIDE = Viewer(ViewerKind.STATE, "FRA", "fra.focal-point")
RESTRICTED = {
    "assistance.Request",
    "assistance.Activity",
    "legislation.Finding",
    "legislation.Law",
}
# Public, and there once the demonstration is: what its States are said to have declared.
STATED = {"treaties.Statement", "mandates.Text"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace(db: None) -> None:
    """The demonstration, with every grant of its States taken back."""
    translations.compile_all()
    demonstration.load()
    take_back_every_grant()


def ask(question: str, viewer: Viewer = PUBLIC_VIEWER) -> Found:
    return find(question, viewer=viewer, on=TODAY, language="en")


def words_of_records() -> list[str]:
    """Every word that stands in a record of a State."""
    texts: list[Text] = []
    for request in every_request(on=TODAY):
        texts += [request.title, *(words.text for words in request.words)]
    for activity in every_activity(on=TODAY):
        texts += [activity.title, activity.summary]
    for law in every_law(on=TODAY):
        texts += [law.title, *(one.text for one in law.provisions)]
    said = " ".join(text.by_language[language] for text in texts for language in text)
    codes = [each.code for each in (*every_request(on=TODAY), *every_activity(on=TODAY))]
    return sorted({word for word in map(fold, re.findall(r"\w+", said)) if word}) + codes


def answer(question: str, viewer: Viewer) -> Any:
    """All that a page has of it, as plain data; the rows' own numbers are in no answer."""
    found = ask(question, viewer)
    return [
        (group.kind, group.count, [asdict(hit) for hit in group.hits]) for group in found.groups
    ]


def take_back_every_grant() -> None:
    for given in ConsentGrant.objects.filter(revoked_on=None):
        revoke(
            actor=Actor(f"{given.state.lower()}.focal-point", Office.STATE, given.state),
            grant_number=given.pk,
            reason="the State takes it back",
            source=None,
            on=given.granted_on,
        )


class _Undone(Exception):
    """Ends a transaction that was only to look."""


@pytest.mark.slow
def test_hidden_records_change_no_answer_in_any_way(db: None) -> None:
    """The same questions, without the records and with them hidden: the same answers whole,
    with their counts, their order and their excerpts.
    """
    translations.compile_all()
    questions = ["penal code", "XAA-2014-01", "tbc97", "state", "A/RES/68/187"]
    try:
        with transaction.atomic():
            demonstration.load()
            questions += words_of_records()[::9]
            raise _Undone
    except _Undone:
        pass
    asked = [(question, viewer) for question in questions for viewer in (PUBLIC_VIEWER, OUTSIDE)]
    without = {each: answer(*each) for each in asked}
    assert any(without.values())
    demonstration.load()
    take_back_every_grant()
    for each in asked:
        # An activity for no State in particular holds nothing of a State's.
        now = answer(*each)
        told = [group for group in now if any(hit["owner"] for hit in group[2])]
        assert not told, each
        rest = [group for group in now if group[0] not in RESTRICTED | STATED]
        assert rest == without[each], each


def test_what_is_hidden_makes_no_more_work_than_what_is_not_there(workspace: None) -> None:
    hidden = next(word for word in words_of_records() if len(word) > 5 and not ask(word).count)
    counted = []
    for question in (hidden, "nosuchword"):
        queries._matching.cache_clear()
        with CaptureQueriesContext(connection) as asked:
            assert not ask(question).count
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_focal_point_never_finds_anything_of_another_state(workspace: None) -> None:
    for question in words_of_records()[::5]:
        for group in ask(question, OTHER).groups:
            if group.kind in RESTRICTED:
                owners = [hit.owner.split() for hit in group.hits if hit.owner]
                assert all("XBB" in owner for owner in owners), question


def test_the_page_of_another_focal_point_names_no_code(workspace: None, signed_in: Any) -> None:
    other = signed_in(Role.FOCAL_POINT, of="XBB")
    own = signed_in(Role.FOCAL_POINT, of="XAA")
    for language in ("en", "fr"):
        address = f"/{language}/search/?q=penal"
        assert "/requests/XAA-" not in other.get(address).content.decode()
        assert "/requests/XAA-" in own.get(address).content.decode()
        assert "/requests/XAA-" not in Client().get(address).content.decode()


def test_a_state_and_its_assigned_officers_find_its_records(workspace: None) -> None:
    own = Viewer(ViewerKind.STATE, "XAA", "xaa.focal-point")
    kinds = {group.kind for group in ask("penal", own).groups}
    assert {"assistance.Request", "legislation.Law"} <= kinds
    stranger = Viewer(ViewerKind.OFFICE, person="officer.nobody")
    assert RESTRICTED.isdisjoint(group.kind for group in ask("penal", stranger).groups)


def test_what_is_opened_is_found_and_what_is_closed_is_not(workspace: None) -> None:
    state = Actor("xaa.focal-point", Office.STATE, "XAA")
    assert ask("XAA-2014-01").count == 0
    number = grant(
        actor=state,
        target=("assistance.Request", "XAA-2014-01"),
        state="XAA",
        audience=Audience.PUBLIC,
        until=None,
        reason="open",
        source=None,
        on=date(2014, 9, 1),
    )
    assert ask("XAA-2014-01").count == 1
    revoke(actor=state, grant_number=number, reason="closed", source=None, on=date(2014, 9, 2))
    assert ask("XAA-2014-01").count == 0


def test_consent_is_that_of_the_day_somebody_searches(workspace: None) -> None:
    grant(
        actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
        target=("assistance.Request", "XAA-2014-01"),
        state="XAA",
        audience=Audience.PUBLIC,
        until=date(2014, 10, 1),
        reason="open for a month",
        source=None,
        on=date(2014, 9, 1),
    )
    on_the_last = find("XAA-2014-01", viewer=PUBLIC_VIEWER, on=date(2014, 9, 30), language="en")
    after = find("XAA-2014-01", viewer=PUBLIC_VIEWER, on=date(2014, 10, 1), language="en")
    assert (on_the_last.count, after.count) == (1, 0)


def test_suggestions_come_from_public_names_alone(workspace: None) -> None:
    assert "Côte d’Ivoire" in nearby("cote d'ivore", "en")
    assert not any(word.startswith("XAA") for word in nearby("XAA-2014-02", "en"))
