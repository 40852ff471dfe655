"""A day of taking effect that a list prints, beside the one its deposit gives.

The printed day is never used and never altered: what a deposit brings about follows from
the instrument's final clauses. Where the two differ, the finding says by how much and
what would explain it, as far as the list itself can show.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.treaties.exchange import codes
from accede.treaties.rules.acts import ActKind, Life
from accede.treaties.rules.fold import bound_from, succession_effect
from accede.treaties.rules.instruments import Instrument


def computed_effect(
    kind: ActKind | None, deposited: date, instrument: Instrument, life: Life | None
) -> date | None:
    """The day on which a deposit binds, by the final clauses; ``None`` where they do not say."""
    if instrument.final is None or instrument.entered_into_force is None:
        return None
    if kind is ActKind.SUCCESSION and life is not None:
        return succession_effect(deposited, instrument, life)[0]
    return bound_from(deposited, instrument)


def effect_findings(
    kind: ActKind | None,
    deposited: date,
    printed: date,
    instrument: Instrument,
    life: Life | None,
    place: Place,
) -> Iterator[Finding]:
    """What is wrong with a printed day in force: before the deposit, or not what it gives."""
    computed = computed_effect(kind, deposited, instrument, life)
    if printed < deposited:
        yield Finding(
            codes.IN_FORCE_TOO_EARLY,
            place,
            f"in force on {printed}, before the deposit of {deposited}",
            "correct one of the two days",
        )
    elif computed is not None and printed != computed:
        yield Finding(
            codes.OTHER_DAY_IN_FORCE,
            place,
            f"the list prints {printed} as the day in force, and the deposit of {deposited} "
            f"gives {computed}: {explanation(deposited, printed, computed)}",
            "compare with the depositary’s notification; the computed day is used",
        )


def explanation(deposited: date, printed: date, computed: date) -> str:
    """What would make the printed day right, in words."""
    off = (printed - computed).days
    if printed == deposited:
        return "the list gives effect on the day of deposit itself"
    if abs(off) == 1:
        side = "later" if off > 0 else "earlier"
        return f"one day {side}, as where the delay is counted from the day {side}"
    side = "later" if off > 0 else "earlier"
    return (
        f"{abs(off)} days {side}, as if the deposit had been on "
        f"{deposited + timedelta(days=off)}; one of the two days is wrong in the list"
    )
