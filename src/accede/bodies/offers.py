"""What the room of bodies offers to the search: every body by its names."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from accede.basics.offering import Search, SearchDocument
from accede.bodies.queries import bodies


def body_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Every body, by its name and its code."""
    for each in bodies():
        yield SearchDocument(
            id=each.code,
            title=each.name,
            codes=(each.code,),
            demonstration=each.demonstration,
        )


SEARCH = (Search("bodies.Body", 90, _("Bodies"), body_documents, alphabetical=True),)
