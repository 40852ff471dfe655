"""The verbs that write accounts and tokens; ``people`` and ``tokens`` hold them."""

from accede.accounts.acts.people import (
    OPERATOR,
    NotAKeeper,
    change_roles,
    close_account,
    describe_oneself,
    give_demonstration_passwords,
    note_security,
    open_account,
    open_demonstration,
    remove_second_step,
)
from accede.accounts.acts.tokens import Made, make_token, note_use, revoke_token

__all__ = [
    "OPERATOR",
    "Made",
    "NotAKeeper",
    "change_roles",
    "close_account",
    "describe_oneself",
    "give_demonstration_passwords",
    "make_token",
    "note_security",
    "note_use",
    "open_account",
    "open_demonstration",
    "remove_second_step",
    "revoke_token",
]
