"""What a rule refuses, in the reader's language."""

from django.utils.translation import gettext_lazy as _

from accede.basics.errors import BadInput

_REFUSALS = {
    "REQUEST-1": _("A request is written at its State’s own desk alone."),
    "REQUEST-2": _("The day is before that of the words written before."),
    "REQUEST-3": _("A paragraph cited does not exist. Choose it from the list."),
    "REQUEST-5": _("A code cited is not known: an obligation, a theme, or a finding of your own."),
    "REQUEST-6": _(
        "Somebody else wrote on this request after you opened it. Nothing of yours was saved. "
        "Read what was added, then do what you still want to do."
    ),
    "REQUEST-7": _("The request was submitted; it is no longer written anew. Add words to it."),
    "REQUEST-8": _("The text cannot be printed or is too long. Paste it as plain text."),
    "NEED-2": _("Tick one point or more, of the list as it stands now."),
    "LIFE-1": _("The request no longer stands where this step begins. Somebody moved it."),
    "LIFE-2": _("This step belongs to another desk."),
    "LIFE-3": _("Write the reason. The State will read it."),
    "LIFE-4": _("The day is before that of the step before."),
    "LIFE-5": _("Record first what was done: the activity, its delivery, its result."),
    "LIFE-6": _("The State has not accepted a proposal yet."),
    "TALK-1": _("Only the State’s own desk and officers who see the request write here."),
    "TALK-2": _("The conversation begins once the request is submitted."),
    "TALK-3": _("What you answer is not there."),
    "TALK-4": _("A proposal is made while the request is under assessment."),
    "TALK-5": _("This is not the proposal that stands now, or it was accepted already."),
}


def refusal(error: BadInput) -> str:
    """What a rule refuses, in the reader's language; in the rule's own words where there are
    no others.
    """
    code = error.problem.partition(":")[0]
    return str(_REFUSALS.get(code) or f"{error.problem}. {error.remedy}.")
