"""What assessment offers: frameworks and reviews on other pages, what waits for whom, who can
see an answer, and what the search finds.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.accounts.rules import Person, Role
from accede.assessment import queries
from accede.assessment.rules import WORDS, Responded
from accede.assessment.words import MARKS
from accede.basics.offering import (
    MenuEntry,
    Panel,
    Restricted,
    Search,
    SearchDocument,
    Task,
    Tasks,
)
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Shared, Viewer
from accede.journal.rules import Target
from accede.states.queries import world
from accede.states.rules import State

_KIND = "assessment.FrameworkAnswer"


def on_state_page(
    *, state: State, day: date, viewer: Viewer, seen_on: date, **_about: Any
) -> Mapping[str, Any] | None:
    """The answers to frameworks that this viewer may see as they stand on the day; nothing
    where there are none.
    """
    asked = queries.framework_reviews(viewer=viewer, on=day, seen_on=seen_on, state=state.code)
    standing = queries.responded(viewer=viewer, on=day, seen_on=seen_on, state=state.code)
    if not asked and not standing:
        return None
    known = {each.code: each for each in queries.frameworks()}
    shown = {each.question: each for each in standing}
    # Several reviews by one framework may follow each other: the latest leads to it.
    latest = {each.framework: each for each in asked}
    # An answer stands under the reviews that ask for it; one opened alone, where it is at home.
    asked_for = {code for each in latest for code in known[each].asks}
    home = {known[code.partition(":")[0]].code for code in shown if code not in asked_for}
    frameworks = [each for each in known.values() if each.code in latest or each.code in home]
    told: set[str] = set()
    rows: list[Mapping[str, Any]] = []
    for each in frameworks:
        answers = [code for code in each.asks if code in shown]
        review = latest.get(each.code)
        rows.append(
            {
                "framework": each,
                "review": review,
                "answers": [
                    {**_answer(shown[code], review), "told": code in told} for code in answers
                ],
            }
        )
        # An answer that serves several frameworks is told in full under the first.
        told.update(answers)
    return {
        "is_public": viewer == PUBLIC_VIEWER,
        "frameworks": rows,
        "facts": [[each.code, repr(each)] for each in standing],
    }


def _answer(item: Responded, review: Any) -> Mapping[str, Any]:
    asked = queries.question(item.question)
    assert asked is not None
    judgement = item.standing.judgement
    return {
        "question": asked,
        "word": WORDS[asked.kind, judgement],
        "mark": MARKS[judgement],
        "item": item,
        "answer": item.standing.answer,
        "address": _question(review.code, asked.code) if review else "",
    }


def on_paragraph_page(
    *, symbols: tuple[str, ...], number: str, **_about: Any
) -> Mapping[str, Any] | None:
    """The questions that serve an operative paragraph; nothing where no framework names it."""
    found: list[Mapping[str, Any]] = []
    named_by: list[str] = []
    for framework in queries.frameworks():
        named = {
            each.code
            for each in framework.elements
            for one in each.paragraphs
            if one.symbol in symbols and one.number == number and not one.preamble
        }
        asked = [
            each
            for each in queries.questions_of(framework)
            if any(one.code in named for one in framework.served_by(each.code))
        ]
        if asked:
            found.append({"framework": framework, "questions": asked})
            named_by.append(framework.code)
    return {"frameworks": found, "facts": named_by} if found else None


def unassigned(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """For every officer, the reviews that wait for officers."""
    if not person.holds(Role.OFFICER):
        return
    for each in queries.waiting_for_officers(viewer=viewer, on=day):
        held = queries.framework(each.framework)
        if not each.assigned:
            yield Task(
                to_do=_("Assign officers to a review that a State asked for"),
                subject=held.title if held else each.law,
                code=each.code,
                address=reverse("review-assign", kwargs={"code": each.code}),
                since=each.asked_on,
                state=each.state,
                demonstration=world().state(each.state).demonstration,
            )


def second_readings(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """Answers that await a second reader, for those who may read them and wrote none of them."""
    for item in queries.responses_awaiting(viewer=viewer, on=day):
        draft = item.standing.awaiting
        if not (person.holds(Role.OFFICER) or person.holds(Role.FOCAL_POINT)):
            return
        if draft.agreed is None and draft.author != person.code:
            yield _task(item, _("Read an answer as second reader"), draft.answered_on, "#waits")
        elif draft.agreed is False and draft.author == person.code and draft.read_on:
            yield _task(item, _("Write an answer anew that was returned to you"), draft.read_on)


def comments_to_reply(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """For assigned officers, the comments of the State that nobody has replied to."""
    if not person.holds(Role.OFFICER):
        return
    told: set[tuple[str, str, int]] = set()
    for review, asked, comment in queries.comments_waiting(viewer=viewer, on=day):
        held = queries.question(asked)
        code = f"{review.code if review.law else review.state}/{asked}"
        named = (review.state, code, comment.number)
        # A question that several reviews ask has one conversation.
        if named in told:
            continue
        told.add(named)
        where = {"code": review.code, "obligation": asked}
        page = reverse("law-finding", kwargs=where) if review.law else _question(review.code, asked)
        yield Task(
            to_do=_("Reply to a comment of the State"),
            subject=held.question if held else asked,
            code=code,
            address=f"{page}#comment-{comment.number}",
            since=comment.written_on,
            state=review.state,
            demonstration=world().state(review.state).demonstration,
        )


def _task(item: Responded, to_do: Any, since: date, place: str = "") -> Task:
    asked = queries.question(item.question)
    assert asked is not None
    return Task(
        to_do=to_do,
        subject=asked.question,
        code=item.code,
        address=_question(item.reviews[-1].code, item.question) + place,
        since=since,
        state=item.state,
        demonstration=world().state(item.state).demonstration,
    )


def answer_shared(*, code: str, viewer: Viewer, day: date) -> Shared | None:
    """One answer: opened by itself, or with a review that asks its question."""
    seen = queries.responded(viewer=viewer, on=day, state=code.partition("/")[0])
    item = next((each for each in seen if each.code == code), None)
    if item is None:
        return None
    asked = queries.question(item.question)
    assert asked is not None
    return Shared(
        title=asked.question,
        code=code,
        # Who sees one answer does not always see a review: the State's page shows both.
        address=f"{reverse('state', kwargs={'code': item.state})}#answer-{code}",
        parts=queries.response_parts(item),
        demonstration=world().state(item.state).demonstration,
    )


def _question(review: str, number: str) -> str:
    return reverse("review-question", kwargs={"code": review, "number": number})


def question_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each question of a framework, for the index of the search: public."""
    for framework in queries.frameworks():
        for each in framework.questions:
            yield SearchDocument(
                id=each.code,
                title=each.question,
                body=(each.guidance, each.evidence, framework.title),
                codes=(each.code,),
                door="framework",
                where=(("code", framework.code),),
                anchor=each.code,
            )


