"""What is done to one request: each step is posted, makes one act, and leads back to the page.

A step that a rule refuses leads back as well, with what was typed still in its form and the
reason beside it.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.accounts.queries import addressees
from accede.accounts.rules import Person, Role, actor_of
from accede.assistance import acts, notices
from accede.assistance.forms import Accede, SayForm, language_here
from accede.assistance.rules.desks import may_answer_requests, may_write_requests_of
from accede.assistance.rules.life import LIFE, REASON_DUE, Move
from accede.assistance.views.page import Facts, facts_of, page
from accede.basics.errors import BadInput
from accede.consent.queries import Visit
from accede.states.queries import world

# What the page says once a step was made.
DONE = {
    "submitted": _("Your request was submitted. The Office has been told."),
    "withdrawn": _("The request was withdrawn. The Office has been told."),
    "added": _("Your words were added. Nothing you wrote before was changed."),
    "noted": _("It is noted that you have read it."),
    "said": _("Your message was written on the request."),
    "accepted": _("You accepted, for your State. The Office now records the agreement."),
    "proposed": _("Your proposal was written. The State has been told."),
    "moved": _("The step was recorded. The State has been told."),
    "assigned": _("The officer was assigned and may now see the request."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(visit: Visit, *, code: str) -> HttpResponse:
    """Asks once whether the State means it; a reason is welcome and not owed."""
    facts, person = _own(visit, code)
    if LIFE[facts.view.standing, Move.WITHDRAW] is None:
        return redirect("request", code=code)
    form = SayForm(
        visit.POST if visit.method == "POST" else None,
        required=False,
        label=_("Your reason, if you wish to give one"),
        initial={"read": facts.mark},
    )
    if form.is_bound and form.is_valid():
        done = partial(
            acts.move_request,
            request=code,
            move=Move.WITHDRAW,
            reason=_reason(form),
            language=language_here(),
        )
        if _did(form, done, person, read=form.cleaned_data["read"] or None):
            return happened(visit, code, "withdrawn")
    context = {
        "page": "requests",
        "heading": _("Withdraw the request"),
        "view": facts.view,
        "state": world().state(facts.view.state),
        "form": form,
    }
    status = 400 if form.is_bound else 200
    return TemplateResponse(visit, "assistance/withdraw.html", context, status=status)


@require_POST
def add_words(visit: Visit, *, code: str) -> HttpResponse:
    """Adds the State's words beside what it wrote."""
    _facts, person = _own(visit, code)
    form = SayForm(visit.POST, prefix="words", label=_("What you add"))
    if form.is_valid():
        done = partial(acts.amend_words, request=code, words=form.written(), reason=_WRITTEN)
        if _did(form, done, person, read=form.cleaned_data["read"] or None):
            return happened(visit, code, "added", "#words")
    return page(visit, code, filled={"words": form})


@require_POST
def say(visit: Visit, *, code: str) -> HttpResponse:
    """Writes a message on the request."""
    person = _voice(visit, code)
    form = SayForm(visit.POST, prefix="say")
    if form.is_valid():
        done = partial(acts.comment, request=code, text=form.written(), reason=_WRITTEN)
        if _did(form, done, person, **form.answered()):
            return happened(visit, code, "said", "#conversation")
    return page(visit, code, filled={"say": form})


@require_POST
def noted(visit: Visit, *, code: str) -> HttpResponse:
    """Notes that the other desk's last message was read, and that there is nothing to add."""
    person = _voice(visit, code)
    form = SayForm(visit.POST, prefix="noted", required=False)
    if form.is_valid():
        done = partial(
            acts.note_read, request=code, message=_number(visit, "message"), reason=_WRITTEN
        )
        if _did(form, done, person):
            return happened(visit, code, "noted", "#conversation")
    return page(visit, code, filled={"noted": form})


@require_POST
def accept(visit: Visit, *, code: str) -> HttpResponse:
    """Accepts, for the State, the proposal whose number is sent."""
    _facts, person = _own(visit, code)
    form = SayForm(visit.POST, prefix="accept", required=False)
    if form.is_valid():
        done = partial(
            acts.accept,
            request=code,
            proposal=_number(visit, "proposal"),
            text=form.written_if_any(),
            reason="accepted by the State’s own desk",
        )
        if _did(form, done, person):
            return happened(visit, code, "accepted", "#conversation")
    return page(visit, code, filled={"accept": form})


