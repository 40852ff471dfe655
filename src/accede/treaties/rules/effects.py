"""The day an act takes effect, by the instrument's own clauses."""

from datetime import date

from accede.treaties.rules.acts import Act, ActKind
from accede.treaties.rules.fold import (
    Reason,
    bound_from,
    denounced_from,
    is_consent,
    succession_effect,
    succession_to_signature_effect,
)
from accede.treaties.rules.legal_state import LegalState


def effective(act: Act, legal: LegalState) -> date | None:
    """The day from which an act binds, ends what bound, or else counts, by its own instrument.

    ``None`` where it is not known: the act's own day is known by its month or year alone,
    the clause is not carried, the instrument is not in force, or its base does not yet bind.
    """
    day = act.done.exact
    instrument, life = legal.instrument(act.instrument), legal.lives[act.participant]
    if day is None:
        return None
    found: date | None = day
    if act.kind is ActKind.SUCCESSION_TO_SIGNATURE:
        found = succession_to_signature_effect(day, instrument, life)[0]
    elif act.kind is ActKind.SUCCESSION:
        found = succession_effect(day, instrument, life)[0]
    elif act.kind is ActKind.DENUNCIATION:
        found = denounced_from(day, instrument)
    elif is_consent(act.kind) and (found := bound_from(day, instrument)) is not None:
        stands = legal.participation(act.instrument, act.participant, found)
        if stands.reason is Reason.BASE_NOT_YET_BINDING:
            found = stands.until
    return None if found == date.max else found
