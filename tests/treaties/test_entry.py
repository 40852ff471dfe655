"""The entry into force that deposits give, under each form of clause."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.treaties.planning import BOMBINGS, HOSTAGES, world

from accede.basics.partial import PartialDate
from accede.treaties import catalogue
from accede.treaties.rules import (
    NOTHING,
    Act,
    ActKind,
    Among,
    Instrument,
    Life,
    Recomputed,
    Span,
    Status,
    Who,
    recompute,
)
from accede.treaties.rules.entry import TOOK_PART, counts, enough, not_before, share_of
from accede.treaties.rules.instruments import Base, BaseRelation

ENTRY = BOMBINGS.clauses.entry
RATIFICATION, ACCESSION, CONSENT = ActKind.RATIFICATION, ActKind.ACCESSION, ActKind.CONSENT


def needing(**changed: object) -> Instrument:
    """The convention on bombings with another clause on its entry into force."""
    entry = replace(ENTRY, **changed)  # type: ignore[arg-type]
    return replace(BOMBINGS, final=replace(BOMBINGS.clauses, entry=entry))


def did(by: str, day: int, kind: ActKind = RATIFICATION, *marks: str) -> Act:
    done = PartialDate.of(date(2000, 1, day))
    return Act("TBC97", by, kind, done, "list-TBC97", marks=frozenset(marks))


THREE = [did("A", 1), did("B", 2), did("C", 3)]


def test_entry_1_holds_for_whoever_deposits_where_the_clause_names_nobody() -> None:
    assert all(counts(act, ENTRY, frozenset({"A"})) for act in THREE)
    assert counts(did("A", 1, CONSENT), ENTRY, frozenset())
    assert counts(did("A", 1, ActKind.SUCCESSION), ENTRY, frozenset())


def test_entry_1_refuses_an_organisation_where_the_clause_says_states() -> None:
    states = replace(ENTRY, who=Who.STATES)
    assert not counts(did("EU", 1), states, frozenset({"EU"}))
    assert counts(did("A", 1), states, frozenset({"EU"}))
    two = needing(deposits=2, who=Who.STATES)
    acts = [did("EU", 1), did("A", 2), did("B", 3)]
    assert recompute(acts, two, organisations=frozenset({"EU"})).completed_by == acts[2]


def test_entry_1_refuses_an_accession_where_signatories_count() -> None:
    signatories = replace(ENTRY, who=Who.SIGNATORIES)
    assert counts(did("A", 1), signatories, frozenset())
    assert not counts(did("A", 1, ACCESSION), signatories, frozenset())
    assert not counts(did("A", 1, CONSENT), signatories, frozenset())
    assert not counts(did("A", 1, ActKind.SUCCESSION), signatories, frozenset())


def test_entry_1_refuses_whom_no_list_shows_at_the_conference() -> None:
    present = replace(ENTRY, who=Who.CONFERENCE_PARTICIPANTS)
    assert counts(did("A", 1, RATIFICATION, TOOK_PART), present, frozenset())
    assert not counts(did("A", 1), present, frozenset())


def test_entry_1_refuses_a_signature_and_a_day_not_fully_known() -> None:
    assert not counts(did("A", 1, ActKind.SIGNATURE), ENTRY, frozenset())
    assert not counts(replace(did("A", 1), done=PartialDate(2000, 1)), ENTRY, frozenset())


def test_entry_2_holds_once_the_group_is_among_them() -> None:
    producers = needing(deposits=2, among=Among("producers", 2))
    acts = [did("A", 1, RATIFICATION, "producers"), *THREE[1:], did("D", 9, ACCESSION, "producers")]
    found = recompute(acts, producers)
    assert found.completed_by == acts[-1]
    assert found.day == date(2000, 2, 8)


def test_entry_2_refuses_any_number_without_the_group() -> None:
    entry = needing(deposits=2, among=Among("producers", 1)).clauses.entry
    assert not enough(THREE, entry)
    assert not enough(THREE[:1], replace(entry, among=None))
    assert recompute(THREE, needing(deposits=2, among=Among("producers", 1))) == NOTHING


def test_entry_3_holds_a_share_is_rounded_up() -> None:
    assert share_of(152, Fraction(2, 3)) == 102
    assert share_of(3, Fraction(2, 3)) == 2
    assert share_of(4, Fraction(2, 3)) == 3
    assert share_of(7, Fraction(1)) == 7


def bound(*since: tuple[str, int]) -> Mapping[str, Sequence[Span]]:
    return {
        by: (Span(None, Status.NOT_SIGNED), Span(date(1999, month, 1), Status.BOUND))
        for by, month in since
    }


AMENDED = needing(deposits=None, share=Fraction(2, 3))


def test_entry_3_refuses_a_share_that_moved_out_of_reach() -> None:
    three = bound(("A", 1), ("B", 1), ("C", 1))
    found = recompute(THREE, AMENDED, parties_to_base=three)
    assert found.completed_by == THREE[1], "two of three"
    joined = {
        **three,
        "D": (Span(None, Status.NOT_SIGNED), Span(date(2000, 1, 2), Status.BOUND)),
    }
    found = recompute(THREE, AMENDED, parties_to_base=joined)
    assert found.completed_by == THREE[2], "a fourth party came on the day of the second deposit"
    assert recompute(THREE, AMENDED) == NOTHING, "nobody is known to be party to the base"


def test_entry_3_refuses_the_deposit_of_who_is_not_party_to_the_base() -> None:
    found = recompute(THREE, AMENDED, parties_to_base=bound(("B", 1), ("C", 1), ("D", 1)))
    assert found.completed_by == THREE[2]


def test_entry_3_holds_when_the_last_party_lacking_leaves() -> None:
    every = needing(deposits=None, share=Fraction(1))
    base = {
        **bound(("A", 1), ("B", 1)),
        "C": (Span(date(1999, 1, 1), Status.BOUND), Span(date(2000, 6, 1), Status.WITHDRAWN)),
    }
    found = recompute(THREE[:2], every, parties_to_base=base)
    assert found == Recomputed(date(2000, 7, 1), None)


def test_entry_4_holds_once_the_floor_has_passed() -> None:
    assert not_before(date(2000, 3, 1), None) == date(2000, 3, 1)
    assert not_before(date(2000, 3, 1), date(1999, 1, 1)) == date(2000, 3, 1)


def test_entry_4_refuses_a_day_before_the_floor() -> None:
    assert not_before(date(2000, 3, 1), date(2001, 1, 1)) == date(2001, 1, 1)
    second = needing(deposits=2, not_before="HOST79")
    assert recompute(THREE, second, floor=date(2001, 1, 1)).day == date(2001, 1, 1)
    assert recompute(THREE, second) == NOTHING, "the other one is not in force"


def test_the_legal_state_brings_together_what_a_clause_asks_about() -> None:
    """Parties to the base, the floor and who is no State, each from the facts at hand."""
    amendment = replace(AMENDED, base=Base("HOST79", BaseRelation.AMENDS, "1"))
    base = [replace(act, instrument="HOST79", list_code="list-HOST79") for act in THREE]
    lives = tuple(Life(by) for by in "ABC")
    both = (HOSTAGES, amendment)
    legal = world(*base, *THREE, instruments=both, lives=lives)
    # The base binds A alone on 31 January: one deposit of one party.
    assert legal.recomputed("TBC97") == Recomputed(date(2000, 3, 1), None)
    assert world(*THREE, instruments=both, lives=lives).recomputed("TBC97") == NOTHING
    floor = needing(deposits=2, not_before="HOST79")
    legal = world(*THREE, instruments=(HOSTAGES, floor), lives=lives)
    assert legal.recomputed("TBC97").day == date(2000, 2, 1)
    states = needing(deposits=2, who=Who.STATES)
    organisation = (Life("A", organisation=True), Life("B"), Life("C"))
    legal = world(*THREE, instruments=(states,), lives=organisation)
    assert legal.recomputed("TBC97").completed_by == THREE[2]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.integers(1, 28)), max_size=12))
def test_another_deposit_never_delays_an_entry_into_force(made: list[tuple[str, int]]) -> None:
    three = needing(deposits=3)
    acts = [did(by, day) for by, day in made]
    before = recompute(acts[:-1], three).day if acts else None
    after = recompute(acts, three).day
    assert before is None or (after is not None and after <= before)


def test_every_form_of_clause_in_the_catalogue_is_tried_here() -> None:
    entries = [each.clauses.entry for each in catalogue.instruments().values()]
    assert {each.who for each in entries} == set(Who)
    assert any(each.among for each in entries) and any(each.not_before for each in entries)
    assert {each.share for each in entries if each.share} == {Fraction(2, 3), Fraction(1)}
