"""What a State is, what it is called, and whom a name in a source means."""

from accede.states.rules.grammar import after_a, after_de, with_article
from accede.states.rules.naming import (
    NameEntry,
    Resolved,
    ResolvedKind,
    directory,
    key,
    shown,
)
from accede.states.rules.ordering import alphabetical, sort_key
from accede.states.rules.peoples import (
    CHARTER_IN_FORCE,
    Continuity,
    Gender,
    Group,
    Organisation,
    Region,
    State,
    StateKind,
    can_act_on,
    continuity,
    member_from,
    members,
)
from accede.states.rules.tiles import Grid
from accede.states.rules.world import (
    UnknownGroup,
    UnknownOrganisation,
    UnknownRegion,
    UnknownState,
    World,
)

__all__ = [
    "CHARTER_IN_FORCE",
    "Continuity",
    "Gender",
    "Grid",
    "Group",
    "NameEntry",
    "Organisation",
    "Region",
    "Resolved",
    "ResolvedKind",
    "State",
    "StateKind",
    "UnknownGroup",
    "UnknownOrganisation",
    "UnknownRegion",
    "UnknownState",
    "World",
    "after_a",
    "after_de",
    "alphabetical",
    "can_act_on",
    "continuity",
    "directory",
    "key",
    "member_from",
    "members",
    "shown",
    "sort_key",
    "with_article",
]
