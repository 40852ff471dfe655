"""The legal state of the world as the lists show it: one frozen answer to every question."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from accede.basics.digests import digest
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.treaties.rules.acts import CONSENTS, Act, ActList, Life, in_order
from accede.treaties.rules.day_matrix import Column, column
from accede.treaties.rules.entry import Recomputed, recompute
from accede.treaties.rules.fold import (
    Span,
    Status,
    complete_until,
    known_on,
    superseded,
)
from accede.treaties.rules.instruments import Family, Instrument
from accede.treaties.rules.on_a_day import Participation, Reach, Standing, placed, turning_days
from accede.treaties.rules.ties import resting, rests_on_base, succeeding, ties
from accede.treaties.rules.timelines import timeline

_A_DAY = timedelta(days=1)


class UnknownInstrument(BadInput):
    """No instrument of the catalogue has this code."""


class UnknownParticipant(BadInput):
    """No State or organisation known to the product has this code."""


@dataclass(frozen=True, slots=True)
class _Folded:
    """One instrument, folded: each actor's acts and timeline, everybody's standing on any day."""

    acts: Mapping[str, tuple[Act, ...]]
    timelines: Mapping[str, tuple[Span, ...]]
    column: Column
    # By kind of participant, those of the demonstration or not: how far its lists speak.
    reaches: Mapping[bool, Reach]
    # Worked out when first asked, and kept: a participant's days of change, and where it stands
    # after so many of them. A day that nobody asked before then mostly needs no more than these.
    turning: dict[str, tuple[date, ...]] = field(default_factory=dict)
    placed: dict[tuple[str, int], Participation] = field(default_factory=dict)

    def participation(self, instrument: Instrument, life: Life, day: date) -> Participation:
        """Where a participant stands on a day."""
        reach, acts = self.reaches[life.demonstration], self.acts.get(life.code, ())
        if (days := self.turning.get(life.code)) is None:
            days = turning_days(self._spans(instrument, life), acts, instrument, reach, life)
            self.turning[life.code] = days
        key = (life.code, bisect_right(days, day))
        if (found := self.placed.get(key)) is None:
            found = placed(self._spans(instrument, life), acts, instrument, reach, day, life)
            self.placed[key] = found
        return found

    def _spans(self, instrument: Instrument, life: Life) -> tuple[Span, ...]:
        return self.timelines.get(life.code) or timeline((), instrument, life)


@dataclass(frozen=True, slots=True)
class LegalState:
    """Instruments, acts and participation, as known on a day (``None``: as known at all).

    ``digest`` is the digest of the facts used: the instruments' clauses and days, the
    lists, the acts. It does not depend on the order in which they were loaded.
    """

    instruments: Mapping[str, Instrument]
    lists: tuple[ActList, ...]
    lives: Mapping[str, Life]
    known_on: date | None
    digest: str
    _acts: Mapping[str, Mapping[str, tuple[Act, ...]]]
    _lists: Mapping[str, tuple[ActList, ...]]
    # What follows from the facts above, worked out for an instrument when first asked, and kept.
    _folded: dict[str, "_Folded"] = field(default_factory=dict, compare=False, repr=False)

    def instrument(self, code: str) -> Instrument:
        """The instrument with this code; ``UnknownInstrument`` otherwise."""
        try:
            return self.instruments[code]
        except KeyError:
            raise UnknownInstrument(
                f"‘{code}’ is not an instrument of the catalogue",
                remedy=f"choose one of {', '.join(self.instruments)}",
            ) from None

    def participation(self, instrument: str, participant: str, day: date) -> Participation:
        """Where a State or organisation stands on a day, with the acts that prove it."""
        chosen, life = self.instrument(instrument), self._life(participant)
        return self._of(instrument).participation(chosen, life, day)

    def standings(self, instrument: str, day: date) -> Mapping[str, Standing]:
        """Where everybody stands under an instrument on a day, by code: a column of the matrix."""
        return self._of(self.instrument(instrument).code).column.on(day)

    def day_matrix(self, day: date) -> Mapping[str, Mapping[str, Standing]]:
        """Everybody's standing under every instrument on a day: by instrument, then by code.

        Each is that of ``participation``, which gives its days and the acts that prove it.
        """
        return {code: self._of(code).column.on(day) for code in self.instruments}

    def acts(
        self, instrument: str | None = None, participant: str | None = None
    ) -> tuple[Act, ...]:
        """The acts of one instrument, of one participant, or all; ordered by day.

        Acts of demonstration States are given only where their State is named.
        """
        found = (
            act
            for of in (self._acts if instrument is None else (instrument,))
            for by, acts in self._acts.get(of, {}).items()
            if participant == by or (participant is None and not self._life(by).demonstration)
            for act in acts
        )
        return tuple(sorted(found, key=in_order))

    @property
    def nineteen(self) -> Mapping[str, Instrument]:
        """The universal instruments against terrorism, oldest adoption first."""
        return {
            code: each for code, each in self.instruments.items() if each.family is Family.NINETEEN
        }

    def deposits(self, period: Period) -> tuple[Act, ...]:
        """Consents to be bound by the universal instruments against terrorism in the period.

        By day, instrument and participant. Signatures are no deposits. Acts of demonstration
        States are left out, and so is an act whose day is not fully known.
        """
        nineteen = self.nineteen
        found = [
            act
            for act in self.acts()
            if act.instrument in nineteen
            and act.kind in CONSENTS
            and act.done.exact is not None
            and act.done.exact in period
        ]
        return tuple(sorted(found, key=lambda act: (act.done, act.instrument, act.participant)))

    def complete_until(self, instrument: str) -> date | None:
        """The last day on which the absence of an act can be relied on; ``None`` without."""
        self.instrument(instrument)
        return complete_until(self.sources(instrument))

    def signatures_until(self, instrument: str) -> date | None:
        """The last day on which who has signed is known; lists of parties alone do not tell."""
        return Reach.of(self.sources(instrument)).signatures_until

    def sources(self, instrument: str, *, demonstration: bool = False) -> tuple[ActList, ...]:
        """The lists of real acts of an instrument, oldest first; with ``demonstration``, those
        of what fictitious States are said to have done.
        """
        return tuple(
            each
            for each in self.lists
            if each.instrument == instrument and each.demonstration is demonstration
        )

    def recomputed(self, instrument: str) -> Recomputed:
        """The entry into force that the acts at hand give, by the instrument's own clause."""
        chosen = self.instrument(instrument)
        base = self.instruments.get(chosen.base.instrument) if chosen.base else None
        floor = self.instruments.get(chosen.clauses.entry.not_before)
        return recompute(
            self.acts(instrument),
            chosen,
            organisations=frozenset(code for code, each in self.lives.items() if each.organisation),
            floor=floor.entered_into_force if floor else None,
            parties_to_base=self._parties(base.code) if base else None,
        )

    def _of(self, code: str) -> "_Folded":
        if (found := self._folded.get(code)) is None:
            instrument, lists = self.instruments[code], self._lists.get(code, ())
            acts = self._counting(instrument)
            known = ties(instrument, self.instruments)
            timelines = {
                by: timeline(own, instrument, self.lives[by], known) for by, own in acts.items()
            }
            timelines |= {
                by: succeeding(timelines[by], own, before)
                for by, own in acts.items()
                if (before := self._predecessor(by, timelines)) is not None
            }
            base = instrument.base
            if (
                base is not None
                and rests_on_base(instrument)
                and base.instrument in self.instruments
            ):
                under = self._of(base.instrument).column
                timelines = {
                    by: resting(spans, under.of(by), instrument) for by, spans in timelines.items()
                }
            everybody = column(instrument, self.lives.values(), lists, timelines)
            reaches = {
                made_up: Reach.of([each for each in lists if each.demonstration is made_up])
                for made_up in (False, True)
            }
            self._folded[code] = found = _Folded(acts, timelines, everybody, reaches)
        return found

    def _counting(self, instrument: Instrument) -> Mapping[str, tuple[Act, ...]]:
        """Everybody's acts under an instrument, with those under others that count here too."""
        known, own = ties(instrument, self.instruments), self._acts[instrument.code]
        found = dict(own)
        for code in known.left_with:
            for by, acts in self._acts[code].items():
                if by in own:
                    found[by] += tuple(act for act in acts if known.bring(act))
        for code in known.through:
            for by, acts in self._acts[code].items():
                found[by] = found.get(by, ()) + acts
        return {by: tuple(sorted(acts, key=in_order)) for by, acts in found.items()}

    def _predecessor(self, by: str, timelines: Mapping[str, tuple[Span, ...]]) -> Status | None:
        """Where its predecessor stood on the eve of succession, if it has one that acted."""
        life = self.lives[by]
        spans = timelines.get(life.predecessor)
        if spans is None or life.succeeded_on is None:
            return None
        eve = life.succeeded_on - _A_DAY
        return [each for each in spans if each.start is None or each.start <= eve][-1].status

    def _parties(self, code: str) -> Mapping[str, tuple[Span, ...]]:
        """The timelines of those who ever acted under an instrument."""
        return self._of(code).timelines

    def _life(self, participant: str) -> Life:
        try:
            return self.lives[participant]
        except KeyError:
            raise UnknownParticipant(
                f"‘{participant}’ is not the code of a State or organisation",
                remedy="give a code of three letters such as TUV, or EU",
            ) from None


