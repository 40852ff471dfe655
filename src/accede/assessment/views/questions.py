"""One question of a review: the answer that stands; who writes, reads, comments, replies."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accede.accounts.queries import persons
from accede.accounts.rules import Person, actor_of
from accede.assessment import acts
from accede.assessment.forms import (
    AnswerForm,
    Reviewing,
    SayForm,
    SecondReadingForm,
    as_filled,
)
from accede.assessment.forms.talking import conversation
from accede.assessment.queries import Line, ReviewView
from accede.assessment.rules import (
    REASON_TEXTS,
    WORDS,
    Answer,
    Comment,
    Kind,
    may_comment,
    reads_nothing_of_own,
    waits_for_another,
)
from accede.assessment.views.public import question_shown
from accede.assessment.views.reviews import at_work, seen, works
from accede.assessment.words import MARKS
from accede.basics.errors import BadInput
from accede.consent.queries import Visit
from accede.states.queries import world

_DONE = {
    "answered": _("The answer is written. It counts once another person has read it."),
    "agreed": _("You agreed. From today the answer stands."),
    "returned": _("It goes back with your remark, and does not count."),
    "commented": _("Your State’s comment was written."),
    "replied": _("The reply was written."),
}


def question(visit: Visit, *, code: str, number: str) -> HttpResponse:
    """One question of a review as a page."""
    return _page(visit, code, number, {})


@require_POST
def respond(visit: Visit, *, code: str, number: str) -> HttpResponse:
    """Writes an answer, over the version that the writer saw and no other."""
    view = at_work(visit, code)
    line = _line(view, number)
    form = AnswerForm(visit.POST, kind=line.question.kind, before=line.latest)
    if form.is_valid():
        done = partial(
            acts.respond, draft=form.draft(), after=form.cleaned_data["after"], reason=_WRITTEN
        )
        if _did(visit, form, done, view, line):
            return _happened(visit, view, line, "answered")
        if form.cleaned_data["after"] != (line.latest.version if line.latest else 0):
            # What was typed stays, now over the version that this page shows.
            form.over(line.latest.version if line.latest else 0)
    return _page(visit, code, number, {"answer": form})


@require_POST
def read(visit: Visit, *, code: str, number: str) -> HttpResponse:
    """The second reader agrees with the latest version, or returns it with a remark."""
    view = at_work(visit, code)
    line = _line(view, number)
    form = SecondReadingForm(visit.POST, prefix="read")
    if form.is_valid():
        agreed = form.cleaned_data["agreed"] == "yes"
        done = partial(
            acts.read_response,
            version=form.cleaned_data["version"],
            agreed=agreed,
            remark=form.cleaned_data["remark"],
            reason="read a second time on its page",
        )
        if _did(visit, form, done, view, line):
            return _happened(visit, view, line, "agreed" if agreed else "returned")
    return _page(visit, code, number, {"read": form})


@require_POST
def comment(visit: Visit, *, code: str, number: str) -> HttpResponse:
    """Writes what the State says of the answer."""
    return _said(visit, code, number, "comment", acts.comment, "commented", {})


@require_POST
def reply(visit: Visit, *, code: str, number: str) -> HttpResponse:
    """Writes an officer's reply to a comment of the State."""
    sent = visit.POST.get("to", "")
    to = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 0
    return _said(visit, code, number, f"reply-{to}", acts.reply, "replied", {"to": to})


_WRITTEN = "written on the page of the question"


def _said(
    visit: Visit,
    code: str,
    number: str,
    prefix: str,
    act: Callable[..., Comment],
    what: str,
    more: Mapping[str, Any],
) -> HttpResponse:
    view = at_work(visit, code)
    line = _line(view, number)
    form = SayForm(visit.POST, prefix=prefix)
    if form.is_valid():
        done = partial(act, words=form.written(), reason=_WRITTEN, **more)
        if _did(visit, form, done, view, line):
            return _happened(visit, view, line, what, "#comments")
    return _page(visit, code, number, {prefix: form})


def _did(
    visit: Visit, form: Reviewing, act: Callable[..., Any], view: ReviewView, line: Line
) -> bool:
    """Makes the act today, as this person; a refusal is put into the form."""
    if visit.person is None:
        raise PermissionDenied
    try:
        act(
            actor=actor_of(visit.person),
            review=view.review.code,
            question=line.question.code,
            source=None,
            on=date.today(),
        )
    except BadInput as error:
        form.refuse(error)
        return False
    return True


