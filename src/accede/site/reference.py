"""The reference of the API: OpenAPI for programs, and a page for people made from the same.

What an operation takes is read from its parameters, what it answers from the type it
returns. Nothing is written twice, so nothing can disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from accede.site.api import PLACE, api
from accede.site.problems import KINDS, MEDIA_TYPE, Problem

_REFERENCE = "#/components/schemas/{name}"
# What any operation may answer besides; 404 only where the address holds a code.
_ALWAYS = (401, 403, 405, 406, 422, 429, 500)

DESCRIPTION = (
    "Instruments, participation, obligations, States, the mandate and the figures of reports, "
    "read by anybody; requests for assistance as far as their States opened them. Names are "
    "given in every language there is; codes are the same in all. Accede is not a product of "
    "the United Nations and does not speak for it."
)


@dataclass(frozen=True)
class Parameter:
    """What an operation takes: where (path or query), whether it must, what it means."""

    name: str
    where: str
    required: bool
    description: str
    example: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One operation as the page shows it."""

    door: str
    path: str
    title: str
    description: str
    tag: str
    parameters: tuple[Parameter, ...]
    answer: str
    example: str

    @property
    def query(self) -> tuple[str, ...]:
        """The names that its query may hold."""
        return tuple(each.name for each in self.parameters if each.where == "query")


def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document (version 3.1), as JSON."""
    document = dict(schema())
    document["servers"] = [{"url": request.build_absolute_uri("/").rstrip("/")}]
    return HttpResponse(msgspec.json.encode(document), content_type="application/json")


def page(request: HttpRequest) -> HttpResponse:
    """The reference for people: every operation with its fields, its answer, an example."""
    by_tag: dict[str, list[dict[str, Any]]] = {}
    for each in operations():
        shown = {
            "said": each,
            "title": gettext(each.title),
            "description": _runs(each.description),
            "parameters": [
                {"of": one, "description": _runs(one.description)} for one in each.parameters
            ],
        }
        by_tag.setdefault(each.tag, []).append(shown)
    context = {
        "page": "api",
        "calls": settings.ACCEDE_API_CALLS,
        "calls_with_token": settings.ACCEDE_API_CALLS_WITH_TOKEN,
        "groups": [{"title": gettext(tag), "operations": own} for tag, own in by_tag.items()],
        "shapes": [{**each, "description": _runs(str(each["description"]))} for each in _shapes()],
        "problems": [
            {"kind": kind, "title": gettext(kind.title), "what_to_do": gettext(kind.what_to_do)}
            for kind in KINDS.values()
        ],
    }
    return TemplateResponse(request, "site/api.html", context)


@cache
def schema() -> Mapping[str, Any]:
    """The whole document, without the address of the server."""
    document: dict[str, Any] = dict(OpenAPISchema(api, PLACE.strip("/")))
    types = [_answers(operation) for _, operation in _bound()]
    _, shapes = msgspec.json.schema_components((*types, Problem), ref_template=_REFERENCE)
    document["info"]["description"] = DESCRIPTION
    document["components"] = {
        "schemas": {name: _plain(shape) for name, shape in sorted(shapes.items())},
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    }
    answers = {_id(operation): _answers(operation).__name__ for _, operation in _bound()}
    for path, methods in document["paths"].items():
        for details in methods.values():
            details["summary"] = _line(details["summary"])
            details["description"] = _line(details.get("description", ""))
            for each in details["parameters"]:
                if examples := each.pop("examples", None):
                    each["example"] = examples[0]
                # An empty field is one left out, not one of the choices.
                if each["schema"].get("default") == "":
                    del each["schema"]["default"]
            details["responses"] = _responses(answers[details["operationId"]], "{" in path)
            # A token may be sent to every operation, and need not.
            details["security"] = [{}, {"token": []}]
    return document


@cache
def operations() -> tuple[Said, ...]:
    """Every operation, in the order of the rooms, as the page and the gate need it."""
    doors = {_id(operation): f"api:{_name(operation)}" for _, operation in _bound()}
    answers = {_id(operation): _answers(operation).__name__ for _, operation in _bound()}
    return tuple(
        _said(path, details, doors[details["operationId"]], answers[details["operationId"]])
        for path, methods in schema()["paths"].items()
        for details in methods.values()
    )


def texts() -> frozenset[str]:
    """Every text of the reference that a reader's language has of its own."""
    said = [text for each in operations() for text in (each.tag, each.title, each.description)]
    said += [one.description for each in operations() for one in each.parameters]
    said += [str(each["description"]) for each in _shapes()]
    said += [text for kind in KINDS.values() for text in (kind.title, kind.what_to_do)]
    return frozenset(filter(None, said))


