"""A body: what it is, what it is called, which body took its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.basics.texts import Text
from accede.states.rules import Gender


class BodyKind(StrEnum):
    """What a body is to the Office."""

    OFFICE = "office"
    PARTNER = "partner"
    REGIONAL = "regional"
    DONOR = "donor"
    DEPOSITARY = "depositary"
    NATIONAL = "national"


class UnknownBody(BadInput):
    """A code that no body of the catalogue has."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"‘{code}’ is not the code of a body",
            remedy="give a code of catalogue/bodies, for example UNODC or CTED",
        )


@dataclass(frozen=True, slots=True)
class Body:
    """One body. ``until`` is the first day on which ``succeeded_by`` stood in its place.

    ``state`` is the State whose ministry, authority or institute it is, and ``task`` what it
    does there in few words; both are of national bodies alone.
    """

    code: str
    name: Text
    kind: BodyKind
    demonstration: bool
    depositary: bool = False
    until: date | None = None
    succeeded_by: str = ""
    french_article: str = ""
    french_gender: Gender = Gender.MASCULINE
    english_the: bool = True
    state: str = ""
    task: Text | None = None


@rule("BODY-1")
def standing(body: Body, bodies: Mapping[str, Body], day: date) -> Body:
    """Where a body has given way to another, what is asked of the one is asked of the
    other from that day on; before it, of the body itself.
    """
    seen = {body.code}
    while body.until is not None and body.until <= day and body.succeeded_by:
        body = bodies[body.succeeded_by]
        if body.code in seen:
            raise BadInput(
                f"{body.code} succeeds itself", remedy="mend succeeded_by in the catalogue"
            )
        seen.add(body.code)
    return body


@rule("BODY-2")
def counted(bodies: Iterable[Body]) -> tuple[Body, ...]:
    """Only bodies that exist are counted; one made up for demonstration is in no total."""
    return tuple(body for body in bodies if not body.demonstration)


@rule("BODY-3")
def of_its_state(body: Body, demonstration: Mapping[str, bool]) -> None:
    """A national body is of one State that exists, says what it does there, and is made up
    exactly where its State is; a body of any other kind is of no State.
    """
    national = body.kind is BodyKind.NATIONAL
    if national != bool(body.state) or national != (body.task is not None):
        raise BadInput(
            f"BODY-3: {body.code} is {body.kind} and of the State ‘{body.state}’",
            remedy="give a national body its State and its task, and no other body either",
        )
    if national and demonstration.get(body.state) is not body.demonstration:
        raise BadInput(
            f"BODY-3: {body.code} is of {body.state}, which is not there or of another world",
            remedy="name a State, and mark the body as a demonstration where the State is one",
        )
