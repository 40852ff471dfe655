"""The shell that holds every page, and the pages that belong to no single room.

A page is a function that makes one domain call and renders. It says by its parameters
which days it takes; the shell reads them from the address, refuses what is not a day,
and turns ``BadInput`` into a page that says what to do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, wraps
from inspect import signature
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils.translation import get_language_from_request, gettext, gettext_lazy

from accede.accounts.rules import opens
from accede.basics.days import parse_day, refuse_future
from accede.basics.digests import digest
from accede.basics.errors import BadField, BadInput
from accede.consent.queries import Visit
from accede.mandates.queries import resolutions
from accede.site import downloads
from accede.site.news import news
from accede.site.panels import panels
from accede.site.work import tasks
from accede.states.queries import region_name, world
from accede.states.rules import UnknownState, alphabetical
from accede.treaties.queries import snapshot
from accede.treaties.rules import Family, Instrument, Status

Page = Callable[..., HttpResponse]

# The days a page may take: its parameter, and the name in the address.
_DAYS = {"as_of": "as_of", "as_known_on": "as_known_on", "first": "from", "last": "to"}
_LABELS = {
    "as_of": gettext_lazy("As of"),
    "as_known_on": gettext_lazy("As known on"),
    "from": gettext_lazy("From"),
    "to": gettext_lazy("To"),
    "region": gettext_lazy("Region"),
    "group": gettext_lazy("Group"),
    "instrument": gettext_lazy("Instrument"),
    "family": gettext_lazy("Instruments"),
    "kind": gettext_lazy("Kind"),
    "view": gettext_lazy("Form of the list"),
    "state": gettext_lazy("State"),
    "deposit": gettext_lazy("Deposit supposed on"),
    "way": gettext_lazy("Way"),
    "declare": gettext_lazy("Declarations decided on"),
    downloads.FORMAT: gettext_lazy("Format"),
    downloads.TABLE: gettext_lazy("Table"),
}


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an address: the field, what was given, what is wrong with it."""

    field: str
    given: str
    text: str


def in_the_shell(page: Page) -> Page:
    """The page, given the days it asks for; a bad address becomes a page that says what to do."""
    asked = [name for name in signature(page).parameters if name in _DAYS]

    @wraps(page)
    def shelled(request: Visit, **place: str) -> HttpResponse:
        today = date.today()
        days: dict[str, date | None] = {}
        problems = []
        for name in asked:
            given = request.GET.get(_DAYS[name], "").strip()
            days[name] = today if name == "as_of" and not given else None
            if given:
                try:
                    days[name] = refuse_future(parse_day(given), today=today)
                except BadInput:
                    problems.append(_day_problem(_DAYS[name], given))
        first, last = days.get("first"), days.get("last")
        if first and last and last < first:
            text = gettext("The last day is before the first. Exchange the two.")
            problems.append(Problem(_DAYS["last"], last.isoformat(), text))
        if problems:
            return _cannot(request, problems=problems, asked=asked)
        try:
            form = downloads.wanted(request)
            answer = page(request, **days, **place)
            return downloads.as_file(request, answer, form) if form else answer
        except (downloads.CannotGive, BadField) as error:
            problem = Problem(error.field, error.given, error.text)
            return _cannot(request, problems=[problem], asked=asked)
        except BadInput as error:
            return _cannot(request, reason=error, asked=asked)

    return shelled


def start(visit: Visit) -> HttpResponse:
    """What waits for this person, what is new, what is here and where to begin."""
    legal, here, today = snapshot(), world(), date.today()
    person, viewer = visit.person, visit.viewer
    waiting = tasks(person=person, viewer=viewer, day=today)
    own = [state for state in here.every if state.code == viewer.of]
    known = _reach(legal.digest)
    context = {
        "page": "start",
        "tasks": [{"task": task, "age": task.age(today)} for task in waiting[:6]],
        "further": max(0, len(waiting) - 6),
        "own_state": own[0] if own else None,
        "may_ask": opens("request-new", person),
        "news": news(viewer=viewer, day=today),
        "reach": known,
        "instruments": [each for each in legal.instruments.values() if _is_of_the_nineteen(each)],
        "every_instrument": len(legal.instruments),
        "demonstration": alphabetical(here.demonstration, visit.LANGUAGE_CODE),
        "resolutions": resolutions(),
        "complete_until": known.until if known else None,
        "digest": legal.digest,
    }
    return render(visit, "site/start.html", context)


