"""What this room gives the search: its instruments, and each obligation by its summary."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy

from accede.basics.offering import Search, SearchDocument
from accede.treaties import catalogue
from accede.treaties.catalogue import words
from accede.treaties.queries import addressee_text


def instrument_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each instrument for the search."""
    for place, each in enumerate(catalogue.everything().values()):
        yield SearchDocument(
            id=each.code,
            title=each.title,
            body=(each.depositary,),
            codes=(each.code, *filter(None, (each.mtdsg, each.adopted_by))),
            also=tuple(words("places")[each.place].by_language.values()),
            place=f"{place:03}",
            door="instrument",
            where=(("code", each.code),),
        )


def obligation_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each obligation for the search, in the order of its instrument."""
    kinds = words("kinds")
    for carried in catalogue.everything().values():
        for place, each in enumerate(carried.obligations):
            yield SearchDocument(
                id=each.code,
                title=each.summary,
                body=(kinds[each.kind.value], addressee_text(each.addressee)),
                codes=(each.code,),
                also=each.key_terms,
                place=f"{carried.adopted} {place:04}",
                door="instrument",
                where=(("code", carried.code),),
                anchor=each.code,
            )


SEARCH = (
    Search("treaties.Instrument", 20, gettext_lazy("Instruments"), instrument_documents),
    Search("treaties.Obligation", 30, gettext_lazy("Obligations"), obligation_documents),
)
