"""Drafting options for programs: every kind of obligation, in English and French."""

from typing import Annotated

import msgspec
from django.http import Http404, HttpRequest
from ninja import Path, Router
from pydantic import WithJsonSchema

from accede.legislation.queries import drafting_options
from accede.legislation.rules import Options, Point
from accede.treaties.queries import kind_text
from accede.treaties.rules import ObligationKind

router = Router(tags=["Legislation"])

OneKind = Annotated[
    str,
    Path(examples=["OFFENCE"]),
    WithJsonSchema(
        {"type": "string", "description": "The kind of obligation.", "enum": list(ObligationKind)}
    ),
]


class PointItem(msgspec.Struct, kw_only=True):
    """One thing said, and the articles it rests on."""

    text: dict[str, str]
    law: list[str]


class ChoiceItem(msgspec.Struct, kw_only=True):
    """A choice to be made, and the ways that lie open."""

    text: dict[str, str]
    law: list[str]
    ways: list[PointItem]


class KindItem(msgspec.Struct, kw_only=True):
    """A kind of obligation; ``drafting`` is ``needed``, ``depends`` or ``none``."""

    kind: str
    title: dict[str, str]
    drafting: str
    why: dict[str, str]


class KindsAnswer(msgspec.Struct, kw_only=True):
    """Every kind of obligation, in the order of the catalogue."""

    count: int
    items: list[KindItem]


class OptionsAnswer(msgspec.Struct, kw_only=True):
    """The drafting options for one kind; ``checked`` says how the articles were made sure."""

    kind: KindItem
    elements: list[PointItem]
    choices: list[ChoiceItem]
    pitfalls: list[PointItem]
    rights: list[PointItem]
    questions: list[PointItem]
    checked: str


@router.get("/drafting-options", url_name="drafting-options", summary="Drafting options")
def list_kinds(request: HttpRequest) -> KindsAnswer:
    """Every kind of obligation, whether law is needed for it, and why."""
    items = [_kind(each) for each in drafting_options().values()]
    return KindsAnswer(count=len(items), items=items)


@router.get(
    "/drafting-options/{kind}", url_name="drafting-option", summary="Drafting options of one kind"
)
def one_kind(request: HttpRequest, kind: OneKind) -> OptionsAnswer:
    """What a provision needs to have, choices, pitfalls, rights, questions. No model law."""
    if kind not in ObligationKind.__members__:
        raise Http404("no obligation is of this kind")
    held = drafting_options()[ObligationKind(kind)]
    return OptionsAnswer(
        kind=_kind(held),
        elements=[_point(each) for each in held.elements],
        choices=[
            ChoiceItem(
                text=dict(each.question.words.by_language),
                law=list(each.question.law),
                ways=[_point(one) for one in each.ways],
            )
            for each in held.choices
        ],
        pitfalls=[_point(each) for each in held.pitfalls],
        rights=[_point(each) for each in held.rights],
        questions=[_point(each) for each in held.questions],
        checked=held.checked,
    )


def _kind(held: Options) -> KindItem:
    return KindItem(
        kind=held.kind.value,
        title=dict(kind_text(held.kind).by_language),
        drafting=held.drafting.value,
        why=dict(held.why.by_language),
    )


def _point(point: Point) -> PointItem:
    return PointItem(text=dict(point.words.by_language), law=list(point.law))
