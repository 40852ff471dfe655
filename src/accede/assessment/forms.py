"""What people fill in on reviews by framework, and how a refusal is told in their language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accede.assessment import acts
from accede.assessment.rules import (
    REQUIREMENTS,
    WORDS,
    Answer,
    Document,
    Draft,
    Judgement,
    Kind,
    Need,
    Requirement,
)
from accede.basics.errors import BadInput
from accede.basics.texts import Text

LONGEST = 10_000
MOST_DOCUMENTS = 8
LARGEST_SHEET = 4 * 1024 * 1024

_MISSING = _("Write something here.")
_CHOOSE = _("Choose one.")
_NOT_LISTED = _("Choose from the list.")


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


def _words(
    longest: int = LONGEST, rows: int = 0, lang: str = "", **options: Any
) -> forms.CharField:
    attrs = {"lang": lang} if lang else {}
    widget = forms.Textarea(attrs | {"rows": str(rows)}) if rows else forms.TextInput(attrs)
    messages = {"required": _MISSING, "max_length": _("This is too long. Shorten it.")}
    return Words(max_length=longest, widget=widget, error_messages=messages, **options)


class Reviewing(forms.Form):
    """The manner of every form here: what a rule refuses is told like any other fault."""

    def refuse(self, error: BadInput) -> None:
        """Puts a refusal where its reader can mend it."""
        self.add_error(None, refusal(error))


class AskForm(Reviewing):
    """A State asks for a review by one framework, in its own words."""

    framework = forms.ChoiceField(
        label=_("Which questions"),
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _NOT_LISTED},
    )
    words = _words(
        rows=8,
        label=_("In your own words, what you would like looked at"),
        help_text=_("It is kept exactly as you write it. Give no names of persons."),
    )

    def __init__(self, *given: Any, frameworks: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        _choices(self, "framework", frameworks)

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
        error_messages={"required": _("Choose somebody."), "invalid_choice": _NOT_LISTED},
    )

    def __init__(self, *given: Any, officers: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        _choices(self, "officers", officers)


class SayForm(Reviewing):
    """A comment of the State, a reply of an officer: words in the writer's language."""

    text = _words(rows=4, label=_("Your words"))

    def __init__(self, *given: Any, label: Any = "", **options: Any) -> None:
        super().__init__(*given, **options)
        if label:
            self.fields["text"].label = label

    def written(self) -> Text:
        """What was written, in the language of the page."""
        return Text({language_here(): self.cleaned_data["text"].strip()})


