"""Agreements on surrender and assistance between States, as loaded records give them."""

from datetime import date

from accede.basics.texts import Text
from accede.states import queries as states
from accede.treaties import catalogue, models
from accede.treaties.rules.agreements import Agreed, Agreement, Force, Subject, Why, between


def agreements(one: str, other: str, on: date) -> tuple[Agreed, ...]:
    """The loaded agreements on surrender and assistance between two States on a day.

    Of two files that hold the same agreement, the one loaded last is read. A State that had
    ended by that day, and whose place a State of today took, is looked for as well.
    """
    world = states.world()
    codes = {one, other}
    gone = {
        each.code: each
        for each in world.every
        if each.existed_until is not None and each.existed_until <= on
    }
    same = {code: each.continued_by for code, each in gone.items() if each.continued_by}
    before = {
        code: frozenset(old for old, each in gone.items() if code in each.successors)
        for code in codes
    }
    if codes & set(gone):
        return ()
    wanted = codes | {old for code in codes for old in before[code]}
    wanted |= {old for old, now in same.items() if now in codes}
    newest: dict[str, Agreement] = {}
    for row in models.AgreementRecord.objects.select_related("register").order_by("register_id"):
        newest[row.code] = _agreement(row)
    chosen = (each for each in newest.values() if len(wanted & set(each.parties)) > 1)
    return between(chosen, one, other, on, before, same)


def subject_text(subject: Subject) -> Text:
    """What the subject of an agreement is called."""
    return catalogue.words("subjects")[subject.value]


def force_text(force: Force) -> Text:
    """Whether an agreement is in force, in words."""
    return catalogue.words("forces")[force.value]


def why_text(why: Why) -> Text:
    """Why it is open whether an agreement is in force, in words."""
    return catalogue.words("whys")[why.value]


def _agreement(row: models.AgreementRecord) -> Agreement:
    return Agreement(
        code=row.code,
        title=row.title,
        subject=Subject(row.subject),
        bilateral=row.bilateral,
        parties=tuple(row.parties),
        mixed=row.mixed,
        signed=row.signed,
        in_force=row.in_force,
        ended=row.ended,
        references=tuple(row.references),
        beside=row.beside,
        address=row.address,
        place=f"{row.register.source_reference}:{row.line}",
    )
