"""What an answer needs, who may give it, who may read it, and when it is a finding.

A review is a State's own: it exists because the State asked. An answer in it becomes a
finding when a second reader, another person, has agreed. Until then, and whenever the
ground of an answer is gone, the finding is UNKNOWN and says why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.consent.rules import Viewer, ViewerKind
from accede.journal.rules import Actor, Office, Target, same_person


class Judgement(StrEnum):
    """What a review says of one obligation. Values, not marks: they have no order."""

    ADDRESSED = "ADDRESSED"
    PARTLY_ADDRESSED = "PARTLY_ADDRESSED"
    NOT_IDENTIFIED = "NOT_IDENTIFIED"
    UNKNOWN = "UNKNOWN"
    NOT_BOUND = "NOT_BOUND"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class Reason(StrEnum):
    """Why a judgement is UNKNOWN, NOT_BOUND or NOT_APPLICABLE."""

    STATED_BY_AUTHOR = "STATED_BY_AUTHOR"
    AWAITS_SECOND_READER = "AWAITS_SECOND_READER"
    RETURNED_BY_SECOND_READER = "RETURNED_BY_SECOND_READER"
    PROVISION_CHANGED = "PROVISION_CHANGED"
    STATE_NOT_BOUND = "STATE_NOT_BOUND"


class Need(StrEnum):
    """Whether a part of an answer must, may or may not be there."""

    REQUIRED = "REQUIRED"
    ALLOWED = "ALLOWED"
    EXCLUDED = "EXCLUDED"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What an answer with one judgement must carry besides its reasoning.

    ``recorded`` says whether a person may give the judgement at all. ``provisions`` are
    the provisions cited, ``lacking`` the elements not found, ``consulted`` what was
    read, ``because`` the reason for leaving the question open or aside.
    """

    recorded: bool
    provisions: Need
    lacking: Need
    consulted: Need
    because: Need


_MUST, _MAY, _NOT = Need.REQUIRED, Need.ALLOWED, Need.EXCLUDED

REQUIREMENTS: Mapping[Judgement, Requirement] = {
    #                              recorded  provisions lacking consulted because
    Judgement.ADDRESSED: Requirement(True, _MUST, _NOT, _MAY, _NOT),
    Judgement.PARTLY_ADDRESSED: Requirement(True, _MUST, _MUST, _MAY, _NOT),
    Judgement.NOT_IDENTIFIED: Requirement(True, _MAY, _NOT, _MUST, _NOT),
    Judgement.UNKNOWN: Requirement(True, _MAY, _NOT, _MAY, _MUST),
    Judgement.NOT_BOUND: Requirement(False, _NOT, _NOT, _NOT, _NOT),
    Judgement.NOT_APPLICABLE: Requirement(True, _MAY, _NOT, _MAY, _MUST),
}

LABELS: Mapping[Judgement, Text] = {
    Judgement.ADDRESSED: Text({"en": "Addressed", "fr": "Prévue par la loi"}),
    Judgement.PARTLY_ADDRESSED: Text(
        {"en": "Partly addressed", "fr": "Prévue en partie par la loi"}
    ),
    Judgement.NOT_IDENTIFIED: Text(
        {"en": "No provision identified", "fr": "Aucune disposition relevée"}
    ),
    Judgement.UNKNOWN: Text({"en": "Unknown", "fr": "Non déterminé"}),
    Judgement.NOT_BOUND: Text({"en": "Not bound on this day", "fr": "État non lié à cette date"}),
    Judgement.NOT_APPLICABLE: Text({"en": "Not applicable", "fr": "Sans objet"}),
}

REASON_TEXTS: Mapping[Reason, Text] = {
    Reason.STATED_BY_AUTHOR: Text(
        {"en": "The answer gives the reason.", "fr": "La réponse en donne la raison."}
    ),
    Reason.AWAITS_SECOND_READER: Text(
        {
            "en": "An answer is written; a second reader has not yet read it.",
            "fr": "Une réponse est rédigée ; elle attend d’être relue par une autre personne.",
        }
    ),
    Reason.RETURNED_BY_SECOND_READER: Text(
        {
            "en": "The second reader returned the answer to its author.",
            "fr": "La réponse a été renvoyée à son auteur par la personne chargée de la relire.",
        }
    ),
    Reason.PROVISION_CHANGED: Text(
        {
            "en": "The law on which the finding rests has changed since.",
            "fr": "La loi sur laquelle repose la constatation a changé depuis.",
        }
    ),
    Reason.STATE_NOT_BOUND: Text(
        {
            "en": "The instrument does not bind the State on this day.",
            "fr": "L’instrument ne lie pas l’État à cette date.",
        }
    ),
}

