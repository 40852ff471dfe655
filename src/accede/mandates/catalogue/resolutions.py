"""The resolutions of the mandate, read from ``catalogue/mandates/*.yaml``, strictly."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache

import msgspec

from accede import shelf
from accede.basics.citations import parse_symbol
from accede.basics.errors import BadInput, Place
from accede.basics.sources import Checked, Source
from accede.basics.texts import Text
from accede.mandates.rules import (
    Addressee,
    Adoption,
    Ask,
    Consideration,
    Duty,
    Force,
    Resolution,
)

FOLDER = "mandates"


class Theme(StrEnum):
    """What a paragraph is about; the same words mark requests and activities."""

    ACCESSION = "ACCESSION"
    LEGISLATION = "LEGISLATION"
    COORDINATION = "COORDINATION"
    COOPERATION = "COOPERATION"
    AUTHORITIES = "AUTHORITIES"
    TRAINING = "TRAINING"
    RULE_OF_LAW = "RULE_OF_LAW"
    HUMAN_RIGHTS = "HUMAN_RIGHTS"
    STRATEGIES = "STRATEGIES"
    EXPERTISE = "EXPERTISE"
    TOOLS = "TOOLS"
    FTF = "FTF"
    NEXUS = "NEXUS"
    BORDER = "BORDER"
    CULTURE = "CULTURE"
    ICT = "ICT"
    VICTIMS = "VICTIMS"
    CHILDREN = "CHILDREN"
    GENDER = "GENDER"
    PARTNERSHIPS = "PARTNERSHIPS"
    CONTRIBUTIONS = "CONTRIBUTIONS"
    RESOURCES = "RESOURCES"
    REPORTING = "REPORTING"


class _Shape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What every shape of this catalogue is: frozen, and strict about its fields."""


class _Source(_Shape, frozen=True):
    title: str
    reference: str = ""
    stated_on: date | None = None


class _Line(_Shape, frozen=True):
    preceded_by: str = ""
    succeeded_by: str = ""


class _Also(_Shape, frozen=True):
    symbol: str
    organ: dict[str, str]
    adopted: date
    session: str


class _Consideration(_Shape, frozen=True):
    number: str
    summary: dict[str, str]
    themes: tuple[Theme, ...] = ()
    rules: tuple[str, ...] = ()


class _Ask(_Shape, frozen=True):
    force: Force
    of: Addressee


class _Duty(_Shape, frozen=True):
    number: str
    summary: dict[str, str]
    rows: tuple[str, ...]
    themes: tuple[Theme, ...]
    asks: tuple[_Ask, ...]
    on_request: bool = False
    on_request_by_policy: bool = False


class _Resolution(_Shape, frozen=True):
    symbol: str
    title: dict[str, str]
    organ: dict[str, str]
    adopted: date
    session: str
    report_to_session: str
    source: _Source
    checked: Checked
    preamble: tuple[_Consideration, ...]
    operative: tuple[_Duty, ...]
    line: _Line = _Line()
    also: tuple[_Also, ...] = ()


@cache
def resolutions() -> Mapping[str, Resolution]:
    """Every resolution of the catalogue by its own symbol, oldest adoption first."""
    read = [_resolution(name, shape) for name, shape in shelf.each(FOLDER, _Resolution)]
    by_day = sorted(read, key=lambda each: (each.adopted, each.symbol))
    return {each.symbol: each for each in by_day}


def _resolution(name: str, shape: _Resolution) -> Resolution:
    place = Place(f"{FOLDER}/{name}.yaml")
    symbols = [shape.symbol, *(each.symbol for each in shape.also)]
    symbols += [each for each in (shape.line.preceded_by, shape.line.succeeded_by) if each]
    for symbol in symbols:
        parse_symbol(symbol, place=place)
    for numbers in (shape.preamble, shape.operative):
        if [each.number for each in numbers] != [str(n + 1) for n in range(len(numbers))]:
            raise BadInput(
                "the paragraphs are not numbered 1, 2, 3 in order",
                remedy="number every paragraph as the resolution does",
                place=place,
            )
    return Resolution(
        symbol=shape.symbol,
        also=tuple(each.symbol for each in shape.also),
        title=Text(shape.title),
        adopted=shape.adopted,
        organ=Text(shape.organ),
        session=shape.session,
        report_to_session=shape.report_to_session,
        operative=tuple(_duty(each) for each in shape.operative),
        preamble_count=len(shape.preamble),
        source=Source(shape.source.title, shape.source.reference, shape.source.stated_on),
        checked=shape.checked,
        preamble=tuple(
            Consideration(
                each.number,
                Text(each.summary),
                tuple(theme.value for theme in each.themes),
                each.rules,
            )
            for each in shape.preamble
        ),
        adoptions=tuple(
            Adoption(each.symbol, Text(each.organ), each.adopted, each.session)
            for each in shape.also
        ),
        preceded_by=shape.line.preceded_by,
        succeeded_by=shape.line.succeeded_by,
    )


def _duty(shape: _Duty) -> Duty:
    return Duty(
        number=shape.number,
        summary=Text(shape.summary),
        rows=shape.rows,
        themes=tuple(theme.value for theme in shape.themes),
        asks=tuple(Ask(each.force, each.of) for each in shape.asks),
        on_request=shape.on_request,
        on_request_by_policy=shape.on_request_by_policy,
    )
