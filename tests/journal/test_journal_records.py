"""The journal in the database: append-only on both engines, and verified there."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from accede.journal import acts, guard, queries
from accede.journal.commands import read_anchors
from accede.journal.models import JournalEntry
from accede.journal.rules import Actor, Fault, Head, Office, hash_of
from accede.site import cli

OFFICER = Actor("officer.1", Office.SECRETARIAT)
pytestmark = pytest.mark.django_db


def write(count: int = 1) -> None:
    for number in range(count):
        with transaction.atomic():
            acts.record(
                actor=OFFICER,
                act="treaties.load",
                target=("treaties.ActList", f"list-{number}"),
                reason="the depositary's list was read",
                source=None,
                on=date(2014, 7, 10),
                content={"rows": number},
            )


def test_who_reads_a_hash_cannot_find_out_by_guessing_what_was_written() -> None:
    write()
    (entry,) = queries.entries()
    # All that can be known or tried of an entry gives another hash without its salt.
    assert hash_of(replace(entry, salt="")) != entry.hash == hash_of(entry)
    write()
    assert len({each.salt for each in queries.entries()}) == 2


def test_an_entry_of_an_earlier_release_has_no_salt_and_holds() -> None:
    write()
    (entry,) = queries.entries()
    guard.lift(connection)
    plain = hash_of(replace(entry, salt=""))
    JournalEntry.objects.filter(seq=1).update(salt=None, hash=plain)
    guard.install(connection)
    write()
    assert queries.verify() == () and queries.guarded()


def test_entries_chain_and_verify() -> None:
    write(5)
    assert queries.head().seq == 5
    assert queries.verify([queries.head()]) == ()
    assert [entry.seq for entry in queries.entries()] == [1, 2, 3, 4, 5]
    assert queries.last_seq("treaties") == 5
    assert queries.last_seq("assistance") == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda: JournalEntry.objects.filter(seq=2).update(reason="another"),
        lambda: JournalEntry.objects.filter(seq=2).delete(),
        lambda: JournalEntry.objects.all().delete(),
    ],
    ids=["update", "delete", "delete all"],
)
def test_the_database_refuses_to_change_an_entry(change) -> None:
    write(3)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert queries.head().seq == 3
    assert queries.verify() == ()


def test_postgresql_refuses_to_truncate() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can truncate")
    write()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE journal_journalentry")
    assert queries.head().seq == 1


@pytest.fixture
def unguarded():
    """As for somebody who has the database's own keys and took the guard away."""
    guard.lift(connection)
    yield
    guard.install(connection)


def test_an_edit_behind_the_guard_is_found(unguarded) -> None:
    write(4)
    JournalEntry.objects.filter(seq=3).update(person="somebody.else")
    assert [(b.seq, b.fault) for b in queries.verify()] == [(3, Fault.EDITED)]


def test_a_removal_behind_the_guard_is_found(unguarded) -> None:
    write(4)
    JournalEntry.objects.filter(seq=2).delete()
    assert [(b.seq, b.fault) for b in queries.verify()] == [(2, Fault.REMOVED)]


def test_a_lost_tail_is_found_against_an_anchor_only(unguarded) -> None:
    write(4)
    anchored = queries.head()
    JournalEntry.objects.filter(seq__gt=2).delete()
    assert queries.verify() == ()
    assert [(b.seq, b.fault) for b in queries.verify([anchored])] == [(3, Fault.TAIL_LOST)]


def test_recording_outside_a_transaction_is_refused() -> None:
    # The test itself runs inside one; the check reads the connection, so step outside it.
    connection.in_atomic_block = False
    try:
        with pytest.raises(acts.NoTransaction):
            acts.record(
                actor=OFFICER,
                act="treaties.load",
                target=("treaties.ActList", "x"),
                reason="none",
                source=None,
                on=date(2014, 7, 10),
                content={},
            )
    finally:
        connection.in_atomic_block = True


def test_a_write_without_a_reason_is_refused() -> None:
    with pytest.raises(acts.NoReason), transaction.atomic():
        acts.record(
            actor=OFFICER,
            act="treaties.load",
            target=("treaties.ActList", "x"),
            reason="  ",
            source=None,
            on=date(2014, 7, 10),
            content={},
        )
    assert queries.head().seq == 0


def test_the_commands_anchor_and_verify(tmp_path: Path, capsys) -> None:
    anchors = tmp_path / "anchors.jsonl"
    write(3)
    assert cli.main(["journal", "anchor", "--file", str(anchors)]) == 0
    assert read_anchors(anchors) == (queries.head(),)
    assert cli.main(["journal", "verify", "--anchors", str(anchors)]) == 0
    capsys.readouterr()
    guard.lift(connection)
    JournalEntry.objects.filter(seq=3).delete()
    guard.install(connection)
    assert cli.main(["journal", "verify", "--anchors", str(anchors), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["breaks"][0]["fault"] == "TAIL_LOST"


@pytest.mark.parametrize(
    "line",
    ["", "{", '{"seq": 1e400, "hash": "x"}', "[" * 9999, '{"seq": 1}', '{"seq": "x", "hash": "y"}'],
)
def test_a_spoilt_anchor_names_its_line(tmp_path: Path, line: str, capsys) -> None:
    anchors = tmp_path / "anchors.jsonl"
    anchors.write_text(json.dumps({"seq": 0, "hash": "0" * 64}) + "\n" + line + "\n")
    assert cli.main(["journal", "verify", "--anchors", str(anchors)]) == 3
    assert f"{anchors}:2" in capsys.readouterr().err


def test_missing_anchors_are_said(tmp_path: Path, capsys) -> None:
    assert cli.main(["journal", "verify", "--anchors", str(tmp_path / "none")]) == 3
    assert "What to do" in capsys.readouterr().err


def test_an_actor_of_a_state_names_the_state() -> None:
    assert Head(0, "x").seq == 0
    with pytest.raises(ValueError, match="names"):
        Actor("focal.point", Office.STATE)
    with pytest.raises(ValueError, match="has no"):
        Actor("officer.1", Office.SECRETARIAT, "XAA")


def test_sqlite_refuses_to_replace_an_entry() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can replace a row while inserting")
    write(3)
    columns = [field.column for field in JournalEntry._meta.fields]
    chosen = ", ".join("'forged'" if name == "person" else f'"{name}"' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT OR REPLACE INTO journal_journalentry ({names}) "
            f"SELECT {chosen} FROM journal_journalentry WHERE seq = 2"
        )
    assert queries.verify([queries.head()]) == ()


def test_an_entry_that_cannot_be_read_is_placed(unguarded) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite lets a column hold what it cannot hold")
    write(4)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_journalentry SET \"on\" = '2014-02-31' WHERE seq = 3")
    found = [(b.seq, b.fault) for b in queries.verify()]
    assert (3, Fault.EDITED) in found
    assert all(seq >= 3 for seq, _ in found)


def test_missing_triggers_are_a_finding(unguarded, capsys) -> None:
    write()
    assert not queries.guarded()
    assert cli.main(["journal", "verify"]) == 1
    assert "triggers are gone" in capsys.readouterr().out


def test_an_empty_file_of_anchors_is_refused(tmp_path: Path, capsys) -> None:
    anchors = tmp_path / "anchors.jsonl"
    anchors.write_text("")
    assert queries.guarded()
    assert cli.main(["journal", "verify", "--anchors", str(anchors)]) == 3
    assert "is empty" in capsys.readouterr().err
