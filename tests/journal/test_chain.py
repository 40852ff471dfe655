"""The chain: any edit, removal, insertion, exchange or lost tail is found, and placed."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from accede.journal.rules import (
    BEGINNING,
    Entry,
    Fault,
    Head,
    against_anchor,
    breaks,
    hash_of,
)

TEXTS = ("person", "office", "of", "act", "reason", "source", "content", "at", "salt")


def written(seq: int, previous: str, reason: str = "as asked") -> Entry:
    entry = Entry(
        seq=seq,
        at="2014-01-15T09:00:00.000+00:00",
        person="officer.1",
        office="SECRETARIAT",
        of="",
        act="assistance.acknowledge",
        target=("assistance.Request", "XAA-2014-01"),
        reason=reason,
        source="",
        on=date(2014, 1, 15),
        content="{}",
        previous=previous,
        hash="",
    )
    return replace(entry, hash=hash_of(entry))


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    for seq in range(1, length + 1):
        entries.append(written(seq, entries[-1].hash if entries else BEGINNING))
    return entries


@given(st.integers(1, 12), st.data())
def test_chain_1_covers_every_field(length: int, data: st.DataObject) -> None:
    entries = chain(length)
    at = data.draw(st.integers(0, length - 1))
    field = data.draw(st.sampled_from(TEXTS))
    entries[at] = replace(entries[at], **{field: getattr(entries[at], field) + "x"})
    assert [(b.seq, b.fault) for b in breaks(entries)] == [(at + 1, Fault.EDITED)]


def test_chain_1_refuses_an_edited_day_target_or_number() -> None:
    entry = chain(1)[0]
    assert hash_of(entry) == entry.hash
    for changed in (
        replace(entry, on=date(2014, 1, 16)),
        replace(entry, target=("assistance.Request", "XAA-2014-02")),
        replace(entry, seq=2),
        replace(entry, previous="1" * 64),
    ):
        assert hash_of(changed) != changed.hash


def test_chain_1_refuses_to_be_guessed_and_holds_what_was_written_before_it_did() -> None:
    before = written(1, BEGINNING)
    assert list(breaks([before])) == []
    salted = replace(before, salt="a" * 32)
    assert hash_of(salted) != hash_of(before) != hash_of(replace(salted, salt="b" * 32))


@given(st.integers(0, 12))
def test_chain_2_holds_for_what_was_written(length: int) -> None:
    assert list(breaks(chain(length))) == []


@given(st.integers(2, 12), st.data())
def test_chain_2_refuses_a_removal_and_says_where(length: int, data: st.DataObject) -> None:
    entries = chain(length)
    at = data.draw(st.integers(0, length - 2))
    del entries[at]
    found = list(breaks(entries))
    assert found[0].seq == at + 1
    assert found[0].fault is Fault.REMOVED


def test_chain_2_names_every_entry_of_a_removed_stretch() -> None:
    entries = chain(6)
    del entries[1:4]
    assert [b.words for b in breaks(entries)] == ["entry 2–4 is gone"]


@given(st.integers(1, 8), st.data())
def test_chain_2_refuses_an_insertion_that_takes_a_number(length: int, data: st.DataObject) -> None:
    # A forger slips in an entry of their own, whole in itself, and renumbers the rest.
    entries = chain(length)
    at = data.draw(st.integers(0, length - 1))
    forged = written(at + 1, entries[at - 1].hash if at else BEGINNING, reason="forged")
    moved = [replace(entry, seq=entry.seq + 1) for entry in entries[at:]]
    moved = [replace(entry, hash=hash_of(entry)) for entry in moved]
    found = list(breaks([*entries[:at], forged, *moved]))
    assert (found[0].seq, found[0].fault) == (at + 2, Fault.INSERTED)


def test_chain_2_refuses_a_number_twice() -> None:
    entries = chain(3)
    entries.insert(2, entries[1])
    assert Fault.INSERTED in {b.fault for b in breaks(entries)}


@given(st.integers(1, 10), st.integers(1, 10))
def test_chain_3_refuses_a_lost_tail(kept: int, lost: int) -> None:
    whole = chain(kept + lost)
    last, anchored = whole[kept - 1], whole[-1]
    found = against_anchor(
        Head(anchored.seq, anchored.hash), Head(last.seq, last.hash), hash_at_anchor=None
    )
    assert found is not None
    assert (found.seq, found.fault) == (kept + 1, Fault.TAIL_LOST)


def test_chain_3_refuses_a_chain_written_anew() -> None:
    old, new = chain(3), [written(1, BEGINNING, reason="another story")]
    new += [written(2, new[0].hash), written(3, written(2, new[0].hash).hash)]
    assert list(breaks(new)) == []
    found = against_anchor(Head(3, old[2].hash), Head(3, new[2].hash), new[2].hash)
    assert found is not None
    assert found.fault is Fault.REWRITTEN


def test_chain_3_holds_for_an_older_anchor_and_for_an_empty_one() -> None:
    entries = chain(5)
    assert (
        against_anchor(Head(3, entries[2].hash), Head(5, entries[4].hash), entries[2].hash) is None
    )
    assert against_anchor(Head(0, BEGINNING), Head(0, BEGINNING), None) is None
