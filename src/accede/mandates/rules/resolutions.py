"""A resolution in the product's own words: each operative paragraph as a duty.

A stored reading overlays the duties with the text itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accede.basics.sources import Checked, Source
from accede.basics.texts import Text


class Force(StrEnum):
    """With what force a paragraph speaks, by its verb; the strongest first.

    From ``DECIDES`` to ``INVITES`` something is asked of someone; from ``CONDEMNS`` on, the
    organ states what it thinks and nothing is asked. ``DECIDES`` is what the organ settles
    itself; whether a decision binds States follows from the Charter, not from the verb.
    """

    DECIDES = "decides"
    DEMANDS = "demands"
    URGES = "urges"
    CALLS_UPON = "calls_upon"
    REQUESTS = "requests"
    RECOMMENDS = "recommends"
    ENCOURAGES = "encourages"
    INVITES = "invites"
    CONDEMNS = "condemns"
    STRESSES = "stresses"
    REAFFIRMS = "reaffirms"
    CONCERNED = "concerned"
    RECOGNIZES = "recognizes"
    WELCOMES = "welcomes"
    RECALLS = "recalls"
    NOTES = "notes"
    THANKS = "thanks"


ASKING = frozenset(list(Force)[: list(Force).index(Force.INVITES) + 1])
"""The forces with which something is asked of someone."""


class Addressee(StrEnum):
    """Of whom a paragraph asks something.

    ``ORGANIZATIONS`` are international and regional ones outside the United Nations;
    ``UNITED_NATIONS`` its entities together, where none of those named here is meant.
    """

    MEMBER_STATES = "member_states"
    STATES_PARTIES = "states_parties"
    OFFICE = "office"
    SECRETARY_GENERAL = "secretary_general"
    COUNTER_TERRORISM_OFFICE = "counter_terrorism_office"
    COMPACT = "compact"
    SECURITY_COUNCIL = "security_council"
    GENERAL_ASSEMBLY = "general_assembly"
    ECONOMIC_AND_SOCIAL_COUNCIL = "economic_and_social_council"
    COMMISSION = "commission"
    HUMAN_RIGHTS_MECHANISMS = "human_rights_mechanisms"
    UNITED_NATIONS = "united_nations"
    ORGANIZATIONS = "organizations"
    CIVIL_SOCIETY = "civil_society"
    PRIVATE_SECTOR = "private_sector"
    DONORS = "donors"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Ask:
    """One verb of a paragraph and the one it is addressed to."""

    force: Force
    of: Addressee


@dataclass(frozen=True)
class Duty:
    """What one operative paragraph asks for, in the product's own words.

    ``rows`` are the rows M01–M20 of the mandate. ``on_request`` is true where the
    paragraph itself says that assistance is given on request; ``on_request_by_policy``
    where the product extends that to it. ``texts`` holds the paragraph's own text by
    language, from stored readings; it is empty where none is stored.
    """

    number: str
    summary: Text
    rows: tuple[str, ...]
    themes: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    asks: tuple[Ask, ...] = ()
    on_request: bool = False
    on_request_by_policy: bool = False

    @property
    def forces(self) -> tuple[Force, ...]:
        """The forces with which the paragraph speaks, in its order."""
        return tuple(ask.force for ask in self.asks)

    @property
    def concerns_office(self) -> bool:
        """Whether the paragraph asks something of the Office itself."""
        return any(ask.of is Addressee.OFFICE for ask in self.asks)


@dataclass(frozen=True)
class Consideration:
    """One preambular paragraph in the product's own words.

    ``rules`` are the rules X1–X10 that run through the mandate and rest on it.
    """

    number: str
    summary: Text
    themes: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Adoption:
    """The same text adopted under another symbol: by whom, when, at which session."""

    symbol: str
    organ: Text
    adopted: date
    session: str


@dataclass(frozen=True)
class Resolution:
    """A resolution of the mandate, as the catalogue describes it.

    ``also`` are other symbols of the same text. ``session`` and ``report_to_session`` are
    written as numbers ("68", "2017"). ``preceded_by`` and ``succeeded_by`` are symbols in
    the line of resolutions on the same matter.
    """

    symbol: str
    also: tuple[str, ...]
    title: Text
    adopted: date
    organ: Text
    session: str
    report_to_session: str
    operative: tuple[Duty, ...]
    preamble_count: int
    source: Source
    checked: Checked
    preamble: tuple[Consideration, ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    preceded_by: str = ""
    succeeded_by: str = ""

    @property
    def symbols(self) -> tuple[str, ...]:
        """Every symbol that names this text."""
        return (self.symbol, *self.also)

    def duty(self, number: str) -> Duty | None:
        """The operative paragraph with this number, or ``None``."""
        return next((duty for duty in self.operative if duty.number == number), None)
