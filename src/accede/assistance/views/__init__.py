"""The pages of requests: to read them, to write one, to do what is open on one."""

from accede.assistance.views.acting import (
    accept,
    add_words,
    assign,
    move,
    noted,
    propose,
    say,
    withdraw,
)
from accede.assistance.views.needs import needs
from accede.assistance.views.reading import listing, one
from accede.assistance.views.writing import draft, new, submit

__all__ = [
    "accept",
    "add_words",
    "assign",
    "draft",
    "listing",
    "move",
    "needs",
    "new",
    "noted",
    "one",
    "propose",
    "say",
    "submit",
    "withdraw",
]
