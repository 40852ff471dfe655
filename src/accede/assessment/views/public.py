"""What anybody may read: the frameworks, each with its elements, its questions and its law."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext

from accede.accounts.rules import opens
from accede.assessment import queries
from accede.assessment.rules import Framework, Question
from accede.assessment.tables import questions_table, reviews_table
from accede.assessment.words import CHECKED, KINDS
from accede.basics.digests import digest
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.consent.rules import Viewer
from accede.states.queries import world


def frameworks(request: HttpRequest) -> HttpResponse:
    """Every framework; with them the reviews that this visitor may see, and what waits."""
    visit = cast(Visit, request)
    every, today = queries.frameworks(), date.today()
    shown = _reviews(visit.viewer, today)
    context: dict[str, Any] = {
        "page": "frameworks",
        "frameworks": every,
        "may_ask": opens("review-ask", visit.person),
        "may_assign": opens("review-assign", visit.person),
        "reviews": shown,
        "unassigned": [
            {"view": each, "state": world().state(each.state).name}
            for each in queries.waiting_for_officers(viewer=visit.viewer, on=today)
        ],
        "digest": digest([[each.code, list(each.asks)] for each in every]),
    }
    if shown:
        make = partial(reviews_table, shown, visit.LANGUAGE_CODE[:2], today)
        context["tables"] = [TableOffer("reviews", gettext("Reviews open to you"), make)]
    return TemplateResponse(request, "assessment/frameworks.html", context)


def framework(request: HttpRequest, *, code: str) -> HttpResponse:
    """One framework: what the paragraphs name, and the question that serves each element."""
    visit = cast(Visit, request)
    shown = queries.framework(code.upper())
    if shown is None:
        raise Http404(gettext("There is no framework of this code."))
    asked = queries.questions_of(shown)
    language = visit.LANGUAGE_CODE[:2]
    make = partial(questions_table, shown, asked, language)
    context = {
        "page": "frameworks",
        "framework": shown,
        "checked": CHECKED[shown.checked],
        "elements": [
            {
                "element": each,
                "asked_by": [one.code for one in asked if each in shown.served_by(one.code)],
            }
            for each in shown.elements
        ],
        "questions": [question_shown(shown, each) for each in asked],
        "may_ask": opens("review-ask", visit.person),
        "tables": [TableOffer("questions", gettext("Questions"), make)],
        "digest": digest([shown.code, [each.question.in_("en") for each in asked]]),
    }
    return TemplateResponse(request, "assessment/framework.html", context)


def question_shown(within: Framework, asked: Question) -> Mapping[str, Any]:
    """A question with the elements it serves, its law, and who else asks it."""
    return {
        "question": asked,
        "kind": KINDS[asked.kind],
        "serves": within.served_by(asked.code),
        "law": queries.cited_law(asked),
        "elsewhere": [
            each
            for each in queries.frameworks()
            if asked.code in each.asks and each.code != within.code
        ],
    }


def _reviews(viewer: Viewer, today: date) -> list[Mapping[str, Any]]:
    known = {each.code: each for each in queries.frameworks()}
    return [
        {
            "review": each,
            "framework": known[each.framework],
            "state": world().state(each.state),
        }
        for each in queries.framework_reviews(viewer=viewer, on=today)
    ]
