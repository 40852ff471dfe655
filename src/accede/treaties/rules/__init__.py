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
from accede.treaties.rules.changes import Change, Untold, all_untold, changes
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
from accede.treaties.rules.milestones import Event, Milestone, milestones
from accede.treaties.rules.on_a_day import Participation, Standing, fold
from accede.treaties.rules.steps import Step, due_on_joining, next_steps

__all__ = [
    "CONSENTS",
    "NEED_SIGNATURE",
    "SIGNATURES",
    "Act",
    "ActKind",
    "ActList",
    "Change",
    "Counting",
    "Delay",
    "Event",
    "FinalClauses",
    "Further",
    "Instrument",
    "LegalState",
    "Life",
    "Milestone",
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
    "Step",
    "Strength",
    "UnknownInstrument",
    "UnknownParticipant",
    "Untold",
    "all_untold",
    "changes",
    "counted",
    "due_on_joining",
    "entry_holds",
    "fold",
    "in_order",
    "legal_state",
    "milestones",
    "next_steps",
    "recompute",
    "timeline",
]
