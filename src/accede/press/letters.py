"""Which signs the pinned fonts can draw; every other one becomes a visible stand-in.

A PDF that claims to be accessible has no sign without its shape, and typst refuses to make
one. So a text is read against the fonts before it is set: a sign they lack is printed as
``�`` (U+FFFD) where the font has it, never dropped and never a failure.
"""

import struct
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

STAND_IN = "\N{REPLACEMENT CHARACTER}"
"""What is printed in place of a sign that no font has."""

_SPACES = {"\t": " ", "\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
# Signs without a shape of their own that join their neighbours, or keep one text apart from
# the direction of another. Those that turn a direction round are not among them.
_JOINING = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")
_BREAKS = frozenset("\n\u00ad\u200b\u2060")
_WINDOWS, _UNICODE, _FULL = 3, 1, 10
_SEGMENTS, _GROUPS = 4, 12


def legible(text: str, fonts: Sequence[frozenset[int]]) -> str:
    """The text with every sign that no font has replaced by the stand-in.

    A mark that combines is kept only where the font of the letter it stands on has it too:
    the two are drawn together.
    """
    for given, meant in _SPACES.items():
        text = text.replace(given, meant)
    kept = []
    current: frozenset[int] | None = None
    for sign in unicodedata.normalize("NFC", text):
        if sign in _BREAKS or sign in _JOINING:
            kept.append(sign)
            continue
        if unicodedata.category(sign).startswith("M"):
            drawn = current is not None and ord(sign) in current
        else:
            current = next((held for held in fonts if ord(sign) in held), None)
            drawn = current is not None and not _hidden(sign)
        kept.append(sign if drawn else STAND_IN)
        if not drawn:
            current = None
    return "".join(kept)


def _hidden(sign: str) -> bool:
    """Whether the sign has no shape and may change what stands around it."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs", "Cn")


@cache
def held(path: Path) -> frozenset[int]:
    """The code points that a font file has a shape for, read from its ``cmap`` table."""
    font = path.read_bytes()
    count = struct.unpack_from(">H", font, 4)[0]
    for entry in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", font, 12 + 16 * entry)
        if tag == b"cmap":
            return frozenset(_mapped(font, start))
    raise ValueError(f"{path.name} maps no characters")


def _mapped(font: bytes, start: int) -> Iterator[int]:
    for entry in range(struct.unpack_from(">H", font, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * entry)
        if platform != _WINDOWS or encoding not in (_UNICODE, _FULL):
            continue
        table = start + offset
        match struct.unpack_from(">H", font, table)[0]:
            case form if form == _SEGMENTS:
                yield from _segments(font, table)
            case form if form == _GROUPS:
                for group in range(struct.unpack_from(">I", font, table + 12)[0]):
                    first, last, _ = struct.unpack_from(">III", font, table + 16 + 12 * group)
                    yield from range(first, last + 1)


def _segments(font: bytes, table: int) -> Iterator[int]:
    """The code points of a table by segments; the last segment is the end mark, U+FFFF."""
    twice = struct.unpack_from(">H", font, table + 6)[0]
    ends, starts = table + 14, table + 16 + twice
    deltas, offsets = starts + twice, starts + 2 * twice
    for at in range(0, twice, 2):
        first = struct.unpack_from(">H", font, starts + at)[0]
        last = struct.unpack_from(">H", font, ends + at)[0]
        delta = struct.unpack_from(">H", font, deltas + at)[0]
        offset = struct.unpack_from(">H", font, offsets + at)[0]
        for code in range(first, last + 1):
            glyph = code + delta
            if offset:
                place = offsets + at + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph & 0xFFFF and code != 0xFFFF:
                yield code
