"""Frameworks of questions: what a paragraph names, what is asked of it, whom an answer serves.

A framework puts questions to a State about one row of the mandate. A question has one code
and stands in one framework; others may ask it too, and an answer once given serves them all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assessment.rules.answers import LABELS, Judgement, Review, Standing
from accede.basics.ruled import rule
from accede.basics.texts import Text


class Kind(StrEnum):
    """What a question looks at, which decides the words of its answers."""

    LAW = "LAW"
    BODY = "BODY"
    PRACTICE = "PRACTICE"


# One judgement, said of a law, of a body or programme, of a practice. The value is the same.
_SAID: Mapping[Kind, Mapping[Judgement, Text]] = {
    Kind.LAW: {
        Judgement.ADDRESSED: Text({"en": "Provided for by law", "fr": "Prévu par la loi"}),
        Judgement.PARTLY_ADDRESSED: Text(
            {"en": "Provided for in part", "fr": "Prévu en partie par la loi"}
        ),
        Judgement.NOT_IDENTIFIED: Text(
            {"en": "No provision identified", "fr": "Aucune disposition relevée"}
        ),
    },
    Kind.BODY: {
        Judgement.ADDRESSED: Text({"en": "In place", "fr": "En place"}),
        Judgement.PARTLY_ADDRESSED: Text({"en": "Partly in place", "fr": "En place en partie"}),
        Judgement.NOT_IDENTIFIED: Text({"en": "Nothing identified", "fr": "Rien de relevé"}),
    },
    Kind.PRACTICE: {
        Judgement.ADDRESSED: Text({"en": "Done in practice", "fr": "Fait en pratique"}),
        Judgement.PARTLY_ADDRESSED: Text({"en": "Done in part", "fr": "Fait en partie"}),
        Judgement.NOT_IDENTIFIED: Text(
            {"en": "No practice identified", "fr": "Aucune pratique relevée"}
        ),
    },
}
WORDS: Mapping[tuple[Kind, Judgement], Text] = {
    (kind, judgement): _SAID[kind].get(judgement, LABELS[judgement])
    for kind in Kind
    for judgement in Judgement
}


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """A paragraph of a resolution: ``E/RES/2017/17:11``, ``A/RES/68/187:preamble 6``."""

    symbol: str
    number: str
    preamble: bool = False

    @classmethod
    def parse(cls, text: str) -> "Paragraph":
        """The paragraph as it is cited; ``ValueError`` where the text is no such citation.

        >>> str(Paragraph.parse("A/RES/68/187:preamble 6"))
        'A/RES/68/187:preamble 6'
        """
        symbol, colon, number = text.partition(":")
        preamble = number.startswith("preamble ")
        plain = number.removeprefix("preamble ")
        if not (symbol and colon and plain.isascii() and plain.isdigit()):
            raise ValueError(f"‘{text}’ is not a paragraph such as E/RES/2017/17:11")
        return cls(symbol, plain, preamble)

    def __str__(self) -> str:
        return f"{self.symbol}:{'preamble ' if self.preamble else ''}{self.number}"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a paragraph names, in our words, and the paragraphs that name it."""

    code: str
    words: Text
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """An article or instrument that a question cites. ``checked`` is ``text``, ``memory``,
    or ``catalogue`` for one whose obligations the catalogue of treaties holds.
    """

    code: str
    title: Text
    says: Text | None
    checked: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question: what is asked, what to look at, what shows it, which elements it serves."""

    code: str
    kind: Kind
    question: Text
    guidance: Text
    evidence: Text
    serves: tuple[str, ...]
    law: tuple[str, ...] = ()

    @property
    def framework(self) -> str:
        """The framework in which it stands."""
        return self.code.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Also:
    """A question of another framework that is asked here too, and the elements it serves here."""

    question: str
    serves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """The questions on one row of the mandate, and the elements they serve."""

    code: str
    title: Text
    about: Text
    checked: str
    elements: tuple[Element, ...]
    questions: tuple[Question, ...]
    also: tuple[Also, ...] = ()

    @property
    def asks(self) -> tuple[str, ...]:
        """The codes of all its questions: its own, then those of others."""
        return (*(each.code for each in self.questions), *(each.question for each in self.also))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs whose elements it lists, once each."""
        named = (paragraph for each in self.elements for paragraph in each.paragraphs)
        return tuple(dict.fromkeys(named))

    def served_by(self, question: str) -> tuple[Element, ...]:
        """The elements that a question serves here."""
        found = {each.code: each.serves for each in self.questions}
        found |= {each.question: each.serves for each in self.also}
        wanted = found.get(question, ())
        return tuple(each for each in self.elements if each.code in wanted)


@rule("FRAME-1")
def unserved(framework: Framework) -> tuple[str, ...]:
    """Every element that a paragraph names has a question, and every question serves one.

    The rule answers what is amiss, one phrase each: an element that no question serves, a
    question that serves none, or one that names an element the framework does not list.
    """
    asked = [(each.code, each.serves) for each in framework.questions]
    asked += [(each.question, each.serves) for each in framework.also]
    named = {each.code for each in framework.elements}
    served = {code for _, serves in asked for code in serves}
    amiss = [f"no question serves the element {code}" for code in sorted(named - served)]
    for question, serving in asked:
        if not serving:
            amiss.append(f"{question} serves no element")
        amiss += [
            f"{question} serves {each}, which is no element"
            for each in serving
            if each not in named
        ]
    return tuple(amiss)


@rule("FRAME-2")
def rests_on_framework(
    review: Review, framework: Framework | None, *, question: str, on: date
) -> bool:
    """A question of a framework is answered only in an open review that asks it.

    The State asked for the review of a framework; the framework asks the question, as its
    own or with others; the review is open on the day. A review of a law asks none.
    """
    return (
        framework is not None
        and review.framework == framework.code
        and question in framework.asks
        and review.open_on(on)
    )


@rule("FRAME-3")
def serves(review: Review, framework: Framework | None, *, state: str, question: str) -> bool:
    """An answer once given serves every review of that State whose framework asks the question.

    It is kept by State and question, not by review, so that nobody is asked twice. It never
    serves another State.
    """
    return (
        framework is not None
        and review.state == state
        and review.framework == framework.code
        and question in framework.asks
    )


@rule("FRAME-4")
def responses_assigned(reviews: Iterable[Review]) -> frozenset[str]:
    """An officer sees the answer to a question through any review of the State that asks it.

    The reviews given are those the answer serves; whoever is assigned to one of them works
    on the answer, and nobody else of the Office.
    """
    return frozenset(officer for review in reviews for officer in review.assigned)


def response_code(state: str, question: str) -> str:
    """The code of a State's answer to a question, its name in consent and in the journal."""
    return f"{state}/{question}"


@dataclass(frozen=True, slots=True)
class Responded:
    """What stands of one State's answer to one question on a day."""

    state: str
    question: str
    standing: Standing
    reviews: tuple[Review, ...]

    @property
    def code(self) -> str:
        """How it is cited: the State, a stroke, the question."""
        return response_code(self.state, self.question)
