"""How letters leave: by an SMTP server named in one address, or onto the console."""

from typing import Any
from urllib.parse import unquote, urlsplit

from accede.basics.errors import BadInput


def mail(address: str) -> dict[str, Any]:
    """Django's settings for ``smtp://USER:PASSWORD@HOST:PORT`` (``smtps://`` for TLS from the
    start; ``smtp://`` begins plainly and goes over to TLS); the console where nothing is named.
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise _unreadable(str(error)) from error
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise _unreadable("it names no SMTP server")
    at_once = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if at_once else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": at_once,
        "EMAIL_USE_TLS": not at_once,
        "EMAIL_TIMEOUT": 20,
    }


def _unreadable(why: str) -> BadInput:
    return BadInput(
        f"ACCEDE_MAIL_URL cannot be read: {why}",
        remedy="write smtp://USER:PASSWORD@HOST:PORT, or leave it out to write to the console",
    )
