"""What people do in a review: a State asks, officers are assigned, one answers, another reads.

Each act is one transaction with its entry in the journal; where it raises, nothing has
been written.
"""

from dataclasses import replace
from datetime import date

from django.db import transaction

from accede.assessment import models as records
from accede.assessment.acts.errors import (
    CodeTaken,
    DaysOutOfOrder,
    IncompleteAnswer,
    NotAssigned,
    NotTheSecretariat,
    NotTheStatesOwn,
    OutsideTheReview,
    UnderWay,
    UnknownReview,
)
from accede.assessment.acts.versions import following, read_now, said
from accede.assessment.queries.reviews import answer_of, review_of
from accede.assessment.rules import (
    Answer,
    Draft,
    Review,
    finding_code,
    incomplete,
    may_work_on,
    rests_on_review,
    states_own_act,
)
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor, Office
from accede.states.queries import world


def next_code(state: str, on: date) -> str:
    """The next free code for a review of a State: ``XAA-2014-R2``."""
    stem = f"{state}-{on.year}-R"
    taken = records.Review.objects.filter(code__startswith=stem).values_list("code", flat=True)
    numbers = [int(tail) for each in taken if (tail := each.removeprefix(stem)).isdigit()]
    return f"{stem}{max(numbers, default=0) + 1}"


@transaction.atomic
def ask_review(
    *,
    actor: Actor,
    state: str,
    law: str,
    words: Text,
    reason: str,
    source: Source | None,
    on: date,
    code: str = "",
) -> Review:
    """Records that a State asks, in its own words, to have one of its laws read.

    Without a ``code`` the next free one is given. Raises ``NotTheStatesOwn`` for anybody else
    than that State, ``CodeTaken``, ``UnderWay`` where one of the law is open already, and
    ``UnknownState`` for a code the catalogue does not have.
    """
    world().state(state)
    if not states_own_act(actor, state):
        raise NotTheStatesOwn(state)
    code = code or next_code(state, on)
    if records.Review.objects.filter(code=code).exists():
        raise CodeTaken(code)
    for held in records.Review.objects.select_for_update().filter(state=state, law=law):
        if review_of(held, on=on).open_on(max(on, held.asked_on)):
            raise UnderWay(law, held.code)
    stated = source or Source("Written at the State’s own desk", "", on)
    row = records.Review.objects.create(
        code=code,
        state=state,
        law=law,
        words=dict(words.by_language),
        asked_by=actor.person,
        asked_on=on,
        source_title=stated.title,
        source_reference=stated.reference,
        source_stated_on=stated.stated_on,
    )
    record(
        actor=actor,
        act="assessment.ask_review",
        target=("assessment.Review", code),
        reason=reason,
        source=source,
        on=on,
        content={"state": state, "law": law, "words": dict(words.by_language)},
    )
    return review_of(row, on=on)


@transaction.atomic
def assign_officer(
    *, actor: Actor, review: str, officer: str, reason: str, source: Source | None, on: date
) -> Review:
    """Assigns one officer to a review, who may from then on see it and work on it.

    To assign an officer again changes nothing and writes nothing. Raises
    ``NotTheSecretariat``, ``UnknownReview``, ``OutsideTheReview``.
    """
    if actor.office is not Office.SECRETARIAT:
        raise NotTheSecretariat
    row, held = open_review(review, on, None)
    if officer in held.assigned:
        return held
    records.Assignment.objects.create(review=row, officer=officer, assigned_on=on)
    record(
        actor=actor,
        act="assessment.assign_officer",
        target=("assessment.Review", review),
        reason=reason,
        source=source,
        on=on,
        content={"officer": officer},
    )
    return replace(held, assigned=held.assigned | {officer})


@transaction.atomic
def assign_officers(
    *,
    actor: Actor,
    review: str,
    officers: tuple[str, ...],
    reason: str,
    source: Source | None,
    on: date,
) -> None:
    """Assigns several officers, all or none. Raises what ``assign_officer`` raises."""
    for officer in officers:
        assign_officer(
            actor=actor, review=review, officer=officer, reason=reason, source=source, on=on
        )


