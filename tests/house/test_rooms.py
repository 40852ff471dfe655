"""The furniture of the rooms: which kind of module may use which.

import-linter keeps the order of the rooms (``[tool.importlinter]``); here stand the finer
rules of the house, and proofs that both kinds of check catch a violation.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT, run

import grimp
import pytest

_FLOOR = frozenset({"basics", "shelf", "press", "papers", "stems"})
# What one room may read of another. ``acts`` only where something is written.
_OFFERED = frozenset({"rules", "queries", "acts"})
_WRITERS = frozenset({"acts", "commands", "views", "api", "forms", "demonstration"})
# Where records are touched: nowhere else, even at home.
_RECORD_KEEPERS = frozenset({"models", "queries", "acts", "migrations"})


@dataclass(frozen=True)
class Module:
    """A module by its place in the house: ``accede.treaties.rules.fold``."""

    room: str
    furniture: str

    @classmethod
    def at(cls, path: str) -> "Module":
        parts = (*path.split("."), "", "")
        return cls(parts[1], parts[2]) if parts[0] == "accede" else cls("", parts[0])


def faults(importer: str, imported: str) -> Iterator[str]:
    """What the house has against one module importing another."""
    here, there = Module.at(importer), Module.at(imported)
    if not there.room:
        if here.room == "basics" and there.furniture not in sys.stdlib_module_names:
            yield "basics uses the standard library alone"
        if here.furniture == "rules" and there.furniture not in sys.stdlib_module_names:
            yield "rules use the standard library, basics and rules"
        return
    if here.room == "basics" and there.room != "basics":
        yield "basics uses the standard library alone"
    if there.room in _FLOOR:
        if here.furniture == "rules" and there.room != "basics":
            yield "rules use the standard library, basics and rules"
        return
    if here.furniture == "rules" and there.furniture != "rules":
        yield "rules use the standard library, basics and rules"
    if here.furniture == "exchange" and there.furniture not in {"rules", "exchange"}:
        yield "a parser or writer uses rules, and never reaches records"
    if here.furniture == "queries" and there.furniture == "acts":
        yield "who reads does not write"
    if here.room == there.room:
        if there.furniture == "models" and here.furniture not in _RECORD_KEEPERS:
            yield "in a room, only queries and acts touch its records"
    elif there.furniture == "models":
        yield "no room touches the records of another"
    elif here.furniture == there.furniture == "forms":
        # A form of an upper room may build on one of a room below: both are edges.
        return
    elif here.room != "site" and there.furniture not in _OFFERED:
        yield "a room reads another through its rules and queries, and writes through its acts"
    elif here.room != "site" and there.furniture == "acts" and here.furniture not in _WRITERS:
        yield "only acts and the edges of a room use the acts of another"


def broken(imports: Iterable[tuple[str, str]]) -> list[str]:
    """Every import that breaks the house, one line each."""
    return sorted(
        f"{importer} imports {imported}: {fault}"
        for importer, imported in imports
        for fault in faults(importer, imported)
    )


def test_furniture_is_used_as_it_should_be() -> None:
    house = grimp.build_graph("accede", include_external_packages=True)
    imports = [
        (module, used)
        for module in house.modules
        if module.startswith("accede.")
        for used in house.find_modules_directly_imported_by(module)
    ]
    assert len(imports) > 100
    assert broken(imports) == []


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("accede.basics.days", "yaml"),
        ("accede.basics.days", "accede.journal.rules"),
        ("accede.treaties.rules.fold", "django"),
        ("accede.treaties.rules.fold", "accede.shelf"),
        ("accede.treaties.rules.fold", "accede.states.queries"),
        ("accede.treaties.exchange.lists", "accede.treaties.models"),
        ("accede.treaties.exchange.lists", "accede.states.queries"),
        ("accede.treaties.views", "accede.treaties.models"),
        ("accede.treaties.commands", "accede.treaties.models"),
        ("accede.reporting.queries", "accede.treaties.models"),
        ("accede.reporting.queries", "accede.treaties.acts"),
        ("accede.reporting.offers", "accede.journal.acts"),
        ("accede.reporting.views", "accede.treaties.exchange"),
        ("accede.site.views", "accede.treaties.models"),
        ("accede.legislation.review_pages", "accede.assessment.forms"),
    ],
)
def test_an_import_against_the_house_is_caught(importer: str, imported: str) -> None:
    assert broken([(importer, imported)])


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("accede.basics.days", "re"),
        ("accede.treaties.rules.fold", "accede.states.rules"),
        ("accede.treaties.acts", "accede.journal.acts"),
        ("accede.treaties.queries", "accede.treaties.models"),
        ("accede.reporting.queries", "accede.treaties.queries"),
        ("accede.site.cli", "accede.treaties.commands"),
    ],
)
def test_an_import_the_house_foresees_is_allowed(importer: str, imported: str) -> None:
    assert broken([(importer, imported)]) == []


# The contracts of import-linter, shown to fail on a house that breaks them.

_HOUSE = {
    "__init__.py": "",
    "basics/__init__.py": "",
    "shelf/__init__.py": "",
    "press/__init__.py": "",
    "papers/__init__.py": "",
    "stems/__init__.py": "",
    "journal/__init__.py": "",
    "journal/rules.py": "",
    "journal/models.py": "import django.db\n",
    "states/__init__.py": "",
    "states/rules.py": "from accede.journal import rules\n",
    "states/exchange.py": "from accede.states import rules\n",
}


def _lint(folder: Path, checkout: Path, changed: dict[str, str]) -> tuple[int, str]:
    for name, text in (_HOUSE | changed).items():
        path = folder / "src/accede" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    contracts = (checkout / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(contracts, encoding="utf-8")
    start = (
        f"import sys; sys.path.insert(0, {str(folder / 'src')!r});"
        "from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    command = [sys.executable, "-c", start, "--no-cache", "--no-logo"]
    done = run(command, cwd=folder, stdout=PIPE, stderr=STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def test_a_sound_house_keeps_its_contracts(tmp_path: Path, checkout: Path) -> None:
    code, told = _lint(tmp_path, checkout, {})
    assert code == 0, told
    assert "0 broken" in told


@pytest.mark.parametrize(
    ("module", "text", "contract"),
    [
        ("journal/rules.py", "from accede.states import rules\n", "Rooms are ordered"),
        ("basics/__init__.py", "import accede.journal\n", "Rooms are ordered"),
        ("cellar/__init__.py", "", "Rooms are ordered"),
        ("states/rules.py", "from django.db import models\n", "Rules and basics know no"),
        ("states/rules.py", "from accede.journal import models\n", "Rules and basics know no"),
        ("basics/__init__.py", "import yaml\n", "Rules and basics know no"),
        ("states/exchange.py", "from accede.journal import models\n", "A parser or a writer"),
    ],
)
def test_a_contract_catches_its_violation(
    tmp_path: Path, checkout: Path, module: str, text: str, contract: str
) -> None:
    code, told = _lint(tmp_path, checkout, {module: text})
    assert code == 1, told
    assert [line for line in told.splitlines() if contract in line and "BROKEN" in line], told


def test_the_contract_names_every_room(checkout: Path) -> None:
    settings = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    order = settings["tool"]["importlinter"]["contracts"][0]
    rooms = {path.name for path in (checkout / "src/accede").iterdir() if path.is_dir()}
    named = {layer.strip("()") for layer in order["layers"]}
    assert rooms - {"__pycache__"} <= named
