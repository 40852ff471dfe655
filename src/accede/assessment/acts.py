"""What people do in a review: a State asks, officers are assigned, one answers, another reads.

Each act is one transaction with its entry in the journal; where it raises, nothing has
been written.
"""

from dataclasses import replace
from datetime import date

from django.db import transaction

from accede.assessment import models as records
from accede.assessment.queries import answer_of, review_of
from accede.assessment.rules import (
    Answer,
    Draft,
    Review,
    finding_code,
    incomplete,
    may_work_on,
    reads_nothing_of_own,
    rests_on_review,
    second_reader_differs,
    states_own_act,
)
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor, Office
from accede.states.queries import world


class NotTheStatesOwn(BadInput):
    """Somebody other than the State acted in the place of the State."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"a review of the law of {state} exists only by that State’s own act",
            remedy=f"let a person of {state} ask for it, from the desk of that State",
        )


class UnknownReview(BadInput):
    """A review that nobody asked for was named."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no review ‘{code}’",
            remedy="give the code of a review that a State asked for",
        )


class CodeTaken(BadInput):
    """A code was given twice."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the code ‘{code}’ is in use", remedy="give the review another code")


class OutsideTheReview(BadInput):
    """The review is closed, not yet asked for, or concerns another State or law."""

    def __init__(self, review: Review, on: date) -> None:
        super().__init__(
            f"the review {review.code} does not cover this on {on}: it concerns "
            f"{review.law} of {review.state} and was asked for on {review.asked_on}"
            + (f", closed on {review.closed_on}" if review.closed_on else ""),
            remedy="answer within the review, or let the State ask for another one",
        )


class NotAssigned(BadInput):
    """Somebody who has no part in the review tried to write or read in it."""

    def __init__(self, actor: Actor, review: Review) -> None:
        super().__init__(
            f"{actor.person} is not assigned to the review {review.code}",
            remedy="let the Secretariat assign the officer first",
        )


class NotTheSecretariat(BadInput):
    """Officers are assigned by the Secretariat alone."""

    def __init__(self) -> None:
        super().__init__(
            "officers are assigned by the Secretariat", remedy="ask the Secretariat to assign them"
        )


class IncompleteAnswer(BadInput):
    """The answer lacks what its judgement requires, or carries what it excludes."""

    def __init__(self, amiss: tuple[str, ...]) -> None:
        super().__init__("; ".join(amiss), remedy="complete the answer as its judgement requires")


class NothingToRead(BadInput):
    """There is no such version of an answer."""

    def __init__(self, code: str, version: int) -> None:
        super().__init__(
            f"{code} has no version {version} to read", remedy="read a version that was written"
        )


class SameReader(BadInput):
    """Somebody tried to be the second reader of their own work."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"{person} wrote this answer and cannot be its second reader",
            remedy="let another person read it",
        )


