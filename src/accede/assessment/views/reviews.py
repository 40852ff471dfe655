"""A review by a framework: asked for, given officers, seen as a whole, closed."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.accounts.queries import addressees, persons
from accede.accounts.rules import Person, Role, actor_of
from accede.assessment import acts, queries
from accede.assessment.forms import AskForm, AssignForm, language_here, refusal
from accede.assessment.queries import Line, ReviewView
from accede.assessment.rules import WORDS, Judgement, Unassigned, may_work_on, reads_drafts
from accede.assessment.tables import review_table
from accede.assessment.words import MARKS
from accede.basics.errors import BadInput
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.states.queries import world

_DONE = {
    "asked": _("Your State asked for the review. The Secretariat now assigns officers."),
    "assigned": _("The officers were assigned and may now work on the review."),
    "closed": _("The review is closed. What was agreed stands."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def ask(visit: Visit) -> HttpResponse:
    """A focal point asks for a review of the own State, by one framework."""
    person = visit.person
    if person is None or not person.holds(Role.FOCAL_POINT):
        raise PermissionDenied
    here = language_here()
    choices = [
        (each.code, f"{each.code} — {each.title.in_(here)}") for each in queries.frameworks()
    ]
    if visit.method == "POST":
        form = AskForm(visit.POST, frameworks=choices)
        if form.is_valid():
            try:
                asked = acts.ask_framework_review(
                    actor=actor_of(person),
                    state=person.of,
                    reason="asked for at the State’s own desk",
                    source=None,
                    on=date.today(),
                    **form.asked(),
                )
            except BadInput as error:
                form.refuse(error)
            else:
                messages.success(visit, str(_DONE["asked"]))
                return redirect("review", code=asked.code)
    else:
        wanted = visit.GET.get("framework", "").upper()
        form = AskForm(initial={"framework": wanted}, frameworks=choices)
    context = {"page": "frameworks", "form": form, "state": world().state(person.of)}
    return TemplateResponse(
        visit, "assessment/ask.html", context, status=400 if form.is_bound else 200
    )


def review(visit: Visit, *, code: str) -> HttpResponse:
    """A review: the State's words, every question with what stands, what waits for whom."""
    view, today = seen(visit, code), date.today()
    wanted = visit.GET.get("finding", "")
    rows = [_row(view, line) for line in view.lines]
    tally = {each: sum(row["judgement"] is each for row in rows) for each in Judgement}
    people = persons({*view.review.assigned, view.review.asked_by}) if view.at_work else {}
    make = partial(review_table, view, rows, language_here(), today)
    context = {
        "page": "frameworks",
        "view": view,
        "review": view.review,
        "framework": view.framework,
        "state": world().state(view.review.state),
        "is_open": view.review.open_on(today),
        "works": works(visit.person, view) and view.review.open_on(today),
        "close_at": reverse("review-close", kwargs={"code": code})
        if works(visit.person, view) and view.review.open_on(today)
        else "",
        "may_assign": _may_assign(visit.person) and view.review.open_on(today),
        "officers": sorted(people[each].name for each in view.review.assigned if each in people),
        "rows": [
            row
            for row in rows
            if wanted in ("", "none" if row["judgement"] is None else row["judgement"].value)
        ],
        "wanted": wanted,
        "findings": [
            {"value": each.value, "word": WORDS_OF_ALL[each], "number": number}
            for each, number in tally.items()
            if number
        ],
        "without": sum(row["judgement"] is None for row in rows),
        "tables": [TableOffer("answers", gettext("Questions and answers"), make)],
    }
    return TemplateResponse(visit, "assessment/review.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def assign(visit: Visit, *, code: str) -> HttpResponse:
    """An officer assigns officers, knowing of the review no more than that it waits for them."""
    person, today = visit.person, date.today()
    if person is None or not _may_assign(person):
        raise PermissionDenied
    waits = queries.waiting_for_officers(viewer=visit.viewer, on=today)
    asked = next((each for each in waits if each.code == code), None) or _own(visit, code)
    every = addressees(Role.OFFICER)
    form = AssignForm(
        visit.POST if visit.method == "POST" else None,
        officers=[(each.code, each.name) for each in every],
    )
    if form.is_bound and form.is_valid():
        try:
            acts.assign_officers(
                actor=actor_of(person),
                review=code,
                officers=tuple(form.cleaned_data["officers"]),
                reason="assigned on the page of the review",
                source=None,
                on=today,
            )
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(visit, str(_DONE["assigned"]))
            mine = person.code in form.cleaned_data["officers"]
            page = "review" if asked.framework else "law-review"
            return redirect(page, code=code) if mine else redirect("frameworks")
    held = queries.framework(asked.framework)
    context = {
        "page": "frameworks",
        "asked": asked,
        "framework": held,
        "state": world().state(asked.state),
        "form": form,
    }
    return TemplateResponse(
        visit, "assessment/assign.html", context, status=400 if form.is_bound else 200
    )


@require_POST
def close(visit: Visit, *, code: str) -> HttpResponse:
    """The State, or an officer assigned, closes the review; what was agreed stands."""
    view = at_work(visit, code)
    assert visit.person is not None
    try:
        acts.close_review(
            actor=actor_of(visit.person),
            review=view.review.code,
            reason="closed on its page",
            source=None,
            on=date.today(),
        )
    except BadInput as error:
        messages.error(visit, refusal(error))
    else:
        messages.success(visit, str(_DONE["closed"]))
    return redirect("review", code=code)


WORDS_OF_ALL: Mapping[Judgement, Any] = {
    Judgement.ADDRESSED: _("in place, or provided for"),
    Judgement.PARTLY_ADDRESSED: _("in part"),
    Judgement.NOT_IDENTIFIED: _("nothing identified"),
    Judgement.UNKNOWN: _("unknown"),
    Judgement.NOT_BOUND: _("not bound"),
    Judgement.NOT_APPLICABLE: _("not applicable"),
}


def seen(visit: Visit, code: str) -> ReviewView:
    """The review, where this visitor may see it; to others it is not there."""
    view = queries.review_view(viewer=visit.viewer, code=code, on=date.today())
    if view is None:
        raise Http404(gettext("There is no such review here, or it is not open to you."))
    return view


def at_work(visit: Visit, code: str) -> ReviewView:
    """The same for those who work on it; the others who see it are told that they may not."""
    view = seen(visit, code)
    if not works(visit.person, view):
        raise PermissionDenied
    return view


def works(person: Person | None, view: ReviewView) -> bool:
    """Whether the person writes and reads answers in the review (REVIEW-3)."""
    return person is not None and may_work_on(actor_of(person), view.review)


def _may_assign(person: Person | None) -> bool:
    return person is not None and person.holds(Role.OFFICER)


def _own(visit: Visit, code: str) -> Unassigned:
    """A review that has its officers already, for one who sees it."""
    every = queries.reviews(viewer=visit.viewer, on=date.today())
    held = next((each for each in every if each.code == code), None)
    # Opened findings are no seat in the review: who works on it alone asks a colleague in.
    if held is None or not reads_drafts(visit.viewer, held):
        raise Http404(gettext("There is no such review here, or it is not open to you."))
    return Unassigned(
        held.code, held.state, held.law, held.framework, held.asked_on, len(held.assigned)
    )


def _row(view: ReviewView, line: Line) -> Mapping[str, Any]:
    """A question as the review lists it: what stands, and what waits for somebody."""
    standing = line.responded.standing if line.responded else None
    judgement = standing.judgement if standing else None
    latest = line.latest
    return {
        "line": line,
        "judgement": judgement,
        "word": WORDS[line.question.kind, judgement] if judgement else None,
        "mark": MARKS[judgement] if judgement else "open",
        "answer": standing.answer if standing else None,
        "awaits": latest is not None and latest.agreed is None,
        "returned": latest is not None and latest.agreed is False,
        "comments": len(line.unanswered),
        "elsewhere": bool(
            line.responded
            and standing
            and standing.answer
            and line.question.framework != view.framework.code
        ),
    }
