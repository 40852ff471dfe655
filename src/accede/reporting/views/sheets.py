"""A State on paper: the overview as a file, for whom it is asked."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from accede.consent.queries import Visit
from accede.journal.queries import head
from accede.reporting import sheets
from accede.reporting.files import MEDIA_TYPES
from accede.reporting.sheets import FORMS, Printed, Wanted, a_year_before, is_written
from accede.states.queries import world
from accede.states.rules import State, UnknownState


def overview_file(
    request: Visit, *, code: str, form: str, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """A State on a day, four pages at most: a PDF to read, Word to work on, one web page."""
    wanted = _wanted(request, code, form, as_of, as_known_on)
    printed = sheets.overview(head(), wanted)
    return _answer(request, printed, form, f"overview-{code}-{as_of}")


def brief_file(
    request: Visit,
    *,
    code: str,
    form: str,
    as_of: date,
    as_known_on: date | None,
    first: date | None,
) -> HttpResponse:
    """A State for the officer who is about to visit it, with what changed after a day."""
    wanted = _wanted(request, code, form, as_of, as_known_on)
    printed = sheets.brief(head(), wanted, first or a_year_before(as_of))
    return _answer(request, printed, form, f"brief-{code}-{as_of}")


def moved(request: HttpRequest, *, code: str) -> HttpResponse:
    """Where the page of a State as a PDF used to be; the days asked go along."""
    place = reverse("state-overview", kwargs={"code": code, "form": "pdf"})
    asked = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{place}?{asked}" if asked else place)


def _wanted(request: Visit, code: str, form: str, as_of: date, as_known_on: date | None) -> Wanted:
    if not is_written(form, request.LANGUAGE_CODE):
        raise Http404(f"a State on paper has no format ‘{form}’ in this language")
    return Wanted(
        state=_state(code),
        day=as_of,
        as_known_on=as_known_on,
        viewer=request.viewer,
        # What may be seen is what is open today, whatever day the document speaks of.
        seen_on=date.today(),
        language=request.LANGUAGE_CODE,
        site=request.build_absolute_uri("/").rstrip("/"),
    )


def _state(code: str) -> State:
    try:
        return world().state(code)
    except UnknownState as error:
        raise Http404(str(error)) from error


def _answer(request: Visit, printed: Printed, form: str, name: str) -> HttpResponse:
    answer = HttpResponse(FORMS[form](printed), content_type=MEDIA_TYPES[form])
    shown = "inline" if form == "pdf" else "attachment"
    language = request.LANGUAGE_CODE
    answer["Content-Disposition"] = f'{shown}; filename="{name}.{language}.{form}"'
    if request.person is not None:
        # It may hold what only this person may see.
        answer["Cache-Control"] = "private, no-store"
    return answer
