"""The parts of a State's printed page: standing, findings, requests, activities.

Each part reads what its room says to this viewer, and answers ``None`` where that is
nothing. A part also gives the facts it shows, plain, for the digest of the sheet.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accede.assessment.rules import LABELS, Judgement
from accede.assistance import queries as assistance
from accede.assistance.rules.activities import ActivityView, Stage
from accede.assistance.rules.asking import RequestView
from accede.basics.digests import Plain
from accede.basics.partial import PartialDate
from accede.basics.periods import Period
from accede.basics.tables import address_on
from accede.basics.texts import Text
from accede.consent.rules import Viewer
from accede.legislation.queries import findings
from accede.legislation.rules import FindingView
from accede.reporting.rules.sheet import Form, Line, Part, Piece, Row
from accede.states.rules import State, StateKind
from accede.treaties import queries as treaties
from accede.treaties.rules import ActList, Instrument, LegalState, Participation, Reason, Status

WriteDay: TypeAlias = Callable[[date | PartialDate, str], str]

# Signs between texts stand alone: in a line from right to left they belong to the line.
COMMA = Piece(", ")

STANDING_FORMS: Mapping[Status, Form | None] = {
    Status.BOUND: Form.FULL,
    Status.CONSENTED: Form.HALF,
    Status.PROVISIONAL: Form.HALF,
    Status.SIGNED: Form.RING,
    Status.NOT_SIGNED: Form.OPEN,
    Status.WITHDRAWN: Form.ENDED,
    Status.UNKNOWN: Form.UNKNOWN,
    # There was no such State, or no such instrument, to speak of.
    Status.NOT_APPLICABLE: None,
}
FINDING_FORMS: Mapping[Judgement, Form] = {
    Judgement.ADDRESSED: Form.FULL,
    Judgement.PARTLY_ADDRESSED: Form.HALF,
    Judgement.NOT_IDENTIFIED: Form.RING,
    Judgement.UNKNOWN: Form.UNKNOWN,
    Judgement.NOT_BOUND: Form.ENDED,
    Judgement.NOT_APPLICABLE: Form.ENDED,
}
for _forms, _all in ((STANDING_FORMS, Status), (FINDING_FORMS, Judgement)):
    if set(_forms) != set(_all):
        raise AssertionError(f"a {_all.__name__} has no form")


# Who stands so has done nothing, or it is not known whether it has, or it was no State then.
_WITHOUT_ACTS = (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)


@dataclass(frozen=True)
class Asked:
    """What is asked for: a State on a day, for a viewer, in a language, and where its page is.

    ``site`` is where the workspace is found, ``page`` the address of the State's page on the
    day; ``seen_on`` is the day whose consent counts.
    """

    state: State
    day: date
    as_known_on: date | None
    viewer: Viewer
    seen_on: date
    language: str
    words_of: WriteDay
    site: str
    page: str

    def text(self, text: Text, **more: object) -> Piece:
        """A text in the reader's language, marked with the language it is given in."""
        return Piece(text.in_(self.language), text.given(self.language), **more)  # type: ignore[arg-type]

    def write_day(self, day: date | PartialDate) -> str:
        """A day in words; kept together where letters of both directions meet."""
        words = self.words_of(day, self.language)
        return f"\u2068{words}\u2069" if self.language == "ar" else words

    def period(self, period: Period) -> str:
        """The days of a period in words."""
        first = self.write_day(period.start)
        if period.last is None:
            return _("from %(first)s") % {"first": first}
        return _("%(first)s to %(last)s") % {"first": first, "last": self.write_day(period.last)}

    def instrument(self, code: str) -> str:
        """The address of an instrument's page on the day."""
        where = reverse("instrument", kwargs={"code": code})
        return self.site + address_on(where, as_of=self.day, as_known_on=self.as_known_on)

    def rest(self, anchor: str) -> Callable[[int], Line]:
        """What stands in the place of rows that are not printed."""

        def say(left: int) -> Line:
            # Asked only when the sheet is set: the language then may be another.
            with override(self.language):
                said = ngettext(
                    "%(n)s more is not printed here; it is on the page of the State:",
                    "%(n)s more are not printed here; they are on the page of the State:",
                    left,
                )
            address = f"{self.page}#{anchor}"
            return (Piece(said % {"n": left} + " ", strong=True), Piece(address, to=address))

        return say


@dataclass(frozen=True)
class Said:
    """A part with the facts it shows, and the lists of acts it rests on, each with its number."""

    part: Part
    facts: Plain
    lists: tuple[ActList, ...] = ()


