"""What a file says, beside what is held already: who is missing, and what a correction corrects."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from accede.basics.errors import Place
from accede.basics.findings import Finding
from accede.states import queries as states
from accede.treaties import queries
from accede.treaties.exchange import codes
from accede.treaties.exchange.reading import Listed
from accede.treaties.rules import Act


def corrections_of_what_is_held(lists: Sequence[Listed]) -> list[Listed]:
    """The lists without corrections of a record that neither they nor the product hold.

    A record that was corrected before is held no more; the same correction again is no other.
    """
    if not any(act.corrects for own in lists for act in own.acts):
        return list(lists)
    held = [*queries.snapshot().acts(), *(act for own in lists for act in own.acts)]
    records = {act.key for act in held}
    before = {(act.key, act.corrected_key) for act in queries.snapshot().acts() if act.corrects}
    taken: dict[object, object] = {}
    mended = []
    for own in lists:
        wrong = [
            act
            for act in own.acts
            if act.corrects
            and (act.key, act.corrected_key) not in before
            and (
                act.corrected_key not in records
                # Of two corrections of one record, the first in the file stands.
                or taken.setdefault(act.corrected_key, act.key) != act.key
            )
        ]
        findings = tuple(_corrects_nothing(act) for act in wrong)
        acts = tuple(act for act in own.acts if act not in wrong)
        mended.append(replace(own, acts=acts, findings=(*own.findings, *findings)))
    return mended


def missing(listed: Listed, said: date, place: Place) -> tuple[Finding, ...]:
    """Who acted by that day, as the catalogue knows, and is not in a list said to be complete."""
    there = {act.participant for act in listed.acts} | set(listed.named)
    known = {
        act.participant
        for act in queries.catalogued().acts(listed.instrument)
        if act.done.latest <= said
    } - {each.code for each in states.world().demonstration}
    absent = sorted(known - there)
    if not absent:
        return ()
    shown = ", ".join(absent[:10]) + (f" and {len(absent) - 10} more" if len(absent) > 10 else "")
    return (
        Finding(
            codes.MISSING,
            place,
            f"the table is said to be complete until {said}, and lacks {shown}",
            "fetch the whole table, or load it without --as-known-on",
        ),
    )


def _corrects_nothing(act: Act) -> Finding:
    file, _, line = act.place.rpartition(":")
    assert act.corrects is not None, "asked of corrections alone"
    kind, done = act.corrects
    return Finding(
        codes.CORRECTS_NOTHING,
        Place(file, int(line)),
        f"no {kind.value.replace('_', ' ')} of {done} by {act.participant} is on record, "
        "or it was corrected before",
        "name the record as it stands here; its acts are on the page of the instrument",
    )
