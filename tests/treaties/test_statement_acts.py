"""Entering and reading statements: four eyes, nothing half-written, nothing ever changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.treaties.test_load import tables

from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Viewer, ViewerKind
from accede.journal import queries as journal
from accede.journal.rules import Actor, Office
from accede.site import demonstration
from accede.site.demonstration import statements as played
from accede.treaties import models
from accede.treaties.acts import statements as acts
from accede.treaties.queries import statements as queries
from accede.treaties.rules import UnknownInstrument, UnknownParticipant
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.pair import Doubt, Force, Outcome
from accede.treaties.rules.statements import (
    Amiss,
    Statement,
    StatementKind,
    counts,
)

pytestmark = pytest.mark.django_db

ONE, TWO = Actor("officer.one", Office.SECRETARIAT), Actor("officer.two", Office.SECRETARIAT)
WORDS = Text({"en": "Does not extradite on it.", "fr": "N’extrade pas sur son fondement."})
ENTERED = date(2014, 8, 1)
RESERVATION: dict[str, Any] = {
    "actor": ONE,
    "instrument": "TBC97",
    "author": "XAA",
    "kind": StatementKind.RESERVATION,
    "effect": Effect.EXCLUDES,
    "provisions": ["TBC97:9.2"],
    "done": date(2009, 3, 16),
    "language": "en",
    "summary": WORDS,
    "source": Source("Notification (demonstration)", "C.N.1", date(2009, 3, 20)),
    "reason": "entered from the notification",
    "on": ENTERED,
}


def enter(**other: Any) -> Statement:
    return acts.enter_statement(**{**RESERVATION, **other})


def read(code: str, by: Actor = TWO, *, agreed: bool = True, **other: Any) -> object:
    return acts.read_statement(
        actor=by, code=code, agreed=agreed, reason="read against the notification",
        **{"on": date(2014, 8, 2), **other},
    )  # fmt: skip


def test_an_entry_counts_once_another_officer_has_read_it() -> None:
    entered = enter()
    assert entered.code == "XAA-TBC97-1"
    assert queries.statements(instrument="TBC97").standing == ()
    assert not counts(entered)
    read(entered.code)
    (standing,) = queries.statements(instrument="TBC97").standing
    assert standing == entered
    assert (standing.entered_by, standing.second_reader) == ("officer.one", "officer.two")
    said = [(each.act, each.person) for each in journal.about("treaties.Statement", entered.code)]
    assert said == [
        ("treaties.enter_statement", "officer.one"),
        ("treaties.read_statement", "officer.two"),
    ]


def test_what_waits_is_shown_to_the_office_alone() -> None:
    entered = enter()
    office = Viewer(ViewerKind.OFFICE, person="officer.two")
    assert queries.waiting(office, instrument="TBC97") == (entered,)
    for viewer in (PUBLIC_VIEWER, Viewer(ViewerKind.STATE, of="XAA"), Viewer(ViewerKind.DONOR)):
        assert queries.waiting(viewer) == ()
    read(entered.code)
    assert queries.waiting(office) == ()


@pytest.mark.parametrize(
    ("refused", "what"),
    [
        ({"actor": Actor("xaa.focal-point", Office.STATE, "XAA")}, acts.NotTheOffice),
        ({"instrument": "TBC98"}, UnknownInstrument),
        ({"author": "XZZ"}, UnknownParticipant),
        ({"provisions": ["TBC97:99"]}, acts.StatementAmiss),
        ({"provisions": []}, acts.StatementAmiss),
        ({"effect": None}, acts.StatementAmiss),
        ({"kind": StatementKind.OBJECTION, "effect": None}, acts.StatementAmiss),
        ({"summary": Text({"en": "So."})}, acts.StatementAmiss),
        ({"source": Source("C.N.")}, acts.StatementAmiss),
        ({"on": date(2009, 3, 18)}, acts.DayToCome),
        ({"corrects": "XAA-TBC97-9"}, acts.StatementAmiss),
    ],
)
def test_a_bad_entry_is_refused_and_nothing_is_written(
    refused: dict[str, Any], what: type[BadInput]
) -> None:
    before = tables()
    with pytest.raises(what) as told:
        enter(**refused)
    assert told.value.remedy
    assert tables() == before


def test_nobody_reads_their_own_entry_nor_reads_twice_nor_returns_without_a_word() -> None:
    code = enter().code
    before = tables()
    for by, other, what in (
        (ONE, {}, acts.OwnEntry),
        (replace(ONE, person="Officer.ONE "), {}, acts.OwnEntry),
        (Actor("xaa.focal-point", Office.STATE, "XAA"), {}, acts.NotTheOffice),
        (TWO, {"agreed": False}, acts.RemarkMissing),
        (TWO, {"on": date(2014, 7, 31)}, acts.ReadBeforeEntered),
    ):
        with pytest.raises(what):
            read(code, by, **other)
    with pytest.raises(acts.NothingToRead):
        read("XAA-TBC97-7")
    assert tables() == before
    read(code)
    with pytest.raises(acts.AlreadyRead):
        read(code)


def test_the_database_too_refuses_an_own_reader_and_half_a_reading() -> None:
    code = enter().code
    row = models.Statement.objects.get(code=code)
    row.second_reader, row.read_on, row.agreed = "officer.one", ENTERED, True
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    row.second_reader, row.read_on, row.agreed = "officer.two", None, None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_was_returned_never_counts_and_is_corrected_by_another_entry() -> None:
    first = enter().code
    read(first, agreed=False, remark="The notification says article 10.")
    assert queries.statements().standing == ()
    second = enter(provisions=["TBC97:10.1"], corrects=first).code
    with pytest.raises(acts.AlreadyCorrected):
        enter(corrects=first)
    read(second)
    (standing,) = queries.statements().standing
    assert (standing.code, standing.corrects) == (second, first)
    assert models.Statement.objects.count() == 2


def test_an_objection_names_what_counts_and_real_and_fictitious_stand_apart() -> None:
    named = enter().code
    objects = {
        "author": "XBB", "kind": StatementKind.OBJECTION, "effect": None, "provisions": [],
        "about": named, "precludes": True, "done": date(2009, 9, 9),
        "source": Source("Notification (demonstration)", "C.N.2", date(2009, 9, 12)),
    }  # fmt: skip
    with pytest.raises(acts.StatementAmiss) as unread:
        enter(**objects)
    assert unread.value.found == (Amiss.NAMES_NOTHING,)
    read(named)
    with pytest.raises(acts.StatementAmiss) as real:
        enter(**objects | {"author": "FRA"})
    assert real.value.found == (Amiss.NAMES_NOTHING,)
    read(enter(**objects).code)
    here = queries.pair("XAA", "XBB", as_of=date(2014, 7, 1))
    row = next(each for each in here.rows if each.instrument.code == "TBC97")
    assert row.force is Force.PRECLUDED
    before = queries.pair("XAA", "XBB", as_of=date(2014, 7, 1), as_known_on=date(2014, 7, 10))
    assert [each.force for each in before.rows] == [each.force for each in here.rows]


def test_absence_tells_nothing_until_a_list_is_said_to_be_complete_and_read() -> None:
    def now() -> tuple[Force, tuple[Doubt, ...], set[Outcome]]:
        here = queries.pair("XBB", "XDD", as_of=date(2014, 7, 1))
        row = next(each for each in here.rows if each.instrument.code == "TBC97")
        return row.force, row.doubts, {each.outcome for each in row.cooperation}

    silent = (Force.BOTH_PARTY, (Doubt.NO_RECORD,), {Outcome.UNKNOWN})
    assert now() == silent
    listed = acts.enter_statement_list(
        actor=ONE, instrument="TBC97", complete_until=date(2014, 7, 10), demonstration=True,
        source=Source("Record of statements (demonstration)", "", date(2014, 7, 10)),
        reason="gone through", on=ENTERED,
    )  # fmt: skip
    assert now() == silent
    with pytest.raises(acts.OwnEntry):
        read(listed.code, ONE)
    read(listed.code)
    assert now() == (Force.IN_FORCE, (), {Outcome.APPLIES})
    real = queries.pair("FRA", "CAN", as_of=date(2014, 7, 1))
    bombings = next(each for each in real.rows if each.instrument.code == "TBC97")
    assert bombings.doubts == (Doubt.NO_RECORD,)


@pytest.mark.parametrize(
    ("complete_until", "stated", "what"),
    [
        (date(2014, 7, 10), None, acts.StatementAmiss),
        (date(2014, 7, 10), date(2014, 7, 9), acts.StatementAmiss),
        (date(2014, 7, 10), date(2014, 8, 9), acts.DayToCome),
    ],
)
def test_a_list_is_complete_only_as_far_as_its_source_reaches(
    complete_until: date, stated: date | None, what: type[BadInput]
) -> None:
    with pytest.raises(what):
        acts.enter_statement_list(
            actor=ONE, instrument="TBC97", complete_until=complete_until,
            source=Source("Record", "", stated), reason="gone through", on=ENTERED,
        )  # fmt: skip
    assert models.StatementList.objects.count() == 0


def test_as_known_on_leaves_out_what_its_source_stated_later(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    read(enter().code)
    assert queries.statements(as_known_on=date(2009, 3, 19)).standing == ()
    assert len(queries.statements(as_known_on=date(2009, 3, 20)).standing) == 1
    queries.pair("XAA", "XBB", as_of=ENTERED)
    with django_assert_num_queries(5):
        queries.pair("XAA", "XBB", as_of=ENTERED)


def test_the_demonstration_has_one_of_each_and_one_that_waits() -> None:
    demonstration.load()
    told = played.read()
    known = queries.statements()
    assert {each.code for each in known.standing} == {
        each.code for each in told.statements if each.read_on
    }
    office = Viewer(ViewerKind.OFFICE, person="officer.legal-2")
    assert [each.code for each in queries.waiting(office)] == ["XEE-IPP73-1"]
    assert all(each.demonstration for each in known.standing)
    day = date(2014, 7, 1)

    def force(first: str, second: str, instrument: str = "TBC97") -> Force:
        rows = queries.pair(first, second, as_of=day).rows
        return next(each.force for each in rows if each.instrument.code == instrument)

    assert force("XAA", "XDD") is Force.PRECLUDED
    assert force("XAA", "XBB") is Force.IN_FORCE
    assert force("XBB", "XDD", "ICSFT99") is Force.BOTH_PARTY
    assert force("XAA", "XFF", "HOST79") is Force.IN_FORCE
    assert not demonstration.load()
