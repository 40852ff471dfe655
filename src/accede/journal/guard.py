"""The database's own refusal to change or delete a journal entry, on both engines."""

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "journal_journalentry"
_WORDS = "the journal is append-only"

_SQLITE = tuple(
    f"CREATE TRIGGER journal_no_{verb.lower()} BEFORE {verb} ON {_TABLE} "
    f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    for verb in ("UPDATE", "DELETE")
)
_SQLITE += (
    # ``INSERT OR REPLACE`` deletes the old row without asking the trigger on deletion.
    f"CREATE TRIGGER journal_no_replace BEFORE INSERT ON {_TABLE} "
    f"WHEN EXISTS (SELECT 1 FROM {_TABLE} WHERE seq >= NEW.seq OR hash = NEW.hash) "
    f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END",
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
        "DROP TRIGGER IF EXISTS journal_no_replace",
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


def stands(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger of the refusal is there and switched on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass(%s) "
                "AND tgname IN ('journal_no_change', 'journal_no_truncate') AND tgenabled = 'O'",
                [_TABLE],
            )
            return bool(cursor.fetchone()[0] == 2)
        cursor.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s "
            "AND name IN ('journal_no_update', 'journal_no_delete', 'journal_no_replace')",
            [_TABLE],
        )
        return bool(cursor.fetchone()[0] == 3)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
