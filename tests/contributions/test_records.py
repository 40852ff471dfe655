"""Money in the database: what is refused whole, who sees it, what the journal keeps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from accede.assistance.acts import cancel_activity
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.consent.acts import grant
from accede.consent.rules import PUBLIC_VIEWER, Audience, Viewer, ViewerKind
from accede.contributions import acts
from accede.contributions.catalogue import demonstration_contribution
from accede.contributions.models import Agreement, Allocation, OnlyAdded, Receipt
from accede.contributions.queries import contributions, totals
from accede.contributions.rules import Earmark, EarmarkKind, MoneyRefused, Scope
from accede.journal.models import JournalEntry
from accede.journal.rules import Actor, Office

pytestmark = pytest.mark.django_db

LATER = date(2014, 6, 30)
TWO_YEARS = Period.through(date(2012, 7, 1), LATER)
DONOR = Viewer(ViewerKind.DONOR, of="DEMO-DONOR")
XAA = Viewer(ViewerKind.STATE, of="XAA")
FEBRUARY = date(2014, 2, 20)

Make = Callable[..., str]


def _allocate(officer: Actor, **change: Any) -> Decimal:
    given: dict[str, Any] = {
        "actor": officer,
        "agreement": "DEMO-2013-01",
        "activity": "XAA-2014-A1",
        "amount": Decimal("48500.00"),
        "reason": "demonstration",
        "source": None,
        "on": FEBRUARY,
    }
    return acts.allocate(**(given | change))


def test_the_whole_line_stands(planned: Make, paid: Make, officer: Actor) -> None:
    planned()
    paid()
    assert _allocate(officer) == Decimal("65960.00")
    (seen,) = contributions(viewer=XAA, on=LATER)
    assert (seen.amount, seen.currency, seen.usd) == (
        Decimal("250000.00"),
        "EUR",
        Decimal("337500.00"),
    )
    assert (seen.received, seen.received_usd) == (Decimal("250000.00"), Decimal("340000.00"))
    assert seen.allocations == (("XAA-2014-A1", Decimal("65960.00")),)
    assert seen.allocated_usd == Decimal("65960.00")
    assert seen.earmark == Earmark(EarmarkKind.SOFT, Scope.THEME, "LEGISLATION")
    assert str(seen.rate.usd_per_unit) == "1.35" and seen.rate.source == "demonstration rate"
    assert seen.demonstration and not seen.long_term


def test_the_public_sees_the_money_but_not_an_activity_the_state_has_not_opened(
    planned: Make, paid: Make, officer: Actor
) -> None:
    planned()
    paid()
    _allocate(officer)
    (seen,) = contributions(viewer=PUBLIC_VIEWER, on=LATER)
    assert seen.allocations == ()
    assert seen.allocated_elsewhere_usd == seen.allocated_usd == Decimal("65960.00")
    grant(
        actor=Actor("xaa.focal-point", Office.STATE, "XAA"),
        target=("assistance.Activity", "XAA-2014-A1"),
        state="XAA",
        audience=Audience.PUBLIC,
        until=None,
        reason="The Ministry agrees",
        source=None,
        on=date(2014, 6, 1),
    )
    (seen,) = contributions(viewer=PUBLIC_VIEWER, on=LATER)
    assert seen.allocations == (("XAA-2014-A1", Decimal("65960.00")),)


def test_a_donor_that_did_not_consent_is_seen_by_itself_and_the_office_alone(paid: Make) -> None:
    paid(acknowledged_publicly=False)
    for viewer in (PUBLIC_VIEWER, XAA, Viewer(ViewerKind.DONOR, of="OTHER")):
        assert contributions(viewer=viewer, on=LATER) == ()
    for viewer in (DONOR, Viewer(ViewerKind.OFFICE, person="officer.finance-1")):
        assert len(contributions(viewer=viewer, on=LATER)) == 1


def test_a_day_in_the_past_is_answered_as_it_was(paid: Make) -> None:
    paid()
    assert contributions(viewer=DONOR, on=date(2013, 11, 17)) == ()
    (agreed,) = contributions(viewer=DONOR, on=date(2013, 11, 18))
    assert (agreed.usd, agreed.received) == (Decimal("337500.00"), 0)


def test_contributions_of_a_period_are_those_that_moved_in_it(paid: Make) -> None:
    paid()
    december = Period.through(date(2013, 12, 1), date(2013, 12, 31))
    january = Period.through(date(2014, 1, 1), date(2014, 1, 31))
    assert len(contributions(viewer=DONOR, on=LATER, period=december)) == 1
    assert contributions(viewer=DONOR, on=LATER, period=january) == ()


def test_sums_are_there_without_consent_and_the_demonstration_apart(
    planned: Make, paid: Make, officer: Actor
) -> None:
    planned()
    paid(acknowledged_publicly=False)
    _allocate(officer)
    both = totals(on=LATER, period=TWO_YEARS)
    assert both.real.agreements == 0 and both.real.received_usd == 0
    shown = both.demonstration
    assert (shown.agreements, shown.donors, shown.long_term) == (1, 1, 0)
    assert (shown.agreed_usd, shown.received_usd, shown.allocated_usd) == (
        Decimal("337500.00"),
        Decimal("340000.00"),
        Decimal("65960.00"),
    )
    assert shown.unearmarked_usd == 0
    december = Period.through(date(2013, 12, 1), date(2013, 12, 31))
    only = totals(on=LATER, period=december).demonstration
    assert (only.agreements, only.received_usd, only.allocated_usd) == (0, Decimal("340000.00"), 0)


def test_what_is_only_agreed_is_not_allocated(planned: Make, paid: Make, officer: Actor) -> None:
    planned()
    paid(receive=False)
    with pytest.raises(MoneyRefused, match="MONEY-4"):
        _allocate(officer)
    assert not Allocation.objects.exists()


def test_an_allocation_never_exceeds_what_is_left(
    planned: Make, paid: Make, officer: Actor
) -> None:
    planned()
    paid()
    _allocate(officer, amount=Decimal("250000.00"))
    with pytest.raises(MoneyRefused, match="MONEY-4"):
        _allocate(officer, amount=Decimal("0.01"))


def test_an_earmark_is_kept(planned: Make, paid: Make, officer: Actor) -> None:
    planned()
    planned("XAA-2014-A2", themes=("VICTIMS",))
    paid()
    with pytest.raises(MoneyRefused, match="MONEY-5"):
        _allocate(officer, activity="XAA-2014-A2")


def test_a_hard_earmark_goes_to_its_activity_alone(
    planned: Make, paid: Make, officer: Actor
) -> None:
    planned(on=date(2014, 2, 10))
    planned("XAA-2014-A2")
    with pytest.raises(MoneyRefused, match="MONEY-8"):
        # On the day of the agreement the activity was not planned yet.
        paid(earmark=Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "XAA-2014-A1"))
    demo = demonstration_contribution()
    acts.record_agreement(
        actor=officer,
        code="HARD",
        agreement=replace(
            demo.agreement, earmark=Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "XAA-2014-A1")
        ),
        reason="r",
        source=None,
        on=FEBRUARY,
    )
    acts.record_receipt(
        actor=officer, agreement="HARD", amount=Decimal(10), rate=demo.received_rate,
        reason="r", source=None, on=FEBRUARY,
    )  # fmt: skip
    with pytest.raises(MoneyRefused, match="MONEY-5"):
        _allocate(officer, agreement="HARD", activity="XAA-2014-A2", amount=Decimal(10))
    assert _allocate(officer, agreement="HARD", amount=Decimal(10)) == Decimal("13.60")


def test_a_cancelled_activity_receives_nothing(planned: Make, paid: Make, officer: Actor) -> None:
    planned()
    paid()
    cancel_activity(
        actor=officer, activity="XAA-2014-A1", reason="r", source=None, on=date(2014, 2, 19)
    )
    with pytest.raises(MoneyRefused, match="cancelled"):
        _allocate(officer)


def test_receipts_stay_within_the_agreement(paid: Make, officer: Actor) -> None:
    paid()
    demo = demonstration_contribution()
    with pytest.raises(MoneyRefused, match="MONEY-3"):
        acts.record_receipt(
            actor=officer, agreement="DEMO-2013-01", amount=Decimal("0.01"),
            rate=demo.received_rate, reason="r", source=None, on=FEBRUARY,
        )  # fmt: skip
    assert Receipt.objects.count() == 1


def test_movements_are_recorded_in_the_order_of_their_days(
    planned: Make, paid: Make, officer: Actor
) -> None:
    planned()
    paid()
    _allocate(officer)
    with pytest.raises(MoneyRefused, match="MONEY-6"):
        _allocate(officer, on=date(2014, 2, 19))


@pytest.mark.parametrize(
    "change",
    [
        {"donor": "NOBODY"},
        {"donor": "UNODC"},
        {"amount": Decimal(0)},
        {"currency": "euro"},
        {"earmark": Earmark(EarmarkKind.SOFT, Scope.THEME, "WEATHER")},
        {"earmark": Earmark(EarmarkKind.SOFT, Scope.REGION, "nowhere")},
        {"earmark": Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "NONE")},
        {"earmark": Earmark(EarmarkKind.HARD, Scope.THEME, "LEGISLATION")},
    ],
)
def test_an_unsound_agreement_is_refused_whole(paid: Make, change: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        paid(**change)
    assert not Agreement.objects.exists()
    assert not JournalEntry.objects.exists()


def test_unknown_codes_say_so(planned: Make, paid: Make, officer: Actor) -> None:
    with pytest.raises(acts.UnknownAgreement, match="no agreement"):
        _allocate(officer)
    paid()
    with pytest.raises(acts.NoSuchActivity, match="no activity"):
        _allocate(officer)
    with pytest.raises(acts.CodeTaken):
        paid()


def test_an_allocation_that_fails_at_the_journal_leaves_nothing(
    planned: Make, paid: Make, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned()
    paid()

    def fail(**_: object) -> None:
        raise RuntimeError("the journal cannot be written")

    monkeypatch.setattr("accede.contributions.acts.record", fail)
    with pytest.raises(RuntimeError):
        _allocate(officer)
    assert not Allocation.objects.exists()


def test_every_movement_is_in_the_journal_and_stands(
    planned: Make, paid: Make, officer: Actor
) -> None:
    planned()
    paid()
    _allocate(officer)
    entries = JournalEntry.objects.filter(target_class="contributions.Agreement").order_by("seq")
    assert [entry.act for entry in entries] == [
        "contributions.record_agreement",
        "contributions.record_receipt",
        "contributions.allocate",
    ]
    for row in (Agreement.objects.get(), Receipt.objects.get(), Allocation.objects.get()):
        with pytest.raises(OnlyAdded):
            row.save()
        with pytest.raises(OnlyAdded):
            row.delete()


def test_money_bound_to_an_activity_nobody_opened_does_not_name_it(
    planned: Make, officer: Actor
) -> None:
    planned()
    bound = Earmark(EarmarkKind.HARD, Scope.ACTIVITY, "XAA-2014-A1")
    acts.record_agreement(
        actor=officer,
        code="DEMO-2014-01",
        agreement=replace(demonstration_contribution().agreement, earmark=bound),
        reason="demonstration",
        source=None,
        on=FEBRUARY,
    )
    (public,) = contributions(viewer=PUBLIC_VIEWER, on=LATER)
    assert public.earmark.code == ""
    (donor,) = contributions(viewer=DONOR, on=LATER)
    assert donor.earmark.code == "XAA-2014-A1"
    # Another donor did not agree on it.
    (other,) = contributions(viewer=Viewer(ViewerKind.DONOR, of="ANOTHER-DONOR"), on=LATER)
    assert other.earmark.code == ""
