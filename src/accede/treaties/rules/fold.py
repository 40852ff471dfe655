"""The rules of participation: what each act does, when it takes effect, what a list can tell.

``timelines`` folds the acts of a participant by them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.treaties.rules.acts import CONSENTS, SIGNATURES, Act, ActKind, ActList, Life
from accede.treaties.rules.instruments import Instrument


class Status(StrEnum):
    """Where a participant stands on a day."""

    NOT_SIGNED = "NOT_SIGNED"
    SIGNED = "SIGNED"
    CONSENTED = "CONSENTED"
    BOUND = "BOUND"
    PROVISIONAL = "PROVISIONAL"
    WITHDRAWN = "WITHDRAWN"
    UNKNOWN = "UNKNOWN"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class Reason(StrEnum):
    """Why a status is what it is, where that needs saying; texts stand in the catalogue."""

    NONE = ""
    BEFORE_ADOPTION = "BEFORE_ADOPTION"
    LIST_COMPLETE_UNTIL = "LIST_COMPLETE_UNTIL"
    LIST_UNDATED = "LIST_UNDATED"
    NO_LIST = "NO_LIST"
    NAMED_WITHOUT_ACT = "NAMED_WITHOUT_ACT"
    PARTIES_ALONE_LISTED = "PARTIES_ALONE_LISTED"
    ACT_ON_UNKNOWN_DAY = "ACT_ON_UNKNOWN_DAY"
    CLAUSE_NOT_CARRIED = "CLAUSE_NOT_CARRIED"
    DENOUNCED_TOO_EARLY = "DENOUNCED_TOO_EARLY"
    SUCCESSION_DAY_UNKNOWN = "SUCCESSION_DAY_UNKNOWN"
    PREDECESSOR_NOT_SHOWN = "PREDECESSOR_NOT_SHOWN"
    BASE_NOT_YET_BINDING = "BASE_NOT_YET_BINDING"
    BASE_NOT_JOINED = "BASE_NOT_JOINED"
    BASE_LEFT = "BASE_LEFT"
    JOINED_THROUGH_PROTOCOL = "JOINED_THROUGH_PROTOCOL"
    STATE_NOT_YET = "STATE_NOT_YET"
    STATE_ENDED = "STATE_ENDED"
    HISTORIC_LEFT_OUT = "HISTORIC_LEFT_OUT"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days with one status; ``start`` of ``None`` is the beginning of time."""

    start: date | None
    status: Status
    reason: Reason = Reason.NONE


@rule("FOLD-2")
def bound_from(deposit: date, instrument: Instrument) -> date | None:
    """A consent binds from the instrument's entry into force, or after its own delay if later.

    Who deposited in time for the entry into force is bound from that day; who deposited
    afterwards is bound when the delay that the clause gives to later States has run. While
    the instrument is not in force it binds nobody; where the clause for later States is not
    carried, the day of a deposit made after the entry into force is not known.
    """
    entered, later = instrument.entered_into_force, instrument.clauses.later
    if entered is None:
        return None
    if later is None:
        return entered if deposit <= entered else None
    return max(later.from_(deposit), entered)


@rule("FOLD-3")
def is_signature(kind: ActKind) -> bool:
    """A signature subject to ratification makes a signatory, and does not bind."""
    return kind in SIGNATURES


@rule("FOLD-4")
def is_consent(kind: ActKind) -> bool:
    """Any consent binds alike, and accession needs no signature before it.

    Where several consents are recorded, as with several depositaries, the earliest valid one
    counts and the others are kept; a signature after it changes nothing.
    """
    return kind in CONSENTS


@rule("FOLD-5")
def succession_effect(deposit: date, instrument: Instrument, life: Life) -> tuple[date, Reason]:
    """A succession takes effect on the day the State succeeded, whenever it was notified.

    It is used where it lies between the adoption of the instrument and the notification;
    the State is then bound from that day, or from the instrument's entry into force if
    later. Where the day is not known, the day of deposit is taken and the status says so.
    """
    day = life.succeeded_on
    entered = instrument.entered_into_force or date.max
    if day is None or not instrument.adopted <= day <= deposit:
        return max(deposit, entered), Reason.SUCCESSION_DAY_UNKNOWN
    return max(day, entered), Reason.NONE


@rule("FOLD-6")
def succession_to_signature_effect(
    deposit: date, instrument: Instrument, life: Life
) -> tuple[date, Reason]:
    """A succession to a signature makes a signatory from the day the State succeeded.

    Where that day is not known, or cannot be it, the day of the notification is taken
    and the status says so.
    """
    day = life.succeeded_on
    if day is None or not instrument.adopted <= day <= deposit:
        return deposit, Reason.SUCCESSION_DAY_UNKNOWN
    return day, Reason.NONE


