"""Where everybody stands under every instrument on a day, answered at once.

The days on which a standing turns are worked out once for each pair; a day is then looked
up among them. The answer is that of ``participation``, without its days and its proof.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from accede.treaties.rules.acts import ActList, Life
from accede.treaties.rules.fold import Reason, Span, Status, speaks_of
from accede.treaties.rules.instruments import Instrument
from accede.treaties.rules.on_a_day import Reach, Standing, fixed_days, standing

# Days as numbers, which compare faster; between them, one standing more than there are days.
_Turns = tuple[tuple[int, ...], tuple[Standing, ...]]
_NO_ACTS = (Span(None, Status.NOT_SIGNED),)


@dataclass(frozen=True, slots=True)
class Column:
    """One instrument, with everybody's standings through all time."""

    turns: tuple[tuple[str, tuple[int, ...], tuple[Standing, ...]], ...]

    def on(self, day: date) -> dict[str, Standing]:
        """Everybody's standing on a day, by code."""
        at = day.toordinal()
        return {code: said[bisect_right(days, at)] for code, days, said in self.turns}

    def of(self, participant: str) -> list[tuple[date | None, Status]]:
        """One participant's statuses, each with the day on which it begins, the first without."""
        for code, days, said in self.turns:
            if code == participant:
                starts = (None, *(date.fromordinal(day) for day in days))
                return [(day, each.status) for day, each in zip(starts, said, strict=True)]
        raise KeyError(participant)


@dataclass(frozen=True, slots=True)
class _Alike:
    """Participants whose lives and mentions are alike: the days that turn for all of them.

    Between two such days a standing depends on the span alone, and is made once.
    """

    instrument: Instrument
    reach: Reach
    life: Life
    fixed: tuple[date, ...]
    made: dict[tuple[int, Status, Reason], Standing]

    def turns(self, spans: Sequence[Span]) -> _Turns:
        """The days on which a standing within this timeline turns, and the standings."""
        starts = [span.start for span in spans if span.start is not None]
        days = sorted({*self.fixed, *starts})
        said = [self._standing(0, spans[0], date.min)]
        number = passed = 0
        for day in days:
            while number < len(starts) and starts[number] <= day:
                number += 1
            while passed < len(self.fixed) and self.fixed[passed] <= day:
                passed += 1
            said.append(self._standing(passed, spans[number], day))
        return tuple([day.toordinal() for day in days]), tuple(said)

    def _standing(self, passed: int, span: Span, day: date) -> Standing:
        key = (passed, span.status, span.reason)
        if (here := self.made.get(key)) is None:
            here = standing(span, self.instrument, self.reach, day, self.life)
            self.made[key] = here
        return here


def column(
    instrument: Instrument,
    lives: Iterable[Life],
    lists: Sequence[ActList],
    timelines: Mapping[str, tuple[Span, ...]],
) -> Column:
    """The standings of these participants under one instrument, whether they acted or not."""
    groups: dict[tuple[date | None, date | None, bool, bool], tuple[_Alike, _Turns]] = {}
    named = frozenset(code for each in lists for code in each.named)
    rows = []
    for life in lives:
        key = (life.began, life.ended, life.demonstration, life.code in named)
        if key not in groups:
            reach = Reach.of([each for each in lists if speaks_of(each, life)])
            fixed = tuple(fixed_days(instrument, reach, life))
            alike = _Alike(instrument, reach, life, fixed, {})
            groups[key] = (alike, alike.turns(_NO_ACTS))
        alike, idle = groups[key]
        spans = timelines.get(life.code)
        rows.append((life.code, *(idle if spans is None else alike.turns(spans))))
    return Column(tuple(rows))
