"""One's own account: name and language, how one signs in, where one is signed in."""

from datetime import date

from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST

from accede.accounts import acts, queries
from accede.accounts.forms import OneselfForm
from accede.accounts.rules import actor_of
from accede.accounts.rules.agents import named
from accede.accounts.views.people import Visit, whom
from accede.accounts.words import ROLES


def account(request: Visit) -> HttpResponse:
    """What stands of oneself; POST writes name and language."""
    person = whom(request)
    form = OneselfForm(
        request.POST or None, initial={"name": person.name, "language": person.language}
    )
    if request.method == "POST" and form.is_valid():
        written = acts.describe_oneself(
            actor=actor_of(person),
            **form.cleaned_data,
            reason="the person's own change",
            source=None,
            on=date.today(),
        )
        with override(written.language):
            messages.success(request, gettext("Your name and language are kept."))
            return HttpResponseRedirect(reverse("account"))
    kept = queries.kept(person.code)
    key = request.session.session_key or ""
    context = {
        "page": "account",
        "person": person,
        "kept": kept,
        "roles": [ROLES[role] for role in sorted(person.roles)],
        "acts_for": queries.name_of(person),
        "form": form,
        "codes_left": queries.recovery_codes_left(person.code),
        "sessions": [
            {"session": each, "agent": named(each.agent)}
            for each in queries.sessions(person.code, key)
        ],
    }
    return render(request, "accounts/account.html", context, status=400 if form.errors else 200)


@require_POST
def end_sessions(request: Visit) -> HttpResponse:
    """Ends every other session of the person at once."""
    end_other_sessions(request, queries.account_of(whom(request).code))
    messages.success(request, gettext("You are signed out everywhere else."))
    return HttpResponseRedirect(reverse("account"))
