"""The law of the demonstration, as its catalogue file gives it.

It is not loaded by itself: the roof records it through ``acts``.
"""

from datetime import date

import msgspec

from accede import shelf
from accede.basics.periods import Period
from accede.basics.sources import Source
from accede.basics.texts import Text
from accede.legislation.rules import ProvisionVersion


class ArticleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One article, with heading and text by language."""

    number: str
    heading: dict[str, str]
    text: dict[str, str]


class DemonstrationLaw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fictitious law of a fictitious State; all its articles enter into force together."""

    code: str
    state: str
    title: dict[str, str]
    cited_as: str
    source_title: str
    source_reference: str
    recorded_by: str
    recorded_on: date
    in_force_from: date
    articles: tuple[ArticleEntry, ...]

    @property
    def source(self) -> Source:
        """Where the law says it was published."""
        return Source(self.source_title, self.source_reference, self.in_force_from)

    def provisions(self) -> tuple[ProvisionVersion, ...]:
        """The articles as ``acts.record_law`` takes them, in their order."""
        return tuple(
            ProvisionVersion(
                number=article.number,
                heading=_text(article.heading),
                text=_text(article.text),
                in_force=Period(self.in_force_from),
            )
            for article in self.articles
        )


def demonstration_law() -> DemonstrationLaw:
    """The law of the demonstration; ``BadInput`` where the file does not fit."""
    return shelf.read(shelf.root() / "demonstration/penal-code.yaml", DemonstrationLaw)


def _text(by_language: dict[str, str]) -> Text:
    return Text({language: text.strip() for language, text in by_language.items()})
