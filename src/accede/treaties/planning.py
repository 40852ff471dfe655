"""A plan and its letters as files: what is asked for, from the legal state to the bytes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from accede.basics.errors import BadInput
from accede.press.word import zipped
from accede.states.queries import world
from accede.states.rules import State
from accede.treaties import catalogue
from accede.treaties.exchange import paper, word
from accede.treaties.queries import snapshot
from accede.treaties.queries.statements import statements
from accede.treaties.rules.accession import PLANNED, Plan, Way, plan
from accede.treaties.rules.documents import Document
from accede.treaties.rules.letters import Letter, base_plan, letters
from accede.treaties.rules.owed import expanded
from accede.treaties.rules.plan_document import Words, opening, plan_document
from accede.treaties.rules.practice import practice

LANGUAGES = ("en", "fr")
"""The languages in which plans and letters are written."""

_FILES = ("plan", "letters", "depositaries", "places", "ways", "statuses", "reasons", "kinds")

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of a Word document."""


class WayNotOpen(BadInput):
    """A way of joining that is not open to the State on the day."""

    def __init__(self, way: str, state: str, day: date, open_ways: tuple[Way, ...]) -> None:
        self.open = open_ways
        choices = " or ".join(each.value for each in open_ways)
        super().__init__(
            f"‘{way}’ is no way open to {state} on {day}",
            remedy=f"choose {choices}" if choices else "choose none: there is nothing to join",
        )


class NoSuchDeclaration(BadInput):
    """A declaration that the instrument does not provide for on joining."""

    def __init__(self, code: str, instrument: str, known: tuple[str, ...]) -> None:
        self.code, self.known = code, known
        super().__init__(
            f"{instrument} has no declaration ‘{code}’ to be made on joining",
            remedy=f"choose from {', '.join(known)}" if known else "choose none",
        )


@dataclass(frozen=True)
class File:
    """One file of a plan, ready to be given away."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Planned:
    """A plan, the State it is for, and the declarations decided on."""

    plan: Plan
    state: State
    chosen: tuple[str, ...] = ()

    def document(self, language: str) -> Document:
        """The plan as a document."""
        return plan_document(self.plan, self.state, words(), language)

    def opening(self, language: str) -> tuple[str, ...]:
        """What the document says first, in sentences."""
        return opening(self.plan, self.state, words(), language)

    def letters(self, language: str) -> tuple[Letter, ...]:
        """Its letters, those for a base instrument to be joined with it first."""
        made: list[Letter] = []
        base = base_plan(self.plan)
        if base is not None:
            made += self._of(base, language, ("instrument",))
        return (*made, *self._of(self.plan, language))

    def _of(self, plan: Plan, language: str, only: tuple[str, ...] = ()) -> list[Letter]:
        found = letters(
            plan,
            self.state,
            words(),
            language,
            catalogue=expanded(plan.instrument, snapshot().instruments),
            chosen=self.chosen,
        )
        return [each for each in found if not only or each.kind in only]


@cache
def words() -> Words:
    """The words of plans and letters, by the file of the catalogue they stand in."""
    return {name: catalogue.words(name) for name in _FILES}


def planned(
    instrument: str,
    state: State,
    day: date,
    *,
    as_known_on: date | None = None,
    deposit: date | None = None,
    way: str = "",
    chosen: Collection[str] = (),
) -> Planned:
    """The plan for a State and an instrument.

    Raises ``BadInput`` for a deposit before the day of the plan, a way that is not open, or
    a declaration that the instrument does not know.
    """
    if deposit is not None and deposit < day:
        raise BadInput(
            f"the deposit of {deposit} lies before the day of the plan, {day}",
            remedy="give the same day or a later one",
        )
    legal = snapshot(as_known_on=as_known_on)
    others = practice(
        legal.instrument(instrument),
        statements(instrument=instrument, as_known_on=as_known_on),
        day,
        demonstration=state.demonstration,
    )
    member = state.member_from()
    binding = state.demonstration or (member is not None and member <= day)
    decisions = catalogue.decisions() if binding else {}
    ask = partial(
        plan,
        legal,
        instrument,
        state.code,
        day,
        deposit=deposit,
        others=others,
        decisions=decisions,
    )
    made = ask()
    if way:
        if way not in [each.value for each in made.ways]:
            raise WayNotOpen(way, state.code, day, made.ways)
        made = ask(way=Way(way))
    known = tuple(each.code for each in made.notices.options)
    for code in chosen:
        if code not in known:
            raise NoSuchDeclaration(code, instrument, known)
    return Planned(made, state, tuple(chosen))


def files(made: Planned, languages: Iterable[str] = LANGUAGES) -> Mapping[str, bytes]:
    """Every file of a plan: the plan in Word and PDF, and its letters in Word, by name."""
    found: dict[str, bytes] = {}
    for language in languages:
        document = made.document(language)
        found[f"{document.name}.docx"] = word.plan(document)
        found[f"{document.name}.pdf"] = paper.write(document)
        for each in made.letters(language):
            found[f"{each.document.name}.docx"] = word.letter(each.document)
    return found


def one_file(made: Planned, name: str, language: str) -> File | None:
    """A file of a plan by the name in its address; ``None`` where it has none of that name.

    ``plan.pdf``, ``plan.docx``; the name of a letter; ``letters.zip``, which holds the plan
    and every letter in both languages.
    """
    document = made.document(language)
    if name == "plan.pdf":
        return File(f"{document.name}.pdf", "application/pdf", paper.write(document))
    if name == "plan.docx":
        return File(f"{document.name}.docx", WORD, word.plan(document))
    if name == "letters.zip" and has_letters(made):
        stem = f"{made.plan.instrument.code}-{made.state.code}-letters.zip"
        return File(stem, "application/zip", zipped(files(made)))
    for each in made.letters(language):
        if name == f"{each.document.name}.docx":
            return File(name, WORD, word.letter(each.document))
    return None


def has_letters(made: Planned) -> bool:
    """Whether there is anything to sign and send."""
    return made.plan.case in PLANNED


def state_named(code: str) -> State:
    """The State of this code; ``UnknownState`` otherwise."""
    return world().state(code)
