"""Instruments that add to others: how they are joined, stand and are left with their base."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.treaties.planning import BOMBINGS, HOSTAGES, act, world

from accede.basics.partial import PartialDate
from accede.treaties import catalogue
from accede.treaties.queries import catalogued
from accede.treaties.rules import (
    Act,
    ActKind,
    Instrument,
    LegalState,
    Life,
    Reason,
    Status,
)
from accede.treaties.rules.effects import effective
from accede.treaties.rules.instruments import Base, BaseRelation
from accede.treaties.rules.ties import continues, joins, left_with_base, on_base

INSTRUMENTS = catalogue.instruments()
# Made up: the convention on bombings as if it added to the one on hostages.
REQUIRES = replace(BOMBINGS, base=Base("HOST79", BaseRelation.REQUIRES, "1", "2"))
UNSAID = replace(BOMBINGS, base=Base("HOST79", BaseRelation.REQUIRES, "1"))
IMPLIES = replace(BOMBINGS, base=Base("HOST79", BaseRelation.IMPLIES, "1"))
AMENDS = replace(BOMBINGS, base=Base("HOST79", BaseRelation.AMENDS, "1"))
ACCESSION, DENUNCIATION = ActKind.ACCESSION, ActKind.DENUNCIATION


def two(added: Instrument, *acts: Act, without_list: frozenset[str] = frozenset()) -> LegalState:
    return world(*acts, instruments=(HOSTAGES, added), without_list=without_list)


def at(legal: LegalState, day: date, of: str = "TBC97") -> tuple[Status, Reason]:
    found = legal.participation(of, "TUV", day)
    assert legal.standings(of, day)["TUV"].status is found.status
    return found.status, found.reason


def test_fold_19_holds_who_joined_both_is_bound_once_the_base_binds_it() -> None:
    to_base = act(ACCESSION, "2003-03-01", of="HOST79")
    legal = two(REQUIRES, act(ACCESSION, "2003-01-01"), to_base)
    assert at(legal, date(2003, 1, 31)) == (Status.UNKNOWN, Reason.BASE_NOT_JOINED)
    assert at(legal, date(2003, 3, 30)) == (Status.CONSENTED, Reason.BASE_NOT_YET_BINDING)
    assert at(legal, date(2003, 3, 31)) == (Status.BOUND, Reason.NONE)
    together = two(REQUIRES, act(ACCESSION, "2003-03-01"), to_base)
    assert at(together, date(2003, 3, 31)) == (Status.BOUND, Reason.NONE)
    assert at(together, date(2003, 3, 30)) == (Status.CONSENTED, Reason.NONE)


def test_fold_19_holds_a_base_without_a_record_says_nothing_against_the_deposit() -> None:
    legal = two(REQUIRES, act(ACCESSION, "2003-01-01"), without_list=frozenset({"HOST79"}))
    assert at(legal, date(2004, 1, 1)) == (Status.BOUND, Reason.NONE)


def test_fold_19_refuses_to_call_bound_who_is_shown_not_to_have_joined_the_base() -> None:
    legal = two(REQUIRES, act(ACCESSION, "2003-01-01"))
    assert at(legal, date(2004, 1, 1)) == (Status.UNKNOWN, Reason.BASE_NOT_JOINED)
    signed = act(ActKind.SIGNATURE, "1980-01-01", of="HOST79")
    legal = two(REQUIRES, act(ACCESSION, "2003-01-01"), signed)
    assert at(legal, date(2004, 1, 1)) == (Status.UNKNOWN, Reason.BASE_NOT_JOINED)


def test_fold_19_refuses_to_decide_where_no_clause_says_what_leaving_the_base_does() -> None:
    left = [act(ACCESSION, "2003-01-01", of="HOST79"), act(DENUNCIATION, "2006-01-01", of="HOST79")]
    legal = two(UNSAID, act(ACCESSION, "2003-01-01"), *left)
    assert at(legal, date(2006, 12, 31)) == (Status.BOUND, Reason.NONE)
    assert at(legal, date(2007, 1, 1)) == (Status.UNKNOWN, Reason.BASE_LEFT)


def test_fold_19_leaves_alone_what_rests_on_no_base() -> None:
    for status in Status:
        for base in Status:
            assert on_base(status, base, BOMBINGS) == (status, Reason.NONE)
            assert on_base(status, base, IMPLIES) == (status, Reason.NONE)


def test_fold_20_holds_denouncing_the_base_denounces_what_is_left_with_it() -> None:
    base = act(ACCESSION, "2003-01-01", of="HOST79")
    denounced = act(DENUNCIATION, "2006-01-01", of="HOST79")
    for added in (REQUIRES, AMENDS):
        legal = two(added, act(ACCESSION, "2003-01-01"), base, denounced)
        assert at(legal, date(2006, 12, 31)) == (Status.BOUND, Reason.NONE)
        assert at(legal, date(2007, 1, 1)) == (Status.WITHDRAWN, Reason.NONE)
        proof = legal.participation("TBC97", "TUV", date(2007, 1, 1)).acts
        assert denounced in proof, "the denunciation of the base is what proves it"


def test_fold_20_holds_it_falls_with_the_withdrawal_of_the_denunciation() -> None:
    legal = two(
        REQUIRES,
        act(ACCESSION, "2003-01-01"),
        act(ACCESSION, "2003-01-01", of="HOST79"),
        act(DENUNCIATION, "2006-01-01", of="HOST79"),
        act(ActKind.WITHDRAWAL_OF_DENUNCIATION, "2006-06-01", of="HOST79"),
    )
    assert at(legal, date(2007, 1, 1)) == (Status.BOUND, Reason.NONE)


def test_fold_20_holds_through_every_storey() -> None:
    upper = replace(
        INSTRUMENTS["ICSFT99"], base=Base("TBC97", BaseRelation.REQUIRES, "1", denounced_with="2")
    )
    legal = world(
        act(ACCESSION, "2003-01-01"),
        act(ACCESSION, "2003-01-01", of="HOST79"),
        act(ACCESSION, "2003-01-01", of="ICSFT99"),
        act(DENUNCIATION, "2006-01-01", of="HOST79"),
        instruments=(HOSTAGES, REQUIRES, upper),
    )
    assert at(legal, date(2007, 1, 1), "ICSFT99") == (Status.WITHDRAWN, Reason.NONE)


def test_fold_20_refuses_what_no_article_says() -> None:
    assert left_with_base(REQUIRES) and left_with_base(AMENDS)
    assert not left_with_base(UNSAID) and not left_with_base(IMPLIES)
    assert not left_with_base(BOMBINGS)


def test_fold_20_refuses_to_join_the_protocol_with_the_base() -> None:
    legal = two(REQUIRES, act(ACCESSION, "2003-01-01", of="HOST79"))
    assert at(legal, date(2004, 1, 1)) == (Status.NOT_SIGNED, Reason.NONE)


def test_fold_21_holds_who_joins_the_protocol_is_party_to_the_convention() -> None:
    legal = two(IMPLIES, act(ACCESSION, "2003-01-01"))
    through = Reason.JOINED_THROUGH_PROTOCOL
    assert at(legal, date(2003, 1, 30), "HOST79") == (Status.NOT_SIGNED, Reason.NONE)
    assert at(legal, date(2003, 1, 31), "HOST79") == (Status.BOUND, through)
    assert legal.participation("HOST79", "TUV", date(2004, 1, 1)).acts[0].instrument == "TBC97"


def test_fold_21_refuses_to_say_more_than_the_protocol_before_it_binds() -> None:
    without = frozenset({"HOST79"})
    legal = two(IMPLIES, act(ACCESSION, "2003-01-01"), without_list=without)
    assert at(legal, date(2003, 1, 30), "HOST79") == (Status.UNKNOWN, Reason.NO_LIST)
    assert at(legal, date(2003, 1, 31), "HOST79")[0] is Status.BOUND


def test_fold_21_holds_an_act_of_its_own_comes_first() -> None:
    own = act(ACCESSION, "2001-01-01", of="HOST79")
    legal = two(IMPLIES, own, act(ACCESSION, "2003-01-01"), act(DENUNCIATION, "2005-01-01"))
    assert at(legal, date(2004, 1, 1), "HOST79") == (Status.BOUND, Reason.NONE)
    assert at(legal, date(2007, 1, 1), "HOST79") == (Status.BOUND, Reason.NONE)


def test_fold_21_refuses_to_tell_what_leaving_the_protocol_does() -> None:
    legal = two(IMPLIES, act(ACCESSION, "2003-01-01"), act(DENUNCIATION, "2005-01-01"))
    assert at(legal, date(2006, 1, 1)) == (Status.WITHDRAWN, Reason.NONE)
    assert at(legal, date(2006, 1, 1), "HOST79") == (Status.UNKNOWN, Reason.CLAUSE_NOT_CARRIED)


def test_fold_21_refuses_other_relations() -> None:
    assert joins(IMPLIES, HOSTAGES)
    assert not any(joins(each, HOSTAGES) for each in (REQUIRES, AMENDS, BOMBINGS))
    assert not joins(IMPLIES, BOMBINGS)


def succeeded(*by_predecessor: Act, kind: ActKind = ActKind.SUCCESSION) -> tuple[Status, Reason]:
    lives = (Life("TUV", "GEL", date(2003, 6, 1)), Life("GEL"))
    legal = world(*by_predecessor, act(kind, "2004-01-01"), instruments=(BOMBINGS,), lives=lives)
    return at(legal, date(2005, 1, 1))


def test_fold_22_holds_a_succession_continues_what_the_predecessor_had() -> None:
    joined = act(ACCESSION, "2003-01-01", by="GEL")
    signed = act(ActKind.SIGNATURE, "1999-01-01", by="GEL")
    assert succeeded(joined) == (Status.BOUND, Reason.NONE)
    to_signature = ActKind.SUCCESSION_TO_SIGNATURE
    assert succeeded(signed, kind=to_signature) == (Status.SIGNED, Reason.NONE)
    assert succeeded(joined, kind=to_signature) == (Status.SIGNED, Reason.NONE)


def test_fold_22_holds_a_predecessor_the_list_leaves_out_tells_nothing() -> None:
    assert succeeded() == (Status.BOUND, Reason.NONE)


def test_fold_22_refuses_to_pass_over_a_predecessor_that_had_not_joined() -> None:
    signed = act(ActKind.SIGNATURE, "1999-01-01", by="GEL")
    late = act(ACCESSION, "2003-09-01", by="GEL")
    shown = Reason.PREDECESSOR_NOT_SHOWN
    assert succeeded(signed) == (Status.BOUND, shown)
    assert succeeded(late) == (Status.BOUND, shown)
    assert succeeded(late, kind=ActKind.SUCCESSION_TO_SIGNATURE) == (Status.SIGNED, shown)
    assert not continues(ActKind.SUCCESSION, Status.SIGNED)
    assert continues(ActKind.ACCESSION, Status.NOT_SIGNED)


def test_an_act_takes_effect_when_the_base_binds() -> None:
    own = act(ACCESSION, "2003-03-01")
    legal = two(REQUIRES, own, act(ACCESSION, "2003-03-15", of="HOST79"))
    assert effective(own, legal) == date(2003, 4, 14)


days = st.dates(date(2001, 6, 1), date(2014, 1, 1))
kinds = st.sampled_from(ActKind)
made = st.lists(
    st.builds(
        lambda of, kind, day: Act(of, "TUV", kind, PartialDate.of(day), f"list-{of}"),
        st.sampled_from(["TBC97", "HOST79"]),
        kinds,
        days,
    ),
    max_size=6,
)
added = st.sampled_from([REQUIRES, UNSAID, IMPLIES, AMENDS])


@settings(deadline=None)
@given(added, made, days)
def test_nobody_is_bound_by_what_rests_on_a_base_that_does_not_bind_it(
    instrument: Instrument, acts: list[Act], day: date
) -> None:
    legal = two(instrument, *acts)
    here, base = (legal.participation(code, "TUV", day).status for code in ("TBC97", "HOST79"))
    if here is Status.BOUND:
        assert base is Status.BOUND
    spans = legal._of("TBC97").timelines.get("TUV", ())
    assert all((a.status, a.reason) != (b.status, b.reason) for a, b in pairwise(spans))


@settings(deadline=None)
@given(added, made, st.randoms(), days)
def test_the_order_of_loading_does_not_matter_with_a_base_either(
    instrument: Instrument, acts: list[Act], random, day: date
) -> None:
    shuffled = list(acts)
    random.shuffle(shuffled)
    first, second = two(instrument, *acts), two(instrument, *shuffled)
    for code in ("TBC97", "HOST79"):
        here = first.participation(code, "TUV", day)
        assert here == second.participation(code, "TUV", day)
        assert first.standings(code, day)["TUV"] == here.standing


def test_the_base_and_what_is_left_with_it_give_the_same_notice_but_for_three() -> None:
    """Where the notices differ, the article says that leaving the base entails leaving both."""
    differ = set()
    for code, each in INSTRUMENTS.items():
        own = each.clauses.denunciation
        if left_with_base(each) and own is not None:
            assert each.base is not None
            base = INSTRUMENTS[each.base.instrument].clauses.denunciation
            assert base is not None
            if base.from_(date(2010, 1, 1)) != own.from_(date(2010, 1, 1)):
                differ.add(code)
    assert differ == {"ECE-3AP10", "ECE-4AP12", "ECMA-2AP01"}


@pytest.mark.parametrize("code", ["UNTOC-TIP00", "UNTOC-SOM00", "UNTOC-FIR01"])
def test_every_party_to_a_protocol_of_untoc_is_shown_party_to_untoc(code: str) -> None:
    legal, day = catalogued(), date(2014, 7, 10)
    protocol, base = legal.standings(code, day), legal.standings("UNTOC00", day)
    parties = [who for who, here in protocol.items() if here.status is Status.BOUND]
    assert len(parties) > 90
    assert all(base[who].status is Status.BOUND for who in parties)
    assert not [who for who, here in protocol.items() if here.reason is Reason.BASE_NOT_JOINED]
