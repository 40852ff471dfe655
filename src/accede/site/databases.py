"""Which database: the embedded SQLite file, or PostgreSQL, from one address."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from accede.basics.errors import BadInput

# Write transactions take the lock when they begin, so that two writers queue up instead
# of failing half-way; readers go on meanwhile (WAL).
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database(address: str) -> dict[str, Any]:
    """Django's settings for ``sqlite:///FILE`` or ``postgresql://USER:PASSWORD@HOST:PORT/NAME``.

    A socket folder goes into the query: ``postgresql:///NAME?host=/folder``.
    """
    try:
        parts = urlsplit(address)
        port = str(parts.port or "")
    except ValueError as error:
        raise BadInput(
            f"ACCEDE_DATABASE_URL cannot be read: {error}",
            remedy="write sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME",
        ) from error
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) or ":memory:",
            "OPTIONS": dict(_SQLITE_OPTIONS),
        }
    if parts.scheme in ("postgresql", "postgres"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", "") or parts.hostname or "",
            "PORT": port,
            "CONN_MAX_AGE": 60,
            "OPTIONS": options,
        }
    raise BadInput(
        f"ACCEDE_DATABASE_URL starts with ‘{parts.scheme}’, which is not a database known here",
        remedy="write sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME",
    )
