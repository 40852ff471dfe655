"""Where a fact comes from, and how far it was checked."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from accede.basics.texts import Text


class Checked(StrEnum):
    """How a fact was confirmed: against a full text, a public page, a computation, or not.

    ``TRANSLATION`` is an official translation that is not an authentic text.
    """

    TEXT = "text"
    TRANSLATION = "translation"
    PAGE = "page"
    COMPUTED = "computed"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Source:
    """A document or list that a fact is taken from.

    ``title`` names it; ``reference`` is its symbol, number or place; ``stated_on`` is
    the day the source itself speaks of, never the day it was fetched. ``names`` is the
    title in the languages it is known in, where that is more than one.
    """

    title: str
    reference: str = ""
    stated_on: date | None = None
    names: Text | None = field(default=None, compare=False)

    def __str__(self) -> str:
        parts = [self.title, self.reference, self.stated_on.isoformat() if self.stated_on else ""]
        return ", ".join(part for part in parts if part)
