"""Opens the treaty texts and checks that what the catalogue cites is there.

For each entry that says it was read in a text: the article exists; where the text is
numbered, so do the paragraph and the letter; and what is cited holds the entry's key terms.
The check proves itself: with every article moved on by one, nearly all entries must fail.
An entry whose text is not at hand here is counted, by instrument, and says how it was checked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from accede.basics.sources import Checked
from accede.treaties import catalogue
from accede.treaties.rules import Instrument, Obligation

FILES = {
    "TOKYO63": "tokyo1963",
    "HAGUE70": "hague1970",
    "MTL71": "montreal1971",
    "IPP73": "diplomats1973",
    "HOST79": "hostages1979",
    "CPPNM80": "cppnm1980",
    "AIRP88": "airports1988",
    "SUA88": "sua1988",
    "FPP88": "suaprot1988",
    "MARPLEX91": "mex1991",
    "TBC97": "bombings1997",
    "ICSFT99": "financing1999",
    "ICSANT05": "nuclear2005",
    "SUAP05": "sua1988",
    "FPPP05": "suaprot1988",
    "BEIJC10": "beijing2010",
    "BEIJP10": "beijingprot2010",
    "UNTOC00": "untoc2000",
    "ECE57": "ece-extradition1957",
    "ECST77": "coe-terror1977",
    "CECPT05": "coe-terror2005",
}
CONSOLIDATED = frozenset({"SUAP05", "FPPP05"})
"""Their articles are in the consolidated text of the instrument they amend; their own are not."""
READ_ELSEWHERE = {
    "CPPNMA05": 1,
    "ECE-2AP78": 3,
    "ECE-3AP10": 5,
    "ECE-AP75": 1,
    "ECMA-2AP01": 10,
    "ECMA-AP78": 1,
    "ECMA59": 14,
    "SCR1373": 16,
    "SCR1624": 7,
    "SCR2396": 19,
    "SCR2462": 14,
    "UNCAC03": 32,
    "UNPERS94": 37,
    "UNTOC-FIR01": 5,
    "UNTOC-SOM00": 6,
    "UNTOC-TIP00": 4,
}
"""Entries read in a text that is not at hand here, by instrument: they are not checked again."""
NEVER_CHECKED = {
    "ARAB98",
    "ASEAN07",
    "CIS99",
    "ECOWAS-EXT94",
    "ECOWAS-MLA92",
    "OAS02",
    "OAU-P04",
    "OIC99",
    "SAARC-AP04",
    "SAARC87",
    # Decisions known from pages that describe them; some of their paragraphs are not carried.
    "SCR2133",
    "SCR2199",
    "SCR2253",
}
"""Instruments of which no text was at hand at all; their pages say so."""
INSTRUMENTS = catalogue.everything()
# One English heading is Dutch by mistake; the Dutch text begins with an article 1 of its own.
_ARTICLE = re.compile(r"^#{3,4} ?Arti(?:cle|kel)\s+(\S+)\s*$", re.MULTILINE)
_DUTCH = re.compile(r"^#{3,4} ?Artikel\s+[1I]\s*$", re.MULTILINE)
# A list inside a letter may be numbered too; its points begin with small letters.
_NUMBER = re.compile(r"^(\d+(?: ?bis)?)\.(?![ \t]*[a-z])\s*", re.MULTILINE)
_LETTER = re.compile(r"^\(?([a-h])\)\s*", re.MULTILINE)
# Where letters go on to i, which looks like the first of the Roman numerals.
_LETTER_TO_I = re.compile(r"^\(?([a-i])\)\s*", re.MULTILINE)
_LETTER_WITH_DOT = re.compile(r"^([a-h])\.\s*", re.MULTILINE)
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
    text = _DUTCH.split(text, maxsplit=1)[0]
    return Cut.at(_ARTICLE, text).parts


def cited(article: str, paragraph: str) -> str | None:
    """The text that a paragraph cites (with what introduces it); ``None`` where it is not there."""
    text, introduced = article, ""
    for step, mark in steps(paragraph):
        cut = Cut.at(mark, text)
        if mark is _LETTER and not cut.parts:
            cut = Cut.at(_LETTER_WITH_DOT, text)
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
            yield step, _LETTER_TO_I if step.endswith("i") else _LETTER
        else:
            yield step, _ROMAN


def plain(text: str) -> str:
    """The text for comparison: one space, small letters, straight quotation marks."""
    straight = text.translate(str.maketrans("’‘“”", "''\"\"", "*"))
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


def read_in_a_text(instrument: Instrument) -> list[Obligation]:
    return [each for each in instrument.obligations if each.checked is Checked.TEXT]


def faults(folder: Path, instrument: Instrument, shift: int = 0) -> list[str]:
    """What is wrong with the citations of an instrument, each article moved by ``shift``."""
    texts = articles(folder, instrument.code)
    order = list(texts)

    def moved(article: str) -> str:
        place = order.index(article) + shift if article in order else -1
        return order[place] if 0 <= place < len(order) else f"{article} moved by {shift}"

    found = (
        fault(texts, moved(each.article) if shift else each.article, each)
        for each in read_in_a_text(instrument)
    )
    return [each for each in found if each]


@pytest.fixture
def folder(shared: Path) -> Path:
    return shared / "data" / "treaty-texts"


@pytest.mark.parametrize("code", list(FILES))
def test_every_cited_provision_is_there_and_shows_its_key_terms(folder: Path, code: str) -> None:
    assert faults(folder, INSTRUMENTS[code]) == []


@pytest.mark.parametrize("shift", [1, -1])
def test_the_check_fails_where_every_article_is_moved(folder: Path, shift: int) -> None:
    at_hand = [INSTRUMENTS[code] for code in FILES]
    every = sum(len(read_in_a_text(each)) for each in at_hand)
    caught = sum(len(faults(folder, each, shift)) for each in at_hand)
    assert every > 600
    assert caught / every >= 0.9, f"{caught} of {every}"


def test_how_each_entry_was_checked_is_known_by_instrument() -> None:
    """A text that was read elsewhere is no proof here: those entries are counted by name."""
    elsewhere = {
        code: len(read_in_a_text(each))
        for code, each in INSTRUMENTS.items()
        if code not in FILES and read_in_a_text(each)
    }
    assert elsewhere == READ_ELSEWHERE
    never = {
        code
        for code, each in INSTRUMENTS.items()
        if each.obligations and {one.checked for one in each.obligations} == {Checked.NOT_CHECKED}
    }
    assert never == NEVER_CHECKED


def test_the_check_sees_a_wrong_paragraph(folder: Path) -> None:
    texts = articles(folder, "TBC97")
    assert cited(texts["2"], "3.c") is not None
    assert cited(texts["2"], "3.d") is None
    assert cited(texts["2"], "9") is None
    beijing = articles(folder, "BEIJC10")["1"]
    assert "special fissionable material" in plain(cited(beijing, "1.i") or "")
    assert cited(beijing, "1.j") is None


@pytest.mark.parametrize("code", list(FILES))
def test_every_final_clause_and_notification_cites_an_article_that_is_there(
    folder: Path, code: str
) -> None:
    """Clauses of an instrument whose own text is at hand, and no later consolidation of another."""
    if code in CONSOLIDATED:
        pytest.skip(f"the final clauses of {code} are not in the text at hand")
    instrument, texts = INSTRUMENTS[code], articles(folder, code)
    own = instrument.clauses
    terms = [own.entry, own.later, own.denunciation, own.signature]
    clauses = [each.article for each in terms if each]
    clauses += [each.article for each in own.further if each.article]
    clauses += [each.article for each in instrument.notifications if each.checked is Checked.TEXT]
    for clause in clauses:
        for part in clause.split(", "):
            number, *rest = re.findall(r"\w+", part)
            assert number in texts, clause
            assert cited(texts[number], ".".join(rest)) is not None, clause
