"""How the product cites: provisions of instruments, and document symbols.

``TBC97:2.3.a`` is article 2, paragraph 3, letter (a) of the instrument TBC97.
``A/RES/68/187`` is a document symbol; it is the same in all languages.
"""

import re
from dataclasses import dataclass

from accede.basics.errors import BadInput, Place

_PROVISION = re.compile(r"([A-Z][A-Z0-9-]*):(P?[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*)", re.ASCII)
_SYMBOL = re.compile(r"[A-Z]+(?:/[A-Z0-9][A-Za-z0-9.()-]*)+", re.ASCII)


@dataclass(frozen=True)
class Provision:
    """One provision of one instrument.

    >>> Provision.parse("TBC97:2.3.a").article
    '2'
    >>> str(Provision.parse("IPP73:6.1.a-e"))
    'IPP73:6.1.a-e'
    """

    instrument: str
    path: tuple[str, ...]

    @classmethod
    def parse(cls, text: str, *, place: Place | None = None) -> "Provision":
        """Reads a code such as ``TBC97:2.3.a``; otherwise ``BadInput``."""
        match = _PROVISION.fullmatch(text)
        if match is None:
            raise BadInput(
                f"‘{text}’ does not cite a provision",
                remedy="write the instrument, a colon, the article and its parts: TBC97:2.3.a",
                place=place,
            )
        return cls(match[1], tuple(match[2].split(".")))

    @property
    def article(self) -> str:
        """The article, as printed."""
        return self.path[0]

    def __str__(self) -> str:
        return f"{self.instrument}:{'.'.join(self.path)}"


def parse_symbol(text: str, *, place: Place | None = None) -> str:
    """The document symbol, checked for its form; otherwise ``BadInput``.

    >>> parse_symbol(" A/RES/68/187 ")
    'A/RES/68/187'
    """
    symbol = text.strip()
    if _SYMBOL.fullmatch(symbol) is None:
        raise BadInput(
            f"‘{text}’ is not a document symbol",
            remedy="write it as printed, for example A/RES/68/187",
            place=place,
        )
    return symbol
