"""Files written whole or not at all: beside their place first, then moved in."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from accede.basics.errors import BadInput, Place


def write_all(folder: Path, files: Mapping[str, bytes], what: str) -> list[Path]:
    """Writes every file beside its place first and moves all of them in at the end.

    ``what`` names them in a refusal (‘the plan’). ``BadInput`` where the folder cannot be had.
    """
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
