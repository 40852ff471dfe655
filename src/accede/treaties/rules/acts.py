"""What a depositary records: acts, their kinds, and the lists they stand in."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accede.basics.partial import PartialDate
from accede.basics.sources import Source


class ActKind(StrEnum):
    """What a State, or an organisation, did about an instrument."""

    SIGNATURE = "signature"
    SUCCESSION_TO_SIGNATURE = "succession_to_signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    PROVISIONAL_APPLICATION = "provisional_application"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    CONSENT = "consent"
    DENUNCIATION = "denunciation"
    WITHDRAWAL_OF_DENUNCIATION = "withdrawal_of_denunciation"


SIGNATURES = frozenset({ActKind.SIGNATURE, ActKind.SUCCESSION_TO_SIGNATURE})
"""Acts that show an intention, and bind to nothing but good faith."""

CONSENTS = frozenset(
    {
        ActKind.DEFINITIVE_SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.SUCCESSION,
        ActKind.CONSENT,
    }
)
"""Acts that consent to be bound; ``CONSENT`` is one whose kind the source does not say."""

NEED_SIGNATURE = frozenset({ActKind.RATIFICATION, ActKind.ACCEPTANCE, ActKind.APPROVAL})
"""Consents that only a signatory gives."""

LEAVING = frozenset({ActKind.DENUNCIATION, ActKind.WITHDRAWAL_OF_DENUNCIATION})
"""Acts by which a participant leaves, or takes that back."""

_ORDER = {kind: number for number, kind in enumerate(ActKind)}


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one participant: who, which instrument, what, on what day.

    ``participant`` is the code of a State or organisation. ``done`` is the day of the act
    itself, never of its effect. ``list_code`` names the list that carries it, ``place``
    where in that list it stands; neither makes it another act. ``marks`` are what the list
    notes of whoever did it and a clause counts: a declared producer, say. ``corrects`` is the
    kind and day under which the same act was recorded wrongly before.
    """

    instrument: str
    participant: str
    kind: ActKind
    done: PartialDate
    list_code: str = field(default="", compare=False)
    place: str = field(default="", compare=False)
    marks: frozenset[str] = field(default=frozenset(), compare=False)
    corrects: tuple[ActKind, PartialDate] | None = field(default=None, compare=False)

    @property
    def key(self) -> tuple[str, str, str, PartialDate]:
        """What makes it this act and no other."""
        return (self.instrument, self.participant, self.kind.value, self.done)

    @property
    def corrected_key(self) -> tuple[str, str, str, PartialDate] | None:
        """The key of the record that this one corrects."""
        if self.corrects is None:
            return None
        kind, done = self.corrects
        return (self.instrument, self.participant, kind.value, done)


def in_order(act: Act) -> tuple[int, int, int, int, str, str]:
    """The order of acts: by day, kind, instrument, participant."""
    done = act.done
    return (done.year, done.month, done.day, _ORDER[act.kind], act.instrument, act.participant)


@dataclass(frozen=True, slots=True)
class ActList:
    """A list of acts: whose, of which instrument, and the day it is complete until.

    ``stated_on`` is the day the list itself speaks of. A list without it is undated: what
    it lacks is unknown on every day. ``named`` are participants that the list names without
    saying what they did, or when: signatories and parties alike. A list of ``parties_only``
    gives no signatures: who is not in it was not party, and may have signed.
    """

    code: str
    instrument: str
    source: Source
    stated_on: date | None
    complete_until: date | None
    digest: str = ""
    demonstration: bool = False
    named: frozenset[str] = frozenset()
    parties_only: bool = False


@dataclass(frozen=True, slots=True)
class Life:
    """What participation needs to know of a participant: whom it succeeded, how long it lives.

    ``succeeded_on`` is the day it replaced its predecessor in international relations;
    ``began`` is the first day on which it existed, ``None`` where that lies before every
    instrument or is not known; ``ended`` is the first day on which a historic State no
    longer existed. ``organisation`` says that it is none: no State, but a regional
    organisation that may join.
    """

    code: str
    predecessor: str = ""
    succeeded_on: date | None = None
    ended: date | None = None
    demonstration: bool = False
    began: date | None = None
    organisation: bool = False
