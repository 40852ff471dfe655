"""What is asked of the rooms for a State's sheet, and what they answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accede.basics.digests import Plain
from accede.basics.partial import PartialDate
from accede.basics.periods import Period
from accede.basics.tables import address_on
from accede.basics.texts import Text
from accede.consent.rules import Viewer, ViewerKind
from accede.reporting.rules.sheet import Line, Part, Piece
from accede.states.rules import State
from accede.treaties.rules import ActList

WriteDay: TypeAlias = Callable[[date | PartialDate, str], str]

# Signs between texts stand alone: in a line from right to left they belong to the line.
COMMA = Piece(", ")


@dataclass(frozen=True)
class Asked:
    """What is asked for: a State on a day, for a viewer, in a language, and where its page is.

    ``site`` is where the workspace is found, ``page`` the address of the State's page on the
    day; ``seen_on`` is the day whose consent counts.
    """

    state: State
    day: date
    as_known_on: date | None
    viewer: Viewer
    seen_on: date
    language: str
    words_of: WriteDay
    site: str
    page: str

    @property
    def tells_persons(self) -> bool:
        """Whether the reader is told who wrote and who read: the State itself, and the Office."""
        own = self.viewer.audience is ViewerKind.STATE and self.viewer.of == self.state.code
        return own or self.viewer.audience is ViewerKind.OFFICE

    def text(self, text: Text, **more: object) -> Piece:
        """A text in the reader's language, marked with the language it is given in."""
        return Piece(text.in_(self.language), text.given(self.language), **more)  # type: ignore[arg-type]

    def write_day(self, day: date | PartialDate) -> str:
        """A day in words; kept together where letters of both directions meet."""
        words = self.words_of(day, self.language)
        return f"\u2068{words}\u2069" if self.language == "ar" else words

    def period(self, period: Period) -> str:
        """The days of a period in words."""
        first = self.write_day(period.start)
        if period.last is None:
            return _("from %(first)s") % {"first": first}
        return _("%(first)s to %(last)s") % {"first": first, "last": self.write_day(period.last)}

    def instrument(self, code: str) -> str:
        """The address of an instrument's page on the day."""
        where = reverse("instrument", kwargs={"code": code})
        return self.site + address_on(where, as_of=self.day, as_known_on=self.as_known_on)

    def rest(self, anchor: str) -> Callable[[int], Line]:
        """What stands in the place of rows that are not printed: how many, and where they are."""

        def say(left: int) -> Line:
            # Asked only when the sheet is set: the language then may be another.
            with override(self.language):
                said = ngettext(
                    "%(n)s more is not printed here; it is on the page of the State:",
                    "%(n)s more are not printed here; they are on the page of the State:",
                    left,
                )
            address = f"{self.page}#{anchor}" if anchor else self.page
            return (Piece(said % {"n": left} + " ", strong=True), Piece(address, to=address))

        return say


@dataclass(frozen=True)
class Said:
    """A part with the facts it shows, and the lists of acts it rests on, each with its number."""

    part: Part
    facts: Plain
    lists: tuple[ActList, ...] = ()


def opened(piece: Piece) -> Piece:
    """The piece with a capital at its head."""
    return replace(piece, text=piece.text[:1].upper() + piece.text[1:])
