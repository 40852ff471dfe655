"""What holds between two States on a day, instrument by instrument, computed both ways.

Both are party, minus what a reservation of either alters, minus an objection that keeps
the instrument from being in force between them. Only the statements of the two bear on it.
What is not known is said: absence from a list that nobody has completed tells nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accede.treaties.rules.acts import CONSENTS
from accede.treaties.rules.instruments import (
    Effect,
    Instrument,
    InstrumentKind,
    Obligation,
    ObligationKind,
)
from accede.treaties.rules.legal_state import LegalState
from accede.treaties.rules.on_a_day import Participation
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
    Statements,
    in_effect,
    remaining,
    touches,
    withdrawn_on,
)

_MATTERS = frozenset({ObligationKind.EXTRADITION_BASIS, ObligationKind.MLA})
_ALTERS = frozenset({Effect.EXCLUDES, Effect.MODIFIES})
# What counts most where several statements touch one provision.
_GRAVITY = (
    Outcome.APPLIES,
    Outcome.UNKNOWN,
    Outcome.MODIFIED,
    Outcome.NOT_TO_THE_EXTENT,
    Outcome.EXCLUDED,
    Outcome.OPTED_OUT,
)
if set(_GRAVITY) != set(Outcome):
    raise TypeError("an outcome has no place in the order of gravity")


@dataclass(frozen=True, slots=True)
class Change:
    """What one statement does to one provision between the two; ``objection`` where one answers."""

    provision: str
    outcome: Outcome
    statement: Statement
    objection: Statement | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision on cooperation or disputes, and what becomes of it between the two."""

    obligation: Obligation
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: where it stands, what it declared of requests it receives, what else."""

    code: str
    participation: Participation
    basis: Basis
    basis_said: Statement | None
    said: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """One instrument between two States on a day.

    ``since`` is the first day on which it holds between them. ``changes`` hold both ways.
    ``prevailed_by`` are instruments that come before this one between the two, and
    ``read_with`` those that amend or supplement it between them. ``complete_until`` is the
    last day up to which the absence of a statement can be relied on.
    """

    instrument: Instrument
    first: Side
    second: Side
    force: Force
    since: date | None
    until: date | None
    precluded_by: tuple[Statement, ...]
    changes: tuple[Change, ...]
    cooperation: tuple[Provision, ...]
    disputes: tuple[Provision, ...]
    complete_until: date | None
    doubts: tuple[Doubt, ...]
    prevailed_by: tuple[str, ...] = ()
    read_with: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether both apply it towards each other, as far as is known."""
        return self.force in HOLDS

    def turned(self) -> "Between":
        """The same, seen from the other of the two."""
        return replace(self, first=self.second, second=self.first)


def between(
    legal: LegalState, statements: Statements, first: str, second: str, day: date
) -> tuple[Between, ...]:
    """Every treaty between two States or organisations on a day, oldest adoption first.

    Order matters in nothing but which of the two is told first. Decisions of the Security
    Council have no parties and are left out.
    """
    rows = [
        one_between(legal, statements, each, first, second, day)
        for each in legal.instruments.values()
        if each.kind is not InstrumentKind.DECISION
    ]
    forces = [(row.instrument, row.force) for row in rows]
    return tuple(_beside(row, forces) for row in rows)


def one_between(
    legal: LegalState,
    statements: Statements,
    instrument: Instrument,
    first: str,
    second: str,
    day: date,
) -> Between:
    """One instrument between two, without what other instruments do to it."""
    code, demonstration = instrument.code, legal.lives[first].demonstration
    stands = [legal.participation(code, each, day) for each in (first, second)]
    all_said = statements.of(code)
    by_code = {each.code: each for each in all_said}
    bearing = [each for each in all_said if bears_on(each, first, second, by_code.get(each.about))]
    working = [
        replace(each, provisions=remaining(each, all_said, day))
        for each in bearing
        if in_effect(each, all_said, day)
    ]
    objections = [each for each in working if each.kind is StatementKind.OBJECTION]
    late = [
        each
        for each in objections
        if not in_time(each, by_code[each.about], _consents(legal, code, each.author))
    ]
    timely = [each for each in objections if each not in late]
    force, shut = both_party(*stands), precluding(timely)
    until_when = statements.complete_until(code, demonstration=demonstration)
    silence = recorded(until_when, day)
    doubts = {*_standing_doubts(force, stands)}
    if force in HOLDS:
        if shut:
            force = Force.PRECLUDED
        elif precluding(late):
            force = Force.UNKNOWN
        elif force is Force.BOTH_PARTY and silence is None:
            force = Force.IN_FORCE
        if silence is not None:
            doubts.add(silence)
        if late:
            doubts.add(Doubt.LATE_OBJECTION)
    elif force is Force.UNKNOWN and silence is not None:
        doubts.add(silence)
    changes = _changes(working, timely) if _speaks(force) else ()
    outcome = _outcome(changes, working, silence, force)
    sides = [
        _side(who, stand, working, silence is None)
        for who, stand in zip((first, second), stands, strict=True)
    ]
    return Between(
        instrument=instrument,
        first=sides[0],
        second=sides[1],
        force=force,
        since=_since(stands, bearing, all_said, day) if force in HOLDS else None,
        until=_until(stands) if force in HOLDS else None,
        precluded_by=shut if force is Force.PRECLUDED else (),
        changes=changes,
        cooperation=_provisions(instrument, _MATTERS.__contains__, outcome, force),
        disputes=_provisions(instrument, ObligationKind.DISPUTES.__eq__, outcome, force),
        complete_until=until_when,
        doubts=tuple(each for each in Doubt if each in doubts),
    )


