"""What the verbs share: rows by code, their history, the paragraphs known, the journal."""

from collections.abc import Mapping, Sequence
from datetime import date

from accede.assistance.models import Activity, Request
from accede.assistance.queries import activity_target, request_target
from accede.assistance.queries.shaping import message_of
from accede.assistance.rules.asking import Paragraph, unchanged_since
from accede.assistance.rules.life import Move, Moved, Standing
from accede.assistance.rules.talk import Message
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.consent.queries import visible
from accede.consent.rules import Protected, Viewer, ViewerKind
from accede.journal.acts import record
from accede.journal.queries import last_about
from accede.journal.rules import Actor, Office
from accede.mandates.queries import resolution


class UnknownRequest(BadInput):
    """There is no request with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no request ‘{code}’", remedy="give the code of a request that was drafted"
        )


class UnknownActivity(BadInput):
    """There is no activity with this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no activity ‘{code}’",
            remedy="give the code of an activity that was planned",
        )


class CodeTaken(BadInput):
    """A record with this code stands already."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the code ‘{code}’ is taken", remedy="choose another code")


def request_row(code: str, read: str | None = None) -> Request:
    """The request, held against other writers until the transaction ends.

    With ``read``, the mark of what its writer had read (``written_mark``): raises
    ``ChangedMeanwhile`` where something was written after.
    """
    row = Request.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise UnknownRequest(code)
    unchanged_since(read, last_about(*request_target(code)))
    return row


def activity_row(code: str) -> Activity:
    row = Activity.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise UnknownActivity(code)
    return row


def history_of(row: Request) -> list[Moved]:
    return [
        Moved(Move(m.move), Standing(m.to), Office(m.by), m.on)
        for m in row.moves.order_by("number")
    ]


def said_on(row: Request) -> list[Message]:
    return [message_of(each) for each in row.messages.order_by("number")]


def officer_sees(row: Request, actor: Actor, on: date) -> bool:
    """Whether an officer of the Office is assigned to the request or it is open to them."""
    target = request_target(row.code)
    return actor.office is Office.SECRETARIAT and target in visible(
        viewer=Viewer(ViewerKind.OFFICE, person=actor.person),
        on=on,
        records=[Protected(target, row.state, frozenset(row.officers))],
    )


def known_paragraphs(cited: Sequence[Paragraph]) -> frozenset[Paragraph]:
    return frozenset(
        (symbol, duty.number)
        for symbol in {symbol for symbol, _ in cited}
        # As it is printed: a symbol in small letters would be counted under no paragraph.
        if symbol in (known := resolution(symbol)).symbols
        for duty in known.operative
    )


def journal(
    actor: Actor,
    act: str,
    row: Request | Activity,
    reason: str,
    source: Source | None,
    on: date,
    content: Mapping[str, Plain],
) -> None:
    target = request_target if isinstance(row, Request) else activity_target
    record(
        actor=actor,
        act=f"assistance.{act}",
        target=target(row.code),
        reason=reason,
        source=source,
        on=on,
        content=content,
    )
