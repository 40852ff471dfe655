"""Laws for whoever may see them; drafting options for everybody; reviews for those in them."""

from accede.legislation.views.findings import comment, finding, read, record, reply
from accede.legislation.views.laws import beside, law, laws, provision
from accede.legislation.views.options import kind as drafting_option
from accede.legislation.views.options import kinds as drafting_options
from accede.legislation.views.reviews import ask, close, review

__all__ = [
    "ask",
    "beside",
    "close",
    "comment",
    "drafting_option",
    "drafting_options",
    "finding",
    "law",
    "laws",
    "provision",
    "read",
    "record",
    "reply",
    "review",
]
