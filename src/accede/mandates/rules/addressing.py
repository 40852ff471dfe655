"""Of whom a verb asks something: the words after it, up to what is asked."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from accede.mandates.rules.resolutions import Addressee
from accede.mandates.rules.terms import Terms, either

# Nobody is addressed over more than this many characters.
_REACH = 700
# Words that may stand before a name at the head of a stretch: ‘the’, ‘all other’.
_SMALL = 2
_MARKS = re.compile(r"[,;:،؛，；：]")


@dataclass(frozen=True)
class Addressing:
    """How one language names those addressed.

    ``opening`` are words that stand between the verb and the name. ``infinitive`` is a
    regular expression for the beginning of what is asked. A word of ``aside`` begins what
    is said of those addressed, not another of them; ``joins`` add one.
    """

    language: str
    who: Mapping[Addressee, tuple[str, ...]]
    opening: tuple[str, ...]
    aside: tuple[str, ...]
    joins: tuple[str, ...]
    infinitive: str

    @cached_property
    def _who(self) -> Terms:
        return Terms(self.language, {str(code): terms for code, terms in self.who.items()})

    @cached_property
    def _opening(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:{either(self.opening, self.language)}\s?)*")

    @cached_property
    def _aside(self) -> re.Pattern[str]:
        return re.compile(either(self.aside, self.language))

    @cached_property
    def _joins(self) -> re.Pattern[str]:
        return re.compile(rf"\s*{either(self.joins, self.language)}")

    @cached_property
    def _infinitive(self) -> re.Pattern[str]:
        return re.compile(self.infinitive or r"(?!)")

    def addressed(self, plain: str, start: int, end: int) -> tuple[Addressee, ...]:
        """Those addressed in a plain text between two places, in the order named."""
        stretch = plain[start : min(end, start + _REACH)]
        stretch = stretch[self._opening.match(stretch).end() :]  # type: ignore[union-attr]
        stop = self._infinitive.search(stretch)
        if stop is not None:
            stretch = stretch[: stop.start()]
        found: list[Addressee] = []
        aside = False
        for place, piece in enumerate(self._pieces(stretch)):
            words = piece.strip()
            if place == 0 and words:
                if self.language == "zh" and self._aside.match(words):
                    return ()
                found += self._named(words)
                if not found and self._aside.match(words) is None:
                    # What is asked for begins at once: nobody is named.
                    return ()
                aside = False
                continue
            join = self._joins.match(words)
            bare = words[join.end() :].strip() if join else words
            if not words or self._aside.match(bare) is not None:
                aside = True
            elif join or (not aside and self._begins(bare)):
                found += self._named(bare)
                aside = False
            elif not found and self._begins(bare, _SMALL):
                found += self._named(bare)
        return tuple(dict.fromkeys(found))

    def _pieces(self, stretch: str) -> Iterator[str]:
        """The stretch between its marks; a mark inside a name divides nothing."""
        names = list(self._who.spans(stretch))
        start = 0
        for mark in _MARKS.finditer(stretch):
            if not any(name.start < mark.start() < name.end for name in names):
                yield stretch[start : mark.start()]
                start = mark.end()
        yield stretch[start:]

    def _begins(self, words: str, small: int = 0) -> bool:
        """Whether a name stands at the head of some words, ``small`` words before it at most."""
        first = next(self._who.spans(words), None)
        return first is not None and len(words[: first.start].split()) <= small

    def _named(self, piece: str) -> list[Addressee]:
        """The names in one piece, up to an aside that follows one of them."""
        named: list[Addressee] = []
        spans = list(self._who.spans(piece))
        if not spans:
            return []
        cut = self._aside.search(piece, spans[0].end)
        limit = cut.start() if cut is not None else len(piece)
        for span in spans:
            if span.start <= limit:
                named.append(Addressee(span.code))
        return named

    def nearest_before(self, plain: str, place: int) -> Addressee | None:
        """The one named last before a place, or ``None``."""
        last = None
        for span in self._who.spans(plain[:place]):
            last = Addressee(span.code)
        return last
