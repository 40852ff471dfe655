"""What treaties offers: a State's standing under each instrument; a paragraph's obligations."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from accede.basics.offering import MenuEntry, Panel
from accede.basics.texts import Text
from accede.states.rules import State, StateKind
from accede.treaties.queries import act_text, instruments, reason_text, snapshot, status_text
from accede.treaties.rules import Instrument, Participation, Reason, Status, Strength
from accede.treaties.rules.matters import on_the_matter

# The form that repeats a status beside its word, for those who do not see colours.
MARKS: Mapping[Status, str] = {
    Status.BOUND: "full",
    Status.CONSENTED: "half",
    Status.PROVISIONAL: "half",
    Status.SIGNED: "ring",
    Status.NOT_SIGNED: "open",
    Status.WITHDRAWN: "ended",
    Status.UNKNOWN: "unknown",
    Status.NOT_APPLICABLE: "none",
}
if set(MARKS) != set(Status):
    raise AssertionError("a status has no mark")

# Who stands so has done nothing, or it is not known whether it has, or it was no State then.
WITHOUT_ACTS = (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)

# Provisions that leave a State free, or only say how far others reach.
FREE = frozenset(
    {Strength.MAY, Strength.MAY_CONSIDER, Strength.NO_OBLIGATION, Strength.SAVINGS, Strength.SCOPE}
)


def on_state_page(
    *, state: State, day: date, as_known_on: date | None = None, **_about: Any
) -> Mapping[str, Any] | None:
    """The State's standing under each instrument.

    A fictitious State has acts of its own and no depositary's list; a State that no longer
    exists is left out of today's lists, so that its absence says nothing. Of both, only the
    instruments they acted on are shown; nothing of a fictitious State that did not act.
    """
    legal = snapshot(as_known_on=as_known_on)
    if state.demonstration and not legal.acts(participant=state.code):
        return None
    past = state.kind is StateKind.HISTORIC
    rows = []
    for code, instrument in legal.instruments.items():
        if (state.demonstration or past) and not legal.acts(code, state.code):
            continue
        participation = legal.participation(code, state.code, day)
        rows.append(
            {
                "instrument": instrument,
                "duties": duties(instrument),
                "sources": {each.code: each for each in legal.sources(code)},
                **standing(participation),
            }
        )
    return {
        "rows": rows,
        "past": past,
        "reach": min(filter(None, map(legal.complete_until, legal.instruments)), default=None),
        "beyond": any(row["beyond"] for row in rows),
        "facts": [legal.digest, state.code, day],
    }


def standing(participation: Participation) -> dict[str, Any]:
    """A participation as a page says it: word, mark, days as people write them, acts."""
    status, until = participation.status, participation.until
    reason = Reason(participation.reason)
    return {
        "status": status,
        "word": status_text(status),
        "mark": MARKS[status],
        "since": None if status in WITHOUT_ACTS else participation.since,
        "last_day": until - timedelta(days=1) if until and status is Status.BOUND else None,
        "as_last_known": participation.as_last_known,
        "beyond": reason in (Reason.LIST_COMPLETE_UNTIL, Reason.LIST_UNDATED, Reason.NO_LIST),
        "reason": reason_text(reason) if reason is not Reason.NONE else None,
        "acts": [{"act": act, "word": act_text(act.kind)} for act in participation.acts],
    }


def duties(instrument: Instrument) -> int:
    """How many obligations follow for a party: those that ask something of it."""
    return sum(1 for obligation in instrument.obligations if obligation.strength not in FREE)


def on_paragraph_page(*, themes: tuple[str, ...], **_about: Any) -> Mapping[str, Any] | None:
    """The obligations on the matters of a paragraph; every instrument where it is about joining."""
    joining = "ACCESSION" in themes
    found = [(each, on_the_matter(each.obligations, themes)) for each in instruments()]
    found = [(each, listed) for each, listed in found if joining or listed]
    if not found:
        return None
    return {
        "rows": [{"instrument": each, "obligations": listed} for each, listed in found],
        "joining": joining,
        "facts": [[each.code, *(one.code for one in listed)] for each, listed in found],
    }


PANELS = (
    Panel("state", 10, "treaties/on_state_page.html", on_state_page),
    Panel("paragraph", 10, "treaties/on_paragraph_page.html", on_paragraph_page),
)
MENU = (
    MenuEntry(
        20,
        "instruments",
        Text(
            {
                "ar": "الصكوك",
                "zh": "文书",
                "en": "Instruments",
                "fr": "Instruments",
                "ru": "Документы",
                "es": "Instrumentos",
            }
        ),
    ),
)
