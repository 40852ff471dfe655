"""The legal state of the world as the lists show it: one frozen answer to every question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from accede.basics.digests import digest
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.treaties.rules.acts import CONSENTS, Act, ActList, Life, in_order
from accede.treaties.rules.day_matrix import Column, column
from accede.treaties.rules.fold import Span, complete_until, known_on, speaks_of, timeline
from accede.treaties.rules.instruments import Family, Instrument
from accede.treaties.rules.on_a_day import Participation, Standing, placed


class UnknownInstrument(BadInput):
    """No instrument of the catalogue has this code."""


class UnknownParticipant(BadInput):
    """No State or organisation known to the product has this code."""


@dataclass(frozen=True, slots=True)
class _Folded:
    """One instrument, folded: each actor's timeline, and everybody's standing on any day."""

    timelines: Mapping[str, tuple[Span, ...]]
    column: Column


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
        acts = self._acts[instrument].get(participant, ())
        spans = self._of(instrument).timelines.get(participant) or timeline((), chosen, life)
        lists = [each for each in self._lists.get(instrument, ()) if speaks_of(each, life)]
        return placed(spans, acts, chosen, lists, day, life)

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

    def sources(self, instrument: str, *, demonstration: bool = False) -> tuple[ActList, ...]:
        """The lists of real acts of an instrument, oldest first; with ``demonstration``, those
        of what fictitious States are said to have done.
        """
        return tuple(
            each
            for each in self.lists
            if each.instrument == instrument and each.demonstration is demonstration
        )

    def _of(self, code: str) -> "_Folded":
        if (found := self._folded.get(code)) is None:
            instrument, lists = self.instruments[code], self._lists.get(code, ())
            timelines = {
                by: timeline(own, instrument, self.lives[by])
                for by, own in self._acts[code].items()
            }
            found = _Folded(timelines, column(instrument, self.lives.values(), lists, timelines))
            self._folded[code] = found
        return found

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
    distinct: dict[object, Act] = {}
    for act in sorted(
        (act for act in acts if act.list_code in rank), key=lambda act: rank[act.list_code]
    ):
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
                    str(each.clauses.denunciation),
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
