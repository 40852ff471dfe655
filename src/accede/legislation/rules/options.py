"""Drafting options: for one kind of obligation, what a drafter of law has to think of.

They are elements, choices, pitfalls, rights and questions in our own words, and never a
ready-made article. They say nothing about the law of any State.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.treaties.rules import ObligationKind


class Drafting(StrEnum):
    """Whether obligations of a kind ask for national law at all."""

    NEEDED = "needed"
    DEPENDS = "depends"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing said, and the articles it rests on: of instruments of the catalogue as
    obligations (``TBC97:2.1``), or of other law that frameworks cite (``ICCPR:15``).
    """

    words: Text
    law: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice to be made, and the ways that lie open. None of them is recommended."""

    question: Point
    ways: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """The drafting options for one kind; ``why`` says whether law is needed, and what for.

    ``checked`` is ``text`` where every article of an instrument that is cited was read in a
    text of it, ``memory`` where one was not.
    """

    kind: ObligationKind
    drafting: Drafting
    why: Text
    elements: tuple[Point, ...]
    choices: tuple[Choice, ...]
    pitfalls: tuple[Point, ...]
    rights: tuple[Point, ...]
    questions: tuple[Point, ...]
    checked: str

    @property
    def points(self) -> Iterator[Point]:
        """Everything said, in the order in which it is said."""
        yield from self.elements
        for choice in self.choices:
            yield choice.question
            yield from choice.ways
        yield from (*self.pitfalls, *self.rights, *self.questions)

    @property
    def law(self) -> tuple[str, ...]:
        """Every article cited, once each."""
        return tuple(dict.fromkeys(code for point in self.points for code in point.law))


@rule("OPTION-1")
def unaccounted(kinds: Iterable[ObligationKind], written: Iterable[Options]) -> tuple[str, ...]:
    """Every kind of obligation has drafting options, or says why nothing is to be drafted.

    Where law is to be drafted there are elements, choices with two ways or more, pitfalls,
    rights and questions; where none is, there is the reason and nothing else. The rule
    answers what is amiss, one phrase each.
    """
    held = {each.kind: each for each in written}
    amiss = []
    for kind in kinds:
        options = held.get(kind)
        if options is None:
            amiss.append(f"{kind} has neither drafting options nor the reason why there are none")
            continue
        said = [*options.points]
        if options.drafting is Drafting.NONE and said:
            amiss.append(f"{kind} says that nothing is to be drafted, and then what to draft")
        if options.drafting is not Drafting.NONE:
            parts = {
                "elements": options.elements,
                "choices": options.choices,
                "pitfalls": options.pitfalls,
                "rights": options.rights,
                "questions": options.questions,
            }
            amiss += [f"{kind} has no {name}" for name, held_ in parts.items() if not held_]
            amiss += [
                f"{kind} has a choice of one" for each in options.choices if len(each.ways) < 2
            ]
    return tuple(amiss)


@rule("OPTION-2")
def badly_cited(
    options: Options,
    *,
    kinds: Mapping[str, ObligationKind],
    read: Collection[str],
    other: Collection[str],
) -> tuple[str, ...]:
    """A drafting option cites articles that exist, some of them of its own kind.

    ``kinds`` are the obligations of the catalogue with their kinds, ``read`` those that were
    read in a text of their instrument, ``other`` the other law that may be cited. A right
    always rests on an article. Options marked ``text`` cite no obligation that nobody read.
    """
    amiss = [
        f"{code} is neither an obligation of the catalogue nor law that is cited"
        for code in options.law
        if code not in kinds and code not in other
    ]
    amiss += ["a right cites no article" for each in options.rights if not each.law]
    if options.checked == "text":
        amiss += [
            f"{code} was not read in a text of its instrument"
            for code in options.law
            if code in kinds and code not in read
        ]
    elements = [code for each in options.elements for code in each.law]
    if elements and not any(kinds.get(code) is options.kind for code in elements):
        amiss.append("no element cites an obligation of this kind")
    return tuple(amiss)
