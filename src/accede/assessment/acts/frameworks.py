"""Answers to the questions of frameworks: asked for, written, read by another.

A State's answer to a question is one line of versions, whichever review it was written
through; the reviews of a State are locked together, so that two writers queue up.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from accede.assessment import models as records
from accede.assessment.acts.errors import (
    CodeTaken,
    IncompleteAnswer,
    NotTheStatesOwn,
    OutsideTheReview,
    UnderWay,
    UnknownFramework,
)
from accede.assessment.acts.reviews import next_code, open_review
from accede.assessment.acts.versions import following, read_now, said
from accede.assessment.queries.frameworks import (
    KIND,
    framework,
    question,
    response_of,
)
from accede.assessment.queries.reviews import review_of
from accede.assessment.rules import (
    Answer,
    Draft,
    Review,
    incomplete,
    response_code,
    rests_on_framework,
    states_own_act,
)
from accede.basics.digests import Plain
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor
from accede.states.queries import world


@transaction.atomic
def ask_framework_review(
    *,
    actor: Actor,
    state: str,
    framework: str,
    words: Text,
    reason: str,
    source: Source | None,
    on: date,
    code: str = "",
) -> Review:
    """Records that a State asks, in its own words, for a review by one framework.

    Without a ``code`` the next free one is given. Raises ``NotTheStatesOwn``,
    ``UnknownFramework``, ``CodeTaken``, ``UnderWay`` where one is open already.
    """
    world().state(state)
    if not states_own_act(actor, state):
        raise NotTheStatesOwn(state)
    if _framework(framework) is None:
        raise UnknownFramework(framework)
    code = code or next_code(state, on)
    if records.Review.objects.filter(code=code).exists():
        raise CodeTaken(code)
    for row in records.Review.objects.select_for_update().filter(state=state, framework=framework):
        if review_of(row, on=on).open_on(max(on, row.asked_on)):
            raise UnderWay(framework, row.code)
    stated = source or Source("Written at the State’s own desk", "", on)
    row = records.Review.objects.create(
        code=code,
        state=state,
        law="",
        framework=framework,
        words=dict(words.by_language),
        asked_by=actor.person,
        asked_on=on,
        source_title=stated.title,
        source_reference=stated.reference,
        source_stated_on=stated.stated_on,
    )
    record(
        actor=actor,
        act="assessment.ask_framework_review",
        target=("assessment.Review", code),
        reason=reason,
        source=source,
        on=on,
        content={"state": state, "framework": framework, "words": dict(words.by_language)},
    )
    return review_of(row, on=on)


@transaction.atomic
def respond(
    *,
    actor: Actor,
    review: str,
    question: str,
    draft: Draft,
    reason: str,
    source: Source | None,
    on: date,
    after: int | None = None,
) -> Answer:
    """Writes an answer to one question of a framework; it awaits its second reader.

    ``after`` is the version the writer had before them (0 for none): where another was
    written meanwhile, ``Overtaken``; where a colleague's awaits its reader, ``AwaitsReader``.
    A new answer is a new version; earlier ones stay.
    Raises ``UnknownReview``, ``NotAssigned``, ``OutsideTheReview``, ``IncompleteAnswer``,
    ``DaysOutOfOrder``.
    """
    row, held = asked_in(review, question, on, actor)
    if amiss := incomplete(draft):
        raise IncompleteAnswer(amiss)
    code = response_code(held.state, question)
    latest = versions_of(held.state, question).first()
    number = following(latest, code=code, actor=actor, after=after, on=on)
    documents: list[dict[str, Plain]] = [
        {
            "words": dict(each.words.by_language),
            "at": each.at,
            "stated_on": each.stated_on.isoformat() if each.stated_on else "",
        }
        for each in draft.documents
    ]
    written = records.FrameworkAnswer.objects.create(
        state=held.state,
        question=question,
        version=number,
        review=row,
        documents=documents,
        author=actor.person,
        answered_on=on,
        **said(draft),
    )
    record(
        actor=actor,
        act="assessment.respond",
        target=(KIND, code),
        reason=reason,
        source=source,
        on=on,
        content={"review": review, "version": number, **said(draft), "documents": documents},
    )
    return response_of(written)


@transaction.atomic
def respond_together(
    *,
    actor: Actor,
    review: str,
    drafts: Mapping[str, tuple[int, Draft]],
    reason: str,
    source: Source | None,
    on: date,
) -> tuple[Answer, ...]:
    """Writes answers to several questions, all or none: by question, the version they follow
    and the draft. Raises what ``respond`` raises.
    """
    return tuple(
        respond(
            actor=actor,
            review=review,
            question=question,
            draft=draft,
            after=after,
            reason=reason,
            source=source,
            on=on,
        )
        for question, (after, draft) in drafts.items()
    )


@transaction.atomic
def read_response(
    *,
    actor: Actor,
    review: str,
    question: str,
    version: int,
    agreed: bool,
    remark: str = "",
    reason: str,
    source: Source | None,
    on: date,
) -> Answer:
    """Records that a second person read one version: agreed, or returned with a remark.

    Raises ``SameReader``, ``AlreadyRead``, ``Overtaken``, ``NothingToRead``,
    ``RemarkMissing``, ``DaysOutOfOrder``, and what stands in the way of the review.
    """
    _row, held = asked_in(review, question, on, actor)
    code = response_code(held.state, question)
    read = read_now(
        list(versions_of(held.state, question)),
        code=code,
        version=version,
        actor=actor,
        agreed=agreed,
        remark=remark,
        on=on,
    )
    record(
        actor=actor,
        act="assessment.read_response",
        target=(KIND, code),
        reason=reason,
        source=source,
        on=on,
        content={"version": version, "agreed": agreed, "remark": read.remark},
    )
    return response_of(read)


def asked_in(
    code: str, asked: str, on: date, worker: Actor | None
) -> tuple[records.Review, Review]:
    """The open review, with the State's other reviews locked beside it, where it asks the
    question.
    """
    row, held = open_review(code, on, worker)
    list(records.Review.objects.select_for_update().filter(state=held.state).order_by("pk"))
    if question(asked) is None:
        raise UnknownFramework(asked)
    if not rests_on_framework(held, framework(held.framework), question=asked, on=on):
        raise OutsideTheReview(held, on)
    return row, held


_framework = framework


def versions_of(state: str, question: str) -> "QuerySet[records.FrameworkAnswer]":
    """The versions of an answer, the latest first."""
    return records.FrameworkAnswer.objects.filter(state=state, question=question).order_by(
        "-version"
    )
