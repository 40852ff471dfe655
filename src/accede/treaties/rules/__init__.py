"""What follows from the acts: entry into force, participation on a day, the legal state."""

from accede.treaties.rules.acts import (
    CONSENTS,
    NEED_SIGNATURE,
    SIGNATURES,
    Act,
    ActKind,
    ActList,
    Life,
    in_order,
)
from accede.treaties.rules.clauses import Counting, Delay, FinalClauses, Further, counted
from accede.treaties.rules.entry import Recomputed, entry_holds, recompute
from accede.treaties.rules.fold import Reason, Span, Status, timeline
from accede.treaties.rules.instruments import (
    Instrument,
    MissingAct,
    Notification,
    Obligation,
    ObligationKind,
    Strength,
)
from accede.treaties.rules.legal_state import (
    LegalState,
    UnknownInstrument,
    UnknownParticipant,
    legal_state,
)
from accede.treaties.rules.on_a_day import Participation, Standing, fold

__all__ = [
    "CONSENTS",
    "NEED_SIGNATURE",
    "SIGNATURES",
    "Act",
    "ActKind",
    "ActList",
    "Counting",
    "Delay",
    "FinalClauses",
    "Further",
    "Instrument",
    "LegalState",
    "Life",
    "MissingAct",
    "Notification",
    "Obligation",
    "ObligationKind",
    "Participation",
    "Reason",
    "Recomputed",
    "Span",
    "Standing",
    "Status",
    "Strength",
    "UnknownInstrument",
    "UnknownParticipant",
    "counted",
    "entry_holds",
    "fold",
    "in_order",
    "legal_state",
    "recompute",
    "timeline",
]