class AlreadyRead(BadInput):
    """The version has had its second reader."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code} has already been read in this version",
            remedy="write a new version, or open the one that stands",
        )


class Overtaken(BadInput):
    """Another person wrote meanwhile."""

    def __init__(self, code: str, latest: int) -> None:
        super().__init__(
            f"{code} stands at version {latest}, written by another person meanwhile",
            remedy="open the latest version and read it first",
        )


class RemarkMissing(BadInput):
    """An answer was returned without a word."""

    def __init__(self) -> None:
        super().__init__(
            "an answer is returned with a remark", remedy="say what the author should look at again"
        )


class DaysOutOfOrder(BadInput):
    """A step is dated before the step it follows."""

    def __init__(self, step: str, on: date, after: date) -> None:
        super().__init__(
            f"{step} is dated {on}, before the step it follows, {after}",
            remedy=f"give a day no earlier than {after}",
        )


@transaction.atomic
def ask_review(
    *,
    actor: Actor,
    code: str,
    state: str,
    law: str,
    words: Text,
    reason: str,
    source: Source,
    on: date,
) -> Review:
    """Records that a State asks, in its own words, to have one of its laws read.

    Raises ``NotTheStatesOwn`` for anybody else than that State, ``CodeTaken``, and
    ``UnknownState`` for a code the catalogue does not have.
    """
    world().state(state)
    if not states_own_act(actor, state):
        raise NotTheStatesOwn(state)
    if records.Review.objects.filter(code=code).exists():
        raise CodeTaken(code)
    row = records.Review.objects.create(
        code=code,
        state=state,
        law=law,
        words=dict(words.by_language),
        asked_by=actor.person,
        asked_on=on,
        source_title=source.title,
        source_reference=source.reference,
        source_stated_on=source.stated_on,
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
    row, held = _open(review, on, None)
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
def close_review(
    *, actor: Actor, review: str, reason: str, source: Source | None, on: date
) -> Review:
    """Ends a review from a day: by its State at any time, or by an officer assigned to it.

    What was found stands. Raises ``UnknownReview``, ``OutsideTheReview`` where it is
    closed already, ``NotAssigned``, and ``DaysOutOfOrder`` where answers are later.
    """
    row, held = _open(review, on, actor)
    for written, read in row.answers.values_list("answered_on", "read_on"):
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
) -> Answer:
    """Writes an answer to one question of a review; it awaits its second reader.

    An answer about a law is written through ``legislation.acts.record_finding``, which
    keeps its citations in the same transaction. A new answer to a question is a new
    version; the earlier ones stay. Raises ``UnknownReview``, ``OutsideTheReview``,
    ``NotAssigned``, ``IncompleteAnswer``, ``DaysOutOfOrder``, and ``Overtaken`` where
    somebody else’s version still awaits its reader.
    """
    row, held = _open(review, on, actor)
    if not rests_on_review(held, state=state, law=law, on=on):
        raise OutsideTheReview(held, on)
    if amiss := incomplete(draft):
        raise IncompleteAnswer(amiss)
    code = finding_code(review, question)
    latest = row.answers.filter(question=question).order_by("-version").first()
    if latest is not None:
        if latest.agreed is None and second_reader_differs(actor.person, latest.author):
            raise Overtaken(code, latest.version)
        last = latest.read_on or latest.answered_on
        if on < last:
            raise DaysOutOfOrder("the answer", on, last)
    written = records.Answer.objects.create(
        review=row,
        question=question,
        version=latest.version + 1 if latest is not None else 1,
        judgement=draft.judgement.value,
        reasoning=dict(draft.reasoning.by_language),
        lacking=[dict(element.by_language) for element in draft.lacking],
        consulted=_plain(draft.consulted),
        because=_plain(draft.because),
        author=actor.person,
        answered_on=on,
    )
    record(
        actor=actor,
        act="assessment.answer",
        target=("assessment.Answer", code),
        reason=reason,
        source=source,
        on=on,
        content={
            "version": written.version,
            "judgement": written.judgement,
            "reasoning": written.reasoning,
            "lacking": written.lacking,
            "consulted": written.consulted,
            "because": written.because,
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
    row, _ = _open(review, on, actor)
    code = finding_code(review, question)
    versions = list(row.answers.filter(question=question).order_by("version"))
    if not versions or not 1 <= version <= versions[-1].version:
        raise NothingToRead(code, version)
    read = versions[-1]
    if version != read.version:
        raise Overtaken(code, read.version)
    if read.agreed is not None:
        raise AlreadyRead(code)
    writers = [earlier.author for earlier in versions]
    if not (
        second_reader_differs(actor.person, read.author)
        and reads_nothing_of_own(actor.person, writers)
    ):
        raise SameReader(actor.person)
    if not agreed and not remark.strip():
        raise RemarkMissing
    if on < read.answered_on:
        raise DaysOutOfOrder("the second reading", on, read.answered_on)
    read.second_reader, read.read_on = actor.person, on
    read.agreed, read.remark = agreed, remark.strip()
    read.save(update_fields=["second_reader", "read_on", "agreed", "remark"])
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


def _open(code: str, on: date, worker: Actor | None) -> tuple[records.Review, Review]:
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


def _plain(text: Text | None) -> Plain:
    return None if text is None else dict(text.by_language)
