"""What comparable laws do: where published laws of any State may speak of an obligation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from accede.consent.rules import Viewer
from accede.legislation.catalogue import wanted
from accede.legislation.queries.loaded import LawCard, cards, indexes_of
from accede.legislation.rules import Candidate, candidates
from accede.treaties.rules import Obligation

_LAWS, _EACH = 12, 3


@dataclass(frozen=True, slots=True)
class Comparable:
    """A law, and where it may speak of the obligation; never a finding on its State."""

    law: LawCard
    likely: tuple[Candidate, ...]


def law_languages(*, viewer: Viewer, on: date) -> tuple[str, ...]:
    """The languages of the published laws that are loaded, by code."""
    return tuple(sorted({each for one in _published(viewer, on) for each in one.title}))


def comparable_laws(
    obligation: Obligation, *, viewer: Viewer, on: date, language: str = ""
) -> tuple[Comparable, ...]:
    """The published laws, at most twelve, in which something was found, by code of the law.

    With ``language``, those in that language alone: what two laws share is, as far as is
    known here, their language. At most three provisions of each, the likeliest first.
    """
    held: Sequence[LawCard] = [
        each for each in _published(viewer, on) if not language or language in each.title
    ][:_LAWS]
    if not held:
        return ()
    indexes = indexes_of([each.code for each in held], on=on)
    looked_for = wanted(obligation)
    by_law = (Comparable(law, candidates(looked_for, indexes[law.code], top=_EACH)) for law in held)
    return tuple(each for each in by_law if each.likely)


def _published(viewer: Viewer, on: date) -> list[LawCard]:
    return [each for each in cards(viewer=viewer, on=on) if each.published]
