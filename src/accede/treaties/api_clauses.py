"""What the API says of final clauses, and of what an instrument adds to."""

from datetime import date

import msgspec

from accede.treaties.rules import Base, FinalClauses, Term


class ClauseAnswer(msgspec.Struct, kw_only=True):
    """A final clause in our own words; the instrument alone is authentic."""

    clause: str
    article: str
    says: dict[str, str]


class TermAnswer(msgspec.Struct, kw_only=True):
    """A delay, written P30D, P6M or P1Y, how it is counted, and the article that sets it."""

    article: str
    delay: str
    counting: str


class EntryAnswer(msgspec.Struct, kw_only=True):
    """What the instrument needs to enter into force: ``deposits``, or a ``share`` of the parties
    to its base; ``counts`` are the kinds of act, ``who`` whose. The term runs from the last.
    """

    deposits: int | None
    share: str
    counts: list[str]
    who: str
    among: str
    among_at_least: int | None
    not_before: str
    article: str
    term: TermAnswer | None


class SignatureAnswer(msgspec.Struct, kw_only=True):
    """From when to when the instrument can be signed."""

    article: str
    open_from: date | None
    until: date | None
    until_in_force: bool
    place: str


class ClausesAnswer(msgspec.Struct, kw_only=True):
    """How the instrument enters into force and is left; null where a clause is not carried."""

    entry: EntryAnswer
    later: TermAnswer | None
    denunciation: TermAnswer | None
    signature: SignatureAnswer | None
    further: list[ClauseAnswer]
    languages: list[str]
    checked: str


class BaseAnswer(msgspec.Struct, kw_only=True):
    """The instrument this one adds to, how, and the article that says so."""

    instrument: str
    relation: str
    article: str
    denounced_with: str


def clauses_answer(clauses: FinalClauses) -> ClausesAnswer:
    """The final clauses of a treaty."""
    entry, signature = clauses.entry, clauses.signature
    return ClausesAnswer(
        entry=EntryAnswer(
            deposits=entry.deposits,
            share="" if entry.share is None else str(entry.share),
            counts=sorted(kind.value for kind in entry.counts),
            who=entry.who.value,
            among=entry.among.group if entry.among else "",
            among_at_least=entry.among.at_least if entry.among else None,
            not_before=entry.not_before,
            article=entry.article,
            term=None if entry.term is None else _term(entry.term),
        ),
        later=None if clauses.later is None else _term(clauses.later),
        denunciation=None if clauses.denunciation is None else _term(clauses.denunciation),
        signature=None
        if signature is None
        else SignatureAnswer(
            article=signature.article,
            open_from=signature.open_from,
            until=signature.until,
            until_in_force=signature.until_in_force,
            place=signature.place,
        ),
        further=[
            ClauseAnswer(clause=one.clause, article=one.article, says=dict(one.says.by_language))
            for one in clauses.further
        ],
        languages=list(clauses.languages),
        checked=clauses.checked.value,
    )


def _term(term: Term) -> TermAnswer:
    return TermAnswer(article=term.article, delay=str(term.delay), counting=term.counting.value)


def base_answer(base: Base | None) -> BaseAnswer | None:
    """The instrument that another one adds to."""
    if base is None:
        return None
    return BaseAnswer(
        instrument=base.instrument,
        relation=base.relation.value,
        article=base.article,
        denounced_with=base.denounced_with,
    )
