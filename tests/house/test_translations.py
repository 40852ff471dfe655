"""Every text of a page exists in French, whole and with its placeholders."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po
from tests.house.source_texts import Message, badly_set, messages

from accede.site.reference import texts

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


# Words that French and English write alike. A sentence is never one of them.
ALIKE = frozenset(
    {
        *("Assistance", "Code", "Condition", "Format", "Instrument", "Instruments", "Note"),
        *("Obligation", "Obligations", "Participant", "Parties", "Session", "Signature"),
        *("Source", "Sources", "page", "art.\u00a0%(article)s", "contributions", "coordination"),
        *("Article", "Participants", "Convention", "Extradition", "Notifications"),
        *("Force", "Notes", "Documents", "Question", "Questions"),
    }
)


def test_every_text_of_a_page_has_its_french() -> None:
    assert {text: where for text, where in sources().items() if text not in french()} == {}


# What no language changes, and the name.
_SAID_AS_IT_IS = re.compile(r"\bAccede\b|[A-Z0-9][-A-Z0-9:.]*(?:[0-9]\.[a-z])?\b")
_OF_DJANGO = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL
)
_SPOKEN = re.compile(r'(?:aria-label|data-label|title|alt|placeholder)="([^"]*)"')


def own_words(template: str) -> list[str]:
    """What a template says or speaks that no catalogue can translate."""
    left = _OF_DJANGO.sub("", template)
    said = [*_SPOKEN.findall(left), *re.split(r"<[^>]*>", left)]
    return [
        text for each in said if re.search(r"[^\W\d_]{2}", text := _SAID_AS_IT_IS.sub("", each))
    ]


def test_no_template_says_what_cannot_be_translated() -> None:
    house = CHECKOUT / "src/accede"
    found = {
        path.name: words
        for path in house.glob("**/templates/**/*.html")
        if (words := own_words(path.read_text(encoding="utf-8")))
    }
    assert found == {}
    assert own_words("<h2>Conversation</h2>") and own_words('<nav aria-label="Steps"></nav>')
    assert not own_words('<p>{% translate "Steps" %} · TBC97:2.3.a</p>')


def test_french_is_not_english_repeated() -> None:
    alike = {text for text, said in forms() if said == text}
    assert alike - ALIKE == set()
    assert ALIKE - alike == set(), "no longer alike: take it off the list"


def test_french_is_set_as_french() -> None:
    assert [said for _, said in forms() if badly_set(said)] == []


@cache
def sources() -> dict[Message, str]:
    """Every text marked for translation in the rooms, and the file it stands in."""
    house = CHECKOUT / "src/accede"
    files = [path for kind in ("html", "txt", "py") for path in house.glob(f"**/*.{kind}")]
    found = {
        message: path.relative_to(house).as_posix() for path in files for message in messages(path)
    }
    # The reference of the API is made from the operations themselves.
    return found | {(None, text): "site/reference.py" for text in texts()}


@cache
def french() -> frozenset[Message]:
    """Every text that some room's French catalogue has, by its English."""
    return frozenset((message.context, _forms(message.id)[0]) for message in _entries())


def forms() -> Iterator[tuple[str, str]]:
    """Every form of every French text, of one and of many, beside its English."""
    for message in _entries():
        yield from zip(_forms(message.id), _forms(message.string), strict=True)


@cache
def _entries() -> tuple[Entry, ...]:
    found: list[Entry] = []
    for path in SOURCES:
        if path.parents[1].name == "fr":
            with path.open("rb") as file:
                found += [message for message in read_po(file, locale="fr") if message.id]
    return tuple(found)


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


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
