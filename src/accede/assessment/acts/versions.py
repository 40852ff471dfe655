"""What holds for every answer, to an obligation or to a question: how versions follow each other.

An answer is one line of versions. Its latest may be written over by its author while nobody
has read it, and by anybody who works there once somebody has; another person reads it.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from accede.assessment import models as records
from accede.assessment.acts.errors import (
    AlreadyRead,
    AwaitsReader,
    DaysOutOfOrder,
    NothingToRead,
    Overtaken,
    RemarkMissing,
    SameReader,
)
from accede.assessment.rules import Draft, reads_nothing_of_own, waits_for_another
from accede.basics.digests import Plain
from accede.basics.texts import Text
from accede.journal.rules import Actor

Version = TypeVar("Version", records.Answer, records.FrameworkAnswer)


def following(
    latest: records.Answer | records.FrameworkAnswer | None,
    *,
    code: str,
    actor: Actor,
    after: int | None,
    on: date,
) -> int:
    """The number of the next version, where this person may write it now.

    ``after`` is the version they had before them (0 for none). Raises ``Overtaken``,
    ``AwaitsReader``, ``DaysOutOfOrder``.
    """
    stands = latest.version if latest is not None else 0
    if after is not None and after != stands:
        raise Overtaken(code, stands)
    if latest is not None:
        if waits_for_another(actor.person, latest.agreed, latest.author):
            raise AwaitsReader(code, latest.version)
        last = latest.read_on or latest.answered_on
        if on < last:
            raise DaysOutOfOrder("the answer", on, last)
    return stands + 1


def read_now(
    versions: Sequence[Version],
    *,
    code: str,
    version: int,
    actor: Actor,
    agreed: bool,
    remark: str,
    on: date,
) -> Version:
    """The version, read by this person: agreed, or returned with a remark.

    ``versions`` are all of the answer, the latest first; ``version`` is the one that was
    before the reader, so that nobody agrees to words they have not seen. Raises
    ``NothingToRead``, ``Overtaken``, ``AlreadyRead``, ``SameReader``, ``RemarkMissing``,
    ``DaysOutOfOrder``.
    """
    read = next((each for each in versions if each.version == version), None)
    if read is None:
        raise NothingToRead(code, version)
    if versions[0].version != version:
        raise Overtaken(code, versions[0].version)
    if read.agreed is not None:
        raise AlreadyRead(code)
    if not reads_nothing_of_own(actor.person, (each.author for each in versions)):
        raise SameReader(actor.person)
    if not agreed and not remark.strip():
        raise RemarkMissing
    if on < read.answered_on:
        raise DaysOutOfOrder("the second reading", on, read.answered_on)
    read.second_reader, read.read_on = actor.person, on
    read.agreed, read.remark = agreed, remark.strip()
    read.save(update_fields=["second_reader", "read_on", "agreed", "remark"])
    return read


def said(draft: Draft) -> dict[str, Plain]:
    """What a draft says, as records and the journal keep it."""
    return {
        "judgement": draft.judgement.value,
        "reasoning": dict(draft.reasoning.by_language),
        "lacking": [dict(element.by_language) for element in draft.lacking],
        "consulted": _plain(draft.consulted),
        "because": _plain(draft.because),
    }


def _plain(text: Text | None) -> Plain:
    return None if text is None else dict(text.by_language)
