"""How an instrument is written in YAML: the fields of a file, and no others."""

from datetime import date

import msgspec

from accede.basics.sources import Checked, Source
from accede.treaties.rules.acts import ActKind
from accede.treaties.rules.clauses import (
    Counting,
    Who,
)
from accede.treaties.rules.instruments import (
    BaseRelation,
    Effect,
    Family,
    InstrumentKind,
    LetterForm,
    ObligationKind,
    Strength,
    When,
)

_DEMONSTRATION = "demonstration/participation"
_MARKS = "marks"


class SourceShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    title: str
    reference: str = ""
    stated_on: date | None = None


class AdoptedShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    day: date
    place: str
    resolution: str


class MissingShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    participant: str
    act: str


class BaseShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    instrument: str
    relation: BaseRelation
    article: str
    denounced_with: str = ""


class InForceShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    day: date | None
    checked: Checked
    recomputes_to: date | None = None
    missing: tuple[MissingShape, ...] = ()
    cannot_recompute: dict[str, str] | None = None


class AmongShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    group: str
    at_least: int


class EntryShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    counts: tuple[ActKind, ...]
    delay: str = ""
    counting: Counting = Counting.N_DAYS_AFTER
    deposits: int | None = None
    share: str = ""
    who: Who = Who.ANYBODY
    among: AmongShape | None = None
    not_before: str = ""


class TermShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    delay: str
    counting: Counting = Counting.N_DAYS_AFTER


class SignatureShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    article: str
    open_from: date | None
    open_until: date | None
    place: str
    until_entry_into_force: bool = False


class FurtherShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    clause: str
    article: str
    says: dict[str, str]


class ClausesShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    entry_into_force: EntryShape
    further: tuple[FurtherShape, ...]
    languages: tuple[str, ...]
    checked: Checked
    later: TermShape | None = None
    denunciation: TermShape | None = None
    denounced_after: str = ""
    signature: SignatureShape | None = None


class ObligationShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    article: str
    kind: ObligationKind
    addressee: str
    strength: Strength
    elements: tuple[str, ...]
    summary: dict[str, str]
    key_terms: tuple[str, ...]
    checked: Checked
    paragraph: str = ""
    same_as: tuple[str, ...] = ()
    covered_by: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()


class NotificationShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    article: str
    duty: bool
    trigger: dict[str, str]
    what: dict[str, str]
    to_whom: dict[str, str]
    deadline: dict[str, str]
    recurrence: str
    on_joining: bool
    checked: Checked
    obligation: str = ""
    effect: Effect | None = None
    when: When = When.BOUND
    within: str = ""
    letter: LetterForm | None = None


class InstrumentShape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    code: str
    kind: InstrumentKind
    family: Family
    title: dict[str, str]
    adopted: AdoptedShape
    in_force: InForceShape
    depositary: dict[str, str]
    mtdsg: str
    source: SourceShape
    checked: Checked
    obligations: tuple[ObligationShape, ...]
    notifications: tuple[NotificationShape, ...]
    clauses: ClausesShape | None = None
    base: BaseShape | None = None
    prevails_over: tuple[str, ...] = ()
    note: dict[str, str] | None = None


def source_of(shape: SourceShape) -> Source:
    """The source a file names."""
    return Source(shape.title, shape.reference, shape.stated_on)
