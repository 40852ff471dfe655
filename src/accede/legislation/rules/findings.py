"""What a finding about a law rests on: provisions in force, an obligation, and time.

A finding is an answer of a review (see ``assessment.rules``) that cites provisions. Here
stand the rules that tie it to the law as it stood on a day, and the shape in which it is
shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assessment.rules import REASON_TEXTS, Answered, Judgement, Reason
from accede.basics.periods import Period
from accede.basics.ruled import rule
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office, Target
from accede.treaties.rules import Instrument, Status


@dataclass(frozen=True, slots=True)
class ProvisionVersion:
    """One provision of a law as it is worded during one period."""

    number: str
    heading: Text
    text: Text
    in_force: Period
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LawView:
    """A law with the provisions in force on the day it was asked for, in the law's order.

    ``published`` says that everyone may see it.
    """

    code: str
    state: str
    title: Text
    cited_as: str
    source: Source
    provisions: tuple[ProvisionVersion, ...]
    published: bool = False


@dataclass(frozen=True, slots=True)
class CitationView:
    """A provision that a finding cites, in the version that was in force when it was made.

    ``text`` is ``None`` where the viewer may see the finding and not the law.
    """

    law: str
    law_title: Text
    number: str
    heading: Text
    text: Text | None
    in_force: Period


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding on a day, as a viewer may see it.

    ``judgement`` is what holds on the day and ``reason`` says why where it is not the
    judgement given; ``recorded`` is the judgement that author and second reader agreed,
    with its ``reasoning`` and citations. Where nobody has agreed yet, ``recorded`` and
    ``reasoning`` are ``None`` and nothing of the draft is shown. ``lapsed_on`` is the
    first day on which the law no longer stands as it was read.
    """

    code: str
    state: str
    review: str
    law: str
    obligation: str
    judgement: Judgement
    reason: Reason | None
    reason_words: Text | None
    recorded: Judgement | None
    reasoning: Text | None
    lacking: tuple[Text, ...]
    consulted: Text | None
    citations: tuple[CitationView, ...]
    author: str
    second_reader: str
    made_on: date
    read_on: date | None
    lapsed_on: date | None
    demonstration: bool


def law_target(code: str) -> Target:
    """How consent and the journal name a law."""
    return ("legislation.Law", code)


def provision_target(law: str, version: ProvisionVersion) -> Target:
    """How the journal names one version of one provision: law, number, first day in force."""
    return ("legislation.LawProvision", f"{law}/{version.number}@{version.in_force.start}")


def may_record_law(actor: Actor, state: str) -> bool:
    """Whether the actor may record a law of the State: its own people, or the Secretariat.

    The text of a law is a public act of its State, unlike a finding about it, so that
    recording it needs no review.
    """
    own = actor.office is Office.STATE and actor.of == state
    return own or actor.office is Office.SECRETARIAT


@rule("LAW-7")
def open_to_all(*, published: bool, granted: bool) -> bool:
    """A law that its State has published is there for everyone.

    A law that a State sent and has not published is there for the State, for the officers
    assigned to a review of it, and for those to whom the State opens it.
    """
    return published or granted


@rule("LAW-1")
def cited_in_force(
    numbers: Iterable[str], versions: Iterable[ProvisionVersion], *, on: date
) -> tuple[tuple[ProvisionVersion, ...], tuple[str, ...]]:
    """A finding cites provisions in force on the day it is made.

    Answers the versions in force on the day, in the order cited, and the numbers of
    which none was: those cannot be cited.
    """
    standing = {version.number: version for version in versions if on in version.in_force}
    wanted = tuple(dict.fromkeys(numbers))
    return (
        tuple(standing[number] for number in wanted if number in standing),
        tuple(number for number in wanted if number not in standing),
    )


@rule("LAW-2")
def lapses_on(
    judgement: Judgement,
    *,
    made_on: date,
    cited: Iterable[ProvisionVersion],
    whole_law: Iterable[ProvisionVersion],
) -> date | None:
    """A finding lapses on the day a provision it rests on changes.

    It rests on the provisions it cites. A finding that nothing was identified rests on
    the whole law, since any change may bring what was not there. The day is the first
    on which an old wording is no longer in force or a new one is; from then on the
    finding is UNKNOWN. ``None`` where nothing has changed or is set to change.
    """
    days = [version.in_force.end for version in cited if version.in_force.end is not None]
    if judgement is Judgement.NOT_IDENTIFIED:
        for version in whole_law:
            days += [day for day in (version.in_force.start, version.in_force.end) if day]
    return min((day for day in days if day > made_on), default=None)


class Binding(StrEnum):
    """What participation on a day means for a finding."""

    SHOWN = "SHOWN"
    NOT_BOUND = "NOT_BOUND"


# A deposit that has not taken effect does not bind yet; provisional application is
# application; where participation is unknown the finding is shown as it was made.
BINDINGS: Mapping[Status, Binding] = {
    Status.NOT_SIGNED: Binding.NOT_BOUND,
    Status.SIGNED: Binding.NOT_BOUND,
    Status.CONSENTED: Binding.NOT_BOUND,
    Status.BOUND: Binding.SHOWN,
    Status.PROVISIONAL: Binding.SHOWN,
    Status.WITHDRAWN: Binding.NOT_BOUND,
    Status.UNKNOWN: Binding.SHOWN,
    Status.NOT_APPLICABLE: Binding.NOT_BOUND,
}
if set(BINDINGS) != set(Status):
    raise TypeError("the table of bindings does not cover every status")


@rule("LAW-3")
def concerns_obligation(obligation: str, instrument: Instrument) -> bool:
    """A finding concerns an obligation that the instrument has in the catalogue.

    An article that is not cut into obligations, or a code that is nearly right, is not
    one.
    """
    return any(known.code == obligation for known in instrument.obligations)


@rule("LAW-4")
def judgement_on(
    answered: Answered, *, on: date, lapsed_on: date | None, status: Status
) -> tuple[Judgement, Reason | None]:
    """What a finding says on a day follows from three things, in this order.

    Where the instrument does not bind the State on the day, the finding is NOT_BOUND,
    which is computed from the acts of the depositary, shown and never counted. Where
    no answer has been agreed, it is UNKNOWN as the review says. Where the law changed
    on or before the day, it is UNKNOWN because a provision changed. Otherwise it is
    what author and second reader agreed.
    """
    if BINDINGS[status] is Binding.NOT_BOUND:
        return Judgement.NOT_BOUND, Reason.STATE_NOT_BOUND
    if answered.standing.answer is None:
        return answered.standing.judgement, answered.standing.reason
    if lapsed_on is not None and lapsed_on <= on:
        return Judgement.UNKNOWN, Reason.PROVISION_CHANGED
    return answered.standing.judgement, answered.standing.reason


def reason_words(reason: Reason | None, because: Text | None) -> Text | None:
    """The reason in words: the author's own where the author gave it."""
    if reason is None:
        return None
    return because if reason is Reason.STATED_BY_AUTHOR else REASON_TEXTS[reason]
