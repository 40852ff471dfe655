"""The needs of a State: its findings and answers, as a viewer may see them on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TypeAlias

from accede.assessment.queries import (
    framework,
    framework_reviews,
    frameworks,
    question,
    responded,
)
from accede.assessment.rules import (
    LABELS,
    WORDS,
    Judgement,
    Question,
    Responded,
    response_code,
)
from accede.assistance.queries import requests
from accede.assistance.rules.asking import Paragraph, RequestView
from accede.assistance.rules.needs import Need, Origin, carried_by
from accede.basics.texts import Text
from accede.consent.rules import Viewer
from accede.legislation.queries import findings
from accede.legislation.rules import FindingView, reason_words
from accede.mandates.queries import resolutions
from accede.treaties.queries import everything
from accede.treaties.rules import Obligation

_NOT_ANSWERED = Text(
    {
        "en": "The question has not been answered yet.",
        "fr": "Il n’a pas encore été répondu à la question.",
    }
)
# The theme whose paragraphs cover assistance with law.
_LEGISLATION = "LEGISLATION"
_Citable: TypeAlias = Mapping[Paragraph, tuple[str, ...]]


def needs(*, viewer: Viewer, on: date, seen_on: date | None = None, state: str) -> tuple[Need, ...]:
    """Every point of the State's reviews that this viewer may see, as it stands on the day.

    Those of its law first, then those of frameworks; each by the order of judgements and by
    code. ``seen_on`` is the day whose consent counts. What is no need is there as well: see
    ``Need.listed``.
    """
    asked = requests(viewer=viewer, on=on, seen_on=seen_on, state=state)
    citable = _citable()
    found = [
        *_of_law(findings(viewer=viewer, on=on, seen_on=seen_on, state=state), asked, citable),
        *_of_frameworks(viewer, on, seen_on, state, asked, citable),
    ]
    order = list(Judgement)
    return tuple(
        sorted(
            found,
            key=lambda each: (list(Origin).index(each.origin), order.index(each.judgement)),
        )
    )


def _citable() -> Mapping[Paragraph, tuple[str, ...]]:
    """The operative paragraphs under which assistance is given on request, with their themes."""
    return {
        (each.symbol, duty.number): duty.themes
        for each in resolutions()
        for duty in each.operative
        if duty.on_request or duty.on_request_by_policy
    }


def _of_law(
    seen: tuple[FindingView, ...], asked: tuple[RequestView, ...], citable: _Citable
) -> Iterator[Need]:
    paragraphs = tuple(at for at, themes in citable.items() if _LEGISLATION in themes)
    for each in seen:
        obligation = _obligations().get(each.obligation)
        yield Need(
            code=each.code,
            origin=Origin.LAW,
            about=each.obligation,
            asks=obligation.summary if obligation else Text({"en": each.obligation}),
            judgement=each.judgement,
            word=LABELS[each.judgement],
            # Of a finding that lapsed, what had been lacking is no longer known to be.
            lacking=each.lacking if each.judgement is Judgement.PARTLY_ADDRESSED else (),
            reasoning=each.reasoning,
            reason=each.reason_words,
            consulted=each.consulted,
            kind=obligation.kind.value if obligation else "",
            paragraphs=paragraphs,
            carried=carried_by(each.code, each.obligation, asked),
        )


def _of_frameworks(
    viewer: Viewer,
    on: date,
    seen_on: date | None,
    state: str,
    asked: tuple[RequestView, ...],
    citable: _Citable,
) -> Iterator[Need]:
    given = {
        each.question: each
        for each in responded(viewer=viewer, on=on, seen_on=seen_on, state=state)
    }
    open_now = [
        each
        for each in framework_reviews(viewer=viewer, on=on, seen_on=seen_on, state=state)
        if each.open_on(on)
    ]
    awaited = (code for each in open_now if (one := framework(each.framework)) for code in one.asks)
    for code in dict.fromkeys((*given, *awaited)):
        held = question(code)
        if held is not None:
            yield _of_question(state, held, given.get(code), asked, citable)


def _of_question(
    state: str,
    held: Question,
    given: Responded | None,
    asked: tuple[RequestView, ...],
    citable: _Citable,
) -> Need:
    code = response_code(state, held.code)
    answer = given.standing.answer if given else None
    draft = answer.draft if answer else None
    judgement = given.standing.judgement if given else Judgement.UNKNOWN
    because = draft.because if draft else None
    return Need(
        code=code,
        origin=Origin.FRAMEWORK,
        about=held.code,
        asks=held.question,
        judgement=judgement,
        word=WORDS[held.kind, judgement],
        lacking=draft.lacking if draft else (),
        reasoning=draft.reasoning if draft else None,
        reason=reason_words(given.standing.reason, because) if given else _NOT_ANSWERED,
        consulted=draft.consulted if draft else None,
        guidance=held.guidance,
        evidence=held.evidence,
        paragraphs=_paragraphs_of(held.code, citable),
        carried=carried_by(code, held.code, asked),
    )


@cache
def _obligations() -> Mapping[str, Obligation]:
    return {each.code: each for carried in everything() for each in carried.obligations}


def _paragraphs_of(asked: str, citable: _Citable) -> tuple[Paragraph, ...]:
    """The paragraphs whose elements a question serves, in whichever framework asks it, of those
    under which assistance is given on request.
    """
    named = (
        (paragraph.symbol, paragraph.number)
        for one in frameworks()
        for element in one.served_by(asked)
        for paragraph in element.paragraphs
        if not paragraph.preamble
    )
    return tuple(each for each in dict.fromkeys(named) if each in citable)
