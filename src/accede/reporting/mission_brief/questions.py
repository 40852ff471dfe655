"""What is open in the reviews by framework: questions without an agreed answer, comments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.assessment.queries import (
    comments,
    framework,
    framework_reviews,
    question,
    responded,
)
from accede.assessment.rules import Framework, Judgement, Responded, Review, awaiting_reply
from accede.reporting.rules.sheet import Form, Line, Part, Piece, Row
from accede.reporting.state_page.asked import COMMA, Asked, Said


@dataclass(frozen=True)
class Open:
    """A question of a review that is open, and why: a short word and what more there is."""

    framework: Framework
    question: str
    form: Form
    word: str
    more: Line = ()
    mark: str = ""


def open_questions(asked: Asked) -> Said | None:
    """The questions of open reviews without an agreed answer, or with one that is UNKNOWN."""
    found = list(_open(asked))
    if not found:
        return None
    rows = []
    for n, each in enumerate(found):
        first = n == 0 or found[n - 1].framework is not each.framework
        rows.append(_row(asked, each, with_title=first))
    part = Part(
        id="open-questions",
        title=_("Questions of frameworks that are open"),
        header=(_("Question and reasons"), _("Where it stands")),
        widths=(66, 34),
        rows=tuple(rows),
        left_out=asked.rest("frameworks"),
        whole=True,
    )
    return Said(part, [[each.question, each.mark] for each in found])


def comments_to_answer(asked: Asked) -> Said | None:
    """The comments of the State that nobody has replied to, in reviews the officer works on."""
    found = [
        (item.question, each)
        for item in _answers(asked).values()
        for each in awaiting_reply(
            comments(
                viewer=asked.viewer, state=asked.state.code, question=item.question, on=asked.day
            )
        )
    ]
    if not found:
        return None
    rows = []
    for code, each in found:
        put = question(code)
        about = asked.text(put.question) if put else Piece(code)
        rows.append(
            Row(
                (
                    ((about, Piece(f"  {code}", quiet=True)),),
                    ((asked.text(each.words, long=True),),),
                    (
                        (Piece(asked.write_day(each.written_on)),),
                        (Piece(each.author, quiet=True),),
                    ),
                )
            )
        )
    part = Part(
        id="comments",
        title=_("Comments of the State that await a reply"),
        header=(_("What it concerns"), _("Comment of the State"), _("Since")),
        widths=(36, 44, 20),
        rows=tuple(rows),
        left_out=asked.rest("frameworks"),
        whole=True,
    )
    return Said(part, [[code, each.number, each.version] for code, each in found])


def _answers(asked: Asked) -> Mapping[str, Responded]:
    seen = responded(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    )
    return {each.question: each for each in seen}


def _reviews(asked: Asked) -> Iterator[tuple[Review, Framework]]:
    for review in framework_reviews(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    ):
        held = framework(review.framework)
        if held is not None and review.open_on(asked.day):
            yield review, held


def _open(asked: Asked) -> Iterator[Open]:
    answers, done = _answers(asked), set()
    for review, held in _reviews(asked):
        # Whoever is not at work on the review is shown no draft, and cannot tell one from none.
        at_work = asked.viewer.person in review.assigned
        for code in held.asks:
            found = _why(asked, held, code, answers.get(code), at_work=at_work)
            if found is not None and code not in done:
                yield found
            done.add(code)


def _why(
    asked: Asked, held: Framework, code: str, item: Responded | None, *, at_work: bool
) -> Open | None:
    if item is None:
        word = _("Not answered") if at_work else _("No answer agreed yet")
        return Open(held, code, Form.OPEN, word)
    answer, latest = item.standing.answer, item.standing.awaiting
    written = _written(asked, latest.author, latest.answered_on)
    if latest is not answer and at_work:
        mark = f"{latest.version} {latest.agreed}"
        returned = latest.agreed is False and latest.read_on and latest.read_on <= asked.day
        if returned:
            remark = (Piece(f" · {latest.remark}", long=True),) if latest.remark else ()
            word = _("Returned by the second reader")
            return Open(held, code, Form.HALF, word, (*written, *remark), mark)
        word = _("Awaits its second reader")
        if answer is not None:
            word = _("Agreed; a new version awaits its second reader")
        return Open(held, code, Form.HALF, word, written, mark)
    if answer is not None and answer.draft.judgement is Judgement.UNKNOWN:
        because = answer.draft.because
        more = (asked.text(because, quiet=True, long=True),) if because else ()
        return Open(held, code, Form.UNKNOWN, _("Answered as not known"), more, f"{answer.version}")
    return None


def _written(asked: Asked, author: str, day: date) -> Line:
    return (Piece(asked.write_day(day), quiet=True), COMMA, Piece(author, quiet=True))


def _row(asked: Asked, each: Open, *, with_title: bool) -> Row:
    put = question(each.question)
    about = asked.text(put.question) if put else Piece(each.question)
    first: list[Line] = [(about, Piece(f"  {each.question}", quiet=True))]
    if with_title:
        title = asked.text(each.framework.title, strong=True)
        first.insert(0, (title, Piece(f"  {each.framework.code}", quiet=True)))
    second: list[Line] = [(Piece(each.word, form=each.form, strong=True),)]
    if each.more:
        second.append(each.more)
    return Row((tuple(first), tuple(second)))
