"""What follows from who somebody is: their office, what they may do, which doors open.

``people`` holds roles, persons and the sentences about them; ``doors`` the one table of
every address and the roles it opens to; ``tokens`` how a program reads as a person.
"""

from accede.accounts.rules.doors import (
    BEFORE_THE_SECOND_STEP,
    DOORS,
    EVERYONE,
    SIGNED_IN,
    is_listed,
    opens,
)
from accede.accounts.rules.journal import Said, reading
from accede.accounts.rules.people import (
    NAMES_OF,
    OFFICE_OF,
    PUBLIC,
    PUBLIC_PERSON,
    SECOND_STEP_ROLES,
    AccountRefused,
    Person,
    Role,
    actor_of,
    fitting_roles,
    may_keep_accounts,
    may_read_the_record,
    may_sign_in,
    not_their_own,
    one_administrator_left,
    same_office,
    second_step_due,
    still_signed_in,
)
from accede.accounts.rules.tokens import (
    SCOPE_OF,
    Scope,
    Token,
    ends_in_time,
    is_in_use,
    make_their_own,
    may_revoke,
    opens_with,
    with_scopes,
)

__all__ = [
    "BEFORE_THE_SECOND_STEP",
    "DOORS",
    "EVERYONE",
    "NAMES_OF",
    "OFFICE_OF",
    "PUBLIC",
    "PUBLIC_PERSON",
    "SCOPE_OF",
    "SECOND_STEP_ROLES",
    "SIGNED_IN",
    "AccountRefused",
    "Person",
    "Role",
    "Said",
    "Scope",
    "Token",
    "actor_of",
    "ends_in_time",
    "fitting_roles",
    "is_in_use",
    "is_listed",
    "make_their_own",
    "may_keep_accounts",
    "may_read_the_record",
    "may_revoke",
    "may_sign_in",
    "not_their_own",
    "one_administrator_left",
    "opens",
    "opens_with",
    "reading",
    "same_office",
    "second_step_due",
    "still_signed_in",
    "with_scopes",
]
