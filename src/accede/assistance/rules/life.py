"""The life of a request: where it stands, what moves it, and whose move that is.

One table, complete: every standing meets every move. A cell holds the standing the move
leads to, or ``None`` where the move is not open. The columns say whose move it is. A
withdrawn, declined or closed request is at its end; a State that wishes to be assisted
again asks again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.journal.rules import Actor, Office


class Standing(StrEnum):
    """Where a request stands."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    UNDER_ASSESSMENT = "UNDER_ASSESSMENT"
    AGREED = "AGREED"
    IN_DELIVERY = "IN_DELIVERY"
    DELIVERED = "DELIVERED"
    EVALUATED = "EVALUATED"
    CLOSED = "CLOSED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"


class Move(StrEnum):
    """What can be done with a request."""

    SUBMIT = "SUBMIT"
    RETURN = "RETURN"
    ACKNOWLEDGE = "ACKNOWLEDGE"
    ASSESS = "ASSESS"
    AGREE = "AGREE"
    DECLINE = "DECLINE"
    BEGIN = "BEGIN"
    DELIVER = "DELIVER"
    EVALUATE = "EVALUATE"
    CLOSE = "CLOSE"
    WITHDRAW = "WITHDRAW"


MOVED_BY: Mapping[Move, Office] = {
    Move.SUBMIT: Office.STATE,
    Move.RETURN: Office.SECRETARIAT,
    Move.ACKNOWLEDGE: Office.SECRETARIAT,
    Move.ASSESS: Office.SECRETARIAT,
    Move.AGREE: Office.SECRETARIAT,
    Move.DECLINE: Office.SECRETARIAT,
    Move.BEGIN: Office.SECRETARIAT,
    Move.DELIVER: Office.SECRETARIAT,
    Move.EVALUATE: Office.SECRETARIAT,
    Move.CLOSE: Office.SECRETARIAT,
    Move.WITHDRAW: Office.STATE,
}
"""Whose move each move is: the State's own, or the Office's (``SECRETARIAT``)."""

REASON_DUE: frozenset[Move] = frozenset({Move.RETURN, Move.DECLINE})
"""The moves that owe the State a reason. A State that withdraws owes none."""

NO = None
_S = Standing

# One row per standing. Columns, in the order of Move:
#   SUBMIT  RETURN  ACKNOWLEDGE  ASSESS  AGREE  DECLINE  BEGIN  DELIVER  EVALUATE  CLOSE  WITHDRAW
_ROWS: Mapping[Standing, tuple[Standing | None, ...]] = {
    _S.DRAFT: (_S.SUBMITTED, NO, NO, NO, NO, NO, NO, NO, NO, NO, _S.WITHDRAWN),
    _S.SUBMITTED: (
        NO, _S.RETURNED, _S.ACKNOWLEDGED, NO, NO, _S.DECLINED, NO, NO, NO, NO, _S.WITHDRAWN,
    ),
    _S.RETURNED: (_S.SUBMITTED, NO, NO, NO, NO, NO, NO, NO, NO, NO, _S.WITHDRAWN),
    _S.ACKNOWLEDGED: (
        NO, _S.RETURNED, NO, _S.UNDER_ASSESSMENT, NO, _S.DECLINED, NO, NO, NO, NO, _S.WITHDRAWN,
    ),
    _S.UNDER_ASSESSMENT: (
        NO, _S.RETURNED, NO, NO, _S.AGREED, _S.DECLINED, NO, NO, NO, NO, _S.WITHDRAWN,
    ),
    _S.AGREED: (NO, NO, NO, NO, NO, NO, _S.IN_DELIVERY, NO, NO, NO, _S.WITHDRAWN),
    _S.IN_DELIVERY: (NO, NO, NO, NO, NO, NO, NO, _S.DELIVERED, NO, NO, _S.WITHDRAWN),
    _S.DELIVERED: (NO, NO, NO, NO, NO, NO, NO, NO, _S.EVALUATED, NO, _S.WITHDRAWN),
    _S.EVALUATED: (NO, NO, NO, NO, NO, NO, NO, NO, NO, _S.CLOSED, _S.WITHDRAWN),
    _S.CLOSED: (NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO),
    _S.DECLINED: (NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO),
    _S.WITHDRAWN: (NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO),
}  # fmt: skip

LIFE: Mapping[tuple[Standing, Move], Standing | None] = {
    (standing, move): cell
    for standing, row in _ROWS.items()
    for move, cell in zip(Move, row, strict=True)
}
"""Where each move leads from each standing; ``None`` where it is not open."""

