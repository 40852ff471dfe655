"""Reviews that wait for officers: what the Secretariat knows of one before it is assigned."""

from dataclasses import dataclass
from datetime import date

from accede.assessment.rules.answers import Review
from accede.basics.ruled import rule
from accede.consent.rules import Viewer, ViewerKind

ENOUGH = 2
"""The officers a review needs: one writes, another reads."""


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A review that waits for officers: that it was asked for, of what, and when."""

    code: str
    state: str
    law: str
    framework: str
    asked_on: date
    assigned: int


@rule("REVIEW-4")
def waits_for_officers(viewer: Viewer, review: Review, on: date) -> bool:
    """The officers of the Secretariat know that a review waits for officers, and no more of it.

    While a review is open and has fewer than two officers, every officer is told that the
    State asked, for which law or framework, and on which day, so that somebody assigns. Its
    words and its answers remain with the State and those assigned.
    """
    return (
        viewer.audience is ViewerKind.OFFICE
        and len(review.assigned) < ENOUGH
        and review.open_on(on)
    )
