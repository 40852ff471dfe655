"""What a clerk fills in: a file to read, a reason to store it, a correction of a paragraph."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from accede.basics.errors import BadInput
from accede.basics.texts import LANGUAGES
from accede.mandates.exchange.files import LARGEST
from accede.mandates.rules import Part
from accede.mandates.words import PARTS

_WRITE = _("Write something here.")


class _Refusing(forms.Form):
    """A form that can show what the rules refuse."""

    def refuse(self, error: BadInput) -> None:
        """Puts a refusal where its reader can mend it."""
        self.add_error(None, str(error))


class ReadForm(_Refusing):
    """A resolution as a file, or as pasted text."""

    file = forms.FileField(
        required=False,
        label=_("A file"),
        help_text=_("Plain text, PDF with a text layer, Word, HTML or Akoma Ntoso; 16 MB at most."),
    )
    text = forms.CharField(
        required=False,
        max_length=1_000_000,
        label=_("Or its text"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("As it comes out of the document; one paragraph after another."),
    )
    language = forms.ChoiceField(
        required=False,
        label=_("Language"),
        choices=[("", _("found by its opening words")), *((each, each) for each in LANGUAGES)],
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, and a file no larger than the reader takes."""
        given = super().clean() or {}
        file: UploadedFile | None = given.get("file")
        if file is None and not given.get("text", "").strip():
            raise forms.ValidationError(_("Choose a file, or paste the text."))
        if file is not None and (file.size or 0) > LARGEST:
            self.add_error("file", _("The file is larger than 16 MB; a resolution is far smaller."))
        return given

    def content(self) -> tuple[str, bytes]:
        """The name and the bytes of what was given."""
        file: UploadedFile | None = self.cleaned_data["file"]
        if file is not None:
            return file.name or "file", file.read()
        return "text", self.cleaned_data["text"].encode()


class StoreForm(_Refusing):
    """That a reading that was looked at is to be kept, and why."""

    kept = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        max_length=500, label=_("Why it is stored"), error_messages={"required": _WRITE}
    )
    accept = forms.BooleanField(
        required=False, label=_("Store it as it is, with what the rules found in it")
    )


class CorrectionForm(_Refusing):
    """A paragraph as it should stand."""

    text = forms.CharField(
        max_length=100_000,
        label=_("Its text"),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _WRITE},
    )
    part = forms.ChoiceField(label=_("Part"), choices=[(each.value, PARTS[each]) for each in Part])
    number = forms.CharField(
        required=False,
        max_length=20,
        label=_("Number"),
        help_text=_("As printed, letters after a point: 4, 4.a, 4.a.ii. Empty where none is."),
    )
    level = forms.IntegerField(
        min_value=0,
        max_value=9,
        label=_("Level"),
        help_text=_("1 for a numbered paragraph, 2 for its letters, 0 for a preamble."),
    )
    reason = forms.CharField(
        max_length=500, label=_("Why, and on what source"), error_messages={"required": _WRITE}
    )
