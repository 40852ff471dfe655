"""A catalogue file is read strictly: what is wrong is named, with its file."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from accede import shelf
from accede.basics.errors import BadInput


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    day: date


def written(folder: Path, text: str) -> Path:
    path = folder / "thing.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "# why\ncode: XAA\nday: 2014-07-10\n")
    assert shelf.read(path, Shape) == Shape("XAA", date(2014, 7, 10))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code: XAA\nday: 2014-02-31\n", "day"),
        ("code: XAA\ncode: XBB\nday: 2014-07-10\n", "twice"),
        ("code: NO\nday: 2014-07-10\n", "str"),
        ("code: XAA\n", "day"),
        ("code: XAA\nday: 2014-07-10\ncolour: red\n", "colour"),
        ("code: [XAA\n", "thing.yaml:"),
        ("", "object"),
    ],
    ids=["31 February", "key twice", "code unquoted", "missing", "unknown", "broken", "empty"],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        shelf.read(path, Shape)
    assert str(path) in str(refused.value)
    assert said in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="What to do"):
        shelf.read(tmp_path / "none.yaml", Shape)


def test_every_file_of_the_catalogue_has_no_key_twice() -> None:
    files = sorted(shelf.root().rglob("*.yaml"))
    assert len(files) > 20
    for path in files:
        shelf.read(path, dict)
