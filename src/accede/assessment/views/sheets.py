"""The table of a review: taken away to work on off line, looked at when it comes back, kept."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accede.accounts.rules import Person, actor_of
from accede.assessment import acts
from accede.assessment.exchange import SheetLine, cell, read_sheet, write_sheet
from accede.assessment.forms import KeepSheetForm, SheetForm, language_here
from accede.assessment.queries import ReviewView
from accede.assessment.rules import WORDS, Compared, Draft, Fate, Kind, compared
from accede.assessment.views.reviews import at_work
from accede.assessment.words import FATES, FAULTS, MARKS
from accede.basics.errors import BadInput
from accede.basics.texts import written_in
from accede.consent.queries import Visit
from accede.states.queries import world

_WAITS = 3600
"""Seconds that a table waits between being looked at and being kept."""
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def sheet(visit: Visit, *, code: str) -> HttpResponse:
    """The table as a workbook, with the latest version of every answer, for those at work."""
    view = at_work(visit, code)
    lines = [SheetLine(each.question, each.latest) for each in view.lines]
    data = write_sheet(view.review, view.framework, lines, written_in(language_here()))
    answer = HttpResponse(data, content_type=_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="accede-{code}-answers.xlsx"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(visit: Visit, *, code: str) -> HttpResponse:
    """A table that comes back → what it would change and where it clashes; nothing is kept yet."""
    view = at_work(visit, code)
    if visit.method != "POST":
        return _page(visit, view, SheetForm())
    form = SheetForm(visit.POST, visit.FILES)
    if not form.is_valid():
        return _page(visit, view, form, status=400)
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        rows = _rows(visit, view, data, file.name or "file")
    except BadInput as error:
        form.refuse(error)
        return _page(visit, view, form, status=400)
    kept = secrets.token_urlsafe(16)
    cache.set(_key(visit.person, code, kept), (file.name or "file", data), _WAITS)
    return _page(visit, view, form, rows=rows, keep=KeepSheetForm(initial={"kept": kept}))


@require_POST
def keep(visit: Visit, *, code: str) -> HttpResponse:
    """Writes the changes that were looked at, all or none; what clashes by now is shown again."""
    view = at_work(visit, code)
    form = KeepSheetForm(visit.POST)
    waiting = cache.get(_key(visit.person, code, visit.POST.get("kept", "")))
    if waiting is None or visit.person is None or not form.is_valid():
        messages.error(visit, gettext("What was looked at is no longer here. Give the file again."))
        return _page(visit, view, SheetForm(), status=400)
    name, data = waiting
    rows = _rows(visit, view, data, name)
    sound = [each for each in rows if each.fate in (Fate.NEW, Fate.CHANGED)]
    unsound = [each for each in rows if each.fate in (Fate.CONFLICT, Fate.FAULTY)]
    if unsound and not form.cleaned_data["without"]:
        form.add_error(
            "without", gettext("Say that these rows are left out, or give the file again, mended.")
        )
    elif sound:
        drafts = {each.row.question: (each.row.after, _draft(each)) for each in sound}
        try:
            acts.respond_together(
                actor=actor_of(visit.person),
                review=view.review.code,
                drafts=drafts,
                reason=f"from the table {name[:100]}",
                source=None,
                on=date.today(),
            )
        except BadInput as error:
            form.refuse(error)
    if form.errors:
        return _page(visit, view, SheetForm(), rows=rows, keep=form, status=400)
    cache.delete(_key(visit.person, code, form.cleaned_data["kept"]))
    text = ngettext(
        "%(n)s answer was written. It counts once another person has read it.",
        "%(n)s answers were written. They count once another person has read them.",
        len(sound),
    )
    messages.success(visit, text % {"n": len(sound)})
    return redirect("review", code=code)


def _rows(visit: Visit, view: ReviewView, data: bytes, name: str) -> tuple[Compared, ...]:
    read = read_sheet(data, file=name)
    if read.review != view.review.code:
        raise BadInput(
            gettext("The table is of the review %(other)s, not of %(this)s")
            % {"other": read.review[:40] or "—", "this": view.review.code},
            remedy=gettext("give the table that the page of this review gave you"),
        )
    latest = {each.question.code: each.latest for each in view.lines if each.latest}
    return compared(read, view.framework, latest, visit.person.code if visit.person else "")


def _draft(row: Compared) -> Draft:
    assert row.row.draft is not None
    return row.row.draft


def _key(person: Person | None, code: str, kept: str) -> str:
    """A table waits for the person who gave it, and for nobody else."""
    return f"assessment:waiting:{person.code if person else ''}:{code}:{kept}"


def _page(
    visit: Visit,
    view: ReviewView,
    form: SheetForm,
    *,
    rows: tuple[Compared, ...] = (),
    keep: KeepSheetForm | None = None,
    status: int = 200,
) -> HttpResponse:
    by_code = {each.question.code: each.question for each in view.lines}
    told = [
        _told(each, by_code[each.row.question].kind if each.row.question in by_code else Kind.BODY)
        for each in rows
        if each.fate is not Fate.SAME
    ]
    context = {
        "page": "frameworks",
        "view": view,
        "review": view.review,
        "framework": view.framework,
        "state": world().state(view.review.state),
        "form": form,
        "keep": keep,
        "rows": [{**each, "question": by_code.get(each["row"].row.question)} for each in told],
        "same": sum(each.fate is Fate.SAME for each in rows),
        "to_write": sum(each.fate in (Fate.NEW, Fate.CHANGED) for each in rows),
        "unsound": sum(each.fate in (Fate.CONFLICT, Fate.FAULTY) for each in rows),
        "looked": keep is not None,
    }
    return TemplateResponse(visit, "assessment/sheet.html", context, status=status)


def _told(row: Compared, kind: Kind) -> Mapping[str, Any]:
    """A row as the page tells it: its fate, its faults by cell, both answers side by side."""
    return {
        "row": row,
        "fate": FATES[row.fate],
        "is_conflict": row.fate is Fate.CONFLICT,
        "awaits": row.latest is not None and row.row.after == row.latest.version,
        "faults": [(cell(each.column, row.row.line), FAULTS[each.amiss]) for each in row.faults],
        "theirs": _side(row.latest.draft, kind) if row.latest else None,
        "ours": _side(row.row.draft, kind) if row.row.draft else None,
    }


def _side(draft: Draft, kind: Kind) -> Mapping[str, Any]:
    return {
        "draft": draft,
        "word": WORDS[kind, draft.judgement],
        "mark": MARKS[draft.judgement],
    }
