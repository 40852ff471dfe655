"""The instruments and the acts the catalogue carries, read from YAML, strictly.

``catalogue/treaties/<CODE>.yaml`` is an instrument, ``catalogue/participation/*.yaml`` a
list of acts, ``catalogue/treaties/words/*.yaml`` the words for codes. Acts that a State of
the demonstration is said to have done stand apart, in ``demonstration/participation/*.yaml``.
"""

from collections.abc import Mapping
from functools import cache

from accede import shelf
from accede.basics.digests import digest
from accede.basics.texts import Text
from accede.treaties.catalogue.instruments import decisions, everything, instruments
from accede.treaties.catalogue.lists import DEMONSTRATION, entitled, participation

__all__ = [
    "catalogue_digest",
    "decisions",
    "entitled",
    "everything",
    "instruments",
    "participation",
    "words",
]


@cache
def words(kind: str) -> Mapping[str, Text]:
    """The words for codes of one kind (``reasons``, ``statuses``, ``acts``, ``kinds``…).

    Raises ``BadInput`` where there is no such file.
    """
    path = shelf.root() / "treaties" / "words" / f"{kind}.yaml"
    return {code: Text(text) for code, text in shelf.read(path, dict[str, dict[str, str]]).items()}


@cache
def catalogue_digest() -> str:
    """The digest of the catalogue files this room reads; changes when any of them does."""
    files = sorted(
        path
        for folder in ("treaties", "participation", DEMONSTRATION)
        for path in (shelf.root() / folder).glob("*.yaml")
    )
    return digest([[path.name, path.read_text(encoding="utf-8")] for path in files])