@require_POST
def propose(visit: Visit, *, code: str) -> HttpResponse:
    """Proposes to the State what the Office would do."""
    person = _officer(visit, code)
    form = SayForm(visit.POST, prefix="propose", label=_("What the Office would do"))
    if form.is_valid():
        done = partial(acts.propose, request=code, text=form.written(), reason=_WRITTEN)
        if _did(form, done, person, read=form.cleaned_data["read"] or None):
            return happened(visit, code, "proposed", "#conversation")
    return page(visit, code, filled={"propose": form})


@require_POST
def move(visit: Visit, *, code: str) -> HttpResponse:
    """Makes one of the Office's moves: acknowledge, assess, return, decline, agree, deliver."""
    person = _officer(visit, code)
    wanted = visit.POST.get("move", "")
    if wanted not in set(Move):
        raise BadInput("there is no such step", remedy="choose a step on the page of the request")
    step = Move(wanted)
    form = SayForm(
        visit.POST,
        prefix=step.value.lower(),
        required=step in REASON_DUE,
        label=_("The reason"),
    )
    if form.is_valid():
        done = partial(
            acts.move_request,
            request=code,
            move=step,
            reason=_reason(form),
            language=language_here(),
        )
        if _did(form, done, person, read=form.cleaned_data["read"] or None):
            return happened(visit, code, "moved")
    return page(visit, code, filled={step.value: form})


@require_POST
def assign(visit: Visit, *, code: str) -> HttpResponse:
    """Assigns a colleague, who may then see the request whatever else is closed."""
    person = _officer(visit, code)
    officer = visit.POST.get("officer", "")
    if officer not in {each.code for each in addressees(Role.OFFICER)}:
        raise BadInput("there is no such officer", remedy="choose an officer from the list")
    acts.assign_officer(
        actor=actor_of(person),
        request=code,
        officer=officer,
        reason="assigned on the request’s page",
        source=None,
        on=date.today(),
    )
    return happened(visit, code, "assigned")


def happened(visit: Visit, code: str, what: str, place: str = "") -> HttpResponse:
    """Back to the request, with a word of what was done; who is concerned gets a notice."""
    address = partial(reverse, "request", kwargs={"code": code})
    if visit.person is not None:
        notices.tell(
            code,
            by=visit.person,
            on=date.today(),
            address=lambda: visit.build_absolute_uri(address()),
        )
    messages.success(visit, DONE[what])
    return redirect(address() + place)


_WRITTEN = "written on the request’s page"


def _did(form: Accede, act: Callable[..., Any], person: Person, **more: Any) -> bool:
    """Makes the act today, as this person; a refusal is put into the form."""
    try:
        act(actor=actor_of(person), source=None, on=date.today(), **more)
    except BadInput as error:
        form.refuse(error)
        return False
    return True


def _reason(form: SayForm) -> str:
    text: str = form.cleaned_data["text"].strip()
    return text


def _number(visit: Visit, name: str) -> int:
    """The number that was sent; 0, which nothing has, where it is none."""
    sent = visit.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 0


def _voice(visit: Visit, code: str) -> Person:
    """The person, who sees the request and has a voice in its conversation."""
    view, person = facts_of(visit, code).view, visit.person
    if person is None or not (
        may_write_requests_of(person, view.state) or may_answer_requests(person)
    ):
        raise PermissionDenied
    if view.received_on is None:
        raise Http404("there is no conversation on a draft")
    return person


def _own(visit: Visit, code: str) -> tuple[Facts, Person]:
    """The request and the focal point whose State's own it is; to others it is not there."""
    facts, person = facts_of(visit, code), visit.person
    if person is None or not may_write_requests_of(person, facts.view.state):
        raise Http404("there is no such request for this reader")
    return facts, person


def _officer(visit: Visit, code: str) -> Person:
    """The officer, who sees the request and may answer it."""
    facts_of(visit, code)
    person = visit.person
    if person is None or not may_answer_requests(person):
        raise PermissionDenied
    return person
