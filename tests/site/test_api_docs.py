"""The examples of docs/api.md, asked of the API itself."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accede.site import demonstration

_EXAMPLE = re.compile(r"```text\nGET (\S+)\n```\n\n```json\n(.*?)```", re.DOTALL)


def holds(shown: Any, told: Any) -> bool:
    """Whether an answer says all that the example shows of it."""
    if isinstance(shown, dict):
        return isinstance(told, dict) and all(
            name in told and holds(each, told[name]) for name, each in shown.items()
        )
    if isinstance(shown, list):
        return isinstance(told, list) and (
            all(any(holds(each, one) for one in told) for each in shown) if shown else not told
        )
    return bool(shown == told)


def test_the_examples_are_true(checkout: Path, db: None) -> None:
    cache.clear()
    demonstration.load()
    examples = _EXAMPLE.findall((checkout / "docs/api.md").read_text(encoding="utf-8"))
    assert len(examples) >= 5
    for address, shown in examples:
        told = Client().get(address).json()
        assert holds(json.loads(shown), told), (address, told)


@pytest.mark.parametrize(
    ("shown", "told"),
    [({"a": 1}, {"a": 2}), ({"a": 1}, {}), ([{"a": 1}], []), ([], [1]), ({"a": {}}, {"a": 1})],
)
def test_an_example_that_is_not_true_is_caught(shown: Any, told: Any) -> None:
    assert not holds(shown, told)
