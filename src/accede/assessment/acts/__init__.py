"""What people do in a review: a State asks, officers are assigned, one answers, another reads.

Each act is one transaction with its entry in the journal; where it raises, nothing has
been written.
"""

from accede.assessment.acts.comments import comment, reply
from accede.assessment.acts.errors import (
    AlreadyRead,
    AwaitsReader,
    CodeTaken,
    DaysOutOfOrder,
    IncompleteAnswer,
    NotAssigned,
    NothingToRead,
    NotTheSecretariat,
    NotTheStatesOwn,
    NotToComment,
    OutsideTheReview,
    Overtaken,
    RemarkMissing,
    SameReader,
    UnderWay,
    UnknownFramework,
    UnknownReview,
)
from accede.assessment.acts.frameworks import (
    ask_framework_review,
    read_response,
    respond,
    respond_together,
)
from accede.assessment.acts.reviews import (
    answer,
    ask_review,
    assign_officer,
    assign_officers,
    close_review,
    next_code,
    second_read,
)

__all__ = [
    "AlreadyRead",
    "AwaitsReader",
    "CodeTaken",
    "DaysOutOfOrder",
    "IncompleteAnswer",
    "NotAssigned",
    "NotTheSecretariat",
    "NotTheStatesOwn",
    "NotToComment",
    "NothingToRead",
    "OutsideTheReview",
    "Overtaken",
    "RemarkMissing",
    "SameReader",
    "UnderWay",
    "UnknownFramework",
    "UnknownReview",
    "answer",
    "ask_framework_review",
    "ask_review",
    "assign_officer",
    "assign_officers",
    "close_review",
    "comment",
    "next_code",
    "read_response",
    "reply",
    "respond",
    "respond_together",
    "second_read",
]
