"""What may come next for a State under an instrument: what is open to it, what falls due."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.treaties.rules.fold import Status
from accede.treaties.rules.instruments import Instrument, Notification


class Step(StrEnum):
    """One thing that may come next. None of them is owed, except to notify once bound."""

    SIGN = "SIGN"
    RATIFY = "RATIFY"
    ACCEDE = "ACCEDE"
    AWAIT = "AWAIT"
    NOTIFY = "NOTIFY"


STEPS: Mapping[Status, tuple[Step, ...]] = {
    Status.NOT_SIGNED: (Step.SIGN, Step.ACCEDE),
    Status.SIGNED: (Step.RATIFY,),
    Status.CONSENTED: (Step.AWAIT, Step.NOTIFY),
    Status.BOUND: (Step.NOTIFY,),
    Status.PROVISIONAL: (Step.RATIFY,),
    Status.WITHDRAWN: (Step.ACCEDE,),
    Status.UNKNOWN: (),
    Status.NOT_APPLICABLE: (),
}
if set(STEPS) != set(Status):
    raise TypeError("the table of steps does not cover every status")


def signature_closed(instrument: Instrument, day: date) -> bool:
    """Whether signature, once open, had closed by a day."""
    signature = instrument.clauses.signature
    if signature is None:
        return False
    by_day = signature.until is not None and signature.until < day
    return by_day or (signature.until_in_force and instrument.in_force_on(day))


@rule("STEP-1")
def next_steps(instrument: Instrument, status: Status, day: date) -> tuple[Step, ...]:
    """A State not yet party may accede, or sign while signature is open; a signatory may ratify.

    Who has consented waits for the day it binds. Nothing is open before the instrument is
    open for signature, and nothing follows from what is not known.
    """
    signature = instrument.clauses.signature
    if day < (signature.open_from if signature and signature.open_from else instrument.adopted):
        return ()
    closed = signature is None or signature_closed(instrument, day)
    return tuple(
        step
        for step in STEPS[status]
        if not (step is Step.SIGN and closed)
        and not (step is Step.NOTIFY and not due_on_joining(instrument))
    )


@rule("STEP-2")
def due_on_joining(instrument: Instrument) -> tuple[Notification, ...]:
    """On becoming party a State notifies what the instrument has it notify then, as a duty.

    Declarations that it may make, and notices that a later event calls for, are not due.
    """
    return tuple(each for each in instrument.notifications if each.duty and each.on_joining)
