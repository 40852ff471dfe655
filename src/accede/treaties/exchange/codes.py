"""What a reader of depositary files can find wrong, by code, and what follows from it.

The texts are in ``docs/treaties.md``; a test keeps the two together.
"""

from enum import Enum
from typing import NamedTuple


class Weight(Enum):
    """What a finding does to the row it is about."""

    UNREADABLE = "the row does not say who did what when; the command ends with 3"
    DOUBTFUL = "the row was read, and nothing of it is used"
    NOTED = "the row is used as it stands, and the finding is kept with it"


class Kind(NamedTuple):
    """One kind of finding: what it does to its row, and what was found, in a few words."""

    weight: Weight
    found: str


UNKNOWN_NAME = "IMPORT-1"
HELD_NAME = "IMPORT-2"
TERRITORY = "IMPORT-3"
DUPLICATE = "IMPORT-4"
COLUMNS = "IMPORT-5"
UNREADABLE_DAY = "IMPORT-6"
UNKNOWN_LETTER = "IMPORT-7"
NO_ACT = "IMPORT-8"
BEFORE_ADOPTION = "IMPORT-9"
AFTER_LIST = "IMPORT-10"
CONSENT_BEFORE_SIGNATURE = "IMPORT-11"
NO_SIGNATURE = "IMPORT-12"
SIGNATURE_CLOSED = "IMPORT-13"
MISSING = "IMPORT-14"
BEFORE_EXISTENCE = "IMPORT-15"
AFTER_END = "IMPORT-16"
IN_FORCE_TOO_EARLY = "IMPORT-17"
OTHER_DAY_IN_FORCE = "IMPORT-18"
MIXED = "IMPORT-19"
UNKNOWN_INSTRUMENT = "IMPORT-20"
UNKNOWN_CATEGORY = "IMPORT-21"
OTHER_CODE = "IMPORT-22"
NO_DAY = "IMPORT-23"
STATEMENT = "IMPORT-24"
FLAG = "IMPORT-25"
OTHER_SUBJECT = "IMPORT-26"
ENDED_PARTY = "IMPORT-27"
ONE_PARTY = "IMPORT-28"
BESIDE_PARTIES = "IMPORT-29"
NOT_SAID_IN_FORCE = "IMPORT-30"
OTHER_ADOPTION = "IMPORT-31"
LATER_PARTY = "IMPORT-32"
CORRECTS_NOTHING = "IMPORT-33"

KINDS = {
    UNKNOWN_NAME: Kind(Weight.UNREADABLE, "the name is not known"),
    HELD_NAME: Kind(Weight.DOUBTFUL, "the name is held for an officer; it is not repeated"),
    TERRITORY: Kind(Weight.DOUBTFUL, "a territory, which is no participant of its own"),
    DUPLICATE: Kind(Weight.DOUBTFUL, "the participant, or the record, stands there twice"),
    COLUMNS: Kind(Weight.UNREADABLE, "too few or too many columns"),
    UNREADABLE_DAY: Kind(Weight.UNREADABLE, "not a day, or a day the calendar does not have"),
    UNKNOWN_LETTER: Kind(Weight.UNREADABLE, "a letter that the header does not explain"),
    NO_ACT: Kind(Weight.DOUBTFUL, "no act in the row"),
    BEFORE_ADOPTION: Kind(Weight.DOUBTFUL, "an act before the adoption of the instrument"),
    AFTER_LIST: Kind(Weight.UNREADABLE, "an act after the day the list speaks of"),
    CONSENT_BEFORE_SIGNATURE: Kind(Weight.DOUBTFUL, "a ratification before the signature"),
    NO_SIGNATURE: Kind(
        Weight.DOUBTFUL,
        "a ratification, acceptance or approval without a signature, in a list that gives them",
    ),
    SIGNATURE_CLOSED: Kind(Weight.DOUBTFUL, "a signature after the closing of signature"),
    MISSING: Kind(Weight.NOTED, "a list said to be complete lacks participants that are known"),
    BEFORE_EXISTENCE: Kind(Weight.DOUBTFUL, "an act of a State before it existed"),
    AFTER_END: Kind(Weight.DOUBTFUL, "an act of a State that no longer existed"),
    IN_FORCE_TOO_EARLY: Kind(
        Weight.DOUBTFUL, "in force before the deposit or the signature, or ended before that"
    ),
    OTHER_DAY_IN_FORCE: Kind(
        Weight.NOTED, "the day in force that the list prints is not the one its deposit gives"
    ),
    MIXED: Kind(Weight.NOTED, "participants named without saying who signed and who is party"),
    UNKNOWN_INSTRUMENT: Kind(Weight.DOUBTFUL, "an instrument that is not in the catalogue"),
    UNKNOWN_CATEGORY: Kind(Weight.UNREADABLE, "a kind of act, subject or note that is not known"),
    OTHER_CODE: Kind(Weight.DOUBTFUL, "the country code says another State than the name"),
    NO_DAY: Kind(Weight.NOTED, "a consent without its day: the participant is named, no more"),
    STATEMENT: Kind(Weight.NOTED, "a reservation or declaration is mentioned without its text"),
    FLAG: Kind(Weight.NOTED, "a mark of the list whose meaning the file does not give"),
    OTHER_SUBJECT: Kind(Weight.DOUBTFUL, "the title does not speak of the subject given"),
    ENDED_PARTY: Kind(Weight.NOTED, "a party that no longer exists: who continued it is open"),
    ONE_PARTY: Kind(Weight.DOUBTFUL, "fewer than two States are given as parties"),
    BESIDE_PARTIES: Kind(
        Weight.NOTED, "names beside the parties: territories, or States not said to be parties"
    ),
    NOT_SAID_IN_FORCE: Kind(Weight.NOTED, "no day in force: whether it ever was is not said"),
    LATER_PARTY: Kind(
        Weight.NOTED, "a party that did not exist when it was signed: how it came in is open"
    ),
    CORRECTS_NOTHING: Kind(
        Weight.DOUBTFUL, "a correction of a record that is not here, or was corrected before"
    ),
    OTHER_ADOPTION: Kind(Weight.NOTED, "another day of adoption than the catalogue has"),
}


LEAVES_NOBODY_OUT = frozenset({TERRITORY, OTHER_DAY_IN_FORCE, OTHER_ADOPTION, STATEMENT, FLAG})
"""Findings after which every participant of the list is still known, and its acts."""


def used(code: str) -> bool:
    """Whether a row with this finding is used all the same."""
    return KINDS[code].weight is Weight.NOTED


def unreadable(code: str) -> bool:
    """Whether a row with this finding does not say what it must."""
    return KINDS[code].weight is Weight.UNREADABLE
