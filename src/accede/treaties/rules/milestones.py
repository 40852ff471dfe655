"""The days of an instrument's own life, up to the day asked about, and where the facts end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.treaties.rules.acts import CONSENTS, Act
from accede.treaties.rules.entry import Recomputed
from accede.treaties.rules.instruments import Instrument


class Event(StrEnum):
    """What happened to an instrument on a day."""

    ADOPTED = "ADOPTED"
    OPENED = "OPENED"
    FIRST_CONSENT = "FIRST_CONSENT"
    CLOSED = "CLOSED"
    NUMBER_REACHED = "NUMBER_REACHED"
    IN_FORCE = "IN_FORCE"
    LISTS_END = "LISTS_END"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One event, its day, and whose act it was where it was one participant's."""

    event: Event
    day: date
    participant: str = ""


def milestones(
    instrument: Instrument,
    acts: Iterable[Act],
    recomputed: Recomputed,
    complete_until: date | None,
    as_of: date,
) -> tuple[Milestone, ...]:
    """The instrument's life in order of days; what came after ``as_of`` is left out.

    The day the number of deposits was reached is told only where the acts at hand give the
    known day of entry into force (FOLD-13); where some are missing, the lists cannot say it.
    """
    acts, signature = tuple(acts), instrument.clauses.signature
    found = [Milestone(Event.ADOPTED, instrument.adopted)]
    if signature is not None:
        if signature.open_from is not None:
            found.append(Milestone(Event.OPENED, signature.open_from))
        if signature.until is not None:
            found.append(Milestone(Event.CLOSED, signature.until))
    if instrument.entered_into_force is not None:
        found.append(Milestone(Event.IN_FORCE, instrument.entered_into_force))
    if recomputed.completed_by and recomputed.day == instrument.entered_into_force:
        found += [
            Milestone(event, act.done.earliest, act.participant)
            for event, act in (
                (Event.FIRST_CONSENT, _first_consent(acts)),
                (Event.NUMBER_REACHED, recomputed.completed_by),
            )
        ]
    if complete_until is not None:
        found.append(Milestone(Event.LISTS_END, complete_until))
    known = (each for each in found if each.day <= as_of)
    order = list(Event)
    return tuple(sorted(known, key=lambda each: (each.day, order.index(each.event))))


def _first_consent(acts: Iterable[Act]) -> Act:
    consents = [act for act in acts if act.kind in CONSENTS and act.done.exact]
    return min(consents, key=lambda act: act.done)
