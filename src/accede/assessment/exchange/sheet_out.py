"""The table of a review → a workbook to work on off line: questions, and what is answered so far.

Equal tables give equal bytes; nothing in the file tells when or by whom it was made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from accede.assessment.exchange.columns import COLUMNS, LAYOUT, NAMES, RECORDED, said
from accede.assessment.rules import Answer, Document, Draft, Framework, Question, Review
from accede.basics.texts import Text

_MADE = datetime(2000, 1, 1)
_SPARE = "\\|"

_TITLES = {
    "answers": Text({"en": "Answers", "fr": "Réponses"}),
    "about": Text({"en": "About", "fr": "À lire"}),
}
_ABOUT = (
    Text(
        {
            "en": "Fill in the white columns. Every answer needs its reasoning in English and in "
            "French. An answer of which nothing is changed stays as it is; a row left blank "
            "changes nothing.",
            "fr": "Remplir les colonnes blanches. Chaque réponse porte ses motifs en anglais et en "
            "français. Une réponse à laquelle rien n’est changé reste telle quelle ; une ligne "
            "laissée vide ne change rien.",
        }
    ),
    Text(
        {
            "en": "The column of versions tells which version you wrote over. Where somebody else "
            "answered meanwhile, the table says so when it comes back, and nothing is overwritten.",
            "fr": "La colonne des versions dit sur quelle version vous avez écrit. Si quelqu’un "
            "d’autre a répondu entre-temps, le tableau le signale à son retour et rien n’est "
            "écrasé.",
        }
    ),
    Text(
        {
            "en": "Name no person under investigation. This file is for the State and the officers "
            "assigned: pass it on to nobody else.",
            "fr": "Ne nommer aucune personne faisant l’objet d’une enquête. Ce fichier est destiné "
            "à l’État et aux fonctionnaires désignés : ne le transmettre à personne d’autre.",
        }
    ),
)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A question of the review and the latest version of its answer."""

    question: Question
    latest: Answer | None


def write_sheet(
    review: Review, framework: Framework, lines: Sequence[SheetLine], language: str
) -> bytes:
    """The bytes of the workbook, in English or French."""
    out = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": framework.title.in_(language), "created": _MADE})
        formats = {
            True: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            False: book.add_format(
                {"text_wrap": True, "valign": "top", "bg_color": "#EEEEEE", "num_format": "@"}
            ),
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
            ),
        }
        answers = book.add_worksheet(_TITLES["answers"].in_(language))
        for at, column in enumerate(COLUMNS):
            answers.set_column(at, at, column.width)
            answers.write_string(0, at, column.heading.in_(language), formats["head"])
        answers.freeze_panes(1, 2)
        answers.set_landscape()
        answers.fit_to_pages(1, 0)
        answers.repeat_rows(0)
        for number, line in enumerate(lines, 1):
            _write_line(answers, number, line, language, formats)
        _write_about(
            book.add_worksheet(_TITLES["about"].in_(language)), review, framework, language
        )
    return out.getvalue()


def _write_line(
    sheet: Worksheet, number: int, line: SheetLine, language: str, formats: dict[object, object]
) -> None:
    asked = line.question
    cells = {
        "question": asked.code,
        "asks": asked.question.in_(language),
        "guidance": asked.guidance.in_(language),
        "evidence": asked.evidence.in_(language),
        "after": str(line.latest.version if line.latest else 0),
    }
    if line.latest is not None:
        cells |= _answered(asked, line.latest.draft, language)
    for at, column in enumerate(COLUMNS):
        sheet.write_string(number, at, cells.get(column.name, ""), formats[column.filled_in])
    sheet.data_validation(
        number,
        NAMES.index("judgement"),
        number,
        NAMES.index("judgement"),
        {
            "validate": "list",
            # The format holds 255 characters of choices; the words alone fit, their values do not.
            "source": [said(asked.kind, each, language).partition(" (")[0] for each in RECORDED],
            "error_type": "warning",
        },
    )


def _answered(asked: Question, draft: Draft, language: str) -> dict[str, str]:
    cells = {
        "judgement": said(asked.kind, draft.judgement, language).partition(" (")[0],
        "documents": "\n".join(_document(each, language) for each in draft.documents),
    }
    for spoken in ("en", "fr"):
        cells[f"reasoning_{spoken}"] = draft.reasoning.by_language.get(spoken, "")
        cells[f"lacking_{spoken}"] = "\n".join(
            each.by_language.get(spoken, "") for each in draft.lacking
        )
        for name, text in (("consulted", draft.consulted), ("because", draft.because)):
            cells[f"{name}_{spoken}"] = text.by_language.get(spoken, "") if text else ""
    return cells


def _document(document: Document, language: str) -> str:
    parts = [
        document.words.in_(language),
        document.at,
        document.stated_on.isoformat() if document.stated_on else "",
    ]
    while parts and not parts[-1]:
        parts.pop()
    return " | ".join(each.replace("|", _SPARE) for each in parts)


def _write_about(sheet: Worksheet, review: Review, framework: Framework, language: str) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    pairs = (
        ("layout", LAYOUT),
        ("review", review.code),
        ("state", review.state),
        ("framework", framework.code),
        ("language", language),
    )
    for at, (name, value) in enumerate(pairs):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, value)
    for at, text in enumerate(_ABOUT, len(pairs) + 1):
        sheet.write_string(at, 1, text.in_(language))
