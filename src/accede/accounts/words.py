"""What roles, offices and kinds of change are called on pages and in letters."""

import re

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from accede.accounts.rules import Role, Scope
from accede.basics.errors import BadInput
from accede.journal.rules import Office

ROLES = {
    Role.OFFICER: gettext_lazy("Officer of the Secretariat"),
    Role.DRAFTER: gettext_lazy("Drafter of reports"),
    Role.CLERK: gettext_lazy("Registry clerk"),
    Role.FOCAL_POINT: gettext_lazy("Focal point of a State"),
    Role.AUTHORITY_EDITOR: gettext_lazy("Editor of a State’s authorities"),
    Role.PARTNER: gettext_lazy("Partner body"),
    Role.DONOR: gettext_lazy("Donor"),
    Role.AUDITOR: gettext_lazy("Auditor"),
    Role.ADMINISTRATOR: gettext_lazy("Administrator"),
}
if set(ROLES) != set(Role):  # pragma: no cover
    raise AssertionError("a role has no name")

SCOPES = {
    Scope.READ_PUBLIC: gettext_lazy("What is public, more often than without a token"),
    Scope.READ_REQUESTS: gettext_lazy("The requests that you may see"),
}
if set(SCOPES) != set(Scope):  # pragma: no cover
    raise AssertionError("a scope has no name")

OFFICES = {
    Office.SECRETARIAT: gettext_lazy("Secretariat"),
    Office.STATE: gettext_lazy("States"),
    Office.PARTNER: gettext_lazy("Partner bodies"),
    Office.DONOR: gettext_lazy("Donors"),
    Office.SYSTEM: gettext_lazy("Who runs or checks the workspace"),
}
"""In the order of the page of people."""
if set(OFFICES) != set(Office):  # pragma: no cover
    raise AssertionError("an office has no name")

# What acts and rules answer when they refuse something that a page asked for.
_REFUSALS = (
    gettext_noop("the account has these roles already"),
    gettext_noop("choose others, or leave it as it is"),
    gettext_noop("the account has no second step of signing in"),
    gettext_noop("leave it as it is"),
    gettext_noop("the roles do not fit the State or body named"),
    gettext_noop("name a State for a State’s roles, a partner or a donor for theirs"),
    gettext_noop("this cannot be the code of a person"),
    gettext_noop("write small letters and figures, parted by points or hyphens"),
    gettext_noop("the code is taken"),
    gettext_noop("choose another"),
    gettext_noop("an account with this e-mail address is there already"),
    gettext_noop("open that one, or give another address"),
    gettext_noop("the name is missing or too long"),
    gettext_noop("write it in full, in at most 120 letters"),
    gettext_noop("the account is closed"),
    gettext_noop("open a new one, with another code"),
    gettext_noop("this is not an e-mail address"),
    gettext_noop("write it as name@place.example"),
    gettext_noop("TOKEN-1: a token lasts at most a year, and not into the past"),
    gettext_noop("give a last day between today and a year from today"),
    gettext_noop("TOKEN-5: the token is another person’s"),
    gettext_noop("ask the person, or an administrator"),
    gettext_noop("the token is revoked already"),
    gettext_noop("there is no such token"),
    gettext_noop("list the tokens and give the code of one"),
    gettext_noop("the token has no name, or one that is too long"),
    gettext_noop("say in at most 80 letters which program it is for"),
    gettext_noop("ACCOUNT-1: no role is given"),
    gettext_noop("give at least one"),
    gettext_noop("ACCOUNT-1: the roles are of several offices"),
    gettext_noop("give only roles of one office"),
    gettext_noop("ACCOUNT-1: who acts for a State, a partner or a donor says for which"),
    gettext_noop("name the State or body"),
    gettext_noop("ACCOUNT-1: these roles act for no State and no body"),
    gettext_noop("leave the State or body out"),
    gettext_noop("ACCOUNT-1: an auditor checks what others do, and holds no other role"),
    gettext_noop("give the other role to somebody else"),
    gettext_noop("ACCOUNT-3: nobody changes their own roles or closes their own account"),
    gettext_noop("ask another administrator"),
    gettext_noop("ACCOUNT-4: this is the last administrator"),
    gettext_noop("make somebody else an administrator first"),
    gettext_noop("ACCOUNT-6: the account stays with its office"),
    gettext_noop("close this account and open one for the other office"),
)


def in_words(error: BadInput) -> str:
    """What is wrong and what to do, as two sentences in the reader's language."""
    # The code of the rule is for those who read the rulebook.
    said = (re.sub(r"^[A-Z]+-\d+: ", "", gettext(error.problem)), gettext(error.remedy))
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in said)
