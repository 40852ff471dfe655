"""What people fill in on requests, and how a refusal is told in their language."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from accede.assistance.catalogue import priority_names, standing_names, theme_names
from accede.assistance.refusals import refusal
from accede.assistance.rules.asking import LONGEST_TEXT, Asking, Priority, unprintable
from accede.assistance.rules.life import Standing
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.texts import LANGUAGES, Text
from accede.bodies.queries import bodies
from accede.bodies.rules import BodyKind
from accede.consent.rules import Audience, Opening
from accede.states.rules import sort_key

# Each language by its own name, in the order of the United Nations.
OWN_NAMES = {
    "ar": "العربية", "zh": "中文", "en": "English", "fr": "Français", "ru": "Русский",
    "es": "Español",
}  # fmt: skip

_MISSING = _("Write something here.")
_NOT_A_DAY = _("The calendar has no such day. Write it as year-month-day.")


def language_here() -> str:
    """The two letters of the reader's language."""
    return (get_language() or "en")[:2]


class Words(forms.CharField):
    """Words that can be read and printed; lines end as lines end."""

    def __init__(self, *, longest: int = LONGEST_TEXT, rows: int = 0, **options: Any) -> None:
        if rows:
            options["widget"] = forms.Textarea(attrs={"rows": rows})
        options.setdefault("error_messages", {"required": _MISSING})
        super().__init__(**options)
        self.longest = longest

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value: str) -> None:
        super().validate(value)
        if any(unprintable(character) for character in value):
            raise ValidationError(
                _("There are characters here that cannot be printed. Paste it as plain text.")
            )
        if len(value) > self.longest:
            raise ValidationError(
                gettext("This is %(have)s characters long; %(most)s fit here. Shorten it.")
                % {"have": len(value), "most": self.longest}
            )


class _Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _NOT_A_DAY}

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], required=False, **options)


class Accede(forms.Form):
    """The manner of every form here: what a rule refuses is told like any other fault."""

    def refuse(self, error: BadInput, field: str | None = None) -> None:
        """Puts a refusal of the rules where its reader can mend it."""
        self.add_error(field, refusal(error))


