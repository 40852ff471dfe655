"""What a State's sheet says of frameworks: which were answered, each question with its judgement.

Agreed answers alone. A draft, or a question that nobody answered, is counted and not shown.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assessment.queries import framework, framework_reviews, question, responded
from accede.assessment.rules import WORDS, Document, Framework, Responded, Review
from accede.basics.digests import Plain
from accede.reporting.rules.sheet import Line, Part, Piece, Row
from accede.reporting.state_page.asked import COMMA, Asked, Said
from accede.reporting.state_page.work import FINDING_FORMS


def answered(asked: Asked, code: str) -> bool:
    """Whether the reader is shown an agreed answer to a question of this framework."""
    seen = responded(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    )
    return any(
        each.standing.answer is not None and each.question.partition(":")[0] == code
        for each in seen
    )


def frameworks(asked: Asked) -> Said | None:
    """The frameworks by which the State asked to be reviewed, and what was agreed on each."""
    about = {
        "viewer": asked.viewer, "on": asked.day, "seen_on": asked.seen_on,
        "state": asked.state.code,
    }  # fmt: skip
    reviews = framework_reviews(**about)  # type: ignore[arg-type]
    seen = responded(**about)  # type: ignore[arg-type]
    agreed = [each for each in seen if each.standing.answer is not None]
    if not reviews and not agreed:
        return None
    groups = list(_groups(reviews, agreed))
    part = Part(
        id="frameworks",
        title=_("Institutions and practice, by framework"),
        header=(_("Question and reasons"), _("Agreed answer"), _("Written; second reader")),
        widths=(60, 19, 21),
        rows=tuple(row for group in groups for row in _group(asked, *group)),
        left_out=asked.rest("frameworks"),
        lead=(Piece(_("The State asked for these reviews. Answers that two persons agreed on.")),),
    )
    facts: list[Plain] = [
        [
            held.code,
            [[each.code, each.asked_on, each.closed_on] for each in of],
            [[each.code, each.standing.answer.version] for each in own if each.standing.answer],
        ]
        for held, of, own in groups
    ]
    return Said(part, facts)


def _groups(
    reviews: Iterable[Review], agreed: Iterable[Responded]
) -> Iterator[tuple[Framework, list[Review], list[Responded]]]:
    """The answers by framework, each once: where a review asks for it, else where it is at home."""
    left = {each.question: each for each in agreed}
    by_framework: dict[str, list[Review]] = {}
    for review in reviews:
        by_framework.setdefault(review.framework, []).append(review)
    for code, of in by_framework.items():
        held = framework(code)
        if held is not None:
            yield held, of, [left.pop(each) for each in held.asks if each in left]
    homes = dict.fromkeys(each.partition(":")[0] for each in left)
    for code in homes:
        held = framework(code)
        if held is not None:
            yield held, [], [left[each] for each in held.asks if each in left]


def _group(
    asked: Asked, held: Framework, reviews: list[Review], own: list[Responded]
) -> Iterator[Row]:
    """The rows of a framework; its title stands in the first of them, so that none stands alone."""
    opening = _opening(asked, held, reviews, len(held.asks) - len(own))
    if not own:
        nothing: Line = (Piece(_("No answer agreed yet"), quiet=True),)
        yield Row(((opening,), (nothing,), ((Piece("–"),),)))
    for n, each in enumerate(own):
        yield _row(asked, each, (opening,) if n == 0 else ())


def _opening(asked: Asked, held: Framework, reviews: list[Review], left: int) -> Line:
    said: list[Piece] = [asked.text(held.title, strong=True), Piece(f"  {held.code}", quiet=True)]
    for review in reviews:
        day = asked.write_day(review.asked_on)
        said.append(Piece(_(", asked for on %(day)s") % {"day": day}, quiet=True))
    if reviews and left > 0:
        words = ngettext(
            "; %(n)s question without an agreed answer",
            "; %(n)s questions without an agreed answer",
            left,
        )
        said.append(Piece(words % {"n": left}, quiet=True))
    return tuple(said)


def _row(asked: Asked, each: Responded, opening: tuple[Line, ...]) -> Row:
    put, answer = question(each.question), each.standing.answer
    if put is None or answer is None:
        raise LookupError(f"{each.code} is no agreed answer to a question that is asked")
    draft = answer.draft
    first: list[Line] = [
        *opening,
        (asked.text(put.question), Piece(f"  {put.code}", quiet=True)),
    ]
    for element in draft.lacking:
        first.append((Piece(_("Lacking:") + " ", quiet=True), asked.text(element)))
    first.append((asked.text(draft.reasoning, long=True),))
    if draft.documents:
        first.append(tuple(_documents(asked, draft.documents)))
    word = asked.text(
        WORDS[put.kind, draft.judgement], form=FINDING_FORMS[draft.judgement], strong=True
    )
    said: list[Line] = [(word,)]
    if draft.because:
        said.append((asked.text(draft.because, quiet=True, long=True),))
    written: list[Line] = []
    for day, person in (
        (answer.answered_on, answer.author),
        (answer.read_on, answer.second_reader),
    ):
        if day is not None:
            by = (COMMA, Piece(person, quiet=True)) if asked.tells_persons else ()
            written.append((Piece(asked.write_day(day)), *by))
    return Row((tuple(first), tuple(said), tuple(written)))


def _documents(asked: Asked, documents: Iterable[Document]) -> Iterator[Piece]:
    yield Piece(_("Shown by:") + " ", quiet=True)
    for n, each in enumerate(documents):
        if n:
            yield Piece("; ", quiet=True)
        yield asked.text(each.words, quiet=True)
        if each.at:
            yield Piece(f", {each.at}", quiet=True)
        if each.stated_on:
            yield Piece(f", {asked.write_day(each.stated_on)}", quiet=True)
