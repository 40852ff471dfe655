"""Which provisions of laws are likely to speak of an obligation, ranked, each with why.

A candidate is not a finding: it says where to begin reading. Words decide, in the language
of the law: each obligation calls for concepts of the lexicon, each concept is a set of words
that say the same thing (see ``index``).
"""

from dataclasses import dataclass

from accede.basics.ruled import rule
from accede.legislation.rules.index import Index
from accede.legislation.rules.wording import Wanted

_PLAIN = 0.12
_LOOKED_AT = 80
_LEADS = 0.2
_TAIL = 0.25
THRESHOLD = 0.3
"""The least evidence, from 0 to 1, that one of the best three must have; see ``evidence``."""


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
