"""The sentences of the report by language, and which records answer which paragraph."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.reporting.rules.annex import WRITERS
from accede.reporting.rules.speech import CATEGORIES, PLACEHOLDER, Sentence, Speech

ROWS = tuple(f"M{number:02d}" for number in range(1, 21))
"""The rows of the mandate (1-mandate)."""

LANGUAGES = tuple(CATEGORIES)
"""The languages a report can be composed in."""


@cache
def evidence() -> Mapping[str, tuple[str, ...]]:
    """Row of the mandate → kinds of evidence; every row has its line, every kind its writer."""
    path = shelf.root() / "reporting" / "evidence.yaml"
    read: dict[str, list[str]] = shelf.read(path, dict[str, list[str]])
    unknown = {kind for kinds in read.values() for kind in kinds} - set(WRITERS)
    if tuple(sorted(read)) != ROWS or unknown:
        raise BadInput(
            f"the evidence does not fit: {', '.join(sorted(unknown)) or 'rows are missing'}",
            remedy="give each row M01 to M20 one line, with kinds of evidence that exist",
            place=Place(str(path)),
        )
    return {row: tuple(kinds) for row, kinds in read.items()}


@cache
def speech(language: str) -> Speech:
    """How the report speaks in a language; ``BadInput`` where it does not speak it."""
    if language not in LANGUAGES:
        raise BadInput(
            f"the report is not composed in ‘{language}’",
            remedy=f"choose one of {', '.join(LANGUAGES)}",
        )
    locale = Locale.parse({"en": "en_GB", "fr": "fr"}[language])
    pattern = "d\u00a0MMMM y"

    def day(value: date) -> str:
        text = format_date(value, pattern, locale=locale)
        # CLDR writes the first of a month as 1; French, and its house style, as 1er.
        return text.replace("1\u00a0", "1er\u00a0", 1) if _first(value, language) else text

    def number(value: int | Decimal) -> str:
        return format_decimal(value, locale=locale)

    return Speech(language, sentences(language), locale.plural_form, number, day)


@cache
def sentences(language: str) -> Mapping[str, Sentence]:
    """The sentences of one language, by key."""
    path = shelf.root() / "reporting" / f"sentences.{language}.yaml"
    read: dict[str, str | dict[str, str]] = shelf.read(path, dict[str, str | dict[str, str]])
    for key, sentence in read.items():
        if isinstance(sentence, dict):
            _check_cases(key, sentence, language, path.name)
    return read


def placeholders(sentence: Sentence) -> frozenset[str]:
    """The names a sentence is filled with, over all its wordings."""
    wordings = [sentence] if isinstance(sentence, str) else list(sentence.values())
    return frozenset(found[1] for text in wordings for found in PLACEHOLDER.finditer(text))


def _first(day: date, language: str) -> bool:
    return language == "fr" and day.day == 1


def _check_cases(key: str, sentence: Mapping[str, str], language: str, file: str) -> None:
    cases = set(sentence) - {"by"}
    needed = set(CATEGORIES[language])
    if "by" not in sentence or not needed <= cases or cases - needed - {"none", "unknown", "until"}:
        raise BadInput(
            f"the sentence ‘{key}’ does not have the cases of {language}",
            remedy=f"give by, {', '.join(sorted(needed))}, and if need be none, unknown, until",
            place=Place(file),
        )