if set(_ROWS) != set(Standing) or set(MOVED_BY) != set(Move):  # pragma: no cover
    raise AssertionError("the life of a request has a standing or a move without its row")

ENDS: frozenset[Standing] = frozenset({Standing.CLOSED, Standing.DECLINED, Standing.WITHDRAWN})
"""The standings no move leaves."""

SERVED: frozenset[Standing] = frozenset(
    {Standing.AGREED, Standing.IN_DELIVERY, Standing.DELIVERED, Standing.EVALUATED}
)
"""The standings in which activities may be planned and carried out for the request."""


class MoveRefused(BadInput):
    """The request stays where it stands; says which rule keeps it there."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One move of a request, as it was made: what, by whose desk, on which day.

    ``reason`` is there for the State and the Office; other viewers read it blank. It is
    written in ``language``.
    """

    move: Move
    to: Standing
    by: Office
    on: date
    reason: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Work:
    """What the activities answering a request have come to: counts, cancelled ones apart."""

    begun: int = 0
    delivered: int = 0
    open: int = 0
    measured: int = 0


@rule("LIFE-1")
def next_standing(standing: Standing, move: Move) -> Standing:
    """A request moves only along the table of its life; it never skips a standing, and
    none leaves CLOSED, DECLINED or WITHDRAWN.
    """
    to = LIFE[standing, move]
    if to is None:
        open_moves = [m.value for m in Move if LIFE[standing, m] is not None]
        raise MoveRefused(
            f"LIFE-1: {move} is not open to a request that stands at {standing}",
            remedy=(
                f"choose one of {', '.join(open_moves)}"
                if open_moves
                else "the request is at its end; the State may ask again with a new request"
            ),
        )
    return to


@rule("LIFE-2")
def own_move(move: Move, actor: Actor, state: str) -> None:
    """Each move belongs to one desk. The State's own submits and withdraws its request,
    and nobody does so in its place; the Office makes the other moves.
    """
    owner = MOVED_BY[move]
    if actor.office is not owner:
        raise MoveRefused(
            f"LIFE-2: {move} is a move of {owner}, not of {actor.office}",
            remedy="have it made by the desk it belongs to",
        )
    if owner is Office.STATE and actor.of != state:
        raise MoveRefused(
            f"LIFE-2: a person of {actor.of or 'no State'} does not move a request of {state}",
            remedy=f"have it made by the desk of {state}",
        )


@rule("LIFE-3")
def reason_given(move: Move, reason: str) -> None:
    """A request is declined or returned with a written reason, which the State can read.
    A State that withdraws its request owes none.
    """
    if move in REASON_DUE and not reason.strip():
        raise MoveRefused(
            f"LIFE-3: {move} needs its reason", remedy="write to the State why, in full words"
        )


@rule("LIFE-4")
def in_order(history: Sequence[Moved], on: date) -> None:
    """A move is not dated before the move it follows."""
    if history and on < history[-1].on:
        raise MoveRefused(
            f"LIFE-4: {on} is before {history[-1].on}, the day of {history[-1].move}",
            remedy="give the day on which the move was made",
        )


@rule("LIFE-5")
def work_done(move: Move, work: Work) -> None:
    """The delivery standings follow the work. A request is in delivery once an activity
    answering it has begun, delivered once at least one has been delivered and none is
    open, and evaluated once a result of one has been measured.
    """
    problem = ""
    if move is Move.BEGIN and work.begun == 0:
        problem = "no activity answering the request has begun"
    if move is Move.DELIVER and (work.delivered == 0 or work.open > 0):
        problem = "an activity answering the request is still to be delivered"
    if move is Move.EVALUATE and work.measured == 0:
        problem = "no result has been measured"
    if problem:
        raise MoveRefused(
            f"LIFE-5: {problem}", remedy="record what was done first, then move the request"
        )


@rule("LIFE-6")
def agreed_by_both(move: Move, accepted: bool) -> None:
    """A request is agreed by both: the Office makes the move once the State has accepted, on
    record, the proposal that stands. Nothing is agreed in a State's place.
    """
    if move is Move.AGREE and not accepted:
        raise MoveRefused(
            "LIFE-6: the State has not accepted what the Office proposes",
            remedy="propose an answer and wait until the State's own desk accepts it",
        )


def standing_after(history: Sequence[Moved]) -> Standing:
    """Where a request stands after its moves; a request without any is a draft."""
    return history[-1].to if history else Standing.DRAFT
