"""Frameworks for everybody; reviews for the State that asked and the officers assigned."""

from accede.assessment.views.public import framework, frameworks
from accede.assessment.views.questions import comment, question, read, reply, respond
from accede.assessment.views.reviews import ask, assign, close, review
from accede.assessment.views.sheets import keep, sheet, take_in

__all__ = [
    "ask",
    "assign",
    "close",
    "comment",
    "framework",
    "frameworks",
    "keep",
    "question",
    "read",
    "reply",
    "respond",
    "review",
    "sheet",
    "take_in",
]