def answer_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each answer that two readers agreed, for the index of the search."""
    for item in queries.every_responded(on=on):
        answer, asked = item.standing.answer, queries.question(item.question)
        if answer is None or asked is None or (only is not None and item.code not in only):
            continue
        draft = answer.draft
        said = [draft.reasoning, *draft.lacking, *(each.words for each in draft.documents)]
        yield SearchDocument(
            id=item.code,
            title=asked.question,
            body=tuple(said),
            codes=(item.question,),
            also=(item.code,),
            door="state",
            where=(("code", item.state),),
            anchor=f"answer-{item.code}",
            owner=item.state,
            demonstration=world().state(item.state).demonstration,
        )


def _answers_touched(target: Target) -> Iterable[str]:
    return (target[1],) if target[0] == _KIND else ()


TASKS = (Tasks(28, unassigned), Tasks(31, second_readings), Tasks(32, comments_to_reply))
RESTRICTED = (Restricted(_KIND, answer_shared),)
MENU = (
    MenuEntry(
        37,
        "frameworks",
        Text(
            {
                "ar": "أطر الأسئلة",
                "zh": "问题框架",
                "en": "Frameworks",
                "fr": "Cadres d’examen",
                "ru": "Перечни вопросов",
                "es": "Marcos de examen",
            }
        ),
        says=_("Questions on institutions and practice, and reviews that States asked for."),
    ),
)
PANELS = (
    Panel("state", 22, "assessment/on_state_page.html", on_state_page),
    Panel("paragraph", 25, "assessment/on_paragraph_page.html", on_paragraph_page),
)
SEARCH = (
    Search(
        "assessment.Question",
        65,
        _("Questions of frameworks"),
        question_documents,
    ),
    Search(
        _KIND,
        66,
        _("Answers to frameworks"),
        answer_documents,
        touched=_answers_touched,
        between=queries.responded_between,
        seen=lambda viewer, on: frozenset(
            each.code for each in queries.responded(viewer=viewer, on=on)
        ),
    ),
)
