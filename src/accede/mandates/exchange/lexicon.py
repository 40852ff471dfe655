"""The words of texts, in small letters: what the mender may know besides the document."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{2,}")


def words(texts: Iterable[str]) -> frozenset[str]:
    """Every word of two letters or more.

    >>> sorted(words(["L’Office aide", "Aide sur demande"]))
    ['aide', 'demande', 'office', 'sur']
    """
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))
