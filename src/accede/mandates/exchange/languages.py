"""What the reader must know of a language: organs, openings, ordinals, months, short words.

English and French. A language is added here and nowhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Language:
    """The words of one language by which a resolution is recognised.

    ``organs`` maps the first words of a resolution to the organ's letter in symbols.
    ``openings`` are first words of preambular paragraphs that are no participle;
    ``short`` are words that stand alone however rare; ``spaced`` are the marks that
    stand after a no-break space.
    """

    code: str
    organs: Mapping[str, str]
    participle: re.Pattern[str]
    openings: frozenset[str]
    ordinals: frozenset[str]
    months: tuple[str, ...]
    day: re.Pattern[str]
    adopted: re.Pattern[str]
    close: re.Pattern[str]
    annex: re.Pattern[str]
    short: frozenset[str]
    vowels: frozenset[str]
    spaced: str

    def read_day(self, text: str) -> date | None:
        """The first day written in words in a text, or ``None``."""
        for match in self.day.finditer(text):
            number, month, year = int(match["d"]), match["m"].lower(), int(match["y"])
            if month in self.months:
                try:
                    return date(year, self.months.index(month) + 1, number)
                except ValueError:
                    continue
        return None


FRENCH = Language(
    code="fr",
    organs={
        "L’Assemblée générale": "A",
        "Le Conseil économique et social": "E",
        "Le Conseil de sécurité": "S",
    },
    participle=re.compile(r"(?:Se |S’)?\w+(?:ant|ante)\b"),
    openings=frozenset(
        [
            "Consciente",
            "Conscient",
            "Convaincue",
            "Convaincu",
            "Préoccupée",
            "Préoccupé",
            "Profondément",
            "Vivement",
            "Gravement",
            "Alarmée",
            "Alarmé",
            "Résolue",
            "Résolu",
            "Guidée",
            "Guidé",
            "Fermement",
            "Animée",
            "Animé",
            "Encouragée",
            "Encouragé",
            "Toujours",
        ]
    ),
    ordinals=frozenset(("er", "re", "e", "ère", "ème", "nd", "nde")),
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    day=re.compile(r"\b(?P<d>\d{1,2})(?:\s?er)?\s+(?P<m>[a-zûé]+)\s+(?P<y>\d{4})\b"),
    adopted=re.compile(r"Résolution\s+adoptée\s+par\b"),
    close=re.compile(r"\d{1,4}\s*(?:e|er|re|ère|ème)?\s+séance(?:\s+plénière)?\b"),
    annex=re.compile(r"Annexe(?:\s+[IVX]+)?"),
    short=frozenset(["a", "à", "y", "ô"]),
    vowels=frozenset("aeiouyàâäéèêëîïôöùûüœæ"),
    spaced=";:!?»",
)

ENGLISH = Language(
    code="en",
    organs={
        "The General Assembly": "A",
        "The Economic and Social Council": "E",
        "The Security Council": "S",
    },
    participle=re.compile(r"\w+ing\b"),
    openings=frozenset(
        [
            "Aware",
            "Mindful",
            "Convinced",
            "Concerned",
            "Alarmed",
            "Deeply",
            "Gravely",
            "Guided",
            "Determined",
            "Disturbed",
            "Encouraged",
            "Conscious",
            "Deploring",
            "Profoundly",
            "Seriously",
            "Strongly",
            "Fully",
            "Inspired",
        ]
    ),
    ordinals=frozenset(("st", "nd", "rd", "th")),
    months=(
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    day=re.compile(r"\b(?P<d>\d{1,2})\s+(?P<m>[A-Z][a-z]+)\s+(?P<y>\d{4})\b"),
    adopted=re.compile(r"Resolution\s+adopted\s+by\b"),
    close=re.compile(r"\d{1,4}\s*(?:st|nd|rd|th)?\s+(?:plenary\s+)?meeting\b"),
    annex=re.compile(r"Annex(?:\s+[IVX]+)?"),
    short=frozenset(("a", "i", "o")),
    vowels=frozenset("aeiouy"),
    spaced="",
)

KNOWN: Mapping[str, Language] = {language.code: language for language in (FRENCH, ENGLISH)}
