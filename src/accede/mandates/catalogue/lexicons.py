"""The words by which a paragraph is understood, read from ``catalogue/lexicons/*.yaml``."""

from collections.abc import Mapping
from functools import cache

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.mandates.catalogue.resolutions import Theme
from accede.mandates.rules.addressing import Addressing
from accede.mandates.rules.deadlines import DayWords
from accede.mandates.rules.references import DocumentWords
from accede.mandates.rules.resolutions import Addressee, Force
from accede.mandates.rules.senses import Condition, Lexicon
from accede.mandates.rules.terms import Terms
from accede.mandates.rules.verbs import VerbWords

FOLDER = "lexicons"
Words = tuple[str, ...]


class _Shape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What every shape of this catalogue is: frozen, and strict about its fields."""


class _Verbs(_Shape, frozen=True):
    heads: dict[Force, Words]
    sentiments: dict[Force, Words]
    adverbs: Words = ()
    voices: Words = ()
    qualities: Words = ()
    attended: Words = ()
    whose: Words = ()
    joins: Words = ()


class _Addressees(_Shape, frozen=True):
    who: dict[Addressee, Words]
    aside: Words
    joins: Words
    opening: Words = ()
    infinitive: str = ""


class _Documents(_Shape, frozen=True):
    resolution: Words
    decision: Words
    organs: dict[str, Words]
    own: Words


class _Ordinals(_Shape, frozen=True):
    units: dict[int, Words] = {}
    tens: dict[int, Words] = {}


class _Days(_Shape, frozen=True):
    session: Words
    before: Words
    every: dict[int, Words]
    ordinals: _Ordinals = _Ordinals()
    number: str = ""
    year: str = ""
    joins: Words = ()
    held: Words = ()
    first: bool = False


class _Lexicon(_Shape, frozen=True):
    language: str
    verbs: _Verbs
    addressees: _Addressees
    conditions: dict[Condition, Words]
    themes: dict[Theme, Words]
    documents: _Documents
    days: _Days
    instruments: dict[str, Words]


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """Every lexicon by the code of its language."""
    return {shape.language: _lexicon(name, shape) for name, shape in shelf.each(FOLDER, _Lexicon)}


def lexicon(language: str) -> Lexicon:
    """The lexicon of one language; ``BadInput`` where the catalogue has none."""
    known = lexicons()
    if language not in known:
        raise BadInput(
            f"the catalogue has no lexicon for ‘{language}’",
            remedy=f"choose one of {', '.join(sorted(known))}",
        )
    return known[language]


def _lexicon(name: str, shape: _Lexicon) -> Lexicon:
    language = shape.language
    if language != name:
        raise BadInput(
            f"the lexicon says it is of ‘{language}’",
            remedy="name the file by its language",
            place=Place(f"{FOLDER}/{name}.yaml"),
        )
    verbs, whom, days = shape.verbs, shape.addressees, shape.days
    for what, missing in (
        ("condition", set(Condition) - set(shape.conditions)),
        ("theme", set(Theme) - set(shape.themes)),
    ):
        if missing:
            raise BadInput(
                f"the lexicon has no words for the {what} {sorted(missing)[0]}",
                remedy="add them; every lexicon speaks of every condition and theme",
                place=Place(f"{FOLDER}/{name}.yaml"),
            )
    return Lexicon(
        language,
        VerbWords(
            language,
            verbs.heads,
            verbs.adverbs,
            verbs.voices,
            verbs.sentiments,
            verbs.qualities,
            verbs.attended,
            verbs.whose,
            verbs.joins,
        ),
        Addressing(language, whom.who, whom.opening, whom.aside, whom.joins, whom.infinitive),
        Terms(language, {str(code): words for code, words in shape.conditions.items()}),
        Terms(language, {code.value: words for code, words in shape.themes.items()}),
        DocumentWords(
            language,
            shape.documents.resolution,
            shape.documents.decision,
            shape.documents.organs,
            shape.documents.own,
            shape.instruments,
        ),
        DayWords(
            language,
            days.session,
            {**days.ordinals.tens, **days.ordinals.units},
            days.number,
            days.before,
            days.year,
            days.every,
            days.joins,
            days.held,
            days.first,
        ),
    )
