"""One obligation of a review beside the law: judged, with provisions cited, and read again.

Candidates say where to begin reading and are never findings.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accede.accounts.queries import persons
from accede.accounts.rules import Person, actor_of
from accede.assessment import acts as assessment
from accede.assessment.rules import (
    LABELS,
    Answer,
    may_comment,
    reads_nothing_of_own,
    waits_for_another,
)
from accede.basics.errors import BadInput
from accede.basics.tables import address_on
from accede.consent.queries import Visit
from accede.consent.rules import Viewer
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.legislation import acts, queries
from accede.legislation.forms import (
    FindingForm,
    Reviewing,
    SayForm,
    SecondReadingForm,
    conversation,
    finding_as_filled,
    language_here,
)
from accede.legislation.rules import Candidate
from accede.legislation.saying import MARKS, NOT_A_FINDING, reasons
from accede.legislation.views.reviews import (
    Desk,
    address_of,
    at_work,
    desk_of,
    duties_of,
)
from accede.treaties.queries import instruments
from accede.treaties.rules import Instrument, Obligation

_TOP = 10
_DONE = {
    "written": _("The finding is written. It counts once another person has read it."),
    "agreed": _("You agreed. From today the finding stands."),
    "returned": _("It goes back with your remark, and does not count."),
    "commented": _("Your State’s comment was written."),
    "replied": _("The reply was written."),
}


def finding(visit: Visit, *, code: str, obligation: str) -> HttpResponse:
    """One obligation beside the law: what stands, the candidates, and the forms open here."""
    return _page(visit, code, obligation, {})


@require_POST
def record(visit: Visit, *, code: str, obligation: str) -> HttpResponse:
    """Writes a finding with the provisions it cites, over the version the writer saw."""
    desk = at_work(visit, code)
    duty = _obligation(obligation)
    form = _form(visit, desk, duty, visit.POST)
    if form.is_valid():
        done = partial(
            acts.record_finding,
            law=desk.review.law,
            obligation=duty.code,
            reason="written on the page of the finding",
            **form.finding(),
        )
        if _did(visit, form, done, desk):
            return _happened(visit, desk, duty, "written")
        latest = desk_of(visit, code).held.versions.get(duty.code)
        # What was typed stays, now over the version that this page shows.
        form.over(latest[0].version if latest else 0)
    return _page(visit, code, obligation, {"finding": form})


@require_POST
def read(visit: Visit, *, code: str, obligation: str) -> HttpResponse:
    """The second reader agrees with the latest version, or returns it with a remark."""
    desk = at_work(visit, code)
    duty = _obligation(obligation)
    form = SecondReadingForm(visit.POST, prefix="read")
    if form.is_valid():
        agreed = form.cleaned_data["agreed"] == "yes"
        done = partial(
            assessment.second_read,
            question=duty.code,
            version=form.cleaned_data["version"],
            agreed=agreed,
            remark=form.cleaned_data["remark"],
            reason="read a second time on its page",
        )
        if _did(visit, form, done, desk):
            return _happened(visit, desk, duty, "agreed" if agreed else "returned")
    return _page(visit, code, obligation, {"read": form})


@require_POST
def comment(visit: Visit, *, code: str, obligation: str) -> HttpResponse:
    """Writes what the State says of the finding."""
    return _said(visit, code, obligation, "comment", assessment.comment, "commented", {})


@require_POST
def reply(visit: Visit, *, code: str, obligation: str) -> HttpResponse:
    """Writes an officer's reply to a comment of the State."""
    sent = visit.POST.get("to", "")
    to = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 0
    return _said(visit, code, obligation, f"reply-{to}", assessment.reply, "replied", {"to": to})


def _said(
    visit: Visit,
    code: str,
    obligation: str,
    prefix: str,
    act: Callable[..., Any],
    what: str,
    more: Mapping[str, Any],
) -> HttpResponse:
    desk = at_work(visit, code)
    duty = _obligation(obligation)
    form = SayForm(visit.POST, prefix=prefix)
    if form.is_valid():
        done = partial(
            act,
            question=duty.code,
            words=form.written(),
            reason="written on the page of the finding",
            **more,
        )
        if _did(visit, form, done, desk):
            return _happened(visit, desk, duty, what)
    return _page(visit, code, obligation, {prefix: form})


def _page(
    visit: Visit, code: str, obligation: str, filled: Mapping[str, Reviewing]
) -> HttpResponse:
    """The page, with the forms open to this visitor; a form that was refused keeps its words."""
    desk, duty = desk_of(visit, code), _obligation(obligation)
    held = desk.held.findings
    view = held.get(duty.code)
    if view is None and not desk.at_work:
        raise Http404(gettext("There is no finding on this obligation that is open to you."))
    written, cited = desk.held.versions.get(duty.code, ()), desk.held.cited
    said = desk.held.comments.get(duty.code, ())
    people = {code for each in written for code in (each.author, each.second_reader)}
    named = persons(people | {each.author for each in said})
    duties = duties_of(_of(duty), held, desk.at_work)
    at = duties.index(duty) if duty in duties else None
    waits = written[0] if written and written[0].agreed is not True else None
    context = {
        "page": "laws",
        "desk": desk,
        "review": desk.review,
        "law": desk.law,
        "state": desk.state,
        "obligation": duty,
        "finding": view,
        "word": LABELS[view.judgement] if view else None,
        "mark": MARKS[view.judgement] if view else "open",
        "waits": _shown(waits, cited, named) if waits else None,
        "versions": [_shown(each, cited, named) for each in written],
        "before": address_of(desk, duties[at - 1]) if at else "",
        "after": address_of(desk, duties[at + 1])
        if at is not None and at + 1 < len(duties)
        else "",
        "comments": conversation(said, named, desk.open_to, filled),
        "said": "legislation/finding_said.html",
        "read_to": address_of(desk, duty) + "read/",
        "comment_to": address_of(desk, duty) + "comment/",
        "reply_to": address_of(desk, duty) + "reply/",
        "candidates": _candidates(visit, desk, duty),
        "not_a_finding": NOT_A_FINDING,
        "forms": _forms(visit, desk, duty, written, cited, filled),
        "refused": [form for form in filled.values() if form.errors],
    }
    status = 400 if filled else 200
    return TemplateResponse(visit, "legislation/finding.html", context, status=status)


