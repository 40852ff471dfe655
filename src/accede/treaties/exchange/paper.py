"""A plan as a PDF (PDF/UA-1) of two pages, set smaller where it would need more."""

from collections.abc import Mapping
from pathlib import Path

from accede.press.typesetting import Data, pages, typeset
from accede.treaties.rules.documents import Block, Document, Heading, Paragraph, Runs

PAPER = Path(__file__).with_name("paper")
"""Where the layout stands."""

PAGES = 2
"""On how many pages a plan is printed at most."""

_SIZES = (8.6, 8.0, 7.4, 6.8, 6.2)
_REGION = {"en": "GB", "fr": "FR"}


def write(document: Document) -> bytes:
    """The plan in the largest type in which it does not exceed its pages."""
    made = b""
    for size in _SIZES:
        made = typeset(PAPER / "plan.typ", _data(document, size), document.day)
        if pages(made) <= PAGES:
            break
    return made


def _data(document: Document, size: float) -> Mapping[str, Data]:
    day = document.day
    return {
        "title": document.title,
        "lang": document.language,
        "region": _REGION[document.language],
        "day": [day.year, day.month, day.day],
        # Type sizes travel as text of whole tenths: data hold no fractions.
        "size": str(size),
        "foot": document.foot,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> Data:
    match block:
        case Heading():
            return {"k": "heading", "t": block.text}
        case Paragraph():
            return {"k": "par", "style": block.style.value, "runs": _runs(block.runs)}
        case _:
            return {
                "k": "table",
                "header": block.header,
                "widths": block.widths,
                "rows": [
                    [{"c": [_runs(line) for line in cell]} for cell in row] for row in block.rows
                ],
            }


def _runs(said: Runs) -> list[Data]:
    return [{"t": run.text, "strong": run.strong, "quiet": run.quiet} for run in said]
