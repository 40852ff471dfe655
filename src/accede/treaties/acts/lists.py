"""The verbs that write here: to load a list of depositary acts, and a file of agreements."""

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
from accede.treaties.rules.agreements import Agreement
from accede.treaties.rules.legal_state import UnknownParticipant


class NothingToLoad(BadInput):
    """A list without one sound act, or a file without one agreement or finding."""


class ListWithoutDay(BadInput):
    """A list said to be complete whose source does not say what day it speaks of."""


class ListLongerThanItsDay(BadInput):
    """A list said to be complete until a day after the one it speaks of."""


@dataclass(frozen=True)
class Loaded:
    """What loading did: the list's code, the acts and findings in it; nothing where ``before``."""

    code: str
    acts: int
    findings: int
    before: bool
    named: int = 0


def load_list(
    *,
    actor: Actor,
    instrument: str,
    acts: Iterable[Act],
    findings: Iterable[Finding] = (),
    named: Iterable[str] = (),
    parties_only: bool = False,
    complete: bool,
    complete_until: date | None = None,
    reason: str,
    source: Source,
    on: date,
) -> Loaded:
    """Writes a list of acts of one instrument, with its findings, in one transaction.

    Where it is ``complete``, it is so until the day its source states, or until the earlier
    day ``complete_until``; else absence from it tells nothing. ``named`` are participants it
    names without an act or a day; ``parties_only`` says that it gives no signatures. The same
    list again, by digest of what it says, writes nothing and answers ``before``. Raises
    ``NothingToLoad``, ``ListWithoutDay`` and ``ListLongerThanItsDay`` for a list that cannot
    be complete, and ``UnknownParticipant`` for a code that is no real participant.
    """
    own, noted, only_named = list(dict.fromkeys(acts)), list(findings), sorted(set(named))
    _refuse_strangers([*(act.participant for act in own), *only_named])
    if not own and not only_named:
        raise NothingToLoad(
            f"the list holds no sound act of {instrument}",
            remedy="correct the findings and load it again",
        )
    reach = _reach(source.stated_on, complete, complete_until)
    content = digest(
        {
            "acts": sorted([*act.key[:3], str(act.done)] for act in own),
            "findings": sorted([each.code, each.place.line or 0] for each in noted),
            "stated_on": source.stated_on,
            "complete": complete if reach == source.stated_on or not complete else reach,
            "source": source.title,
            **({"parties_only": True} if parties_only else {}),
            **({"named": only_named} if only_named else {}),
            **({"marks": marks} if (marks := _marks(own)) else {}),
            **({"corrects": before} if (before := _corrections(own)) else {}),
        }
    )
    stated = source.stated_on.isoformat() if source.stated_on else "undated"
    with transaction.atomic():
        row, made = models.ActList.objects.get_or_create(
            instrument=instrument,
            digest=content,
            defaults={
                "code": f"{instrument}-{stated}-{content[:8]}",
                "source_title": source.title,
                "source_reference": source.reference,
                "stated_on": source.stated_on,
                "complete_until": reach,
                "loaded_on": on,
                "named": only_named,
                "parties_only": parties_only,
            },
        )
        if not made:
            return Loaded(
                row.code, row.acts.count(), row.findings.count(), before=True, named=len(row.named)
            )
        models.DepositaryAct.objects.bulk_create(
            models.DepositaryAct(
                list=row,
                participant=act.participant,
                kind=act.kind.value,
                done=str(act.done),
                line=_line(act.place),
                marks=" ".join(sorted(act.marks)),
                corrects=_corrected(act),
            )
            for act in own
        )
        models.ImportFinding.objects.bulk_create(_finding(each, list=row) for each in noted)
        journal.record(
            actor=actor,
            act="treaties.load_list",
            target=("treaties.ActList", row.code),
            reason=reason,
            source=source,
            on=on,
            content={
                "instrument": instrument,
                "complete_until": reach,
                "digest": content,
                "acts": len(own),
                "named": len(only_named),
                "findings": len(noted),
            },
        )
    return Loaded(row.code, len(own), len(noted), before=False, named=len(only_named))


@dataclass(frozen=True)
class Registered:
    """What loading did: the register's code, its agreements and findings."""

    code: str
    agreements: int
    findings: int
    before: bool


