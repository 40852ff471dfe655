"""A plan to join an instrument: the page, its files, and the choice of State and instrument."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from accede.basics.days import parse_day
from accede.basics.digests import digest
from accede.basics.errors import BadField, BadInput
from accede.basics.tables import TableOffer, address_on
from accede.basics.texts import written_in
from accede.states.queries import world
from accede.states.rules import State, UnknownState
from accede.treaties import planning
from accede.treaties.catalogue import words
from accede.treaties.planning import Planned
from accede.treaties.queries import snapshot, status_text
from accede.treaties.rules import LegalState, UnknownInstrument
from accede.treaties.rules.accession import PLANNED, Case, case_of
from accede.treaties.rules.documents import Document, Heading, Paragraph, Table
from accede.treaties.tables import accession as tables
from accede.treaties.views.asked import days_kept
from accede.treaties.views.showing import language_of, sayer, states_in_order


@dataclass(frozen=True)
class Section:
    """A part of the plan on the page: its heading, and what stands below it."""

    title: str
    blocks: tuple[Mapping[str, Any], ...]


def accession(
    request: HttpRequest,
    *,
    code: str,
    instrument: str,
    as_of: date,
    as_known_on: date | None,
) -> HttpResponse:
    """The plan for a State to join an instrument, with its letters to take away."""
    language = written_in(language_of(request))
    made = _asked(request, code, instrument, as_of, as_known_on)
    document = made.document(language)
    facts, *sections = _sections(document)
    legal = snapshot(as_known_on=as_known_on)
    plan = made.plan
    context: dict[str, Any] = {
        "page": "states",
        "state": made.state,
        "instrument": plan.instrument,
        "plan": plan,
        "title": document.title,
        "facts": facts.blocks,
        "sections": sections,
        "as_of": as_of,
        "as_known_on": as_known_on,
        "deposit": plan.deposit,
        "ways": [{"way": each, "word": words("ways")[each.value]} for each in plan.ways],
        "options": plan.notices.options,
        "chosen": made.chosen,
        "kept": _kept(request),
        "days": days_kept(as_of, as_known_on),
        "complete_until": plan.complete_until,
        "sources": legal.sources(instrument, demonstration=made.state.demonstration),
        "new": [each for each in plan.adds if each.new],
        "planned": planning.has_letters(made),
        "digest": digest([plan.digest, code, instrument, as_of, as_known_on, plan.deposit]),
    }
    context["files"] = _files(request, made, language) if context["planned"] else ()
    context["pack"] = _file(request, made, "letters.zip")
    context["plan_files"] = [
        {"name": form.upper(), "address": _file(request, made, f"plan.{form}")}
        for form in ("pdf", "docx")
    ]
    notices = partial(tables.notices_table, context, made, language)
    added = partial(tables.added_table, context, made, language)
    context["tables"] = [TableOffer("notices", gettext("To notify"), notices)]
    if context["planned"]:
        context["tables"].append(TableOffer("added", gettext("What joining adds"), added))
    return TemplateResponse(request, "treaties/accession.html", context)


def accession_file(
    request: HttpRequest,
    *,
    code: str,
    instrument: str,
    name: str,
    as_of: date,
    as_known_on: date | None,
) -> HttpResponse:
    """The plan (``plan.pdf``, ``plan.docx``), a letter, or all of them (``letters.zip``)."""
    language = written_in(language_of(request))
    made = _asked(request, code, instrument, as_of, as_known_on)
    found = planning.one_file(made, name, language)
    if found is None:
        raise Http404(f"a plan has no file ‘{name}’")
    answer = HttpResponse(found.content, content_type=found.media_type)
    shown = "inline" if found.name.endswith(".pdf") else "attachment"
    answer["Content-Disposition"] = f'{shown}; filename="{found.name}"'
    return answer


def accessions(request: HttpRequest, *, as_of: date, as_known_on: date | None) -> HttpResponse:
    """Choosing a State and an instrument; with both, on to the plan."""
    language, legal = language_of(request), snapshot(as_known_on=as_known_on)
    state = _state_asked(request)
    chosen = _instrument_asked(request, legal)
    if state is not None and chosen:
        place = reverse("accession", kwargs={"code": state.code, "instrument": chosen})
        return HttpResponseRedirect(address_on(place, as_of=as_of, as_known_on=as_known_on))
    rows: list[Mapping[str, Any]] = []
    if state is not None:
        rows = list(_of_state(legal, state, as_of, as_known_on))
    elif chosen:
        rows = list(_of_instrument(legal, chosen, as_of, as_known_on, language))
    every = [*states_in_order(language), *states_in_order(language, "demonstration")]
    context = {
        "page": "states",
        "state": state,
        "instrument": legal.instrument(chosen) if chosen else None,
        "states": every,
        "instruments": [each for each in legal.instruments.values() if each.final],
        "rows": rows,
        "days": days_kept(as_of, as_known_on),
        "as_of": as_of,
        "as_known_on": as_known_on,
        "digest": digest([legal.digest, state.code if state else "", chosen, as_of]),
    }
    return TemplateResponse(request, "treaties/accessions.html", context)


def _asked(
    request: HttpRequest, code: str, instrument: str, as_of: date, as_known_on: date | None
) -> Planned:
    """The plan that an address asks for; what is wrong with it is refused by its field."""
    try:
        state = planning.state_named(code)
        given = request.GET.get("way", "").strip()
        return planning.planned(
            instrument,
            state,
            as_of,
            as_known_on=as_known_on,
            deposit=_deposit(request, as_of),
            way=given,
            chosen=tuple(request.GET.getlist("declare")),
        )
    except (UnknownState, UnknownInstrument) as error:
        raise Http404(str(error)) from error
    except planning.WayNotOpen as error:
        text = gettext("This way is not open here. Write one of these: %(choices)s.")
        choices = ", ".join(each.value for each in error.open)
        raise BadField("way", given, text % {"choices": choices}) from None
    except planning.NoSuchDeclaration as error:
        text = gettext("The instrument has no such declaration. Write one of these: %(choices)s.")
        raise BadField("declare", error.code, text % {"choices": ", ".join(error.known)}) from None


def _deposit(request: HttpRequest, as_of: date) -> date | None:
    given = request.GET.get("deposit", "").strip()
    if not given:
        return None
    try:
        day = parse_day(given)
    except BadInput:
        text = gettext("The calendar has no such day. Write it as year-month-day.")
        raise BadField("deposit", given, text) from None
    if day < as_of:
        text = gettext("The deposit lies before the day of the plan. Give that day or a later one.")
        raise BadField("deposit", given, text)
    return day


def _sections(document: Document) -> list[Section]:
    """The document cut at its headings; what stands before the first has no heading."""
    cut: list[tuple[str, list[Mapping[str, Any]]]] = [("", [])]
    for block in document.blocks:
        match block:
            case Heading():
                cut.append((block.text, []))
            case Table():
                labelled = [
                    list(zip(block.header, row, strict=True)) for row in block.rows if block.header
                ]
                cut[-1][1].append({"table": block, "labelled": labelled})
            case Paragraph():
                cut[-1][1].append({"said": block})
    return [Section(title, tuple(blocks)) for title, blocks in cut]


def _kept(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """What the form of days carries along."""
    one = [(name, given) for name in ("deposit", "way") if (given := request.GET.get(name))]
    return (*one, *(("declare", each) for each in request.GET.getlist("declare")))


def _files(request: HttpRequest, made: Planned, language: str) -> list[Mapping[str, str]]:
    return [
        {
            "name": each.document.title,
            "about": each.document.name.partition("-")[0],
            "address": _file(request, made, f"{each.document.name}.docx"),
        }
        for each in made.letters(language)
    ]


def _file(request: HttpRequest, made: Planned, name: str) -> str:
    """The address of a file, with everything that the page was asked."""
    asked = request.GET.copy()
    asked["as_of"] = made.plan.day.isoformat()
    where = {"code": made.state.code, "instrument": made.plan.instrument.code, "name": name}
    return f"{reverse('accession-file', kwargs=where)}?{asked.urlencode()}"


def _state_asked(request: HttpRequest) -> State | None:
    if not (given := request.GET.get("state", "").strip()):
        return None
    try:
        return world().state(given)
    except UnknownState:
        text = gettext("No State has this code. Take one from the list.")
        raise BadField("state", given, text) from None


def _instrument_asked(request: HttpRequest, legal: LegalState) -> str:
    if not (given := request.GET.get("instrument", "").strip()):
        return ""
    try:
        return legal.instrument(given).code
    except UnknownInstrument:
        text = gettext("No instrument has this code. Write one of these: %(choices)s.")
        choices = ", ".join(legal.instruments)
        raise BadField("instrument", given, text % {"choices": choices}) from None


def _of_state(
    legal: LegalState, state: State, as_of: date, known_on: date | None
) -> Iterable[Mapping[str, Any]]:
    """Each instrument that is joined at all, where the State stands, and the plan's address."""
    for code, each in legal.instruments.items():
        status = legal.participation(code, state.code, as_of).status
        case = case_of(each, status, as_of)
        if case is not Case.NOT_JOINED:
            place = reverse("accession", kwargs={"code": state.code, "instrument": code})
            yield {
                "name": each.title,
                "code": code,
                "word": status_text(status),
                "plannable": case in PLANNED,
                "address": address_on(place, as_of=as_of, as_known_on=known_on),
            }


def _of_instrument(
    legal: LegalState, code: str, as_of: date, known_on: date | None, language: str
) -> Iterable[Mapping[str, Any]]:
    """Each State for which there is something to plan, in the alphabet of the reader."""
    standings, say = legal.standings(code, as_of), sayer(language)
    for state in states_in_order(language):
        here = standings[state.code]
        if case_of(legal.instrument(code), here.status, as_of) in PLANNED:
            place = reverse("accession", kwargs={"code": state.code, "instrument": code})
            yield {
                "name": state.name,
                "code": state.code,
                "word": say(here).word,
                "plannable": True,
                "address": address_on(place, as_of=as_of, as_known_on=known_on),
            }