def _said(path: str, details: Mapping[str, Any], door: str, answer: str) -> Said:
    parameters = tuple(
        Parameter(
            name=each["name"],
            where=each["in"],
            required=each["required"],
            description=_line(each.get("description", "")),
            example=_example(each),
            choices=tuple(map(str, each["schema"].get("enum", ()))),
        )
        for each in details.get("parameters", ())
    )
    filled = path
    for each in parameters:
        if each.where == "path":
            filled = filled.replace("{" + each.name + "}", each.example)
    query = "&".join(
        f"{each.name}={each.example}"
        for each in parameters
        if each.where == "query" and each.required
    )
    return Said(
        door=door,
        path=path,
        title=details["summary"],
        description=details["description"],
        tag=details["tags"][0],
        parameters=parameters,
        answer=answer,
        example=f"{filled}?{query}" if query else filled,
    )


def _shapes() -> Sequence[Mapping[str, Any]]:
    """Every kind of object that is answered: its fields, and what they hold."""
    shown = []
    for name, shape in schema()["components"]["schemas"].items():
        fields = [
            {"name": field, "holds": _holds(of)}
            for field, of in shape.get("properties", {}).items()
        ]
        description = _line(shape.get("description", ""))
        shown.append({"name": name, "description": description, "fields": fields})
    return shown


def _holds(of: Mapping[str, Any]) -> str:
    """What a field holds, in the words of JSON Schema: ``date | null``, ``list<ActAnswer>``."""
    if "anyOf" in of:
        return " | ".join(_holds(each) for each in of["anyOf"])
    if "$ref" in of:
        return str(of["$ref"]).rsplit("/", 1)[-1]
    if of.get("type") == "array":
        return f"list<{_holds(of.get('items', {}))}>"
    if of.get("type") == "object" and "additionalProperties" in of:
        return f"map<{_holds(of['additionalProperties'])}>"
    return str(of.get("format") or of.get("type") or "any")


def _responses(answer: str, by_code: bool) -> dict[str, Any]:
    given: dict[str, Any] = {
        "200": {
            "description": "What was asked for",
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{answer}"}}},
        },
        "304": {"description": "What you have still holds (If-None-Match)"},
    }
    statuses = sorted((*_ALWAYS, 404)) if by_code else _ALWAYS
    for status in statuses:
        given[str(status)] = {
            "description": KINDS[status].title,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return given


def _bound() -> Sequence[tuple[str, Operation]]:
    return [
        (path, operation)
        for router in api._get_bound_routers()
        for path, view in router.path_operations.items()
        for operation in view.operations
    ]


def _id(operation: Operation) -> str:
    return operation.operation_id or api.get_openapi_operation_id(operation)


def _name(operation: Operation) -> str:
    return str(getattr(operation, "url_name", "") or operation.view_func.__name__)


def _answers(operation: Operation) -> type:
    answered: type = get_type_hints(operation.view_func)["return"]
    return answered


def _example(parameter: Mapping[str, Any]) -> str:
    value = parameter.get("example", "")
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plain(shape: Mapping[str, Any]) -> dict[str, Any]:
    described = {"description": _line(shape["description"])} if "description" in shape else {}
    return {**shape, **described}


def _runs(text: str) -> list[tuple[str, bool]]:
    """A description in the reader's language, cut where it names a field: text, and whether it
    is such a name.
    """
    parts = gettext(text).split("``") if text else []
    return [(part, number % 2 == 1) for number, part in enumerate(parts) if part]


def _line(text: str) -> str:
    """A docstring as one line."""
    return " ".join(text.split())
