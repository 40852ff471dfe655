"""A day, as a person or a file writes it.

A day is a ``datetime.date``. It has no hour and no zone: a depositary's day is the day
the depositary's list prints. Nothing here reads a clock; a room that needs to know
whether a day is to come is given today by its caller.
"""

import re
from datetime import date

from accede.basics.errors import BadInput, Place

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


def parse_day(text: str, *, place: Place | None = None) -> date:
    """The day written ``YYYY-MM-DD``, and in no other form.

    Raises ``BadInput`` for another form and for a day the calendar does not have.

    >>> parse_day("2014-02-28")
    datetime.date(2014, 2, 28)
    >>> parse_day("2014-02-31")
    Traceback (most recent call last):
    ...
    accede.basics.errors.BadInput: the calendar has no day 2014-02-31. What to do: \
correct the day; days are written YYYY-MM-DD.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        raise BadInput(
            f"‘{text}’ is not a day",
            remedy="write days as YYYY-MM-DD, for example 2014-07-10",
            place=place,
        )
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise BadInput(
            f"the calendar has no day {text.strip()}",
            remedy="correct the day; days are written YYYY-MM-DD",
            place=place,
        ) from None


def refuse_future(day: date, *, today: date, place: Place | None = None) -> date:
    """The day itself, unless it is after today; then ``BadInput``."""
    if day > today:
        raise BadInput(
            f"{day.isoformat()} is in the future",
            remedy=f"give a day no later than today, {today.isoformat()}",
            place=place,
        )
    return day
