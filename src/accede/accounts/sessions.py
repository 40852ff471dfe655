"""Sessions: they end when idle, and end in any case; a person sees theirs and ends others."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from accede.accounts.rules import still_signed_in

_BEGAN, _SEEN = "accede_began", "accede_seen"
# To write a session at every request would be a write for every page read.
_NOTED_EVERY = timedelta(minutes=1)


def holds(request: HttpRequest, now: datetime) -> bool:
    """Whether the session of a signed-in person holds at this time; notes that it was used."""
    session = request.session
    began, seen = _time(session.get(_BEGAN)), _time(session.get(_SEEN))
    if began is None or seen is None:
        # The first request since signing in, which made the session's key anew.
        session[_BEGAN] = session[_SEEN] = now.timestamp()
        return True
    if not still_signed_in(
        began=began,
        seen=seen,
        now=now,
        idle=settings.ACCEDE_SESSION_IDLE,
        longest=settings.ACCEDE_SESSION_LONGEST,
    ):
        return False
    if now - seen >= _NOTED_EVERY:
        session[_SEEN] = now.timestamp()
    return True


def _time(noted: float | None) -> datetime | None:
    return None if noted is None else datetime.fromtimestamp(noted, UTC)
