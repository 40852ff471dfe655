"""The verb that writes here: to load a list of depositary acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accede.basics.digests import digest
from accede.basics.errors import BadInput
from accede.basics.findings import Finding
from accede.basics.sources import Source
from accede.journal import acts as journal
from accede.journal.rules import Actor
from accede.states import queries as states
from accede.treaties import models
from accede.treaties.rules.acts import Act
from accede.treaties.rules.legal_state import UnknownParticipant


class NothingToLoad(BadInput):
    """A list without one sound act."""


class ListWithoutDay(BadInput):
    """A list whose source does not say what day it speaks of."""


@dataclass(frozen=True)
class Loaded:
    """What loading did: the list's code, the acts and findings in it; nothing where ``before``."""

    code: str
    acts: int
    findings: int
    before: bool


def load_list(
    *,
    actor: Actor,
    instrument: str,
    acts: Iterable[Act],
    findings: Iterable[Finding] = (),
    complete: bool,
    reason: str,
    source: Source,
    on: date,
) -> Loaded:
    """Writes a list of acts of one instrument, with its findings, in one transaction.

    Where it is ``complete``, it is so until the day its source states; else absence from
    it tells nothing. The same list again, by digest
    of what it says, writes nothing and answers ``before``. Raises ``NothingToLoad``,
    ``ListWithoutDay``, and ``UnknownParticipant`` for a code that is no real participant.
    """
    own, noted = list(acts), list(findings)
    _refuse_strangers(own)
    if not own:
        raise NothingToLoad(
            f"the list holds no sound act of {instrument}",
            remedy="correct the findings and load it again",
        )
    if source.stated_on is None:
        raise ListWithoutDay(
            "the list does not say until what day it is complete",
            remedy="give the day with --as-known-on",
        )
    content = digest(
        {
            "acts": sorted([*act.key[:3], str(act.done)] for act in own),
            "findings": sorted([each.code, each.place.line or 0] for each in noted),
            "stated_on": source.stated_on,
            "complete": complete,
            "source": source.title,
        }
    )
    with transaction.atomic():
        row, made = models.ActList.objects.get_or_create(
            instrument=instrument,
            digest=content,
            defaults={
                "code": f"{instrument}-{source.stated_on.isoformat()}-{content[:8]}",
                "source_title": source.title,
                "source_reference": source.reference,
                "stated_on": source.stated_on,
                "complete_until": source.stated_on if complete else None,
                "loaded_on": on,
            },
        )
        if not made:
            return Loaded(row.code, row.acts.count(), row.findings.count(), before=True)
        models.DepositaryAct.objects.bulk_create(
            models.DepositaryAct(
                list=row,
                participant=act.participant,
                kind=act.kind.value,
                done=str(act.done),
                line=_line(act.place),
            )
            for act in own
        )
        models.ImportFinding.objects.bulk_create(
            models.ImportFinding(
                list=row,
                code=each.code,
                line=each.place.line or 0,
                problem=each.problem,
                remedy=each.remedy,
            )
            for each in noted
        )
        journal.record(
            actor=actor,
            act="treaties.load_list",
            target=("treaties.ActList", row.code),
            reason=reason,
            source=source,
            on=on,
            content={
                "instrument": instrument,
                "complete_until": source.stated_on if complete else None,
                "digest": content,
                "acts": len(own),
                "findings": len(noted),
            },
        )
    return Loaded(row.code, len(own), len(noted), before=False)


def _refuse_strangers(acts: Iterable[Act]) -> None:
    """Who does not exist deposits nothing: a code unknown, or of a demonstration State."""
    world = states.world()
    known = {each.code for each in world.every} | {each.code for each in world.organisations}
    known -= {each.code for each in world.demonstration}
    for act in acts:
        if act.participant not in known:
            raise UnknownParticipant(
                f"‘{act.participant}’ is not the code of a State or organisation that can act",
                remedy="correct the code",
            )


def _line(place: str) -> int:
    """The line at the end of a place (``file:12``); 0 where it has none."""
    tail = place.rpartition(":")[2]
    return int(tail) if tail.isdigit() else 0
