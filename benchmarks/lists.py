"""Long lists: ten thousand rows as the API answers them, and as files."""

from collections.abc import Callable
from datetime import date, timedelta
from unittest.mock import patch

from django.test import Client, override_settings

from accede.basics.sources import Source
from accede.basics.tables import Column, Kind, Row, Table
from accede.site.exports import FORMATS, Frame
from accede.states.queries import world
from accede.treaties.rules import LegalState

ROWS = 10_000
DAY = date(2014, 6, 30)
Timed = Callable[[Callable[[], object], int], list[float]]
Line = Callable[..., None]


def lists(state: LegalState, timed: Timed, line: Line) -> None:
    """The list of the API on a day asked before and on a new day; the three formats of files."""
    client, days = Client(), iter(DAY - timedelta(days=n) for n in range(1000))

    def asked(day: date) -> None:
        answer = client.get(f"/api/v1/participation?as_of={day}&limit={ROWS}")
        assert answer.status_code == 200 and answer.content.count(b'"id":"MADE') >= ROWS

    unlimited = override_settings(ACCEDE_API_CALLS=10**9)
    with unlimited, patch("accede.treaties.api.snapshot", lambda **_: state):
        line(f"list API, {ROWS} rows, asked again", "100 ms", timed(lambda: asked(DAY), 10))
        line(f"list API, {ROWS} rows, each day new", "", timed(lambda: asked(next(days)), 5))
    table = long_table()
    frame = Frame("https://accede.example", "/en/", "en")
    for name, form in FORMATS.items():
        found = timed(lambda form=form: form.write(table, frame), 5)  # type: ignore[misc]
        line(f"{ROWS} rows of a table as {name}", "", found)


def long_table() -> Table:
    """A table of ten thousand rows with words, codes, days and numbers."""
    states = world().real
    rows = tuple(
        Row(
            f"{state.code}-{n}",
            f"/en/states/{state.code}/?as_of=2014-06-30",
            (state.name.in_("fr"), state.code, DAY - timedelta(days=n % 5000), n, "one; two"),
        )
        for n in range(ROWS)
        for state in (states[n % len(states)],)
    )
    return Table(
        name="made_up",
        title="Made up",
        columns=(
            Column("name", "Name"),
            Column("code", "Code", Kind.CODE),
            Column("since", "Since", Kind.DAY),
            Column("number", "Number", Kind.NUMBER),
            Column("acts", "Acts"),
        ),
        rows=rows,
        as_of=DAY,
        digest="0" * 64,
        sources=(Source("Made up"),),
    )
