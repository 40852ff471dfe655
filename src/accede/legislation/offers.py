"""What legislation offers to a State's page: the findings of a review that the State asked for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from accede.assessment.rules import LABELS, Judgement
from accede.basics.offering import Panel
from accede.consent.rules import Viewer
from accede.legislation.queries import findings
from accede.states.rules import State
from accede.treaties.queries import instruments

# The form that repeats a judgement beside its word. Judgements have no order.
MARKS: Mapping[Judgement, str] = {
    Judgement.ADDRESSED: "full",
    Judgement.PARTLY_ADDRESSED: "half",
    Judgement.NOT_IDENTIFIED: "ring",
    Judgement.UNKNOWN: "unknown",
    Judgement.NOT_BOUND: "ended",
    Judgement.NOT_APPLICABLE: "ended",
}
if set(MARKS) != set(Judgement):
    raise AssertionError("a judgement has no mark")


def on_state_page(
    *, state: State, day: date, viewer: Viewer, seen_on: date, **_about: Any
) -> Mapping[str, Any] | None:
    """The findings this viewer may see, as they stand on the day; nothing where there are none."""
    seen = findings(viewer=viewer, on=day, seen_on=seen_on, state=state.code)
    if not seen:
        return None
    known = {each.code: each for carried in instruments() for each in carried.obligations}
    return {
        "findings": [
            {
                "view": finding,
                "word": LABELS[finding.judgement],
                "mark": MARKS[finding.judgement],
                "obligation": known.get(finding.obligation),
            }
            for finding in seen
        ],
        "facts": [[finding.code, repr(finding)] for finding in seen],
    }


PANELS = (Panel("state", 20, "legislation/on_state_page.html", on_state_page),)
