"""The demonstration’s law and review, as the tests of findings need them.

Records are imported inside the fixtures: this file is read before Django has its settings.
"""

from collections.abc import Callable
from datetime import date

import pytest

from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office

CHIEF = Actor("office.section-chief", Office.SECRETARIAT)


@pytest.fixture
def focal_point() -> Actor:
    return Actor("xaa.focal-point", Office.STATE, "XAA")


@pytest.fixture
def one() -> Actor:
    return Actor("officer.legal-1", Office.SECRETARIAT)


@pytest.fixture
def two() -> Actor:
    return Actor("officer.legal-2", Office.SECRETARIAT)


@pytest.fixture
def law(db: None, focal_point: Actor) -> str:
    """The fictitious penal code, in force since 1 May 1998."""
    from accede.legislation.acts import record_law
    from accede.legislation.catalogue import demonstration_law

    entry = demonstration_law()
    record_law(
        actor=focal_point,
        code=entry.code,
        state=entry.state,
        title=Text(entry.title),
        cited_as=entry.cited_as,
        provisions=entry.provisions(),
        reason="the State sends its code",
        source=entry.source,
        on=entry.recorded_on,
    )
    return entry.code


@pytest.fixture
def review(law: str, focal_point: Actor) -> str:
    """The review of it that the fictitious State asks for, with two officers assigned."""
    from accede.assessment.acts import ask_review, assign_officer
    from accede.assessment.catalogue import demonstration_review

    entry = demonstration_review()
    ask_review(
        actor=focal_point,
        code=entry.code,
        state=entry.state,
        law=entry.law,
        words=entry.words.text,
        reason="the State asks",
        source=entry.source.source,
        on=entry.asked_on,
    )
    for officer in entry.officers:
        assign_officer(
            actor=CHIEF,
            review=entry.code,
            officer=officer,
            reason="legal officers for the review",
            source=None,
            on=entry.assigned_on,
        )
    return entry.code


@pytest.fixture
def reviewed(review: str) -> str:
    """The two findings of the demonstration, written and read."""
    from accede.assessment.acts import second_read
    from accede.assessment.catalogue import demonstration_review
    from accede.legislation.acts import record_finding

    entry = demonstration_review()
    for finding in entry.findings:
        draft = finding.draft()
        record_finding(
            actor=Actor(finding.author, Office.SECRETARIAT),
            review=entry.code,
            law=entry.law,
            obligation=finding.obligation,
            judgement=draft.judgement,
            reasoning=draft.reasoning,
            provisions=finding.provisions,
            lacking=draft.lacking,
            consulted=draft.consulted,
            because=draft.because,
            reason="first reading of the code",
            source=None,
            on=finding.answered_on,
        )
    for finding in entry.findings:
        second_read(
            actor=Actor(finding.second_reader, Office.SECRETARIAT),
            review=entry.code,
            question=finding.obligation,
            version=1,
            agreed=True,
            reason="second reading",
            source=None,
            on=finding.read_on,
        )
    return review


@pytest.fixture
def amend(focal_point: Actor) -> Callable[[str, date], None]:
    """Changes one article of the fictitious code from a day on."""
    from accede.legislation.acts import supersede_provision

    def change(number: str, takes_effect: date) -> None:
        supersede_provision(
            actor=focal_point,
            law="XAA-PENAL-CODE",
            number=number,
            takes_effect=takes_effect,
            heading=None,
            text=Text({"en": "Worded anew.", "fr": "Nouvelle rédaction."}),
            reason="amending act",
            source=Source("Official Journal (demonstration)"),
            on=takes_effect,
        )

    return change


@pytest.fixture
def written(db: None) -> Callable[[], tuple[object, ...]]:
    """Everything the two rooms and the journal hold, to compare before and after."""
    from accede.assessment.models import Answer, Assignment, Review
    from accede.journal.models import JournalEntry
    from accede.legislation.models import Citation, Law, LawProvision

    def everything() -> tuple[object, ...]:
        tables = (Review, Assignment, Answer, Law, LawProvision, Citation)
        rows = [list(table.objects.order_by("pk").values()) for table in tables]
        return (*rows, JournalEntry.objects.count())

    return everything
