"""What is filled in on the review of a law: the request for it, and a finding."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assessment.forms import (
    JudgedForm,
    Reviewing,
    SayForm,
    SecondReadingForm,
    as_filled,
    conversation,
    language_here,
    refusal,
    set_choices,
    words_field,
)
from accede.assessment.rules import LABELS, REQUIREMENTS, Answer, Judgement
from accede.basics.texts import Text

__all__ = [
    "AskForm",
    "FindingForm",
    "Reviewing",
    "SayForm",
    "SecondReadingForm",
    "conversation",
    "finding_as_filled",
    "language_here",
    "refusal",
]


class AskForm(Reviewing):
    """A State asks to have a law of its own read, in its own words."""

    words = words_field(
        rows=8,
        label=_("In your own words, what you would like looked at"),
        help_text=_("It is kept exactly as you write it. Give no names of persons."),
    )

    def written(self) -> Text:
        """What was written, in the language of the page."""
        return Text({language_here(): self.cleaned_data["words"].strip()})


class FindingForm(JudgedForm):
    """A finding: a judgement with its reasoning, and the provisions it cites."""

    ticked = forms.MultipleChoiceField(
        label=_("Provisions cited, among the candidates"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what the finding rests on. A candidate that is not ticked is not cited."),
        error_messages={"invalid_choice": _("Choose from the list.")},
    )
    others = words_field(
        500,
        required=False,
        label=_("Other provisions cited"),
        help_text=_("By their numbers as the law has them, with a comma between: 7, 421-2-2"),
    )

    def __init__(
        self,
        *given: Any,
        likely: Sequence[tuple[str, str]],
        in_force: Collection[str],
        **options: Any,
    ) -> None:
        here = language_here()
        judgements = [
            (each.value, LABELS[each].in_(here))
            for each in Judgement
            if REQUIREMENTS[each].recorded
        ]
        super().__init__(*given, judgements=judgements, **options)
        self.in_force = in_force
        set_choices(self, "ticked", likely)

    def clean(self) -> dict[str, Any]:
        held = super().clean()
        self.needs("others", given=bool(self.provisions()))
        return held

    def clean_others(self) -> tuple[str, ...]:
        """The numbers, each of a provision in force today (LAW-1)."""
        given = self.cleaned_data["others"].replace(";", ",").replace("\n", ",").split(",")
        numbers = tuple(dict.fromkeys(each.strip() for each in given if each.strip()))
        for number in numbers:
            if number not in self.in_force:
                text = gettext("The law has no provision ‘%(number)s’ in force today.")
                raise ValidationError(text % {"number": number[:40]})
        return numbers

    def provisions(self) -> tuple[str, ...]:
        """The numbers cited, those ticked first, each once."""
        held = self.cleaned_data
        return tuple(dict.fromkeys((*held.get("ticked", ()), *held.get("others", ()))))

    def finding(self) -> Mapping[str, Any]:
        """What was filled in, as the act takes it."""
        return {
            "judgement": Judgement(self.cleaned_data["judgement"]),
            "reasoning": self.reasoning(),
            "provisions": self.provisions(),
            "lacking": self.lacking(),
            "consulted": self.text_of("consulted"),
            "because": self.text_of("because"),
            "after": self.cleaned_data["after"],
        }


def finding_as_filled(
    answer: Answer | None, cited: Sequence[str], likely: Collection[str]
) -> Mapping[str, Any]:
    """What stands in the form for the latest version of a finding."""
    return {
        **as_filled(answer),
        "ticked": [each for each in cited if each in likely],
        "others": ", ".join(each for each in cited if each not in likely),
    }
