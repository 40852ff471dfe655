"""The tokens of each document, as each engine holds them: FTS5 on SQLite, arrays with GIN on
PostgreSQL. Both compare whole tokens and nothing else, so both find the same.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

from accede.basics.errors import AccedeError
from accede.basics.search_text import Term

# Signs that stand inside a token; every other sign of ASCII parts tokens for FTS5.
_SQLITE = (
    'CREATE VIRTUAL TABLE search_words USING fts5(title, whole, detail="column", '
    "tokenize=\"ascii tokenchars '/:.-~'\")",
)
_POSTGRESQL = (
    "CREATE TABLE search_words (rowid bigint PRIMARY KEY, title text[], whole text[])",
    "CREATE INDEX search_words_title ON search_words USING gin (title)",
    "CREATE INDEX search_words_whole ON search_words USING gin (whole)",
)
_INSTALL = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
_FEW = 500


class NoFullText(AccedeError):
    """This SQLite was built without FTS5."""

    def __init__(self) -> None:
        super().__init__(
            "this SQLite has no FTS5, which the search needs; what to do: use a Python whose "
            "SQLite has it, or name a PostgreSQL in ACCEDE_DATABASE_URL"
        )


def install(connection: BaseDatabaseWrapper) -> None:
    """Makes the table of tokens; a migration calls it once. ``NoFullText`` where it cannot."""
    with connection.cursor() as cursor:
        for statement in _INSTALL[connection.vendor]:
            try:
                cursor.execute(statement)
            except DatabaseError as error:
                if "no such module" in str(error):
                    raise NoFullText from error
                raise


def lift(connection: BaseDatabaseWrapper) -> None:
    """Takes the table away again."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_words")


def wait_for_turn(connection: BaseDatabaseWrapper) -> None:
    """One process at a time changes the index; the lock ends with the transaction.

    SQLite has taken its one write lock at the beginning of the transaction already.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Any number that no other lock of the product takes.
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [0x53454152])


def clear(connection: BaseDatabaseWrapper) -> None:
    """Forgets every token."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")


def remove(connection: BaseDatabaseWrapper, documents: Sequence[int]) -> None:
    """Forgets the tokens of these documents."""
    with connection.cursor() as cursor:
        for at in range(0, len(documents), _FEW):
            some = list(documents[at : at + _FEW])
            places = ", ".join(["%s"] * len(some))
            cursor.execute(f"DELETE FROM search_words WHERE rowid IN ({places})", some)


def put(
    connection: BaseDatabaseWrapper, rows: Iterable[tuple[int, frozenset[str], frozenset[str]]]
) -> None:
    """Keeps the tokens of documents that have none: (document, of its title, of it all)."""
    written: Any
    if connection.vendor == "postgresql":
        written = [(key, sorted(title), sorted(whole)) for key, title, whole in rows]
    else:
        written = [
            (key, " ".join(sorted(title)), " ".join(sorted(whole))) for key, title, whole in rows
        ]
    if written:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_words (rowid, title, whole) VALUES (%s, %s, %s)", written
            )


def holding(connection: BaseDatabaseWrapper, terms: Sequence[Term], column: str) -> list[int]:
    """The documents with one token at least of every term, in ``title`` or in ``whole``.

    They come as one JSON text: a hundred thousand rows of one number take three times as long.
    """
    asked: Sequence[Any]
    if connection.vendor == "postgresql":
        where = " AND ".join([f"{column} && %s::text[]"] * len(terms))
        statement = f"SELECT json_agg(rowid)::text FROM search_words WHERE {where}"
        asked = [sorted(term) for term in terms]
    else:
        # Tokens hold no quotation mark, and inside quotation marks nothing is an operator.
        query = " AND ".join(
            "(" + " OR ".join(f'"{token}"' for token in sorted(term)) + ")" for term in terms
        )
        statement = "SELECT json_group_array(rowid) FROM search_words WHERE search_words MATCH %s"
        asked = [f"{column} : ({query})"]
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        found: list[int] = json.loads(cursor.fetchone()[0] or "[]")
    return found
