"""A reading as one JSON document: what ``accede mandates read --json`` prints."""

from collections import Counter

from accede.basics.digests import Plain
from accede.mandates.rules import Mend, Reading


def document(reading: Reading) -> dict[str, Plain]:
    """The reading as plain data; days in ISO form, ``None`` where the file prints none."""
    counted = Counter(str(use) for use in reading.uses if use is not None)
    return {
        "symbol": reading.symbol,
        "language": reading.language,
        "organ": reading.organ,
        "session": reading.session,
        "adopted": reading.adopted.isoformat() if reading.adopted else None,
        "title": reading.title,
        "paragraphs": [
            {
                "part": str(paragraph.part),
                "number": paragraph.number,
                "at": paragraph.at,
                "level": paragraph.level,
                "text": paragraph.text,
                "in_draft": paragraph.in_draft,
                "lines": [paragraph.first_line, paragraph.last_line],
            }
            for paragraph in reading.paragraphs
        ],
        "notes": [
            {"mark": note.mark, "text": note.text, "called_from": list(note.called_from)}
            for note in reading.notes
        ],
        "mends": [_change(mend) for mend in reading.mends],
        "doubts": [_change(doubt) for doubt in reading.doubts],
        "furniture": [
            {"line": each.line, "text": each.text, "kind": each.kind} for each in reading.furniture
        ],
        "lines": {use: counted.get(use, 0) for use in ("text", "note", "furniture", "blank")},
    }


def _change(mend: Mend) -> dict[str, Plain]:
    return {"line": mend.line, "found": mend.found, "made": mend.made, "why": mend.why}
