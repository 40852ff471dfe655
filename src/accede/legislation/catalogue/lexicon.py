"""The lexicon of candidates: ``catalogue/legislation/lexicon``, and what obligations call for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.basics.search_text import fold
from accede.basics.texts import LANGUAGES
from accede.legislation.rules import Called, Concept, Part, Term, Wanted
from accede.stems import folded, sequence
from accede.treaties.rules import Obligation, ObligationKind

_FOLDER = "legislation/lexicon"
# A penalty often stands in another provision than the offence it is for.
_BY_REFERENCE = {ObligationKind.PENALTY: "punishes", ObligationKind.LEGAL_PERSONS: "legal-persons"}


class WhenEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which obligations call for a concept: all that is given must hold."""

    weight: float
    core: bool = False
    kinds: tuple[ObligationKind, ...] = ()
    instruments: tuple[str, ...] = ()
    words: str = ""
    codes: str = ""


class ConceptEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One concept: its label, when it is called for, its terms by language."""

    label: dict[str, str]
    when: tuple[WhenEntry, ...]
    terms: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]] = {}
    headings: bool = False


@dataclass(frozen=True, slots=True)
class _When:
    concept: str
    weight: float
    core: bool
    kinds: frozenset[ObligationKind]
    instruments: frozenset[str]
    words: re.Pattern[str] | None
    codes: re.Pattern[str] | None


@cache
def concepts() -> Mapping[str, Concept]:
    """Every concept by its code; ``BadInput`` where a file does not fit."""
    return {
        code: Concept(
            code,
            entry.label,
            _terms(entry.terms, code),
            _terms(entry.weak, code),
            entry.headings,
        )
        for code, entry in _entries().items()
    }


@cache
def wanted(obligation: Obligation) -> Wanted:
    """What is looked for in laws for an obligation: its concepts, and the words of its summary."""
    asked = "\n".join([obligation.summary.in_("en"), *obligation.elements])
    called: dict[str, Called] = {}
    for when in _whens():
        if (
            (when.kinds and obligation.kind not in when.kinds)
            or (when.instruments and obligation.instrument not in when.instruments)
            or (when.codes and not when.codes.search(obligation.code))
            or (when.words and not when.words.search(asked))
        ):
            continue
        before = called.get(when.concept)
        weight = max(when.weight, before.weight if before else 0.0)
        core = when.core or bool(before and before.core)
        called[when.concept] = Called(when.concept, weight, core)
    return Wanted(
        obligation.code,
        tuple(called.values()),
        {
            language: tuple(sequence(obligation.summary.by_language[language], language))
            for language in obligation.summary
        },
        _BY_REFERENCE.get(obligation.kind, ""),
        # A general offence may serve where the law has none of the treaty's own subject.
        any_core=obligation.kind is ObligationKind.OFFENCE,
    )


def term(written: str, language: str) -> Term:
    """A term as the lexicon writes it, ready to be looked for.

    >>> term("prise d'otage* .. rançon", "fr").parts[0].words
    (('pris', False), ('otage', True))
    """
    parts = []
    for piece in written.split(".."):
        words: list[tuple[str, bool]] = []
        for word in piece.split():
            if word.endswith("*"):
                *before, last = folded(word[:-1]) or [fold(word[:-1])]
                words += [(stem_of, False) for one in before for stem_of in sequence(one, language)]
                words.append((last, True))
            else:
                words += [(found, False) for found in sequence(word, language)]
        if words:
            parts.append(Part(tuple(words)))
    return Term(written, tuple(parts))


@cache
def _entries() -> Mapping[str, ConceptEntry]:
    found: dict[str, ConceptEntry] = {}
    for name, entries in shelf.each(_FOLDER, dict[str, ConceptEntry]):
        place = Place(f"{_FOLDER}/{name}.yaml")
        for code, entry in entries.items():
            if code in found:
                raise BadInput(
                    f"the concept ‘{code}’ stands twice in the lexicon",
                    remedy="name each concept once",
                    place=place,
                )
            strangers = ({*entry.terms} | {*entry.weak}) - {*LANGUAGES}
            if strangers or not {"en", "fr"} <= {*entry.label}:
                raise BadInput(
                    f"the concept ‘{code}’ lacks a label or has words in {sorted(strangers)}",
                    remedy="label it in en and fr; give words in the six languages",
                    place=place,
                )
            found[code] = entry
    return found


@cache
def _whens() -> tuple[_When, ...]:
    return tuple(
        _When(
            code,
            when.weight,
            when.core,
            frozenset(when.kinds),
            frozenset(when.instruments),
            re.compile(when.words) if when.words else None,
            re.compile(when.codes) if when.codes else None,
        )
        for code, entry in _entries().items()
        for when in entry.when
    )


def _terms(written: Mapping[str, tuple[str, ...]], code: str) -> dict[str, tuple[Term, ...]]:
    compiled = {}
    for language, terms in written.items():
        # Two terms of the same stems are one.
        told = {each.parts: each for each in reversed([term(one, language) for one in terms])}
        compiled[language] = tuple(reversed(told.values()))
        for each in compiled[language]:
            if not each.parts:
                raise BadInput(
                    f"the term ‘{each.written}’ of ‘{code}’ has no word that is compared",
                    remedy="write words that carry a subject",
                    place=Place(_FOLDER),
                )
    return compiled
