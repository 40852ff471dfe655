"""What people do with laws: record one, change a provision, record a finding that cites it.

Each act is one transaction with its entry in the journal; where it raises, nothing has
been written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from accede.assessment.acts import answer
from accede.assessment.rules import Answer, Draft, Judgement
from accede.basics.citations import Provision
from accede.basics.digests import Plain
from accede.basics.errors import BadInput
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.acts import record
from accede.journal.rules import Actor
from accede.legislation.models import Citation, Law, LawProvision
from accede.legislation.queries import provision_of
from accede.legislation.rules import (
    ProvisionVersion,
    cited_in_force,
    concerns_obligation,
    law_target,
    may_record_law,
    provision_target,
)
from accede.states.queries import world
from accede.treaties.queries import snapshot


class NotTheirLaw(BadInput):
    """Somebody recorded the law of a State from a desk that may not."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"a law of {state} is recorded by {state} or by the Secretariat",
            remedy="let one of the two record it",
        )


class UnknownLaw(BadInput):
    """A law that is not recorded was named."""

    def __init__(self, code: str) -> None:
        super().__init__(f"there is no law ‘{code}’", remedy="record the law first")


class LawRecorded(BadInput):
    """The law's code is in use."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"the law ‘{code}’ is recorded already", remedy="change its provisions one by one"
        )


class NoProvision(BadInput):
    """A law came without provisions."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the law ‘{code}’ has no provision", remedy="give at least one provision")


class ProvisionTwice(BadInput):
    """A law came with two provisions of one number in force together."""

    def __init__(self, code: str, number: str) -> None:
        super().__init__(
            f"the law ‘{code}’ has provision {number} twice on one day",
            remedy="number each provision once, or give periods that do not overlap",
        )


class ProvisionNotInForce(BadInput):
    """Provisions were named that the law does not have on the day."""

    def __init__(self, law: str, numbers: Iterable[str], on: date) -> None:
        super().__init__(
            f"{law} has no provision {', '.join(numbers)} in force on {on}",
            remedy="name provisions in force on that day, as the law numbers them",
        )


class ChangeTooEarly(BadInput):
    """A change would begin on or before the first day of the wording it replaces."""

    def __init__(self, version: ProvisionVersion, takes_effect: date) -> None:
        super().__init__(
            f"provision {version.number} is in force as worded since {version.in_force.start}; "
            f"it cannot change on {takes_effect}",
            remedy="give a later day, or record a correction of the source",
        )


