"""Frameworks, and what States answered to their questions, as a viewer may see it.

The questions are public. An answer is the State's: seen by it and by officers assigned to a
review that asks the question; by others where the State opened that review, or the answer.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from accede.assessment import catalogue
from accede.assessment import models as records
from accede.assessment.queries.reviews import review_of, reviews
from accede.assessment.rules import (
    Answer,
    Comment,
    Document,
    Draft,
    Framework,
    Judgement,
    Question,
    Responded,
    Review,
    reads_comments,
    reads_drafts,
    response_code,
    responses_assigned,
    serves,
    standing,
)
from accede.basics.texts import Text
from accede.consent.queries import visible
from accede.consent.rules import Protected, Viewer
from accede.journal.rules import Target
from accede.treaties.queries import everything

KIND = "assessment.FrameworkAnswer"


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """Law that a question cites, as a page names it: an address where the workspace has one."""

    code: str
    title: Text
    says: Text | None
    checked: str
    instrument: str = ""
    at: str = ""


def frameworks() -> tuple[Framework, ...]:
    """Every framework, in the order of the mandate."""
    return tuple(catalogue.frameworks().values())


def framework(code: str) -> Framework | None:
    """The framework of a code; ``None`` where there is none."""
    return catalogue.frameworks().get(code)


def question(code: str) -> Question | None:
    """The question of a code; ``None`` where there is none."""
    held = framework(code.partition(":")[0])
    return next((each for each in held.questions if each.code == code), None) if held else None


def questions_of(held: Framework) -> tuple[Question, ...]:
    """The questions that a framework asks: its own, then those of others."""
    found = (question(each) for each in held.asks)
    return tuple(each for each in found if each is not None)


def cited_law(asked: Question) -> tuple[CitedLaw, ...]:
    """The law that a question cites, in its order."""
    return law_by_code(asked.law)


def law_by_code(codes: Iterable[str]) -> tuple[CitedLaw, ...]:
    """The law of these codes, in their order."""
    treaties = {each.code: each for each in everything()}
    found = []
    for code in codes:
        listed = catalogue.cited().get(code)
        if listed is not None:
            found.append(CitedLaw(code, listed.title, listed.says, listed.checked))
            continue
        instrument, _colon, at = code.partition(":")
        held = treaties[instrument]
        found.append(CitedLaw(code, held.title, None, "catalogue", instrument, at))
    return tuple(found)


def other_law() -> frozenset[str]:
    """The codes of law outside the treaties of the catalogue that may be cited."""
    return frozenset(catalogue.cited())


def framework_reviews(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[Review, ...]:
    """The reviews of a framework, asked for by the day, that the viewer may see, by code."""
    seen = reviews(viewer=viewer, on=on, seen_on=seen_on, state=state)
    return tuple(each for each in seen if each.framework)


def responded(
    *, viewer: Viewer, on: date, seen_on: date | None = None, state: str | None = None
) -> tuple[Responded, ...]:
    """What stands on the day for each question that the viewer may see, by State and code.

    A draft that awaits its second reader is there as UNKNOWN, for the State and the
    officers assigned to a review that asks the question.
    """
    every = list(_standing(on, state))
    seen = visible(viewer=viewer, on=seen_on or on, records=parts_of(every))
    return seen_among(viewer, every, seen)


def parts_of(items: Iterable[Responded]) -> Iterator[Protected]:
    """What opens the answers: each itself, or a review that asks its question."""
    for item in items:
        yield from _parts(item.state, item.question, item.reviews)


def seen_among(
    viewer: Viewer, items: Iterable[Responded], seen: Container[Target]
) -> tuple[Responded, ...]:
    """Those of the answers that what is ``seen`` opens; drafts for those at work alone.

    Each comes with those of its reviews that are seen themselves: whoever sees one answer
    does not for that learn of a review that was not opened.
    """
    return tuple(
        replace(
            item,
            reviews=tuple(
                each for each in item.reviews if ("assessment.Review", each.code) in seen
            ),
        )
        for item in items
        if (
            (KIND, item.code) in seen
            or any(("assessment.Review", each.code) in seen for each in item.reviews)
        )
        and (item.standing.answer is not None or _reads_drafts(viewer, item))
    )


def every_responded(*, on: date) -> tuple[Responded, ...]:
    """What stands on the day for every State, for the index of the search.

    Consent is not applied: never show one to a reader whom ``responded`` does not show it.
    """
    return tuple(_standing(on, None))


def responded_between(earlier: date, later: date) -> frozenset[str]:
    """The codes of answers written or read a second time after one day, up to another, or that
    a review asked for in between serves.
    """
    written, read = (
        Q(**{f"{day}__gt": earlier, f"{day}__lte": later}) for day in ("answered_on", "read_on")
    )
    rows = records.FrameworkAnswer.objects.filter(written | read)
    return frozenset(
        response_code(state, asked) for state, asked in rows.values_list("state", "question")
    )


def responses_awaiting(
    *, viewer: Viewer, on: date, state: str | None = None
) -> tuple[Responded, ...]:
    """Answers whose latest version is not agreed, for those who work on them."""
    return tuple(
        item
        for item in _at_work(viewer, _standing(on, state))
        if item.standing.answer is not item.standing.awaiting
    )


def history(*, viewer: Viewer, state: str, question: str, on: date) -> tuple[Answer, ...]:
    """Every version of an answer, the latest first, for those who work on it; else none."""
    asking = _asking(state, question, on)
    if not any(reads_drafts(viewer, each) for each in asking):
        return ()
    rows = records.FrameworkAnswer.objects.filter(
        state=state, question=question, answered_on__lte=on
    ).order_by("-version")
    return tuple(response_of(row) for row in rows)


def comments(*, viewer: Viewer, state: str, question: str, on: date) -> tuple[Comment, ...]:
    """The State's comments and the replies, in their order, for those who read them."""
    if not reads_comments(viewer, _asking(state, question, on)):
        return ()
    rows = records.Comment.objects.filter(state=state, question=question, written_on__lte=on)
    return tuple(comment_of(row) for row in rows.order_by("number"))


