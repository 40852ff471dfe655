"""Treaties between two or a few States about surrender and assistance, as records give them.

They are not instruments of the catalogue: no obligations are cut from them, and what the
record does not say (whether a State that ended was followed in them, whether they were ever
in force) stays unknown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule


class Subject(StrEnum):
    """What an agreement is about, as its record says."""

    EXTRADITION = "EXTRADITION"
    MLA = "MLA"
    JURISDICTION = "JURISDICTION"
    TERRORISM = "TERRORISM"
    MISCELLANEOUS = "MISCELLANEOUS"


class Force(StrEnum):
    """Whether an agreement is in force on a day, as far as its record says."""

    IN_FORCE = "IN_FORCE"
    NOT_YET = "NOT_YET"
    ENDED = "ENDED"
    UNKNOWN = "UNKNOWN"


class Why(StrEnum):
    """Why it cannot be said whether an agreement is in force; texts stand in the catalogue."""

    NONE = ""
    NO_DAY_IN_FORCE = "NO_DAY_IN_FORCE"
    MIXED_PARTIES = "MIXED_PARTIES"
    PARTY_ENDED = "PARTY_ENDED"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement as a record of treaties gives it.

    ``parties`` are codes of States and organisations; where ``mixed``, the record names them
    without saying who is bound. ``beside`` counts names given beside the parties that are no
    parties. ``title`` is the record's own, in ``language``. ``place`` is where it was read.
    """

    code: str
    title: str
    subject: Subject
    bilateral: bool
    parties: tuple[str, ...]
    mixed: bool
    signed: date | None
    in_force: date | None
    ended: date | None
    references: tuple[str, ...] = ()
    beside: int = 0
    address: str = ""
    place: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement seen from two States: in force or not, why that is open, and through whom.

    ``through`` are the States that ended and stand in the record where one of the two is
    asked about: whether it followed them in this agreement has to be verified.
    """

    agreement: Agreement
    force: Force
    why: Why = Why.NONE
    through: tuple[str, ...] = ()


@rule("AGREE-1")
def force(agreement: Agreement, day: date) -> tuple[Force, Why]:
    """An agreement is in force from the day its record gives until the day it ended.

    Without a day in force it is unknown whether it ever was, and where the record mixes
    signatories with parties, whom it binds is unknown. What ended before the day asked has
    ended all the same, and before it was signed it was not yet.
    """
    if agreement.ended is not None and agreement.ended <= day:
        return Force.ENDED, Why.NONE
    begins = agreement.in_force or agreement.signed
    if begins is not None and day < begins:
        return Force.NOT_YET, Why.NONE
    if agreement.mixed:
        return Force.UNKNOWN, Why.MIXED_PARTIES
    if agreement.in_force is None:
        return Force.UNKNOWN, Why.NO_DAY_IN_FORCE
    return Force.IN_FORCE, Why.NONE


@rule("AGREE-2")
def between(
    agreements: Iterable[Agreement],
    one: str,
    other: str,
    day: date,
    before: Mapping[str, frozenset[str]],
    same: Mapping[str, str],
) -> tuple[Agreed, ...]:
    """Two States have an agreement where its record names both, or a State one of them followed.

    A State that goes on under another name is the same party. An agreement found through a
    State that ended, and that one of the two only followed, is never in force by itself:
    whether it was continued is open. One State followed by both is no agreement between them.
    """
    # ``same`` is the State of today that a historic one is; ``before`` gives, for a State, the
    # States that ended in whose place it came.
    found = []
    one, other = same.get(one, one), same.get(other, other)
    for each in agreements:
        parties = {same.get(code, code) for code in each.parties}
        first = _as_party(one, parties, before)
        second = _as_party(other, parties, before)
        if not first or not second or len(first | second) < 2:
            continue
        through = tuple(sorted((first | second) - {one, other}))
        state, why = force(each, day)
        if through and state is Force.IN_FORCE:
            state, why = Force.UNKNOWN, Why.PARTY_ENDED
        found.append(Agreed(each, state, why, through))
    return tuple(sorted(found, key=_order))


def _as_party(code: str, parties: set[str], before: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Under which codes a State stands among the parties: its own, or of those before it."""
    if code in parties:
        return frozenset({code})
    return before.get(code, frozenset()) & parties


def _order(each: Agreed) -> tuple[int, str, str]:
    signed = each.agreement.signed or each.agreement.in_force
    return (list(Force).index(each.force), str(signed or ""), each.agreement.code)
