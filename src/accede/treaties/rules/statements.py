"""What States say about an instrument: reservations, declarations, objections, withdrawals.

A statement is never changed. A withdrawal is a statement that names the one it ends, a
correction one that names the entry it replaces. An entry counts from the day a second
person has read it against its source.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.consent.rules import Viewer, ViewerKind
from accede.journal.rules import Actor, Office, same_person
from accede.treaties.rules.instruments import Effect, Instrument


class StatementKind(StrEnum):
    """What a State did by its statement. The name it gave it itself does not decide."""

    RESERVATION = "RESERVATION"
    DECLARATION = "DECLARATION"
    OBJECTION = "OBJECTION"
    TERRITORIAL_APPLICATION = "TERRITORIAL_APPLICATION"
    DESIGNATION = "DESIGNATION"
    NOTIFICATION = "NOTIFICATION"
    WITHDRAWAL = "WITHDRAWAL"
    PARTIAL_WITHDRAWAL = "PARTIAL_WITHDRAWAL"


class Amiss(StrEnum):
    """What an entry lacks, or has too much of; the words stand in the catalogue."""

    EFFECT_MISSING = "EFFECT_MISSING"
    EFFECT_DOES_NOT_FIT = "EFFECT_DOES_NOT_FIT"
    PROVISION_MISSING = "PROVISION_MISSING"
    PROVISION_DOES_NOT_FIT = "PROVISION_DOES_NOT_FIT"
    PROVISION_UNKNOWN = "PROVISION_UNKNOWN"
    NOT_A_DISPUTE_CLAUSE = "NOT_A_DISPUTE_CLAUSE"
    NAMES_NOTHING = "NAMES_NOTHING"
    NAMES_ANOTHER_INSTRUMENT = "NAMES_ANOTHER_INSTRUMENT"
    NAMES_WRONG_KIND = "NAMES_WRONG_KIND"
    NAMES_WRONG_AUTHOR = "NAMES_WRONG_AUTHOR"
    NAMES_WHAT_DOES_NOT_COUNT = "NAMES_WHAT_DOES_NOT_COUNT"
    PRECLUDES_WITHOUT_OBJECTION = "PRECLUDES_WITHOUT_OBJECTION"
    LANGUAGE_MISSING = "LANGUAGE_MISSING"
    SOURCE_WITHOUT_DAY = "SOURCE_WITHOUT_DAY"
    DAYS_OUT_OF_ORDER = "DAYS_OUT_OF_ORDER"
    BEFORE_ADOPTION = "BEFORE_ADOPTION"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one State or organisation about one instrument, as it was entered.

    ``provisions`` are codes of obligations of the instrument or of whole articles that hold
    some (``TBC97:20.1``, ``TBC97:9``); of a partial withdrawal, those that it frees.
    ``about`` is the statement that an objection or a withdrawal speaks of, ``corrects`` the
    entry that this one replaces. ``source`` tells where it stands and on what day that was
    stated: from then on it is known. ``agreed`` is ``None`` until a second person has read it.
    """

    code: str
    instrument: str
    author: str
    kind: StatementKind
    effect: Effect | None
    provisions: tuple[str, ...]
    done: date
    effective: date
    language: str
    summary: Text
    source: Source
    about: str = ""
    precludes: bool = False
    corrects: str = ""
    entered_by: str = field(default="", compare=False)
    entered_on: date | None = field(default=None, compare=False)
    second_reader: str = field(default="", compare=False)
    read_on: date | None = field(default=None, compare=False)
    agreed: bool | None = field(default=None, compare=False)
    remark: str = field(default="", compare=False)
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class StatementList:
    """Somebody's word that every statement on an instrument up to a day has been entered.

    Without one that counts, the absence of a statement tells nothing.
    """

    code: str
    instrument: str
    source: Source
    complete_until: date
    entered_by: str = field(default="", compare=False)
    entered_on: date | None = field(default=None, compare=False)
    second_reader: str = field(default="", compare=False)
    read_on: date | None = field(default=None, compare=False)
    agreed: bool | None = field(default=None, compare=False)
    remark: str = field(default="", compare=False)
    demonstration: bool = False


