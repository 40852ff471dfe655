"""Where the catalogue stands on disk, and how one file of it is read: strictly.

A catalogue file is YAML, one thing per file, decoded into a ``msgspec.Struct`` that a
room's ``catalogue.py`` declares with ``forbid_unknown_fields``. A wrong or unknown field
is a ``BadInput`` that names the file and the field; nothing falls to a default unseen.
"""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from accede.basics.errors import BadInput, Place

T = TypeVar("T")


class _Strict(yaml.CSafeLoader):
    """YAML in which a key stands once: a second one would silently replace the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(
                        None, None, f"the key ‘{key.value}’ stands twice", key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)


_CHECKOUT = Path(__file__).resolve().parents[3]
_INSTALLED = Path(__file__).resolve().parents[1] / "_catalogue"


@cache
def root() -> Path:
    """The catalogue folder: ``ACCEDE_CATALOGUE``, or the one that came with the product."""
    chosen = os.environ.get("ACCEDE_CATALOGUE")
    if chosen:
        return Path(chosen)
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT / "catalogue"


def read(path: Path, shape: type[T]) -> T:
    """One catalogue file as the shape asked; ``BadInput`` where it does not fit."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_Strict)
    except (OSError, ValueError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BadInput(
            f"the catalogue file cannot be read: {getattr(error, 'problem', None) or error}",
            remedy="mend the YAML, or restore the file",
            place=Place(str(path), mark.line + 1 if mark else None),
        ) from error
    try:
        return msgspec.convert(raw, shape, strict=True)
    except msgspec.ValidationError as error:
        raise BadInput(
            f"the catalogue file does not have the expected form: {error}",
            remedy="correct the field named; codes such as NO need quotes in YAML",
            place=Place(str(path)),
        ) from error


def each(folder: str, shape: type[T]) -> Iterator[tuple[str, T]]:
    """Every file of one folder of the catalogue, by name: (name without ``.yaml``, content)."""
    for path in sorted((root() / folder).glob("*.yaml")):
        yield path.stem, read(path, shape)
