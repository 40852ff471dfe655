"""The catalogue of this room: frameworks of questions, and the review of the demonstration."""

from accede.assessment.catalogue.demonstration import (
    DemonstrationFinding,
    DemonstrationReview,
    demonstration_review,
)
from accede.assessment.catalogue.frameworks import cited, frameworks

__all__ = [
    "DemonstrationFinding",
    "DemonstrationReview",
    "cited",
    "demonstration_review",
    "frameworks",
]
