"""An instrument: its titles and days, its final clauses, its obligations, what it notifies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.sources import Checked, Source
from accede.basics.texts import Text
from accede.treaties.rules.clauses import FinalClauses


class ObligationKind(StrEnum):
    """What an obligation is about; the kinds are those the texts themselves need."""

    OFFENCE = "OFFENCE"
    ANCILLARY = "ANCILLARY"
    PENALTY = "PENALTY"
    LEGAL_PERSONS = "LEGAL_PERSONS"
    JURISDICTION_MANDATORY = "JURISDICTION_MANDATORY"
    JURISDICTION_OPTIONAL = "JURISDICTION_OPTIONAL"
    CUSTODY = "CUSTODY"
    PROSECUTE_OR_EXTRADITE = "PROSECUTE_OR_EXTRADITE"
    EXTRADITION_BASIS = "EXTRADITION_BASIS"
    MLA = "MLA"
    NO_POLITICAL_EXCEPTION = "NO_POLITICAL_EXCEPTION"
    NO_FISCAL_EXCEPTION = "NO_FISCAL_EXCEPTION"
    NO_BANK_SECRECY = "NO_BANK_SECRECY"
    ANTI_PERSECUTION = "ANTI_PERSECUTION"
    FAIR_TREATMENT = "FAIR_TREATMENT"
    TRANSFER_OF_PERSONS = "TRANSFER_OF_PERSONS"
    FREEZE_SEIZE_FORFEIT = "FREEZE_SEIZE_FORFEIT"
    PREVENTION = "PREVENTION"
    NOTIFY = "NOTIFY"
    CONTACT_POINT = "CONTACT_POINT"
    CONSULAR = "CONSULAR"
    NO_JUSTIFICATION = "NO_JUSTIFICATION"
    INVESTIGATE = "INVESTIGATE"
    INFORMATION_EXCHANGE = "INFORMATION_EXCHANGE"
    COORDINATE = "COORDINATE"
    ONBOARD_POWERS = "ONBOARD_POWERS"
    RESTORE_AND_RETURN = "RESTORE_AND_RETURN"
    BOARDING = "BOARDING"
    PHYSICAL_PROTECTION = "PHYSICAL_PROTECTION"
    EXPLOSIVES_CONTROL = "EXPLOSIVES_CONTROL"
    AML_MEASURES = "AML_MEASURES"
    BORDER_TRAVEL_DATA = "BORDER_TRAVEL_DATA"
    USE_LIMITATION = "USE_LIMITATION"
    SAFEGUARD = "SAFEGUARD"
    REFUSAL_GROUND = "REFUSAL_GROUND"
    SCOPE = "SCOPE"
    VICTIMS = "VICTIMS"
    DISPUTES = "DISPUTES"
    INCORPORATION = "INCORPORATION"


class Strength(StrEnum):
    """How far a provision binds, by its own verb."""

    SHALL = "shall"
    SHALL_NOT = "shall not"
    SHALL_UNLESS_RESERVED = "shall unless reserved"
    SHALL_WHERE_APPROPRIATE = "shall where appropriate"
    SHALL_IF_APPROPRIATE = "shall if considered appropriate"
    SHALL_CONSIDER = "shall consider"
    SHALL_ENDEAVOUR = "shall endeavour"
    SHALL_STRIVE = "shall strive"
    EVERY_EFFORT = "shall make every effort"
    MAY = "may"
    MAY_CONSIDER = "may consider"
    NO_OBLIGATION = "no obligation"
    SAVINGS = "savings"
    SCOPE = "scope"


@dataclass(frozen=True)
class Obligation:
    """One thing an instrument asks, allows or leaves untouched, cut and coded.

    ``same_as`` and ``covered_by`` are codes, perhaps of instruments not carried here: the
    same duty elsewhere, and a wider one that includes it.
    """

    code: str
    article: str
    paragraph: str
    kind: ObligationKind
    addressee: str
    strength: Strength
    elements: tuple[str, ...]
    summary: Text
    same_as: tuple[str, ...]
    covered_by: tuple[str, ...]
    key_terms: tuple[str, ...]
    checked: Checked

    @property
    def instrument(self) -> str:
        """The code of the instrument it stands in."""
        return self.code.partition(":")[0]


@dataclass(frozen=True)
class Notification:
    """What an instrument has a State tell others: a duty, or an option where ``duty`` is false."""

    code: str
    article: str
    duty: bool
    trigger: Text
    what: Text
    to_whom: Text
    deadline: Text
    recurrence: tuple[str, ...]
    on_joining: bool
    obligation: str
    checked: Checked


@dataclass(frozen=True)
class MissingAct:
    """An act known to be absent from the lists at hand: whose, and of what sort."""

    participant: str
    act: str


@dataclass(frozen=True)
class Instrument:
    """One convention or protocol, as the catalogue carries it.

    ``entered_into_force`` is the known day and is never altered; ``recomputes_to`` is the
    day the carried acts give where that is another one, and ``missing`` names why.
    """

    code: str
    title: Text
    adopted: date
    place: str
    adopted_by: str
    entered_into_force: date
    entry_checked: Checked
    recomputes_to: date | None
    missing: tuple[MissingAct, ...]
    depositary: Text
    mtdsg: str
    clauses: FinalClauses
    obligations: tuple[Obligation, ...]
    notifications: tuple[Notification, ...]
    source: Source
    checked: Checked

    def obligation(self, code: str) -> Obligation:
        """The obligation with this code; ``KeyError`` where there is none."""
        for obligation in self.obligations:
            if obligation.code == code:
                return obligation
        raise KeyError(code)
