"""What became of each paragraph of one resolution in another: kept, changed, new, gone.

Two texts in one language are laid side by side by their words; two in different languages
by what each paragraph says, as the lexicons understand it. A proposal is made, never a
finding: a clerk confirms it (``rules/crosswalks``).
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, sqrt

from accede.basics.ruled import rule
from accede.mandates.rules.readings import Paragraph, Part, Reading
from accede.mandates.rules.senses import Sense
from accede.mandates.rules.terms import plainly, words_of


class Fate(StrEnum):
    """What became of a paragraph between two texts."""

    SAME = "SAME"
    CHANGED = "CHANGED"
    SPLIT = "SPLIT"
    MERGED = "MERGED"
    NEW = "NEW"
    GONE = "GONE"


@dataclass(frozen=True, slots=True)
class Pairing:
    """One row of a comparison.

    ``before`` and ``after`` are addresses (``operative 3``): one each where a paragraph was
    kept or changed; several after where it was split, several before where it was merged;
    none before where it is new, none after where it is gone. ``likeness`` is from 0 to 1.
    """

    fate: Fate
    before: tuple[str, ...]
    after: tuple[str, ...]
    likeness: float

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The pairs of numbers of operative paragraphs that the row joins."""
        return tuple(
            (before.partition(" ")[2], after.partition(" ")[2])
            for before in self.before
            for after in self.after
            if before.startswith("operative ") and after.startswith("operative ")
        )


# Likeness from which two paragraphs are one that changed, by words and by sense; and how
# much less is enough where nothing else is as like either of them.
_ALIKE, _ALIKE_ABROAD = 0.30, 0.45
_SLACK = 0.08
# What the words weigh in one language; the themes weigh the rest.
_SAID = 0.75
# The share of a paragraph’s words that must stand in another for it to be a part of that.
_WITHIN = 0.62
# What a place in the same order weighs beside the words.
_ORDER = 0.08


def compare(
    before: Reading,
    after: Reading,
    senses: tuple[Sequence[Sense], Sequence[Sense]],
) -> tuple[Pairing, ...]:
    """What became of each numbered or preambular paragraph, in the order of the later text.

    ``senses`` are those of the two readings. Paragraphs that are gone stand where they
    stood. Letters belong to their paragraph; chapeaux, headings and annexes are left out.
    """
    old, new = _units(before, senses[0]), _units(after, senses[1])
    abroad = before.language != after.language
    likeness = _by_sense(old, new) if abroad else _by_words(old, new)
    floor = _ALIKE_ABROAD if abroad else _ALIKE
    pairs = matched(likeness, floor)
    return _rows(old, new, pairs, likeness, abroad=abroad)


@dataclass(frozen=True)
class _Unit:
    """One paragraph with its letters, as it is compared."""

    at: str
    part: Part
    text: str
    sense: Sense
    words: Counter[str]
    place: float


def _units(reading: Reading, senses: Sequence[Sense]) -> list[_Unit]:
    whole: list[tuple[Paragraph, list[str], list[Sense]]] = []
    for paragraph, sense in zip(reading.paragraphs, senses, strict=True):
        if paragraph.part not in (Part.PREAMBLE, Part.OPERATIVE):
            continue
        if paragraph.level > 1 and whole:
            whole[-1][1].append(paragraph.text)
            whole[-1][2].append(sense)
        else:
            whole.append((paragraph, [paragraph.text], [sense]))
    counted: Counter[Part] = Counter(each.part for each, _, _ in whole)
    seen: Counter[Part] = Counter()
    units = []
    for paragraph, texts, said in whole:
        place = seen[paragraph.part] / max(1, counted[paragraph.part] - 1)
        seen[paragraph.part] += 1
        text = "\n".join(texts)
        units.append(
            _Unit(
                paragraph.at,
                paragraph.part,
                text,
                _together(said),
                _words(text, reading.language),
                place,
            )
        )
    return units


def _together(senses: Sequence[Sense]) -> Sense:
    """What a paragraph and its letters say together."""
    first = senses[0]
    if len(senses) == 1:
        return first

    def every(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each for sense in senses for each in getattr(sense, name)))

    return Sense(
        first.calls,
        first.force,
        first.addressees,
        every("conditions"),  # type: ignore[arg-type]
        every("themes"),
        every("references"),
        next((sense.deadline for sense in senses if sense.deadline), None),
    )