def _speaks(force: Force) -> bool:
    """Whether it matters what the statements change."""
    return force in HOLDS or force is Force.UNKNOWN


def _standing_doubts(force: Force, stands: Sequence[Participation]) -> Iterable[Doubt]:
    if force is Force.UNKNOWN:
        yield Doubt.PARTICIPATION_UNKNOWN
    if any(each.as_last_known for each in stands):
        yield Doubt.AS_LAST_KNOWN


def _consents(legal: LegalState, instrument: str, author: str) -> list[date]:
    acts = legal.acts(instrument, author)
    return [act.done.latest for act in acts if act.kind in CONSENTS]


def _changes(working: Iterable[Statement], objections: Iterable[Statement]) -> tuple[Change, ...]:
    answered = {each.about: each for each in objections}
    return tuple(
        Change(provision, altered(each.effect, objection), each, objection)
        for each in working
        if each.effect in _ALTERS
        for objection in (answered.get(each.code),)
        for provision in each.provisions
    )


def _outcome(
    changes: Sequence[Change], working: Sequence[Statement], silence: Doubt | None, force: Force
) -> Callable[[Obligation], Outcome]:
    def of(obligation: Obligation) -> Outcome:
        if opted_out(working, obligation):
            return Outcome.OPTED_OUT
        found = [each.outcome for each in changes if touches(each.provision, obligation.code)]
        if found:
            return max(found, key=_GRAVITY.index)
        certain = silence is None and force is not Force.UNKNOWN
        return Outcome.APPLIES if certain else Outcome.UNKNOWN

    return of


def _provisions(
    instrument: Instrument,
    chosen: Callable[[ObligationKind], bool],
    outcome: Callable[[Obligation], Outcome],
    force: Force,
) -> tuple[Provision, ...]:
    """The provisions on a matter; none where the instrument does not hold between the two."""
    if not _speaks(force):
        return ()
    return tuple(
        Provision(each, outcome(each)) for each in instrument.obligations if chosen(each.kind)
    )


def _side(code: str, stand: Participation, working: Sequence[Statement], complete: bool) -> Side:
    own = tuple(each for each in working if each.author == code)
    basis = declared_basis(own, complete)
    wanted = {Basis.YES: Effect.BASIS_YES, Basis.NO: Effect.BASIS_NO}.get(basis)
    said = [each for each in own if each.effect is wanted and wanted is not None]
    latest = max(said, key=lambda each: (each.effective, each.done, each.code), default=None)
    return Side(code, stand, basis, latest, own)


def _since(
    stands: Sequence[Participation],
    bearing: Iterable[Statement],
    all_said: Sequence[Statement],
    day: date,
) -> date | None:
    """The later of the two days, or the day a precluding objection ceased to stand in the way."""
    days = [each.since for each in stands]
    if None in days:
        return None
    named = {each.code: each for each in all_said}
    for each in bearing:
        if each.kind is StatementKind.OBJECTION and each.precludes:
            ends = [withdrawn_on(one, all_said) for one in (each, named[each.about])]
            days.append(min((end for end in ends if end is not None and end <= day), default=None))
    return max(each for each in days if each is not None)


def _until(stands: Sequence[Participation]) -> date | None:
    return min((each.until for each in stands if each.until is not None), default=None)


def _beside(row: Between, forces: Sequence[tuple[Instrument, Force]]) -> Between:
    """A row with what other instruments do to it between the same two."""
    if not _speaks(row.force):
        return row
    first, doubtful = prevailing(
        row.instrument.code,
        [(each.code, each.prevails_over, force) for each, force in forces],
    )
    doubts = {*row.doubts, *({Doubt.PREVAILING_UNKNOWN} if doubtful else ())}
    with_it = tuple(
        each.code
        for each, force in forces
        if force in HOLDS and each.base and each.base.instrument == row.instrument.code
    )
    return replace(
        row,
        prevailed_by=first,
        read_with=with_it,
        doubts=tuple(each for each in Doubt if each in doubts),
    )
