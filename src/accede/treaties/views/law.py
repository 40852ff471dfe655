"""What an instrument is, whatever the day: its clauses, its notifications, how it came in force."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.basics.sources import Checked
from accede.states.queries import world
from accede.treaties import catalogue
from accede.treaties.catalogue import words
from accede.treaties.families import FAMILIES
from accede.treaties.offers import duties
from accede.treaties.rules import (
    Instrument,
    InstrumentKind,
    LegalState,
    Notification,
    entry_holds,
)
from accede.treaties.views.families import base_says, builds_on_it
from accede.treaties.views.obligations import checks, grouped, rows_of
from accede.treaties.views.terms import From, entry_says, term_says

CHECKS: Mapping[Checked, Any] = {
    Checked.TEXT: _("read in a full text"),
    Checked.TRANSLATION: _("read in an official translation that is not authentic"),
    Checked.PAGE: _("seen on a public page"),
    Checked.COMPUTED: _("recomputed from the deposits"),
    Checked.NOT_CHECKED: _("not yet checked"),
}
CLAUSES: Mapping[str, Any] = {
    "reservations": _("Reservations"),
    "dispute_clause": _("Disputes"),
    "accession": _("Who may accede"),
    "amendment_clause": _("Amendment"),
    "territorial_clause": _("Territories"),
    "provisional_application": _("Provisional application"),
    "organisations": _("Regional organisations"),
    "relation_to_other": _("Relation to other instruments"),
    "annex_amendment": _("Amendment of the annex"),
    "definitive_signature": _("Signature that binds at once"),
    "end_of_participation": _("End of participation"),
}
KINDS: Mapping[InstrumentKind, Any] = {
    InstrumentKind.CONVENTION: _("Convention"),
    InstrumentKind.PROTOCOL: _("Protocol"),
    InstrumentKind.AMENDMENT: _("Amendment"),
    InstrumentKind.DECISION: _("Decision"),
}
# What a list is known to lack of a participant; another word of the catalogue is shown as it is.
MISSING: Mapping[str, Any] = {
    "consent": _("its consent"),
    "signature": _("its signature"),
}


def about(shown: Instrument) -> dict[str, Any]:
    """What stands at the head of its page, and what binds it to others."""
    return {
        "instrument": shown,
        "place": catalogue.words("places")[shown.place],
        "kind_word": KINDS[shown.kind],
        "family_word": FAMILIES[shown.family],
        "entry_checked": CHECKS[shown.entry_checked],
        "checked": CHECKS[shown.checked],
        "base": base_says(shown),
        "added_to_by": builds_on_it(shown.code),
        "prevails_over": [catalogue.everything()[code] for code in shown.prevails_over],
        "yields_to": [
            each for each in catalogue.instruments().values() if shown.code in each.prevails_over
        ],
    }


def provisions(shown: Instrument) -> dict[str, Any]:
    """Its provisions by kind, with their ties, and how their citations were checked."""
    rows = rows_of(shown.obligations)
    return {
        "obligations": rows,
        "kinds": grouped(rows),
        "duties": duties(shown),
        "checks": checks(shown.obligations),
    }


def clauses_in_words(shown: Instrument) -> dict[str, Any]:
    """The final clauses of a treaty, each as a sentence."""
    clauses = shown.clauses
    leaving = clauses.denunciation
    return {
        "entry_says": entry_says(clauses.entry),
        "later_says": term_says(clauses.later, From.DEPOSIT) if clauses.later else "",
        "denunciation_says": term_says(leaving, From.RECEIPT) if leaving else "",
        "clauses": [{"word": CLAUSES[each.clause], "clause": each} for each in clauses.further],
    }


def entry_into_force(shown: Instrument, legal: LegalState, language: str) -> dict[str, Any]:
    """The known day beside the one that the deposits at hand give, and why they differ."""
    given = legal.recomputed(shown.code)
    by = given.completed_by
    return {
        "recomputed": given.day,
        "completed_by": world().participant(by.participant).name if by else "",
        "agrees": given.day is not None and given.day == shown.entered_into_force,
        "explained": entry_holds(shown, given.day),
        "listed": bool(legal.sources(shown.code)),
        "missing": [
            {
                "name": world().participant(each.participant).name,
                "act": MISSING.get(each.act, each.act),
            }
            for each in shown.missing
        ],
    }


def notifications(shown: Instrument) -> Sequence[Mapping[str, Any]]:
    """What a party notifies as a duty, then what it may declare or notify."""
    parts = (
        ("duties", _("What a party notifies"), [e for e in shown.notifications if e.duty]),
        ("options", _("What it may declare"), [e for e in shown.notifications if not e.duty]),
    )
    return [
        {"code": code, "word": word, "rows": _told(found)} for code, word, found in parts if found
    ]


def _told(found: Iterable[Notification]) -> list[Mapping[str, Any]]:
    return [
        {
            "notification": each,
            "effect": words("statements")[f"effects.{each.effect.value}"] if each.effect else "",
            "unchecked": each.checked is Checked.NOT_CHECKED,
        }
        for each in found
    ]