class AskingForm(Accede):
    """A request in the State's own words."""

    title = Words(
        longest=200,
        label=_("What you ask for, in one line"),
        help_text=_("For example: advice on drafting amendments to the Penal Code."),
    )
    words = Words(
        rows=12,
        label=_("Your request, in your own words"),
        help_text=_(
            "What is needed, why, for whom, and what exists already. "
            "It is kept exactly as you write it. Give no names of persons."
        ),
    )
    language = forms.ChoiceField(
        label=_("The language you write in"),
        choices=[(code, OWN_NAMES[code]) for code in LANGUAGES],
        error_messages={"invalid_choice": _("Choose one of the six languages.")},
    )
    priority = forms.ChoiceField(
        label=_("Priority"),
        widget=forms.RadioSelect,
        help_text=_("Your State’s own. It is never set beside another State’s."),
        error_messages={
            "required": _("Choose a priority."),
            "invalid_choice": _("Choose a priority."),
        },
    )
    rank = forms.IntegerField(
        label=_("Place in your own order"),
        min_value=1,
        max_value=999,
        help_text=_("1 for what should come first among your State’s requests."),
        error_messages={
            "required": _("Write a whole number from 1 to 999."),
            "invalid": _("Write a whole number from 1 to 999."),
            "min_value": _("Write a whole number from 1 to 999."),
            "max_value": _("Write a whole number from 1 to 999."),
        },
    )
    desired_from = _Day(label=_("Wished from"))
    desired_last = _Day(
        label=_("Wished until"), help_text=_("The last day you mean; it is included.")
    )
    contact = Words(
        longest=300,
        label=_("Whom to answer"),
        help_text=_("A function or an office and its address, never a person’s name."),
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose themes from the list.")},
    )
    findings = forms.MultipleChoiceField(
        label=_("Findings it comes from"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of reviews that your own State asked for."),
        error_messages={
            "invalid_choice": _("Choose from the findings of reviews of your own State.")
        },
    )
    questions = forms.MultipleChoiceField(
        label=_("Questions of a framework it comes from"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of reviews that your own State asked for."),
        error_messages={
            "invalid_choice": _("Choose from the questions of reviews of your own State.")
        },
    )
    obligations = Words(
        longest=2000,
        required=False,
        label=_("Obligations it comes from"),
        help_text=_("By their codes, with a space between, as the pages print them: TBC97:2.1"),
    )
    paragraphs = forms.MultipleChoiceField(
        label=_("Paragraphs of the mandate that cover it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave it open if you are not sure; the Office will say."),
        error_messages={"invalid_choice": _("Choose paragraphs from the list.")},
    )
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *given: Any,
        findings: Sequence[tuple[str, str]] = (),
        questions: Sequence[tuple[str, str]] = (),
        paragraphs: Sequence[tuple[str, str]] = (),
        obligations: Collection[str] = (),
        before: Asking | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*given, **options)
        here = language_here()
        self.known, self.before = obligations, before
        self._choices("priority", [(p.value, priority_names()[p].in_(here)) for p in Priority])
        self._choices("themes", [(code, name.in_(here)) for code, name in theme_names().items()])
        self._choices("findings", findings)
        self._choices("questions", questions)
        self._choices("paragraphs", paragraphs)

    def clean_obligations(self) -> tuple[str, ...]:
        codes = tuple(dict.fromkeys(self.cleaned_data["obligations"].replace(",", " ").split()))
        for code in codes:
            if code not in self.known:
                raise ValidationError(
                    gettext("‘%(code)s’ is not the code of an obligation.") % {"code": code[:40]}
                )
        return codes

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        first, last = held.get("desired_from"), held.get("desired_last")
        if last and not first and "desired_from" not in self.errors:
            self.add_error("desired_from", _("Give the first day as well."))
        if first and last and last < first:
            self.add_error("desired_last", _("The last day is before the first. Exchange the two."))
        if any(day and day.year > 9000 for day in (first, last)):
            self.add_error("desired_last", _NOT_A_DAY)
        return held

    def asking(self) -> Asking:
        """What was filled in, as the rules know it."""
        held = self.cleaned_data
        first, last = held["desired_from"], held["desired_last"]
        desired = None
        if first:
            desired = Period.through(first, last) if last else Period(first)
        return Asking(
            title=self._text("title"),
            words=self._text("words"),
            priority=Priority(held["priority"]),
            rank=held["rank"],
            contact=self._text("contact"),
            desired=desired,
            paragraphs=tuple(tuple(each.rsplit(" ", 1)) for each in held["paragraphs"]),
            themes=tuple(held["themes"]),
            obligations=held["obligations"],
            findings=tuple(held["findings"]),
            questions=tuple(held["questions"]),
        )

    def _text(self, name: str) -> Text:
        """The text in its language; one that was not changed keeps its other languages."""
        language, written = self.cleaned_data["language"], self.cleaned_data[name].strip()
        before: Text | None = getattr(self.before, name, None)
        if before is not None and before.by_language.get(language, "").strip() == written:
            return before
        return Text({language: written})

    def _choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


def asking_as_filled(asking: Asking) -> Mapping[str, Any]:
    """What stands in the form for a request that was written before."""
    language = asking.words.given(language_here())
    return {
        "title": asking.title.in_(language),
        "words": asking.words.in_(language),
        "contact": asking.contact.in_(language),
        "language": language,
        "priority": asking.priority.value,
        "rank": asking.rank,
        "desired_from": asking.desired.start if asking.desired else None,
        "desired_last": asking.desired.last if asking.desired else None,
        "themes": list(asking.themes),
        "findings": list(asking.findings),
        "questions": list(asking.questions),
        "obligations": " ".join(asking.obligations),
        "paragraphs": [" ".join(each) for each in asking.paragraphs],
    }


class SubmitForm(Accede):
    """Who may see a request once it is submitted, besides the State and the Office."""

    others = forms.MultipleChoiceField(
        label=_("Others who may see it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (Audience.COMPACT.value, _("The entities of the Coordination Compact")),
            (Audience.DONORS.value, _("Donors")),
            (Audience.PUBLIC.value, _("Everyone, without signing in")),
        ],
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    partner = forms.ChoiceField(
        label=_("One partner body"),
        required=False,
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    until = _Day(
        label=_("Until which day"),
        help_text=_("The last day, included. Leave it empty to decide later."),
    )
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, today: date, **options: Any) -> None:
        super().__init__(*given, **options)
        self.today = today
        field = self.fields["partner"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("None")), *partners()]

    def clean_until(self) -> date | None:
        last: date | None = self.cleaned_data["until"]
        if last is not None and (last < self.today or last.year > 9000):
            raise ValidationError(_("This day is past. Give today or a later day."))
        return None if last is None else last + timedelta(days=1)

    def openings(self) -> tuple[Opening, ...]:
        """To whom the State opens its request, the Office always among them."""
        held = self.cleaned_data
        until = held["until"]
        audiences = [Audience.STATE_AND_OFFICE, *(Audience(each) for each in held["others"])]
        chosen = [Opening(audience, until=until) for audience in audiences]
        if held["partner"]:
            chosen.append(Opening(Audience.PARTNER, held["partner"], until))
        return tuple(chosen)


def partners() -> list[tuple[str, str]]:
    """The partner bodies by their names in the reader's language."""
    here = language_here()
    named = [(body.code, body.name.in_(here)) for body in bodies(BodyKind.PARTNER)]
    return sorted(named, key=lambda each: sort_key(each[1], here))


class SayForm(Accede):
    """Words for the conversation, or a reason, in the writer's language."""

    text = Words(longest=LONGEST_TEXT, rows=5, label=_("Your message"))
    answers = forms.RegexField(
        r"^(move|message)-\d{1,6}$", required=False, widget=forms.HiddenInput
    )
    read = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, required: bool = True, label: Any = "", **options: Any) -> None:
        super().__init__(*given, **options)
        self.fields["text"].required = required
        if label:
            self.fields["text"].label = label

    def written(self) -> Text:
        """What was written, in the language of the page."""
        return Text({language_here(): self.cleaned_data["text"].strip()})

    def written_if_any(self) -> Text | None:
        """The same, where words are not owed; ``None`` where there are none."""
        return self.written() if self.cleaned_data["text"].strip() else None

    def answered(self) -> dict[str, int]:
        """What it answers, as ``acts.comment`` takes it."""
        kind, _dash, number = self.cleaned_data["answers"].partition("-")
        return {f"to_{kind}": int(number)} if kind else {}


class ListForm(Accede):
    """Which requests to list."""

    standing = forms.ChoiceField(label=_("Stands at"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    waiting = forms.ChoiceField(
        label=_("Received"),
        required=False,
        choices=[
            ("", _("At any time")),
            ("7", _("More than 7 days ago")),
            ("30", _("More than 30 days ago")),
            ("90", _("More than 90 days ago")),
        ],
        error_messages={"invalid_choice": _("Choose from the list.")},
    )

    def __init__(self, *given: Any, states: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        here = language_here()
        names = [(s.value, standing_names()[s].in_(here)) for s in Standing]
        for name, any_of, choices in (
            ("standing", _("Any standing"), names),
            ("state", _("Every State"), states),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", any_of), *choices]
            field.error_messages["invalid_choice"] = _("Choose from the list.")
