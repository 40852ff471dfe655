"""What a request holds, and whose it is.

A request is a State's own. Its words are kept as the State wrote them; what the State
adds later stands beside them. Its priority is the State's own order among its own
requests and means nothing beside another State's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assistance.rules.life import Moved, Standing, standing_after
from accede.basics.citations import Provision
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office

Paragraph = tuple[str, str]
"""An operative paragraph: (symbol, number), for example ("A/RES/68/187", "1")."""


class Priority(StrEnum):
    """The State's own priority."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class RequestRefused(BadInput):
    """The request is not written as asked; says which rule refuses it."""


@dataclass(frozen=True)
class Asking:
    """What a State asks for, in its own words.

    ``rank`` is the request's place in the State's own order, counted from 1.
    ``obligations`` and ``findings`` are the codes it comes from; both may be empty.
    ``contact`` is a function or an office, never a person's name.
    """

    title: Text
    words: Text
    priority: Priority
    rank: int
    contact: Text
    desired: Period | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    themes: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsView:
    """What the State wrote on one day: version 1 is the request, the later ones are added."""

    version: int
    text: Text
    on: date


@dataclass(frozen=True)
class RequestView:
    """A request as one viewer may see it on one day.

    ``paragraphs`` is empty where no paragraph of the mandate was found to cover it; a
    page says so. ``moves`` is its history up to the day asked, oldest first.
    """

    code: str
    state: str
    title: Text
    words: tuple[WordsView, ...]
    priority: Priority
    rank: int
    contact: Text
    desired: Period | None
    paragraphs: tuple[Paragraph, ...]
    themes: tuple[str, ...]
    obligations: tuple[str, ...]
    findings: tuple[str, ...]
    drafted_on: date
    moves: tuple[Moved, ...]
    demonstration: bool

    @property
    def standing(self) -> Standing:
        """Where it stands on the day asked."""
        return standing_after(self.moves)

    @property
    def within_mandate(self) -> bool:
        """Whether it cites a paragraph that covers it."""
        return bool(self.paragraphs)

    def day_of(self, standing: Standing) -> date | None:
        """The first day it came to a standing; ``None`` where it never did."""
        return next((moved.on for moved in self.moves if moved.to is standing), None)

    @property
    def received_on(self) -> date | None:
        """The day the State first submitted it; ``None`` for a draft."""
        return self.day_of(Standing.SUBMITTED)

    @property
    def answered_on(self) -> date | None:
        """The first day the Office answered, whatever the answer."""
        return next((moved.on for moved in self.moves if moved.by is Office.SECRETARIAT), None)


@rule("REQUEST-1")
def own_request(actor: Actor, state: str) -> None:
    """A request is the State's own: a person at that State's desk writes it, and the
    Office, a partner or another State never does so in its place.
    """
    if actor.office is not Office.STATE or actor.of != state:
        raise RequestRefused(
            f"REQUEST-1: a request of {state} is written at the desk of {state} alone",
            remedy="ask the State; the Office may help it to draft, the State writes",
        )


@rule("REQUEST-2")
def words_added(written: Sequence[WordsView], version: int, on: date) -> None:
    """Nothing overwrites the State's words. What the State adds becomes the next version,
    dated not before the last; every earlier version stays readable.
    """
    if version != len(written) + 1:
        raise RequestRefused(
            f"REQUEST-2: version {version} would take the place of words the State wrote",
            remedy=f"add version {len(written) + 1}",
        )
    if written and on < written[-1].on:
        raise RequestRefused(
            f"REQUEST-2: {on} is before {written[-1].on}, the day of the words before",
            remedy="give the day on which the State wrote them",
        )


@rule("REQUEST-3")
def paragraphs_exist(cited: Iterable[Paragraph], known: frozenset[Paragraph]) -> bool:
    """A request or an activity cites the operative paragraph that covers it, and a
    paragraph cited exists. One that no paragraph covers is kept and shown as such.

    Answers whether a paragraph covers it.
    """
    paragraphs = tuple(cited)
    for symbol, number in paragraphs:
        if (symbol, number) not in known:
            raise RequestRefused(
                f"REQUEST-3: {symbol} has no operative paragraph {number}",
                remedy="cite a paragraph that the resolution has",
            )
    return bool(paragraphs)


@rule("REQUEST-4")
def in_own_order(requests: Iterable[RequestView]) -> tuple[RequestView, ...]:
    """A State's requests stand in that State's own order. Requests of different States
    are never put in one order of priority.
    """
    own = tuple(requests)
    states = sorted({request.state for request in own})
    if len(states) > 1:
        raise RequestRefused(
            f"REQUEST-4: the priorities of {', '.join(states)} are not compared",
            remedy="order the requests of one State at a time",
        )
    urgency = list(Priority)
    return tuple(sorted(own, key=lambda r: (urgency.index(r.priority), r.rank, r.code)))


@rule("REQUEST-5")
def grounds_known(
    asking: Asking,
    *,
    themes: frozenset[str],
    obligations: frozenset[str],
    findings: frozenset[str],
) -> None:
    """A request names themes, obligations and findings that exist, and the findings are
    of a review of that State's own; its rank counts from one.
    """
    for code in asking.obligations:
        Provision.parse(code)
    for cited, known, what in (
        (asking.themes, themes, "theme"),
        (asking.obligations, obligations, "obligation"),
        (asking.findings, findings, "finding of a review of this State"),
    ):
        for code in cited:
            if code not in known:
                raise RequestRefused(
                    f"REQUEST-5: ‘{code}’ is not a known {what}",
                    remedy="cite it by its code as the catalogue or the review prints it",
                )
    if asking.rank < 1:
        raise RequestRefused(
            f"REQUEST-5: the rank {asking.rank} is not a place in an order",
            remedy="count the State's own order from 1",
        )
