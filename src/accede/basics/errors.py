"""What went wrong with an input, where, and what to do about it.

A command turns ``BadInput`` into exit code 3 and one line on stderr; a page turns it
into an error summary. Nothing has been written when it is raised.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in an input something stands: a file, and a line counted from 1."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


class AccedeError(Exception):
    """The root of every error this product raises on purpose."""


class BadInput(AccedeError):
    """An input that cannot be used; says what is wrong, where, and what to do.

    >>> print(BadInput("31 February is not a day", remedy="give a day as YYYY-MM-DD"))
    31 February is not a day. What to do: give a day as YYYY-MM-DD.
    """

    def __init__(self, problem: str, *, remedy: str, place: Place | None = None) -> None:
        self.problem = problem
        self.remedy = remedy
        self.place = place
        super().__init__(problem)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.problem}. What to do: {self.remedy}."


class BadField(BadInput):
    """One field of an address that cannot be used: which, what was given, what to write.

    ``text`` is in the reader's language; the page that says so shows the field again.
    """

    def __init__(self, field: str, given: str, text: str) -> None:
        self.field = field
        self.given = given
        self.text = text
        super().__init__(f"‘{given}’ cannot stand in the field {field}", remedy=text)
