"""The words of provisions by where they stand, and how much of a subject each provision says.

A concept counts as one word in the ranking known as BM25; plain BM25 over the obligation's
summary settles what concepts leave open.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from accede.legislation.rules.wording import Called, Concept, Indexed, Part, Term, Wanted

_ZONE = 1_000_000
_HEADING, _PATH, _TEXT = 0, 1, 2
# How much a word tells by where it stands: in the heading of the provision, in those of the
# divisions around it, in its text.
_TELLS = {_HEADING: 2.2, _PATH: 1.0, _TEXT: 1.0}
_WEAK = 0.35
_SATURATION = 0.9
_LENGTH = 0.25
_CITED = 0.13
_NEAR = 14
_NEAR_SIGNS = 40
_WITHOUT_CORE = 0.2
_BY_REFERENCE = 0.8
_HEAD = 0.9
_COMMON = 500
"""How rare a concept is, is told as among so many provisions at least: in a short Act on one
subject every provision has its words, and they tell no less for that."""


class Index:
    """The words of provisions by where they stand; built once for a set of laws."""

    def __init__(self, provisions: Iterable[Indexed], concepts: Mapping[str, Concept]) -> None:
        self.provisions = tuple(provisions)
        self._concepts = concepts
        self._stems: dict[str, dict[str, dict[int, list[int]]]] = {}
        self._folded: dict[str, dict[str, dict[int, list[int]]]] = {}
        self._length = [len(each.words[_TEXT]) + 20 for each in self.provisions]
        self._mean = sum(self._length) / max(1, len(self._length))
        for at, provision in enumerate(self.provisions):
            stems = self._stems.setdefault(provision.language, {})
            folded = self._folded.setdefault(provision.language, {})
            for zone, words in enumerate(provision.words):
                for place, (stem, word) in enumerate(words, zone * _ZONE):
                    stems.setdefault(stem, {}).setdefault(at, []).append(place)
                    folded.setdefault(word, {}).setdefault(at, []).append(place)
        names = {(each.law, each.number): at for at, each in enumerate(self.provisions)}
        self._refers = [
            tuple(
                names[each.law, number] for number in each.refers_to if (each.law, number) in names
            )
            for each in self.provisions
        ]
        cited: Counter[int] = Counter(other for refers in self._refers for other in refers)
        most = math.log(1 + max(cited.values(), default=0)) or 1.0
        self._cited = {at: math.log(1 + times) / most for at, times in cited.items()}
        self._vocabulary = {language: sorted(words) for language, words in self._folded.items()}
        self._met: dict[str, tuple[float, dict[int, float]]] = {}
        self._ranked: dict[tuple[tuple[Called, ...], str], dict[int, float]] = {}

    def concept(self, code: str) -> tuple[float, dict[int, float]]:
        """How rare a concept is (0 to 1), and how much of it each provision has (0 to 1)."""
        if code not in self._met:
            strength: dict[int, float] = defaultdict(float)
            for at, told, _ in self._hits(self._concepts[code]):
                strength[at] += told
            said = {
                at: told / (told + _SATURATION * self._long(at)) for at, told in strength.items()
            }
            total = max(len(self.provisions), _COMMON)
            rare = math.log(1 + (total - len(said) + 0.5) / (len(said) + 0.5))
            self._met[code] = (min(1.0, 0.25 + 0.9 * rare / math.log(2 + total)), said)
        return self._met[code]

    def scores(self, wanted: Wanted) -> dict[int, float]:
        """The score by concepts of each provision that has any, from 0 to 1."""
        called = wanted.called
        key = (called, wanted.by_reference)
        if key not in self._ranked:
            total = sum(each.weight for each in called) or 1.0
            cores = {each.concept for each in called if each.core}
            sums: dict[int, float] = defaultdict(float)
            core: dict[int, float] = defaultdict(float)
            for each in called:
                rare, said = self.concept(each.concept)
                for at, much in said.items():
                    sums[at] += each.weight * rare * much
                    if each.concept in cores:
                        core[at] = max(core[at], much)
            scores = {
                at: (value / total + _CITED * self._cited.get(at, 0.0))
                if not cores or core.get(at, 0) >= 0.2
                else value / total * _WITHOUT_CORE
                for at, value in sums.items()
            }
            if wanted.by_reference:
                self._add_references(wanted.by_reference, scores)
            self._ranked[key] = scores
        return self._ranked[key]

    def _add_references(self, concept: str, scores: dict[int, float]) -> None:
        """A provision with the concept shares in the best of those that it refers to."""
        direct = dict(scores)
        for at in self.concept(concept)[1]:
            best = max((direct.get(other, 0.0) for other in self._refers[at]), default=0.0)
            if best:
                scores[at] = max(direct.get(at, 0.0), _BY_REFERENCE * best) + 0.1 * min(
                    best, direct.get(at, 0.0)
                )

    def plain(self, wanted: Wanted, among: Iterable[int] | None = None) -> dict[int, float]:
        """Plain BM25 of the obligation's summary, in the language of each provision."""
        scores: dict[int, float] = defaultdict(float)
        chosen = None if among is None else set(among)
        total = len(self.provisions)
        for language, stems in self._stems.items():
            for stem in dict.fromkeys(wanted.summary.get(language, ())):
                postings = stems.get(stem)
                if not postings:
                    continue
                rare = math.log(1 + (total - len(postings) + 0.5) / (len(postings) + 0.5))
                for at in postings if chosen is None else chosen & postings.keys():
                    times = len(postings[at])
                    scores[at] += rare * times * 2.2 / (times + 1.2 * self._long(at, 0.75))
        return scores

    def leaders(self, wanted: Wanted) -> set[int]:
        """The provision that says most of each core concept, where there are several."""
        cores = [each.concept for each in wanted.called if each.core]
        if len(cores) < 2:
            return set()
        scores = self.scores(wanted)
        leading = set()
        for code in cores:
            _, said = self.concept(code)
            if said:
                leading.add(max(said, key=lambda at: (said[at], scores.get(at, 0.0), -at)))
        return leading

    def evidence(self, wanted: Wanted, at: int) -> float:
        """How much of the head concept, the core one that weighs most, it says, from 0 to 1."""
        called = [each for each in wanted.called if each.core] or wanted.called
        head = max((each.weight for each in called), default=0.0)
        least = 0.0 if wanted.any_core else _HEAD * head
        told = (self.concept(each.concept) for each in called if each.weight >= least)
        return max((rare * said.get(at, 0.0) for rare, said in told), default=0.0)

    def met(self, code: str, at: int) -> tuple[str, ...]:
        """The terms of a concept that one provision has, as the lexicon writes them."""
        found: Counter[str] = Counter()
        for place, told, written in self._hits(self._concepts[code], only=at):
            if place == at:
                found[written] += max(1, round(told))
        return tuple(written for written, _ in found.most_common(4))

    def summary_words(self, wanted: Wanted, at: int) -> tuple[str, ...]:
        """The words of the summary that one provision has, rarest first."""
        language = self.provisions[at].language
        stems = self._stems.get(language, {})
        shared = [
            stem for stem in dict.fromkeys(wanted.summary.get(language, ()))
            if at in stems.get(stem, {})
        ]  # fmt: skip
        return tuple(sorted(shared, key=lambda stem: len(stems[stem]))[:4])

    def _long(self, at: int, weight: float = _LENGTH) -> float:
        return 1 - weight + weight * self._length[at] / self._mean

    def _hits(self, concept: Concept, only: int | None = None) -> Iterator[tuple[int, float, str]]:
        for terms, worth in ((concept.terms, 1.0), (concept.weak, _WEAK)):
            for language in self._stems:
                near = _NEAR_SIGNS if language == "zh" else _NEAR
                for term in terms.get(language, ()):
                    for at, told in self._found(term, language, near, only, concept.headings):
                        yield at, told * worth, term.written

    def _found(
        self, term: Term, language: str, near: int, only: int | None, headings: bool
    ) -> Iterator[tuple[int, float]]:
        parts = [self._places(part, language, only) for part in term.parts]
        if not all(parts):
            return
        first, *others = parts
        for at, places in first.items():
            if any(at not in other for other in others):
                continue
            told = 0.0
            for place in places:
                if headings and place // _ZONE == _TEXT:
                    continue
                if all(_beside(place, other[at], near) for other in others):
                    told += _TELLS[place // _ZONE]
            if told:
                # A word said often says little more; terms of several parts say more.
                yield at, min(told, 4.0) * (1.0 + 0.35 * (len(parts) - 1))

    def _places(self, part: Part, language: str, only: int | None) -> dict[int, list[int]]:
        gap = 1 if language == "zh" else 2
        found: dict[int, list[int]] | None = None
        for word, beginning in part.words:
            here = self._word(word, language, beginning=beginning)
            if only is not None:
                here = {only: here[only]} if only in here else {}
            if found is None:
                found = here
            else:
                follows: dict[int, list[int]] = {}
                for at in found.keys() & here.keys():
                    ends = [
                        place
                        for place in here[at]
                        if _any_between(found[at], place - gap, place - 1)
                    ]
                    if ends:
                        follows[at] = ends
                found = follows
            if not found:
                return {}
        return found or {}

    def _word(self, word: str, language: str, *, beginning: bool) -> dict[int, list[int]]:
        if not beginning:
            return self._stems[language].get(word, {})
        vocabulary = self._vocabulary[language]
        merged: dict[int, list[int]] = {}
        at = bisect_left(vocabulary, word)
        while at < len(vocabulary) and vocabulary[at].startswith(word):
            for provision, places in self._folded[language][vocabulary[at]].items():
                merged.setdefault(provision, []).extend(places)
            at += 1
        return {provision: sorted(places) for provision, places in merged.items()}


def _beside(place: int, others: Sequence[int], near: int) -> bool:
    return _any_between(others, place - near, place + near)


def _any_between(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
