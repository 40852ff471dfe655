"""What the API answers where it cannot give what is asked (RFC 9457).

Each answer says what kind of problem it is, which field is wrong if one is, and what to do.
``type`` is the address of the kind in the reference of the API.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from django.http import HttpRequest, HttpResponse

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its status, its name in the reference, what it is, what to do."""

    status: int
    name: str
    title: str
    what_to_do: str


KINDS: Mapping[int, Kind] = {
    each.status: each
    for each in (
        Kind(400, "bad-request", "The request cannot be read", "Check the address and its query."),
        Kind(
            401,
            "no-token",
            "The token does not open anything",
            "Send a token that is in use as ‘Authorization: Bearer …’, or none at all: public "
            "addresses need none.",
        ),
        Kind(
            403,
            "refused",
            "This is not open to you",
            "Use a token that has the scope, of a person whose office may see this.",
        ),
        Kind(
            404,
            "not-found",
            "There is nothing at this address",
            "Check the code, or begin from a list; every address is in /api/openapi.json.",
        ),
        Kind(
            405,
            "not-allowed",
            "This address is only read",
            "Use GET. What is written is written on the pages.",
        ),
        Kind(
            406,
            "not-acceptable",
            "The API answers in JSON alone",
            "Accept application/json, or leave the header Accept out.",
        ),
        Kind(
            422,
            "bad-field",
            "A field of the query cannot be used",
            "Correct the fields named, each as it says.",
        ),
        Kind(
            429,
            "too-many",
            "Too many requests in a short time",
            "Wait as long as the header Retry-After says; a token allows more.",
        ),
        Kind(
            500,
            "server-error",
            "The product failed; nothing was changed",
            "Try again later; tell the operator if it stays so.",
        ),
    )
}


class Field(msgspec.Struct, kw_only=True):
    """One field that cannot be used: its name, what is wrong with it, what to write."""

    name: str
    problem: str
    what_to_do: str


class Problem(msgspec.Struct, kw_only=True):
    """Why the API cannot answer, and what to do. ``fields`` is empty where none is at fault."""

    type: str
    title: str
    status: int
    detail: str
    what_to_do: str
    instance: str
    fields: list[Field]


class Told(HttpResponse):
    """A problem, as it is answered."""


def tell(
    request: HttpRequest,
    status: int,
    detail: str = "",
    *,
    what_to_do: str = "",
    fields: Sequence[Field] = (),
) -> Told:
    """The answer for a problem of the kind that this status has."""
    kind = KINDS[status]
    problem = Problem(
        type=f"/api/#{kind.name}",
        title=kind.title,
        status=status,
        detail=detail or kind.title,
        what_to_do=what_to_do or kind.what_to_do,
        instance=request.path,
        fields=list(fields),
    )
    answer = Told(msgspec.json.encode(problem), status=status, content_type=MEDIA_TYPE)
    answer["Cache-Control"] = "no-store"
    return answer
