"""What joining one more instrument adds to what a State owes already.

Obligations of several instruments that one provision meets are tied in the catalogue:
``same_as`` is the same duty, ``covered_by`` a wider one. An incorporation stands for the
obligations of another instrument that it imports.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accede.basics.ruled import rule
from accede.treaties.rules.fold import Status
from accede.treaties.rules.instruments import (
    Instrument,
    Obligation,
    ObligationKind,
    Strength,
)

OWING = frozenset({Status.BOUND, Status.CONSENTED})
"""Who stands so owes, or will without doing anything more, what the instrument asks."""

FREE = frozenset(
    {
        Strength.COMPETENT,
        Strength.ENCOURAGED,
        Strength.MAY,
        Strength.MAY_CONSIDER,
        Strength.NO_OBLIGATION,
        Strength.SAVINGS,
        Strength.SCOPE,
        Strength.SHOULD,
        # A decision binds by what it decides or demands, not by these verbs alone.
        Strength.REAFFIRMS,
        Strength.RECALLS,
        Strength.STRESSES,
        Strength.EMPHASISES,
        Strength.HIGHLIGHTS,
        Strength.REQUESTS,
        Strength.URGES,
        Strength.CALLS_UPON,
        Strength.ENCOURAGES,
    }
)
"""Provisions that leave a State free, or only say how far others reach."""


def asks_something(obligation: Obligation) -> bool:
    """Whether a provision asks something of a party."""
    return obligation.strength not in FREE


@dataclass(frozen=True, slots=True)
class Added:
    """One obligation of the instrument to be joined, and where the same is owed already.

    ``under`` are the instruments under which the State owes it; where there are none it is
    new. ``perhaps`` are those that would make it owed, where the standing is not known.
    """

    obligation: Obligation
    under: tuple[str, ...]
    perhaps: tuple[str, ...]

    @property
    def new(self) -> bool:
        """Whether it is owed under no instrument that the State is known to be bound by."""
        return not self.under


class Ties:
    """Which obligations are the same duty, and which are covered by a wider one."""

    def __init__(self, obligations: Iterable[Obligation]) -> None:
        self._anchor: dict[str, str] = {}
        covered: list[tuple[str, str]] = []
        for each in obligations:
            for other in each.same_as:
                self._join(each.code, other)
            covered += [(each.code, wider) for wider in each.covered_by]
        self._wider: dict[str, set[str]] = {}
        for narrow, wide in covered:
            self._wider.setdefault(self.duty(narrow), set()).add(self.duty(wide))

    def duty(self, code: str) -> str:
        """The code that stands for the whole class of the same duty."""
        found = code
        while (above := self._anchor.get(found, found)) != found:
            found = above
        return found

    def covering(self, code: str) -> frozenset[str]:
        """The duty itself and every wider one that includes it, followed to the end."""
        reached: set[str] = set()
        ahead = [self.duty(code)]
        while ahead:
            here = ahead.pop()
            if here not in reached:
                reached.add(here)
                ahead += self._wider.get(here, ())
        return frozenset(reached)

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self.duty(one), self.duty(other)))
        self._anchor[second] = first


@rule("ACCEDE-6")
def owed_already(code: str, owed: Iterable[str], ties: Ties) -> bool:
    """A duty is owed already where the State owes the same one, or a wider one that covers it.

    “The same” is followed through every instrument that shares it, in both directions;
    “covered by” leads from the narrower duty to the wider one, and never back.
    """
    covering = ties.covering(code)
    return any(ties.duty(each) in covering for each in owed)


@rule("ACCEDE-7")
def expanded(instrument: Instrument, catalogue: Mapping[str, Instrument]) -> tuple[Obligation, ...]:
    """An incorporation is counted as the obligations it imports, each of them once.

    What it imports from an instrument that is not in the catalogue is left as the
    incorporation itself, so that nothing is lost from the count.
    """
    found: dict[str, Obligation] = {}
    waiting = list(reversed(instrument.obligations))
    seen: set[str] = set()
    while waiting:
        each = waiting.pop()
        if each.code in seen:
            continue
        seen.add(each.code)
        imported = _imported(each, catalogue)
        if each.kind is ObligationKind.INCORPORATION and imported:
            waiting += reversed(imported)
        else:
            found[each.code] = each
    return tuple(found.values())


@rule("ACCEDE-8")
def adds(
    instrument: Instrument,
    catalogue: Mapping[str, Instrument],
    standings: Mapping[str, Status],
) -> tuple[Added, ...]:
    """What joining adds is each duty that no instrument binding the State has it owe already.

    Provisions that leave a State free are no duties and are not counted. What a decision of
    the Security Council decides or demands, its addressees owe already. Where the standing
    under another instrument is not known, a duty found there is still shown as new, and
    that it may be owed already is said beside it.
    """
    ties = Ties(each for one in catalogue.values() for each in one.obligations)
    elsewhere = [
        (code, {ties.duty(each.code) for each in expanded(one, catalogue) if asks_something(each)})
        for code, one in catalogue.items()
        if code != instrument.code
    ]
    found = []
    for each in expanded(instrument, catalogue):
        if not asks_something(each):
            continue
        covering = ties.covering(each.code)
        sharing = [code for code, duties in elsewhere if not duties.isdisjoint(covering)]
        under = tuple(code for code in sharing if standings.get(code) in OWING)
        perhaps = tuple(code for code in sharing if standings.get(code) is Status.UNKNOWN)
        found.append(Added(each, under, () if under else perhaps))
    return tuple(found)


def _imported(each: Obligation, catalogue: Mapping[str, Instrument]) -> list[Obligation]:
    found = []
    for code in each.imports:
        of = catalogue.get(code.partition(":")[0])
        found += [one for one in of.obligations if one.code == code] if of else []
    return found
