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
from accede.consent.rules import Audience, Opening
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


class ChangedMeanwhile(BadInput):
    """Somebody else wrote on the request between reading and saving; nothing is saved."""


@dataclass(frozen=True)
class Asking:
    """What a State asks for, in its own words.

    ``rank`` is the request's place in the State's own order, counted from 1.
    ``obligations``, ``findings`` and ``questions`` (of frameworks) are the codes it comes from;
    any may be empty.
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
    questions: tuple[str, ...] = ()


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
    ``earlier`` are wordings that the State replaced while it was a draft, and ``officers``
    the codes of those assigned: the first for the State alone, the second for it and the Office.
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
    earlier: tuple[WordsView, ...] = ()
    officers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

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
    questions: frozenset[str],
) -> None:
    """A request names themes, obligations, questions of frameworks and findings that exist, and
    the findings are of a review of that State's own; its rank counts from one.
    """
    for code in asking.obligations:
        Provision.parse(code)
    for cited, known, what in (
        (asking.themes, themes, "theme"),
        (asking.obligations, obligations, "obligation"),
        (asking.findings, findings, "finding of a review of this State"),
        (asking.questions, questions, "question of a framework"),
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


@rule("REQUEST-6")
def unchanged_since(read: str | None, now: str) -> None:
    """Who saves over something that changed since they read it is told so, and nothing is
    overwritten: a form carries the mark of what its writer had read.
    """
    if read is not None and read != now:
        raise ChangedMeanwhile(
            "REQUEST-6: somebody else wrote on this request after you opened it",
            remedy="read what was added, then do what you still want to do",
        )


@rule("REQUEST-7")
def still_a_draft(standing: Standing) -> None:
    """While it is a draft, its State may write a request anew; every earlier wording is kept
    for the State. Once submitted, what was asked stands and words are only added.
    """
    if standing is not Standing.DRAFT:
        raise RequestRefused(
            f"REQUEST-7: a request that stands at {standing} is not written anew",
            remedy="add words to it; they stand beside what was asked",
        )


LONGEST_TEXT = 20_000


@rule("REQUEST-8")
def readable(text: Text, longest: int = LONGEST_TEXT) -> None:
    """What is written can be read and printed: no characters that steer a machine instead of
    saying something, and not longer than a document of its own.
    """
    for words in text.by_language.values():
        if any(unprintable(character) for character in words):
            raise RequestRefused(
                "REQUEST-8: the text holds characters that cannot be printed",
                remedy="write it again, or paste it as plain text",
            )
        if len(words) > longest:
            raise RequestRefused(
                f"REQUEST-8: the text has {len(words)} characters, more than {longest}",
                remedy="shorten it, and send the rest as a document",
            )


def unprintable(character: str) -> bool:
    """Whether a character steers a machine, or is none: all controls but the end of a line and
    the tab, halves of characters, and what Unicode promises never to use, which no document holds.
    """
    code = ord(character)
    steers = (code < 32 and character not in "\t\n\r") or 127 <= code < 160
    is_none = 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE
    return steers or is_none or 0xD800 <= code < 0xE000


@rule("REQUEST-10")
def opened_to_the_office(openings: Iterable[Opening]) -> None:
    """A State that submits its request opens it to the Office by the same act: without that
    nobody could answer. Whether others see it as well is the State's choice.
    """
    if all(each.audience is not Audience.STATE_AND_OFFICE for each in openings):
        raise RequestRefused(
            "REQUEST-10: the request would be submitted to an Office that may not see it",
            remedy="open it to the State and the Office; you may close it again on any day",
        )


@rule("REQUEST-9")
def next_code(state: str, year: int, taken: Iterable[str]) -> str:
    """A request is known by a code nobody types: its State, the year it was drafted, and the
    next number of that State and year. A number is never given twice.

    >>> next_code("XAA", 2026, ["XAA-2026-01", "XAA-2025-07"])
    'XAA-2026-02'
    """
    before = f"{state}-{year}-"
    numbers = [
        int(tail)
        for code in taken
        if code.startswith(before) and (tail := code[len(before) :]).isascii() and tail.isdigit()
    ]
    return f"{before}{max(numbers, default=0) + 1:02}"
