"""A reading as one JSON document: what ``accede mandates read --json`` prints."""

from collections import Counter
from collections.abc import Mapping, Sequence

from accede.basics.digests import Plain
from accede.mandates.rules import Mend, Paragraph, Part, Reading
from accede.mandates.rules.senses import Sense

# Where each kind of paragraph stands: the opening words and a recommendation open a text,
# a heading stands among what it heads.
_PARTS: Mapping[Part, str] = {
    Part.CHAPEAU: "preamble",
    Part.RECOMMENDATION: "preamble",
    Part.PREAMBLE: "preamble",
    Part.OPERATIVE: "operative",
    Part.HEADING: "operative",
    Part.ANNEX: "annex",
}
if set(_PARTS) != set(Part):
    raise AssertionError("a part of a resolution has no place")


def document(reading: Reading, senses: Sequence[Sense] = ()) -> dict[str, Plain]:
    """The reading as plain data; days in ISO form, ``None`` where the file prints none.

    With ``senses``, one for each paragraph, each paragraph also has what it says.
    """
    counted = Counter(str(use) for use in reading.uses if use is not None)
    return {
        "symbol": reading.symbol,
        "language": reading.language,
        "organ": reading.organ,
        "session": reading.session,
        "adopted": reading.adopted.isoformat() if reading.adopted else None,
        "title": reading.title,
        "agenda_item": reading.agenda_item,
        "committee_report": reading.committee_report,
        "paragraphs": [
            {**_paragraph(paragraph), **(_sense(senses[place]) if senses else {})}
            for place, paragraph in enumerate(reading.paragraphs)
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


def _paragraph(paragraph: Paragraph) -> dict[str, Plain]:
    return {
        "part": _PARTS[paragraph.part],
        "kind": "paragraph" if _PARTS[paragraph.part] == paragraph.part else str(paragraph.part),
        "number": paragraph.number,
        "at": paragraph.at,
        "level": paragraph.level,
        "text": paragraph.text,
        "in_draft": paragraph.in_draft,
        "lines": [paragraph.first_line, paragraph.last_line],
    }


def _sense(sense: Sense) -> dict[str, Plain]:
    due: dict[str, Plain] | None = None
    if sense.deadline is not None:
        due = {
            "session": sense.deadline.session,
            "year": sense.deadline.year,
            "every": sense.deadline.every,
        }
    return {
        "verbs": list(sense.verbs),
        "force": sense.force and str(sense.force),
        "addressees": [str(each) for each in sense.addressees],
        "conditions": [str(each) for each in sense.conditions],
        "themes": list(sense.themes),
        "references": list(sense.references),
        "deadline": due,
        "asks": [
            {"verb": call.verb, "force": str(call.force), "of": [str(each) for each in call.of]}
            for call in sense.calls
        ],
    }


def _change(mend: Mend) -> dict[str, Plain]:
    return {"line": mend.line, "found": mend.found, "made": mend.made, "why": mend.why}
