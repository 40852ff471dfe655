"""Reviews and answers as a viewer may see them on a day.

A review and each of its findings are records of the State: seen by it and by assigned
officers, and by others where the State granted it. A grant on the review opens its
findings; a grant on one finding opens that one. Drafts are opened by no grant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q

from accede.assessment import models as records
from accede.assessment.rules import (
    Answer,
    Answered,
    Draft,
    Judgement,
    Review,
    finding_code,
    reads_drafts,
    standing,
)
from accede.basics.texts import Text
from accede.consent.queries import visible
from accede.consent.rules import Protected, Viewer


def reviews(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[Review, ...]:
    """The reviews asked for by the day that the viewer may see, by code; see ``answered``."""
    held = [review_of(row, on=on) for row in _rows(on, state)]
    seen = visible(viewer=viewer, on=seen_on or on, records=[_protected(review) for review in held])
    return tuple(review for review in held if ("assessment.Review", review.code) in seen)


def answered(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[Answered, ...]:
    """What stands on the day for each question that the viewer may see, by code.

    ``seen_on`` is the day whose consent counts: for a page, today, whatever day it speaks
    of. It is ``on`` where it is not given.

    An answer that awaits its second reader is there as UNKNOWN with that reason, for the
    State and its assigned officers alone.
    """
    every = list(_standing(on, state))
    asked = {item.review.code: item.review for item in every}
    seen = visible(
        viewer=viewer,
        on=seen_on or on,
        records=[
            *(_protected(review) for review in asked.values()),
            *(
                Protected(("assessment.Answer", item.code), item.review.state, item.review.assigned)
                for item in every
            ),
        ],
    )
    return tuple(
        item
        for item in every
        if (
            ("assessment.Review", item.review.code) in seen
            or ("assessment.Answer", item.code) in seen
        )
        # What nobody has agreed to yet is a draft, whatever was opened.
        and (item.standing.answer is not None or reads_drafts(viewer, item.review))
    )


def every_answered(*, on: date) -> tuple[Answered, ...]:
    """What stands on the day for each question of every review, for the index of the search.

    Consent is not applied: never show one to a reader whom ``answered`` does not show it.
    """
    return tuple(_standing(on, None))


def answered_between(earlier: date, later: date) -> frozenset[str]:
    """The codes of what was asked, answered or read a second time after one day, up to another."""
    asked, written, read = (
        Q(**{f"{day}__gt": earlier, f"{day}__lte": later})
        for day in ("review__asked_on", "answered_on", "read_on")
    )
    rows = records.Answer.objects.filter(asked | written | read)
    return frozenset(
        finding_code(review, question)
        for review, question in rows.values_list("review__code", "question")
    )


def awaiting(*, viewer: Viewer, on: date, state: str | None = None) -> tuple[Answered, ...]:
    """Questions whose latest version is not agreed, with the draft, for those who work on it.

    Only the State itself and its assigned officers get any.
    """
    return tuple(
        item
        for item in _standing(on, state)
        if reads_drafts(viewer, item.review) and item.standing.answer is not item.standing.awaiting
    )


def versions_in(*, viewer: Viewer, review: Review, on: date) -> Mapping[str, tuple[Answer, ...]]:
    """Every version of every answer of a review, by question, the latest first; none for those
    who do not work on it.
    """
    if not reads_drafts(viewer, review):
        return {}
    found: dict[str, tuple[Answer, ...]] = {}
    rows = records.Answer.objects.filter(review__code=review.code, answered_on__lte=on)
    for row in rows.order_by("version"):
        found[row.question] = (answer_of(row), *found.get(row.question, ()))
    return found


def officers(*, on: date) -> Mapping[tuple[str, str], frozenset[str]]:
    """The officers assigned by the day, by the State that asked and the law it named.

    A review shows an officer the law of the State that asked for it, and no other's.
    """
    by_law: dict[tuple[str, str], set[str]] = defaultdict(set)
    for state, law, officer in records.Assignment.objects.filter(assigned_on__lte=on).values_list(
        "review__state", "review__law", "officer"
    ):
        by_law[state, law].add(officer)
    return {law: frozenset(people) for law, people in by_law.items()}


def review_of(row: records.Review, *, on: date) -> Review:
    """The review a row holds, with the officers assigned by the day."""
    return Review(
        code=row.code,
        state=row.state,
        law=row.law,
        words=Text(row.words),
        asked_by=row.asked_by,
        asked_on=row.asked_on,
        assigned=frozenset(
            assignment.officer
            for assignment in row.assignments.all()
            if assignment.assigned_on <= on
        ),
        closed_on=row.closed_on,
        framework=row.framework,
    )


def answer_of(row: records.Answer) -> Answer:
    """The version of an answer a row holds. Its evidence is kept by the room that has it."""
    return Answer(
        record=row.pk,
        version=row.version,
        draft=Draft(
            judgement=Judgement(row.judgement),
            reasoning=Text(row.reasoning),
            lacking=tuple(Text(element) for element in row.lacking),
            consulted=Text(row.consulted) if row.consulted else None,
            because=Text(row.because) if row.because else None,
        ),
        author=row.author,
        answered_on=row.answered_on,
        second_reader=row.second_reader,
        read_on=row.read_on,
        agreed=row.agreed,
        remark=row.remark,
    )


def _rows(on: date, state: str | None) -> Iterable[records.Review]:
    rows = records.Review.objects.filter(asked_on__lte=on).prefetch_related("assignments")
    return (rows.filter(state=state) if state else rows).order_by("code")


def _standing(on: date, state: str | None) -> Iterator[Answered]:
    asked = {row.pk: review_of(row, on=on) for row in _rows(on, state)}
    versions: dict[tuple[int, str], list[Answer]] = defaultdict(list)
    for row in records.Answer.objects.filter(review__in=asked).order_by("review__code", "pk"):
        versions[row.review_id, row.question].append(answer_of(row))
    for (review, question), written in sorted(
        versions.items(), key=lambda item: finding_code(asked[item[0][0]].code, item[0][1])
    ):
        stands = standing(written, on=on)
        if stands is not None:
            yield Answered(asked[review], question, stands)


def _protected(review: Review) -> Protected:
    return Protected(("assessment.Review", review.code), review.state, review.assigned)
