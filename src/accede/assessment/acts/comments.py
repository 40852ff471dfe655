"""What the State says of an answer to a framework, and what an officer replies."""

from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet

from accede.assessment import models as records
from accede.assessment.acts.errors import DaysOutOfOrder, NotToComment
from accede.assessment.acts.frameworks import asked_in, versions_of
from accede.assessment.queries.frameworks import KIND, asking, comment_of
from accede.assessment.queries.reviews import review_of
from accede.assessment.rules import (
    Comment,
    Review,
    may_comment,
    may_reply,
    response_code,
    responses_assigned,
)
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor


@transaction.atomic
def comment(
    *,
    actor: Actor,
    review: str,
    question: str,
    words: Text,
    reason: str,
    source: Source | None,
    on: date,
) -> Comment:
    """Records what the State says of the latest version of an answer.

    Raises ``NotToComment`` for anybody else, and where there is no answer yet.
    """
    _row, held = asked_in(review, question, on, None)
    if not may_comment(actor, held):
        raise NotToComment(
            f"{actor.person} is not of {held.state}", "let a person of that State comment"
        )
    return _said(actor, held, question, words, None, reason, source, on)


@transaction.atomic
def reply(
    *,
    actor: Actor,
    review: str,
    question: str,
    to: int,
    words: Text,
    reason: str,
    source: Source | None,
    on: date,
) -> Comment:
    """Records the reply of an assigned officer to a comment of the State.

    Raises ``NotToComment`` where the officer is not assigned, the comment is not there, or
    it was replied to.
    """
    _row, held = asked_in(review, question, on, None)
    said = [comment_of(each) for each in _comments(held.state, question)]
    assigned = responses_assigned(asking(_reviews(held.state, on), held.state, question))
    if not may_reply(actor, assigned, said, to):
        raise NotToComment(
            f"comment {to} is not open to a reply of {actor.person}",
            "let an assigned officer reply, to a comment that nobody has replied to",
        )
    return _said(actor, held, question, words, to, reason, source, on)


def _said(
    actor: Actor,
    review: Review,
    question: str,
    words: Text,
    to: int | None,
    reason: str,
    source: Source | None,
    on: date,
) -> Comment:
    latest = versions_of(review.state, question).first()
    code = response_code(review.state, question)
    if latest is None:
        raise NotToComment(f"{code} is not answered yet", "comment once there is an answer")
    earlier = _comments(review.state, question)
    last = max([latest.answered_on, *(each.written_on for each in earlier)])
    if on < last:
        raise DaysOutOfOrder("the comment", on, last)
    written = records.Comment.objects.create(
        state=review.state,
        question=question,
        number=(earlier.aggregate(top=Max("number"))["top"] or 0) + 1,
        version=latest.version,
        to=to,
        words=dict(words.by_language),
        author=actor.person,
        written_on=on,
    )
    record(
        actor=actor,
        act="assessment.reply" if to else "assessment.comment",
        target=(KIND, code),
        reason=reason,
        source=source,
        on=on,
        content={
            "number": written.number,
            "version": written.version,
            "to": to,
            "words": written.words,
        },
    )
    return comment_of(written)


def _reviews(state: str, on: date) -> list[Review]:
    rows = records.Review.objects.filter(state=state, asked_on__lte=on)
    return [review_of(row, on=on) for row in rows.prefetch_related("assignments")]


def _comments(state: str, question: str) -> "QuerySet[records.Comment]":
    return records.Comment.objects.filter(state=state, question=question).order_by("number")
