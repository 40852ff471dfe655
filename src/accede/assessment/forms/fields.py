"""What every form of a review has in common: its words, and how a refusal is told."""

from collections.abc import Iterable, Mapping
from typing import Any
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accede.assessment import acts
from accede.basics.errors import BadInput

LONGEST = 10_000

MISSING = _("Write something here.")
CHOOSE = _("Choose one.")
NOT_LISTED = _("Choose from the list.")


def language_here() -> str:
    """The two letters of the reader's language."""
    return (get_language() or "en")[:2]


class Words(forms.CharField):
    """Words that can be read and printed; lines end as lines end."""

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if any(category(sign) == "Cc" and sign not in "\n\t" for sign in value):
            raise ValidationError(
                _("There are characters here that cannot be printed. Paste it as plain text.")
            )


def words_field(
    longest: int = LONGEST, rows: int = 0, lang: str = "", **options: Any
) -> forms.CharField:
    attrs = {"lang": lang} if lang else {}
    widget = forms.Textarea(attrs | {"rows": str(rows)}) if rows else forms.TextInput(attrs)
    messages = {"required": MISSING, "max_length": _("This is too long. Shorten it.")}
    return Words(max_length=longest, widget=widget, error_messages=messages, **options)


class Reviewing(forms.Form):
    """The manner of every form here: what a rule refuses is told like any other fault."""

    def refuse(self, error: BadInput) -> None:
        """Puts a refusal where its reader can mend it."""
        self.add_error(None, refusal(error))


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold something."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def set_choices(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Gives a field of choices what may be chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


_REFUSALS: Mapping[type[BadInput], Any] = {
    acts.NotTheStatesOwn: _("A review is asked for from the State’s own desk alone."),
    acts.UnderWay: _("Your State has an open review by this framework already. Work in that one."),
    acts.NotAssigned: _("You are not assigned to this review. Ask the Secretariat to assign you."),
    acts.OutsideTheReview: _("The review is closed, or does not ask this question."),
    acts.IncompleteAnswer: _("The answer lacks what its judgement needs. Complete it."),
    acts.Overtaken: _(
        "Somebody else wrote a newer version meanwhile. It is shown on this page; what you typed "
        "is still here and nothing was saved. Read theirs, then save yours if it still holds."
    ),
    acts.AwaitsReader: _(
        "A colleague’s version awaits its second reader. Read it first: agree with it, or return "
        "it with a remark. What you typed is still here; nothing was saved."
    ),
    acts.SameReader: _("You wrote a version of this answer. Another person reads it."),
    acts.AlreadyRead: _("Somebody has read this version meanwhile."),
    acts.NothingToRead: _("There is no such version to read."),
    acts.RemarkMissing: _("Say what the author should look at again."),
    acts.DaysOutOfOrder: _("This day is before that of the step before."),
    acts.NotToComment: _("There is nothing open here for you to comment on or to reply to."),
    acts.NotTheSecretariat: _("Officers are assigned by the Secretariat."),
}


def refusal(error: BadInput) -> str:
    """What an act refuses, in the reader's language; in its own words where there are no others."""
    return str(_REFUSALS.get(type(error)) or f"{error.problem}. {error.remedy}.")
