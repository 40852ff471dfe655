"""What every format of a law is first turned into: paragraphs, one after the other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a file, without marks of its format.

    ``line`` is where it begins, counted from 1 (in a PDF the page). ``heading`` says that the
    format sets it off as a heading, ``margin`` that it stands where a page has its running head.
    """

    text: str
    line: int
    heading: bool = False
    margin: bool = False