def _words(text: str, language: str) -> Counter[str]:
    """Words and pairs of words; in Chinese, which sets no spaces, pairs of characters."""
    plain = plainly(text).text
    if language == "zh":
        signs = [each for each in plain if each.isalnum()]
        return Counter(a + b for a, b in itertools.pairwise(signs))
    words = [word for _, word in words_of(plain)]
    pairs = (f"{a} {b}" for a, b in itertools.pairwise(words))
    return Counter(words) + Counter(pairs)


Likeness = Sequence[Sequence[float]]


def _by_words(old: Sequence[_Unit], new: Sequence[_Unit]) -> Likeness:
    """The cosine of the words, and the themes that both have; rare ones weigh more."""
    every = [*old, *new]
    documents = Counter(word for unit in every for word in unit.words)
    weight = {word: log(1 + len(every) / count) for word, count in documents.items()}
    lengths = {id(unit): _length(unit.words, weight) for unit in every}
    matters = Counter(theme for unit in every for theme in unit.sense.themes)
    rare = {theme: log(1 + len(every) / count) for theme, count in matters.items()}

    def alike(a: _Unit, b: _Unit) -> float:
        words = _cosine(a.words, b.words, weight) / (lengths[id(a)] * lengths[id(b)])
        if not a.sense.themes and not b.sense.themes:
            return words
        return _SAID * words + (1 - _SAID) * _shared(a.sense.themes, b.sense.themes, rare)

    return [[alike(a, b) if a.part is b.part else 0.0 for b in new] for a in old]


def _shared(a: Sequence[str], b: Sequence[str], weight: Mapping[str, float]) -> float:
    """The share of the themes of both that both have, rare ones weighing more."""
    whole = sum(weight[each] for each in {*a, *b})
    return sum(weight[each] for each in set(a) & set(b)) / whole if whole else 0.0


def _length(words: Counter[str], weight: Mapping[str, float]) -> float:
    return sqrt(sum((count * weight[word]) ** 2 for word, count in words.items())) or 1.0


def _cosine(a: Counter[str], b: Counter[str], weight: Mapping[str, float]) -> float:
    few, many = (a, b) if len(a) < len(b) else (b, a)
    return sum(count * many[word] * weight[word] ** 2 for word, count in few.items())


# What each side of the sense weighs when two languages are compared.
_SIDES = {
    "references": 3.0,
    "themes": 2.0,
    "addressees": 1.0,
    "conditions": 1.0,
    "numbers": 2.0,
    "force": 1.0,
    "length": 1.0,
    "place": 4.0,
}
_NUMBER = re.compile(r"\d{2,4}")


def _by_sense(old: Sequence[_Unit], new: Sequence[_Unit]) -> Likeness:
    """How much of what two paragraphs say, refer to and count is the same, and where."""
    mean = [sum(len(unit.text) for unit in units) / max(1, len(units)) for units in (old, new)]
    numbers = {id(unit): set(_NUMBER.findall(unit.text)) for unit in (*old, *new)}

    def alike(a: _Unit, b: _Unit) -> float:
        sides: dict[str, float | None] = {
            name: _overlap(set(getattr(a.sense, name)), set(getattr(b.sense, name)))
            for name in ("references", "themes", "addressees", "conditions")
        }
        sides["numbers"] = _overlap(numbers[id(a)], numbers[id(b)])
        sides["force"] = float(a.sense.force is b.sense.force)
        lengths = len(a.text) / mean[0], len(b.text) / mean[1]
        sides["length"] = min(lengths) / (max(lengths) or 1.0)
        sides["place"] = max(0.0, 1 - 4 * abs(a.place - b.place))
        told = {name: value for name, value in sides.items() if value is not None}
        return sum(_SIDES[name] * value for name, value in told.items()) / sum(
            _SIDES[name] for name in told
        )

    return [[alike(a, b) if a.part is b.part else 0.0 for b in new] for a in old]


