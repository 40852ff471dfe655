"""Provisions → the words that candidates are ranked by."""

import re
from collections.abc import Iterable, Mapping, Sequence

from accede.legislation.rules import Indexed
from accede.stems import words

_NUMBER = r"[LRD]?\d[\w-]*(?:\.\d+\w*)*(?: (?:bis|ter|quater)\b)?"
_THROUGH = r"à|au|to|a|al|–|по|إلى|الى|through"
_AND = rf",|;|et|ou|and|or|y|o|и|или|و|أو|{_THROUGH}"
_REFERENCE = re.compile(
    r"\b(?:articles?|art\.|sections?|ss?\.|subsections?|paragraphs?|art[íi]culos?|"
    r"стат(?:ья|ьи|ье|ей|ьями|ью|ьях|ьям)|ст\.|المادة|المادتين|المواد|مادة)\s+"
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:{_AND})\s*(?:à l’article |l'article )?(?:{_NUMBER}))*)",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"(?P<number>{_NUMBER})|(?P<through>(?<=\s)(?:{_THROUGH})(?=\s))")
_HAN = re.compile(r"第[一二三四五六七八九十百千零〇两]+条(?:之[一二三四五六七八九十]+)?")
_LONGEST_RANGE = 60


def indexed(
    law: str, title: str, provisions: Iterable[tuple[str, str, Sequence[str], str, str]]
) -> list[Indexed]:
    """The provisions of one law for an ``Index``: (number, heading, path, text, language).

    The title of the law counts as the widest heading: it tells what a short law is about.
    """
    listed = list(provisions)
    places = {number: at for at, (number, *_) in enumerate(listed)}
    return [
        Indexed(
            law,
            number,
            heading or (path[-1] if path else ""),
            language,
            (
                words(heading, language),
                words(" . ".join([title, *path]), language),
                words(text, language),
            ),
            frozenset(listed[at][0] for at in references(text, places)) - {number},
        )
        for number, heading, path, text, language in listed
    ]


def references(text: str, places: Mapping[str, int]) -> frozenset[int]:
    """The provisions of the same law that a text refers to, by their place in it.

    >>> sorted(references("aux articles 3 à 5 et 9", {str(n): n for n in range(12)}))
    [3, 4, 5, 9]
    """
    found: set[int] = set()
    for reference in _REFERENCE.finditer(text):
        last, through = None, False
        for piece in _PIECE.finditer(reference["numbers"]):
            if piece["through"]:
                through = True
                continue
            here = places.get(piece["number"].rstrip(".-"))
            if here is not None:
                found.add(here)
                if through and last is not None and 0 < here - last <= _LONGEST_RANGE:
                    found.update(range(last, here))
            last, through = here, False
    found.update(places[each] for each in _HAN.findall(text) if each in places)
    return frozenset(found)