class UnknownObligation(BadInput):
    """A code that is no obligation of the catalogue was given."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is not an obligation in the catalogue",
            remedy="give the code of an obligation of an instrument, for example TBC97:2.1",
        )


@transaction.atomic
def record_law(
    *,
    actor: Actor,
    code: str,
    state: str,
    title: Text,
    cited_as: str,
    provisions: Sequence[ProvisionVersion],
    reason: str,
    source: Source,
    on: date,
) -> None:
    """Records a law with its provisions, in the order given.

    ``on`` is the day it is recorded; each provision carries its own period in force.
    Raises ``NotTheirLaw``, ``LawRecorded``, ``NoProvision``, ``ProvisionTwice``, and
    ``UnknownState`` for a code the catalogue does not have.
    """
    world().state(state)
    if not may_record_law(actor, state):
        raise NotTheirLaw(state)
    if Law.objects.filter(code=code).exists():
        raise LawRecorded(code)
    if not provisions:
        raise NoProvision(code)
    for place, version in enumerate(provisions):
        for earlier in provisions[:place]:
            if earlier.number == version.number and earlier.in_force.overlaps(version.in_force):
                raise ProvisionTwice(code, version.number)
    law = Law.objects.create(
        code=code,
        state=state,
        title=dict(title.by_language),
        cited_as=cited_as,
        source_title=source.title,
        source_reference=source.reference,
        source_stated_on=source.stated_on,
    )
    LawProvision.objects.bulk_create(
        _row(law, version, position) for position, version in enumerate(provisions)
    )
    record(
        actor=actor,
        act="legislation.record_law",
        target=law_target(code),
        reason=reason,
        source=source,
        on=on,
        content={
            "state": state,
            "title": dict(title.by_language),
            "cited_as": cited_as,
            "provisions": [_plain(version) for version in provisions],
        },
    )


@transaction.atomic
def supersede_provision(
    *,
    actor: Actor,
    law: str,
    number: str,
    takes_effect: date,
    heading: Text | None,
    text: Text | None,
    reason: str,
    source: Source,
    on: date,
) -> None:
    """Records that a provision is worded otherwise, or repealed, from a day on.

    A repeal gives neither heading nor text. The wording until then stays, and findings
    that rest on it lapse from ``takes_effect``. Raises ``UnknownLaw``, ``NotTheirLaw``,
    ``ProvisionNotInForce``, ``ChangeTooEarly``.
    """
    row = Law.objects.select_for_update().filter(code=law).first()
    if row is None:
        raise UnknownLaw(law)
    if not may_record_law(actor, row.state):
        raise NotTheirLaw(row.state)
    current = row.provisions.filter(number=number, in_force_until=None).first()
    if current is None:
        raise ProvisionNotInForce(law, [number], takes_effect)
    before = provision_of(current)
    if takes_effect <= before.in_force.start:
        raise ChangeTooEarly(before, takes_effect)
    current.in_force_until = takes_effect
    current.save(update_fields=["in_force_until"])
    after = None
    if text is not None:
        after = ProvisionVersion(number, heading or before.heading, text, Period(takes_effect))
        _row(row, after, current.position).save()
    record(
        actor=actor,
        act="legislation.supersede_provision",
        target=provision_target(law, before),
        reason=reason,
        source=source,
        on=on,
        content={"until": takes_effect, "then": None if after is None else _plain(after)},
    )


@transaction.atomic
def record_finding(
    *,
    actor: Actor,
    review: str,
    law: str,
    obligation: str,
    judgement: Judgement,
    reasoning: Text,
    provisions: Sequence[str] = (),
    lacking: Sequence[Text] = (),
    consulted: Text | None = None,
    because: Text | None = None,
    reason: str,
    source: Source | None,
    on: date,
    after: int | None = None,
) -> Answer:
    """Writes a finding of a review with the provisions it cites, all or nothing.

    ``provisions`` are numbers as the law numbers them, in force on ``on``. The finding
    awaits its second reader: see ``assessment.acts.second_read``. ``after`` is the version
    the writer had before them. Raises ``UnknownLaw``,
    ``UnknownObligation``, ``UnknownInstrument``, ``ProvisionNotInForce``, and what
    ``assessment.acts.answer`` raises.
    """
    row = Law.objects.filter(code=law).first()
    if row is None:
        raise UnknownLaw(law)
    instrument = snapshot().instrument(Provision.parse(obligation).instrument)
    if not concerns_obligation(obligation, instrument):
        raise UnknownObligation(obligation)
    records = {provision_of(held): held for held in row.provisions.all()}
    cited, absent = cited_in_force(provisions, records, on=on)
    if absent:
        raise ProvisionNotInForce(law, absent, on)
    draft = Draft(
        judgement=judgement,
        reasoning=reasoning,
        evidence=tuple(provision_target(law, version) for version in cited),
        lacking=tuple(lacking),
        consulted=consulted,
        because=because,
    )
    written = answer(
        actor=actor,
        review=review,
        state=row.state,
        law=law,
        question=obligation,
        draft=draft,
        reason=reason,
        source=source,
        on=on,
        after=after,
    )
    Citation.objects.bulk_create(
        Citation(answer_id=written.record, provision=records[version], position=position)
        for position, version in enumerate(cited)
    )
    return replace(written, draft=draft)


def _row(law: Law, version: ProvisionVersion, position: int) -> LawProvision:
    return LawProvision(
        law=law,
        number=version.number,
        position=position,
        path=list(version.path),
        heading=dict(version.heading.by_language),
        text=dict(version.text.by_language),
        in_force_from=version.in_force.start,
        in_force_until=version.in_force.end,
    )


def _plain(version: ProvisionVersion) -> dict[str, Plain]:
    return {
        "number": version.number,
        "heading": dict(version.heading.by_language),
        "text": dict(version.text.by_language),
        "from": version.in_force.start,
        "until": version.in_force.end,
    }
