"""What joining adds: the same duty, a wider one, what is imported, what is not known."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.treaties.planning import BOMBINGS, FINANCING, HOSTAGES, NUCLEAR, act, world

from accede.treaties import catalogue
from accede.treaties.rules import ActKind, Instrument, Obligation, ObligationKind, Status, Strength
from accede.treaties.rules.accession import plan
from accede.treaties.rules.owed import Ties, adds, asks_something, expanded, owed_already

PENALTY: Obligation = next(
    each for each in BOMBINGS.obligations if each.kind is ObligationKind.PENALTY
)


def duty(
    code: str,
    same_as: tuple[str, ...] = (),
    covered_by: tuple[str, ...] = (),
    imports: tuple[str, ...] = (),
    strength: Strength = Strength.SHALL,
) -> Obligation:
    return replace(
        PENALTY,
        code=code,
        same_as=same_as,
        covered_by=covered_by,
        imports=imports,
        strength=strength,
        kind=ObligationKind.INCORPORATION if imports else PENALTY.kind,
    )


def made(code: str, *obligations: Obligation) -> Instrument:
    return replace(BOMBINGS, code=code, obligations=obligations)


def test_accede_6_holds_the_same_duty_is_followed_through_others() -> None:
    ties = Ties([duty("A:1", same_as=("B:1",)), duty("C:1", same_as=("B:1",)), duty("B:1")])
    assert owed_already("A:1", ["C:1"], ties)
    assert owed_already("C:1", ["A:1"], ties)


def test_accede_6_a_wider_duty_covers_a_narrower_one_and_not_the_reverse() -> None:
    ties = Ties([duty("A:1", covered_by=("B:1",)), duty("B:1", covered_by=("C:1",)), duty("C:1")])
    assert owed_already("A:1", ["B:1"], ties) and owed_already("A:1", ["C:1"], ties)
    assert not owed_already("C:1", ["A:1"], ties)
    assert not owed_already("A:1", [], ties)


def test_accede_7_holds_an_incorporation_is_counted_as_what_it_imports() -> None:
    base = made("B", duty("B:1"), duty("B:2"))
    protocol = made("P", duty("P:1"), duty("P:2", imports=("B:1", "B:2")))
    found = expanded(protocol, {"B": base, "P": protocol})
    assert [each.code for each in found] == ["P:1", "B:1", "B:2"]


def test_accede_7_not_what_is_not_in_the_catalogue_nor_twice() -> None:
    alone = made("P", duty("P:2", imports=("X:1",)))
    assert [each.code for each in expanded(alone, {"P": alone})] == ["P:2"]
    round_ = made("P", duty("P:1", imports=("P:2",)), duty("P:2", imports=("P:1",)))
    assert expanded(round_, {"P": round_}) == ()


def test_accede_8_holds_a_duty_is_new_or_owed_under_the_instruments_that_bind() -> None:
    base, other = made("B", duty("B:1")), made("C", duty("C:1", same_as=("P:1",)))
    protocol = made("P", duty("P:1"), duty("P:2", imports=("B:1",)), duty("P:3"))
    known = {"B": base, "C": other, "P": protocol}
    standings = {"B": Status.BOUND, "C": Status.CONSENTED, "P": Status.NOT_SIGNED}
    found = {each.obligation.code: each.under for each in adds(protocol, known, standings)}
    assert found == {"P:1": ("C",), "B:1": ("B",), "P:3": ()}


def test_accede_8_what_is_free_is_not_counted_and_what_is_not_known_is_said() -> None:
    other = made("C", duty("C:1", same_as=("P:1",)))
    protocol = made("P", duty("P:1"), duty("P:2", strength=Strength.MAY))
    known = {"C": other, "P": protocol}
    (only,) = adds(protocol, known, {"C": Status.UNKNOWN})
    assert only.new and only.perhaps == ("C",)
    (only,) = adds(protocol, known, {"C": Status.SIGNED})
    assert only.new and only.perhaps == ()


def test_accede_8_what_a_decision_decides_is_owed_already() -> None:
    decision = replace(made("S", duty("S:1", strength=Strength.SHALL)), final=None)
    urging = replace(made("U", duty("U:1", strength=Strength.MAY)), final=None)
    joined = replace(BOMBINGS, obligations=(duty("TBC97:1", ("S:1",)), duty("TBC97:2", ("U:1",))))
    legal = world(instruments=(joined,))
    both = {"S": decision, "U": urging}
    adopted = plan(legal, "TBC97", "TUV", date(2014, 6, 30), decisions=both).adds
    assert {each.obligation.code: each.under for each in adopted} == {
        "TBC97:1": ("S",),
        "TBC97:2": (),
    }
    before = plan(legal, "TBC97", "TUV", date(1997, 1, 1), decisions=both).adds
    assert all(each.new for each in before)


def test_a_party_to_three_owes_most_of_a_fourth() -> None:
    acts = [act(ActKind.ACCESSION, "2005-01-01", of) for of in ("TBC97", "ICSFT99", "HOST79")]
    many = plan(world(*acts), "ICSANT05", "TUV", date(2014, 6, 30)).adds
    none = plan(world(), "ICSANT05", "TUV", date(2014, 6, 30)).adds
    assert [each.obligation for each in many] == [each.obligation for each in none]
    assert all(each.new for each in none)
    assert sum(each.new for each in many) < len(many) / 2


ALL = (BOMBINGS, FINANCING, HOSTAGES, NUCLEAR)


@settings(deadline=None)
@given(st.sets(st.sampled_from([each.code for each in ALL])), st.sampled_from(ALL))
def test_being_bound_by_more_never_makes_more_of_it_new(
    bound: set[str], joined: Instrument
) -> None:
    known = {each.code: each for each in ALL}
    fewer = {code: Status.BOUND for code in sorted(bound)[1:]}
    more = {code: Status.BOUND for code in bound}
    first = {each.obligation.code for each in adds(joined, known, fewer) if each.new}
    second = {each.obligation.code for each in adds(joined, known, more) if each.new}
    assert second <= first
    own = {each.code for each in expanded(joined, known) if asks_something(each)}
    assert first <= own


def test_every_import_of_the_catalogue_names_an_obligation() -> None:
    carried = catalogue.instruments()
    codes = {each.code for one in carried.values() for each in one.obligations}
    lacking = {
        (each.code, code)
        for one in carried.values()
        for each in one.obligations
        for code in each.imports
        if code.partition(":")[0] in carried and code not in codes
    }
    assert lacking == set()
