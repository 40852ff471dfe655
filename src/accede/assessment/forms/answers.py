"""What is filled in to answer a question, and to read an answer a second time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.assessment.forms.fields import (
    CHOOSE,
    LONGEST,
    NOT_LISTED,
    Reviewing,
    language_here,
    lines_of,
    set_choices,
    words_field,
)
from accede.assessment.rules import (
    REQUIREMENTS,
    WORDS,
    Answer,
    Document,
    Draft,
    Judgement,
    Kind,
    Need,
)
from accede.basics.texts import Text

FEWEST_DOCUMENTS = 8
"""So many are offered; one more than an answer has, where it has as many from a table."""


class SecondReadingForm(Reviewing):
    """What the second reader says of an answer."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    agreed = forms.ChoiceField(
        label=_("You read it against what it cites"),
        widget=forms.RadioSelect,
        choices=[("yes", _("I agree with it")), ("no", _("It goes back, with a remark"))],
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    remark = words_field(
        2000, 3, required=False, label=_("Your remark"), help_text=_("Needed where it goes back.")
    )

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        if held.get("agreed") == "no" and not held.get("remark", "").strip():
            self.add_error("remark", _("Say what the author should look at again."))
        return held


class JudgedForm(Reviewing):
    """A judgement, the reasoning, and what the judgement needs besides.

    The evidence is for the forms built on this one: each calls ``needs`` once it is clean.
    """

    judgement = forms.ChoiceField(
        label=_("Judgement"),
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": NOT_LISTED},
    )
    reasoning_en = words_field(rows=7, lang="en", label=_("Reasoning, in English"))
    reasoning_fr = words_field(rows=7, lang="fr", label=_("Reasoning, in French"))
    lacking_en = words_field(
        rows=3,
        lang="en",
        required=False,
        label=_("What is lacking, in English"),
        help_text=_("One element a line. Only where it is partly so."),
    )
    lacking_fr = words_field(
        rows=3,
        lang="fr",
        required=False,
        label=_("What is lacking, in French"),
        help_text=_("The same elements in the same order."),
    )
    consulted_en = words_field(
        LONGEST, 2, "en", required=False, label=_("What was looked at, in English"),
        help_text=_("Needed where nothing was identified."),
    )  # fmt: skip
    consulted_fr = words_field(
        LONGEST, 2, "fr", required=False, label=_("What was looked at, in French")
    )
    because_en = words_field(
        LONGEST, 2, "en", required=False, label=_("The reason, in English"),
        help_text=_("Only where it is unknown or not applicable: why."),
    )  # fmt: skip
    because_fr = words_field(LONGEST, 2, "fr", required=False, label=_("The reason, in French"))
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *given: Any, judgements: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        set_choices(self, "judgement", judgements)

    def clean(self) -> dict[str, Any]:
        held = super().clean() or self.cleaned_data
        for name in ("lacking", "consulted", "because"):
            self._both(name)
        lines = [len(lines_of(held.get(f"lacking_{each}", ""))) for each in ("en", "fr")]
        if lines[0] != lines[1] and all(lines):
            text = gettext("There are %(en)s elements in English and %(fr)s in French.")
            self.add_error("lacking_fr", text % {"en": lines[0], "fr": lines[1]})
        return held

    def over(self, version: int) -> None:
        """Shows what was typed over another version than the writer had before them."""
        assert isinstance(self.data, QueryDict)
        self.data = self.data.copy()
        self.data["after"] = str(version)

    def lacking(self) -> tuple[Text, ...]:
        """The elements that are lacking, in both languages."""
        held = self.cleaned_data
        pairs = zip(lines_of(held["lacking_en"]), lines_of(held["lacking_fr"]), strict=True)
        return tuple(Text({"en": en, "fr": fr}) for en, fr in pairs)

    def reasoning(self) -> Text:
        """The reasoning in both languages."""
        held = self.cleaned_data
        return Text({"en": held["reasoning_en"], "fr": held["reasoning_fr"]})

    def text_of(self, name: str) -> Text | None:
        """A part in both languages; ``None`` where it was left empty."""
        en, fr = self.cleaned_data[f"{name}_en"], self.cleaned_data[f"{name}_fr"]
        return Text({"en": en, "fr": fr}) if en else None

    def _both(self, name: str) -> None:
        """A part stands in both languages or in none."""
        en, fr = (self.cleaned_data.get(f"{name}_{each}") for each in ("en", "fr"))
        for here, there, field in ((en, fr, f"{name}_fr"), (fr, en, f"{name}_en")):
            if here and not there and field not in self.errors:
                self.add_error(field, _("Give it in both languages."))

    def needs(self, evidence: str, *, given: bool) -> None:
        """Tells what the judgement demands or excludes, where it is mended (ASSESS-1).

        ``evidence`` is the field at which evidence is told of, ``given`` whether there is any.
        """
        held = self.cleaned_data
        if not held.get("judgement"):
            return
        needs = REQUIREMENTS[Judgement(held["judgement"])]

        def written(name: str) -> bool:
            return bool(held.get(f"{name}_en") or held.get(f"{name}_fr"))

        for field, need, there in (
            (evidence, needs.provisions, given),
            ("lacking_en", needs.lacking, written("lacking")),
            ("consulted_en", needs.consulted, written("consulted")),
            ("because_en", needs.because, written("because")),
        ):
            if need is Need.REQUIRED and not there:
                self.add_error(field, _("This judgement needs it."))
            if need is Need.EXCLUDED and there:
                self.add_error(
                    field, _("This judgement cannot carry it. Empty it, or judge otherwise.")
                )


