"""A State on paper, as overview and as mission brief: cut once to its pages, in three forms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override

from accede.basics.tables import address_on
from accede.consent.rules import Viewer
from accede.journal.rules import Head
from accede.press.wording import in_words
from accede.reporting.exchange import sheet_docx, sheet_html, sheet_pdf
from accede.reporting.mission_brief import brief_cover
from accede.reporting.rules.sheet import Sheet
from accede.reporting.state_page import Asked, Cover, state_sheet
from accede.states.rules import State

LANGUAGES = ("en", "fr")
"""The languages in which everything a sheet says is written."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a State on a day, for whom, in which language.

    ``seen_on`` is the day whose consent counts; ``site`` is where the workspace is found,
    empty where nobody said: then nothing is linked to.
    """

    state: State
    day: date
    as_known_on: date | None
    viewer: Viewer
    seen_on: date
    language: str
    site: str = ""


@dataclass(frozen=True)
class Printed:
    """As much of a sheet as its pages hold, for every form, and what it is as a PDF."""

    sheet: Sheet
    pdf: bytes
    day: date


FORMS: Mapping[str, Callable[[Printed], bytes]] = {
    "docx": lambda printed: sheet_docx.write(printed.sheet, printed.day),
    "html": lambda printed: sheet_html.write(printed.sheet),
    "pdf": lambda printed: printed.pdf,
}
"""A writer for each form. All of them hold what the PDF has room for."""


def is_written(form: str, language: str) -> bool:
    """Whether there is such a form in a language; Word runs from left to right alone."""
    return form in FORMS and not (form == "docx" and language == "ar")


# Nothing is written without the journal, so nothing kept can be stale.
@lru_cache(maxsize=64)
def overview(moved: Head, wanted: Wanted) -> Printed:
    """The overview of a State, four pages at most, kept until the journal moves."""
    return _printed(wanted)


@lru_cache(maxsize=16)
def brief(moved: Head, wanted: Wanted, since: date) -> Printed:
    """The brief for the officer who looks, with what changed after ``since``; kept alike."""
    return _printed(wanted, brief_cover(since))


def a_year_before(day: date) -> date:
    """The day a year earlier, where nobody says when the last visit was.

    >>> a_year_before(date(2024, 2, 29))
    datetime.date(2023, 2, 28)
    """
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _printed(wanted: Wanted, cover: Callable[[Asked], Cover] | None = None) -> Printed:
    with override(wanted.language):
        where = reverse("state", kwargs={"code": wanted.state.code})
    page = address_on(where, as_of=wanted.day, as_known_on=wanted.as_known_on)
    sheet = state_sheet(
        wanted.state,
        day=wanted.day,
        as_known_on=wanted.as_known_on,
        viewer=wanted.viewer,
        seen_on=wanted.seen_on,
        language=wanted.language,
        write_day=in_words,
        site=wanted.site,
        page=wanted.site + page,
        cover=cover,
    )
    return Printed(*sheet_pdf.fitted(sheet, wanted.day), wanted.day)


def file_name(kind: str, wanted: Wanted, form: str) -> str:
    """What the file is called: an overview or a brief, the State, the day it speaks of."""
    return f"{kind}-{wanted.state.code}-{wanted.day}.{form}"
