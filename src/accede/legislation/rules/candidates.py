"""Which provisions of laws are likely to speak of an obligation, ranked, each with why.

A candidate is not a finding: it says where to begin reading. Words decide, in the language
of the law: each obligation calls for concepts of the lexicon, each concept is a set of words
that say the same thing. A concept counts as one word in the ranking known as BM25; plain
BM25 over the obligation's summary settles what concepts leave open.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from accede.basics.ruled import rule

Word: TypeAlias = tuple[str, str]
"""A word of a text: its stem, and the word itself folded."""

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
_PLAIN = 0.12
_BY_REFERENCE = 0.8
_LOOKED_AT = 80
_LEADS = 0.2
_HEAD = 0.9
_TAIL = 0.25
_COMMON = 500
"""How rare a concept is, is told as among so many provisions at least: in a short Act on one
subject every provision has its words, and they tell no less for that."""
THRESHOLD = 0.3
"""The least evidence, from 0 to 1, that one of the best three must have; see ``evidence``."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a term that follow one another: stems, or beginnings of words."""

    words: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One way of saying a concept: parts that stand near one another, as it was written."""

    written: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A set of terms by language that say the same thing; ``weak`` ones only hint.

    ``headings`` says that its words count in headings alone.
    """

    code: str
    label: Mapping[str, str]
    terms: Mapping[str, tuple[Term, ...]]
    weak: Mapping[str, tuple[Term, ...]]
    headings: bool = False


@dataclass(frozen=True, slots=True)
class Called:
    """A concept that an obligation calls for; without any core concept hardly a candidate."""

    concept: str
    weight: float
    core: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: an obligation, its concepts, the words of its summary by language.

    ``by_reference`` names a concept: a provision that has it and refers to one that speaks
    of the subject does so too, as a penalty does for an offence defined elsewhere.
    ``any_core`` says that any core concept makes it worth showing, not the head one alone.
    """

    obligation: str
    called: tuple[Called, ...]
    summary: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_reference: str = ""
    any_core: bool = False


@dataclass(frozen=True, slots=True)
class Indexed:
    """A provision as it is ranked: the words of its heading, of the headings above, of its text.

    ``refers_to`` are the numbers of other provisions of the same law that it names.
    """

    law: str
    number: str
    heading: str
    language: str
    words: tuple[tuple[Word, ...], tuple[Word, ...], tuple[Word, ...]]
    refers_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that may speak of an obligation: its score from 0 to 1, and why.

    ``why`` are pairs of a concept's code and the words met; ``""`` stands for words of the
    obligation's own summary.
    """

    obligation: str
    law: str
    number: str
    heading: str
    score: float
    why: tuple[tuple[str, tuple[str, ...]], ...]


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


@rule("LAW-6")
def candidates(
    wanted: Wanted, index: Index, *, top: int, threshold: float = THRESHOLD
) -> tuple[Candidate, ...]:
    """A candidate says where to begin reading; it never says that an obligation is addressed.

    The best provisions come first, each with the words that put it there. Where even the
    best say too little of what is looked for, nothing was found and none is shown: that too
    says nothing about the law.
    """
    ranked = rank(wanted, index, top=top)
    if max((index.evidence(wanted, at) for at, _ in ranked[:3]), default=0.0) < threshold:
        return ()
    found = []
    for at, score in ranked:
        if score < _TAIL * ranked[0][1]:
            break
        provision = index.provisions[at]
        why = [
            (each.concept, words)
            for each in sorted(wanted.called, key=lambda each: -each.weight)
            if (words := index.met(each.concept, at))
        ]
        if not why and (shared := index.summary_words(wanted, at)):
            why.append(("", shared))
        found.append(
            Candidate(
                wanted.obligation, provision.law, provision.number, provision.heading,
                round(score, 3), tuple(why),
            )
        )  # fmt: skip
    return tuple(found)


def rank(wanted: Wanted, index: Index, *, top: int) -> list[tuple[int, float]]:
    """The provisions by score, best first, whatever the threshold: (place in the index, score)."""
    by_concepts = index.scores(wanted)
    best = sorted(by_concepts, key=lambda at: (-by_concepts[at], at))[: max(_LOOKED_AT, 4 * top)]
    plain = index.plain(wanted, best if wanted.called else None)
    highest = max(plain.values(), default=0.0) or 1.0
    fused = {
        at: min(1.0, by_concepts.get(at, 0.0) + _PLAIN * plain.get(at, 0.0) / highest)
        for at in (best or plain)
    }
    for at in index.leaders(wanted):
        if at in fused:
            fused[at] = min(1.0, fused[at] + _LEADS)
    ranked: list[tuple[int, float]] = []
    shown: set[tuple[str, str]] = set()
    for at in sorted(fused, key=lambda at: (-fused[at], at)):
        provision = index.provisions[at]
        # Two wordings of one number are one candidate.
        name = (provision.law, provision.number.partition(" [")[0])
        if name not in shown:
            shown.add(name)
            ranked.append((at, fused[at]))
        if len(ranked) == top:
            break
    return ranked


def _beside(place: int, others: Sequence[int], near: int) -> bool:
    return _any_between(others, place - near, place + near)


def _any_between(places: Sequence[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] <= last
