"""Final clauses in words: what an instrument needs, and when each of its terms has run."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accede.treaties.rules import Counting, Entry, Term, Who


class From(StrEnum):
    """What a term runs from."""

    LAST_DEPOSIT = "LAST_DEPOSIT"
    DEPOSIT = "DEPOSIT"
    RECEIPT = "RECEIPT"


_EVENTS: Mapping[From, Any] = {
    From.LAST_DEPOSIT: gettext_lazy("the last of these deposits"),
    From.DEPOSIT: gettext_lazy("the deposit"),
    From.RECEIPT: gettext_lazy("receipt of the notice"),
}
_AT_ONCE: Mapping[From, Any] = {
    From.LAST_DEPOSIT: gettext_lazy("Effective on the day of the last of these deposits."),
    From.DEPOSIT: gettext_lazy("Effective on the day of the deposit."),
    From.RECEIPT: gettext_lazy("Effective on the day the notice is received."),
}
_NTH: Mapping[int, Any] = {
    1: gettext_lazy("Effective on the first day of the month following %(event)s."),
    2: gettext_lazy("Effective on the first day of the second month following %(event)s."),
    3: gettext_lazy("Effective on the first day of the third month following %(event)s."),
}
_WHO: Mapping[Who, Any] = {
    Who.ANYBODY: "",
    Who.STATES: gettext_lazy(
        "Instruments of regional organisations are not counted besides those of their members."
    ),
    Who.SIGNATORIES: gettext_lazy("Ratifications by signatories alone count."),
    Who.CONFERENCE_PARTICIPANTS: gettext_lazy(
        "Ratifications by signatories that took part in the conference alone count."
    ),
}
_GROUPS: Mapping[str, Any] = {
    "producers": gettext_lazy("At least %(n)s of them must be by declared producer States."),
    "coe_members": gettext_lazy(
        "At least %(n)s of them must be by members of the Council of Europe."
    ),
    "asean_members": gettext_lazy("At least %(n)s of them must be by members of the association."),
}


def term_says(term: Term, event: From) -> str:
    """When a term that runs from an event has run, as one sentence."""
    number, unit = term.delay.number, term.delay.unit
    if term.counting is Counting.DAY_OF_DEPOSIT:
        return str(_AT_ONCE[event])
    about = {"n": number, "event": _EVENTS[event]}
    if term.counting is Counting.FIRST_OF_NTH_MONTH:
        return str(_NTH[number]) % about
    if term.counting is Counting.FIRST_OF_MONTH_AFTER:
        return (
            ngettext(
                "Effective on the first day of the month after the end of %(n)s month "
                "from %(event)s.",
                "Effective on the first day of the month after the end of %(n)s months "
                "from %(event)s.",
                number,
            )
            % about
        )
    if unit == "D":
        said = ngettext(
            "Effective %(n)s day after %(event)s.", "Effective %(n)s days after %(event)s.", number
        )
    elif unit == "M":
        said = ngettext(
            "Effective %(n)s month after %(event)s.",
            "Effective %(n)s months after %(event)s.",
            number,
        )
    else:
        said = ngettext(
            "Effective %(n)s year after %(event)s.",
            "Effective %(n)s years after %(event)s.",
            number,
        )
    return said % about


def entry_says(entry: Entry) -> str:
    """What an instrument needs to enter into force, and when it then does."""
    said = []
    if entry.deposits == 0:
        said.append(_("For each party by its own act: no number of deposits is needed."))
    elif entry.deposits is not None:
        said.append(
            ngettext("After %(n)s deposit.", "After %(n)s deposits.", entry.deposits)
            % {"n": entry.deposits}
        )
    elif entry.share == 1:
        said.append(_("After the consent of every party to the instrument it adds to."))
    elif entry.share is not None:
        said.append(
            _("After deposits by %(share)s of the parties to the instrument it adds to.")
            % {"share": f"{entry.share.numerator}/{entry.share.denominator}"}
        )
    if entry.who is not Who.ANYBODY:
        said.append(str(_WHO[entry.who]))
    if entry.among is not None:
        said.append(str(_GROUPS[entry.among.group]) % {"n": entry.among.at_least})
    if entry.deposits != 0 and entry.term is not None:
        said.append(term_says(entry.term, From.LAST_DEPOSIT))
    if entry.not_before:
        said.append(_("Not before %(code)s has entered into force.") % {"code": entry.not_before})
    return " ".join(said)
