"""The API of the workspace under ``/api/v1/``: the rooms' routers together.

Only reading, and only JSON. Every problem is a problem document. Who calls, and how often,
is for the gate to say (``gate``).
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import msgspec
from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_request
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import BaseRenderer

from accede.basics.asking import BadField
from accede.basics.errors import BadInput
from accede.site.problems import Field, tell

ROOT, PLACE = "/api/", "/api/v1/"


class _Json(BaseRenderer):
    """Writes what an operation answers; several times faster than field by field."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return msgspec.json.encode(data)


api = NinjaAPI(
    title="Accede",
    version="1",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    renderer=_Json(),
)
for _room in apps.get_app_configs():
    _module = f"{_room.name}.api"
    if _room.name.startswith("accede.") and _room.label != "site" and find_spec(_module):
        api.add_router("", import_module(_module).router)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return tell(request, 404, str(error))


@api.exception_handler(BadInput)
def _bad_input(request: HttpRequest, error: BadInput) -> HttpResponse:
    name = error.field if isinstance(error, BadField) else ""
    fields = [Field(name=name, problem=error.problem, what_to_do=error.remedy)] if name else []
    return tell(request, 422, error.problem, what_to_do=error.remedy, fields=fields)


@api.exception_handler(ValidationError)
def _bad_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        Field(
            name=str(each["loc"][-1]),
            problem=each["msg"][:1].lower() + each["msg"][1:],
            what_to_do="write it as the reference says",
        )
        for each in error.errors
    ]
    return tell(request, 422, fields=fields)


def entry(request: HttpRequest) -> HttpResponseRedirect:
    """From the root of the API to its reference, in the language the reader's browser asks for."""
    return HttpResponseRedirect(f"/{get_language_from_request(request)}{ROOT}")
