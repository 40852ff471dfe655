"""A conversation as a page shows it, with the form of each reply that is open to its reader."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.accounts.rules import Person, actor_of
from accede.assessment.forms.asking import SayForm
from accede.assessment.forms.fields import Reviewing
from accede.assessment.rules import Comment
from accede.journal.rules import Office


def conversation(
    said: tuple[Comment, ...],
    named: Mapping[str, Person],
    person: Person | None,
    filled: Mapping[str, Reviewing],
) -> list[Mapping[str, Any]]:
    """The comments in their order, each with its reply or, for an officer, the form of one."""
    replies = {each.to: each for each in said if each.to}
    answers = person is not None and actor_of(person).office is Office.SECRETARIAT
    told: list[Mapping[str, Any]] = []
    for each in said:
        if each.to:
            continue
        reply = replies.get(each.number)
        prefix = f"reply-{each.number}"
        form = filled.get(prefix) or SayForm(prefix=prefix, label=_("Your reply"))
        told.append(
            {
                "comment": each,
                "name": _name(each.author, named),
                "reply": reply,
                "reply_name": _name(reply.author, named) if reply else "",
                "form": form if answers and reply is None else None,
            }
        )
    return told


def _name(code: str, named: Mapping[str, Person]) -> str:
    return str(named[code].name) if code in named else ""
