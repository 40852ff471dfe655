"""Plays the demonstration: fictitious States ask, are answered and assisted, by real acts.

Each step goes through the act a real user would call, on its day and in the order of the
days, so that every rule holds for it and the journal tells it; nothing is written past the
rules. What is to be played stands in ``catalogue/demonstration``.
"""

from django.db import transaction

from accede.journal import queries as journal
from accede.journal.rules import Target
from accede.site.demonstration import activities, first, money, requests, reviews, statements, texts


def load() -> bool:
    """Writes what is not there yet, in one transaction; answers whether anything was written.

    A record is played whole or not at all: one that the journal knows is left alone, so a
    workspace with an earlier demonstration receives what was added since, and nothing twice.
    """
    with transaction.atomic():
        written = first.load()
        known: dict[Target, bool] = {}
        to_come = (
            *requests.steps(),
            *reviews.steps(),
            *activities.steps(),
            *money.steps(),
            *statements.steps(),
            *texts.steps(),
        )
        for step in sorted(to_come, key=lambda step: (step.on, step.order)):
            if step.about not in known:
                known[step.about] = bool(journal.about(*step.about))
            if not known[step.about]:
                step.do()
                written = True
    return written
