"""A text in several languages, and which language was in fact given.

The six official languages are in the order the United Nations prints them. A text
falls back to English, then to the first language it has; the caller is told which, so
that a page can mark a text that is not in the reader's language.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
# The languages in which the product's own sentences exist. In the others names, days and
# numbers are right, and sentences are English.
WRITTEN = ("en", "fr")


def written_in(language: str) -> str:
    """The language in which a reader of this one is given sentences.

    >>> written_in("fr"), written_in("ar")
    ('fr', 'en')
    """
    return language if language in WRITTEN else "en"


@dataclass(frozen=True)
class Text:
    """A text by language code, at least one language, none of them blank.

    >>> name = Text({"en": "Türkiye", "fr": "Türkiye"})
    >>> name.in_("fr"), name.given("ar")
    ('Türkiye', 'en')
    """

    by_language: Mapping[str, str]

    def __post_init__(self) -> None:
        if not self.by_language:
            raise ValueError("a text needs at least one language")
        for language, text in self.by_language.items():
            if language not in LANGUAGES:
                raise ValueError(f"{language!r} is not one of {', '.join(LANGUAGES)}")
            if not text.strip():
                raise ValueError(f"the text in {language!r} is blank")

    def given(self, language: str) -> str:
        """The language in which ``in_`` answers: the one asked, else English, else the first."""
        for choice in (language, "en"):
            if choice in self.by_language:
                return choice
        return next(iter(self))

    def in_(self, language: str) -> str:
        """The text in the language asked, or in the one it falls back to."""
        return self.by_language[self.given(language)]

    def __iter__(self) -> Iterator[str]:
        return (language for language in LANGUAGES if language in self.by_language)

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.by_language.items())))
