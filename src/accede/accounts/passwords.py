"""Passwords that have leaked elsewhere, in a file that the operator names.

Beside Django's own list of common ones. The file has one password or one SHA-1 digest
(40 hexadecimal digits, perhaps ``:`` and a count) on a line. A large file must be digests
in their order, as the lists that one can download are; it is searched and never loaded.
"""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from accede.basics.errors import BadInput

_SMALL = 20 * 1024 * 1024
_DIGITS = frozenset(b"0123456789ABCDEFabcdef")


class NotBreached:
    """Refuses a password that stands in the operator's file; without a file, none."""

    def validate(self, password: str, user: Any = None) -> None:
        if settings.ACCEDE_BREACHED_PASSWORDS and is_listed(
            password, Path(settings.ACCEDE_BREACHED_PASSWORDS)
        ):
            raise ValidationError(
                gettext("This password has leaked elsewhere, and is tried first. Choose another."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return gettext("Your password can’t be one that is known to have leaked.")


def is_listed(password: str, path: Path) -> bool:
    """Whether the file has this password, or its digest."""
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
    found = file_of(path)
    if found.stat().st_size <= _SMALL:
        return digest in _digests(found, found.stat().st_mtime_ns)
    with found.open("rb") as file:
        return _search(file, digest.encode(), found.stat().st_size)


def file_of(path: Path) -> Path:
    """The file, if it is there to be read; ``BadInput`` where it is not."""
    try:
        with path.open("rb") as file:
            first = file.readline(200)
    except OSError as error:
        raise BadInput(
            f"ACCEDE_BREACHED_PASSWORDS names {path}, which cannot be read: {error.strerror}",
            remedy="name a file of passwords or of their SHA-1 digests, or leave it out",
        ) from error
    if path.stat().st_size > _SMALL and not _is_digest(first):
        raise BadInput(
            f"{path} is too large for a list of plain passwords",
            remedy="give their SHA-1 digests, one on a line, in their order",
        )
    return path


@lru_cache(maxsize=1)
def _digests(path: Path, changed: int) -> frozenset[str]:
    """Every line of a small file as a digest."""
    lines = (line.strip() for line in path.read_bytes().splitlines())
    return frozenset(
        line[:40].decode().upper()
        if _is_digest(line)
        else hashlib.sha1(line, usedforsecurity=False).hexdigest().upper()
        for line in lines
        if line
    )


def _is_digest(line: bytes) -> bool:
    ends = line[40:41] in (b"", b":", b"\n", b"\r")
    return len(line) >= 40 and ends and _DIGITS.issuperset(line[:40])


def _search(file: BinaryIO, digest: bytes, size: int) -> bool:
    """Halves the file until the line is found or cannot be there."""
    low, high = 0, size
    while low < high:
        middle = (low + high) // 2
        if middle:
            # The rest of the line before; nothing of it where a line begins right here.
            file.seek(middle - 1)
            file.readline()
        else:
            file.seek(0)
        start = file.tell()
        line = file.readline()
        if not line or start >= high:
            # No line begins between the middle and the end: look before the middle.
            high = middle
            continue
        found = line[:40].upper()
        if found == digest:
            return True
        if found < digest:
            low = start + len(line)
        else:
            high = middle
    return False
