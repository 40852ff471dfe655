"""The conversation on a request: what the State's desk and the Office write to each other.

A conversation is on record: dated, in order, never altered. Within it the Office proposes
an answer and the State accepts it; so the State's agreement has its day and its person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assistance.rules.life import Moved, Standing, standing_after
from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.consent.rules import Viewer, ViewerKind
from accede.journal.rules import Actor, Office


class Said(StrEnum):
    """What kind of thing was said."""

    MESSAGE = "MESSAGE"
    PROPOSAL = "PROPOSAL"
    ACCEPTANCE = "ACCEPTANCE"
    NOTED = "NOTED"


class TalkRefused(BadInput):
    """Nothing is added to the conversation; says which rule refuses it."""


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a conversation.

    ``number`` counts from 1. ``after`` is how many moves the request had made when it was
    written, so that messages and moves of one day keep their order. ``to_move`` and
    ``to_message`` name, by its number, what it answers. An acceptance may be without words;
    a note that a message was read has none.
    """

    number: int
    said: Said
    by: Office
    person: str
    on: date
    after: int
    text: Text | None = None
    to_move: int | None = None
    to_message: int | None = None


@rule("TALK-1")
def may_write(actor: Actor, state: str, *, sees: bool) -> None:
    """A person at the State's own desk writes, and an officer of the Office who is assigned
    to the request or may see it. Nobody else has a voice in the conversation.
    """
    own = actor.office is Office.STATE and actor.of == state
    if not own and not (actor.office is Office.SECRETARIAT and sees):
        raise TalkRefused(
            f"TALK-1: {actor.person} does not write on this request",
            remedy="let the State's own desk write, or an officer who may see the request",
        )


@rule("TALK-2")
def in_turn(moves: Sequence[Moved], said: Sequence[Message], on: date) -> None:
    """A conversation begins when the request was submitted, and goes on in the order of its
    days: nothing is dated before what it follows, and nothing said is altered.
    """
    if not any(moved.to is Standing.SUBMITTED for moved in moves):
        raise TalkRefused(
            "TALK-2: a draft is the State's alone; there is nobody to talk to yet",
            remedy="submit the request first",
        )
    last = max(moves[-1].on, said[-1].on if said else date.min)
    if on < last:
        raise TalkRefused(
            f"TALK-2: {on} is before {last}, the day of what was done or said before",
            remedy="give the day on which it was written",
        )


@rule("TALK-3")
def answers_something(
    moves: Sequence[Moved],
    said: Sequence[Message],
    *,
    to_move: int | None = None,
    to_message: int | None = None,
) -> None:
    """What a message answers stands on the same request: one of its moves or one earlier
    message, never both, never one that is not there.
    """
    if to_move is not None and to_message is not None:
        raise TalkRefused(
            "TALK-3: a message answers one thing", remedy="write one message for each"
        )
    if to_move is not None and not 1 <= to_move <= len(moves):
        raise TalkRefused(
            f"TALK-3: this request has no move {to_move}", remedy="answer a move it has made"
        )
    if to_message is not None and all(message.number != to_message for message in said):
        raise TalkRefused(
            f"TALK-3: this request has no message {to_message}",
            remedy="answer a message that was written",
        )


@rule("TALK-4")
def may_propose(actor: Actor, standing: Standing) -> None:
    """The Office proposes what it would do, while it assesses the request. A later proposal
    takes the place of the earlier; both stay readable.
    """
    if actor.office is not Office.SECRETARIAT:
        raise TalkRefused(
            f"TALK-4: a proposal is the Office's, not of {actor.office}",
            remedy="write a message instead",
        )
    if standing is not Standing.UNDER_ASSESSMENT:
        raise TalkRefused(
            f"TALK-4: nothing is proposed for a request that stands at {standing}",
            remedy="take it under assessment first",
        )


@rule("TALK-5")
def may_accept(
    actor: Actor, state: str, moves: Sequence[Moved], said: Sequence[Message], number: int
) -> None:
    """Only the State's own desk accepts, and what it accepts is the proposal that stands: the
    Office's latest one since the request came under assessment, not accepted before.
    """
    if actor.office is not Office.STATE or actor.of != state:
        raise TalkRefused(
            f"TALK-5: nobody but the desk of {state} accepts for it",
            remedy="wait for the State's own answer",
        )
    proposal = standing_proposal(moves, said)
    if proposal is None or proposal.number != number:
        raise TalkRefused(
            f"TALK-5: {number} is not the proposal that stands on this request",
            remedy="read the conversation again and answer the latest proposal",
        )
    if accepted(moves, said):
        raise TalkRefused(
            f"TALK-5: the proposal {number} was accepted already",
            remedy="the Office now records the agreement",
        )


@rule("TALK-7")
def may_note(actor: Actor, said: Sequence[Message], number: int) -> None:
    """A desk that has nothing to add notes that it has read the last message of the other; the
    message then waits for nobody. A proposal is not noted: it is accepted or answered.
    """
    last = said[-1] if said else None
    if last is None or last.number != number or last.said is not Said.MESSAGE:
        raise TalkRefused(
            f"TALK-7: {number} is not a message that waits to be read",
            remedy="read the conversation again",
        )
    if last.by is actor.office:
        raise TalkRefused(
            "TALK-7: the message is this desk's own", remedy="let the other desk read it"
        )


@rule("TALK-6")
def may_read(viewer: Viewer, state: str, *, sees: bool) -> bool:
    """The conversation is between the State and the Office. Who may not see the request reads
    nothing of it; partners, donors, other States and the public read none of it even where
    the State has opened the request itself to them.
    """
    own = viewer.audience is ViewerKind.STATE and viewer.of == state
    return sees and (own or viewer.audience is ViewerKind.OFFICE)


def standing_proposal(moves: Sequence[Moved], said: Sequence[Message]) -> Message | None:
    """The Office's latest proposal since the request came under assessment, if any.

    A request that was returned is assessed anew, and what was proposed before lapses.
    """
    if standing_after(moves) is not Standing.UNDER_ASSESSMENT:
        return None
    return next(
        (m for m in reversed(said) if m.said is Said.PROPOSAL and m.after == len(moves)), None
    )


def accepted(moves: Sequence[Moved], said: Sequence[Message]) -> bool:
    """Whether the State has accepted the proposal that stands."""
    proposal = standing_proposal(moves, said)
    return proposal is not None and any(
        m.said is Said.ACCEPTANCE and m.to_message == proposal.number for m in said
    )
