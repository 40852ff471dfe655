"""What the Office does with statements of States: one person enters, another reads."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import IntegrityError, transaction

from accede.basics.errors import BadInput
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal import acts as journal
from accede.journal.rules import Actor, same_person
from accede.states.queries import world
from accede.treaties import catalogue, models
from accede.treaties.queries.statements import list_of, named_by, statement_of
from accede.treaties.rules.instruments import Effect, Instrument
from accede.treaties.rules.legal_state import UnknownInstrument, UnknownParticipant
from accede.treaties.rules.statements import (
    Amiss,
    Statement,
    StatementKind,
    StatementList,
    amiss,
    may_enter,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

R = TypeVar("R")
_LISTS = "STATEMENTS-"


class NotTheOffice(BadInput):
    """Somebody outside the Office tried to enter or to read a statement."""

    def __init__(self) -> None:
        super().__init__(
            "statements are entered and read by officers of the Office",
            remedy="send the Office the depositary’s notification",
        )


class StatementAmiss(BadInput):
    """An entry lacks what its kind asks for, or carries what it excludes; ``found`` says what."""

    def __init__(self, found: Sequence[Amiss]) -> None:
        self.found = tuple(found)
        said = catalogue.words("statements")
        super().__init__(
            " ".join(said[f"amiss.{each.value}"].in_("en") for each in found),
            remedy="correct the entry against its source",
        )


class DayToCome(BadInput):
    """A source or a list is dated after the day of entry."""

    def __init__(self, day: date, on: date) -> None:
        super().__init__(
            f"{day} is after the day of entry, {on}", remedy="give the day that the source states"
        )


class AlreadyCorrected(BadInput):
    """Another entry corrects the same one already."""

    def __init__(self, code: str, by: str) -> None:
        super().__init__(
            f"{code} is corrected by {by} already", remedy=f"correct {by}, or have it read first"
        )


class NothingToRead(BadInput):
    """There is no such entry."""

    def __init__(self, code: str) -> None:
        super().__init__(f"there is no entry ‘{code}’", remedy="read an entry that was made")


class OwnEntry(BadInput):
    """Somebody tried to be the second reader of their own entry."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"{person} entered this and cannot be its second reader",
            remedy="let another officer read it against the source",
        )


