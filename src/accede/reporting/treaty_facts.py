"""Adherence as facts: instruments, acts of a period, standings on its eve and last day."""

from collections.abc import Iterable
from datetime import date

from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.reporting.rules.facts import Moment, Standing, Treaty, TreatyAct
from accede.reporting.rules.figures import Record, Target
from accede.states import queries as states
from accede.states.rules import StateKind
from accede.treaties.rules.acts import CONSENTS, Act
from accede.treaties.rules.fold import Status, bound_from
from accede.treaties.rules.legal_state import LegalState
from accede.treaties.rules.on_a_day import Participation

SHOWN = (Status.BOUND, Status.CONSENTED, Status.SIGNED)
"""Where a participant stands, as the report counts it; the rest is neither party nor signatory."""


def treaties(state: LegalState) -> tuple[Treaty, ...]:
    """The universal instruments against terrorism that the Secretary-General is depositary of
    and whose lists of acts say until when they are complete, oldest first.

    The lists of other depositaries speak of other days, some of parties alone and some of no
    day at all: a table of one day cannot hold them.
    """
    return tuple(
        Treaty(
            instrument.code,
            instrument.title,
            instrument.entered_into_force,
            state.complete_until(code),
            "; ".join(dict.fromkeys(_cited(each.source) for each in state.sources(code))),
        )
        for code, instrument in state.nineteen.items()
        if instrument.mtdsg and state.complete_until(code)
    )


def treaty_acts(
    state: LegalState, followed: Iterable[Treaty], period: Period
) -> tuple[TreatyAct, ...]:
    """The acts of the period by real participants, by day, instrument and participant."""
    made_up = {each.code for each in states.world().demonstration}
    found = [
        _fact(state, act, act.done.exact)
        for treaty in followed
        for act in state.acts(instrument=treaty.code)
        if act.done.exact is not None
        and act.done.exact in period
        and act.participant not in made_up
    ]
    order = [treaty.code for treaty in followed]
    return tuple(
        sorted(found, key=lambda a: (a.day, order.index(a.instrument), a.participant, a.kind))
    )


def standings(
    state: LegalState, followed: tuple[Treaty, ...], eve: date, last: date
) -> tuple[Standing, ...]:
    """Who stood where on the eve, on the last day and, where the lists end before, on theirs."""
    found = []
    for treaty in followed:
        found.append(_standing(state, treaty, Moment.EVE, eve))
        found.append(_standing(state, treaty, Moment.LAST, last))
    limits = [treaty.complete_until for treaty in followed if treaty.complete_until]
    if limits and min(limits) < last:
        # The day on which every list still holds, so that the table speaks of one day.
        found += [_standing(state, treaty, Moment.LIMIT, min(limits)) for treaty in followed]
    return tuple(found)


def act_target(act: Act) -> Target:
    """What an act is called as a record behind a figure."""
    return ("treaties.Act", f"{act.instrument}/{act.participant}/{act.kind.value}/{act.done}")


def _fact(state: LegalState, act: Act, day: date) -> TreatyAct:
    consent = act.kind in CONSENTS
    return TreatyAct(
        target=act_target(act),
        instrument=act.instrument,
        participant=act.participant,
        kind=act.kind.name,
        day=day,
        consent=consent,
        bound_from=_bound(state, act, day) if consent else None,
        source=_source(state, act),
    )


def _bound(state: LegalState, act: Act, day: date) -> date | None:
    """The day from which the act binds, as the rules of participation have it."""
    ahead = bound_from(day, state.instrument(act.instrument))
    if ahead is None:
        return None
    stands = state.participation(act.instrument, act.participant, ahead)
    return stands.since if stands.status is Status.BOUND else None


def _standing(state: LegalState, treaty: Treaty, moment: Moment, day: date) -> Standing:
    by_status: dict[Status, list[Record]] = {status: [] for status in SHOWN}
    for participant in _participants(state, treaty.code, day):
        stands = state.participation(treaty.code, participant, day)
        if stands.status in SHOWN:
            by_status[stands.status].append(_record(state, participant, stands, treaty.code, day))
    return Standing(
        treaty.code,
        moment,
        day,
        parties=tuple(by_status[Status.BOUND]),
        awaiting=tuple(by_status[Status.CONSENTED]),
        signatories=tuple(by_status[Status.SIGNED]),
    )


def _participants(state: LegalState, code: str, day: date) -> list[str]:
    """Those that acted under an instrument, real, and existing on the day, by code."""
    world = states.world()
    organisations = {each.code for each in world.organisations}
    existing = {
        each.code
        for each in world.every
        if each.kind is not StateKind.DEMONSTRATION and each.can_act_on(day)
    }
    acted = {act.participant for act in state.acts(instrument=code)}
    return sorted(acted & (organisations | existing))


def _record(
    state: LegalState, participant: str, stands: Participation, code: str, day: date
) -> Record:
    acts = [act for act in stands.acts if act.done.earliest <= day]
    consents = [act for act in acts if act.kind in CONSENTS]
    proof = (consents or acts)[-1]
    return Record(
        act_target(proof),
        participant,
        code,
        proof.kind.name,
        proof.done.exact,
        None,
        _source(state, proof),
    )


def _source(state: LegalState, act: Act) -> str:
    listed = next((each for each in state.lists if each.code == act.list_code), None)
    return _cited(listed.source) if listed else act.place


def _cited(source: Source) -> str:
    """The list by name and reference; its day is printed beside it."""
    return ", ".join(part for part in (source.title, source.reference) if part)
