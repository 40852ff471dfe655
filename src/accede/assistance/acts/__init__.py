"""The verbs that write requests, activities and results.

Each takes ``actor``, ``reason``, ``source`` and ``on`` (the day it was done), writes
within one transaction together with its journal entry, and raises a ``BadInput`` that
names the rule that refuses; nothing is then written.
"""

from accede.assistance.acts.activities import (
    Joining,
    OwnReasoning,
    cancel_activity,
    deliver_activity,
    plan_activity,
    read_safeguard,
    record_result,
    start_activity,
    write_safeguard,
)
from accede.assistance.acts.requests import (
    amend_words,
    assign_officer,
    draft_request,
    move_request,
    rewrite_draft,
    submit_request,
)
from accede.assistance.acts.rows import CodeTaken, UnknownActivity, UnknownRequest
from accede.assistance.acts.talk import accept, comment, note_read, propose

__all__ = [
    "CodeTaken",
    "Joining",
    "OwnReasoning",
    "UnknownActivity",
    "UnknownRequest",
    "accept",
    "amend_words",
    "assign_officer",
    "cancel_activity",
    "comment",
    "deliver_activity",
    "draft_request",
    "move_request",
    "note_read",
    "plan_activity",
    "propose",
    "read_safeguard",
    "record_result",
    "rewrite_draft",
    "start_activity",
    "submit_request",
    "write_safeguard",
]
