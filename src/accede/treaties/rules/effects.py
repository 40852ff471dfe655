"""The day an act takes effect, by the instrument's own clauses."""

from datetime import date

from accede.treaties.rules.acts import Act, ActKind, Life
from accede.treaties.rules.fold import (
    bound_from,
    denounced_from,
    is_consent,
    succession_effect,
    succession_to_signature_effect,
)
from accede.treaties.rules.instruments import Instrument


def effective(act: Act, instrument: Instrument, life: Life) -> date | None:
    """The day from which an act binds, ends what bound, or else counts.

    ``None`` where it is not known: the act's own day is known by its month or year alone,
    the clause is not carried, or the instrument is not in force.
    """
    day = act.done.exact
    if day is None:
        return None
    found: date | None = day
    if act.kind is ActKind.SUCCESSION_TO_SIGNATURE:
        found = succession_to_signature_effect(day, instrument, life)[0]
    elif act.kind is ActKind.SUCCESSION:
        found = succession_effect(day, instrument, life)[0]
    elif act.kind is ActKind.DENUNCIATION:
        found = denounced_from(day, instrument)
    elif is_consent(act.kind):
        found = bound_from(day, instrument)
    return None if found == date.max else found
