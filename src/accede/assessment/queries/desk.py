"""A review of a framework as it lies on a desk: its questions, what stands, what is to be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accede.assessment import catalogue
from accede.assessment import models as records
from accede.assessment.queries.frameworks import (
    comment_of,
    parts_of,
    questions_of,
    response_of,
    seen_among,
    stand,
)
from accede.assessment.queries.reviews import review_of, reviews
from accede.assessment.rules import (
    Answer,
    Comment,
    Element,
    Framework,
    Question,
    Responded,
    Review,
    Unassigned,
    awaiting_reply,
    finding_code,
    reads_drafts,
    waits_for_officers,
)
from accede.consent.queries import visible
from accede.consent.rules import Protected, Viewer, ViewerKind

REVIEW = "assessment.Review"


@dataclass(frozen=True, slots=True)
class Line:
    """A question of a review: what stands of it for this viewer, and what was written on it.

    ``versions``, the latest first, and ``comments`` with their replies are for those who work
    on the review; others are given none.
    """

    question: Question
    serves: tuple[Element, ...]
    responded: Responded | None
    versions: tuple[Answer, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def latest(self) -> Answer | None:
        """The latest version, whatever became of it."""
        return self.versions[0] if self.versions else None

    @property
    def unanswered(self) -> tuple[Comment, ...]:
        """The State's comments that nobody has replied to."""
        return awaiting_reply(self.comments)


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review with every question that its framework asks. ``at_work``: drafts are shown."""

    review: Review
    framework: Framework
    at_work: bool
    lines: tuple[Line, ...]


def review_view(*, viewer: Viewer, code: str, on: date) -> ReviewView | None:
    """The review of a framework as this viewer sees it; ``None`` where they see none."""
    of = records.Review.objects.filter(code=code).values("state")
    rows = records.Review.objects.filter(state__in=of, asked_on__lte=on).exclude(framework="")
    held = [review_of(row, on=on) for row in rows.prefetch_related("assignments").order_by("code")]
    review = next((each for each in held if each.code == code), None)
    if review is None:
        return None
    answers = list(records.FrameworkAnswer.objects.filter(state=review.state).order_by("version"))
    every = list(stand(held, answers, on))
    whole = Protected((REVIEW, code), review.state, review.assigned)
    opened = visible(viewer=viewer, on=on, records=[whole, *parts_of(every)])
    if whole.target not in opened:
        return None
    framework = catalogue.frameworks()[review.framework]
    standing = {each.question: each for each in seen_among(viewer, every, opened)}
    at_work = reads_drafts(viewer, review)
    written = _versions(answers, on) if at_work else {}
    said = _comments(review.state, on) if at_work else {}
    return ReviewView(
        review=review,
        framework=framework,
        at_work=at_work,
        lines=tuple(
            Line(
                question=asked,
                serves=framework.served_by(asked.code),
                responded=standing.get(asked.code),
                versions=written.get(asked.code, ()),
                comments=said.get(asked.code, ()),
            )
            for asked in questions_of(framework)
        ),
    )


def waiting_for_officers(*, viewer: Viewer, on: date) -> tuple[Unassigned, ...]:
    """The open reviews that have fewer than two officers, for the officers of the Office."""
    if viewer.audience is not ViewerKind.OFFICE:
        return ()
    rows = records.Review.objects.filter(asked_on__lte=on).prefetch_related("assignments")
    held = (review_of(row, on=on) for row in rows.order_by("asked_on", "code"))
    return tuple(
        Unassigned(
            each.code, each.state, each.law, each.framework, each.asked_on, len(each.assigned)
        )
        for each in held
        if waits_for_officers(viewer, each, on)
    )


def comments_waiting(*, viewer: Viewer, on: date) -> tuple[tuple[Review, str, Comment], ...]:
    """The comments that nobody has replied to, in reviews this viewer works on: each with its
    review and its question (of a framework) or obligation (of a law).
    """
    found = []
    for review in reviews(viewer=viewer, on=on):
        if not reads_drafts(viewer, review):
            continue
        for about, said in _comments(review.state, on).items():
            if (question := _asked_here(review, about)) is not None:
                found += [(review, question, each) for each in awaiting_reply(said)]
    return tuple(found)


def comments_in(*, viewer: Viewer, review: Review, on: date) -> Mapping[str, tuple[Comment, ...]]:
    """What was said of the findings of a review of a law, by obligation; none for those who do
    not work on it.
    """
    if not reads_drafts(viewer, review):
        return {}
    every = _comments(review.state, on)
    named = {about: _asked_here(review, about) for about in every}
    return {asked: every[about] for about, asked in named.items() if asked is not None}


def _asked_here(review: Review, about: str) -> str | None:
    """The question or obligation that a conversation is about, where it is of this review."""
    if review.law:
        start = finding_code(review.code, "")
        return about.removeprefix(start) if about.startswith(start) else None
    return about if about in catalogue.frameworks()[review.framework].asks else None


def _versions(
    rows: Iterable[records.FrameworkAnswer], on: date
) -> Mapping[str, tuple[Answer, ...]]:
    """Every version written by the day, by question, the latest first."""
    found: dict[str, tuple[Answer, ...]] = {}
    for row in rows:
        if row.answered_on <= on:
            found[row.question] = (response_of(row), *found.get(row.question, ()))
    return found


def _comments(state: str, on: date) -> Mapping[str, tuple[Comment, ...]]:
    said: dict[str, tuple[Comment, ...]] = {}
    rows = records.Comment.objects.filter(state=state, written_on__lte=on).order_by("number")
    for row in rows:
        said[row.question] = (*said.get(row.question, ()), comment_of(row))
    return said
