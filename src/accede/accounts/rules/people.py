"""Roles, the office each belongs to, and what a person may do, said in sentences.

A person acts for one office. The Secretariat, a State, a partner body and a donor each
have a desk in the work; who runs the workspace or checks it has none, and so sees no
State's restricted record.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.journal.rules import Actor, Office


class Role(StrEnum):
    """What somebody does in the workspace."""

    OFFICER = "OFFICER"
    DRAFTER = "DRAFTER"
    CLERK = "CLERK"
    FOCAL_POINT = "FOCAL_POINT"
    AUTHORITY_EDITOR = "AUTHORITY_EDITOR"
    PARTNER = "PARTNER"
    DONOR = "DONOR"
    AUDITOR = "AUDITOR"
    ADMINISTRATOR = "ADMINISTRATOR"


PUBLIC = "PUBLIC"
"""Whoever has not signed in, where a table of roles needs a word for them."""

OFFICE_OF: Mapping[Role, Office] = {
    Role.OFFICER: Office.SECRETARIAT,
    Role.DRAFTER: Office.SECRETARIAT,
    Role.CLERK: Office.SECRETARIAT,
    Role.FOCAL_POINT: Office.STATE,
    Role.AUTHORITY_EDITOR: Office.STATE,
    Role.PARTNER: Office.PARTNER,
    Role.DONOR: Office.DONOR,
    Role.AUDITOR: Office.SYSTEM,
    Role.ADMINISTRATOR: Office.SYSTEM,
}
"""The desk each role writes from."""

NAMES_OF: frozenset[Office] = frozenset({Office.STATE, Office.PARTNER, Office.DONOR})
"""The offices of which there are many: who acts for one says for which."""

if set(OFFICE_OF) != set(Role):  # pragma: no cover
    raise AssertionError("a role has no office")


class AccountRefused(BadInput):
    """An account is not opened, changed or closed; says which rule refuses."""


@dataclass(frozen=True)
class Person:
    """Somebody with an account. The journal and consent know them by ``code``.

    ``of`` is the code of the State or body they act for; empty for the Secretariat and
    for who runs or checks the workspace.
    """

    code: str
    name: str
    email: str
    roles: frozenset[Role]
    of: str = ""
    language: str = "en"
    demonstration: bool = False

    def __post_init__(self) -> None:
        fitting_roles(self.roles, self.of)

    @property
    def office(self) -> Office:
        """The one office of all their roles."""
        return OFFICE_OF[next(iter(self.roles))]

    def holds(self, *roles: Role) -> bool:
        """Whether any of these roles is theirs."""
        return not self.roles.isdisjoint(roles)


PUBLIC_PERSON: None = None
"""Whoever has not signed in is nobody in particular."""


def actor_of(person: Person) -> Actor:
    """As whom the journal names this person."""
    return Actor(person.code, person.office, person.of)


@rule("ACCOUNT-1")
def fitting_roles(roles: Collection[Role], of: str) -> None:
    """All roles of a person are of one office. Who acts for a State, a partner or a donor
    says for which; who acts for the Secretariat, or runs or checks the workspace, names none.
    """
    offices = {OFFICE_OF[role] for role in roles}
    if not offices:
        raise AccountRefused("ACCOUNT-1: no role is given", remedy="give at least one")
    if len(offices) > 1:
        raise AccountRefused(
            "ACCOUNT-1: the roles are of several offices",
            remedy="give only roles of one office",
        )
    named = not offices.isdisjoint(NAMES_OF)
    if named and not of:
        raise AccountRefused(
            "ACCOUNT-1: who acts for a State, a partner or a donor says for which",
            remedy="name the State or body",
        )
    if of and not named:
        raise AccountRefused(
            "ACCOUNT-1: these roles act for no State and no body",
            remedy="leave the State or body out",
        )
    if Role.AUDITOR in roles and len(set(roles)) > 1:
        raise AccountRefused(
            "ACCOUNT-1: an auditor checks what others do, and holds no other role",
            remedy="give the other role to somebody else",
        )


@rule("ACCOUNT-2")
def may_keep_accounts(person: Person | None) -> bool:
    """Accounts are opened, changed and closed by an administrator, and by nobody else."""
    return person is not None and person.holds(Role.ADMINISTRATOR)


@rule("ACCOUNT-3")
def not_their_own(keeper: str, account: str) -> None:
    """Nobody changes their own roles or closes their own account."""
    if keeper == account:
        raise AccountRefused(
            "ACCOUNT-3: nobody changes their own roles or closes their own account",
            remedy="ask another administrator",
        )


@rule("ACCOUNT-4")
def one_administrator_left(administrators: Collection[str], account: str) -> None:
    """The last administrator stays one: their account is not closed nor their role taken."""
    if set(administrators) == {account}:
        raise AccountRefused(
            "ACCOUNT-4: this is the last administrator",
            remedy="make somebody else an administrator first",
        )


@rule("ACCOUNT-5")
def may_sign_in(*, active: bool, demonstration: bool, demonstration_mode: bool) -> bool:
    """An account that is closed lets nobody in; a demonstration account only where the
    workspace is in demonstration mode.
    """
    return active and (demonstration_mode or not demonstration)


@rule("ACCOUNT-6")
def same_office(roles: Collection[Role], wished: Collection[Role]) -> None:
    """An account stays with its office. Who moves to another office, State or body gets a
    new account there, so that what they did stays with the desk they did it from.
    """
    if {OFFICE_OF[role] for role in roles} != {OFFICE_OF[role] for role in wished}:
        raise AccountRefused(
            "ACCOUNT-6: the account stays with its office",
            remedy="close this account and open one for the other office",
        )


@rule("ACCOUNT-7")
def may_read_the_record(person: Person | None) -> bool:
    """The journal as a whole is read by auditors and administrators, and by nobody else."""
    return person is not None and person.holds(Role.AUDITOR, Role.ADMINISTRATOR)


@rule("ACCOUNT-9")
def still_signed_in(
    *, began: datetime, seen: datetime, now: datetime, idle: timedelta, longest: timedelta
) -> bool:
    """A session ends when nothing was asked in it for a time, and in any case a longer time
    after it began. A clock that was set back ends it too.
    """
    return timedelta(0) <= now - seen < idle and timedelta(0) <= now - began < longest


# Who sees or moves the records of many. A State's person is asked, and never shut out of
# the State's own records for want of a telephone.
SECOND_STEP_ROLES: frozenset[Role] = frozenset(
    {Role.OFFICER, Role.DRAFTER, Role.CLERK, Role.AUDITOR, Role.ADMINISTRATOR}
)


@rule("ACCOUNT-10")
def second_step_due(person: Person, *, demanded: bool, has_one: bool) -> bool:
    """Where the workspace demands it, who works for the Secretariat or runs or checks the
    workspace sets up a second step of signing in before any other door opens to them.
    """
    return demanded and not has_one and person.holds(*SECOND_STEP_ROLES)
