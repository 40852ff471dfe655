"""Corrections of a reading: kept apart from it, laid over it, and never lost by a new one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from accede.basics.digests import digest
from accede.basics.ruled import rule
from accede.mandates.rules.readings import Paragraph, Part


@dataclass(frozen=True, slots=True)
class Correction:
    """What a clerk wrote over one paragraph of a text in one language.

    ``at`` is the address of the paragraph that was corrected and ``of`` the mark of the text
    it had (``mark_of``). ``order`` counts corrections as they were made.
    """

    at: str
    of: str
    part: Part
    number: str
    level: int
    text: str
    order: int = 0
    by: str = ""
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A paragraph as it stands, what was read, and the correction between the two, if any."""

    paragraph: Paragraph
    read: Paragraph
    correction: Correction | None


def mark_of(text: str) -> str:
    """The mark by which a correction knows the text it is of."""
    return digest(text)[:16]


@rule("CORR-1")
def corrected(
    paragraphs: Sequence[Paragraph], corrections: Iterable[Correction]
) -> tuple[Corrected, ...]:
    """The last correction of a paragraph stands over it, as long as it is still read as it was.

    A paragraph is known by its text: at its address, or elsewhere where the text stands once.
    What was read stays beside it.
    """
    place = _places(paragraphs)
    last: dict[int, Correction] = {}
    for each in sorted(corrections, key=lambda one: one.order):
        here = place(each)
        if here is not None:
            last[here] = each
    return tuple(
        Corrected(_over(read, last[n]) if n in last else read, read, last.get(n))
        for n, read in enumerate(paragraphs)
    )


@rule("CORR-2")
def unfit(
    paragraphs: Sequence[Paragraph], corrections: Iterable[Correction]
) -> tuple[Correction, ...]:
    """A correction of a text that a later reading no longer has is kept and not applied.

    It is shown as one to look at again: the new reading may be right, or the correction may
    have to be made anew. Of several for one address the last is told.
    """
    place = _places(paragraphs)
    last = {each.at: each for each in sorted(corrections, key=lambda one: one.order)}
    return tuple(each for each in last.values() if place(each) is None)


@rule("CORR-3")
def changes_something(paragraph: Paragraph, correction: Correction) -> bool:
    """A correction changes the text, the number, the level or the part, and leaves a text."""
    return bool(correction.text.strip()) and _over(paragraph, correction) != paragraph


def _over(read: Paragraph, correction: Correction) -> Paragraph:
    at = read.at
    if (correction.part, correction.number) != (read.part, read.number) and correction.number:
        at = f"{correction.part} {correction.number}"
    return replace(
        read,
        part=correction.part,
        number=correction.number,
        level=correction.level,
        text=correction.text.strip(),
        at=at,
    )


def _places(paragraphs: Sequence[Paragraph]) -> Callable[[Correction], int | None]:
    """Where the paragraph of a correction stands in a reading, or ``None``."""
    by_mark: dict[str, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        by_mark.setdefault(mark_of(paragraph.text), []).append(place)

    def place_of(correction: Correction) -> int | None:
        places = by_mark.get(correction.of, [])
        for place in places:
            if paragraphs[place].at == correction.at:
                return place
        return places[0] if len(places) == 1 else None

    return place_of
