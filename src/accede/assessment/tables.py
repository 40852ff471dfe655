"""The tables of frameworks and of reviews as data: what their pages show, and nothing more."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.assessment.queries import ReviewView
from accede.assessment.rules import Framework, Question
from accede.assessment.words import KINDS
from accede.basics.digests import digest
from accede.basics.tables import Cell, Column, Kind, Row, Table


def questions_table(framework: Framework, asked: Sequence[Question], language: str) -> Table:
    """The questions of a framework, with what each serves and cites."""
    page = reverse("framework", kwargs={"code": framework.code})
    rows = [
        Row(
            each.code,
            f"{page}#{each.code}",
            (
                each.code,
                str(KINDS[each.kind]),
                each.question.in_(language),
                each.guidance.in_(language),
                each.evidence.in_(language),
                "; ".join(one.words.in_(language) for one in framework.served_by(each.code)),
                " ".join(each.law),
            ),
        )
        for each in asked
    ]
    return Table(
        name="questions",
        title=framework.title.in_(language),
        columns=(
            Column("code", _("Code"), Kind.CODE),
            Column("about", _("About")),
            Column("question", _("Question")),
            Column("guidance", _("What to look at")),
            Column("evidence", _("Evidence wanted")),
            Column("elements", _("Elements of the mandate")),
            Column("law", _("Law cited"), Kind.CODE),
        ),
        rows=tuple(rows),
        about=framework.code,
        digest=digest([[str(cell) for cell in row.cells] for row in rows]),
        names_states=False,
    )


def reviews_table(shown: Sequence[Mapping[str, Any]], language: str, today: date) -> Table:
    """The reviews open to a reader: of which State, by which framework, since when."""
    rows = [
        Row(
            each["review"].code,
            reverse("review", kwargs={"code": each["review"].code}),
            (
                each["review"].code,
                each["review"].state,
                each["state"].name.in_(language),
                each["review"].framework,
                each["framework"].title.in_(language),
                each["review"].asked_on,
                each["review"].closed_on,
                _("Demonstration") if each["state"].demonstration else None,
            ),
        )
        for each in shown
    ]
    return Table(
        name="reviews",
        title=_("Reviews open to you"),
        columns=(
            Column("code", _("Code"), Kind.CODE),
            Column("state", _("State"), Kind.CODE),
            Column("state_name", _("Name of the State")),
            Column("framework", _("Framework"), Kind.CODE),
            Column("framework_title", _("Title of the framework")),
            Column("asked_on", _("Asked for"), Kind.DAY),
            Column("closed_on", _("Closed"), Kind.DAY),
            Column("demonstration", _("Demonstration")),
        ),
        rows=tuple(rows),
        as_of=today,
        digest=digest([[str(cell) for cell in row.cells] for row in rows]),
    )


def review_table(
    view: ReviewView, listed: Sequence[Mapping[str, Any]], language: str, today: date
) -> Table:
    """The questions of a review, with the agreed answer to each."""
    rows = [_answered(view, each, language) for each in listed]
    return Table(
        name="answers",
        title=f"{view.review.code} · {view.framework.title.in_(language)}",
        columns=(
            Column("code", _("Code"), Kind.CODE),
            Column("question", _("Question")),
            Column("judgement", _("Judgement"), Kind.CODE),
            Column("judgement_words", _("Judgement, in words")),
            Column("reasoning", _("Reasoning")),
            Column("lacking", _("What is lacking")),
            Column("documents", _("Documents")),
            Column("answered_on", _("Answered on"), Kind.DAY),
            Column("read_on", _("Read by a second person on"), Kind.DAY),
        ),
        rows=tuple(rows),
        about=view.review.code,
        as_of=today,
        digest=digest([[str(cell) for cell in row.cells] for row in rows]),
    )


def _answered(view: ReviewView, shown: Mapping[str, Any], language: str) -> Row:
    asked, answer = shown["line"].question, shown["answer"]
    where = {"code": view.review.code, "number": asked.code}
    judgement = shown["judgement"]
    said: tuple[Cell, ...] = (None,) * 5
    if answer is not None:
        draft = answer.draft
        documents = (
            ", ".join(filter(None, (each.words.in_(language), each.at))) for each in draft.documents
        )
        said = (
            draft.reasoning.in_(language),
            "; ".join(each.in_(language) for each in draft.lacking) or None,
            "; ".join(documents) or None,
            answer.answered_on,
            answer.read_on,
        )
    return Row(
        asked.code,
        reverse("review-question", kwargs=where),
        (
            asked.code,
            asked.question.in_(language),
            judgement.value if judgement else None,
            shown["word"].in_(language) if shown["word"] else _("not answered yet"),
            *said,
        ),
    )
