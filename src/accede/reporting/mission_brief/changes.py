"""What changed between two days, as far as the officer may see it: the latest first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assessment.queries import framework, reviews
from accede.assessment.queries import responded as answers
from accede.assistance import queries as assistance
from accede.legislation.queries import cards, findings, versions_of
from accede.reporting.rules.sheet import Line, Part, Piece, Row
from accede.reporting.state_page.asked import Asked, Said, opened
from accede.reporting.state_page.law import FORMS, instruments_of, said_by_the_day
from accede.treaties import queries as treaties
from accede.treaties.queries.statements import statement_words
from accede.treaties.rules import Status


@dataclass(frozen=True)
class Change:
    """Something that happened on a day: in words, and what it concerns."""

    on: date
    what: Line
    about: Line
    mark: str


def changes(asked: Asked, *, since: date) -> Said:
    """What happened after one day, up to the day of the brief; or that nothing is recorded."""
    found = [
        each
        for told in (_acts, _standings, _statements, _laws, _reviews, _requests, _activities)
        for each in told(asked)
        if since < each.on <= asked.day
    ]
    found.sort(key=lambda each: (-each.on.toordinal(), each.mark))
    part = Part(
        id="changes",
        title=_("What changed after %(day)s") % {"day": asked.write_day(since)},
        header=(_("Day"), _("What happened"), _("What it concerns")),
        widths=(18, 34, 48),
        rows=tuple(
            Row((((Piece(asked.write_day(each.on)),),), (each.what,), (each.about,)))
            for each in found
        ),
        left_out=asked.rest(""),
        lead=() if found else (Piece(_("Nothing that you may see is recorded for these days.")),),
    )
    return Said(part, [[since], *([each.on, each.mark] for each in found)])


def _instrument(asked: Asked, code: str) -> Line:
    title = treaties.snapshot(as_known_on=asked.as_known_on).instrument(code).title
    return (asked.text(title, to=asked.instrument(code)), Piece(f"  {code}", quiet=True))


def _acts(asked: Asked) -> Iterator[Change]:
    legal = treaties.snapshot(as_known_on=asked.as_known_on)
    for act in legal.acts(participant=asked.state.code):
        if act.done.exact is not None:
            what = opened(asked.text(treaties.act_text(act.kind)))
            mark = f"act {act.instrument} {act.kind.value}"
            yield Change(act.done.exact, (what,), _instrument(asked, act.instrument), mark)


def _standings(asked: Asked) -> Iterator[Change]:
    """Where the State came to be bound: that may be long after it acted."""
    for one, stands in instruments_of(asked):
        if stands.status is Status.BOUND and stands.since is not None:
            word = asked.text(treaties.status_text(stands.status), form=FORMS[stands.status])
            about = _instrument(asked, one.code)
            yield Change(stands.since, (opened(word),), about, f"bound {one.code}")


def _statements(asked: Asked) -> Iterator[Change]:
    _known, said = said_by_the_day(asked)
    for each in said:
        kind = opened(asked.text(statement_words("kinds")[each.kind]))
        about = (asked.text(each.summary), Piece(f"  {each.instrument}", quiet=True))
        yield Change(each.done, (kind,), about, f"statement {each.code}")


def _laws(asked: Asked) -> Iterator[Change]:
    for law in cards(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    ):
        for version in versions_of(law.code):
            what = Piece(_("A text of a law in force, version %(n)s") % {"n": version.ordinal})
            about = (asked.text(law.title), Piece(f"  {law.code}", quiet=True))
            yield Change(version.in_force_from, (what,), about, f"law {law.code} {version.ordinal}")


def _reviews(asked: Asked) -> Iterator[Change]:
    about = {
        "viewer": asked.viewer, "on": asked.day, "seen_on": asked.seen_on,
        "state": asked.state.code,
    }  # fmt: skip
    for review in reviews(**about):  # type: ignore[arg-type]
        held = framework(review.framework)
        subject = (
            (asked.text(held.title), Piece(f"  {held.code}", quiet=True))
            if held
            else (Piece(review.law),)
        )
        what = (Piece(_("The State asked for a review")),)
        yield Change(review.asked_on, what, subject, f"asked {review.code}")
        if review.closed_on:
            what = (Piece(_("A review was closed")),)
            yield Change(review.closed_on, what, subject, f"closed {review.code}")
    for finding in findings(**about):  # type: ignore[arg-type]
        subject = (Piece(finding.obligation),)
        if finding.read_on:
            what = (Piece(_("A finding was agreed")),)
            yield Change(finding.read_on, what, subject, f"finding {finding.code}")
        if finding.lapsed_on:
            what = (Piece(_("A finding lapsed")),)
            yield Change(finding.lapsed_on, what, subject, f"lapsed {finding.code}")
    yield from _answers(asked, **about)


def _answers(asked: Asked, **about: object) -> Iterator[Change]:
    """How many answers were agreed on a day, by framework."""
    agreed: Counter[tuple[date, str]] = Counter()
    for item in answers(**about):  # type: ignore[arg-type]
        answer = item.standing.answer
        if answer is not None and answer.read_on is not None:
            agreed[answer.read_on, item.question.partition(":")[0]] += 1
    for (day, code), number in agreed.items():
        held = framework(code)
        words = ngettext("%(n)s answer was agreed", "%(n)s answers were agreed", number)
        subject = (asked.text(held.title),) if held else ()
        yield Change(
            day,
            (Piece(words % {"n": number}),),
            (*subject, Piece(f"  {code}", quiet=True)),
            f"answers {code} {number}",
        )


def _requests(asked: Asked) -> Iterator[Change]:
    names = assistance.standing_names()
    for request in assistance.requests(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    ):
        about = (asked.text(request.title), Piece(f"  {request.code}", quiet=True))
        for moved in request.moves:
            what = (Piece(_("Request") + _(": ")), asked.text(names[moved.to]))
            yield Change(moved.on, what, about, f"request {request.code} {moved.to.value}")


def _activities(asked: Asked) -> Iterator[Change]:
    indicators = assistance.indicators()
    for each in assistance.activities(viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on):
        if asked.state.code not in each.states:
            continue
        about = (asked.text(each.title), Piece(f"  {each.code}", quiet=True))
        if each.started_on:
            what = (Piece(_("An activity began")),)
            yield Change(each.started_on, what, about, f"began {each.code}")
        if each.delivered_on:
            what = (Piece(_("An activity was carried out")),)
            yield Change(each.delivered_on, what, about, f"delivered {each.code}")
        for result in each.results:
            measured = (
                asked.text(indicators[result.indicator].title),
                Piece(_(": ")),
                Piece(str(result.value), strong=True),
            )
            mark = f"result {each.code} {result.indicator}"
            yield Change(result.measured_on, measured, about, mark)
