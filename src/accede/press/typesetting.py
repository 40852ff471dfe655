"""Sets a document in type: plain data in, an accessible PDF (PDF/UA-1) out.

The layout is a ``.typ`` file of a room; what it is filled with arrives as JSON, so that no
text is ever read as markup. Fonts come from the wheels that carry them and from nowhere
else, and the clock is the document's own day: the same data give the same bytes anywhere.
"""

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias, Union

import typst

from accede.press.letters import held, legible

Data: TypeAlias = Union[bool, int, str, Sequence["Data"], Mapping[str, "Data"], None]
"""What a layout may be filled with."""

LATIN = ("fontpkg_noto_serif", "fontpkg_noto_sans")
ARABIC = ("fontpkg_noto_sans_arabic",)
"""The wheels that carry the fonts. None of them has Chinese: those fonts are too large."""

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_STREAM = re.compile(rb"/Type\s*/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def typeset(layout: Path, data: Mapping[str, Data], day: date) -> bytes:
    """The PDF of a layout filled with data and dated with a day.

    Everything the layout may open lies in its own folder.
    """
    filled = json.dumps(printable(data), ensure_ascii=False, sort_keys=True)
    made = typst.Compiler(
        input=layout,
        root=layout.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": filled},
    ).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=datetime.combine(day, time(), tzinfo=UTC)
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def printable(data: Data) -> Data:
    """The data with every text in signs that the fonts have."""
    if isinstance(data, str):
        return legible(data, _letters())
    if isinstance(data, Mapping):
        return {key: printable(value) for key, value in data.items()}
    if isinstance(data, Sequence):
        return [printable(value) for value in data]
    return data


def pages(pdf: bytes) -> int:
    """How many pages a PDF made here has."""
    packed = b"".join(zlib.decompress(stream) for stream in _STREAM.findall(pdf))
    return len(_PAGE.findall(pdf + packed))


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the wheels alone: none of the system, none that typst carries itself."""
    folders: list[str] = [str(_folder(wheel)) for wheel in (*LATIN, *ARABIC)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def _letters() -> tuple[frozenset[int], ...]:
    """What every Latin font has, upright and slanted alike, and what the Arabic ones have."""
    return tuple(
        frozenset.intersection(
            *(held(path) for wheel in wheels for path in sorted(_folder(wheel).glob("*.ttf")))
        )
        for wheels in (LATIN, ARABIC)
    )


def _folder(wheel: str) -> Path:
    found = find_spec(wheel)
    if found is None or found.origin is None:
        raise RuntimeError(f"the fonts of {wheel} are not installed: start script/run again")
    return Path(found.origin).with_name("files")