class AlreadyRead(BadInput):
    """The entry has had its second reader."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code} has been read already", remedy="enter another one that corrects it"
        )


class RemarkMissing(BadInput):
    """An entry was returned without a word."""

    def __init__(self) -> None:
        super().__init__(
            "an entry is returned with a remark", remedy="say what does not agree with the source"
        )


class ReadBeforeEntered(BadInput):
    """A reading is dated before the entry it reads."""

    def __init__(self, on: date, entered: date) -> None:
        super().__init__(
            f"the reading is dated {on}, before the entry, {entered}",
            remedy=f"give a day no earlier than {entered}",
        )


@transaction.atomic
def enter_statement(
    *,
    actor: Actor,
    instrument: str,
    author: str,
    kind: StatementKind,
    effect: Effect | None,
    provisions: Sequence[str],
    done: date,
    effective: date | None = None,
    language: str,
    summary: Text,
    source: Source,
    about: str = "",
    precludes: bool = False,
    corrects: str = "",
    reason: str,
    on: date,
) -> Statement:
    """Enters what a State said, from its source; it counts once another person has read it.

    ``effective`` is the day of the statement where it is not given. Raises ``NotTheOffice``,
    ``UnknownInstrument``, ``UnknownParticipant``, ``StatementAmiss`` with everything that is
    wrong (STATEMENT-3), ``DayToCome``, ``AlreadyCorrected``.
    """
    if not may_enter(actor):
        raise NotTheOffice
    chosen, demonstration = _instrument(instrument), _is_fictitious(author)
    known = {each.code: each for each in named_by(instrument)}
    fits = {code: each for code, each in known.items() if each.demonstration is demonstration}
    drafted = Statement(
        code="",
        instrument=instrument,
        author=author,
        kind=kind,
        effect=effect,
        provisions=tuple(dict.fromkeys(provisions)),
        done=done,
        effective=effective or done,
        language=language,
        summary=summary,
        source=source,
        about=about,
        precludes=precludes,
        corrects=corrects,
        entered_by=actor.person,
        entered_on=on,
        demonstration=demonstration,
    )
    # What was returned may be corrected too, though nothing else may name it.
    if corrects and corrects not in fits:
        row = models.Statement.objects.filter(code=corrects, instrument=instrument).first()
        if row is not None and row.demonstration is demonstration and row.agreed is False:
            fits[corrects] = statement_of(row)
    if found := amiss(drafted, chosen, fits):
        raise StatementAmiss(found)
    stated = source.stated_on or done
    if max(done, stated) > on:
        raise DayToCome(max(done, stated), on)
    if corrects:
        _refuse_second_correction(corrects)
    columns: dict[str, Any] = {
        "instrument": instrument,
        "author": author,
        "kind": kind.value,
        "effect": effect.value if effect else "",
        "provisions": list(drafted.provisions),
        "done": done,
        "effective": drafted.effective,
        "language": language,
        "summary": dict(summary.by_language),
        "precludes": precludes,
    }
    row = _numbered(
        lambda code: models.Statement.objects.create(
            code=code,
            about=_named(about),
            corrects=_named(corrects),
            demonstration=demonstration,
            entered_by=actor.person,
            entered_on=on,
            source_title=source.title,
            source_reference=source.reference,
            source_stated_on=stated,
            **columns,
        ),
        f"{author}-{instrument}",
        models.Statement.objects.filter(author=author, instrument=instrument).values_list(
            "code", flat=True
        ),
    )
    journal.record(
        actor=actor,
        act="treaties.enter_statement",
        target=("treaties.Statement", row.code),
        reason=reason,
        source=source,
        on=on,
        content={**columns, "about": about, "corrects": corrects},
    )
    return replace(drafted, code=row.code)


@transaction.atomic
def enter_statement_list(
    *,
    actor: Actor,
    instrument: str,
    complete_until: date,
    demonstration: bool = False,
    source: Source,
    reason: str,
    on: date,
) -> StatementList:
    """Says that every statement on an instrument up to a day has been entered from a source.

    It counts once another person has read it; from then on the absence of a statement tells
    that there was none, up to that day. Raises ``NotTheOffice``, ``UnknownInstrument``,
    ``StatementAmiss`` for a source without its day or one before ``complete_until``,
    ``DayToCome``.
    """
    if not may_enter(actor):
        raise NotTheOffice
    _instrument(instrument)
    stated = source.stated_on
    if stated is None:
        raise StatementAmiss([Amiss.SOURCE_WITHOUT_DAY])
    if stated < complete_until:
        raise StatementAmiss([Amiss.DAYS_OUT_OF_ORDER])
    if stated > on:
        raise DayToCome(stated, on)
    row = _numbered(
        lambda code: models.StatementList.objects.create(
            code=code,
            instrument=instrument,
            complete_until=complete_until,
            demonstration=demonstration,
            source_title=source.title,
            source_reference=source.reference,
            source_stated_on=stated,
            entered_by=actor.person,
            entered_on=on,
        ),
        f"{_LISTS}{instrument}",
        models.StatementList.objects.filter(instrument=instrument).values_list("code", flat=True),
    )
    journal.record(
        actor=actor,
        act="treaties.enter_statement_list",
        target=("treaties.StatementList", row.code),
        reason=reason,
        source=source,
        on=on,
        content={
            "instrument": instrument,
            "complete_until": complete_until,
            "demonstration": demonstration,
        },
    )
    return list_of(row)


@transaction.atomic
def read_statement(
    *,
    actor: Actor,
    code: str,
    agreed: bool,
    remark: str = "",
    reason: str,
    source: Source | None = None,
    on: date,
) -> Statement | StatementList:
    """Records that a second person read an entry against its source: agreed, or returned.

    Raises ``NotTheOffice``, ``NothingToRead``, ``AlreadyRead``, ``OwnEntry``,
    ``RemarkMissing``, ``ReadBeforeEntered``.
    """
    if not may_enter(actor):
        raise NotTheOffice
    row = _to_read(code)
    if row is None:
        raise NothingToRead(code)
    if row.agreed is not None:
        raise AlreadyRead(code)
    if same_person(actor.person, row.entered_by):
        raise OwnEntry(actor.person)
    if not agreed and not remark.strip():
        raise RemarkMissing
    if on < row.entered_on:
        raise ReadBeforeEntered(on, row.entered_on)
    row.second_reader, row.read_on = actor.person, on
    row.agreed, row.remark = agreed, remark.strip()
    row.save(update_fields=["second_reader", "read_on", "agreed", "remark"])
    journal.record(
        actor=actor,
        act="treaties.read_statement",
        target=(f"treaties.{type(row).__name__}", code),
        reason=reason,
        source=source,
        on=on,
        content={"agreed": agreed, "remark": row.remark},
    )
    return statement_of(row) if isinstance(row, models.Statement) else list_of(row)


def _instrument(code: str) -> Instrument:
    known = catalogue.instruments()
    if code not in known:
        raise UnknownInstrument(
            f"‘{code}’ is not an instrument of the catalogue",
            remedy=f"choose one of {', '.join(known)}",
        )
    return known[code]


def _is_fictitious(author: str) -> bool:
    """Whether a State is of the demonstration; refuses a code that is nobody's."""
    here = world()
    if author in {each.code for each in here.demonstration}:
        return True
    known = {each.code for each in here.every} | {each.code for each in here.organisations}
    if author not in known:
        raise UnknownParticipant(
            f"‘{author}’ is not the code of a State or organisation",
            remedy="give a code of three letters such as TUV, or EU",
        )
    return False


def _refuse_second_correction(code: str) -> None:
    other = (
        models.Statement.objects.filter(corrects__code=code)
        .exclude(agreed=False)
        .values_list("code", flat=True)
        .first()
    )
    if other is not None:
        raise AlreadyCorrected(code, other)


def _named(code: str) -> models.Statement | None:
    return models.Statement.objects.get(code=code) if code else None


def _to_read(code: str) -> models.Statement | models.StatementList | None:
    """The entry, locked until the transaction ends."""
    if code.startswith(_LISTS):
        return models.StatementList.objects.select_for_update().filter(code=code).first()
    return models.Statement.objects.select_for_update().filter(code=code).first()


def _numbered(make: Callable[[str], R], beginning: str, codes: "QuerySet[Any, str]") -> R:
    """A new row under the next number after those that were given.

    Two officers may enter at the same moment; the later takes the next number.
    """
    while True:
        numbers = [int(each.rpartition("-")[2]) for each in codes.all()]
        code = f"{beginning}-{max(numbers, default=0) + 1}"
        try:
            with transaction.atomic():
                return make(code)
        except IntegrityError:
            if code not in set(codes.all()):
                raise