@dataclass(frozen=True, slots=True)
class _Needs:
    """What a statement of one kind carries: effects, whether it has a provision, whom it names."""

    effects: frozenset[Effect]
    provision: bool | None  # required; None where it may stand or not
    about: frozenset[StatementKind] = frozenset()
    about_own: bool = True


_K, _E = StatementKind, Effect
_ALTERS = frozenset({_E.EXCLUDES, _E.MODIFIES, _E.OPTS_OUT})
_DECLARES = frozenset({_E.INTERPRETS, _E.OPTS_OUT, _E.BASIS_YES, _E.BASIS_NO})
_SAID = frozenset({_K.RESERVATION, _K.DECLARATION})
_ENDS = frozenset({_K.WITHDRAWAL, _K.PARTIAL_WITHDRAWAL})
NEEDS: Mapping[StatementKind, _Needs] = {
    _K.RESERVATION: _Needs(_ALTERS, True),
    _K.DECLARATION: _Needs(_DECLARES, None),
    _K.OBJECTION: _Needs(frozenset(), False, _SAID, about_own=False),
    _K.TERRITORIAL_APPLICATION: _Needs(frozenset(), None),
    _K.DESIGNATION: _Needs(frozenset({_E.DESIGNATES}), True),
    _K.NOTIFICATION: _Needs(frozenset({_E.DESIGNATES, _E.BASIS_YES, _E.BASIS_NO}), True),
    _K.WITHDRAWAL: _Needs(frozenset(), False, frozenset(_K) - _ENDS),
    _K.PARTIAL_WITHDRAWAL: _Needs(frozenset(), None, _SAID),
}
"""What each kind of statement carries."""

# What a declaration says of the whole instrument is an understanding; all else has its place.
_PLACED = frozenset(Effect) - {Effect.INTERPRETS}
if set(NEEDS) != set(StatementKind):
    raise TypeError("a kind of statement does not say what it carries")


def touches(provision: str, obligation: str) -> bool:
    """Whether a provision that a statement names is this obligation, or the article it is in."""
    return provision == obligation or obligation.startswith(f"{provision}.")


@rule("STATEMENT-1")
def counts(entry: Statement | StatementList) -> bool:
    """An entry counts once a second reader, another person, has agreed to it, and not before.

    Persons are compared, not desks. An entry that was returned never counts: another one is
    entered that corrects it.
    """
    return bool(
        entry.agreed
        and entry.read_on is not None
        and not same_person(entry.second_reader, entry.entered_by)
    )


@rule("STATEMENT-2")
def exists_in(provision: str, instrument: Instrument) -> bool:
    """A statement touches a provision that the catalogue has: an obligation or its article."""
    return any(touches(provision, each.code) for each in instrument.obligations)