def state(request: Visit, *, code: str, as_of: date, as_known_on: date | None) -> HttpResponse:
    """One State on one day: what every room has to say about it."""
    try:
        shown = world().state(code)
    except UnknownState as error:
        raise Http404(str(error)) from error
    offered = panels(
        "state",
        state=shown,
        day=as_of,
        as_known_on=as_known_on,
        viewer=request.viewer,
        # What may be seen is what is open today, whatever day the page speaks of.
        seen_on=date.today(),
        language=request.LANGUAGE_CODE,
    )
    legal = snapshot(as_known_on=as_known_on)
    reaches = [] if shown.demonstration else map(legal.complete_until, legal.instruments)
    context = {
        "page": "states",
        "state": shown,
        "region": region_name(shown.region) if shown.region else None,
        "last_day": shown.existed_until - timedelta(days=1) if shown.existed_until else None,
        "as_of": as_of,
        "as_known_on": as_known_on,
        "complete_until": min(filter(None, reaches), default=None),
        "began_later": shown.existed_from is not None and as_of < shown.existed_from,
        "panels": offered,
        "may_be_briefed": opens("state-brief", request.person),
        "tables": [table for panel in offered for table in panel.tables],
        "digest": digest([code, as_of, as_known_on, [panel.digest for panel in offered]]),
    }
    return TemplateResponse(request, "site/state.html", context)


def choose_language(request: HttpRequest) -> HttpResponseRedirect:
    """From the bare address to the start page in the language the reader's browser asks for."""
    return HttpResponseRedirect(f"/{get_language_from_request(request)}/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request the server cannot read at all."""
    return _cannot(request)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The door exists, or not, and does not open to this person; nothing more is said."""
    return render(request, "site/refused.html", {"page": ""}, status=403)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without the sign that we sent it: from elsewhere, or after signing in anew."""
    return render(request, "site/form_not_ours.html", {"page": ""}, status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too much was tried in too short a time."""
    return render(request, "site/too_many.html", {"page": ""}, status=429)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing at this address; or no State, instrument or resolution of that code."""
    return render(request, "site/not_found.html", {"page": ""}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The product failed; nothing was changed."""
    return render(request, "site/server_error.html", {"page": ""}, status=500)


@dataclass(frozen=True)
class Reach:
    """How many real States are party to each of the nineteen instruments, on the last day for
    which every complete list of them tells. ``uncounted`` have no such list: who is party to
    them is not known here, and so no number stands for it.
    """

    until: date
    parties: tuple[tuple[Instrument, int], ...]
    uncounted: int


# The facts behind it have one digest.
@lru_cache(maxsize=2)
def _reach(facts: str) -> Reach | None:
    """What the lists held here say of the nineteen; ``None`` where none of them is complete."""
    legal = snapshot()
    real = [state.code for state in world().real]
    nineteen = [each for each in legal.instruments.values() if _is_of_the_nineteen(each)]
    listed = {each.code: until for each in nineteen if (until := legal.complete_until(each.code))}
    if not listed:
        return None
    until = min(listed.values())
    return Reach(
        until,
        tuple(
            (
                each,
                sum(
                    legal.standings(each.code, until)[code].status is Status.BOUND for code in real
                ),
            )
            for each in nineteen
            if each.code in listed
        ),
        len(nineteen) - len(listed),
    )


def _is_of_the_nineteen(instrument: Instrument) -> bool:
    return instrument.family is Family.NINETEEN


def _day_problem(field: str, given: str) -> Problem:
    try:
        parse_day(given)
    except BadInput:
        text = gettext("The calendar has no such day. Write it as year-month-day.")
    else:
        text = gettext("This day is in the future. Give today or an earlier day.")
    return Problem(field, given, text)


def _cannot(
    request: HttpRequest,
    *,
    problems: list[Problem] | None = None,
    asked: list[str] | None = None,
    reason: BadInput | None = None,
) -> HttpResponse:
    problems = problems or []
    wrong = {problem.field: problem for problem in problems}
    names = dict.fromkeys([*(_DAYS[each] for each in asked or []), *wrong])
    fields = [
        {
            "name": name,
            "label": _LABELS[name],
            "value": request.GET.get(name, ""),
            "problem": wrong.get(name),
            "is_day": name in _DAYS.values(),
        }
        for name in names
        if name in _LABELS
    ]
    context: Mapping[str, Any] = {
        "page": "",
        "problems": problems,
        "fields": fields,
        "reason": reason,
    }
    return render(request, "site/cannot.html", context, status=400)
