"""The tree: files stay short, name no machine and no registry, and the wheel is whole."""

import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, run

import pytest

LONGEST = 500
_SKIPPED = frozenset({"out", "_build", "dist", "__pycache__"})


def _join(*parts: str) -> str:
    """A word put together here, so that this file does not contain it."""
    return "".join(parts)


# Where packages are fetched from is the business of the machine that fetches them.
_REGISTRIES = re.compile(
    "|".join(
        (
            _join("py", r"pi\.org"),
            _join("python", r"hosted\.org"),
            _join("npm", r"js\.(?:org|com)"),
            _join("deb", r"ian\.org"),
            _join("ubun", r"tu\.com"),
            _join("--index", "-url"),
            _join("--find", "-links"),
        )
    ),
    re.IGNORECASE,
)
# A folder of one person's or one machine's disk. System paths such as /usr are no such thing.
_MACHINES = re.compile(
    r"(?<![\w./:<>-])/(?:"
    + "|".join((_join("ho", r"me/\w"), _join("ro", "ot/"), _join("wo", "rk/"), _join("Us", "ers/")))
    + r")|\b[A-Z]:\\\\?(?:Users|work)"
)


def files(checkout: Path) -> Iterator[Path]:
    """Every file that is or could be committed."""
    listed = run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=checkout,
        stdout=PIPE,
        stderr=DEVNULL,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        yield from (path for name in names if name and (path := checkout / name).is_file())
        return
    for path in checkout.rglob("*"):
        parts = path.relative_to(checkout).parts
        hidden = any(part.startswith(".") and part not in (".ci", ".gitignore") for part in parts)
        if path.is_file() and not hidden and _SKIPPED.isdisjoint(parts):
            yield path


def told(text: str) -> list[tuple[int, str]]:
    """The lines of a text that name a registry or a folder of a machine."""
    return [
        (number, line.strip()[:120])
        for number, line in enumerate(text.splitlines(), 1)
        if _REGISTRIES.search(line) or _MACHINES.search(line)
    ]


def test_no_file_names_a_registry_or_a_machine(checkout: Path) -> None:
    found = []
    for path in files(checkout):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(checkout)}:{line}: {what}" for line, what in told(text)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        _join("--index", "-url https://packages.example/simple"),
        _join("fetched from files.python", "hosted.org"),
        _join("/ho", "me/someone/accede/out"),
        _join("see /wo", "rk/shared"),
    ],
)
def test_a_line_that_names_one_is_caught(line: str) -> None:
    assert told(line)


@pytest.mark.parametrize("line", ["/usr/bin/env", "../shared/data", "src/accede", "/en/states/"])
def test_a_line_that_names_none_passes(line: str) -> None:
    assert told(line) == []


def lengths(folder: Path) -> list[tuple[int, str]]:
    """The Python files under a folder by their number of lines, longest first."""
    counted = [
        (len(path.read_text(encoding="utf-8").splitlines()), path.relative_to(folder).as_posix())
        for path in folder.rglob("*.py")
        if "migrations" not in path.parts
    ]
    return sorted(counted, reverse=True)


def test_no_module_outgrows_its_room(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    longest = lengths(checkout / "src")[:10]
    with capsys.disabled():
        print("\nlongest modules:", *(f"  {lines:4} {name}" for lines, name in longest), sep="\n")
    assert [name for lines, name in longest if lines > LONGEST] == []


def test_a_module_too_long_is_seen(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * (LONGEST + 1), encoding="utf-8")
    assert lengths(tmp_path) == [(LONGEST + 1, "long.py")]


@pytest.mark.slow
def test_the_wheel_carries_the_catalogue(checkout: Path, tmp_path: Path) -> None:
    built = run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=checkout,
        stdout=PIPE,
        stderr=STDOUT,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout
    (wheel,) = tmp_path.glob("*.whl")
    inside = zipfile.ZipFile(wheel).namelist()
    ours = {path.relative_to(checkout).as_posix() for path in files(checkout)}
    catalogue = {name for name in ours if name.startswith("catalogue/")}
    assert {f"accede/_{name}" for name in catalogue} <= set(inside)
    assert any(name.endswith(".html") for name in inside)
    assert any(name.endswith(".typ") for name in inside)
    assert not any(name.startswith("tests/") for name in inside)