def _happened(
    visit: Visit, view: ReviewView, line: Line, what: str, place: str = ""
) -> HttpResponse:
    messages.success(visit, str(_DONE[what]))
    return redirect(_address(view, line) + place)


def _page(visit: Visit, code: str, number: str, filled: Mapping[str, Reviewing]) -> HttpResponse:
    """The page, with the forms open to this visitor; a form that was refused keeps its words."""
    view, today = seen(visit, code), date.today()
    line = _line(view, number)
    versions, said = line.versions, line.comments
    standing = line.responded.standing if line.responded else None
    answer = standing.answer if standing else None
    open_now = view.review.open_on(today) and works(visit.person, view)
    writers = {each.author for each in versions} | {each.author for each in said}
    named = persons(writers | {each.second_reader for each in versions})
    codes = [each.question.code for each in view.lines]
    at = codes.index(line.question.code)
    waits = line.latest if line.latest is not None and line.latest.agreed is not True else None
    context = {
        "page": "frameworks",
        "view": view,
        "review": view.review,
        "framework": view.framework,
        "state": world().state(view.review.state),
        "line": line,
        **question_shown(view.framework, line.question),
        "before": _address(view, view.lines[at - 1]) if at else "",
        "after": _address(view, view.lines[at + 1]) if at + 1 < len(codes) else "",
        "answer": _shown(answer, line.question.kind, named) if answer else None,
        "reason": REASON_TEXTS[standing.reason] if standing and standing.reason else None,
        "waits": _shown(waits, line.question.kind, named) if waits and view.at_work else None,
        "versions": [_shown(each, line.question.kind, named) for each in versions],
        "comments": conversation(said, named, visit.person if open_now else None, filled),
        "forms": _forms(visit.person, view, line, versions, filled) if open_now else {},
        "refused": [form for form in filled.values() if form.errors],
        "said": "assessment/answer.html",
        "read_to": _address(view, line) + "read/",
        "comment_to": _address(view, line) + "comment/",
        "reply_to": _address(view, line) + "reply/",
        "target": ("assessment.FrameworkAnswer", line.responded.code) if line.responded else None,
    }
    status = 400 if filled else 200
    return TemplateResponse(visit, "assessment/question.html", context, status=status)


def _forms(
    person: Person | None,
    view: ReviewView,
    line: Line,
    versions: tuple[Answer, ...],
    filled: Mapping[str, Reviewing],
) -> Mapping[str, Any]:
    """The forms that are open to the person: to answer, to read, to comment."""
    if person is None:
        return {}
    latest, actor = line.latest, actor_of(person)
    forms: dict[str, Any] = {"answer": filled.get("answer")}
    if not (latest and waits_for_another(person.code, latest.agreed, latest.author)):
        begin = AnswerForm(initial=as_filled(latest), kind=line.question.kind, before=latest)
        forms["answer"] = filled.get("answer") or begin
    if latest is not None and latest.agreed is None:
        if reads_nothing_of_own(person.code, (each.author for each in versions)):
            reading = SecondReadingForm(prefix="read", initial={"version": latest.version})
            forms["read"] = filled.get("read") or reading
        else:
            forms["own"] = True
    if latest is not None and may_comment(actor, view.review):
        label = _("Your State’s comment")
        forms["comment"] = filled.get("comment") or SayForm(prefix="comment", label=label)
    return forms


def _shown(answer: Answer, kind: Kind, named: Mapping[str, Person]) -> Mapping[str, Any]:
    judgement = answer.draft.judgement
    return {
        "view": answer,
        "draft": answer.draft,
        "word": WORDS[kind, judgement],
        "mark": MARKS[judgement],
        "author": _name(answer.author, named),
        "reader": _name(answer.second_reader, named),
    }


def _name(code: str, named: Mapping[str, Person]) -> str:
    return str(named[code].name) if code in named else ""


def _line(view: ReviewView, number: str) -> Line:
    found = next((each for each in view.lines if each.question.code == number), None)
    if found is None:
        raise Http404(gettext("This review asks no such question."))
    return found


def _address(view: ReviewView, line: Line) -> str:
    where = {"code": view.review.code, "number": line.question.code}
    return reverse("review-question", kwargs=where)