def response_parts(item: Responded) -> tuple[Protected, ...]:
    """What opens an answer: itself, or those of its reviews that its viewer sees."""
    return tuple(_parts(item.state, item.question, item.reviews))


def response_of(row: records.FrameworkAnswer) -> Answer:
    """The version of an answer that a row holds."""
    return Answer(
        record=row.pk,
        version=row.version,
        draft=Draft(
            judgement=Judgement(row.judgement),
            reasoning=Text(row.reasoning),
            lacking=tuple(Text(element) for element in row.lacking),
            consulted=Text(row.consulted) if row.consulted else None,
            because=Text(row.because) if row.because else None,
            documents=tuple(
                Document(
                    Text(each["words"]),
                    each["at"],
                    date.fromisoformat(each["stated_on"]) if each["stated_on"] else None,
                )
                for each in row.documents
            ),
        ),
        author=row.author,
        answered_on=row.answered_on,
        second_reader=row.second_reader,
        read_on=row.read_on,
        agreed=row.agreed,
        remark=row.remark,
    )


def comment_of(row: records.Comment) -> Comment:
    """The comment or reply that a row holds."""
    return Comment(
        number=row.number,
        version=row.version,
        words=Text(row.words),
        author=row.author,
        written_on=row.written_on,
        to=row.to or 0,
    )


def asking(reviews: Iterable[Review], state: str, question: str) -> tuple[Review, ...]:
    """The reviews, among those given, that an answer of the State to the question serves."""
    known = catalogue.frameworks()
    return tuple(
        each
        for each in reviews
        if serves(each, known.get(each.framework), state=state, question=question)
    )


def _asking(state: str, question: str, on: date) -> tuple[Review, ...]:
    return asking(_of_frameworks(on, state), state, question)


def _of_frameworks(on: date, state: str | None) -> list[Review]:
    rows = (
        records.Review.objects.filter(asked_on__lte=on)
        .exclude(framework="")
        .prefetch_related("assignments")
        .order_by("code")
    )
    return [review_of(row, on=on) for row in (rows.filter(state=state) if state else rows)]


def _standing(on: date, state: str | None) -> Iterator[Responded]:
    reviews = _of_frameworks(on, state)
    rows = records.FrameworkAnswer.objects.filter(state__in={each.state for each in reviews})
    return stand(reviews, rows.order_by("pk"), on)


def stand(
    reviews: Iterable[Review], rows: Iterable[records.FrameworkAnswer], on: date
) -> Iterator[Responded]:
    """What stands on the day of the answers that these rows hold, by State and question."""
    by_state: Mapping[str, list[Review]] = defaultdict(list)
    for review in reviews:
        by_state[review.state].append(review)
    versions: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for row in rows:
        versions[row.state, row.question].append(response_of(row))
    for (of, asked), written in sorted(versions.items(), key=lambda item: _place(*item[0])):
        stands = standing(written, on=on)
        if stands is not None:
            yield Responded(of, asked, stands, asking(by_state[of], of, asked))


def _place(state: str, question: str) -> tuple[str, str, int]:
    held, _colon, number = question.partition(":")
    return state, held, int(number)


def _parts(state: str, question: str, reviews: Iterable[Review]) -> Iterator[Protected]:
    held = tuple(reviews)
    code = response_code(state, question)
    yield Protected((KIND, code), state, responses_assigned(held))
    for each in held:
        yield Protected(("assessment.Review", each.code), state, each.assigned)


def _at_work(viewer: Viewer, items: Iterable[Responded]) -> Iterator[Responded]:
    """The answers this viewer works on, each with the reviews through which they do."""
    for item in items:
        if own := tuple(each for each in item.reviews if reads_drafts(viewer, each)):
            yield replace(item, reviews=own)


def _reads_drafts(viewer: Viewer, item: Responded) -> bool:
    return any(reads_drafts(viewer, each) for each in item.reviews)
