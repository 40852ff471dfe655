"""Who may see a State's record on a day: nobody but the State, unless it says otherwise.

A record that belongs to a State is seen by the State itself and by the officers assigned
to it. Everyone else needs the State's grant, to their audience, in force on the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.accounts.rules import Person, Role
from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office, Target


class Audience(StrEnum):
    """To whom a State may open a record."""

    STATE_AND_OFFICE = "STATE_AND_OFFICE"
    PARTNER = "PARTNER"
    COMPACT = "COMPACT"
    DONORS = "DONORS"
    PUBLIC = "PUBLIC"


class ViewerKind(StrEnum):
    """As whom somebody looks."""

    PUBLIC = "PUBLIC"
    STATE = "STATE"
    OFFICE = "OFFICE"
    PARTNER = "PARTNER"
    COMPACT = "COMPACT"
    DONOR = "DONOR"


@dataclass(frozen=True)
class Viewer:
    """Who looks. ``of`` is the State's or body's code; ``person`` the officer's, if signed in."""

    audience: ViewerKind
    of: str = ""
    person: str = ""


PUBLIC_VIEWER = Viewer(ViewerKind.PUBLIC)


@dataclass(frozen=True)
class Protected:
    """A record under consent: what it is, whose it is, which officers are assigned to it."""

    target: Target
    state: str
    assigned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Grant:
    """The State's permission: to one audience, from a day, until a day or until revoked.

    ``named`` is the partner's code where the audience is ``PARTNER``. ``until`` and
    ``revoked_on`` are the first days on which the grant no longer holds. ``number`` is the
    grant's own, by which it is revoked.
    """

    target: Target
    state: str
    audience: Audience
    granted_on: date
    named: str = ""
    until: date | None = None
    revoked_on: date | None = None
    number: int = 0


@dataclass(frozen=True)
class Opening:
    """What a State chooses when it opens a record: to whom, and until which day, if any."""

    audience: Audience
    named: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Shared:
    """A record under consent as the page "who can see this" speaks of it.

    ``parts`` are what has to be opened for it to be seen: one for each of its States, and
    for a part of something larger (a finding of a review) the larger thing after it. A
    viewer is given only the parts of States whose part they see. ``alone`` says that it is
    seen by its State alone whatever was granted (a draft).
    """

    title: Text | str
    code: str
    address: str
    parts: tuple[Protected, ...]
    alone: bool = False
    demonstration: bool = False


# Which grants open a record to which viewer; a grant to the public opens it to all.
# A partner body is in the Compact only where it looks as such; see CONSENT-4.
_OPENS: dict[ViewerKind, frozenset[Audience]] = {
    ViewerKind.PUBLIC: frozenset({Audience.PUBLIC}),
    ViewerKind.STATE: frozenset({Audience.PUBLIC}),
    ViewerKind.OFFICE: frozenset({Audience.PUBLIC, Audience.STATE_AND_OFFICE}),
    ViewerKind.PARTNER: frozenset({Audience.PUBLIC, Audience.PARTNER}),
    ViewerKind.COMPACT: frozenset({Audience.PUBLIC, Audience.COMPACT, Audience.PARTNER}),
    ViewerKind.DONOR: frozenset({Audience.PUBLIC, Audience.DONORS}),
}
if set(_OPENS) != set(ViewerKind):
    raise RuntimeError("every kind of viewer needs its line")


@rule("CONSENT-7")
def viewer_of(person: Person | None) -> Viewer:
    """A person looks as what they are: the Office, their State, their partner body, a donor.
    Who runs or checks the workspace, who edits a directory, and who has not signed in see
    what is open to the public, and no State's restricted record.
    """
    if person is None:
        return PUBLIC_VIEWER
    if person.holds(Role.OFFICER, Role.DRAFTER, Role.CLERK):
        return Viewer(ViewerKind.OFFICE, person=person.code)
    for role, kind in (
        (Role.FOCAL_POINT, ViewerKind.STATE),
        (Role.PARTNER, ViewerKind.PARTNER),
        (Role.DONOR, ViewerKind.DONOR),
    ):
        if person.holds(role):
            return Viewer(kind, person.of)
    return PUBLIC_VIEWER


def may_see(viewer: Viewer, record: Protected, grants: Iterable[Grant], on: date) -> bool:
    """Whether this viewer sees this record on this day."""
    if owns(viewer, record) or is_assigned(viewer, record):
        return True
    return any(
        grant.target == record.target
        and given_by_the_owner(grant, record)
        and in_force(grant, on)
        and reaches(grant, viewer)
        for grant in grants
    )


@rule("CONSENT-1")
def owns(viewer: Viewer, record: Protected) -> bool:
    """A State always sees its own records, and no other State sees them without a grant."""
    return viewer.audience is ViewerKind.STATE and viewer.of == record.state


@rule("CONSENT-2")
def is_assigned(viewer: Viewer, record: Protected) -> bool:
    """An officer of the Office who is assigned to a record sees it; others of the Office do not,
    unless the State opened it to the Office.
    """
    return viewer.audience is ViewerKind.OFFICE and viewer.person in record.assigned


@rule("CONSENT-3")
def in_force(grant: Grant, on: date) -> bool:
    """A grant holds from its day until the day it ends or is revoked, whichever comes first."""
    ends = [day for day in (grant.until, grant.revoked_on) if day is not None]
    return grant.granted_on <= on and all(on < end for end in ends)


@rule("CONSENT-4")
def reaches(grant: Grant, viewer: Viewer) -> bool:
    """A grant opens a record to its own audience and to no other; a grant to a named partner
    opens it to that partner alone; a grant to the public opens it to all.
    """
    if grant.audience not in _OPENS[viewer.audience]:
        return False
    if grant.audience is not Audience.PARTNER:
        return True
    return bool(grant.named) and grant.named == viewer.of


@rule("CONSENT-5")
def given_by_the_owner(grant: Grant, record: Protected) -> bool:
    """Only the State whose record it is can open it."""
    return grant.state == record.state


@rule("CONSENT-6")
def may_decide(actor: Actor, state: str) -> bool:
    """A grant is given and revoked by a person of the State's own office."""
    return actor.office is Office.STATE and actor.of == state


@rule("CONSENT-8")
def reads_officers(viewer: Viewer, state: str) -> bool:
    """Whoever may see a record may see who else can, and why. Which officers are assigned to
    it is told to the State and to the Office; others are told that some are.
    """
    own = viewer.audience is ViewerKind.STATE and viewer.of == state
    return own or viewer.audience is ViewerKind.OFFICE
