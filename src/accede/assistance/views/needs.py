"""A State's needs as a page: what its reviews found lacking, point by point, and the points
that its focal point takes up.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from accede.assessment.queries import framework
from accede.assessment.rules import Judgement
from accede.assistance import catalogue
from accede.assistance.forms import language_here
from accede.assistance.offers import MARKS as STANDING_MARKS
from accede.assistance.refusals import refusal
from accede.assistance.rules.desks import may_read_needs_of, may_write_requests_of
from accede.assistance.rules.needs import Listed, Need, NeedsRefused, Origin, taken_up
from accede.assistance.tables import needs_table
from accede.assistance.views.writing import points_of
from accede.basics.digests import digest
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.journal.queries import head
from accede.states.queries import world
from accede.states.rules import State, UnknownState

_ORDER = (Judgement.NOT_IDENTIFIED, Judgement.PARTLY_ADDRESSED, Judgement.UNKNOWN)
# The form that repeats a judgement beside its word; those left out of the list have none here.
MARKS: Mapping[Judgement, str] = {
    Judgement.ADDRESSED: "full",
    Judgement.PARTLY_ADDRESSED: "half",
    Judgement.NOT_IDENTIFIED: "ring",
    Judgement.UNKNOWN: "unknown",
}


@require_http_methods(["GET", "HEAD", "POST"])
def needs(visit: Visit, *, code: str, as_of: date) -> HttpResponse:
    """What this reader may see of it; ticked points, posted, lead to a new request."""
    state = _state(visit, code)
    today = date.today()
    points = points_of(head(), visit.viewer, state.code, as_of, today)
    writes = may_write_requests_of(visit.person, state.code)
    if visit.method == "POST" and not writes:
        raise PermissionDenied
    # A request begins from what stands today.
    may_ask = writes and as_of == today
    ticked = visit.POST.getlist("point")
    problem = ""
    if visit.method == "POST" and may_ask:
        try:
            return redirect(_new_request(taken_up(points, ticked)))
        except NeedsRefused as error:
            problem = refusal(error)
    elif visit.method == "POST":
        problem = gettext("A request begins from what stands today: open today’s list, and tick.")
    shown = [each for each in points if each.listed is Listed.NEED]
    apart = [each for each in points if each.listed is Listed.APART]
    make = partial(needs_table, [*shown, *apart], state.code, language_here(), as_of)
    offers = [TableOffer("needs", gettext("Needs"), make)] if shown or apart else []
    context = {
        "page": "states",
        "as_of": as_of,
        "state": state,
        "groups": _groups(shown, apart, ticked),
        "apart": [_entry(each, ()) for each in apart],
        "reviewed": bool(points),
        "may_ask": may_ask and bool(shown),
        "problem": problem,
        "tables": offers,
        "digest": digest([[each.code, each.judgement.value] for each in points]),
    }
    status = 400 if problem else 200
    return TemplateResponse(visit, "assistance/needs.html", context, status=status)


def _state(visit: Visit, code: str) -> State:
    """The State, where this person may read its needs; to others the page is not there."""
    try:
        state = world().state(code)
    except UnknownState as error:
        raise Http404(str(error)) from error
    if not may_read_needs_of(visit.person, state.code):
        raise Http404("there is no such page for this reader")
    return state


def _new_request(chosen: Iterable[Need]) -> str:
    """The address of a new request that begins from these points."""
    asked = [
        ("finding", each.code) if each.origin is Origin.LAW else ("question", each.about)
        for each in chosen
    ]
    return f"{reverse('request-new')}?{urlencode(asked)}"


def _groups(
    shown: Sequence[Need], apart: Sequence[Need], ticked: Sequence[str]
) -> list[Mapping[str, Any]]:
    """The needs by what they come from: the law, then each framework."""
    groups: dict[str, list[Need]] = {}
    for each in (*shown, *apart):
        group = "" if each.origin is Origin.LAW else each.about.partition(":")[0]
        groups.setdefault(group, [])
        if each in shown:
            groups[group].append(each)
    return [
        {
            "id": code or "law",
            "title": _title(code),
            "needs": [
                _entry(each, ticked)
                for each in sorted(held, key=lambda one: _ORDER.index(one.judgement))
            ],
        }
        for code, held in groups.items()
    ]


def _title(code: str) -> Any:
    held = framework(code) if code else None
    return held.title if held else gettext_lazy("The law")


def _place(point: Need) -> str:
    """Where the point is told in full: the finding's page, or the question of the framework."""
    if point.origin is Origin.LAW:
        review, _stroke, obligation = point.code.partition("/")
        return reverse("law-finding", kwargs={"code": review, "obligation": obligation})
    asked = framework(point.about.partition(":")[0])
    return f"{reverse('framework', kwargs={'code': asked.code})}#{point.about}" if asked else ""


def _entry(point: Need, ticked: Sequence[str]) -> Mapping[str, Any]:
    names = catalogue.standing_names()
    return {
        "view": point,
        "mark": MARKS[point.judgement],
        "is_law": point.origin is Origin.LAW,
        "place": _place(point),
        "ticked": point.code in ticked,
        "carried": [
            {
                "code": each.request,
                "standing": names[each.standing],
                "mark": STANDING_MARKS[each.standing],
            }
            for each in point.carried
        ],
    }
