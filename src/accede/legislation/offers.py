"""What legislation offers: the findings of a review on the State's page, the second readings
that wait, who can see a law, a review or a finding, and what the search finds.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accede.accounts.rules import Person, Role
from accede.assessment.queries import answered_between, awaiting, every_answered, reviews
from accede.assessment.rules import LABELS, Review
from accede.basics.offering import MenuEntry, Panel, Restricted, Search, SearchDocument, Task, Tasks
from accede.basics.texts import Text
from accede.consent.rules import PUBLIC_VIEWER, Protected, Shared, Viewer, ViewerKind
from accede.journal.rules import Target
from accede.legislation.queries import (
    cards,
    every_law,
    findings,
    laws_between,
    officers_of_law,
    visible_codes,
)
from accede.legislation.rules import law_target
from accede.legislation.saying import MARKS
from accede.legislation.views.options import documents as option_documents
from accede.legislation.views.options import on_instrument_page, on_obligations_page
from accede.states.queries import world
from accede.states.rules import State
from accede.treaties.queries import instruments


def on_state_page(
    *, state: State, day: date, viewer: Viewer, seen_on: date, **_about: Any
) -> Mapping[str, Any] | None:
    """The findings this viewer may see, as they stand on the day; nothing where there are none."""
    seen = findings(viewer=viewer, on=day, seen_on=seen_on, state=state.code)
    if not seen:
        return None
    asked = {each.code for each in reviews(viewer=viewer, on=seen_on, state=state.code)}
    held = visible_codes(viewer=viewer, on=seen_on, state=state.code)
    known = {each.code: each for carried in instruments() for each in carried.obligations}
    return {
        "is_public": viewer == PUBLIC_VIEWER,
        # Who wrote and who read is told to the State itself and to the Office.
        "tells_persons": viewer.audience is ViewerKind.OFFICE
        or (viewer.audience is ViewerKind.STATE and viewer.of == state.code),
        "findings": [
            {
                "view": finding,
                "word": LABELS[finding.judgement],
                "mark": MARKS[finding.judgement],
                "obligation": known.get(finding.obligation),
                "review": finding.review in asked,
                "law": finding.law in held,
            }
            for finding in seen
        ],
        "facts": [[finding.code, repr(finding)] for finding in seen],
    }


def laws_on_state_page(
    *, state: State, day: date, viewer: Viewer, seen_on: date, **_about: Any
) -> Mapping[str, Any] | None:
    """The laws of the State that this viewer may see; nothing where there are none."""
    held = cards(viewer=viewer, on=day, seen_on=seen_on, state=state.code)
    if not held:
        return None
    return {"laws": held, "facts": [[each.code, each.provisions] for each in held]}


def second_readings(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """For an officer assigned to a review, the findings of colleagues that await a reader."""
    if not person.holds(Role.OFFICER):
        return
    for item in awaiting(viewer=viewer, on=day):
        draft = item.standing.awaiting
        if draft.author != person.code and draft.read_on is None:
            yield Task(
                to_do=_("Read a finding as second reader"),
                subject=item.review.words,
                code=item.code,
                address=_finding(item.review.code, item.question),
                since=draft.answered_on,
                state=item.review.state,
                demonstration=world().state(item.review.state).demonstration,
            )


def lapsed_findings(*, person: Person, viewer: Viewer, day: date) -> Iterator[Task]:
    """For the State and the assigned officers, the findings whose law no longer stands as read."""
    asked = {each.code: each for each in reviews(viewer=viewer, on=day)}
    for finding in findings(viewer=viewer, on=day):
        review = asked.get(finding.review)
        assigned = review is not None and person.code in review.assigned
        own = viewer.audience is ViewerKind.STATE and viewer.of == finding.state
        if finding.lapsed_on is not None and (assigned or own):
            yield Task(
                to_do=_("Read again: a provision that this finding rests on has changed"),
                subject=finding.obligation,
                code=finding.code,
                address=_finding(finding.review, finding.obligation),
                since=finding.lapsed_on,
                state=finding.state,
                demonstration=finding.demonstration,
            )


def law_shared(*, code: str, viewer: Viewer, day: date) -> Shared | None:
    """A law that the State had recorded."""
    law = next((each for each in cards(viewer=viewer, on=day) if each.code == code), None)
    if law is None or law.published:
        return None
    assigned = officers_of_law(state=law.state, code=law.code, on=day)
    return Shared(
        title=law.title,
        code=law.code,
        address=_place(law.state),
        parts=(Protected(law_target(law.code), law.state, assigned),),
        demonstration=world().state(law.state).demonstration,
    )


def review_shared(*, code: str, viewer: Viewer, day: date) -> Shared | None:
    """A review that the State asked for; opening it opens its findings."""
    review = next((each for each in reviews(viewer=viewer, on=day) if each.code == code), None)
    if review is None:
        return None
    return Shared(
        title=review.words,
        code=review.code,
        address=reverse("review" if review.framework else "law-review", kwargs={"code": code}),
        parts=(_whole(review),),
        demonstration=world().state(review.state).demonstration,
    )


def finding_shared(*, code: str, viewer: Viewer, day: date) -> Shared | None:
    """One finding: opened by itself, or with the whole review it belongs to."""
    finding = next((each for each in findings(viewer=viewer, on=day) if each.code == code), None)
    if finding is None:
        return None
    asked = {each.code: each for each in reviews(viewer=viewer, on=day)}
    review = asked.get(finding.review)
    alone = Protected(
        ("assessment.Answer", code), finding.state, review.assigned if review else frozenset()
    )
    return Shared(
        title=finding.obligation,
        code=code,
        address=_place(finding.state, f"finding-{code}"),
        parts=(alone, _whole(review)) if review else (alone,),
        demonstration=finding.demonstration,
    )


def _whole(review: Review) -> Protected:
    return Protected(("assessment.Review", review.code), review.state, review.assigned)


def _finding(review: str, obligation: str) -> str:
    """Where one finding is worked on."""
    return reverse("law-finding", kwargs={"code": review, "obligation": obligation})


def _place(state: str, anchor: str = "") -> str:
    """Where the records of a State's law stand: on its page."""
    page = reverse("state", kwargs={"code": state})
    return f"{page}#{anchor}" if anchor else page


