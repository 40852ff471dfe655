"""Where a participant stands on one day: its timeline, its life, and the lists' reach, as one.

A *standing* is the answer alone; a *participation* is the same answer with the days it lasts
and the acts that prove it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accede.treaties.rules.acts import Act, ActKind, ActList, Life, in_order
from accede.treaties.rules.fold import (
    Reason,
    Span,
    Status,
    absence_tells,
    before_adoption,
    beyond_lists,
    complete_until,
    exists,
    named_without_act,
    signature_told,
    speaks_of,
    succession_effect,
    succession_to_signature_effect,
    yet_to_exist,
)
from accede.treaties.rules.instruments import Instrument
from accede.treaties.rules.timelines import timeline

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A status on a day, and why where that needs saying.

    ``as_last_known`` says that the lists do not reach the day: the status is the last one
    they show.
    """

    status: Status
    as_last_known: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Participation:
    """A standing on a day, since when, until when, and the acts that prove it.

    ``since`` is the first day of the status and ``until`` the first day after it; ``None``
    where it has no such day, or none is known.
    """

    status: Status
    since: date | None
    until: date | None
    as_last_known: bool
    acts: tuple[Act, ...]
    reason: Reason

    @property
    def standing(self) -> Standing:
        """The answer alone, without its days and its proof."""
        return Standing(self.status, self.as_last_known, self.reason)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the lists of an instrument speak: the last day covered, and whether there are any."""

    until: date | None
    listed: bool
    named: frozenset[str] = frozenset()
    signatures_until: date | None = None

    @classmethod
    def of(cls, lists: Sequence[ActList]) -> "Reach":
        """The reach of these lists together."""
        named = frozenset(code for each in lists for code in each.named)
        signatures = complete_until(each for each in lists if not each.parties_only)
        return cls(complete_until(lists), bool(lists), named, signatures)

    @property
    def beyond(self) -> Reason:
        """Why a day outside the reach is not covered."""
        if self.until is not None:
            return Reason.LIST_COMPLETE_UNTIL
        return Reason.LIST_UNDATED if self.listed else Reason.NO_LIST


def standing(span: Span, instrument: Instrument, reach: Reach, day: date, life: Life) -> Standing:
    """The standing on a day that falls into a span."""
    if not exists(life, day):
        return Standing(Status.NOT_APPLICABLE, False, Reason.STATE_ENDED)
    if yet_to_exist(span.status, day, life):
        return Standing(Status.NOT_APPLICABLE, False, Reason.STATE_NOT_YET)
    if before_adoption(instrument, day):
        return Standing(Status.NOT_APPLICABLE, False, Reason.BEFORE_ADOPTION)
    if not absence_tells(span.status, life):
        return Standing(Status.UNKNOWN, False, Reason.HISTORIC_LEFT_OUT)
    status, last_known = beyond_lists(span.status, day, reach.until)
    if status is span.status and not signature_told(status, day, reach.signatures_until):
        return Standing(Status.UNKNOWN, False, Reason.PARTIES_ALONE_LISTED)
    outside = status is not span.status or (last_known and span.reason is Reason.NONE)
    if not outside:
        return Standing(status, last_known, span.reason)
    named = named_without_act(status, life.code, reach.named)
    return Standing(status, last_known, Reason.NAMED_WITHOUT_ACT if named else reach.beyond)


def fixed_days(instrument: Instrument, reach: Reach, life: Life) -> list[date]:
    """The days on which a standing may change though nobody acted, in order."""
    days = {instrument.adopted, life.began, life.ended}
    days |= {end + _A_DAY for end in (reach.until, reach.signatures_until) if end is not None}
    return sorted(day for day in days if day is not None)


def placed(
    spans: Sequence[Span],
    acts: Sequence[Act],
    instrument: Instrument,
    reach: Reach,
    day: date,
    life: Life,
) -> Participation:
    """The participation on a day within a timeline: the standing, its days, its proof."""
    number = max(n for n, span in enumerate(spans) if span.start is None or span.start <= day)
    span, following = spans[number], spans[number + 1].start if number + 1 < len(spans) else None
    here = standing(span, instrument, reach, day, life)
    since, until = _lasting(here, span, following, instrument, reach, life)
    bare = here.reason in (
        Reason.STATE_ENDED,
        Reason.STATE_NOT_YET,
        Reason.BEFORE_ADOPTION,
        Reason.HISTORIC_LEFT_OUT,
    )
    proof = () if bare else tuple(a for a in acts if _bears_on(a, day, instrument, life))
    return Participation(here.status, since, until, here.as_last_known, proof, here.reason)


def fold(
    acts: Iterable[Act],
    instrument: Instrument,
    lists: Iterable[ActList],
    day: date,
    life: Life,
) -> Participation:
    """The participation on a day, from the acts of one participant and the lists that count."""
    own = sorted(
        (a for a in acts if (a.instrument, a.participant) == (instrument.code, life.code)),
        key=in_order,
    )
    ours = [each for each in lists if each.instrument == instrument.code and speaks_of(each, life)]
    return placed(timeline(own, instrument, life), own, instrument, Reach.of(ours), day, life)


def turning_days(
    spans: Sequence[Span], acts: Sequence[Act], instrument: Instrument, reach: Reach, life: Life
) -> tuple[date, ...]:
    """The days on which a participation may change, in order; between two of them it does not."""
    starts = {span.start for span in spans if span.start is not None}
    return tuple(
        sorted(
            {*fixed_days(instrument, reach, life), *starts}
            | {_counts_from(act, instrument, life) for act in acts}
        )
    )


def _lasting(
    here: Standing,
    span: Span,
    following: date | None,
    instrument: Instrument,
    reach: Reach,
    life: Life,
) -> tuple[date | None, date | None]:
    """Since when and until when a standing lasts."""
    adopted, began, ended = instrument.adopted, life.began, life.ended
    if here.reason is Reason.STATE_ENDED:
        return ended, None
    if here.reason is Reason.STATE_NOT_YET:
        return None, _first(began, following)
    if here.reason is Reason.BEFORE_ADOPTION:
        return began, _first(adopted, ended)
    until = _first(following, ended)
    if here.reason is Reason.HISTORIC_LEFT_OUT:
        return span.start or adopted, until
    since = span.start or began
    if here.reason is Reason.PARTIES_ALONE_LISTED:
        assert reach.until is not None, "a list of parties that reaches a day has an end"
        if reach.signatures_until is not None:
            since = _last(since, reach.signatures_until + _A_DAY)
        until = _first(until, reach.until + _A_DAY)
    elif here.status is not span.status:
        if reach.until is not None:
            since = _last(since, reach.until + _A_DAY)
    elif here.status is Status.NOT_SIGNED and reach.until is not None:
        # Absence is certain only as far as the lists reach.
        until = _first(until, reach.until + _A_DAY)
    return _last(since, adopted), until


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _last(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _bears_on(act: Act, day: date, instrument: Instrument, life: Life) -> bool:
    return _counts_from(act, instrument, life) <= day


def _counts_from(act: Act, instrument: Instrument, life: Life) -> date:
    """The first day for which an act is proof: its own, or that to which a succession goes back."""
    done = act.done.earliest
    if act.kind is ActKind.SUCCESSION:
        return min(done, succession_effect(act.done.latest, instrument, life)[0])
    if act.kind is ActKind.SUCCESSION_TO_SIGNATURE:
        return min(done, succession_to_signature_effect(act.done.latest, instrument, life)[0])
    return done
