"""What the State says of an answer or a finding, and what an officer replies."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet

from accede.assessment import models as records
from accede.assessment.acts.errors import DaysOutOfOrder, NotToComment
from accede.assessment.acts.frameworks import asked_in, versions_of
from accede.assessment.acts.reviews import open_review
from accede.assessment.queries.frameworks import KIND, asking, comment_of
from accede.assessment.queries.reviews import review_of
from accede.assessment.rules import (
    Comment,
    Review,
    finding_code,
    may_comment,
    may_reply,
    response_code,
    responses_assigned,
)
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor, Target


@dataclass(frozen=True, slots=True)
class _About:
    """What is commented on: its code in the conversation, its record, its latest version."""

    state: str
    question: str
    target: Target
    latest: records.Answer | records.FrameworkAnswer | None


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
    """Records what the State says of the latest version of an answer, or of a finding.

    Raises ``NotToComment`` for anybody else, and where there is no answer yet.
    """
    held, about = _about(review, question, on)
    if not may_comment(actor, held):
        raise NotToComment(
            f"{actor.person} is not of {held.state}", "let a person of that State comment"
        )
    return _said(actor, about, words, None, reason, source, on)


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
    held, about = _about(review, question, on)
    said = [comment_of(each) for each in _comments(held.state, about.question)]
    # An answer serves every review that asks the question; a finding belongs to one.
    serving = [held] if held.law else asking(_reviews(held.state, on), held.state, question)
    if not may_reply(actor, responses_assigned(serving), said, to):
        raise NotToComment(
            f"comment {to} is not open to a reply of {actor.person}",
            "let an assigned officer reply, to a comment that nobody has replied to",
        )
    return _said(actor, about, words, to, reason, source, on)


def _about(review: str, question: str, on: date) -> tuple[Review, _About]:
    """The open review, and what is commented on in it."""
    row, held = open_review(review, on, None)
    if held.law:
        code = finding_code(review, question)
        latest = row.answers.filter(question=question).order_by("-version").first()
        return held, _About(held.state, code, ("assessment.Answer", code), latest)
    _row, held = asked_in(review, question, on, None)
    target = (KIND, response_code(held.state, question))
    return held, _About(held.state, question, target, versions_of(held.state, question).first())


def _said(
    actor: Actor,
    about: _About,
    words: Text,
    to: int | None,
    reason: str,
    source: Source | None,
    on: date,
) -> Comment:
    latest = about.latest
    if latest is None:
        raise NotToComment(
            f"{about.target[1]} is not answered yet", "comment once there is an answer"
        )
    earlier = _comments(about.state, about.question)
    last = max([latest.answered_on, *(each.written_on for each in earlier)])
    if on < last:
        raise DaysOutOfOrder("the comment", on, last)
    written = records.Comment.objects.create(
        state=about.state,
        question=about.question,
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
        target=about.target,
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
