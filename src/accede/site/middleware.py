"""What every answer of the server carries, and the guard at every door."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext

from accede.accounts import sessions
from accede.accounts.queries import has_second_step, person_of
from accede.accounts.rules import (
    BEFORE_THE_SECOND_STEP,
    Person,
    is_listed,
    opens,
    second_step_due,
)
from accede.consent.queries import Visit
from accede.consent.rules import viewer_of

# Pages have no script, no inline style, nothing from elsewhere; they cannot be framed.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


def content_security_policy(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Adds the Content-Security-Policy to every answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response["Content-Security-Policy"] = POLICY
        return response

    return middleware


class Doors:
    """Says who comes (``request.person``, ``request.viewer``), and opens what opens to them.

    What is not in the table of doors is refused to everybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visit = cast(Visit, request)
        visit.person = _signed_in(request)
        visit.viewer = viewer_of(visit.person)
        response = self.get_response(request)
        if visit.person is not None and not response.has_header("Cache-Control"):
            # What one person sees stays in no cache, and not behind the back button either.
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self, request: Visit, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lets the visitor in, shows them to sign-in, or refuses."""
        if "\x00" in request.path:
            raise Http404("no code holds a sign that no database stores in a text")
        match = request.resolver_match
        door = match.view_name if match else ""
        if opens(door, request.person):
            return self._to_the_second_step(request, door)
        may_sign_in = request.person is None and is_listed(door)
        if request.path.startswith("/api/"):
            return _problem(401 if may_sign_in else 403)
        if not may_sign_in:
            raise PermissionDenied
        back = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
        return HttpResponseRedirect(reverse("account_login") + back)

    def _to_the_second_step(self, request: Visit, door: str) -> HttpResponse | None:
        """Where a second step of signing in is demanded and missing, to where it is set up."""
        person = request.person
        if person is None or not settings.ACCEDE_REQUIRE_TOTP or door in BEFORE_THE_SECOND_STEP:
            return None
        if not second_step_due(person, demanded=True, has_one=has_second_step(person.code)):
            return None
        if request.path.startswith("/api/"):
            return _problem(403)
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def _signed_in(request: HttpRequest) -> Person | None:
    """The person whose session this is, while it holds."""
    person = person_of(request.user)
    if person is not None and not sessions.holds(request, datetime.now(UTC)):
        logout(request)
        messages.info(request, gettext("Your session has ended. Sign in again to go on."))
        return None
    return person


def _problem(status: int) -> JsonResponse:
    """A refusal as programs read it (RFC 9457)."""
    title = "Sign in, or send a token" if status == 401 else "This is not open to you"
    return JsonResponse(
        {"type": "about:blank", "title": title, "status": status},
        status=status,
        content_type="application/problem+json",
    )
