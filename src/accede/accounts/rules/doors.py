"""The doors: every address of the workspace by name, and the roles it opens to.

This is the one table. An address that is not in it opens to nobody. What a person then
sees behind a door (their own State's records, and no other's) is for the rooms and for
consent to say. A name is that of the URL, without language or place; an operation of the
API is a door like any other.
"""

from collections.abc import Mapping

from accede.accounts.rules.people import PUBLIC, Person, Role
from accede.basics.ruled import rule

SIGNED_IN: frozenset[str] = frozenset(Role)
EVERYONE: frozenset[str] = SIGNED_IN | {PUBLIC}
KEEPERS: frozenset[str] = frozenset({Role.ADMINISTRATOR})
RECORD_READERS: frozenset[str] = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
FOCAL_POINTS: frozenset[str] = frozenset({Role.FOCAL_POINT})
OFFICERS: frozenset[str] = frozenset({Role.OFFICER})
SECRETARIAT: frozenset[str] = frozenset({Role.OFFICER, Role.DRAFTER, Role.CLERK})

DOORS: Mapping[str, frozenset[str]] = {
    # site
    "root": EVERYONE,
    "start": EVERYONE,
    "state": EVERYONE,
    "api": EVERYONE,
    "api-openapi": EVERYONE,
    "reference": EVERYONE,
    "rulebook": EVERYONE,
    "style": EVERYONE,
    "search": EVERYONE,
    "stylesheet": EVERYONE,
    "work": SIGNED_IN,
    "who-can-see": EVERYONE,
    "record-open": FOCAL_POINTS,
    "record-close": FOCAL_POINTS,
    # accounts
    "account_login": EVERYONE,
    "account_logout": EVERYONE,
    "account_reset_password": EVERYONE,
    "account_reset_password_done": EVERYONE,
    "account_reset_password_from_key": EVERYONE,
    "account_reset_password_from_key_done": EVERYONE,
    # The second step of signing in: who stands here is not signed in yet.
    "mfa_authenticate": EVERYONE,
    "account": SIGNED_IN,
    "account-sessions": SIGNED_IN,
    "tokens": SIGNED_IN,
    "token-revoke": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "people": KEEPERS,
    "people-open": KEEPERS,
    "person": KEEPERS,
    "person-roles": KEEPERS,
    "person-close": KEEPERS,
    "person-invite": KEEPERS,
    "person-second-step": KEEPERS,
    "record": RECORD_READERS,
    # mandates
    "mandates": EVERYONE,
    "mandate": EVERYONE,
    "mandate-paragraph": EVERYONE,
    "mandate-compare": EVERYONE,
    "mandate-link": SECRETARIAT,
    # Reading keeps nothing; storing and correcting are the Secretariat’s.
    "mandate-read": EVERYONE,
    "mandate-store": SECRETARIAT,
    "mandate-calendar": EVERYONE,
    "mandate-text": EVERYONE,
    "mandate-correct": SECRETARIAT,
    # assessment: questions are public; whoever comes to a review sees what consent opens.
    "frameworks": EVERYONE,
    "framework": EVERYONE,
    "review": EVERYONE,
    "review-question": EVERYONE,
    "review-ask": FOCAL_POINTS,
    "review-assign": OFFICERS,
    "review-close": FOCAL_POINTS | OFFICERS,
    "review-sheet": FOCAL_POINTS | OFFICERS,
    "review-table": FOCAL_POINTS | OFFICERS,
    "review-table-keep": FOCAL_POINTS | OFFICERS,
    "review-answer": FOCAL_POINTS | OFFICERS,
    "review-read": FOCAL_POINTS | OFFICERS,
    "review-comment": FOCAL_POINTS,
    "review-reply": OFFICERS,
    # legislation
    "laws": EVERYONE,
    "law": EVERYONE,
    "law-beside": EVERYONE,
    "law-provision": EVERYONE,
    # Whoever comes to the review of a law sees what consent opens.
    "law-review": EVERYONE,
    "law-finding": EVERYONE,
    "law-review-ask": FOCAL_POINTS,
    "law-review-close": FOCAL_POINTS | OFFICERS,
    "law-finding-write": FOCAL_POINTS | OFFICERS,
    "law-finding-read": FOCAL_POINTS | OFFICERS,
    "law-comment": FOCAL_POINTS,
    "law-reply": OFFICERS,
    "drafting-options": EVERYONE,
    "drafting-option": EVERYONE,
    # treaties
    "states": EVERYONE,
    "matrix": EVERYONE,
    "changes": EVERYONE,
    "obligations": EVERYONE,
    "instruments": EVERYONE,
    "instrument": EVERYONE,
    "lists": SIGNED_IN,
    # A plan rests on public facts alone.
    "accessions": EVERYONE,
    "accession": EVERYONE,
    "accession-file": EVERYONE,
    "statement": EVERYONE,
    "statement-new": OFFICERS,
    "statements-complete": OFFICERS,
    "statement-read": OFFICERS,
    "between": EVERYONE,
    "between-choose": EVERYONE,
    # assistance
    "state-needs": FOCAL_POINTS | OFFICERS,
    "requests": EVERYONE,
    "request": EVERYONE,
    "request-new": FOCAL_POINTS,
    "request-draft": FOCAL_POINTS,
    "request-submit": FOCAL_POINTS,
    "request-withdraw": FOCAL_POINTS,
    "request-words": FOCAL_POINTS,
    "request-accept": FOCAL_POINTS,
    "request-say": FOCAL_POINTS | OFFICERS,
    "request-noted": FOCAL_POINTS | OFFICERS,
    "request-move": OFFICERS,
    "request-propose": OFFICERS,
    "request-assign": OFFICERS,
    # reporting
    "reports": EVERYONE,
    "state-overview": EVERYONE,
    "state-brief": OFFICERS,
    # The address that the overview had before; it leads on.
    "state-pdf": EVERYONE,
    "report-annex": EVERYONE,
    "report-file": EVERYONE,
    "figure": EVERYONE,
    # the API: reading only; behind a door consent says what a caller sees
    "api:states": EVERYONE,
    "api:state": EVERYONE,
    "api:regions": EVERYONE,
    "api:resolutions": EVERYONE,
    "api:resolution": EVERYONE,
    "api:paragraphs": EVERYONE,
    "api:comparison": EVERYONE,
    "api:texts": EVERYONE,
    "api:text": EVERYONE,
    "api:deadlines": EVERYONE,
    "api:instruments": EVERYONE,
    "api:instrument": EVERYONE,
    "api:obligations": EVERYONE,
    "api:obligation": EVERYONE,
    "api:acts": EVERYONE,
    "api:changes": EVERYONE,
    "api:participation": EVERYONE,
    "api:accession": EVERYONE,
    "api:statements": EVERYONE,
    "api:between": EVERYONE,
    "api:laws": EVERYONE,
    "api:law": EVERYONE,
    "api:law-provision": EVERYONE,
    "api:candidates": EVERYONE,
    "api:drafting-options": EVERYONE,
    "api:drafting-option": EVERYONE,
    "api:needs": EVERYONE,
    "api:frameworks": EVERYONE,
    "api:framework": EVERYONE,
    "api:answers": EVERYONE,
    "api:requests": EVERYONE,
    "api:request": EVERYONE,
    "api:figures": EVERYONE,
    "api:figure": EVERYONE,
}
"""The roles each door opens to; ``PUBLIC`` stands for who has not signed in."""

BEFORE_THE_SECOND_STEP: frozenset[str] = frozenset(
    {
        *("stylesheet", "account_logout", "account_reauthenticate", "account_set_password"),
        *("account_reset_password", "account_reset_password_done"),
        *("mfa_index", "mfa_activate_totp", "mfa_view_recovery_codes", "account"),
    }
)
"""What opens to a person who has still to set up the second step of signing in."""


def is_listed(door: str) -> bool:
    """Whether the table knows this door at all."""
    return door in DOORS


@rule("ACCOUNT-8")
def opens(door: str, person: Person | None) -> bool:
    """A door opens to the roles listed for it. A door that is not listed opens to nobody."""
    if door not in DOORS:
        return False
    roles = {PUBLIC} if person is None else person.roles
    return not DOORS[door].isdisjoint(roles)