for _table, _keys in ((REQUIREMENTS, Judgement), (LABELS, Judgement), (REASON_TEXTS, Reason)):
    if set(_table) != set(_keys):
        raise TypeError(f"a table over {_keys.__name__} is not complete")


@dataclass(frozen=True, slots=True)
class Document:
    """A document described as evidence: what it is, where it is found, of which day.

    ``at`` is a reference (a number, a symbol) or an address, of a record of the workspace
    or of a page elsewhere; nothing is fetched from it.
    """

    words: Text
    at: str = ""
    stated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What one person answers to one question, before anybody else has read it.

    ``evidence`` names the records cited (for a law, its provisions), ``documents`` what is
    described; ``lacking`` holds one text per element not found.
    """

    judgement: Judgement
    reasoning: Text
    evidence: tuple[Target, ...] = ()
    lacking: tuple[Text, ...] = ()
    consulted: Text | None = None
    because: Text | None = None
    documents: tuple[Document, ...] = ()


_PARTS = {
    "provisions": "the provisions or documents cited",
    "lacking": "the elements that are lacking",
    "consulted": "what was read",
    "because": "the reason",
}


@rule("ASSESS-1")
def incomplete(draft: Draft) -> tuple[str, ...]:
    """An answer carries what its judgement requires, in English and in French.

    ADDRESSED and PARTLY_ADDRESSED cite at least one provision, or for a question of a
    framework one document; PARTLY_ADDRESSED also names what is lacking; NOT_IDENTIFIED
    says what was read; UNKNOWN and NOT_APPLICABLE give a reason. NOT_BOUND follows from the
    acts of the depositary and is answered by nobody. The rule answers what is amiss, one
    phrase each; empty means complete.
    """
    if not REQUIREMENTS[draft.judgement].recorded:
        return (f"{draft.judgement} is computed and cannot be given as an answer",)
    amiss = [
        f"{draft.judgement} {'needs' if need is Need.REQUIRED else 'cannot carry'} {_PARTS[part]}"
        for part, need in parts_amiss(draft)
    ]
    for text in (draft.reasoning, *draft.lacking, draft.consulted, draft.because):
        if text is not None:
            missing = [language for language in ("en", "fr") if language not in text.by_language]
            amiss += [f"‘{text.in_('en')}’ is not given in {language}" for language in missing]
    return tuple(amiss)


def parts_amiss(draft: Draft) -> tuple[tuple[str, Need], ...]:
    """The parts that the judgement requires and the draft lacks, or excludes and it carries."""
    needs = REQUIREMENTS[draft.judgement]
    given = {
        "provisions": bool(draft.evidence or draft.documents),
        "lacking": bool(draft.lacking),
        "consulted": draft.consulted is not None,
        "because": draft.because is not None,
    }
    wrong = {(Need.REQUIRED, False), (Need.EXCLUDED, True)}
    return tuple(
        (part, getattr(needs, part))
        for part in _PARTS
        if (getattr(needs, part), given[part]) in wrong
    )


@dataclass(frozen=True, slots=True)
class Review:
    """A State's request: to have one law of its own read, or to answer one framework.

    ``law`` is blank where it is of a framework, ``framework`` where it is of a law.
    """

    code: str
    state: str
    law: str
    words: Text
    asked_by: str
    asked_on: date
    assigned: frozenset[str] = frozenset()
    closed_on: date | None = None
    framework: str = ""

    def open_on(self, day: date) -> bool:
        """Whether answers may be written or read on the day."""
        return self.asked_on <= day and (self.closed_on is None or day < self.closed_on)


@rule("REVIEW-1")
def states_own_act(actor: Actor, state: str) -> bool:
    """A review of a State's law or institutions exists only by that State's own act.

    The person who asks for it, or ends it early, writes from the desk of that State; no
    officer, partner, donor or other State can do it in its place.
    """
    return actor.office is Office.STATE and actor.of == state


@rule("REVIEW-2")
def rests_on_review(review: Review, *, state: str, law: str, on: date) -> bool:
    """No answer exists outside an open review that the State asked for.

    The answer concerns the State and the law that the review names, on a day on which
    the review is open. The rule is the same for every State, real or of the
    demonstration; nothing opens a review by itself.
    """
    return review.state == state and review.law == law and review.open_on(on)


@rule("REVIEW-3")
def may_work_on(actor: Actor, review: Review) -> bool:
    """An answer is written and read by the State's own people or by assigned officers.

    An officer of the Secretariat who is not assigned to the review has no part in it.
    """
    own = states_own_act(actor, review.state)
    return own or (actor.office is Office.SECRETARIAT and actor.person in review.assigned)


@rule("FOUR-EYES-1")
def second_reader_differs(reader: str, author: str) -> bool:
    """The second reader of an answer is another person than its author.

    Persons are compared, not desks: the author does not become somebody else by reading
    from another office.
    """
    return not same_person(reader, author)


@rule("FOUR-EYES-2")
def reads_nothing_of_own(reader: str, writers: Iterable[str]) -> bool:
    """Nobody reads their own work, earlier drafts included.

    Whoever wrote any version of the answer, even one that was returned and rewritten by
    a colleague, is not its second reader.
    """
    return all(second_reader_differs(reader, writer) for writer in writers)


def waits_for_another(person: str, agreed: bool | None, author: str) -> bool:
    """Whether a version awaits this person's reading, who therefore does not write over it."""
    return agreed is None and second_reader_differs(person, author)