TASKS = (Tasks(30, second_readings), Tasks(35, lapsed_findings))
RESTRICTED = (
    Restricted("legislation.Law", law_shared),
    Restricted("assessment.Review", review_shared),
    Restricted("assessment.Answer", finding_shared),
)
MENU = (
    MenuEntry(
        35,
        "laws",
        Text(
            {
                "ar": "القوانين",
                "zh": "法律",
                "en": "Laws",
                "fr": "Lois",
                "ru": "Законы",
                "es": "Leyes",
            }
        ),
        says=_("Laws loaded here, and where they may speak of an obligation."),
    ),
)
PANELS = (
    Panel("state", 20, "legislation/on_state_page.html", on_state_page),
    Panel("state", 21, "legislation/laws_on_state_page.html", laws_on_state_page),
    Panel("obligations", 20, "legislation/on_obligations_page.html", on_obligations_page),
    Panel("instrument", 20, "legislation/on_instrument_page.html", on_instrument_page),
)


def law_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each law for the index of the search, with the provisions in force on the day."""
    for view in every_law(on=on, codes=only):
        texts = [text for one in view.provisions for text in (one.heading, one.text)]
        yield SearchDocument(
            id=view.code,
            title=view.title,
            body=tuple(texts),
            codes=(view.code,),
            also=(view.cited_as,),
            door="law",
            where=(("code", view.code),),
            owner=view.state,
            demonstration=world().state(view.state).demonstration,
        )


def finding_documents(on: date, only: frozenset[str] | None) -> Iterable[SearchDocument]:
    """Each finding for the index: the obligation, and the reasoning that two readers agreed.

    What a law says is found as the law; who sees a finding does not always see the law.
    """
    known = {each.code: each for carried in instruments() for each in carried.obligations}
    for item in every_answered(on=on):
        if only is not None and item.code not in only:
            continue
        draft = item.standing.answer.draft if item.standing.answer else None
        body = [draft.reasoning, *draft.lacking, *filter(None, [draft.consulted])] if draft else []
        obligation = known.get(item.question)
        yield SearchDocument(
            id=item.code,
            title=obligation.summary if obligation else Text({"en": item.question}),
            body=tuple(body),
            codes=(item.question,),
            also=(item.code,),
            door="state",
            where=(("code", item.review.state),),
            anchor=f"finding-{item.code}",
            owner=item.review.state,
            demonstration=world().state(item.review.state).demonstration,
        )


def _laws_touched(target: Target) -> Iterable[str]:
    kind, code = target
    if kind == "legislation.Law":
        yield code
    if kind == "legislation.LawProvision":
        # A code may hold a slash itself; where no law has one, nothing is found and nothing lost.
        parts = code.split("/")
        yield from ("/".join(parts[:end]) for end in range(1, len(parts)))


def _findings_touched(target: Target) -> Iterable[str]:
    return (target[1],) if target[0] == "assessment.Answer" else ()


SEARCH = (
    Search("legislation.Options", 31, _("Drafting options"), option_documents),
    Search(
        "legislation.Finding",
        70,
        _("Findings of a review of the law"),
        finding_documents,
        touched=_findings_touched,
        between=answered_between,
        seen=lambda viewer, on: frozenset(view.code for view in findings(viewer=viewer, on=on)),
    ),
    Search(
        "legislation.Law",
        80,
        _("Laws"),
        law_documents,
        touched=_laws_touched,
        between=laws_between,
        seen=lambda viewer, on: visible_codes(viewer=viewer, on=on),
    ),
)
