"""A process reads what it will need before it answers, and then no longer looks through it."""

import gc
from collections.abc import Iterator

import pytest
from django.db import DatabaseError
from django.template.loader import get_template

from accede.site import warming


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.django_db
def test_what_lives_as_long_as_the_process_is_set_apart() -> None:
    before = gc.get_freeze_count()
    warming.warm()
    assert gc.get_freeze_count() - before > 10_000


def test_without_a_database_the_catalogue_alone_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise DatabaseError("no such table")

    monkeypatch.setattr(warming, "snapshot", refused)
    warming.warm()
    assert gc.get_freeze_count() > 10_000


def test_every_template_of_the_product_is_among_them_and_compiles() -> None:
    names = warming.templates()
    assert "treaties/instrument.html" in names
    for name in names:
        get_template(name)
