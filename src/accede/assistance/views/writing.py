"""How a focal point writes a request: from points of its needs or from scratch, then check and
submit.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accede.accounts.rules import Person, actor_of
from accede.assistance import acts, catalogue, queries
from accede.assistance.forms import AskingForm, SubmitForm, asking_as_filled, language_here
from accede.assistance.queries.needs import needs
from accede.assistance.rules.asking import Asking, Priority, RequestView
from accede.assistance.rules.desks import may_write_requests_of
from accede.assistance.rules.life import Standing
from accede.assistance.rules.needs import Need, Origin
from accede.assistance.views.acting import happened
from accede.assistance.views.page import facts_of, questions_of
from accede.basics.errors import BadInput
from accede.consent.queries import Visit
from accede.consent.rules import Viewer
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.mandates.queries import resolutions
from accede.states.queries import world
from accede.treaties.queries import instruments


@require_http_methods(["GET", "HEAD", "POST"])
def new(visit: Visit) -> HttpResponse:
    """A new request: blank, or from points of the State's own reviews (``?finding=``,
    ``?question=``, each as often as needed).
    """
    person = _focal_point(visit)
    own = _points(visit, person)
    chosen = [*_wanted(visit, own, Origin.LAW), *_wanted(visit, own, Origin.FRAMEWORK)]
    if visit.method == "POST":
        form = _form(own, data=visit.POST)
        if form.is_valid():
            try:
                code = acts.draft_request(
                    actor=actor_of(person),
                    state=person.of,
                    asking=form.asking(),
                    reason="written by the State’s own desk",
                    source=None,
                    on=date.today(),
                )
            except BadInput as error:
                form.refuse(error)
            else:
                return redirect("request-submit", code=code)
    else:
        form = _form(own, initial=_beginning(visit, person, chosen))
    return _written(visit, form, person, chosen=chosen)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(visit: Visit, *, code: str) -> HttpResponse:
    """A draft, written anew; who saves over somebody else's change is told."""
    person = _focal_point(visit)
    facts = facts_of(visit, code)
    view = _own(facts.view, person)
    if view.standing is not Standing.DRAFT:
        return redirect("request", code=code)
    own, before = _points(visit, person), _asking(view)
    if visit.method == "POST":
        form = _form(own, data=visit.POST, before=before)
        if form.is_valid():
            try:
                acts.rewrite_draft(
                    actor=actor_of(person),
                    request=code,
                    asking=form.asking(),
                    read=form.cleaned_data["read"],
                    reason="written anew by the State’s own desk",
                    source=None,
                    on=date.today(),
                )
            except BadInput as error:
                form.refuse(error)
            else:
                return redirect("request-submit", code=code)
    else:
        filled = {**asking_as_filled(before), "read": facts.mark}
        form = _form(own, initial=filled, before=before)
    return _written(visit, form, person, code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def submit(visit: Visit, *, code: str) -> HttpResponse:
    """Check what was written, say who may see it, and submit."""
    person = _focal_point(visit)
    facts = facts_of(visit, code)
    view = _own(facts.view, person)
    if view.standing not in (Standing.DRAFT, Standing.RETURNED):
        return redirect("request", code=code)
    today = date.today()
    if visit.method == "POST":
        form = SubmitForm(visit.POST, today=today)
        if form.is_valid():
            try:
                acts.submit_request(
                    actor=actor_of(person),
                    request=code,
                    open_to=form.openings(),
                    read=form.cleaned_data["read"] or None,
                    reason="",
                    source=None,
                    on=today,
                )
            except BadInput as error:
                form.refuse(error)
            else:
                return happened(visit, code, "submitted")
    else:
        form = SubmitForm(initial={"read": facts.mark}, today=today)
    context = {
        "page": "requests",
        "heading": _("Check and submit"),
        "view": view,
        "state": world().state(view.state),
        "priority": catalogue.priority_names()[view.priority],
        "themes": [catalogue.theme_names()[each] for each in view.themes],
        "findings": facts.findings,
        "questions": questions_of(view),
        "form": form,
        "is_draft": view.standing is Standing.DRAFT,
    }
    status = 400 if form.is_bound else 200
    return TemplateResponse(visit, "assistance/submit.html", context, status=status)


def _focal_point(visit: Visit) -> Person:
    person = visit.person
    if person is None or not may_write_requests_of(person, person.of):
        raise PermissionDenied
    return person


def _own(view: RequestView, person: Person) -> RequestView:
    """The request, where it is this person's State's own; to others it is not there."""
    if not may_write_requests_of(person, view.state):
        raise Http404("there is no such request for this reader")
    return view


def _points(visit: Visit, person: Person) -> tuple[Need, ...]:
    today = date.today()
    return points_of(head(), visit.viewer, person.of, today, today)


def _wanted(visit: Visit, own: tuple[Need, ...], origin: Origin) -> list[Need]:
    """The points that the address names; a stranger's code is as one that does not exist."""
    name = {Origin.LAW: "finding", Origin.FRAMEWORK: "question"}[origin]
    cited = {_cited(each): each for each in own if each.origin is origin}
    asked = [each for each in dict.fromkeys(visit.GET.getlist(name)) if each]
    if not set(asked) <= set(cited):
        raise Http404("there is no such point for this reader")
    return [cited[each] for each in asked]


def _cited(point: Need) -> str:
    """How a request cites a point: a finding by its code, an answer by its question."""
    return point.code if point.origin is Origin.LAW else point.about


@lru_cache(maxsize=64)
def points_of(moved: Head, viewer: Viewer, state: str, on: date, today: date) -> tuple[Need, ...]:
    """The points of the State's reviews that this viewer may see today, as they stood on a day;
    kept until the journal moves.
    """
    return needs(viewer=viewer, on=on, seen_on=today, state=state)


@lru_cache(maxsize=64)
def _requests(moved: Head, viewer: Viewer, state: str, today: date) -> tuple[RequestView, ...]:
    return queries.requests(viewer=viewer, on=today, state=state)


def _beginning(visit: Visit, person: Person, chosen: Sequence[Need]) -> dict[str, Any]:
    """What stands in a form that nobody has filled yet. The words are left to the State."""
    own = _requests(head(), visit.viewer, person.of, date.today())
    here = language_here()
    law = [each for each in chosen if each.origin is Origin.LAW]
    return {
        "language": here,
        "priority": Priority.MEDIUM.value,
        "rank": max((each.rank for each in own), default=0) + 1,
        "contact": next((each.contact.in_(here) for each in reversed(own)), ""),
        "themes": ["LEGISLATION"] if law else [],
        "findings": [each.code for each in law],
        "questions": [each.about for each in chosen if each.origin is Origin.FRAMEWORK],
        "obligations": " ".join(dict.fromkeys(each.about for each in law)),
        "paragraphs": [
            " ".join(at) for at in dict.fromkeys(one for each in chosen for one in each.paragraphs)
        ],
    }


def _asking(view: RequestView) -> Asking:
    return Asking(
        title=view.title,
        words=view.words[-1].text,
        priority=view.priority,
        rank=view.rank,
        contact=view.contact,
        desired=view.desired,
        paragraphs=view.paragraphs,
        themes=view.themes,
        obligations=view.obligations,
        findings=view.findings,
        questions=view.questions,
    )


def _form(own: tuple[Need, ...], **options: Any) -> AskingForm:
    here = language_here()
    return AskingForm(
        findings=_named(own, Origin.LAW, here),
        questions=_named(own, Origin.FRAMEWORK, here),
        obligations={each.code for one in instruments() for each in one.obligations},
        paragraphs=[
            (
                f"{each.symbol} {duty.number}",
                f"{each.symbol}, {duty.number}. {duty.summary.in_(here)}",
            )
            for each in resolutions()
            for duty in each.operative
            if duty.on_request or duty.on_request_by_policy
        ],
        **options,
    )


def _named(own: tuple[Need, ...], origin: Origin, language: str) -> list[tuple[str, str]]:
    """Points as they stand in a list: the code, and what is asked."""
    return [
        (_cited(each), f"{_cited(each)} — {each.asks.in_(language)}")
        for each in own
        if each.origin is origin
    ]


def _written(
    visit: Visit,
    form: AskingForm,
    person: Person,
    *,
    code: str = "",
    chosen: Sequence[Need] = (),
) -> HttpResponse:
    context = {
        "page": "requests",
        "form": form,
        "state": world().state(person.of),
        "request_code": code,
        "points": chosen,
    }
    status = 400 if form.is_bound else 200
    return TemplateResponse(visit, "assistance/write.html", context, status=status)