def _overlap(a: set[str], b: set[str]) -> float | None:
    """The share of both that stands in both; ``None`` where neither has anything."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else None


@rule("ALIGN-1")
def matched(likeness: Likeness, floor: float) -> dict[int, int]:
    """Two paragraphs are one that lived on where each is the other’s most like, above a floor.

    The most alike are taken first. Order weighs a little, so that of two that are as alike
    the one in its place is taken; a paragraph that moved is still found. A little below the
    floor two are still one, where nothing else is as like either of them.
    """
    old, new = len(likeness), len(likeness[0]) if likeness else 0
    row_best = [max(row, default=0.0) for row in likeness]
    column_best = [max((row[b] for row in likeness), default=0.0) for b in range(new)]

    def enough(a: int, b: int) -> bool:
        here = likeness[a][b]
        alone = here >= row_best[a] and here >= column_best[b]
        return here >= floor or (alone and here >= floor - _SLACK)

    every = [
        (
            likeness[a][b] - _ORDER * abs(a / max(1, old - 1) - b / max(1, new - 1)),
            -abs(a - b),
            a,
            b,
        )
        for a in range(old)
        for b in range(new)
        if enough(a, b)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, a, b in sorted(every, reverse=True):
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)
    return pairs


@rule("ALIGN-2")
def part_of(words: Mapping[str, int], whole: Mapping[str, int]) -> bool:
    """A paragraph without a pair is a part of another where most of its words stand there.

    An earlier one that stands so in a later one was merged into it; a later one that
    stands so in an earlier one was split from it. A text of fewer than eight words is
    never told to be a part.
    """
    size = sum(words.values())
    if size < _FEW:
        return False
    inside = sum(min(count, whole.get(word, 0)) for word, count in words.items())
    return inside / size >= _WITHIN


_FEW = 8


@rule("ALIGN-3")
def same_text(a: str, b: str) -> bool:
    """A paragraph is the same where its letters and digits are; signs and notes may differ."""
    return _letters(a) == _letters(b)


def _letters(text: str) -> str:
    return "".join(each for each in plainly(text).text if each.isalnum())


def _rows(
    old: Sequence[_Unit],
    new: Sequence[_Unit],
    pairs: Mapping[int, int],
    likeness: Likeness,
    *,
    abroad: bool,
) -> tuple[Pairing, ...]:
    came_from = {b: [a] for a, b in pairs.items()}
    went_to = {a: [b] for a, b in pairs.items()}
    if not abroad:
        _add_parts(old, new, likeness, came_from, went_to)
    rows: list[tuple[float, Pairing]] = []
    told: set[int] = set()
    for b, unit in enumerate(new):
        sources = sorted(came_from.get(b, []))
        if not sources:
            rows.append((b, Pairing(Fate.NEW, (), (unit.at,), 0.0)))
            continue
        first = sources[0]
        targets = sorted(went_to[first])
        if len(targets) > 1:
            if first in told:
                continue
            told.add(first)
            best = max(likeness[first][each] for each in targets)
            after = tuple(new[each].at for each in targets)
            rows.append((b, Pairing(Fate.SPLIT, (old[first].at,), after, best)))
            continue
        best = max(likeness[each][b] for each in sources)
        fate = Fate.MERGED if len(sources) > 1 else Fate.CHANGED
        if fate is Fate.CHANGED and not abroad and same_text(old[first].text, unit.text):
            fate = Fate.SAME
        before = tuple(old[each].at for each in sources)
        rows.append((b, Pairing(fate, before, (unit.at,), best)))
    rows += _gone(old, went_to)
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _add_parts(
    old: Sequence[_Unit],
    new: Sequence[_Unit],
    likeness: Likeness,
    came_from: dict[int, list[int]],
    went_to: dict[int, list[int]],
) -> None:
    """Joins what has no pair to what it is a part of; splits first, then merges."""
    for b, unit in enumerate(new):
        if b in came_from:
            continue
        best = max(range(len(old)), key=lambda a: likeness[a][b], default=None)
        if best is None or len(came_from.get(went_to.get(best, [-1])[0], [])) > 1:
            continue
        if old[best].part is unit.part and part_of(unit.words, old[best].words):
            came_from[b] = [best]
            went_to.setdefault(best, []).append(b)
    for a, unit in enumerate(old):
        if a in went_to:
            continue
        best = max(range(len(new)), key=lambda b: likeness[a][b], default=None)
        if best is None or best not in came_from or len(went_to[came_from[best][0]]) > 1:
            continue
        if new[best].part is unit.part and part_of(unit.words, new[best].words):
            came_from[best].append(a)
            went_to[a] = [best]


def _gone(
    old: Sequence[_Unit], went_to: Mapping[int, Sequence[int]]
) -> Iterable[tuple[float, Pairing]]:
    """Paragraphs that are gone, each after the last before it that lived on."""
    after = -1.0
    for a, unit in enumerate(old):
        if a in went_to:
            after = float(max(went_to[a]))
        else:
            yield after + 0.5, Pairing(Fate.GONE, (unit.at,), (), 0.0)
