"""Reviews by frameworks of a fictitious State, written through the acts, to be printed."""

from collections.abc import Iterable
from datetime import date

from accede.assessment.acts import (
    ask_framework_review,
    assign_officer,
    comment,
    read_response,
    respond,
)
from accede.assessment.queries import framework
from accede.assessment.rules import Document, Draft, Judgement
from accede.basics.texts import Text
from accede.journal.rules import Actor, Office

ASKED, ANSWERED, READ = date(2014, 2, 3), date(2014, 3, 3), date(2014, 4, 7)
# A State of the demonstration whose reviews are these alone.
STATE = "XCC"
FOCAL = Actor("xcc.focal-point", Office.STATE, STATE)
CHIEF = Actor("office.section-chief", Office.SECRETARIAT)
ANA, BEN = (Actor(f"officer.legal-{n}", Office.SECRETARIAT) for n in (1, 2))


def both(english: str, french: str) -> Text:
    return Text({"en": english, "fr": french})


REASONING = both(
    "The heritage service keeps the register and checks each permit.",
    "Le service du patrimoine tient le registre et vérifie chaque autorisation.",
)
IN_PLACE = Draft(
    Judgement.ADDRESSED,
    REASONING,
    documents=(
        Document(both("Heritage Act", "Loi sur le patrimoine"), "Act 12 of 2009", date(2009, 5, 1)),
    ),
)
IN_PART = Draft(
    Judgement.PARTLY_ADDRESSED,
    REASONING,
    documents=IN_PLACE.documents,
    lacking=(both("a list of works at risk", "une liste des œuvres en péril"),),
)
OPEN = Draft(
    Judgement.UNKNOWN,
    both("The service did not answer.", "Le service n’a pas répondu."),
    because=both("The statistics are not kept.", "Les statistiques ne sont pas tenues."),
)


def asked(code: str) -> str:
    """A review asked for and given to two officers; its code."""
    review = ask_framework_review(
        actor=FOCAL,
        state=STATE,
        framework=code,
        words=both("Please look with us.", "Veuillez regarder avec nous."),
        reason="the State asks",
        source=None,
        on=ASKED,
    ).code
    for officer in (ANA, BEN):
        assign_officer(
            actor=CHIEF,
            review=review,
            officer=officer.person,
            reason="work",
            source=None,
            on=ASKED,
        )
    return review


def answered(review: str, question: str, draft: Draft = IN_PLACE, *, read: bool = True) -> None:
    """An answer of one officer, agreed to by the other unless it still waits."""
    version = respond(
        actor=ANA,
        review=review,
        question=question,
        draft=draft,
        reason="answered",
        source=None,
        on=ANSWERED,
    ).version
    if read:
        read_response(
            actor=BEN,
            review=review,
            question=question,
            version=version,
            agreed=True,
            remark="",
            reason="read",
            source=None,
            on=READ,
        )


def again(review: str) -> None:
    """A new version of the agreed answer to M12:1, which nobody has read."""
    respond(
        actor=ANA,
        review=review,
        question="M12:1",
        draft=IN_PART,
        reason="the Act was amended",
        source=None,
        on=READ,
    )


def said(review: str, question: str, words: str = "The Act was amended.") -> None:
    """A comment of the State, which nobody replied to."""
    comment(
        actor=FOCAL,
        review=review,
        question=question,
        words=both(words, "La loi a été modifiée."),
        reason="said",
        source=None,
        on=READ,
    )


def a_review_at_work() -> str:
    """A review of M12: agreed, in part, unknown, waiting for its reader, commented, unanswered."""
    review = asked("M12")
    answered(review, "M12:1")
    answered(review, "M12:2", IN_PART)
    answered(review, "M12:3", OPEN)
    answered(review, "M12:4", IN_PART, read=False)
    said(review, "M12:1")
    return review


def everything_answered(codes: Iterable[str], words: int) -> None:
    """Every question of these frameworks, each with so many words of reasoning."""
    long = " ".join(["The register is kept, and each permit checked."] * (words // 8))
    draft = Draft(Judgement.ADDRESSED, both(long, long), documents=IN_PLACE.documents)
    done: set[str] = set()
    for code in codes:
        review, held = asked(code), framework(code)
        assert held is not None
        for question in held.asks:
            if question not in done:
                answered(review, question, draft)
            done.add(question)
