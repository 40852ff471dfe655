"""What every answer of the server carries, and the guard at every door."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from accede.accounts.queries import person_of
from accede.accounts.rules import is_listed, opens
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
        visit.person = person_of(request.user)
        visit.viewer = viewer_of(visit.person)
        return self.get_response(request)

    def process_view(
        self, request: Visit, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lets the visitor in, shows them to sign-in, or refuses."""
        match = request.resolver_match
        door = match.view_name if match else ""
        if opens(door, request.person):
            return None
        may_sign_in = request.person is None and is_listed(door)
        if request.path.startswith("/api/"):
            return _problem(401 if may_sign_in else 403)
        if not may_sign_in:
            raise PermissionDenied
        back = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
        return HttpResponseRedirect(reverse("account_login") + back)


def _problem(status: int) -> JsonResponse:
    """A refusal as programs read it (RFC 9457)."""
    title = "Sign in, or send a token" if status == 401 else "This is not open to you"
    return JsonResponse(
        {"type": "about:blank", "title": title, "status": status},
        status=status,
        content_type="application/problem+json",
    )
