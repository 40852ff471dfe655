"""The work list; who can see a record, and how its State opens and closes it."""

from datetime import date
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rules import Role, actor_of
from accede.basics.errors import BadInput
from accede.basics.tables import TableOffer
from accede.consent import acts
from accede.consent.queries import Visit, given_on
from accede.consent.rules import owns
from accede.site import sharing
from accede.site.desk.tables import access_table
from accede.site.work import tasks
from accede.states.queries import world


def work(visit: Visit) -> HttpResponse:
    """What waits for this person, the longest waiting first; and what never waits, said."""
    today = date.today()
    waiting = tasks(person=visit.person, viewer=visit.viewer, day=today)
    context = {
        "page": "work",
        "tasks": [
            {
                "task": task,
                "age": task.age(today),
                "state": world().state(task.state) if task.state in world_codes() else None,
            }
            for task in waiting
        ],
        "focal_point": visit.person is not None and visit.person.holds(Role.FOCAL_POINT),
        "officer": visit.person is not None and visit.person.holds(Role.OFFICER),
        "state": world().state(visit.viewer.of) if visit.viewer.of in world_codes() else None,
    }
    return TemplateResponse(visit, "site/desk/work.html", context)


def who_can_see(
    visit: Visit, *, kind: str, code: str, form: sharing.OpenForm | None = None
) -> HttpResponse:
    """Who can see a record now, why, and until when; its State opens and closes it here."""
    today, language = date.today(), visit.LANGUAGE_CODE[:2]
    record = sharing.shared(kind=kind, code=code, viewer=visit.viewer, day=today)
    if record is None:
        raise Http404("there is no such record for this reader")
    parts = sharing.parts(record, viewer=visit.viewer, day=today, language=language)
    decides = (
        visit.person is not None
        and visit.person.holds(Role.FOCAL_POINT)
        and any(part.own for part in parts)
    )
    if form is None and decides:
        form = sharing.OpenForm(today=today, language=language)
    context = {
        "page": "",
        "kind": kind,
        "record": record,
        "title": sharing.title_of(record, language),
        "parts": parts,
        "decides": decides,
        "form": form if decides else None,
        "tables": [
            TableOffer(
                "access",
                _("Who can see this"),
                partial(access_table, record, kind, parts, today, language),
            )
        ],
    }
    status = 400 if form is not None and form.is_bound else 200
    return TemplateResponse(visit, "site/desk/who_can_see.html", context, status=status)


@require_POST
def open_record(visit: Visit, *, kind: str, code: str) -> HttpResponse:
    """Opens the State's own part of a record to an audience, from today."""
    today, language = date.today(), visit.LANGUAGE_CODE[:2]
    record = sharing.shared(kind=kind, code=code, viewer=visit.viewer, day=today)
    own = [each for each in record.parts if owns(visit.viewer, each)] if record else []
    if record is None or not own or visit.person is None:
        raise Http404("there is no such record for this reader")
    form = sharing.OpenForm(visit.POST, today=today, language=language)
    if not form.is_valid():
        return who_can_see(visit, kind=kind, code=code, form=form)
    opening = form.opening()
    try:
        acts.grant(
            actor=actor_of(visit.person),
            target=own[0].target,
            state=own[0].state,
            audience=opening.audience,
            named=opening.named,
            until=opening.until,
            reason="opened by the State’s own desk",
            source=None,
            on=today,
        )
    except acts.OpenAlready:
        messages.info(visit, _("It was open to them already."))
        return redirect("who-can-see", kind=kind, code=code)
    except BadInput as error:
        form.add_error(None, str(error))
        return who_can_see(visit, kind=kind, code=code, form=form)
    messages.success(visit, _("The record is open to them from today."))
    return redirect("who-can-see", kind=kind, code=code)


@require_POST
def close_record(visit: Visit, *, kind: str, code: str) -> HttpResponse:
    """Closes what one grant opened, from today."""
    number = visit.POST.get("grant", "")
    found = (
        given_on(int(number))
        if number.isascii() and number.isdigit() and len(number) < 16
        else None
    )
    record = sharing.shared(kind=kind, code=code, viewer=visit.viewer, day=date.today())
    if record is None or found is None:
        raise Http404("there is no such grant for this reader")
    target, state = found
    if target not in {each.target for each in record.parts} or state != visit.viewer.of:
        raise Http404("there is no such grant for this reader")
    if visit.person is None:
        raise PermissionDenied
    try:
        acts.revoke(
            actor=actor_of(visit.person),
            grant_number=int(number),
            reason="closed by the State’s own desk",
            source=None,
            on=date.today(),
        )
    except BadInput:
        messages.warning(visit, _("It was closed already."))
    else:
        messages.success(visit, _("It is closed from today. What was issued before stands."))
    return redirect("who-can-see", kind=kind, code=code)


def world_codes() -> frozenset[str]:
    """The codes of the States there are."""
    return frozenset(each.code for each in world().every)
