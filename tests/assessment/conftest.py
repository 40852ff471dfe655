"""A fictitious State, its focal point and two officers, as the tests of reviews need them.

Records are imported inside the fixtures: this file is read before Django has its settings.
"""

from collections.abc import Callable
from datetime import date

import pytest

from accede.assessment.rules import Draft, Judgement
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office

SOURCE = Source("Note of the Ministry of Justice", "MJ/1", date(2012, 10, 8))


@pytest.fixture
def focal_point() -> Actor:
    return Actor("xaa.focal-point", Office.STATE, "XAA")


@pytest.fixture
def chief() -> Actor:
    return Actor("office.chief", Office.SECRETARIAT)


@pytest.fixture
def ana() -> Actor:
    return Actor("officer.ana", Office.SECRETARIAT)


@pytest.fixture
def ben() -> Actor:
    return Actor("officer.ben", Office.SECRETARIAT)


@pytest.fixture
def draft() -> Draft:
    return Draft(
        Judgement.ADDRESSED,
        Text({"en": "Article 7 covers it.", "fr": "L’article 7 y répond."}),
        evidence=(("legislation.LawProvision", "XAA-PENAL-CODE/7@1998-05-01"),),
    )


@pytest.fixture
def review(db: None, focal_point: Actor, chief: Actor) -> str:
    """A review asked for on 8 October 2012, with two officers assigned a week later."""
    from accede.assessment.acts import ask_review, assign_officer

    ask_review(
        actor=focal_point,
        code="XAA-R1",
        state="XAA",
        law="XAA-PENAL-CODE",
        words=Text({"en": "Please read our code.", "fr": "Veuillez lire notre code."}),
        reason="the State asks",
        source=SOURCE,
        on=date(2012, 10, 8),
    )
    for officer in ("officer.ana", "officer.ben"):
        assign_officer(
            actor=chief,
            review="XAA-R1",
            officer=officer,
            reason="legal officers for the review",
            source=None,
            on=date(2012, 10, 15),
        )
    return "XAA-R1"


@pytest.fixture
def written(db: None) -> Callable[[], tuple[object, ...]]:
    """Everything the room and the journal hold, to compare before and after."""
    from accede.assessment import models
    from accede.journal.models import JournalEntry

    def everything() -> tuple[object, ...]:
        tables = (
            models.Review,
            models.Assignment,
            models.Answer,
            models.FrameworkAnswer,
            models.Comment,
        )
        rows = [list(table.objects.order_by("pk").values()) for table in tables]
        return (*rows, JournalEntry.objects.count())

    return everything