class SecondReadingForm(Reviewing):
    """What the second reader says of an answer."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    agreed = forms.ChoiceField(
        label=_("You read it against what it cites"),
        widget=forms.RadioSelect,
        choices=[("yes", _("I agree with it")), ("no", _("It goes back, with a remark"))],
        error_messages={"required": _CHOOSE, "invalid_choice": _CHOOSE},
    )
    remark = _words(
        2000, 3, required=False, label=_("Your remark"), help_text=_("Needed where it goes back.")
    )

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        if held.get("agreed") == "no" and not held.get("remark", "").strip():
            self.add_error("remark", _("Say what the author should look at again."))
        return held


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


class AnswerForm(Reviewing):
    """One answer: a judgement, the reasoning, and what the judgement needs besides."""

    judgement = forms.ChoiceField(
        label=_("Judgement"),
        widget=forms.RadioSelect,
        error_messages={"required": _CHOOSE, "invalid_choice": _NOT_LISTED},
    )
    reasoning_en = _words(rows=7, lang="en", label=_("Reasoning, in English"))
    reasoning_fr = _words(rows=7, lang="fr", label=_("Reasoning, in French"))
    lacking_en = _words(
        rows=3,
        lang="en",
        required=False,
        label=_("What is lacking, in English"),
        help_text=_("One element a line. Only where it is partly so."),
    )
    lacking_fr = _words(
        rows=3,
        lang="fr",
        required=False,
        label=_("What is lacking, in French"),
        help_text=_("The same elements in the same order."),
    )
    consulted_en = _words(
        2000, 2, "en", required=False, label=_("What was looked at, in English"),
        help_text=_("Needed where nothing was identified."),
    )  # fmt: skip
    consulted_fr = _words(2000, 2, "fr", required=False, label=_("What was looked at, in French"))
    because_en = _words(
        2000, 2, "en", required=False, label=_("The reason, in English"),
        help_text=_("Only where it is unknown or not applicable: why."),
    )  # fmt: skip
    because_fr = _words(2000, 2, "fr", required=False, label=_("The reason, in French"))
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *given: Any, kind: Kind, before: Answer | None = None, **options: Any
    ) -> None:
        super().__init__(*given, **options)
        self.before = before.draft.documents if before else ()
        here = language_here()
        named = [
            (each.value, WORDS[kind, each].in_(here))
            for each in Judgement
            if REQUIREMENTS[each].recorded
        ]
        _choices(self, "judgement", named)
        for number in range(1, MOST_DOCUMENTS + 1):
            self.fields[f"document_{number}"] = _words(
                500, required=False, label=gettext("Document %(number)s") % {"number": number}
            )
            self.fields[f"at_{number}"] = _words(
                300, required=False, label=_("Its number, or where it is found")
            )
            self.fields[f"day_{number}"] = forms.DateField(
                required=False,
                label=_("Its day"),
                input_formats=["%Y-%m-%d"],
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={
                    "invalid": _("The calendar has no such day. Write it as year-month-day.")
                },
            )

    @property
    def documents(self) -> Iterator[Mapping[str, Any]]:
        """The fields of each document, and whether anything stands in them."""
        for number in range(1, MOST_DOCUMENTS + 1):
            names = (f"document_{number}", f"at_{number}", f"day_{number}")
            fields = [self[name] for name in names]
            yield {"fields": fields, "filled": any(each.value() for each in fields)}

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        for number in range(1, MOST_DOCUMENTS + 1):
            said = held.get(f"at_{number}") or held.get(f"day_{number}")
            if said and not held.get(f"document_{number}"):
                self.add_error(f"document_{number}", _("Say what this document is."))
        for name in ("lacking", "consulted", "because"):
            self._both(name)
        lines = [len(_lines(held.get(f"lacking_{each}", ""))) for each in ("en", "fr")]
        if lines[0] != lines[1] and all(lines):
            text = gettext("There are %(en)s elements in English and %(fr)s in French.")
            self.add_error("lacking_fr", text % {"en": lines[0], "fr": lines[1]})
        if held.get("judgement"):
            self._needs(REQUIREMENTS[Judgement(held["judgement"])])
        return held

    def over(self, version: int) -> None:
        """Shows what was typed over another version than the writer had before them."""
        self.data = {**{name: self.data[name] for name in self.data}, "after": version}

    def draft(self) -> Draft:
        """What was filled in, as the rules know it."""
        held = self.cleaned_data
        lacking = zip(_lines(held["lacking_en"]), _lines(held["lacking_fr"]), strict=True)
        return Draft(
            judgement=Judgement(held["judgement"]),
            reasoning=Text({"en": held["reasoning_en"], "fr": held["reasoning_fr"]}),
            lacking=tuple(Text({"en": en, "fr": fr}) for en, fr in lacking),
            consulted=self._text("consulted"),
            because=self._text("because"),
            documents=tuple(self._documents()),
        )

    def _documents(self) -> Iterator[Document]:
        here, held = language_here(), self.cleaned_data
        known = {each.words.in_(here): each.words for each in self.before}
        for number in range(1, MOST_DOCUMENTS + 1):
            if words := held[f"document_{number}"]:
                # What was not changed keeps its other languages.
                text = known.get(words) or Text({here: words})
                yield Document(text, held[f"at_{number}"], held[f"day_{number}"])

    def _text(self, name: str) -> Text | None:
        en, fr = self.cleaned_data[f"{name}_en"], self.cleaned_data[f"{name}_fr"]
        return Text({"en": en, "fr": fr}) if en else None

    def _both(self, name: str) -> None:
        """A part stands in both languages or in none."""
        en, fr = (self.cleaned_data.get(f"{name}_{each}") for each in ("en", "fr"))
        for here, there, field in ((en, fr, f"{name}_fr"), (fr, en, f"{name}_en")):
            if here and not there and field not in self.errors:
                self.add_error(field, _("Give it in both languages."))

    def _needs(self, needs: Requirement) -> None:
        """What the judgement demands or excludes, told where it is mended (ASSESS-1)."""
        held = self.cleaned_data
        given = {
            "document_1": any(held.get(f"document_{n}") for n in range(1, MOST_DOCUMENTS + 1)),
            "lacking_en": bool(held.get("lacking_en") or held.get("lacking_fr")),
            "consulted_en": bool(held.get("consulted_en") or held.get("consulted_fr")),
            "because_en": bool(held.get("because_en") or held.get("because_fr")),
        }
        needed = (needs.provisions, needs.lacking, needs.consulted, needs.because)
        for (field, there), need in zip(given.items(), needed, strict=True):
            if need is Need.REQUIRED and not there:
                self.add_error(field, _("This judgement needs it."))
            if need is Need.EXCLUDED and there:
                self.add_error(
                    field, _("This judgement cannot carry it. Empty it, or judge otherwise.")
                )


def as_filled(answer: Answer | None) -> Mapping[str, Any]:
    """What stands in the form for the latest version of an answer; only its number for none."""
    if answer is None:
        return {"after": 0}
    draft, here = answer.draft, language_here()
    filled: dict[str, Any] = {"after": answer.version, "judgement": draft.judgement.value}
    for language in ("en", "fr"):
        filled[f"reasoning_{language}"] = draft.reasoning.by_language.get(language, "")
        filled[f"lacking_{language}"] = "\n".join(
            each.by_language.get(language, "") for each in draft.lacking
        )
        for name, text in (("consulted", draft.consulted), ("because", draft.because)):
            filled[f"{name}_{language}"] = text.by_language.get(language, "") if text else ""
    for number, each in enumerate(draft.documents, 1):
        filled |= {
            f"document_{number}": each.words.in_(here),
            f"at_{number}": each.at,
            f"day_{number}": each.stated_on,
        }
    return filled


def _lines(text: str) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _choices(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
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
