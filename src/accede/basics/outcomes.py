"""What a command answers: one document for programs, lines for people, findings.

The roof prints it: the document with ``--json``, the lines without. Exit code 0 where
all is well, 1 where there are findings; a wrong call is 2, ``BadInput`` is 3.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from accede.basics.digests import Plain


@dataclass(frozen=True)
class Outcome:
    """``document`` is plain data, ``lines`` are for people, ``found`` asks for exit code 1."""

    document: Plain
    lines: Sequence[str] = ()
    found: bool = False
