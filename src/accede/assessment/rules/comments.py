"""What the State says of an answer, and what it is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from accede.assessment.rules.answers import Review, reads_drafts, states_own_act
from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.consent.rules import Viewer
from accede.journal.rules import Actor, Office


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the State on a version of an answer, or the reply to one.

    ``to`` is the number of the comment replied to; 0 for a comment. Numbers count from 1
    within one answer.
    """

    number: int
    version: int
    words: Text
    author: str
    written_on: date
    to: int = 0


@rule("COMMENT-1")
def may_comment(actor: Actor, review: Review) -> bool:
    """A comment on an answer is the State's: it is written from that State's own desk.

    What the State says of an answer changes nothing in it; a new version does.
    """
    return states_own_act(actor, review.state)


@rule("COMMENT-2")
def may_reply(actor: Actor, assigned: frozenset[str], comments: Sequence[Comment], to: int) -> bool:
    """A comment is replied to once, by an officer assigned to a review that asks the question.

    A reply is to a comment that is there and that nobody has replied to; there is no reply
    to a reply. The State may comment again.
    """
    return (
        actor.office is Office.SECRETARIAT
        and actor.person in assigned
        and any(each.number == to for each in awaiting_reply(comments))
    )


@rule("COMMENT-3")
def reads_comments(viewer: Viewer, reviews: Iterable[Review]) -> bool:
    """Comments and replies are for the State and the assigned officers alone.

    A State that opens an answer to others opens what was agreed, not what was said about it.
    """
    return any(reads_drafts(viewer, review) for review in reviews)


def awaiting_reply(comments: Sequence[Comment]) -> tuple[Comment, ...]:
    """The comments to which nobody has replied, the oldest first."""
    replied = {each.to for each in comments if each.to}
    return tuple(each for each in comments if not each.to and each.number not in replied)
