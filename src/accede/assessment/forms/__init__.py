"""What people fill in on reviews, and how a refusal is told in their language."""

from accede.assessment.forms.answers import (
    AnswerForm,
    JudgedForm,
    SecondReadingForm,
    as_filled,
)
from accede.assessment.forms.asking import (
    AskForm,
    AssignForm,
    KeepSheetForm,
    SayForm,
    SheetForm,
)
from accede.assessment.forms.fields import (
    Reviewing,
    language_here,
    refusal,
    set_choices,
    words_field,
)
from accede.assessment.forms.talking import conversation

__all__ = [
    "AnswerForm",
    "AskForm",
    "AssignForm",
    "JudgedForm",
    "KeepSheetForm",
    "Reviewing",
    "SayForm",
    "SecondReadingForm",
    "SheetForm",
    "as_filled",
    "conversation",
    "language_here",
    "refusal",
    "set_choices",
    "words_field",
]
