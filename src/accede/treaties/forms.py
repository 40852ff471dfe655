"""What officers fill in on statements, and how a refusal is told in their language."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.treaties.acts import statements as acts
from accede.treaties.queries.statements import statement_words
from accede.treaties.rules import Instrument
from accede.treaties.rules.instruments import Effect
from accede.treaties.rules.statements import (
    Amiss,
    Statement,
    StatementKind,
    exists_in,
)

_MISSING = _("Write something here.")
_NOT_LISTED = _("Choose from the list.")
# Beside which field a fault is told.
_PLACES: Mapping[Amiss, str] = {
    Amiss.EFFECT_MISSING: "effect",
    Amiss.EFFECT_DOES_NOT_FIT: "effect",
    Amiss.PROVISION_MISSING: "provisions",
    Amiss.PROVISION_DOES_NOT_FIT: "provisions",
    Amiss.PROVISION_UNKNOWN: "provisions",
    Amiss.NOT_A_DISPUTE_CLAUSE: "provisions",
    Amiss.NAMES_NOTHING: "about",
    Amiss.NAMES_ANOTHER_INSTRUMENT: "about",
    Amiss.NAMES_WRONG_KIND: "about",
    Amiss.NAMES_WRONG_AUTHOR: "about",
    Amiss.NAMES_WHAT_DOES_NOT_COUNT: "about",
    Amiss.PRECLUDES_WITHOUT_OBJECTION: "precludes",
    Amiss.LANGUAGE_MISSING: "summary_fr",
    Amiss.SOURCE_WITHOUT_DAY: "stated_on",
    Amiss.DAYS_OUT_OF_ORDER: "done",
    Amiss.BEFORE_ADOPTION: "done",
}
if set(_PLACES) != set(Amiss):
    raise TypeError("a fault of a statement has no field to stand at")


class _Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {
        "required": _("Give the day."),
        "invalid": _("The calendar has no such day. Write it as year-month-day."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], **options)


def _words(longest: int, rows: int = 0, lang: str = "", **options: Any) -> forms.CharField:
    attrs = {"lang": lang} if lang else {}
    widget = forms.Textarea(attrs | {"rows": str(rows)}) if rows else forms.TextInput(attrs)
    too_long = _("This is too long. Shorten it.")
    messages = {"required": _MISSING, "max_length": too_long}
    return forms.CharField(max_length=longest, widget=widget, error_messages=messages, **options)


class _Entering(forms.Form):
    """What is told where the acts refuse."""

    def refuse(self, error: BadInput) -> None:
        """Puts a refusal where its reader can mend it."""
        if isinstance(error, acts.StatementAmiss):
            said, here = statement_words("amiss"), (get_language() or "en")[:2]
            for each in error.found:
                place = _PLACES[each] if _PLACES[each] in self.fields else None
                self.add_error(place, said[each.value].in_(here))
        else:
            self.add_error(None, refusal(error))

    def source(self) -> Source:
        """The source as it was filled in."""
        held = self.cleaned_data
        return Source(held["source_title"].strip(), held["reference"].strip(), held["stated_on"])


class StatementForm(_Entering):
    """One statement, as its source has it."""

    author = forms.ChoiceField(
        label=_("Whose statement"),
        error_messages={"required": _NOT_LISTED, "invalid_choice": _NOT_LISTED},
    )
    kind = forms.ChoiceField(
        label=_("What it is"),
        help_text=_("What it does decides, not what it calls itself."),
        error_messages={"required": _NOT_LISTED, "invalid_choice": _NOT_LISTED},
    )
    effect = forms.ChoiceField(
        label=_("What it does"),
        required=False,
        help_text=_("Objections, withdrawals and territorial statements have none."),
        error_messages={"invalid_choice": _NOT_LISTED},
    )
    provisions = _words(
        500,
        required=False,
        label=_("Provisions it touches"),
        help_text=_(
            "By article, with a space between: 9.2 or 20. Of a partial withdrawal, those it frees."
        ),
    )
    about = forms.ChoiceField(
        label=_("The statement it answers or withdraws"),
        required=False,
        error_messages={"invalid_choice": _NOT_LISTED},
    )
    precludes = forms.BooleanField(
        label=_("It says that the instrument is not in force between the two"),
        required=False,
        help_text=_("Only of an objection that says so definitely."),
    )
    done = _Day(label=_("Made on"))
    effective = _Day(
        label=_("Takes effect on"),
        required=False,
        help_text=_("Where that is another day."),
    )
    language = forms.RegexField(
        r"^[a-z]{2,3}$",
        label=_("The language it is in"),
        help_text=_("By its code: en, fr, es, ar, nl."),
        error_messages={
            "required": _MISSING,
            "invalid": _("Write the code of one language, in small letters."),
        },
    )
    summary_en = _words(
        600, 3, "en", label=_("In our own words, in English"), help_text=_("Never the text itself.")
    )
    summary_fr = _words(600, 3, "fr", label=_("In our own words, in French"))
    source_title = _words(200, lang="en", label=_("Source"))
    reference = _words(
        200, label=_("Its number"), help_text=_("For example C.N.123.2010.TREATIES-4.")
    )
    stated_on = _Day(
        label=_("The day it states"),
        help_text=_("From that day on the statement is known."),
    )
    corrects = forms.ChoiceField(
        label=_("The entry it corrects"),
        required=False,
        error_messages={"invalid_choice": _NOT_LISTED},
    )

    def __init__(
        self,
        *given: Any,
        instrument: Instrument,
        authors: Sequence[tuple[str, str]],
        named: Sequence[tuple[str, str]],
        correctable: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        self.instrument = instrument
        here = (get_language() or "en")[:2]
        kinds, effects = statement_words("kinds"), statement_words("effects")
        self._choices("author", [("", "—"), *authors])
        self._choices("kind", [("", "—"), *((k, kinds[k].in_(here)) for k in StatementKind)])
        self._choices("effect", [("", "—"), *((e, effects[e].in_(here)) for e in Effect)])
        self._choices("about", [("", "—"), *named])
        self._choices("corrects", [("", "—"), *correctable])

    def clean_provisions(self) -> tuple[str, ...]:
        """The codes, each with its instrument before it."""
        code = self.instrument.code
        given = self.cleaned_data["provisions"].replace(",", " ").split()
        found = tuple(each if each.startswith(f"{code}:") else f"{code}:{each}" for each in given)
        for each in found:
            if not exists_in(each, self.instrument):
                raise ValidationError(
                    gettext("‘%(code)s’ is no article or provision of this instrument here.")
                    % {"code": each.partition(":")[2][:40]}
                )
        return found

    def entry(self) -> dict[str, Any]:
        """What was filled in, as the act takes it."""
        held = self.cleaned_data
        return {
            "author": held["author"],
            "kind": StatementKind(held["kind"]),
            "effect": Effect(held["effect"]) if held["effect"] else None,
            "provisions": held["provisions"],
            "done": held["done"],
            "effective": held["effective"],
            "language": held["language"],
            "summary": Text({"en": held["summary_en"].strip(), "fr": held["summary_fr"].strip()}),
            "source": self.source(),
            "about": held["about"],
            "precludes": held["precludes"],
            "corrects": held["corrects"],
        }

    def _choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class StatementListForm(_Entering):
    """That every statement on an instrument up to a day has been entered."""

    complete_until = _Day(
        label=_("Everything is entered up to"),
        help_text=_("The last day, included."),
    )
    source_title = _words(200, label=_("Source"))
    reference = _words(200, required=False, label=_("Its number"))
    stated_on = _Day(label=_("The day it states"))
    demonstration = forms.BooleanField(
        label=_("Of the fictitious States of the demonstration"), required=False
    )


class ReadingForm(_Entering):
    """What the second reader says of an entry."""

    agreed = forms.ChoiceField(
        label=_("Read against its source"),
        widget=forms.RadioSelect,
        choices=[("yes", _("It agrees with the source")), ("no", _("It goes back, with a remark"))],
        error_messages={"required": _("Choose one."), "invalid_choice": _("Choose one.")},
    )
    remark = _words(600, 3, required=False, label=_("Your remark"))


def beginning(instrument: Instrument, today: date) -> Mapping[str, Any]:
    """What stands in a form that nobody has filled yet."""
    return {"source_title": "Depositary notification" if instrument.mtdsg else ""}


def as_filled(entry: Statement) -> Mapping[str, Any]:
    """What stands in the form for an entry that corrects this one."""
    return {
        "author": entry.author,
        "kind": entry.kind.value,
        "effect": entry.effect.value if entry.effect else "",
        "provisions": " ".join(each.partition(":")[2] for each in entry.provisions),
        "about": entry.about,
        "precludes": entry.precludes,
        "done": entry.done,
        "effective": entry.effective if entry.effective != entry.done else None,
        "language": entry.language,
        "summary_en": entry.summary.in_("en"),
        "summary_fr": entry.summary.in_("fr"),
        "source_title": entry.source.title,
        "reference": entry.source.reference,
        "stated_on": entry.source.stated_on,
        "corrects": entry.code,
    }


_REFUSALS: Mapping[type[BadInput], Any] = {
    acts.NotTheOffice: _("Statements are entered and read by officers of the Office."),
    acts.DayToCome: _("This day is to come. Give the day that the source states."),
    acts.AlreadyCorrected: _("Another entry corrects this one already."),
    acts.NothingToRead: _("There is no such entry."),
    acts.OwnEntry: _("You entered this. Another officer reads it."),
    acts.AlreadyRead: _("Somebody has read this entry meanwhile."),
    acts.RemarkMissing: _("Say in your remark what does not agree with the source."),
    acts.ReadBeforeEntered: _("The day is before that of the entry."),
}


def refusal(error: BadInput) -> str:
    """What an act refuses, in the reader's language; in its own words where there are no others."""
    return str(_REFUSALS.get(type(error)) or f"{error.problem}. {error.remedy}.")