@rule("STATEMENT-3")
def amiss(
    entry: Statement, instrument: Instrument, known: Mapping[str, Statement]
) -> tuple[Amiss, ...]:
    """A statement carries what its kind asks for, and nothing that its kind excludes.

    A reservation excludes, modifies or opts out, at a provision. An objection names another
    State's reservation or declaration and has no effect of its own but to preclude; a
    withdrawal names a statement of its own author. What is named is of the same instrument
    and counts. An opt-out concerns the settlement of disputes. The summary is in English and
    in French, the source has its day, and the days follow each other.
    """
    needs, found = NEEDS[entry.kind], []
    if needs.effects and entry.effect is None:
        found.append(Amiss.EFFECT_MISSING)
    elif entry.effect is not None and entry.effect not in needs.effects:
        found.append(Amiss.EFFECT_DOES_NOT_FIT)
    placed = entry.effect in _PLACED
    if not entry.provisions and (needs.provision or placed):
        found.append(Amiss.PROVISION_MISSING)
    elif entry.provisions and needs.provision is False:
        found.append(Amiss.PROVISION_DOES_NOT_FIT)
    if not all(exists_in(each, instrument) for each in entry.provisions):
        found.append(Amiss.PROVISION_UNKNOWN)
    elif entry.effect is Effect.OPTS_OUT and not _of_disputes(entry, instrument):
        found.append(Amiss.NOT_A_DISPUTE_CLAUSE)
    found += _names_amiss(entry, needs, known)
    if entry.precludes and entry.kind is not StatementKind.OBJECTION:
        found.append(Amiss.PRECLUDES_WITHOUT_OBJECTION)
    if not {"en", "fr"} <= set(entry.summary.by_language):
        found.append(Amiss.LANGUAGE_MISSING)
    if entry.source.stated_on is None:
        found.append(Amiss.SOURCE_WITHOUT_DAY)
    elif entry.source.stated_on < entry.done:
        found.append(Amiss.DAYS_OUT_OF_ORDER)
    if entry.done < instrument.adopted:
        found.append(Amiss.BEFORE_ADOPTION)
    return tuple(dict.fromkeys(found))


def _of_disputes(entry: Statement, instrument: Instrument) -> bool:
    kinds = {
        each.kind.value
        for each in instrument.obligations
        for provision in entry.provisions
        if touches(provision, each.code)
    }
    return kinds == {"DISPUTES"}


def _names_amiss(
    entry: Statement, needs: _Needs, known: Mapping[str, Statement]
) -> Iterable[Amiss]:
    if entry.corrects:
        replaced = known.get(entry.corrects)
        if replaced is None:
            yield Amiss.NAMES_NOTHING
        elif replaced.instrument != entry.instrument:
            yield Amiss.NAMES_ANOTHER_INSTRUMENT
    if not needs.about:
        if entry.about:
            yield Amiss.NAMES_WRONG_KIND
        return
    named = known.get(entry.about)
    if named is None:
        yield Amiss.NAMES_NOTHING
        return
    if named.instrument != entry.instrument:
        yield Amiss.NAMES_ANOTHER_INSTRUMENT
    if named.kind not in needs.about:
        yield Amiss.NAMES_WRONG_KIND
    if (named.author == entry.author) is not needs.about_own:
        yield Amiss.NAMES_WRONG_AUTHOR
    if not counts(named):
        yield Amiss.NAMES_WHAT_DOES_NOT_COUNT
    if entry.effective < named.done:
        yield Amiss.DAYS_OUT_OF_ORDER
    if entry.kind is StatementKind.PARTIAL_WITHDRAWAL and not all(
        any(touches(whole, freed) for whole in named.provisions) for freed in entry.provisions
    ):
        yield Amiss.PROVISION_DOES_NOT_FIT


@rule("STATEMENT-4")
def standing(entries: Iterable[Statement], as_known_on: date | None) -> tuple[Statement, ...]:
    """What stands is what counts, was known by the day, and no later entry corrects.

    Known means: stated by its source on that day or before. A correction takes the place of
    what it names from the day its own source stated it, also for what names the one corrected;
    of a correction corrected in its turn the last one stands.
    """
    known = {
        each.code: each
        for each in entries
        if counts(each) and (as_known_on is None or _stated(each.source) <= as_known_on)
    }
    replaced = {each.corrects: code for code, each in known.items() if each.corrects}
    left = (
        replace(each, about=_latest(each.about, replaced))
        for code, each in known.items()
        if code not in replaced
    )
    return tuple(sorted(left, key=in_order))


def _latest(code: str, replaced: Mapping[str, str]) -> str:
    """The entry that took the place of the one named, so that what names it still reaches it."""
    passed: set[str] = set()
    while code in replaced and code not in passed:
        passed.add(code)
        code = replaced[code]
    return code


