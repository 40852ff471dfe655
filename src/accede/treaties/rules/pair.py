"""The rules of what holds between two States: each speaks of one thing and looks at nothing else.

The articles cited are those of the Vienna Convention on the Law of Treaties (VCLT).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.treaties.rules.clauses import Delay
from accede.treaties.rules.fold import Status
from accede.treaties.rules.instruments import Effect, Obligation
from accede.treaties.rules.on_a_day import Participation
from accede.treaties.rules.statements import (
    Statement,
    StatementKind,
    touches,
)


class Force(StrEnum):
    """How an instrument stands between two States on a day."""

    IN_FORCE = "IN_FORCE"
    BOTH_PARTY = "BOTH_PARTY"
    PROVISIONAL = "PROVISIONAL"
    PRECLUDED = "PRECLUDED"
    NOT_BOTH = "NOT_BOTH"
    UNKNOWN = "UNKNOWN"


class Outcome(StrEnum):
    """What becomes of a provision between the two, the same for both."""

    APPLIES = "APPLIES"
    MODIFIED = "MODIFIED"
    NOT_TO_THE_EXTENT = "NOT_TO_THE_EXTENT"
    EXCLUDED = "EXCLUDED"
    OPTED_OUT = "OPTED_OUT"
    UNKNOWN = "UNKNOWN"


class Basis(StrEnum):
    """What a State declared of the requests it receives: whether the instrument is their basis."""

    YES = "YES"
    NO = "NO"
    NOT_SAID = "NOT_SAID"
    UNKNOWN = "UNKNOWN"


class Doubt(StrEnum):
    """What remains to be verified, and why."""

    PARTICIPATION_UNKNOWN = "PARTICIPATION_UNKNOWN"
    AS_LAST_KNOWN = "AS_LAST_KNOWN"
    NO_RECORD = "NO_RECORD"
    RECORD_ENDS = "RECORD_ENDS"
    LATE_OBJECTION = "LATE_OBJECTION"
    PREVAILING_UNKNOWN = "PREVAILING_UNKNOWN"


HOLDS = frozenset({Force.IN_FORCE, Force.BOTH_PARTY, Force.PROVISIONAL})
"""Both apply the instrument towards each other, as far as is known."""

_PARTY = frozenset({Status.BOUND, Status.PROVISIONAL})
_BASES = frozenset({Effect.BASIS_YES, Effect.BASIS_NO})
_TWELVE_MONTHS = Delay(1, "Y")


@rule("PAIR-1")
def both_party(first: Participation, second: Participation) -> Force:
    """An instrument binds two States towards each other where both are bound by it on the day.

    Where one of them certainly is not, nothing need be known of the other. Where one applies
    it provisionally, so does it hold between the two. Where the standing of one is unknown
    and the other is party, the answer is unknown, never no.
    """
    standings = {first.status, second.status}
    if standings <= _PARTY:
        return Force.PROVISIONAL if Status.PROVISIONAL in standings else Force.BOTH_PARTY
    if standings <= {*_PARTY, Status.UNKNOWN}:
        return Force.UNKNOWN
    return Force.NOT_BOTH


@rule("PAIR-2")
def bears_on(statement: Statement, first: str, second: str, named: Statement | None) -> bool:
    """Only what the two themselves said bears on them; an objection, only to the other’s words.

    A reservation changes nothing between other States (VCLT 21(2)), and a third State’s
    objection nothing between these two.
    """
    if statement.author not in (first, second):
        return False
    if statement.kind is not StatementKind.OBJECTION:
        return True
    return named is not None and {statement.author, named.author} == {first, second}


@rule("PAIR-3")
def altered(effect: Effect, objection: Statement | None) -> Outcome:
    """A reservation alters the provision for both, to the same extent (VCLT 21(1)).

    What it excludes for its author it excludes for the other towards that author; what it
    modifies is modified for both. Where the other objected without precluding, a provision
    that would be modified does not apply to the extent of the reservation (VCLT 21(3)).
    """
    if effect is Effect.EXCLUDES:
        return Outcome.EXCLUDED
    return Outcome.MODIFIED if objection is None else Outcome.NOT_TO_THE_EXTENT


@rule("PAIR-4")
def precluding(objections: Iterable[Statement]) -> tuple[Statement, ...]:
    """An objection keeps the instrument from being in force between the two only if it says so.

    Its author must have said so definitely (VCLT 20(4)(b)); an objection that does not leaves
    the instrument in force between them.
    """
    return tuple(each for each in objections if each.precludes)


@rule("PAIR-5")
def in_time(objection: Statement, named: Statement, consents: Iterable[date]) -> bool:
    """An objection is in time within twelve months of the notice, or by the author’s consent.

    The notice is the day the source of the reservation states; the later of the two days
    counts (VCLT 20(5)). What a later objection does is not decided here: where it would
    preclude, the answer is unknown and says why.
    """
    last = _TWELVE_MONTHS.after(named.source.stated_on or named.done)
    return objection.done <= max([last, *consents])


@rule("PAIR-6")
def opted_out(statements: Iterable[Statement], obligation: Obligation) -> bool:
    """A dispute clause that either of the two opted out of binds neither towards the other."""
    return any(
        each.effect is Effect.OPTS_OUT and touches(provision, obligation.code)
        for each in statements
        for provision in each.provisions
    )


@rule("PAIR-7")
def declared_basis(statements: Sequence[Statement], complete: bool) -> Basis:
    """Whether the instrument is a basis for extradition, each State says for requests it receives.

    Its latest declaration in effect counts. What one declared binds the other to nothing,
    and who said nothing has not said no: without a complete list even that is unknown.
    """
    said = [each for each in statements if each.effect in _BASES]
    if not said:
        return Basis.NOT_SAID if complete else Basis.UNKNOWN
    latest = max(said, key=lambda each: (each.effective, each.done, each.code))
    return Basis.YES if latest.effect is Effect.BASIS_YES else Basis.NO


@rule("PAIR-8")
def recorded(complete_until: date | None, day: date) -> Doubt | None:
    """That no statement is recorded tells something only up to the day the list is complete until.

    Without a list nothing is known, and after its last day nothing further; absence is never
    read as “no reservation”.
    """
    if complete_until is None:
        return Doubt.NO_RECORD
    return Doubt.RECORD_ENDS if day > complete_until else None


@rule("PAIR-9")
def prevailing(
    instrument: str, later: Iterable[tuple[str, Collection[str], Force]]
) -> tuple[tuple[str, ...], bool]:
    """An instrument comes before an older one between two States that are party to both, alone.

    Towards a State that is party to the older one only, the older one goes on applying. Where
    it is unknown whether the later one binds the two, that is said. Of each other instrument
    are given its code, those that it comes before, and how it stands between the two; the
    rule answers the instruments that come first, and whether that is in doubt.
    """
    over = [(code, force) for code, before, force in later if instrument in before]
    sure = tuple(code for code, force in over if force in HOLDS)
    return sure, any(force is Force.UNKNOWN for _code, force in over)
