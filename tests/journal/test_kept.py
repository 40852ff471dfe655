"""What is kept in memory: read again where the journal tells of a write, and nowhere else."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.db import transaction

from accede.journal import queries
from accede.journal.acts import record
from accede.journal.queries import Kept
from accede.journal.rules import Actor, Office, Target

pytestmark = pytest.mark.django_db

OFFICER = Actor("officer.programme-1", Office.SECRETARIAT)
ONE, OTHER = ("test.Thing", "1"), ("test.Thing", "2")


class Things:
    """Things that stand somewhere, and what was read of them."""

    def __init__(self) -> None:
        self.there: dict[Target, str] = {}
        self.read: list[frozenset[Target] | None] = []

    def __call__(self, targets: frozenset[Target] | None) -> Mapping[Target, str]:
        self.read.append(targets)
        return {
            target: said
            for target, said in self.there.items()
            if targets is None or target in targets
        }

    def write(self, target: Target, said: str | None) -> None:
        if said is None:
            del self.there[target]
        else:
            self.there[target] = said
        with transaction.atomic():
            record(
                actor=OFFICER,
                act="test.write",
                target=target,
                reason="a test",
                source=None,
                on=date(2014, 1, 1),
                content={},
            )


def test_only_what_was_written_is_read_again() -> None:
    things = Things()
    kept = Kept(things)
    things.write(ONE, "one")
    things.write(OTHER, "other")
    assert kept.all() == {ONE: "one", OTHER: "other"}
    assert kept.all() == {ONE: "one", OTHER: "other"}
    things.write(ONE, "one, again")
    assert kept.all() == {ONE: "one, again", OTHER: "other"}
    things.write(OTHER, None)
    assert kept.all() == {ONE: "one, again"}
    assert things.read == [None, frozenset({ONE}), frozenset({OTHER})]


def test_what_was_read_of_a_write_that_was_taken_back_is_forgotten() -> None:
    things = Things()
    kept = Kept(things)
    things.write(ONE, "one")
    kept.all()
    with pytest.raises(RuntimeError), transaction.atomic():
        things.write(ONE, "never said")
        assert kept.all() == {ONE: "never said"}
        raise RuntimeError
    things.there[ONE] = "one"
    assert kept.all() == {ONE: "one"}
    assert things.read == [None, frozenset({ONE}), None]


def test_all_is_read_again_where_much_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_FEW", 1)
    things = Things()
    kept = Kept(things)
    kept.all()
    things.write(ONE, "one")
    things.write(OTHER, "other")
    assert kept.all() == {ONE: "one", OTHER: "other"}
    assert things.read == [None, None]
