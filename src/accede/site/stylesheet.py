"""The stylesheet: one file, put together from its parts when it is first asked for.

Its address carries a digest of what is in it, so that a browser may keep it for ever and
asks anew when it changes. Nothing is built or collected beforehand.
"""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers

FOLDER = Path(__file__).parent / "static" / "accede"
# In the order of their layers; the first names all layers.
PARTS = (
    *("tokens", "base", "layout", "frame", "marks", "forms", "tables"),
    *("grids", "legal", "records", "pieces", "particular", "languages", "print"),
)

_ADDRESS = re.compile(r"/look/([-\w]+)\.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Stylesheet:
    """What is sent, plain and compressed, and the digest that its address carries."""

    plain: bytes
    compressed: bytes
    digest: str


@cache
def stylesheet() -> Stylesheet:
    """The parts in order, without comments and spare spaces."""
    whole = "\n".join((FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in PARTS)
    plain = _SPACE.sub(" ", _COMMENT.sub("", whole)).strip().encode()
    return Stylesheet(plain, gzip.compress(plain, mtime=0), sha256(plain).hexdigest()[:16])


def address() -> str:
    """Where the stylesheet stands as it is now."""
    return reverse("stylesheet", kwargs={"digest": stylesheet().digest})


def serve(request: HttpRequest, *, digest: str) -> HttpResponse:
    """The stylesheet, to be kept for ever; the address of an older one leads to today's."""
    sheet = stylesheet()
    if digest != sheet.digest:
        return HttpResponseRedirect(address())
    small = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(
        sheet.compressed if small else sheet.plain, content_type="text/css; charset=utf-8"
    )
    if small:
        answer["Content-Encoding"] = "gzip"
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer


def served(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Serves the stylesheet before anything asks who comes, or in which language: it is the
    same for everybody, and says so to the caches on the way.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        found = _ADDRESS.fullmatch(request.path_info)
        return serve(request, digest=found[1]) if found else get_response(request)

    return middleware