@rule("FOLD-7")
def denounced_from(received: date, instrument: Instrument) -> date | None:
    """A denunciation takes effect when the instrument's delay has run from its receipt.

    Until then the participant stays bound; without a consent before it, a denunciation
    has no effect. Where the clause is not carried, the day it takes effect is not known.
    """
    term = instrument.clauses.denunciation
    return None if term is None else term.from_(received)


@rule("FOLD-25")
def denounced_too_early(received: date, in_force: date | None, instrument: Instrument) -> bool:
    """A denunciation before the time from which the clause allows one leaves its effect unknown.

    Where an instrument must first have been in force for a State for some time, whether a
    denunciation received sooner is refused, or counts later, is for the depositary to say:
    from the day on which it would take effect the status is unknown.
    """
    wait = instrument.clauses.denounced_after
    return wait is not None and (in_force is None or received < wait.after(in_force))


@rule("FOLD-17")
def withdrawn_in_time(day: date, takes_effect: date | None) -> bool:
    """A denunciation withdrawn before it takes effect has none; afterwards it stands.

    Whoever withdraws it too late joins anew, by a consent.
    """
    return takes_effect is not None and day < takes_effect


@rule("FOLD-8")
def agreed(statuses: Iterable[Status]) -> Status:
    """An act on an unknown day makes a status unknown only on the days it could matter.

    The acts are folded with the earliest and with the latest day each can have; where
    all agree on a day, that is the status; where they do not, it is unknown.
    """
    found = set(statuses)
    return found.pop() if len(found) == 1 else Status.UNKNOWN


@rule("FOLD-9")
def beyond_lists(status: Status, day: date, complete_until: date | None) -> tuple[Status, bool]:
    """After the day the lists are complete until, absence is unknown, presence as last known."""
    if complete_until is not None and day <= complete_until:
        return status, False
    if status is Status.NOT_SIGNED:
        return Status.UNKNOWN, False
    return status, status is not Status.UNKNOWN


@rule("FOLD-10")
def known_on(lists: Iterable[ActList], day: date | None) -> tuple[ActList, ...]:
    """As known on a day, only lists count that state a day no later than it.

    An undated list cannot be placed in time and does not count. Without a day asked, all
    lists count.
    """
    if day is None:
        return tuple(lists)
    return tuple(each for each in lists if each.stated_on is not None and each.stated_on <= day)


@rule("FOLD-11")
def exists(life: Life, day: date) -> bool:
    """The participation of a historic State ends on the day the State ended.

    From that day nothing is asked of it, and its status is not applicable.
    """
    return life.ended is None or day < life.ended


@rule("FOLD-12")
def before_adoption(instrument: Instrument, day: date) -> bool:
    """Before an instrument was adopted there was nothing to join: not applicable, not “no”.

    This holds of everybody, whatever the lists reach.
    """
    return day < instrument.adopted


@rule("FOLD-14")
def speaks_of(each: ActList, life: Life) -> bool:
    """A depositary's list speaks of real participants alone, a demonstration's of made-up ones.

    Absence from a real list therefore says nothing of a State that does not exist.
    """
    return each.demonstration == life.demonstration


@rule("FOLD-15")
def absence_tells(status: Status, life: Life) -> bool:
    """Absence from a list tells nothing of a State that no longer exists.

    Depositaries leave such States out of today's tables, although they signed and consented;
    where the lists show no act of theirs, the status is unknown.
    """
    return status is not Status.NOT_SIGNED or life.ended is None


@rule("FOLD-16")
def yet_to_exist(status: Status, day: date, life: Life) -> bool:
    """Before the day a State came to exist it had nothing to sign: not applicable, not “no”.

    What the lists show of it by that day (a succession with effect from an earlier day) is
    read as it stands.
    """
    return status is Status.NOT_SIGNED and life.began is not None and day < life.began


@rule("FOLD-18")
def named_without_act(status: Status, participant: str, named: frozenset[str]) -> bool:
    """Who stands in a list that does not say what it did is neither party nor “not party”.

    Such a list mixes signatories with parties and gives no day. Where no other list says
    more, the status is unknown, and the reason says that the participant is named.
    """
    return status is Status.UNKNOWN and participant in named


@rule("FOLD-23")
def superseded(act: Act, known: Iterable[Act]) -> bool:
    """A correction takes the place of the record it names, from the day it is known.

    The record stays where it was loaded and is shown as corrected; it no longer counts.
    Asked as known before the correction, it still does.
    """
    return any(act.key == each.corrected_key for each in known)


@rule("FOLD-24")
def signature_told(status: Status, day: date, signatures_until: date | None) -> bool:
    """A list of parties alone tells who was not party on a day, and not who had signed.

    Where no list that gives signatures reaches the day, a State without an act was not
    party; whether it had signed is unknown, and so is its status.
    """
    if status is not Status.NOT_SIGNED:
        return True
    return signatures_until is not None and day <= signatures_until


def complete_until(lists: Iterable[ActList]) -> date | None:
    """The newest day that any of the lists is complete until; ``None`` where none says."""
    return max((each.complete_until for each in lists if each.complete_until), default=None)
