"""What a State lacks, point by point, as its own reviews found it; and what it takes up of it.

A point is a finding of a review of its law, or its answer to a question of a framework. The
points are a list: nothing adds them up.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from accede.assessment.rules import Judgement
from accede.assistance.rules.asking import Paragraph, RequestView
from accede.assistance.rules.life import Standing
from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.basics.texts import Text


class NeedsRefused(BadInput):
    """No request begins from these points; says which rule refuses it."""


class Listed(StrEnum):
    """Where a point stands in the list of needs."""

    NEED = "NEED"
    APART = "APART"
    LEFT_OUT = "LEFT_OUT"


class Origin(StrEnum):
    """What a point comes from: a review of a law, or a framework of questions."""

    LAW = "LAW"
    FRAMEWORK = "FRAMEWORK"


LISTED: Mapping[Judgement, Listed] = {
    Judgement.PARTLY_ADDRESSED: Listed.NEED,
    Judgement.NOT_IDENTIFIED: Listed.NEED,
    Judgement.UNKNOWN: Listed.NEED,
    Judgement.ADDRESSED: Listed.APART,
    Judgement.NOT_BOUND: Listed.LEFT_OUT,
    Judgement.NOT_APPLICABLE: Listed.LEFT_OUT,
}
if set(LISTED) != set(Judgement):
    raise AssertionError("a judgement has no place in the list of needs")


@dataclass(frozen=True, slots=True)
class Carried:
    """A request that names a point already, and where it stands."""

    request: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Need:
    """One point. ``about`` is the obligation or the question; ``kind`` is the obligation's, and
    empty for a question. ``guidance`` and ``evidence`` are the question's own.
    """

    code: str
    origin: Origin
    about: str
    asks: Text
    judgement: Judgement
    word: Text
    lacking: tuple[Text, ...] = ()
    reasoning: Text | None = None
    reason: Text | None = None
    consulted: Text | None = None
    kind: str = ""
    guidance: Text | None = None
    evidence: Text | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    carried: tuple[Carried, ...] = ()

    @property
    def listed(self) -> Listed:
        """Whether it is a need, stands apart, or is left out."""
        return listed(self.judgement)


@rule("NEED-1")
def listed(judgement: Judgement) -> Listed:
    """A point is a need where a review found it partly addressed, identified nothing, or left
    it open. What is addressed stands apart; what does not bind or apply is left out. Points
    are listed one by one and never counted into a share or a score.
    """
    return LISTED[judgement]


@rule("NEED-2")
def taken_up(points: Iterable[Need], ticked: Sequence[str]) -> tuple[Need, ...]:
    """A request begins from one point or more of the State's own list; a code that is not among
    its needs is refused, whoever's it is.
    """
    needs = {each.code: each for each in points if each.listed is Listed.NEED}
    if not ticked:
        raise NeedsRefused("NEED-2: no point was ticked", remedy="tick one point or more")
    for code in ticked:
        if code not in needs:
            raise NeedsRefused(
                f"NEED-2: ‘{code[:80]}’ is not among the needs of this State",
                remedy="tick points of the list as it stands now",
            )
    return tuple(needs[code] for code in dict.fromkeys(ticked))


# Requests that will not be served do not carry a point any longer.
_ENDED: Collection[Standing] = frozenset({Standing.WITHDRAWN, Standing.DECLINED})


@rule("NEED-3")
def carried_by(code: str, about: str, requests: Iterable[RequestView]) -> tuple[Carried, ...]:
    """A point is carried by a request that names it: its finding, its question, or the
    obligation that it is about. A request withdrawn or declined carries it no longer.
    """
    return tuple(
        Carried(each.code, each.standing)
        for each in requests
        if each.standing not in _ENDED
        and (code in each.findings or about in each.questions or about in each.obligations)
    )
