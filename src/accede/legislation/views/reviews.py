"""The review of a law: asked for, judged beside the law, read by a second person.

The same way as a review by a framework (see ``assessment``); what differs is that a finding
cites provisions. Candidates say where to begin reading and are never findings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from accede.accounts.queries import persons
from accede.accounts.rules import Person, Role, actor_of
from accede.assessment import acts as assessment
from accede.assessment.queries import comments_in, versions_in
from accede.assessment.rules import (
    LABELS,
    Answer,
    Comment,
    Judgement,
    Review,
    may_work_on,
    reads_drafts,
)
from accede.basics.errors import BadField, BadInput
from accede.basics.tables import TableOffer
from accede.consent.queries import Visit
from accede.consent.rules import Viewer
from accede.journal.queries import head
from accede.journal.rules import Head
from accede.legislation import queries
from accede.legislation.forms import AskForm, language_here, refusal
from accede.legislation.rules import FindingView, LawView
from accede.legislation.saying import MARKS
from accede.legislation.tables import review_table
from accede.states.queries import world
from accede.states.rules import State
from accede.treaties.queries import instruments, snapshot
from accede.treaties.rules import Instrument, Obligation, Status
from accede.treaties.rules.owed import asks_something

_DONE = {
    "asked": _("Your State asked for the review. The Secretariat now assigns officers."),
    "closed": _("The review is closed. What was agreed stands."),
}


@dataclass(frozen=True)
class Held:
    """What a viewer sees of a review: the law, the findings by obligation and, for those at
    work, every version with the provisions it cites.
    """

    review: Review
    law: LawView | None
    findings: Mapping[str, FindingView]
    versions: Mapping[str, tuple[Answer, ...]]
    cited: Mapping[int, tuple[str, ...]]
    comments: Mapping[str, tuple[Comment, ...]]


@dataclass(frozen=True)
class Desk:
    """A review of a law as a visitor has it before them, on the day of the visit."""

    held: Held
    state: State
    today: date
    at_work: bool
    open_to: Person | None

    @property
    def review(self) -> Review:
        """The review itself."""
        return self.held.review

    @property
    def law(self) -> LawView | None:
        """The law that is read, where the visitor may see it."""
        return self.held.law

    @property
    def works(self) -> bool:
        """Whether the visitor may write and read findings now."""
        return self.open_to is not None


@require_http_methods(["GET", "HEAD", "POST"])
def ask(visit: Visit, *, code: str) -> HttpResponse:
    """A focal point asks to have a law of the own State read."""
    person, today = visit.person, date.today()
    law = queries.law_of(code=code, viewer=visit.viewer, on=today)
    if person is None or not person.holds(Role.FOCAL_POINT):
        raise PermissionDenied
    if law is None or law.state != person.of:
        raise Http404(gettext("Your State has no such law here."))
    form = AskForm(visit.POST if visit.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            asked = assessment.ask_review(
                actor=actor_of(person),
                state=person.of,
                law=code,
                words=form.written(),
                reason="asked for at the State’s own desk",
                source=None,
                on=today,
            )
        except BadInput as error:
            form.refuse(error)
        else:
            messages.success(visit, str(_DONE["asked"]))
            return redirect("law-review", code=asked.code)
    context = {"page": "laws", "law": law, "form": form, "state": world().state(law.state)}
    status = 400 if form.is_bound else 200
    return TemplateResponse(visit, "legislation/review_ask.html", context, status=status)


def review(visit: Visit, *, code: str) -> HttpResponse:
    """The review: the State's words, and the obligations of an instrument with what stands."""
    desk = desk_of(visit, code)
    state, today = desk.state, desk.today
    held, versions = desk.held.findings, desk.held.versions
    offered = _instruments(state, held, today, desk.at_work)
    chosen = _chosen(visit, offered, held)
    wanted = visit.GET.get("finding", "")
    duties = duties_of(chosen, held, desk.at_work) if chosen else []
    rows = [_row(desk, each, held.get(each.code), versions.get(each.code, ())) for each in duties]
    people = persons(desk.review.assigned) if desk.at_work else {}
    shown = [row for row in rows if wanted in ("", row["value"])]
    context = {
        "page": "laws",
        "desk": desk,
        "review": desk.review,
        "law": desk.law,
        "state": state,
        "close_at": reverse("law-review-close", kwargs={"code": code}) if desk.works else "",
        "officers": sorted(each.name for each in people.values()),
        "instrument": chosen,
        "instruments": offered,
        "rows": shown,
        "wanted": wanted,
        "findings": [
            {"value": each.value, "word": LABELS[each], "number": number}
            for each in Judgement
            if (number := sum(row["value"] == each.value for row in rows))
        ],
        "without": sum(row["value"] == "none" for row in rows),
        "may_assign": visit.person is not None and visit.person.holds(Role.OFFICER) and desk.works,
    }
    if shown:
        make = partial(review_table, desk.review, shown, language_here(), today)
        context["tables"] = [TableOffer("findings", gettext("Obligations and findings"), make)]
    return TemplateResponse(visit, "legislation/review.html", context)


