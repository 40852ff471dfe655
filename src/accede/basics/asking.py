"""What somebody asks of a list by name: a day, a code, a part of it.

Pages and the API read what is asked by the same rules. Nothing here reads a clock: whoever
needs to know whether a day is to come gives today.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from accede.basics.days import parse_day, refuse_future
from accede.basics.errors import BadInput

Item = TypeVar("Item")


class BadField(BadInput):
    """What was given in one field cannot be used; ``field`` is its name in the address."""

    def __init__(self, field: str, problem: str, *, remedy: str) -> None:
        self.field = field
        super().__init__(problem, remedy=remedy)


def asked_day(field: str, given: str, *, today: date) -> date | None:
    """The day asked for; ``None`` where none is. ``BadField`` for no day, or one to come.

    >>> asked_day("as_of", "2014-07-10", today=date(2026, 11, 1))
    datetime.date(2014, 7, 10)
    """
    if not given.strip():
        return None
    try:
        return refuse_future(parse_day(given), today=today)
    except BadInput as error:
        raise BadField(field, error.problem, remedy=error.remedy) from error


def asked_code(field: str, given: str, known: Collection[str]) -> str | None:
    """The code asked for, as it is known; ``None`` where none is. ``BadField`` for another.

    >>> asked_code("instrument", "tbc97", ["TBC97", "ICSFT99"])
    'TBC97'
    """
    if not given.strip():
        return None
    wanted = given.strip()
    for code in known:
        if code.casefold() == wanted.casefold():
            return code
    choices = ", ".join(known) if len(known) <= 40 else f"for example {next(iter(known))}"
    raise BadField(field, f"‘{wanted[:80]}’ is not known here", remedy=f"choose one of {choices}")


def part_of(items: Sequence[Item], limit: int | None, offset: int) -> Sequence[Item]:
    """The items from ``offset`` on, at most ``limit`` of them; all where no limit is asked.

    >>> part_of("abcdef", 2, 3)
    'de'
    """
    return items[offset : None if limit is None else offset + limit]
