"""Everybody's accounts, for administrators: who there is, a new one, roles, an end."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeAlias

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from accede.accounts import acts, letters, queries
from accede.accounts.forms import OpenForm, ReasonForm, RolesForm, roles_of
from accede.accounts.queries import Kept, UnknownPerson
from accede.accounts.rules import NAMES_OF, OFFICE_OF, Person, Role, actor_of
from accede.accounts.tables import people_table
from accede.accounts.words import OFFICES, ROLES, in_words
from accede.basics.errors import BadInput
from accede.basics.tables import TableOffer

Visit: TypeAlias = HttpRequest
"""A request behind a door that opens to who is signed in: it has a ``person``."""


def whom(request: Visit) -> Person:
    """The person who came; the door lets nobody in without one, nor does this."""
    person: Person | None = request.person  # type: ignore[attr-defined]
    if person is None:
        raise PermissionDenied
    return person


def people(request: Visit) -> HttpResponse:
    """Who has an account, by office; those that are closed apart."""
    everybody, closed = queries.people(), queries.people(closed=True)
    make = partial(people_table, [*everybody, *closed])
    context = {
        "page": "people",
        "tables": [TableOffer("people", gettext("People"), make)],
        "offices": [
            {
                "name": name,
                "acts_for": office in NAMES_OF,
                "people": [_shown(each) for each in everybody if _office(each) is office],
            }
            for office, name in OFFICES.items()
        ],
        "closed": [_shown(each) for each in closed],
    }
    return TemplateResponse(request, "accounts/people.html", context)


def open_(request: Visit) -> HttpResponse:
    """A new account; the person is sent the link to choose a password."""
    form = OpenForm(request.POST or None, initial={"language": request.LANGUAGE_CODE})
    if request.method == "POST" and form.is_valid() and _done(request, form, acts.open_account):
        return _invited(request, form.cleaned_data["code"])
    return render(
        request,
        "accounts/open.html",
        {"page": "people", "form": form},
        status=400 if form.errors else 200,
    )


def person(request: Visit, code: str) -> HttpResponse:
    """One account, and what can be done with it."""
    return _page(request, _found(code))


@require_POST
def change_roles(request: Visit, code: str) -> HttpResponse:
    """Other roles for the account."""
    form = RolesForm(request.POST)
    if form.is_valid() and _done(request, form, acts.change_roles, account=code):
        messages.success(request, gettext("The roles are changed, from now on."))
        return HttpResponseRedirect(reverse("person", args=[code]))
    return _page(request, _found(code), roles=form)


@require_POST
def close(request: Visit, code: str) -> HttpResponse:
    """The end of the account, wherever it is signed in."""
    form = ReasonForm(request.POST)
    if form.is_valid() and _done(request, form, acts.close_account, account=code):
        messages.success(request, gettext("The account is closed."))
        return HttpResponseRedirect(reverse("people"))
    return _page(request, _found(code), closing=form)


@require_POST
def invite(request: Visit, code: str) -> HttpResponse:
    """The link to choose a password, once more."""
    if _found(code).closed_on is not None:
        return HttpResponseRedirect(reverse("person", args=[code]))
    return _invited(request, code)


@require_POST
def remove_second_step(request: Visit, code: str) -> HttpResponse:
    """No second step any more, for who has lost telephone and codes."""
    form = ReasonForm(request.POST)
    if form.is_valid() and _done(request, form, acts.remove_second_step, account=code):
        messages.success(request, gettext("The second step is taken away."))
        return HttpResponseRedirect(reverse("person", args=[code]))
    return _page(request, _found(code), stepping=form)


def _invited(request: Visit, code: str) -> HttpResponse:
    """Sends the link, says whether it left, and leads to the person's page."""
    if letters.invite(code, absolute=request.build_absolute_uri):
        messages.success(request, gettext("The link is sent; it opens once, within a day."))
    else:
        messages.error(
            request,
            gettext(
                "The account stands, but the mail server did not take the letter. Send the link "
                "again later."
            ),
        )
    return HttpResponseRedirect(reverse("person", args=[code]))


def _done(request: Visit, form: Form, act: Callable[..., object], **more: str) -> bool:
    """Does the act with what the form has; what it refuses becomes the form's own error."""
    try:
        act(
            actor=actor_of(whom(request)),
            **more,
            **form.cleaned_data,
            source=None,
            on=date.today(),
        )
    except BadInput as error:
        form.add_error(None, in_words(error))
        return False
    return True


def _page(request: Visit, kept: Kept, **forms: Form) -> HttpResponse:
    other = kept.person.code != whom(request).code
    of_office = [role for role in Role if OFFICE_OF[role] is kept.person.office]
    roles = forms.get("roles") or RolesForm(initial=roles_of(kept.person))
    roles.fields["roles"].choices = [  # type: ignore[attr-defined]
        (role.value, ROLES[role]) for role in of_office
    ]
    context = {
        "page": "people",
        "kept": _shown(kept),
        "may_change": other and kept.closed_on is None,
        "roles": roles,
        "closing": forms.get("closing") or ReasonForm(),
        "stepping": forms.get("stepping") or ReasonForm(),
        # Where the page has no form to show them beside.
        "refused": [] if other and kept.closed_on is None else list(forms.values()),
    }
    return render(request, "accounts/person.html", context, status=400 if forms else 200)


def _shown(kept: Kept) -> dict[str, Any]:
    return {
        "kept": kept,
        "person": kept.person,
        "roles": [ROLES[role] for role in sorted(kept.person.roles)],
        "acts_for": queries.name_of(kept.person),
    }


def _office(kept: Kept) -> object:
    return kept.person.office


def _found(code: str) -> Kept:
    try:
        return queries.kept(code)
    except UnknownPerson as error:
        raise Http404(str(error)) from error
