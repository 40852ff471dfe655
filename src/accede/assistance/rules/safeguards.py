"""What must be reasoned in writing and read by a second person before an activity begins.

Some activities touch people's rights closely enough that good intent is not a record:
those that support security bodies, measures on the Internet, work that concerns children,
and cooperation between States in criminal matters.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.assessment.rules import second_reader_differs
from accede.basics.errors import BadInput
from accede.basics.ruled import rule
from accede.basics.texts import Text


class Concern(StrEnum):
    """Why an activity needs a safeguards record."""

    SECURITY_BODIES = "SECURITY_BODIES"
    INTERNET = "INTERNET"
    CHILDREN = "CHILDREN"
    COOPERATION = "COOPERATION"


class Marker(StrEnum):
    """What an activity is marked for; each is given, 0 included."""

    HUMAN_RIGHTS = "HUMAN_RIGHTS"
    GENDER = "GENDER"
    CHILDREN = "CHILDREN"
    VICTIMS = "VICTIMS"


LEVELS = (0, 1, 2)
"""0 not targeted, 1 significant, 2 principal."""


class SafeguardLacking(BadInput):
    """The activity does not begin: a concern has no reasoning read by a second person."""


@dataclass(frozen=True)
class SafeguardView:
    """The written reasoning on one concern; ``second_reader`` is blank until it was read."""

    concern: Concern
    reasoning: Text
    author: str
    written_on: date
    second_reader: str = ""
    read_on: date | None = None


def concerns_of(
    declared: Iterable[Concern],
    by_theme: Mapping[str, Concern],
    themes: Iterable[str],
    markers: Mapping[Marker, int],
) -> frozenset[Concern]:
    """The concerns an activity has: those declared, those its themes bring, and children
    where it is marked for them. A concern cannot be talked away by leaving it undeclared.
    """
    found = set(declared) | {by_theme[theme] for theme in themes if theme in by_theme}
    if markers[Marker.CHILDREN] > 0:
        found.add(Concern.CHILDREN)
    return frozenset(found)


@rule("ACTIVITY-2")
def safeguarded(concerns: Iterable[Concern], records: Iterable[SafeguardView], on: date) -> None:
    """An activity that supports security bodies, concerns the Internet, children or
    cooperation in criminal matters begins only with a safeguards record on each such
    concern: a written reasoning, and a named second reader who is not its author. Where
    there are several reasonings on a concern, the last one written is the one to read.
    """
    newest = {record.concern: record for record in records if record.written_on <= on}
    read = {
        record.concern
        for record in newest.values()
        if record.second_reader.strip()
        and second_reader_differs(record.second_reader, record.author)
        and record.read_on is not None
        and record.read_on <= on
    }
    lacking = sorted(set(concerns) - read)
    if lacking:
        raise SafeguardLacking(
            f"ACTIVITY-2: no safeguards record read by a second person on {', '.join(lacking)}",
            remedy="write the reasoning and have another person read it, then begin",
        )
