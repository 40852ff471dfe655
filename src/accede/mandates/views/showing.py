"""What one paragraph says, in the words of the pages."""

from collections.abc import Mapping
from typing import Any

from accede.mandates.catalogue import Theme
from accede.mandates.rules import Paragraph, Part
from accede.mandates.rules.senses import Sense
from accede.mandates.words import ADDRESSEES, CONDITIONS, FORCES, PARTS, THEMES


def said_of(paragraph: Paragraph, sense: Sense) -> Mapping[str, Any]:
    """A paragraph’s name, anchor and text, and what it says: verbs, footing, themes, days."""
    number = paragraph.number or paragraph.at.partition(" ")[2]
    counted = paragraph.part in (Part.PREAMBLE, Part.OPERATIVE, Part.ANNEX)
    return {
        "named": f"{PARTS[paragraph.part]} {number}".strip() if counted else PARTS[paragraph.part],
        "anchor": paragraph.at.replace(" ", "-"),
        "level": paragraph.level,
        "text": paragraph.text,
        "asks": [
            {
                "verb": call.verb,
                "force": FORCES[call.force],
                "of": [ADDRESSEES[who] for who in call.of],
            }
            for call in sense.calls
        ],
        "conditions": [CONDITIONS[code] for code in sense.conditions],
        "themes": [THEMES[Theme(code)] for code in sense.themes],
        "references": sense.references,
        "deadline": sense.deadline,
    }
