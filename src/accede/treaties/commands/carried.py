"""``accede treaties instrument`` and ``accede treaties obligations``: what is carried here."""

import argparse
from collections import Counter
from collections.abc import Sequence

from accede.basics.asking import asked_code
from accede.basics.digests import Plain, digest
from accede.basics.outcomes import Outcome
from accede.treaties import catalogue
from accede.treaties.commands.asking import known, plain_act, snapshot
from accede.treaties.offers import duties
from accede.treaties.rules import (
    NOTHING,
    ActList,
    Instrument,
    LegalState,
    Obligation,
    ObligationKind,
    entry_holds,
)
from accede.treaties.rules.owed import asks_something


def register(verb: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the verbs that tell what is carried."""
    instrument = verb.add_parser("instrument", help="one instrument, with its entry into force")
    instrument.add_argument("code", metavar="INSTRUMENT")
    instrument.add_argument("--as-known-on", metavar="DAY", help="from the lists stated by then")
    instrument.set_defaults(run=_instrument)
    obligations = verb.add_parser("obligations", help="what the instruments ask and allow")
    obligations.add_argument("--instrument", metavar="CODE", help="of one instrument alone")
    obligations.add_argument("--kind", metavar="KIND", help="of one kind alone, such as OFFENCE")
    obligations.set_defaults(run=_obligations)


def _instrument(args: argparse.Namespace) -> Outcome:
    legal, code = snapshot(args.as_known_on), args.code.upper()
    decided = catalogue.decisions().get(code)
    each = decided or legal.instrument(code)
    entry = _entry(legal, each)
    lists = () if decided else legal.sources(code)
    name, reach = each.title.in_("en"), None if decided else legal.complete_until(code)
    lines = [
        f"{each.code}  {name}",
        f"Adopted {each.adopted}, {each.place}. Depositary: {each.depositary.in_('en')}.",
        f"In force since {each.entered_into_force}."
        if each.entered_into_force
        else "Not in force, or not known to be.",
    ]
    if each.final is not None:
        lines.append(f"The acts at hand give {entry['recomputed'] or 'no day'}.")
    if each.missing:
        named = ", ".join(f"{one.participant} ({one.act})" for one in each.missing)
        lines.append(f"Acts the lists lack: {named}.")
    if each.cannot_recompute:
        lines.append(f"Why it cannot be recomputed: {each.cannot_recompute.in_('en')}")
    if each.base:
        lines.append(
            f"Adds to {each.base.instrument}: {each.base.relation.value}, art. {each.base.article}."
        )
    lines.append(f"{len(each.obligations)} provisions, {duties(each)} of which ask something.")
    lines.append(known(legal, each.code) if each.final is not None else "A decision: no parties.")
    document: Plain = {
        "instrument": each.code,
        "kind": each.kind.value,
        "family": each.family.value,
        "titles": dict(each.title.by_language),
        "adopted": {"day": each.adopted, "place": each.place, "by": each.adopted_by},
        "depositary": dict(each.depositary.by_language),
        "status_list_chapter": each.mtdsg,
        "entry_into_force": entry,
        "base": {
            "instrument": each.base.instrument,
            "relation": each.base.relation.value,
            "article": each.base.article,
        }
        if each.base
        else None,
        "prevails_over": list(each.prevails_over),
        "note": dict(each.note.by_language) if each.note else None,
        "lists": [_list(one) for one in lists],
        "complete_until": reach,
        "obligations": len(each.obligations),
        "duties": duties(each),
        "checked": each.checked.value,
        "obligations_checked": _tally(each.obligations),
        "source": str(each.source),
        "digest": legal.digest,
    }
    return Outcome(document, lines)


def _entry(legal: LegalState, each: Instrument) -> dict[str, Plain]:
    """The known entry into force beside what the acts at hand give, and why they differ."""
    given = legal.recomputed(each.code) if each.final is not None else NOTHING
    by = given.completed_by
    return {
        "catalogued": each.entered_into_force,
        "checked": each.entry_checked.value,
        "recomputed": given.day,
        "completed_by": plain_act(by) if by else None,
        "agrees": given.day is not None and given.day == each.entered_into_force,
        "explained": each.final is None or entry_holds(each, given.day),
        "missing": [{"participant": one.participant, "act": one.act} for one in each.missing],
        "cannot_recompute": dict(each.cannot_recompute.by_language)
        if each.cannot_recompute
        else None,
    }


def _obligations(args: argparse.Namespace) -> Outcome:
    everything = catalogue.everything()
    code = asked_code("instrument", args.instrument or "", list(everything))
    kind = asked_code("kind", args.kind or "", [each.value for each in ObligationKind])
    found = [
        one
        for each in everything.values()
        if code in (None, each.code)
        for one in each.obligations
        if kind in (None, one.kind.value)
    ]
    lines = [f"{one.code}  {one.kind.value}  {one.summary.in_('en')}" for one in found]
    document: Plain = {
        "count": len(found),
        "instrument": code,
        "kind": kind,
        "checked": _tally(found),
        "digest": digest([[one.code, one.kind.value, one.checked.value] for one in found]),
        "obligations": [_obligation(one) for one in found],
    }
    return Outcome(document, [*lines, f"{len(found)} provisions."])


def _obligation(one: Obligation) -> Plain:
    return {
        "code": one.code,
        "instrument": one.instrument,
        "article": one.article,
        "paragraph": one.paragraph,
        "kind": one.kind.value,
        "addressee": one.addressee,
        "strength": one.strength.value,
        "duty": asks_something(one),
        "elements": list(one.elements),
        "summary": dict(one.summary.by_language),
        "same_as": list(one.same_as),
        "covered_by": list(one.covered_by),
        "imports": list(one.imports),
        "checked": one.checked.value,
    }


def _tally(found: Sequence[Obligation]) -> dict[str, Plain]:
    """How many of these provisions were checked in which way."""
    return dict(sorted(Counter(one.checked.value for one in found).items()))


def _list(one: ActList) -> Plain:
    return {
        "list": one.code,
        "source": str(one.source),
        "stated_on": one.stated_on,
        "complete_until": one.complete_until,
        "named_without_act": sorted(one.named),
    }