def _forms(
    visit: Visit,
    desk: Desk,
    duty: Obligation,
    written: Sequence[Answer],
    cited: Mapping[int, tuple[str, ...]],
    filled: Mapping[str, Reviewing],
) -> Mapping[str, Any]:
    """The forms that are open to the visitor: to judge, to read a second time."""
    person = desk.open_to
    if person is None or desk.law is None:
        return {}
    latest = written[0] if written else None
    forms: dict[str, Any] = {"finding": filled.get("finding")}
    if not (latest and waits_for_another(person.code, latest.agreed, latest.author)):
        likely = {each["number"] for each in _candidates(visit, desk, duty)}
        begin = finding_as_filled(latest, cited.get(latest.record, ()) if latest else (), likely)
        forms["finding"] = filled.get("finding") or _form(visit, desk, duty, None, begin)
    if latest is not None and latest.agreed is None:
        if reads_nothing_of_own(person.code, (each.author for each in written)):
            reading = SecondReadingForm(prefix="read", initial={"version": latest.version})
            forms["read"] = filled.get("read") or reading
        else:
            forms["own"] = True
    if latest is not None and may_comment(actor_of(person), desk.review):
        say = SayForm(prefix="comment", label=_("Your State’s comment"))
        forms["comment"] = filled.get("comment") or say
    return forms


def _form(
    visit: Visit,
    desk: Desk,
    duty: Obligation,
    data: Any,
    initial: Mapping[str, Any] | None = None,
) -> FindingForm:
    law, here = desk.law, language_here()
    if law is None:
        raise Http404(gettext("There is no such law here, or it is not open to you."))
    likely = [
        (each["number"], f"{each['number']} — {each['provision'].heading.in_(here)}")
        for each in _candidates(visit, desk, duty)
    ]
    in_force = {each.number for each in law.provisions}
    return FindingForm(data, initial=initial, likely=likely, in_force=in_force)


def _candidates(visit: Visit, desk: Desk, duty: Obligation) -> list[Mapping[str, Any]]:
    """Where the law may speak of the obligation, each with its text and why; for those at work."""
    law, here = desk.law, language_here()
    if law is None or not desk.at_work:
        return []
    found = _likely(head(), visit.viewer, law.code, law.state, duty, desk.today)
    texts = {each.number: each for each in law.provisions}
    return [
        {
            "number": each.number,
            "provision": texts[each.number],
            "why": reasons(each, here),
            "address": _provision_address(law.code, each.number, desk.today),
        }
        for each in found
    ]


@lru_cache(maxsize=256)
def _likely(
    moved: Head, viewer: Viewer, law: str, state: str, duty: Obligation, today: date
) -> tuple[Candidate, ...]:
    """Kept until the journal moves: nothing is written without it."""
    found = queries.candidates_of(
        [duty], viewer=viewer, on=today, state=state, laws=[law], top=_TOP
    )
    return found[duty.code]


def _provision_address(law: str, number: str, day: date) -> str:
    """The lasting address of a provision with its day."""
    return address_on(reverse("law-provision", kwargs={"code": law, "number": number}), as_of=day)


def _shown(
    answer: Answer, cited: Mapping[int, tuple[str, ...]], named: Mapping[str, Person]
) -> Mapping[str, Any]:
    judgement = answer.draft.judgement
    return {
        "view": answer,
        "draft": answer.draft,
        "word": LABELS[judgement],
        "mark": MARKS[judgement],
        "cited": cited.get(answer.record, ()),
        "author": _name(answer.author, named),
        "reader": _name(answer.second_reader, named),
    }


def _name(code: str, named: Mapping[str, Person]) -> str:
    return str(named[code].name) if code in named else ""


def _obligation(code: str) -> Obligation:
    found = next((each for each in _of_code(code).obligations if each.code == code), None)
    if found is None:
        raise Http404(gettext("The catalogue has no such obligation."))
    return found


def _of(duty: Obligation) -> Instrument:
    return _of_code(duty.code)


def _of_code(code: str) -> Instrument:
    wanted = code.partition(":")[0]
    found = next((each for each in instruments() if each.code == wanted), None)
    if found is None:
        raise Http404(gettext("The catalogue has no such obligation."))
    return found


def _did(visit: Visit, form: Reviewing, act: Callable[..., Any], desk: Desk) -> bool:
    """Makes the act today, as this person; a refusal is put into the form."""
    assert visit.person is not None
    try:
        act(actor=actor_of(visit.person), review=desk.review.code, source=None, on=desk.today)
    except BadInput as error:
        form.refuse(error)
        return False
    return True


def _happened(visit: Visit, desk: Desk, duty: Obligation, what: str) -> HttpResponse:
    messages.success(visit, str(_DONE[what]))
    return redirect(address_of(desk, duty))
