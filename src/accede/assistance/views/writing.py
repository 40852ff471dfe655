"""How a focal point writes a request: from a finding or from scratch, then check and submit."""

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
from accede.assistance.rules.asking import Asking, Priority, RequestView
from accede.assistance.rules.desks import may_write_requests_of
from accede.assistance.rules.life import Standing
from accede.assistance.views.acting import happened
from accede.assistance.views.page import facts_of
from accede.basics.errors import BadInput
from accede.consent.queries import Visit
from accede.consent.rules import Viewer
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.legislation.queries import findings
from accede.legislation.rules import FindingView
from accede.mandates.queries import resolutions
from accede.states.queries import world
from accede.treaties.queries import instruments


@require_http_methods(["GET", "HEAD", "POST"])
def new(visit: Visit) -> HttpResponse:
    """A new request: blank, or from a finding of a review of this State (``?finding=``)."""
    person = _focal_point(visit)
    own = _findings(visit, person)
    wanted = visit.GET.get("finding", "")
    chosen = next((each for each in own if each.code == wanted), None)
    if wanted and chosen is None:
        raise Http404("there is no such finding for this reader")
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
    own, before = _findings(visit, person), _asking(view)
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


def _findings(visit: Visit, person: Person) -> tuple[FindingView, ...]:
    return _kept(head(), visit.viewer, person.of, date.today())[0]


@lru_cache(maxsize=64)
def _kept(
    moved: Head, viewer: Viewer, state: str, today: date
) -> tuple[tuple[FindingView, ...], tuple[RequestView, ...]]:
    """The State's findings and requests, kept until the journal moves."""
    return (
        findings(viewer=viewer, on=today, state=state),
        queries.requests(viewer=viewer, on=today, state=state),
    )


def _beginning(visit: Visit, person: Person, chosen: FindingView | None) -> dict[str, Any]:
    """What stands in a form that nobody has filled yet."""
    own = _kept(head(), visit.viewer, person.of, date.today())[1]
    here = language_here()
    return {
        "language": here,
        "priority": Priority.MEDIUM.value,
        "rank": max((each.rank for each in own), default=0) + 1,
        "contact": next((each.contact.in_(here) for each in reversed(own)), ""),
        "findings": [chosen.code] if chosen else [],
        "obligations": chosen.obligation if chosen else "",
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
    )


def _form(own: tuple[FindingView, ...], **options: Any) -> AskingForm:
    here = language_here()
    return AskingForm(
        findings=_named(own, here),
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


def _named(own: tuple[FindingView, ...], language: str) -> list[tuple[str, str]]:
    """Findings as they stand in a list: the code, and what the obligation asks."""
    if not own:
        return []
    summaries = {each.code: each.summary for one in instruments() for each in one.obligations}
    return [
        (
            each.code,
            f"{each.code} — {summaries[each.obligation].in_(language)}"
            if each.obligation in summaries
            else each.code,
        )
        for each in own
    ]


def _written(
    visit: Visit,
    form: AskingForm,
    person: Person,
    *,
    code: str = "",
    chosen: FindingView | None = None,
) -> HttpResponse:
    context = {
        "page": "requests",
        "form": form,
        "state": world().state(person.of),
        "request_code": code,
        "finding": chosen,
    }
    status = 400 if form.is_bound else 200
    return TemplateResponse(visit, "assistance/write.html", context, status=status)
