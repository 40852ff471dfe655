"""What treaties offers: a State's standing under each instrument; a paragraph's obligations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from accede.accounts.rules import Person, opens
from accede.basics.offering import (
    Happened,
    MenuEntry,
    News,
    Panel,
    Task,
    Tasks,
)
from accede.basics.tables import TableOffer
from accede.basics.texts import Text
from accede.consent.rules import Viewer
from accede.journal.rules import same_person
from accede.states.queries import world
from accede.states.rules import State, StateKind
from accede.treaties import search, tables
from accede.treaties.catalogue import instruments as catalogue_of_instruments
from accede.treaties.families import FAMILIES
from accede.treaties.queries import (
    act_text,
    instruments,
    reason_text,
    snapshot,
    status_text,
)
from accede.treaties.queries.statements import digest_of, statement_words, statements, waiting
from accede.treaties.rules import (
    Instrument,
    LegalState,
    Participation,
    Reason,
    Status,
    Step,
    due_on_joining,
    next_steps,
)
from accede.treaties.rules.matters import on_the_matter
from accede.treaties.rules.owed import asks_something
from accede.treaties.rules.statements import Statement, StatementList, Statements, withdrawn_on
from accede.treaties.tables.between import statements_table

# The form that repeats a status beside its word, for those who do not see colours.
MARKS: Mapping[Status, str] = {
    Status.BOUND: "full",
    Status.CONSENTED: "half",
    Status.PROVISIONAL: "half",
    Status.SIGNED: "ring",
    Status.NOT_SIGNED: "open",
    Status.WITHDRAWN: "ended",
    Status.UNKNOWN: "unknown",
    Status.NOT_APPLICABLE: "none",
}
if set(MARKS) != set(Status):
    raise AssertionError("a status has no mark")

# Who stands so has done nothing, or it is not known whether it has, or it was no State then.
WITHOUT_ACTS = (Status.NOT_SIGNED, Status.UNKNOWN, Status.NOT_APPLICABLE)

# The lists at hand do not speak of the day.
BEYOND = frozenset({Reason.LIST_COMPLETE_UNTIL, Reason.LIST_UNDATED, Reason.NO_LIST})


def on_state_page(
    *,
    state: State,
    day: date,
    as_known_on: date | None = None,
    language: str = "en",
    **_about: Any,
) -> Mapping[str, Any] | None:
    """The State's standing under each instrument, its acts in time, what may come next.

    A fictitious State has acts of its own and no depositary's list; a State that no longer
    exists is left out of today's lists, so that its absence says nothing. Of both, only the
    instruments they acted on are shown; nothing of a fictitious State that did not act.
    """
    legal = snapshot(as_known_on=as_known_on)
    acts = legal.acts(participant=state.code)
    if state.demonstration and not acts:
        return None
    past = state.kind is StateKind.HISTORIC
    acted = {act.instrument for act in acts}
    found = [
        (each, legal.participation(code, state.code, day))
        for code, each in legal.instruments.items()
        if code in acted or not (state.demonstration or past)
    ]
    rows = [
        _row(legal, each, participation, day, demonstration=state.demonstration)
        for each, participation in found
    ]
    reach = min(filter(None, map(legal.complete_until, legal.instruments)), default=None)
    page = {"as_of": day, "as_known_on": as_known_on}
    spoken = language[:2]
    return {
        "rows": rows,
        "families": _by_family(rows),
        "counts": _counts(participation.status for _each, participation in found),
        "acts": [
            {"act": act, "word": act_text(act.kind), "instrument": legal.instrument(act.instrument)}
            for act in acts
            if act.done.earliest <= day
        ],
        "later": sum(1 for act in acts if act.done.earliest > day),
        "notices": [row for row in rows if row["steps"] and row["notices"]],
        "past": past,
        "reach": None if state.demonstration else reach,
        "beyond": any(row["beyond"] for row in rows),
        "facts": [legal.digest, state.code, day],
        "tables": (
            TableOffer(
                "standing",
                gettext("Standing under the instruments"),
                partial(tables.standing_table, page, state, found, legal, spoken),
            ),
            TableOffer(
                "acts",
                gettext("Acts"),
                partial(tables.acts_table, page, state, acts, legal, spoken),
            ),
        ),
    }


def _row(
    legal: LegalState,
    instrument: Instrument,
    participation: Participation,
    day: date,
    *,
    demonstration: bool,
) -> dict[str, Any]:
    steps = next_steps(instrument, participation.status, day)
    joining = next(
        (each for each in instrument.clauses.further if each.clause == "accession"), None
    )
    return {
        "instrument": instrument,
        "duties": duties(instrument),
        "sources": {
            each.code: each for each in legal.sources(instrument.code, demonstration=demonstration)
        },
        "steps": steps,
        "binds_from": participation.until if Step.AWAIT in steps else None,
        "accession": joining if Step.ACCEDE in steps else None,
        "notices": due_on_joining(instrument),
        "unlisted": participation.reason is Reason.NO_LIST and not participation.acts,
        **standing(participation, instrument.code),
    }


def _by_family(rows: Iterable[dict[str, Any]]) -> list[Mapping[str, Any]]:
    """The rows in the families of the instruments; where no list is at hand, named together."""
    rows = list(rows)
    return [
        {
            "word": word,
            "rows": [row for row in own if not row["unlisted"]],
            "unlisted": [row for row in own if row["unlisted"]],
        }
        for family, word in FAMILIES.items()
        if (own := [row for row in rows if row["instrument"].family is family])
    ]


def _counts(statuses: Iterable[Status]) -> list[Mapping[str, Any]]:
    """Of how many instruments a State stands where; how many, never how well."""
    tally = Counter(statuses)
    return [
        {"word": status_text(status), "mark": MARKS[status], "number": tally[status]}
        for status in Status
        if tally[status] or status is Status.BOUND
    ]


def standing(participation: Participation, instrument: str) -> dict[str, Any]:
    """A participation as a page says it: word, mark, days as people write them, acts.

    An act under another instrument, which counts under this one too, says which.
    """
    status, until = participation.status, participation.until
    reason = Reason(participation.reason)
    return {
        "status": status,
        "word": status_text(status),
        "mark": MARKS[status],
        "since": None if status in WITHOUT_ACTS else participation.since,
        "last_day": until - timedelta(days=1) if until and status is Status.BOUND else None,
        "as_last_known": participation.as_last_known,
        "beyond": reason in BEYOND,
        "reason": reason_text(reason) if reason is not Reason.NONE else None,
        "acts": [
            {
                "act": act,
                "word": act_text(act.kind),
                "under": act.instrument if act.instrument != instrument else "",
                "corrected": act.corrects[1] if act.corrects else None,
            }
            for act in participation.acts
        ],
    }


def duties(instrument: Instrument) -> int:
    """How many obligations follow for a party: those that ask something of it."""
    return sum(1 for obligation in instrument.obligations if asks_something(obligation))


def on_paragraph_page(*, themes: tuple[str, ...], **_about: Any) -> Mapping[str, Any] | None:
    """The obligations on the matters of a paragraph; every instrument where it is about joining."""
    joining = "ACCESSION" in themes
    found = [(each, on_the_matter(each.obligations, themes)) for each in instruments()]
    found = [(each, listed) for each, listed in found if joining or listed]
    if not found:
        return None
    return {
        "rows": [{"instrument": each, "obligations": listed} for each, listed in found],
        "joining": joining,
        "facts": [[each.code, *(one.code for one in listed)] for each, listed in found],
    }


def latest_acts(*, most: int, **_about: Any) -> Iterator[Happened]:
    """The newest acts of real States and organisations in the depositaries' lists."""
    legal, here = snapshot(), world()
    exact = [(act.done.exact, act) for act in legal.acts() if act.done.exact is not None]
    for on, act in reversed(exact[-most:]):
        place = reverse("instrument", kwargs={"code": act.instrument})
        yield Happened(
            on=on,
            what=act_text(act.kind),
            subject=legal.instrument(act.instrument).title,
            code=act.instrument,
            address=f"{place}?as_of={on.isoformat()}",
            of=here.participant(act.participant).name,
        )


