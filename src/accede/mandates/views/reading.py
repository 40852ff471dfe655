"""A resolution is dropped in, looked at before anything is kept, and then stored."""

import secrets
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accede.accounts.rules import Person, actor_of, opens
from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.consent.queries import Visit
from accede.mandates import acts, queries
from accede.mandates.exchange import read_resolution
from accede.mandates.forms import ReadForm, StoreForm
from accede.mandates.rules import Reading
from accede.mandates.views.showing import said_of

# How long a file waits between being looked at and being stored, in seconds.
_WAITS = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest) -> HttpResponse:
    """A file or a text → its reading, shown and not kept; a clerk may then store it."""
    visit = cast(Visit, request)
    if visit.method != "POST":
        return _page(visit, ReadForm())
    form = ReadForm(visit.POST, visit.FILES)
    if not form.is_valid():
        return _page(visit, form, status=400)
    name, data = form.content()
    try:
        reading = _reading(name, data, form.cleaned_data["language"])
    except BadInput as error:
        form.refuse(error)
        return _page(visit, form, status=400)
    store = None
    if opens("mandate-store", visit.person):
        kept = secrets.token_urlsafe(16)
        cache.set(_key(visit.person, kept), (name, data, form.cleaned_data["language"]), _WAITS)
        store = StoreForm(initial={"kept": kept})
    return _page(visit, form, reading=reading, name=name, store=store)


@require_http_methods(["POST"])
def store(request: HttpRequest) -> HttpResponse:
    """A clerk keeps the reading that was looked at; with findings only where that is said."""
    visit = cast(Visit, request)
    form = StoreForm(visit.POST)
    waiting = cache.get(_key(visit.person, visit.POST.get("kept", "")))
    if waiting is None or visit.person is None:
        empty = ReadForm()
        messages.error(visit, gettext("What was looked at is no longer here. Give the file again."))
        return _page(visit, empty, status=400)
    name, data, language = waiting
    reading = _reading(name, data, language)
    if form.is_valid():
        try:
            acts.store_reading(
                reading=reading,
                file=name[-255:],
                actor=actor_of(visit.person),
                reason=form.cleaned_data["reason"],
                source=Source(reading.title or reading.symbol, reading.symbol, reading.adopted),
                on=date.today(),
                accept_findings=form.cleaned_data["accept"],
            )
        except BadInput as error:
            form.refuse(error)
        else:
            cache.delete(_key(visit.person, form.cleaned_data["kept"]))
            messages.success(visit, gettext("The reading is stored."))
            return redirect("mandate-text", symbol=reading.symbol)
    return _page(visit, ReadForm(), reading=reading, name=name, store=form, status=400)


def _reading(name: str, data: bytes, language: str) -> Reading:
    return read_resolution(data, file=name, language=language, lexicons=queries.known_words())


def _key(person: Person | None, kept: str) -> str:
    """A file waits for the person who gave it, and for nobody else."""
    return f"mandates:waiting:{person.code if person else ''}:{kept}"


def _page(
    visit: Visit,
    form: ReadForm,
    *,
    reading: Reading | None = None,
    name: str = "",
    store: StoreForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"page": "mandates", "form": form, "store": store, "name": name}
    if reading is not None:
        senses = queries.understood(reading)
        context |= {
            "reading": reading,
            "rows": [
                said_of(paragraph, sense)
                for paragraph, sense in zip(reading.paragraphs, senses, strict=True)
            ],
            "findings": queries.found_in(reading, file=name),
        }
    return TemplateResponse(visit, "mandates/read.html", context, status=status)
