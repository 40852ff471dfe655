"""How the verbs of reporting take a day and an address, and write their files."""

import argparse
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import urlsplit

from accede.basics.days import parse_day, refuse_future
from accede.basics.errors import BadInput, Place


def day_named(text: str, today: date) -> date:
    """The day somebody wrote; none that is to come."""
    return refuse_future(parse_day(text), today=today)


def site_named(given: str) -> str:
    """An address people can open, without a slash at its end."""
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise argparse.ArgumentTypeError(f"‘{given}’ is not an address such as https://host")
    return given.rstrip("/")


def write_all(folder: Path, files: Mapping[str, bytes], what: str) -> list[Path]:
    """Writes every file beside its place first and moves all of them in at the end."""
    waiting: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            with NamedTemporaryFile(dir=folder, prefix=".writing-", delete=False) as temporary:
                waiting.append((Path(temporary.name), folder / name))
                temporary.write(content)
                temporary.flush()
                os.fsync(temporary.fileno())
            waiting[-1][0].chmod(0o644)
        for temporary_path, place in waiting:
            temporary_path.replace(place)
    except OSError as error:
        raise BadInput(
            f"{what} cannot be written there: {error.strerror or error}",
            remedy="choose a folder that can be written to with --out",
            place=Place(str(folder)),
        ) from error
    finally:
        for temporary_path, _ in waiting:
            temporary_path.unlink(missing_ok=True)
    return [place for _, place in waiting]
