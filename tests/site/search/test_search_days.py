"""A new day: what stands otherwise on it is read again, and nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.basics.offering import SearchDocument
from accede.consent.rules import Viewer, ViewerKind
from accede.site import demonstration
from accede.site.search import index
from accede.site.search.models import Indexed, Reached
from accede.site.search.queries import find

BEFORE, AFTER = date(1950, 1, 1), date(2026, 12, 31)

# Most of the demonstration happens after it.
_ASKED = date(2009, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db: None) -> None:
    demonstration.load()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=st.tuples(st.dates(_ASKED, AFTER), st.dates(_ASKED, AFTER)))
def test_what_differs_between_two_days_is_named(loaded: None, days: tuple[date, date]) -> None:
    earlier, later = sorted(days)
    for kind, search in index.searches().items():
        held = {each.id: each for each in search.documents(earlier, None)}
        now = {each.id: each for each in search.documents(later, None)}
        differing = {code for code in held | now if held.get(code) != now.get(code)}
        assert differing <= set(search.between(earlier, later)), kind


def test_every_kind_that_differs_at_all_is_met_by_the_test_above(loaded: None) -> None:
    met = {kind for kind, search in index.searches().items() if set(search.between(BEFORE, AFTER))}
    assert met == {
        "assessment.FrameworkAnswer",
        "assistance.Request",
        "assistance.Activity",
        "legislation.Finding",
        "legislation.Law",
    }


def test_an_index_that_went_from_day_to_day_is_as_one_made_anew(loaded: None) -> None:
    days = (date(2013, 1, 1), date(2014, 6, 1), date(2014, 1, 1), date(2021, 1, 1), AFTER)
    for day in days:
        index.keep_in_step(day)
        step = set(Indexed.objects.values_list("kind", "code", "digest"))
        Reached.objects.all().delete()
        index.keep_in_step(day)
        assert set(Indexed.objects.values_list("kind", "code", "digest")) == step, day


def test_a_day_on_which_nothing_changes_reads_no_document(
    loaded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.keep_in_step(AFTER)

    def nothing(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
        raise AssertionError("read for nothing")

    kinds = {kind: replace(each, documents=nothing) for kind, each in index.searches().items()}
    monkeypatch.setattr(index, "searches", lambda: kinds)
    index.keep_in_step(AFTER + timedelta(days=1))
    assert Reached.objects.get().day == AFTER + timedelta(days=1)


def test_a_request_is_found_from_its_day_on_and_not_after_the_day_went_back(loaded: None) -> None:
    own = Viewer(ViewerKind.STATE, "XAA", "xaa.focal-point")

    def codes(on: date) -> list[str]:
        found = find("XAA-2014-01", viewer=own, on=on, language="en")
        return [hit.code for group in found.groups for hit in group.hits]

    assert "XAA-2014-01" in codes(AFTER)
    assert "XAA-2014-01" not in codes(date(2012, 1, 1))
    assert "XAA-2014-01" in codes(AFTER)
