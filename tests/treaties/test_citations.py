"""Opens the treaty texts and checks that what the catalogue cites is there.

For each entry: the article exists; where the text is numbered, so do the paragraph and
the letter; and what is cited holds the entry's key terms. The check proves itself: with
every article moved on by one, nearly all entries must fail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from accede.treaties import catalogue
from accede.treaties.rules import Instrument, Obligation

FILES = {
    "IPP73": "diplomats1973",
    "HOST79": "hostages1979",
    "TBC97": "bombings1997",
    "ICSFT99": "financing1999",
    "ICSANT05": "nuclear2005",
}
_ARTICLE = re.compile(r"^### Article\s+(\S+)\s*$", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)\.\s*", re.MULTILINE)
_LETTER = re.compile(r"^\(?([a-h])\)\s*", re.MULTILINE)
_ROMAN = re.compile(r"^\((i{1,3}|iv|v)\)\s*", re.MULTILINE)


@dataclass(frozen=True)
class Cut:
    """A text cut at its marks: what stands before the first, then each part by its mark."""

    head: str
    parts: dict[str, str]

    @classmethod
    def at(cls, mark: re.Pattern[str], text: str) -> "Cut":
        found = list(mark.finditer(text))
        ends = [*(each.start() for each in found[1:]), len(text)]
        parts: dict[str, str] = {}
        for each, end in zip(found, ends[: len(found)], strict=True):
            parts.setdefault(each[1], text[each.end() : end])
        return cls(text[: found[0].start()] if found else text, parts)


@cache
def articles(folder: Path, code: str) -> dict[str, str]:
    """The articles of an instrument by number, as the stored text prints them."""
    (path,) = folder.glob(f"{FILES[code]}_*.md")
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", path.read_text(encoding="utf-8"))
    return Cut.at(_ARTICLE, text).parts


def cited(article: str, paragraph: str) -> str | None:
    """The text that a paragraph cites (with what introduces it); ``None`` where it is not there."""
    text, introduced = article, ""
    for step, mark in steps(paragraph):
        cut = Cut.at(mark, text)
        names = list(cut.parts)
        first, _, last = step.partition("-")
        if first not in names or (last or first) not in names:
            return None
        chosen = names[names.index(first) : names.index(last or first) + 1]
        introduced += " " + cut.head
        text = " ".join(cut.parts[name] for name in chosen)
    return f"{introduced} {text}"


def steps(paragraph: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The steps of a paragraph such as ``1.b.iv``, each with the marks of its level.

    A sentence (``s2``) has no mark in a text and is passed over.
    """
    for number, step in enumerate(filter(None, paragraph.split("."))):
        if re.fullmatch(r"s\d", step):
            continue
        if step[0].isdigit():
            yield step, _NUMBER
        elif number < 2:
            yield step, _LETTER
        else:
            yield step, _ROMAN


def plain(text: str) -> str:
    """The text for comparison: one space, small letters, straight quotation marks."""
    straight = text.translate(str.maketrans("’‘“”", "''\"\""))
    return re.sub(r"\s+", " ", straight).lower()


def fault(texts: dict[str, str], article: str, obligation: Obligation) -> str | None:
    """What is wrong with a citation; ``None`` where it holds."""
    if article not in texts:
        return f"{obligation.code}: no article {article}"
    text = cited(texts[article], obligation.paragraph)
    if text is None:
        return f"{obligation.code}: no paragraph {obligation.paragraph} in article {article}"
    lacking = [term for term in obligation.key_terms if plain(term) not in plain(text)]
    return f"{obligation.code}: {lacking} not in {article}" if lacking else None


def faults(folder: Path, instrument: Instrument, shift: int = 0) -> list[str]:
    texts = articles(folder, instrument.code)
    found = (fault(texts, str(int(each.article) + shift), each) for each in instrument.obligations)
    return [each for each in found if each]


@pytest.fixture
def folder(shared: Path) -> Path:
    return shared / "data" / "treaty-texts"


@pytest.mark.parametrize("code", list(FILES))
def test_every_cited_provision_is_there_and_shows_its_key_terms(folder: Path, code: str) -> None:
    assert faults(folder, catalogue.instruments()[code]) == []


@pytest.mark.parametrize("shift", [1, -1])
def test_the_check_fails_where_every_article_is_moved(folder: Path, shift: int) -> None:
    instruments = catalogue.instruments().values()
    every = sum(len(each.obligations) for each in instruments)
    caught = sum(len(faults(folder, each, shift)) for each in instruments)
    assert caught / every >= 0.9, f"{caught} of {every}"


def test_the_check_sees_a_wrong_paragraph(folder: Path) -> None:
    texts = articles(folder, "TBC97")
    assert cited(texts["2"], "3.c") is not None
    assert cited(texts["2"], "3.d") is None
    assert cited(texts["2"], "9") is None


@pytest.mark.parametrize("code", list(FILES))
def test_every_final_clause_and_notification_cites_an_article_that_is_there(
    folder: Path, code: str
) -> None:
    instrument, texts = catalogue.instruments()[code], articles(folder, code)
    own = instrument.clauses
    terms = [own.entry.term, own.later, own.denunciation, own.signature]
    clauses = [each.article for each in terms if each]
    clauses += [each.article for each in instrument.clauses.further if each.article]
    clauses += [each.article for each in instrument.notifications]
    for clause in clauses:
        number, *rest = re.findall(r"\w+", clause)
        assert number in texts, clause
        assert cited(texts[number], ".".join(rest)) is not None, clause
