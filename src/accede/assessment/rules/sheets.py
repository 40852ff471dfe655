"""A table of answers that comes back from off line: what changed in it, what clashes.

A row says which version it was written over. Nothing is taken over by the file alone: a row
that somebody else answered meanwhile is a conflict and is shown beside what stands now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from accede.assessment.rules.answers import Answer, Draft, Need, parts_amiss, waits_for_another
from accede.assessment.rules.frameworks import Framework
from accede.basics.ruled import rule


class Amiss(StrEnum):
    """What may be wrong with a row."""

    FORMULA = "FORMULA"
    NO_VERSION = "NO_VERSION"
    NEVER_WRITTEN = "NEVER_WRITTEN"
    NOT_ASKED = "NOT_ASKED"
    TWICE = "TWICE"
    NO_JUDGEMENT = "NO_JUDGEMENT"
    NO_REASONING = "NO_REASONING"
    TOO_LONG = "TOO_LONG"
    LINES_DIFFER = "LINES_DIFFER"
    NO_DOCUMENT = "NO_DOCUMENT"
    NO_SUCH_DAY = "NO_SUCH_DAY"
    LANGUAGE_MISSING = "LANGUAGE_MISSING"
    PART_MISSING = "PART_MISSING"
    PART_EXCLUDED = "PART_EXCLUDED"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault and the column it stands in, by the name that the table gives it."""

    amiss: Amiss
    column: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it was read: its place in the file, the version below it, what is answered.

    ``draft`` is ``None`` where the row is left blank; ``faults`` are what could not be read.
    """

    line: int
    question: str
    after: int
    draft: Draft | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that came back: of which review, in which language documents are named, its rows."""

    review: str
    language: str
    rows: tuple[SheetRow, ...]


class Fate(StrEnum):
    """What becomes of a row of a table that comes back."""

    SAME = "SAME"
    NEW = "NEW"
    CHANGED = "CHANGED"
    CONFLICT = "CONFLICT"
    FAULTY = "FAULTY"


@dataclass(frozen=True, slots=True)
class Compared:
    """A row beside what stands: its fate, and the latest version where there is one."""

    row: SheetRow
    fate: Fate
    latest: Answer | None
    faults: tuple[Fault, ...] = ()


@rule("SHEET-1")
def compared(
    sheet: Sheet, framework: Framework, latest: Mapping[str, Answer], writer: str
) -> tuple[Compared, ...]:
    """A table that comes back changes only what its writer changed over the version they saw.

    A row that says what the latest version says, or is left blank, changes nothing. A row
    written over the latest version is a new answer. One written over an earlier version is a
    conflict, and so is one written over a colleague's version that awaits its second reader:
    both stand side by side, and the row is not taken over. A row is faulty where a
    cell could not be read, the framework does not ask its question, the question stands twice
    in the file, a version is named that was never written, or its answer lacks what its
    judgement requires (ASSESS-1).
    """
    rows = [_whole(row, latest.get(row.question), sheet.language) for row in sheet.rows]
    codes = [each.question for each in rows]
    return tuple(
        _compared(row, codes.count(row.question) > 1, framework, latest.get(row.question), writer)
        for row in rows
    )


def _compared(
    row: SheetRow, twice: bool, framework: Framework, latest: Answer | None, writer: str
) -> Compared:
    stands = latest.version if latest else 0
    faults = list(row.faults)
    if row.question not in framework.asks:
        faults.append(Fault(Amiss.NOT_ASKED, "question"))
    elif twice:
        faults.append(Fault(Amiss.TWICE, "question"))
    if row.after > stands:
        faults.append(Fault(Amiss.NEVER_WRITTEN, "after"))
    if row.draft is not None and not faults:
        if latest is not None and same_answer(row.draft, latest.draft):
            return Compared(row, Fate.SAME, latest)
        faults += _incomplete(row.draft)
    if faults:
        return Compared(row, Fate.FAULTY, latest, tuple(faults))
    if row.draft is None:
        return Compared(row, Fate.SAME, latest)
    if row.after < stands or (latest and waits_for_another(writer, latest.agreed, latest.author)):
        return Compared(row, Fate.CONFLICT, latest)
    return Compared(row, Fate.CHANGED if latest else Fate.NEW, latest)


_COLUMN_OF = {"provisions": "documents", "lacking": "lacking_en"}


def _incomplete(draft: Draft) -> Iterator[Fault]:
    """What ASSESS-1 finds amiss, each in its column."""
    for part, need in parts_amiss(draft):
        amiss = Amiss.PART_MISSING if need is Need.REQUIRED else Amiss.PART_EXCLUDED
        yield Fault(amiss, _COLUMN_OF.get(part, f"{part}_en"))
    for name, text in (
        ("reasoning", draft.reasoning),
        ("consulted", draft.consulted),
        ("because", draft.because),
    ):
        for language in ("en", "fr"):
            if text is not None and language not in text.by_language:
                yield Fault(Amiss.LANGUAGE_MISSING, f"{name}_{language}")


def _whole(row: SheetRow, latest: Answer | None, language: str) -> SheetRow:
    """The row with documents in every language where the file has the name they had."""
    if row.draft is None or latest is None:
        return row
    named = {each.words.in_(language): each.words for each in latest.draft.documents}
    documents = tuple(
        replace(each, words=named.get(each.words.in_(language), each.words))
        for each in row.draft.documents
    )
    return replace(row, draft=replace(row.draft, documents=documents))


def same_answer(one: Draft, other: Draft) -> bool:
    """Whether two drafts say the same, whatever records they cite."""
    return _said(one) == _said(other)


def _said(draft: Draft) -> tuple[object, ...]:
    texts = (draft.reasoning, *draft.lacking, draft.consulted, draft.because)
    documents = tuple(
        (dict(each.words.by_language), each.at, each.stated_on) for each in draft.documents
    )
    return (
        draft.judgement,
        tuple(None if text is None else dict(text.by_language) for text in texts),
        documents,
    )