def said_by(each: Statement, known: Statements, day: date) -> Mapping[str, Any]:
    """One statement that counts, as the page of its instrument or State says it."""
    ended = withdrawn_on(each, known.standing)
    return {
        "statement": each,
        "author": world().participant(each.author),
        "kind": statement_words("kinds")[each.kind],
        "effect": statement_words("effects")[each.effect] if each.effect else None,
        "withdrawn": ended if ended is not None and ended <= day else None,
        "later": each.effective if each.effective > day else None,
    }


def waits(entry: Statement | StatementList) -> Mapping[str, Any]:
    """What waits for its second reader, as a page tells the Office of it."""
    if isinstance(entry, StatementList):
        return {"entry": entry, "kind": None, "author": None}
    kind, author = statement_words("kinds")[entry.kind], world().participant(entry.author)
    return {"entry": entry, "kind": kind, "author": author}


def statements_on_state_page(
    *,
    state: State,
    day: date,
    viewer: Viewer,
    as_known_on: date | None = None,
    language: str = "en",
    **_about: Any,
) -> Mapping[str, Any] | None:
    """What the State said about instruments by the day, and for the Office what waits."""
    known = statements(authors=(state.code,), as_known_on=as_known_on)
    said = [each for each in known.standing if each.done <= day]
    waiting_now = waiting(viewer, author=state.code)
    if state.kind is StateKind.HISTORIC and not said:
        return None
    page = {"as_of": day, "as_known_on": as_known_on}
    make = partial(statements_table, page, state.code, said, language[:2])
    return {
        "statements": [said_by(each, known, day) for each in said],
        "statements_waiting": [waits(each) for each in waiting_now],
        "facts": [digest_of(known), state.code, day],
        "tables": (TableOffer("statements", gettext("Reservations and declarations"), make),)
        if said
        else (),
    }


