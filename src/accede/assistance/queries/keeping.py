"""The rows of requests and activities, kept in memory until the journal tells of a write on one.

After ten years there are thousands, and nearly every page looks through them for what a viewer
may see. Consent is not applied here.
"""

from collections.abc import Callable, Hashable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from accede.assistance.models import Activity, Request
from accede.assistance.queries.shaping import activity_view, message_of, request_view
from accede.assistance.rules.activities import ActivityView
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.talk import Message
from accede.journal.queries import Kept
from accede.journal.rules import Target

if TYPE_CHECKING:
    from django.db.models import QuerySet

R = TypeVar("R")
V = TypeVar("V")

REQUEST, ACTIVITY = "assistance.Request", "assistance.Activity"
# A page looks at today; a report at its own day. More days than that are not kept.
_MOST_VIEWS = 8


class Row(Generic[R]):
    """One row, and how it was seen: the views of it are made once for a day."""

    def __init__(self, row: R) -> None:
        self.row: R = row
        self._views: dict[Hashable, Any] = {}

    def seen_as(self, how: Hashable, make: Callable[[], V]) -> V:
        """What was made of the row for this before, or else is made now."""
        known: V | None = self._views.get(how)
        if known is None:
            if len(self._views) >= _MOST_VIEWS:
                self._views.clear()
            known = self._views[how] = make()
        return known


def request_rows() -> "QuerySet[Request]":
    """Requests with all that belongs to them, in the order of their codes."""
    return Request.objects.prefetch_related("words", "moves").order_by("code")


def activity_rows() -> "QuerySet[Activity]":
    """Activities with all that belongs to them, in the order of their codes."""
    return Activity.objects.prefetch_related(
        "states__request", "safeguards__reading", "results"
    ).order_by("code")


def kept_requests(on: date) -> Iterator[Row[Request]]:
    """Every request there was on the day, in the order of the codes."""
    rows = sorted(_requests.all().values(), key=lambda kept: kept.row.code)
    return (kept for kept in rows if kept.row.drafted_on <= on)


def kept_activities(on: date) -> Iterator[Row[Activity]]:
    """Every activity there was on the day, in the order of the codes."""
    rows = sorted(_activities.all().values(), key=lambda kept: kept.row.code)
    return (kept for kept in rows if kept.row.recorded_on <= on)


def request_seen(kept: Row[Request], on: date, reasons: bool) -> RequestView:
    """The request as it stood on the day."""
    return kept.seen_as((on, reasons), lambda: request_view(kept.row, on, reasons))


def activity_seen(kept: Row[Activity], on: date, states: frozenset[str] | None) -> ActivityView:
    """The activity as it stood on the day, with those of its States named."""
    named = None if states is None else set(states)
    return kept.seen_as((on, states), lambda: activity_view(kept.row, on, named))


def messages(kept: Row[Request]) -> tuple[Message, ...]:
    """All that was ever said on the request, oldest first."""
    rows = kept.row.messages.all()
    return kept.seen_as(
        "messages", lambda: tuple(message_of(each) for each in sorted(rows, key=_number))
    )


def _number(row: Any) -> int:
    number: int = row.number
    return number


def _codes(targets: frozenset[Target], kind: str) -> list[str]:
    return [code for target_kind, code in targets if target_kind == kind]


def _read_requests(targets: frozenset[Target] | None) -> dict[Target, Row[Request]]:
    rows = request_rows().prefetch_related("messages")
    if targets is not None:
        rows = rows.filter(code__in=_codes(targets, REQUEST))
    return {(REQUEST, row.code): Row(row) for row in rows}


def _read_activities(targets: frozenset[Target] | None) -> dict[Target, Row[Activity]]:
    rows = activity_rows()
    if targets is not None:
        rows = rows.filter(code__in=_codes(targets, ACTIVITY))
    return {(ACTIVITY, row.code): Row(row) for row in rows}


_requests: Kept[Row[Request]] = Kept(_read_requests)
_activities: Kept[Row[Activity]] = Kept(_read_activities)
