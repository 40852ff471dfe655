"""What may be amiss when people work in a review; raised before anything is written."""

from datetime import date

from accede.assessment.rules import Review
from accede.basics.errors import BadInput
from accede.journal.rules import Actor


class NotTheStatesOwn(BadInput):
    """Somebody other than the State acted in the place of the State."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"a review of {state} exists only by that State’s own act",
            remedy=f"let a person of {state} ask for it, from the desk of that State",
        )


class UnknownReview(BadInput):
    """A review that nobody asked for was named."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no review ‘{code}’",
            remedy="give the code of a review that a State asked for",
        )


class CodeTaken(BadInput):
    """A code was given twice."""

    def __init__(self, code: str) -> None:
        super().__init__(f"the code ‘{code}’ is in use", remedy="give the review another code")


class OutsideTheReview(BadInput):
    """The review is closed, not yet asked for, or concerns something else."""

    def __init__(self, review: Review, on: date) -> None:
        super().__init__(
            f"the review {review.code} does not cover this on {on}: it concerns "
            f"{review.law or review.framework} of {review.state} "
            f"and was asked for on {review.asked_on}"
            + (f", closed on {review.closed_on}" if review.closed_on else ""),
            remedy="answer within the review, or let the State ask for another one",
        )


class NotAssigned(BadInput):
    """Somebody who has no part in the review tried to write or read in it."""

    def __init__(self, actor: Actor, review: Review) -> None:
        super().__init__(
            f"{actor.person} is not assigned to the review {review.code}",
            remedy="let the Secretariat assign the officer first",
        )


class NotTheSecretariat(BadInput):
    """Officers are assigned by the Secretariat alone."""

    def __init__(self) -> None:
        super().__init__(
            "officers are assigned by the Secretariat", remedy="ask the Secretariat to assign them"
        )


class IncompleteAnswer(BadInput):
    """The answer lacks what its judgement requires, or carries what it excludes."""

    def __init__(self, amiss: tuple[str, ...]) -> None:
        super().__init__("; ".join(amiss), remedy="complete the answer as its judgement requires")


class NothingToRead(BadInput):
    """There is no such version of an answer."""

    def __init__(self, code: str, version: int) -> None:
        super().__init__(
            f"{code} has no version {version} to read", remedy="read a version that was written"
        )


class SameReader(BadInput):
    """Somebody tried to be the second reader of their own work."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"{person} wrote this answer and cannot be its second reader",
            remedy="let another person read it",
        )


class AlreadyRead(BadInput):
    """The version has had its second reader."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code} has already been read in this version",
            remedy="write a new version, or open the one that stands",
        )


class Overtaken(BadInput):
    """Another person wrote meanwhile."""

    def __init__(self, code: str, latest: int) -> None:
        super().__init__(
            f"{code} stands at version {latest}, written by another person meanwhile",
            remedy="open the latest version and read it first",
        )


class AwaitsReader(Overtaken):
    """A colleague's version awaits its second reader: it is read before anybody writes over it."""

    def __init__(self, code: str, latest: int) -> None:
        BadInput.__init__(
            self,
            f"version {latest} of {code} awaits its second reader",
            remedy="read it first: agree with it, or return it with a remark",
        )


class RemarkMissing(BadInput):
    """An answer was returned without a word."""

    def __init__(self) -> None:
        super().__init__(
            "an answer is returned with a remark", remedy="say what the author should look at again"
        )


class DaysOutOfOrder(BadInput):
    """A step is dated before the step it follows."""

    def __init__(self, step: str, on: date, after: date) -> None:
        super().__init__(
            f"{step} is dated {on}, before the step it follows, {after}",
            remedy=f"give a day no earlier than {after}",
        )


class UnknownFramework(BadInput):
    """A framework or a question that the catalogue does not have was named."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"there is no framework or question ‘{code}’",
            remedy="give a code such as M12 or M12:3",
        )


class UnderWay(BadInput):
    """The State already has an open review of the framework."""

    def __init__(self, framework: str, review: str) -> None:
        super().__init__(
            f"the review {review} of {framework} is open already",
            remedy=f"answer in {review}, or close it first",
        )


class NotToComment(BadInput):
    """Somebody commented or replied who may not, or on what is not there."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy=remedy)
