"""A table as one JSON document: what it is, its days, its sources, its columns, its rows.

A row is an object: ``id``, ``permalink``, then each column by its name. Days are in ISO
form; an amount is a string, since a JSON number has no fixed precision.
"""

from datetime import date
from typing import Any

import msgspec

from accede.basics.tables import Cell, Table
from accede.site.exports.frame import Frame


def write_json(table: Table, frame: Frame) -> bytes:
    """The bytes of the JSON document."""
    names = [column.name for column in table.columns]
    rows: list[dict[str, Any]] = [
        {
            "id": row.id,
            "permalink": frame.permalink(row.address),
            **dict(zip(names, map(_plain, row.cells), strict=True)),
        }
        for row in table.rows
    ]
    document: dict[str, Any] = {
        "table": table.name,
        "title": table.title,
        "about": table.about,
        "language": frame.language,
        "permalink": frame.permalink(frame.address),
        "as_of": table.as_of,
        "as_known_on": table.as_known_on,
        "period": dict(zip(("from", "to"), table.period, strict=True)) if table.period else None,
        "digest": table.digest,
        "sources": [
            {"title": each.title, "reference": each.reference, "stated_on": each.stated_on}
            for each in table.sources
        ],
        "notes": [*table.notes, *frame.notes],
        "columns": [
            {"name": column.name, "heading": column.heading, "kind": column.kind.value}
            for column in table.columns
        ],
        "rows": rows,
    }
    return msgspec.json.encode(document)


def _plain(cell: Cell) -> str | int | date | None:
    return cell if cell is None or isinstance(cell, str | int | date) else str(cell)