@dataclass(frozen=True, slots=True)
class Answer:
    """One version of the answer to one question of a review, as it was written and read.

    ``agreed`` is ``None`` until a second reader has read it.
    """

    record: int
    version: int
    draft: Draft
    author: str
    answered_on: date
    second_reader: str = ""
    read_on: date | None = None
    agreed: bool | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a review says of one question on a day: a judgement, or UNKNOWN with a reason.

    ``answer`` is the version that stands, or ``None`` where no version has been agreed:
    what is not yet read is nobody's finding and is not shown as one.
    """

    judgement: Judgement
    reason: Reason | None
    answer: Answer | None
    awaiting: Answer


@rule("FOUR-EYES-3")
def standing(versions: Sequence[Answer], *, on: date) -> Standing | None:
    """An answer is a finding from the day a second reader agreed to it, and not before.

    The latest version agreed by the day stands. Where none is, the finding is UNKNOWN:
    because the latest version awaits its second reader, or because it was returned. On
    a day before the first answer there is no finding at all (``None``).
    """
    written = sorted((v for v in versions if v.answered_on <= on), key=lambda v: v.version)
    if not written:
        return None
    latest = written[-1]
    for version in reversed(written):
        if version.agreed and version.read_on is not None and version.read_on <= on:
            judgement = version.draft.judgement
            stated = Reason.STATED_BY_AUTHOR if version.draft.because else None
            return Standing(judgement, stated, version, latest)
    returned = latest.agreed is False and latest.read_on is not None and latest.read_on <= on
    reason = Reason.RETURNED_BY_SECOND_READER if returned else Reason.AWAITS_SECOND_READER
    return Standing(Judgement.UNKNOWN, reason, None, latest)


@dataclass(frozen=True, slots=True)
class Answered:
    """One question of one review, with what stands on a day."""

    review: Review
    question: str
    standing: Standing

    @property
    def code(self) -> str:
        """How the finding is cited: the review, a stroke, the question."""
        return finding_code(self.review.code, self.question)


def finding_code(review: str, question: str) -> str:
    """The code of a finding, which is also its name in consent and in the journal."""
    return f"{review}/{question}"


@rule("ASSESS-2")
def reads_drafts(viewer: Viewer, review: Review) -> bool:
    """Drafts are for the State and its assigned officers alone, whatever was shared.

    A State that shows its findings to others shows what has been agreed, not what is
    still being written.
    """
    if viewer.audience is ViewerKind.STATE:
        return viewer.of == review.state
    return viewer.audience is ViewerKind.OFFICE and viewer.person in review.assigned
