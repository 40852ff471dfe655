"""Coded rules: a rule has a code, and its docstring is its text.

``@rule("FOLD-3")`` marks the function that states a rule. The rulebook is generated
from these docstrings, and a test walks them: each code is used once, has a text, and
has a passing and a failing case named with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Rule:
    """One coded rule: where it stands and what it says."""

    code: str
    module: str
    name: str
    text: str


def rule(code: str) -> Callable[[F], F]:
    """Marks a function as the statement of the rule with this code."""

    def mark(function: F) -> F:
        if not (function.__doc__ or "").strip():
            raise TypeError(f"the rule {code} has no text: give {function.__name__} a docstring")
        function.__rule__ = Rule(  # type: ignore[attr-defined]
            code, function.__module__, function.__qualname__, (function.__doc__ or "").strip()
        )
        return function

    return mark
