"""Statements on their pages: under an instrument, alone, entered, and read by a second person."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.accounts.rules import Person, actor_of, opens
from accede.basics.digests import digest
from accede.basics.errors import BadInput
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.journal.rules import same_person
from accede.states.queries import world
from accede.treaties.acts import statements as acts
from accede.treaties.forms import (
    ReadingForm,
    StatementForm,
    StatementListForm,
    as_filled,
    beginning,
)
from accede.treaties.offers import said_by, waits
from accede.treaties.queries import snapshot
from accede.treaties.queries import statements as queries
from accede.treaties.queries.statements import statement_words
from accede.treaties.rules import Instrument, UnknownInstrument
from accede.treaties.rules.statements import (
    Statement,
    StatementList,
    counts,
    sees_waiting,
    withdrawn_on,
)
from accede.treaties.tables.between import statements_table
from accede.treaties.views.showing import in_order, language_of

_DONE = {
    "entered": _("The entry was made. It counts once another officer has read it."),
    "agreed": _("You read it against its source. It counts from now on."),
    "returned": _("It goes back with your remark, and does not count."),
}


def on_instrument(
    request: HttpRequest, shown: Instrument, as_of: date, as_known_on: date | None
) -> Mapping[str, Any]:
    """What States said about an instrument by the day, and for the Office what waits."""
    visit = cast(Visit, request)
    known = queries.statements(instrument=shown.code, as_known_on=as_known_on)
    said = [each for each in known.standing if each.done <= as_of]
    page = {"as_of": as_of, "as_known_on": as_known_on}
    reach = known.complete_until(shown.code)
    return {
        "statements": [said_by(each, known, as_of) for each in said],
        "statements_until": reach,
        "statements_end": reach is not None and as_of > reach,
        "statements_waiting": [
            waits(each) for each in queries.waiting(visit.viewer, instrument=shown.code)
        ],
        "may_enter": opens("statement-new", visit.person),
        "statements_digest": queries.digest_of(known),
        "statements_table": TableOffer(
            "statements",
            gettext("Reservations and declarations"),
            partial(statements_table, page, shown.code, said, language_of(request)),
        ),
    }


def statement(
    request: HttpRequest, *, code: str, as_of: date, as_known_on: date | None
) -> HttpResponse:
    """One statement: what it says, on what source, who read it, what answers it."""
    visit = cast(Visit, request)
    entry = _seen(visit, code)
    return _page(visit, entry, ReadingForm(), as_of=as_of, as_known_on=as_known_on)


@require_POST
def read(request: HttpRequest, *, code: str) -> HttpResponse:
    """The second reader agrees, or sends the entry back."""
    visit = cast(Visit, request)
    person, entry, today = _officer(visit), _seen(visit, code), date.today()
    form = ReadingForm(visit.POST)
    if form.is_valid():
        agreed = form.cleaned_data["agreed"] == "yes"
        try:
            acts.read_statement(
                actor=actor_of(person),
                code=code,
                agreed=agreed,
                remark=form.cleaned_data["remark"],
                reason="read against the source",
                on=today,
            )
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(visit, str(_DONE["agreed" if agreed else "returned"]))
            return redirect("statement", code=code)
    return _page(visit, entry, form, as_of=today, as_known_on=None, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, *, code: str) -> HttpResponse:
    """An officer enters a statement on an instrument, perhaps correcting one (``?corrects=``)."""
    visit = cast(Visit, request)
    person, shown, today = _officer(visit), _instrument(code), date.today()
    known = queries.named_by(code)
    corrected = _corrected(visit, code)
    options = _options(shown, known, corrected, language_of(visit))
    if visit.method == "POST":
        form = StatementForm(visit.POST, **options)
        if form.is_valid():
            try:
                entry = acts.enter_statement(
                    actor=actor_of(person),
                    instrument=code,
                    reason="entered from its source",
                    on=today,
                    **form.entry(),
                )
            except BadInput as error:
                form.refuse(error)
            else:
                messages.success(visit, str(_DONE["entered"]))
                return redirect("statement", code=entry.code)
    else:
        filled = as_filled(corrected) if corrected else beginning(shown, today)
        form = StatementForm(initial=filled, **options)
    return _form(visit, "treaties/statement_new.html", form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: HttpRequest, *, code: str) -> HttpResponse:
    """An officer says up to which day every statement on an instrument has been entered."""
    visit = cast(Visit, request)
    person, shown = _officer(visit), _instrument(code)
    form = StatementListForm(visit.POST if visit.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            entry = acts.enter_statement_list(
                actor=actor_of(person),
                instrument=code,
                complete_until=form.cleaned_data["complete_until"],
                demonstration=form.cleaned_data["demonstration"],
                source=form.source(),
                reason="the statements were gone through",
                on=date.today(),
            )
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(visit, str(_DONE["entered"]))
            return redirect("statement", code=entry.code)
    return _form(visit, "treaties/statements_complete.html", form, shown)


def _officer(visit: Visit) -> Person:
    if visit.person is None:
        raise PermissionDenied
    return visit.person


def _instrument(code: str) -> Instrument:
    try:
        return snapshot().instrument(code)
    except UnknownInstrument as error:
        raise Http404(str(error)) from error


def _seen(visit: Visit, code: str) -> Statement | StatementList:
    """The entry, for who may see it; what does not count is not there for others."""
    entry = queries.entry(code)
    if entry is None or not (counts(entry) or sees_waiting(visit.viewer)):
        raise Http404("there is no such statement for this reader")
    return entry


def _corrected(visit: Visit, instrument: str) -> Statement | None:
    """The entry that a new one corrects; ``None`` where none is asked for."""
    wanted = visit.GET.get("corrects", "") or visit.POST.get("corrects", "")
    entry = queries.entry(wanted) if wanted else None
    if entry is None or not isinstance(entry, Statement) or entry.instrument != instrument:
        return None
    return entry if entry.agreed is not None else None


def _options(
    shown: Instrument, known: Iterable[Statement], corrected: Statement | None, language: str
) -> dict[str, Any]:
    kinds, here = statement_words("kinds"), world()
    choices = [
        (
            each.code,
            f"{each.code} — {here.participant(each.author).name.in_(language)}, "
            f"{kinds[each.kind].in_(language)}, {each.done.isoformat()}",
        )
        for each in known
    ]
    correctable = dict(choices)
    if corrected is not None:
        correctable.setdefault(corrected.code, corrected.code)
    return {
        "instrument": shown,
        "authors": [
            (each.code, each.name.in_(language))
            for kind in ("real", "organisations", "historic", "demonstration")
            for each in in_order(language, kind)
        ],
        "named": choices,
        "correctable": list(correctable.items()),
    }


def _form(visit: Visit, template: str, form: Any, shown: Instrument) -> HttpResponse:
    context = {"page": "instruments", "form": form, "instrument": shown}
    return TemplateResponse(visit, template, context, status=400 if form.is_bound else 200)


def _page(
    visit: Visit,
    entry: Statement | StatementList,
    form: ReadingForm,
    *,
    as_of: date,
    as_known_on: date | None,
    status: int = 200,
) -> HttpResponse:
    office = sees_waiting(visit.viewer)
    context: dict[str, Any] = {
        "page": "instruments",
        "entry": entry,
        "instrument": snapshot().instrument(entry.instrument),
        "counts": counts(entry),
        "returned": entry.agreed is False,
        "office": office,
        "as_of": as_of,
        "as_known_on": as_known_on,
        "form": form,
        "may_read": entry.agreed is None
        and opens("statement-read", visit.person)
        and visit.person is not None
        and not same_person(visit.person.code, entry.entered_by),
        "own": visit.person is not None and same_person(visit.person.code, entry.entered_by),
        "may_correct": isinstance(entry, Statement)
        and entry.agreed is not None
        and opens("statement-new", visit.person),
    }
    if isinstance(entry, Statement):
        naming = [each for each in queries.naming(entry.code) if counts(each) or office]
        read = [each for each in naming if counts(each)]
        context |= {
            "author": world().participant(entry.author),
            "kind": statement_words("kinds")[entry.kind],
            "effect": statement_words("effects")[entry.effect] if entry.effect else None,
            "named": queries.entry(entry.about) if entry.about else None,
            "naming": [
                {"statement": each, "word": statement_words("kinds")[each.kind],
                 "name": world().participant(each.author).name,
                 "corrects": each.corrects == entry.code, "waits": each.agreed is None}
                for each in naming
            ],
            "withdrawn": withdrawn_on(entry, read),
            "digest": digest([entry.code, str(entry.source), entry.done, entry.agreed]),
            "demonstration": entry.demonstration,
        }  # fmt: skip
    else:
        context |= {
            "listed": True,
            "digest": digest([entry.code, str(entry.source), entry.agreed]),
            "demonstration": entry.demonstration,
        }
    return TemplateResponse(visit, "treaties/statement.html", context, status=status)
