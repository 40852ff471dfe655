"""How findings and candidates are said: marks, what candidates are not, why a provision is one."""

from collections.abc import Mapping

from accede.assessment.rules import Judgement
from accede.basics.texts import Text
from accede.legislation.catalogue import concepts
from accede.legislation.rules import Candidate

# The form that repeats a judgement beside its word. Judgements have no order.
MARKS: Mapping[Judgement, str] = {
    Judgement.ADDRESSED: "full",
    Judgement.PARTLY_ADDRESSED: "half",
    Judgement.NOT_IDENTIFIED: "ring",
    Judgement.UNKNOWN: "unknown",
    Judgement.NOT_BOUND: "ended",
    Judgement.NOT_APPLICABLE: "ended",
}
if set(MARKS) != set(Judgement):
    raise AssertionError("a judgement has no mark")

NOT_A_FINDING = Text(
    {
        "en": "Candidates say where to begin reading. They are not findings: nothing here says "
        "that an obligation is addressed, or that it is not.",
        "fr": "Les candidats disent où commencer la lecture. Ce ne sont pas des "
        "constatations\u00a0: rien ici ne dit qu’une obligation est couverte, ni qu’elle ne "
        "l’est pas.",
    }
)


def because(candidate: Candidate, language: str) -> str:
    """Why a provision is a candidate, in words: concepts, and the words met."""
    colon = "\u00a0:" if language == "fr" else ":"
    return "; ".join(
        f"{label}{colon} {met}" if label else met for label, met in reasons(candidate, language)
    )


def reasons(candidate: Candidate, language: str) -> list[tuple[str, str]]:
    """The concepts, in the reader’s language, each with the words met, in the law’s own."""
    known = concepts()
    return [
        (
            known[concept].label.get(language, known[concept].label["en"]) if concept else "",
            ", ".join(word.replace("*", "…").replace(" .. ", " … ") for word in words),
        )
        for concept, words in candidate.why
    ]
