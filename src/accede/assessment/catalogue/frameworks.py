"""The frameworks of questions, one file each, and the law their questions cite.

``catalogue/frameworks/<CODE>.yaml`` lists the elements that paragraphs of the mandate name
and the questions that serve them; ``law/cited.yaml`` the articles outside the treaties of
the catalogue. Everything is checked together: codes once, every element served, every
question of another framework there.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from accede import shelf
from accede.assessment.catalogue.demonstration import Words
from accede.assessment.rules import (
    Also,
    Cited,
    Element,
    Framework,
    Kind,
    Paragraph,
    Question,
    unserved,
)
from accede.basics.errors import BadInput, Place

FOLDER = "frameworks"
FEWEST, MOST = 8, 15
_NAME = re.compile(r"[A-Z][A-Z0-9]*")


class ElementEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An element as a file writes it: its own code, its paragraphs, our words."""

    code: str
    paragraphs: tuple[str, ...]
    en: str
    fr: str


class QuestionEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question as a file writes it."""

    code: str
    kind: Kind
    serves: tuple[str, ...]
    question: Words
    guidance: Words
    evidence: Words
    law: tuple[str, ...] = ()


class AlsoEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question of another framework that this one asks too."""

    question: str
    serves: tuple[str, ...]


class FrameworkEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: ``checked`` says whether the paragraphs were read for its elements."""

    code: str
    title: Words
    about: Words
    checked: Literal["text", "memory"]
    elements: tuple[ElementEntry, ...]
    questions: tuple[QuestionEntry, ...]
    also: tuple[AlsoEntry, ...] = ()


class CitedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article that questions cite, and how it was checked."""

    code: str
    title: Words
    says: Words
    checked: Literal["text", "memory"]


class CitedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every article cited that no treaty of the catalogue holds."""

    law: tuple[CitedEntry, ...]


@cache
def frameworks() -> Mapping[str, Framework]:
    """Every framework by its code, in the order of the mandate; ``BadInput`` names file and
    field where one does not fit.
    """
    found: dict[str, Framework] = {}
    for name, entry in shelf.each(FOLDER, FrameworkEntry):
        found[name] = _framework(name, entry)
    known = {each.code for one in found.values() for each in one.questions}
    law = set(cited())
    for name, framework in found.items():
        for fault, field in _faults(framework, known, law):
            raise BadInput(
                f"{field}: {fault}", remedy="correct the field named", place=_place(name)
            )
    return MappingProxyType(
        dict(sorted(found.items(), key=lambda item: (item[0][0] != "M", item[0])))
    )


@cache
def cited() -> Mapping[str, Cited]:
    """The law that questions cite outside the treaties of the catalogue, by its code."""
    place = shelf.root() / FOLDER / "law" / "cited.yaml"
    found: dict[str, Cited] = {}
    for each in shelf.read(place, CitedFile).law:
        if each.code in found:
            raise BadInput(
                f"law: {each.code} stands twice",
                remedy="give each article once",
                place=Place(str(place)),
            )
        found[each.code] = Cited(each.code, each.title.text, each.says.text, each.checked)
    return MappingProxyType(found)


def _framework(name: str, entry: FrameworkEntry) -> Framework:
    if entry.code != name or not _NAME.fullmatch(name):
        raise BadInput(
            f"code: the file is of ‘{entry.code}’",
            remedy="name the file after the code of its framework, in capitals",
            place=_place(name),
        )
    return Framework(
        code=entry.code,
        title=entry.title.text,
        about=entry.about.text,
        checked=entry.checked,
        elements=tuple(
            Element(each.code, Words(each.en, each.fr).text, tuple(_paragraphs(name, each)))
            for each in entry.elements
        ),
        questions=tuple(
            Question(
                code=each.code,
                kind=each.kind,
                question=each.question.text,
                guidance=each.guidance.text,
                evidence=each.evidence.text,
                serves=each.serves,
                law=each.law,
            )
            for each in entry.questions
        ),
        also=tuple(Also(each.question, each.serves) for each in entry.also),
    )


def _paragraphs(name: str, element: ElementEntry) -> Iterator[Paragraph]:
    for each in element.paragraphs:
        try:
            yield Paragraph.parse(each)
        except ValueError as error:
            raise BadInput(
                f"elements.{element.code}.paragraphs: {error}",
                remedy="write the symbol, a colon and the number",
                place=_place(name),
            ) from error


def _faults(framework: Framework, known: set[str], law: set[str]) -> Iterator[tuple[str, str]]:
    """What is amiss in a framework, each with the field it stands in."""
    for number, question in enumerate(framework.questions, 1):
        if question.code != f"{framework.code}:{number}":
            yield f"{question.code} should be {framework.code}:{number}", "questions.code"
        for each in question.law:
            treaty = shelf.root() / "treaties" / f"{each.partition(':')[0]}.yaml"
            if each not in law and not treaty.is_file():
                yield f"{question.code} cites {each}, which nobody lists", "questions.law"
    codes = [each.code for each in framework.elements]
    for code in codes:
        if codes.count(code) > 1:
            yield f"the element {code} stands twice", "elements.code"
    for element in framework.elements:
        if not element.paragraphs:
            yield f"the element {element.code} names no paragraph", "elements.paragraphs"
    for shared in framework.also:
        if (
            shared.question not in known
            or shared.question in framework.asks[: len(framework.questions)]
        ):
            yield f"{shared.question} is no question of another framework", "also.question"
    if len(set(framework.asks)) != len(framework.asks):
        yield "a question is asked twice", "also.question"
    if not FEWEST <= len(framework.asks) <= MOST:
        yield f"{len(framework.asks)} questions; {FEWEST} to {MOST} are asked", "questions"
    for fault in unserved(framework):
        yield fault, "serves"


def _place(name: str) -> Place:
    return Place(str(shelf.root() / FOLDER / f"{name}.yaml"))