def load_register(
    *,
    actor: Actor,
    agreements: Iterable[Agreement],
    findings: Iterable[Finding] = (),
    reason: str,
    source: Source,
    on: date,
) -> Registered:
    """Writes the agreements of a file, and findings on rows that belong to no list of acts.

    One transaction. The same again writes nothing and answers ``before``; where two files
    hold an agreement of the same code, the one loaded last is shown. Raises
    ``NothingToLoad``, and ``UnknownParticipant`` for a code that is no real participant.
    """
    own, noted = list(agreements), list(findings)
    _refuse_strangers(code for each in own for code in each.parties)
    if not own and not noted:
        raise NothingToLoad(
            "the file holds no agreement", remedy="correct the findings and load it again"
        )
    content = digest(
        {
            "agreements": sorted(_said(each) for each in own),
            "findings": sorted([each.code, each.place.line or 0] for each in noted),
            "source": source.title,
        }
    )
    with transaction.atomic():
        row, made = models.Register.objects.get_or_create(
            digest=content,
            defaults={
                "code": f"register-{content[:12]}",
                "source_title": source.title,
                "source_reference": source.reference,
                "loaded_on": on,
            },
        )
        if not made:
            return Registered(row.code, row.agreements.count(), row.findings.count(), before=True)
        models.AgreementRecord.objects.bulk_create(_record(each, row) for each in own)
        models.ImportFinding.objects.bulk_create(_finding(each, register=row) for each in noted)
        journal.record(
            actor=actor,
            act="treaties.load_register",
            target=("treaties.Register", row.code),
            reason=reason,
            source=source,
            on=on,
            content={"digest": content, "agreements": len(own), "findings": len(noted)},
        )
    return Registered(row.code, len(own), len(noted), before=False)


def _reach(stated: date | None, complete: bool, until: date | None) -> date | None:
    if not complete:
        return None
    if stated is None:
        raise ListWithoutDay(
            "the list does not say until what day it is complete",
            remedy="give the day with --as-known-on",
        )
    if until is not None and until > stated:
        raise ListLongerThanItsDay(
            f"the list speaks of {stated} and cannot be complete until {until}",
            remedy="give a day no later than the one it speaks of",
        )
    return until or stated


def _refuse_strangers(participants: Iterable[str]) -> None:
    """Who does not exist deposits nothing: a code unknown, or of a demonstration State."""
    world = states.world()
    known = {each.code for each in world.every} | {each.code for each in world.organisations}
    known -= {each.code for each in world.demonstration}
    for code in participants:
        if code not in known:
            raise UnknownParticipant(
                f"‘{code}’ is not the code of a State or organisation that can act",
                remedy="correct the code",
            )


def _corrected(act: Act) -> str:
    return f"{act.corrects[0].value} {act.corrects[1]}" if act.corrects else ""


def _corrections(acts: Iterable[Act]) -> list[list[str]]:
    return sorted([*act.key[:3], str(act.done), _corrected(act)] for act in acts if act.corrects)


def _marks(acts: Iterable[Act]) -> list[list[str]]:
    return sorted([*act.key[:3], str(act.done), *sorted(act.marks)] for act in acts if act.marks)


def _said(each: Agreement) -> list[str]:
    return [
        each.code,
        each.title,
        each.subject.value,
        str(each.bilateral),
        str(each.mixed),
        " ".join(each.parties),
        *(str(day) for day in (each.signed, each.in_force, each.ended)),
        *each.references,
    ]


def _record(each: Agreement, register: models.Register) -> models.AgreementRecord:
    return models.AgreementRecord(
        register=register,
        code=each.code,
        title=each.title,
        subject=each.subject.value,
        bilateral=each.bilateral,
        mixed=each.mixed,
        parties=list(each.parties),
        beside=each.beside,
        signed=each.signed,
        in_force=each.in_force,
        ended=each.ended,
        references=list(each.references),
        address=each.address,
        line=_line(each.place),
    )


def _finding(
    each: Finding,
    *,
    list: models.ActList | None = None,
    register: models.Register | None = None,
) -> models.ImportFinding:
    return models.ImportFinding(
        list=list,
        register=register,
        code=each.code,
        line=each.place.line or 0,
        problem=each.problem,
        remedy=each.remedy,
    )


def _line(place: str) -> int:
    """The line at the end of a place (``file:12``); 0 where it has none."""
    tail = place.rpartition(":")[2]
    return int(tail) if tail.isdigit() else 0
