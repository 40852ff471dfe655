"""The coded rules: each has one code, a text, a case that holds and a case that does not."""

import ast
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import getmembers, isclass, isfunction
from pathlib import Path

import accede
from accede.basics.ruled import Rule, rule

TESTS = Path(__file__).resolve().parents[1]

_CODE = re.compile(r"[A-Z]+(?:-[A-Z]+)*-[1-9][0-9]*")
# How a test says in its name that it shows the rule refusing.
_REFUSALS = frozenset(
    (
        *("refuses", "refused", "rejects", "denies", "fails", "catches", "breaks", "lacks"),
        *("not", "never", "no", "none", "nothing", "neither", "without", "cannot"),
        *("unknown", "hides", "misses"),
    )
)


def rules_of(house: Path) -> tuple[Rule, ...]:
    """Every rule marked in a ``rules`` module of some room, ordered by code."""
    found: set[Rule] = set()
    for path in (*house.glob("*/rules.py"), *house.glob("*/rules/**/*.py")):
        parts = path.relative_to(house.parent).with_suffix("").parts
        found.update(_marked(import_module(".".join(parts))))
    return tuple(sorted(found, key=lambda each: each.code))


def _marked(holder: object) -> Iterator[Rule]:
    for _, member in getmembers(holder):
        if isclass(member) and member.__module__ == getattr(holder, "__name__", ""):
            yield from (rule for name in vars(member) for rule in _of(vars(member)[name]))
        elif isfunction(member):
            yield from _of(member)


def _of(member: object) -> Iterator[Rule]:
    for function in (member, getattr(member, "fget", None), getattr(member, "__func__", None)):
        if isinstance(marked := getattr(function, "__rule__", None), Rule):
            yield marked


def marks_in(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every code that a source file marks with ``@rule("…")``, read without importing."""
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for mark in getattr(node, "decorator_list", ()):
                if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "rule":
                    yield str(ast.literal_eval(mark.args[0])), path


def names_of_tests(folder: Path) -> tuple[str, ...]:
    """The name of every test function under a folder, read without importing."""
    return tuple(
        node.name
        for path in sorted(folder.rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def wanting(codes: tuple[str, ...], tests: tuple[str, ...]) -> Mapping[str, str]:
    """What each rule lacks among the tests; empty where every rule has both its cases."""
    lacking: dict[str, str] = {}
    for code in codes:
        prefix = f"test_{code.lower().replace('-', '_')}_"
        named = [name for name in tests if name.startswith(prefix)]
        refusing = [
            name for name in named if not _REFUSALS.isdisjoint(name[len(prefix) :].split("_"))
        ]
        if len(named) < 2:
            lacking[code] = f"needs two tests named {prefix}…, has {len(named)}"
        elif not refusing:
            lacking[code] = f"needs a test named {prefix}refuses_…"
    return lacking


HOUSE = Path(accede.__file__).parent
RULES = rules_of(HOUSE)


def test_codes_are_used_once_and_well_formed() -> None:
    counted = Counter(each.code for each in RULES)
    assert [code for code, times in counted.items() if times > 1] == []
    assert [code for code in counted if _CODE.fullmatch(code) is None] == []


def test_rules_stand_in_rules_modules_and_none_is_overlooked() -> None:
    marked = {code for code, _ in marks_in(HOUSE)}
    assert marked == {each.code for each in RULES}


def test_every_rule_says_what_it_is() -> None:
    assert [each.code for each in RULES if len(each.text) < 20] == []


def test_every_rule_has_a_case_that_holds_and_one_that_does_not() -> None:
    lacking = wanting(tuple(each.code for each in RULES), names_of_tests(TESTS))
    assert lacking == {}, "\n".join(f"{code}: {what}" for code, what in lacking.items())


# The check itself, shown to fail where it should.


def test_a_rule_without_a_refusing_case_is_caught() -> None:
    tests = ("test_fold_3_holds_for_a_party", "test_fold_3_holds_for_a_signatory")
    assert wanting(("FOLD-3",), tests) == {"FOLD-3": "needs a test named test_fold_3_refuses_…"}


def test_a_rule_with_a_neighbours_tests_is_caught() -> None:
    tests = ("test_fold_10_holds", "test_fold_10_refuses_a_day_before")
    assert "FOLD-1" in wanting(("FOLD-1",), tests)


def test_a_mark_outside_rules_is_seen(tmp_path: Path) -> None:
    source = '@rule("STRAY-1")\ndef allowed() -> bool:\n    """Nobody may."""\n    return False\n'
    (tmp_path / "views.py").write_text(textwrap.dedent(source), encoding="utf-8")
    assert [code for code, _ in marks_in(tmp_path)] == ["STRAY-1"]


def test_a_rule_without_a_text_cannot_be_made() -> None:
    def silent() -> bool:
        return True

    try:
        rule("MUTE-1")(silent)
    except TypeError as error:
        assert "MUTE-1" in str(error)
    else:
        raise AssertionError("a rule without a docstring was accepted")
