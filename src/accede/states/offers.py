"""What the room of States offers to the search: every State by each of its names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from accede.basics.offering import Search, SearchDocument
from accede.states.queries import region_name, world
from accede.states.rules import ResolvedKind


def state_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Every State, those that ended and the fictitious ones included.

    Found by its names in six languages and by the other names that mean it, such as a former
    one; never by a name held for an officer, nor by that of a territory.
    """
    here = world()
    other = defaultdict(list)
    for entry in here.names:
        if entry.means.kind in (ResolvedKind.STATE, ResolvedKind.HISTORIC_STATE):
            other[entry.means.code].append(entry.name)
    for each in here.every:
        yield SearchDocument(
            id=each.code,
            title=each.name,
            body=(region_name(each.region),) if each.region else (),
            codes=(each.code,),
            also=tuple(other[each.code]),
            door="state",
            where=(("code", each.code),),
            demonstration=each.demonstration,
        )


SEARCH = (Search("states.State", 10, _("States"), state_documents, alphabetical=True),)
