"""The timeline of one participant under one instrument, computed from acts.

Acts are folded into *episodes* (from a consent to the effect of a denunciation). On a
day, what counts is: bound, else consented, else withdrawn, else provisionally applying,
else signed. The order in which acts are given does not matter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

from accede.basics.partial import PartialDate
from accede.treaties.rules.acts import Act, ActKind, Life, in_order
from accede.treaties.rules.fold import (
    Reason,
    Span,
    Status,
    agreed,
    bound_from,
    denounced_from,
    denounced_too_early,
    is_consent,
    is_signature,
    succession_effect,
    succession_to_signature_effect,
    withdrawn_in_time,
)
from accede.treaties.rules.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Ties:
    """Instruments whose acts count under another one, by code.

    ``left_with`` are those whose denunciation is one of this too: its base, and what that is
    left with. ``through`` are those whose parties are parties to this one as well.
    """

    left_with: Mapping[str, Instrument] = field(default_factory=dict)
    through: Mapping[str, Instrument] = field(default_factory=dict)

    def bring(self, act: Act) -> bool:
        """Whether an act done under another instrument counts under this one."""
        leaving = act.kind in (ActKind.DENUNCIATION, ActKind.WITHDRAWAL_OF_DENUNCIATION)
        return act.instrument in self.through or (leaving and act.instrument in self.left_with)


_NO_TIES = Ties()
_APPLYING = ActKind.PROVISIONAL_APPLICATION


@dataclass(frozen=True, slots=True)
class _Episode:
    """From a consent to its end; ``unclear`` is the day from which no more can be said, and why."""

    deposited: date
    bound_from: date | None
    reason: Reason
    ended: date | None = None
    unclear: date | None = None
    why: Reason = Reason.CLAUSE_NOT_CARRIED


def timeline(
    acts: Sequence[Act], instrument: Instrument, life: Life, ties: Ties = _NO_TIES
) -> tuple[Span, ...]:
    """The statuses of one participant over all time, each span up to the next one's start.

    Acts are those of this participant under the instrument, and under others those that its
    ties bring; the lists' reach is not applied.
    """
    runs = [_folded(chosen, instrument, life, ties) for chosen in _readings(acts)]
    if len(runs) == 1:
        return tuple(runs[0])
    starts = sorted({span.start for run in runs for span in run if span.start is not None})
    spans: list[Span] = []
    for start in (None, *starts):
        here = [_at(run, start) for run in runs]
        status = agreed(span.status for span in here)
        reason = here[0].reason if status is not Status.UNKNOWN else Reason.ACT_ON_UNKNOWN_DAY
        if not spans or (spans[-1].status, spans[-1].reason) != (status, reason):
            spans.append(Span(start, status, reason))
    return tuple(spans)


def _readings(acts: Sequence[Act]) -> list[list[Act]]:
    """The acts with full days: once, or in each combination of first and last possible days."""
    choices = [
        [act]
        if act.done.exact
        else [
            replace(act, done=PartialDate.of(act.done.earliest)),
            replace(act, done=PartialDate.of(act.done.latest)),
        ]
        for act in acts
    ]
    return [
        sorted(chosen, key=in_order) if len(chosen) > 1 else list(chosen)
        for chosen in product(*choices)
    ]


def _at(spans: Sequence[Span], start: date | None) -> Span:
    found = spans[0]
    for span in spans:
        if start is not None and span.start is not None and span.start <= start:
            found = span
    return found


def _folded(acts: Sequence[Act], instrument: Instrument, life: Life, ties: Ties) -> list[Span]:
    """The spans of acts whose days are all known, in order of their days."""
    own = [act for act in acts if act.instrument not in ties.through]
    episodes = _episodes(own, instrument, life, ties)
    for code, protocol in ties.through.items():
        theirs = [act for act in acts if act.instrument == code]
        episodes += [_through(each) for each in _episodes(theirs, protocol, life, _NO_TIES)]
    signed = _signed(own, instrument, life)
    applied = next((a.done.earliest for a in own if a.kind is _APPLYING), None)
    days = {
        each
        for e in episodes
        for each in (e.deposited, e.bound_from, e.ended, e.unclear)
        if each is not None and each != date.max
    }
    days |= {signed[0]} if signed else set()
    days |= {applied} if applied else set()
    spans = [Span(None, Status.NOT_SIGNED)]
    for day in sorted(days):
        status, reason = _status(day, episodes, applied, signed)
        if (status, reason) != (spans[-1].status, spans[-1].reason):
            spans.append(Span(day, status, reason))
    return spans


def _episodes(
    acts: Sequence[Act], instrument: Instrument, life: Life, ties: Ties
) -> list[_Episode]:
    episodes: list[_Episode] = []
    for act in acts:
        day = act.done.earliest
        open_ = episodes[-1] if episodes and episodes[-1].ended is None else None
        if act.kind is ActKind.DENUNCIATION:
            if open_ is not None:
                until = denounced_from(day, ties.left_with.get(act.instrument, instrument))
                # When the base came into force for it, an act under the base does not tell here.
                own = act.instrument == instrument.code
                if until and own and denounced_too_early(day, open_.bound_from, instrument):
                    episodes[-1] = replace(open_, unclear=until, why=Reason.DENOUNCED_TOO_EARLY)
                else:
                    unclear = open_.unclear if until else day
                    episodes[-1] = replace(open_, ended=until, unclear=unclear)
        elif act.kind is ActKind.WITHDRAWAL_OF_DENUNCIATION:
            last = episodes[-1] if episodes else None
            if last and withdrawn_in_time(day, last.ended):
                episodes[-1] = replace(last, ended=None)
            elif (
                last
                and last.why is Reason.DENOUNCED_TOO_EARLY
                and withdrawn_in_time(day, last.unclear)
            ):
                episodes[-1] = replace(last, unclear=None, why=Reason.CLAUSE_NOT_CARRIED)
        elif is_consent(act.kind) and open_ is None:
            if act.kind is ActKind.SUCCESSION:
                start, reason = succession_effect(day, instrument, life)
                episodes.append(_Episode(day, start, reason))
            else:
                binds = bound_from(day, instrument)
                lacking = binds is None and instrument.entered_into_force is not None
                unclear = day if lacking else None
                episodes.append(_Episode(day, binds, Reason.NONE, unclear=unclear))
    return episodes


def _through(episode: _Episode) -> _Episode:
    """An episode under a protocol as one under its convention, whose end no clause tells.

    It begins when the protocol binds: what was before, only acts under the convention tell.
    """
    return replace(
        episode,
        deposited=episode.bound_from or date.max,
        reason=Reason.JOINED_THROUGH_PROTOCOL,
        ended=None,
        unclear=episode.ended or episode.unclear,
    )


def _signed(acts: Sequence[Act], instrument: Instrument, life: Life) -> tuple[date, Reason] | None:
    found = []
    for act in acts:
        day = act.done.earliest
        if act.kind is ActKind.SUCCESSION_TO_SIGNATURE:
            found.append(succession_to_signature_effect(day, instrument, life))
        elif is_signature(act.kind):
            found.append((day, Reason.NONE))
    return min(found, key=lambda each: each[0], default=None)


def _status(
    day: date,
    episodes: Sequence[_Episode],
    applied: date | None,
    signed: tuple[date, Reason] | None,
) -> tuple[Status, Reason]:
    live = [e for e in episodes if e.ended is None or day < e.ended]
    clear = [e for e in live if e.unclear is None or day < e.unclear]
    for episode in clear:
        if episode.bound_from is not None and episode.bound_from <= day:
            return Status.BOUND, episode.reason
    if len(clear) < len(live):
        return Status.UNKNOWN, next(e.why for e in live if e not in clear)
    for episode in live:
        if episode.deposited <= day:
            return Status.CONSENTED, episode.reason
    if any(e.ended is not None and e.ended <= day for e in episodes):
        return Status.WITHDRAWN, Reason.NONE
    if applied is not None and applied <= day:
        return Status.PROVISIONAL, Reason.NONE
    if signed is not None and signed[0] <= day:
        return Status.SIGNED, signed[1]
    return Status.NOT_SIGNED, Reason.NONE