def standing(asked: Asked) -> Said | None:
    """Where the State stands under each instrument, with the acts that prove it.

    Of a fictitious State, or one that no longer exists, only the instruments it acted on.
    """
    legal, state = treaties.snapshot(as_known_on=asked.as_known_on), asked.state
    alone = state.demonstration or state.kind is StateKind.HISTORIC
    shown = [
        (each, legal.participation(code, state.code, asked.day))
        for code, each in legal.instruments.items()
        if not alone or legal.acts(code, state.code)
    ]
    if not shown:
        return None
    lists = _lists(legal, shown)
    part = Part(
        id="standing",
        title=_("Standing under the instruments on %(day)s") % {"day": asked.write_day(asked.day)},
        header=(_("Instrument"), _("Standing"), _("Acts that prove it"), _("Source")),
        widths=(40, 24, 29, 7),
        rows=tuple(_standing_row(asked, legal, each, part, lists) for each, part in shown),
        left_out=asked.rest("standing"),
        whole=True,
    )
    return Said(part, [legal.digest, state.code, asked.day], lists)


def review(asked: Asked) -> Said | None:
    """The findings of a review that this viewer may see, as they stand on the day."""
    seen = findings(
        viewer=asked.viewer, on=asked.day, seen_on=asked.seen_on, state=asked.state.code
    )
    if not seen:
        return None
    known = {one.code: one for each in treaties.instruments() for one in each.obligations}
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


def _lists(
    legal: LegalState, shown: Iterable[tuple[Instrument, Participation]]
) -> tuple[ActList, ...]:
    found = {each.code: each for one, _part in shown for each in legal.sources(one.code)}
    return tuple(found.values())


def _standing_row(
    asked: Asked,
    legal: LegalState,
    instrument: Instrument,
    participation: Participation,
    lists: tuple[ActList, ...],
) -> Row:
    status, until = participation.status, participation.until
    word = _opened(
        asked.text(treaties.status_text(status), form=STANDING_FORMS[status], strong=True)
    )
    said: list[Line] = [(word,)]
    if participation.as_last_known:
        said.append((Piece(_("as last known")),))
    if participation.since and status not in _WITHOUT_ACTS:
        since = _("since %(day)s") % {"day": asked.write_day(participation.since)}
        if until and status is Status.BOUND:
            last = asked.write_day(until - timedelta(days=1))
            since += _(", until %(day)s") % {"day": last}
        said.append((Piece(since, quiet=True),))
    reason = Reason(participation.reason)
    if reason is not Reason.NONE and not participation.as_last_known:
        said.append((asked.text(treaties.reason_text(reason), quiet=True),))
    acts: list[Line] = [
        (
            _opened(asked.text(treaties.act_text(act.kind))),
            COMMA,
            Piece(asked.write_day(act.done)),
        )
        for act in participation.acts
    ] or [(Piece(_("No act in the lists held here"), quiet=True),)]
    numbers = [n for n, each in enumerate(lists, 1) if each in legal.sources(instrument.code)]
    title = asked.text(instrument.title, to=asked.instrument(instrument.code))
    return Row(
        (
            ((title, Piece(f"  {instrument.code}", quiet=True)),),
            tuple(said),
            tuple(acts),
            ((Piece("".join(f"[{n}]" for n in numbers), quiet=True),),),
        )
    )


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
    written: list[Line] = [
        (Piece(asked.write_day(finding.made_on)),),
        (Piece(finding.author, quiet=True),),
        (Piece(asked.write_day(finding.read_on) if finding.read_on else _("Not yet read")),),
        (Piece(finding.second_reader, quiet=True),),
    ]
    where = f"{asked.instrument(finding.obligation.split(':')[0])}#{finding.obligation}"
    first: list[Line] = [(about, Piece("  "), Piece(finding.obligation, to=where))]
    for element in finding.lacking:
        first.append((Piece(_("Element not found:") + " ", quiet=True), asked.text(element)))
    if finding.reasoning:
        first.append((asked.text(finding.reasoning, long=True),))
    return Row((tuple(first), tuple(said), tuple(written)))


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
        (asked.text(names[request.standing], form=Form.HALF, strong=True),),
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
    form = Form.FULL if activity.delivered_on else Form.HALF
    come: list[Line] = [(Piece(_stage(activity.stage), form=form, strong=True),)]
    come.append((Piece(asked.period(activity.days)),))
    results: list[Line] = []
    for result in activity.results:
        indicator = indicators[result.indicator]
        measured = (
            asked.text(indicator.title),
            Piece(_(": ")),
            Piece(str(result.value), strong=True),
            Piece(" "),
            asked.text(indicator.unit_name),
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


def _opened(piece: Piece) -> Piece:
    """The piece with a capital at its head."""
    return replace(piece, text=piece.text[:1].upper() + piece.text[1:])
