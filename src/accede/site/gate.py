"""The gate before the API: who calls, how often, what they may name, how they are answered.

Who calls is known by a token, never by the cookie of a session; without a token they see
what the public sees. No other site's pages may read the API through a browser: no CORS
header is sent.
"""

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cache
from time import time
from typing import Any, cast

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from accede.accounts import queries
from accede.accounts.acts import note_use
from accede.accounts.rules import SCOPE_OF, Token, actor_of, opens_with
from accede.accounts.signing import came_from
from accede.consent.queries import Visit
from accede.consent.rules import PUBLIC_VIEWER, viewer_of
from accede.site.api import PLACE, ROOT
from accede.site.problems import MEDIA_TYPE, Field, Told, tell
from accede.site.reference import operations


class Gate:
    """Stands before every operation: who calls, how often, and in what form they are answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(ROOT) or request.path == ROOT:
            return self.get_response(request)
        visit = cast(Visit, request)
        # A session opens pages, not the API: so no other site can use a reader's cookie here.
        visit.person, visit.viewer = None, PUBLIC_VIEWER
        only_the_head = visit.method == "HEAD"
        if only_the_head:
            visit.method = "GET"
        answer = self._stopped(visit) or self.get_response(visit)
        if answer.status_code >= 400 and not isinstance(answer, Told):
            answer = _told_instead(visit, answer)
        if answer.status_code == 200:
            answer = _kept_fresh(visit, answer)
        patch_vary_headers(answer, ("Authorization", "Accept"))
        if only_the_head:
            answer["Content-Length"] = str(len(answer.content))
            answer.content = b""
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuses a query that names what the operation does not know: a wrong filter would
        otherwise be a wrong answer.
        """
        match = request.resolver_match
        if not request.path.startswith(PLACE) or match is None:
            return None
        token: Token | None = getattr(request, "token", None)
        if token is not None and not opens_with(token.scopes, match.view_name):
            wanted = SCOPE_OF[match.view_name]
            return tell(request, 403, f"The token {token.code} lacks the scope {wanted}.")
        known = _fields().get(match.view_name)
        if known is None or request.method != "GET":
            return None
        fields = [
            Field(
                name=name[:80],
                problem="this field is not known here",
                what_to_do=f"choose among {', '.join(known)}" if known else "leave it out",
            )
            for name in request.GET
            if name not in known
        ]
        return tell(request, 422, fields=fields) if fields else None

    def _stopped(self, visit: Visit) -> HttpResponse | None:
        """Why the call goes no further; ``None`` where it does."""
        accepted = visit.headers.get("Accept", "")
        forms = ("application/json", MEDIA_TYPE, "application/vnd.oai.openapi+json")
        if accepted and not any(visit.accepts(form) for form in forms):
            return tell(visit, 406)
        shown = visit.headers.get("Authorization", "")
        if not shown:
            return _too_many(visit, came_from(visit), settings.ACCEDE_API_CALLS)
        today = date.today()
        scheme, _, secret = shown.partition(" ")
        known = queries.bearer(secret.strip(), today) if scheme.casefold() == "bearer" else None
        if known is None:
            # Who tries secrets is counted by the address they come from.
            answer = _too_many(visit, came_from(visit), settings.ACCEDE_API_CALLS) or tell(
                visit, 401
            )
            answer["WWW-Authenticate"] = 'Bearer error="invalid_token"'
            return answer
        person, token = known
        visit.person, visit.viewer = person, viewer_of(person)
        setattr(visit, "token", token)  # noqa: B010
        if token.last_used_on is None or token.last_used_on < today:
            note_use(
                actor=actor_of(person),
                code=token.code,
                reason="a program read with it",
                source=None,
                on=today,
            )
        return _too_many(visit, token.code, settings.ACCEDE_API_CALLS_WITH_TOKEN)


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """The names that each operation's query may hold, by the operation's door."""
    return {each.door: each.query for each in operations()}


def _too_many(visit: Visit, who: str, allowed: int) -> HttpResponse | None:
    """Counts the calls of one caller in a window of time; answers where there were too many."""
    window = settings.ACCEDE_API_WINDOW
    now = int(time())
    key = f"api-{hashlib.sha256(who.encode()).hexdigest()[:32]}-{now // window}"
    if _calls(key, allowed, 2 * window) <= allowed:
        return None
    answer = tell(visit, 429)
    answer["Retry-After"] = str(window - now % window)
    return answer


def _calls(key: str, allowed: int, kept: int) -> int:
    """How often a caller has come, as far as this worker knows.

    A worker tells the others at every twelfth part of what is allowed, not at every call: a
    call then costs no write, and all workers together let through little more.
    """
    every, worker = caches["default"], caches["worker"]
    step = max(1, allowed // 12)
    try:
        worker.add(key, 0, timeout=kept)
        own = worker.incr(key)
        if own % step:
            return int(worker.get(f"{key}-all", 0)) + own % step
        every.add(key, 0, timeout=kept)
        total = every.incr(key, step)
        worker.set(f"{key}-all", total, timeout=kept)
    except ValueError:
        # The count was dropped in between; the next call begins a new one.
        return 0
    return total


def _told_instead(visit: Visit, answer: HttpResponse) -> HttpResponse:
    """What went wrong elsewhere, as a problem document in place of a page."""
    status = answer.status_code if answer.status_code in (400, 401, 403, 404, 405) else 500
    told = tell(visit, status)
    if "Allow" in answer:
        told["Allow"] = f"{answer['Allow']}, HEAD"
    return told


def _kept_fresh(visit: Visit, answer: HttpResponse) -> HttpResponse:
    """The answer with its mark; who has it already is told that it still holds."""
    mark = f'"{hashlib.sha256(answer.content).hexdigest()[:40]}"'
    answer["ETag"] = mark
    answer["Cache-Control"] = "private, no-cache" if visit.person else "no-cache"
    return get_conditional_response(visit, etag=mark, response=answer) or answer
