"""The mission brief: what changed, what is open, then what the overview says.

Composed for one officer: what that officer sees, and no more. Drafts and comments are there
only for who is assigned to the review they belong to.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.utils.translation import gettext as _

from accede.assessment.queries import reviews
from accede.assistance.queries import requests
from accede.reporting.mission_brief import changes, questions, waiting
from accede.reporting.rules.sheet import Line, Piece
from accede.reporting.state_page import authorities, frameworks, law, work
from accede.reporting.state_page.asked import Asked
from accede.reporting.state_page.sheet import Cover, said_by

PAGES = 6
"""The most pages on which a mission brief is printed."""


def brief_cover(since: date) -> Callable[[Asked], Cover]:
    """The cover of a mission brief that tells what changed after ``since``."""

    def cover(asked: Asked) -> Cover:
        parts = (
            partial(changes.changes, since=since),
            questions.open_questions,
            questions.comments_to_answer,
            waiting.open_findings,
            waiting.waiting_requests,
            waiting.notifications_due,
            waiting.entries,
            law.standing,
            law.statements,
            authorities.authorities,
            authorities.laws,
            work.review,
            frameworks.frameworks,
            work.requests,
            work.activities,
        )
        return Cover(
            kicker=_("Mission brief"),
            made=partial(said_by, parts),
            facts=((_("Changes after"), (Piece(asked.write_day(since)),)),),
            notices=tuple(_notices(asked)),
            confidential=True,
            most=PAGES,
        )

    return cover


def _notices(asked: Asked) -> list[Line]:
    """What is not to be forgotten."""
    said: list[Line] = [
        (
            Piece(_("Confidential: for the officer named above."), strong=True),
            Piece(" "),
            Piece(
                _(
                    "What a State wrote or said in a review or a request is told to nobody else, "
                    "at home or on the mission, unless that State has opened it."
                )
            ),
        ),
        (
            Piece(
                _(
                    "A finding exists only where the State asked for a review. Drafts are not "
                    "the Office’s word; nothing here compares States."
                )
            ),
        ),
    ]
    if not is_assigned(asked):
        said.append(
            (
                Piece(
                    _("You are assigned to no review and no request of this State."), strong=True
                ),
                Piece(" "),
                Piece(_("What it has not opened to the Office is not in this document.")),
            )
        )
    return said


def is_assigned(asked: Asked) -> bool:
    """Whether the officer works on a review or a request of the State."""
    about = {
        "viewer": asked.viewer, "on": asked.day, "seen_on": asked.seen_on,
        "state": asked.state.code,
    }  # fmt: skip
    person = asked.viewer.person
    return any(person in each.assigned for each in reviews(**about)) or any(  # type: ignore[arg-type]
        person in each.officers
        for each in requests(**about)  # type: ignore[arg-type]
    )
