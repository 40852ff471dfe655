"""Frameworks for programs, and what States answered to them as far as the caller may see."""

from datetime import date
from typing import Annotated

import msgspec
from django.http import Http404
from ninja import Path, Query, Router

from accede.assessment import queries
from accede.assessment.rules import Framework, Question, Responded
from accede.basics.asking import asked_code, asked_day
from accede.basics.digests import digest
from accede.consent.queries import Visit
from accede.states.queries import world

router = Router(tags=["Assessment"])

Code = Annotated[str, Path(description="The code of the framework.", examples=["M12"])]
TheState = Annotated[str, Query(description="Only this State’s answers.", examples=["XAA"])]
AsOf = Annotated[
    str,
    Query(
        description="The day as of which the answers stand; without it, today. What may be "
        "seen is what is open today, whatever this day.",
        examples=["2014-06-30"],
    ),
]


class FrameworkItem(msgspec.Struct, kw_only=True):
    """A framework: what it is about, the paragraphs it serves, the questions it asks."""

    id: str
    title: dict[str, str]
    about: dict[str, str]
    paragraphs: list[str]
    questions: list[str]


class FrameworksAnswer(msgspec.Struct, kw_only=True):
    """Every framework, in the order of the mandate."""

    digest: str
    items: list[FrameworkItem]


class ElementItem(msgspec.Struct, kw_only=True):
    """One thing that paragraphs of the mandate name."""

    id: str
    words: dict[str, str]
    paragraphs: list[str]


class QuestionItem(msgspec.Struct, kw_only=True):
    """One question: ``kind`` is LAW, BODY or PRACTICE; ``serves`` are elements by their ids."""

    id: str
    kind: str
    question: dict[str, str]
    guidance: dict[str, str]
    evidence: dict[str, str]
    serves: list[str]
    law: list[str]


class FrameworkAnswer(msgspec.Struct, kw_only=True):
    """A framework with its elements and its questions; ``checked`` says how its elements were
    made sure: read in the text of the paragraphs, or written from memory.
    """

    id: str
    title: dict[str, str]
    about: dict[str, str]
    checked: str
    elements: list[ElementItem]
    questions: list[QuestionItem]


class DocumentItem(msgspec.Struct, kw_only=True):
    """A document described as evidence; nothing was fetched from where it is said to be."""

    words: dict[str, str]
    at: str
    stated_on: date | None


class AnswerItem(msgspec.Struct, kw_only=True):
    """What stands of one State's answer to one question, agreed by a second reader, or UNKNOWN
    while none was. Persons are not told.
    """

    id: str
    state: str
    question: str
    judgement: str
    reasoning: dict[str, str] | None
    lacking: list[dict[str, str]]
    documents: list[DocumentItem]
    consulted: dict[str, str] | None
    because: dict[str, str] | None
    answered_on: date | None
    read_on: date | None
    reviews: list[str]
    demonstration: bool


class AnswersAnswer(msgspec.Struct, kw_only=True):
    """The answers open to the caller, one by one. Nothing is added up, no States are compared."""

    as_of: date
    digest: str
    items: list[AnswerItem]


@router.get("/frameworks", url_name="frameworks", summary="Frameworks")
def list_frameworks(request: Visit) -> FrameworksAnswer:
    """Every framework of questions on institutions and practice. They are public."""
    every = queries.frameworks()
    return FrameworksAnswer(
        digest=digest([[each.code, list(each.asks)] for each in every]),
        items=[
            FrameworkItem(
                id=each.code,
                title=dict(each.title.by_language),
                about=dict(each.about.by_language),
                paragraphs=[str(one) for one in each.paragraphs],
                questions=list(each.asks),
            )
            for each in every
        ],
    )


@router.get("/frameworks/{code}", url_name="framework", summary="A framework")
def one_framework(request: Visit, code: Code) -> FrameworkAnswer:
    """One framework: the elements that paragraphs name, and the questions that serve them."""
    shown = queries.framework(code.upper())
    if shown is None:
        raise Http404(f"there is no framework ‘{code}’")
    return FrameworkAnswer(
        id=shown.code,
        title=dict(shown.title.by_language),
        about=dict(shown.about.by_language),
        checked=shown.checked,
        elements=[
            ElementItem(
                id=each.code,
                words=dict(each.words.by_language),
                paragraphs=[str(one) for one in each.paragraphs],
            )
            for each in shown.elements
        ],
        questions=[_question(shown, each) for each in queries.questions_of(shown)],
    )


@router.get("/answers", url_name="answers", summary="Answers to frameworks")
def list_answers(request: Visit, state: TheState = "", as_of: AsOf = "") -> AnswersAnswer:
    """What stands of the answers that States gave in reviews they asked for, as far as it is open
    to the caller.

    Without a token: what States have opened to the public. With a token of the scope
    read:requests: what the person it belongs to sees on the pages.
    """
    today = date.today()
    day = asked_day("as_of", as_of, today=today) or today
    of = asked_code("state", state, [each.code for each in world().every])
    seen = queries.responded(viewer=request.viewer, on=day, seen_on=today, state=of or None)
    return AnswersAnswer(
        as_of=day,
        digest=digest([[each.code, each.standing.judgement.value] for each in seen]),
        items=[_answer(each) for each in seen],
    )


def _question(within: Framework, asked: Question) -> QuestionItem:
    return QuestionItem(
        id=asked.code,
        kind=asked.kind.value,
        question=dict(asked.question.by_language),
        guidance=dict(asked.guidance.by_language),
        evidence=dict(asked.evidence.by_language),
        serves=[each.code for each in within.served_by(asked.code)],
        law=list(asked.law),
    )


def _answer(item: Responded) -> AnswerItem:
    answer = item.standing.answer
    draft = answer.draft if answer else None
    return AnswerItem(
        id=item.code,
        state=item.state,
        question=item.question,
        judgement=item.standing.judgement.value,
        reasoning=dict(draft.reasoning.by_language) if draft else None,
        lacking=[dict(each.by_language) for each in draft.lacking] if draft else [],
        documents=[
            DocumentItem(words=dict(each.words.by_language), at=each.at, stated_on=each.stated_on)
            for each in (draft.documents if draft else ())
        ],
        consulted=dict(draft.consulted.by_language) if draft and draft.consulted else None,
        because=dict(draft.because.by_language) if draft and draft.because else None,
        answered_on=answer.answered_on if answer else None,
        read_on=answer.read_on if answer else None,
        reviews=[each.code for each in item.reviews],
        demonstration=world().state(item.state).demonstration,
    )
