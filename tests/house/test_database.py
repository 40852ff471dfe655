"""The database under the tests: which one it is, and that it can be emptied."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from accede.journal import acts, queries
from accede.journal.rules import Actor, Office

CLERK = Actor(person="A. Clerk", office=Office.SECRETARIAT)


def _write() -> None:
    from django.db import transaction

    with transaction.atomic():
        acts.record(
            actor=CLERK,
            act="house.try",
            target=("house.Test", "1"),
            reason="a test",
            source=None,
            on=date(2014, 7, 10),
            content={"said": "here"},
        )


@pytest.mark.django_db
def test_the_run_uses_the_database_it_was_asked_for(request: pytest.FixtureRequest) -> None:
    asked = "postgresql" if request.config.getoption("--postgres") else "sqlite"
    assert connection.vendor == asked


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_finds_and_leaves_the_journal_empty(time: str) -> None:
    assert queries.head().seq == 0, f"the {time} time"
    _write()
    assert queries.head().seq == 1


def test_the_server_of_the_journeys_answers(live_server, client: Client) -> None:  # type: ignore[no-untyped-def]
    assert live_server.url.startswith("http://localhost:")
