"""The columns of the table of a review: their order, their headings, what may be changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from accede.assessment.rules import REQUIREMENTS, WORDS, Judgement, Kind
from accede.basics.texts import Text

LAYOUT = "accede-review-1"
"""Stands in the workbook, so that another file is told from it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its heading, how wide, and whether its reader fills it in."""

    name: str
    heading: Text
    width: int
    filled_in: bool = True


def _column(name: str, en: str, fr: str, width: int, filled_in: bool = True) -> Column:
    return Column(name, Text({"en": en, "fr": fr}), width, filled_in)


COLUMNS = (
    _column("question", "Code", "Code", 10, filled_in=False),
    _column("asks", "Question", "Question", 46, filled_in=False),
    _column("guidance", "What to look at", "Que regarder", 46, filled_in=False),
    _column("evidence", "Evidence wanted", "Preuves souhaitées", 30, filled_in=False),
    _column("after", "Version (leave as it is)", "Version (ne pas modifier)", 12, filled_in=False),
    _column("judgement", "Judgement", "Appréciation", 24),
    _column("reasoning_en", "Reasoning, in English", "Motifs, en anglais", 46),
    _column("reasoning_fr", "Reasoning, in French", "Motifs, en français", 46),
    _column(
        "documents",
        "Documents: one a line, title | number or place | year-month-day",
        "Documents : un par ligne, titre | numéro ou lieu | année-mois-jour",
        40,
    ),
    _column(
        "lacking_en",
        "What is lacking, in English: one element a line",
        "Ce qui manque, en anglais : un élément par ligne",
        34,
    ),
    _column(
        "lacking_fr",
        "What is lacking, in French: the same lines",
        "Ce qui manque, en français : les mêmes lignes",
        34,
    ),
    _column(
        "consulted_en", "What was looked at, in English", "Ce qui a été examiné, en anglais", 30
    ),
    _column(
        "consulted_fr", "What was looked at, in French", "Ce qui a été examiné, en français", 30
    ),
    _column(
        "because_en",
        "Why unknown or not applicable, in English",
        "Pourquoi non déterminé ou sans objet, en anglais",
        30,
    ),
    _column(
        "because_fr",
        "Why unknown or not applicable, in French",
        "Pourquoi non déterminé ou sans objet, en français",
        30,
    ),
)
NAMES = tuple(each.name for each in COLUMNS)

RECORDED = tuple(each for each in Judgement if REQUIREMENTS[each].recorded)


def said(kind: Kind, judgement: Judgement, language: str) -> str:
    """A judgement as the table writes it: its words, and its value in brackets."""
    return f"{WORDS[kind, judgement].in_(language)} ({judgement.value})"


def _every_word() -> Mapping[str, Judgement]:
    found = {each.value.casefold(): each for each in RECORDED}
    for (kind, judgement), words in WORDS.items():
        if judgement in RECORDED:
            for language in words:
                found[words.in_(language).casefold()] = judgement
                found[said(kind, judgement, language).casefold()] = judgement
    return found


READ: Mapping[str, Judgement] = _every_word()
"""Every way in which the table may name a judgement, in small letters."""
