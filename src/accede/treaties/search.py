"""What this room gives the search: instruments, obligations by their summary, statements."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy

from accede.basics.offering import Search, SearchDocument
from accede.states.queries import world
from accede.treaties import catalogue
from accede.treaties.catalogue import words
from accede.treaties.queries import addressee_text
from accede.treaties.queries.statements import entry, statement_words, statements
from accede.treaties.rules.statements import Statement


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


def statement_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each statement that counts, by what it says in short and who made it about what."""
    kinds = statement_words("kinds")
    for each in statements().standing:
        if only is None or each.code in only:
            author, carried = world().participant(each.author), catalogue.everything()
            yield SearchDocument(
                id=each.code,
                title=each.summary,
                body=(author.name, carried[each.instrument].title, kinds[each.kind]),
                codes=(each.code, *each.provisions),
                place=f"{each.done} {each.code}",
                door="statement",
                where=(("code", each.code),),
                demonstration=each.demonstration,
            )


def _statements_touched(target: tuple[str, str]) -> Iterable[str]:
    """The one that was entered or read, and the one that it corrects and replaces."""
    found = entry(target[1]) if target[0] == "treaties.Statement" else None
    return filter(None, (found.code, found.corrects)) if isinstance(found, Statement) else ()


SEARCH = (
    Search("treaties.Instrument", 20, gettext_lazy("Instruments"), instrument_documents),
    Search("treaties.Obligation", 30, gettext_lazy("Obligations"), obligation_documents),
    Search(
        "treaties.Statement",
        32,
        gettext_lazy("Reservations and declarations"),
        statement_documents,
        touched=_statements_touched,
    ),
)
