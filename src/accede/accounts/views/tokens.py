"""One's own tokens: those there are, a new one, an end to one."""

from datetime import date, timedelta

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from accede.accounts import acts, letters, queries
from accede.accounts.forms import TokenForm
from accede.accounts.rules import Person, actor_of, is_in_use
from accede.accounts.views.people import Visit, whom
from accede.accounts.words import SCOPES, in_words
from accede.basics.errors import BadInput

# What a new token lasts where nobody says otherwise.
_USUAL = timedelta(days=90)


# Who finds a browser open makes nothing that would last longer than its session.
@reauthentication_required(allow_get=True)
@never_cache
@sensitive_variables("made", "secret")
def tokens(request: Visit) -> HttpResponse:
    """The tokens of the person; POST makes one, and shows its secret this once."""
    person, today = whom(request), date.today()
    form = TokenForm(request.POST or None, initial={"last_day": today + _USUAL})
    if request.method == "POST" and form.is_valid():
        try:
            made = acts.make_token(
                actor=actor_of(person),
                account=person.code,
                **form.cleaned_data,
                reason="for a program of the person's own",
                source=None,
                on=today,
            )
        except BadInput as error:
            form.add_error(None, in_words(error))
        else:
            letters.tell_of_token(person.code)
            empty = TokenForm(initial={"last_day": today + _USUAL})
            return _page(request, person, empty, today, secret=made.secret)
    return _page(request, person, form, today)


@require_POST
def revoke(request: Visit, code: str) -> HttpResponse:
    """The end of one token, at once."""
    try:
        acts.revoke_token(
            actor=actor_of(whom(request)),
            code=code,
            reason="the person ended it",
            source=None,
            on=date.today(),
        )
    except BadInput as error:
        messages.error(request, in_words(error))
    else:
        messages.success(request, gettext("The token opens nothing any more."))
    return HttpResponseRedirect(reverse("tokens"))


def _page(
    request: Visit, person: Person, form: TokenForm, today: date, *, secret: str = ""
) -> HttpResponse:
    shown = [
        {
            "token": each,
            "scopes": [SCOPES[scope] for scope in sorted(each.scopes)],
            "in_use": is_in_use(each, today),
        }
        for each in queries.tokens(person.code)
    ]
    context = {"page": "account", "form": form, "tokens": shown, "secret": secret}
    return render(request, "accounts/tokens.html", context, status=400 if form.errors else 200)
