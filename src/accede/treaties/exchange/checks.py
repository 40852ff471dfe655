"""What no list may say, whatever its form: names, days and kinds of acts that cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.basics.partial import PartialDate
from accede.states.rules import Resolved, ResolvedKind
from accede.treaties.exchange import codes
from accede.treaties.rules.acts import (
    LEAVING,
    NEED_SIGNATURE,
    SIGNATURES,
    Act,
    ActKind,
    Life,
)
from accede.treaties.rules.instruments import Instrument


@dataclass
class Row:
    """One row while it is read: whom it is about, what it says, what is wrong with it."""

    line: int
    code: str
    acts: list[Act] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    named: bool = False

    @property
    def leaves(self) -> bool:
        """Whether it says that a participant leaves, or takes that back, and no more."""
        return bool(self.acts) and all(act.kind in LEAVING for act in self.acts)

    @property
    def sound(self) -> bool:
        """Whether what it says is used."""
        return bool(self.code) and all(codes.used(each.code) for each in self.findings)


def name_findings(name: str, resolved: Resolved | None, place: Place) -> Iterator[Finding]:
    """A name that is no participant: unknown, held, or a territory."""
    if resolved is None:
        yield Finding(
            codes.UNKNOWN_NAME,
            place,
            f"‘{name}’ is not the name of a State or organisation known here",
            "correct the name, or have it added to the catalogue of names",
        )
    elif resolved.kind is ResolvedKind.HELD:
        yield Finding(
            codes.HELD_NAME,
            place,
            "the name is held for an officer and is not shown",
            "refer the line to the officer responsible",
        )
    elif resolved.kind is ResolvedKind.TERRITORY:
        yield Finding(
            codes.TERRITORY,
            place,
            "the row is about a territory, which is no participant of its own",
            "record it as a territorial application of the State responsible",
        )


def participant(resolved: Resolved | None) -> str:
    """The code of who can act; ``""`` for a territory, a held name, or an unknown one."""
    no_actor = (ResolvedKind.TERRITORY, ResolvedKind.HELD)
    return "" if resolved is None or resolved.kind in no_actor else resolved.code


def law_findings(
    acts: Sequence[Act],
    place: Place,
    instrument: Instrument,
    no_later_than: date,
    *,
    gives_signatures: bool = True,
) -> Iterator[Finding]:
    """What cannot be, whatever the list says: days and kinds that law does not allow.

    A list that gives no signature at all is not asked for the one before a ratification.
    """
    for act in acts:
        day, name = act.done.earliest, act.kind.value.replace("_", " ")
        if act.done.latest < instrument.adopted:
            yield Finding(
                codes.BEFORE_ADOPTION,
                place,
                f"the {name} of {act.done} is before the adoption, {instrument.adopted}",
                "correct the day, or check that the list is about this treaty",
            )
        if day > no_later_than:
            yield Finding(
                codes.AFTER_LIST,
                place,
                f"the {name} of {act.done} is after the day the list speaks of, {no_later_than}",
                "correct the day, or state a later day",
            )
        signature = instrument.final.signature if instrument.final else None
        closed = signature.until if signature else None
        if act.kind is ActKind.SIGNATURE and closed is not None and day > closed:
            yield Finding(
                codes.SIGNATURE_CLOSED,
                place,
                f"the signature of {act.done} is after the closing of signature, {closed}",
                "correct the day",
            )
    signed = [act.done for act in acts if act.kind in SIGNATURES]
    for act in acts:
        if act.kind in NEED_SIGNATURE and not signed and gives_signatures:
            yield Finding(
                codes.NO_SIGNATURE,
                place,
                f"a {act.kind.value} without a signature",
                "give the signature, or mark the act as an accession",
            )
        if act.kind in NEED_SIGNATURE and signed and act.done < min(signed):
            yield Finding(
                codes.CONSENT_BEFORE_SIGNATURE,
                place,
                f"the {act.kind.value} of {act.done} is before the signature of {min(signed)}",
                "correct one of the two days",
            )


def life_findings(
    acts: Sequence[Act], place: Place, lives: Mapping[str, Life]
) -> Iterator[Finding]:
    """Acts of a State on a day on which there was no such State."""
    for act in acts:
        life, name = lives.get(act.participant), act.kind.value.replace("_", " ")
        if life is None:
            continue
        if life.began is not None and act.done.latest < life.began:
            yield Finding(
                codes.BEFORE_EXISTENCE,
                place,
                f"the {name} of {act.done} is before the State existed, {life.began}",
                "correct the day, or give the act to the State that was there before",
            )
        if life.ended is not None and act.done.earliest >= life.ended:
            yield Finding(
                codes.AFTER_END,
                place,
                f"the {name} of {act.done} is of a State that ended on {life.ended}",
                "correct the day, or give the act to the State that followed",
            )


def mark_duplicates(rows: Sequence[Row], file: str) -> None:
    """A participant twice: the repeated row where both say the same, both where they differ.

    A denunciation stands in a row of its own, and so does a consent given anew after it.
    """
    left: dict[str, list[PartialDate]] = {}
    for row in rows:
        if row.leaves:
            left.setdefault(row.code, []).extend(
                act.done for act in row.acts if act.kind is ActKind.DENUNCIATION
            )
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        if not row.code:
            continue
        ended = sum(
            done < min(act.done for act in row.acts) for done in left.get(row.code, ()) if row.acts
        )
        about = (row.code, *(act.key for act in row.acts)) if row.leaves else (row.code, ended)
        first = seen.setdefault(about, row)
        if first is row:
            continue
        differs = [act.key for act in first.acts] != [act.key for act in row.acts]
        for each, other in [(row, first), *([(first, row)] if differs else [])]:
            each.findings.append(
                Finding(
                    codes.DUPLICATE,
                    Place(file, each.line),
                    f"the same participant stands in line {other.line} too"
                    + (" and the two differ" if differs else ""),
                    "keep one row",
                )
            )
