"""An instrument: its titles and days, its final clauses, its obligations, what it notifies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.sources import Checked, Source
from accede.basics.texts import Text
from accede.treaties.rules.clauses import Delay, FinalClauses


class InstrumentKind(StrEnum):
    """What an instrument is."""

    CONVENTION = "CONVENTION"
    PROTOCOL = "PROTOCOL"
    AMENDMENT = "AMENDMENT"
    DECISION = "DECISION"


class Family(StrEnum):
    """Where an instrument belongs: the universal ones against terrorism, others, decisions."""

    NINETEEN = "NINETEEN"
    UNIVERSAL = "UNIVERSAL"
    REGIONAL = "REGIONAL"
    DECISION = "DECISION"


class BaseRelation(StrEnum):
    """How an instrument stands to the one it adds to."""

    REQUIRES = "REQUIRES"
    SIMULTANEOUS = "SIMULTANEOUS"
    IMPLIES = "IMPLIES"
    AMENDS = "AMENDS"


@dataclass(frozen=True, slots=True)
class Base:
    """The instrument that another one adds to, how, and the article that says so.

    ``denounced_with`` is the article by which denouncing the base denounces this one too;
    empty where no clause says so.
    """

    instrument: str
    relation: BaseRelation
    article: str
    denounced_with: str = ""


class Effect(StrEnum):
    """What a statement of a State does to a provision, between it and others."""

    EXCLUDES = "EXCLUDES"
    MODIFIES = "MODIFIES"
    INTERPRETS = "INTERPRETS"
    OPTS_OUT = "OPTS_OUT"
    DESIGNATES = "DESIGNATES"
    BASIS_YES = "BASIS_YES"
    BASIS_NO = "BASIS_NO"


class When(StrEnum):
    """From what a notification is counted: the deposit, being bound, or a case that arises."""

    DEPOSIT = "deposit"
    BOUND = "bound"
    CONCERNED = "concerned"


class LetterForm(StrEnum):
    """Which model letter or declaration serves; without one, the general form."""

    JURISDICTION = "jurisdiction"
    AUTHORITIES = "authorities"
    LAWS = "laws"
    PRODUCER = "producer"
    OPERATORS = "operators"
    DISPUTES = "disputes"
    ANNEX_TREATY = "annex_treaty"
    FAMILY = "family"
    BOARDING_FOUR_HOURS = "boarding_four_hours"
    BOARDING_GENERAL = "boarding_general"


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
    SHALL_AS_PRACTICABLE = "shall as far as practicable"
    SHALL_IF_LAW_PERMITS = "shall if law permits"
    SHALL_WITHIN_MEANS = "shall within its means"
    SHALL_UNLESS_RESERVED = "shall unless reserved"
    SHALL_WHERE_APPROPRIATE = "shall where appropriate"
    SHALL_IF_APPROPRIATE = "shall if considered appropriate"
    SHALL_CONSIDER = "shall consider"
    SHALL_ENDEAVOUR = "shall endeavour"
    SHALL_STRIVE = "shall strive"
    EVERY_EFFORT = "shall make every effort"
    MIXED = "mixed"
    MAY_ONLY = "may only"
    SHOULD = "should"
    ENCOURAGED = "encouraged"
    COMPETENT = "competent"
    MAY = "may"
    MAY_CONSIDER = "may consider"
    NO_OBLIGATION = "no obligation"
    SAVINGS = "savings"
    SCOPE = "scope"
    # The verbs of a decision: the first two bind, the others do not by themselves.
    DECIDES = "decides"
    DEMANDS = "demands"
    REAFFIRMS = "reaffirms"
    RECALLS = "recalls"
    STRESSES = "stresses"
    EMPHASISES = "emphasises"
    HIGHLIGHTS = "highlights"
    REQUESTS = "requests"
    URGES = "urges"
    CALLS_UPON = "calls upon"
    ENCOURAGES = "encourages"


@dataclass(frozen=True)
class Obligation:
    """One thing an instrument asks, allows or leaves untouched, cut and coded.

    ``same_as`` and ``covered_by`` are codes: the same duty elsewhere, and a wider one that
    includes it. ``imports`` are the codes that a provision takes over from another instrument.
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
    imports: tuple[str, ...] = ()

    @property
    def instrument(self) -> str:
        """The code of the instrument it stands in."""
        return self.code.partition(":")[0]


@dataclass(frozen=True)
class Notification:
    """What an instrument has a State tell others: a duty, or an option where ``duty`` is false.

    ``effect`` is what an option does to the provision it touches. ``when`` and ``within`` say
    by when it is made, ``letter`` which model serves for it.
    """

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
    effect: Effect | None = None
    when: When = When.BOUND
    within: Delay | None = None
    letter: LetterForm | None = None


@dataclass(frozen=True)
class MissingAct:
    """An act known to be absent from the lists at hand: whose, and of what sort."""

    participant: str
    act: str


@dataclass(frozen=True)
class Instrument:
    """One convention, protocol or decision, as the catalogue carries it.

    ``entered_into_force`` is the known day and is never altered; ``None`` where the
    instrument is not in force. ``recomputes_to`` is the day the carried acts give where that
    is another one, and ``missing`` names why; ``cannot_recompute`` says why no list can give
    a day. ``prevails_over`` are instruments it goes before between its own parties, and
    between them alone.
    """

    code: str
    kind: InstrumentKind
    family: Family
    title: Text
    adopted: date
    place: str
    adopted_by: str
    entered_into_force: date | None
    entry_checked: Checked
    recomputes_to: date | None
    missing: tuple[MissingAct, ...]
    depositary: Text
    mtdsg: str
    final: FinalClauses | None
    obligations: tuple[Obligation, ...]
    notifications: tuple[Notification, ...]
    source: Source
    checked: Checked
    base: Base | None = None
    prevails_over: tuple[str, ...] = ()
    cannot_recompute: Text | None = None
    note: Text | None = None

    @property
    def clauses(self) -> FinalClauses:
        """The final clauses of a treaty; ``TypeError`` for a decision, which has none."""
        if self.final is None:
            raise TypeError(f"{self.code} is a decision and has no final clauses")
        return self.final

    def in_force_on(self, day: date) -> bool:
        """Whether the instrument itself was in force on a day."""
        return self.entered_into_force is not None and self.entered_into_force <= day

    def obligation(self, code: str) -> Obligation:
        """The obligation with this code; ``KeyError`` where there is none."""
        for obligation in self.obligations:
            if obligation.code == code:
                return obligation
        raise KeyError(code)
