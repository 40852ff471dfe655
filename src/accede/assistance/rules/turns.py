"""Whose turn it is on a request, and what for: what the work list shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.life import (
    ENDS,
    LIFE,
    MOVED_BY,
    Move,
    Moved,
    Standing,
    standing_after,
)
from accede.assistance.rules.talk import Message, Said, accepted, standing_proposal
from accede.basics.ruled import rule
from accede.journal.rules import Office


class Turn(StrEnum):
    """What is to be done next."""

    SUBMIT = "SUBMIT"
    CLARIFY = "CLARIFY"
    ANSWER_PROPOSAL = "ANSWER_PROPOSAL"
    READ = "READ"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    ASSESS = "ASSESS"
    PROPOSE = "PROPOSE"
    AGREE = "AGREE"
    REPLY = "REPLY"


DESK: Mapping[Turn, Office] = {
    Turn.SUBMIT: Office.STATE,
    Turn.CLARIFY: Office.STATE,
    Turn.ANSWER_PROPOSAL: Office.STATE,
    Turn.READ: Office.STATE,
    Turn.ACKNOWLEDGE: Office.SECRETARIAT,
    Turn.ASSESS: Office.SECRETARIAT,
    Turn.PROPOSE: Office.SECRETARIAT,
    Turn.AGREE: Office.SECRETARIAT,
    Turn.REPLY: Office.SECRETARIAT,
}
"""At whose desk each turn waits."""

# What a standing by itself calls for. UNDER_ASSESSMENT depends on the proposal. From AGREED
# on the work itself is next: it waits with the activities, not here.
_DUE: Mapping[Standing, Turn | None] = {
    Standing.DRAFT: Turn.SUBMIT,
    Standing.SUBMITTED: Turn.ACKNOWLEDGE,
    Standing.RETURNED: Turn.CLARIFY,
    Standing.ACKNOWLEDGED: Turn.ASSESS,
    Standing.UNDER_ASSESSMENT: Turn.PROPOSE,
    Standing.AGREED: None,
    Standing.IN_DELIVERY: None,
    Standing.DELIVERED: None,
    Standing.EVALUATED: None,
    Standing.CLOSED: None,
    Standing.DECLINED: None,
    Standing.WITHDRAWN: None,
}
if set(_DUE) != set(Standing) or set(DESK) != set(Turn):  # pragma: no cover
    raise AssertionError("a standing or a turn has no line")


def open_moves(standing: Standing, office: Office, *, agreed: bool) -> tuple[Move, ...]:
    """The moves a desk may make from here; AGREE only once the State has accepted."""
    return tuple(
        move
        for move in Move
        if LIFE[standing, move] is not None
        and MOVED_BY[move] is office
        and (move is not Move.AGREE or agreed)
    )


@dataclass(frozen=True, slots=True)
class Waits:
    """One turn, at its desk, since the day from which it waits."""

    turn: Turn
    since: date

    @property
    def desk(self) -> Office:
        """Whose turn it is."""
        return DESK[self.turn]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request, and what it waits for."""

    request: RequestView
    waits: Waits


@rule("TURN-1")
def waits(drafted_on: date, moves: Sequence[Moved], said: Sequence[Message]) -> tuple[Waits, ...]:
    """What a request waits for follows from where it stands and from the last word said: the
    desk that did not speak last is to answer, and nothing waits on a request at its end.
    A message needs no answer of its own where the same desk has a step to make anyway.
    """
    standing = standing_after(moves)
    if standing in ENDS:
        return ()
    due = _due(drafted_on, moves, said)
    last = said[-1] if said else None
    if last is None or last.said is not Said.MESSAGE or last.after < len(moves):
        return due
    other = Turn.READ if last.by is Office.SECRETARIAT else Turn.REPLY
    if any(each.desk is DESK[other] for each in due):
        return due
    return (*due, Waits(other, last.on))


def _due(drafted_on: date, moves: Sequence[Moved], said: Sequence[Message]) -> tuple[Waits, ...]:
    standing = standing_after(moves)
    proposal = standing_proposal(moves, said)
    if proposal is None:
        due = _DUE[standing]
        return () if due is None else (Waits(due, moves[-1].on if moves else drafted_on),)
    if not accepted(moves, said):
        return (Waits(Turn.ANSWER_PROPOSAL, proposal.on),)
    acceptance = next(m for m in reversed(said) if m.said is Said.ACCEPTANCE)
    return (Waits(Turn.AGREE, acceptance.on),)
