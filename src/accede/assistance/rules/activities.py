"""When an activity may exist, begin and end."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assistance.rules.asking import Paragraph
from accede.assistance.rules.life import SERVED, Standing
from accede.assistance.rules.results import ResultView
from accede.assistance.rules.safeguards import LEVELS, Concern, Marker, SafeguardView
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office


class Pillar(StrEnum):
    """The four pillars of the United Nations Global Counter-Terrorism Strategy."""

    I = "I"  # noqa: E741 - the pillars are numbered so
    II = "II"
    III = "III"
    IV = "IV"


class Level(StrEnum):
    """For whom an activity is: one State, several neighbours, a region, all."""

    NATIONAL = "NATIONAL"
    SUBREGIONAL = "SUBREGIONAL"
    REGIONAL = "REGIONAL"
    GLOBAL = "GLOBAL"


class Kind(StrEnum):
    """What kind of activity it is."""

    LEGISLATIVE_ASSISTANCE = "LEGISLATIVE_ASSISTANCE"
    ACCESSION_SUPPORT = "ACCESSION_SUPPORT"
    TRAINING = "TRAINING"
    MENTORING = "MENTORING"
    WORKSHOP = "WORKSHOP"
    SIMULATION = "SIMULATION"
    EXPERT_MEETING = "EXPERT_MEETING"
    STUDY_VISIT = "STUDY_VISIT"
    TOOL = "TOOL"
    PUBLICATION = "PUBLICATION"
    ADVISORY_MISSION = "ADVISORY_MISSION"


class Stage(StrEnum):
    """How far an activity has come."""

    PLANNED = "PLANNED"
    UNDER_WAY = "UNDER_WAY"
    DELIVERED = "DELIVERED"
    CANCELLED = "CANCELLED"


class ActivityRefused(BadInput):
    """The activity is not planned, begun or ended; says which rule refuses it."""


@dataclass(frozen=True)
class Basis:
    """Why an activity may be for one State: its request, or its agreement to join.

    Either ``request`` with its ``standing`` and the State whose it is, or ``joined_on``
    with ``agreement``, where the State said so (a note verbale and its reference).
    """

    state: str
    request: str = ""
    request_state: str = ""
    standing: Standing | None = None
    agreed_on: date | None = None
    joined_on: date | None = None
    agreement: str = ""


@dataclass(frozen=True)
class Plan:
    """What the Office means to do, at whose request. ``markers`` gives all four."""

    title: Text
    summary: Text
    kind: Kind
    level: Level
    pillars: tuple[Pillar, ...]
    planned: Period
    markers: Mapping[Marker, int]
    paragraphs: tuple[Paragraph, ...] = ()
    themes: tuple[str, ...] = ()
    concerns: tuple[Concern, ...] = ()
    programme: str = ""
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActivityView:
    """An activity as one viewer may see it on one day.

    ``requests`` are the codes of the requests it answers. ``states_withheld`` counts the
    States whose part in it this viewer may not see. ``delivered_on`` is its last day.
    """

    code: str
    title: Text
    summary: Text
    states: tuple[str, ...]
    states_withheld: int
    level: Level
    kind: Kind
    pillars: tuple[Pillar, ...]
    paragraphs: tuple[Paragraph, ...]
    themes: tuple[str, ...]
    markers: Mapping[Marker, int]
    programme: str
    partners: tuple[str, ...]
    requests: tuple[str, ...]
    planned: Period
    started_on: date | None
    delivered_on: date | None
    stage: Stage
    concerns: tuple[Concern, ...]
    safeguards: tuple[SafeguardView, ...]
    results: tuple[ResultView, ...]
    demonstration: bool

    @property
    def within_mandate(self) -> bool:
        """Whether it cites a paragraph that covers it."""
        return bool(self.paragraphs)

    @property
    def days(self) -> Period:
        """The days it took, or is taking; the planned ones before it began."""
        if self.started_on is None:
            return self.planned
        if self.delivered_on is None:
            return Period(self.started_on)
        return Period.through(self.started_on, self.delivered_on)


@rule("ACTIVITY-1")
def on_request(level: Level, bases: Sequence[Basis], on: date) -> None:
    """An activity for a State does not exist without that State's own request, agreed by
    the day of the plan and not since withdrawn or closed. A State may instead join an
    activity above the national level by an agreement it has recorded.
    """
    if level is Level.NATIONAL and not bases:
        raise ActivityRefused(
            "ACTIVITY-1: a national activity is for a State, and none has asked for it",
            remedy="plan it from the State's agreed request",
        )
    for basis in bases:
        asked = (
            basis.request_state == basis.state
            and basis.standing in SERVED
            and basis.agreed_on is not None
            and basis.agreed_on <= on
        )
        joined = (
            level is not Level.NATIONAL
            and basis.joined_on is not None
            and basis.joined_on <= on
            and bool(basis.agreement.strip())
        )
        if not asked and not joined:
            raise ActivityRefused(
                f"ACTIVITY-1: {basis.state} has no agreed request of its own for this"
                + (f" ({basis.request} stands at {basis.standing})" if basis.request else ""),
                remedy="wait for the State's request and agree it, or record the State's"
                " agreement to join a regional activity",
            )


@rule("ACTIVITY-3")
def pillars_named(pillars: Sequence[Pillar]) -> None:
    """An activity names the pillar or pillars of the Global Strategy it serves, each once."""
    if not pillars or len(set(pillars)) != len(pillars):
        raise ActivityRefused(
            "ACTIVITY-3: the activity does not name its pillars, each once",
            remedy="name one or more of I, II, III and IV",
        )


@rule("ACTIVITY-4")
def markers_given(markers: Mapping[Marker, int]) -> None:
    """An activity carries all four markers (human rights, gender, children, victims), each
    0 where it is not targeted, 1 where significant, 2 where principal. None is left blank.
    """
    wrong = [m.value for m in Marker if m not in markers or markers[m] not in LEVELS]
    if wrong:
        raise ActivityRefused(
            f"ACTIVITY-4: no 0, 1 or 2 is given for {', '.join(wrong)}",
            remedy="mark each of the four; 0 says that it is not targeted",
        )


@rule("ACTIVITY-5")
def days_in_order(
    *, planned_on: date, started_on: date | None = None, delivered_on: date | None = None
) -> None:
    """An activity is planned, then begins, then is delivered; it has begun before it is
    delivered, and no day comes before the one it follows.
    """
    if started_on is not None and started_on < planned_on:
        raise ActivityRefused(
            f"ACTIVITY-5: the activity cannot begin on {started_on}, before {planned_on},"
            " the day it was planned",
            remedy="correct the day",
        )
    if delivered_on is not None and (started_on is None or delivered_on < started_on):
        raise ActivityRefused(
            f"ACTIVITY-5: the activity cannot be delivered on {delivered_on}: it began on"
            f" {started_on or 'no day yet'}",
            remedy="record the day it began first",
        )


@rule("ACTIVITY-6")
def by_the_office(actor: Actor) -> None:
    """Activities, their safeguards and their results are recorded at the Office's desk."""
    if actor.office is not Office.SECRETARIAT:
        raise ActivityRefused(
            f"ACTIVITY-6: {actor.office} does not record activities",
            remedy="have the Office record it",
        )


@rule("ACTIVITY-7")
def one_world(demonstration: Iterable[bool]) -> bool:
    """Demonstration States and real States never meet in one activity. Answers whether the
    activity is a demonstration.
    """
    kinds = set(demonstration)
    if len(kinds) > 1:
        raise ActivityRefused(
            "ACTIVITY-7: demonstration States and real States are in one activity",
            remedy="plan one activity for each",
        )
    return kinds == {True}
