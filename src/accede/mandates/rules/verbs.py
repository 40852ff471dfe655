"""The verbs of a paragraph, as they are marked in print, and the force of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from accede.mandates.rules.resolutions import ASKING, Force
from accede.mandates.rules.terms import WORD, FirstWords, either, pattern_of

_SLOT = " ~ "


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb found in a plain text: where it stands, with what force it speaks."""

    start: int
    end: int
    force: Force


@dataclass(frozen=True)
class VerbWords:
    """How one language says what a resolution does.

    ``heads`` are the verbs by force, in the forms of preamble and operative part; ``~`` in
    one leaves room for ``adverbs``, which are printed with it. What a verb of ``voices``
    expresses (``sentiments``, with ``qualities`` before or after) belongs to it and gives
    the force: *expresses its grave concern*. What follows a word of ``attended`` belongs to
    any verb and leaves its force alone: *notes with appreciation*.
    """

    language: str
    heads: Mapping[Force, tuple[str, ...]]
    adverbs: tuple[str, ...]
    voices: tuple[str, ...]
    sentiments: Mapping[Force, tuple[str, ...]]
    qualities: tuple[str, ...]
    attended: tuple[str, ...]
    whose: tuple[str, ...]
    joins: tuple[str, ...]

    @property
    def _gap(self) -> str:
        return "" if self.language == "zh" else r"\s"

    @cached_property
    def _adverbs(self) -> str:
        return either(self.adverbs, self.language)

    @cached_property
    def _heads(self) -> tuple[re.Pattern[str], tuple[Force, ...], tuple[bool, ...]]:
        pairs = [(head, force) for force, heads in self.heads.items() for head in heads]
        pairs.sort(key=lambda pair: -len(pair[0]))
        made = "|".join(f"({self._head(head)})" for head, _ in pairs)
        # A verb that begins with such a word itself is tried before the word is passed over.
        opening = rf"(?:{self._adverbs}{self._gap})*?(?:{made})(?:{self._gap}{self._adverbs})*"
        voiced = tuple(head in self.voices for head, _ in pairs)
        return re.compile(opening), tuple(force for _, force in pairs), voiced

    def _head(self, head: str) -> str:
        room = rf"{self._gap}(?:{self._adverbs}{self._gap})*"
        return room.join(pattern_of(part, self.language) for part in head.split(_SLOT))

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """What is voiced: a gap, whose it is, then sentiments among qualities and joins."""
        every = [term for terms in self.sentiments.values() for term in terms]
        word = rf"(?:{either([*every, *self.qualities], self.language)}|{self._adverbs})"
        join = either(self.joins, self.language)
        whose = either(self.whose, self.language)
        attended = either(self.attended, self.language)
        gap = self._gap
        return re.compile(
            rf"{gap}(?P<attended>{attended}{gap})?(?P<whose>{whose}{gap})?"
            rf"(?P<said>{word}(?:{gap}(?:{join}{gap})?(?:{whose}{gap})?{word})*)"
        )

    @cached_property
    def _sentiments(self) -> tuple[tuple[Force, re.Pattern[str]], ...]:
        return tuple(
            (force, re.compile(either(terms, self.language)))
            for force, terms in self.sentiments.items()
        )

    @cached_property
    def _trailing(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._gap}{self._adverbs})+")

    def opening(self, plain: str, start: int = 0) -> Verb | None:
        """The verb that a text begins with at ``start``, or ``None``."""
        if not self._may_begin(plain, start):
            return None
        pattern, forces, voices = self._heads
        match = pattern.match(plain, start)
        if match is None or match.lastindex is None:
            return None
        place = match.lastindex - 1
        force, end = forces[place], match.end()
        tail = self._tail.match(plain, end)
        if tail is not None and (tail["attended"] or voices[place]):
            said = next(
                (each for each, words in self._sentiments if words.search(tail["said"])), None
            )
            if said is not None and (tail["attended"] or _belongs(match, tail, force, said)):
                end = tail.end()
                force = force if tail["attended"] else said
                further = self._trailing.match(plain, end)
                end = further.end() if further else end
        return Verb(start, end, force)

    @cached_property
    def _first(self) -> FirstWords:
        heads = [head for heads in self.heads.values() for head in heads]
        return FirstWords([*heads, *self.adverbs], self.language)

    def _may_begin(self, plain: str, start: int) -> bool:
        """Whether the word at a place begins a verb or an adverb: asked before it is read."""
        if self.language == "zh":
            return True
        word = WORD.match(plain, start)
        return word is not None and bool(self._first.at(word[0]))

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        """Where a further verb may begin: after a mark, or after ‘and’."""
        join = either(self.joins, self.language)
        if self.language == "zh":
            return re.compile(rf"[，；](?:{join})*|(?:{join})")
        if self.language == "ar":
            return re.compile(r"[،؛]?\s(?=و)|[،؛]\s")
        return re.compile(rf"(?P<mark>[,;:])\s(?P<join>{join}\s)?|\s{join}\s")

    def further(self, plain: str, start: int) -> Iterator[tuple[Verb, bool]]:
        """Verbs after the first, each with whether a mark and ‘and’ set it off."""
        at = start
        while (joint := self._joint.search(plain, at)) is not None:
            verb = self.opening(plain, joint.end())
            if verb is None:
                at = max(joint.end() - 1, joint.start() + 1)
                continue
            marked = joint[0].strip()[:1] in set(",;:،؛，；")
            yield verb, marked and (self.language in ("zh", "ar") or bool(joint["join"]))
            at = verb.end


def _belongs(match: re.Match[str], tail: re.Match[str], force: Force, said: Force) -> bool:
    """Whether what a verb voices is printed with it.

    What is reaffirmed is, only where it is the organ’s own and nothing stands between:
    *Reaffirming its commitment*, but *Reaffirming also* its commitment. A request that is
    repeated always is.
    """
    if force is not Force.REAFFIRMS or said in ASKING:
        return True
    return tail["whose"] is not None and match.end() == match.end(match.lastindex or 0)


def first_letter(plain: str) -> int:
    """Where the words of a text begin: after quotation marks, brackets, stars."""
    return next((place for place, each in enumerate(plain) if each.isalnum()), 0)
