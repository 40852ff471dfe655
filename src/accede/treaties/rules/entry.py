"""The day an instrument itself entered into force: known, recomputed, compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accede.basics.ruled import rule
from accede.treaties.rules.acts import Act, in_order
from accede.treaties.rules.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What the acts at hand give: the day, and the act that completed the number needed.

    Both are ``None`` where there are too few acts with a full day.
    """

    day: date | None
    completed_by: Act | None


def recompute(acts: Iterable[Act], instrument: Instrument) -> Recomputed:
    """The entry into force that the deposits alone give, by the instrument's own clause."""
    entry = instrument.clauses.entry
    counting: dict[str, Act] = {}
    for act in sorted(acts, key=in_order):
        if act.instrument == instrument.code and act.kind in entry.counts and act.done.exact:
            counting.setdefault(act.participant, act)
    if not entry.deposits or entry.term is None or len(counting) < entry.deposits:
        return Recomputed(None, None)
    last = list(counting.values())[entry.deposits - 1]
    return Recomputed(entry.term.from_(last.done.earliest), last)


@rule("FOLD-13")
def entry_holds(instrument: Instrument, acts: Iterable[Act]) -> bool:
    """The known entry into force equals the recomputed one, or the missing acts are named.

    The known day is never altered by what the lists give: where they give another day,
    the catalogue says which, and whose acts the lists lack.
    """
    given = recompute(acts, instrument).day
    if given == instrument.entered_into_force:
        return not instrument.missing and instrument.recomputes_to is None
    return bool(instrument.missing) and given == instrument.recomputes_to