def to_read(*, person: Person, viewer: Viewer, **_about: Any) -> Iterable[Task]:
    """Entries of colleagues that wait for a second reader."""
    if not opens("statement-read", person):
        return []
    found = [
        Task(
            gettext_lazy("Read a statement against its source"),
            catalogue_of_instruments()[each.instrument].title,
            each.code,
            reverse("statement", kwargs={"code": each.code}),
            since=each.entered_on,
            state=each.author if isinstance(each, Statement) else "",
            demonstration=each.demonstration,
        )
        for each in waiting(viewer)
        if not same_person(person.code, each.entered_by)
    ]
    return sorted(found, key=lambda task: (task.since or date.max, task.code))


TASKS = (Tasks(40, to_read),)
NEWS = (News(10, gettext_lazy("Latest acts in the depositaries’ lists"), latest_acts),)
PANELS = (
    Panel("state", 10, "treaties/on_state_page.html", on_state_page),
    Panel("state", 12, "treaties/statements_on_state_page.html", statements_on_state_page),
    Panel("paragraph", 10, "treaties/on_paragraph_page.html", on_paragraph_page),
)
MENU = (
    MenuEntry(
        20,
        "instruments",
        Text(
            {
                "ar": "الصكوك",
                "zh": "文书",
                "en": "Instruments",
                "fr": "Instruments",
                "ru": "Документы",
                "es": "Instrumentos",
            }
        ),
        says=gettext_lazy(
            "The parties to each instrument by region, its final clauses in plain words, and "
            "its obligations, article by article."
        ),
    ),
    MenuEntry(
        25,
        "matrix",
        Text(
            {
                "ar": "المصفوفة",
                "zh": "矩阵",
                "en": "Matrix",
                "fr": "Matrice",
                "ru": "Матрица",
                "es": "Matriz",
            }
        ),
        says=gettext_lazy("Every State under every instrument on one day, by region or by group."),
    ),
    MenuEntry(
        27,
        "between-choose",
        Text(
            {
                "ar": "المعاهدات المشتركة",
                "zh": "共同条约",
                "en": "Treaties in common",
                "fr": "Traités en commun",
                "ru": "Общие договоры",
                "es": "Tratados en común",
            }
        ),
        page="between",
        says=gettext_lazy(
            "What holds between two States on one day: instruments, what reservations alter, "
            "and the basis for extradition and legal assistance."
        ),
    ),
)
SEARCH = search.SEARCH
