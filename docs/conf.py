"""How the documentation is built: Sphinx, furo, Markdown; without a network.

The page ``rulebook`` is written at build time from the docstrings of the coded rules, and the
table of doors in ``accounts`` from the one that the guard reads, so that they cannot say
anything else than the product does.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "src"))

from accede.accounts.rules import DOORS, PUBLIC, Role  # noqa: E402
from accede.basics.ruled import Rule  # noqa: E402
from accede.site.rulebook import passages, rules_by_room  # noqa: E402

project = "Accede"
author = "The contributors of Accede"
copyright = "the contributors of Accede"
language = "en"

extensions = ["myst_parser", "sphinx.ext.doctest"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Accede"
html_show_sphinx = False
html_copy_source = False


def rooms() -> tuple[str, ...]:
    """The rooms in their order, the lowest first, as the import contract names them."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return tuple(layer.strip("()") for layer in reversed(layers))


def rulebook() -> str:
    """The rulebook as Markdown: a section for each room, an entry for each rule."""
    lines: list[str] = []
    for room, found in rules_by_room(rooms()).items():
        lines += [f"## {room}", ""]
        for rule in found:
            lines += [f"### {rule.code}", "", *_text(rule), ""]
            lines += [f"Stated in `{rule.module}.{rule.name}`.", ""]
    return "\n".join(lines)


def _text(rule: Rule) -> Iterator[str]:
    """The text of a rule as Markdown; the examples in it as code."""
    for each in passages(rule):
        yield from ("```pycon", each.text, "```", "") if each.example else (each.text, "")


def doors() -> str:
    """The table of doors as Markdown: a row for each door, a column for each role."""
    columns = (PUBLIC, *Role)
    names = (name.lower().replace("_", " ") for name in columns)
    lines = [f"| door | {' | '.join(names)} |", "|---" * (len(columns) + 1) + "|"]
    for door, roles in DOORS.items():
        marks = ("●" if role in roles else "" for role in columns)
        lines.append(f"| `{door}` | {' | '.join(marks)} |")
    return "\n".join(lines)


def _fill(app: Sphinx, docname: str, source: list[str]) -> None:
    if docname == "rulebook":
        source[0] = source[0].replace("<!-- rules -->", rulebook())
    if docname == "accounts":
        source[0] = source[0].replace("<!-- doors -->", doors())


def setup(app: Sphinx) -> None:
    """Fills the rulebook and the table of doors while their pages are read."""
    app.connect("source-read", _fill)
