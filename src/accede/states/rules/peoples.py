"""States, organisations and regions, as facts.

A historic State is a State that ended; what it did stays its own until a successor says
otherwise. Its codes are those it had in ISO 3166 (now part 3), or, where it had none,
letters that ISO 3166-1 does not use; they are this product's alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.basics.texts import Text

CHARTER_IN_FORCE = date(1945, 10, 24)
"""The day the Charter of the United Nations entered into force."""


class StateKind(StrEnum):
    """How a State stands to the United Nations, or that it is past, or made up."""

    MEMBER = "member"
    OBSERVER = "observer"
    NON_MEMBER = "non_member"
    HISTORIC = "historic"
    DEMONSTRATION = "demonstration"


class Gender(StrEnum):
    """The grammatical gender of a name in French."""

    MASCULINE = "m"
    FEMININE = "f"


class Continuity(StrEnum):
    """How a State of today relates to a historic one."""

    SAME = "same"
    SUCCESSOR = "successor"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class State:
    """One State: its codes, its names, since when and until when.

    ``existed_from`` is the day a State came to exist, where the catalogue gives it (it need
    not: ``None`` says nothing); ``existed_until`` the first day on which a historic State
    no longer was one (periods are ``[from, to)``). ``predecessor`` and ``succeeded_on`` say
    which State this one replaced in international relations, and from what day.
    ``continued_by`` is the State that *is* the historic one under another name (the Russian
    Federation for the USSR); ``successors`` are all that took its place in any part.
    """

    code: str
    kind: StateKind
    name: Text
    iso2: str
    m49: str
    region: str
    admitted: date | None
    french_article: str
    existed_until: date | None
    predecessor: str
    succeeded_on: date | None
    original: bool = False
    admitted_by: str = ""
    french_gender: Gender = Gender.MASCULINE
    english_the: bool = False
    continued_by: str = ""
    successors: tuple[str, ...] = ()
    existed_from: date | None = None

    @property
    def demonstration(self) -> bool:
        """Whether the State is made up."""
        return self.kind is StateKind.DEMONSTRATION

    @property
    def french_plural(self) -> bool:
        """Whether a French sentence about it is in the plural: les Comores."""
        return self.french_article == "les"

    def member_from(self) -> date | None:
        """The day from which it is a Member (rule STATE-3); ``None`` for no Member."""
        return member_from(self)

    def can_act_on(self, day: date) -> bool:
        """Whether it was a State on a day (rule STATE-1)."""
        return can_act_on(self, day)


@rule("STATE-1")
def can_act_on(state: State, day: date) -> bool:
    """A State takes part in nothing before the day it came to exist, nor from the day on
    which it no longer was a State; on the day before that, it still could.
    """
    begun = state.existed_from is None or state.existed_from <= day
    return begun and (state.existed_until is None or day < state.existed_until)


@rule("STATE-2")
def members(states: Iterable[State]) -> tuple[State, ...]:
    """The Members are the States admitted to the United Nations that are States still.
    A demonstration State is never a Member and never in a total.
    """
    return tuple(state for state in states if state.kind is StateKind.MEMBER)


@rule("STATE-3")
def member_from(state: State) -> date | None:
    """A State is a Member from the day it was admitted; an original Member from the day
    it deposited its ratification of the Charter, and not before 24 October 1945, when
    the Charter entered into force. Who was never admitted is no Member.
    """
    return None if state.admitted is None else max(state.admitted, CHARTER_IN_FORCE)


@rule("STATE-4")
def continuity(state: State, past: State) -> Continuity:
    """A State of today either is the historic State under another name (it keeps every
    treaty of it), or is one of its successors (it is bound only as it said, or as the
    law of succession has it), or is neither.
    """
    if past.continued_by == state.code:
        return Continuity.SAME
    return Continuity.SUCCESSOR if state.code in past.successors else Continuity.NONE


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that States have made able to become party to treaties itself."""

    code: str
    name: Text
    french_article: str = ""
    french_gender: Gender = Gender.FEMININE
    english_the: bool = True

    @property
    def french_plural(self) -> bool:
        """Whether a French sentence about it is in the plural."""
        return self.french_article == "les"


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the M49 classification, or the one made up for demonstration.

    ``level`` counts from 1: Africa 1, Sub-Saharan Africa 2, Eastern Africa 3. ``parent``
    is the region it lies in, blank at level 1.
    """

    code: str
    name: Text
    level: int
    parent: str


@dataclass(frozen=True, slots=True)
class Group:
    """States listed together for the work of the United Nations, across regions."""

    code: str
    name: Text
    members: frozenset[str]
