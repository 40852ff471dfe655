"""Instruments read from YAML, strictly: ``catalogue/treaties/<CODE>.yaml``."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

import msgspec

from accede import shelf
from accede.basics.errors import BadInput, Place
from accede.basics.texts import Text
from accede.treaties.catalogue.shapes import (
    ClausesShape,
    InstrumentShape,
    NotificationShape,
    ObligationShape,
    TermShape,
    source_of,
)
from accede.treaties.rules.clauses import (
    UNITS,
    Among,
    Counting,
    Delay,
    Entry,
    FinalClauses,
    Further,
    Signature,
    Term,
)
from accede.treaties.rules.instruments import (
    Base,
    Family,
    Instrument,
    InstrumentKind,
    MissingAct,
    Notification,
    Obligation,
)

_DEMONSTRATION = "demonstration/participation"
_MARKS = "marks"


@cache
def everything() -> Mapping[str, Instrument]:
    """Treaties and decisions by code, oldest adoption first."""
    found = [_instrument(name, shape) for name, shape in shelf.each("treaties", InstrumentShape)]
    by_code = {each.code: each for each in sorted(found, key=lambda each: each.adopted)}
    for each in by_code.values():
        for named in _named_elsewhere(each):
            if named not in by_code:
                raise BadInput(
                    f"‘{named}’ is not an instrument of the catalogue",
                    remedy="name an instrument that has a file in treaties/",
                    place=Place(f"treaties/{each.code}.yaml"),
                )
    return by_code


@cache
def instruments() -> Mapping[str, Instrument]:
    """The treaties by code, oldest adoption first."""
    return {code: each for code, each in everything().items() if each.final is not None}


@cache
def decisions() -> Mapping[str, Instrument]:
    """The decisions of the Security Council by code, oldest first; nobody joins them."""
    return {code: each for code, each in everything().items() if each.final is None}


def _instrument(name: str, shape: InstrumentShape) -> Instrument:
    place = Place(f"treaties/{name}.yaml")
    if shape.code != name:
        raise BadInput(
            f"the file is named {name} and speaks of {shape.code}",
            remedy="name the file after the instrument’s code",
            place=place,
        )
    _refuse_contradictions(shape, place)
    strangers = [o.code for o in shape.obligations if not o.code.startswith(f"{name}:")]
    if strangers or len({o.code for o in shape.obligations}) != len(shape.obligations):
        raise BadInput(
            f"obligations of another instrument or twice the same: {strangers}",
            remedy="give every obligation a code of its own instrument, once",
            place=place,
        )
    return Instrument(
        code=shape.code,
        kind=shape.kind,
        family=shape.family,
        title=Text(shape.title),
        adopted=shape.adopted.day,
        place=shape.adopted.place,
        adopted_by=shape.adopted.resolution,
        entered_into_force=shape.in_force.day,
        entry_checked=shape.in_force.checked,
        recomputes_to=shape.in_force.recomputes_to,
        missing=tuple(MissingAct(m.participant, m.act) for m in shape.in_force.missing),
        depositary=Text(shape.depositary),
        mtdsg=shape.mtdsg,
        final=None if shape.clauses is None else _clauses(shape.clauses, place),
        obligations=tuple(_obligation(each) for each in shape.obligations),
        notifications=tuple(_notification(each) for each in shape.notifications),
        source=source_of(shape.source),
        checked=shape.checked,
        base=None if shape.base is None else Base(**msgspec.structs.asdict(shape.base)),
        prevails_over=shape.prevails_over,
        cannot_recompute=_text(shape.in_force.cannot_recompute),
        note=_text(shape.note),
    )


def _named_elsewhere(each: Instrument) -> set[str]:
    named = {*each.prevails_over}
    if each.base is not None:
        named.add(each.base.instrument)
    if each.final is not None and each.final.entry.not_before:
        named.add(each.final.entry.not_before)
    return named


def _refuse_contradictions(shape: InstrumentShape, place: Place) -> None:
    """What cannot be: a decision with final clauses, an amendment of nothing, both counts."""
    wrong = None
    decision = shape.kind is InstrumentKind.DECISION
    if decision is (shape.clauses is not None) or decision is (shape.family is not Family.DECISION):
        wrong = "a decision has no final clauses and the family of decisions; a treaty has others"
    elif shape.kind in (InstrumentKind.PROTOCOL, InstrumentKind.AMENDMENT) and shape.base is None:
        wrong = "a protocol or an amendment does not say which instrument it adds to"
    elif shape.clauses is not None:
        entry = shape.clauses.entry_into_force
        if (entry.deposits is None) is (not entry.share):
            wrong = "the entry into force needs a number of deposits or a share, and not both"
        elif entry.share and shape.base is None:
            wrong = "a share of the parties needs the instrument whose parties are meant"
    if wrong is not None:
        raise BadInput(wrong, remedy="correct the file", place=place)


def _text(shape: dict[str, str] | None) -> Text | None:
    return None if shape is None else Text(shape)


def _clauses(shape: ClausesShape, place: Place) -> FinalClauses:
    entry, signature = shape.entry_into_force, shape.signature
    return FinalClauses(
        entry=Entry(
            deposits=entry.deposits,
            share=_share(entry.share, place),
            counts=frozenset(entry.counts),
            who=entry.who,
            among=None if entry.among is None else Among(entry.among.group, entry.among.at_least),
            not_before=entry.not_before,
            article=entry.article,
            term=_term(TermShape(entry.article, entry.delay, entry.counting), place)
            if entry.delay
            else None,
        ),
        later=None if shape.later is None else _term(shape.later, place),
        denunciation=None if shape.denunciation is None else _term(shape.denunciation, place),
        signature=None
        if signature is None
        else Signature(
            article=signature.article,
            open_from=signature.open_from,
            until=signature.open_until,
            until_in_force=signature.until_entry_into_force,
            place=signature.place,
        ),
        further=tuple(Further(f.clause, f.article, Text(f.says)) for f in shape.further),
        languages=shape.languages,
        checked=shape.checked,
        denounced_after=_delay(shape.denounced_after, place) if shape.denounced_after else None,
    )


def _share(text: str, place: Place) -> Fraction | None:
    """``2/3`` of the parties to the base instrument, or ``all`` of them."""
    if not text:
        return None
    try:
        share = Fraction(1) if text == "all" else Fraction(text)
    except (ValueError, ZeroDivisionError):
        share = Fraction(0)
    if not 0 < share <= 1:
        raise BadInput(f"‘{text}’ is no share", remedy="write 2/3 or all", place=place)
    return share


def _delay(text: str, place: Place) -> Delay:
    try:
        return Delay.parse(text)
    except ValueError as error:
        raise BadInput(str(error), remedy="correct the delay", place=place) from error


def _term(shape: TermShape, place: Place) -> Term:
    delay = _delay(shape.delay, place)
    counting = shape.counting
    if delay.unit != "D" and counting in (Counting.N_DAYS_AFTER, Counting.NTH_DAY_FOLLOWING):
        counting = Counting.MONTHS_AFTER
    if delay.unit not in UNITS[counting] or (
        (counting is Counting.DAY_OF_DEPOSIT) is not (delay.number == 0)
    ):
        raise BadInput(
            f"{shape.delay} is not counted as ‘{shape.counting}’",
            remedy="write the delay that this way of counting goes with",
            place=place,
        )
    return Term(shape.article, delay, counting)


def _obligation(shape: ObligationShape) -> Obligation:
    return Obligation(
        code=shape.code,
        article=shape.article,
        paragraph=shape.paragraph,
        kind=shape.kind,
        addressee=shape.addressee,
        strength=shape.strength,
        elements=shape.elements,
        summary=Text(shape.summary),
        same_as=shape.same_as,
        covered_by=shape.covered_by,
        key_terms=shape.key_terms,
        checked=shape.checked,
        imports=shape.imports,
    )


def _notification(shape: NotificationShape) -> Notification:
    return Notification(
        code=shape.code,
        article=shape.article,
        duty=shape.duty,
        trigger=Text(shape.trigger),
        what=Text(shape.what),
        to_whom=Text(shape.to_whom),
        deadline=Text(shape.deadline),
        recurrence=tuple(shape.recurrence.split("+")),
        on_joining=shape.on_joining,
        obligation=shape.obligation,
        checked=shape.checked,
        effect=shape.effect,
        when=shape.when,
        within=Delay.parse(shape.within) if shape.within else None,
        letter=shape.letter,
    )
