"""The verbs that write here."""

from accede.treaties.acts.lists import (
    ListLongerThanItsDay,
    ListWithoutDay,
    Loaded,
    NothingToLoad,
    Registered,
    load_list,
    load_register,
)

__all__ = [
    "ListLongerThanItsDay",
    "ListWithoutDay",
    "Loaded",
    "NothingToLoad",
    "Registered",
    "load_list",
    "load_register",
]
