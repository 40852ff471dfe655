"""A line of a paper: what it says, and where it stands."""

from dataclasses import dataclass
from enum import Enum, auto


class Zone(Enum):
    """Where on its page a line stands, as far as the format tells."""

    TEXT = auto()
    NOTE = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: its number, its text without outer spaces, its place.

    ``indent`` is counted beyond the file's own margin; ``page`` says that a page break
    stands before it. ``zone`` is known of a PDF alone.
    """

    number: int
    text: str
    indent: int
    blank_before: bool
    blank_after: bool
    page: bool = False
    zone: Zone = Zone.TEXT
