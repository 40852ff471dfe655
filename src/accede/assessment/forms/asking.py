"""What is filled in around a review: asking for it, its officers, comments, the table."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accede.assessment.forms.fields import (
    CHOOSE,
    NOT_LISTED,
    Reviewing,
    language_here,
    set_choices,
    words_field,
)
from accede.basics.texts import Text

LARGEST_SHEET = 4 * 1024 * 1024


class AskForm(Reviewing):
    """A State asks for a review by one framework, in its own words."""

    framework = forms.ChoiceField(
        label=_("Which questions"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": NOT_LISTED},
    )
    words = words_field(
        rows=8,
        label=_("In your own words, what you would like looked at"),
        help_text=_("It is kept exactly as you write it. Give no names of persons."),
    )

    def __init__(self, *given: Any, frameworks: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        set_choices(self, "framework", frameworks)

    def asked(self) -> Mapping[str, Any]:
        """What was filled in, as the act takes it."""
        held = self.cleaned_data
        return {
            "framework": held["framework"],
            "words": Text({language_here(): held["words"].strip()}),
        }


class AssignForm(Reviewing):
    """The officers who are to work on a review."""

    officers = forms.MultipleChoiceField(
        label=_("Officers"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Two at least: one writes an answer, another reads it."),
        error_messages={"required": _("Choose somebody."), "invalid_choice": NOT_LISTED},
    )

    def __init__(self, *given: Any, officers: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        set_choices(self, "officers", officers)


class SayForm(Reviewing):
    """A comment of the State, a reply of an officer: words in the writer's language."""

    text = words_field(rows=4, label=_("Your words"))

    def __init__(self, *given: Any, label: Any = "", **options: Any) -> None:
        super().__init__(*given, **options)
        if label:
            self.fields["text"].label = label

    def written(self) -> Text:
        """What was written, in the language of the page."""
        return Text({language_here(): self.cleaned_data["text"].strip()})


class SheetForm(Reviewing):
    """The table of a review, filled in off line."""

    file = forms.FileField(
        label=_("The table, as a spreadsheet"),
        help_text=_("The workbook that this page gave you, saved as .xlsx; 4 MB at most."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_SHEET:
            raise ValidationError(_("The file is larger than 4 MB; the table is far smaller."))
        return file


class KeepSheetForm(Reviewing):
    """That the changes of a table that was looked at are to be written."""

    kept = forms.CharField(widget=forms.HiddenInput)
    without = forms.BooleanField(
        required=False,
        label=_("Write the sound rows, and leave out those that cannot be read or that clash"),
    )