def legal_state(
    *,
    instruments: Iterable[Instrument],
    lists: Iterable[ActList],
    acts: Iterable[Act],
    lives: Iterable[Life],
    as_known_on: date | None = None,
) -> LegalState:
    """The legal state that these facts give, as known on a day.

    The same act in several lists is one act, shown with the list that stated it first.
    """
    by_code = {each.code: each for each in sorted(instruments, key=lambda each: each.adopted)}
    counting = {each.code: each for each in known_on(lists, as_known_on)}
    ordered = tuple(sorted(counting.values(), key=_age))
    rank = {each.code: number for number, each in enumerate(ordered)}
    stated = sorted(
        (act for act in acts if act.list_code in rank), key=lambda act: rank[act.list_code]
    )
    corrections = [act for act in stated if act.corrects is not None]
    distinct: dict[object, Act] = {}
    for act in stated:
        if not superseded(act, corrections):
            distinct.setdefault(act.key, act)
    grouped: dict[str, dict[str, list[Act]]] = {code: {} for code in by_code}
    for act in sorted(distinct.values(), key=in_order):
        grouped[act.instrument].setdefault(act.participant, []).append(act)
    known_lives = {each.code: each for each in lives}
    by_instrument: dict[str, list[ActList]] = {}
    for each in ordered:
        by_instrument.setdefault(each.instrument, []).append(each)
    frozen = {
        of: MappingProxyType({by: tuple(acts) for by, acts in own.items()})
        for of, own in grouped.items()
    }
    return LegalState(
        instruments=MappingProxyType(by_code),
        lists=ordered,
        lives=MappingProxyType(known_lives),
        known_on=as_known_on,
        digest=_digest(by_code, ordered, frozen),
        _acts=MappingProxyType(frozen),
        _lists=MappingProxyType({code: tuple(own) for code, own in by_instrument.items()}),
    )


def _age(each: ActList) -> tuple[date, str, str]:
    return (each.stated_on or date.max, each.instrument, each.code)


def _digest(
    instruments: Mapping[str, Instrument],
    lists: Iterable[ActList],
    acts: Mapping[str, Mapping[str, tuple[Act, ...]]],
) -> str:
    return digest(
        {
            "instruments": [
                [
                    each.code,
                    each.adopted,
                    each.entered_into_force,
                    str(each.clauses.later),
                    str(each.clauses.denunciation) + str(each.clauses.denounced_after or ""),
                    [o.code for o in each.obligations],
                ]
                for each in instruments.values()
            ],
            "lists": sorted(
                [each.instrument, str(each.source), str(each.stated_on), str(each.complete_until)]
                for each in lists
            ),
            "acts": sorted(
                [act.instrument, act.participant, act.kind.value, str(act.done)]
                for everybody in acts.values()
                for own in everybody.values()
                for act in own
            ),
        }
    )
