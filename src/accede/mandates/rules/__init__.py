"""What a resolution is made of, and what must hold of a reading of one.

A ``Reading`` is what stands in a file. A ``Resolution`` is what the catalogue says of it in
the product's own words.
"""

from accede.mandates.rules.readings import (
    Call,
    Furniture,
    Mend,
    Note,
    Paragraph,
    Part,
    Reading,
    Use,
)
from accede.mandates.rules.resolutions import (
    Addressee,
    Adoption,
    Ask,
    Consideration,
    Duty,
    Force,
    Resolution,
)
from accede.mandates.rules.soundness import (
    calls_and_notes_agree,
    counts_agree,
    doubts_are_said,
    every_line_is_used,
    findings,
    letters,
    mends_keep_letters,
    numbers_run_on,
    one_symbol,
    texts_are_whole,
)

__all__ = [
    "Addressee",
    "Adoption",
    "Ask",
    "Call",
    "Consideration",
    "Duty",
    "Force",
    "Furniture",
    "Mend",
    "Note",
    "Paragraph",
    "Part",
    "Reading",
    "Resolution",
    "Use",
    "calls_and_notes_agree",
    "counts_agree",
    "doubts_are_said",
    "every_line_is_used",
    "findings",
    "letters",
    "mends_keep_letters",
    "numbers_run_on",
    "one_symbol",
    "texts_are_whole",
]
