"""The requests of the demonstration: how a file tells them, and how they are played.

``catalogue/demonstration/requests/<STATE>.yaml`` holds one State's requests in its own
words, with their life, the conversation about them and who may read them. The first
request stands apart, in a file of the room of assistance.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import msgspec

from accede import shelf
from accede.assistance import acts as assistance
from accede.assistance.rules.asking import Asking, Paragraph, Priority
from accede.assistance.rules.life import Move
from accede.assistance.rules.talk import Said
from accede.basics.errors import BadInput, Place
from accede.basics.texts import Text
from accede.journal.rules import Target
from accede.site.demonstration.shapes import FOLDER, Days, Opened, Words
from accede.site.demonstration.steps import WHY, Order, Step, actor, step

# When, within its day, a move is made: these follow what was said or done; the others come
# before.
_FOLLOWS = {
    Move.AGREE: Order.AGREE,
    Move.BEGIN: Order.FOLLOW,
    Move.DELIVER: Order.FOLLOW,
    Move.EVALUATE: Order.FOLLOW,
    Move.CLOSE: Order.FOLLOW,
}


class Made(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One move of a request, and whose it was; a reason is written in ``language``."""

    move: Move
    day: date
    by: str
    language: str = "en"
    reason: str = ""


class Assigned(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """An officer assigned to a request by another."""

    officer: str
    day: date
    by: str


class Added(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Words the State added to its request on a later day."""

    day: date
    words: Words


class Spoken(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One word of the conversation, in the language or languages it was written in.

    An acceptance may go without words, and answers the proposal before it. A note that
    something was read has none, and is of the last word before it.
    """

    day: date
    by: str
    words: dict[str, str] = {}
    says: Said = Said.MESSAGE

    def __post_init__(self) -> None:
        if self.says in (Said.MESSAGE, Said.PROPOSAL) and not self.words:
            raise ValueError("a message and a proposal have words")

    @property
    def text(self) -> Text:
        """What was said, where anything was."""
        return Text({language: words.strip() for language, words in self.words.items()})


class Asked(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One request, as its State wrote it and as it went on."""

    title: Words
    words: Words
    priority: Priority
    rank: int
    contact: Words
    drafted_by: str
    drafted_on: date
    desired: Days | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    themes: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()
    moves: tuple[Made, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    conversation: tuple[Spoken, ...] = ()
    opened: tuple[Opened, ...] = ()

    @property
    def asking(self) -> Asking:
        """The request as ``acts`` take it."""
        return Asking(
            title=self.title.text,
            words=self.words.text,
            priority=self.priority,
            rank=self.rank,
            contact=self.contact.text,
            desired=self.desired.period if self.desired else None,
            paragraphs=self.paragraphs,
            themes=self.themes,
            obligations=self.obligations,
            findings=self.findings,
        )

    def steps(self, code: str, state: str) -> Iterator[Step]:
        """Every act of the request's life; the work that answers it is told elsewhere."""
        about: Target = ("assistance.Request", code)
        yield step(
            assistance.draft_request,
            self.drafted_by,
            self.drafted_on,
            Order.DRAFT,
            about,
            code=code,
            state=state,
            asking=self.asking,
        )
        for more in self.added:
            yield step(
                assistance.amend_words,
                self.drafted_by,
                more.day,
                Order.DRAFT,
                about,
                request=code,
                words=more.words.text,
            )
        for opened in self.opened:
            yield from opened.steps(about)
        for made in self.moves:
            yield _move(code, made, about)
        for assigned in self.assigned:
            yield step(
                assistance.assign_officer,
                assigned.by,
                assigned.day,
                Order.TALK,
                about,
                request=code,
                officer=assigned.officer,
            )
        yield from _conversation(code, self.conversation, about)


def _move(code: str, made: Made, about: Target) -> Step:
    order = _FOLLOWS.get(made.move, Order.MOVE)
    why = made.reason.strip()
    if made.move is Move.SUBMIT:
        # The act that submits also opens the request to the Office.
        return step(
            assistance.submit_request, made.by, made.day, order, about, reason=why, request=code
        )
    return step(
        assistance.move_request,
        made.by,
        made.day,
        order,
        about,
        reason=why,
        request=code,
        move=made.move,
        language=made.language,
    )


def _conversation(code: str, conversation: tuple[Spoken, ...], about: Target) -> Iterator[Step]:
    """What State and Office said; an acceptance names the proposal that was made before it,
    and a note the last word.
    """
    proposals: list[int] = []
    said: list[int] = []

    def say(spoken: Spoken) -> None:
        what: dict[str, Any] = {
            "actor": actor(spoken.by),
            "request": code,
            "reason": WHY,
            "source": None,
            "on": spoken.day,
        }
        match spoken.says:
            case Said.MESSAGE:
                number = assistance.comment(text=spoken.text, **what)
            case Said.PROPOSAL:
                number = assistance.propose(text=spoken.text, **what)
                proposals.append(number)
            case Said.ACCEPTANCE:
                text = spoken.text if spoken.words else None
                number = assistance.accept(proposal=proposals[-1], text=text, **what)
            case Said.NOTED:
                number = assistance.note_read(message=said[-1], **what)
        said.append(number)

    for spoken in conversation:
        yield Step(spoken.day, Order.TALK, about, partial(say, spoken))


class RequestsFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The requests of one State, by their codes."""

    state: str
    requests: dict[str, Asked]


def read() -> dict[str, Asked]:
    """Every request by its code; ``BadInput`` where a file or a code is of another State."""
    found: dict[str, Asked] = {}
    for name, file in shelf.each(f"{FOLDER}/requests", RequestsFile):
        for code, asked in file.requests.items():
            if name != file.state or not code.startswith(f"{file.state}-") or code in found:
                raise BadInput(
                    f"the file {name} speaks of {file.state} and holds the request {code}",
                    remedy="keep each State’s requests in its own file, each code once",
                    place=Place(f"{FOLDER}/requests/{name}.yaml"),
                )
            found[code] = asked
    return found


def steps() -> Iterator[Step]:
    """Every act of every request."""
    for code, asked in read().items():
        yield from asked.steps(code, code.partition("-")[0])
