"""What holds between two States on a day: by case for each rule, and whatever the statements."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.treaties.statements_made import (
    BOMBINGS,
    DAY,
    FOUR,
    REACH,
    all_known,
    legal,
    names,
    said,
)

from accede.basics.partial import PartialDate
from accede.treaties.rules import Act, ActKind, Base, BaseRelation, Status
from accede.treaties.rules.between import Between, between
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.pair import (
    HOLDS,
    Basis,
    Doubt,
    Force,
    Outcome,
    altered,
    bears_on,
    both_party,
    declared_basis,
    in_time,
    opted_out,
    precluding,
    prevailing,
    recorded,
)
from accede.treaties.rules.statements import (
    Statement,
    StatementKind,
)

calm = settings(deadline=None)
RESERVED = said("A-1")
OBJECTED = names("B-1", "BBB", StatementKind.OBJECTION, "A-1", date(2006, 1, 1))
SHUT = replace(OBJECTED, precludes=True)


def row(*entries: Statement, first: str = "AAA", second: str = "BBB", day: date = DAY) -> Between:
    return between(legal(), all_known(entries), first, second, day)[0]


def outcomes(here: Between) -> dict[str, Outcome]:
    found = (*here.cooperation, *here.disputes)
    return {each.obligation.code: each.outcome for each in found}


def standing_of(status: Status) -> object:
    bound = legal().participation("TBC97", "AAA", DAY)
    return replace(bound, status=status)


def test_pair_1_holds_where_both_are_bound() -> None:
    here = row()
    assert here.force is Force.IN_FORCE
    assert here.since == date(2003, 4, 2)
    assert both_party(here.first.participation, here.second.participation) is Force.BOTH_PARTY


@pytest.mark.parametrize("status", list(Status))
def test_pair_1_refuses_where_one_is_not(status: Status) -> None:
    bound, other = standing_of(Status.BOUND), standing_of(status)
    force = both_party(bound, other)  # type: ignore[arg-type]
    expected = {
        Status.BOUND: Force.BOTH_PARTY,
        Status.PROVISIONAL: Force.PROVISIONAL,
        Status.UNKNOWN: Force.UNKNOWN,
    }
    assert force is expected.get(status, Force.NOT_BOTH)
    assert both_party(other, bound) is force  # type: ignore[arg-type]


def test_pair_1_needs_nothing_of_the_other_where_one_is_certainly_not_bound() -> None:
    unknown, outside = standing_of(Status.UNKNOWN), standing_of(Status.SIGNED)
    assert both_party(unknown, outside) is Force.NOT_BOTH  # type: ignore[arg-type]


def test_pair_1_is_unknown_where_the_lists_do_not_reach() -> None:
    here = between(legal(), all_known([]), "AAA", "DDD", REACH + timedelta(days=1))[0]
    assert here.force is Force.UNKNOWN
    assert Doubt.PARTICIPATION_UNKNOWN in here.doubts
    assert here.since is None


def test_pair_2_holds_for_the_two_and_for_an_objection_to_the_other() -> None:
    assert bears_on(RESERVED, "AAA", "BBB", None)
    assert bears_on(OBJECTED, "AAA", "BBB", RESERVED)


def test_pair_2_refuses_what_a_third_state_said() -> None:
    assert not bears_on(RESERVED, "BBB", "CCC", None)
    assert not bears_on(OBJECTED, "BBB", "CCC", RESERVED)
    here = row(RESERVED, SHUT, first="BBB", second="CCC")
    assert here.force is Force.IN_FORCE
    assert here.changes == ()
    assert set(outcomes(here).values()) == {Outcome.APPLIES}


def test_pair_3_holds_for_both_to_the_same_extent() -> None:
    here = row(RESERVED)
    assert [(each.provision, each.outcome) for each in here.changes] == [
        ("TBC97:9.2", Outcome.EXCLUDED)
    ]
    assert outcomes(here)["TBC97:9.2"] is Outcome.EXCLUDED
    assert outcomes(here)["TBC97:9.1"] is Outcome.APPLIES
    modifies = replace(RESERVED, effect=Effect.MODIFIES)
    assert outcomes(row(modifies))["TBC97:9.2"] is Outcome.MODIFIED
    assert altered(Effect.MODIFIES, OBJECTED) is Outcome.NOT_TO_THE_EXTENT
    assert outcomes(row(modifies, OBJECTED))["TBC97:9.2"] is Outcome.NOT_TO_THE_EXTENT


def test_pair_3_changes_nothing_after_the_withdrawal() -> None:
    gone = names("A-2", "AAA", StatementKind.WITHDRAWAL, "A-1", date(2010, 5, 5))
    assert row(RESERVED, gone, day=date(2010, 5, 4)).changes
    assert not row(RESERVED, gone, day=date(2010, 5, 5)).changes


def test_pair_3_leaves_unread_statements_without_effect() -> None:
    assert row(said("A-1", read=False)).changes == ()


def test_pair_4_holds_for_an_objection_that_says_so() -> None:
    assert precluding([SHUT]) == (SHUT,)
    here = row(RESERVED, SHUT)
    assert here.force is Force.PRECLUDED
    assert [each.code for each in here.precluded_by] == ["B-1"]
    assert here.cooperation == here.changes == ()


def test_pair_4_refuses_to_read_it_into_an_objection_that_does_not() -> None:
    assert precluding([OBJECTED]) == ()
    assert row(RESERVED, OBJECTED).force is Force.IN_FORCE


@pytest.mark.parametrize(
    "freed",
    [
        names("B-2", "BBB", StatementKind.WITHDRAWAL, "B-1", date(2010, 5, 5)),
        names("A-2", "AAA", StatementKind.WITHDRAWAL, "A-1", date(2010, 5, 5)),
    ],
    ids=["the objection is withdrawn", "the reservation is withdrawn"],
)
def test_pair_4_no_longer_precludes_after_a_withdrawal(freed: Statement) -> None:
    assert row(RESERVED, SHUT, freed, day=date(2010, 5, 4)).force is Force.PRECLUDED
    here = row(RESERVED, SHUT, freed, day=date(2010, 5, 5))
    assert here.force is Force.IN_FORCE
    assert here.since == date(2010, 5, 5)


def test_pair_5_holds_within_twelve_months_or_by_the_consent() -> None:
    # Noticed on 2 June 2005.
    assert in_time(replace(OBJECTED, done=date(2006, 6, 2)), RESERVED, [])
    late = replace(OBJECTED, done=date(2008, 1, 1))
    assert in_time(late, RESERVED, [date(2008, 1, 1)])


def test_pair_5_refuses_an_objection_after_both() -> None:
    late = replace(SHUT, done=date(2006, 6, 3), effective=date(2006, 6, 3))
    assert not in_time(late, RESERVED, [date(2003, 3, 3)])
    here = row(RESERVED, late)
    assert here.force is Force.UNKNOWN
    assert here.doubts == (Doubt.LATE_OBJECTION,)
    modifies = replace(RESERVED, effect=Effect.MODIFIES)
    mild = row(modifies, replace(late, precludes=False))
    assert (mild.force, mild.doubts) == (Force.IN_FORCE, (Doubt.LATE_OBJECTION,))
    assert outcomes(mild)["TBC97:9.2"] is Outcome.MODIFIED


OUT = said("A-3", "AAA", StatementKind.RESERVATION, Effect.OPTS_OUT, "TBC97:20.1")


def test_pair_6_holds_where_either_opted_out() -> None:
    assert opted_out([OUT], BOMBINGS.obligation("TBC97:20.1"))
    for first, second in (("AAA", "BBB"), ("BBB", "AAA")):
        assert outcomes(row(OUT, first=first, second=second))["TBC97:20.1"] is Outcome.OPTED_OUT


def test_pair_6_never_touches_anything_else() -> None:
    assert not opted_out([OUT], BOMBINGS.obligation("TBC97:9.2"))
    assert not opted_out([RESERVED], BOMBINGS.obligation("TBC97:20.1"))
    assert set(outcomes(row(OUT)).values()) == {Outcome.OPTED_OUT, Outcome.APPLIES}


YES = said("A-4", "AAA", StatementKind.NOTIFICATION, Effect.BASIS_YES)
NO = said("A-5", "AAA", StatementKind.NOTIFICATION, Effect.BASIS_NO, done=date(2007, 7, 7))


def test_pair_7_holds_for_the_latest_declaration_of_each_side() -> None:
    assert declared_basis([YES, NO], True) is Basis.NO
    assert declared_basis([YES], False) is Basis.YES
    here = row(YES, NO, day=date(2006, 1, 1))
    assert (here.first.basis, here.second.basis) == (Basis.YES, Basis.NOT_SAID)
    assert here.first.basis_said == YES


def test_pair_7_reads_no_answer_into_silence() -> None:
    assert declared_basis([], True) is Basis.NOT_SAID
    assert declared_basis([], False) is Basis.UNKNOWN
    without = between(legal(), all_known([YES], complete=False), "AAA", "BBB", DAY)[0]
    assert (without.first.basis, without.second.basis) == (Basis.YES, Basis.UNKNOWN)


def test_pair_8_holds_until_the_last_day_covered() -> None:
    assert recorded(REACH, REACH) is None
    assert row(day=REACH).force is Force.IN_FORCE


def test_pair_8_never_reads_no_reservation_into_no_record() -> None:
    assert recorded(None, DAY) is Doubt.NO_RECORD
    assert recorded(REACH, REACH + timedelta(days=1)) is Doubt.RECORD_ENDS
    here = between(legal(), all_known([], complete=False), "AAA", "BBB", DAY)[0]
    assert here.force is Force.BOTH_PARTY
    assert here.doubts == (Doubt.NO_RECORD,)
    assert set(outcomes(here).values()) == {Outcome.UNKNOWN}
    later = row(day=REACH + timedelta(days=1))
    assert later.force is Force.BOTH_PARTY
    assert later.doubts == (Doubt.AS_LAST_KNOWN, Doubt.RECORD_ENDS)


LATER = ("BEIJC10", ("MTL71", "AIRP88"))


@pytest.mark.parametrize("force", sorted(HOLDS))
def test_pair_9_holds_between_parties_to_both(force: Force) -> None:
    assert prevailing("MTL71", [(*LATER, force)]) == (("BEIJC10",), False)


@pytest.mark.parametrize("force", [Force.NOT_BOTH, Force.PRECLUDED])
def test_pair_9_refuses_towards_a_party_to_the_older_alone(force: Force) -> None:
    assert prevailing("MTL71", [(*LATER, force)]) == ((), False)
    assert prevailing("HAGUE70", [(*LATER, Force.IN_FORCE)]) == ((), False)


def test_pair_9_is_unknown_where_the_later_one_is() -> None:
    assert prevailing("MTL71", [(*LATER, Force.UNKNOWN)]) == ((), True)


OLDER = replace(BOMBINGS, code="MTL71", adopted=date(1971, 9, 23))
BEIJING = replace(BOMBINGS, code="BEIJC10", adopted=date(2010, 9, 10), prevails_over=("MTL71",))
PROTOCOL = replace(
    BOMBINGS,
    code="AIRP88",
    adopted=date(1988, 2, 24),
    base=Base("MTL71", BaseRelation.SIMULTANEOUS, "V(2)"),
)


def three_conventions(*bound_later: str) -> dict[str, Between]:
    acts = [
        Act(code, each, ActKind.ACCESSION, PartialDate.of(date(2011, 3, 3)), f"list-{code}")
        for code, members in (
            ("MTL71", ("AAA", "BBB", "CCC")),
            ("AIRP88", ("AAA", "BBB")),
            ("BEIJC10", bound_later),
        )
        for each in members
    ]
    world = legal((), acts, (OLDER, PROTOCOL, BEIJING))
    rows = between(world, all_known([]), "AAA", "BBB", DAY)
    return {each.instrument.code: each for each in rows}


def test_a_later_convention_comes_first_between_its_own_parties_alone() -> None:
    both, one = three_conventions("AAA", "BBB"), three_conventions("AAA", "CCC")
    assert both["MTL71"].prevailed_by == ("BEIJC10",)
    assert both["BEIJC10"].prevailed_by == ()
    assert one["MTL71"].prevailed_by == ()
    assert one["MTL71"].holds


def test_a_protocol_is_read_with_its_convention_where_it_binds_both() -> None:
    assert three_conventions()["MTL71"].read_with == ("AIRP88",)
    assert three_conventions()["AIRP88"].read_with == ()


# Whatever the statements.

authors = st.sampled_from(FOUR[:3])
days = st.dates(date(2004, 1, 1), date(2014, 1, 1))
effects = st.sampled_from(
    [Effect.EXCLUDES, Effect.MODIFIES, Effect.BASIS_YES, Effect.BASIS_NO, Effect.OPTS_OUT]
)
provisions = st.sampled_from(["TBC97:9", "TBC97:9.2", "TBC97:10.1", "TBC97:20.1"])


@st.composite
def some_statements(draw: st.DrawFn) -> list[Statement]:
    """Reservations and declarations, then what answers or withdraws them."""
    first = [
        said(f"S-{n}", draw(authors), StatementKind.RESERVATION, draw(effects), draw(provisions),
             done=draw(days))
        for n in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    answers: list[Statement] = []
    for n in range(draw(st.integers(0, 3)) if first else 0):
        named = draw(st.sampled_from([*first, *answers]))
        objects = draw(st.booleans()) and named.kind is StatementKind.RESERVATION
        others = [each for each in FOUR[:3] if each != named.author]
        who = draw(st.sampled_from(others)) if objects else named.author
        kind = StatementKind.OBJECTION if objects else StatementKind.WITHDRAWAL
        if not objects and named.kind is StatementKind.WITHDRAWAL:
            continue
        on = named.done + timedelta(days=draw(st.integers(0, 700)))
        shuts = objects and draw(st.booleans())
        answers.append(names(f"T-{n}", who, kind, named.code, on, precludes=shuts))
    return [*first, *answers]


@calm
@given(some_statements(), days, st.booleans())
def test_it_is_the_same_from_either_side(
    entries: list[Statement], day: date, complete: bool
) -> None:
    for first, second in combinations(FOUR, 2):
        here = between(legal(), all_known(entries, complete=complete), first, second, day)
        there = between(legal(), all_known(entries, complete=complete), second, first, day)
        assert tuple(each.turned() for each in there) == here


@calm
@given(some_statements(), days, st.randoms())
def test_the_order_of_entry_does_not_matter(
    entries: list[Statement], day: date, chance: object
) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert row(*entries, day=day) == row(*shuffled, day=day)


@calm
@given(some_statements(), days)
def test_a_withdrawn_statement_has_no_effect_after(entries: list[Statement], day: date) -> None:
    gone = [
        names(f"W-{each.code}", each.author, StatementKind.WITHDRAWAL, each.code, each.done)
        for each in entries
        if each.kind is not StatementKind.WITHDRAWAL
    ]
    here, plain = row(*entries, *gone, day=day), row(day=day)
    assert (here.force, here.changes, here.disputes) == (plain.force, (), plain.disputes)
    assert here.cooperation == plain.cooperation
    assert here.first.basis is Basis.NOT_SAID


@calm
@given(some_statements(), days)
def test_a_third_state_has_no_part_in_it(entries: list[Statement], day: date) -> None:
    own = [each for each in entries if each.author in ("AAA", "BBB")]
    assert row(*entries, day=day) == row(*own, day=day)


@calm
@given(some_statements(), days)
def test_what_is_added_later_never_changes_the_days_before(
    entries: list[Statement], day: date
) -> None:
    later = said("Z-1", "BBB", done=day + timedelta(days=1))
    assert row(*entries, day=day) == row(*entries, later, day=day)


@calm
@given(some_statements(), days)
def test_without_a_complete_list_no_provision_is_said_to_apply(
    entries: list[Statement], day: date
) -> None:
    here = between(legal(), all_known(entries, complete=False), "AAA", "BBB", day)[0]
    assert here.force is not Force.IN_FORCE
    assert Outcome.APPLIES not in outcomes(here).values()
    assert Basis.NOT_SAID not in (here.first.basis, here.second.basis)
    assert here.force in (*HOLDS, Force.PRECLUDED, Force.UNKNOWN)
