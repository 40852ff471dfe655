"""Every text of a page exists in French, whole and with its placeholders."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = sorted((CHECKOUT / "src").glob("**/locale/*/LC_MESSAGES/*.po"))


def faults(catalog: Catalog) -> Iterator[str]:
    """What is wrong with a translation: a text missing, in doubt, or short of a placeholder."""
    for message in catalog:
        if not message.id:
            continue
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if not all(forms):
            yield f"{message.id!r} is not translated"
        if message.fuzzy:
            yield f"{message.id!r} is in doubt"
        yield from (f"{message.id!r}: {error}" for error in message.check(catalog))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parents[3].name)
def test_a_translation_is_whole(path: Path) -> None:
    with path.open("rb") as file:
        assert list(faults(read_po(file, locale=path.parents[1].name))) == []


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "Home"\nmsgstr ""\n',
        '#, fuzzy\nmsgid "Home"\nmsgstr "Accueil"\n',
        '#, python-format\nmsgid "On %(day)s"\nmsgstr "Le %(jour)s"\n',
    ],
)
def test_a_translation_with_a_fault_is_caught(entry: str) -> None:
    assert list(faults(read_po(BytesIO(entry.encode()), locale="fr")))
