"""The words that stand for a subject of law, and what an obligation calls for of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Word: TypeAlias = tuple[str, str]
"""A word of a text: its stem, and the word itself folded."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a term that follow one another: stems, or beginnings of words."""

    words: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One way of saying a concept: parts that stand near one another, as it was written."""

    written: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A set of terms by language that say the same thing; ``weak`` ones only hint.

    ``headings`` says that its words count in headings alone.
    """

    code: str
    label: Mapping[str, str]
    terms: Mapping[str, tuple[Term, ...]]
    weak: Mapping[str, tuple[Term, ...]]
    headings: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """A concept that an obligation calls for; without any core concept hardly a candidate."""

    concept: str
    weight: float
    core: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: an obligation, its concepts, the words of its summary by language.

    ``by_reference`` names a concept: a provision that has it and refers to one that speaks
    of the subject does so too, as a penalty does for an offence defined elsewhere.
    ``any_core`` says that any core concept makes it worth showing, not the head one alone.
    """

    obligation: str
    called: tuple[Called, ...]
    summary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_reference: str = ""
    any_core: bool = False


@dataclass(frozen=True, slots=True)
class Indexed:
    """A provision as it is ranked: the words of its heading, of the headings above, of its text.

    ``refers_to`` are the numbers of other provisions of the same law that it names.
    """

    law: str
    number: str
    heading: str
    language: str
    words: tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]
    refers_to: frozenset[str] = frozenset()
