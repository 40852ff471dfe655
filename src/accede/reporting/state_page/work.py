"""What a State's sheet says of the review of its law, its requests and the work done.

Each part reads what its room says to this viewer, and answers ``None`` where that is
nothing. A part also gives the facts it shows, plain, for the digest of the sheet.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.assessment.rules import LABELS, Judgement
from accede.assistance import queries as assistance
from accede.assistance.rules.activities import ActivityView, Stage
from accede.assistance.rules.asking import RequestView
from accede.assistance.rules.life import Standing
from accede.legislation.queries import findings
from accede.legislation.rules import FindingView
from accede.reporting.rules.sheet import Form, Line, Part, Piece, Row
from accede.reporting.state_page.asked import COMMA, Asked, Said
from accede.treaties.queries import instruments

FINDING_FORMS: Mapping[Judgement, Form] = {
    Judgement.ADDRESSED: Form.FULL,
    Judgement.PARTLY_ADDRESSED: Form.HALF,
    Judgement.NOT_IDENTIFIED: Form.RING,
    Judgement.UNKNOWN: Form.UNKNOWN,
    Judgement.NOT_BOUND: Form.ENDED,
    Judgement.NOT_APPLICABLE: Form.ENDED,
}
if set(FINDING_FORMS) != set(Judgement):
    raise AssertionError("a judgement has no form")

# Standings of different requests are not compared; the form says whether a request waits, is
# at work, was carried out or is at an end.
REQUEST_FORMS: Mapping[Standing, Form] = {
    Standing.DRAFT: Form.OPEN,
    Standing.SUBMITTED: Form.RING,
    Standing.RETURNED: Form.OPEN,
    Standing.ACKNOWLEDGED: Form.RING,
    Standing.UNDER_ASSESSMENT: Form.HALF,
    Standing.AGREED: Form.HALF,
    Standing.IN_DELIVERY: Form.HALF,
    Standing.DELIVERED: Form.FULL,
    Standing.EVALUATED: Form.FULL,
    Standing.CLOSED: Form.ENDED,
    Standing.DECLINED: Form.ENDED,
    Standing.WITHDRAWN: Form.ENDED,
}
if set(REQUEST_FORMS) != set(Standing):
    raise AssertionError("a standing has no form")

STAGE_FORMS: Mapping[Stage, Form] = {
    Stage.PLANNED: Form.RING,
    Stage.UNDER_WAY: Form.HALF,
    Stage.DELIVERED: Form.FULL,
    Stage.CANCELLED: Form.ENDED,
}
if set(STAGE_FORMS) != set(Stage):
    raise AssertionError("a stage has no form")


def review(asked: Asked) -> Said | None:
    """The findings of a review that this viewer may see, as they stand on the day."""
    seen = findings(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    )
    if not seen:
        return None
    known = {one.code: one for each in instruments() for one in each.obligations}
    rows = []
    for finding in seen:
        obligation = known.get(finding.obligation)
        about = asked.text(obligation.summary) if obligation else Piece(finding.obligation)
        rows.append(_finding_row(asked, finding, about))
    part = Part(
        id="findings",
        title=_("Findings of a review of the law"),
        header=(_("Obligation"), _("Finding"), _("Written; second reader")),
        widths=(60, 19, 21),
        rows=tuple(rows),
        left_out=asked.rest("findings"),
        lead=(Piece(_("The State asked for this review.")),),
    )
    return Said(part, [[each.code, repr(each)] for each in seen])


def requests(asked: Asked) -> Said | None:
    """The requests of the State that this viewer may see, in its own words."""
    seen = assistance.requests(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    )
    if not seen:
        return None
    part = Part(
        id="requests",
        title=_("Requests for assistance"),
        header=(_("Request"), _("Where it stands"), _("Its life so far")),
        widths=(57, 18, 25),
        rows=tuple(_request_row(asked, each) for each in seen),
        left_out=asked.rest("requests"),
        lead=(Piece(_("In the State’s own words.")),),
    )
    return Said(part, [[each.code, repr(each)] for each in seen])


def activities(asked: Asked) -> Said | None:
    """The activities for the State that this viewer may see, and what they measured."""
    code = asked.state.code
    seen = [
        each
        for each in assistance.activities(viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on)
        if code in each.states
    ]
    if not seen:
        return None
    part = Part(
        id="activities",
        title=_("Activities"),
        header=(_("Activity"), _("How far it has come"), _("Results measured")),
        widths=(58, 20, 22),
        rows=tuple(_activity_row(asked, each) for each in seen),
        left_out=asked.rest("activities"),
        lead=(Piece(_("Each exists because the State asked, or agreed to join.")),),
    )
    return Said(part, [[each.code, repr(each)] for each in seen])


def _finding_row(asked: Asked, finding: FindingView, about: Piece) -> Row:
    judged = asked.text(
        LABELS[finding.judgement], form=FINDING_FORMS[finding.judgement], strong=True
    )
    said: list[Line] = [(judged,)]
    if finding.reason_words:
        said.append((asked.text(finding.reason_words, quiet=True),))
    if finding.lapsed_on:
        day = asked.write_day(finding.lapsed_on)
        said.append((Piece(_("Lapsed on %(day)s") % {"day": day}),))
    read = asked.write_day(finding.read_on) if finding.read_on else _("Not yet read")
    written: list[Line] = []
    for when, person in (
        (asked.write_day(finding.made_on), finding.author),
        (read, finding.second_reader),
    ):
        written.append((Piece(when),))
        if asked.tells_persons:
            written.append((Piece(person, quiet=True),))
    where = f"{asked.instrument(finding.obligation.split(':')[0])}#{finding.obligation}"
    first: list[Line] = [(about, Piece("  "), Piece(finding.obligation, to=where))]
    for element in finding.lacking:
        first.append((Piece(_("Element not found:") + " ", quiet=True), asked.text(element)))
    if finding.citations:
        first.append(_cited(asked, finding))
    if finding.reasoning:
        first.append((asked.text(finding.reasoning, long=True),))
    return Row((tuple(first), tuple(said), tuple(written)))


def _cited(asked: Asked, finding: FindingView) -> Line:
    """The provisions that a finding cites, law by law, as the law numbers them."""
    numbers: dict[str, list[str]] = {}
    for each in finding.citations:
        numbers.setdefault(each.law_title.in_(asked.language), []).append(each.number)
    said = "; ".join(f"{law}, {', '.join(cited)}" for law, cited in numbers.items())
    return (Piece(_("Provisions cited:") + " ", quiet=True), Piece(said, quiet=True))


def _request_row(asked: Asked, request: RequestView) -> Row:
    names = assistance.standing_names()
    title = asked.text(request.title, strong=True, to=f"{asked.page}#request-{request.code}")
    first: list[Line] = [(title, Piece(f"  {request.code}", quiet=True))]
    if request.paragraphs:
        cited = ", ".join(
            _("%(symbol)s, paragraph %(number)s") % {"symbol": symbol, "number": number}
            for symbol, number in request.paragraphs
        )
        first.append((Piece(cited, quiet=True),))
    priority = asked.text(assistance.priority_names()[request.priority])
    stands: list[Line] = [
        (asked.text(names[request.standing], form=REQUEST_FORMS[request.standing], strong=True),),
        (Piece(_("Priority the State gives it") + _(": "), quiet=True), priority),
    ]
    if request.desired:
        stands.append((Piece(_("wished for %(days)s") % {"days": asked.period(request.desired)}),))
    life: list[Line] = [
        (asked.text(names[moved.to]), COMMA, Piece(asked.write_day(moved.on), quiet=True))
        for moved in request.moves
    ] or [(asked.text(names[request.standing]),)]
    first += [(asked.text(said.text, long=True),) for said in request.words]
    return Row((tuple(first), tuple(stands), tuple(life)))


def _activity_row(asked: Asked, activity: ActivityView) -> Row:
    indicators = assistance.indicators()
    title = asked.text(activity.title, strong=True, to=f"{asked.page}#activity-{activity.code}")
    kind = asked.text(assistance.kind_names()[activity.kind], quiet=True)
    level = asked.text(assistance.level_names()[activity.level], quiet=True)
    first: list[Line] = [
        (title, Piece(f"  {activity.code}", quiet=True)),
        (kind, Piece(" · ", quiet=True), level),
    ]
    if activity.states_withheld:
        said = ngettext(
            "%(n)s other State takes part and has not made it public.",
            "%(n)s other States take part and have not made it public.",
            activity.states_withheld,
        )
        first.append((Piece(said % {"n": activity.states_withheld}, quiet=True),))
    first.append((asked.text(activity.summary, long=True),))
    come: list[Line] = [
        (Piece(_stage(activity.stage), form=STAGE_FORMS[activity.stage], strong=True),)
    ]
    come.append((Piece(asked.period(activity.days)),))
    results: list[Line] = []
    for result in activity.results:
        indicator = indicators[result.indicator]
        measured = (
            asked.text(indicator.title),
            Piece(_(": ")),
            Piece(str(result.value), strong=True),
            COMMA,
            Piece(_("target %(n)s") % {"n": result.measure.target}, quiet=True),
            COMMA,
            Piece(asked.write_day(result.measured_on), quiet=True),
        )
        results.append(measured)
    nothing: Line = (Piece(_("None recorded"), quiet=True),)
    return Row((tuple(first), tuple(come), tuple(results) or (nothing,)))


def _stage(stage: Stage) -> str:
    return {
        Stage.PLANNED: _("Planned"),
        Stage.UNDER_WAY: _("Under way"),
        Stage.DELIVERED: _("Carried out"),
        Stage.CANCELLED: _("Cancelled"),
    }[stage]
