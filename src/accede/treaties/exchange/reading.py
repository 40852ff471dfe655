"""What a reader of a depositary's file is asked, what it answers, and what a form is.

A *form* is one way of writing such a file down: it recognises its own header and reads the
rows below it. ``forms.py`` holds those known; another depositary's format is one more class.
Pure: nothing here opens a file, writes, or looks at a clock.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from accede.basics.findings import Finding
from accede.states.rules import Resolved
from accede.treaties.rules.acts import Act, Life
from accede.treaties.rules.agreements import Agreement
from accede.treaties.rules.instruments import Instrument

Resolve = Callable[[str, date | None], Resolved | None]
"""Whom a name means on a day (``None``: on the day the file speaks of); ``None`` if unknown."""


@dataclass(frozen=True)
class Asked:
    """What a form may know besides the file: the catalogue, and what the loader said.

    ``no_later_than`` is the last day an act in the file can have: the day it is said to
    be complete until, or today. ``chosen`` is the instrument the loader named; ``""``
    where it named none. ``iso2`` gives the two letters of a participant's code.
    """

    file: str
    instruments: Mapping[str, Instrument]
    resolve: Resolve
    no_later_than: date
    lives: Mapping[str, Life] = field(default_factory=dict)
    iso2: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""


@dataclass(frozen=True)
class Listed:
    """What a file says of one instrument: acts, who is only named, and what is wrong.

    ``stated_on`` is the day the list itself speaks of, ``None`` where it gives none;
    ``rows`` counts its rows, the faulty ones too. Acts are those of its sound rows. A list of
    ``parties_only`` gives consents, and no signature at all.
    """

    instrument: str
    title: str
    reference: str
    stated_on: date | None
    acts: tuple[Act, ...]
    named: tuple[str, ...]
    findings: tuple[Finding, ...]
    rows: int
    parties_only: bool = False

    @property
    def newest(self) -> date | None:
        """The newest day among its acts."""
        return max((act.done.earliest for act in self.acts), default=None)


@dataclass(frozen=True)
class Reading:
    """What a file says: lists of acts by instrument, agreements, and findings on other rows.

    ``title`` names the source. ``ignored`` says in words which columns or remarks were read
    and left aside on purpose.
    """

    form: str
    title: str
    rows: int
    lists: tuple[Listed, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    findings: tuple[Finding, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it says nothing at all: no act, no name, no agreement, no finding."""
        said = any(own.acts or own.named for own in self.lists)
        return not said and not self.agreements and not self.all_findings

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order of lines."""
        every = [*self.findings, *(each for own in self.lists for each in own.findings)]
        return tuple(sorted(every, key=lambda each: (each.place.line or 0, each.code)))


Line = tuple[int, Sequence[str]]
"""The number of a line, from 1, and its cells."""


class Form(Protocol):
    """One way of writing down what a depositary holds."""

    @property
    def name(self) -> str:
        """What the form is called in messages and in the docs."""

    def recognises(self, header: Sequence[str]) -> bool:
        """Whether a file that begins with this header is of this form."""

    def read(self, lines: Sequence[Line], asked: Asked) -> Reading:
        """What the file says. The first line is the header; there is at least that one.

        Every value is used, ignored on purpose and said so, or reported with its line.
        Raises ``BadInput`` where the file as a whole cannot be read, and nothing else.
        """