def in_order(each: Statement) -> tuple[date, str]:
    """The order of statements: by day, then by code."""
    return (each.done, each.code)


def _stated(source: Source) -> date:
    """The day a source speaks of; STATEMENT-3 lets none in without."""
    return source.stated_on or date.max


@rule("STATEMENT-5")
def in_effect(entry: Statement, standing: Iterable[Statement], day: date) -> bool:
    """A statement has effect from its own day on, until the day its withdrawal takes effect.

    An objection has effect only while the statement that it names has.
    """
    others = {each.code: each for each in standing}
    if entry.effective > day or _ended(entry, others.values(), day):
        return False
    if entry.kind is not StatementKind.OBJECTION:
        return True
    named = others.get(entry.about)
    return named is not None and not _ended(named, others.values(), day)


def withdrawn_on(entry: Statement, standing: Iterable[Statement]) -> date | None:
    """The day on which the withdrawal of a statement takes effect; ``None`` where it has none."""
    return min(
        (
            each.effective
            for each in standing
            if each.kind is StatementKind.WITHDRAWAL and each.about == entry.code
        ),
        default=None,
    )


def _ended(entry: Statement, standing: Iterable[Statement], day: date) -> bool:
    ended = withdrawn_on(entry, standing)
    return ended is not None and ended <= day


@rule("STATEMENT-6")
def remaining(entry: Statement, standing: Iterable[Statement], day: date) -> tuple[str, ...]:
    """A partial withdrawal frees the provisions it names, and leaves the others touched.

    One that names an article frees all that lies in it. One that names none narrows the
    statement in its words alone: the provisions stay touched, and it is shown beside them.
    """
    freed = [
        provision
        for each in standing
        if each.kind is StatementKind.PARTIAL_WITHDRAWAL
        and each.about == entry.code
        and each.effective <= day
        for provision in each.provisions
    ]
    return tuple(
        each for each in entry.provisions if not any(touches(free, each) for free in freed)
    )


@rule("STATEMENT-7")
def sees_waiting(viewer: Viewer) -> bool:
    """What a second person has not yet read is seen by the Office alone.

    To everybody else it does not exist, and it is told nowhere that it does.
    """
    return viewer.audience is ViewerKind.OFFICE


@rule("STATEMENT-8")
def may_enter(actor: Actor) -> bool:
    """Statements are entered and read by the Office; a State’s own words come from its source."""
    return actor.office is Office.SECRETARIAT


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements that stand, as known on a day, and how far each instrument was gone through.

    Real and fictitious States are kept apart: a list of the one says nothing of the other.
    """

    standing: tuple[Statement, ...]
    lists: tuple[StatementList, ...]

    @classmethod
    def known(
        cls,
        entries: Iterable[Statement],
        lists: Iterable[StatementList],
        as_known_on: date | None,
    ) -> "Statements":
        """What counts among these, as known on a day (``None``: as known at all)."""
        said = tuple(
            each
            for each in lists
            if counts(each) and (as_known_on is None or _stated(each.source) <= as_known_on)
        )
        return cls(standing(entries, as_known_on), said)

    def of(self, instrument: str) -> tuple[Statement, ...]:
        """The statements on one instrument, in the order of days."""
        return tuple(each for each in self.standing if each.instrument == instrument)

    def complete_until(self, instrument: str, *, demonstration: bool = False) -> date | None:
        """The last day on which the absence of a statement can be relied on, if there is one."""
        return max(
            (
                each.complete_until
                for each in self.lists
                if each.instrument == instrument and each.demonstration is demonstration
            ),
            default=None,
        )

    def only(self, authors: Sequence[str]) -> "Statements":
        """The same, with the statements of these authors alone."""
        kept = tuple(each for each in self.standing if each.author in authors)
        return replace(self, standing=kept)
