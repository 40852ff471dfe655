"""The review of the demonstration, as its catalogue file gives it.

It is not loaded by itself: the roof plays it through ``acts``, person by person, so that
the demonstration passes the same rules as everybody.
"""

from datetime import date

import msgspec

from accede import shelf
from accede.assessment.rules import Draft, Judgement
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.journal.rules import Target

_FILE = "demonstration/review.yaml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text in English and French, neither of them left out."""

    en: str
    fr: str

    @property
    def text(self) -> Text:
        """The words as the product's own kind of text."""
        return Text({"en": self.en.strip(), "fr": self.fr.strip()})


class SourceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a fact comes from, as a catalogue file writes it."""

    title: str
    reference: str = ""
    stated_on: date | None = None

    @property
    def source(self) -> Source:
        """The source as the product's own kind."""
        return Source(self.title, self.reference, self.stated_on)


class DemonstrationFinding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer of the demonstration: who wrote it on what grounds, who read it when."""

    obligation: str
    judgement: Judgement
    provisions: tuple[str, ...]
    reasoning: Words
    author: str
    answered_on: date
    second_reader: str
    read_on: date
    lacking: tuple[Words, ...] = ()
    consulted: Words | None = None
    because: Words | None = None

    def draft(self, evidence: tuple[Target, ...] = ()) -> Draft:
        """The answer as ``acts`` take it."""
        return Draft(
            judgement=self.judgement,
            reasoning=self.reasoning.text,
            evidence=evidence,
            lacking=tuple(element.text for element in self.lacking),
            consulted=self.consulted.text if self.consulted else None,
            because=self.because.text if self.because else None,
        )


class DemonstrationReview(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The review that a fictitious State asks for, and what becomes of it."""

    code: str
    state: str
    law: str
    words: Words
    asked_by: str
    asked_on: date
    source: SourceEntry
    assigned_by: str
    assigned_on: date
    officers: tuple[str, ...]
    findings: tuple[DemonstrationFinding, ...]


def demonstration_review() -> DemonstrationReview:
    """The review of the demonstration; ``BadInput`` where the file does not fit."""
    path = shelf.root() / _FILE
    review = shelf.read(path, DemonstrationReview)
    for finding in review.findings:
        strangers = {finding.author, finding.second_reader} - set(review.officers)
        if strangers:
            raise BadInput(
                f"{', '.join(sorted(strangers))} is not among the officers assigned",
                remedy="list every author and second reader under ‘officers’",
                place=Place(str(path)),
            )
    return review
