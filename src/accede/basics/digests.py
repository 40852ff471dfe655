"""Digests of records: one canonical form, one hash.

Two records have the same digest exactly when they say the same, whatever the order in
which their fields were written.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias, Union

Plain: TypeAlias = Union[bool, int, str, date, Sequence["Plain"], Mapping[str, "Plain"], None]
"""What has a canonical form. Floats have none; amounts are written as strings."""


def canonical(value: Plain) -> str:
    """The one JSON text of a plain value: keys sorted, no spaces, days in ISO form.

    >>> canonical({"b": date(2014, 7, 10), "a": 1})
    '{"a":1,"b":"2014-07-10"}'
    """
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_day
    )


def digest(value: Plain) -> str:
    """SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