class AnswerForm(JudgedForm):
    """One answer to a question of a framework, with the documents that show it."""

    def __init__(
        self, *given: Any, kind: Kind, before: Answer | None = None, **options: Any
    ) -> None:
        here = language_here()
        named = [
            (each.value, WORDS[kind, each].in_(here))
            for each in Judgement
            if REQUIREMENTS[each].recorded
        ]
        super().__init__(*given, judgements=named, **options)
        self.slots = max(FEWEST_DOCUMENTS, len(before.draft.documents) + 1 if before else 0)
        self.before = before.draft.documents if before else ()
        for number in range(1, self.slots + 1):
            self.fields[f"document_{number}"] = words_field(
                LONGEST, required=False, label=gettext("Document %(number)s") % {"number": number}
            )
            self.fields[f"at_{number}"] = words_field(
                LONGEST, required=False, label=_("Its number, or where it is found")
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
        for number in range(1, self.slots + 1):
            names = (f"document_{number}", f"at_{number}", f"day_{number}")
            fields = [self[name] for name in names]
            yield {"fields": fields, "filled": any(each.value() for each in fields)}

    def clean(self) -> dict[str, Any]:
        held = super().clean()
        for number in range(1, self.slots + 1):
            said = held.get(f"at_{number}") or held.get(f"day_{number}")
            if said and not held.get(f"document_{number}"):
                self.add_error(f"document_{number}", _("Say what this document is."))
        documents = (held.get(f"document_{n}") for n in range(1, self.slots + 1))
        self.needs("document_1", given=any(documents))
        return held

    def draft(self) -> Draft:
        """What was filled in, as the rules know it."""
        return Draft(
            judgement=Judgement(self.cleaned_data["judgement"]),
            reasoning=self.reasoning(),
            lacking=self.lacking(),
            consulted=self.text_of("consulted"),
            because=self.text_of("because"),
            documents=tuple(self._documents()),
        )

    def _documents(self) -> Iterator[Document]:
        here, held = language_here(), self.cleaned_data
        known = {each.words.in_(here): each.words for each in self.before}
        for number in range(1, self.slots + 1):
            if words := held[f"document_{number}"]:
                # What was not changed keeps its other languages.
                text = known.get(words) or Text({here: words})
                yield Document(text, held[f"at_{number}"], held[f"day_{number}"])


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
