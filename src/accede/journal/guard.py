"""The database's own refusal to change or delete a journal entry, on both engines."""

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "journal_journalentry"
_WORDS = "the journal is append-only"

_SQLITE = tuple(
    f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON {_TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL = (
    "CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$",
    f"CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON {_TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    f"CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON {_TABLE} "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()",
)
_LIFT = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS journal_no_update",
        "DROP TRIGGER IF EXISTS journal_no_delete",
    ),
    "postgresql": (
        f"DROP TRIGGER IF EXISTS journal_no_change ON {_TABLE}",
        f"DROP TRIGGER IF EXISTS journal_no_truncate ON {_TABLE}",
        "DROP FUNCTION IF EXISTS journal_refuse()",
    ),
}
_INSTALL = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def install(connection: BaseDatabaseWrapper) -> None:
    """Makes the journal append-only; a migration calls it once."""
    _run(connection, _INSTALL[connection.vendor])


def lift(connection: BaseDatabaseWrapper) -> None:
    """Takes the refusal away: to undo the migration, and to empty a test database."""
    _run(connection, _LIFT[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
