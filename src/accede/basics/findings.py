"""What a reader of a file noticed and did not mend.

A finding is about the input, not about a State: a wrong date, a row twice, a name held
for an officer. The findings of a law review are another thing; see ``assessment``.
"""

from dataclasses import dataclass

from accede.basics.errors import Place


@dataclass(frozen=True)
class Finding:
    """One thing wrong with one place of an input, and what to do about it.

    ``code`` names the kind of finding (``IMPORT-3``); texts never hold a name that is
    held for an officer.
    """

    code: str
    place: Place
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.code}: {self.problem}. What to do: {self.remedy}."
