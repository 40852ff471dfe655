"""The reviews by framework of the demonstration: how a file tells them, how they are played.

``catalogue/demonstration/reviews/<CODE>.yaml`` holds one review: what the State asked for,
who worked on it, every answer in the order of its versions, and what was said about them.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import msgspec

from accede import shelf
from accede.assessment import acts as assessment
from accede.assessment.rules import Document, Draft, Judgement, response_code
from accede.journal.rules import Target
from accede.site.demonstration.shapes import FOLDER, Opened, Words
from accede.site.demonstration.steps import Order, Step, step


class Described(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A document named as evidence, in English and French."""

    en: str
    fr: str
    at: str = ""
    stated_on: date | None = None

    @property
    def document(self) -> Document:
        """The document as the rules know it."""
        return Document(Words(self.en, self.fr).text, self.at, self.stated_on)


class Answered(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One version of an answer; without ``read_on`` it waits, with a remark it was returned."""

    question: str
    judgement: Judgement
    reasoning: Words
    author: str
    answered_on: date
    documents: tuple[Described, ...] = ()
    lacking: tuple[Words, ...] = ()
    consulted: Words | None = None
    because: Words | None = None
    second_reader: str = ""
    read_on: date | None = None
    remark: str = ""

    @property
    def draft(self) -> Draft:
        """The answer as the act takes it."""
        return Draft(
            judgement=self.judgement,
            reasoning=self.reasoning.text,
            lacking=tuple(each.text for each in self.lacking),
            consulted=self.consulted.text if self.consulted else None,
            because=self.because.text if self.because else None,
            documents=tuple(each.document for each in self.documents),
        )


class Reply(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What an officer replied to a comment."""

    by: str
    day: date
    words: Words


class Commented(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the State said of an answer, and the reply where there is one."""

    question: str
    by: str
    day: date
    words: Words
    reply: Reply | None = None


class Reviewed(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One review, whole."""

    code: str
    state: str
    framework: str
    words: Words
    asked_by: str
    asked_on: date
    assigned_by: str
    officers: tuple[str, ...]
    answers: tuple[Answered, ...]
    comments: tuple[Commented, ...]
    opened: tuple[Opened, ...]
    assigned_on: date | None = None
    opened_answers: dict[str, tuple[Opened, ...]] = {}


def steps() -> Iterator[Step]:
    """Everything done in the reviews, to be sorted by day."""
    for _name, review in shelf.each(f"{FOLDER}/reviews", Reviewed):
        yield from _steps(review)


def _steps(review: Reviewed) -> Iterator[Step]:
    about: Target = ("assessment.Review", review.code)
    yield step(
        assessment.ask_framework_review,
        review.asked_by,
        review.asked_on,
        Order.DRAFT,
        about,
        code=review.code,
        state=review.state,
        framework=review.framework,
        words=review.words.text,
    )
    if review.assigned_on:
        yield step(
            assessment.assign_officers,
            review.assigned_by,
            review.assigned_on,
            Order.MOVE,
            about,
            review=review.code,
            officers=review.officers,
        )
    versions: Counter[str] = Counter()
    for answered in review.answers:
        versions[answered.question] += 1
        yield from _answer(review, answered, versions[answered.question], about)
    numbers: Counter[str] = Counter()
    for commented in review.comments:
        numbers[commented.question] += 1
        yield from _comment(review, commented, numbers[commented.question], about)
        numbers[commented.question] += commented.reply is not None
    for opened in review.opened:
        yield from opened.steps(about)
    for question, given in review.opened_answers.items():
        for opened in given:
            target = ("assessment.FrameworkAnswer", response_code(review.state, question))
            yield from (replace(each, about=about) for each in opened.steps(target))


def _answer(review: Reviewed, answered: Answered, version: int, about: Target) -> Iterator[Step]:
    yield step(
        assessment.respond,
        answered.author,
        answered.answered_on,
        Order.TALK,
        about,
        review=review.code,
        question=answered.question,
        draft=answered.draft,
        after=version - 1,
    )
    if answered.read_on:
        yield step(
            assessment.read_response,
            answered.second_reader,
            answered.read_on,
            Order.AGREE,
            about,
            review=review.code,
            question=answered.question,
            version=version,
            agreed=not answered.remark,
            remark=answered.remark,
        )


def _comment(review: Reviewed, said: Commented, number: int, about: Target) -> Iterator[Step]:
    yield step(
        assessment.comment,
        said.by,
        said.day,
        Order.TALK,
        about,
        review=review.code,
        question=said.question,
        words=said.words.text,
    )
    if said.reply is not None:
        yield step(
            assessment.reply,
            said.reply.by,
            said.reply.day,
            Order.AGREE,
            about,
            review=review.code,
            question=said.question,
            to=number,
            words=said.reply.words.text,
        )