@require_POST
def close(visit: Visit, *, code: str) -> HttpResponse:
    """The State, or an officer assigned, closes the review."""
    desk = at_work(visit, code)
    assert visit.person is not None
    try:
        assessment.close_review(
            actor=actor_of(visit.person),
            review=desk.review.code,
            reason="closed on its page",
            source=None,
            on=desk.today,
        )
    except BadInput as error:
        messages.error(visit, refusal(error))
    else:
        messages.success(visit, str(_DONE["closed"]))
    return redirect("law-review", code=code)


def desk_of(visit: Visit, code: str) -> Desk:
    """The review as this visitor has it; to whom it is not open it is not there."""
    today, person = date.today(), visit.person
    held = _held(head(), visit.viewer, code, today)
    if held is None:
        raise Http404(gettext("There is no such review here, or it is not open to you."))
    review = held.review
    works = person is not None and may_work_on(actor_of(person), review) and review.open_on(today)
    return Desk(
        held=held,
        state=world().state(review.state),
        today=today,
        at_work=reads_drafts(visit.viewer, review),
        open_to=person if works else None,
    )


@lru_cache(maxsize=64)
def _held(moved: Head, viewer: Viewer, code: str, today: date) -> Held | None:
    """Kept until the journal moves: nothing is written without it."""
    review = queries.law_review(viewer=viewer, code=code, on=today)
    if review is None:
        return None
    seen = queries.findings(viewer=viewer, on=today, state=review.state)
    versions = versions_in(viewer=viewer, review=review, on=today)
    return Held(
        review=review,
        law=queries.law_of(code=review.law, viewer=viewer, on=today),
        findings={each.obligation: each for each in seen if each.review == code},
        versions=versions,
        cited=queries.cited_by(each for written in versions.values() for each in written),
        comments=comments_in(viewer=viewer, review=review, on=today),
    )


def at_work(visit: Visit, code: str) -> Desk:
    """The same for those who work on it; the others who see it are told that they may not."""
    desk = desk_of(visit, code)
    if visit.person is None or not may_work_on(actor_of(visit.person), desk.review):
        raise PermissionDenied
    return desk


def _instruments(
    state: State, held: Mapping[str, FindingView], today: date, at_work: bool
) -> list[Instrument]:
    """Those with a finding and, for who works on the review, those that bind the State."""
    legal = snapshot()
    with_findings = {each.partition(":")[0] for each in held}
    binding = {Status.BOUND, Status.PROVISIONAL}
    return [
        each
        for each in instruments()
        if each.code in with_findings
        or (at_work and legal.participation(each.code, state.code, today).status in binding)
    ]


def _chosen(
    visit: Visit, offered: Sequence[Instrument], held: Mapping[str, FindingView]
) -> Instrument | None:
    asked = visit.GET.get("instrument", "").strip().upper()
    known = {each.code: each for each in offered}
    if asked and asked not in known:
        text = gettext("The instrument is none of those in this review: %(choices)s.")
        raise BadField("instrument", asked, text % {"choices": ", ".join(known)})
    if asked:
        return known[asked]
    with_findings = {each.partition(":")[0] for each in held}
    return next((each for each in offered if each.code in with_findings), next(iter(offered), None))


def duties_of(
    chosen: Instrument, held: Mapping[str, FindingView], at_work: bool
) -> list[Obligation]:
    """The obligations that ask something; to those who do not work here, those with a finding."""
    return [
        each
        for each in chosen.obligations
        if each.code in held or (at_work and asks_something(each))
    ]


def _row(
    desk: Desk, duty: Obligation, view: FindingView | None, versions: Sequence[Answer]
) -> Mapping[str, Any]:
    latest = versions[0] if versions else None
    return {
        "obligation": duty,
        "view": view,
        "value": view.judgement.value if view else "none",
        "word": LABELS[view.judgement] if view else None,
        "mark": MARKS[view.judgement] if view else "open",
        "awaits": latest is not None and latest.agreed is None,
        "returned": latest is not None and latest.agreed is False,
        "unwritten": desk.at_work and latest is None,
        "address": address_of(desk, duty),
    }


def address_of(desk: Desk, duty: Obligation) -> str:
    """Where one obligation of the review is worked on."""
    return reverse("law-finding", kwargs={"code": desk.review.code, "obligation": duty.code})
