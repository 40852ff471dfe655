"""The style page: every piece pages are made of, in each of its states, in both directions.

What it shows is made up, of demonstration States; the pieces are the real ones.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from accede.states.queries import world
from accede.treaties.offers import MARKS
from accede.treaties.queries import status_text

SHOWN_ON = date(2014, 7, 10)
LATER = date(2015, 3, 1)

PIECES = (
    ("words", _("Words")),
    ("marks", _("Marks and tags")),
    ("notices", _("Notices, and the empty state")),
    ("header", _("Page header and breadcrumbs")),
    ("days", _("Bar of days")),
    ("table", _("Table, with its files")),
    ("tiles", _("Tiles and matrix")),
    ("life", _("Timeline and conversation")),
    ("form", _("Form, as it is opened")),
    ("mending", _("Form, with something to put right")),
    ("buttons", _("Buttons")),
    ("ways", _("Tasks, steps, tabs, pages")),
    ("panels", _("Panel, dialog, fold")),
)


class Asking(forms.Form):
    """A form with each kind of field."""

    title = forms.CharField(
        label=_("Title"), max_length=120, help_text=_("A few words that say what it is about.")
    )
    words = forms.CharField(
        label=_("What is asked, in the State’s own words"), widget=forms.Textarea
    )
    kind = forms.ChoiceField(
        label=_("Kind of help"),
        choices=[("law", _("legislation")), ("training", _("training"))],
    )
    priority = forms.ChoiceField(
        label=_("Priority for the State"),
        widget=forms.RadioSelect,
        choices=[("high", _("high")), ("medium", _("medium")), ("low", _("low"))],
    )
    readers = forms.MultipleChoiceField(
        label=_("Who may read it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("partner", _("partner bodies")), ("public", _("the public"))],
        help_text=_("The State and the Office always can."),
    )
    first = forms.DateField(
        label=_("First day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    agreed = forms.BooleanField(label=_("My authorities agree to this request"))


@dataclass(frozen=True)
class Specimen:
    """One piece, shown in one direction: what its template needs beside the shared facts."""

    piece: str
    direction: str
    language: str
    opened: Asking
    wrong: Asking

    @property
    def template(self) -> str:
        """The template of the piece."""
        return f"site/style/{self.piece}.html"

    @property
    def ids(self) -> str:
        """What sets this specimen's ids apart from those of the other direction."""
        return f"{self.piece}-{self.direction}-"


def style(request: HttpRequest) -> HttpResponse:
    """Every piece, from left to right and from right to left."""
    states = world().demonstration
    marks = [(MARKS[status], status_text(status)) for status in MARKS]
    context: dict[str, Any] = {
        "page": "style",
        "pieces": [
            {
                "name": name,
                "title": title,
                "sides": [_specimen(name, "ltr", "en"), _specimen(name, "rtl", "ar")],
            }
            for name, title in PIECES
        ],
        "as_of": LATER,
        "complete_until": SHOWN_ON,
        "day": SHOWN_ON,
        "marks": marks,
        "tiles": [(state, *marks[number % 6]) for number, state in enumerate(states)],
        "states": states,
        "matrix": [
            (state, [marks[(row + column) % 6] for column in range(5)])
            for row, state in enumerate(states[:4])
        ],
        "page_of": Paginator(range(200), 10).get_page(7),
    }
    return render(request, "site/style.html", context)


def _specimen(piece: str, direction: str, language: str) -> Specimen:
    prefix = f"{piece}-{direction}"
    with override(language):
        opened, wrong = Asking(prefix=prefix), Asking({f"{prefix}-title": "x" * 140}, prefix=prefix)
        wrong.is_valid()
    return Specimen(piece, direction, language, opened, wrong)