@transaction.atomic
def close_review(
    *, actor: Actor, review: str, reason: str, source: Source | None, on: date
) -> Review:
    """Ends a review from a day: by its State at any time, or by an officer assigned to it.

    What was found stands. Raises ``UnknownReview``, ``OutsideTheReview`` where it is
    closed already, ``NotAssigned``, and ``DaysOutOfOrder`` where answers are later.
    """
    row, held = open_review(review, on, actor)
    done = (
        *row.answers.values_list("answered_on", "read_on"),
        *row.responses.values_list("answered_on", "read_on"),
    )
    for written, read in done:
        last = read or written
        if on < last:
            raise DaysOutOfOrder("the end of the review", on, last)
    row.closed_on = on
    row.save(update_fields=["closed_on"])
    record(
        actor=actor,
        act="assessment.close_review",
        target=("assessment.Review", review),
        reason=reason,
        source=source,
        on=on,
        content={},
    )
    return replace(held, closed_on=on)


@transaction.atomic
def answer(
    *,
    actor: Actor,
    review: str,
    state: str,
    law: str,
    question: str,
    draft: Draft,
    reason: str,
    source: Source | None,
    on: date,
    after: int | None = None,
) -> Answer:
    """Writes an answer to one question of a review; it awaits its second reader.

    An answer about a law is written through ``legislation.acts.record_finding``, which
    keeps its citations in the same transaction. A new answer to a question is a new
    version; the earlier ones stay. ``after`` is the version the writer had before them (0
    for none): where another was written meanwhile, ``Overtaken``. Raises ``UnknownReview``,
    ``OutsideTheReview``, ``NotAssigned``, ``IncompleteAnswer``, ``DaysOutOfOrder``, and
    ``AwaitsReader`` where somebody else’s version still awaits its reader.
    """
    row, held = open_review(review, on, actor)
    if not rests_on_review(held, state=state, law=law, on=on):
        raise OutsideTheReview(held, on)
    if amiss := incomplete(draft):
        raise IncompleteAnswer(amiss)
    code = finding_code(review, question)
    latest = row.answers.filter(question=question).order_by("-version").first()
    number = following(latest, code=code, actor=actor, after=after, on=on)
    written = records.Answer.objects.create(
        review=row,
        question=question,
        version=number,
        author=actor.person,
        answered_on=on,
        **said(draft),
    )
    record(
        actor=actor,
        act="assessment.answer",
        target=("assessment.Answer", code),
        reason=reason,
        source=source,
        on=on,
        content={
            "version": number,
            **said(draft),
            "evidence": [list(target) for target in draft.evidence],
        },
    )
    return answer_of(written)


@transaction.atomic
def second_read(
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

    ``version`` is the one that was read, so that nobody agrees to words they have not
    seen. Raises ``SameReader``, ``AlreadyRead``, ``Overtaken``, ``NothingToRead``,
    ``RemarkMissing``, ``NotAssigned``, ``OutsideTheReview``, ``DaysOutOfOrder``.
    """
    row, _ = open_review(review, on, actor)
    code = finding_code(review, question)
    read = read_now(
        list(row.answers.filter(question=question).order_by("-version")),
        code=code,
        version=version,
        actor=actor,
        agreed=agreed,
        remark=remark,
        on=on,
    )
    record(
        actor=actor,
        act="assessment.second_read",
        target=("assessment.Answer", code),
        reason=reason,
        source=source,
        on=on,
        content={"version": version, "agreed": agreed, "remark": read.remark},
    )
    return answer_of(read)


def open_review(code: str, on: date, worker: Actor | None) -> tuple[records.Review, Review]:
    """The review, locked until the transaction ends so that two writers queue up.

    A worker who has no part in it learns nothing of it, not even its days.
    """
    row = records.Review.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise UnknownReview(code)
    held = review_of(row, on=on)
    if worker is not None and not may_work_on(worker, review_of(row, on=date.max)):
        raise NotAssigned(worker, held)
    if not held.open_on(on):
        raise OutsideTheReview(held, on)
    if worker is not None and not may_work_on(worker, held):
        raise NotAssigned(worker, held)
    return row, held
