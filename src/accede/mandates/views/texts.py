"""The text of a resolution as it is stored: languages side by side, and its corrections."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from accede.accounts.rules import actor_of, opens
from accede.basics.digests import digest
from accede.basics.errors import BadInput
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.mandates import acts, queries
from accede.mandates.forms import CorrectionForm
from accede.mandates.rules import Part
from accede.mandates.rules.corrections import Corrected
from accede.mandates.tables import matrix_table
from accede.mandates.views.showing import said_of

# More columns than this cannot be read side by side.
_ABREAST = 3


def text(request: HttpRequest, *, symbol: str) -> HttpResponse:
    """The stored text in one to three languages (``?lang=fr&lang=ar``), with what it says."""
    visit = cast(Visit, request)
    every = queries.shown_texts(symbol)
    if not every:
        raise Http404(f"no text of {symbol} is stored here")
    chosen = _chosen(visit, every)
    first = chosen[0]
    sought = visit.GET.get("find", "").strip()
    rows = _rows(chosen)
    if sought:
        rows = [
            row
            for row in rows
            if any(sought.casefold() in cell["text"].casefold() for cell in row["cells"] if cell)
        ]
    mark = digest([[each.symbol, each.language, each.version] for each in every])
    described = (
        symbol.upper() in queries.comparable() and symbol.upper() not in queries.stored_symbols()
    )
    context = {
        "page": "mandates",
        "symbol": symbol.upper(),
        "first": first,
        "chosen": chosen,
        "every": every,
        "rows": rows,
        "sought": sought,
        "described": described,
        "unfit": [(each, wrong) for each in chosen for wrong in each.unfit],
        "notes": [note for note in first.reading.notes if note.text],
        "may_correct": opens("mandate-correct", visit.person),
        "digest": mark,
        "tables": [
            TableOffer(
                "matrix",
                gettext("Mandate matrix"),
                partial(matrix_table, symbol.upper(), every, mark),
            )
        ],
    }
    return TemplateResponse(visit, "mandates/text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, *, symbol: str) -> HttpResponse:
    """A clerk writes over one paragraph: ``?lang=fr&at=operative 3``."""
    visit = cast(Visit, request)
    language, at = visit.GET.get("lang", ""), visit.GET.get("at", "")
    shown = next((each for each in queries.shown_texts(symbol) if each.language == language), None)
    found = next(
        (each for each in (shown.paragraphs if shown else ()) if each.paragraph.at == at), None
    )
    if shown is None or found is None:
        raise Http404(f"no ‘{at}’ of {symbol} in ‘{language}’ is stored here")
    now = found.paragraph
    start = {"text": now.text, "number": now.number, "level": now.level, "part": now.part.value}
    form = CorrectionForm(visit.POST or None, initial=start)
    form.fields["text"].widget.attrs["lang"] = language
    if visit.method == "POST" and form.is_valid() and visit.person is not None:
        given = form.cleaned_data
        try:
            acts.correct_paragraph(
                actor=actor_of(visit.person),
                symbol=symbol,
                language=language,
                at=at,
                text=given["text"],
                number=given["number"],
                level=given["level"],
                part=Part(given["part"]),
                reason=given["reason"],
                source=None,
                on=date.today(),
            )
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(visit, gettext("The correction stands over what was read."))
            where = urlencode({"lang": language})
            return redirect(f"{reverse('mandate-text', kwargs={'symbol': symbol})}?{where}")
    history = [
        each for each in queries.corrections(shown.symbol, language) if each.at == found.read.at
    ]
    context = {
        "page": "mandates",
        "symbol": symbol.upper(),
        "language": language,
        "at": at,
        "form": form,
        "read": found.read,
        "history": history,
    }
    status = 400 if form.is_bound and not form.is_valid() else 200
    return TemplateResponse(visit, "mandates/correct.html", context, status=status)


def _chosen(visit: Visit, every: Sequence[queries.Shown]) -> Sequence[queries.Shown]:
    """The languages asked for; else the reader’s, else the first that is stored."""
    asked = visit.GET.getlist("lang")
    by_code = {each.language: each for each in every}
    found = [by_code[code] for code in dict.fromkeys(asked) if code in by_code][:_ABREAST]
    return found or [by_code.get(visit.LANGUAGE_CODE[:2], every[0])]


def _rows(chosen: Sequence[queries.Shown]) -> list[Mapping[str, Any]]:
    """A row for each address of any of the texts, in the order of the first that has it."""
    cells: dict[str, list[Mapping[str, Any] | None]] = {}
    for place, shown in enumerate(chosen):
        for each in shown.paragraphs:
            row = cells.setdefault(each.paragraph.at, [None] * len(chosen))
            if row[place] is None:
                row[place] = _cell(shown, each)
    senses = {
        each.paragraph.at: (each, sense)
        for shown in reversed(chosen)
        for each, sense in zip(shown.paragraphs, shown.senses, strict=True)
    }
    return [
        {"at": at, "cells": row, **said_of(senses[at][0].paragraph, senses[at][1])}
        for at, row in cells.items()
    ]


def _cell(shown: queries.Shown, each: Corrected) -> Mapping[str, Any]:
    return {
        "language": shown.language,
        "symbol": shown.symbol,
        "at": each.paragraph.at,
        "text": each.paragraph.text,
        "level": each.paragraph.level,
        "correction": each.correction,
        "read": each.read.text,
    }
