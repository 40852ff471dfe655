"""How the State's desk and the Office talk about a request, and how the State agrees."""

from datetime import date

from django.db import transaction

from accede.assistance.acts.rows import history_of, journal, officer_sees, request_row, said_on
from accede.assistance.models import Request, RequestMessage
from accede.assistance.rules import talk
from accede.assistance.rules.asking import readable
from accede.assistance.rules.life import Moved, standing_after
from accede.assistance.rules.talk import Message, Said
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor


@transaction.atomic
def comment(
    *,
    actor: Actor,
    request: str,
    text: Text,
    to_move: int | None = None,
    to_message: int | None = None,
    reason: str,
    source: Source | None,
    on: date,
) -> int:
    """Writes a message on a request; answers its number in the conversation.

    ``to_move`` or ``to_message`` names, by its number, what it answers. Raises
    ``UnknownRequest``, ``TalkRefused`` (TALK-1, 2, 3), ``RequestRefused`` (REQUEST-8).
    """
    row = request_row(request)
    moves, said = _so_far(row, actor, on)
    talk.answers_something(moves, said, to_move=to_move, to_message=to_message)
    readable(text)
    message = Message(
        len(said) + 1, Said.MESSAGE, actor.office, actor.person, on, len(moves), text,
        to_move, to_message,
    )  # fmt: skip
    return _say(row, message, actor, "comment", reason, source)


@transaction.atomic
def propose(
    *,
    actor: Actor,
    request: str,
    text: Text,
    read: str | None = None,
    reason: str,
    source: Source | None,
    on: date,
) -> int:
    """Proposes to the State what the Office would do; answers the proposal's number.

    Raises ``UnknownRequest``, ``TalkRefused`` (TALK-1, 2, 4), ``RequestRefused``
    (REQUEST-8), ``ChangedMeanwhile`` (REQUEST-6).
    """
    row = request_row(request, read)
    moves, said = _so_far(row, actor, on)
    talk.may_propose(actor, standing_after(moves))
    readable(text)
    message = Message(
        len(said) + 1, Said.PROPOSAL, actor.office, actor.person, on, len(moves), text
    )
    return _say(row, message, actor, "propose", reason, source)


@transaction.atomic
def accept(
    *,
    actor: Actor,
    request: str,
    proposal: int,
    text: Text | None = None,
    reason: str,
    source: Source | None,
    on: date,
) -> int:
    """Accepts, for the State, the proposal that stands; answers the acceptance's number.

    The Office then makes the move AGREE. Raises ``UnknownRequest``, ``TalkRefused``
    (TALK-1, 2, 5), ``RequestRefused`` (REQUEST-8).
    """
    row = request_row(request)
    moves, said = _so_far(row, actor, on)
    talk.may_accept(actor, row.state, moves, said, proposal)
    if text is not None:
        readable(text)
    message = Message(
        len(said) + 1, Said.ACCEPTANCE, actor.office, actor.person, on, len(moves), text,
        to_message=proposal,
    )  # fmt: skip
    return _say(row, message, actor, "accept", reason, source)


@transaction.atomic
def note_read(
    *, actor: Actor, request: str, message: int, reason: str, source: Source | None, on: date
) -> int:
    """Notes that this desk has read the other's last message and has nothing to add; answers
    the note's number.

    Raises ``UnknownRequest``, ``TalkRefused`` (TALK-1, 2, 7).
    """
    row = request_row(request)
    moves, said = _so_far(row, actor, on)
    talk.may_note(actor, said, message)
    note = Message(
        len(said) + 1,
        Said.NOTED,
        actor.office,
        actor.person,
        on,
        len(moves),
        to_message=message,
    )
    return _say(row, note, actor, "note_read", reason, source)


def _so_far(row: Request, actor: Actor, on: date) -> tuple[list[Moved], list[Message]]:
    """The moves and the conversation; whoever has no voice in it is refused before."""
    talk.may_write(actor, row.state, sees=officer_sees(row, actor, on))
    moves, said = history_of(row), said_on(row)
    talk.in_turn(moves, said, on)
    return moves, said


def _say(
    row: Request, message: Message, actor: Actor, act: str, reason: str, source: Source | None
) -> int:
    text = None if message.text is None else dict(message.text.by_language)
    RequestMessage.objects.create(
        request=row,
        number=message.number,
        said=message.said.value,
        text=text,
        by=message.by.value,
        person=message.person,
        on=message.on,
        after=message.after,
        to_move=message.to_move,
        to_message=message.to_message,
    )
    journal(
        actor, act, row, reason, source, message.on,
        {
            "number": message.number,
            "text": text,
            "to_move": message.to_move,
            "to_message": message.to_message,
        },
    )  # fmt: skip
    return message.number
