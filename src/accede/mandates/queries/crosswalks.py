"""Comparisons of two resolutions, and the links between their paragraphs that stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from accede.mandates import catalogue
from accede.mandates.models import LinkDecision
from accede.mandates.queries.resolutions import catalogued
from accede.mandates.queries.texts import Laid, Words
from accede.mandates.rules.comparing import Pairing, compare
from accede.mandates.rules.crosswalks import Decision, Link, Place, standing


@dataclass(frozen=True)
class Compared:
    """Two resolutions side by side: the rows of the comparison, and the links that stand."""

    before: Laid
    after: Laid
    rows: tuple[Pairing, ...]
    links: tuple[Link, ...]


def compared(before: Laid, after: Laid) -> Compared:
    """What became of each paragraph of one in the other, with what was confirmed of it.

    Two files are compared without the record: of links the catalogue’s alone are told.
    """
    both_files = before.words is Words.FILE and after.words is Words.FILE
    known = catalogue.crosswalks() if both_files else decisions()
    links = crosswalk(before.reading.symbol, after.reading.symbol, known)
    return Compared(before, after, _rows(before, after), links)


@lru_cache(maxsize=32)
def _rows(before: Laid, after: Laid) -> tuple[Pairing, ...]:
    """Kept by the two texts: what they hold decides what is answered."""
    return compare(before.reading, after.reading, (before.senses, after.senses))


def decisions() -> tuple[Link, ...]:
    """Every decision about a link: the catalogue’s, then those of clerks in their order."""
    made = tuple(
        Link(
            (row.before_symbol, row.before_number),
            (row.after_symbol, row.after_number),
            Decision(row.decision),
            row.pk,
            row.on,
            row.person,
            row.reason,
        )
        for row in LinkDecision.objects.order_by("pk")
    )
    return (*catalogue.crosswalks(), *made)


def crosswalk(before: str, after: str, known: Sequence[Link] | None = None) -> tuple[Link, ...]:
    """The links that stand between two resolutions, by any of their symbols."""
    ends = own_symbol(before), own_symbol(after)
    return tuple(
        link
        for link in standing(decisions() if known is None else known).values()
        if (link.before[0], link.after[0]) == ends
    )


def linked(place: Place) -> Mapping[Place, Link]:
    """The paragraphs of other resolutions that a link joins to one, earlier and later ones.

    Links are followed one after the other, so that what led to a paragraph two resolutions
    ago is found as well; each with the last link that led there.
    """
    here = (own_symbol(place[0]), place[1])
    links = tuple(standing(decisions()).values())
    found: dict[Place, Link] = {}
    for forward in (True, False):
        waiting = [here]
        while waiting:
            at = waiting.pop()
            for link in links:
                start, end = (link.before, link.after) if forward else (link.after, link.before)
                if start == at and end != here and end not in found:
                    found[end] = link
                    waiting.append(end)
    return found


def own_symbol(symbol: str) -> str:
    """The symbol under which the catalogue holds a text; itself where it holds none."""
    known = next((each for each in catalogued() if symbol in each.symbols), None)
    return known.symbol if known else symbol
