"""What bodies offers: a State's own bodies to its page, and every body to the search."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.basics.offering import Panel, Search, SearchDocument
from accede.bodies.queries import bodies, of_state
from accede.states.rules import State


def on_state_page(*, state: State, **_about: Any) -> Mapping[str, Any] | None:
    """The State's own bodies and what each does; nothing where none is in the catalogue."""
    found = of_state(state.code)
    if not found:
        return None
    return {"bodies": found, "facts": [[one.code, repr(one)] for one in found]}


def body_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Every body, by its name and its code; a State's own leads to the page of its State."""
    for each in bodies():
        yield SearchDocument(
            id=each.code,
            title=each.name,
            body=(each.task,) if each.task else (),
            codes=(each.code,),
            door="state" if each.state else "",
            where=(("code", each.state),) if each.state else (),
            anchor="bodies" if each.state else "",
            demonstration=each.demonstration,
        )


PANELS = (Panel("state", 25, "bodies/on_state_page.html", on_state_page),)
SEARCH = (Search("bodies.Body", 90, _("Bodies"), body_documents, alphabetical=True),)
