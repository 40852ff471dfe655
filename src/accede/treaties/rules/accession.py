"""How a State joins an instrument: which ways are open, in what order, from when it is bound.

Nothing here is advice on a State's own constitution: internal approval is a step whose form
the State alone knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.treaties.rules.acts import ActKind
from accede.treaties.rules.fold import Status, bound_from
from accede.treaties.rules.instruments import Base, BaseRelation, Instrument, InstrumentKind
from accede.treaties.rules.legal_state import LegalState
from accede.treaties.rules.on_a_day import Participation
from accede.treaties.rules.owed import OWING, Added, adds
from accede.treaties.rules.schedule import Notices, Others, Task, notices, tasks
from accede.treaties.rules.steps import signature_closed


class Case(StrEnum):
    """Whether there is anything to plan, and why not."""

    OPEN = "OPEN"
    TO_VERIFY = "TO_VERIFY"
    PARTY = "PARTY"
    AWAITING = "AWAITING"
    NOT_YET_OPEN = "NOT_YET_OPEN"
    NO_STATE = "NO_STATE"
    NOT_JOINED = "NOT_JOINED"


PLANNED = frozenset({Case.OPEN, Case.TO_VERIFY})
"""The cases in which there is a plan."""


class Way(StrEnum):
    """A way to consent to be bound."""

    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    DEFINITIVE_SIGNATURE = "definitive_signature"


_BY_SIGNATORIES = (Way.RATIFICATION, Way.ACCEPTANCE, Way.APPROVAL)


class BaseNeed(StrEnum):
    """What becomes of the instrument that this one is attached to."""

    NONE = "NONE"
    MET = "MET"
    FIRST = "FIRST"
    TOGETHER = "TOGETHER"
    IMPLIED = "IMPLIED"
    TO_VERIFY = "TO_VERIFY"


@dataclass(frozen=True)
class BaseStep:
    """The instrument that this one is attached to, where the State stands, what it needs."""

    instrument: Instrument
    relation: BaseRelation
    article: str
    standing: Participation
    need: BaseNeed


@dataclass(frozen=True)
class Plan:
    """What a State would do to join an instrument, from the facts of a day.

    ``deposit`` is a day supposed for the deposit; ``binds`` the day that would follow from
    it, ``None`` where that cannot be computed. ``succeeded`` is the day it took the place of a
    predecessor that was party. ``ways`` are those open, ``way`` the one the
    plan follows. ``adds`` is what the State would owe, new or already owed.
    """

    state: str
    instrument: Instrument
    day: date
    known_on: date | None
    complete_until: date | None
    case: Case
    standing: Participation
    may_sign: bool
    succeeded: date | None
    ways: tuple[Way, ...]
    way: Way
    deposit: date
    binds: date | None
    base: BaseStep | None
    tasks: tuple[Task, ...]
    notices: Notices
    adds: tuple[Added, ...]
    others: Others | None
    digest: str


@rule("ACCEDE-1")
def case_of(instrument: Instrument, status: Status, day: date) -> Case:
    """Who is party or has consented has nothing more to deposit; who is not known is verified.

    A decision of the Security Council is not joined. Nothing is planned before the
    instrument is open for signature, nor for who is no State on the day. Where the standing
    is not known the plan says first what the depositary is asked, and goes on from there.
    """
    if instrument.final is None:
        return Case.NOT_JOINED
    signature = instrument.final.signature
    opened = signature.open_from if signature else None
    if day < (opened or instrument.adopted):
        return Case.NOT_YET_OPEN
    return _CASES[status]


_CASES: Mapping[Status, Case] = {
    Status.NOT_SIGNED: Case.OPEN,
    Status.SIGNED: Case.OPEN,
    Status.WITHDRAWN: Case.OPEN,
    Status.PROVISIONAL: Case.OPEN,
    Status.CONSENTED: Case.AWAITING,
    Status.BOUND: Case.PARTY,
    Status.UNKNOWN: Case.TO_VERIFY,
    Status.NOT_APPLICABLE: Case.NO_STATE,
}
if set(_CASES) != set(Status):
    raise TypeError("the table of cases does not cover every status")


@rule("ACCEDE-2")
def may_sign(instrument: Instrument, status: Status, day: date) -> bool:
    """A State signs while signature is open; some instruments keep it open until they enter
    into force, and an amendment is not signed at all.
    """
    if case_of(instrument, status, day) not in PLANNED:
        return False
    signature = instrument.clauses.signature
    if signature is None or instrument.kind is InstrumentKind.AMENDMENT:
        return False
    return status in (Status.NOT_SIGNED, Status.UNKNOWN) and not signature_closed(instrument, day)


@rule("ACCEDE-3")
def ways(
    instrument: Instrument, status: Status, day: date, *, succeeds: bool = False
) -> tuple[Way, ...]:
    """A signatory ratifies, accepts or approves; who has not signed accedes.

    Only the forms that the clause names are open to a signatory. A signature without
    reservation as to ratification binds by itself where the clause counts it, and while
    signature is open. The parties to a convention consent to an amendment of it by
    ratification, acceptance or approval, without signature. A State whose predecessor was
    party may notify its succession instead. Where the standing is not known, accession comes
    first, and what a signatory would do is kept beside it.
    """
    if case_of(instrument, status, day) not in PLANNED:
        return ()
    counts = instrument.clauses.entry.counts
    named = [way for way in _BY_SIGNATORIES if ActKind(way.value) in counts]
    by_signatories = tuple(named) if named else _BY_SIGNATORIES
    if instrument.kind is InstrumentKind.AMENDMENT:
        return by_signatories
    if status in (Status.SIGNED, Status.PROVISIONAL):
        found = by_signatories
    else:
        found = (Way.ACCESSION,)
        signing = may_sign(instrument, status, day)
        if signing and ActKind.DEFINITIVE_SIGNATURE in counts:
            found += (Way.DEFINITIVE_SIGNATURE,)
        if signing or status is Status.UNKNOWN:
            found += by_signatories
    return found + ((Way.SUCCESSION,) if succeeds else ())


@rule("ACCEDE-4")
def succeeds(legal: LegalState, instrument: str, participant: str) -> bool:
    """A State may succeed where its predecessor was party on the day it took its place.

    The notification then takes effect from that day (FOLD-5). Where the predecessor's
    standing is not known, succession is not proposed.
    """
    life = legal.lives[participant]
    if not life.predecessor or life.succeeded_on is None or life.predecessor not in legal.lives:
        return False
    before = legal.participation(instrument, life.predecessor, life.succeeded_on)
    eve = before.status
    if eve is Status.NOT_APPLICABLE:
        last = date.fromordinal(life.succeeded_on.toordinal() - 1)
        eve = legal.participation(instrument, life.predecessor, last).status
    return eve in OWING


@rule("ACCEDE-5")
def base_need(base: Base, standing: Status) -> BaseNeed:
    """A protocol that requires its convention is deposited after it, or with it where it may.

    A consent to the convention is enough; it need not be in force yet. A protocol whose
    consent binds to the convention as amended needs no earlier step. An amendment is open
    to the parties to what it amends. Where the standing under the convention is not known,
    that is verified first.
    """
    if base.relation is BaseRelation.IMPLIES:
        return BaseNeed.MET if standing in OWING else BaseNeed.IMPLIED
    if standing in OWING:
        return BaseNeed.MET
    if standing is Status.UNKNOWN:
        return BaseNeed.TO_VERIFY
    return BaseNeed.TOGETHER if base.relation is BaseRelation.SIMULTANEOUS else BaseNeed.FIRST


def plan(
    legal: LegalState,
    instrument: str,
    participant: str,
    day: date,
    *,
    deposit: date | None = None,
    way: Way | None = None,
    others: Others | None = None,
    decisions: Mapping[str, Instrument] | None = None,
) -> Plan:
    """The plan for a State to join an instrument, as its facts stood on a day.

    Raises ``UnknownInstrument`` and ``UnknownParticipant``. ``way`` is one of those open.
    ``decisions`` are those of the Security Council that bind the State.
    """
    chosen = legal.instrument(instrument)
    where = legal.participation(instrument, participant, day)
    status = where.status
    successor = succeeds(legal, instrument, participant)
    open_ways = ways(chosen, status, day, succeeds=successor)
    followed = way or (open_ways[0] if open_ways else Way.ACCESSION)
    case = case_of(chosen, status, day)
    on = deposit or day
    base = _base(legal, chosen, participant, day)
    binds = _binds(chosen, on, case)
    told = notices(chosen, on, binds)
    decided = {code: each for code, each in (decisions or {}).items() if each.adopted <= day}
    return Plan(
        state=participant,
        instrument=chosen,
        day=day,
        known_on=legal.known_on,
        complete_until=legal.complete_until(instrument),
        case=case,
        standing=where,
        may_sign=may_sign(chosen, status, day),
        succeeded=legal.lives[participant].succeeded_on if successor else None,
        ways=open_ways,
        way=followed,
        deposit=on,
        binds=binds,
        base=base,
        tasks=tasks(
            told,
            verify=case is Case.TO_VERIFY or where.as_last_known,
            base=base.need.value if base else "",
            signing=followed in _BY_SIGNATORIES and may_sign(chosen, status, day),
            definitive=followed is Way.DEFINITIVE_SIGNATURE,
            deposit=on,
            binds=binds,
        )
        if case in PLANNED
        else (),
        notices=told,
        adds=adds(
            chosen,
            {**legal.instruments, **decided},
            {
                **{
                    code: legal.participation(code, participant, day).status
                    for code in legal.instruments
                },
                **dict.fromkeys(decided, Status.BOUND),
            },
        ),
        others=others,
        digest=legal.digest,
    )


def _base(legal: LegalState, chosen: Instrument, participant: str, day: date) -> BaseStep | None:
    base = chosen.base
    if base is None or base.instrument not in legal.instruments:
        return None
    where = legal.participation(base.instrument, participant, day)
    need = base_need(base, where.status)
    return BaseStep(legal.instrument(base.instrument), base.relation, base.article, where, need)


def _binds(chosen: Instrument, deposit: date, case: Case) -> date | None:
    return bound_from(deposit, chosen) if case in PLANNED else None
